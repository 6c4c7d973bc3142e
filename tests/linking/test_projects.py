"""What a document says of its project, and which documents speak of one."""

import random
from collections.abc import Sequence
from dataclasses import replace
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hankenlp import Corpus
from hankenlp.documents import Period, ProjectDocument
from hankenlp.linking.cluster import Groups
from hankenlp.linking.identifiers import body_mark
from hankenlp.linking.known import packaged
from hankenlp.linking.project_codes import codes
from hankenlp.linking.project_joins import joins
from hankenlp.linking.project_titles import forms
from hankenlp.linking.projects import Project, discriminator, read
from tests.linking.samples import document

KEYS = {("organization", name): f"org/{name[:4].lower()}" for name in ("Kemin kaupunki", "Salon kaupunki")} | {
    ("organization", "Hyvinvointipalvelut"): "organization:hyvinvointipalvelut@d",
    ("organization", "Lapin yliopiston kirjasto"): "organization:org/lapin-yliopisto|kirjasto",
    ("organization", "STM"): "org/stm",
}


def _read(text: str, title: str, **fields: Any) -> Project:
    project = read(document("d", text, title=title, **fields), KEYS, KEYS, packaged())
    assert project
    return project


def _body(name: str, *roles: str) -> dict[str, Any]:
    return {"text": name, "roles": roles}


def test_a_document_without_a_title_says_nothing() -> None:
    assert read(document("d", "Kemin kaupunki"), {}, {}, packaged()) is None


def test_carriers_are_bodies_that_mean_something_elsewhere_and_their_wholes_are_named_too() -> None:
    names = ["Kemin kaupunki", "Lapin yliopiston kirjasto", "Hyvinvointipalvelut"]
    carriers = [_body(name, "implementer") for name in names]
    others = [_body("Salon kaupunki", "partner"), _body("STM", "funder")]
    project = _read(" ".join([*KEYS_NAMES, "Askel"]), "Askel", organizations=[*carriers, *others])
    unit = "organization:org/lapin-yliopisto|kirjasto"
    assert project.carriers == {"org/kemi", unit}
    assert project.bodies == {"org/kemi", unit, "org/lapin-yliopisto", "org/salo"}


