"""The forms of a project's title."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hankenlp.linking.project_titles import forms, is_generic


@pytest.mark.parametrize(
    ("title", "full"),
    [
        ("Sillalla – yhdessä osallisuuteen", "sillallayhdessäosallisuuteen"),
        ("Kylätuvalta kotiin -hanke (2019–2021)", "kylätuvaltakotiin"),
        ("Loppuraportti: Kaksi tietä kotiin", "kaksitietäkotiin"),
        ("”Askel kerrallaan” -hanke", "askelkerrallaan"),
        ("Sisarena-hankkeelle", "sisarena"),
        ("LÄHELLÄ PERHETTÄ -HANKE", "lähelläperhettä"),
        ("Perhekeskusten vaikuttavuus (PEVA)", "perhekeskustenvaikuttavuus"),
        ("PEVA-hankkeen projektipäällikön valinta", "peva"),
        ("Kaksi kieltä, yksi piha", "kaksikieltäyksipiha"),
        ("Tyypin 2 diabeteksen ehkäisy", "tyypin2diabeteksenehkäisy"),
        ("Silta 55+", "silta55+"),
        ("Lähellä arkea -hanke Kainuussa", "lähelläarkeakainuussa"),
        ("OSPO2-hanke", "ospo"),
        ("ESR-hanke Kynnys kuntoon", "kynnyskuntoon"),
        ("Askel-hanke Kemissä", "askelkemissä"),
        ("”Yhdessä” – hanke", "yhdessä"),
        ("Hanke", "hanke"),
        ("Loppuraportti", "loppuraportti"),
    ],
)
def test_full_keys(title: str, full: str) -> None:
    assert forms(title).full == full


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("DigiKamu – digitukea kotiin", {"digikamu", "digitukeakotiin"}),
        ("Kynnys – ohjausta nuorille", {"kynnys"}),
        ("Perhekeskusten vaikuttavuus (PEVA)", {"peva"}),
        ("Nuorten oma talo (jäljempänä NOT)", {"not"}),
        ("Diabeteksen ehkäisy (SOKURI-hanke)", {"sokuri"}),
        ("Sanoista töihin – Från ord till arbete", {"sanoistatöihin", "frånordtillarbete"}),
        ("Kieli suuhun! Suomea telakalle", {"kielisuuhun", "suomeatelakalle"}),
        ("Hyvinvoinnin siltojen", {"hyvinvoinninsillat"}),
        ("Valohanke", {"valo"}),
        ("Kehittämishanke", set()),
        ("Nano-optiikan uudistaminen\nLyhenne  NAMIVA", {"namiva"}),
        ("Uomat kuntoon 2 (LUMO 2)", {"lumo"}),
        ("Lähellä etänäkin LEKSU", {"lähelläetänäkin", "leksu"}),
        ("Työpolku", set()),
    ],
)
def test_shorter_and_other_names(title: str, short: set[str]) -> None:
    assert forms(title).short == short


@pytest.mark.parametrize(
    ("title", "mark"),
    [
        ("Lasten Kaste II", {"phase": "2"}),
        ("Osallisuuden portaat 2 (OSPO2)", {"phase": "2", "short": {"ospo"}}),
        ("Perheet keskiössä Kainuussa", {"doubtful": {"pkk", "perheetkeskiössä"}}),
        ("Perheet keskiössä", {"doubtful": set()}),
        ("Lasten Kaste II -hankkeelle", {"phase": "2"}),
        ("Tuuliosaajat 2.0", {"phase": "2"}),
        ("Askel, 2. vaihe", {"phase": "2"}),
        ("Askel – toinen vaihe", {"phase": "2"}),
        ("Askel (vaihe III)", {"phase": "3"}),
        ("Sillalla II – yhdessä osallisuuteen", {"phase": "2"}),
        ("Aurinkoverkon jatkohanke", {"phase": "continuation", "full": "aurinkoverkko"}),
        ("Aurinkoverkko-esiselvitys", {"phase": "preliminary", "full": "aurinkoverkko"}),
        ("Aurinkoverkko – investointihanke", {"phase": "investment", "full": "aurinkoverkko"}),
        ("Lasten Kasteen Kainuun osahanke", {"part": "kainuu", "full": "lastenkaste"}),
        ("Lasten Kaste, Oulun seudun osahanke", {"part": "oulunseutu", "full": "lastenkaste"}),
        ("Lasten Kaste – osahanke: Kainuu", {"part": "kainuu", "full": "lastenkaste"}),
        ("Uusi Raide -projektin II vaihe", {"phase": "2", "full": "uusiraide"}),
        ("Asuntola-hankkeen esiselvitys", {"phase": "preliminary", "full": "asuntola"}),
        ("PaKaste2", {"phase": "2", "full": "pakaste"}),
        ("Aurinkoverkko II jatkohanke", {"phase": "2-continuation", "full": "aurinkoverkko"}),
        ("Hyvä ikä: Kainuun osio", {"part": "kainuu", "full": "hyväikä"}),
        ("Kainuun osahanke", {"part": "kainuu", "nameless": True}),
        ("Lämpöakku 2027", {"year": "2027", "full": "lämpöakku"}),
        ("Kesätyötä nuorille (2015)", {"year": "2015", "full": "kesätyötänuorille"}),
        ("Kesätyötä nuorille vuonna 2015", {"year": "2015", "full": "kesätyötänuorille"}),
        ("Kylätuvalta kotiin 2019–2021", {"year": "", "years": ("2019", "2021")}),
        ("Loppuraportti", {"nameless": True, "generic": True}),
    ],
)
def test_marks(title: str, mark: dict[str, Any]) -> None:
    said = forms(title)
    assert {name: getattr(said, name) for name in mark} == mark


@pytest.mark.parametrize(
    ("title", "generic"),
    [
        ("Nuorten työpajatoiminnan kehittäminen", True),
        ("LASTENSUOJELUN KEHITTÄMINEN", True),
        ("Lastensuojelun kehittäminen Kainuussa", False),
        ("Meri-Lapin turveyrittäjät", False),
        ("Perhekeskusten vaikuttavuus (PEVA)", False),
        ("DigiKamu", False),
    ],
)
def test_titles_that_anybody_may_give(title: str, generic: bool) -> None:
    assert forms(title).generic is generic


def test_no_words_are_generic() -> None:
    assert is_generic("")


@given(st.text(max_size=60))
def test_any_text_has_forms(title: str) -> None:
    said = forms(title)
    assert said.full not in said.short | said.doubtful
    assert forms(title) == said


def test_spans_of_years_never_run_backward() -> None:
    assert forms("Silta 1999–01").years == ("1999", "2001")
    assert forms("Silta 2019–03").years is None


def test_phases_in_roman_and_arabic_numbers_are_one() -> None:
    assert forms("Silta VII vaihe").phase == forms("Silta 7. vaihe").phase == "7"
