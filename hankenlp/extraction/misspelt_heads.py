"""Head nouns with a slip of the pen: *Lapin yliopsto*, *Rovaniemen kaupunkkiin*.

A word that the language does not have, behind a known name in the genitive, counts as the head noun that one letter more,
less, other or in another place would make of it. The name stays as it is written.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import DamerauLevenshtein

from hankenlp.extraction.organization_nouns import Head, head_in, is_genitive
from hankenlp.extraction.words import SPACE, Word
from hankenlp.language.frequency import FLOOR, log_probability
from hankenlp.language.morphology import in_lexicon, look_up_in_lexicon
from hankenlp.language.names import base_form
from hankenlp.language.nominative import candidates
from hankenlp.resources.additions import cached_up_to

SHORTEST: Final = 6
"""A shorter word is one slip away from too many others."""
REACH: Final = 4
"""So many words before the head a known name must begin."""
_LETTERS: Final = "abdefghijklmnoprstuvyäö"
_COMPOUND: Final = 1.0
"""The weight of a compound of two listed words."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A misspelt head: what it is a form of, how it should be written, and its nominative as it is written."""

    head: Head
    mended: str
    nominative: str


def slip_at(words: Sequence[Word], at: int, proper: Collection[int]) -> Slip | None:
    """The head noun that the word at ``at`` is meant for, if a known name's genitive leads to it."""
    word = words[at]
    if len(word.form) < SHORTEST or not word.text.isalpha() or word.is_acronym or word.gap != SPACE:
        return None
    if not any(i in proper for i in range(max(0, at - REACH), at)) or not is_genitive(words[at - 1].form):
        return None
    return _slip(word.form.lower())


def misspelt_name(words: Sequence[Word], first: int, at: int, slip: Slip) -> str:
    """The name's base form: its attributes as before the head that is meant, the head's nominative as written."""
    attributes = " ".join(word.form for word in words[first:at])
    rest, _, _ = base_form(f"{attributes} {slip.mended}").rpartition(" ")
    capital = words[at].form[:1].isupper()
    return f"{rest} {slip.nominative.capitalize() if capital else slip.nominative}"


@cached_up_to(5_000)
def _slip(form: str) -> Slip | None:
    readings = in_lexicon(form)
    if any(a.source == "lexicon" or a.pos != "NOUN" for a in readings) or readings and log_probability(form) > FLOOR:
        return None
    found: list[tuple[float, str, Head]] = []
    for mended, meant in look_up_in_lexicon(sorted(set(_one_slip_away(form)))).items():
        head = head_in(mended) if meant and not any(a.has_suffix for a in meant[:1]) else None
        # A word that may be a compound is a slip only of a word that is listed as such.
        if head and meant[0].weight <= (0.0 if readings else _COMPOUND) and head.number == "Sing":
            found.append((meant[0].weight - log_probability(mended), mended, head))
    if not found:
        return None
    _, mended, head = min(found, key=lambda each: (each[0], each[1]))
    return Slip(head, mended, _as_written(form, base_form(mended)))


def _one_slip_away(form: str) -> Iterator[str]:
    """Every word that one letter makes of it: taken out, put in, changed, or changed with the next."""
    for at in range(len(form) + 1):
        left, right = form[:at], form[at:]
        yield from (left + letter + right for letter in _LETTERS)
        if right:
            yield left + right[1:]
            yield from (left + letter + right[1:] for letter in _LETTERS)
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]


def _as_written(form: str, meant: str) -> str:
    """The nominative of a misspelt form that is one slip from the one that is meant; else the latter."""
    near = (c.form for c in candidates(form) if DamerauLevenshtein.distance(c.form, meant) == 1)
    return next(near, meant)
