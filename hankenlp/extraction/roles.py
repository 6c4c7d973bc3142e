"""What organisations do in the project: funder, implementer, coordinator, partner.

The label or heading over a list of names says it, a bracket after the name (*(hallinnoija)*), or a sentence: verbs,
role nouns, genitives and cases around the name, as ``roles.toml`` has them. Names in one row share what is said.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from hankenlp.documents import OrganizationRole
from hankenlp.extraction.field_values import is_list
from hankenlp.extraction.mentions import Named
from hankenlp.extraction.role_cues import Sentence, from_sentence, role_of_noun
from hankenlp.extraction.words import words_of
from hankenlp.layout import Block, Layout
from hankenlp.layout.labels import section
from hankenlp.resources import table

ORDER: Final[tuple[OrganizationRole, ...]] = ("funder", "implementer", "coordinator", "partner")
LONGEST: Final = 300
"""Words of a sentence that are looked at together."""
_BRACKET: Final = re.compile(r"\s*\(([^()]{3,60})\)|,\s+([a-zåäö-]{6,30})(?=\s*(?:[,;.\n]|$))")


def roles(layout: Layout, mentions: Sequence[Named]) -> dict[int, tuple[OrganizationRole, ...]]:
    """Start of a mention → its roles, for mentions that have one."""
    said: dict[int, set[OrganizationRole]] = {}
    words = words_of(layout)
    asides = _asides(layout)
    for mention in mentions:
        block = layout.blocks[words[mention.first].block]
        if mention.type != "organization" or _is_silent(layout, block, asides):
            continue
        said.setdefault(mention.start, set()).update(_by_place(layout, block, mention), _by_bracket(layout, mention))
    for sentence in _sentences(layout, mentions):
        block = layout.blocks[sentence.words[0].block]
        if _is_silent(layout, block, asides) or block.section == "code":
            continue
        for start, role in from_sentence(sentence):
            said.setdefault(start, set()).add(role)
    _share_with_brackets(layout, mentions, said)
    return {start: tuple(r for r in ORDER if r in found) for start, found in said.items() if found}


def _is_silent(layout: Layout, block: Block, asides: list[tuple[int, int]]) -> bool:
    return block.kind == "chrome" or any(start <= block.start < end for start, end in asides)


def _asides(layout: Layout) -> list[tuple[int, int]]:
    """Where the page speaks of other projects: from such a heading to the next one."""
    found, start = [], None
    for block in layout.blocks:
        if block.kind != "heading":
            continue
        if start is not None:
            found.append((start, block.start))
            start = None
        if layout.of(block).strip(" :").lower() in table("roles")["settings"]["asides"]:
            start = block.end
    return [*found, (start, len(layout.text))] if start is not None else found


def _by_place(layout: Layout, block: Block, mention: Named) -> Iterator[OrganizationRole]:
    """From the label, the column or the heading that a list of names stands under."""
    key = block.section
    if block.columns:
        key = next(
            (
                k
                for h, c in block.columns
                if h and c.start <= mention.start < c.end and (k := section(h.of(layout.text)))
            ),
            key,
        )
    label = (layout.label(block) or "").strip(" :").lower()
    if key == "funding" and block.kind == "field" and mention.text_is_base(layout.text):
        key = "funder"
    if mention.start < block.start or key not in ORDER or label in table("roles")["settings"]["no_role_labels"]:
        return
    if block.kind == "heading" or not is_list(layout, block):
        return
    yield key


def _by_bracket(layout: Layout, mention: Named) -> Iterator[OrganizationRole]:
    """*Soite (hallinnoija)*, *Oulun kaupunki, päätoteuttaja*."""
    match = _BRACKET.match(layout.text, mention.end)
    if match:
        for word in re.findall(r"\w[\w-]+", match[1] or match[2]):
            role = role_of_noun(word)
            if role:
                yield role


def _sentences(layout: Layout, mentions: Sequence[Named]) -> Iterator[Sentence]:
    """The sentences that name an organisation, and those of a decision, which may speak for the letterhead."""
    words = words_of(layout)
    head = _letterhead(layout, mentions)
    by_word = {n.first: n for n in mentions}
    i = 0
    while i < len(words):
        last = i
        while last < len(words) and words[last].sentence == words[i].sentence and last - i < LONGEST:
            last += 1
        inside = [by_word[k] for k in range(i, last) if k in by_word]
        yield Sentence(layout.text, words[i:last], i, inside, head)
        i = last


def _letterhead(layout: Layout, mentions: Sequence[Named]) -> Named | None:
    """The organisation in whose name a page is written: the one that its first lines begin with."""
    first = next((n for n in mentions if n.type == "organization"), None)
    if first is None or not layout.blocks:
        return None
    opening = layout.text[: first.start]
    return first if opening.count("\n") < 2 and len(opening.strip()) < 5 else None


def _share_with_brackets(layout: Layout, mentions: Sequence[Named], said: dict[int, set[OrganizationRole]]) -> None:
    """An abbreviation in brackets has the roles of the name before it."""
    for left, right in pairwise(mentions):
        between = layout.text[left.end : right.start]
        if between.strip() == "(" and layout.text[right.end : right.end + 1] == ")" and right.type == "organization":
            said.setdefault(right.start, set()).update(said.get(left.start, ()))
