"""The nominative of one word of a name, with what speaks for each candidate.

The analyser gives the candidates, the lexicon's readings before its guesses; other words of the document and known names
decide between them. A name that may already be a nominative is left alone unless something speaks for another reading.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Final

from hankenlp.language.morphology import LONGEST, Analysis, analyses, in_lexicon, look_up, look_up_in_lexicon
from hankenlp.language.shapes import VOWELS, shape_cost
from hankenlp.language.stems import plural_forms, plural_nominative
from hankenlp.resources import table
from hankenlp.resources.patterns import either

NOMINAL: Final = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_SURE = 3.0
_FAR_FETCHED = 2.5
_COMMON_NOUN = 2.5
"""What a rare case costs a listed word in lower case at most: it is no name that the lexicon lacks."""
_CASE_ENDING: Final = re.compile(r"n|ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|ksi|n[aä]|[aä]|een|seen|in|t[aä]|tt[aä]")
_FIRST_PART: Final = re.compile(r"[aeiouyäönslrt]$", re.IGNORECASE)
_LAST_PART: Final = re.compile(r"(.*[-\u2013])([^-\u2013]*)")
_SHORT = 4
"""Base forms by analogy are longer."""
_PLURAL_PART = 5
"""A shorter noun is not looked for in the plural at the end of an unknown word: *Deventerissä* has no *terä*."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One nominative that a word may have: ``form``, the case and number of the word as it stands, the smaller ``cost``
    the likelier."""

    form: str
    case: str
    number: str
    cost: float
    pos: str
    reading: Analysis | None = None


@cache
def _clitic() -> re.Pattern[str]:
    """A case ending and a clitic."""
    return re.compile(rf"(\w{{3,}}{either('names', 'cases_before_clitics')}){either('names', 'clitics')}")


@cache
def _endings() -> str:
    endings = sorted(table("names")["abbreviation_endings"], key=len, reverse=True)
    return "|".join(map(re.escape, endings))


@cache
def _abbreviation() -> re.Pattern[str]:
    # Either a colon follows anything that is no plain word, or the ending follows two or more capitals or digits.
    return re.compile(rf"(.+):(?:{_endings()})|([^\W\d_]*[A-ZÅÄÖ0-9+][A-ZÅÄÖ+]|[A-ZÅÄÖ]{{2,}}[0-9]*)(?:{_endings()})")


def without_ending(word: str) -> str | None:
    """``THL:ssä`` and ``STEAn`` without their endings, None for any other word."""
    match = _abbreviation().fullmatch(word)
    return (match[1] or match[2]) if match else None


def candidates(word: str) -> tuple[Candidate, ...]:
    """Every nominative that ``word`` may have, likeliest first; never empty. A hyphen's left side stays as it is."""
    if len(word) > LONGEST:
        return (Candidate(word, "Nom", "Sing", 0.0, "X"),)
    stem = without_ending(word)
    if stem is not None:
        return tuple(_of_abbreviation(word, stem))
    parts = _LAST_PART.fullmatch(word)
    if parts and not parts[2]:
        return (Candidate(word, "Nom", "Sing", 0.0, "NOUN"),)
    if parts and not any(a.pos == "PROPN" for a in in_lexicon(word)):
        return tuple(replace(c, form=parts[1] + c.form) for c in _word_candidates(parts[2]))
    return _word_candidates(word)


def prepare(words: Iterable[str]) -> None:
    """Ask the analyser at once for what ``candidates`` of many words will need."""
    look_up_in_lexicon(needed(words))


def needed(words: Iterable[str]) -> list[str]:
    """What else must be looked up for ``candidates`` of the words: their plurals, the last parts of unknown compounds."""
    pieces = sorted({word.rpartition("-")[2] for word in words if len(word) <= LONGEST})
    found: set[str] = set()
    for piece, readings in zip(pieces, look_up(pieces), strict=True):
        listed = [a for a in readings if a.is_known and a.pos in NOMINAL and a.case]
        if not listed:
            found.update(piece[at:] for at in _cuts(piece))
        for reading in listed:
            if reading.number == "Plur" and "-pl^TAB" not in reading.key:
                found.update(plural_forms(reading))
    return sorted(found)


