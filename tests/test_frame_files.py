"""Tables to files and back."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hankenlp import columns
from hankenlp.corpus import Corpus
from hankenlp.documents import Date, Entity, ProjectDocument
from hankenlp.errors import UnreadableFrames
from hankenlp.frame_files import FrameFormat
from hankenlp.frames import frames, read_frames, write_frames
from tests.frame_samples import assert_same, sample

FORMATS: tuple[FrameFormat, ...] = get_args(FrameFormat)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("given", [[], [sample()]])
def test_tables_come_back_equal(tmp_path: Path, format: FrameFormat, given: list[ProjectDocument]) -> None:
    moments = pd.to_datetime(["2020-01-01 12:30:00.123456789"]).as_unit("ns")
    metadata = pd.DataFrame(
        {
            "maakunta": pd.Categorical(["Lappi"], ["Lappi", "Kainuu"], ordered=True),
            "tyhjä": pd.Categorical([None]),
            "hetki": moments,
            "paikallinen": moments.tz_localize("Europe/Helsinki"),
            "siirretty": pd.to_datetime(["2020-01-01T12:00:00+02:00"]),
            "vuosi": [2010],
            "luku": [0.1],
            "iso": np.array([2**64 - 1], dtype="uint64"),
            "onko": [True],
            "huomio": ['a|b, "c"\r\n\t\''],
        },
        index=["a"],
    )
    corpus = Corpus(given, metadata=metadata)
    corpus.write_frames(tmp_path / "uusi" / "kansio", format)
    assert_same(read_frames(tmp_path / "uusi" / "kansio"), corpus.to_frames())


ODD = st.text(
    st.one_of(st.sampled_from(list("a\"',;|\\\n\r\t\0\ud800\ufeff NA")), st.characters(codec=None)), max_size=8
)
MAYBE = st.none() | ODD
NUMBER = st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def odd_documents(draw: st.DrawFn) -> ProjectDocument:
    text = draw(ODD)
    span = {"text": text, "start": 0, "end": len(text)}
    goals = [{**span, "level": "main", "group": group} for group in draw(st.lists(MAYBE, max_size=2))]
    lists = [{**span, "level": "sub", "lemmas": draw(st.lists(ODD, max_size=3))}]
    people = [{**span, "name": draw(ODD), "title": draw(MAYBE), "phone": draw(MAYBE), "organization": draw(MAYBE)}]
    amounts = [{**span, "value": draw(NUMBER), "share": draw(st.none() | NUMBER), "kind": "other"}]
    dates = [{**span, "edtf": draw(MAYBE) or "2020", "kind": "other"}]
    return ProjectDocument.model_validate(
        {"id": "a", "text": text, "producer": draw(ODD), "goals": [*goals, *lists], "people": people}
        | {"amounts": amounts, "dates": dates}
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(odd_documents(), ODD, st.lists(ODD, max_size=3), MAYBE, st.sampled_from(FORMATS))
def test_odd_texts_come_back_equal(
    tmp_path: Path, given: ProjectDocument, name: str, aliases: list[str], own: str | None, format: FrameFormat
) -> None:
    entity = Entity(id=name, type="place", name=name, aliases=tuple(aliases))
    metadata = pd.DataFrame({"oma": pd.Series([own], ["a"], dtype="object")}).set_axis([name], axis="columns")
    made = frames([given], [entity], [], {}, metadata)
    write_frames(made, tmp_path, format)
    assert_same(read_frames(tmp_path), made)


CELLS = {
    "category": st.sampled_from(["a", "b", None, 1, 2.5, True]),
    "object": st.one_of(
        st.none(),
        ODD,
        st.integers(),
        NUMBER,
        st.booleans(),
        st.lists(ODD, max_size=2),
        st.dates(),
        st.binary(max_size=3),
    ),
    "datetime64[ns, Europe/Helsinki]": st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)),
    "datetime64[us]": st.datetimes(),
    "timedelta64[ns]": st.timedeltas(pd.Timedelta(days=-9), pd.Timedelta(days=9)),
    "period[M]": st.sampled_from(["2020-01", "1999-12", None]),
    "int8": st.integers(-128, 127),
    "uint64": st.integers(0, 2**64 - 1),
    "Int32": st.none() | st.integers(-9, 9),
    "float32": st.floats(width=32),
    "float64": st.floats(),
    "complex128": st.complex_numbers(max_magnitude=9),
    "boolean": st.none() | st.booleans(),
    "bool": st.booleans(),
    "string": MAYBE,
}
"""What can stand in the columns of a user's frame, by dtype."""


