"""What the sums of a table or a list of labelled sums are: costs, funders' parts, totals.

A row is known by its label (*Palkat*, *EAKR*, *Yhteensä*), its column (*Toteuma*, *Omarahoitus*) or by its company: the
other rows of its part of the table, which a total closes. After the total of the costs come those who pay.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from hankenlp.extraction.amount_scenes import Scene
from hankenlp.extraction.money_cues import Class, cue, nearest
from hankenlp.extraction.money_tables import first_row
from hankenlp.layout.sheets import sheet_row
from hankenlp.resources import table
from hankenlp.resources.additions import cached, cached_up_to
from hankenlp.resources.knowledge import fold, names
from hankenlp.resources.patterns import either

Side = Literal["costs", "funders"]
_PAYS: dict[Class, Class] = {"self": "self", "external": "external", "grant": "grant", "pays": "grant"}
_TOP = 20_000  # where a page says who runs the project
_LETTERHEAD = 400
_NO_NAME = re.compile(rf"\([^()]*\)|\b{either('columns', 'total_short')}\b\.?")
_OF_WHICH = re.compile(rf"\b{either('amounts', 'of_which')}\s+\Z")
_PERCENT = re.compile(r"\(?\s*\d{1,3}(?:[.,]\d+)?\s?%\s*\)?")


@dataclass
class Row:
    """The sums of one line: their indices, the line's label, and what the label alone says."""

    label: str
    members: list[int]
    known: Class | None
    total: bool
    side: Side | None = None


class _Running:
    """The sums of the columns so far, for rows of each width."""

    def __init__(self) -> None:
        self.rows: Counter[int] = Counter()
        self.sums: dict[int, list[float]] = {}

    def add(self, values: Sequence[float]) -> None:
        width = len(values)
        self.rows[width] += 1
        self.sums[width] = [a + b for a, b in zip(self.sums.get(width, [0.0] * width), values, strict=True)]

    def equal(self, values: Sequence[float]) -> bool:
        """Is every value that of two or more rows together?"""
        sums = self.sums.get(len(values), [])
        return self.rows[len(values)] > 1 and all(abs(a - b) < 0.5 for a, b in zip(values, sums, strict=True))


def table_classes(found: Sequence[Scene]) -> dict[int, Class]:
    """The class of each sum that stands in a table or a list of labelled sums, by its index."""
    result: dict[int, Class] = {}
    for rows in groups(found):
        _take_sides(rows, found)
        shared = _led_in_as_own(found[rows[0].members[0]])
        paid = sum(row.side == "funders" or row.total for row in rows) > 1
        within = False  # rows that say whose the own share above them is
        for above, row in zip([None, *rows], rows, strict=False):
            opens = above is not None and above.known == "self" and _opens_parts(found[row.members[0]])
            within = row.known == "external" and names_body(row.label) and (within or opens)
            for column, i in enumerate(row.members):
                name = _cell(found[i], row, paid)
                part = row.known in (None, "external") and cue("part").match(row.label)
                if above is not None and part and column < len(above.members):
                    name = result.get(above.members[column], name)
                if name == "external" and (shared or within):
                    name = "self"
                if name is not None:
                    result[i] = name
    return result


def _opens_parts(scene: Scene) -> bool:
    """*Kuntarahoitus 60 000 josta Salo 40 000 Somero 20 000*: the row is a part of the one before it."""
    return _OF_WHICH.search(scene.layout.text, max(0, scene.line.start - 12), scene.line.start) is not None


def _led_in_as_own(scene: Scene) -> bool:
    """*Kuntien omarahoitus jakautuu seuraavasti:* stands before the first row."""
    if not scene.index or scene.block is None:
        return False
    above = scene.layout.blocks[scene.index - 1]
    lead = scene.layout.of(above).rstrip()
    return lead.endswith(":") and cue("self_funding").search(re.split(r"[.!?]\s", lead)[-1]) is not None


def groups(found: Sequence[Scene]) -> Iterator[list[Row]]:
    """Rows of one table, or lines that follow each other under one heading."""
    rows: list[Row] = []
    previous: Scene | None = None
    for i, scene in enumerate(found):
        if not scene.tabular:
            if previous is not None and rows and scene.index is not None and scene.index != previous.index:
                yield rows
                rows = []
            continue
        if previous is not None and rows and not _adjacent(previous, scene):
            yield rows
            rows = []
        if rows and previous is not None and previous.line == scene.line:
            rows[-1].members.append(i)
        else:
            rows.append(_row(i, scene))
        previous = scene
    if rows:
        yield rows


def _row(i: int, scene: Scene) -> Row:
    label = scene.row or ""
    total = cue("total").search(label) is not None and not any(map(names_body, re.split(r",| ja ", label)))
    return Row(label, [i], _known(label), total)


def _adjacent(first: Scene, second: Scene) -> bool:
    if first.index is None or second.index is None or first.block is None or second.block is None:
        return False
    if first.block.kind == "row" and second.block.kind == "row":
        same = first_row(first.layout, first.index) == first_row(second.layout, second.index)
        return same or second.index - first.index <= 2 and first.block.heading == second.block.heading
    return second.index - first.index <= 3 and first.block.heading == second.block.heading


def _known(label: str) -> Class | None:
    """What a label says by itself."""
    plain = _PERCENT.sub(" ", label)
    if cue("expense_rows").search(plain):
        return "expense"
    if cue("own_rows").search(plain):
        return "self"
    found = nearest(re.sub(r"\([^()]*\)", " ", plain), nouns=True) or nearest(plain, nouns=True)
    if found is not None:
        return found[0]
    return "external" if names_body(plain) else None


