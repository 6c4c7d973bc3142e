"""Headings over blocks, lead-ins over items, items under items."""

import pytest

from hankenlp.layout import Block, Layout, analyse
from hankenlp.layout.structure import introduces


def block_of(layout: Layout, words: str) -> Block:
    (block,) = [b for b in layout.blocks if layout.of(b).startswith(words)]
    return block


def words_at(layout: Layout, index: int | None) -> str | None:
    return None if index is None else layout.of(layout.blocks[index])


@pytest.mark.parametrize(
    ("text", "words", "section"),
    [
        ("Tavoitteet\n\nLisätään osallisuutta.", "Lisätään", "goals"),
        ("Tavoitteet\n\nEka kappale on tässä.\n\nToka kappale on tässä.", "Toka", "goals"),
        ("Tavoitteet\n\nEka.\n\nTulokset\n\nMalli syntyi.", "Malli", "outcomes"),
        ("Tavoitteet\n\nEka kappale.\n\nMuuta kerrottavaa\n\nHanke alkoi hyvin.", "Hanke alkoi", None),
        ("Tavoitteet\n\nRahoittaja: STM\n\nLisätään osallisuutta.", "STM", "funder"),
        ("2 Tavoitteet\n\n2.1 Kunnissa\n\nLisätään osallisuutta.", "Lisätään", "goals"),
        ("2 Tavoitteet\n\n3 Kunnissa\n\nTapahtui paljon asioita.", "Tapahtui", None),
        ("Yhteystiedot\n\nProjektipäällikkö:\nAino Vesanen", "Aino", "manager"),
        ("Hankkeen nimi\nKynnys\n\nKuntien yhteinen hanke alkoi.", "Kuntien", None),
        (
            "Muut mukana\u00a0\u00a0\nTukitalo ry\nVaihe\u00a0\u00a0Päättynyt\nMuuta kerrottavaa on vielä.",
            "Tukitalo",
            "partner",
        ),
        (
            "Muut mukana\u00a0\u00a0\nTukitalo ry\nVaihe\u00a0\u00a0Päättynyt\nMuuta kerrottavaa on vielä.",
            "Muuta",
            None,
        ),
        ("Tavoite\u00a0\u00a0Tukea haetaan, jotta\n- omaiset jaksavat\n- koti riittää", "omaiset", "goals"),
    ],
)
def test_sections(text: str, words: str, section: str | None) -> None:
    assert block_of(analyse(text), words).section == section


def test_the_value_below_its_label_is_a_field() -> None:
    layout = analyse("Rahoittaja\nOulun lääninhallitus\n\nAlkaa\n1.8.2007\n")
    found = [(layout.label(b), layout.of(b)) for b in layout.blocks if b.kind == "field"]
    assert found == [("Rahoittaja", "Oulun lääninhallitus"), ("Alkaa", "1.8.2007")]


@pytest.mark.parametrize(
    ("text", "words", "lead"),
    [
        ("Kunnissa halutaan\n- lisätä osallisuutta\n- luoda malli", "luoda", "Kunnissa halutaan"),
        ("Kunnissa halutaan:\n\n- lisätä osallisuutta\n\n- luoda malli", "luoda", "Kunnissa halutaan:"),
        ("Tavoitteet:\n- lisätä osallisuutta\n- luoda malli", "luoda", None),
        ("Hanke alkoi vuonna 2010.\n- lisätä osallisuutta\n- luoda malli", "luoda", None),
        ("Hankkeessa halutaan:\nlisätä osallisuutta\nluoda malli", "luoda", "Hankkeessa halutaan:"),
    ],
)
def test_lead_ins(text: str, words: str, lead: str | None) -> None:
    layout = analyse(text)
    block = block_of(layout, words)
    assert block.kind == "item"
    assert words_at(layout, block.lead_in) == lead


def test_items_under_items() -> None:
    text = (
        "Kunnissa halutaan:\n1. lisätä osallisuutta\n  - kylissä\n  - kaupungeissa\n2. luoda malli\n  - opas\n\n"
        "Tuloksena on:\n- verkosto\n"
    )
    layout = analyse(text)
    items = [(layout.of(b), b.depth, words_at(layout, b.parent)) for b in layout.blocks if b.kind == "item"]
    assert items == [
        ("lisätä osallisuutta", 0, None),
        ("kylissä", 1, "lisätä osallisuutta"),
        ("kaupungeissa", 1, "lisätä osallisuutta"),
        ("luoda malli", 0, None),
        ("opas", 1, "luoda malli"),
        ("verkosto", 0, None),
    ]
    assert {words_at(layout, b.lead_in) for b in layout.blocks if b.kind == "item"} == {
        "Kunnissa halutaan:",
        "Tuloksena on:",
    }


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Tavoitteena on:", "paragraph", True),
        ("Tavoitteena on", "paragraph", True),
        ("Tavoitteena on.", "paragraph", False),
        ("Mitä?", "paragraph", False),
        ("Tavoitteet", "heading", False),
    ],
)
def test_introduces(text: str, kind: str, expected: bool) -> None:
    block = Block(kind="heading" if kind == "heading" else "paragraph", start=0, end=len(text))
    assert introduces(text, block) is expected