def _of_abbreviation(word: str, stem: str) -> Iterator[Candidate]:
    case, ending = _ending_case(word, stem), word[len(stem) :]
    yield Candidate(stem, case, "Sing", 0.0, "PROPN")
    if len(ending) > 1 and ending[0] in VOWELS:
        yield Candidate(stem + ending[0], case, "Sing", 3.0, "PROPN")  # "PoPLin", if PoPLi is known


def _ending_case(word: str, stem: str) -> str:
    ending = word[len(stem) :].lstrip(":")
    by_ending = {"n": "Gen", "in": "Gen", "lle": "All", "ille": "All"}
    by_start = {"ss": "Ine", "st": "Ela", "ll": "Ade", "lt": "Abl", "ks": "Tra"}
    return by_ending.get(ending) or by_start.get(ending.lstrip("ie")[:2]) or "Par"


@lru_cache(maxsize=50_000)
def _word_candidates(word: str) -> tuple[Candidate, ...]:
    readings = [a for a in analyses(word) if a.pos in NOMINAL and a.case]
    best: dict[tuple[str, str, str], Candidate] = {}
    for reading in readings:
        for found in _candidates_of(word, reading):
            key = (found.form, found.case, found.pos)
            if key not in best or found.cost < best[key].cost:
                best[key] = found
    if not any(a.is_known for a in readings):
        for found in (*_by_last_part(word), *_without_clitic(word)):
            best.setdefault((found.form, found.case, found.pos), found)
    if word.islower() and not any(a.source == "lexicon" for a in readings) and analyses(word)[0].source == "lexicon":
        best[word, "Nom", "X"] = Candidate(word, "Nom", "Sing", 0.0, "X")  # a verb, an adverb
    elif not any(c.form == word for c in best.values()):
        best[word, "Nom", "X"] = Candidate(word, "Nom", "Sing", 7.0, "X")
    for found in _by_analogy(word):
        best.setdefault((found.form, found.case, found.pos), found)
    return tuple(sorted(best.values(), key=lambda c: (c.cost, c.case != "Nom", c.number != "Sing", c.form)))


def _candidates_of(word: str, reading: Analysis) -> Iterator[Candidate]:
    case, number = reading.case or "Nom", reading.number or "Sing"
    plural_only = "-pl^TAB" in reading.key
    if reading.pos == "PROPN" and number == "Plur" and case != "Nom" and not plural_only:
        # Many a place has plural cases and a singular nominative: Huittisissa, Huittinen.
        cost = _cost(word, reading.lemma, reading) + (0.0 if reading.lemma.endswith("nen") else 1.0)
        yield Candidate(cased_like(word, reading.lemma), case, number, cost, reading.pos, reading)
    form = _nominative_form(word, reading)
    if form:
        yield Candidate(form, case, number, _cost(word, form, reading), reading.pos, reading)


def _cuts(word: str) -> list[int]:
    """Where the last part of an unknown compound may begin."""
    return [at for at in range(3, len(word) - 5) if _FIRST_PART.search(word[:at])]


def _by_last_part(word: str) -> Iterator[Candidate]:
    """An unknown word whose end is a listed noun is taken for a compound of it."""
    cuts = _cuts(word)
    known_parts = look_up_in_lexicon(word[at:] for at in cuts)
    for at in cuts:
        last = word[at:]
        readings = [a for a in known_parts[last] if a.source == "lexicon" and a.pos == "NOUN" and a.case]
        readings = [a for a in readings if a.number != "Plur" or len(a.lemma) >= _PLURAL_PART]
        known = sorted(
            (c for a in readings for c in _candidates_of(last, a)), key=lambda c: (c.cost, c.case != "Nom", c.form)
        )
        if known and known[0].cost <= 1:
            yield from (replace(c, form=word[:at] + c.form, cost=c.cost + _SURE + 1) for c in known[:2])
            return


