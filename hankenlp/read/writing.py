"""Blocks in, lines out: the plain text that the readers of HTML and Word files build piece by piece.

White space, line breaks and list markers are kept back until the next character is written, so that no line begins or
ends with a space, no marker stands alone, and no two blocks are parted by more than one empty line.
"""

import re
from collections.abc import Sequence

_SPACE = re.compile("[ \t\r\n\f]+")


class Writer:
    """Plain text in the making."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._space = False
        self._breaks = 0
        self._marker = ""

    def text(self, piece: str) -> None:
        """Running text: white space counts as one space, no-break spaces stay."""
        piece = _SPACE.sub(" ", piece)
        if piece.startswith(" "):
            self._space = True
        self.verbatim(piece.strip(" "))
        if piece.endswith(" "):
            self._space = True

    def verbatim(self, piece: str) -> None:
        """Text that keeps its white space."""
        if not piece:
            return
        if self._pieces:
            self._pieces.append("\n" * self._breaks or " " * self._space)
        self._pieces += [self._marker, piece]
        self._space, self._breaks, self._marker = False, 0, ""

    def line(self) -> None:
        """What follows stands on a line of its own."""
        self._end(1)

    def newline(self) -> None:
        """A line break in the text; two make an empty line."""
        self._end(min(self._breaks + 1, 2))

    def block(self) -> None:
        """What follows stands after an empty line."""
        self._end(2)

    def _end(self, breaks: int) -> None:
        if not self._marker:
            self._breaks = max(self._breaks, breaks)
        self._space = False

    def item(self, marker: str) -> None:
        """The text of a list item follows, whatever block holds it."""
        self._marker = ""
        self.line()
        self._marker = f"{marker} " if marker else ""

    def value(self) -> str:
        """The text so far."""
        return "".join(self._pieces)


def row(cells: Sequence[str]) -> str:
    """A table row as lines: tabs between the cells; of a label and a value of several lines, the label comes first."""
    cells = [cell.strip() for cell in cells]
    while cells and not cells[-1]:
        cells = cells[:-1]
    if len(cells) == 2 and "\n" in cells[1] and "\n" not in cells[0]:
        return "\n".join(cell for cell in cells if cell)
    return "\t".join(" ".join(cell.split("\n")).replace("  ", " ") for cell in cells)
