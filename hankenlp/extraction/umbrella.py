"""The component ``hankenlp``: every extractor in its order, then the whole result as ``doc._.hankenlp``.

A damaged text is healed first (``hankenlp.layout.heal``): the extractors then read a second ``Doc``, that of the healed
text, and what they find is given with offsets into the text as it came. The ``Doc`` itself keeps its text and tokens.
"""

import hashlib
from collections.abc import Callable, Sequence
from typing import Any, Final

from spacy.language import Language
from spacy.tokens import Doc, Span

from hankenlp.documents import Model, ProjectDocument
from hankenlp.extraction import (
    amounts,
    consistency,
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
from hankenlp.extraction.component import KEY, Extractor, layout_of, register
from hankenlp.extraction.confidences import with_confidences
from hankenlp.extraction.paying_roles import with_funders
from hankenlp.layout import Healed, heal
from hankenlp.resources.additions import active, using

EXTRACTORS: Final[tuple[tuple[str, Callable[[Doc], Sequence[Model]]], ...]] = (
    ("dates", dates.find),
    ("people", people.find),
    ("programmes", programmes.find),
    ("organizations", organizations.find),
    ("places", places.find),
    ("amounts", amounts.find),
    ("title", titles.find),
    ("period", periods.find),
    ("status", status.find),
    ("goals", goals.find),
    ("outcomes", outcomes.find),
    ("warnings", consistency.find),
)
"""In the order in which they run: a later one may read what an earlier one found."""

FIELDS: Final = tuple(field for field, _ in EXTRACTORS)
_SINGLE: Final = ("title", "period", "status")
_HEALED: Final = "healed"
"""Stands in the data of a ``Doc`` whose text is healed already."""


class Hankenlp(Extractor):
    """Every extractor, one after the other; spans go to ``doc.spans["hankenlp"]`` where token boundaries allow.

    Args:
        nlp: the pipeline that the component is a part of. What comes before it there analyses a healed text, too, and
            its ``meta`` says what made the documents.
    """

    def __init__(self, name: str, nlp: Language, additions: str = "") -> None:
        super().__init__(name, "", _nothing, additions)
        self.nlp = nlp

    def __call__(self, doc: Doc) -> Doc:
        with using(self.additions):
            return self._filled(doc)

    def _filled(self, doc: Doc) -> Doc:
        data: dict[str, Any] = dict(doc.user_data.get(KEY, {}))
        text = layout_of(doc).text
        healed = Healed(text, text) if data.pop(_HEALED, False) else heal(text)
        # What an earlier run found must not be read by this one.
        data = {field: items for field, items in data.items() if field not in FIELDS}
        doc.user_data[KEY] = dict(data)
        if healed.text == text:
            data |= _found(doc)
        else:
            data |= _relocated(_found(self._analysed(healed.text)), healed)
        doc.user_data[KEY] = data | {"producer": producer(self.nlp.meta)}
        doc.spans["hankenlp"] = list(_spans(doc))
        return doc

    def _analysed(self, text: str) -> Doc:
        """What the components before this one make of a text."""
        doc = self.nlp.make_doc(text)
        for _, component in self.nlp.pipeline:
            if component is self:
                break
            doc = component(doc)
        return doc


def _nothing(_doc: Doc) -> tuple[Model, ...]:
    return ()


def _found(doc: Doc) -> dict[str, list[dict[str, Any]]]:
    """Field → its items, as plain data."""
    for field, find in EXTRACTORS:
        doc = Extractor(f"hankenlp_{field}", field, find, active())(doc)
    return with_confidences(with_funders({field: doc.user_data[KEY][field] for field in FIELDS}))


def _relocated(data: dict[str, list[dict[str, Any]]], healed: Healed) -> dict[str, list[dict[str, Any]]]:
    """The same items with offsets into the original text."""

    def move(item: dict[str, Any]) -> dict[str, Any]:
        if "spans" in item:
            return item | {"spans": [healed.source(start, end) for start, end in item["spans"]]}
        if not isinstance(item.get("start"), int):
            return item
        start, end = healed.source(item["start"], item["end"])
        return item | {"start": start, "end": end, "text": healed.original[start:end]}

    return {field: [move(item) for item in items] for field, items in data.items()}


def _spans(doc: Doc) -> list[Span]:
    found = []
    for field in FIELDS:
        for item in doc.user_data[KEY].get(field, ()):
            if "start" in item and item["start"] is not None and field not in ("period", "status"):
                span = doc.char_span(item["start"], item["end"], label=field)
                if span is not None:
                    found.append(span)
    return found


def extracted(text: str, nlp: Language) -> dict[str, Any]:
    """The fields of a ``ProjectDocument`` that the pipeline fills, as plain data: those of ``nlp(text)._.hankenlp``.

    The text is healed before the pipeline sees it, so that a damaged one is not analysed twice.
    """
    with using(_additions(nlp)):
        healed = heal(text)
    if not healed.text.strip():
        return {}
    doc = nlp.make_doc(healed.text)
    doc.user_data[KEY] = {_HEALED: True}
    return _result(_relocated(_items(nlp(doc)), healed))


def _additions(nlp: Language) -> str:
    return next((pipe.additions for _, pipe in nlp.pipeline if isinstance(pipe, Hankenlp)), "")


def _items(doc: Doc) -> dict[str, list[dict[str, Any]]]:
    return {field: items for field, items in doc.user_data.get(KEY, {}).items() if field in FIELDS}


def _result(items: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    data: dict[str, Any] = dict(items)
    for field in _SINGLE:
        data[field] = next(iter(data.pop(field, ())), None)
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
        {"id": identifier(doc.text), "text": doc.text, "producer": made, **_result(_items(doc))}
    )


@Language.factory("hankenlp", default_config={"additions": ""})
def create_hankenlp(nlp: Language, name: str, additions: str) -> Hankenlp:
    """The factory ``hankenlp``."""
    return Hankenlp(name, nlp, additions)


_FACTORIES: Final = {f"create_{field}": register(field, find) for field, find in EXTRACTORS}
Doc.set_extension("hankenlp", getter=_of_doc, force=True)


def __getattr__(name: str) -> Any:
    """``create_goals`` and its sisters, for the entry points that let spaCy find the components by name."""
    if name in _FACTORIES:
        return _FACTORIES[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
