"""The component ``hankenlp_lemmatizer``: of a form's candidates, the one that trained weights prefer.

``lemma`` is a pure function of the form, its part of speech and its features. ``lemma_candidates`` says what a lemma
may be and what speaks for it; ``models/lemmatizer`` holds the weights and says how they were trained.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, islice
from typing import Final

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from hankenlp.language.lemma_candidates import Group, candidates, needed, only_lemma
from hankenlp.language.morphology import in_lexicon, look_up, look_up_in_lexicon
from hankenlp.language.nominative import without_ending
from hankenlp.language.stateless import Stateless
from hankenlp.language.tokenizer import mended
from hankenlp.language.truecase import sentence_cases
from hankenlp.resources import table
from hankenlp.resources.models import weights

MODEL: Final = "lemmatizer"
_UNINFLECTED: Final = frozenset({"PUNCT", "SYM", "SPACE"})
_SHOUTED: Final = 6
_EDGES: Final = "-‐‑–—:"
_BATCH: Final = 32
"""Documents whose words are looked up together."""
_NUMERIC: Final = re.compile(r"[\d.,:/–-]*\d[\d.,:/–-]*")


Word = tuple[str, str, str]
"""A form, its part of speech and its features."""


class Lemmatizer(Stateless):
    """Sets ``token.lemma``."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = _BATCH) -> Iterator[Doc]:
        """The same for many documents, whose words are looked up together."""
        documents = iter(stream)
        while batch := list(islice(documents, min(batch_size, _BATCH))):
            words = [_words(doc) for doc in batch]
            prepare(chain.from_iterable(words))
            for doc, own in zip(batch, words, strict=True):
                lemmas = {word: doc.vocab.strings.add(lemma(*word)) for word in dict.fromkeys(own)}
                values = np.array([lemmas[word] for word in own], dtype=np.uint64)
                doc.from_array(["LEMMA"], values)  # type: ignore[arg-type]
                yield doc


def _words(doc: Doc) -> list[Word]:
    strings = doc.vocab.strings
    tags = doc.to_array(["POS", "MORPH"]).tolist()
    names = {tag: strings[tag].strip("_") if tag else "" for tag in set(chain.from_iterable(tags))}
    return [(form, names[pos], names[morph]) for form, (pos, morph) in zip(_forms(doc), tags, strict=True)]


def _forms(doc: Doc) -> list[str]:
    """The tokens as the analyser sees them: whole words, without the capitals of headings."""
    forms = [mended(token) for token in doc]
    if any(map(str.isupper, forms)):
        sentences = list(doc.sents) if doc.has_annotation("SENT_START") else [doc[:]]
        forms = list(chain.from_iterable(sentence_cases([forms[s.start : s.end] for s in sentences])))
    return forms


def lemma(form: str, pos: str = "X", morph: str = "") -> str:
    """The base form of ``form``, as UD Finnish-TDT has it, without compound marks.

    Args:
        form: the word as written.
        pos: universal part of speech, ``X`` if unknown.
        morph: UD features, ``Case=Gen|Number=Sing``.
    """
    fixed = without_weights(form, pos, morph)
    return _likeliest(form, pos, morph) if fixed is None else fixed


@lru_cache(maxsize=200_000)
def _likeliest(form: str, pos: str, morph: str) -> str:
    found = candidates(form, pos, morph)
    if len(found) == 1:
        return found[0].lemma
    scores = [sum([_score(group) for group in candidate.groups]) for candidate in found]
    return found[scores.index(max(scores))].lemma


@lru_cache(maxsize=200_000)
def _score(group: Group) -> float:
    function, given = group
    known = weights(MODEL)
    return sum([known[name] * value for name, value in function(*given).items() if name in known])


def prepare(words: Iterable[Word]) -> None:
    """Ask the analyser at once for what ``lemma`` of many words will need."""
    different = [word for word in dict.fromkeys(words) if word[0].isalpha() or any(map(str.isalpha, word[0]))]
    cores = {form.strip(_EDGES) for form, _, _ in different}
    look_up_in_lexicon({*cores, *(core.lower() for core in cores)})
    open_cores = {word[0].strip(_EDGES) for word in different if without_weights(*word) is None}
    look_up(open_cores)
    look_up_in_lexicon(needed(open_cores))


@lru_cache(maxsize=200_000)
def without_weights(form: str, pos: str, morph: str) -> str | None:
    """The lemma of what does not inflect, of numbers, abbreviations, listed forms and where the lexicon leaves no choice;
    None for any other word."""
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
    if form.isupper() and len(form) > 1 and not in_lexicon(core):
        # Capitals in the midst of a sentence: an abbreviation, or a longer word that is shouted.
        shouted = len(form) >= _SHOUTED and bool(in_lexicon(core.lower()) or in_lexicon(core.capitalize()))
        return None if shouted else form
    return only_lemma(form, pos, morph)


@Language.factory("hankenlp_lemmatizer", assigns=["token.lemma"], requires=["token.pos", "token.morph"])
def create_lemmatizer(nlp: Language, name: str) -> Lemmatizer:
    """The factory ``hankenlp_lemmatizer``."""
    return Lemmatizer(name)
