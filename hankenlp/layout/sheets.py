"""Spreadsheets pasted as text: a line of column headings, and under it lines whose cells tabs divide.

A sheet has more columns than a money table, most of them words: a list of projects with their owner, time, budget and
state. Its lines are no table rows to the rest of the layout, for they need not end in numbers.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import zip_longest

from hankenlp.layout.blocks import Extent, Layout

_KEPT = "_sheets"
_LEAST_HEADS = 4
_LONGEST_HEAD = 40
_FIGURE = re.compile(r"\d{3}|\d[.,]\d")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A line under the headings: each cell that holds something, with its heading where the column has one."""

    line: Extent
    header: Extent
    cells: tuple[tuple[Extent | None, Extent], ...]


def sheet_rows(layout: Layout) -> list[SheetRow]:
    """The rows of every sheet of the text, in order; kept with the layout."""
    kept: list[SheetRow] | None = vars(layout).get(_KEPT)
    if kept is None:
        kept = _rows(layout.text) if layout.text.count("\t") >= 2 * (_LEAST_HEADS - 1) else []
        vars(layout)[_KEPT] = kept
    return kept


def sheet_row(layout: Layout, offset: int) -> SheetRow | None:
    """The row that holds the code point."""
    found = sheet_rows(layout)
    i = bisect_right(found, offset, key=_start) - 1
    return found[i] if i >= 0 and offset < found[i].line.end else None


def sheet_head(layout: Layout, offset: int) -> str | None:
    """The heading of the column in which the code point lies."""
    row = sheet_row(layout, offset)
    for head, cell in row.cells if row else ():
        if cell.start <= offset < cell.end:
            return head.of(layout.text) if head else None
    return None


def _start(row: SheetRow) -> int:
    return row.line.start


def _rows(text: str) -> list[SheetRow]:
    found: list[SheetRow] = []
    header: tuple[Extent, list[Extent]] | None = None
    start = 0
    for written in text.split("\n"):
        line = Extent(start, start + len(written))
        start = line.end + 1
        parts = _parts(text, line) if "\t" in written else []
        if header and _fits(parts, header[1], text):
            heads = [head if head.of(text) else None for head in header[1]]
            cells = tuple((head, cell) for head, cell in zip_longest(heads, parts) if cell and cell.of(text))
            found.append(SheetRow(line, header[0], cells))
        else:
            header = (line, parts) if _is_header(parts, text) else None
    return found


def _parts(text: str, line: Extent) -> list[Extent]:
    """The cells between tabs, empty ones included, without the blanks around them."""
    parts = []
    position = line.start
    for cell in line.of(text).split("\t"):
        lead = len(cell) - len(cell.lstrip())
        parts.append(Extent(position + lead, position + max(lead, len(cell.rstrip()))))
        position += len(cell) + 1
    return parts


def _is_header(parts: list[Extent], text: str) -> bool:
    """Words in most columns, no figures but years."""
    heads = [part.of(text) for part in parts if part.end > part.start]
    return len(heads) >= _LEAST_HEADS and all(
        len(head) <= _LONGEST_HEAD and not _FIGURE.search(_YEAR.sub("", head)) for head in heads
    )


def _fits(parts: list[Extent], heads: list[Extent], text: str) -> bool:
    """Does the line fill the columns? The last ones may be missing; a line of words alone is a new header."""
    if not len(heads) // 2 <= len(parts) <= len(heads) + 1 or len(parts) < 3:
        return False
    return not _is_header(parts, text) or len(parts) == len(heads)
