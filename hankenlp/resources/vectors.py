"""Word vectors of the Finnish model that is always installed: words of like meaning lie near each other.

They are floret vectors, made of a word's character n-grams, so every form of every word has one. The file is mapped
into memory, so that only the rows that are asked for are read.
"""

import json
import re
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hankenlp.errors import ModelNotFound, ResourceError

Floats = NDArray[np.float32]

PACKAGE: Final = "spacy_fi_experimental_web_md"
WIDTH: Final = 300
_REMEMBERED: Final = 20_000
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

_memory: dict[str, Floats] = {}


def words(text: str) -> list[str]:
    """The words of a text in lower case, without numbers."""
    return [match.group().lower() for match in _WORD.finditer(text)]


def unit_vectors(forms: Iterable[str]) -> Floats:
    """A row of length 1 for each form: an array of ``(forms, WIDTH)``.

    Raises:
        ModelNotFound: where the package of the model is not installed.
        ResourceError: where its vectors are damaged.
    """
    asked = list(forms)
    found = {form: _memory.get(form) for form in asked}
    new = [form for form, row in found.items() if row is None]
    if new:
        rows = np.asarray(_table().get_batch(new), dtype=np.float32)
        rows = rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9)
        fresh = dict(zip(new, rows, strict=True))
        if len(_memory) + len(fresh) > _REMEMBERED:
            _memory.clear()
        _memory.update(fresh)
        found |= fresh
    return np.array([found[form] for form in asked], dtype=np.float32).reshape(len(asked), WIDTH)


def mean_vector(text: str) -> Floats:
    """The mean of the vectors of a text's words; zeros where it has none."""
    rows = unit_vectors(words(text))
    return rows.mean(axis=0) if len(rows) else np.zeros(WIDTH, dtype=np.float32)


@cache
def _table() -> Any:
    from spacy.vectors import Vectors  # type: ignore[import-not-found]

    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelNotFound(f"the package {PACKAGE} is not installed. Install hankenlp again: it belongs to it.")
    folder = next(iter(sorted(Path(spec.origin).parent.glob("*/vocab"))), Path(spec.origin).parent)
    try:
        settings = json.loads((folder / "vectors.cfg").read_text(encoding="utf-8"))
        data = np.asarray(np.load(folder / "vectors", mmap_mode="r", allow_pickle=False))
        return Vectors(data=data, **{key: value for key, value in settings.items() if key != "mode"}, mode="floret")
    except (OSError, ValueError, TypeError) as error:
        raise ResourceError(f"{folder}: {error!r}. Reinstall {PACKAGE}.") from error
