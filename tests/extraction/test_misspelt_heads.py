"""Heads with a slip of the pen behind a known name, and words that are none."""

import pytest

from hankenlp.extraction import organizations
from tests.extraction.names_in import names_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a letter out, in, changed, in another place
        ("Hanketta johtaa Lapin yliopsto.", ["Lapin yliopsto"]),
        ("Tukea antaa Rovaniemen kaupunkki.", ["Rovaniemen kaupunkki"]),
        ("Mukana on Jyväskylän ylipisto.", ["Jyväskylän ylipisto"]),
        ("Apua antaa Kainuun hyvinvonitialue.", ["Kainuun hyvinvonitialue"]),
        ("Mukana on Pohjois-Suomen sosiaalialan osaamiskekus.", ["Pohjois-Suomen sosiaalialan osaamiskekus"]),
        # in other cases; where no nominative can be read from the form, that of the word that is meant
        ("Selvitys tehtiin Lapin yliopstossa.", ["Lapin yliopstossa → Lapin yliopsto"]),
        ("Tuki meni Rovaniemen kaupunkkiin.", ["Rovaniemen kaupunkkiin → Rovaniemen kaupunkki"]),
        ("Raha tuli Kemin kaupugin varoista.", ["Kemin kaupugin → Kemin kaupunki"]),
        # words of the language, other words that it lacks, no known name before them, what names nothing
        ("Lapin porukka ja Oulun jengi tulivat.", []),
        ("Puhujana oli Lapin yliopistolainen.", []),
        ("Hanketta johtaa paikallinen yliopsto.", []),
        ("Mukana oli Matin yliopsto.", []),
        ("Asemalta on matkaa Oulun kesksukseen.", []),
    ],
)
def test_misspelt_heads(text: str, expected: list[str]) -> None:
    assert names_in(organizations.find, text) == expected
