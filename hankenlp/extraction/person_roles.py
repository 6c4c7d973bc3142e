"""What part a person has in the project: from the section and label above, the titles beside, the words in front.

Authors are named on the cover, behind *Kirjoittanut* and the like, and at the head of a reference.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final, get_args

from hankenlp.documents import PersonRole
from hankenlp.extraction.person_bodies import author_note
from hankenlp.extraction.person_cards import PERSONAL, Card, own_label, sentence_at
from hankenlp.extraction.person_titles import Title, titles_in
from hankenlp.layout import Block, Layout
from hankenlp.layout.labels import section
from hankenlp.resources import table
from hankenlp.resources.additions import cached
from hankenlp.resources.patterns import either, word_tuple

_SECTION_ROLES: Final = {
    "contact": "contact",
    "director": "director",
    "manager": "manager",
    "author": "author",
    "researcher": "researcher",
}
_PROSE: Final = 200
_COVER_BLOCKS: Final = 14
_LEAD: Final = 400
_MOST_ROWS: Final = 30
_LONGEST_HEAD: Final = 300
_SHORTEST_TITLE: Final = 15
_END_OF_HEAD: Final = re.compile(r"\.\s|\s\(\d{4}\)")
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BYLINE: Final = re.compile(rf"\s*[·|•,/–-]\s*\d{{1,2}}\.?\s?(?:\d{{1,2}}\.|[a-zåäö]+{either('dates', 'month_word')})")
_NO_CONTENT: Final = re.compile(rf"\b{either('people', 'phone_short')}\b\.?|\s+")
_EDITORS: Final = either("people", "editors")
_EDITOR: Final = re.compile(rf"\({_EDITORS}\.?\)")
_BETWEEN_NAMES: Final = re.compile(rf"\b(?:ja|sekä|and|och|{_EDITORS})\b")


def roles_at(
    layout: Layout, card: Card, cards: Sequence[Card], titles: Sequence[Title], *, reachable: bool
) -> frozenset[PersonRole]:
    """The roles that the text gives the person at this mention.

    Who has a number or an address is a contact, unless the text lists them as something else.
    """
    roles = {role for title in titles for role in title.roles}
    roles |= set(_section_roles(layout, card, titles))
    roles |= set(_lead_roles(layout, card, cards))
    if reachable and not _is_listed_otherwise(layout, card):
        roles.add("contact")
    if _is_author(layout, card, cards):
        roles.add("author")
    return frozenset(r for r in get_args(PersonRole) if r in roles)


def _is_listed_otherwise(layout: Layout, card: Card) -> bool:
    """Does the person stand in a field for somebody else than a contact, or under a heading like *Ryhmän jäsenet*?"""
    block = layout.at(card.anchor.start)
    if block is None or block.section in ("director", "researcher", "author"):
        return block is not None
    if _is_behind_group(layout, block, card):
        return True
    heading = layout.heading(block)
    if own_label(layout, block) is None and (heading is None or heading.section == "contact"):
        return False
    above = own_label(layout, block) or (layout.of(heading) if heading is not None else "")
    return _names_group(above)


def _is_behind_group(layout: Layout, block: Block, card: Card) -> bool:
    """*Vastuuhenkilö Maija Virtanen Ohjausryhmä ehdotetaan: Matti Korhonen*: a group is led in inside the block."""
    lead, colon, _ = layout.text[block.start : max(block.start, card.start)].rpartition(":")
    return bool(colon) and _names_group(" ".join(lead.split()[-3:]))


def _names_group(heading: str) -> bool:
    """*Ohjausryhmän jäsenet*, *Osallistujat*."""
    return any(w.startswith(word_tuple("people", "groups")) for w in heading.casefold().split())


def _section_roles(layout: Layout, card: Card, titles: Sequence[Title]) -> Iterator[PersonRole]:
    block = layout.at(card.anchor.start)
    if block is None or block.kind == "chrome" or _is_behind_group(layout, block, card):
        return
    introduced = ":" in card.gap and card.before[0].start > block.start
    prose = block.kind == "paragraph" and block.end - block.start > _PROSE
    for name, label in _sections(layout, block):
        if introduced and name not in ("contact", "author") or prose and name == "contact":
            continue
        role = _SECTION_ROLES.get(name or "")
        if role is None:
            continue
        named = titles_in(label, 0, len(label))
        if named and name == "manager":
            # The label is a title itself: it counts for the one who bears it.
            implied = {r for t in named for r in t.roles}
            if any(t.text.casefold() == n.text.casefold() for t in titles for n in named):
                yield from implied
            continue
        yield from (r for r in get_args(PersonRole) if r == role)


def _sections(layout: Layout, block: Block) -> Iterator[tuple[str | None, str]]:
    """Section and words of the block's label, and of the headings above it as far as they hold for people."""
    label = own_label(layout, block)
    if label is None and block.section is not None:
        yield block.section, layout.label(block) or ""
    if label is not None:
        known = section(label) is not None
        if known:
            yield block.section, label
        if known and block.section not in _SECTION_ROLES or not known and not _is_near_heading(layout, block):
            return
    for above in layout.headings(block):
        if above.section not in _SECTION_ROLES:
            break
        yield above.section, layout.of(above)


def _is_near_heading(layout: Layout, block: Block) -> bool:
    """No prose stands between the block and its heading."""
    if block.heading is None:
        return False
    index = layout.index_at(block.start) or 0
    return all(b.end - b.start <= _PROSE for b in layout.blocks[max(block.heading, index - _MOST_ROWS) : index])


