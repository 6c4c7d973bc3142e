"""List markers at the start of a line."""

import pytest

from hankenlp.layout.markers import loose_marker, marker


@pytest.mark.parametrize(
    ("line", "text", "family", "number"),
    [
        ("- lisätä osallisuutta", "-", "dash", None),
        ("– lisätä osallisuutta", "–", "dash", None),
        ("-> lisätä osallisuutta", "->", "dash", None),
        ("• lisätä osallisuutta", "•", "•", None),
        ("•lisätä osallisuutta", "•", "•", None),
        ("\uf0b7 lisätä osallisuutta", "\uf0b7", "\uf0b7", None),
        ("* lisätä osallisuutta", "*", "*", None),
        ("o lisätä osallisuutta", "o", "o", None),
        ("1) lisätä osallisuutta", "1)", "number)", 1),
        ("(2) lisätä osallisuutta", "(2)", "number)", 2),
        ("12. lisätä osallisuutta", "12.", "number.", 12),
        ("- \u3000lisätä osallisuutta", "-", "dash", None),
        ("c) lisätä osallisuutta", "c)", "letter", 3),
        ("ii) lisätä osallisuutta", "ii)", "roman", None),
    ],
)
def test_marker(line: str, text: str, family: str, number: int | None) -> None:
    found = marker(line)
    assert found is not None
    assert (found.text, found.family, found.number) == (text, family, number)
    assert line[found.width :] == "lisätä osallisuutta"


@pytest.mark.parametrize(
    "line",
    ["Hanke", "-", "•", "2010-2012", "1.8.2007", "*huom", "+358 40 123", "-luku", "3 kuntaa", "o 5", "123) x", ""],
)
def test_no_marker(line: str) -> None:
    found = marker(line)
    assert found is None or line.startswith("+358") and found.family == "+"


@pytest.mark.parametrize(
    ("above", "line", "below", "text"),
    [
        ("-luotiin malli", "-syntyi verkosto", "Muuta", "-"),
        ("Muuta", "-syntyi verkosto", "Muuta", None),
        ("Tavoitteet:", "1 Jokainen kylä mukaan", "2 Palvelut lähelle", "1"),
        ("1 Jokainen kylä mukaan", "2 Palvelut lähelle", "Muuta", "2"),
        ("Tavoitteet:", "4 Kuntaa on mukana", "Muuta", None),
        ("Muuta", "A   lisätä yhteistyötä", "Muuta", "A"),
    ],
)
def test_a_loose_marker_needs_company(above: str, line: str, below: str, text: str | None) -> None:
    found = loose_marker(above, line, below)
    assert (found.text if found else None) == text


def test_codes_count_where_their_neighbours_carry_on() -> None:
    found = loose_marker("", "T1 Yritys tuntee lämpönsä", "T2 Myyjällä on säännöt")
    assert found is not None and (found.text, found.family, found.number) == ("T1", "T", 1)
    assert loose_marker("", "T1 Yritys tuntee lämpönsä", "A2 Myyjällä on säännöt") is None
