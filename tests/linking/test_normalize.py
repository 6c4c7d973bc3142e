"""Keys of names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hankenlp.linking import normalize


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Eduro ry", "eduro"),
        ("Oy Vasso Ab", "vasso"),
        ("Diakonia-ammattikorkeakoulu Oy", "diakoniaammattikorkeakoulu"),
        ("Peruspalvelukuntayhtymä Kallio", "kallionperuspalvelukuntayhtymä"),
        ("Sosiaali- ja terveysjärjestöjen avustuskeskus (STEA)", "sosiaalijaterveysjärjestöjenavustuskeskus"),
        ("Elinkeinoelämän keskusliitto EK", "elinkeinoelämänkeskusliitto"),
        ("Suomen ylioppilaskuntien liitto SYL ry", "suomenylioppilaskuntienliitto"),
        ("Lapin liitto THL", "lapinliittothl"),
        ("Hauta- järven kylä", "hautajärvenkylä"),
        ("ry", "ry"),
    ],
)
def test_organizations(name: str, key: str) -> None:
    assert normalize.organization_key(name) == key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Kaste-ohjelma", "kaste"),
        ("tavoite 6 -ohjelma", "tavoite6"),
        ("Uudistuva ja osaava Suomi 2021–2027 -ohjelma", "uudistuvajaosaavasuomi"),
        ("Horisontti 2020", "horisontti2020"),
        ("Maaseutuohjelma", "maaseutuohjelma"),
    ],
)
def test_programmes(name: str, key: str) -> None:
    assert normalize.programme_key(name) == key


@pytest.mark.parametrize(
    ("title", "keys"),
    [
        ("Sillalla – yhdessä osallisuuteen", ("sillallayhdessäosallisuuteen", "sillalla")),
        ("Kylätuvalta kotiin -hanke (2019–2021)", ("kylätuvaltakotiin", "kylätuvaltakotiin")),
        ("Loppuraportti: Kaksi tietä kotiin", ("kaksitietäkotiin", "kaksitietäkotiin")),
        ("”Askel kerrallaan” -hanke", ("askelkerrallaan", "askelkerrallaan")),
        ("Hanke", ("hanke", "hanke")),
    ],
)
def test_projects(title: str, keys: tuple[str, str]) -> None:
    assert normalize.project_keys(title) == keys


@given(st.text(max_size=40))
def test_any_text_has_keys(name: str) -> None:
    assert normalize.skeleton(normalize.tidied(name)) == normalize.skeleton(name)
    assert all(isinstance(key, str) for key in normalize.project_keys(name))
    assert isinstance(normalize.organization_key(name) + normalize.programme_key(name), str)
