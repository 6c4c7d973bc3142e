"""Compounds and their parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hankenlp.language.compounds import HYPHENS, compound_lemmas, compound_parts
from tests.language.gold_tables import rows, wrong_compounds


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


def test_the_table() -> None:
    cases = rows("compounds")
    wrong = wrong_compounds(cases)
    assert sum("|" in parts for _, parts, _ in cases) >= 150
    assert sum("|" not in parts for _, parts, _ in cases) >= 40
    assert len(wrong) <= 0.04 * len(cases), wrong


def test_of_two_parts_only_the_last_is_its_own_lemma() -> None:
    assert compound_lemmas("toteuttamisaika") == ("toteuttaminen", "aika")


@given(st.text(min_size=1, max_size=80))
def test_parts_are_what_the_word_is_made_of(word: str) -> None:
    parts = compound_parts(word)
    assert parts
    assert len(compound_lemmas(word)) == len(parts)
    bare = word.translate(dict.fromkeys(map(ord, HYPHENS)))
    assert "".join(parts) == (bare or word)


@given(
    st.lists(st.sampled_from(["sosiaali", "työn", "ESR", "-", "ala", "İ", "ß", "2000", "tekijä", "nais"]), min_size=1)
)
def test_compounds_of_every_make_are_their_parts(pieces: list[str]) -> None:
    word = "".join(pieces)
    assert "".join(compound_parts(word)) == (word.replace("-", "") or word)
