"""Labels and their values on one line."""

import pytest

from hankenlp.layout import analyse
from hankenlp.layout.blocks import Extent
from hankenlp.layout.fields import (
    label_row,
    looks_like_label,
    pipe_cells,
    split_field,
    split_structural,
    split_unknown,
    values_of,
)

Shown = tuple[str, str] | None


def shown(text: str, field: tuple[Extent, Extent] | None) -> Shown:
    return (field[0].of(text), field[1].of(text)) if field else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rahoittaja: STM", ("Rahoittaja", "STM")),
        ("Rahoittaja : STM", ("Rahoittaja", "STM")),
        ("Rahoittaja:STM", ("Rahoittaja", "STM")),
        ("Rahoittaja:", ("Rahoittaja", "")),
        ("Aloittamispvm   1.8.2007", ("Aloittamispvm", "1.8.2007")),
        ("Aloittamispvm\t1.8.2007", ("Aloittamispvm", "1.8.2007")),
        ("Rahoittaja ........ STM", ("Rahoittaja", "STM")),
        ("Hankkeen nimi: Koti: lähellä", ("Hankkeen nimi", "Koti: lähellä")),
        ("Hankkeen tavoitteena on  luoda malli", None),
        ("Kello 12:30 alkaa", None),
        ("Oulun kaupunki: hyvä", None),
        ("Hankkeen rahoittaja on STM", None),
        ("Tila Käynnissä", ("Tila", "Käynnissä")),
        ("Hankkeen tila Toiminta päättynyt", ("Hankkeen tila", "Toiminta päättynyt")),
        ("Tila on päättynyt", None),
        ("Tila Oulussa", None),
    ],
)
def test_known_labels(text: str, expected: Shown) -> None:
    assert shown(text, split_field(text, 0, len(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lautakunnan lausunto: puoltava", ("Lautakunnan lausunto", "puoltava")),
        ("pieni alku: ei kenttä", None),
        ("Tämä, tuo ja muu: ei kenttä", None),
        ("Lausunto:", None),
        ("Yksi kaksi kolme neljä viisi kuusi seitsemän: arvo", None),
    ],
)
def test_unknown_labels_before_a_colon(text: str, expected: Shown) -> None:
    assert shown(text, split_unknown(text, 0, len(text))) == expected


@pytest.mark.parametrize(
    ("text", "around", "expected"),
    [
        ("Lautakunnan lausunto .......... puoltava", [], ("Lautakunnan lausunto", "puoltava")),
        ("Lausunto     puoltava", ["Asia     x", "Nimi     y"], ("Lausunto", "puoltava")),
        ("Lausunto     puoltava", ["Tavallista tekstiä", "Nimi     y"], None),
        ("Lausunto     puoltava     kyllä", ["Asia     x", "Nimi     y"], None),
    ],
)
def test_the_layout_shows_a_label(text: str, around: list[str], expected: Shown) -> None:
    assert shown(text, split_structural(text, Extent(0, len(text)), around)) == expected


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("| Rahoittaja | STM |", ["Rahoittaja", "STM"]),
        ("| Rahoittaja |  |", ["Rahoittaja", ""]),
        ("|a|b|c|", ["a", "b", "c"]),
        ("Rahoittaja | STM", []),
        ("||", []),
    ],
)
def test_pipe_cells(text: str, cells: list[str]) -> None:
    assert [cell.of(text) for cell in pipe_cells(text, 0, len(text))] == cells


@pytest.mark.parametrize(
    ("labels", "values", "expected"),
    [
        (
            "Aloittamispvm   Päättymispvm",
            "1.8.2007   31.10.2009",
            [("Aloittamispvm", "1.8.2007"), ("Päättymispvm", "31.10.2009")],
        ),
        (
            "Aloittamispvm Päättymispvm",
            "1.8.2007 31.10.2009",
            [("Aloittamispvm", "1.8.2007"), ("Päättymispvm", "31.10.2009")],
        ),
        ("Aloittamispvm   Päättymispvm", "1.8.2007", [("Aloittamispvm", "1.8.2007"), ("Päättymispvm", "")]),
        (
            "Yhteyshenkilö Puhelin Sähköposti",
            "Aino Vesanen 040 123 4567 aino(at)kunta.fi",
            [("Yhteyshenkilö", "Aino Vesanen"), ("Puhelin", "040 123 4567"), ("Sähköposti", "aino(at)kunta.fi")],
        ),
    ],
)
def test_labels_above_their_values(labels: str, values: str, expected: list[tuple[str, str]]) -> None:
    text = f"{labels}\n{values}"
    found = values_of(label_row(text, 0, len(labels)), text, len(labels) + 1, len(text))
    assert [shown(text, field) for field in found] == expected


@pytest.mark.parametrize(
    "text", ["Tila Käynnissä", "Aloittamispvm", "Aloittamispvm 1.8.2007", "Rahoittaja: Toteuttaja", "Oulu Kemi"]
)
def test_no_row_of_labels(text: str) -> None:
    assert label_row(text, 0, len(text)) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Lausunto", True),
        ("lausunto", False),
        ("A", False),
        ("Mitä?", False),
        ("Yksi, kaksi", False),
        ("X" * 61, False),
    ],
)
def test_looks_like_label(words: str, expected: bool) -> None:
    assert looks_like_label(words) is expected


def test_a_space_divides_the_fields_of_a_form() -> None:
    text = "RANTA KUNTOON\nToteutusaika 1.1.2024–31.12.2025\nHallinnoija Simon Kehitys Oy\nRahoittaja Lapin liitto"
    layout = analyse(text)
    assert [(b.section, layout.of(b)) for b in layout.blocks if b.kind == "field"] == [
        ("period", "1.1.2024–31.12.2025"),
        ("implementer", "Simon Kehitys Oy"),
        ("funder", "Lapin liitto"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Hallinnoija Simon kunta",  # alone
        "Rooli Organisaatio Maa\nHakija Optima Suomi\nKumppani Praktik Viro\nKumppani Skolan Ruotsi",  # a table
        "Rahoittaja Kela on mukana.\nHakija Simo oli myös.",  # sentences
    ],
)
def test_other_lines_are_not_divided_by_a_space(text: str) -> None:
    assert not [b for b in analyse(text).blocks if b.kind == "field" and b.label and b.label.end + 1 == b.start]
