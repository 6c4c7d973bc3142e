"""What travels with the package keeps every rule and holds what it must; bad data breaks each rule."""

from pathlib import Path
from typing import Any

import pytest

from hankenlp.resources.knowledge import Entry, knowledge
from hankenlp.resources.knowledge_checks import RULES, Entries, check, check_files, kinds

TODAY = [entry for entry in knowledge() if not entry.until]
MUNICIPALITIES = [e for e in TODAY if e.type == "place" and e.kind == "municipality" and e.code]


def org(id_: str, name: str = "", **columns: Any) -> Entry:
    return Entry(**{"id": f"org/{id_}", "type": "organization", "kind": "", "name": name or id_, **columns})


def place(id_: str, **columns: Any) -> Entry:
    return Entry(**{"id": f"place/{id_}", "type": "place", "kind": "municipality", "name": id_, **columns})


@pytest.mark.parametrize("rule", RULES)
def test_what_is_packaged_keeps_the_rule(rule: str) -> None:
    assert list(RULES[rule](Entries(knowledge()))) == []


BAD: list[tuple[str, list[Entry], str]] = [
    ("id-unique", [org("a"), org("a", "B")], "org/a: the id stands twice"),
    ("id-form", [org("Ä x")], "org/Ä x: the id is not of the form org/word-word"),
    ("id-form", [org("a", id="place/a")], "place/a: the id is not of the form org/word-word"),
    ("type", [org("a", type="body")], "org/a: there is no type 'body'"),
    ("kind", [org("a", kind="ministery")], "org/a: there is no kind 'ministery' of type organization"),
    ("kind", [place("a", kind="ministry")], "place/a: there is no kind 'ministry' of type place"),
    ("name-shared", [org("a", aliases=("STM",)), org("b", "stm")], "org/a: 'stm' is a name of org/b, too"),
    ("name-shared", [org("a", "X", kind="agency"), org("b", "X")], "org/a: 'x' is a name of org/b, too"),
    ("parent", [org("a", parent="org/b")], "org/a: the parent org/b is no entry"),
    ("parent", [org("a", parent="place/b"), place("b")], "org/a: the parent place/b is no organization"),
    ("parent-cycle", [org("a", parent="org/a")], "org/a: its parents lead back to it"),
    ("location", [org("a", location="place/b")], "org/a: the location place/b is no entry"),
    ("location", [org("a", location="org/b"), org("b")], "org/a: the location org/b is no place"),
    ("location", [place("a", location="place/b"), place("b")], "place/a: a place has no location beside its parent"),
    ("predecessor", [org("a", predecessors=("org/b",))], "org/a: the predecessor org/b is no entry"),
    (
        "predecessor-cycle",
        [org("a", predecessors=("org/a",), since="2000")],
        "org/a: its predecessors lead back to it",
    ),
    (
        "predecessor-year",
        [org("a", predecessors=("org/b",)), org("b")],
        "org/a: nothing tells when it followed org/b",
    ),
    (
        "predecessor-year",
        [org("a", predecessors=("org/b",), since="2008"), org("b", until="2010")],
        "org/a: it begins in 2008, its predecessor org/b ends in 2010",
    ),
    ("years", [org("a", since="2010", until="2009")], "org/a: it ends in 2009, before it begins in 2010"),
    ("years", [org("a", until="kesä 2009")], "org/a: 'kesä 2009' is no year"),
    ("code-form", [place("a", code="91")], "place/a: the code '91' is not three digits"),
    ("code-form", [place("a", kind="country", code="fi")], "place/a: the code 'fi' is not two capital letters"),
    ("code-unique", [place("a", code="091"), place("b", code="091")], "place/a: the code 091 is that of place/b, too"),
]


@pytest.mark.parametrize(("rule", "entries", "message"), BAD)
def test_bad_data_breaks_the_rule_and_no_other(rule: str, entries: list[Entry], message: str) -> None:
    (problem,) = check(entries)
    assert problem.rule == rule
    assert str(problem).startswith(message)
    assert problem.way_out.endswith(".")


def test_every_rule_has_bad_data() -> None:
    assert {rule for rule, _, _ in BAD} == set(RULES)


