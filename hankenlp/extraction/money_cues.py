"""What a word near a sum says of it: the classes of the cue lists in ``amounts.toml`` and the nearest cue in a text."""

import re
from collections.abc import Sequence
from typing import Literal

from hankenlp.extraction.cue_words import cues

Class = Literal["self", "external", "grant", "pays", "funds", "expense", "budget", "cost", "costs", "other", "part"]

_LISTS: tuple[tuple[Class, str], ...] = (
    ("other", "other"),
    ("self", "self_funding"),
    ("external", "external"),
    ("grant", "grant"),
    ("grant", "grant_verbs"),
    ("budget", "budget"),
    ("cost", "cost"),
    ("funds", "total_funding"),
    ("expense", "expense"),
    ("costs", "costs"),
    ("pays", "pays"),
)
_OF = re.compile(r"(?:sta|stä|ista|istä)$")
_OWNER = re.compile(r"(?<![\w-])[A-ZÅÄÖ][\w-]*:n\s+$")


def cue(name: str) -> "re.Pattern[str]":
    """The pattern of a cue list of ``amounts.toml``."""
    return cues("amounts", "cues", name)


def nearest(text: str, from_left: bool = False, nouns: bool = False) -> tuple[Class, re.Match[str]] | None:
    """The class of the cue nearest to the end of the text (or to its beginning), and the cue.

    A cue in the elative (*avustuksesta*) names what the sum is part of, so any other goes before it. ``nouns`` leaves
    out the verbs of granting: in a table *haettu* and *myönnetty* head columns of plans.
    """
    lists = [(name, entry) for name, entry in _LISTS if not (nouns and entry == "grant_verbs")]
    found = [(name, match) for name, entry in lists for match in cue(entry).finditer(text)]
    found = [item for item in found if not (item[0] == "funds" and _named_by(item[1], found, text))]
    found = [("grant" if name == "funds" and _OWNER.search(text[: m.start()]) else name, m) for name, m in found]
    found = [item for item in found if not (item[0] == "other" and cue("budget").fullmatch(item[1].group()))]
    plain = [item for item in found if not _OF.search(item[1].group().split()[-1].lower())]
    if not found:
        return None

    def nearness(item: tuple[Class, re.Match[str]]) -> tuple[int, int, int]:
        name, match = item
        near = -match.start() if from_left else match.end()
        return near, -_rank(name), match.end() - match.start()

    return max(plain or found, key=nearness)


def _named_by(match: "re.Match[str]", found: Sequence[tuple[Class, "re.Match[str]"]], text: str) -> bool:
    """Does a word before *rahoitus* say whose it is: *EU- ja valtion rahoitus*, *yksityinen rahoitus*?"""
    return any(
        name in ("grant", "self", "external")
        and not cue("grant_verbs").fullmatch(other.group())
        and other.start() <= match.start()
        and match.start() - other.end() <= 1
        for name, other in found
        if not text[other.end() : match.start()].strip()
    )


def _rank(name: Class) -> int:
    return [entry[0] for entry in _LISTS].index(name)
