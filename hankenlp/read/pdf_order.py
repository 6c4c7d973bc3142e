"""Pieces of lines with their place on a page → lines of text in reading order, the cells of a row parted by tabs.

Rows are pieces on one level. Where a gutter runs down through several rows, it parts either columns of text, which are
read one after the other, or columns of a table, which are read row by row: text fills its column's width, or stands on
levels of its own, while the cells of a table are short and stand level.
"""

from collections.abc import Iterator
from dataclasses import replace
from statistics import median

from hankenlp.read.pdf_lines import Piece
from hankenlp.read.pdf_rows import Row
from hankenlp.read.pdf_tables import with_whole_cells

_SHORTEST_COLUMN = 4
_NARROWEST_COLUMN = 60.0
"""Points; what is narrower are the markers of a list or the numbers of a table."""
_FULL = 0.6
_DEEPEST = 6
_LEVEL = 0.5


def ordered(pieces: list[Piece], width: float) -> list[Row]:
    """The rows of a page of this width in reading order."""
    return list(_read(_rows(pieces), width, 0))


def _rows(pieces: list[Piece]) -> list[Row]:
    """Pieces whose middle lies within the height of the first of a row are on its level."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (-(piece.bottom + piece.top), piece.left)):
        first = rows[-1][0] if rows else None
        if first and abs((piece.bottom + piece.top) - (first.bottom + first.top)) / 2 < 0.4 * min(
            piece.height, first.height
        ):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [Row(tuple(sorted(row, key=lambda piece: piece.left))) for row in rows]


def _read(rows: list[Row], limit: float, depth: int) -> Iterator[Row]:
    """The rows of a part of the page that ends at ``limit`` on the right."""
    found = _columns(rows) if depth < _DEEPEST else None
    if found is None:
        edge = _edge(rows, limit)
        yield from (replace(row, edge=edge) for row in with_whole_cells(rows))
        return
    start, end, gutter = found
    inside = [piece for row in rows[start:end] for piece in row.pieces]
    yield from _read(rows[:start], limit, depth + 1)
    yield from _read(_rows([piece for piece in inside if piece.left < gutter]), gutter, depth + 1)
    yield from _read(_rows([piece for piece in inside if piece.left >= gutter]), limit, depth + 1)
    yield from _read(rows[end:], limit, depth + 1)


def _edge(rows: list[Row], limit: float) -> float:
    """Where lines end on the right; where all are short, further to the right than any of them."""
    left = min((row.pieces[0].left for row in rows), default=0.0)
    return max([left + _FULL * (limit - 2 * left), *(row.right for row in rows)])


def _columns(rows: list[Row]) -> tuple[int, int, float] | None:
    """The longest run of rows that a gutter parts into columns of text: its start, its end, and where the right begins."""
    best: tuple[int, int, float] | None = None
    for gutter in _gutters(rows):
        for start, end in _runs(rows, gutter):
            if (best is None or end - start > best[1] - best[0]) and _is_text(rows[start:end], gutter):
                best = (start, end, gutter)
    return best


def _gutters(rows: list[Row]) -> list[float]:
    """Where several pieces begin, the left margin aside."""
    starts = sorted(piece.left for row in rows for piece in row.pieces)
    found: list[list[float]] = []
    for start in starts:
        if found and start - found[-1][0] < 3:
            found[-1].append(start)
        else:
            found.append([start])
    return [group[0] - 0.5 for group in found[1:] if len(group) >= _SHORTEST_COLUMN]


def _runs(rows: list[Row], gutter: float) -> Iterator[tuple[int, int]]:
    """Rows one after another that nothing spans across the gutter, from the first with a right side to the last."""
    start = None
    for i in range(len(rows) + 1):
        spans = i == len(rows) or any(piece.left < gutter < piece.right for piece in rows[i].pieces)
        if spans and start is not None:
            run = [j for j in range(start, i) if rows[j].right > gutter]
            if run:
                yield run[0], i
            start = None
        elif not spans and start is None:
            start = i


def _is_text(rows: list[Row], gutter: float) -> bool:
    left = [piece for row in rows for piece in row.pieces if piece.left < gutter]
    right = [piece for row in rows for piece in row.pieces if piece.left >= gutter]
    if min(len(left), len(right)) < _SHORTEST_COLUMN or min(map(_width, (left, right))) < _NARROWEST_COLUMN:
        return False
    if min(map(_filled, (left, right))) > _FULL and max(piece.right for piece in left) < gutter:
        return True
    levels = [piece.bottom for piece in left]
    level = sum(any(abs(piece.bottom - other) < 1.5 for other in levels) for piece in right)
    return level < _LEVEL * len(right)


def _filled(pieces: list[Piece]) -> float:
    """How much of the column's width its pieces fill, as a rule."""
    return median((piece.right - piece.left) for piece in pieces) / _width(pieces)


def _width(pieces: list[Piece]) -> float:
    return max(max(piece.right for piece in pieces) - min(piece.left for piece in pieces), 1.0)
