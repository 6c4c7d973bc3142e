"""Registers this room's components, tokenizer and token extensions with spaCy: import it, and they are there."""

from typing import Final

from spacy.lang.fi import Finnish
from spacy.tokens import Span, Token

from hankenlp.language import lemmatizer, sentences, stanza_backend, tagger, tokenizer
from hankenlp.language.compounds import compound_lemmas, compound_parts
from hankenlp.language.ellipsis import full_lemma
from hankenlp.language.names import base_form, person_base_form

__all__ = ["blank", "lemmatizer", "sentences", "stanza_backend", "tagger", "tokenizer"]

_PEOPLE: Final = frozenset({"people", "PERSON", "PER"})
"""Labels of spans that are people's names: ours, and those of Finnish models."""


def blank() -> Finnish:
    """An empty Finnish pipeline with our tokenizer, for texts of any length."""
    nlp = Finnish.from_config({"nlp": {"lang": "fi", "tokenizer": {"@tokenizers": "hankenlp.tokenizer.v1"}}})
    nlp.max_length = 10**9
    assert isinstance(nlp, Finnish)
    return nlp


def _compound_parts(token: Token) -> tuple[str, ...]:
    return compound_parts(full_lemma(token))


def _compound_lemmas(token: Token) -> tuple[str, ...]:
    return compound_lemmas(full_lemma(token))


def _base_form(span: Span) -> str:
    """The document's other words speak for one base form or another; people's names have rules of their own."""
    context = frozenset(token.text for token in span.doc)
    return (person_base_form if span.label_ in _PEOPLE else base_form)(span.text, context=context)


if not Token.has_extension("full_lemma"):
    Token.set_extension("full_lemma", getter=full_lemma)
    Token.set_extension("compound_parts", getter=_compound_parts)
    Token.set_extension("compound_lemmas", getter=_compound_lemmas)
if not Span.has_extension("base_form"):
    Span.set_extension("base_form", getter=_base_form)
