"""Roles by columns: what stands under *Saaja* or *Kumppani* in a table, also where the text has lost its table.

Columns of a plain text are told apart by tabs and bars, or in lines of spaces by where their cells begin.
"""

import re
from collections.abc import Iterator
from typing import Final

from hankenlp.documents import OrganizationRole
from hankenlp.layout import Block, Layout
from hankenlp.layout.labels import section
from hankenlp.resources import table
from hankenlp.resources.additions import cached_up_to

ORDER: Final[tuple[OrganizationRole, ...]] = ("funder", "implementer", "coordinator", "partner")
MOST_LINES: Final = 30
"""Lines above in which the header of a table is looked for."""
_CELL: Final = re.compile(r"[^\t|]+|(?<=\t)(?=\t)")
_PIECE: Final = re.compile(r"\S+(?:[ \u00a0]\S+)*")
_HEADER: Final = re.compile(r"^[^\n]*\w[^\n]*(?:\t| {2,}|\|)[^\n]*$", re.MULTILINE)


def role_of_column(layout: Layout, block: Block, at: int) -> OrganizationRole | None:
    """The role that the heading of a column gives to what begins at ``at``."""
    for head, cell in block.columns:
        if head and cell.start <= at < cell.end:
            return _role(head.of(layout.text))
    return _flat_column(layout.text, at)


def _role(heading: str) -> OrganizationRole | None:
    name = heading.strip(" :|")
    key = section(name) if 2 < len(name) < 40 else None
    listed = (r for r in ORDER if name.lower() in table("roles")["labels"].get(r, ()))
    return next((r for r in ORDER if r == key), None) or next(listed, None)


def _flat_column(text: str, offset: int) -> OrganizationRole | None:
    """The role that the nearest header line above gives to the column that the name fills.

    Columns are told apart by tabs and bars, or in lines of spaces by where they begin.
    """
    start = text.rfind("\n", 0, offset) + 1
    line = _line(text, start)
    at = next((i for i, (s, e) in enumerate(_cells(line)) if s <= offset - start < e), None)
    if at is None or len(_cells(line)) < 2 or _cells(line)[at][0] != offset - start:
        return None
    for _ in range(MOST_LINES):
        if start == 0:
            return None
        start = text.rfind("\n", 0, start - 1) + 1
        above = _line(text, start)
        if not above.strip():
            continue
        role = _role_in_header(above, line, at)
        if role or len(_cells(above)) < 2:
            return role
    return None


def _line(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)]


@cached_up_to(1000)
def _cells(line: str) -> tuple[tuple[int, int], ...]:
    """Where the cells of a line begin and end."""
    pattern = _CELL if "\t" in line or line.count("|") > 1 else _PIECE
    return tuple(_trimmed(line, m.start(), m.end()) for m in pattern.finditer(line))


def _trimmed(line: str, start: int, end: int) -> tuple[int, int]:
    while start < end and line[start].isspace():
        start += 1
    while end > start and line[end - 1].isspace():
        end -= 1
    return start, end


def _role_in_header(header: str, line: str, at: int) -> OrganizationRole | None:
    heads, cells = _cells(header), _cells(line)
    tabbed = "\t" in line or line.count("|") > 1
    if tabbed:
        same = heads[at] if at < len(heads) and len(heads) >= len(cells) - 1 else None
    else:
        aligned = next((h for h in heads if abs(h[0] - cells[at][0]) <= 2), None)
        same = heads[at] if len(heads) == len(cells) > 2 else aligned  # as many gaps in the header as in the line
    if at == 0 and len(heads) < 3 or section(line[cells[at][0] : cells[at][1]].strip(" :")):
        return None  # a form's labels, one below the other
    if same is None or len(heads) < 2 or re.search(r"\d", header[same[0] : same[1]]):
        return None
    return _role(header[same[0] : same[1]])


def cells_with_role(text: str) -> Iterator[tuple[int, int]]:
    """Where the cells stand that a header gives a role: starts and ends."""
    header: list[tuple[str, tuple[int, int]]] = []
    start = 0
    for line in text.split("\n"):
        cells = _cells(line) if "\t" in line or "|" in line or "  " in line.strip() else ()
        if len(cells) > 1 and any(_role(line[s:e]) for s, e in cells):
            header = [(line, c) for c in cells]
        elif len(cells) > 1 and header:
            yield from ((start + s, start + e) for s, e in cells if e > s and _flat_column(text, start + s))
        elif line.strip():
            header = []
        start += len(line) + 1
