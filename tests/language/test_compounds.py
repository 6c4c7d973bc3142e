"""Compounds and their parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hankenlp.language.compounds import compound_lemmas, compound_parts


@pytest.mark.parametrize(
    ("lemma", "parts", "lemmas"),
    [
        ("lastensuojelu", ("lasten", "suojelu"), ("lapsi", "suojelu")),
        ("ESR-hanke", ("ESR", "hanke"), ("ESR", "hanke")),
        ("sosiaalityö", ("sosiaali", "työ"), ("sosiaali", "työ")),
        ("kehittämisyksikkö", ("kehittämis", "yksikkö"), ("kehittäminen", "yksikkö")),
        ("naisjärjestö", ("nais", "järjestö"), ("nainen", "järjestö")),
        ("mielenterveystyö", ("mielen", "terveys", "työ"), ("mieli", "terveys", "työ")),
        ("Uusikaupunki", ("Uusi", "kaupunki"), ("uusi", "kaupunki")),
        ("perhehoito", ("perhe", "hoito"), ("perhe", "hoito")),
        ("kunta", ("kunta",), ("kunta",)),
        ("työllisyys", ("työllisyys",), ("työllisyys",)),
        ("digitalisaatio", ("digitalisaatio",), ("digitalisaatio",)),
    ],
)
def test_compounds(lemma: str, parts: tuple[str, ...], lemmas: tuple[str, ...]) -> None:
    assert compound_parts(lemma) == parts
    assert compound_lemmas(lemma) == lemmas


@given(st.text(min_size=1, max_size=80))
def test_parts_are_what_the_word_is_made_of(word: str) -> None:
    parts = compound_parts(word)
    assert parts
    assert len(compound_lemmas(word)) == len(parts)
    if word.isalpha() and word.isascii():
        assert "".join(parts).casefold() == word.casefold()
