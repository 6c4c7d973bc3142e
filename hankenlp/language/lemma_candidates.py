"""What the lemma of a word form may be, and what speaks for each candidate: the features that the lemmatizer weighs.

Candidates are the lemmas of the analyser's readings, of the lower-case word where a capital stands, of the form with the
sound put back that speech drops (*olis* for *olisi*), and the form itself. Features compare the reading with the
tagger's part of speech and features, say how the form was cut, and how frequent the lemma is as a word.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from os.path import commonprefix
from types import MappingProxyType

from hankenlp.language.frequency import FLOOR, log_probability
from hankenlp.language.morphology import Analysis, analyses, in_lexicon, look_up_in_lexicon
from hankenlp.language.nominative import candidates as nominatives
from hankenlp.language.nominative import without_ending
from hankenlp.language.stems import action_noun
from hankenlp.resources import table
from hankenlp.resources.knowledge import names

_HEAVIEST = 12.0
_DERIVED = 5.0
"""Guesses at derivations of listed words are lighter."""
_TAIL = 5
_BEGINNING = 3
_LONGEST_ENDING = 7
"""Inflection changes no more letters than these at the end of a name, and leaves as many at its beginning."""
_INFLECTION = ("Case=", "Number=")


Tags = tuple[str, frozenset[str], str, str]
"""A reading's part of speech and features, and the tagger's."""


@dataclass(slots=True)
class Candidate:
    """A lemma with the features of one way to come to it.

    ``own`` are those of the way, ``shared`` those of the form and the lemma, which all ways to it have; ``tags`` names a
    reading and the tagger's tags, whose agreement many forms share.
    """

    lemma: str
    own: dict[str, float] = field(default_factory=dict)
    tags: Tags | None = None
    shared: dict[str, float] = field(default_factory=dict)

    @property
    def features(self) -> dict[str, float]:
        """All features, by name."""
        return {**({} if self.tags is None else agreement(self.tags)), **self.own, **self.shared}


def only_lemma(form: str, pos: str, morph: str) -> str | None:
    """The lemma of a form whose readings in the lexicon all have it, one of them with the tagger's tags; else None.

    Nothing is said of a word with a capital that a listed name begins like, unless the tagger takes it for a name.
    """
    if not form[:1].isalpha() or (pos != "PROPN" and _may_be_listed(form)):
        return None
    readings = in_lexicon(form) if form.islower() else (*in_lexicon(form), *in_lexicon(form.lower()))
    if not readings or any(a.lemma != readings[0].lemma for a in readings):
        return None
    lemma = readings[0].lemma
    if lemma in table("lemmas")["renamed"] or lemma.endswith(tuple(table("lemmas")["singular"])):
        return None
    inflection = {feature for feature in morph.split("|") if feature.startswith(_INFLECTION)}
    agrees = any(a.pos == pos and {f for f in a.feats if f.startswith(_INFLECTION)} == inflection for a in readings)
    return lemma if agrees else None


def candidates(form: str, pos: str, morph: str) -> list[Candidate]:
    """Every candidate for ``form``, which has a letter; the same lemma may come several ways.

    Args:
        form: the word as written.
        pos: universal part of speech.
        morph: UD features, ``Case=Gen|Number=Sing``.
    """
    bare = form.lstrip("-‐‑–—")
    core = bare if bare[:1].isalpha() else form
    core = core.strip("-‐‑–:") or form
    found = [
        *_readings(core, pos, morph),
        *_surface(form, core, pos),
        *_restored(core, pos, morph),
        *_listed(core, pos),
    ]
    lemmas = list(dict.fromkeys(candidate.lemma for candidate in found))
    if len(lemmas) == 1:
        return found[:1]
    derivation = next((f for f in morph.split("|") if f.startswith("Derivation=")), "Derivation=")
    likely = {lemma: max(log_probability(lemma), log_probability(lemma.lower()) - 0.5) for lemma in lemmas}
    most = max(likely.values())
    shared = {
        lemma: _of_lemma(core, lemma, pos, derivation) | _of_frequency(own, most, pos) for lemma, own in likely.items()
    }
    for candidate in found:
        candidate.shared = shared[candidate.lemma]
    return found


def _readings(core: str, pos: str, morph: str) -> Iterator[Candidate]:
    readings = _worthy(core)
    lowered = in_lexicon(core.lower()) if core[:1].isupper() else ()
    lightest = min(a.weight for a in (*readings, *lowered))
    for low, group in ((False, readings), (True, lowered)):
        for reading in group:
            features = {
                f"source={reading.source}": 1.0,
                f"source={reading.source} {pos}": 1.0,
                "weight": min(reading.weight, _HEAVIEST) / 3,
                "heavier": min(reading.weight - lightest, 6.0) / 3,
                "parts": min(len(reading.parts), 5) / 2,
            }
            if low:
                features |= {"lowered": 1.0, f"lowered {pos}": 1.0}
            tags = reading.pos, reading.feats, pos, morph
            for lemma in _lemmas(core, reading, pos):
                yield Candidate(lemma, dict(features), tags)
            for plural, singular in table("lemmas")["singular"].items():
                if reading.lemma.endswith(plural):
                    lemma = reading.lemma.removesuffix(plural) + singular
                    yield Candidate(lemma, features | {"has a singular": 1.0}, tags)


def _worthy(core: str) -> list[Analysis]:
    """The readings without guesses at a listed word, save those at a derivation of it: *jonottaja* of *jonottaa*."""
    readings = analyses(core)
    listed = readings[0].is_known
    kept = [a for a in readings if a.is_known or not listed or a.weight < _DERIVED]
    return [a for a in kept if a.is_known or not (core[:1].islower() and a.lemma[:1].isupper())] or kept


@lru_cache(maxsize=100_000)
def agreement(tags: Tags) -> Mapping[str, float]:
    """How a reading's tags go with the tagger's."""
    reading, feats, pos, morph = tags
    features = {f"{pos} as {reading}": 1.0}
    own = dict(f.split("=", 1) for f in feats)
    others = dict(f.split("=", 1) for f in morph.split("|") if "=" in f)
    for name in sorted({*own, *others}):
        mine, given = own.get(name), others.get(name)
        if mine == given:
            features[f"{name} agrees"] = 1.0
        elif mine is None:
            features[f"{name} lacks"] = features[f"{name}={given} lacks {pos}"] = 1.0
        elif given is None:
            features[f"{name} extra"] = features[f"{name}={mine} extra {pos}"] = 1.0
        else:
            features[f"{name} differs"] = features[f"{name}={mine} for {given}"] = 1.0
    return MappingProxyType(features)


def _lemmas(form: str, reading: Analysis, pos: str) -> list[str]:
    """The reading's lemma, as it is and as the part of speech has it, and as the treebank writes it."""
    lemma = reading.lemma
    shown = lemma
    if reading.pos == "VERB" and pos in ("NOUN", "ADJ", "PROPN") and "Derivation=Minen" in reading.feats:
        shown = action_noun(reading) or lemma
    if pos == "PROPN" and form[:1].isupper():
        shown = shown[:1].upper() + shown[1:]
    elif reading.source == "guesser" and form[:1].islower() and not lemma[1:2].isupper():
        shown = shown[:1].lower() + shown[1:]
    lemmas = [lemma, shown]
    if renamed := table("lemmas")["renamed"].get(lemma):
        lemmas.append(str(renamed))
    return list(dict.fromkeys(lemmas))


