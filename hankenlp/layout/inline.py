"""Lists inside running text: *Osatavoitteina on 1) saada …, 2) synnyttää … ja 3) poistaa …*."""

import re

from hankenlp.layout.blocks import Extent

_COUNTED = re.compile(r"(?<![\w(§])\(?(?P<mark>\d{1,2}|[a-h])\)\s+(?=\w)")
_DASHED = re.compile(r"(?:^|(?<=[\s:?]))(?P<mark>[-–*•·])\s+(?=\w)")


def items(
    text: str, start: int, end: int, *, dashes: bool = False
) -> tuple[Extent, list[tuple[str, Extent]], Extent] | None:
    """Lead-in, items (marker and extent) and what follows the list, or None where the text holds no list.

    Counted markers must count from 1 or a. Dashes are trusted only where the caller knows that line breaks are lost.
    """
    marks = _counted(text, start, end) or (_dashed(text, start, end) if dashes else [])
    if len(marks) < 2:
        return None
    bounds = [m.start() for m in marks[1:]] + [_list_end(text, marks[-1].end(), end)]
    found = [(m.group().strip(), _trim(text, m.end(), stop)) for m, stop in zip(marks, bounds, strict=True)]
    if any(e.end - e.start > 400 or e.end <= e.start for _, e in found):
        return None
    return _trim(text, start, marks[0].start()), found, _trim(text, bounds[-1], end)


def _counted(text: str, start: int, end: int) -> list["re.Match[str]"]:
    marks: list[re.Match[str]] = []
    for match in _COUNTED.finditer(text, start, end):
        expected = str(len(marks) + 1), "abcdefgh"[min(len(marks), 7)]
        family = 0 if not marks or marks[0].group("mark").isdigit() else 1
        if match.group("mark") in (expected if not marks else (expected[family],)):
            marks.append(match)
    return marks


def _dashed(text: str, start: int, end: int) -> list["re.Match[str]"]:
    marks = [m for m in _DASHED.finditer(text, start, end)]
    if len(marks) < 2 or len({m.group("mark") for m in marks}) > 1:
        return []
    lead = text[start : marks[0].start()].rstrip()
    return marks if not lead or lead.endswith((":", "?")) else []


def _list_end(text: str, start: int, end: int) -> int:
    """The last item ends with its sentence."""
    match = re.compile(r"[.!?](?=\s+[A-ZÅÄÖ])").search(text, start, end)
    return match.end() if match else end


def _trim(text: str, start: int, end: int) -> Extent:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Extent(start, end)
