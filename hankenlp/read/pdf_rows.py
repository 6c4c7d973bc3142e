"""A row of a PDF page: the pieces that stand on one level, which are cells of a table or one line of text."""

import re
from dataclasses import dataclass
from statistics import median

from hankenlp.read.pdf_lines import Piece

MARKER = re.compile(r"[^\w\s]|o|\(?(?:\d{1,2}|[a-zåäö]|[ivx]{1,4})[.)]")


@dataclass(frozen=True)
class Row:
    """The pieces of one level, from left to right."""

    pieces: tuple[Piece, ...]
    edge: float = 0.0
    """How far to the right its column reaches."""
    drop: float = 0.0
    """How far its last line lies below its first, where its cells have several."""

    @property
    def bottom(self) -> float:
        return median(piece.bottom for piece in self.pieces)

    @property
    def top(self) -> float:
        return max(piece.top for piece in self.pieces)

    @property
    def height(self) -> float:
        return median(piece.height for piece in self.pieces)

    @property
    def right(self) -> float:
        return max(piece.right for piece in self.pieces)

    @property
    def text(self) -> str:
        """The cells parted by tabs, a list marker by a space."""
        first, *others = [piece.text for piece in self.pieces]
        if others and MARKER.fullmatch(first):
            first, others = f"{'•' if first == 'o' else first} {others[0]}", others[1:]
        return "\t".join([first, *others])


def distance(above: Row, below: Row) -> float:
    """How far two rows are apart, in heights of their letters; below zero where the lower one begins a new column."""
    return (above.bottom - above.drop - below.bottom) / max(above.height, below.height)
