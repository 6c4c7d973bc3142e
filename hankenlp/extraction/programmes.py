"""Funding and policy programmes and funds, one item a mention; in *ESR-hanke* the mention is *ESR*."""

from spacy.tokens import Doc

from hankenlp.documents import Programme
from hankenlp.extraction.component import layout_of
from hankenlp.extraction.names import named


def find(doc: Doc) -> list[Programme]:
    """Every programme or fund that is named."""
    text = layout_of(doc).text
    return [
        Programme(text=text[n.start : n.end], start=n.start, end=n.end, name=n.name, confidence=n.confidence)
        for n in named(doc)
        if n.type == "programme"
    ]
