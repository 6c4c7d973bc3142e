"""A trained linear classifier: named features and a dense vector in, a probability for each class out.

It is multinomial logistic regression, worked out in NumPy from the file ``models/NAME/weights.npz``; what trains it
(``benchmarks``) writes the file with ``save``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from hankenlp.errors import ResourceError
from hankenlp.resources.models import folder

Floats = NDArray[np.float32]
FILE: Final = "weights.npz"

_replaced: "ContextVar[Mapping[str, Linear]]" = ContextVar("hankenlp_linear", default=MappingProxyType({}))


@dataclass(frozen=True, eq=False)
class Linear:
    """The weights.

    Attributes:
        classes: names, in the order of the columns.
        features: feature → row of ``table``.
        table: weights of the features, ``(features, classes)``.
        dense: weights of the dense vector, ``(width, classes)``.
        bias: ``(classes,)``.
    """

    classes: tuple[str, ...]
    features: Mapping[str, int]
    table: Floats
    dense: Floats
    bias: Floats

    def log_probabilities(self, items: Sequence[tuple[Iterable[str], float]], vectors: Floats) -> Floats:
        """Natural logarithms of the probabilities, ``(items, classes)``.

        Args:
            items: the features of each item, and the value that each of them has.
            vectors: their dense vectors, ``(items, width)``.
        """
        scores = np.tile(self.bias, (len(items), 1))
        for row, (names, value) in enumerate(items):
            known = [place for name in names if (place := self.features.get(name)) is not None]
            if known:
                scores[row] += self.table[known].sum(axis=0) * value
        if self.dense.size:
            # One product a row: in a product of many rows the last bit of a row may depend on the others.
            scores += np.array([vector @ self.dense for vector in vectors], dtype=np.float32).reshape(scores.shape)
        scores -= scores.max(axis=1, keepdims=True)
        logs: Floats = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
        return logs

    def save(self, path: Path) -> None:
        """Write the weights, the table in half precision."""
        np.savez_compressed(
            path,
            classes=np.frombuffer("\n".join(self.classes).encode(), dtype=np.uint8),
            features=np.frombuffer("\n".join(self.features).encode(), dtype=np.uint8),
            table=self.table.astype(np.float16),
            dense=self.dense.astype(np.float16),
            bias=self.bias.astype(np.float32),
        )


def read(path: Path) -> Linear:
    """The classifier of a file.

    Raises:
        ResourceError: where the file is missing or damaged.
    """
    try:
        with np.load(path, allow_pickle=False) as data:
            classes, features = (bytes(data[key]).decode().split("\n") for key in ("classes", "features"))
            table, dense, bias = (data[key].astype(np.float32) for key in ("table", "dense", "bias"))
        if table.shape != (len(features), len(classes)) or bias.shape != (len(classes),):
            raise ValueError("the tables do not fit each other")
    except (OSError, EOFError, KeyError, ValueError, BadZipFile) as error:
        raise ResourceError(f"{path}: {error!r}. Reinstall hankenlp, or train the weights anew.") from error
    return Linear(tuple(classes), {name: row for row, name in enumerate(features)}, table, dense, bias)


def classifier(name: str) -> Linear:
    """The classifier of ``models/NAME``, or what stands in its place.

    Raises:
        ResourceError: where its file is missing or damaged.
    """
    return _replaced.get().get(name) or _packaged(name)


@contextmanager
def using(models: Mapping[str, Linear]) -> Iterator[None]:
    """Within the block, these classifiers stand in the place of the packaged ones of their names."""
    token = _replaced.set(models)
    try:
        yield
    finally:
        _replaced.reset(token)


@cache
def _packaged(name: str) -> Linear:
    return read(folder(name) / FILE)
