"""Readings in, terms out: which words say what a document is about, and how often each document uses them.

A compound counts as itself and, half, as each word in it that the documents also use by itself: *lastensuojelutyö* and
*lastensuojelun avohuolto* meet in *lastensuojelu*. What is in most documents is no term, and what is
strewn over them as by chance weighs less; only the rest is left to a list (``resources/stop_words.toml``).
"""

import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
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
_PASSAGE: Final = 100
"""Words of a passage, little ones included."""
_NAMES: Final = ("organizations", "programmes")
_VALUES: Final = ("people", "places", "amounts", "dates")
_LISTS: Final = ("grammar", "measures", "minutes", "boilerplate")
_NEAR: Final = 60
"""Characters from a person within which the person's title is no word of the text."""


@dataclass(frozen=True)
class Text:
    """A document with its words.

    ``called`` has the names that are terms, by the ids of their entities; where it is left out, every name is one, by its
    own base form.
    """

    document: ProjectDocument
    reading: Reading
    called: Mapping[str, str] | None = None

    @cached_property
    def words(self) -> tuple[tuple[int, str], ...]:
        """The words that may be terms, with their places in the reading.

        Left out are navigation, labels, people with their titles, places, sums and dates. Names of bodies and programmes
        are one word each, with their capitals, or left out.
        """
        return tuple(_words(self))

    @property
    def goals(self) -> "list[Piece]":
        """A piece for each goal of the document."""
        return [Piece(self, goal.start, goal.end) for goal in self.document.goals]

    @property
    def statements(self) -> "list[Piece]":
        """A piece for each goal and each outcome of the document."""
        return self.goals + [Piece(self, outcome.start, outcome.end) for outcome in self.document.outcomes]

    @property
    def passages(self) -> "list[Piece]":
        """The document cut into pieces of about a hundred words."""
        starts, ends = self.reading.starts, self.reading.ends
        count = max(1, round(len(starts) / _PASSAGE))
        cuts = [round(i * len(starts) / count) for i in range(count + 1)]
        return [Piece(self, starts[first], ends[last - 1]) for first, last in pairwise(cuts) if first < last]


@dataclass(frozen=True, slots=True)
class Piece:
    """A goal, an outcome or a passage of a document; ``start`` and ``end`` are code points into its text."""

    source: Text
    start: int
    end: int

    @property
    def document(self) -> ProjectDocument:
        """The document that it is from."""
        return self.source.document

    @property
    def text(self) -> str:
        """As it stands in the document."""
        return self.document.text[self.start : self.end]

    @property
    def words(self) -> list[str]:
        """Its words that may be terms."""
        starts, words = self.source.reading.starts, self.source.words
        first, last = bisect_left(starts, self.start), bisect_left(starts, self.end)
        return [word for _, word in words[bisect_left(words, (first,)) : bisect_left(words, (last,))]]


def _words(text: Text) -> Iterator[tuple[int, str]]:
    reading, taken = text.reading, _Taken(text)
    stops, tags = stop_words(), _tags()
    last = None
    for i, (start, lemma) in enumerate(zip(reading.starts, reading.lemmas, strict=True)):
        if reading.apart[i]:
            continue
        span = taken.at(start)
        if span is not None:
            if span is not last and span[2]:
                yield i, span[2]
            last = span
        elif reading.tags[i] in tags and is_word(lemma) and lemma not in stops and not taken.is_title(start, lemma):
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

    def __init__(self, text: Text) -> None:
        document, called = text.document, text.called
        named = [
            (x.start, x.end, x.name if called is None else called.get(x.entity_id or "", ""))
            for name in _NAMES
            for x in getattr(document, name)
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
    """

    terms: tuple[str, ...]
    weights: tuple[float, ...]
    words: frozenset[str]

    def counts(self, texts: Sequence[Sequence[str]]) -> "csr_matrix[Any]":
        """Lists of words by terms: how often each list has each term."""
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


def vocabulary(texts: Sequence[Sequence[str]], *, least: int | None = None, most: float = _MOST) -> Vocabulary:
    """The terms of some lists of words: words in at least ``least`` of them and in a share of at most ``most``.

    Without ``least``: 3 lists, of fewer than 50 lists 2.
    """
    least = least or (_LEAST if len(texts) >= _MANY else _LEAST - 1)
    alone = Counter(word for text in texts for word in set(text))
    words = frozenset(word for word, documents in alone.items() if documents >= min(least, _ALONE))
    counts = [counted(text, words) for text in texts]
    found = Counter(word for each in counts for word in each)
    total: dict[str, float] = defaultdict(float)
    for each in counts:
        for word, count in each.items():
            total[word] += count
    ceiling = max(most * len(texts), least)
    terms = sorted(word for word, documents in found.items() if least <= documents <= ceiling)
    weights = [_evenness_weight(found[term], total[term], len(texts)) for term in terms]
    return Vocabulary(tuple(terms), tuple(weights), words)


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
