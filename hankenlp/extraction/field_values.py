"""Organisations that only their place in a form makes known: the values of *Rahoittaja*, *Toteuttajat*, *Kumppanit*.

A value is cut at line ends, semicolons, commas and, before its last part, *ja* or *sekä*; what is no known name, no
person, no sum and no bare common noun is an organisation.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from hankenlp.extraction.localities import lemmas
from hankenlp.extraction.organization_nouns import head_of, is_genitive, is_label
from hankenlp.extraction.role_columns import cells_with_role
from hankenlp.extraction.words import Word, is_common
from hankenlp.layout import Block, Layout
from hankenlp.resources import table
from hankenlp.resources.patterns import word_set, word_tuple

SECTIONS: Final = ("funder", "implementer", "coordinator", "partner", "partners_mixed", "person_organization")
LONGEST: Final = 9
_SENTENCE: Final = re.compile(r"[.!?](?:\s|$)")


def is_list(layout: Layout, block: Block) -> bool:
    """Whether a block's content is a list of names, not sentences."""
    if block.kind in ("field", "row"):
        return True
    text = layout.of(block)
    return len(text) < 200 and not text.rstrip().endswith((".", "!", "?", ":"))


def values(
    layout: Layout, words: Sequence[Word], covered: Collection[int], places: Collection[int]
) -> Iterator[tuple[int, int]]:
    """First and last (exclusive) word of every value that names an organisation and holds no other name.

    A place may stand in it as an attribute: *Kotkan satama*.
    """
    for first, last in [*_blocks(layout, words), *_cells(layout, words)]:
        for start, end in _segments(words, first, last):
            if any(i in covered for i in range(start, end)):
                if end - 1 in places and all(i in covered for i in range(start, end - 1)):
                    yield start, end  # Gradia Jyväskylä
                elif _is_unit(words, start, end, covered):
                    yield start, end
                continue
            if any(i in places for i in range(start, end)):
                if _is_local_body(words, start, end, places) or _is_body_of_place(words, start, end, places):
                    yield start, end
            elif _is_body(words, start, end):
                yield start, end


def _blocks(layout: Layout, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    i = 0
    while i < len(words):
        block = layout.blocks[words[i].block]
        last = i
        while last < len(words) and words[last].block == words[i].block:
            last += 1
        if block.section in SECTIONS and block.kind in ("field", "item", "row", "paragraph") and is_list(layout, block):
            first = next((k for k in range(i, last) if words[k].start >= block.start), last)
            if first < last:
                yield first, last
        i = last


def _cells(layout: Layout, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The words of the cells whose column gives a role."""
    starts = [w.start for w in words]
    for start, end in cells_with_role(layout.text):
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        if first < last:
            yield first, last


def _segments(words: Sequence[Word], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The parts of a value, without what stands in brackets."""
    start, depth = first, 0
    for i in range(first, last):
        gap = words[i].gap
        depth_before = depth
        depth = max(0, depth + gap.count("(") - gap.count(")"))
        breaks = i > start and (gap not in (" ", "", "&", "–", "'") or words[i].sentence != words[i - 1].sentence)
        if i > start and gap == "," and words[i - 1].text.endswith("-"):
            breaks = False
        if breaks:
            if not depth_before:
                yield from _conjuncts(words, start, i)
            start = i
    if not depth:
        yield from _conjuncts(words, start, last)


def _conjuncts(words: Sequence[Word], first: int, last: int) -> Iterator[tuple[int, int]]:
    start = first
    for i in range(first + 1, last - 1):
        if words[i].form in ("ja", "sekä") and words[i + 1].is_capital and not words[i - 1].text.endswith("-"):
            yield start, i
            start = i + 1
    yield start, last


def _is_local_body(words: Sequence[Word], first: int, last: int, places: Collection[int]) -> bool:
    """A place in the genitive and then a noun in the nominative: *Kotkan satama*, *Etelä-Kymen Vesi*."""
    if first not in places or last - 1 in places or last - first > 5:
        return False
    end = words[last - 1]
    if lemmas(end) & (word_set("place_names", "regions") | word_set("place_names", "before_villages")):
        return False
    head = head_of(end)
    plural = head is not None and head.number == "Plur" and head.case == "Nom"  # Kouvolan kulttuuripalvelut
    nominative = plural or any(
        a.is_known and a.pos == "NOUN" and a.case == "Nom" and a.number == "Sing" for a in end.analyses
    )
    return nominative and is_genitive(words[first].form) and not any(_is_verb(w) for w in words[first:last])


def _is_unit(words: Sequence[Word], first: int, last: int, covered: Collection[int]) -> bool:
    """*TAMK Verkko*: a body's abbreviation and the capital words that name a unit of it."""
    own = words[first + 1 : last]
    if first not in covered or not words[first].is_acronym or not 0 < len(own) < 4:
        return False
    if any(first + 1 + n in covered or is_label(w) for n, w in enumerate(own)):
        return False
    return all(w.is_capital and w.text.isalpha() and w.gap == " " and not w.is_acronym for w in own)


def _is_body_of_place(words: Sequence[Word], first: int, last: int, places: Collection[int]) -> bool:
    """A name that ends in a place's: *Demos Helsinki*, *Deaf Sports Ireland*."""
    span = words[first:last]
    if first in places or last - 1 not in places or len(span) > 5 or is_common(span[0]):
        return False
    return all(w.is_capital and w.text.isalpha() for w in span) and not is_genitive(span[-2].form)


def _is_body(words: Sequence[Word], first: int, last: int) -> bool:
    span = words[first:last]
    if not 0 < len(span) <= LONGEST or not span[0].is_capital or not any(c.isalpha() for c in span[0].text):
        return False
    if (
        any(_is_verb(w) or w.text.isdigit() for w in span)
        or span[0].form.lower() in table("organization_heads")["not_first"]
    ):
        return False
    if len(span) > 1 and is_label(span[0]):
        return False
    if len(span) == 1 and span[0].text in word_set("people", "degrees"):
        return False  # Maija Virtanen, YTM
    if "-" in span[-1].text and span[-1].form.endswith(word_tuple("roles", "project")):
        return False
    head = head_of(span[-1])
    if head is not None and (head.compound or len(span) > 1):
        return True
    return any(w.is_acronym or (w.is_capital and not is_common(w)) for w in span) and not _is_sentence_like(span)


def _is_sentence_like(span: Sequence[Word]) -> bool:
    small = [w for w in span if not w.is_capital]
    return len(small) > 4


def _is_verb(word: Word) -> bool:
    """A finite verb and nothing else."""
    readings = [a for a in word.analyses if a.is_known]
    return bool(readings) and all(a.pos in ("VERB", "AUX") and "VerbForm=Fin" in a.feats for a in readings)
