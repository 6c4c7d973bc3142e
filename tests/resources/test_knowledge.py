"""The facts, and users' own."""

from collections import Counter
from pathlib import Path

import pytest

from hankenlp.errors import ResourceError
from hankenlp.resources.knowledge import Entry, fold, knowledge, names, read_entries, validated, with_own

CSV = "id,type,kind,name,aliases,parent,predecessors,since,until,code\n"


def test_ids_are_unique_and_ascii_and_begin_with_their_type() -> None:
    prefix = {"organization": "org/", "place": "place/", "programme": "programme/"}
    assert max(Counter(entry.id for entry in knowledge()).values()) == 1
    assert [e.id for e in knowledge() if not e.id.isascii() or not e.id.startswith(prefix[e.type])] == []


def test_every_municipality_is_a_place_and_a_body() -> None:
    current = [e for e in knowledge() if e.kind == "municipality" and e.type == "place" and e.code]
    bodies = [e for e in knowledge() if e.kind in ("city", "municipality") and e.type == "organization" and e.code]
    assert len(current) == len(bodies) == 309
    assert all(len(entry.code) == 3 for entry in current)


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Oulun kaupunki", "org/oulun-kaupunki"),
        ("Uudenkaupungin kaupunki", "org/uudenkaupungin-kaupunki"),
        ("Isonkyrön kunta", "org/isonkyron-kunta"),
        ("Jokioisten kunta", "org/jokioisten-kunta"),
        ("Virtain kaupunki", "org/virtain-kaupunki"),
        ("Rovaniemen maalaiskunta", "org/rovaniemen-maalaiskunta"),
        ("Esbo stad", "org/espoon-kaupunki"),
        ("STM", "org/stm"),
        ("Lapin ELY-keskus", "org/lapin-ely"),
        ("Poske Lappi", "org/poske-lappi"),
        ("Pohde", "org/pohjois-pohjanmaan-hyvinvointialue"),
        ("Meri-Lappi", "place/meri-lappi"),
        ("Kiiminki", "place/kiiminki"),
        ("Kaste-ohjelma", "programme/kaste"),
        ("ESR+", "programme/esr-plus"),
    ],
)
def test_names_lead_to_entries(name: str, id_: str) -> None:
    assert id_ in [entry.id for entry in names()[fold(name)]]


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Kangasalan kunta", "org/kangasalan-kaupunki"),
        ("Sallan kaupunki", "org/sallan-kunta"),
        ("Kiimingin kaupunki", "org/kiimingin-kunta"),
        ("Juankosken kunta", "org/juankosken-kaupunki"),
        ("Loimaan kunta", "org/loimaan-kunta"),
        ("Loimaan kaupunki", "org/loimaan-kaupunki"),
    ],
)
def test_a_body_may_be_written_with_either_head_unless_another_is_called_so(name: str, id_: str) -> None:
    assert [entry.id for entry in names()[fold(name)] if entry.type == "organization"] == [id_]


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Tavastian koulutuskuntayhtymä", "org/tavastia"),
        ("Tavastian ammattiopisto", "org/tavastia"),
        ("Lappian koulutuskuntayhtymä", "org/lappia"),
        ("OSAO:n koulutuskuntayhtymä", "org/osao"),
        ("Salpauksen koulutuskeskus", "org/koulutuskeskus-salpaus"),
        ("Jytan perusturvaliikelaitoskuntayhtymä", "org/jyta"),
        ("Saarikan perusturvaliikelaitos", "org/saarikka"),
        ("Kaksineuvoisen kuntayhtymä", "org/kaksineuvoinen"),
    ],
)
def test_a_head_may_stand_behind_the_proper_name(name: str, id_: str) -> None:
    assert [entry.id for entry in names()[fold(name)]] == [id_]


def test_what_was_merged_precedes_what_it_went_into() -> None:
    oulu = names()["oulun kaupunki"][0]
    assert "org/kiimingin-kunta" in oulu.predecessors
    assert names()["kiimingin kunta"][0].until == "2013"


