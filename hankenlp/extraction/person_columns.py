"""People side by side: names in the columns of one line, with their titles above and their numbers below.

Text that was copied from a page keeps such columns as runs of spaces. A piece belongs to the name that begins at the same
place of its line.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from hankenlp.layout import Extent

_PIECE: Final = re.compile(r"\S+(?:[ \u00a0]\S+)*")
_SLACK: Final = 3
_MOST_LINES: Final = 6


@dataclass(frozen=True)
class Column:
    """What stands above and below one name."""

    above: tuple[Extent, ...]
    below: tuple[Extent, ...]


def columns(text: str, lines: Sequence[tuple[int, int]], line: int, names: Sequence[Extent]) -> list[Column] | None:
    """The columns of the ``names`` on a line, or None where they do not stand in columns."""
    start, end = lines[line]
    pieces = _pieces(text, start, end)
    if len(names) < 2 or not all(any(p.start == n.start and p.end == n.end for p in pieces) for n in names):
        return None
    offsets = [n.start - start for n in names]
    above = [row for row in [_row(text, lines, line - 1, line, offsets)] if row]
    below = []
    for k in range(line + 1, min(len(lines), line + 1 + _MOST_LINES)):
        row = _row(text, lines, k, k - 1, offsets)
        if row is None:
            break
        below.append(row)
    if not above and not below:
        return None
    return [
        Column(tuple(p for row in above if (p := row[i])), tuple(p for row in below if (p := row[i])))
        for i in range(len(names))
    ]


def _pieces(text: str, start: int, end: int) -> list[Extent]:
    return [Extent(m.start(), m.end()) for m in _PIECE.finditer(text, start, end)]


def _row(
    text: str, lines: Sequence[tuple[int, int]], line: int, beside: int, offsets: Sequence[int]
) -> list[Extent | None] | None:
    """The pieces of a line under (over) the ``offsets``; None unless each piece has a column and two columns have one."""
    if not 0 <= line < len(lines):
        return None
    upper, lower = sorted((line, beside))
    if text.count("\n", lines[upper][1], lines[lower][0]) > 1:
        return None
    start, end = lines[line]
    row: list[Extent | None] = [None] * len(offsets)
    for piece in _pieces(text, start, end):
        at = next((i for i, offset in enumerate(offsets) if abs(piece.start - start - offset) <= _SLACK), None)
        if at is None or row[at] is not None:
            return None
        row[at] = piece
    return row if sum(p is not None for p in row) >= 2 else None
