"""Headings that no lexicon knows, and what they head."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hankenlp.layout import analyse
from hankenlp.layout.heading_guess import SECTIONS, features, guessed_section, value, vector
from hankenlp.layout.labels import heading_section
from hankenlp.resources.vectors import WIDTH


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Mihin oikein tähtäämme?", "goals"),
        ("Tätä kohti kuljemme", "goals"),
        ("Mitä kolmesta talvesta jäi käteen", "outcomes"),
        ("Mitä saimme aikaiseksi?", "outcomes"),
        ("Näin homma hoidetaan", "activities"),
        ("Miksi tähän ryhdyttiin?", "background"),
    ],
)
def test_an_unknown_heading_is_guessed(heading: str, section: str) -> None:
    assert guessed_section(heading) == section


@pytest.mark.parametrize(
    "heading", ["Saarelan Kylätalo Oy", "Torstai 14.9. klo 18", "Lue myös", "12.3.2020–31.12.2022", "Ok", ""]
)
def test_names_and_dates_head_nothing(heading: str) -> None:
    assert guessed_section(heading) is None


def test_what_stands_under_a_guessed_heading_has_its_section() -> None:
    heading = "Tätä kohti kuljemme"
    assert heading_section(heading) is None
    layout = analyse(f"Kylähanke\n\n{heading}\n\nJokaisella on naapuri, jolle soittaa.\n")
    assert layout.blocks[-1].section == "goals"


def test_a_known_heading_is_not_guessed() -> None:
    layout = analyse("Kylähanke\n\nRahoitus\n\nKunta maksaa kaiken.\n")
    assert layout.blocks[-1].section == "funding"


@given(st.text(max_size=120))
def test_any_string_has_features_and_perhaps_a_section(heading: str) -> None:
    names = features(heading)
    assert names == sorted(set(names)) and 0 < value(names) <= 1
    assert vector(heading).shape == (3 * WIDTH,)
    assert guessed_section(heading) in {None, *SECTIONS}
