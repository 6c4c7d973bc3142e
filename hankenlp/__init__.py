"""From Finnish project documents to linked, structured data.

``extract`` turns one text or file into a ``ProjectDocument``; ``Corpus`` extracts many and links what they name.
Everything public is imported on first use, so that ``import hankenlp`` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hankenlp.corpus import Corpus
    from hankenlp.documents import Entity, FailedDocument, ProjectDocument
    from hankenlp.errors import (
        HankenlpError,
        ModelNotFound,
        ResourceError,
        UnreadableDocument,
        UnreadableFrames,
        UnsupportedFormat,
    )
    from hankenlp.pipeline import extract, extract_many, load

__version__ = "0.1.0"

__all__ = [
    "Corpus",
    "Entity",
    "FailedDocument",
    "HankenlpError",
    "ModelNotFound",
    "ProjectDocument",
    "ResourceError",
    "UnreadableDocument",
    "UnreadableFrames",
    "UnsupportedFormat",
    "__version__",
    "extract",
    "extract_many",
    "load",
]

_HOME = {
    "Corpus": "corpus",
    "Entity": "documents",
    "FailedDocument": "documents",
    "HankenlpError": "errors",
    "ModelNotFound": "errors",
    "ProjectDocument": "documents",
    "ResourceError": "errors",
    "UnreadableDocument": "errors",
    "UnreadableFrames": "errors",
    "UnsupportedFormat": "errors",
    "extract": "pipeline",
    "extract_many": "pipeline",
    "load": "pipeline",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