@st.composite
def odd_metadata(draw: st.DrawFn) -> pd.DataFrame:
    """Up to four columns of any kinds and names, those of ours among them, for up to three documents."""
    count = draw(st.integers(0, 3))
    drawn = []
    for _ in range(draw(st.integers(0, 4))):
        dtype = draw(st.sampled_from(sorted(CELLS)))
        cells = draw(st.lists(CELLS[dtype], min_size=count, max_size=count))
        drawn.append(pd.Series(cells, dtype=dtype, index=list("abc")[:count]))
    names = st.sampled_from(["title", "document_id", "title_metadata", 2020, ("x", 1)]) | ODD
    frame = pd.concat(drawn, axis="columns") if drawn else pd.DataFrame(index=list("abc")[:count])
    return frame.set_axis([draw(names) for _ in drawn], axis="columns")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(odd_metadata(), st.integers(0, 3), st.sampled_from(FORMATS))
def test_columns_of_any_kind_come_back_equal(
    tmp_path: Path, metadata: pd.DataFrame, documents: int, format: FrameFormat
) -> None:
    ids = list("abc")[:documents]
    made = frames([ProjectDocument(id=id_, text="", producer="test") for id_ in ids], [], [], {}, metadata)
    made = {"documents": made["documents"]}
    assert made["documents"]["document_id"].tolist() == ids
    assert made["documents"].shape[1] == len(columns.tables()["documents"]) + metadata.shape[1]
    write_frames(made, tmp_path, format)
    assert_same(read_frames(tmp_path), made)


def test_csv_is_read_without_us(tmp_path: Path) -> None:
    Corpus([sample()]).write_frames(tmp_path, "csv")
    goals = pd.read_csv(tmp_path / "goals.csv")
    assert goals[["level", "lemmas"]].iloc[0].tolist() == ["sub", "antaa|a\\|b"]
    assert pd.read_csv(tmp_path / "dates.csv", parse_dates=["first_day"])["first_day"].dt.year.tolist() == [2007]
    assert (tmp_path / "outcomes.csv").read_bytes().count(b"\n") == 2


def test_parquet_is_read_without_us(tmp_path: Path) -> None:
    Corpus([sample()]).write_frames(tmp_path)
    goals = pd.read_parquet(tmp_path / "goals.parquet")
    assert goals.dtypes["start"] == "Int64" and list(goals["lemmas"].iloc[0]) == ["antaa", "a|b"]
    assert pd.read_parquet(tmp_path / "documents.parquet")["status"].cat.ordered


def test_the_last_format_written_is_read(tmp_path: Path) -> None:
    Corpus([]).write_frames(tmp_path, "parquet")
    Corpus([sample()]).write_frames(tmp_path, "csv")
    assert len(read_frames(tmp_path)["documents"]) == 1


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no format 'xlsx' of tables; there are parquet, csv"):
        write_frames({}, tmp_path, "xlsx")  # type: ignore[arg-type]


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("damage", ["index", "json", "keys", "table", "cut"])
def test_what_is_no_table_is_named(tmp_path: Path, format: FrameFormat, damage: str) -> None:
    Corpus([sample()]).write_frames(tmp_path, format)
    table, index = tmp_path / f"goals.{format}", tmp_path / "frames.json"
    match damage:
        case "index":
            index.unlink()
        case "json":
            index.write_text("{", encoding="utf-8")
        case "keys":
            index.write_text(json.dumps({"format": format, "tables": {"goals": {"x": 3}}}), encoding="utf-8")
        case "table":
            table.unlink()
        case "cut":
            table.write_bytes(table.read_bytes()[:-12])
    with pytest.raises(UnreadableFrames, match=re.escape(str(tmp_path))):
        read_frames(tmp_path)


@pytest.mark.parametrize(("edtf", "year"), [("1321", 1321), ("9999", 9999), ("0001-01-01", 1)])
def test_years_that_nanoseconds_cannot_hold(tmp_path: Path, edtf: str, year: int) -> None:
    date = Date(text="a", start=0, end=1, edtf=edtf, kind="other")
    made = Corpus([ProjectDocument(id="a", text="a", producer="test", dates=(date,))]).to_frames()
    assert made["dates"]["first_day"].dt.year.tolist() == [year]
    for format in FORMATS:
        write_frames(made, tmp_path, format)
        assert_same(read_frames(tmp_path), made)
