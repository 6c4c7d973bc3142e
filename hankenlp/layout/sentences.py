"""Sentences inside one block. A period ends a sentence unless an abbreviation, a number or an initial needs it."""

import re
from collections.abc import Iterator
from functools import cache

from hankenlp.layout.blocks import Extent
from hankenlp.resources import table
from hankenlp.resources.patterns import word_set

_END = re.compile(r"(?<![.!?…])[.!?…]++[\"”’»)\]]*(?=\s)")
_WORD_BEFORE = re.compile(r"[^\s(\[\"”»]+$")
_NEXT = re.compile(r"\s+([\"”“»(\[–-]*)(\S+)")


def abbreviations() -> frozenset[str]:
    """Abbreviations that take a period in running text, without it."""
    return word_set("abbreviations", "abbreviations")


@cache
def _months() -> tuple[str, ...]:
    return tuple(table("dates")["months"])


def sentences(text: str, start: int, end: int) -> Iterator[Extent]:
    """Yield the sentences of ``text[start:end]`` in order, without the white space between them.

    Abbreviations, ordinals (*2. luokka*), dates (*27.4. alkaen*), initials and section numbers do not end one.
    """
    position = start
    for match in _END.finditer(text, start, end):
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
    if match.group().startswith((".", "…")) and not opening and word[0].islower():
        return match.group()[0] == "." and len(match.group()) == 1 and _lower_start(text, match, start, word)
    if not match.group().startswith("."):
        return not word[0].islower() or bool(opening)
    before = _WORD_BEFORE.search(text, max(start, match.start() - 40), match.start())
    if before is None:
        return True
    token = before.group().rstrip(".")
    if token.lower() in abbreviations() or token.lower().split("-")[-1] in abbreviations():
        return False
    if len(token) == 1 and token.isalpha() and token.isupper():
        # An initial, but a unit behind a number: "7,82 M. Hanke …".
        return text[max(start, before.start() - 2) : before.start()].rstrip()[-1:].isdigit()
    if token[-1:].isdigit():
        return not (
            word[0].islower() or word[0].isdigit() or word.lower().startswith(_months())
        ) and not word.startswith("§")
    return True


def _lower_start(text: str, match: "re.Match[str]", start: int, word: str) -> bool:
    """A sentence hardly ever starts in lower case: only a name like *eKirjasto* does."""
    return len(word) > 1 and word[1].isupper() and not text[max(start, match.start() - 1)].isdigit()
