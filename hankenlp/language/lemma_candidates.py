"""What the lemma of a word form may be, and what speaks for each candidate: the features that the lemmatizer weighs.

Candidates are the lemmas of the analyser's readings, of the lower-case word where a capital stands, of the form with the
sound put back that speech drops (*olis* for *olisi*), and the form itself. Features compare the reading with the
tagger's part of speech and features, say how the form was cut, and how frequent the lemma is as a word.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from os.path import commonprefix
from types import MappingProxyType

from hankenlp.language import nominative
from hankenlp.language.frequency import FLOOR, log_probability
from hankenlp.language.morphology import Analysis, analyses, in_lexicon, look_up_in_lexicon
from hankenlp.language.stems import action_noun
from hankenlp.resources import table
from hankenlp.resources.knowledge import names

_HEAVIEST = 12.0
_DERIVED = 5.0
"""Guesses at derivations of listed words are lighter."""
_TAIL = 5
_BEGINNING = 3
_INFLECTION = ("Case=", "Number=")


Tags = tuple[str, frozenset[str], str, str]
"""A reading's part of speech and features, and the tagger's."""
Features = Mapping[str, float]
Group = tuple[Callable[..., Features], tuple[Hashable, ...]]
"""Features that many candidates share: a function of this module and what it is called with."""


@dataclass(slots=True)
class Candidate:
    """A lemma, with the groups of features that speak for one way to come to it."""

    lemma: str
    groups: tuple[Group, ...]

    @property
    def features(self) -> dict[str, float]:
        """All features, by name."""
        return {name: value for function, given in self.groups for name, value in function(*given).items()}


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


def needed(cores: Iterable[str]) -> list[str]:
    """What must be looked up for ``candidates`` besides the words themselves, without their hyphens."""
    words = sorted(cores)
    return [*nominative.needed(filter(_may_be_listed, words)), *(longer for word in words for longer in _longer(word))]


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
        lemma: (*_of_lemma(core, lemma, pos, derivation), (_of_frequency, (own, most, pos)))
        for lemma, own in likely.items()
    }
    for candidate in found:
        candidate.groups += shared[candidate.lemma]
    return found


def _readings(core: str, pos: str, morph: str) -> Iterator[Candidate]:
    readings = _worthy(core)
    lowered = in_lexicon(core.lower()) if core[:1].isupper() else ()
    lightest = min(a.weight for a in (*readings, *lowered))
    singulars = table("lemmas")["singular"]
    for low, group in ((False, readings), (True, lowered)):
        for reading in group:
            weights = min(reading.weight, _HEAVIEST), min(reading.weight - lightest, 6.0)
            way = (_of_reading, (reading.source, pos, *weights, min(len(reading.parts), 5), low))
            tags = (agreement, ((reading.pos, reading.feats, pos, morph),))
            for lemma in _lemmas(core, reading, pos):
                yield Candidate(lemma, (way, tags))
            for plural, singular in singulars.items():
                if reading.lemma.endswith(plural):
                    lemma = reading.lemma.removesuffix(plural) + singular
                    yield Candidate(lemma, (way, tags, _marked("has a singular")))


def _of_reading(source: str, pos: str, weight: float, heavier: float, parts: int, lowered: bool) -> Features:
    """How a reading was come by."""
    features = {f"source={source}": 1.0, f"source={source} {pos}": 1.0}
    features |= {"weight": weight / 3, "heavier": heavier / 3, "parts": parts / 2}
    return features | ({"lowered": 1.0, f"lowered {pos}": 1.0} if lowered else {})


def _marked(*marks: str) -> Group:
    return _of_marks, marks


def _of_marks(*marks: str) -> Features:
    return dict.fromkeys(marks, 1.0)


def _worthy(core: str) -> list[Analysis]:
    """The readings without guesses at a listed word, save those at a derivation of it: *jonottaja* of *jonottaa*."""
    readings = analyses(core)
    listed = readings[0].is_known
    kept = [a for a in readings if a.is_known or not listed or a.weight < _DERIVED]
    return [a for a in kept if a.is_known or not (core[:1].islower() and a.lemma[:1].isupper())] or kept


@lru_cache(maxsize=100_000)
def agreement(tags: Tags) -> Features:
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
    yield Candidate(core, (_marked("surface", f"surface {pos}", f"surface {listed} {pos}"),))
    if core.lower() != core:
        yield Candidate(core.lower(), (_marked("lower surface", f"lower surface {pos}"),))
    stem = nominative.without_ending(form)
    if stem:
        yield Candidate(stem, (_marked("abbreviation", f"abbreviation {pos}"),))


def _restored(core: str, pos: str, morph: str) -> Iterator[Candidate]:
    """*olis(i)*, *naapuritki(n)*, *ymmärtäny(t)*, *sielt(ä)*: only where the lexicon has the longer form alone."""
    longer = _longer(core)
    for form, readings in look_up_in_lexicon(longer).items():
        marks = _marked("restored", f"restored {longer[form]}", f"restored {longer[form]} {pos}")
        for reading in readings:
            if reading.source == "lexicon":
                yield Candidate(reading.lemma, (marks, (agreement, ((reading.pos, reading.feats, pos, morph),))))


def _longer(core: str) -> dict[str, str]:
    """What an unknown word may have been before speech dropped a sound of it, and that sound."""
    if len(core) < 3 or not core.isalpha() or in_lexicon(core):
        return {}
    return {core.lower() + sound: sound for sound, ending in _dropped() if ending.search(core)}


@cache
def _dropped() -> "tuple[tuple[str, re.Pattern[str]], ...]":
    """The final sounds that spoken forms lose, and the ends of forms that have lost them."""
    return tuple((sound, re.compile(ending)) for sound, ending in table("lemmas")["dropped"].items())


def _listed(core: str, pos: str) -> Iterator[Candidate]:
    """The names of the knowledge base that the form may be a case of: *Pohteen* is *Pohde*, not *Pohtes*."""
    if _may_be_listed(core):
        for lemma in dict.fromkeys(c.form for c in nominative.candidates(core) if c.form.casefold() in names()):
            yield Candidate(lemma, (_marked("listed name", f"listed name {pos}"),))


@lru_cache(maxsize=50_000)
def _may_be_listed(form: str) -> bool:
    """Whether a name of the knowledge base begins as the form does, as far as inflection leaves it alone."""
    low = form.casefold()
    return form[:1].isupper() and any(low[:end] in _beginnings() for end in range(1, len(low) + 1))


@cache
def _beginnings() -> frozenset[str]:
    """What no inflection changes of the names of one word: all but the last two letters, or three of *-nen* and *-t*."""
    return frozenset(
        name[: max(_BEGINNING, len(name) - (3 if name.endswith(("nen", "t")) else 2))]
        for name in names()
        if " " not in name
    )


def _of_lemma(form: str, lemma: str, pos: str, derivation: str) -> Iterator[Group]:
    low = lemma.lower()
    cut, added = _tails(form.lower(), low)
    yield _of_change, (cut[-_TAIL:], added[-_TAIL:], pos)
    yield _of_ending, (low[-3:], pos, derivation)
    yield _of_case, (form[:1].isupper(), lemma[:1].isupper(), lemma == form, pos)
    yield _marked(f"lemma {low} {pos}")


def _of_change(cut: str, added: str, pos: str) -> Features:
    return {f"-{cut} +{added}": 1.0, f"-{cut} +{added} {pos}": 1.0}


def _of_ending(end: str, pos: str, derivation: str) -> Features:
    return {f"ends {end[-2:]} {pos}": 1.0, f"ends {end} {pos}": 1.0, f"ends {end[-2:]} {derivation}": 1.0}


def _of_case(capital: bool, lemma_capital: bool, unchanged: bool, pos: str) -> Features:
    features = {f"capitals {int(capital)}{int(lemma_capital)}": 1.0}
    return features | ({f"unchanged {pos}": 1.0} if unchanged else {})


def _of_frequency(own: float, most: float, pos: str) -> Features:
    frequency = (own - FLOOR) / 5
    features = {"frequency": frequency, f"frequency {pos}": frequency, "rarer": (own - most) / 5}
    if own <= FLOOR:
        features["unseen"] = features[f"unseen {pos}"] = 1.0
    return features


def _tails(form: str, lemma: str) -> tuple[str, str]:
    """What is cut off the form, and what comes in its place."""
    same = len(commonprefix((form, lemma)))
    return form[same:], lemma[same:]