@pytest.mark.parametrize("field", ["parent", "predecessors"])
def test_a_longer_cycle_names_each_of_its_entries(field: str) -> None:
    ring = [("a", "org/b"), ("b", "org/c"), ("c", "org/a")]
    columns: list[tuple[str, dict[str, Any]]] = [(a, {field: b if field == "parent" else (b,)}) for a, b in ring]
    entries = [org(a, since="2000", **given) for a, given in columns]
    assert [(p.id, p.rule) for p in check([*entries, org("d", parent="org/a")])] == [
        (f"org/{a}", "parent-cycle" if field == "parent" else "predecessor-cycle") for a in "abc"
    ]


@pytest.mark.parametrize(
    "entries",
    [
        [org("a", "X", kind="agency"), org("b", "X", kind="hospital")],
        [org("a", "X", until="2009"), org("b", "X", since="2010")],
        [place("a", name="Tammela", parent="place/b"), place("c", name="Tammela"), place("b")],
        [org("x"), place("x")],
    ],
    ids=["kind", "time", "parent", "type"],
)
def test_a_shared_name_that_something_tells_apart_is_no_fault(entries: list[Entry]) -> None:
    assert check(entries) == []


def test_a_problem_says_where_it_stands() -> None:
    problems = check([org("a"), org("b", until="09")], ["own.csv:2", "own.csv:3"])
    assert [str(problem) for problem in problems] == [
        "own.csv:3: org/b: '09' is no year [years]. Write a year of four digits, or leave it empty."
    ]


class TestFiles:
    def test_what_is_packaged_is_in_order(self) -> None:
        assert check_files() == []

    def test_a_file_that_fits(self, tmp_path: Path) -> None:
        own = tmp_path / "own.csv"
        own.write_text("type,name,aliases,id\norganization,Meidän Talo ry,MTA,\norganization,STM,Soster,org/stm\n")
        assert check_files([own]) == []

    def test_every_fault_is_named_with_its_row(self, tmp_path: Path) -> None:
        own = tmp_path / "own.csv"
        rows = [
            "type,name,kind,parent,since",
            "organization,Sosiaali- ja terveysministeriö,,,",
            "body,A,,,",
            "place,Suvanto,kylä,,",
            "organization,Meidän Talo,,org/ei-ole,ensi vuonna",
            "organization,Meidän talo,,,",
            "organization,B",
        ]
        own.write_text("\n".join(rows), encoding="utf-8")
        assert {(p.where, p.rule) for p in check_files([own])} == {
            ("own.csv:2", "name-shared"),
            ("own.csv:3", "row"),
            ("own.csv:4", "kind"),
            ("own.csv:5", "parent"),
            ("own.csv:5", "years"),
            ("own.csv:6", "id-unique"),
            ("own.csv:7", "row"),
        }

    def test_a_file_that_cannot_be_read(self, tmp_path: Path) -> None:
        (problem,) = check_files([tmp_path / "own.xlsx"])
        assert problem.message == "names are read from .csv and .toml files"
        assert problem.way_out == "Give one of these."


@pytest.mark.parametrize(
    ("type_", "kind", "least"),
    [
        ("organization", "ministry", 11),  # with the Prime Minister's Office, a government body, 12
        ("organization", "regional-council", 18),
        ("organization", "regional-government", 1),
        ("organization", "wellbeing-services-county", 22),  # with HUS
        ("organization", "elinvoimakeskus", 10),
        ("organization", "university-of-applied-sciences", 24),  # with Åland and the police
        ("organization", "leader-group", 49),
        ("organization", "centre-of-expertise", 17),
        ("programme", "fund", 16),
    ],
)
def test_how_many_there_are_of_today(type_: str, kind: str, least: int) -> None:
    assert len([entry for entry in TODAY if (entry.type, entry.kind) == (type_, kind)]) >= least


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("ely", 15),
        ("avi", 6),
        ("te-keskus", 15),
        ("te-toimisto", 15),
        ("environment-centre", 13),
        ("hospital-district", 19),
    ],
)
def test_how_many_there_were(kind: str, number: int) -> None:
    assert len([entry for entry in knowledge() if entry.kind == kind and entry.until]) == number


