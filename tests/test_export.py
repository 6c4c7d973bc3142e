"""Documents as JSON Lines, a JSON array and CSV."""

import csv
import io
import json

import pytest

from hankenlp.documents import Amount, Organization, Period, ProjectDocument, Title
from hankenlp.export import COLUMNS, WRITERS, Csv, JsonArray, JsonLines

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
    rows = list(csv.DictReader(io.StringIO(stream.getvalue())))
    assert [row["field"] for row in rows] == ["status", "period", "title", "organizations", "amounts"]
    assert {row["document_id"] for row in rows} == {"a"}
    assert rows[0]["status"] == "ended" and rows[1]["edtf"] == "2010/2011"
    assert rows[2]["text"] == 'Hanke "A"' and rows[2]["start"] == "0"
    assert rows[3]["roles"] == "funder partner" and rows[3]["name"] == "Simon kunta"
    assert rows[4]["value"] == "10.0" and rows[4]["share"] == "0.5" and rows[4]["name"] == ""


def test_csv_has_a_header_without_documents() -> None:
    stream = io.StringIO()
    Csv(stream).close()
    assert stream.getvalue() == ",".join(COLUMNS) + "\n"


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_lone_surrogates_can_be_written(name: str) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    document = DOCUMENT.model_copy(update={"title": Title(text="\ud800", start=28, end=29)})
    WRITERS[name](stream).write(document)
    assert "\ufffd" in stream.buffer.getvalue().decode("utf-8")
