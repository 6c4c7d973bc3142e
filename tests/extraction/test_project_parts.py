"""Which of several projects on a page a goal or an outcome belongs to."""

import pytest
from spacy.language import Language

from hankenlp import extract
from hankenlp.documents import Goal, Outcome, ProjectDocument
from tests.extraction.project_pages import (
    BOARD,
    CHAPTERS,
    CLUB,
    FORMS,
    GRANTS,
    HEADINGS,
    LIST,
    MEMO,
    MINUTES,
    NEWS,
    ONE,
    ORDINALS,
    PROJECTS,
    PROSE,
    QUESTIONS,
    RECIPIENTS,
    RELEASE,
    SECTIONS,
    SHEET,
    STORY,
    SUBPROJECTS,
    YEAR,
)


@pytest.mark.parametrize(
    ("text", "projects"),
    [
        pytest.param(
            HEADINGS,
            {"saada nuoret": "Verkkopolku", "ohjaajien opas": "Verkkopolku", "häätöjä": "Kotipesä"},
            id="headings",
        ),
        pytest.param(
            FORMS,
            {
                "telakalle": "Satamasta työhön",
                "koulutusmalli": "Satamasta työhön",
                "Torniossa": "Satamasta työhön",
                "turvallinen matka": "Laiturilta kotiin",
                "pysäkkiä": "Laiturilta kotiin",
            },
            id="forms",
        ),
        pytest.param(
            PROSE,
            {
                "hakea apua": "Kynnys",
                "Perämeren rannat": "Ranta",
                "kaksitoista": "Ranta",
                "chat-palvelu": "Kynnys",
            },
            id="prose",
        ),
        pytest.param(
            CHAPTERS,
            {"ikäihmisiä": "Kylätalkkarit", "kymmenen nuorta": "Kylätalkkarit", "viisi savutupaa": "Savutuvat"},
            id="chapters",
        ),
        pytest.param(
            MINUTES,
            {"uimaranta": "Uimaranta kaikille", "palveluja": "Latukahvila", "kesäkahvila": "Latukahvila"},
            id="minutes",
        ),
        pytest.param(
            GRANTS,
            {
                "lukuintoa": None,
                "oma lukumummi": "Lukumummit",
                "runokirja": "Runo rappuun",
                "tarinaperinnettä": "Tarinatulet",
            },
            id="grants",
        ),
        pytest.param(LIST, {"miehiä": "Ankkuri", "pudokkaat": "Majakka", "opas": "Poiju"}, id="list"),
        pytest.param(
            SHEET,
            {"taimenen": "Puroista voimaa", "teatterin": "Kesäteatteri", "öljyn": "Hakeverkko"},
            id="sheet",
        ),
        pytest.param(
            SUBPROJECTS,
            {"omalla kielellään": None, "neuvolapalvelut": "Liikkuva neuvola", "jonojen": "Etäkuntoutus"},
            id="subprojects",
        ),
        pytest.param(NEWS, {"olohuone": "Talkootupa", "Elimyssalo": "Luontosilta"}, id="news"),
        pytest.param(
            STORY,
            {"uutta käyttöä": "Vanha mankeli", "esteetön sali": "Vanha mankeli", "kesäksi kotiin": "Raitti elää"},
            id="story",
        ),
        pytest.param(
            ORDINALS,
            {"iltavuorolaisten": "Valo", "melua": "Varjo", "naapuriapua": None},
            id="ordinals",
        ),
        pytest.param(
            SECTIONS,
            {
                "katoa": "Ponnari",
                "kynnystä": "Ponnari",
                "Sata nuorta": "Ponnari",
                "häädöt": "Kulma",
                "taloustaitoja": "Kulma",
                "kolmetoista": "Kulma",
            },
            id="sections",
        ),
        pytest.param(
            RECIPIENTS,
            {
                "laidunnus": "Rantaniityt auki",
                "taimen": "Purot virtaamaan",
                "hoito-opas": "Harjut hohtamaan",
                "luontokato": None,
            },
            id="recipients",
        ),
        pytest.param(
            CLUB,
            {"yksinäisyyden": "Juttutupa", "vertaisryhmää": "Juttutupa", "kauppaan": "Kyytiringit"},
            id="club",
        ),
        pytest.param(BOARD, {"päiväkotiin": "Taidekaari", "omatoimikirjastoa": "Kirjasto kylille"}, id="board"),
        pytest.param(
            RELEASE,
            {"pilottilaitos": "Vetyä Varkaudesta", "hukkalämpö": "Lämpöä datasta", "toimintamalli": "Lämpöä datasta"},
            id="release",
        ),
        pytest.param(
            PROJECTS,
            {"liikkumaan": "Sydänpolku", "suun terveyttä": "Suupielet ylös!", "hoitajia": "Suupielet ylös!"},
            id="projects",
        ),
        pytest.param(YEAR, {"kokoelmat": "Näkyväksi", "sata haastattelua": "Kuuluvaksi"}, id="year"),
        pytest.param(
            QUESTIONS,
            {"uupumusta": "Vire", "työuria": "Voima", "verkkovalmennus": "Vire", "valmentajaa": "Voima"},
            id="questions",
        ),
        pytest.param(MEMO, {"käyntejä": "Kotisairaala 24/7", "lääkäri": "Omalääkäri"}, id="memo"),
    ],
)
def test_each_statement_has_the_project_of_its_part(nlp: Language, text: str, projects: dict[str, str | None]) -> None:
    document = extract(text, nlp=nlp)
    assert {words: _project(document, words) for words in projects} == projects


