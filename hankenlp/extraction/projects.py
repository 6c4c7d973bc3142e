"""One project on the page, or several? A list of grants or of equal projects has no title, period or applicant of its own."""

import re
from functools import lru_cache

from hankenlp.extraction.project_names import NAME
from hankenlp.layout import Block, Layout, analyse
from hankenlp.resources.patterns import either, pattern, word_set

_SUM = re.compile(rf"\d[\d .\u00a0]*(?:,\d+)?\s?{either(NAME, 'sum_units')}", re.IGNORECASE)
_OWN = frozenset(("implementer", "period", "title", "funding"))
_MONEY = frozenset(("budget", "cost", "funding", "self_funding"))


def is_about_several(layout: Layout) -> bool:
    """Do several equal projects share the page?

    Signs: three goal sections of one name; three or more headings that each have an implementer or a period of their
    own; a list or table of sums outside a budget; a text that speaks of grants to so many projects.
    """
    return _is_about_several(layout.text)


@lru_cache(maxsize=8)
def _is_about_several(text: str) -> bool:
    layout = analyse(text)
    titles = {
        layout.of(b).casefold() for b in layout.blocks if b.kind == "field" and b.section == "title" and b.end > b.start
    }
    if len(titles) > 2:
        return True
    sections = [
        layout.of(b).casefold() for b in layout.blocks if b.kind == "heading" and b.section == "goals" and not b.marker
    ]
    if len(set(sections)) == 1 and len(sections) >= 3:
        return True
    if (
        len({_plain(layout, b) for b in layout.blocks if b.kind == "heading"} & word_set(NAME, "portfolio_headings"))
        >= 2
    ):
        return True
    granted = [b for b in layout.blocks if _is_grant(layout, b)]
    announced = pattern(NAME, "announcements").search(text) is not None
    if titles and not announced:
        return False
    owners: dict[int, set[str]] = {}
    for block in layout.blocks:
        if (
            block.kind == "field"
            and block.section in _OWN
            and block.heading is not None
            and _label_differs(layout, block)
        ):
            owners.setdefault(block.heading, set()).add(block.section)
    if sum(len(kinds) >= 2 for kinds in owners.values()) >= 3:
        return True
    return len(granted) >= (3 if announced else 5)


def _plain(layout: Layout, block: Block) -> str:
    return layout.of(block).casefold().strip(" :")


def _label_differs(layout: Layout, block: Block) -> bool:
    """Is the field's label a label of its own, not the heading that it stands under?"""
    heading = layout.heading(block)
    return heading is not None and block.label != heading.extent


def _is_grant(layout: Layout, block: Block) -> bool:
    """A short line with a name and a sum that stands in no budget."""
    if (
        block.kind not in ("item", "row", "paragraph", "field")
        or block.end - block.start > 200
        or block.section in _MONEY
    ):
        return False
    line = layout.text[
        block.label.start if block.label and block.label.start < block.start else block.start : block.end
    ]
    if block.kind == "row":
        return "\t" in line and len(line) > 30
    return (
        _SUM.search(line) is not None and line.count(",") >= 1 and not line.rstrip().endswith(".") and line[0].isupper()
    )
