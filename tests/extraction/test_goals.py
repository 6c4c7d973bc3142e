"""Texts in, goals out: the sentence or item, its level, and what it stands under."""

import pytest

from hankenlp.documents import Goal
from hankenlp.extraction.component import found
from hankenlp.extraction.goals import has_cue, is_goal_lead
from tests.extraction.tags_in import pipeline

NLP = pipeline("hankenlp_goals")
OF_PROJECT = "\n\n© Hankerekisteri"
"""Ends each text: only a text about a project has goals."""

Row = tuple[str, str, str | None]


def goals(text: str) -> list[Row]:
    items = found(NLP(text + OF_PROJECT), "goals", Goal)
    assert all(text[g.start : g.end] == g.text for g in items)
    return [(g.level, g.text, g.group) for g in items]


def test_who_says_it_does_not_belong_to_the_goal() -> None:
    text = 'Seura hankkii valot. "Haluamme, että kuntoradalla on turvallista liikkua", sanoo johtaja Aino Alku.'
    assert [goal for _, goal, _ in goals(text)] == ['"Haluamme, että kuntoradalla on turvallista liikkua']


@pytest.mark.parametrize(
    "sentence",
    [
        "Hankkeen tavoitteena on lisätä nuorten osallisuutta",
        "Tarkoituksena on kehittää palveluja",
        "Hankkeen tarkoitus on kehittää palveluja",
        "Hankkeessa on tarkoitus parantaa palveluja",
        "Hanke pyrkii vähentämään yksinäisyyttä",
        "Hankkeessa pyritään vahvistamaan kylien elinvoimaa",
        "Hankkeella tavoitellaan parempia palveluja",
        "Hanke tähtää palvelujen parantamiseen",
        "Hankkeen avulla halutaan parantaa palveluja",
        "Tavoitteena oli, että joka kylässä on valokuitu",
        "Hankkeen keskeisenä pyrkimyksenä on parantaa palveluja",
        "Yksi hankkeen tavoitteista on parantaa palveluja",
        "Hankkeen ideana on tuoda palvelut kyliin",
        "Kaarnapolun ideana on tuoda palvelut kyliin",
        "Myös asukkaat halutaan tekijöiksi",
        "Yhdistys pyrkii hankkeella parantamaan palveluja",
    ],
)
def test_a_sentence_that_says_so_is_the_main_goal(sentence: str) -> None:
    assert goals(f"Hanke alkoi Oulussa. {sentence}. Se kestää kaksi vuotta.") == [("main", sentence, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Tavoitteet saavutettiin hyvin.",
        "Asiakkaan tavoitteet kirjataan suunnitelmaan.",
        "Kokouksen tavoitteena on päättää asioista.",
        "Hankkeen tavoitteiden toteutumista seurataan.",
        "Lautakunta hyväksyi määrärahan käyttötarkoituksen.",
        "Hanke alkoi.\n\nYhdistyksen tavoitteena on tukea omaishoitajia.",
        "Hanke alkoi.\n\nYhdistys pyrkii auttamaan omaisia.",
        "Tavoitteet\n\nHankkeen kohderyhmänä ovat nuoret.",
        "Tavoitteet\n\nHanketta koordinoi Simon kunta yhdessä Kemin kanssa.",
        "Tulokset\n\nTavoitteena ollut malli syntyi.",
        "Etusivu > Tavoitteet > Hankkeen tavoitteena on\n",
        "",
    ],
)
def test_no_goal(text: str) -> None:
    assert goals(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tavoitteet\n\n- lisätä nuorten osallisuutta,\n- luoda malli ja\n- juurruttaa malli.",
            [
                ("sub", "lisätä nuorten osallisuutta", "Tavoitteet"),
                ("sub", "luoda malli", "Tavoitteet"),
                ("sub", "juurruttaa malli", "Tavoitteet"),
            ],
        ),
        (
            "Hankkeen tavoitteet ovat:\n1) lisätä nuorten osallisuutta\n2) luoda uusi malli\n",
            [
                ("sub", "lisätä nuorten osallisuutta", "Hankkeen tavoitteet"),
                ("sub", "luoda uusi malli", "Hankkeen tavoitteet"),
            ],
        ),
        (
            "Päätavoite: Nuorten osallisuus kasvaa kunnissa.\nOsatavoitteet:\n- luodaan uusi malli\n- koulutetaan ohjaajat",
            [
                ("main", "Nuorten osallisuus kasvaa kunnissa", "Päätavoite"),
                ("sub", "luodaan uusi malli", "Osatavoitteet"),
                ("sub", "koulutetaan ohjaajat", "Osatavoitteet"),
            ],
        ),
        (
            "Tavoitteena on edistää hyvinvointia. Osatavoitteina on 1) saada tietoa, 2) luoda malli ja 3) poistaa esteitä.",
            [
                ("main", "Tavoitteena on edistää hyvinvointia", None),
                ("sub", "saada tietoa", "Osatavoitteina"),
                ("sub", "luoda malli", "Osatavoitteina"),
                ("sub", "poistaa esteitä", "Osatavoitteina"),
            ],
        ),
        (
            "Hankkeen tavoitteena on uudistaa perhepalvelut siten, että\n- perheet saavat apua\n- jonot lyhenevät\n",
            [
                ("main", "Hankkeen tavoitteena on uudistaa perhepalvelut siten, että", None),
                ("sub", "perheet saavat apua", None),
                ("sub", "jonot lyhenevät", None),
            ],
        ),
    ],
)
def test_lists(text: str, expected: list[Row]) -> None:
    assert goals(text) == expected


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Tavoitteena on luoda malli. Hankkeen päätavoitteena on lisätä osallisuutta.", ["sub", "main"]),
        ("Tavoitteena on luoda malli. Lisäksi tavoitteena on lisätä osallisuutta.", ["main", "sub"]),
        ("Tavoitteet\n\nNuoret osallistuvat päätöksiin. Kunnat kuulevat nuoria.", ["main", "sub"]),
        ("Tarkoitus on myös avata kauppa. Hankkeella pyritään luomaan malli.", ["sub", "main"]),
        ("Tavoitteet\n\nNuoret osallistuvat päätöksiin. Hankkeella halutaan avata kauppa.", ["sub", "main"]),
        ("Osatavoitteet\n\nNuoret osallistuvat päätöksiin. Kunnat kuulevat nuoria.", ["sub", "sub"]),
        (
            "Tavoitteet\n\nMaakunnan ohjelmassa tavoitellaan työpaikkojen syntymistä. Nuoret osallistuvat päätöksiin.",
            ["sub", "sub"],
        ),
        ("Kylään tarvitaan rahaa.\n\n– Hankkeen tavoitteena on avata kauppa, sanoo Aino.", ["main"]),
    ],
)
def test_levels(text: str, levels: list[str]) -> None:
    assert [level for level, *_ in goals(text)] == levels