@cached
def names_body(label: str) -> bool:
    """Is the label the name of a body or a programme: *Savonlinna*, *Opetusministeriö*, *Medikaista Oy*?"""
    words = _NO_NAME.sub("", label).strip(" :,.–-").split()
    if not words or not words[0][0].isupper():
        return False
    if any(fold(" ".join(words[:n])) in names() for n in (len(words), 1) if n == len(words) or words[1] == "ja"):
        return True
    if cue("company_forms").search(words[-1]):
        return True
    heads = tuple(entry.lstrip("*") for entry in table("organization_heads")["heads"])
    return len(words[-1]) > 4 and words[-1].lower().endswith(heads)


def _take_sides(rows: Sequence[Row], found: Sequence[Scene]) -> None:
    """Say of each row whether it costs or pays: by the rows beside it, the total below it, the heading above it."""
    mode = _mode(found[rows[0].members[0]])
    part: list[Row] = []
    above = _Running()
    after_costs = False
    for row in rows:
        part.append(row)
        values = [found[i].sum.value for i in row.members]
        if not (row.total or row.known not in ("self", "external", "grant") and above.equal(values)):
            above.add(values)
            continue
        row.total = True
        after_costs = _settle(part, mode, after_costs)
        part, above = [], _Running()
    if part:
        _settle(part, mode, after_costs)


def _settle(part: Sequence[Row], mode: Side | None, after_costs: bool) -> bool:
    """Give one part of a table its side; returns whether costs stand above what follows."""
    known = [_side_of(row.known) for row in part if not row.total]
    counts = Counter(side for side in known if side is not None)
    closing = _side_of(part[-1].known) if part[-1].total else None
    if closing is not None:
        chosen: Side | None = closing
    elif counts and (counts["costs"] == 0 or counts["funders"] == 0 or not mode):
        chosen = "costs" if counts["costs"] >= counts["funders"] else "funders"
    else:
        chosen = "funders" if after_costs and mode != "costs" else mode
    spent = any(row.known in (None, "expense", "cost") for row in part)  # not only a total and its payers
    for row in part:
        own = _side_of(row.known)
        work = row.known == "self" and _voluntary(row.label) and chosen == "costs" and spent
        row.side = chosen if own is None or work else own
    return chosen == "costs" or after_costs


def _side_of(name: Class | None) -> Side | None:
    if name in ("expense", "cost", "budget"):
        return "costs"
    return "funders" if name in ("self", "external", "grant", "funds", "pays") else None


def _voluntary(label: str) -> bool:
    """Unpaid work is a cost in a budget and an own share among its funders."""
    return cue("voluntary").search(label) is not None


def _mode(scene: Scene) -> Side | None:
    """What the nearest heading with a word about money makes of the rows under it."""
    for text in scene.above:
        if len(text) > 160:
            continue
        costs, funding = cue("cost_tables").search(text), cue("funding_tables").search(text)
        if costs or funding:
            return "costs" if costs else "funders"
    return None


def _cell(scene: Scene, row: Row, paid: bool) -> Class | None:
    """The class of one cell: what heads its column, then what its row is, then whose side the row is on."""
    label, column = row.label, scene.column or ""
    by_column = nearest(_PERCENT.sub(" ", column), nouns=True)
    if by_column and (
        by_column[0] in ("self", "external", "grant", "other") or sheet_row(scene.layout, scene.sum.start)
    ):
        return by_column[0]
    if row.known == "other":
        return None if row.total else "other"
    realized, planned = _tense(scene, label, column)
    if cue("cost_columns").search(column):
        return "cost" if realized and not planned else "budget" if planned else "expense"
    if row.total and row.known in (None, "funds", "budget", "expense", "cost"):
        if row.side == "funders":
            granted = cue("granted").search(column) or cue("granted").search(label)
            return "budget" if planned and not realized and not granted else "funds"
    elif row.side == "funders":
        if row.known == "funds":
            return "budget" if planned and not realized else "funds"
        if row.known == "external" and names_body(label) and _runs_project(scene.layout.text[:_TOP], label):
            return "self"
        name = _PAYS.get(row.known or "external", "external")
        return "external" if name == "grant" and paid else name
    if row.side is None and row.known is None and not by_column:
        return None
    if row.side is None and not realized and not planned:
        return by_column[0] if by_column else row.known
    if by_column and by_column[0] in ("budget", "cost"):
        return by_column[0]
    return "cost" if realized and not planned else "budget" if planned else "expense"


@cached_up_to(256)
def _runs_project(text: str, label: str) -> bool:
    """Does the page say that the body of this name leads or administers the project, or is it the body's minutes?"""
    name = re.escape(label.strip())
    if cue("minutes").search(text[:_LETTERHEAD]) and re.search(rf"(?m)(?:^|\s\s){name}[ \t]*$", text[:_LETTERHEAD]):
        return True
    roles = f"(?:{cue('runs_project').pattern})"
    return len(label) > 3 and (
        re.search(rf"{roles}[^.]{{0,60}}(?<!\w){name}|(?<!\w){name}(?!\w)[^.\d]{{0,40}}{roles}", text, re.IGNORECASE)
        is not None
    )


def _tense(scene: Scene, label: str, column: str) -> tuple[bool, bool]:
    """Is the cell a sum that was spent, or one that was planned: by its column, its row, its table?"""
    for text in (column, label, *(text for text in scene.above if len(text) < 160)):
        realized, planned = cue("realized").search(text) is not None, cue("planned").search(text) is not None
        if realized != planned:
            return realized, planned
        if realized:
            break
    return False, False
