"""The component ``hankenlp_lemmatizer``: the analyser's readings weighed against the tagger's tags.

``lemma`` is a pure function of the form, its part of speech and its features. Each reading gets a cost: the analyser's
weight, so much for another part of speech and for each feature that contradicts (``resources/lemmas.toml``).
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from spacy.language import Language
from spacy.tokens import Doc

from hankenlp.language.morphology import Analysis, analyses
from hankenlp.language.nominative import without_ending
from hankenlp.language.stems import action_noun
from hankenlp.language.tokenizer import mended
from hankenlp.language.truecase import sentence_case
from hankenlp.resources import table

_UNINFLECTED: Final = frozenset({"PUNCT", "SYM", "SPACE"})
_SHOUTED: Final = 6
_NUMERIC: Final = re.compile(r"[\d.,:/–-]*\d[\d.,:/–-]*")
_WEIGHED: Final = (
    "Case",
    "Number",
    "Person",
    "VerbForm",
    "Voice",
    "Tense",
    "Mood",
    "Degree",
    "InfForm",
    "PartForm",
    "Connegative",
    "Clitic",
)


class Lemmatizer:
    """Sets ``token.lemma``."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        for sentence in doc.sents if doc.has_annotation("SENT_START") else (doc[:],):
            tokens = list(sentence)
            forms = sentence_case([mended(token) for token in tokens])
            for token, form in zip(tokens, forms, strict=True):
                token.lemma_ = lemma(form, token.pos_, str(token.morph))
        return doc

    def to_bytes(self, **_: Any) -> bytes:
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> "Lemmatizer":
        return self

    def to_disk(self, path: str | Path, **_: Any) -> None:
        """Nothing to write: the analyser travels with its package."""

    def from_disk(self, _path: str | Path, **_: Any) -> "Lemmatizer":
        return self


@lru_cache(maxsize=200_000)
def lemma(form: str, pos: str = "X", morph: str = "") -> str:
    """The base form of ``form``, as UD Finnish-TDT has it, without compound marks.

    Args:
        form: the word as written.
        pos: universal part of speech, ``X`` if unknown.
        morph: UD features, ``Case=Gen|Number=Sing``.
    """
    if pos in _UNINFLECTED or not any(c.isalnum() for c in form):
        return form
    if _NUMERIC.fullmatch(form):
        return form
    bare = without_ending(form) if ":" in form or form[:2].isupper() else None
    if bare is not None:
        return bare
    feats = dict(f.split("=", 1) for f in morph.split("|") if "=" in f)
    fixed = table("lemmas")["fixed"].get(pos, {}).get(form.lower())
    if fixed is not None:
        return str(fixed)
    core = form.strip("-‐‑–:")
    if form[-1] in "-‐‑":
        return core if pos == "PROPN" or core.isupper() else core.lower()
    found = _best(core, pos, feats)
    return str(table("lemmas")["renamed"].get(found, found)) if pos != "PROPN" else found


def _best(form: str, pos: str, feats: dict[str, str]) -> str:
    readings = analyses(form)
    if form.isupper() and len(form) > 1 and not any(a.is_known for a in readings):
        # Capitals in the midst of a sentence: an abbreviation, or a longer word that is shouted.
        lowered = [a for a in analyses(form.lower()) + analyses(form.capitalize()) if a.is_known]
        if len(form) < _SHOUTED or not lowered:
            return form
        readings = tuple(lowered)
    best = min(readings, key=lambda a: (_cost(form, a, pos, feats), len(a.parts), a.lemma))
    return _shown(form, best, pos, feats)


def _cost(form: str, reading: Analysis, pos: str, feats: dict[str, str]) -> float:
    rules = table("lemmas")
    cost = reading.weight + float(rules["pos_cost"].get(pos, {}).get(reading.pos, rules["other_pos"]))
    own = dict(f.split("=", 1) for f in reading.feats)
    for name in _WEIGHED:
        if own.get(name) != feats.get(name) and (name in feats or name not in ("Degree", "Voice", "Mood", "Tense")):
            cost += float(rules["feature_cost"].get(name, 0.5))
    if "Person[psor]" in own and "Person[psor]" not in feats:
        cost += float(rules["possessive"])
    if "Derivation=Action" in reading.feats or "Derivation=Agent" in reading.feats:
        cost += 4.0
    if reading.source == "guesser" and reading.lemma.endswith(("kse", "ksi", "akso")) and reading.case != "Nom":
        cost += 0.5
    return cost


def _shown(form: str, reading: Analysis, pos: str, feats: dict[str, str]) -> str:
    lemma_ = reading.lemma
    if reading.pos == "VERB" and pos in ("NOUN", "ADJ", "PROPN") and "Derivation=Minen" in reading.feats:
        nouns = (a.lemma for a in analyses(form) if a.pos == "NOUN" and a.lemma.endswith("minen"))
        lemma_ = next(nouns, None) or action_noun(reading) or lemma_
    if pos == "PROPN":
        return lemma_[:1].upper() + lemma_[1:] if form[:1].isupper() else lemma_
    if lemma_[:1].isupper() and not lemma_[1:2].isupper() and reading.source == "guesser":
        return lemma_[:1].lower() + lemma_[1:] if form[:1].islower() else lemma_
    return lemma_


@Language.factory("hankenlp_lemmatizer", assigns=["token.lemma"], requires=["token.pos", "token.morph"])
def create_lemmatizer(nlp: Language, name: str) -> Lemmatizer:
    """The factory ``hankenlp_lemmatizer``."""
    return Lemmatizer(name)
