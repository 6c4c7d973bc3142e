"""People: every mention of a named human, with title, body, part in the project, and how to reach them.

Names come from ``person_names``; what stands around them (``person_evidence``) decides about the doubtful ones, and the
cards (``person_cards``) give the rest. One item a mention: what stands beside one is not carried over to the others.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, get_args

from spacy.tokens import Doc

from hankenlp.documents import Organization, Person, PersonRole
from hankenlp.extraction.component import found, layout_of
from hankenlp.extraction.contacts import (
    Contact,
    address_keys,
    belongs_to,
    contacts_in,
    is_shared,
    mailbox_keys,
    mailbox_surname,
    mailbox_tokens,
    names_another,
)
from hankenlp.extraction.person_bodies import body_of
from hankenlp.extraction.person_cards import Card, CardReader, fields_on, occupation, sentence_at
from hankenlp.extraction.person_evidence import anchors_of
from hankenlp.extraction.person_lexicon import words_of
from hankenlp.extraction.person_roles import author_block, roles_at
from hankenlp.extraction.person_singles import single_mentions
from hankenlp.extraction.person_surnames import standing_surnames
from hankenlp.extraction.person_titles import Title, bearing, is_head, titles_in
from hankenlp.layout import Layout
from hankenlp.layout.labels import section
from hankenlp.resources import table

_DATE: Final = re.compile(r"\d{1,2}\.(?:\d{1,2}\.)?(?:\d{4})?|\d{4}")
_REACH: Final = 150
_ROLES: Final = get_args(PersonRole)


def find(doc: Doc) -> list[Person]:
    """All people of the document, in the order of the text."""
    layout = layout_of(doc)
    context = frozenset(w.text for w in words_of(layout.text, 0, len(layout.text)) if w.text[0].isupper())
    reader = CardReader(layout, contacts_in(layout.text))
    context |= {mailbox_surname(c.value) for c in reader.contacts if c.kind == "email"}
    context |= {f"={surname}" for surname in standing_surnames(layout.text)}
    cards = _with_mailboxes(reader.cards(anchors_of(doc, reader, context)), reader.contacts)
    bodies = found(doc, "organizations", Organization)
    people = _with_author_note(layout, [_person(layout, card, cards, bodies) for card in cards], reader.contacts)
    return sorted([*people, *single_mentions(reader, people, context)], key=lambda p: p.start)


def _with_mailboxes(cards: Sequence[Card], contacts: Sequence[Contact]) -> list[Card]:
    """Addresses go to the person whose name they bear, wherever they stand; others stay on their card."""
    mails = [c for c in contacts if c.kind == "email"]
    owners = dict(_owners(mails, cards))
    gained: dict[int, list[Contact]] = {}
    for mail in mails:
        if mail.start in owners:
            gained.setdefault(owners[mail.start], []).append(mail)
    return [
        replace(card, contacts=(*gained.get(i, ()), *(c for c in card.contacts if _stays(card, c, owners))))
        for i, card in enumerate(cards)
    ]


def _stays(card: Card, contact: Contact, owners: Mapping[int, int]) -> bool:
    """A number stays on the card, and an address that is not somebody else's."""
    if contact.kind == "phone":
        return True
    if contact.start in owners or is_shared(contact.value):
        return False
    own = mailbox_tokens(contact.value)[:1] == (card.anchor.name.split()[0].casefold(),)
    return own or not names_another(contact.value)


def _owners(mails: Sequence[Contact], cards: Sequence[Card]) -> Iterator[tuple[int, int]]:
    """Where each address stands that bears a person's name, and the index of the card: the nearest above, else the first."""
    by_key: dict[str, list[int]] = {}
    for i, card in enumerate(cards):
        for key in mailbox_keys(card.anchor.name):
            by_key.setdefault(key, []).append(i)
    own: dict[str, list[int]] = {}
    for mail in mails:
        if mail.value not in own:
            near = {i for key in address_keys(mail.value) for i in by_key.get(key, ())}
            own[mail.value] = [i for i in sorted(near) if belongs_to(mail.value, cards[i].anchor.name)]
        indices = own[mail.value]
        if indices:
            above = bisect_left(indices, mail.start, key=lambda i: cards[i].anchor.start)
            yield mail.start, indices[max(0, above - 1)]