def _without_clitic(word: str) -> Iterator[Candidate]:
    """The candidates of an unknown word without *-kin*, *-kaan* or *-han* after a case ending: *Mollallekin*."""
    match = _clitic().fullmatch(word)
    if match:
        yield from (replace(c, cost=c.cost - 1.5) for c in _word_candidates(match[1]) if c.case != "Nom")


def _by_analogy(word: str) -> Iterator[Candidate]:
    """Base forms that the analyser does not think of, by the endings in ``names.toml``."""
    for ending, base, cost in table("names")["analogy"]:
        stem, found, case = word.rpartition(ending)
        if found and len(stem) >= 2 and len(stem + base) > _SHORT and _CASE_ENDING.fullmatch(case):
            yield Candidate(stem + base, "Gen", "Plur" if base.endswith("t") else "Sing", cost, "X")
    for ending, base, cost in table("names")["plural_analogy"]:
        stem, found, case = word.rpartition(ending)
        if found and len(stem) > _SHORT and case not in ("", "n") and _CASE_ENDING.fullmatch(case):
            yield Candidate(stem + base, "Gen", "Plur", cost, "X")


def _nominative_form(word: str, reading: Analysis) -> str | None:
    if reading.case == "Nom" and not reading.has_suffix:
        return word
    if reading.number == "Plur" and "-pl^TAB" not in reading.key:
        plural = plural_nominative(reading) if reading.is_known else None
        return None if plural is None else cased_like(word, plural)
    base = reading.lemma
    if (
        reading.pos == "VERB"
        or "VerbForm=Part" in reading.feats
        or "Degree=Cmp" in reading.feats
        or "Degree=Sup" in reading.feats
    ):
        return None
    return cased_like(word, base)


def cased_like(word: str, form: str) -> str:
    """``form`` with the capitals that ``word`` has in their common beginning (*Xamk* for *Xamkin*)."""
    if "'" in word:
        form = form.replace("\u2019", "'")
    same = 0
    for a, b in zip(word, form, strict=False):
        if a.casefold() != b.casefold():
            break
        same += 1
    if same:
        return word[:same] + form[same:]
    return form[:1].upper() + form[1:] if word[:1].isupper() else form[:1].lower() + form[1:]


def _cost(word: str, form: str, reading: Analysis) -> float:
    cost = reading.weight + (2.0 if reading.has_suffix else 0.0)
    if reading.is_known:
        # A listed name beats a listed word; the nominative beats the rest.
        listed = float(table("names")["listed"].get(reading.case or "Nom", 0.0))
        cost += min(listed, _COMMON_NOUN) if word.islower() and reading.source == "lexicon" else listed
        singular = reading.case != "Nom" and reading.number != "Plur"
        cost += 0.1 if singular and form[-1:].lower() not in VOWELS else 0.0
        cost += 1.0 if reading.case != "Nom" and _is_unlikely(reading) else 0.0
        cost += table("names")["shadowed"].get(reading.parts[-1], 0.0) if reading.source == "compound" else 0.0
        cost += 0.05 if reading.case == "Gen" and form.endswith("e") and word == form + "n" else 0.0
        cost += 2.5 if reading.source == "compound" and reading.weight >= _FAR_FETCHED else 0.0
        return cost + (0.2 if reading.pos == "ADJ" else 0.0)
    cost = max(cost, _SURE + 0.5) + float(table("names")["guess"].get(reading.case or "Nom", 2.0))
    if reading.number == "Plur":
        cost += 2.0
    if reading.case != "Nom" and len(form) < 3:
        cost += 2.0
    return cost + shape_cost(word, form, reading)


def _is_unlikely(reading: Analysis) -> bool:
    """True for a participle, and for a listed word that names hardly have."""
    return "^participle^" in reading.key or reading.parts[-1].lower() in table("names")["rare"]


def choose(found: Iterable[Candidate], bonus: Callable[[Candidate], float]) -> Candidate:
    """The likeliest candidate, after what ``bonus`` takes off its cost."""
    return min(found, key=lambda c: (c.cost - bonus(c), c.case != "Nom", c.number != "Sing", c.form))