KEYS_NAMES = [name for _, name in KEYS]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Askel\nHankekoodi: S21345", {("official", "S21345")}),
        ("Projektikoodi A31485 Projektin nimi Askel", {("official", "A31485")}),
        ("Askel\nHankkeen tunnus on s21345.", {("official", "S21345")}),
        ("Askel\nProjektkod\nS21345", {("official", "S21345")}),
        ("Askel\nHankenumero: 128844", {("999999", "128844")}),
        ("Askel\nHankenumero: STM012:00/2020", {("STM999", "STM012")}),
        ("Askel-hanke (S21345) alkoi.", {("official", "S21345")}),
        ("Askel-hanke (Askeleita arkeen ja töihin Kemissä, S21345) alkoi.", {("official", "S21345")}),
        ("Askel-hanke seuraa Polku-hanketta (S21345).", set()),
        ("Askel on jatkoa aiemmalle työlle (S21345).", set()),
        ("S21345 Askel\nHankekoodi: S99999", {("official", "S21345")}),
        ("Askel\nDnro 214/02.05.01/2016", {("file", "214/02.05.01/2016")}),
        ("Askel\nDnro 3.4.2016", set()),
        ("Askel\nHankenumero: 2016", set()),
        ("Askel on jatkoa hankkeelle, jonka hankekoodi on S21345.", set()),
        ("Askel\nEdeltävän hankkeen hankekoodi: S20001\nHankekoodi: S21345", {("official", "S21345")}),
        ("Askel\nTilaus S21345 lähti.", set()),
        ("Askel (hanke 300123)", {("999999", "300123")}),
        ("Askel-hanke (ESR, projektinro 300123) alkoi.", {("999999", "300123")}),
        ("Askel (hanke 300123)\nHankenumero: 300999\n", {("999999", "300123")}),
        ("Askel (hanke 300123)\nHankekoodi: S21345\n", {("999999", "300123"), ("official", "S21345")}),
        ("Askel (hanke 2016)", set()),
        ("Askel (hanke 2016–2018)", set()),
        ("Askel on Polun (hanke 300123) jatkoa.", set()),
    ],
)
def test_codes(text: str, found: set[tuple[str, str]]) -> None:
    title = document("d", text, title="Askel").title
    assert title and codes(text, title) == found


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Askel eteenpäin (S10001)", {("official", "S10001")}),
        ("S10001 Askel eteenpäin", {("official", "S10001")}),
        ("Virta (hanke 300123)", {("999999", "300123")}),
        ("Virta (hankenumero: 300123, ESR)", {("999999", "300123")}),
        ("Virta [projekti nro 300123]", {("999999", "300123")}),
        ("Virta (hanke 2016)", set()),
        ("Virta, jatkoa hankkeelle S10001", set()),
        ("Virta (15 hanketta)", set()),
    ],
)
def test_codes_in_the_title(title: str, found: set[tuple[str, str]]) -> None:
    named = document("d", f"{title}\nHanke alkoi.", title=title).title
    assert named and codes(f"{title}\nHanke alkoi.", named) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Askel eteenpäin (S10001)", "Askel eteenpäin (S10002)"),
        ("Valtaväylä (hanke 300123)", "Valtaväylä (hanke 300124)"),
    ],
)
def test_projects_of_one_name_with_codes_of_their_own_are_two(one: str, other: str) -> None:
    ids = [
        each.title.entity_id
        for each in Corpus([document(name, name, title=name) for name in (one, other, f"{one} ")]).documents
        if each.title
    ]
    assert ids[0] == ids[2] != ids[1]


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        ("Nuorten oma talo, jäljempänä NOT, alkoi.", "Nuorten oma talo", "not"),
        ("Nuorten oma talo -hanke (NOT) alkoi.", "Nuorten oma talo", "not"),
        ("Hankkeen nimi: Nuorten oma talo\nLyhenne: NOT\n", "Nuorten oma talo", "not"),
        (
            "Nuorten oma talo (ESR)\nHankkeen nimi englanniksi: House of the Young\n",
            "Nuorten oma talo",
            "houseoftheyoung",
        ),
    ],
)
def test_names_that_the_text_declares(text: str, title: str, name: str) -> None:
    assert name in _read(text, title).short


def test_who_pays_is_no_name_of_the_project() -> None:
    assert not _read("Nuorten oma talo (ESR) alkoi.", "Nuorten oma talo").short
    assert not _read("Nuorten oma talo (ESR)", "Nuorten oma talo (ESR)").short


@pytest.mark.parametrize(
    ("text", "title", "years"),
    [
        ("Kesätyötä nuorille (2015)", "Kesätyötä nuorille", {"2015"}),
        ("Kesätyötä nuorille vuonna 2015\nHakija", "Kesätyötä nuorille", {"2015"}),
        ("Kesätyötä nuorille alkoi 2015", "Kesätyötä nuorille", set()),
    ],
)
def test_a_year_behind_the_title(text: str, title: str, years: set[str]) -> None:
    assert _read(text, title).years == years


def test_years_in_the_title_are_the_period_where_the_document_gives_none() -> None:
    project = _read("Kylätuvalta kotiin 2019–2021", "Kylätuvalta kotiin")
    assert (project.start, project.end) == ("2019-01-01", "2021-12-31")
    given_ = Period(edtf="2020/2021", start="2020-01-01", end="2021-12-31")
    assert _read("Kylätuvalta kotiin 2019–2021", "Kylätuvalta kotiin", period=given_).start == "2020-01-01"


