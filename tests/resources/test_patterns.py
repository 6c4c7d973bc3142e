"""The forms in which code asks for the lists of the resources."""

import re

import pytest

from hankenlp.resources.patterns import folded, occurs


@pytest.mark.parametrize(
    ("text", "plain"), [("ſyyskuussa", "syyskuussa"), ("HUHTİKUU", "huhtikuu"), ("huhtıkuu", "huhtikuu")]
)
def test_what_a_pattern_in_any_case_matches_is_found_when_folded(text: str, plain: str) -> None:
    assert re.fullmatch(plain, text, re.IGNORECASE) and folded(text) == plain


@pytest.mark.parametrize("more", [0, 2000])
def test_a_pattern_occurs_in_short_and_in_long_texts(more: int) -> None:
    assert occurs("goals", "cues", "Hankkeen tavoitteena on rauha." + " Niin on." * more)
    assert not occurs("goals", "cues", "Kahvi kuuluu hintaan." + " Niin on." * more)
