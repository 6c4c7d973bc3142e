"""Sentences inside one block. A period ends a sentence unless an abbreviation, a number or an initial needs it.

What is an abbreviation, and which of them may stand at a sentence's end, ``resources/abbreviations.toml`` tells.
"""

import re
from collections.abc import Iterator
from typing import Final

from hankenlp.layout.blocks import Extent
from hankenlp.resources import table
from hankenlp.resources.additions import cached
from hankenlp.resources.patterns import either, word_set

_WORD_BEFORE: Final = re.compile(r"[^\s(\[\"”»]+$")
_NEXT: Final = re.compile(r"\s+([\"”“»(\[–-]*)(\S+)")
_DOTTED: Final = re.compile(r"[^\W\d_]{1,2}(?:\.-?[^\W\d_]{1,2})+")
"""*a.k.a*, *J.K*, *o.s*"""
_DAY: Final = re.compile(r"[0-3]?\d\.[01]?\d")
_COUNTER: Final = re.compile(r"(?<!\S)\d{1,2}\Z")
_CAPITAL: Final = re.compile(r"\s+[A-ZÅÄÖ]")
_SECOND: Final = re.compile(r"(?<=\s)2\.\s+[A-ZÅÄÖ]")
_ITEM: Final = 600
"""An item of a counted list has no more characters."""
_LONE: Final = re.compile(r"\s+[^\W\d_][\w-]*(?:[.,;:)!?]|\s+[(–-]|$)")
_LONG: Final = re.compile(r"[^\W\d_A-ZÅÄÖ]{5,}[aeiouyäönts]")
"""What ends as Finnish words do, and is too long for an abbreviation."""


@cached
def _end() -> "re.Pattern[str]":
    smile = either("abbreviations", "emoticons")
    return re.compile(rf"(?<![.!?…])[.!?…]++[\"”’»)\]]*(?:\s?{smile})?(?=\s|\Z)|(?<=[^\W\d_]\s){smile}(?=\s+[A-ZÅÄÖ])")


def abbreviations() -> frozenset[str]:
    """Abbreviations that take a period in running text, without it."""
    return word_set("abbreviations", "abbreviations")


@cached
def _months() -> tuple[str, ...]:
    return tuple(table("dates")["months"])


def sentences(text: str, start: int, end: int) -> Iterator[Extent]:
    """Yield the sentences of ``text[start:end]`` in order, without the white space between them.

    Abbreviations, ordinals (*2. luokka*), dates (*27.4. alkaen*), initials and section numbers do not end one.
    """
    position, counted = start, 0
    for match in _end().finditer(text, start, end):
        item = _item(text, match, position, end, counted)
        if item is not None:
            at, counted = item
            if at > position:
                yield Extent(position, position + len(text[position:at].rstrip()))
            position = at
            continue
        if match.end() >= end or not _ends(text, match, position, end):
            continue
        yield Extent(position, match.end())
        position = match.end()
        while position < end and text[position].isspace():
            position += 1
    if position < end:
        yield Extent(position, end)


def _ends(text: str, match: "re.Match[str]", start: int, end: int) -> bool:
    following = _NEXT.match(text, match.end(), end)
    if following is None:
        return False
    opening, word = following.groups()
    is_lower = word[0].islower() and not opening
    if match.group().startswith((".", "…")) and is_lower:
        return match.group() == "." and _lower_start(text, match, start, word)
    if not match.group().startswith("."):
        return not is_lower
    before = _WORD_BEFORE.search(text, max(start, match.start() - 40), match.start())
    if before is None:
        return True
    token = before.group().rstrip(".")
    if token[-1:].isdigit():
        return _number_ends(text, before.start(), token, match.end(), word, start, end)
    lower = token.lower()
    if lower in word_set("abbreviations", "before_numbers"):
        return not word[0].isdigit()
    if _is_abbreviation(lower) or (
        text[before.start() - 1 : before.start()] == "(" and len(lower) < 5 and lower == token
    ):
        return _may_close(text, before.start(), lower, word, start)
    if len(token) == 1 and token.isalpha() and token.isupper():
        # An initial, but a unit behind a number: "7,82 M. Hanke …".
        return text[max(start, before.start() - 2) : before.start()].rstrip()[-1:].isdigit()
    return True


def _item(text: str, match: "re.Match[str]", start: int, end: int, last: int) -> tuple[int, int] | None:
    """Where an item of a counted list begins, and its number: *Vaiheet ovat: 1. Kartoitus 2. Kokeilu*.

    A number before a capital counts where it begins a sentence, follows the last item's, or is 1 and has a 2 behind it.
    """
    number = _COUNTER.search(text, max(start, match.start() - 3), match.start()) if match.group() == "." else None
    if number is None or not _CAPITAL.match(text, match.end(), end):
        return None
    at, value = number.start(), int(number.group())
    is_next = value == last + 1 > 1 or (value == 1 and _SECOND.search(text, match.end(), min(end, match.end() + _ITEM)))
    return (at, value) if at == start or is_next else None


def _is_abbreviation(word: str) -> bool:
    return word in abbreviations() or word.split("-")[-1] in abbreviations() or _DOTTED.fullmatch(word) is not None


def _may_close(text: str, at: int, word: str, following: str, start: int) -> bool:
    """Does a sentence end with the abbreviation: *jne. Hanke …*, *120 s. Julkaisu …*? Only before a capital."""
    if not following[0].isupper():
        return False
    if word in word_set("abbreviations", "closing"):
        return True
    counted = text[max(start, at - 2) : at].rstrip()[-1:].isdigit()
    return counted and word in word_set("abbreviations", "units")


def _number_ends(text: str, at: int, token: str, behind: int, word: str, start: int, end: int) -> bool:
    """A number's period ends the sentence before a capital, unless it counts an item or belongs to a date."""
    if word[0].islower() or word[0].isdigit() or word.lower().startswith(_months()) or word.startswith("§"):
        return False
    # The place behind a day, alone in its would-be sentence: "kokous on 5.5. Oulussa."
    return not (_DAY.fullmatch(token) and _LONE.match(text, behind, end))


def _lower_start(text: str, match: "re.Match[str]", start: int, word: str) -> bool:
    """A sentence hardly ever starts in lower case: a name like *eKirjasto* does, and any word where capitals are missed."""
    before = _WORD_BEFORE.search(text, max(start, match.start() - 40), match.start())
    if before is None or text[match.start() - 1].isdigit():
        return False
    if len(word) > 1 and word[1].isupper():
        return True
    return _LONG.fullmatch(before.group()) is not None and not _is_abbreviation(before.group())
