"""What labels and headings mean."""

from collections import Counter

import pytest

from hankenlp.layout.labels import heading_section, is_exact, number, section, spelled, value_section, without_number
from hankenlp.resources import table


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Tavoitteet", "goals"),
        ("TAVOITTEET:", "goals"),
        ("Hankkeen tavoitteet", "goals"),
        ("2.1 Hankkeen tavoitteet", "goals"),
        ("Projektin tavoitteet (tiivistelmä):", "goals"),
        ("Kynnys-hankkeen tavoitteet", "goals"),
        ("Hankkeen\u00a0 tavoitteet ", "goals"),
        ("Odotetut tulokset", "expected_outcomes"),
        ("Tulokset ja vaikuttavuus", "outcomes"),
        ("Hyvät käytännöt", "practices"),
        ("Rahoittaja", "funder"),
        ("Hallinnoija", "implementer"),
        ("Koordinoija", "coordinator"),
        ("Yhteistyökumppanit", "partner"),
        ("Aloittamispvm", "start"),
        ("Päättyy", "end"),
        ("Toteutusaika", "period"),
        ("Projektipäällikkö", "manager"),
        ("Lisätietoja", "contact"),
        ("Omarahoitus", "self_funding"),
        ("Kust.arvio", "budget"),
        ("Rah. lähteet", "funder"),
        ("Proj. nimi", "title"),
        ("Vastuuhlö", "director"),
        ("Ohj.ryhmän pj", "presenter"),
        ("Oulun kaupunki", None),
        ("Tavoitteet saavutettiin lähes kokonaan, mutta aikataulu venyi.", None),
        ("", None),
        ("tavoitteet " * 20, None),
    ],
)
def test_section(label: str, expected: str | None) -> None:
    assert section(label) == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Mitä tavoittelemme yhdessä?", "goals"),
        ("Tuotokset tähän mennessä", "outcomes"),
        ("Mistä rahat?", "funding"),
        ("Mitä lähdettiin hakemaan?", "goals"),
        ("Aikaansaatu", "outcomes"),
        ("Muut mukana", "partner"),
        ("Kuntien kuulumisia", None),
        ("tuotokset tähän mennessä", None),
    ],
)
def test_a_heading_is_known_by_a_word_too(heading: str, expected: str | None) -> None:
    assert heading_section(heading) == expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [("Hankkeen koko nimi", "title"), ("Hankkeen rahoittaja / Finansiär", "funder"), ("Kuntien tervehdys", None)],
)
def test_the_longest_known_part_of_a_shown_label(label: str, expected: str | None) -> None:
    assert value_section(label) == expected


@pytest.mark.parametrize(
    ("heading", "written"), [("2.1 Tavoitteet", "2.1"), ("3. Tulokset", "3."), ("a) Tarve", "a)"), ("Tavoitteet", "")]
)
def test_number(heading: str, written: str) -> None:
    assert number(heading) == written
    assert heading[without_number(heading) :][:1].isupper()


def test_a_number_that_counts_is_none() -> None:
    assert number("5 miljoonaa euroa kylille") == "" and without_number("5 miljoonaa euroa kylille") == 0


def test_a_heading_that_asks_what_has_come_of_it() -> None:
    assert heading_section("Mitä tähän mennessä on saatu aikaan?") == "outcomes"


def test_is_exact() -> None:
    assert is_exact("Hankkeen tavoitteet") and is_exact("2. Rahoittaja:")
    assert not is_exact("Pitkäaikaiset kunnalliset tavoitteet")


def test_alternatives_in_a_label() -> None:
    assert spelled("vastuu{taho,yksikkö}") == ["vastuutaho", "vastuuyksikkö"]
    assert spelled("{,pää}partneri{,t}") == ["partneri", "partnerit", "pääpartneri", "pääpartnerit"]
    assert spelled("hakija") == ["hakija"]


def test_no_label_has_two_meanings() -> None:
    data = [entry["labels"] for entry in table("labels").values() if isinstance(entry, dict) and "labels" in entry]
    every = [{one for label in labels for one in spelled(label)} for labels in data]
    uses = Counter(" ".join(label.casefold().split()) for labels in every for label in labels)
    assert [label for label, n in uses.items() if n > 1] == []
