"""Readings in, terms out: which words say what a document is about, and how often each document uses them.

A compound counts as itself and, half, as each word in it that the documents also use by itself: *lastensuojelutyö* and
*lastensuojelun avohuolto* meet in *lastensuojelu*. What is in most documents is no term, and what is
strewn over them as by chance weighs less; only the rest is left to a list (``resources/stop_words.toml``).
"""

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal

from hankenlp.documents import ProjectDocument
from hankenlp.resources import table
from hankenlp.text_analysis.words import Reading, parts_of

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Over = Literal["text", "goals"]

_PART: Final = 0.5
"""What an occurrence inside a compound counts."""
_MOST: Final = 0.6
"""A term is in no larger share of the documents."""
_LEAST: Final = 3
_ALONE: Final = 2
"""A word counts inside compounds where it stands alone in two documents: *sosiaali* is a slip of *sosiaali-* in one."""
_MANY: Final = 50
"""A term is in three documents, where there are fewer than fifty in two."""
_SURE: Final = 10
"""Occurrences from which on chance can be told from a subject."""
_LIGHTEST: Final = 0.3
"""What a term weighs at least, however evenly it is strewn."""
_EVEN: Final = 0.8
"""What a term weighs that is in as many documents as chance has it."""
_SHORTEST: Final = 3
_NAMES: Final = ("organizations", "programmes")
_VALUES: Final = ("people", "places", "amounts", "dates")
_LISTS: Final = ("grammar", "measures", "minutes", "boilerplate")
_NEAR: Final = 60
"""Characters from a person within which the person's title is no word of the text."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a document to be counted: the whole text, or one goal or outcome.

    ``called`` has the names of entities by their ids; what it does not have is called by its own base form.
    """

    document: ProjectDocument
    reading: Reading
    start: int
    end: int
    called: Mapping[str, str] = field(default_factory=dict)


def whole(document: ProjectDocument, reading: Reading, called: Mapping[str, str]) -> Piece:
    """The document as one piece."""
    return Piece(document, reading, 0, len(document.text), called)


def statements(piece: Piece) -> list[Piece]:
    """A piece for each goal and each outcome of the document."""
    document = piece.document
    return [replace(piece, start=item.start, end=item.end) for item in (*document.goals, *document.outcomes)]


def words_of(piece: Piece, *, names: bool = False) -> Iterator[tuple[int, str]]:
    """The words of a piece that may be terms, with their places in the reading.

    Left out are navigation, labels, people with their titles, places, sums and dates; names of bodies and programmes are
    left out, or with ``names`` are one word each, with their capitals.
    """
    reading, taken = piece.reading, _Taken(piece)
    stops, tags = stop_words(), _tags()
    last = None
    for i in range(bisect_right(reading.starts, piece.start - 1), bisect_right(reading.starts, piece.end - 1)):
        if reading.apart[i]:
            continue
        start = reading.starts[i]
        span = taken.at(start)
        if span is not None:
            if names and span is not last and span[2]:
                yield i, span[2]
            last = span
            continue
        lemma = reading.lemmas[i]
        if reading.tags[i] in tags and is_word(lemma) and lemma not in stops and not taken.is_title(start, lemma):
            yield i, lemma


def is_word(lemma: str) -> bool:
    """Whether a lemma is made of letters and hyphens, and long enough to mean something."""
    return len(lemma) >= _SHORTEST and lemma.replace("-", "").isalpha()


@cache
def stop_words() -> frozenset[str]:
    """Lemmas that are no terms."""
    return frozenset(word for name in _LISTS for word in table("stop_words")[name])


@cache
def _tags() -> frozenset[str]:
    return frozenset(table("stop_words")["tags"])


