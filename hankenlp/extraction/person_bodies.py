"""The body that a person belongs to: *THL:n kehittämispäällikkö …*, *…, johtava asiantuntija, Kuntaliitto*.

Only what is called a body by its last word, by capitals or by the knowledge base counts; the rest of a card is addresses,
towns and units.
"""

import re
from typing import Final

from hankenlp.extraction.one_word_names import may_name_body
from hankenlp.extraction.person_cards import Card, fields_on
from hankenlp.language.morphology import cases
from hankenlp.language.names import base_form
from hankenlp.language.shapes import abbreviates
from hankenlp.layout import Layout
from hankenlp.resources import table
from hankenlp.resources.additions import cached
from hankenlp.resources.knowledge import names as known_names
from hankenlp.resources.patterns import either, word_tuple

_CUT: Final = re.compile(r"[,;|()\n\t]|\s[–-]\s|[ \u00a0]{2,}|:\s")
_MOST_WORDS: Final = 7


def body_of(layout: Layout, card: Card) -> str | None:
    """The base form of the body that stands on the card, or None."""
    return _in_field(layout, card) or _in_front(layout.text, card) or _behind(layout.text, card)


def _in_field(layout: Layout, card: Card) -> str | None:
    return next((base_form(layout.of(block)) for block in fields_on(layout, card, "person_organization")), None)


def _in_front(text: str, card: Card) -> str | None:
    """Genitives in front of the title: the longest stretch that is a body."""
    if not card.before or card.is_headed:
        return None
    line = re.split(r"[,;:.(\n]\s", text[max(0, card.start - 120) : card.start])[-1]
    words = line.split()[-_MOST_WORDS:]
    for i, word in enumerate(words):
        if word[:1].isupper() and "Gen" in cases(words[-1]):
            name = base_form(" ".join(words[i:]))
            if is_body(name):
                return name
    return None


def _behind(text: str, card: Card) -> str | None:
    end = card.contacts[0].start if card.contacts and card.contacts[0].start > card.anchor.end else card.limit
    for piece in _CUT.split(text[card.anchor.end : end])[: _MOST_WORDS + 1]:
        words = _without_conjunction(piece.rstrip(" .").split())
        if author_note().match(" ".join(words)):
            return _listed_at_the_end(words)
        name = base_form(" ".join(words)) if 0 < len(words) <= _MOST_WORDS else ""
        if name and (is_body(name) if words[0][:1].isupper() else is_listed_body(name)):
            return name
    return None


@cached
def author_note() -> "re.Pattern[str]":
    """*Kirjoittaja on …*"""
    return re.compile(rf"{either('people', 'author_subjects')}\s+{either('people', 'author_verbs')}\b")


def _listed_at_the_end(words: list[str]) -> str | None:
    """The known body that a sentence ends in: *Kirjoittaja on suunnittelija Lapin ELY-keskuksessa*."""
    ends = (base_form(" ".join(words[at:])) for at, word in enumerate(words) if at and word[:1].isupper())
    return next(filter(is_listed_body, ends), None)


def _without_conjunction(words: list[str]) -> list[str]:
    """*Lapin liitosta ja* before the next person."""
    return words[:-1] if words and words[-1] in word_tuple("names", "conjunctions") else words


@cached
def _heads() -> tuple[str, ...]:
    return tuple(sorted(table("people")["bodies"]))


def is_body(name: str) -> bool:
    """Is this nominative the name of a body?"""
    if is_listed_body(name):
        return True
    rest, _, last = name.rpartition(" ")
    if " " in rest and last.isupper() and last.isalpha() and abbreviates(last, rest):
        return is_body(rest)  # Tieteentekijöiden liitto TTL
    if not rest:
        is_short = last.isupper() and last.isalpha() and 2 <= len(last) <= 7
        return is_short and last not in table("people")["degrees"] or may_name_body(name)
    return last.casefold().endswith(_heads())


def is_listed_body(name: str) -> bool:
    """Has the knowledge base a body of that name, in any letters: *opetus- ja kulttuuriministeriö*?"""
    return any(entry.type == "organization" for entry in known_names().get(name.casefold(), ()))
