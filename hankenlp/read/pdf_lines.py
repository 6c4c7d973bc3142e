"""The characters of a PDF page → pieces of lines with their place: a line of running text, or one cell of a table row.

A PDF knows neither words nor cells. Characters of one base line that follow one another are one piece, until the gap
between two words is wide beside the other gaps of the line: justified text has wide gaps, but equal ones.
"""

import ctypes
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

import pypdfium2.raw as pdfium

_HYPHENS = {"\x02": "-", "\ufffe": "-", "\u00ad": "-"}
_BULLET = re.compile("[\uf000-\uf0ff\u2022\u25cf\u25aa\u25a0\u25cb\u2219]")
_SPACES = re.compile("[ \u00a0\u2007\u202f]{2,}")
_DIACRITIC = re.compile("([¨˚])\\s?([aoAO])")
_WORD_GAP = 0.3
"""Heights of letters between two words, where no space is written …"""
_CELL_GAP = 0.85
"""… and between two words that part cells …"""
_TIMES_THE_USUAL = 2.0
"""… where the gap is also so much wider than the line's usual one."""
_ALIKE = 0.05
_MOST = 0.75


@dataclass(frozen=True)
class Piece:
    """Text with its box in points, the y axis upwards, and the height of its letters."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        return max(self.top - self.bottom, 1.0)


@dataclass(frozen=True)
class _Char:
    text: str
    left: float
    bottom: float
    right: float
    top: float


def pieces(page: Any) -> list[Piece]:
    """The pieces of a ``pypdfium2`` page in the order of its content stream."""
    textpage = page.get_textpage()
    try:
        chars = list(_chars(textpage.raw, page.get_rotation(), page.get_width()))
    finally:
        textpage.close()
    return [piece for line in _lines(chars) for piece in _cells(line)]


def _chars(textpage: Any, rotation: int, width: float) -> Iterator[_Char]:
    box = pdfium.FS_RECTF()
    reference = ctypes.byref(box)
    for i in range(max(pdfium.FPDFText_CountChars(textpage), 0)):
        code = pdfium.FPDFText_GetUnicode(textpage, i)
        text = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
        if not text or text in "\r\n" or not pdfium.FPDFText_GetLooseCharBox(textpage, i, reference):
            continue
        text = _HYPHENS.get(text, text)
        if unicodedata.category(text) != "Cc" or text == "\t":
            yield _Char(text, *_upright(box.left, box.bottom, box.right, box.top, rotation, width))


def _upright(
    left: float, bottom: float, right: float, top: float, rotation: int, width: float
) -> tuple[float, float, float, float]:
    """The box as the page is shown, which may be turned clockwise."""
    match rotation:
        case 90:
            return bottom, -right, top, -left
        case 180:
            return width - right, -top, width - left, -bottom
        case 270:
            return width - top, left, width - bottom, right
        case _:
            return left, bottom, right, top


Word = list[_Char]


def _lines(chars: list[_Char]) -> Iterator[list[Word]]:
    """Words that follow one another on one base line."""
    line: list[Word] = []
    last: _Char | None = None
    spaced = False
    for char in chars:
        if char.text.isspace() and char.text not in "\u00a0\u2007\u202f":
            spaced = True
            continue
        if last is not None and not _follows(char, last, line):
            yield line
            line, spaced = [], True
        if line and last is not None and not spaced and char.left - last.right < _WORD_GAP * _size(char):
            line[-1].append(char)
        else:
            line.append([char])
        last, spaced = char, False
    if line:
        yield line


def _size(char: _Char) -> float:
    return max(char.top - char.bottom, 1.0)


def _follows(char: _Char, last: _Char, line: list[Word]) -> bool:
    """Does the character stand on the line of the last one, and to the right of it?"""
    middle, of_line = (char.bottom + char.top) / 2, line[0][0]
    level = of_line.bottom < middle < of_line.top or char.bottom < (of_line.bottom + of_line.top) / 2 < char.top
    return level and char.left > last.left - _size(last)


def _cells(line: list[Word]) -> Iterator[Piece]:
    gaps = [after[0].left - before[-1].right for before, after in pairwise(line)]
    cell = [line[0]]
    for gap, word in zip(gaps, line[1:], strict=True):
        if _parts_cells(gap / _size(word[0]), [other / _size(word[0]) for other in gaps]):
            yield _piece(cell)
            cell = []
        cell.append(word)
    yield _piece(cell)


def _parts_cells(gap: float, gaps: list[float]) -> bool:
    """Is a gap, in heights of letters, too wide for one between words? Those of a justified line are alike."""
    if gap < _CELL_GAP:
        return False
    usual = median(gaps)
    alike = sum(abs(other - usual) < _ALIKE * usual for other in gaps)
    justified = len(gaps) > 1 and alike >= _MOST * len(gaps)
    return not justified and (gap > _TIMES_THE_USUAL * usual or gap > 2 * _CELL_GAP or len(gaps) < 3)


def _piece(words: list[Word]) -> Piece:
    text = " ".join("".join(char.text for char in word) for word in words)
    chars = [char for word in words for char in word]
    return Piece(
        _cleaned(text),
        min(char.left for char in chars),
        max(char.right for char in chars),
        median(char.bottom for char in chars),
        median(char.top for char in chars),
    )


def _cleaned(text: str) -> str:
    """Ligatures opened, bullets of symbol fonts and diaereses of old TeX as others write them."""
    text = _BULLET.sub("•", text)
    text = _DIACRITIC.sub(lambda match: match[2] + ("\u0308" if match[1] == "¨" else "\u030a"), text)
    text = _SPACES.sub(lambda match: "\u00a0" if "\u00a0" in match[0] else " ", text)
    text = "".join(unicodedata.normalize("NFKC", c) if "\ufb00" <= c <= "\ufb06" else c for c in text)
    return unicodedata.normalize("NFC", text)
