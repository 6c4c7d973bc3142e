"""Trained weights from the folder ``models/``, which travels inside the wheel as ``hankenlp/models/``."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from types import MappingProxyType

import hankenlp
from hankenlp.errors import ResourceError


def folder(name: str) -> Path:
    """The model's folder: in the installed package, else in the checkout beside it."""
    package = Path(hankenlp.__file__).parent
    inside = package / "models" / name
    return inside if inside.is_dir() else package.parent / "models" / name


Weights = Mapping[str, float]

_replaced: "ContextVar[Mapping[str, Weights]]" = ContextVar("hankenlp_weights", default=MappingProxyType({}))


def weights(name: str) -> Weights:
    """The weights of ``models/NAME/weights.toml``, or of ``weights.json`` where there are thousands: feature → number.

    Raises:
        ResourceError: where the file is missing or damaged.
    """
    replaced = _replaced.get()
    return replaced[name] if name in replaced else _packaged(name)


@contextmanager
def using(replacing: Mapping[str, Weights]) -> Iterator[None]:
    """Within the block, these weights stand in the place of the packaged ones of their names."""
    token = _replaced.set(replacing)
    try:
        yield
    finally:
        _replaced.reset(token)


@cache
def _packaged(name: str) -> Weights:
    path = folder(name) / "weights.toml"
    many = path.with_suffix(".json")
    try:
        if many.exists():
            path = many
            data = json.loads(path.read_text(encoding="utf-8"))
        else:
            data = tomllib.loads(path.read_text(encoding="utf-8"))["weights"]
        return MappingProxyType({str(feature): float(value) for feature, value in data.items()})
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise ResourceError(f"{path}: {error!r}. Reinstall hankenlp, or train the weights anew.") from error
