"""What stands around a sum: the words of its sentence up to its neighbours, its row and column, what is above it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hankenlp.extraction.cue_words import cues
from hankenlp.extraction.money_tables import cells, first_part, first_row, loose_row
from hankenlp.extraction.sums import Sum
from hankenlp.extraction.surroundings import index_of, line_of, sentence_of
from hankenlp.layout import Block, Extent, Layout
from hankenlp.layout.labels import section
from hankenlp.layout.sheets import SheetRow, sheet_row
from hankenlp.resources.patterns import either

_REACH = 600  # how far a sentence is read on either side, lest a page without sentences take forever


@dataclass(frozen=True)
class Scene:
    """A sum in its surroundings.

    Attributes:
        sum: the sum.
        index, block: the layout block that it lies in, or None between blocks.
        left, right: the text of its sentence from the sum before it and to the sum behind it.
        before: the sentence from its beginning to the sum, other sums included.
        follows, precedes: whether another sum stands before or behind it in the sentence.
        line: the row or line that it stands in.
        tabular: whether it stands in a table row or behind the label of a line, rather than in running text.
        row: the label of its table row, line or field, without colon; None in running text.
        column: the heading of its table column, or None.
        percent: the number in the table column of percentages right behind its own, or None.
        above: headings and captions over it, innermost first.
    """

    sum: Sum
    layout: Layout
    index: int | None
    block: Block | None
    left: str
    right: str
    before: str
    follows: bool
    precedes: bool
    line: Extent
    tabular: bool
    row: str | None
    column: str | None
    percent: str | None
    above: tuple[str, ...]

    @property
    def sections(self) -> tuple[str, ...]:
        """The meanings of block, field label and headings, innermost first."""
        own = (self.block.section,) if self.block is not None and self.block.section else ()
        return (*own, *(name for text in self.above if (name := section(text))))


def scenes(layout: Layout, sums: Sequence[Sum]) -> list[Scene]:
    """The scene of each sum, in the order of the sums."""
    places = [index_of(layout, item.start) for item in sums]
    regions = [_region(layout, item, place) for item, place in zip(sums, places, strict=True)]
    found = []
    for i, (item, place, region) in enumerate(zip(sums, places, regions, strict=True)):
        text = layout.text
        previous = sums[i - 1].end if i and sums[i - 1].end > region.start else None
        following = sums[i + 1].start if i + 1 < len(sums) and sums[i + 1].start < region.end else None
        block = layout.blocks[place] if place is not None else None
        line = _line(layout, item, block)
        tabular, row, column, caption = _row_and_column(layout, item, place, line, sums)
        found.append(
            Scene(
                item, layout, place, block,
                left=text[region.start if previous is None else previous : item.start],
                right=text[item.end : region.end if following is None else following],
                before=text[region.start : item.start],
                follows=previous is not None,
                precedes=following is not None,
                line=line,
                tabular=tabular,
                row=row,
                column=column,
                percent=_percent_beside(layout, item, place) if tabular else None,
                above=(*([caption] if caption else []), *_above(layout, place)),
            )
        )  # fmt: skip
    return found


def _region(layout: Layout, item: Sum, index: int | None) -> Extent:
    if index is None:
        return line_of(layout.text, item.start, item.end)
    block = layout.blocks[index]
    if block.kind == "row" or loose_row(layout, item.start) or sheet_row(layout, item.start):
        return _line(layout, item, block)
    sentence = sentence_of(layout, index, item.start)
    start, end = max(sentence.start, item.start - _REACH), min(sentence.end, item.end + _REACH)
    return Extent(start, max(end, item.end))


def _line(layout: Layout, item: Sum, block: Block | None) -> Extent:
    """The table row, label included, or the line of the text. Many rows of a flattened table may share a line."""
    sheet = sheet_row(layout, item.start)
    if sheet is not None:
        return sheet.line
    loose = loose_row(layout, item.start)
    if loose is not None:
        return Extent(loose.label.start, loose.numbers.end)
    if block is None or block.kind != "row" or block.label is None:
        return line_of(layout.text, item.start, item.end)
    return Extent(min(block.label.start, block.start), max(block.end, block.label.end))


def _above(layout: Layout, index: int | None) -> Iterator[str]:
    if index is None:
        return
    block = layout.blocks[index]
    if block.kind == "row":
        caption = _caption(layout, index)
        if caption:
            yield caption
    if block.lead_in is not None:
        yield layout.of(layout.blocks[block.lead_in])
    if block.kind == "heading" and index and layout.blocks[index - 1].kind == "heading":
        yield layout.of(layout.blocks[index - 1])
    for heading in layout.headings(block):
        yield layout.of(heading)


def _caption(layout: Layout, index: int) -> str | None:
    """The heading line of a table and a short line over it (*Taulukko 1. Toteutuneet kustannukset*)."""
    first = first_row(layout, index)
    lines = [layout.of(b) for b in layout.blocks[first:index] if b.label is None]
    if (
        first > 0
        and layout.blocks[first - 1].kind in ("paragraph", "field", "row")
        and len(layout.of(layout.blocks[first - 1])) < 120
    ):
        lines.append(layout.of(layout.blocks[first - 1]))
    return " ".join(lines) or None


_WORD = re.compile(r"[^\W\d_]")
_GOES_ON = f"(?:{either('amounts', 'of_which')}|{either('amounts', 'entirely')})"
_PERCENT_HEAD = re.compile(
    rf"\W*(?:{either('amounts', 'share_stem')}\w*\W+)?{either('amounts', 'percent')}\W*", re.IGNORECASE
)
_ENTRY_END = re.compile(rf"\s*(?:\([^()]*\)?[^()]*\)?)?\s*(?:$|[,;]\s*{_GOES_ON}|\.?\s*$|/)")


def _percent_beside(layout: Layout, item: Sum, index: int | None) -> str | None:
    if index is None or layout.blocks[index].kind != "row":
        return None
    row = cells(layout, index)
    for (_, cell), (head, following) in pairwise(row):
        if cell.start <= item.start < cell.end and head and _PERCENT_HEAD.fullmatch(head.of(layout.text).strip()):
            return following.of(layout.text).strip()
    return None


def _start(item: Sum) -> int:
    return item.start


def _row_and_column(
    layout: Layout, item: Sum, index: int | None, line: Extent, sums: Sequence[Sum]
) -> tuple[bool, str | None, str | None, str | None]:
    """Whether it is tabular, row label, column heading and table caption, where there are any."""
    block = layout.blocks[index] if index is not None else None
    sheet = sheet_row(layout, item.start)
    if sheet is not None:
        return True, *_in_sheet(layout.text, sheet, item), None
    if index is not None and block is not None and block.kind == "row" and block.label is not None:
        for head, cell in cells(layout, index):
            if cell.start <= item.start < cell.end:
                return True, first_part(layout.label(block)), head.of(layout.text) if head else None, None
        return True, first_part(layout.label(block)), None, None
    loose = loose_row(layout, item.start)
    if loose is not None:
        return True, loose.label.of(layout.text), None, None
    on_line = sums[bisect_left(sums, line.start, key=_start) : bisect_left(sums, line.end, key=_start)]
    line = _own_column(layout.text, line, on_line)
    row = _line_label(layout, line, on_line, block)
    only = row is not None and _only_sums(layout.text, line, on_line)
    if only and len(on_line) > 1:
        return True, row, *_column_above(layout, line, on_line, item)
    return only, row or _field_label(layout, item, block), None, None


_OTHER_COLUMN = re.compile(r"(?:\t|[ \u00a0]{2,})[ \t\u00a0]*(?=[^\W\d_])")


def _own_column(text: str, line: Extent, on_line: Sequence[Sum]) -> Extent:
    """The line without the column of words that stands beside it: *Kunnat   120 000 mk   Kylien Ystävät ry*."""
    if len(on_line) != 1 or not _OTHER_COLUMN.match(text, on_line[0].end, line.end):
        return line
    return Extent(line.start, on_line[0].end)


def _in_sheet(text: str, sheet: SheetRow, item: Sum) -> tuple[str | None, str | None]:
    """The first cell of the row that has words, and the heading of the sum's column."""
    label = next((cell.of(text) for _, cell in sheet.cells if _WORD.search(cell.of(text))), None)
    heads = (head for head, cell in sheet.cells if head and cell.start <= item.start < cell.end)
    return label, next((head.of(text) for head in heads), None)


