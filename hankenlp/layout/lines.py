"""The text as lines: trimmed extents, indents, blank lines above, and the width at which the text was wrapped."""

import re
from dataclasses import dataclass

from hankenlp.resources import table
from hankenlp.resources.additions import cached

_OPEN_END = re.compile(r"\S(?:[\u00a0\t]+|[ ]*[\u00a0\t][ \u00a0\t]*)[\r\n]*\Z")
_LINE = re.compile(r"[^\n\r\f\v\u2028\u2029\x85]*(?:\r\n|[\n\r\f\v\u2028\u2029\x85]|\Z)")


@cached
def _prefixes() -> "re.Pattern[str]":
    """What a content system prints in front of a heading: an icon's file name, *null*."""
    return re.compile("(?:" + "|".join(map(re.escape, table("chrome")["prefixes"])) + r")\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line with something on it: code points ``start`` to ``end``, white space at both ends left out."""

    start: int
    end: int
    indent: int
    blank_above: int
    text: str
    open_end: bool = False
    """Does a gap stand behind the text, as behind a label whose value is empty?"""

    @property
    def length(self) -> int:
        return self.end - self.start


def lines(text: str) -> list[Line]:
    """The lines that hold something; ``blank_above`` counts the empty ones before each."""
    found: list[Line] = []
    blank = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        content = raw.strip()
        if not content:
            blank += bool(raw)
            continue
        start = match.start() + len(raw) - len(raw.lstrip())
        prefix = _prefixes().match(content)
        if prefix and prefix.end() < len(content):
            content, start = content[prefix.end() :], start + prefix.end()
        open_end = _OPEN_END.search(raw) is not None
        found.append(Line(start, start + len(content), start - match.start(), blank, content, open_end))
        blank = 0
    return found


def wrap_width(found: list[Line]) -> int | None:
    """The width at which paragraphs were broken into lines, 0 where every paragraph is one line, None if unknown.

    A wrapped text has many lines of nearly the same length, most of which stop in mid-sentence.
    """
    candidates = [line for line in found if 55 <= line.length <= 130]
    open_ended = [line for line in candidates if line.text[-1] not in ".!?:;"]
    if sum(line.length > 145 for line in found) >= 2:
        return 0
    if len(open_ended) < 3 or any(line.length > 200 for line in found):
        return None
    widths = sorted(line.indent + line.length for line in open_ended)
    widest = widths[(len(widths) - 1) * 9 // 10]
    near = sum(width >= widest - 16 for width in widths)
    return widest if near >= max(3, len(candidates) * 0.3) else None


def runs_on(line: Line, following: Line, width: int | None) -> bool:
    """Does a wrapped sentence go on from one line to the next?"""
    if following.blank_above:
        return False
    first_word = following.text.split(None, 1)[0]
    lower = following.text[0].islower()
    closed = line.text[-1] in ".!?:"
    if width and line.length >= 40:
        if line.indent + line.length + 1 + len(first_word) > width - 4:
            return True
        if not closed and line.length > width * 0.8:
            return True
    if line.text[-1] == "-" and lower and not line.text.endswith(" -"):
        return True
    if width == 0:
        return False
    return lower and not closed and line.text[-1] not in ",;" and line.length >= 45 and following.text[0].isalpha()
