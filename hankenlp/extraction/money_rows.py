"""Sums whose unit stands elsewhere: in a table's heading or column, or in what the label of a field means.

*Myönnetty EU- ja valtion rahoitus: 486 214* is money because of its label, *Matkat 28 000 31 104* because of
*Budjetti €* above it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from hankenlp.extraction.cue_words import cues
from hankenlp.extraction.money_tables import cells, first_row, loose_rows
from hankenlp.extraction.sums import DASH, GAP, NUMBER, Sum, lower_end, number, unit_of
from hankenlp.layout import Block, Extent, Layout
from hankenlp.layout.sheets import SheetRow, sheet_row, sheet_rows
from hankenlp.resources import table
from hankenlp.resources.additions import cached
from hankenlp.resources.patterns import either

MONEY_SECTIONS = frozenset(("budget", "cost", "funding", "self_funding"))
_CELL = re.compile(rf"\s*[-−]?(?P<n>{NUMBER})(?P<rest>\s*(?:\([^()]*\))?\s*)$")
_LEADING = re.compile(
    rf"\s*(?:(?P<low>{NUMBER})\s?{DASH}\s?)?(?P<n>{NUMBER})(?={GAP}?(?:\d{{1,3}}\n|$|\n|\(|,\s|;|\.\s*$))"
)
_LABELLED = re.compile(rf"[^\W\d_][^\d\n:;.]{{1,60}}?(?:[ \t\u00a0]{{2,}}|\t|:\s)(?P<n>{NUMBER})\s*$")
_PERCENT = re.compile(r"\(?\d{1,3}(?:[.,]\d+)?\s?%\)?")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_CAPTION = 300
"""So far above a sheet's headings its caption may give the unit."""


def unmarked(layout: Layout, taken: Sequence[Sum]) -> list[Sum]:
    """The sums of tables and money fields that ``sums`` could not see; ``taken`` are those that it saw."""
    found: list[Sum] = []
    for index, block in enumerate(layout.blocks):
        if sheet_row(layout, block.start) is not None:
            continue
        if block.kind == "row":
            found += _row(layout, index, block)
        elif block.kind == "field" and _is_money_label(layout, block):
            found += _field(layout, index, block)
    for sheet in sheet_rows(layout):
        found += _sheet(layout, sheet)
    found += _noted(layout)
    found += _under_unit(layout)
    for row in loose_rows(layout):
        found += [item for _, cell in row.columns if (item := _loose_sum(layout, cell)) is not None]
    return [item for item in found if not any(t.start < item.end and item.start < t.end for t in taken)]


def _sheet(layout: Layout, row: SheetRow) -> Iterator[Sum]:
    """The sums of a sheet's row: under a heading that names money, if it or a line above the sheet gives the unit."""
    for head, cell in row.cells:
        heading = head.of(layout.text) if head else ""
        match = _CELL.match(cell.of(layout.text))
        plain = _PERCENT.sub("", heading)
        if not heading or match is None or "%" in match["rest"] or cues("amounts", "cues", "not_money").search(plain):
            continue
        unit = _unit_in((heading,))
        named = any(cues("amounts", "cues", name).search(plain) for name in ("money_labels", "columns", "budget"))
        if unit is None and named:
            above = layout.text[max(0, row.header.start - _CAPTION) : row.header.end].split("\n")[-4:]
            unit = _unit_in(reversed(above))
        if unit is None and not (named and _looks_like_money(match["n"])) or _is_year(match["n"], heading):
            continue
        currency, factor = unit or ("EUR", 1.0)
        start = cell.start + match.start("n")
        value = round(number(match["n"]) * factor, 2)
        yield Sum(start, cell.start + match.end("n"), value, currency, None, "", 0.85 if unit else 0.7)


_NOTE = re.compile(
    rf"(?<!\w){either('amounts', 'noted_sums')}(?:\s{either('amounts', 'noted_verbs')})?[\s:,(]{{1,3}}(?P<unit>[^\W\d_]+|€)",
    re.IGNORECASE,
)
_LISTED = re.compile(rf"[^\W\d_][^\n]{{5,160}}?(?:[,:–-]\s|\s{{2,}}|\t)(?P<n>{NUMBER})$")
_LEAST_LISTED = 3
_THOUSAND = 1000


def _noted(layout: Layout) -> list[Sum]:
    """The sums at the ends of listed lines, where a note over or under the list gives their unit: *(summat euroina)*."""
    unit = next((unit for note in _NOTE.finditer(layout.text) if (unit := unit_of(note["unit"]))), None)
    if unit is None:
        return []
    found = []
    for block in layout.blocks:
        match = (
            _LISTED.fullmatch(layout.text, block.start, block.end)
            if block.kind in ("paragraph", "item", "heading")
            else None
        )
        if match is not None and _looks_like_money(match["n"]) and sheet_row(layout, block.start) is None:
            value = round(number(match["n"]) * unit[1], 2)
            found.append(Sum(match.start("n"), match.end("n"), value, unit[0], None, "", 0.8))
    return found if len(found) >= _LEAST_LISTED else []


_UNIT_LINE = re.compile(r"^[^\d\n]{0,120}?(?<![^\W\d_])(?P<unit>€|EUR|mk)\)?[ \t]*\n", re.MULTILINE)
_NUMBERED_LINE = re.compile(rf"[ \t]*\d{{1,2}}[.)]?[ \t]+[^\W\d_][^\n]{{2,160}}?[ \t|]+(?P<n>{NUMBER})[ \t]*(?:\n|$)")


_TOTAL_LINE = re.compile(rf"[ \t]*[^\W\d_]{{4,20}}[ \t|]+(?P<n>{NUMBER})[ \t]*(?:\n|$)")


