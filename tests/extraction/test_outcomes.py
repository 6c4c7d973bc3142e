"""Texts in, outcomes out: expected or achieved, result, benefit or practice."""

import pytest
from spacy.language import Language

import hankenlp
from hankenlp.documents import Outcome
from hankenlp.extraction.component import found
from tests.extraction.tags_in import needs_a_good_tagger, pipeline

NLP = pipeline("hankenlp_outcomes")
OF_PROJECT = "\n\n© Hankerekisteri"
"""Ends each text: only a text about a project has outcomes."""


def outcomes(text: str) -> list[tuple[str, str, str]]:
    items = found(NLP(text + OF_PROJECT), "outcomes", Outcome)
    assert all(text[o.start : o.end] == o.text for o in items)
    return [(o.status, o.kind, o.text) for o in items]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Hankkeen tuloksena syntyi uusi toimintamalli", "achieved"),
        ("Hankkeen tuloksena on syntynyt uusi toimintamalli", "achieved"),
        ("Hankkeen ansiosta kylään saatiin valokuitu", "achieved"),
        ("Hankkeessa luotiin malli perhetyöhön", "achieved"),
        ("Hankkeen tuloksena syntyy uusi toimintamalli", "expected"),
        ("Hankkeen odotetaan lisäävän työpaikkoja", "expected"),
        ("Hankkeen päättyessä malli on käytössä kaikissa kunnissa", "expected"),
    ],
)
def test_a_sentence_that_says_so(sentence: str, status: str) -> None:
    assert outcomes(f"Kunnat ovat mukana. {sentence}.") == [(status, "result", sentence)]


@pytest.mark.parametrize(
    "text",
    [
        "Tulosten mukaan yksinäisyys on yleistä.",
        "Hankkeen tavoitteena on lisätä osallisuutta.",
        "Tulokset\n\nHankkeen rahoitti STM.",
        "Tulokset\n\nTuloksia esiteltiin seminaarissa toukokuussa.",
        "Tulokset\n\nTulosten raportointi tapahtuu puolivuosittain.",
        "Tulokset\n\nHankkeen tuloksista tiedotetaan verkossa.",
        "Tavoitteena on:\n- malli syntyy\n- verkosto luotiin",
        "",
    ],
)
def test_no_outcome(text: str) -> None:
    assert outcomes(text) == []


@pytest.mark.parametrize(
    ("heading", "status", "kind"),
    [
        ("Tulokset", "achieved", "result"),
        ("Odotetut tulokset", "expected", "result"),
        ("Tulokset ja vaikuttavuus", "achieved", "result"),
        ("Hyvät käytännöt", "achieved", "practice"),
        ("Vaikuttavuus", "expected", "benefit"),
        ("Odotetut tulokset ja vaikutukset", "expected", "result"),
        ("Saavutetut hyödyt", "achieved", "benefit"),
    ],
)
def test_the_heading_gives_status_and_kind(heading: str, status: str, kind: str) -> None:
    text = f"{heading}\n\n- perhetyön uusi parityömalli,\n- verkosto ja\n- opas."
    assert outcomes(text) == [
        (status, kind, "perhetyön uusi parityömalli"),
        (status, kind, "verkosto"),
        (status, kind, "opas"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tulokset\n\nPerheneuvola valmistuu keväällä 2012.", "expected"),
        ("Odotetut tulokset\n\nMalli on käytössä kunnissa.", "expected"),
        ("Tulokset\n\nMallista syntyi opas, joka julkaistaan keväällä.", "achieved"),
        ("Tila: Käynnissä\n\nHyödyt\n\n- säästöjä kunnille", "expected"),
        ("Tila: Päättynyt\n\nHyödyt\n\n- säästöjä kunnille", "achieved"),
        ("Tulokset\n\nToukokuun loppuun mennessä on saatu valmiiksi opas.", "achieved"),
        ("Tila: Suunnitteilla\n\nTulokset\n\nToukokuun loppuun mennessä on saatu valmiiksi opas.", "expected"),
        ("Tulokset\n\nPilotin arvioidaan pienentävän kouluruoan hävikkiä.", "expected"),
    ],
)
def test_status_by_tense_and_project(text: str, expected: str) -> None:
    assert [status for status, *_ in outcomes(text)] == [expected]


def test_a_label_of_effects_gives_the_kind() -> None:
    text = "Tulokset\n\nTalousvaikutukset: kunnille syntyi säästöjä.\n"
    assert [kind for _, kind, _ in outcomes(text)] == ["benefit"]


def test_what_follows_an_outcome_sentence_goes_on() -> None:
    text = "Hankkeessa luotiin malli. Mallia käytetään nyt viidessä kunnassa. Hanketta rahoitti STM."
    assert [found for *_, found in outcomes(text)] == [
        "Hankkeessa luotiin malli",
        "Mallia käytetään nyt viidessä kunnassa",
    ]


def test_who_answers_for_it_and_how_long_it_lasts_end_the_outcomes() -> None:
    for end in ("Hankkeen vastuuhenkilönä toimii Aino Alku.", "Hanke kestää kolme vuotta."):
        assert len(outcomes("Hankkeessa luotiin malli. " + end)) == 1


def test_a_bare_lead_in_is_no_outcome() -> None:
    text = "Hankkeen tuloksena syntyi:\n- uusi malli\n- opas perheille\n"
    assert [found for *_, found in outcomes(text)] == ["uusi malli", "opas perheille"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hanke etenee. Mitä tähän mennessä on syntynyt? Ainakin uusi ääniteos koululle.", ["Ainakin uusi ääniteos koululle"]),
        ("Tausta\n\nKustannusten odotetaan nousevan lain myötä.", []),
        ("312 asiakasta on saanut oman koordinaattorin.", ["312 asiakasta on saanut oman koordinaattorin"]),
        ("Tiimi jäi pysyväksi osaksi palvelua.", ["Tiimi jäi pysyväksi osaksi palvelua"]),
        ("Valtion tuen arvioidaan jäävän pieneksi.", []),
        ("Tulokset\n\nMalli on käytössä kaikissa kunnissa.\nLähde: EURA-tietopalvelu, poiminta maanantaina", ["Malli on käytössä kaikissa kunnissa"]),
    ],
)  # fmt: skip
def test_what_is_one(text: str, found: list[str]) -> None:
    assert [outcome for _, _, outcome in outcomes(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tulokset\n\nToimintaohje otetaan käyttöön koko maassa.", [("expected", "Toimintaohje otetaan käyttöön koko maassa")]),
        ("Tulokset\n\nToimintaohje otettiin käyttöön koko maassa.", [("achieved", "Toimintaohje otettiin käyttöön koko maassa")]),
        ("Tulokset\n\nKunnilta säästyisi rahaa.", [("expected", "Kunnilta säästyisi rahaa")]),
        pytest.param(
            "Vinkkejä\n\nHyväksi käytännöksi on havaittu rauha. Varaa tila, jossa on ovi.", [("achieved", "Hyväksi käytännöksi on havaittu rauha")],
            marks=needs_a_good_tagger("the imperative *varaa*"),
        ),
    ],
)  # fmt: skip
def test_with_tags(nlp: Language, text: str, found: list[tuple[str, str]]) -> None:
    assert [(o.status, o.text) for o in hankenlp.extract(text + OF_PROJECT, nlp=nlp).outcomes] == found
