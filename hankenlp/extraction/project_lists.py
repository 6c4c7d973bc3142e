"""Layouts that give each of several equal projects a part of its own: a sheet's rows, a report's chapters, minutes' items."""

import re
from collections import defaultdict
from dataclasses import dataclass

from hankenlp.extraction.project_names import NAME
from hankenlp.layout import Extent, Layout
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
    return any(chapter_parts(text))


def chapter_parts(text: str) -> list[tuple[int, int, int, int]]:
    """Where the numbered parts of a chapter on projects begin and end, and where their headings do."""
    for match in _CHAPTER.finditer(text):
        if match.group("words").casefold() not in word_set(NAME, "chapters"):
            continue
        number = int(match.group("number"))
        part = re.compile(rf"^[ \t]*{number}\.(\d)\.?[ \t]+(?P<name>[A-ZÅÄÖ\"”“][^\n]*?)[ \t]*$", re.MULTILINE)
        following = re.compile(rf"^[ \t]*{number + 1}\.?[ \t]+[A-ZÅÄÖ]", re.MULTILINE).search(text, match.end())
        end = following.start() if following else len(text)
        found = list(part.finditer(text, match.end(), end))
        if len({m.group(1) for m in found}) >= 2:
            ends = [*(m.start() for m in found[1:]), end]
            return [(m.start(), e, *m.span("name")) for m, e in zip(found, ends, strict=True)]
    return []


@dataclass(frozen=True, slots=True)
class Item:
    """An item of minutes: its extent and that of its heading, without the paragraph sign and the number."""

    start: int
    end: int
    heading: Extent


def items(layout: Layout) -> list[Item]:
    """The items of minutes, in their order."""
    found = list(_ITEM.finditer(layout.text))
    ends = [*(m.start() for m in found), len(layout.text)][1:]
    result = []
    for match, end in zip(found, ends, strict=True):
        line = layout.text.find("\n", match.end())
        stop = line if line >= 0 else len(layout.text)
        start = (
            match.end() + len(layout.text[match.end() : stop]) - len(layout.text[match.end() : stop].lstrip(" .:\t"))
        )
        result.append(Item(match.start(), end, Extent(start, stop)))
    return result


def decides_many(layout: Layout) -> bool:
    """Do two items of the minutes or more each have an applicant of its own?"""
    return len({item.start for item in items(layout) if has_applicant(layout, item)}) >= 2


def has_applicant(layout: Layout, item: Item) -> bool:
    """Does a field of the item name an applicant?"""
    return any(
        item.start <= block.start < item.end
        for block in layout.blocks
        if block.kind == "field" and block.section == "implementer" and block.end > block.start
    )
