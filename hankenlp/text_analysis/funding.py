"""A linked corpus in, its money out: a row a sum, what of it counts, who pays, and in which year.

Every sum of the corpus stands in the table once. ``counting`` says which sums of a document count; of the documents that
tell of one project, one counts (``_winner``). ``docs/funding.md`` has the rules.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal, get_args

from hankenlp.documents import Amount, AmountKind, Entity, ProjectDocument, Title
from hankenlp.linking.normalize import skeleton
from hankenlp.text_analysis.counting import Reason, Verdict, verdicts
from hankenlp.text_analysis.rows import Rows
from hankenlp.text_analysis.shares import column_of

if TYPE_CHECKING:
    import pandas as pd

    from hankenlp.text_analysis.themes import Themes

Why = Reason | Literal["other_document"]
PayerBy = Literal["sum", "total", "document"]
Group = Literal["payer", "year", "kind", "project"]
_GROUPS: tuple[Group, ...] = get_args(Group)
_KEYS: Mapping[Group, tuple[str, ...]] = {
    "payer": ("payer_id", "payer"),
    "year": ("year",),
    "kind": ("kind",),
    "project": ("project_id", "project"),
}
_FIGURES = ("euros", "sums", "projects")
_GRANTS = ("funding", "external_funding")
_DAY = re.compile(r"(\d{4})-\d\d-\d\d")
_ALIKE = 0.995
_LEAST_GRANTED = 0.5


@dataclass(frozen=True, slots=True)
class Money:
    """A sum of the corpus and what counts of it.

    Attributes:
        project_id: the project's entity, or None where no entity has its name.
        project: its name, or None where the document is about several and does not say which.
        payer_id: the entity of who pays, or None.
        payer: its name; None where nobody is named.
        payer_by: what names the payer: the ``sum`` itself, the ``total`` that it is a part of, or the ``document``, which
            names one funder (``_of_only_funder``).
        kind: as the amount's.
        year: of the sum where the text says it, else the first of the project's period, else that of the first day that
            the document names.
        value: the sum as written, in ``currency``; of a range the upper end.
        euros: how much of it counts: all, nothing, or what its parts leave of it.
        counted: whether any of it counts.
        why: where not all of it counts, the reason (``docs/funding.md``).
        counted_in: the sums that count instead, or that the rest is left by, each as *document/item*.
        document_id: where it stands.
        item: its place in the document's ``amounts``, as in ``to_frames()["amounts"]``.
        start: its offset.
        end: where it ends.
        text: as written.
    """

    project_id: str | None
    project: str | None
    payer_id: str | None
    payer: str | None
    payer_by: PayerBy | None
    kind: AmountKind
    year: int | None
    value: float
    currency: str
    euros: float
    counted: bool
    why: Why | None
    counted_in: tuple[str, ...]
    document_id: str
    item: int
    start: int
    end: int
    text: str


class Funding(Rows[Money]):
    """The sums of a corpus, by document and place."""

    def __init__(self, rows: Iterable[Money], metadata: "pd.DataFrame | None") -> None:
        super().__init__(Money, rows, "funding", {"value": _NUMBER, "euros": _NUMBER})
        self._metadata = metadata

    @property
    def euros(self) -> float:
        """What counts, together."""
        return round(sum(row.euros for row in self), 2)

    def of_kinds(self, kinds: Iterable[AmountKind]) -> "Funding":
        """The sums of some kinds alone. Raises ``ValueError`` where there is no such kind."""
        wanted = set(kinds)
        if unknown := sorted(wanted - set(get_args(AmountKind))):
            raise ValueError(f"there is no kind {unknown[0]!r}. Give a list of {', '.join(get_args(AmountKind))}.")
        return Funding((row for row in self if row.kind in wanted), self._metadata)

    def by(self, group: "Group | str | Themes") -> "pd.DataFrame":
        """The counted euros of each payer, year, kind, project, value of the metadata, or theme.

        Args:
            group: ``payer``, ``year``, ``kind`` or ``project``; a column of the metadata; or ``corpus.themes()``: a
                document's euros are divided among its themes by their shares.

        Columns are the group's own (with ``payer_id`` or ``project_id`` beside the name), ``euros``, how many ``sums``
        and ``projects``; most euros first, years and numbers of themes in order. What has no payer, year, value or theme
        is the row without a name. Raises ``KeyError`` where there is neither such a group nor such a column,
        ``ValueError`` where the column is called like a figure or its values cannot be compared.
        """
        frame = self.to_frame()
        frame = frame[frame["counted"]]
        owners = frame["project_id"].fillna(frame["project"]).fillna(frame["document_id"]).rename("projects")
        if not isinstance(group, str):
            return _by_theme(frame, owners, group)
        keys = [frame[name] for name in _KEYS[group]] if group in _GROUPS else [self._column(group, frame)]
        names = [str(key.name) for key in keys]
        grouped = frame[["euros"]].assign(projects=owners).groupby(keys, dropna=False, sort=True)
        made = grouped.agg(
            euros=("euros", "sum"), sums=("euros", "size"), projects=("projects", "nunique")
        ).reset_index()
        if group == "year":
            return made
        made[names] = made[names].astype(object).where(made[names].notna(), None)
        return made.sort_values("euros", ascending=False, kind="stable", ignore_index=True)

    def _column(self, name: str, frame: "pd.DataFrame") -> "pd.Series[Any]":
        values = column_of(self._metadata, name)
        if name in _FIGURES:
            raise ValueError(f"the table has a column {name!r} of its own. Rename that of the metadata.")
        return frame["document_id"].map(values).rename(name)

    def to_frame(self) -> "pd.DataFrame":
        """A row a sum; years are integers that may be missing."""
        return super().to_frame().astype({"year": "Int64", "value": float, "euros": float, "counted": bool})


_NUMBER = "text-align:right;font-variant-numeric:tabular-nums"


def _by_theme(frame: "pd.DataFrame", owners: "pd.Series[Any]", themes: "Themes") -> "pd.DataFrame":
    import pandas as pd

    shares = themes.shares.reindex(frame["document_id"]).fillna(0.0).to_numpy()
    euros = frame["euros"].to_numpy()
    columns: list[tuple[int | None, str | None, Any]] = [
        (theme.number, theme.name, column) for theme, column in zip(themes, shares.T, strict=True)
    ]
    without = (shares.sum(axis=1) == 0).astype(float)
    if without.any():
        columns.append((None, None, without))
    rows = [
        (number, name, float(euros @ column), int((column > 0).sum()), owners[column > 0].nunique())
        for number, name, column in columns
    ]
    made = pd.DataFrame(rows, columns=["number", "theme", *_FIGURES], dtype=object)
    return made.astype({"number": "Int64", "euros": float, "sums": int, "projects": int})


def funding(
    documents: Iterable[ProjectDocument], entities: Sequence[Entity], metadata: "pd.DataFrame | None" = None
) -> Funding:
    """The money of linked documents (``Analysed.funding``)."""
    ordered = sorted(documents, key=lambda document: document.id)
    names = {entity.id: entity.name for entity in entities}
    projects = {
        skeleton(name): entity.id
        for entity in reversed(entities)
        if entity.type == "project"
        for name in (*entity.aliases, entity.name)
    }
    starts = _starts(ordered)
    found = [row for document in ordered for row in _rows(document, names, projects, starts)]
    return Funding(_once(found, {document.id: document for document in ordered}), metadata)


def _starts(documents: Iterable[ProjectDocument]) -> dict[str, int]:
    """The first year of each project, by its entity; where documents differ, the earliest."""
    found: dict[str, int] = {}
    for document in documents:
        if document.title and document.title.entity_id and document.period and document.period.start:
            year = int(document.period.start[:4])
            found[document.title.entity_id] = min(year, found.get(document.title.entity_id, year))
    return found


def _rows(
    document: ProjectDocument, names: Mapping[str, str], projects: Mapping[str, str], starts: Mapping[str, int]
) -> Iterator[Money]:
    title = document.title
    told = verdicts(document)
    granted = _of_only_funder(document, told)
    for item, (amount, verdict) in enumerate(zip(document.amounts, told, strict=True)):
        payer, payer_by = verdict.payer, _payer_by(amount, verdict)
        if item in granted:
            payer, payer_by = granted[item], "document"
        project_id, project = _project(title, verdict, names, projects)
        yield Money(
            project_id=project_id,
            project=project,
            payer_id=payer if payer in names else None,
            payer=names.get(payer, payer) if payer else None,
            payer_by=payer_by,
            kind=amount.kind,
            year=verdict.year or starts.get(project_id or "") or _first_year(document),
            value=amount.value,
            currency=amount.currency,
            euros=round(verdict.euros, 2),
            counted=verdict.euros > 0,
            why=verdict.why,
            counted_in=tuple(f"{document.id}/{other}" for other in verdict.counted_in),
            document_id=document.id,
            item=item,
            start=amount.start,
            end=amount.end,
            text=amount.text,
        )


def _project(
    title: Title | None, verdict: Verdict, names: Mapping[str, str], projects: Mapping[str, str]
) -> tuple[str | None, str | None]:
    """The entity and the name of the project that a sum belongs to."""
    if title is not None:
        return title.entity_id, names.get(title.entity_id or "", title.text)
    id_ = projects.get(skeleton(verdict.project)) if verdict.project else None
    return id_, names[id_] if id_ else verdict.project


def _payer_by(amount: Amount, verdict: Verdict) -> PayerBy | None:
    if verdict.payer is None:
        return None
    return "sum" if amount.payer else "total"


def _of_only_funder(document: ProjectDocument, told: Sequence[Verdict]) -> dict[int, str]:
    """*Rahoittaja Etelä-Karjalan liitto … Myönnetty 274 400*: grants of a document that names one funder, and no payer.

    The places of the sums and the funder's entity: of a project's grants the largest, of a list of projects all.
    """
    funders = {body.entity_id for body in document.organizations if "funder" in body.roles and body.entity_id}
    grants = [
        (amount, item)
        for item, (amount, verdict) in enumerate(zip(document.amounts, told, strict=True))
        if verdict.euros and verdict.why is None and amount.kind in _GRANTS
    ]
    if len(funders) != 1 or not grants or any(told[item].payer for _, item in grants):
        return {}
    if document.title is not None:
        grants = [max(grants, key=lambda grant: (grant[0].value, -grant[1]))]
    funder = funders.pop()
    return {item: funder for _, item in grants}


def _first_year(document: ProjectDocument) -> int | None:
    """The year in which the period starts, else that of the first day in the text."""
    if document.period and document.period.start:
        return int(document.period.start[:4])
    return next((int(day[1]) for date in document.dates if (day := _DAY.match(date.edtf))), None)


def _once(rows: Sequence[Money], documents: Mapping[str, ProjectDocument]) -> list[Money]:
    """Of a project that several documents tell of, the sums of one alone count."""
    tellers: dict[str, dict[str, list[Money]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if row.project_id and row.counted:
            tellers[row.project_id][row.document_id].append(row)
    winners = {project: _winner(told, documents) for project, told in tellers.items()}
    told = [
        _told_elsewhere(row, tellers[row.project_id][winners[row.project_id]])
        if row.counted and row.project_id and winners[row.project_id] != row.document_id
        else row
        for row in rows
    ]
    by_name = {f"{row.document_id}/{row.item}": row for row in told}
    return [replace(row, counted_in=_led_to(row.counted_in, by_name)) for row in told]


def _led_to(names: Iterable[str], rows: Mapping[str, Money]) -> tuple[str, ...]:
    """The counted sums behind names of sums, some of which another document counts for, each once."""
    led = ((name,) if rows[name].counted else rows[name].counted_in for name in names)
    return tuple(dict.fromkeys(chain.from_iterable(led)))


def _winner(told: Mapping[str, Sequence[Money]], documents: Mapping[str, ProjectDocument]) -> str:
    """The document whose sums count: what was granted goes before what was applied for, unless it is but a fraction.

    Then the largest total, then the one that says of most euros who pays.
    """
    totals = {id_: sum(row.euros for row in rows) for id_, rows in told.items()}
    largest = max(totals.values())
    granted = [id_ for id_ in told if documents[id_].status != "planned" and totals[id_] >= _LEAST_GRANTED * largest]
    best = max(totals[id_] for id_ in granted or told)
    equal = [id_ for id_ in granted or told if totals[id_] >= _ALIKE * best]
    return min(equal, key=lambda id_: (-sum(row.euros for row in told[id_] if row.payer), -totals[id_], id_))


def _told_elsewhere(row: Money, counted: Sequence[Money]) -> Money:
    same = [other for other in counted if other.value == row.value and other.kind == row.kind]
    return replace(
        row,
        euros=0.0,
        counted=False,
        why="repeated" if same else "other_document",
        counted_in=tuple(f"{other.document_id}/{other.item}" for other in same[:1] or counted),
    )


def counted_euros(document: ProjectDocument) -> float | None:
    """The money of a document alone, or None where it states none."""
    counted: list[Verdict] = [verdict for verdict in verdicts(document) if verdict.euros]
    return round(sum(verdict.euros for verdict in counted), 2) if counted else None