@cached
def _leads(key: str = "lead") -> tuple[tuple[PersonRole, re.Pattern[str]], ...]:
    found = []
    for name, phrases in table("people")[key].items():
        longest = sorted(phrases, key=lambda p: (-len(p), p))
        words = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in longest)
        role = next(r for r in get_args(PersonRole) if r == name)
        fillers = "|".join(map(re.escape, sorted(table("people")["lead_fillers"])))
        found.append((role, re.compile(rf"(?<![\w-])(?:{words})(?:\s+(?:{fillers}))?$", re.IGNORECASE)))
    return tuple(found)


def _lead_roles(layout: Layout, card: Card, cards: Sequence[Card]) -> Iterator[PersonRole]:
    """Roles from the words in front of the name, other people and titles left out, or from the label."""
    block = layout.at(card.anchor.start)
    label = own_label(layout, block) if block else None
    if label is not None and block is not None and not _is_behind_group(layout, block, card):
        yield from (role for role, pattern in _leads() if pattern.fullmatch(label))
    sentence = sentence_at(layout, card.anchor.start)
    if sentence is None:
        return
    before = _rest(layout.text, max(sentence.start, card.start - _LEAD), card.anchor.start, cards, card)
    before = re.sub(r"(?:[\s,:;|&–-]|\b(?:ja|sekä|and)\b)+$", "", before)
    yield from (role for role, pattern in _leads() if pattern.search(before))
    alone = before.rpartition("\n")[2].strip()
    yield from (role for role, pattern in _leads("lead_alone") if pattern.fullmatch(alone))
    behind = layout.text[card.anchor.end : card.anchor.end + 12].lstrip().casefold()
    if _EDITOR.match(behind):
        yield "author"


def _rest(text: str, start: int, end: int, cards: Sequence[Card], own: Card) -> str:
    """``text[start:end]`` without people, their titles, numbers and addresses."""
    rest = list(text[start:end])

    def blank(first: int, last: int) -> None:
        for i in range(max(first, start), min(last, end)):
            rest[i - start] = " "

    first = bisect_left(cards, start, key=lambda card: card.anchor.end)
    last = bisect_left(cards, end, key=lambda card: card.anchor.start)
    for card in {id(c): c for c in (*cards[first:last], own)}.values():
        blank(card.anchor.start, card.anchor.end)
        for title in card.titles:
            if not title.is_role or title in card.after:
                blank(title.start, title.end)
        for contact in card.contacts:
            blank(contact.start, contact.end)
    return _NO_CONTENT.sub(" ", "".join(rest))


def _is_author(layout: Layout, card: Card, cards: Sequence[Card]) -> bool:
    return _on_cover(layout, card, cards) or _heads_reference(layout, card, cards)


def _is_byline(rest: str) -> bool:
    """*Aino Virtanen · 11 joulukuun, 2020 · Lukuaika 4 min*, the name left out: does a separator and a date follow?"""
    return _BYLINE.match(rest) is not None


def _on_cover(layout: Layout, card: Card, cards: Sequence[Card]) -> bool:
    """In a block of nothing but names, before any prose and any label or section."""
    index = layout.index_at(card.anchor.start)
    if index is None or index > _COVER_BLOCKS:
        return False
    block = layout.blocks[index]
    above = layout.blocks[:index]
    if block.section is not None or block.label is not None or card.contacts:
        return False
    if block.end - block.start > _LONGEST_HEAD or (card.titles and not _is_report(layout, above)):
        return False
    if any(b.end - b.start > _PROSE or b.section is not None or b.kind == "field" for b in above if b.kind != "chrome"):
        return False
    rest = _rest(layout.text, block.start, block.end, cards, card)
    return _is_only_names(rest) or (card.anchor.start == block.start and _is_byline(rest))


def _is_report(layout: Layout, above: Sequence[Block]) -> bool:
    """Whether the cover says that it is a report's, whose authors stand on it with their titles; no group is listed."""
    text = " ".join(layout.of(b).casefold() for b in above if b.kind != "chrome")
    return any(kind in text for kind in word_tuple("people", "reports")) and not _names_group(text)


def _is_only_names(rest: str) -> bool:
    return not re.search(r"[^\W\d_]{2,}", _BETWEEN_NAMES.sub("", rest)) and not re.search(r"\d", rest)


def _heads_reference(layout: Layout, card: Card, cards: Sequence[Card]) -> bool:
    """*Maija Virtanen ja Matti Korhonen. Otsikko. Julkaisija 2016*: names, a period, a title and a year."""
    index = layout.index_at(card.anchor.start)
    if index is None:
        return False
    block = layout.blocks[index]
    if block.section in PERSONAL or card.contacts or card.titles:
        return False
    if card.anchor.end - block.start > _LONGEST_HEAD:
        return False
    head = _END_OF_HEAD.search(layout.text, card.anchor.end, min(block.end, block.start + _LONGEST_HEAD))
    if head is None or block.end - head.end() < _SHORTEST_TITLE:
        return False
    if not _YEAR.search(layout.text, head.start(), min(block.end, head.end() + _LEAD)):
        return False
    return _is_only_names(re.sub(r"\b[A-ZÅÄÖ]\b", "", _rest(layout.text, block.start, head.start(), cards, card)))


def author_block(layout: Layout) -> Block | None:
    """The block that says who the author is: *Kirjoittaja on hankkeen projektikoordinaattori*."""
    return next((b for b in layout.blocks if author_note().match(layout.of(b))), None)
