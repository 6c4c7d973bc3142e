"""The curves that turn what rules and weights say of themselves into confidences: ``models/confidence/weights.toml``."""

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from types import MappingProxyType

from hankenlp.calibration import Curve
from hankenlp.errors import ResourceError
from hankenlp.resources.models import folder

MODEL = "confidence"

_replaced: ContextVar[Mapping[str, Curve] | None] = ContextVar("hankenlp_confidence", default=None)


@contextmanager
def using(curves: Mapping[str, Curve]) -> Iterator[None]:
    """Within the block, these curves count and not the packaged ones; with none, confidences stay as they are."""
    token = _replaced.set(curves)
    try:
        yield
    finally:
        _replaced.reset(token)


def curves() -> Mapping[str, Curve]:
    """Field → curve, of those in use."""
    replaced = _replaced.get()
    return _packaged() if replaced is None else replaced


@cache
def _packaged() -> Mapping[str, Curve]:
    path = folder(MODEL) / "weights.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))["curves"]
        return MappingProxyType(
            {str(name): tuple((float(x), float(y)) for x, y in curve) for name, curve in data.items()}
        )
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise ResourceError(f"{path}: {error!r}. Reinstall hankenlp, or fit the curves anew.") from error
