"""People: every mention of a named human, with title, body, part in the project, and how to reach them.

Names come from ``person_names``; what stands around them (``person_cards``) decides about the doubtful ones and gives the
rest. One item a mention; what the text says beside one mention is not carried over to the others.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, get_args

from spacy.tokens import Doc

from hankenlp.documents import Organization, Person, PersonRole
from hankenlp.extraction.component import found, layout_of, register
from hankenlp.extraction.contacts import Contact, belongs_to, contacts_in, is_shared, mailbox_tokens, names_another
from hankenlp.extraction.person_bodies import body_of
from hankenlp.extraction.person_cards import PERSONAL, Anchor, Card, CardReader, has_degree, occupation
from hankenlp.extraction.person_names import (
    Candidate,
    Scanner,
    Word,
    base_name,
    given_part,
    is_given_name,
    is_listed_name,
    is_municipality,
    is_word_too,
    later_mentions,
    words_of,
)
from hankenlp.extraction.person_roles import author_block, roles_at
from hankenlp.extraction.person_titles import Title, bearing, is_head, titles_in
from hankenlp.language.morphology import cases
from hankenlp.layout import Layout
from hankenlp.resources import table

_ENOUGH: Final = 0.7
_DATE: Final = re.compile(r"\d{1,2}\.(?:\d{1,2}\.)?(?:\d{4})?|\d{4}")
_ROLES: Final = get_args(PersonRole)


def find(doc: Doc) -> list[Person]:
    """All people of the document, in the order of the text."""
    layout = layout_of(doc)
    text = layout.text
    context = frozenset(w.text for w in words_of(text, 0, len(text)) if w.text[0].isupper())
    contacts = contacts_in(text)
    reader = CardReader(layout, contacts)
    candidates = list(_candidates(layout, context))
    anchors = _accepted(doc, reader, candidates, context)
    cards = _with_mailboxes(reader.cards(anchors), contacts)
    bodies = found(doc, "organizations", Organization)
    people = [_person(layout, card, cards, bodies) for card in cards]
    people = _with_author_note(layout, people, contacts)
    return sorted([*people, *_single_mentions(layout, people, context)], key=lambda p: p.start)


def _candidates(layout: Layout, context: frozenset[str]) -> Iterator[Candidate]:
    seen: set[tuple[int, int]] = set()
    taken: list[tuple[int, int]] = []
    for block in layout.blocks:
        extents = [(block.start, block.end)]
        if block.label and block.label.start < block.start and block.kind in ("field", "row"):
            extents.insert(0, (block.label.start, block.label.end))
        for start, end in extents:
            if (start, end) in seen or any(s < end and start < e for s, e in taken[-4:]):
                continue
            seen.add((start, end))
            taken.append((start, end))
            yield from Scanner(layout.text, start, end, context).candidates()


def _accepted(doc: Doc, reader: CardReader, candidates: Sequence[Candidate], context: frozenset[str]) -> list[Anchor]:
    """The candidates that their form, or what stands around them, shows to be people."""
    text = reader.text
    spans = [(e.start_char, e.end_char) for e in doc.ents if e.label_ in ("PERSON", "PER")]
    listed = [c for c in candidates if is_listed_name(c)]
    sure = {base_name(text[c.start : c.end], context) for c in listed}
    inverted = [c.start for c in listed if c.kind == "inverted"]
    anchors = []
    for candidate in candidates:
        name = base_name(text[candidate.start : candidate.end], context)
        weight = candidate.weight
        if not is_listed_name(candidate):
            weight += _evidence(reader, candidate, name, spans) + (0.4 if name in sure else 0.0)
            weight += (
                0.3 if candidate.kind == "inverted" and any(abs(s - candidate.start) < 200 for s in inverted) else 0.0
            )
        if weight >= _ENOUGH:
            anchors.append(Anchor(candidate.start, candidate.end, name, min(weight, 0.99)))
    return _with_repeats(reader, candidates, anchors, context)


def _with_repeats(
    reader: CardReader, candidates: Sequence[Candidate], anchors: list[Anchor], context: frozenset[str]
) -> list[Anchor]:
    """A doubtful name that was accepted in one place is accepted in all."""
    names = {a.name for a in anchors}
    starts = {a.start for a in anchors}
    for candidate in candidates:
        name = base_name(reader.text[candidate.start : candidate.end], context)
        if candidate.start not in starts and name in names:
            anchors.append(Anchor(candidate.start, candidate.end, name, 0.8))
    return sorted(anchors, key=lambda a: a.start)


def _evidence(reader: CardReader, candidate: Candidate, name: str, spans: Sequence[tuple[int, int]]) -> float:
    """What the surroundings add to a doubtful name."""
    text = reader.text
    value = 0.0
    anchor = Anchor(candidate.start, candidate.end, name)
    if reader.titles_before(anchor, None, set()) or _has_title_behind(text, candidate):
        value += 0.35
    line_end = reader.lines[reader.line_at(candidate.start)][1]
    if any(candidate.end <= c.start < min(line_end, candidate.end + 60) for c in reader.contacts):
        value += 0.25
    if any(c.kind == "email" and belongs_to(c.value, name) for c in reader.contacts):
        value += 0.4
    block = reader.layout.at(candidate.start)
    if block is not None and block.section in PERSONAL and _stands_alone(text, candidate, block.start, block.end):
        value += 0.3
    if any(s < candidate.end and candidate.start < e for s, e in spans):
        value += 0.15
    if has_degree(text, candidate.start):
        value += 0.3
    return value


def _has_title_behind(text: str, candidate: Candidate) -> bool:
    behind = re.match(r"\s*[,(–]\s*([^,;()\n]{3,60})|[ \t]*\n[ \t]*([^\n]{3,60})", text[candidate.end :])
    if not behind:
        return False
    group = 1 if behind.group(1) else 2
    start, end = candidate.end + behind.start(group), candidate.end + behind.end(group)
    return any(t.start == start or t.end == end for t in titles_in(text, start, end))


def _stands_alone(text: str, candidate: Candidate, start: int, end: int) -> bool:
    before, after = text[start : candidate.start], text[candidate.end : end]
    opens = not before.strip() or before.rstrip()[-1] in ",;:•(\n|" or before.endswith("\n")
    return opens and (not after.strip() or after.lstrip(" ")[0] in ",;(\n|\t")


def _with_mailboxes(cards: list[Card], contacts: Sequence[Contact]) -> list[Card]:
    """Addresses go to the person whose name they bear, wherever they stand; others stay on their card."""
    mails = [c for c in contacts if c.kind == "email"]
    owners = {mail.start: _owner(mail, cards) for mail in mails}
    result = []
    for i, card in enumerate(cards):
        kept = [
            c
            for c in card.contacts
            if c.kind == "phone" or owners[c.start] == i or (owners[c.start] is None and _may_have(card, c))
        ]
        gained = [m for m in mails if owners[m.start] == i and m not in kept]
        result.append(replace(card, contacts=(*gained, *kept)))
    return result


def _owner(mail: Contact, cards: Sequence[Card]) -> int | None:
    """Index of the card whose person the mailbox is named after: the one it stands on, else the nearest above."""
    own = [i for i, card in enumerate(cards) if belongs_to(mail.value, card.anchor.name)]
    if not own:
        return None
    on = [i for i in own if cards[i].anchor.end <= mail.start < cards[i].limit]
    above = [i for i in own if cards[i].anchor.start < mail.start]
    return (on or above[-1:] or own)[0]


def _may_have(card: Card, mail: Contact) -> bool:
    if is_shared(mail.value):
        return False
    return not names_another(mail.value) or mailbox_tokens(mail.value)[0] == card.anchor.name.split()[0].casefold()


def _person(layout: Layout, card: Card, cards: Sequence[Card], bodies: Sequence[Organization]) -> Person:
    anchor = card.anchor
    titles = card.titles
    titles = (*titles, *_borne(layout, card, cards))
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
    """What a form's field for the position holds, where a title is not beside the name already."""
    if occupation(card.titles):
        return None
    for block in layout.blocks:
        if (
            block.section == "person_position"
            and block.kind == "field"
            and card.anchor.end <= block.start < block.end <= card.limit
        ):
            return " ".join(re.split(r"[,;]", layout.of(block))[0].split()) or None
    return None


