"""The component ``hankenlp``: every extractor in its order, then the whole result as ``doc._.hankenlp``."""

import hashlib
from collections.abc import Callable, Sequence
from typing import Any, Final

from spacy.language import Language
from spacy.tokens import Doc, Span

from hankenlp.documents import Model, ProjectDocument
from hankenlp.extraction import (
    amounts,
    dates,
    goals,
    organizations,
    outcomes,
    people,
    periods,
    places,
    programmes,
    status,
    titles,
)
from hankenlp.extraction.component import KEY, Extractor, register

EXTRACTORS: Final[tuple[tuple[str, Callable[[Doc], Sequence[Model]]], ...]] = (
    ("dates", dates.find),
    ("amounts", amounts.find),
    ("people", people.find),
    ("programmes", programmes.find),
    ("organizations", organizations.find),
    ("places", places.find),
    ("title", titles.find),
    ("period", periods.find),
    ("status", status.find),
    ("goals", goals.find),
    ("outcomes", outcomes.find),
)
"""In the order in which they run: a later one may read what an earlier one found."""

FIELDS: Final = tuple(field for field, _ in EXTRACTORS)
_SINGLE: Final = ("title", "period", "status")


class Hankenlp(Extractor):
    """Every extractor, one after the other; spans go to ``doc.spans["hankenlp"]`` where token boundaries allow."""

    def __init__(self, name: str, made: str) -> None:
        super().__init__(name, "", lambda doc: ())
        self.producer = made

    def __reduce__(self) -> tuple[type, tuple[str, str]]:
        return type(self), (self.name, self.producer)

    def __call__(self, doc: Doc) -> Doc:
        for field, find in EXTRACTORS:
            Extractor(f"hankenlp_{field}", field, find)(doc)
        doc.user_data[KEY]["producer"] = self.producer
        doc.spans["hankenlp"] = list(_spans(doc))
        return doc


def _spans(doc: Doc) -> list[Span]:
    found = []
    for field in FIELDS:
        for item in doc.user_data[KEY].get(field, ()):
            if "start" in item and item["start"] is not None and field not in ("period", "status"):
                span = doc.char_span(item["start"], item["end"], label=field)
                if span is not None:
                    found.append(span)
    return found


def result(doc: Doc) -> dict[str, Any]:
    """The fields of a ``ProjectDocument`` that extraction fills, as plain data."""
    data: dict[str, Any] = {field: items for field, items in doc.user_data.get(KEY, {}).items() if field in FIELDS}
    for field in _SINGLE:
        items = data.pop(field, ())
        data[field] = items[0] if items else None
    if data["status"]:
        data["status"] = data["status"]["status"]
    return data


def identifier(text: str) -> str:
    """The id of a bare text: ``text-`` and the first 12 digits of its SHA-256."""
    return "text-" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def producer(meta: dict[str, Any]) -> str:
    """What made a document: package, version, backend, model (of a pipeline's ``meta``)."""
    from hankenlp import __version__

    made = meta.get("hankenlp") or {}
    backend, model = made.get("backend", "spacy"), made.get("model", meta.get("name", "unknown"))
    return f"hankenlp {__version__} {backend} {model}"


def _of_doc(doc: Doc) -> ProjectDocument:
    made = doc.user_data.get(KEY, {}).get("producer") or producer({})
    return ProjectDocument.model_validate(
        {"id": identifier(doc.text), "text": doc.text, "producer": made, **result(doc)}
    )


@Language.factory("hankenlp")
def create_hankenlp(nlp: Language, name: str) -> Hankenlp:
    """The factory ``hankenlp``."""
    return Hankenlp(name, producer(nlp.meta))


_FACTORIES: Final = {f"create_{field}": register(field, find) for field, find in EXTRACTORS}
Doc.set_extension("hankenlp", getter=_of_doc, force=True)


def __getattr__(name: str) -> Any:
    """``create_goals`` and its sisters, for the entry points that let spaCy find the components by name."""
    if name in _FACTORIES:
        return _FACTORIES[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