def _surface(form: str, core: str, pos: str) -> Iterator[Candidate]:
    listed = "known" if in_lexicon(core) else "new"
    features = {"surface": 1.0, f"surface {pos}": 1.0, f"surface {listed} {pos}": 1.0}
    yield Candidate(core, features)
    if core.lower() != core:
        yield Candidate(core.lower(), {"lower surface": 1.0, f"lower surface {pos}": 1.0})
    stem = without_ending(form)
    if stem:
        yield Candidate(stem, {"abbreviation": 1.0, f"abbreviation {pos}": 1.0})


def _restored(core: str, pos: str, morph: str) -> Iterator[Candidate]:
    """*olis(i)*, *naapuritki(n)*, *ymmärtäny(t)*, *sielt(ä)*: only where the lexicon has the longer form alone."""
    if len(core) < 3 or not core.isalpha() or in_lexicon(core):
        return
    longer = {core.lower() + sound: sound for sound, ending in _dropped() if ending.search(core)}
    for form, readings in look_up_in_lexicon(longer).items():
        sound = longer[form]
        for reading in readings:
            if reading.source == "lexicon":
                features = {"restored": 1.0, f"restored {sound}": 1.0, f"restored {sound} {pos}": 1.0}
                yield Candidate(reading.lemma, features, (reading.pos, reading.feats, pos, morph))


@cache
def _dropped() -> "tuple[tuple[str, re.Pattern[str]], ...]":
    """The final sounds that spoken forms lose, and the ends of forms that have lost them."""
    return tuple((sound, re.compile(ending)) for sound, ending in table("lemmas")["dropped"].items())


def _listed(core: str, pos: str) -> Iterator[Candidate]:
    """The names of the knowledge base that the form may be a case of: *Pohteen* is *Pohde*, not *Pohtes*."""
    if _may_be_listed(core):
        for lemma in dict.fromkeys(c.form for c in nominatives(core) if c.form.casefold() in names()):
            yield Candidate(lemma, {"listed name": 1.0, f"listed name {pos}": 1.0})


def _may_be_listed(form: str) -> bool:
    """Whether a name of the knowledge base begins as the form does."""
    return form[:1].isupper() and form[: max(_BEGINNING, len(form) - _LONGEST_ENDING)].casefold() in _beginnings()


@cache
def _beginnings() -> frozenset[str]:
    """How the names of one word begin."""
    return frozenset(name[:end] for name in names() if " " not in name for end in range(1, len(name) + 1))


def _of_lemma(form: str, lemma: str, pos: str, derivation: str) -> dict[str, float]:
    cut, added = _tails(form.lower(), lemma.lower())
    change = f"-{cut[-_TAIL:]} +{added[-_TAIL:]}"
    low = lemma.lower()
    features = {
        change: 1.0,
        f"{change} {pos}": 1.0,
        f"ends {low[-2:]} {pos}": 1.0,
        f"ends {low[-3:]} {pos}": 1.0,
        f"lemma {low} {pos}": 1.0,
        f"ends {low[-2:]} {derivation}": 1.0,
        f"capitals {int(form[:1].isupper())}{int(lemma[:1].isupper())}": 1.0,
    }
    if lemma == form:
        features[f"unchanged {pos}"] = 1.0
    return features


def _of_frequency(own: float, most: float, pos: str) -> dict[str, float]:
    frequency = (own - FLOOR) / 5
    features = {"frequency": frequency, f"frequency {pos}": frequency, "rarer": (own - most) / 5}
    if own <= FLOOR:
        features["unseen"] = features[f"unseen {pos}"] = 1.0
    return features


def _tails(form: str, lemma: str) -> tuple[str, str]:
    """What is cut off the form, and what comes in its place."""
    same = len(commonprefix((form, lemma)))
    return form[same:], lemma[same:]