class _Taken:
    """The extents of a document's names and values, the outermost where they overlap, and people's titles."""

    def __init__(self, piece: Piece) -> None:
        document, called = piece.document, piece.called
        named = [
            (x.start, x.end, called.get(x.entity_id or "", x.name)) for name in _NAMES for x in getattr(document, name)
        ]
        valued = [(x.start, x.end, "") for name in _VALUES for x in getattr(document, name)]
        self.spans: list[tuple[int, int, str]] = []
        for span in sorted(named + valued, key=lambda span: (span[0], -span[1], span[2])):
            if not self.spans or span[0] >= self.spans[-1][1]:
                self.spans.append(span)
        self.starts = [span[0] for span in self.spans]
        self.titles: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for person in document.people:
            for word in (person.title or "").lower().split():
                self.titles[word].append((person.start - _NEAR, person.end + _NEAR))

    def at(self, offset: int) -> tuple[int, int, str] | None:
        i = bisect_right(self.starts, offset) - 1
        return self.spans[i] if i >= 0 and offset < self.spans[i][1] else None

    def is_title(self, offset: int, lemma: str) -> bool:
        return any(start <= offset < end for start, end in self.titles.get(lemma, ()))


def counted(words: Iterable[str], known: frozenset[str]) -> dict[str, float]:
    """How often each word occurs, and half as often each known word inside it; a name has none inside."""
    counts: dict[str, float] = defaultdict(float)
    for word in words:
        counts[word] += 1
        for part in parts_of(word) if word.islower() else ():
            if part in known:
                counts[part] += _PART
    return dict(counts)


@dataclass(frozen=True)
class Vocabulary:
    """What counts as a term.

    Attributes:
        terms: in alphabetical order.
        weights: of the terms, up to 1; less for what is strewn over the pieces as by chance.
        words: those that count inside compounds.
        names: whether names are terms.
    """

    terms: tuple[str, ...]
    weights: tuple[float, ...]
    words: frozenset[str]
    names: bool

    def counts(self, pieces: Sequence[Piece]) -> "csr_matrix[Any]":
        """Pieces by terms: how often each piece uses each term."""
        return self.matrix([[word for _, word in words_of(piece, names=self.names)] for piece in pieces])

    def matrix(self, texts: Sequence[Sequence[str]]) -> "csr_matrix[Any]":
        """Lists of words by terms."""
        from scipy.sparse import csr_matrix

        index = {term: i for i, term in enumerate(self.terms)}
        rows: list[int] = []
        columns: list[int] = []
        values: list[float] = []
        for row, words in enumerate(texts):
            for word, count in sorted(counted(words, self.words).items()):
                if word in index:
                    rows.append(row)
                    columns.append(index[word])
                    values.append(count)
        return csr_matrix((values, (rows, columns)), shape=(len(texts), len(self.terms)), dtype=float)


def vocabulary(
    pieces: Sequence[Piece],
    *,
    names: bool = False,
    least: int | None = None,
    most: float = _MOST,
) -> Vocabulary:
    """The terms of some pieces: words in at least ``least`` of them and in a share of at most ``most``.

    Without ``least``: 3 pieces, of fewer than 50 pieces 2.
    """
    least = least or (_LEAST if len(pieces) >= _MANY else _LEAST - 1)
    texts = [[word for _, word in words_of(piece, names=names)] for piece in pieces]
    alone = Counter(word for text in texts for word in set(text))
    words = frozenset(word for word, documents in alone.items() if documents >= min(least, _ALONE))
    counts = [counted(text, words) for text in texts]
    found = Counter(word for each in counts for word in each)
    total: dict[str, float] = defaultdict(float)
    for each in counts:
        for word, count in each.items():
            total[word] += count
    ceiling = max(most * len(pieces), least)
    terms = sorted(word for word, documents in found.items() if least <= documents <= ceiling)
    weights = [_evenness_weight(found[term], total[term], len(pieces)) for term in terms]
    return Vocabulary(tuple(terms), tuple(weights), words, names)


def _evenness_weight(documents: int, occurrences: float, of: int) -> float:
    """1 for a rare term, and for one that is in fewer documents than chance has it; less the more evenly it is strewn."""
    if occurrences < _SURE:
        return 1.0
    return min(1.0, max(_LIGHTEST, _EVEN + residual_idf(documents, occurrences, of)))


def residual_idf(documents: int, occurrences: float, of: int) -> float:
    """Bits by which a word is in fewer documents than the same occurrences strewn by chance (Poisson) would be in.

    Church and Gale (1995), Inverse Document Frequency (IDF): A Measure of Deviations from Poisson.
    """
    return -math.log2(documents / of) + math.log2(1 - math.exp(-occurrences / of))
