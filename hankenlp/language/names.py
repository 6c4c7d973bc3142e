"""Base forms of names: the head in the nominative, its attributes as they stand.

*Lapin yliopiston sosiaalityön laitoksella* → *Lapin yliopiston sosiaalityön laitos*. The head is the last word, or the
word before a company form, a number or a bracket; adjectives right before it agree with it and change with it.
"""

import html
import re
from collections.abc import Collection, Container, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any, Final

from hankenlp.language.evidence import support
from hankenlp.language.morphology import Analysis, analyses, in_lexicon, inflect
from hankenlp.language.morphology import cases as _cases
from hankenlp.language.nominative import Candidate, candidates, cased_like, choose, without_ending
from hankenlp.language.shapes import is_surname_in_n, looks_foreign
from hankenlp.language.stems import compared_nominative, plural_nominative, singular_genitive
from hankenlp.language.truecase import truecase
from hankenlp.resources import table
from hankenlp.resources.additions import cached
from hankenlp.resources.patterns import either, lines, word_set, word_tuple

_NUMBER: Final = re.compile(rf"[\d.,–—−/\-]*\d[\d.,–—−/\-]*|[+&/–—-]+|{either('names', 'number_words')}|[IVX]{{1,4}}")
_BROKEN: Final = re.compile(r"(?<=\w)[-\u2010\u00ad]\s*\n\s*(?=[a-zåäö])(?!(?:ja|sekä|tai|eli)\b)")
_TAIL: Final = re.compile(r"\s*\([^()]*\)\s*$|[\s,;:]+$|(?<=[^\W\d_]{4})\.$")
_OPEN: Final = "\"'”“’‘»«„("


def base_form(surface: str, *, context: Collection[str] = (), known: Container[str] | None = None) -> str:
    """The base form of a name.

    Args:
        surface: the name as it stands in the text, in any case.
        context: other words of the document; a candidate that stands there too is likelier (*Poske* for *Posken*).
            Looked up once a candidate: give a set.
        known: casefolded nominative names that win over other candidates; by default those of ``resources``.

    Returns:
        The name with single spaces. A name that is a nominative already comes back as it is.
    """
    known = _known_names() if known is None else known
    written, tail = _without_tail(_tidied(surface))
    core = truecase(written)
    if any(c.isalpha() for c in core) and _fold(core) not in known:
        segments = core.split(", ")
        if len(segments) == 1 or _is_list(segments):
            segments = [core]
        core = ", ".join(_phrase(segment, context, known) for segment in segments)
    return (_spelt_as_known(core) if core != written and written.isupper() else core) + tail


def person_base_form(surface: str, *, context: Collection[str] = ()) -> str:
    """The base form of a person's name: Finnish inflects its last part only (*Raija Jokiselta* → *Raija Jokinen*)."""
    words = truecase(_tidied(surface), person=True).split(" ")
    at = len(words) - 1
    while at > 0 and len(words[at].rstrip(".")) <= 1:
        at -= 1
    words[at] = _best_name(words[at], context, first=len(words) == 1).form
    return " ".join(words)


def case_of(word: str) -> frozenset[str]:
    """The UD cases that a word of a name may stand in: ``{"Gen"}`` for *Posken*, *STM:n*; ``{"Nom"}`` for *Kela*."""
    if without_ending(word) is not None:
        return frozenset(c.case for c in candidates(word))
    last = word.rpartition("-")[2] or word
    return _cases(last) or frozenset({"Nom"})


def genitive(name: str) -> str:
    """The genitive of a nominative name: *Oulun kaupunki* → *Oulun kaupungin*, *STM* → *STM:n*."""
    words = name.split()
    if not words:
        return name
    at = _head(words)
    tags = "+pl+gen" if _is_plural(words[at]) else "+sg+gen"
    words[at] = _inflected(words[at], tags)
    for i in range(at - 1, -1, -1):
        if not _agrees(words[i], "Nom", "Plur" if tags == "+pl+gen" else "Sing"):
            break
        words[i] = _inflected(words[i], tags)
    return " ".join(words)


@cache
def _known_names() -> Mapping[str, Any]:
    try:
        from hankenlp.resources.knowledge import names
    except ImportError:
        return {}
    return names()


def _spelt_as_known(name: str) -> str:
    """A name that stood in capitals, with those of its entry."""
    key = _fold(name)
    spellings = (n for entry in _known_names().get(key, ()) for n in entry.names)
    return next((n for n in spellings if _fold(n) == key), name)


def _fold(name: str) -> str:
    return " ".join(name.split()).casefold()


def _tidied(surface: str) -> str:
    text = html.unescape(surface) if "&" in surface else surface
    return " ".join(_BROKEN.sub("", text).replace("\u00ad", "").split())


