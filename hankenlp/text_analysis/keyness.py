"""Two groups of documents in, the words that tell one from the other out: log-likelihood and log ratio by lemma."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from hankenlp.documents import ProjectDocument
from hankenlp.text_analysis.rows import Rows
from hankenlp.text_analysis.shares import column_of
from hankenlp.text_analysis.words import Reading

if TYPE_CHECKING:
    import pandas as pd

Group = Iterable[str] | Mapping[str, Any] | Callable[[ProjectDocument], bool]

_ABSENT: Final = 0.5
"""The frequency that a word has for the log ratio where it does not occur (Hardie 2014)."""
_RANGE: Final = 2
"""Documents that a key word is in: what one document repeats tells of that document alone."""
_GROUP: Final = 5
"""Documents of a group whose key words are in so many."""


@dataclass(frozen=True, slots=True)
class Key:
    """A lemma in two groups.

    Attributes:
        lemma: in lower case.
        frequency_a, frequency_b: how often each group has it.
        documents_a, documents_b: in how many documents.
        g2: log-likelihood; from 3.84 on chance explains it in one word of twenty at most, from 15.13 in one of 10,000.
        log_ratio: 1 where the lemma is twice as frequent in the first group, -1 where it is in the second.
    """

    lemma: str
    frequency_a: int
    frequency_b: int
    documents_a: int
    documents_b: int
    g2: float
    log_ratio: float


def keyness(
    a: Sequence[ProjectDocument], b: Sequence[ProjectDocument], readings: Mapping[str, Reading], least: int | None
) -> Rows[Key]:
    """The lemmas of the running text of two groups, those first that tell most (``Analysed.keyness``)."""
    if least is not None and least < 1:
        raise ValueError(f"least must be at least 1, not {least}")
    of_a, of_b = _counted(a, readings), _counted(b, readings)
    least_a, least_b = (least or (_RANGE if len(group) >= _GROUP else 1) for group in (a, b))
    keys = (
        Key(
            lemma,
            one := of_a.frequency[lemma],
            other := of_b.frequency[lemma],
            of_a.documents[lemma],
            of_b.documents[lemma],
            round(log_likelihood(one, other, of_a.total, of_b.total), 4),
            round(log_ratio(one, other, of_a.total, of_b.total), 4),
        )
        for lemma in of_a.frequency.keys() | of_b.frequency.keys()
    )
    spread = (key for key in keys if (key.documents_a >= least_a if key.log_ratio > 0 else key.documents_b >= least_b))
    return Rows(Key, sorted(spread, key=lambda key: (-key.g2, key.lemma)), "keyness")


def log_likelihood(a: int, b: int, total_a: int, total_b: int) -> float:
    """Dunning's G² = 2 Σ O ln(O / E) over the four cells of the table: the word and all others, in both groups.

    Dunning (1993), Accurate Methods for the Statistics of Surprise and Coincidence.
    """
    total = total_a + total_b
    word = a + b
    cells = (
        (a, total_a * word),
        (b, total_b * word),
        (total_a - a, total_a * (total - word)),
        (total_b - b, total_b * (total - word)),
    )
    return max(0.0, 2 * sum(seen * math.log(seen * total / product) for seen, product in cells if seen))


def log_ratio(a: int, b: int, total_a: int, total_b: int) -> float:
    """Binary logarithm of the ratio of the relative frequencies; 0.5 stands for a frequency of 0.

    Hardie (2014), Log Ratio: an informal introduction.
    """
    return math.log2((a or _ABSENT) / (total_a or 1)) - math.log2((b or _ABSENT) / (total_b or 1))


@dataclass(slots=True)
class _Counted:
    frequency: Counter[str]
    documents: Counter[str]
    total: int


def _counted(documents: Iterable[ProjectDocument], readings: Mapping[str, Reading]) -> _Counted:
    frequency: Counter[str] = Counter()
    ranges: Counter[str] = Counter()
    for document in documents:
        words = list(_running(document, readings[document.id]))
        frequency.update(words)
        ranges.update(set(words))
    return _Counted(frequency, ranges, frequency.total())


def _running(document: ProjectDocument, reading: Reading) -> Iterator[str]:
    """The lemmas of letters outside navigation, labels and people's names."""
    people = {offset for person in document.people for offset in range(person.start, person.end)}
    for start, lemma, apart in zip(reading.starts, reading.lemmas, reading.apart, strict=True):
        if not apart and start not in people and lemma.replace("-", "").isalpha():
            yield lemma


def members(
    group: Group, documents: Sequence[ProjectDocument], metadata: "pd.DataFrame | None"
) -> list[ProjectDocument]:
    """The documents of a group, by id.

    Raises ``KeyError`` for an id or a column that is not there, ``ValueError`` for a group of none.
    """
    if callable(group):
        chosen = [document for document in documents if group(document)]
    else:
        ids = _with_values(group, metadata) if isinstance(group, Mapping) else _ids(group)
        known = {document.id: document for document in documents}
        if missing := sorted(ids - known.keys()) if not isinstance(group, Mapping) else []:
            raise KeyError(f"the corpus has no document {missing[0]!r}. Look up the ids in corpus.documents.")
        chosen = [known[id_] for id_ in ids if id_ in known]
    if not chosen:
        raise ValueError("a group has no documents. Give ids, a function of a document, or values of the metadata.")
    return sorted(chosen, key=lambda document: document.id)


def _ids(group: Iterable[str]) -> set[str]:
    return {group} if isinstance(group, str) else set(group)


def _with_values(wanted: Mapping[str, Any], metadata: "pd.DataFrame | None") -> set[str]:
    from pandas.api.types import is_list_like

    if not wanted:
        raise ValueError("a group names no column. Give values of the metadata, as in {'maakunta': 'Lappi'}.")
    chosen: set[str] | None = None
    for name, value in wanted.items():
        column = column_of(metadata, name)
        values = list(value) if is_list_like(value) else [value]
        found = set(map(str, column[column.isin(values)].index))
        chosen = found if chosen is None else chosen & found
    return chosen or set()
