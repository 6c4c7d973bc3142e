"""Documents as JSON Lines, a JSON array and CSV."""

import csv
import errno
import io
import json
import os
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from hankenlp.documents import Amount, Goal, Organization, Period, Person, ProjectDocument, Title
from hankenlp.export import COLUMNS, WRITERS, Csv, JsonArray, JsonLines, Parquet, replacing, rows

TEXT = 'Hanke "A",\nSimon kunta 10 € \ud800'
DOCUMENT = ProjectDocument(
    id="a",
    text=TEXT,
    producer="test",
    status="ended",
    period=Period(edtf="2010/2011", start="2010-01-01", end="2011-12-31"),
    title=Title(text='Hanke "A"', start=0, end=9),
    organizations=(
        Organization(text="Simon kunta", start=11, end=22, name="Simon kunta", roles=("funder", "partner")),
    ),
    amounts=(Amount(text="10 €", start=23, end=27, value=10.0, kind="funding", share=0.5),),
)


def test_json_lines() -> None:
    stream = io.StringIO()
    writer = JsonLines(stream)
    writer.write(DOCUMENT)
    writer.write(DOCUMENT)
    writer.close()
    lines = stream.getvalue().splitlines()
    assert len(lines) == 2
    assert ProjectDocument.model_validate_json(lines[0]).organizations == DOCUMENT.organizations


@pytest.mark.parametrize("count", [0, 1, 3])
def test_json_array_is_valid_however_many(count: int) -> None:
    stream = io.StringIO()
    writer = JsonArray(stream)
    for _ in range(count):
        writer.write(DOCUMENT)
    writer.close()
    assert [document["id"] for document in json.loads(stream.getvalue())] == ["a"] * count


def test_csv_has_a_row_an_item() -> None:
    stream = io.StringIO()
    Csv(stream).write(DOCUMENT)
    read = list(csv.DictReader(io.StringIO(stream.getvalue())))
    assert [row["field"] for row in read] == ["status", "period", "title", "organizations", "amounts"]
    assert {row["document_id"] for row in read} == {"a"}
    assert read[0]["status"] == "ended" and read[1]["edtf"] == "2010/2011"
    assert (read[1]["first_day"], read[1]["last_day"], read[1]["start"]) == ("2010-01-01", "2011-12-31", "")
    assert read[2]["text"] == 'Hanke "A"' and read[2]["start"] == "0"
    assert read[3]["roles"] == "funder partner" and read[3]["name"] == "Simon kunta"
    assert read[4]["value"] == "10.0" and read[4]["share"] == "0.5" and read[4]["name"] == ""


def test_csv_tells_lemmas_and_bodies() -> None:
    goal = Goal(text="Hanke", start=0, end=5, level="main", project="Kynnys", lemmas=("oma", "hanke"))
    person = Person(text="A", start=7, end=8, name="A", organization="Simon kunta")
    document = ProjectDocument(id="a", text=TEXT, producer="test", goals=(goal,), people=(person,))
    assert [row.get("lemmas") or row.get("organization") for row in rows(document)] == ["oma hanke", "Simon kunta"]
    assert [row.get("project") for row in rows(document)] == ["Kynnys", None]


def test_csv_has_a_row_for_a_document_without_findings() -> None:
    assert list(rows(ProjectDocument(id="a", text="", producer="test"))) == [{"document_id": "a"}]


def test_csv_has_a_header_without_documents() -> None:
    stream = io.StringIO()
    Csv(stream).close()
    assert stream.getvalue() == ",".join(COLUMNS) + "\n"


def test_parquet_has_a_row_an_item_with_types() -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    writer = Parquet(stream)
    document = DOCUMENT.model_copy(update={"title": Title(text="\ud800", start=28, end=29)})
    for each in (document, ProjectDocument(id="b", text="", producer="test")):
        writer.write(each)
    writer.close()
    read = pd.read_parquet(stream.buffer)
    assert list(read.columns) == list(COLUMNS)
    assert read["document_id"].tolist() == ["a"] * 5 + ["b"]
    assert read[["first_day", "last_day"]].iloc[1].tolist() == [date(2010, 1, 1), date(2011, 12, 31)]
    assert read[["text", "start"]].iloc[2].tolist() == ["\ufffd", 28]
    assert list(read["roles"].iloc[3]) == ["funder", "partner"]
    assert read[["value", "share"]].iloc[4].tolist() == [10.0, 0.5]


def test_parquet_in_many_parts_and_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hankenlp.export._BATCH", 7)
    for count in (0, 1, 3):
        stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        writer = Parquet(stream)
        for _ in range(count):
            writer.write(DOCUMENT)
        writer.close()
        assert len(pd.read_parquet(stream.buffer)) == 5 * count


@pytest.mark.parametrize("name", sorted(WRITERS.keys() - {"parquet"}))
def test_lone_surrogates_can_be_written(name: str) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    document = DOCUMENT.model_copy(update={"title": Title(text="\ud800", start=28, end=29)})
    WRITERS[name](stream).write(document)
    written = stream.buffer.getvalue().decode("utf-8")
    assert ("\ufffd" if name == "csv" else "\\ud800") in written


def test_a_file_is_replaced_when_the_new_one_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "ulos"
    path.write_text("vanha")
    path.chmod(0o640)
    link = tmp_path / "linkki"
    link.symlink_to(path)
    with replacing(link) as stream:
        stream.write("uusi")
        stream.flush()
        assert path.read_text() == "vanha"
    assert path.read_text() == "uusi" and link.is_symlink() and path.stat().st_mode & 0o777 == 0o640
    assert sorted(each.name for each in tmp_path.iterdir()) == ["linkki", "ulos"]


@pytest.mark.parametrize("error, left", [(KeyboardInterrupt, "uu"), (RuntimeError, "vanha")])
def test_what_is_written_before_an_interrupt_is_kept(tmp_path: Path, error: type[BaseException], left: str) -> None:
    path = tmp_path / "ulos"
    path.write_text("vanha")
    with pytest.raises(error), replacing(path) as stream:
        stream.write("uu")
        raise error
    assert [each.name for each in tmp_path.iterdir()] == ["ulos"] and path.read_text() == left


def test_a_fault_in_writing_names_the_file_and_what_is_left(tmp_path: Path) -> None:
    path = tmp_path / "ulos"
    with (
        pytest.raises(OSError, match=r"written so far is in .*ulos\..*\.part.*ulos'") as raised,
        replacing(path) as stream,
    ):
        stream.write("uu")
        stream.flush()
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert raised.value.filename == str(path)
    with pytest.raises(OSError, match="puuttuu"), replacing(tmp_path / "puuttuu" / "ulos"):
        pass
