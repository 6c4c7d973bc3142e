"""Goals of another project, told beside those of the page's own: *Aiemman Kynnys-hankkeen tavoitteena oli …*.

A sentence is another project's if it begins with that one's name, while the headings name the page's own or the text
names it more often, and if it speaks of a time past.
"""

import re
from collections import Counter
from typing import Final

from hankenlp.extraction.project_anchors import PARTS
from hankenlp.extraction.project_names import NAME, head, is_funder, named_counts, plain, spoken_names
from hankenlp.layout import Block, Layout, analyse
from hankenlp.resources.additions import cached_up_to
from hankenlp.resources.patterns import pattern

_LONGEST: Final = 60
_BEGINNING: Final = 40
"""So far into a sentence its owner's name begins."""


def is_of_another(layout: Layout, start: int, end: int) -> bool:
    """Is the sentence about a goal of a project that the page only mentions?"""
    block = layout.at(start)
    heading = layout.heading(block) if block is not None else None
    if block is not None and heading is not None and _heads_others(layout.of(heading)):
        return _begins_with_project(layout, block)
    counts, own, headed = _own(layout.text)
    if not own:
        return False
    for name in spoken_names(layout):
        if not start <= name.start < start + _BEGINNING or name.end >= end or name.way != "hyphen":
            continue
        hung = head().match(layout.text, name.end)
        if hung is None or pattern(NAME, "closed_heads").search(hung["head"]) is None:
            continue
        key = plain(name.text)
        if is_funder(key) or pattern(PARTS, "parts").search(hung.group()) or _is_own(key, own):
            return False
        earlier = pattern(PARTS, "earlier").search(layout.text[start : name.start]) is not None
        past = pattern(PARTS, "past").search(" ".join(layout.text[start:end].split())) is not None
        rarer = 2 * counts[key] <= max(counts[one] for one in own)
        return past and (earlier or rarer or headed and not name.text.isupper())
    return False


def _begins_with_project(layout: Layout, block: Block) -> bool:
    """*Silta-hanke: tavoitteena on …*"""
    hung = head().search(layout.text, block.opening, min(block.end, block.opening + _LONGEST))
    return hung is not None and pattern(NAME, "closed_heads").search(hung["head"]) is not None


def _heads_others(text: str) -> bool:
    """*Muita hankkeitamme*, *Liittyvät projektit*."""
    return all(pattern(PARTS, key).search(text) for key in ("other_lists", "projects")) and len(text) < _LONGEST


@cached_up_to(8)
def _own(text: str) -> tuple[Counter[str], frozenset[str], bool]:
    """How often each project is named, the page's own (in its first headings, or most often of all), and if headings tell it."""
    layout = analyse(text)
    counts = named_counts(layout)
    lines = [plain(layout.of(b)) for b in layout.blocks if b.kind == "heading" or b.section == "title"][:3]
    headed = {name for name in counts if any(_words(name).search(line) for line in lines)}
    top = counts.most_common(2)
    own = set(headed)
    if top and (len(top) == 1 or top[0][1] > top[1][1]):
        own.add(top[0][0])
    return counts, frozenset(own), bool(headed)


def _words(name: str) -> "re.Pattern[str]":
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")


def _is_own(name: str, own: frozenset[str]) -> bool:
    """Is the name one of the page's own, or a part of one?"""
    return any(_words(name).search(one) or _words(one).search(name) for one in own)
