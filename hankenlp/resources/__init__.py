"""Rules and facts as data. ``table("labels")`` reads ``labels.toml``; ``knowledge()`` reads the CSV files of ``knowledge/``.

The files are written for a linguist who does not program; the code that uses them holds no word lists of its own.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from hankenlp.errors import ResourceError


@cache
def table(name: str) -> dict[str, Any]:
    """The parsed ``resources/NAME.toml``. Callers must not change what they get: it is shared."""
    path = files(__name__) / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ResourceError(f"{path}: {error}. Restore the file or mend the line that is named.") from error
