"""Layouts that give each of several equal projects a part of its own: a sheet's rows, a report's chapters, minutes' items."""

import re
from collections import defaultdict
from collections.abc import Iterator

from hankenlp.extraction.project_names import NAME
from hankenlp.layout import Layout
from hankenlp.layout.labels import section
from hankenlp.layout.sheets import sheet_rows
from hankenlp.resources.patterns import word_set

_ENOUGH = 3
_CHAPTER = re.compile(r"^[ \t]*(?P<number>\d{1,2})\.?[ \t]+(?P<words>[^\W\d_][^\n\t]{3,40}?)[ \t]*$", re.MULTILINE)
_ITEM = re.compile(r"^[ \t]*(?:\d{1,3} )?§ ?\d+", re.MULTILINE)
_FACTS = frozenset(("implementer", "funder", "period", "start", "status", "goals", "director", "contact"))


def is_sheet(layout: Layout) -> bool:
    """Does a sheet name a project in each of three rows or more, with facts in the columns beside it?"""
    named: dict[int, set[str]] = defaultdict(set)
    for row in sheet_rows(layout):
        cells = {head.of(layout.text).casefold(): cell.of(layout.text) for head, cell in row.cells if head}
        name = next((cell for head, cell in cells.items() if head in word_set(NAME, "columns")), "")
        if name[:1].isupper() and any(section(head) in _FACTS for head in cells):
            named[row.header.start].add(name)
    return any(len(names) >= _ENOUGH for names in named.values())


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
