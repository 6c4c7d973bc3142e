"""How an extraction module becomes a spaCy component.

A module has one function ``find(doc) -> list[model]``. ``register`` wraps it in a stateless component that keeps the
result, as plain data, in ``doc.user_data["hankenlp"][field]``, where ``Doc.to_bytes``, ``DocBin(store_user_data=True)``
and ``nlp.pipe(n_process=2)`` carry it. Later components read it with ``found``.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from spacy.language import Language
from spacy.tokens import Doc

from hankenlp.documents import Model
from hankenlp.language.stateless import Stateless
from hankenlp.layout import Layout, analyse
from hankenlp.resources.additions import active, using

M = TypeVar("M", bound=Model)
KEY = "hankenlp"


_layouts: "WeakKeyDictionary[Doc, tuple[str, Layout]]" = WeakKeyDictionary()


def layout_of(doc: Doc) -> Layout:
    """The layout of the document's text, kept as long as the document: a ``Doc`` joins its text anew each time."""
    additions, layout = _layouts.get(doc) or ("", None)
    if layout is None or additions != active():
        layout = analyse(doc.text)
        _layouts[doc] = active(), layout
    return layout


def found(doc: Doc, field: str, model: type[M]) -> list[M]:
    """What an earlier component found, or an empty list where it has not run."""
    return [model.model_validate(item) for item in doc.user_data.get(KEY, {}).get(field, ())]


class Extractor(Stateless):
    """Stateless component around one ``find`` function.

    Args:
        additions: a user's own lines for the rules, as ``resources.additions.read`` gives them.
    """

    def __init__(self, name: str, field: str, find: Callable[[Doc], Sequence[Model]], additions: str = "") -> None:
        self.name = name
        self.field = field
        self.find = find
        self.additions = additions

    def __call__(self, doc: Doc) -> Doc:
        data: dict[str, Any] = dict(doc.user_data.get(KEY, {}))
        with using(self.additions):
            data[self.field] = [item.model_dump() for item in self.find(doc)]
        doc.user_data[KEY] = data
        return doc


def register(field: str, find: Callable[[Doc], Sequence[Model]]) -> Callable[..., Extractor]:
    """Make ``find`` available as the spaCy factory ``hankenlp_FIELD``, and return that factory."""

    def create(nlp: Language, name: str, additions: str) -> Extractor:
        return Extractor(name, field, find, additions)

    Language.factory(f"hankenlp_{field}", default_config={"additions": ""}, func=create)
    return create
