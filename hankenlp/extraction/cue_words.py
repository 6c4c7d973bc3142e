"""Word lists of the resources as patterns.

An entry is the beginning of a word; ``*`` in front lets it stand inside a compound, ``!`` behind makes it a whole word.
Every word of an entry of several words is read in this way.
"""

import re
from collections.abc import Iterable

from hankenlp.resources import table
from hankenlp.resources.additions import cached


def word_pattern(entries: Iterable[str]) -> "re.Pattern[str]":
    """One case-insensitive pattern for all entries; it matches whole words.

    Entries are grouped by what may stand before them, so that the engine looks for the beginning of a word once and not
    once an entry; phrases go before single words.
    """
    listed = sorted(entries, key=len, reverse=True)
    groups = [
        f"{before}(?:{'|'.join(map(_entry, group))})"
        for phrase in (True, False)
        for before, inside in (("", False), (r"\w*?", True))
        if (group := [e for e in listed if (" " in e) is phrase and e.startswith("*") is inside])
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})" if groups else r"(?!)", re.IGNORECASE)


def _entry(entry: str) -> str:
    first, *rest = entry.split()
    return r"\s+".join([_end(first), *(_word(word) for word in rest)])


def _word(word: str) -> str:
    front = r"(?<!\w)\w*?" if word.startswith("*") else r"(?<!\w)"
    return front + _end(word)


def _end(word: str) -> str:
    return re.escape(word.strip("*!")) + (r"(?!\w)" if word.endswith("!") else r"\w*")


@cached
def cues(resource: str, group: str, name: str) -> "re.Pattern[str]":
    """The pattern of a list, such as ``cues("dates", "cues", "event")``."""
    return word_pattern(table(resource)[group][name])


def last(pattern: "re.Pattern[str]", text: str) -> "re.Match[str] | None":
    """The match nearest to the end of the text."""
    return max(pattern.finditer(text), key=lambda match: match.end(), default=None)