def _without_tail(text: str) -> tuple[str, str]:
    match = _TAIL.search(text)
    if not match or not match.start():
        return text, ""
    tail = match[0] if "(" in match[0] else ""
    return text[: match.start()], tail


def _is_list(segments: list[str]) -> bool:
    """True for *elinkeino-, liikenne- ja ympäristökeskus*: one name with commas, not a body and its unit."""
    conjunctions = table("names")["conjunctions"]
    return segments[0].endswith("-") or any(c in segments[-1].split() for c in conjunctions)


def _is_form(word: str) -> bool:
    return word.lower().strip(".") in table("names")["company_forms"]


def _head(words: list[str]) -> int:
    """Index of the word that carries the name's case."""
    at = len(words) - 1
    while at > 0 and (_NUMBER.fullmatch(words[at]) or not any(c.isalnum() for c in words[at])):
        at -= 1
    return at


def _phrase(text: str, context: Collection[str], known: Container[str]) -> str:
    words = text.split(" ")
    at = _head(words)
    stem = without_ending(words[at])
    if stem is not None and (_is_form(stem) or _NUMBER.fullmatch(stem)):
        return " ".join([*words[:at], stem, *words[at + 1 :]])
    if at > 0 and (_is_form(words[at]) or words[at - 1] in word_set("names", "prepositions")):
        return text
    if at > 0 and words[at].endswith("n") and words[at].lower().endswith(_swedish_heads()):
        return text  # Oravais kommun
    head = _best_head(words, at, context, known)
    if head.form == words[at]:
        return text
    return " ".join([*_attributes(words[:at], head, known), head.form, *words[at + 1 :]])


@cached
def _swedish_heads() -> tuple[str, ...]:
    return tuple(sorted(word_set("organization_heads", "swedish_heads")))


def _best_head(words: list[str], at: int, context: Collection[str], known: Container[str]) -> Candidate:
    word = words[at]
    left, right = " ".join(words[:at]), " ".join(words[at + 1 :])
    opening = word[: len(word) - len(word.lstrip(_OPEN))]
    closing = word[len(word.rstrip(_OPEN + ")")) :] if word.rstrip(_OPEN + ")") else ""
    bare = word[len(opening) : len(word) - len(closing)] or word
    found = candidates(bare)
    agreed = _oblique_cases(words[at - 1]) if at else frozenset()
    owned = 2.0 if left and not (looks_foreign(words[at - 1]) and not _is_listed(words[at - 1])) else 0.0
    forms = support(bare, found, context) if _is_unsure(found[0]) else {}

    def bonus(candidate: Candidate) -> float:
        value = forms.get(candidate.form, 0.0)
        whole = [f"{left} {candidate.form}"] if left else []
        whole += [f"{left} {candidate.form} {right}"] if right else []
        if any(_fold(name) in known for name in whole):
            value += 8.0
        if not candidate.form[:1].islower() and _fold(candidate.form) in known:
            value += owned if left else 8.0
        if candidate.form != bare and len(candidate.form) > 2 and candidate.form in context:
            value += 6.0
        if (candidate.case, candidate.number) in agreed:
            value += 3.0
        return value

    best = choose(found, bonus)
    return replace(best, form=opening + best.form + closing) if opening or closing else best


def _is_unsure(best: Candidate) -> bool:
    """True where other forms in the document may tell: for any word that is no listed name."""
    return best.pos != "PROPN" or best.reading is None or best.reading.source != "lexicon"


def _is_listed(word: str) -> bool:
    return bool(in_lexicon(word))


def _oblique_cases(word: str) -> frozenset[tuple[str, str]]:
    """The cases and numbers of an adjective that can't stand before a head in any other: *Punaiselta Ristiltä*."""
    return frozenset(
        (a.case, a.number)
        for a in in_lexicon(word)
        if _may_agree(a) and a.case and a.number and a.case not in ("Nom", "Gen")
    )


def _best_name(word: str, context: Collection[str], *, first: bool) -> Candidate:
    found = candidates(word)
    forms = support(word, found, context) if _is_unsure(found[0]) else {}
    listed = lines("first_names") | lines("surnames") if first else lines("surnames")

    def bonus(candidate: Candidate) -> float:
        value = forms.get(candidate.form, 0.0) + (1.0 if candidate.pos == "PROPN" else 0.0)
        if candidate.case == "Nom" and candidate.pos == "PROPN" and candidate.cost < 1:
            value += 0.5
        if candidate.form.rpartition("-")[2].casefold() in listed:
            value += 1.0
        if candidate.cost > 3:
            value += _surname_bonus(candidate)
        if candidate.number == "Plur":
            value -= 7.0
        if candidate.form != word and len(candidate.form) > 2 and candidate.form in context:
            value += 6.0
        return value

    return choose(found, bonus)


