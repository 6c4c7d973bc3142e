"""Rules and facts as data. ``table("labels")`` reads ``labels.toml``; ``knowledge()`` reads the CSV files of ``knowledge/``.

The files are written for a linguist who does not program; the code that uses them holds no word lists of its own.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from hankenlp.errors import ResourceError
from hankenlp.resources.additions import added, cached, merged


@cached
def table(name: str) -> dict[str, Any]:
    """The parsed ``resources/NAME.toml``, with the additions in use. Callers must not change what they get."""
    own = added(name)
    table: dict[str, Any] = merged(packaged(name), own) if own else packaged(name)
    return table


@cache
def packaged(name: str) -> dict[str, Any]:
    """The parsed ``resources/NAME.toml`` without additions."""
    path = files(__name__) / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ResourceError(f"{path}: {error}. Restore the file or mend the line that is named.") from error
