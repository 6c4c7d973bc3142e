"""Roles by where a name stands: under a label, in a column, below a heading, beside a sum in a list of grants.

A list under *Kumppanit* gives its role to every name; a bracket or a word beside the name (*(hallinnoija)*) says more
and overrules it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from hankenlp.documents import OrganizationRole
from hankenlp.extraction.field_values import is_list
from hankenlp.extraction.mentions import Named
from hankenlp.extraction.role_cues import role_of_noun
from hankenlp.extraction.role_rows import is_verb
from hankenlp.extraction.words import Word
from hankenlp.layout import Block, Layout
from hankenlp.layout.labels import section
from hankenlp.resources import table

ORDER: Final[tuple[OrganizationRole, ...]] = ("funder", "implementer", "coordinator", "partner")
_BRACKET: Final = re.compile(r"\s*(?:\([^()]{2,40}\)\s*)??\(([^()]{3,60})\)|,\s+([a-zåäö-]{6,30})(?=\s*(?:[,;.\n]|$))")
_AFTER_PLACE: Final = re.compile(r",\s+[A-ZÅÄÖ][\w-]+\s*\(([^()]{3,60})\)")
_UNTICKED: Final = re.compile(r"\[\s?\]\s*$|☐\s*$")
_CELL: Final = re.compile(r"[^\t|]+|(?<=\t)(?=\t)")
_PIECE: Final = re.compile(r"\S+(?:[ \u00a0]\S+)*")


def by_place(layout: Layout, block: Block, mention: Named, words: Sequence[Word]) -> Iterator[OrganizationRole]:
    """From the label, the column or the heading that a list of names stands under."""
    column = _column(layout, block, mention)
    if column in ORDER:
        yield column
        return
    key = _section(layout, block, mention)
    if mention.start < block.start or key not in ORDER or block.kind == "heading":
        return
    if _UNTICKED.search(layout.text[max(0, mention.start - 6) : mention.start]):
        return
    if is_list(layout, block) and not _is_told(words, mention, block):
        yield key


def _section(layout: Layout, block: Block, mention: Named) -> str | None:
    label = " ".join((layout.label(block) or "").strip(" :").lower().split())
    if label in table("roles")["settings"]["no_role_labels"]:
        return None
    role = next((r for r, labels in table("roles")["labels"].items() if label in labels), None)
    if role:
        return role
    if block.section == "funding" and block.kind == "field" and mention.text_is_base(layout.text):
        return "funder"
    return block.section


def _is_told(words: Sequence[Word], mention: Named, block: Block) -> bool:
    """Whether a verb speaks of the name, so that the sentence decides; not where the name opens the block."""
    if mention.start == block.start or block.kind == "row":
        return False
    sentence = words[mention.first].sentence
    first = mention.first
    while first > 0 and words[first - 1].sentence == sentence and mention.first - first < 60:
        first -= 1
    around = words[first : mention.last + 30]
    return any(w.sentence == sentence and is_verb(w.form) for w in around)


def _column(layout: Layout, block: Block, mention: Named) -> OrganizationRole | None:
    for head, cell in block.columns:
        if head and cell.start <= mention.start < cell.end:
            return _role(head.of(layout.text))
    return _flat_column(layout, mention)


def _role(heading: str) -> OrganizationRole | None:
    name = heading.strip(" :|")
    key = section(name) if 2 < len(name) < 40 else None
    return next((r for r in ORDER if r == key), None)


def _flat_column(layout: Layout, mention: Named) -> OrganizationRole | None:
    """The role that the nearest header line above gives to the column that the name fills.

    Columns are told apart by tabs and bars, or in lines of spaces by where they begin.
    """
    text = layout.text
    start = text.rfind("\n", 0, mention.start) + 1
    line = _line(text, start)
    at = next((i for i, (s, e) in enumerate(_cells(line)) if s <= mention.start - start < e), None)
    if at is None or len(_cells(line)) < 2 or _cells(line)[at][0] != mention.start - start:
        return None
    for _ in range(30):
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


@lru_cache(maxsize=1000)
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
        same = next((h for h in heads if abs(h[0] - cells[at][0]) <= 2), None)
    if same is None or len(heads) < 2 or re.search(r"\d", header[same[0] : same[1]]):
        return None
    return _role(header[same[0] : same[1]])


def by_bracket(text: str, mention: Named) -> Iterator[OrganizationRole]:
    """*Soite (hallinnoija)*, *Oulun kaupunki, päätoteuttaja*, *SAMK, Pori (koordinoija)*."""
    match = _BRACKET.match(text, mention.end) or _AFTER_PLACE.match(text, mention.end)
    if match:
        inside = next(g for g in match.groups() if g)
        for word in re.findall(r"\w[\w-]+", inside):
            role = role_of_noun(word)
            if role:
                yield role
