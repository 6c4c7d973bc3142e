"""Layouts that give each of several equal projects a part of its own: a sheet's rows, a report's chapters, minutes' items."""

import re
from collections.abc import Iterator

from hankenlp.extraction.project_names import NAME
from hankenlp.layout import Layout
from hankenlp.layout.labels import section
from hankenlp.resources.patterns import word_set

_ENOUGH = 3
_CELLS = re.compile(r"\t|[ \u00a0]{3,}| ?; ?| \| ")
_CHAPTER = re.compile(r"^[ \t]*(?P<number>\d{1,2})\.?[ \t]+(?P<words>[^\W\d_][^\n\t]{3,40}?)[ \t]*$", re.MULTILINE)
_ITEM = re.compile(r"^[ \t]*(?:\d{1,3} )?§ ?\d+", re.MULTILINE)
_FACTS = frozenset(("implementer", "funder", "period", "start", "status", "goals", "director", "contact"))


def is_sheet(text: str) -> bool:
    """Does a table name a project in each of three rows or more, with facts in the columns beside it?"""
    lines = text.split("\n")
    return any(_heads_sheet(line) and len(_named_below(lines, i)) >= _ENOUGH for i, line in enumerate(lines))


def _heads_sheet(line: str) -> bool:
    cells = [cell.strip().casefold() for cell in _CELLS.split(line)]
    named = any(cell in word_set(NAME, "columns") for cell in cells)
    return named and len(cells) >= _ENOUGH and any(section(cell) in _FACTS for cell in cells)


def _named_below(lines: list[str], header: int) -> set[str]:
    """The names in the column of projects, down to the first line that is no row."""
    cells = [cell.strip().casefold() for cell in _CELLS.split(lines[header])]
    column = next(i for i, cell in enumerate(cells) if cell in word_set(NAME, "columns"))
    names = set()
    for line in lines[header + 1 :]:
        row = [cell.strip() for cell in _CELLS.split(line)]
        if len(row) < _ENOUGH:
            break
        if column < len(row) and row[column][:1].isupper():
            names.add(row[column])
    return names


def has_chapters(text: str) -> bool:
    """Is there a chapter on projects with numbered parts: *3 HANKKEET*, *3.1 Kynnys*, *3.2 Ranta kuntoon*?"""
    for match in _CHAPTER.finditer(text):
        if match.group("words").casefold() in word_set(NAME, "chapters"):
            part = re.compile(rf"^[ \t]*{match.group('number')}\.(\d)\.?[ \t]+[A-ZÅÄÖ]", re.MULTILINE)
            if len({m.group(1) for m in part.finditer(text, match.end())}) >= 2:
                return True
    return False


def decides_many(layout: Layout) -> bool:
    """Do two items of the minutes or more each have an applicant of its own?"""
    return len(set(_applicants(layout))) >= 2


def _applicants(layout: Layout) -> Iterator[int]:
    """The items, by where they begin, in which a field names an applicant."""
    items = [m.start() for m in _ITEM.finditer(layout.text)]
    for block in layout.blocks:
        if block.kind == "field" and block.section == "implementer" and block.end > block.start:
            before = [item for item in items if item < block.start]
            if before:
                yield before[-1]