def _borne(layout: Layout, card: Card, cards: Sequence[Card]) -> list[Title]:
    """A title in the essive or translative in the same sentence: *projektipäällikkönä toimi …*, *… toimii tutkijana*."""
    index = layout.index_at(card.anchor.start)
    if index is None:
        return []
    extent = next((s for s in layout.sentences[index] if s.start <= card.anchor.start < s.end), None)
    if extent is None:
        return []
    others = [c.anchor for c in cards if c is not card and extent.start <= c.anchor.start < extent.end]
    for title in bearing(layout.text, extent.start, extent.end):
        gap = (title.end, card.start) if title.end <= card.anchor.start else (card.anchor.end, title.start)
        if any(gap[0] <= a.start < gap[1] for a in others):
            continue
        if _is_bearing_gap(layout.text[gap[0] : gap[1]]):
            return [title]
    return []


def _is_bearing_gap(gap: str) -> bool:
    gap = _DATE.sub(" ", gap)
    words = [w.text.casefold() for w in words_of(gap, 0, len(gap)) if not is_head(w.text)]
    if not gap.strip():
        return True
    bearing_words = table("people")["bearing"]
    verbs = [w for w in words if w in bearing_words["verbs"]]
    rest = [w for w in words if w not in bearing_words["verbs"] and w not in bearing_words["fillers"]]
    return bool(verbs) and len(rest) <= 2 and not re.search(r"[;.!?]", gap)


