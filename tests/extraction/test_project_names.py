"""Texts in, the names that they give to projects out."""

import time

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from hankenlp.extraction.project_names import closed_compounds, cut, introduced_names, is_code, plain, project_names
from hankenlp.extraction.status import status_of
from hankenlp.extraction.title_candidates import candidates
from hankenlp.layout import analyse, heal

NLP = spacy.blank("fi")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mukana on Lähellä kotona -hanke.", ["Lähellä kotona"]),
        ("Kynnys-hankkeessa ja Silta-projektissa opittiin.", ["Kynnys", "Silta"]),
        ("ESR-hanke ja EU-hanke", []),
        ("ROHTU-hanke alkoi, ja ROHTU-hankkeessa opittiin.", ["ROHTU", "ROHTU"]),
        ("STEA-hanke alkoi, ja STEA-hankkeessa opittiin.", []),
        ("ROHTU-hanke alkoi.", []),
        ("kehittämis-hanke", []),
        ("Uusi, Pieni silta -hanke", ["Pieni silta"]),
        ("Oulussa alkoi. Polku 2 -hanke", ["Polku 2"]),
        ("Hanke alkoi", []),
        ("Tällä Leader-hanketuella rahoitetaan kyliä.", []),
        ("Mukana on Omalta kylältä Hämeessä -hanke.\n\nOmalta kylältä Hämeessä", ["Omalta kylältä Hämeessä"]),
        ("Mukana on Kotona -asumishanke.", ["Kotona"]),
    ],
)
def test_names_that_hang_on_a_project_word(text: str, names: list[str]) -> None:
    found_names = list(project_names(analyse(text)))
    assert [n.text for n in found_names] == names
    assert all(text[n.start : n.end] == n.text for n in found_names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('Hakija on mukana hankkeessa "Navigator".', [("quoted", "Navigator")]),
        ("Kunnassa alkaa hanke nimeltä Kynnys matalaksi, jota STM rahoittaa.", [("called", "Kynnys matalaksi")]),
        ("Avustus hankkeelle Saimaan kutsukyyti.", [("taken", "Saimaan kutsukyyti")]),
        ("Kynnys matalaksi on kolmivuotinen hanke.", [("defined", "Kynnys matalaksi")]),
        ("Siitä sai alkunsa Naapurin aurinko, kolmen kylän yhteinen hanke.", [("defined", "Naapurin aurinko")]),
        ("Hanke alkoi.", []),
    ],
)
def test_names_that_a_phrase_introduces(text: str, names: list[tuple[str, str]]) -> None:
    assert [(n.way, n.text) for n in introduced_names(analyse(text))] == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("S11482 Kynnys", "Kynnys"),
        ("Kynnys (KYN) 2010–2012", "Kynnys"),
        ("Kynnys 2030", "Kynnys 2030"),
        ("Kynnys, ", "Kynnys"),
        (" . ", None),
    ],
)
def test_cut(text: str, expected: str | None) -> None:
    extent = cut(text, 0, len(text))
    assert (text[slice(*extent)] if extent else None) == expected


def test_plain_and_codes() -> None:
    assert plain("S11482  KYNNYS\n(2010–2012)") == "kynnys"
    assert is_code(" A80412 ") and not is_code("A80412 Kynnys")


@given(st.text(alphabet='AÄbhanket -–"”:.\n019', max_size=120))
def test_names_stand_where_they_say(text: str) -> None:
    layout = analyse(text)
    for name in [*project_names(layout), *introduced_names(layout)]:
        assert name.text and layout.text[name.start : name.end] == name.text


@pytest.mark.parametrize(
    "line",
    [
        "Hankkeen nimi: Silta " + "2010-  " * 400 + "x",
        "Hankkeessa on tunniste " + "1" * 4000 + "x-hanke ja " + " " * 4000,
        "Työ jatkuu. Alkava " + "a" * 20_000 + " hanke",
        "HANKE -HANKE " * 2000,
        '"“' * 5000 + " -hanke",
    ],
    ids=["years", "digits", "letters", "heads", "quotes"],
)
def test_long_lines_take_little_time(line: str) -> None:
    begin = time.process_time()
    cut(line, 0, len(line))
    layout = analyse(heal(line).text)
    for find in (project_names, introduced_names, closed_compounds, candidates):
        list(find(layout))
    status_of(NLP.make_doc(layout.text))
    assert time.process_time() - begin < 5