def project(id_: str, title: str, *, carrier: str = "", code: str = "", years: str = "") -> Project:
    """A project as a document may tell it, its years as ``2016-2018``."""
    said = forms(title)
    start, _, end = years.partition("-")
    return Project(
        key=f"project:{said.full}@{id_}",
        title=title,
        names=frozenset([said.name]),
        full=frozenset([said.full]),
        short=said.short,
        acronyms=said.acronyms,
        doubtful=said.doubtful,
        slips=said.slips,
        phase=said.phase,
        part=said.part,
        years=frozenset([said.year] if said.year else []),
        codes=frozenset([("official", code)] if code else []),
        carriers=frozenset([carrier] if carrier else []),
        marks=frozenset([body_mark(carrier, "")] if carrier else []),
        bodies=frozenset([carrier] if carrier else []),
        start=f"{start}-01-01" if start else None,
        end=f"{end}-12-31" if end else None,
        generic=said.generic,
        nameless=said.nameless,
    )


def partition(projects: Sequence[Project]) -> set[frozenset[str]]:
    """The keys that are one."""
    groups = Groups()
    for join in joins(projects, packaged()):
        groups.union(join.one, join.other)
    by_root: dict[str, set[str]] = {}
    for each in projects:
        by_root.setdefault(groups.root(each.key), set()).add(each.key)
    return {frozenset(keys) for keys in by_root.values()}


def joined(*projects: Project) -> list[str]:
    """For each project the number of its group, by first appearance: ``001`` for two that are one, and another."""
    groups = list(partition(projects))
    seen: list[frozenset[str]] = []
    for each in projects:
        group = next(group for group in groups if each.key in group)
        seen += [] if group in seen else [group]
    return ["".join(str(next(n for n, group in enumerate(seen) if each.key in group)) for each in projects)]


