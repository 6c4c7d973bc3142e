"""Sentence starts of tokens: the table, and that no sentence reaches over a block."""

from hypothesis import given, settings
from hypothesis import strategies as st

from hankenlp.layout import analyse
from tests.language.gold_tables import PLAIN, held_out, rows, wrong_sentences


def test_the_table() -> None:
    cases = rows("sentences")
    assert len(cases) >= 120
    missed = wrong_sentences(cases)
    assert len(missed) <= 0.05 * len(cases), missed


def test_the_rows_that_were_set_aside() -> None:
    missed = wrong_sentences(held_out(rows("sentences")))
    assert missed == []


PIECES = ["Hanke", "mm.", "1.", "- ", "Toteuttaja: ", ".", "jne.", "\n", "\n\n", "Oulu", ":)", "5.5.", "\t", "§", "ja"]


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)))
def test_no_sentence_reaches_over_a_block(text: str) -> None:
    doc = PLAIN(text)
    assert len(doc.text) == len(text)
    layout = analyse(doc.text)
    for sentence in doc.sents if len(doc) else ():
        assert len({layout.index_at(token.idx) for token in sentence if not token.is_space}) <= 1
