"""The nouns that make a phrase the name of an organisation, in any form: *laitokselta*, *perhetukikeskus*.

The nouns are in ``organization_heads.toml``; a compound counts where its last part does.
"""

from dataclasses import dataclass
from typing import Final

from hankenlp.extraction.words import Word
from hankenlp.language.morphology import Analysis, analyses, in_lexicon
from hankenlp.language.nominative import candidates, without_ending
from hankenlp.resources import table
from hankenlp.resources.additions import cached, cached_up_to
from hankenlp.resources.patterns import word_tuple

LONGEST: Final = 12
"""Words that a name may have."""


@dataclass(frozen=True, slots=True)
class Body:
    """Words ``first`` to ``last`` (exclusive) name an organisation; ``name`` where its base form is no plain one."""

    first: int
    last: int
    confidence: float
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun in its place: the noun, the form's case and number, and whether it is the end of a compound."""

    noun: str
    case: str
    number: str
    compound: bool


@cached
def _heads() -> tuple[frozenset[str], tuple[str, ...]]:
    listed = [*table("organization_heads")["heads"], *table("organization_heads")["weak"]]
    return frozenset(h.lstrip("*") for h in listed), tuple(h[1:] for h in listed if h.startswith("*"))


@cached
def listed(key: str) -> frozenset[str]:
    return frozenset(name.lstrip("*") for name in table("organization_heads")[key])


def is_label(word: Word) -> bool:
    """A label or its like, which no name holds: *Pääpartneri*, *Rooli*."""
    return word.form.lower() in listed("labels")


def head_of(word: Word) -> Head | None:
    """The head noun that the word is a form of, or None."""
    return None if word.text.endswith("-") else head_in(word.form.lstrip("-"))


@cached_up_to(20_000)
def head_in(form: str) -> Head | None:
    """The head noun that a word is a form of, by its letters alone."""
    left, _, last = form.rpartition("-")
    stem = without_ending(last)
    full = table("organization_heads")["abbreviated_heads"].get((stem or last).casefold())
    if full is not None:
        return Head(full, "Gen" if stem else "Nom", "Sing", True)
    lower = last.lower()
    readings = in_lexicon(lower) or tuple(a for a in analyses(lower) if a.lemma[-3:] == lower[-3:])
    for reading in sorted((a for a in readings if a.pos == "NOUN" and a.case), key=lambda a: a.weight):
        noun = _noun(reading.lemma, reading.number == "Plur")
        if noun is not None:
            return Head(
                noun,
                reading.case or "Nom",
                reading.number or "Sing",
                bool(left) or reading.lemma not in _singulars(noun),
            )
    return None if in_lexicon(lower) else _unlisted(lower)


def _unlisted(form: str) -> Head | None:
    """The head of a compound whose first part no lexicon has: *Barentskeskukselta*."""
    best = candidates(form)[0]
    noun = _noun(best.form, best.number == "Plur")
    return Head(noun, best.case, best.number, True) if noun is not None else None


def _singulars(noun: str) -> tuple[str, ...]:
    return (noun, noun.removesuffix("t"))


def _noun(lemma: str, plural: bool) -> str | None:
    """The listed noun that the lemma is or, as a compound, ends in."""
    exact, endings = _heads()
    for form in (lemma + "t", lemma) if plural else (lemma,):
        if form.lower() in listed("not_heads"):
            return None
        if form in exact:
            return form
        ending = max((e for e in endings if form.endswith(e) and len(form) > len(e) + 2), key=len, default=None)
        if ending is not None:
            return ending
    return None


@cached_up_to(50_000)
def is_genitive(form: str) -> bool:
    """Whether a noun, name or adjective may stand in the genitive; participles and pronouns may not."""
    last = form.rpartition("-")[2]
    if last.endswith(word_tuple("organization_heads", "old_genitives")):  # Paliskuntain
        return any(a.case == "Nom" and a.pos == "NOUN" for a in in_lexicon(last[:-2].lower()))
    readings = in_lexicon(last) or analyses(last)
    return any(a.case == "Gen" and a.pos in ("NOUN", "PROPN", "ADJ", "X") and not is_participle(a) for a in readings)


def is_participle(reading: Analysis) -> bool:
    return "VerbForm=Part" in reading.feats


def stands_in_genitive(word: Word) -> bool:
    """Whether a word of a name may be an attribute in the genitive: *Lapin*, *SPR:n*; no *-osaston*."""
    if word.text.startswith("-"):
        return False
    stem = without_ending(word.form)
    if stem is not None:
        return word.form.endswith("n")
    return is_genitive(word.form)