def test_at_least_309_municipalities_of_today_with_a_code_a_region_and_a_body() -> None:
    bodies = {e.code for e in TODAY if e.type == "organization" and e.kind in ("city", "municipality")}
    regions = {e.id for e in TODAY if e.kind == "region" and e.code}
    assert len(MUNICIPALITIES) >= 309
    assert {entry.code for entry in MUNICIPALITIES} == bodies
    assert {entry.parent for entry in MUNICIPALITIES} == regions


def test_nineteen_regions_with_their_codes() -> None:
    codes = {entry.code for entry in TODAY if entry.type == "place" and entry.kind == "region"} - {""}
    assert codes == {f"{number:02}" for number in range(1, 22)} - {"03", "20"}


def test_every_former_municipality_went_into_another() -> None:
    followed = {id_ for entry in knowledge() for id_ in entry.predecessors}
    former = [e.id for e in knowledge() if e.type == "place" and e.kind == "municipality" and e.until]
    assert len(former) >= 199 and set(former) <= followed


def test_every_ministry_of_today_has_an_abbreviation() -> None:
    bodies = [e for e in TODAY if e.kind == "ministry" or e.id == "org/vnk"]
    assert len(bodies) == 12
    assert [e.id for e in bodies if not any(alias.isupper() and len(alias) <= 3 for alias in e.aliases)] == []


def test_every_university_of_today() -> None:
    here = {entry.id.removeprefix("org/") for entry in TODAY if entry.kind == "university"}
    assert here >= {
        *("aalto-yliopisto", "abo-akademi", "hanken", "helsingin-yliopisto", "ita-suomen-yliopisto"),
        *("jyvaskylan-yliopisto", "lapin-yliopisto", "lut", "maanpuolustuskorkeakoulu", "oulun-yliopisto"),
        *("taideyliopisto", "tampereen-yliopisto", "turun-yliopisto", "vaasan-yliopisto"),
    }


@pytest.mark.parametrize(
    ("id_", "location"),
    [
        ("org/oulun-kaupunki", "place/oulu"),
        ("org/haukiputaan-kunta", "place/haukipudas"),
        ("org/stm", "place/helsinki"),
        ("org/lapin-yliopisto", "place/rovaniemi"),
        ("org/lapin-liitto", "place/lappi"),
        ("org/pohjois-pohjanmaan-hyvinvointialue", "place/pohjois-pohjanmaa"),
        ("org/pohjanmaan-hyvinvointialue", "place/pohjanmaa"),
        ("org/kainuun-ely", "place/kajaani"),
        ("org/poske", "place/pohjois-suomi"),
    ],
)
def test_where_bodies_are(id_: str, location: str) -> None:
    assert {entry.location for entry in knowledge() if entry.id == id_} == {location}


def test_every_body_of_one_region_is_there() -> None:
    kinds_ = ("city", "municipality", "ministry", "wellbeing-services-county", "regional-council", "hospital-district")
    assert [
        entry.id for entry in knowledge() if entry.kind in kinds_ and entry.type != "place" and not entry.location
    ] == []


def test_every_region_with_a_code_and_every_sub_region_is_in_another() -> None:
    regions = {entry.id: entry.parent for entry in knowledge() if entry.kind == "region"}
    sub = [id_ for id_ in regions if id_.endswith("-seutukunta")]
    assert {regions[entry.id] for entry in knowledge() if entry.id in regions and entry.code} == {"place/suomi"}
    assert len(sub) > 40 and [id_ for id_ in sub if not regions[id_]] == []


def test_every_packaged_entry_has_a_kind_and_every_kind_has_entries() -> None:
    used = {(entry.type, entry.kind) for entry in knowledge()}
    assert used == {(type_, kind) for type_ in ("organization", "place", "programme") for kind in kinds(type_)}


def test_the_documentation_names_every_rule_and_kind() -> None:
    page = (Path(__file__).parents[2] / "docs" / "knowledge-base.md").read_text(encoding="utf-8")
    words = [*RULES, "row", *(kind for type_ in ("organization", "place", "programme") for kind in kinds(type_))]
    assert [word for word in words if f"`{word}`" not in page] == []
