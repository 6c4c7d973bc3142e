"""Texts in, the project's name out."""

import pytest
import spacy

import hankenlp.extraction  # noqa: F401  # registers the components
from hankenlp.documents import Title
from hankenlp.extraction.component import found
from hankenlp.extraction.titles import project_names
from hankenlp.layout import analyse

NLP = spacy.blank("fi")
NLP.add_pipe("hankenlp_title")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hankkeen nimi: Kynnys matalaksi\n", "Kynnys matalaksi"),
        ("Hankkeen nimi\nKynnys matalaksi\n", "Kynnys matalaksi"),
        ("Projektin nimi: Kynnys (KYN) 2010–2012", "Kynnys"),
        ("Projekti: S11482 Kynnys matalaksi", "Kynnys matalaksi"),
        ("Hankkeen nimi: Kynnys 2010–", "Kynnys"),
        ("Hankkeen nimi: Kynnys (2010)", "Kynnys"),
        ("Hankkeen nimi: Kynnys (1/2010 – 12/2012)", "Kynnys"),
        ("Hankkeen nimi: Työn etsintä vuosina 2010-2012", "Työn etsintä"),
        ("Hankkeen nimi: Saaristo 2030", "Saaristo 2030"),
        ("Etusivu > Hankkeet > Kynnys matalaksi\n\nKynnys matalaksi\n\nHanke alkoi.", "Kynnys matalaksi"),
        ("Lähellä kotona -hanke päättyi\n\nHanke oli hyvä.", "Lähellä kotona"),
        ("Tiedote 3.4.2010\n\nOulu on mukana Lähellä kotona -hankkeessa.", "Lähellä kotona"),
        ('Hakija: Simon kunta\nHanke "Navigator"', "Navigator"),
        ("LOPPURAPORTTI\n\nYHDESSÄ ENEMMÄN\n\nHanke alkoi.", "YHDESSÄ ENEMMÄN"),
        ("Kunnassa alkaa hanke nimeltä Kynnys matalaksi, jota STM rahoittaa.", "Kynnys matalaksi"),
        ("Oulun kaupunki\n\nTiedote\n\nKokous pidettiin.", None),
        ("Kokous pidettiin toukokuussa.", None),
        ("", None),
    ],
)
def test_title(text: str, expected: str | None) -> None:
    titles = found(NLP(text), "title", Title)
    assert [t.text for t in titles] == ([] if expected is None else [expected])
    assert all(text[t.start : t.end] == t.text for t in titles)


def test_a_page_about_several_projects_has_no_title() -> None:
    text = "".join(f"Hankkeen nimi: {name}\nRahoittaja: STM\n\n" for name in ("Kynnys", "Silta", "Polku"))
    assert found(NLP(text), "title", Title) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mukana on Lähellä kotona -hanke.", ["Lähellä kotona"]),
        ("Kynnys-hankkeessa ja Silta-projektissa opittiin.", ["Kynnys", "Silta"]),
        ("ESR-hanke ja EU-hanke", []),
        ("kehittämis-hanke", []),
        ("Uusi, Pieni silta -hanke", ["Pieni silta"]),
        ("Oulussa alkoi. Polku 2 -hanke", ["Polku 2"]),
        ("Hanke alkoi", []),
    ],
)
def test_names_that_hang_on_a_project_word(text: str, names: list[str]) -> None:
    found_names = list(project_names(analyse(text)))
    assert [n.text for n in found_names] == names
    assert all(text[n.start : n.end] == n.text for n in found_names)