def test_two_rows_with_one_id_are_an_error() -> None:
    entry = Entry("org/x", "organization", "", "X")
    with pytest.raises(ResourceError, match="org/x stands twice"):
        validated([entry, entry])


def test_a_parent_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(ResourceError, match="org/y"):
        validated([Entry("org/x", "organization", "", "X", parent="org/y")])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (CSV + "org/a,organization,,,,,,,,\n", "own.csv:2: the name is missing"),
        (CSV + "org/a,body,,A,,,,,,\n", "own.csv:2: type 'body'"),
        (CSV + "place/a,organization,,A,,,,,,\n", "own.csv:2: the id 'place/a'"),
        (CSV + "org/a,organization,,A\n", "own.csv:2: the row has more or fewer cells"),
        ("type,name,nmae\norganization,A,B\n", "own.csv:2: unknown column nmae"),
    ],
)
def test_a_fault_in_an_own_file_is_named_with_its_line(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ResourceError, match=message):
        read_entries([path])


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("own.toml", "", r"own\.toml: there is no \[\[entry\]\]\. Begin each name"),
        ("own.toml", '[[entries]]\ntype = "place"\nname = "A"\n', r"own\.toml: entries is no \[\[entry\]\]"),
        ("own.toml", '[entry]\ntype = "place"\nname = "A"\n', r"own\.toml: there is no \[\[entry\]\]"),
        ("own.toml", "entry = [1]\n", r"own\.toml: there is no \[\[entry\]\]"),
        ("own.toml", "[[entry]\n", r"own\.toml: .*line 1"),
        ("own.csv", "", r"own\.csv: the first line names no column type"),
        ("own.csv", "type;name\nplace;A\n", r"own\.csv: .* no column type\. .* commas"),
        ("own.csv", "place,A\n", r"own\.csv: the first line names no column type"),
        ("own.csv", "type,alias\nplace,A\n", r"own\.csv: the first line names no column name"),
        ("own.xlsx", "", r"own\.xlsx: names are read from \.csv and \.toml files"),
        ("own", "", r"own: names are read from"),
    ],
)
def test_a_file_of_another_form_is_named(tmp_path: Path, name: str, content: str, message: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(ResourceError, match=message):
        read_entries([tmp_path / name])


def test_own_entries_come_from_csv_and_toml(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("type,name,aliases\norganization,Meidän Talo ry,Talo|MT\n", encoding="utf-8")
    (tmp_path / "own.toml").write_text(
        '[[entry]]\ntype = "place"\nname = "Suvanto"\nkind = "other"\n', encoding="utf-8"
    )
    csv_entry, toml_entry = read_entries([tmp_path / "own.csv", tmp_path / "own.toml"])
    assert (csv_entry.id, csv_entry.aliases) == ("org/meidan-talo-ry", ("Talo", "MT"))
    assert (toml_entry.id, toml_entry.kind) == ("place/suvanto", "other")


def test_a_missing_file_is_a_resource_error(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="none.csv"):
        read_entries([tmp_path / "none.csv"])


def test_an_own_row_with_our_id_adds_its_names() -> None:
    entries = {
        e.id: e for e in with_own([Entry("org/stm", "organization", "", "Soster", aliases=("Sote-ministeriö",))])
    }
    assert entries["org/stm"].name == "Soster"
    assert {"STM", "Sosiaali- ja terveysministeriö", "Sote-ministeriö"} <= set(entries["org/stm"].aliases)


def test_an_own_row_with_our_id_replaces_what_it_fills() -> None:
    (own,) = [e for e in with_own([Entry("org/okm", "organization", "", "OKM", until="2030")]) if e.id == "org/okm"]
    assert (own.kind, own.since, own.until, own.predecessors) == ("ministry", "2010", "2030", ("org/opm",))