@pytest.mark.parametrize(
    ("said", "groups"),
    [
        # a short form joins where all longer titles agree
        ([("Kaaripolku – alkuopetus", {}), ("Kaaripolku", {})], "00"),
        ([("Kaaripolku – alkuopetus", {}), ("Kaaripolku – sillat", {}), ("Kaaripolku", {})], "012"),
        # or where a carrier picks one
        (
            [
                ("Kaaripolku – alkuopetus", {"carrier": "a"}),
                ("Kaaripolku – sillat", {"carrier": "b"}),
                ("Kaaripolku", {"carrier": "b"}),
            ],
            "011",
        ),
        # two longer titles are one only with one carrier, period and subject
        (
            [
                ("Kaaripolku – joustava alkuopetus", {"carrier": "a", "years": "2010-2011"}),
                ("Kaaripolku – joustavaa oppimista", {"carrier": "a", "years": "2010-2011"}),
                ("Kaaripolku – kävelysillat", {"carrier": "a", "years": "2010-2011"}),
            ],
            "012",
        ),
        (
            [
                ("Kaaripolku – joustava alkuopetus", {"carrier": "a", "years": "2010-2011"}),
                ("Kaaripolku – joustavaa oppimista", {"carrier": "a", "years": "2010-2011"}),
            ],
            "00",
        ),
        # initials need evidence
        ([("Nuorten oma talo", {}), ("NOT", {})], "01"),
        ([("Nuorten oma talo", {"carrier": "a"}), ("NOT", {"carrier": "a"})], "00"),
        ([("Nuorten oma talo", {"carrier": "a"}), ("NOT", {"carrier": "b"})], "01"),
        (
            [
                ("Nuorten oma talo", {"carrier": "a"}),
                ("Nurmon omat taimet", {"carrier": "a"}),
                ("NOT", {"carrier": "a"}),
            ],
            "012",
        ),
        # a code joins any titles, unless it is miscopied
        ([("Rantatalo", {"code": "S1"}), ("Strandhuset", {"code": "S1"})], "00"),
        ([("Rantatalo", {"code": "S1", "carrier": "a"}), ("Aamukahvi", {"code": "S1", "carrier": "b"})], "01"),
        ([("Rantatalo, Kotkan osahanke", {"code": "S1"}), ("Rantatalo", {"code": "S1"})], "01"),
        # codes, years, periods and carriers part
        ([("Rantatalo", {"code": "S1"}), ("Rantatalo", {"code": "S2"})], "01"),
        ([("Rantatalo 2015", {}), ("Rantatalo 2016", {})], "01"),
        ([("Rantatalo", {"years": "2010-2011"}), ("Rantatalo", {"years": "2013-2014"})], "01"),
        ([("Rantatalo", {"years": "2010-2011"}), ("Rantatalo", {"years": "2012-2013"})], "00"),
        ([("Rantatalo", {"carrier": "a"}), ("Rantatalo", {"carrier": "b"})], "01"),
        ([("Rantatalo Kotkassa", {"carrier": "a"}), ("Rantatalo Kotkassa", {"carrier": "b"})], "00"),
        # what nothing picks stays alone
        ([("Rantatalo", {"code": "S1"}), ("Rantatalo", {"code": "S2"}), ("Rantatalo", {})], "012"),
        (
            [
                ("Rantatalo", {"carrier": "a", "years": "2010-2011"}),
                ("Rantatalo", {"carrier": "a", "years": "2015-2016"}),
                ("Rantatalo", {"carrier": "a", "years": "2015-2016"}),
                ("Rantatalo", {"carrier": "b", "years": "2015-2016"}),
            ],
            "0112",
        ),
        ([("Rantatalo 2015", {"carrier": "a"})] * 2 + [("Rantatalo 2016", {"carrier": "a"})] * 2, "0011"),
        # a first phase without its mark
        ([("Rantatalo", {}), ("Rantatalo I", {})], "01"),
        ([("Rantatalo", {"carrier": "a"}), ("Rantatalo I", {"carrier": "a"})], "00"),
        # titles that name nothing
        ([("Loppuraportti", {}), ("Loppuraportti", {})], "01"),
        # slips
        ([("Aamukahvi yhdessä kylällä", {}), ("Aamukahvi yhdesä kylällä", {})], "00"),
        ([("Aamukahvila", {}), ("Aamukahhvila", {})], "01"),
        ([("Aamukahvila", {"carrier": "a"}), ("Aamukahhvila", {"carrier": "a"})], "00"),
        ([("Rantatalo", {"carrier": "a"}), ("Rantasalo", {"carrier": "a"})], "01"),
    ],
)
def test_which_are_one(said: list[tuple[str, dict[str, str]]], groups: str) -> None:
    assert joined(*(project(f"d{n}", title, **fields) for n, (title, fields) in enumerate(said))) == [groups]


def test_a_join_says_its_rule_and_evidence() -> None:
    one = project("a", "Perhekeskukset (PEVAKU)", carrier="org/kuusamo", years="2016-2018", code="S21345")
    [join] = joins([one, project("b", "PEVAKU", carrier="org/kuusamo", years="2017-2018")], packaged())
    assert join.rule == "project_acronym"
    assert join.evidence == (
        "titles “Perhekeskukset (PEVAKU)” and “PEVAKU”; carried out by org/kuusamo; "
        "periods that overlap in 2017-01-01/2018-12-31"
    )


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ([project("a", "DigiKamu")], ""),
        ([project("a", "DigiKamu", carrier="org/kemin-kaupunki", years="2016-2018")], "2016"),
        ([project("a", "DigiKamu", code="S21345", years="2016-2018")], "s21345"),
        ([project("a", "Uusi paja", carrier="org/kemin-kaupunki", years="2016-2018")], "kemin-kaupunki-2016"),
        ([project("a", "DigiKamu II", years="2016-2018"), project("b", "DigiKamu II")], "2-2016"),
        ([project("a", "DigiKamu, Kainuun osahanke")], "kainuu"),
        ([project("a", "DigiKamu 2015", years="2014-2015")], "2015"),
        ([project("a", "Uusi paja", carrier="organization:vaasantukiry")], "vaasantukiry"),
        ([project("a", "Uusi paja", carrier="organization:org/lapin-yliopisto|kirjasto")], "lapin-yliopisto-kirjasto"),
        ([project("a", "DigiKamu", years="2017-2018"), project("b", "DigiKamu", years="2016-2018")], "2016"),
    ],
)
def test_what_tells_namesakes_apart_in_their_ids(said: list[Project], told: str) -> None:
    assert discriminator(said) == told
    assert discriminator(said[::-1]) == told