def _body(layout: Layout, card: Card, bodies: Sequence[Organization]) -> str | None:
    """The body on the card: what an earlier component found there, else what looks like one."""
    starts = [b.start for b in bodies]
    inside = bodies[bisect_left(starts, card.anchor.end) : bisect_left(starts, card.limit)]
    before = [b for b in bodies if 0 <= card.start - b.end <= 1] if card.before else []
    chosen = [*before, *inside]
    return chosen[0].name if chosen else body_of(layout, card)


def _with_author_note(layout: Layout, people: list[Person], contacts: Sequence[Contact]) -> list[Person]:
    """*Kirjoittaja on projektikoordinaattori …* under a text that names one author."""
    authors = [i for i, p in enumerate(people) if "author" in p.roles]
    note = author_block(layout)
    if note is None or len({people[i].name for i in authors}) != 1:
        return people
    first = authors[0]
    title = occupation(titles_in(layout.text, note.start, note.end))
    inside = [c for c in contacts if note.start <= c.start < note.end]
    phone = next((c.value for c in inside if c.kind == "phone"), None)
    person = people[first]
    changed = person.model_copy(
        update={
            "title": person.title or title,
            "phone": person.phone or phone,
            "roles": tuple(r for r in _ROLES if r in person.roles or (r == "contact" and (phone or person.email))),
        }
    )
    return [*people[:first], changed, *people[first + 1 :]]


def _single_mentions(layout: Layout, people: Sequence[Person], context: frozenset[str]) -> Iterator[Person]:
    """A given name or surname by itself, of someone whom the document names in full."""
    names = list(dict.fromkeys(p.name for p in people))
    taken = [(p.start, p.end) for p in people]
    alone = []
    for block in layout.blocks:
        if block.kind == "chrome" or block.section == "area":
            continue
        words = words_of(layout.text, block.start, block.end)
        alone += [(words, word, base) for word, base in later_mentions(words, names, context, taken)]
    # Where one goes in or out of it, it is a place; one still calls a person of that name ("Sallalle").
    places = {base for _, word, base in alone if cases(word.text) & {"Ine", "Ela", "Ill"}}
    given = {given_part(name) for name in names}
    for words, word, base in alone:
        called = base in given and _is_outer(word, base)
        if (base not in places or called) and _is_person_here(layout, words, word, base, given):
            yield Person(text=word.text, start=word.start, end=word.end, name=base, confidence=0.7)


def _is_person_here(layout: Layout, words: Sequence[Word], word: Word, base: str, given: set[str]) -> bool:
    at = words.index(word)
    following = words[at + 1] if at + 1 < len(words) else None
    if _in_reference(layout.text, words, at) or (word.text != base and is_given_name(word.text)):
        return False
    beside = [w for w in (words[at - 1] if at else None, following) if w is not None]
    near = [w for w in beside if not layout.text[min(w.end, word.end) : max(w.start, word.start)].strip()]
    if any(w.text[0].isupper() for w in near if not _ends_sentence(layout.text, w.end)):
        return False
    saying = any(w.text.casefold() in table("people")["saying"] for w in near)
    if is_municipality(base):
        return saying or (base in given and _is_outer(word, base) and not _takes_outer_cases(base))
    initial = (
        not layout.text[: word.start].rstrip()[-1:]
        or layout.text[: word.start].rstrip()[-1] in '.!?:”"–-•'
        or words[0] is word
    )
    if is_word_too(base) and initial:
        return saying
    block = layout.at(word.start)
    prose = (
        block is not None
        and block.kind in ("paragraph", "item")
        and layout.of(block).rstrip().endswith((".", "!", "?", "”"))
    )
    return saying or base in given or (prose and not initial)


def _in_reference(text: str, words: Sequence[Word], at: int) -> bool:
    """*Kirsi* in *Juhila, Kirsi (2018)*."""
    before = words[at - 1] if at else None
    if before is None or not before.text[0].isupper() or text[before.end : words[at].start] != ", ":
        return False
    return bool(re.match(r"\.?\s?(?:\(|&|\d|,|ja\s[A-ZÅÄÖ])", text[words[at].end : words[at].end + 6]))


def _is_outer(word: Word, base: str) -> bool:
    """*Sallalle*, *Sallalta*, but not *Salla* itself."""
    return word.text != base and bool(cases(word.text) & {"Ade", "Abl", "All"})


def _ends_sentence(text: str, position: int) -> bool:
    return text[position : position + 1] in (".", "!", "?", ":")


def _takes_outer_cases(town: str) -> bool:
    """*Posiolla*, *Rovaniemellä*: towns in -niemi, -järvi, -joki and some others have outer cases themselves."""
    return town.casefold().endswith(tuple(table("people")["outer_case_towns"]))


register("people", find)
