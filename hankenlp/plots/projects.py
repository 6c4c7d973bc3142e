"""Documents in, the projects that they tell of out: one row each with name, period and group.

An application, minutes and a final report of one project are one project here (``title.entity_id``); a document without
a title is a project of its own.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from hankenlp.documents import Period, ProjectDocument
from hankenlp.edtf import of_calendar
from hankenlp.plots.style import PALETTE, words
from hankenlp.resources import table
from hankenlp.text_analysis.shares import column_of
from hankenlp.text_analysis.themes import Themes

if TYPE_CHECKING:
    from hankenlp.corpus import Corpus

_STATUSES: Final = ("planned", "ongoing", "ended")


@dataclass(frozen=True, slots=True)
class Project:
    """A project with its documents; ``start`` and ``end`` are years with a fraction, None at an open end."""

    id: str
    name: str
    documents: tuple[ProjectDocument, ...]
    period: Period | None
    group: str

    @property
    def start(self) -> float | None:
        """Its first day."""
        return _year(self.period.start if self.period else None, 0)

    @property
    def end(self) -> float | None:
        """The day after its last."""
        return _year(self.period.end if self.period else None, 1)


def projects(corpus: "Corpus", by: str | Themes) -> list[Project]:
    """The projects by start, end and name; those without a period come last."""
    names = {entity.id: entity.name for entity in corpus.entities}
    group_of = _grouping(corpus, by)
    found: dict[str, list[ProjectDocument]] = defaultdict(list)
    for document in sorted(corpus.documents, key=lambda document: document.id):
        found[(document.title and document.title.entity_id) or document.id].append(document)
    made = [
        Project(id_, names.get(id_, id_), tuple(documents), _period(documents), group_of(documents))
        for id_, documents in found.items()
    ]
    return sorted(made, key=_order)


def _order(project: Project) -> tuple[float, float, str, str]:
    start, end = project.start, project.end
    known = [each for each in (start, end) if each is not None]
    return (known[0] if known else float("inf"), known[-1] if known else 0.0, project.name, project.id)


def _period(documents: Iterable[ProjectDocument]) -> Period | None:
    """The period that says most: both ends before one, the finer before the coarser."""
    periods = [document.period for document in documents if document.period]
    told = {period: sum(of_calendar(end) is not None for end in (period.start, period.end)) for period in periods}
    return max((p for p in told if told[p]), key=lambda p: (told[p], len(p.edtf), p.edtf), default=None)


def _year(day: str | None, days: int) -> float | None:
    found = of_calendar(day) if day else None
    if found is None:
        return None
    first = date(found.year, 1, 1)
    length = 366 if found.year % 4 == 0 and (found.year % 100 or found.year % 400 == 0) else 365
    return found.year + ((found - first).days + days) / length


def _grouping(corpus: "Corpus", by: str | Themes) -> Callable[[Sequence[ProjectDocument]], str]:
    unknown = words()["unknown"]
    if isinstance(by, Themes):
        largest = {id_: _largest(by, id_) for id_ in map(str, by.shares.index)}
        return lambda documents: _commonest((largest.get(d.id) for d in documents), unknown)
    if by == "status":
        return lambda documents: _status(documents) or unknown
    column = column_of(corpus.metadata, by).dropna()
    values: Mapping[Any, Any] = dict(zip(map(str, column.index), map(str, column), strict=True))
    return lambda documents: _commonest((values.get(d.id) for d in documents), unknown)


def _status(documents: Iterable[ProjectDocument]) -> str | None:
    """The furthest that any of the documents tells, in Finnish: a final report comes after the application."""
    told = {document.status for document in documents}
    furthest = next((status for status in reversed(_STATUSES) if status in told), None)
    return str(table("report")["value"][furthest]) if furthest else None


def _largest(themes: Themes, document_id: str) -> str | None:
    shares = themes.of(document_id)
    number = max(shares, key=lambda number: (shares[number], -number))
    return themes[number - 1].name if shares[number] > 0 else None


def _commonest(values: Iterable[str | None], otherwise: str) -> str:
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], value), default=otherwise)


def groups(made: Sequence[Project], by: str | Themes) -> dict[str, str]:
    """The group of each project's group in the picture: the most common ones stand for themselves, the rest are *muut*.

    In the order of the legend: statuses in their own order, else the most common first, *muut* and *ei tietoa* last.
    """
    other, unknown = words()["other"], words()["unknown"]
    counts = Counter(project.group for project in made)
    statuses = [str(table("report")["value"][status]) for status in _STATUSES]
    own = sorted((name for name in counts if name != unknown), key=lambda name: (-counts[name], name))
    if by == "status":
        own.sort(key=statuses.index)
    kept = own if len(own) <= len(PALETTE) else own[: len(PALETTE) - 1]
    shown = {name: name for name in kept} | {name: other for name in own[len(kept) :]}
    return shown | ({unknown: unknown} if unknown in counts else {})
