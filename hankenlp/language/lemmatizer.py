"""The component ``hankenlp_lemmatizer``: of a form's candidates, the one that trained weights prefer.

``lemma`` is a pure function of the form, its part of speech and its features. ``lemma_candidates`` says what a lemma
may be and what speaks for it; ``models/lemmatizer`` holds the weights and says how they were trained.
"""

import re
from functools import lru_cache
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from hankenlp.language.lemma_candidates import Tags, agreement, candidates
from hankenlp.language.morphology import analyses
from hankenlp.language.nominative import without_ending
from hankenlp.language.stateless import Stateless
from hankenlp.language.tokenizer import mended
from hankenlp.language.truecase import sentence_case
from hankenlp.resources import table
from hankenlp.resources.models import weights

MODEL: Final = "lemmatizer"
_UNINFLECTED: Final = frozenset({"PUNCT", "SYM", "SPACE"})
_SHOUTED: Final = 6
_NUMERIC: Final = re.compile(r"[\d.,:/–-]*\d[\d.,:/–-]*")


class Lemmatizer(Stateless):
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


@lru_cache(maxsize=200_000)
def lemma(form: str, pos: str = "X", morph: str = "") -> str:
    """The base form of ``form``, as UD Finnish-TDT has it, without compound marks.

    Args:
        form: the word as written.
        pos: universal part of speech, ``X`` if unknown.
        morph: UD features, ``Case=Gen|Number=Sing``.
    """
    fixed = without_weights(form, pos)
    if fixed is not None:
        return fixed
    found = candidates(form, pos, morph)
    if len(found) == 1:
        return found[0].lemma
    given = weights(MODEL)
    scores = [_agreement(c.tags) + sum(given.get(name, 0.0) * value for name, value in c.own.items()) for c in found]
    return found[scores.index(max(scores))].lemma


@lru_cache(maxsize=100_000)
def _agreement(tags: Tags | None) -> float:
    given = weights(MODEL)
    return 0.0 if tags is None else sum(given.get(name, 0.0) * value for name, value in agreement(tags).items())


def without_weights(form: str, pos: str) -> str | None:
    """The lemma of what does not inflect, of numbers, abbreviations and listed forms; None for any other word."""
    if not any(c.isalpha() for c in form) or pos in _UNINFLECTED and not form.lstrip("-‐‑–—").isalpha():
        return form
    if _NUMERIC.fullmatch(form):
        return form
    if (":" in form or form[:2].isupper()) and (bare := without_ending(form)) is not None:
        return bare
    fixed = table("lemmas")["fixed"].get(pos, {}).get(form.lower())
    if fixed is not None:
        return str(fixed)
    if form[0] == "+" or form[-1] == "+":
        return form.strip("+")
    core = form.strip("-‐‑–:")
    if form[-1] in "-‐‑":
        return core if pos == "PROPN" or core.isupper() else core.lower()
    if form.isupper() and len(form) > 1 and not any(a.is_known for a in analyses(core)):
        # Capitals in the midst of a sentence: an abbreviation, or a longer word that is shouted.
        shouted = len(form) >= _SHOUTED and any(
            a.is_known for a in (*analyses(core.lower()), *analyses(core.capitalize()))
        )
        return None if shouted else form
    return None


@Language.factory("hankenlp_lemmatizer", assigns=["token.lemma"], requires=["token.pos", "token.morph"])
def create_lemmatizer(nlp: Language, name: str) -> Lemmatizer:
    """The factory ``hankenlp_lemmatizer``."""
    return Lemmatizer(name)
