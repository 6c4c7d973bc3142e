"""Words in, entries out; and entries as text that reads back."""

import io
import json
from pathlib import Path

import pytest

from hankenlp.resources.knowledge import Entry, knowledge, read_entries
from hankenlp.resources.knowledge_search import cards, lifetime, listing, search, selected, write

STM = Entry("org/stm", "organization", "ministry", "Sosiaali- ja terveysministeriö", ("STM",), since="1968")
OPM = Entry("org/opm", "organization", "ministry", "Opetusministeriö", until="2010")
OKM = Entry("org/okm", "organization", "ministry", "Opetus- ja kulttuuriministeriö", predecessors=("org/opm",))
OULU = Entry("place/oulu", "place", "municipality", "Oulu", ("Uleåborg",), "place/pohjois-pohjanmaa", code="564")
ALL = (STM, OPM, OKM, OULU)


@pytest.mark.parametrize(
    ("words", "id_", "how"),
    [
        ("Oulu", "place/oulu", "name"),
        ("  OULU ", "place/oulu", "name"),
        ("place/oulu", "place/oulu", "name"),
        ("stm", "org/stm", "alias"),
        ("Uleåborg", "place/oulu", "alias"),
        ("Opetusministerio", "org/opm", "near"),
        ("terveysministeriö", "org/stm", "near"),
    ],
)
def test_the_first_hit(words: str, id_: str, how: str) -> None:
    hit = search(ALL, words)[0]
    assert (hit.entry.id, hit.how) == (id_, how)


@pytest.mark.parametrize("words", ["", " ", "Xyzzy"])
def test_no_hit(words: str) -> None:
    assert search(ALL, words) == []


def test_names_come_before_aliases_and_these_before_near_names() -> None:
    entries = [Entry("org/c", "organization", "", "Poskea"), Entry("org/b", "organization", "", "B", ("Poske",))]
    hits = search([*entries, Entry("org/a", "organization", "", "Poske")], "poske")
    assert [(hit.entry.id, hit.how) for hit in hits] == [("org/a", "name"), ("org/b", "alias"), ("org/c", "near")]


def test_entries_of_a_type_and_a_kind() -> None:
    assert selected(ALL, "place") == [OULU]
    assert selected(ALL, kind="ministry") == [STM, OPM, OKM]
    assert selected(ALL, "place", "ministry") == []


def test_a_line_an_entry() -> None:
    assert listing([OPM]) == "org/opm\torganization\tministry\tOpetusministeriö\t–2010\n"


def test_a_card_tells_everything_that_is_known() -> None:
    region = Entry("place/pohjois-pohjanmaa", "place", "region", "Pohjois-Pohjanmaa")
    assert cards(search(ALL, "Uleåborg"), [*ALL, region]) == (
        "place/oulu\n"
        "  name:     Oulu\n"
        "  type:     place\n"
        "  kind:     municipality\n"
        "  aliases:  Uleåborg\n"
        "  parent:   Pohjois-Pohjanmaa (place/pohjois-pohjanmaa)\n"
        "  code:     564\n"
        "  found by: alias Uleåborg\n"
    )


def test_a_card_tells_where_a_body_is() -> None:
    body = Entry("org/x", "organization", "association", "Oulun Yhdistys", location="place/oulu")
    assert "  location: Oulu (place/oulu)\n" in cards(search([body], "org/x"), [*ALL, body])


@pytest.mark.parametrize(("entry", "text"), [(STM, "1968–"), (OPM, "–2010"), (OKM, "")])
def test_lifetimes(entry: Entry, text: str) -> None:
    assert lifetime(entry) == text


def test_the_csv_of_all_entries_reads_back_as_the_same_entries(tmp_path: Path) -> None:
    with (tmp_path / "all.csv").open("w", encoding="utf-8", newline="") as stream:
        write(knowledge(), stream, "csv")
    assert read_entries([tmp_path / "all.csv"]) == knowledge()


def test_json_and_json_lines_hold_the_same() -> None:
    array, lines = io.StringIO(), io.StringIO()
    write(ALL, array, "json")
    write(ALL, lines, "jsonl")
    rows = json.loads(array.getvalue())
    assert rows == [json.loads(line) for line in lines.getvalue().splitlines()]
    assert rows[2]["predecessors"] == ["org/opm"] and rows[2]["parent"] == ""


def test_a_format_that_does_not_exist() -> None:
    with pytest.raises(ValueError, match="Name one of csv, json, jsonl"):
        write(ALL, io.StringIO(), "xlsx")
