"""Table rows whose cells run over several lines, put together again: *Suunniteltu / toteutusaika* beside *2019–2021*.

Lines of one cell stand closer than rows of a table do, where the table has any space between its rows. Only such rows
are joined: lines that stand close, apart from those above and below, whose pieces begin where the cells of their first
line begin, on a page where several rows have these cells. A table without space between its rows stays as it is.
"""

from dataclasses import replace
from itertools import pairwise

from hankenlp.read.pdf_lines import Piece
from hankenlp.read.pdf_rows import MARKER, Row, distance

_CLOSE = 1.08
_LEVEL = 3.0
_MOST_LINES = 6
_FEWEST_ROWS = 3


def with_whole_cells(rows: list[Row]) -> list[Row]:
    """The rows, from top to bottom, with those of a table whose cells have several lines as one."""
    groups = _close(rows)
    starts = [_starts(group)[:2] for group in groups]
    joined = []
    for group, start in zip(groups, starts, strict=True):
        alike = sum(_same(start, other) for other in starts)
        joined += [_joined(group)] if alike >= _FEWEST_ROWS and _is_one_row(group) else group
    return joined


def _close(rows: list[Row]) -> list[list[Row]]:
    """Runs of rows that stand as close as lines of one paragraph do."""
    closest = min((d for pair in pairwise(rows) if (d := distance(*pair)) > 0.8), default=0.0)
    groups: list[list[Row]] = []
    for row in rows:
        if groups and distance(groups[-1][-1], row) < _CLOSE * closest:
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _starts(group: list[Row]) -> list[float]:
    """Where the cells of the line with most of them begin."""
    return [piece.left for piece in max(group, key=lambda row: len(row.pieces)).pieces]


def _same(one: list[float], other: list[float]) -> bool:
    return len(one) == len(other) and all(abs(a - b) < _LEVEL for a, b in zip(one, other, strict=True))


def _is_one_row(group: list[Row]) -> bool:
    """Has the first cell several lines, or one that stands lower than the others' first, and does none start an item?"""
    starts = _starts(group)
    if not 1 < len(group) <= _MOST_LINES or len(starts) < 2:
        return False
    if not all(any(abs(piece.left - start) < _LEVEL for start in starts) for row in group for piece in row.pieces):
        return False
    labels = [row.pieces[0].text for row in group if abs(row.pieces[0].left - starts[0]) < _LEVEL]
    if any(MARKER.fullmatch(label.split(" ")[0]) or label.endswith(":") for label in labels[:-1]):
        return False
    if labels and MARKER.fullmatch(labels[-1].split(" ")[0]):
        return False
    return len(labels) > 1 or abs(group[0].pieces[0].left - starts[0]) >= _LEVEL


def _joined(group: list[Row]) -> Row:
    first = group[0]
    cells = [
        [piece for row in group for piece in row.pieces if abs(piece.left - start) < _LEVEL] for start in _starts(group)
    ]
    pieces = tuple(_cell(cell, first.pieces[0]) for cell in cells)
    return replace(first, pieces=pieces, drop=first.bottom - group[-1].bottom)


def _cell(pieces: list[Piece], level: Piece) -> Piece:
    """The lines of a cell as one piece on the level of the row's first line."""
    text = pieces[0].text
    for piece in pieces[1:]:
        text += ("" if text.endswith("-") and not text.endswith(" -") else " ") + piece.text
    right = max(piece.right for piece in pieces)
    return replace(pieces[0], text=text, right=right, bottom=level.bottom, top=level.top)