TITLES = [
    "Kaaripolku – alkuopetus",
    "Kaaripolku – sillat",
    "Kaaripolku",
    "Kaaripolku II",
    "Kaaripolku, Kotkan osahanke",
    "Rantatalo",
    "Rantatalo 2015",
    "Perhekeskukset (PEVAKU)",
    "PEVAKU",
    "Nuorten oma talo",
    "NOT",
    "Loppuraportti",
]
SAID = st.tuples(
    st.sampled_from(TITLES),
    st.sampled_from(["", "a", "b"]),
    st.sampled_from(["", "", "S1", "S2"]),
    st.sampled_from(["", "2010-2011", "2011-2012", "2015-2016"]),
)


def _projects(said: Sequence[tuple[str, str, str, str]]) -> list[Project]:
    return [
        project(f"d{n}", title, carrier=carrier, code=code, years=years)
        for n, (title, carrier, code, years) in enumerate(said)
    ]


@settings(max_examples=200, deadline=None)
@given(st.lists(SAID, max_size=10), st.randoms(use_true_random=False))
def test_the_order_changes_nothing(said: list[tuple[str, str, str, str]], rnd: random.Random) -> None:
    projects = _projects(said)
    shuffled = projects[:]
    rnd.shuffle(shuffled)
    assert joins(projects, packaged()) == joins(shuffled, packaged())


@settings(max_examples=200, deadline=None)
@given(st.lists(SAID, max_size=10))
def test_what_shares_no_name_and_no_code_changes_nothing(said: list[tuple[str, str, str, str]]) -> None:
    """Not even through a third document: those that hang together by shared names and codes are linked by themselves."""
    projects = _projects(said)
    whole = partition(projects)
    for part in _hanging_together(projects):
        assert partition(part) <= whole


def _hanging_together(projects: Sequence[Project]) -> list[list[Project]]:
    groups = Groups()
    parts: dict[str, list[Project]] = {}
    for each in projects:
        for name in (*each.forms, *each.doubtful, *each.slips, *map(str, each.codes)):
            groups.union(each.key, f"~{name}")
    for each in projects:
        parts.setdefault(groups.root(each.key), []).append(each)
    return list(parts.values())


def _timed(projects: Sequence[Project]) -> float:
    started = process_time()
    joins(projects, packaged())
    return process_time() - started


def test_many_documents_of_one_title_take_linear_time() -> None:
    def seconds(count: int) -> float:
        many = [
            replace(
                project(
                    f"d{n}", "Rantatalo", carrier=f"org/{n % (count // 4)}", years=f"{1990 + n % 30}-{1991 + n % 30}"
                ),
                key=f"project:rantatalo@{n:05}",
            )
            for n in range(count)
        ]
        return min(_timed(many) for _ in range(3))

    assert seconds(4000) < 8 * seconds(1000) + 0.2


def test_documents_are_linked_by_their_projects() -> None:
    from hankenlp.linking import link

    period = Period(edtf="2016/2018", start="2016-01-01", end="2018-12-31")
    documents: list[ProjectDocument] = [
        document("a", "Perhekeskukset (PEVAKU)", title="Perhekeskukset (PEVAKU)", period=period),
        document("b", "PEVAKU-hanke", title="PEVAKU"),
        document("c", "PEVAKU II", title="PEVAKU II"),
    ]
    one, other, third = [each.title.entity_id for each in link(documents).documents if each.title]
    assert one == other != third
