"""Roles by where a name stands: under a label, in a column, below a heading, beside a sum in a list of grants.

A list under *Kumppanit* gives its role to every name; a bracket or a word beside the name (*(hallinnoija)*) says more
and overrules it.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from hankenlp.documents import OrganizationRole
from hankenlp.extraction.field_values import is_list
from hankenlp.extraction.mentions import Named
from hankenlp.extraction.role_columns import ORDER, role_of_column
from hankenlp.extraction.role_entries import fits, role_of_noun
from hankenlp.extraction.role_rows import is_verb
from hankenlp.extraction.words import Word
from hankenlp.layout import Block, Layout
from hankenlp.layout.labels import section
from hankenlp.resources import table
from hankenlp.resources.additions import cached_up_to
from hankenlp.resources.patterns import either, pattern, word_set

_BRACKET: Final = re.compile(r"\s*(?:\([^()]{2,40}\)\s*)??\(([^()]{3,60})\)|,\s+([a-zåäö-]{6,30})(?=\s*(?:[,;.\n]|$))")
_AFTER_PLACE: Final = re.compile(r",\s+[A-ZÅÄÖ][\w-]+\s*\(([^()]{3,60})\)")
_ROLE_FIELD: Final = re.compile(rf"\s+{either('roles', 'role_labels')}\s*:?\s+(\w[\w-]+)")
_LABEL_BEFORE: Final = re.compile(r"(?:^|\n|\t|[ \u00a0]{2,})([A-ZÅÄÖ][^\n\t:.]{2,45}?)(?:\s*:\s*|\s+)$")
_DOERS: Final = frozenset(("implementer", "coordinator"))
_SHORT_FIELD: Final = 200
_AND: Final = ("ja", "sekä")
_UNTICKED: Final = re.compile(r"\[\s?\]\s*$|☐\s*$")


def by_place(layout: Layout, block: Block, mention: Named, words: Sequence[Word]) -> Iterator[OrganizationRole]:
    """From the label, the column or the heading that a list of names stands under."""
    column = role_of_column(layout, block, mention.start)
    if column is not None:
        yield column
        return
    inline = _label_before(layout.text, mention)
    if inline is not None and block.kind != "heading":
        yield inline
        return
    key = _section(layout, block, mention)
    if block.kind == "row" and block.section == "funder" and _is_label(layout, block, mention):
        yield "funder"
        return
    if mention.start < block.start or key not in ORDER or block.kind == "heading":
        return
    if _UNTICKED.search(layout.text[max(0, mention.start - 6) : mention.start]):
        return
    if is_list(layout, block) and not _is_told(words, mention, block):
        yield "partner" if key in _DOERS and _is_companion(layout, block, mention) else key


def by_answer(
    layout: Layout, block: Block, mention: Named, words: Sequence[Word], bodies: Collection[int]
) -> Iterator[OrganizationRole]:
    """*Kuka maksaa?* and below it *Suomen Kulttuurirahasto.*: a name without a verb answers the question."""
    heading = layout.heading(block)
    role = role_asked(layout.of(heading)) if heading is not None else None
    if role is None or block.kind not in ("paragraph", "field", "item"):
        return
    first = mention.first
    while first > 0 and words[first - 1].block == words[first].block and words[first - 1].start >= block.start:
        first -= 1
    last = next((i for i in range(mention.last, len(words)) if words[i].sentence != words[first].sentence), len(words))
    answers = words[first].start in bodies and words[mention.first].sentence == words[first].sentence
    if answers and not any(is_verb(w.form) for w in words[first:last]):
        yield role


@cached_up_to(500)
def role_asked(heading: str) -> OrganizationRole | None:
    """The role that a question of who asks for: *Kuka hanketta rahoittaa?*, *Ketkä ovat mukana?*."""
    first, *rest = re.findall(r"\w+", heading)[:12] or [""]
    if "?" not in heading or first.lower() not in word_set("roles", "who"):
        return None
    asked = table("roles")["asked"]
    return next((r for r in ORDER for form in rest if fits(form, tuple(asked[r]))), None)


def _label_before(text: str, mention: Named) -> OrganizationRole | None:
    """*Vastuuviranomainen Lapin ELY-keskus*: a label in the name's own line whose colon or column the text has lost."""
    if not mention.text_is_base(text):
        return None
    found = _LABEL_BEFORE.search(text, max(0, mention.start - 60), mention.start)
    if found is None:
        return None
    label = re.split(r"\s{2,}", found[1])[-1]
    if label.lower() in table("roles")["settings"]["no_role_labels"]:
        return None
    key = section(label)
    listed: Iterator[OrganizationRole] = (r for r, forms in table("roles")["labels"].items() if label.lower() in forms)
    return next((r for r in ORDER if r == key), None) or next(listed, None)


