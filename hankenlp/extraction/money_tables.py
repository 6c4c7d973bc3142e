"""Tables of money as the layout gives them, mended: runs of rows, their cells and column headings.

Rows that a rule of dashes divides belong together, and where the layout has cut a well-formed number in two (*412 | 000*
under *Kustannukset*) the gaps in the line decide instead, with the headings counted from the right.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from hankenlp.extraction.cue_words import cues
from hankenlp.extraction.sums import NUMBER
from hankenlp.extraction.surroundings import line_of
from hankenlp.layout import Block, Extent, Layout, tables
from hankenlp.layout.flat_tables import FlatRow, rows
from hankenlp.resources.patterns import either

Cell = tuple[Extent | None, Extent]

_KEPT = "_table_runs"
_KEPT_LOOSE = "_loose_rows"
_DECIMAL = re.compile(r"(?<![\d,.])\d{1,3}(?:[ \u00a0.]?\d{3})*,\d\d(?![\d,])")
_GROUPED = re.compile(r"(?<![\d,.])\d{1,3}[ \u00a0.]\d{3}(?![\d,])")
_CAPTION = re.compile(rf"[^\d\n;:.?!()]{{3,60}}\((?:{either('amounts', 'currency_nearby')})\)\s+")
"""*RAHOITUS (€) Haettava avustus 40 000 Oma rahoitus 10 000 Yhteensä 50 000*: a caption with the unit opens the block."""
_MONEY = re.compile(either("amounts", "currency_nearby"))
_RULE = re.compile(r"[\s\-–—=_|+.]*")
_GAP = re.compile(r"[ \u00a0]*(?:\t+|\||[ \u00a0]{2,})[ \t\u00a0|]*")
_WHOLE = re.compile(rf"[-−]?{NUMBER}")
_UNIT_END = re.compile(r"(?<=[€)])\s+(?=[^\W\d_])")


def runs(layout: Layout) -> list[int]:
    """For each block, the index of the first row of its table (its own index where it is no row)."""
    kept: list[int] | None = vars(layout).get(_KEPT)
    if kept is not None:
        return kept
    found: list[int] = []
    previous: int | None = None  # the last row, if only rules stand behind it
    ruled = False
    for index, block in enumerate(layout.blocks):
        found.append(index)
        if block.kind != "row":
            rule = _RULE.fullmatch(layout.text, block.start, block.end) is not None
            ruled, previous = rule, previous if rule or _is_empty_row(layout, block) else None
            continue
        if previous is not None and (ruled or layout.blocks[previous].heading == block.heading):
            found[index] = found[previous]
        previous, ruled = index, False
    vars(layout)[_KEPT] = found
    return found


def _is_empty_row(layout: Layout, block: Block) -> bool:
    """Is it a row of costs without a number: *Matkat*?"""
    words = layout.of(block)
    if block.kind not in ("paragraph", "heading", "field") or len(words) > 40 or re.search(r"\d", words):
        return False
    named = cues("amounts", "cues", "expense_rows").match(words)
    return named is not None and cues("amounts", "cues", "cost_tables").search(words) is None


def first_row(layout: Layout, index: int) -> int:
    """Index of the first row of the table that row ``index`` belongs to."""
    return runs(layout)[index]


def cells(layout: Layout, index: int) -> tuple[Cell, ...]:
    """The cells of a row, each with the heading of its column where it has one."""
    block = layout.blocks[index]
    parts = split(layout.text, block.extent)
    given = block.columns
    if (
        not given
        or _broken(layout.text, given, parts)
        or _headless(layout.text, given)
        and len(given) == len(parts) > 1
    ):
        numbers = [part for part in parts if re.search(r"\d", part.of(layout.text))]
        heads = _heads(layout, index, len(numbers)) if len(numbers) > 1 else None
        if given and not heads and not _broken(layout.text, given, parts):
            return given
        return tuple(zip(heads or [None] * len(numbers), numbers, strict=True)) or ((None, block.extent),)
    return given


def _headless(text: str, given: Sequence[Cell]) -> bool:
    """Are there no headings, or only the rule that divides heading and body in Markdown?"""
    return all(head is None or _RULE.fullmatch(text, head.start, head.end) for head, _ in given)


def split(text: str, extent: Extent) -> list[Extent]:
    """The parts of an extent between wide gaps, tabs and pipes."""
    return tables.split(text, extent, _GAP)


def loose_rows(layout: Layout) -> list[FlatRow]:
    """Rows of sums with decimals in blocks that the layout takes for running text, where a unit stands nearby."""
    kept: list[FlatRow] | None = vars(layout).get(_KEPT_LOOSE)
    if kept is not None:
        return kept
    found: list[FlatRow] = []
    for block in layout.blocks:
        if block.kind not in ("paragraph", "field", "item"):
            continue
        caption = _CAPTION.match(layout.text, block.start, block.end)
        if caption is not None and len(_GROUPED.findall(layout.of(block))) >= 3:
            found += rows(layout.text, caption.end(), block.end)
            continue
        if len(_DECIMAL.findall(layout.of(block))) < 3:
            continue
        if found or _MONEY.search(layout.text[max(0, block.start - 200) : block.end]):
            found += [row for row in rows(layout.text, block.start, block.end) if _has_decimals(layout.text, row)]
    vars(layout)[_KEPT_LOOSE] = found
    return found


def loose_row(layout: Layout, offset: int) -> FlatRow | None:
    """The loose row whose numbers hold the code point."""
    found = loose_rows(layout)
    i = bisect_right(found, offset, key=_numbers_start) - 1
    return found[i] if i >= 0 and offset < found[i].numbers.end else None


def _numbers_start(row: FlatRow) -> int:
    return row.numbers.start


def _has_decimals(text: str, row: FlatRow) -> bool:
    return all(_DECIMAL.match(cell.of(text)) for _, cell in row.columns)


def first_part(label: str | None) -> str | None:
    """The first cell of a row's label that has words: a project's name, with its owner and place in further cells."""
    parts = [part for part in _GAP.split(label or "") if re.search(r"[^\W\d_]", part)]
    return parts[0] if parts else label


def _broken(text: str, given: Sequence[Cell], parts: Sequence[Extent]) -> bool:
    """Does a cell end inside a part that is one well-formed number?"""
    starts = [part.start for part in parts]
    for _, cell in given:
        i = bisect_left(starts, cell.start + 1) - 1
        if i < 0:
            continue
        part = parts[i]
        whole = _WHOLE.fullmatch(text, part.start, part.end) is not None
        if whole and (cell.start, cell.end) != (part.start, part.end) and len(part.of(text).split()) > 1:
            inside = cell.start >= part.start and cell.end <= part.end
            if inside and len(parts) > 1:
                return True
    return False


def _heads(layout: Layout, index: int, count: int) -> list[Extent | None] | None:
    """The column headings for ``count`` cells: the line above the table that has as many, or more, parts."""
    for line in lines_above(layout, index):
        words = line.of(layout.text)
        if _RULE.fullmatch(words):
            continue
        if re.search(r"\d{3}(?!\d)|\d[ \u00a0]\d{3}", re.sub(r"(?:19|20)\d\d|1[ .]?000", "", words)):
            continue
        parts = split(layout.text, line)
        if len(parts) < count:
            parts = _by_unit(layout.text, line)
        if len(parts) < count:
            found = list(cues("amounts", "cues", "columns").finditer(layout.text, line.start, line.end))
            parts = [Extent(m.start(), m.end()) for m in found]
        if count <= len(parts) <= count + 3:
            return list(parts[-count:])
    return None


def _by_unit(text: str, line: Extent) -> list[Extent]:
    """*Suunnitelma € Toteuma €*: a unit ends each heading."""
    ends = [line.start, *(m.end() for m in _UNIT_END.finditer(text, line.start, line.end)), line.end]
    return [Extent(a, b) for a, b in pairwise(ends) if text[a:b].strip()]


def lines_above(layout: Layout, index: int) -> Iterator[Extent]:
    """The unlabelled rows of the table above row ``index``, then the line over the table."""
    first = first_row(layout, index)
    for above in range(first, min(index, first + 3)):
        if layout.blocks[above].label is None:
            yield layout.blocks[above].extent
    for above in range(first - 1, max(first - 3, -1), -1):
        block = layout.blocks[above]
        if block.end - block.start < 160 and block.kind in ("heading", "paragraph", "row", "field"):
            yield line_of(layout.text, block.start, block.start) if block.kind == "paragraph" else block.extent
