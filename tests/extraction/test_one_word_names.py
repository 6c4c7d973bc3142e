"""Bodies that one word names, and common nouns that only begin a sentence."""

import pytest

from hankenlp.extraction import organizations
from tests.extraction.names_in import names_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a capital inside the sentence
        ("Asunnot saatiin Sininauhasäätiöltä.", ["Sininauhasäätiöltä → Sininauhasäätiö"]),
        ("Tietoa jakoi Diabetesliitto.", ["Diabetesliitto"]),
        ("Oppaan teki Selkokeskus.", ["Selkokeskus"]),
        ("Ohjeita kysyttiin Barentskeskukselta.", ["Barentskeskukselta → Barentskeskus"]),
        ("Kertojana oli Katri Suuronen Reumaliitosta.", ["Reumaliitosta → Reumaliitto"]),
        # at the sentence's start: what is hardly ever written small, or stands elsewhere in the document
        ("Syöpäsäätiö jakaa apurahoja.", ["Syöpäsäätiö"]),
        ("Museoliiton tavoite on avata arkistot.", ["Museoliiton → Museoliitto"]),
        (
            "Olvisäätiö tukee nuoria. Rahaa saatiin Olvisäätiöltä.",
            ["Olvisäätiö", "Olvisäätiöltä → Olvisäätiö"],
        ),
        ("Olvisäätiö tukee nuoria.", []),
        # nouns of the language, bare heads, plurals, small letters
        ("Kyläyhdistys ja kattojärjestö päättävät.", []),
        ("Säätiöltä saatiin tukea, samoin Kyläyhdistykseltä.", []),
        ("Kuntayhtymältä saatiin tukea.", []),
        ("Hankeyhdistys toimii.", []),
        ("Mukana ovat Diabetesliitot.", []),
        ("Tukea antoi paikallinen syöpäsäätiö.", []),
        # the end of a foreign name
        ("Vieraana oli Tallinna Tööstushariduskeskus.", []),
        # a longer name wins
        ("Lapin Syöpäsäätiö jakaa rahaa.", ["Lapin Syöpäsäätiö"]),
        ("Tukea saatiin Syöpäsäätiö sr:ltä.", ["Syöpäsäätiö sr:ltä → Syöpäsäätiö sr"]),
    ],
)
def test_one_word_names(text: str, expected: list[str]) -> None:
    assert names_in(organizations.find, text) == expected
