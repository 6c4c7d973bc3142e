"""Inflected stems of listed words, built by rule and checked with the analyser.

The analyser's generator would do it too, but takes a second to load; it is the last resort.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from hankenlp.language.morphology import Analysis, inflect, look_up_in_lexicon
from hankenlp.resources import table

_VOWELS = "aeiouyäöå"
_COMPARED: Final = re.compile(r"(.+)(?:m[mp][aäi]|n[nt][aä]$)", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def plural_nominative(reading: Analysis) -> str | None:
    """*kunnat* for a reading of *kunta*; None where the word has no plural that the analyser knows."""
    return _checked(reading, plural_forms(reading), "Nom", "Plur") or inflect(reading, "+pl+nom")


def plural_forms(reading: Analysis) -> list[str]:
    """What the plural of a word may be by rule, for the analyser to choose from."""
    return [stem + "t" for stem in _stems(reading.lemma)]


@lru_cache(maxsize=20_000)
def singular_genitive(reading: Analysis) -> str | None:
    """*kunnan* for a reading of *kunta*."""
    return _checked(reading, [stem + "n" for stem in _stems(reading.lemma)], "Gen", "Sing") or inflect(
        reading, "+sg+gen"
    )


def compared_nominative(form: str, reading: Analysis) -> str | None:
    """*Ylempi* for *Ylemmästä*, *suurimmat* for *suurimpien*; None where the form has no stem of a comparison."""
    match = _COMPARED.match(form)
    if match is None:
        return None
    if reading.number == "Plur":
        return match[1] + ("mmat" if set("aou") & set(form.lower()) else "mmät")
    return match[1] + ("n" if "Degree=Sup" in reading.feats else "mpi")


@lru_cache(maxsize=20_000)
def action_noun(reading: Analysis) -> str | None:
    """*levittäminen* for a reading of *levittää*; None where the reading is of no verb."""
    endings: list[tuple[str, str]] = table("inflection")["action"]
    lemma = reading.lemma
    forms = look_up_in_lexicon(lemma.removesuffix(ending) + noun for ending, noun in endings if lemma.endswith(ending))
    for form, readings in forms.items():
        if any(a.lemma == lemma and a.pos == "VERB" and "Derivation=Minen" in a.feats for a in readings):
            return form
    return None


def _checked(reading: Analysis, forms: list[str], case: str, number: str) -> str | None:
    for form, readings in look_up_in_lexicon(forms).items():
        if any(a.lemma == reading.lemma and (a.case, a.number) == (case, number) for a in readings):
            return form
    return None


def _stems(lemma: str) -> Iterator[str]:
    rules = table("inflection")
    weaken = [(strong, weak) for strong, weak in rules["gradation"]]
    strengthen = [(weak, strong) for strong, weak in rules["gradation"]]
    for ending, stem in rules["weak"]:
        if lemma.endswith(ending):
            base = lemma[: len(lemma) - len(ending)] + stem
            yield from _graded(base, weaken)
            yield base
    for ending, stem in rules["fixed"]:
        if lemma.endswith(ending):
            yield lemma[: len(lemma) - len(ending)] + stem
    for ending, stem in rules["strong"]:
        if lemma.endswith(ending):
            base = lemma[: len(lemma) - len(ending)] + stem
            yield from _graded(base, strengthen, len(stem) if stem[0] in _VOWELS else 0)
            yield base


def _graded(stem: str, pairs: list[tuple[str, str]], tail: int = 0) -> Iterator[str]:
    """The stem with the consonants before its last vowels (or before its last ``tail`` characters) in the other grade."""
    cut = len(stem) - tail if tail else len(stem.rstrip(_VOWELS))
    head, rest = stem[:cut], stem[cut:]
    for old, new in pairs:
        if head.endswith(old):
            yield head[: len(head) - len(old)] + new + rest