def test_a_list_of_something_else_under_a_goal_heading() -> None:
    text = "Tavoitteet\n\nTavoitteena on luoda malli. Mukana ovat:\n- Oulun kaupunki\n- Simon kunta"
    assert [goal for _, goal, _ in goals(text)] == ["Tavoitteena on luoda malli"]


def test_a_goal_over_several_lines_keeps_them() -> None:
    text = "Hankkeen tavoitteena on lisätä alueen nuorten osallisuutta\nja hyvinvointia kunnissa.\n"
    assert [goal for _, goal, _ in goals(text)] == [text.rstrip(".\n")]


@pytest.mark.parametrize(
    ("text", "cue", "lead"),
    [
        ("Tavoitteena on", True, True),
        ("Tavoitteiden toteutumisen mittareita ovat", False, False),
        ("Hankkeessa järjestetään", False, False),
    ],
)
def test_cues(text: str, cue: bool, lead: bool) -> None:
    assert (has_cue(text), is_goal_lead(text)) == (cue, lead)


def test_the_first_column_of_a_table_of_goals() -> None:
    text = "Tavoite Mittari Toteutui\n1. Tuki havaitaan ajoissa Havaintolomake Osittain\n2. Huoltajat tietävät tuesta Kysely Ei\n"
    assert [goal for _, goal, _ in goals(text)] == ["Tuki havaitaan ajoissa", "Huoltajat tietävät tuesta"]


def test_an_own_cue_counts_under_another_label() -> None:
    text = "Kuvaus hankkeesta:\nMukana ovat kaikki alueen kunnat.\nHankkeen tavoitteena on luoda nuorille paikka.\nSe on auki iltaisin.\n"
    assert [goal for _, goal, _ in goals(text)] == ["Hankkeen tavoitteena on luoda nuorille paikka"]


@pytest.mark.parametrize(
    "text", ["Palvelut tähtäsivät kuntoutukseen, kertoo Aino.", "Kunnan muita tavoitteita, kuten määriä, ei seurattu."]
)
def test_other_goals(text: str) -> None:
    assert goals(text) == []


def test_hope_behind_a_goal() -> None:
    text = "Ajatuksena on ollut, ettei kukaan putoa. Samalla on määrä saada tiimit alueille. Väki oli innoissaan."
    found = [goal for _, goal, _ in goals(text)]
    assert found == ["Ajatuksena on ollut, ettei kukaan putoa", "Samalla on määrä saada tiimit alueille"]


def test_a_lead_that_carries_on() -> None:
    text = "Mitä me tällä haemme?\n\nHaluamme pitää kylän elossa. Ja kun kerran rakennetaan, niin samalla\n* säästetään lämmössä\n* saadaan väki liikkeelle"
    found = [goal for _, goal, _ in goals(text)]
    assert found == ["Haluamme pitää kylän elossa", "säästetään lämmössä", "saadaan väki liikkeelle"]


def test_under_a_heading_that_begins_with_the_background_a_cue_tells_goals() -> None:
    heading = "Lähtökohta, tavoitteet ja kohderyhmä"
    text = "Kylän kauppa lakkautettiin viime vuonna. Väki vähenee. Hankkeen tavoitteena on avata kyläkauppa."
    assert [goal for _, goal, _ in goals(f"{heading}\n\n{text}")] == ["Hankkeen tavoitteena on avata kyläkauppa"]
    listed = "Tausta ja tavoitteet\n\n* kyläkauppa avataan\n* kylätalo korjataan"
    assert [goal for _, goal, _ in goals(listed)] == ["kyläkauppa avataan", "kylätalo korjataan"]
