"""Sentence starts of tokens: the table, and that no sentence reaches over a block."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from hankenlp.language.components import blank
from hankenlp.layout import analyse
from tests.language.gold_tables import held_out, rows

NLP = blank()
NLP.add_pipe("hankenlp_sentences")
MARKER = re.compile(r"[-•–]|\d{1,2}\.|[a-z]\)")


def cut(text: str) -> list[str]:
    """The sentences, white space made even; a list marker, which is cut off by itself, stands with its item."""
    found: list[str] = []
    for sentence in NLP(text).sents:
        piece = " ".join(sentence.text.split())
        if found and MARKER.fullmatch(found[-1]):
            found[-1] += " " + piece
        else:
            found.append(piece)
    return found


def wrong(cases: list[list[str]]) -> list[list[str]]:
    found = []
    for (marked,) in cases:
        expected = [" ".join(piece.split()) for piece in marked.split("| ")]
        got = cut(marked.replace("| ", ""))
        if got != expected:
            found.append(got)
    return found


def test_the_table() -> None:
    cases = rows("sentences")
    assert len(cases) >= 120
    missed = wrong(cases)
    assert len(missed) <= 0.05 * len(cases), missed


def test_the_rows_that_were_set_aside() -> None:
    missed = wrong(held_out(rows("sentences")))
    assert missed == []


PIECES = ["Hanke", "mm.", "1.", "- ", "Toteuttaja: ", ".", "jne.", "\n", "\n\n", "Oulu", ":)", "5.5.", "\t", "§", "ja"]


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)))
def test_no_sentence_reaches_over_a_block(text: str) -> None:
    doc = NLP(text)
    assert len(doc.text) == len(text)
    layout = analyse(doc.text)
    for sentence in doc.sents if len(doc) else ():
        assert len({layout.index_at(token.idx) for token in sentence if not token.is_space}) <= 1
