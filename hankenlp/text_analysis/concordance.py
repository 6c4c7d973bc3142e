"""A word in, every place where the documents use it out, whatever its form: key word in context."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from hankenlp.documents import ProjectDocument
from hankenlp.text_analysis.rows import Rows
from hankenlp.text_analysis.words import Reading, parts_of, reading_of

_STYLES: Final = {
    "left": "text-align:right;white-space:nowrap",
    "keyword": "text-align:left;white-space:nowrap;font-weight:bold",
    "right": "text-align:left;white-space:nowrap",
}
"""So that the keywords stand below each other."""
_SPARE: Final = 4
"""Times the width that is looked at, so that white space does not make a context short."""
_ALIKE: Final = 75
"""How like a word is, of 100, to be named in its stead."""
_HINTS: Final = 5


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
    """The lines of a word, or of words that follow each other (``Analysed.kwic``)."""
    wanted = word.lower().split()
    if not wanted:
        raise ValueError("there is no word to look for. Give one, as in corpus.kwic('osallisuus').")
    if width < 0:
        raise ValueError(f"width must be 0 or more, not {width}")
    known = {lemma for document in documents for lemma in readings[document.id].lemmas}
    wanted = _base_forms(wanted, known)
    lines = [
        _line(document, start, end, width)
        for document in sorted(documents, key=lambda document: document.id)
        for start, end in _occurrences(wanted, readings[document.id], parts)
    ]
    return Rows(Line, lines, f"“{' '.join(wanted)}” in context", _STYLES, "" if lines else _hint(wanted, known))


def _base_forms(words: Sequence[str], known: Container[str]) -> list[str]:
    """The words as they are where they are base forms of the corpus, else the base forms of what was given."""
    if all(word in known for word in words):
        return list(words)
    lemmas = reading_of(" ".join(words)).lemmas
    if len(lemmas) != len(words):
        return list(words)
    return [word if word in known else lemma for word, lemma in zip(words, lemmas, strict=True)]


def _hint(words: Sequence[str], known: Iterable[str]) -> str:
    """The base forms of the corpus that look like what was not found."""
    from rapidfuzz import fuzz, process

    lemmas = sorted(known)
    near = {
        lemma: None
        for word in words
        for lemma, *_ in process.extract(word, lemmas, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=_HINTS)
        if lemma not in words
    }
    return f"The texts have {', '.join(near)}" if near else ""


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
