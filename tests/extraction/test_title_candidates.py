"""Texts in, candidates and their features out."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hankenlp.extraction.title_candidates import Candidate, candidates
from hankenlp.layout import analyse
from hankenlp.resources.models import weights

CORPUS = Path(__file__).parents[2] / "corpus"


def of(text: str) -> dict[str, Candidate]:
    layout = analyse(text)
    return {layout.text[c.start : c.end]: c for c in candidates(layout)}


def has(candidate: Candidate) -> set[str]:
    return {name for name, value in candidate.features.items() if value}


@pytest.mark.parametrize(
    ("text", "name", "features"),
    [
        ("Hankkeen nimi: Kynnys matalaksi\n", "Kynnys matalaksi", {"field"}),
        ("Etusivu > Hankkeet > Kynnys matalaksi\n\nKynnys matalaksi\n\nTyö alkoi.", "Kynnys matalaksi", {"crumb"}),
        ("A80412\n\nKynnys matalaksi\n\nTyö alkoi.", "Kynnys matalaksi", {"code", "heading"}),
        ("Lähellä etänäkin -hanke päättyi\n\nTyö alkoi.", "Lähellä etänäkin", {"part", "named", "named first"}),
        (
            "Riita poikki: sovittelu arkeen\n\nMukana on Riita poikki -hanke.",
            "Riita poikki: sovittelu arkeen",
            {"name and subtitle"},
        ),
        ("Loppuraportti: Kaksi kieltä, yksi piha\n\nTyö alkoi.", "Kaksi kieltä, yksi piha", {"whole"}),
        ("YHDESSÄ\n\nENEMMÄN\n\nTyö alkoi.", "YHDESSÄ\n\nENEMMÄN", {"joined", "capitals"}),
        ("Kajaanin kaupunki\n\nTyö alkoi.", "Kajaanin kaupunki", {"known body", "ends in a body"}),
        ("Avustus kuudelle hankkeelle\n\nKylätalo kuntoon\n\nTyö alkoi.", "Kylätalo kuntoon", {"announced"}),
        ("RANTA KUNTOON - alueellinen hanke kylien tueksi\n\nTyö alkoi.", "RANTA KUNTOON", {"part", "defined"}),
        ("Etusivu > Hankkeet\n\nRanta kuntoon\n\nTyö alkoi.", "Ranta kuntoon", {"under crumbs"}),
        ("Johtaja: Nyt auki – ”Hienoa”\n\nTyö alkoi.", "Johtaja: Nyt auki – ”Hienoa”", {"news"}),
        ("Järville 12 miljoonan potti\n\nTyö alkoi.", "Järville 12 miljoonan potti", {"news"}),
        ("Viljely\n\nTyö alkoi.", "Viljely", {"bare word"}),
    ],
)
def test_features(text: str, name: str, features: set[str]) -> None:
    assert features <= has(of(text)[name])


@pytest.mark.parametrize(
    "line", ["Tavoitteet", "LOPPURAPORTTI", "Lue myös", "12 §", "3.4.2010", "MjuDno-2020-94", "kuva.jpg", "FI SV EN"]
)
def test_what_is_never_a_candidate(line: str) -> None:
    assert of(f"{line}\n\nTyö alkoi kesällä, ja se päättyi syksyllä.") == {}


def test_a_quotation_is_no_name_by_itself() -> None:
    assert "Todella hienoa" not in of("Johtaja: Nyt auki – ”Todella hienoa”\n\nTyö alkoi.")
    assert "Ranta kuntoon" in of("Loppuraportti hankkeesta ”Ranta kuntoon”\n\nTyö alkoi.")


def test_a_button_is_no_trail() -> None:
    found = of("Simon kunta\n\nTyö alkoi kesällä, ja se päättyi syksyllä.\n\nSulje\n\nRanta kuntoon\n\nTyö alkoi.")
    assert "under crumbs" not in has(found["Ranta kuntoon"])


def test_a_name_and_its_hanke_are_one_candidate() -> None:
    found = of("Kylätuvalta kotiin -hanke\n\nKylätuvalta kotiin -hanke alkoi.")
    assert list(found) == ["Kylätuvalta kotiin -hanke"]


def test_every_feature_has_a_weight() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))]
    named = {name for text in texts for c in of(text).values() for name in c.features}
    assert len(texts) > 20 and named - set(weights("titles")) == {"field"}


@given(st.text(alphabet='AÄbhanket -–"”:.\n019§', max_size=150))
def test_candidates_have_extents_and_come_in_order(text: str) -> None:
    layout = analyse(text)
    found = candidates(layout)
    assert [(c.start, c.end) for c in found] == sorted((c.start, c.end) for c in found)
    assert all(0 <= c.start < c.end <= len(layout.text) for c in found)
    assert all(value >= 0.0 for c in found for value in c.features.values())
