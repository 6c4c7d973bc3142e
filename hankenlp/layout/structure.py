"""What stands under what: headings over blocks, lead-ins over list items, items under items, sections over all."""

import re
from collections.abc import Iterator
from dataclasses import replace

from hankenlp.layout.blocks import Block
from hankenlp.layout.headings import level
from hankenlp.layout.labels import VALUES
from hankenlp.layout.markers import marker
from hankenlp.resources.patterns import word_set

_NESTING = {
    "contact": {
        "manager",
        "director",
        "researcher",
        "phone",
        "email",
        "person_position",
        "person_organization",
        "preparer",
    },
    "budget": {"cost", "funding", "self_funding"},
    "funding": {"cost", "self_funding", "budget"},
}
"""Headings that stay inside the section of the heading above them."""

_SINGLE = frozenset(
    ["title", "status", "start", "end", "period", "updated", "deadline", "phone", "email", "person_position"]
)
"""Headings whose section ends after one value."""
_SHORT = _SINGLE | {"code", "address", "manager", "director", "researcher"}
"""Headings whose section ends at the first blank line behind a value."""
"""Labels that say whose name they ask for only together with the label before."""
_RESULTS = frozenset(("outcomes", "expected_outcomes", "benefits", "practices"))
_PEOPLE = frozenset(("contact", "manager", "director", "researcher", "preparer", "person_position", "phone", "email"))
_BODIES = frozenset(("implementer", "partner", "coordinator", "funder"))


_TWO_SENTENCES = re.compile(r"[a-zåäö]{3}\.\s+[A-ZÅÄÖ]")


def tie(text: str, blocks: list[Block], blanks: list[int]) -> Iterator[Block]:
    """Yield the blocks with ``heading``, ``section``, ``lead_in``, ``parent`` and ``depth`` filled in."""
    stack: list[tuple[int, int, str | None]] = []
    lists = _Lists()
    last: str | None = None
    for i, block in enumerate(blocks):
        if block.kind == "chrome":
            words = any(c.isalnum() for c in text[block.start : block.end])
            if _is_page_end(text[block.start : block.end]):
                stack.clear()
            while words and stack and stack[-1][2] in VALUES:
                stack.pop()
            yield block
            continue
        if block.kind == "heading":
            lists.reset(i)
            if block.section == "goals" and stack and stack[-1][2] in _RESULTS and text[block.end - 1].isdigit():
                block = replace(block, section=stack[-1][2])
                yield replace(block, heading=stack[-1][0])
                continue
            while stack and not _inside(block, stack[-1]):
                stack.pop()
            heading = stack[-1][0] if stack else None
            section = block.section or (stack[-1][2] if stack and level(block.marker) > 1 else None)
            stack.append((i, level(block.marker), section))
            yield replace(block, heading=heading, section=section)
            continue
        if stack and stack[-1][0] != i - 1 and _is_over(text, block, stack[-1][2], bool(blanks[i])):
            stack.pop()
        if stack and block.kind == "field" and block.section and _is_label(text, blocks[stack[-1][0]]):
            stack.pop()
        heading = stack[-1][0] if stack else None
        inherited = stack[-1][2] if stack else None
        block = replace(block, heading=heading, section=block.section or inherited)
        bare = block.label is not None and block.label.of(text).casefold().rstrip(": ") in word_set("labels", "bare")
        if (
            block.section in ("title", "contact")
            and bare
            and (inherited in _PEOPLE | _BODIES or last in _PEOPLE or last == "implementer")
        ):
            own = inherited in _PEOPLE or inherited in _BODIES and last not in _PEOPLE
            block = replace(block, section=inherited if own else last)
        last = block.section
        if block.kind == "paragraph" and inherited in VALUES and not _is_sentence(text, block):
            block = replace(block, kind="field", label=blocks[stack[-1][0]].extent)
        if block.kind == "item":
            block = _of_field(blocks, lists.place(text, blocks, i, block))
        elif block.kind == "paragraph" and lists.continues(text, blocks, i, blanks[i]):
            block = _of_field(blocks, lists.place(text, blocks, i, replace(block, kind="item")))
        else:
            lists.reset(i)
        yield block


