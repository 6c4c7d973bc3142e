"""Trained weights from the folder ``models/``, which travels inside the wheel as ``hankenlp/models/``."""

import tomllib
from collections.abc import Mapping
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


@cache
def weights(name: str) -> Mapping[str, float]:
    """The weights of ``models/NAME/weights.toml``: feature → number.

    Raises:
        ResourceError: where the file is missing or damaged.
    """
    path = folder(name) / "weights.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))["weights"]
        return MappingProxyType({str(feature): float(value) for feature, value in data.items()})
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise ResourceError(f"{path}: {error!r}. Reinstall hankenlp, or train the weights anew.") from error