def _project(document: ProjectDocument, words: str) -> str | None:
    """The project of the goal or outcome with these words; where there is none, the found ones."""
    items: list[Goal | Outcome] = [*document.goals, *document.outcomes]
    found = [item.project for item in items if words in " ".join(item.text.split())]
    return found[0] if found else f"not among {[item.text for item in items]}"


@pytest.mark.parametrize("text", ONE, ids=lambda text: " ".join(text.split()[:2]))
def test_a_page_about_one_project_says_no_project(nlp: Language, text: str) -> None:
    document = extract(text, nlp=nlp)
    assert document.goals
    assert {goal.project for goal in document.goals} == {None}
    assert {outcome.project for outcome in document.outcomes} <= {None}


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        (
            SECTIONS,
            {"katoa": "main", "kynnystä": "sub", "häädöt": "main", "taloustaitoja": "sub"},
        ),
        (CHAPTERS, {"ikäihmisiä": "main", "kymmenen nuorta": "sub", "viisi savutupaa": "main"}),
        (SHEET, {"taimenen": "main", "teatterin": "main", "öljyn": "main"}),
        (SUBPROJECTS, {"omalla kielellään": "main", "neuvolapalvelut": "sub", "jonojen": "sub"}),
        (NEWS, {"olohuone": "main", "Elimyssalo": "main"}),
    ],
)
def test_each_of_equal_projects_has_its_main_goal(nlp: Language, text: str, levels: dict[str, str]) -> None:
    goals = extract(text, nlp=nlp).goals
    found = {words: goal.level for words in levels for goal in goals if words in " ".join(goal.text.split())}
    assert found == levels


@pytest.mark.parametrize("text", [HEADINGS, FORMS, PROSE, NEWS, STORY, ORDINALS, SECTIONS, PROJECTS])
def test_a_page_about_two_projects_has_no_title_and_no_period(nlp: Language, text: str) -> None:
    document = extract(text, nlp=nlp)
    assert document.title is None
    assert document.period is None


@pytest.mark.parametrize(
    ("text", "goals"),
    [
        (
            (
                "Valo-hanke\n\nTavoitteet\nValo-hankkeen tavoitteena on, että jokaisella on paikka.\n\n"
                "Muita hankkeitamme\nVarjo-hanke: tavoitteena on tukea yrittäjyyttä\n"
            ),
            ["Valo-hankkeen tavoitteena on, että jokaisella on paikka"],
        ),
        (
            (
                "Ranta-hanke\n\nRanta-hankkeen tavoitteena on siistiä rannat. Purot kuntoon -hankkeen tavoitteena oli saada "
                "taimen takaisin.\n"
            ),
            ["Ranta-hankkeen tavoitteena on siistiä rannat"],
        ),
        (
            (
                "Ranta kuntoon\n\nRanta kuntoon -hankkeessa työskentelee viisi. Ranta kuntoon -hanketta rahoittaa STEA. "
                "Aiemman Purot-hankkeen tavoitteena oli ennallistaa purot. Hankkeen tavoitteena on siistiä rannat.\n"
            ),
            ["Hankkeen tavoitteena on siistiä rannat"],
        ),
        (
            (
                "Kynnykset kevyemmiksi\n\nKynnykset kevyemmiksi -hanke (KYKE) alkoi keväällä. KYKE-hankkeen tavoitteena oli "
                "lisätä nuorten osallisuutta koulussa.\n"
            ),
            ["KYKE-hankkeen tavoitteena oli lisätä nuorten osallisuutta koulussa"],
        ),
    ],
)
def test_goals_of_a_project_told_in_passing_are_none(nlp: Language, text: str, goals: list[str]) -> None:
    assert [goal.text for goal in extract(text, nlp=nlp).goals] == goals


def test_a_sheet_with_a_project_that_has_no_name(nlp: Language) -> None:
    rows = "".join(
        f"{i}\t{name}\tOulun kaupunki\tlisätä liikuntaa kylissä\n" for i, name in enumerate(("Silta", "Polku", "-"))
    )
    doc = extract(f"Nro\tHanke\tToteuttaja\tTavoite\n{rows}\nTavoitteena on lisätä työtä kylissä.\n", nlp=nlp)
    assert all(doc.text[goal.start : goal.end] == goal.text for goal in doc.goals)


def test_the_cells_of_a_row_are_read_once(nlp: Language) -> None:
    form = "Hakija Simon kunta Tila Käynnissä Hakemusnumero 95200 Kohderyhmä Nuoret Hankkeen nimi Uusi Aloituspäivämäärä 1.1.2012"
    text = (
        "Hanke\tTavoite\tTulos\tMuuta\n"
        f"Silta\tLisätä työtä kylissä\tSata työpaikkaa syntyi\t{form}\nRanta\tLisätä rantoja kylissä\tRanta syntyi\tx\n"
    )
    starts = [item.start for item in extract(text, nlp=nlp).outcomes]
    assert len(starts) == len(set(starts))
