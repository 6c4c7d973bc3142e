"""A word in, every place where the documents use it out, whatever its form: key word in context."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from hankenlp.documents import ProjectDocument
from hankenlp.text_analysis.rows import Rows
from hankenlp.text_analysis.words import Reading, parts_of

_STYLES: Final = {
    "left": "text-align:right;white-space:nowrap",
    "keyword": "text-align:left;white-space:nowrap;font-weight:bold",
    "right": "text-align:left;white-space:nowrap",
}
"""So that the keywords stand below each other."""
_SPARE: Final = 4
"""Times the width that is looked at, so that white space does not make a context short."""


@dataclass(frozen=True, slots=True)
class Line:
    """One occurrence: ``text[start:end] == keyword`` in the document; the contexts have single spaces."""

    document_id: str
    left: str
    keyword: str
    right: str
    start: int
    end: int


def concordance(
    word: str,
    documents: Sequence[ProjectDocument],
    readings: Mapping[str, Reading],
    *,
    width: int,
    parts: bool,
) -> Rows[Line]:
    """The lines of a lemma, or of lemmas that follow each other (``Analysed.kwic``)."""
    wanted = word.lower().split()
    if not wanted:
        raise ValueError("there is no word to look for. Give a base form, as in corpus.kwic('osallisuus').")
    if width < 0:
        raise ValueError(f"width must be 0 or more, not {width}")
    lines = (
        _line(document, start, end, width)
        for document in sorted(documents, key=lambda document: document.id)
        for start, end in _occurrences(wanted, readings[document.id], parts)
    )
    return Rows(Line, lines, f"“{word}” in context, by base form", _STYLES)


def _occurrences(wanted: Sequence[str], reading: Reading, parts: bool) -> Iterator[tuple[int, int]]:
    lemmas, last = reading.lemmas, len(wanted) - 1
    for i in range(len(lemmas) - last):
        if all(_is(lemmas[i + j], each, parts) for j, each in enumerate(wanted)):
            yield reading.starts[i], reading.ends[i + last]


def _is(lemma: str, wanted: str, parts: bool) -> bool:
    return lemma == wanted or (parts and wanted in parts_of(lemma))


def _line(document: ProjectDocument, start: int, end: int, width: int) -> Line:
    text, reach = document.text, width * _SPARE
    left = " ".join(text[max(0, start - reach) : start].split())
    right = " ".join(text[end : end + reach].split())
    return Line(
        document_id=document.id,
        left=_last(left, width),
        keyword=text[start:end],
        right=_first(right, width),
        start=start,
        end=end,
    )


def _first(text: str, width: int) -> str:
    """As many whole words from the beginning as the width holds."""
    return text if len(text) <= width else text[: width + 1].rpartition(" ")[0]


def _last(text: str, width: int) -> str:
    """As many whole words from the end as the width holds."""
    return text if len(text) <= width else text[len(text) - width - 1 :].partition(" ")[2]
