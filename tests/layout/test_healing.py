"""Damaged text in, readable text out, and every offset leads back."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hankenlp.layout.healing import heal, hyphen_breaks

DAMAGE = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(
            [
                "&amp;", "&nbsp;", "&#228;", "&#xD800;", "&tuntematon;", "<br/>", "<p class=x>", "</li>", "\u00ad",
                "\r\n", "\n", "- \n", "-\n", "\x0c", "\ud800", "\x00", "\u200f", "Ã¤", "â‚¬", "L O P P U", "1uoda ",
                "l2 000", "ltä-Lappi", "kehittä", "minen", "hank-\nkeen ", "ESR-\nhanke", " 3 (12) ", "EURA JÄRJESTELMÄ 3/9",
                "\n\n   Raportti      7\n\n", "alku- ja\nloppu", "seura@1oru.fi", " " * 1200, "a" * 1200, "\n" * 1200,
            ]
        ),
    ),
    max_size=14,
).map("".join)  # fmt: skip


@pytest.mark.parametrize(
    ("damaged", "healed"),
    [
        ("Ty&ouml;llisyys &amp; hyvinvointi", "Työllisyys & hyvinvointi"),
        ("20&nbsp;000 &euro;", "20\u00a0000 €"),
        ("A&#228;ni ja &#xE4;", "Aäni ja ä"),
        ("R&D; ja &tuntematon;", "R&D; ja &tuntematon;"),
        ("<p>Hanke <b>alkaa</b></p>", "Hanke alkaa"),
        ("5 < 6 ja <hanke>", "5 < 6 ja <hanke>"),
        ("työl\u00adlisyys", "työllisyys"),
        ("rivi\r\nrivi", "rivi\nrivi"),
        ("a\ud800b", "a\ufffdb"),
        ("a\x00b\x07c", "a b c"),
        ("\u202bHanke\u202c \u200f1", "Hanke 1"),
        ("pÃ¤Ã¤tÃ¶s â‚¬", "päätös €"),
        ("L O P P U R A P O R T T I", "LOPPURAPORTTI"),
        ("H A N K K E E N  N I M I", "HANKKEEN NIMI"),
        ("A B C", "A B C"),
        ("pyritään 1uomaan uutta", "pyritään luomaan uutta"),
        ("avustus l2 000 euroa", "avustus 12 000 euroa"),
        ("ltä-Lapin kunnat", "Itä-Lapin kunnat"),
        ("koti1@kunta.fi ja www.a1b.fi", "koti1@kunta.fi ja www.a1b.fi"),
        ("1krs, 1a ja 100kpl", "1krs, 1a ja 100kpl"),
        ("1kerroksinen talo", "1kerroksinen talo"),
        ("lvi-työt ja lkm-arvio", "lvi-työt ja lkm-arvio"),
        ("lhmisten ehdoilla", "Ihmisten ehdoilla"),
    ],
)
def test_characters(damaged: str, healed: str) -> None:
    assert heal(damaged).text == healed


@pytest.mark.parametrize(
    ("damaged", "healed"),
    [
        ("hyvin-\nvointi", "hyvinvointi"),
        ("hyvin-  \n   vointi", "hyvinvointi"),
        ("hyvin-\r\nvointi", "hyvinvointi"),
        ("ESR-\nhanke", "ESR-hanke"),
        ("Kaste-\nOhjelma", "Kaste-Ohjelma"),
        ("Pohjois-\nSuomen", "Pohjois-Suomen"),
        ("linja-\nauto", "linja-auto"),
        ("alku-\nja loppuvaihe", "alku-\nja loppuvaihe"),
        ("hanke 2010-\n2012", "hanke 2010-\n2012"),
        ("Lähellä kotona -\nhanke", "Lähellä kotona -hanke"),
        ("- yksi\n- kaksi", "- yksi\n- kaksi"),
    ],
)
def test_words_broken_over_lines(damaged: str, healed: str) -> None:
    assert heal(damaged).text == healed


def test_the_line_break_moves_behind_the_joined_word() -> None:
    damaged = "Hankkeen tavoitteena on kehit-\ntää uusia palveluja alueen asukkaille yhdessä heidän kanssaan\nja muuta"
    assert heal(damaged).text.split("\n")[0] == "Hankkeen tavoitteena on kehittää"


@pytest.mark.parametrize(
    "furniture",
    ["\n\n12 (40)\n\n", "\nHankeraportti          12\n", "\n\nSivu 3\n\n", "\n\n   - 4 -\n\n"],
)
def test_page_furniture_inside_a_sentence_is_taken_out(furniture: str) -> None:
    healed = heal(f"Tavoitteena on lisätä nuorten{furniture}osallisuutta kunnissa.")
    assert " ".join(healed.text.split()) == "Tavoitteena on lisätä nuorten osallisuutta kunnissa."


@pytest.mark.parametrize(
    "text",
    [
        "Mukana ovat\n\nOulu 12\n\nja Kemi.",
        "Hanke päättyy.\n\n12 (40)\n\nSeuraava luku",
        "Rahoitus jakautuu\n\nKunnan osuus on suuri, 20 %.\n\nja muuta",
    ],
)
def test_other_lines_inside_a_sentence_stay(text: str) -> None:
    assert heal(text).text == text


def test_a_text_without_damage_is_the_same_object() -> None:
    text = "Hankkeen tavoitteena on lisätä osallisuutta.\n\n- yksi\n- kaksi\n"
    healed = heal(text)
    assert healed.text is text and healed.source(3, 9) == (3, 9)


@pytest.mark.parametrize(
    ("damaged", "found", "source"),
    [
        ("Ty&ouml; alkaa", "Työ", "Ty&ouml;"),
        ("uusi hyvin-\nvointi alkaa", "hyvinvointi", "hyvin-\nvointi"),
        ("pÃ¤Ã¤tös", "päätös", "pÃ¤Ã¤tös"),
        ("L O P P U nyt", "LOPPU", "L O P P U"),
        ("työl\u00adlisyys nyt", "työllisyys", "työl\u00adlisyys"),
        ("r\r\nhyvin-\r\nvointi &amp; ilo", "hyvinvointi & ilo", "hyvin-\r\nvointi &amp; ilo"),
    ],
)
def test_source_leads_back(damaged: str, found: str, source: str) -> None:
    healed = heal(damaged)
    start = healed.text.index(found)
    begin, finish = healed.source(start, start + len(found))
    assert damaged[begin:finish] == source


def test_hyphen_breaks_say_what_to_write_instead() -> None:
    text = "kehit-\ntää ESR-\nhanke"
    assert [(text[start:end], new) for start, end, new in hyphen_breaks(text)] == [("-\n", ""), ("-\n", "-")]


@settings(max_examples=150, deadline=None)
@given(DAMAGE)
def test_every_span_leads_into_the_original(text: str) -> None:
    healed = heal(text)
    assert healed.original == text
    if healed.begin is None or healed.finish is None:
        assert healed.text == text
        return
    assert len(healed.begin) == len(healed.finish) == len(healed.text)
    positions = list(zip(healed.begin, healed.finish, strict=True))
    assert all(0 <= begin <= finish <= len(text) for begin, finish in positions)
    assert positions == sorted(positions)
    assert all(one[1] <= two[1] and (one[1] <= two[0] or one == two) for one, two in pairwise(positions))


@settings(max_examples=100, deadline=None)
@given(DAMAGE, st.data())
def test_a_span_of_the_healed_text_is_never_inside_out(text: str, data: st.DataObject) -> None:
    healed = heal(text)
    start = data.draw(st.integers(0, len(healed.text)))
    end = data.draw(st.integers(start, len(healed.text)))
    begin, finish = healed.source(start, end)
    assert 0 <= begin <= finish <= len(text)


@settings(max_examples=100, deadline=None)
@given(DAMAGE)
def test_a_healed_text_has_no_lone_surrogates_or_control_characters(text: str) -> None:
    healed = heal(text).text
    assert not any("\ud800" <= c <= "\udfff" or (c < " " and c not in "\t\n\r\x0b\x0c") for c in healed)


@pytest.mark.parametrize(
    "unit",
    ["-\n", "a-\n", "&", "&amp;", "<p ", "A ", "l", "1a", "a\n\n1\n\n", "Ã", "- ", "a1@", ",\n \n", "\ud800 ", "\f\n"],
)
def test_long_repetition_takes_little_time(unit: str) -> None:
    begin = time.process_time()
    heal(unit * (400_000 // len(unit)))
    assert time.process_time() - begin < 5
