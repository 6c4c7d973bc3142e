"""Texts in, blocks out."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hankenlp.layout import Layout, analyse

PARTS = st.lists(
    st.one_of(
        st.text(max_size=10),
        st.sampled_from(
            [
                "\n", "\n\n", "\r\n", "\t", "   ", "\x0c", "\u2028", "\u3000", "\x1c", "\xa0", "- ", "1. ", "a) ", "• ", "| STM |", "Hankkeen nimi:",
                "Tavoitteet\n", "Rahoittaja ..... STM", "Alkaa   Päättyy\n1.8.2007   1.9.2009\n", "Yhteystiedot\n",
                "Hankkeen tavoitteena on", "lisätä osallisuutta,", "Menolaji Budjetti Toteutunut\nPalkat 10 000 9 000\n",
                "Etusivu > Hankkeet > Kynnys\n", "2.1 Kehitystyö\n", "Hanke alkoi.", "1) yksi, 2) kaksi", "null ", "12 (40)",
                "|a|b|c|\n", "Lausunto     puoltava\n", "A   ", "Kustannukset: 10 000 €", "hyvin-\nvointi", "x: y", ":", "?",
                "Projektikoodi S11482 Y-tunnus 12345 Hakijan nimi Simon kunta Toimintalinja 3 " * 4,
            ]
        ),
    ),
    max_size=16,
).map("".join)  # fmt: skip

Outline = list[tuple[str, str | None, str | None, str]]


def outline(text: str) -> Outline:
    layout = analyse(text)
    return [(b.kind, b.section, layout.label(b), layout.of(b)) for b in layout.blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rahoittaja: STM\nAlkaa: 1.8.2007\n",
            [("field", "funder", "Rahoittaja", "STM"), ("field", "start", "Alkaa", "1.8.2007")],
        ),
        ("Rahoittaja:\nSTM\n", [("heading", "funder", None, "Rahoittaja"), ("field", "funder", "Rahoittaja", "STM")]),
        (
            "| Rahoittaja | STM |\n| Alkaa | 1.8.2007 |\n",
            [("field", "funder", "Rahoittaja", "STM"), ("field", "start", "Alkaa", "1.8.2007")],
        ),
        (
            "Alkaa   Päättyy\n1.8.2007   1.9.2009\n",
            [("field", "start", "Alkaa", "1.8.2007"), ("field", "end", "Päättyy", "1.9.2009")],
        ),
        (
            "2.1 Hankkeen tavoitteet\n\n- lisätä osallisuutta,\n- luoda malli.\n",
            [
                ("heading", "goals", None, "Hankkeen tavoitteet"),
                ("item", "goals", None, "lisätä osallisuutta,"),
                ("item", "goals", None, "luoda malli."),
            ],
        ),
        (
            "Etusivu > Hankkeet > Kynnys\n\nKynnys-hanke\n\nHanke alkoi vuonna 2010 ja jatkuu vielä.\n",
            [
                ("chrome", None, None, "Etusivu > Hankkeet > Kynnys"),
                ("heading", None, None, "Kynnys-hanke"),
                ("paragraph", None, None, "Hanke alkoi vuonna 2010 ja jatkuu vielä."),
            ],
        ),
        (
            "Osatavoitteina on 1) saada tietoa, 2) luoda malli ja 3) poistaa esteitä.\n",
            [
                ("paragraph", None, None, "Osatavoitteina on"),
                ("item", None, None, "saada tietoa,"),
                ("item", None, None, "luoda malli ja"),
                ("item", None, None, "poistaa esteitä."),
            ],
        ),
        (
            "- lisätä alueen asukkaiden ja järjestöjen osallisuutta\n  ja yhteistyötä\n- luoda malli\n",
            [
                ("item", None, None, "lisätä alueen asukkaiden ja järjestöjen osallisuutta\n  ja yhteistyötä"),
                ("item", None, None, "luoda malli"),
            ],
        ),
        ("", []),
        (" \n\t\n", []),
    ],
)
def test_outline(text: str, expected: Outline) -> None:
    assert outline(text) == expected


def test_a_money_table_has_cells_under_headings() -> None:
    text = "Kustannukset\nMenolaji   Budjetti   Toteutunut\nPalkat   10 000   9 000\nMatkat   2 000   1 500\n"
    layout = analyse(text)
    rows = [
        (layout.label(b), [(head.of(text) if head else None, cell.of(text)) for head, cell in b.columns])
        for b in layout.blocks
        if b.kind == "row" and b.label
    ]
    assert rows == [
        ("Palkat", [("Budjetti", "10 000"), ("Toteutunut", "9 000")]),
        ("Matkat", [("Budjetti", "2 000"), ("Toteutunut", "1 500")]),
    ]


def test_a_wrapped_paragraph_is_one_block() -> None:
    text = (
        "Hankkeen tavoitteena on kehittää lasten ja nuorten palveluja siten, että\n"
        "perheet saavat apua oikeaan aikaan ja lähellä kotia. Toimintaan kutsutaan\n"
        "mukaan järjestöt ja seurakunnat, joiden kanssa on sovittu työnjaosta ja\n"
        "yhteisistä koulutuksista.\n\nToinen kappale on tässä.\n"
    )
    assert [shown for *_, shown in outline(text)] == [text.split("\n\n")[0], "Toinen kappale on tässä."]


def test_joins_are_the_places_where_a_word_is_broken() -> None:
    text = "Tavoitteena on hyvin-\n  vointi ja ESR-\nhanke"
    assert [join.of(text) for join in analyse(text).joins] == ["-\n  "]


def test_the_same_text_gives_the_same_layout() -> None:
    text = "Tavoitteet\n\n- lisätä osallisuutta\n"
    assert analyse(text) is analyse("".join(text))


@settings(max_examples=200, deadline=None)
@given(PARTS)
def test_blocks_are_ordered_apart_trimmed_and_inside(text: str) -> None:
    layout = analyse(text)
    position = 0
    for i, block in enumerate(layout.blocks):
        assert position <= block.start <= block.end <= len(text), block
        position = block.end
        assert layout.of(block) == layout.of(block).strip(), block
        assert block.start < block.end or block.kind == "field" and block.label, block
        for index in (block.heading, block.lead_in, block.parent):
            assert index is None or 0 <= index < i
        if block.label:
            assert 0 <= block.label.start < block.label.end <= len(text)
        assert all(block.start <= cell.start <= cell.end <= block.end for _, cell in block.columns)
        assert layout.at(block.start) in (block, None) or block.start == block.end
    assert len(layout.sentences) == len(layout.blocks)
    check_sentences(layout)


def check_sentences(layout: Layout) -> None:
    for block, sentences in zip(layout.blocks, layout.sentences, strict=True):
        position = block.start
        for sentence in sentences:
            assert position <= sentence.start < sentence.end <= block.end
            position = sentence.end


@pytest.mark.parametrize(
    "unit",
    ["a ", "(", "€ ", ". ", "- ", "1 ", " ", "\n", "a\n", "1. a\n", "x: y\n", "1) a ", "| a ", "Alkaa ", "A   b\n", "1 000 ",
     "Palkat 1 000\n", "Hakija ", "a:\n", "Tavoitteet\n", "?\n", "....", "\t", "Etusivu > "],
)  # fmt: skip
def test_time_is_linear(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        begin = time.process_time()
        analyse(text)
        return time.process_time() - begin

    small, large = seconds(20_000), seconds(80_000)
    assert large < max(1.0, 10 * small)


def test_many_short_fields_are_read_in_linear_time() -> None:
    def spent(count: int) -> float:
        start = time.process_time()
        analyse("Hallinnoija Simon kunta\nTila Käynnissä\nAlkaa 1.1.2012\n" * count)
        return time.process_time() - start

    analyse("Hallinnoija Simon kunta")
    assert min(spent(400) for _ in range(3)) < 6 * spent(100) + 0.5
