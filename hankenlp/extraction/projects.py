"""One project on the page, or several? A list of grants or of equal projects has no title, period or applicant of its own."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from hankenlp.extraction.project_names import NAME, closed_compounds, introduced_names, plain, project_names
from hankenlp.layout import Block, Layout, analyse
from hankenlp.resources.patterns import either, pattern, word_set

_SUM = re.compile(rf"\d[\d .\u00a0]*(?:,\d+)?\s?{either(NAME, 'sum_units')}", re.IGNORECASE)
_OWN = frozenset(("implementer", "period", "title", "funding"))
_MONEY = frozenset(("budget", "cost", "funding", "self_funding"))
_LEAD = 800
"""So far the headline and the lead reach, behind navigation."""
_LINE = 160


def is_about_several(layout: Layout) -> bool:
    """Do several equal projects share the page?

    Signs: three goal sections of one name; three or more headings that each have an implementer or a period of their
    own; a list or table of sums outside a budget; a headline, a lead or a call for applications that speaks of so many
    projects, where no project is the main one.
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
    if len(granted) >= (3 if announced else 5):
        return True
    return not titles and _speaks_of_many(layout) and not _has_main(layout)


def _speaks_of_many(layout: Layout) -> bool:
    """Do the headline or the lead speak of a number of projects, or do the labels of a call for applications stand here?"""
    for block in _lead(layout):
        text = layout.of(block)
        if pattern(NAME, "announcements").search(text):
            return True
        if len(text) <= _LINE and pattern(NAME, "headlines").search(text):
            return True
    calls = {match.group().casefold() for match in pattern(NAME, "calls").finditer(layout.text)}
    return len(calls) >= 2


def _lead(layout: Layout) -> Iterator[Block]:
    """The headings and paragraphs of the first part of the page."""
    length = 0
    for block in layout.blocks:
        if block.kind in ("heading", "paragraph") and length < _LEAD:
            yield block
            length += block.end - block.start


def _has_main(layout: Layout) -> bool:
    """Does one project stand out: named in the headline, or more than once and twice as often as any other?"""
    names = [*project_names(layout), *introduced_names(layout), *closed_compounds(layout)]
    visible = [n for n in names if (block := layout.at(n.start)) is None or block.kind != "chrome"]
    headline = next((b for b in _lead(layout) if len(layout.of(b).split()) > 1), None)
    if headline and any(headline.start <= n.start < headline.end <= headline.start + _LINE for n in visible):
        return True
    counts = Counter(plain(n.text) for n in visible).most_common(2)
    return bool(counts) and counts[0][1] >= 2 and (len(counts) == 1 or counts[0][1] >= 2 * counts[1][1])


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
