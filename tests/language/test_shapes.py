"""How words look: abbreviations of names."""

import pytest

from hankenlp.language.shapes import abbreviates


@pytest.mark.parametrize(
    ("short", "name", "fits"),
    [
        ("EK", "Elinkeinoelämän keskusliitto", True),
        ("LieKe", "Lieksan Kehitys", True),
        ("SYL", "Suomen ylioppilaskuntien liitto", True),
        ("POA", "Pohjoisen Apu", True),
        ("STM", "Oulun kaupunki", False),
        ("KE", "Elinkeinoelämän keskusliitto", True),
        ("THL", "Lapin liitto", False),
        ("", "Lapin liitto", False),
    ],
)
def test_abbreviations(short: str, name: str, fits: bool) -> None:
    assert abbreviates(short, name) is fits