def _of_field(blocks: list[Block], item: Block) -> Block:
    """An item under a label's text (*Tavoitteet   Hankkeessa pyritään:*) belongs to what the label means."""
    lead = blocks[item.lead_in] if item.lead_in is not None else None
    if lead is None or lead.kind != "field" or lead.section is None or lead.section in VALUES:
        return item
    return replace(item, section=lead.section)


def _is_label(text: str, heading: Block) -> bool:
    """Is the heading a label with a gap behind it and its values below? The next label ends what stands under it."""
    return text[heading.end : heading.end + 1] in ("\u00a0", "\t")


def _is_page_end(chrome: str) -> bool:
    """Navigation in words ends every section; a page number or a rule does not."""
    return sum(c.isalpha() for c in chrome) >= 4 and not any(c.isdigit() for c in chrome)


def _inside(block: Block, above: tuple[int, int, str | None]) -> bool:
    _, depth, section = above
    mine = level(block.marker)
    if block.section in _NESTING.get(section or "", ()):
        return True
    return bool(mine and depth and mine > depth)


def _is_over(text: str, block: Block, section: str | None, blank: bool) -> bool:
    """Has the section of a short value had its value?"""
    return section in _SINGLE or section in _SHORT and (blank or _is_sentence(text, block))


def _is_sentence(text: str, block: Block) -> bool:
    words = text[block.start : block.end]
    parts = words.split(", ")
    if len(parts) >= 3 and sum(part[:1].isupper() for part in parts) * 4 >= len(parts) * 3:
        return False
    return len(words) > 160 or words.endswith((".", "!", "?")) and len(words.split()) > 6


class _Lists:
    """The list that is being read: its lead-in and the marker families on the way down."""

    def __init__(self) -> None:
        self.before = -1
        self.lead_in: int | None = None
        self.open: list[tuple[str, int]] = []

    def reset(self, i: int) -> None:
        self.before, self.lead_in, self.open = i, None, []

    def place(self, text: str, blocks: list[Block], i: int, block: Block) -> Block:
        """An item with its lead-in, parent and depth."""
        if not self.open:
            self.lead_in = self.before if self.before >= 0 and introduces(text, blocks[self.before]) else None
        found = marker(block.marker + " x") if block.marker else None
        family = found.family if found else ""
        families = [f for f, _ in self.open]
        if family in families:
            self.open = self.open[: families.index(family)]
        parent = self.open[-1][1] if self.open else None
        self.open.append((family, i))
        return replace(block, parent=parent, depth=len(self.open) - 1, lead_in=self.lead_in)

    def continues(self, text: str, blocks: list[Block], i: int, blank: int) -> bool:
        """Is an unmarked line the next item of an unmarked list: under a colon, one short line after the other?"""
        if _TWO_SENTENCES.search(text, blocks[i].start, blocks[i].end):
            return False
        if self.open:
            return self.open[-1][0] == "" and not blank and blocks[i].end - blocks[i].start <= 220
        if self.before < 0 or self.before != i - 1 or blocks[self.before].kind not in ("paragraph", "field"):
            return False
        ends = text[blocks[self.before].end - 1] if blocks[self.before].end > blocks[self.before].start else ""
        short = blocks[i].end - blocks[i].start <= 220
        following = i + 1 < len(blocks) and blocks[i + 1].kind == "paragraph"
        return ends == ":" and short and (following or text[blocks[i].start].islower())


def introduces(text: str, block: Block) -> bool:
    """Can the block lead a list in: a paragraph, field or item that ends in a colon or without a full stop?"""
    if block.kind not in ("paragraph", "field", "item") or block.start == block.end:
        return False
    return text[block.end - 1] not in ".!?"
