"""The component ``hankenlp_sentences``: the layout's blocks and sentences as sentence starts of tokens."""

from bisect import bisect_left
from typing import Final

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from hankenlp.language.stateless import Stateless
from hankenlp.layout import Layout, analyse

_INSIDE: Final = np.uint64(2**64 - 1)
"""-1 as spaCy stores it: known to be no sentence start."""


class Sentences(Stateless):
    """Sets ``token.is_sent_start``; a document that has sentences already keeps them.

    A label, a value, a heading, an item are sentences of their own; what stands between two blocks (a marker) starts one,
    white space never does.
    """

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        if not len(doc) or doc.has_annotation("SENT_START"):
            return doc
        layout = analyse(doc.text)
        starts = _starts(layout)
        previous_block: int | None = -1
        reached = 0
        values = np.full(len(doc), _INSIDE, dtype=np.uint64)
        for token in doc:
            if token.is_space:
                continue
            block = layout.index_at(token.idx)
            passed = bisect_left(starts, token.idx + 1)
            if passed > reached or block != previous_block:
                values[token.i] = 1
            reached, previous_block = passed, block
        values[0] = 1
        # One array: the attribute's own setter looks through the whole document each time.
        doc.from_array(["SENT_START"], values)  # type: ignore[arg-type]
        return doc


def _starts(layout: Layout) -> list[int]:
    starts: set[int] = set()
    for block, sentences in zip(layout.blocks, layout.sentences, strict=True):
        starts.add(block.start)
        starts.update(s.start for s in sentences)
        if block.label:
            starts.add(block.label.start)
    return sorted(starts)


@Language.factory("hankenlp_sentences", assigns=["token.is_sent_start"])
def create_sentences(nlp: Language, name: str) -> Sentences:
    """The factory ``hankenlp_sentences``."""
    return Sentences(name)