def _under_unit(layout: Layout) -> Iterator[Sum]:
    """Numbered lines that end in a number, right under a line that ends in a unit: a table whose cells have run together."""
    for head in _UNIT_LINE.finditer(layout.text):
        unit, position, found = unit_of(head["unit"]), head.end(), []
        while unit and (line := _NUMBERED_LINE.match(layout.text, position)) is not None:
            if _looks_like_money(line["n"]):
                value = round(number(line["n"]) * unit[1], 2)
                found.append(Sum(line.start("n"), line.end("n"), value, unit[0], None, "", 0.8))
            position = line.end()
        if len(found) < _LEAST_LISTED:
            continue
        yield from found
        total = _TOTAL_LINE.match(layout.text, position)
        if (
            unit
            and total
            and (value := round(number(total["n"]) * unit[1], 2)) == round(sum(s.value for s in found), 2)
        ):
            yield Sum(total.start("n"), total.end("n"), value, unit[0], None, "", 0.8)


def _loose_sum(layout: Layout, cell: Extent) -> Sum | None:
    match = _CELL.match(cell.of(layout.text))
    if match is None:
        return None
    return Sum(cell.start + match.start("n"), cell.start + match.end("n"), number(match["n"]), "EUR", None, "", 0.7)


def _is_money_label(layout: Layout, block: Block) -> bool:
    label = layout.label(block) or ""
    if cues("amounts", "cues", "not_money").search(label):
        return False
    return block.section in MONEY_SECTIONS or cues("amounts", "cues", "money_labels").search(label) is not None


def _field(layout: Layout, index: int, block: Block) -> Iterator[Sum]:
    match = _LEADING.match(layout.text, block.start, block.end)
    unit = _unit(layout, index, None)
    if match is None and unit is not None:
        match = _LABELLED.match(layout.text, block.start, block.end)
    if match is None or not (
        _looks_like_money(match["n"])
        or unit is not None
        and (match.re is _LABELLED or unit[1] == _THOUSAND and len(match["n"]) > 1)
    ):
        return
    currency, factor = unit or ("EUR", 1.0)
    value, written = number(match["n"]), match.groupdict().get("low")
    low = lower_end(written, value) if written and not _YEAR.match(written) else value
    if low < value:
        yield Sum(match.start("low"), match.end("n"), value * factor, currency, low * factor, "", 0.85)
    else:
        yield Sum(match.start("n"), match.end("n"), value * factor, currency, None, "", 0.85)


def _row(layout: Layout, index: int, block: Block) -> Iterator[Sum]:
    label = _PERCENT.sub("", layout.label(block) or "")
    if cues("amounts", "cues", "not_money").search(label):
        return
    money = _is_money_label(layout, block)
    for head, cell in cells(layout, index):
        heading = head.of(layout.text) if head else ""
        match = _CELL.match(cell.of(layout.text))
        if (
            match is None
            or "%" in match["rest"]
            or cues("amounts", "cues", "not_money").search(_PERCENT.sub("", heading))
        ):
            continue
        unit = _unit(layout, index, head)
        if unit is None and not (money and _looks_like_money(match["n"])) or _is_year(match["n"], heading):
            continue
        currency, factor = unit or ("EUR", 1.0)
        start = cell.start + match.start("n")
        value = round(number(match["n"]) * factor, 2)
        yield Sum(start, cell.start + match.end("n"), value, currency, None, "", 0.9 if unit else 0.75)


def _looks_like_money(written: str) -> bool:
    """Three digits at least: *3* or *12* behind a label may be anything; a bare year is none."""
    return len(re.sub(r"\D", "", written)) >= 3 and _YEAR.match(written) is None


def _is_year(written: str, heading: str) -> bool:
    return _YEAR.match(written) is not None and "€" not in heading


@cached
def _unit_in_heading() -> "re.Pattern[str]":
    forms = [form for entry in table("amounts")["units"]["forms"] for form in (*entry["exact"], *entry["stems"])]
    long = "|".join(
        re.escape(form.rstrip("!")).replace(r"\ ", r"\s?")
        for form in sorted(forms, key=len, reverse=True)
        if len(form) > 2
    )
    return re.compile(rf"(?<![\w])(?:{long})\w*|(?:t|k|[Mm])?€|\bmk\b", re.IGNORECASE)


def _unit(layout: Layout, index: int, head: Extent | None) -> tuple[str, float] | None:
    """The unit that stands in the column's heading, the table's heading line, or the heading above it."""
    return _unit_in((*([head.of(layout.text)] if head else []), *_above(layout, index)))


def _unit_in(texts: Iterable[str]) -> tuple[str, float] | None:
    """The unit that the first of the texts with one names, where no number stands before it."""
    for text in texts:
        match = _unit_in_heading().search(text)
        if match is not None and not re.search(rf"\d{GAP}?$", text[: match.start()]):
            unit = unit_of(match.group())
            if unit is not None:
                return unit
    return None


def _above(layout: Layout, index: int) -> Iterator[str]:
    """The lines over a table, nearest first: its heading line, its caption, its heading; then the row's own label."""
    block = layout.blocks[index]
    first = first_row(layout, index)
    for above in range(index - 1, first - 1, -1):
        if layout.blocks[above].label is None:
            yield layout.of(layout.blocks[above])
    yield layout.label(block) or ""
    for above in range(first - 1, max(first - 3, -1), -1):
        candidate = layout.blocks[above]
        if candidate.kind in ("heading", "paragraph", "row", "field") and candidate.end - candidate.start < 160:
            label = layout.label(candidate) or ""
            yield f"{label} {layout.of(candidate)}"
    for heading in layout.headings(block):
        yield layout.of(heading)