def _surname_bonus(guess: Candidate) -> float:
    """What speaks for a guess as a surname, other than as a name of a thing: *Sandelin*, *Potter*, *Chinaski*."""
    if guess.case == "Nom":
        return 1.5 if is_surname_in_n(guess.form) else 0.0
    return 2.0 if guess.form.endswith(("er", "ar", "or")) else 1.0 if guess.form.endswith("ski") else 0.0


def _attributes(words: list[str], head: Candidate, known: Container[str]) -> list[str]:
    """The words before the head; adjectives right before it that stand in its case change with it."""
    for out in (_agreeing(words, head, known), words, _agreeing(words, head, (), strict=False)):
        if _fold(" ".join([*out, head.form])) in known:
            return out
    return _agreeing(words, head, known)


def _agreeing(words: list[str], head: Candidate, known: Container[str], *, strict: bool = True) -> list[str]:
    """The words with the agreeing ones in the nominative; with ``strict`` a known place is an attribute of its own."""
    out = list(words)
    i = len(out) - 1
    while i >= 0:
        if out[i].lower() in word_set("names", "conjunctions") and i > 0:
            if i < len(out) - 1 and out[i + 1] != words[i + 1]:
                i -= 1
                continue
            other = _coordinated(out[i - 1], head) if i == len(out) - 1 else None
            if other is None:
                break
            out[i - 1] = other
            i -= 2
            continue
        if strict and not _agrees(out[i], head.case, head.number):
            break
        changed = _nominative_attribute(out[i], head)
        if strict and head.case == "Gen" and (_fold(changed) in known or _fold(" ".join([*out[:i], changed])) in known):
            break  # Vehmaan kunnan, Oulun Eteläisen instituutin
        if changed == out[i] and not strict:
            break
        out[i] = changed
        i -= 1
    return out


def _coordinated(word: str, head: Candidate) -> str | None:
    """The nominative of a head that is joined to another one in its case: *Kauniista ja Rohkeista*."""
    if head.case in ("Nom", "Gen"):
        return None
    same = (c for c in candidates(word) if (c.case, c.number) == (head.case, head.number) and c.cost < 2)
    return next((c.form for c in same), None)


def _agrees(word: str, case: str, number: str) -> bool:
    readings = list(in_lexicon(word)) or _guessed_adjectives(word)
    adjectives = [a for a in readings if _may_agree(a) and a.case == case and a.number == number]
    if adjectives and "^participle^" in adjectives[0].key and any(a.pos == "PROPN" for a in readings):
        return False  # Varsovan liitto
    if not adjectives or adjectives[0].weight > min(a.weight for a in readings) + 1:
        return False
    if number == "Plur" and case == "Gen":
        people = table("names")["people"]
        return not any(a.lemma in people or a.lemma.endswith(word_tuple("names", "people_endings")) for a in adjectives)
    return True


@lru_cache(maxsize=5_000)
def _guessed_adjectives(word: str) -> tuple[Analysis, ...]:
    """Readings of a compound that the analyser lacks, if its last part is a listed adjective: *oikeuspoliittinen*."""
    return tuple(
        a
        for a in analyses(word)
        if a.pos == "ADJ"
        and a.lemma.endswith("inen")
        and any(_is_adjective(a.lemma[at:]) for at in range(3, len(a.lemma) - 6))
    )


def _is_adjective(lemma: str) -> bool:
    return any(a.source == "lexicon" and a.pos == "ADJ" and a.case == "Nom" for a in in_lexicon(lemma))


def _may_agree(reading: Analysis) -> bool:
    return reading.pos == "ADJ" or (reading.pos == "PRON" and reading.lemma in table("names")["agreeing_pronouns"])


def _nominative_attribute(word: str, head: Candidate) -> str:
    for reading in list(in_lexicon(word)) or _guessed_adjectives(word):
        if _may_agree(reading) and (reading.case, reading.number) == (head.case, head.number):
            return cased_like(word, _nominative_of(word, reading))
    return word


def _nominative_of(word: str, reading: Analysis) -> str:
    if reading.feats & {"Degree=Cmp", "Degree=Sup"}:
        return compared_nominative(word, reading) or word
    return (plural_nominative(reading) if reading.number == "Plur" else None) or reading.lemma


def _is_plural(word: str) -> bool:
    return any(a.case == "Nom" and a.number == "Plur" for a in in_lexicon(word))


def _inflected(word: str, tags: str) -> str:
    if word.isupper() or word.lower() in table("names")["company_forms"]:
        return word + ":n"
    left, hyphen, last = word.rpartition("-")
    for reading in analyses(last):
        if reading.case == "Nom" and not reading.has_suffix:
            plural_only = "-pl^TAB" in reading.key
            form = (
                inflect(reading, "+gen" if plural_only else tags) if tags != "+sg+gen" else singular_genitive(reading)
            )
            if form:
                return left + hyphen + cased_like(last, form)
    return word + ("n" if word[-1:].lower() in "aeiouyäöå" else "in")