def _line_label(layout: Layout, line: Extent, on_line: Sequence[Sum], block: Block | None) -> str | None:
    """The words before the first sum of a line that is no sentence: *Kokonaisbudjetti 286 450 €*."""
    start = max(line.start, block.start) if block is not None and block.start < on_line[0].start else line.start
    label = layout.text[start : on_line[0].start].strip(" \t\u00a0:–-·•*")
    if (
        not _WORD.search(label)
        or len(label) > 70
        or len(label.split()) > 7
        or not (label[0].isupper() or label[0].isdigit())
    ):
        return None
    if label.endswith((",", ".", "(")) or any(
        cues("amounts", "cues", name).search(label) for name in ("verbs", "cost")
    ):
        return None
    if block is not None and block.kind == "paragraph" and line.of(layout.text).rstrip().endswith("."):
        return None
    rest = layout.text[on_line[0].end : line.end]
    return label if _ENTRY_END.match(rest) or _only_sums(layout.text, line, on_line) else None


def _only_sums(text: str, line: Extent, on_line: Sequence[Sum]) -> bool:
    """Does nothing but sums follow the label of a line?"""
    rest = text[on_line[0].start : line.end]
    for item in on_line:
        rest = rest.replace(text[item.start : item.end], "", 1)
    return not rest.strip(" \t\u00a0|;/-–%()0123456789,.")


def _field_label(layout: Layout, item: Sum, block: Block | None) -> str | None:
    """The label of a field whose value begins with the sum, or with words that say only what kind of sum it is."""
    if block is None or block.kind != "field":
        return None
    first = sentence_of(layout, index_of(layout, block.start) or 0, block.start)
    return layout.label(block) if item.start < first.end else None


def _column_above(layout: Layout, line: Extent, on_line: Sequence[Sum], item: Sum) -> tuple[str | None, str | None]:
    """Heading of the sum's column and caption, from the nearest line above that names as many columns as sums."""
    text, position = layout.text, line.start
    heads = cues("amounts", "cues", "columns")
    for _ in range(12):
        if position <= 0:
            break
        above = line_of(text, position - 1, position - 1)
        position = above.start
        words = above.of(text)
        if re.search(r"\d{3}", words) or not words.strip():
            continue
        found = [match.group() for match in heads.finditer(words)]
        found = found[1:] if len(found) == len(on_line) + 1 else found
        if len(found) != len(on_line):
            break
        caption = line_of(text, position - 1, position - 1).of(text).strip() if position else ""
        return found[on_line.index(item)], caption or None
    return None, None
