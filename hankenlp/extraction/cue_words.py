"""Word lists of the resources as patterns.

An entry is the beginning of a word; ``*`` in front lets it stand inside a compound, ``!`` behind makes it a whole word.
Every word of an entry of several words is read in this way.
"""

import re
from collections.abc import Iterable
from functools import cache

from hankenlp.resources import table


def word_pattern(entries: Iterable[str]) -> "re.Pattern[str]":
    """One case-insensitive pattern for all entries; it matches whole words."""
    return re.compile("|".join(_entry(e) for e in sorted(entries, key=len, reverse=True)) or r"(?!)", re.IGNORECASE)


def _entry(entry: str) -> str:
    return r"\s+".join(_word(word) for word in entry.split())


def _word(word: str) -> str:
    core = re.escape(word.strip("*!"))
    front = r"(?<!\w)\w*?" if word.startswith("*") else r"(?<!\w)"
    return front + core + (r"(?!\w)" if word.endswith("!") else r"\w*")


@cache
def cues(resource: str, group: str, name: str) -> "re.Pattern[str]":
    """The pattern of a list, such as ``cues("dates", "cues", "event")``."""
    return word_pattern(table(resource)[group][name])


def last(pattern: "re.Pattern[str]", text: str) -> "re.Match[str] | None":
    """The match nearest to the end of the text."""
    return max(pattern.finditer(text), key=lambda match: match.end(), default=None)
