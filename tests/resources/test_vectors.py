"""Word vectors: every form has one, of length 1, whatever else is asked for."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hankenlp.resources import vectors
from hankenlp.resources.vectors import WIDTH, mean_vector, unit_vectors, words


def test_words_of_like_meaning_lie_near_each_other() -> None:
    goal, aim, dog = unit_vectors(["tavoite", "päämäärä", "koira"])
    assert goal @ aim > goal @ dog


def test_words_are_lower_case_and_no_numbers() -> None:
    assert words("ESR-hanke maksoi 12 000 € v. 2020") == ["esr-hanke", "maksoi", "v"]


def test_a_text_without_words_has_zeros() -> None:
    assert mean_vector("12 €").tolist() == [0.0] * WIDTH
    assert unit_vectors([]).shape == (0, WIDTH)


@given(st.lists(st.text(alphabet="aäbdefghijklmnoöprstuvy-", min_size=1, max_size=12), min_size=1, max_size=8))
def test_a_word_has_the_same_vector_in_every_company(forms: list[str]) -> None:
    together = unit_vectors(forms)
    assert together.shape == (len(forms), WIDTH)
    vectors._memory.clear()
    for form, row in zip(forms, together, strict=True):
        assert np.array_equal(unit_vectors([form])[0], row)
