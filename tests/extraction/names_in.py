"""What the tests of organisations, places and programmes share: a text in, ``(text, name)`` pairs out."""

from collections.abc import Callable, Iterable, Sequence

import spacy
from spacy.tokens import Doc

from hankenlp.documents import Mention

NLP = spacy.blank("fi")


def names_in(find: Callable[[Doc], Sequence[Mention]], text: str) -> list[str]:
    """``text → name`` for each mention, or the text alone where it is a base form."""
    return [m.text if m.text == m.name else f"{m.text} → {m.name}" for m in found_in(find, text)]


def found_in(find: Callable[[Doc], Sequence[Mention]], text: str) -> Sequence[Mention]:
    """The mentions; each must stand where it says."""
    mentions = find(NLP.make_doc(text))
    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert_apart((m.start, m.end) for m in mentions)
    return mentions


def assert_apart(extents: Iterable[tuple[int, int]]) -> None:
    """Mentions of one field never overlap and come in the order of the text."""
    position = 0
    for start, end in extents:
        assert position <= start < end
        position = end
