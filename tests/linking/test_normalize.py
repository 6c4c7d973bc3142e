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
        ("Peruspalvelukuntayhtymä Kallio", "kallionperuspalvelukuntayhtyma"),
        ("Sosiaali- ja terveysjärjestöjen avustuskeskus (STEA)", "sosiaalijaterveysjarjestojenavustuskeskus"),
        ("Elinkeinoelämän keskusliitto EK", "elinkeinoelamankeskusliitto"),
        ("Suomen ylioppilaskuntien liitto SYL ry", "suomenylioppilaskuntienliitto"),
        ("Lapin liitto THL", "lapinliittothl"),
        ("Hauta- järven kylä", "hautajarvenkyla"),
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


@given(st.text(max_size=40))
def test_any_text_has_keys(name: str) -> None:
    assert normalize.skeleton(normalize.tidied(name)) == normalize.skeleton(name)
    assert isinstance(normalize.organization_key(name) + normalize.programme_key(name), str)
