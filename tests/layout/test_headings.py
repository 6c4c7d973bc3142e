"""Headings by their looks."""

import pytest

from hankenlp.layout.headings import is_heading, level
from hankenlp.layout.lines import lines


@pytest.mark.parametrize(
    "text",
    [
        "Yhdessä eteenpäin\n\nHanke alkoi vuonna 2010 ja jatkuu.",
        "YHDESSÄ ETEENPÄIN\nHanke alkoi.",
        "Mitä hankkeessa tehtiin?\nHanke alkoi.",
        "”Yhdessä eteenpäin”\n\nHanke alkoi.",
        "Uutta Kynnyksestä\n- yksi\n- kaksi",
        "2.1 Kehitystyön kulku\n\nHanke alkoi.",
    ],
)
def test_heading(text: str) -> None:
    assert is_heading(lines(text), 0, None)


@pytest.mark.parametrize(
    "text",
    [
        "Hanke alkoi vuonna 2010.\n\nSe jatkuu.",
        "hanke alkoi\n\nSe jatkuu.",
        "Hankkeen tavoitteena on\n\nlisätä osallisuutta",
        "Hankkeen tavoitteena\non lisätä osallisuutta",
        "Yhteistyö sujuu hyvin ja\n\nSe jatkuu.",
        "Viimeinen rivi",
        "Aino Vesanen, puh. 040 123 4567\n\nSe jatkuu",
        "Hanke alkoi. Se jatkuu\n\nMuuta",
        "12345\n\nMuuta",
        "Oulu      Kemi\n\nMuuta",
        "Näin pitkä rivi " + "joka jatkuu ja jatkuu " * 6 + "\n\nMuuta",
    ],
)
def test_no_heading(text: str) -> None:
    assert not is_heading(lines(text), 0, None)


def test_a_name_over_contact_data_is_no_heading() -> None:
    text = "Aino Vesanen\nSuunnittelija Oulussa\npuh. 040 123 4567"
    assert not is_heading(lines(text), 0, "contact")
    assert is_heading(lines(text), 0, None)


@pytest.mark.parametrize(("number", "depth"), [("", 0), ("1", 1), ("1.", 1), ("2.3", 2), ("2.3.4.", 3), ("a)", 1)])
def test_level(number: str, depth: int) -> None:
    assert level(number) == depth
