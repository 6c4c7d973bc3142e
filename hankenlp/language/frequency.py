"""How frequent a word form is in Finnish web text, from a table of half a million forms in ``models/lemmatizer``."""

from functools import cache, lru_cache
from typing import Final
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from spacy.strings import get_string_id

from hankenlp.errors import ResourceError
from hankenlp.resources.models import folder

FLOOR: Final = -17.0
"""The natural logarithm of the probability of a form that the table does not have."""
STEP: Final = 0.0625
"""The table keeps logarithms in steps of this size."""
FILE: Final = "frequencies.npz"

_MASK: Final = 0xFFFFFFFF


@lru_cache(maxsize=100_000)
def log_probability(form: str) -> float:
    """Natural logarithm of the form's probability, or ``FLOOR``. One in 10,000 unknown forms passes for a known one.

    Raises:
        ResourceError: where the table is missing or damaged.
    """
    keys, steps = _table()
    key = np.uint32(get_string_id(form) & _MASK)
    place = int(keys.searchsorted(key))
    return float(steps[place]) * -STEP if place < len(keys) and keys[place] == key else FLOOR


@cache
def _table() -> tuple[NDArray[np.uint32], NDArray[np.uint16]]:
    path = folder("lemmatizer") / FILE
    try:
        with np.load(path, allow_pickle=False) as data:
            keys, steps = data["keys"], data["steps"]
    except (OSError, EOFError, KeyError, ValueError, BadZipFile) as error:
        raise ResourceError(f"{path}: {error!r}. Reinstall hankenlp.") from error
    return keys, steps