def _is_companion(layout: Layout, block: Block, mention: Named) -> bool:
    """*Toteuttaja: A ry yhteistyössä B:n kanssa*: whose name stands between these words."""
    together, along = (pattern("roles", key) for key in ("together", "along"))
    before = together.search(layout.text, block.start, mention.start)
    return before is not None and along.search(layout.text, mention.end, block.end) is not None


def _is_label(layout: Layout, block: Block, mention: Named) -> bool:
    """Is the name all of the label of its row: *Kuopion kaupunki   98 500 €*?"""
    return block.label is not None and (mention.start, mention.end) == (block.label.start, block.label.end)


def _section(layout: Layout, block: Block, mention: Named) -> str | None:
    label = " ".join((layout.label(block) or "").strip(" :").lower().split())
    if label in table("roles")["settings"]["no_role_labels"]:
        return None
    role: str | None = next((r for r, labels in table("roles")["labels"].items() if label in labels), None)
    if role:
        return role
    if label in table("roles")["settings"]["doing_labels"] and _lists_names(layout, block, mention):
        return "implementer"
    if block.section == "funding" and block.kind == "field" and mention.text_is_base(layout.text):
        return "funder"
    return block.section


def _is_told(words: Sequence[Word], mention: Named, block: Block) -> bool:
    """Whether a verb speaks of the name, so that the sentence decides; not where it or its row opens the block."""
    if mention.start == block.start or block.kind == "row":
        return False
    sentence = words[mention.first].sentence
    first = mention.first
    while first > 0 and words[first - 1].sentence == sentence and mention.first - first < 60:
        first -= 1
    if words[first].start == block.start and _is_in_row(words, first, mention):
        return False
    around = words[first : mention.last + 30]
    return any(w.sentence == sentence and is_verb(w.form) for w in around)


def _lists_names(layout: Layout, block: Block, mention: Named) -> bool:
    """*Toteutus: Savonia, Kuopion kaupunki*: a short field whose names stand in the nominative."""
    return block.kind == "field" and block.end - block.start < _SHORT_FIELD and mention.text_is_base(layout.text)


def _is_in_row(words: Sequence[Word], first: int, mention: Named) -> bool:
    """*A, B ja C tekivät työtä*: names alone stand before the name, back to the sentence's first word."""
    before = words[first : mention.first]
    joined = not before or before[-1].form in _AND or words[mention.first].gap.startswith(",")
    return joined and not any(is_verb(w.form) or role_of_noun(w.form) for w in before)


def by_bracket(text: str, mention: Named) -> Iterator[OrganizationRole]:
    """*Soite (hallinnoija)*, *Oulun kaupunki, päätoteuttaja*, *SAMK, Pori (koordinoija)*, *Luke Rooli kumppani*."""
    found = (pattern.match(text, mention.end) for pattern in (_BRACKET, _AFTER_PLACE, _ROLE_FIELD))
    match = next((m for m in found if m), None)
    if match:
        inside = next(g for g in match.groups() if g)
        for word in re.findall(r"\w[\w-]+", inside):
            role = role_of_noun(word)
            if role:
                yield role