def _person(layout: Layout, card: Card, cards: Sequence[Card], bodies: Sequence[Organization]) -> Person:
    anchor = card.anchor
    titles = (*card.titles, *_borne(layout, card, cards))
    phone, email = card.first("phone"), card.first("email")
    roles = roles_at(layout, card, cards, titles, reachable=bool(phone or email))
    return Person(
        text=layout.text[anchor.start : anchor.end],
        start=anchor.start,
        end=anchor.end,
        name=anchor.name,
        title=_position(layout, card) or occupation(titles),
        organization=_body(layout, card, bodies),
        roles=tuple(r for r in _ROLES if r in roles),
        phone=phone,
        email=email,
        confidence=round(anchor.weight, 2),
    )


def _position(layout: Layout, card: Card) -> str | None:
    """What a form's field for the position holds, where no title is beside the name already."""
    if occupation(card.titles):
        return None
    values = (layout.of(block) for block in fields_on(layout, card, "person_position"))
    value = next((v for v in values if section(v) != "person_position"), "")
    return " ".join(re.split(r"[,;]", value)[0].split()) or None


def _borne(layout: Layout, card: Card, cards: Sequence[Card]) -> list[Title]:
    """A title in the essive or translative in the same sentence: *projektipäällikkönä toimi …*, *… toimii tutkijana*."""
    extent = sentence_at(layout, card.anchor.start)
    if extent is None:
        return []
    near = max(extent.start, card.start - _REACH), min(extent.end, card.anchor.end + _REACH)
    nearest = sorted(bearing(layout.text, *near), key=lambda t: max(card.start - t.end, t.start - card.anchor.end))
    for title in nearest:
        ahead = title.end <= card.anchor.start
        start, end = (title.end, card.start) if ahead else (card.anchor.end, title.start)
        first = bisect_left(cards, start, key=lambda c: c.anchor.start)
        others = [c for c in cards[first : first + 3] if c.anchor.start < end]
        gap = layout.text[start:end]
        if others and ahead:
            # "… toimi aluksi Juha Koski ja 1.9.2005 lähtien Päivi Somppi"
            between = layout.text[others[-1].anchor.end : end]
            gap = layout.text[start : others[0].start] + between if re.match(r"\s*(?:ja|sekä)\b", between) else "."
        elif others:
            continue
        if _is_bearing(gap):
            return [title]
    return []


def _is_bearing(gap: str) -> bool:
    """Does a verb like *toimii* join title and name, with little else between them?"""
    if not gap.strip():
        return True
    gap = _DATE.sub(" ", gap)
    joints = table("people")["bearing"]
    words = [w.text.casefold() for w in words_of(gap, 0, len(gap)) if not is_head(w.text)]
    rest = [w for w in words if w not in joints["verbs"] and w not in joints["fillers"]]
    return any(w in joints["verbs"] for w in words) and len(rest) <= 2 and not re.search(r"[;.!?]", gap)


def _body(layout: Layout, card: Card, bodies: Sequence[Organization]) -> str | None:
    """The body on the card: what an earlier component found there, else what looks like one."""
    first = bisect_left(bodies, card.anchor.end, key=lambda b: b.start)
    last = bisect_left(bodies, card.limit, key=lambda b: b.start)
    before = [b for b in bodies[max(0, first - 3) : first] if 0 <= card.start - b.end <= 1] if card.before else []
    chosen = [*before, *bodies[first:last]]
    return chosen[0].name if chosen else body_of(layout, card)


def _with_author_note(layout: Layout, people: list[Person], contacts: Sequence[Contact]) -> list[Person]:
    """*Kirjoittaja on projektikoordinaattori …* under a text that names one author."""
    authors = [i for i, p in enumerate(people) if "author" in p.roles]
    note = author_block(layout)
    if note is None or len({people[i].name for i in authors}) != 1:
        return people
    first = authors[0]
    person = people[first]
    inside = [c.value for c in contacts if c.kind == "phone" and note.start <= c.start < note.end]
    phone = person.phone or next(iter(inside), None)
    reachable = phone or person.email
    changed = {
        "title": person.title or occupation(titles_in(layout.text, note.start, note.end)),
        "phone": phone,
        "roles": tuple(r for r in _ROLES if r in person.roles or (r == "contact" and reachable)),
    }
    return [*people[:first], person.model_copy(update=changed), *people[first + 1 :]]
