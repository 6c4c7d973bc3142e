"""Which of several projects on a page a goal or an outcome belongs to."""

import pytest
from spacy.language import Language

from hankenlp import extract
from hankenlp.documents import Goal, Outcome, ProjectDocument

HEADINGS = """Kaksi hanketta Iisalmessa

Verkkopolku

Toteuttaja: Iisalmen kaupunki
Toteutusaika: 1.1.2021–31.12.2022
Hankkeen tavoitteena on saada nuoret takaisin opintoihin.
Hankkeen tuloksena syntyi ohjaajien opas.

Kotipesä

Toteuttaja: Iisalmen Asuntotoimi ry
Toteutusaika: 1.3.2021–31.8.2023
Hankkeella pyritään vähentämään häätöjä.

Lisätietoja
kehittämispäällikkö Anna Tikka, p. 040 123 4567
"""

FORMS = """Hankekortit 2022

Hankkeen nimi: Satamasta työhön
Hakija: Kemin kaupunki
Tavoitteet:
- työttömien polku telakalle
- uusi koulutusmalli
Tulokset:
- mallin käyttöönotto Torniossa

Hankkeen nimi: Laiturilta kotiin
Hakija: Tornion kaupunki
Tavoitteet:
- turvallinen matka laivalta keskustaan
Tulokset:
- kolme uutta pysäkkiä
"""

PROSE = """Kemin kaupunki on mukana kahdessa hankkeessa

Kynnys-hankkeen tavoitteena on madaltaa nuorten kynnystä hakea apua. Ranta-hanke puolestaan pyrkii
siistimään Perämeren rannat ennen vuotta 2025. Kynnys-hanketta rahoittaa STEA ja Ranta-hanketta ELY-keskus.

Ranta-hankkeen tuloksena on siivottu jo kaksitoista rantaa. Kynnys-hankkeen tuloksena on syntynyt chat-palvelu.
"""

CHAPTERS = """SAIMAAN KYLÄT RY
TOIMINTAKERTOMUS 2019

1 YLEISTÄ

Vuosi oli vilkas.

2 HANKKEET

2.1 Kylätalkkarit 2018–2020

Hankkeen tavoitteena on auttaa ikäihmisiä asumaan kotonaan. Lisäksi pyritään työllistämään kymmenen nuorta.

2.2 Savutuvat

Hankkeen tavoitteena oli kunnostaa viisi savutupaa. Tuvista on saatu kuntoon neljä.

3 TALOUS

Yhdistyksen talous oli vakaa.
"""

MINUTES = """Kunnanhallitus 14.3.2022

§ 41 Leader-hanke: Uimaranta kaikille
Hakija: Rautavaaran kyläyhdistys ry
Hankkeen tavoitteena on rakentaa esteetön uimaranta.
Päätös: Kunnanhallitus puoltaa hakemusta.

§ 42 Leader-hanke: Latukahvila
Hakija: Rautavaaran Hiihtoseura ry
Hankkeella pyritään tuomaan hiihtäjille palveluja. Tuloksena syntyy kesäkahvila.
Päätös: Kunnanhallitus puoltaa hakemusta.

§ 43 Kokouksen päättäminen
Puheenjohtaja päätti kokouksen kello 18.
"""

GRANTS = """Ministeriöltä 400 000 euroa neljälle hankkeelle

Ministeriö on myöntänyt avustusta neljälle hankkeelle. Avustuksilla halutaan lisätä nuorten lukuintoa.

– Porin kaupunki: Lukumummit, 120 000 euroa. Tavoitteena on, että jokaisella koululla on oma lukumummi.
– Salon kaupunki: Sanojen silta, 90 000 euroa
– Lukukeskus ry: Runo rappuun, 110 000 euroa. Hankkeessa syntyy runokirja taloyhtiöille.
– Sodankylän kunta: Tarinatulet, 80 000 euroa. Hanke pyrkii elvyttämään saamelaista tarinaperinnettä.

Hankkeet alkavat elokuussa.
"""

LIST = """Hankkeemme

Yhdistyksellä on käynnissä kolme hanketta:

- Ankkuri: hankkeen tavoitteena on tukea yksin asuvia miehiä
- Majakka: hankkeen tavoitteena on tavoittaa koulupudokkaat
- Poiju: hankkeen tuloksena syntyy vertaisryhmien opas
"""

SHEET = (
    "Hankeluettelo 2020\n\n"
    "Nro\tHanke\tHallinnoija\tRahoittaja\tKesto\tTavoite\n"
    "1\tPuroista voimaa\tNurmeksen kaupunki\tELY\t2019-2020\ttaimenen paluu Saramojoelle\n"
    "2\tKesäteatteri\tValtimon kylät ry\tLeader\t2020\tteatterin pito kylällä\n"
    "3\tHakeverkko\tLieksan kaupunki\tEAKR\t2018-2020\töljyn käytön lopettaminen kouluissa\n"
)

SUBPROJECTS = """Kotona Kainuussa

Kotona Kainuussa -hankkeen tavoitteena on, että ikäihminen saa palvelut omalla kielellään.

Osahanke 1: Liikkuva neuvola
Tavoite: neuvolapalvelut joka kylässä

Osahanke 2: Etäkuntoutus
Tavoite: kuntoutuksen jonojen lyhentäminen puoleen
"""

NEWS = """Kaksi uutta kylähanketta käynnistyi Kuhmossa

Kuhmossa alkoi tällä viikolla kaksi hanketta.

Talkootupa-hanke kunnostaa Lentiiran koulun. Hankkeen tavoitteena on saada kylälle yhteinen olohuone.

Kuhmon kaupungin Luontosilta-hankkeessa rakennetaan pitkospuita. Tavoitteena on avata Elimyssalo
pyörätuolilla kulkeville.

Molempia hankkeita rahoittaa Kainuun ELY-keskus.
"""

