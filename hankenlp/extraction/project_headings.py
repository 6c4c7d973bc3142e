"""Headings and short lines that name one of several projects on a page, with what speaks for it.

A page about one project has headings, too, but seldom names with facts and goals of their own below them.
"""

import re
from collections import Counter
from collections.abc import Iterator

from hankenlp.extraction.project_anchors import (
    ASKED,
    FACTS,
    PARTS,
    Anchor,
    closing_sum,
    facts,
    is_recipient,
    is_short_line,
    leading_label,
    name_in,
    written,
)
from hankenlp.extraction.project_names import NAME, has_code, head, is_funder, named_counts, plain, spoken_names
from hankenlp.extraction.table_kinds import names_body
from hankenlp.layout import Block, Layout
from hankenlp.layout.heading_guess import guessed_section
from hankenlp.layout.labels import heading_section, section
from hankenlp.resources.patterns import pattern

_WEAK = frozenset(("asked", "goal", "facts", "repeated"))
"""Signs that a heading of a part of one project may bear as well."""
_YEARS = re.compile(r"\(?(?:19|20)\d\d\s?[–-]")


def headings(layout: Layout) -> Iterator[Anchor]:
    """Headings and short lines that may name a project, with what speaks for it."""
    counts = Counter({name: n for name, n in named_counts(layout).items() if not is_funder(name)})
    for i, block in enumerate(layout.blocks):
        if not is_short_line(layout, block):
            continue
        extent = name_in(layout.text, block.start, block.end)
        if extent is None or section(layout.text[slice(*extent)]) is not None:
            continue
        signs = _signs(layout, i, layout.text[slice(*extent)], counts)
        if _are_enough(signs) and not (signs <= _WEAK and guessed_section(layout.of(block))):
            yield Anchor(
                block.start, len(layout.text), written(layout.text, *extent), "heading", signs, "part" in signs
            )


def _are_enough(signs: frozenset[str]) -> bool:
    """Do the signs make the line a project's name, on a page about several?"""
    if (
        signs & {"sum", "recipient", "form", "hung", "years", "asked"}
        or {"listed", "repeated"} <= signs
        or {"goal", "told"} <= signs
    ):
        return True
    return bool(signs & {"goal", "facts"} and signs & {"listed", "named", "subject"} or {"facts", "goal"} <= signs)


def _signs(layout: Layout, i: int, name: str, counts: Counter[str]) -> frozenset[str]:
    """What speaks for the line being the name of a project."""
    block = layout.blocks[i]
    text = layout.of(block)
    words = plain(name)
    body = names_body(name) or pattern(NAME, "body_ends").search(text) is not None
    signs = set()
    below = facts(layout, i)
    if len(below & FACTS - {"contact"}) >= 1:
        signs.add("facts")
    if len(below & FACTS - {"contact"}) >= 2:
        signs.add("form")
        if _is_fact(layout, i + 1):
            signs.add("card")
    if below & ASKED or "cue" in below:
        signs.add("goal")
    if below & ASKED:
        signs.add("asked")
    if not body:
        if closing_sum().search(text):
            signs.add("sum")
        if i + 1 < len(layout.blocks) and is_recipient(layout, layout.blocks[i + 1]):
            signs.add("recipient")
        if pattern(NAME, "project_ends").search(plain(text)) or head().match(text, text.find(name) + len(name)):
            signs.add("hung")
        if block.kind == "heading" and _YEARS.search(text) or has_code(text):
            signs.add("years")
        first = re.split(r"\s[–-]\s|:\s|\s\(", words)[0]
        if words in counts or first in counts:
            signs.add("named")
        if block.kind == "heading" and "one" in below and not _names_another(layout, i):
            signs.add("told")
        if block.kind == "heading" and _is_repeated(layout, block, name):
            signs.add("repeated")
        if _is_subject(layout, i, name):
            signs.add("subject")
        listed = _listing(layout, i)
        if listed:
            signs |= {"listed"} | ({"part"} if pattern(PARTS, "parts").search(listed) else set())
    if pattern(PARTS, "earlier").search(text + " ") or any(
        pattern(PARTS, key).search(text) for key in ("other_lists", "steps")
    ):
        return frozenset()
    return frozenset(signs)


def _is_fact(layout: Layout, i: int) -> bool:
    """Is the block a fact: a field, or a line that begins with a label?"""
    block = layout.blocks[i]
    return block.kind == "field" and block.section in FACTS or leading_label(layout, block) is not None


def _names_another(layout: Layout, i: int) -> bool:
    """Does the text under the heading name a project? Then that is the one of which it speaks."""
    blocks = [layout.at(name.start) for name in spoken_names(layout)]
    return any(block is not None and block.heading == i for block in blocks)


def _is_repeated(layout: Layout, block: Block, name: str) -> bool:
    """Does a longer line elsewhere begin with the name, as the row of a table does?"""
    line = re.compile(rf"^[^\w\n]*{re.escape(name)}(?: *[|\t]|[ \u00a0]{{2,}}|[,:(]| [–-] ).*\S", re.MULTILINE)
    return any(not block.start <= match.start() < block.end for match in line.finditer(layout.text))


def _listing(layout: Layout, i: int) -> str:
    """The heading that lists projects, if the line stands under one."""
    for j in range(i - 1, -1, -1):
        block = layout.blocks[j]
        if block.kind == "chrome":
            return ""
        if block.kind not in ("heading", "paragraph"):
            continue
        text = layout.of(block).rstrip(": ")
        if len(text) < 60 and pattern(PARTS, "lists").search(text):
            return "" if pattern(PARTS, "other_lists").search(text) else text
        if (
            block.kind == "heading"
            and heading_section(text) is not None
            and block.section not in ASKED | {"activities"}
        ):
            return ""
    return ""


def is_listed(layout: Layout, line: Anchor) -> bool:
    """Does the line stand under a heading that lists projects of the page?"""
    index = layout.index_at(line.start)
    listed = _listing(layout, index) if index is not None else ""
    return bool(listed) and pattern(PARTS, "parts").search(listed) is None


def _is_subject(layout: Layout, i: int, name: str) -> bool:
    """Does the text below begin with the name: *Kotikulmilta alkoi keväällä*?"""
    if i + 1 >= len(layout.blocks) or layout.blocks[i + 1].kind != "paragraph":
        return False
    words = layout.of(layout.blocks[i + 1]).split()
    return bool(words) and words[0] == name.split()[0] and len(words[0]) >= 4


def closes(layout: Layout, block: Block) -> bool:
    """Does a heading behind the last project end its part: *Lisätietoja*, *Seuraava haku*?"""
    text = layout.of(block)
    if pattern(PARTS, "closing").search(text) or block.section in ("contact", "funding"):
        return True
    return heading_section(text) is None and guessed_section(text) is None