STORY = """Kaksi kylää, kaksi hanketta

Nilsiä: ensin talo

Nilsiässä avattiin kylätalo joulukuussa. Vanha mankeli oli perinteinen rakennushanke. Tavoitteena oli saada
koululle uutta käyttöä. Tuloksena syntyi esteetön sali.

Juankoski: ensin nuoret

Juankoskella lähdettiin toisesta päästä. Raitti elää -hankkeessa ei rakenneta mitään.
Hankkeen tarkoituksena on, että nuori voi jäädä kesäksi kotiin.
"""

ORDINALS = """Tampereella käynnistyi kaksi hanketta

Valo ja Varjo ovat Tampereen kaupungin uusia hankkeita. Valo-hankkeessa työskentelee kaksi ohjaajaa, Varjo-hankkeessa
kolme. Edellisen tavoitteena on tukea iltavuorolaisten perheitä. Jälkimmäinen pyrkii vähentämään melua. Molempien
hankkeiden tavoitteena on vahvistaa naapuriapua.
"""

SECTIONS = """Nuorten laituri ry > Hankkeet

Ponnari-hanke

Tavoitteet

Hankkeen päätavoitteena on, ettei yksikään opiskelija katoa. Lisäksi madalletaan kynnystä hakea apua.

Tulokset

Sata nuorta palasi opintoihin.

Kulma-hanke

Tavoitteet

Hankkeen tavoitteena on puolittaa nuorten häädöt. Lisäksi vahvistetaan taloustaitoja.

Tulokset

Häätöjä on saatu peruttua kolmetoista.
"""

RECIPIENTS = """Avustukset luonnonhoitoon

ELY-keskus on myöntänyt avustuksen kolmelle hankkeelle.

Rantaniityt auki, 128 000 euroa
Saaja: Simon kunta
Hankkeella pyritään palauttamaan laidunnus rantaniityille.

Purot virtaamaan, 54 000 euroa
Saaja: Iin kunta
Päämääränä on, että taimen nousee puroihin.

Harjut hohtamaan, 33 000 euroa
Saaja: Metsähallitus
Hankkeen tuloksena syntyy hoito-opas.

Avustus kattaa 80 prosenttia menoista. Avustusten tavoitteena on pysäyttää luontokato.
"""


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


ONE = [
    """\
Kynnys-hanke

Kynnys-hankkeen tavoitteena on tukea nuoria. Työ jatkaa Silta-hankkeessa luotua mallia. Tuloksena syntyi opas.
""",
    """\
Ranta kuntoon

Hanke tekee yhteistyötä Silta-hankkeen ja Polku-hankkeen kanssa.

Tavoitteet

Hankkeen tavoitteena on siivota rannat. Aiemman Purot-hankkeen tavoitteena oli ennallistaa purot.
""",
    """\
Hankkeen nimi: Kynnys
Hakija: Simon kunta
Tavoitteet:
- nuorten tuki

Liittyvät hankkeet
Silta-hanke: tavoitteena on kuntoutus
""",
    """\
Kotipesä 2020–2022

Vaihe 1: Selvitys

Tavoitteena on kartoittaa tarpeet.

Vaihe 2: Kokeilu

Tavoitteena on kokeilla mallia. Tuloksena syntyi opas.
""",
    """\
Työtä kylille -hanke

Työpaketti 1: Verkosto
Tavoite: kylien verkosto

Työpaketti 2: Koulutus
Tavoite: kylätoimijoiden osaaminen
""",
    """\
Loppuraportti: Saattaen kotiin

1 Tausta

Hanketta edelsi Kotiin ajoissa -hanke, jonka tavoitteena oli lyhentää hoitojaksoja.

2 Tavoitteet

Hankkeen tavoitteena oli turvata kotiutuminen.

3 Tulokset

Kotiutuminen nopeutui.
""",
    """\
Kunnanhallitus 1.2.2022

§ 5 Osallistuminen hankkeeseen Saimaan kutsukyyti
Hakija: Savonlinnan kaupunki
Hankkeen tavoitteena on parantaa joukkoliikennettä.

§ 6 Kokouksen päättäminen
Kokous päättyi.
""",
    """\
Verkkopolku

Pääsivu > Hankkeet > Verkkopolku

Hankkeen tavoitteena on kouluttaa ohjaajia.

Lue myös
Kotipesä-hanke
Satama-hanke
Laituri-hanke
""",
    """\
Kaupunki sai rahoituksen Valo-hankkeelle

Valo-hankkeen tavoitteena on tukea vuorotyötä tekeviä. Hanke on osa ohjelmaa, johon kuuluvat myös Varjo-hanke ja
Kaiku-hanke. Valo-hankkeessa palkataan kaksi ohjaajaa.
""",
    """\
Hankkeemme

Hankkeessa on kaksi ohjaajaa.

Hankkeen tavoitteena on tukea nuoria. Hankkeen tuloksena syntyi opas.
""",
]


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


@pytest.mark.parametrize("text", [HEADINGS, FORMS, PROSE, NEWS, STORY, ORDINALS, SECTIONS])
def test_a_page_about_two_projects_has_no_title_and_no_period(nlp: Language, text: str) -> None:
    document = extract(text, nlp=nlp)
    assert document.title is None
    assert document.period is None


@pytest.mark.parametrize(
    ("text", "goals"),
    [
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
