"""Documents in, typed tables out; tables to files and back."""

import json
import re
from pathlib import Path
from typing import Any, get_args

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hankenlp import columns, documents
from hankenlp.corpus import Corpus
from hankenlp.documents import Amount, Date, Entity, EntityMention, Goal, Outcome, Period, ProjectDocument, Source
from hankenlp.errors import UnreadableFrames
from hankenlp.frame_files import FrameFormat
from hankenlp.frames import FIELDS, frames, read_frames, write_frames
from tests.linking.samples import document

FORMATS: tuple[FrameFormat, ...] = get_args(FrameFormat)
TEXT = "Kynnys: STM antaa 10–15 € Kemissä 1.8.2007–2009, Salla Kolari, Simon kunta"


def sample() -> ProjectDocument:
    return document(
        "a",
        TEXT,
        title="Kynnys",
        organizations=[{"text": "STM", "roles": ("funder", "partner")}, ("Simon kunta", "Simon kunta")],
        people=[{"text": "Salla Kolari", "organization": "Simon kunta", "roles": ("contact",)}],
        places=[("Kemissä", "Kemi")],
        status="ended",
        period=Period(edtf="2007-08-01/2009", start="2007-08-01", end="2009-12-31"),
        goals=(Goal(text="antaa", start=12, end=17, level="sub", lemmas=("antaa", "a|b")),),
        outcomes=(Outcome(text="antaa", start=12, end=17, status="achieved", kind="practice"),),
        amounts=(
            Amount(text="10–15 €", start=18, end=25, value=15, value_min=10, kind="funding", payer="STM", share=0.75),
        ),
        dates=(Date(text="1.8.2007–2009", start=34, end=47, edtf="2007-08-01/2009", kind="period"),),
        source=Source(path="a.pdf", media_type="application/pdf", sha256="", pages=(0, 9)),
    )


def tables(**options: Any) -> dict[str, pd.DataFrame]:
    return Corpus([sample()], **options).to_frames()


def assert_same(one: dict[str, pd.DataFrame], other: dict[str, pd.DataFrame]) -> None:
    assert list(one) == list(other)
    for name, frame in one.items():
        pd.testing.assert_frame_equal(frame, other[name], check_exact=True, obj=name)
        assert [str(dtype) for dtype in frame.dtypes] == [str(dtype) for dtype in other[name].dtypes]


# 1 · tables


@pytest.mark.parametrize("given", [[], [sample()]])
def test_every_table_has_its_columns_and_types(given: list[ProjectDocument]) -> None:
    made = Corpus(given).to_frames()
    assert list(made) == list(columns.tables())
    for name, described in columns.tables().items():
        assert list(made[name].columns) == [column.name for column in described]
        for column in described:
            assert made[name][column.name].dtype == column.pandas, (name, column.name)
            if not column.missing:
                assert not made[name][column.name].isna().any(), (name, column.name)


def test_every_field_of_an_item_has_a_column() -> None:
    for field in FIELDS:
        (model,) = get_args(ProjectDocument.model_fields[field].annotation)[:1]
        assert set(model.model_fields) <= {column.name for column in columns.tables()[field]}, field


def test_every_vocabulary_is_known() -> None:
    for name, described in columns.tables().items():
        for column in described:
            assert bool(column.values) == bool(column.vocabulary), (name, column.name)
            assert column.values or column.dtype != "category"


def test_items_are_found_by_document_and_number() -> None:
    made, (given,) = tables(), Corpus([sample()]).documents
    for field in FIELDS:
        for _, row in made[field].iterrows():
            assert getattr(given, field)[row["item"]].text == row["text"] == TEXT[row["start"] : row["end"]]


def test_mentions_lead_to_their_items_and_entities() -> None:
    made = tables()
    mentions = made["mentions"]
    assert set(mentions["entity_id"]) == set(made["entities"]["entity_id"])
    assert mentions.loc[mentions["field"] == "title", "item"].isna().all()
    for field in ("organizations", "people", "places"):
        joined = mentions[mentions["field"] == field].merge(made[field], on=["document_id", "item", "entity_id"])
        assert len(joined) == len(made[field])


def test_two_mentions_in_one_place_are_two_items() -> None:
    given = document("a", "STM", organizations=["STM", "STM"])
    assert Corpus([given]).to_frames()["mentions"]["item"].tolist() == [0, 1]


def test_a_mention_of_nothing_here_has_no_item() -> None:
    entity = Entity(
        id="x", type="place", name="X", mentions=(EntityMention(document_id="b", text="X", start=0, end=1),)
    )
    assert frames([], [entity], [], {})["mentions"][["field", "item"]].isna().all(axis=None)


def test_payers_and_employers_are_entities() -> None:
    made = tables()
    assert made["amounts"][["payer", "payer_id"]].iloc[0].tolist() == ["STM", "org/stm"]
    assert made["people"].loc[0, "organization_id"] == "org/simon-kunta"


def test_an_employer_that_the_document_does_not_name_has_no_id() -> None:
    made = Corpus([document("a", "Salla Kolari", people=[{"text": "Salla Kolari", "organization": "THL"}])]).to_frames()
    assert made["people"]["organization_id"].isna().all()


def test_the_times_keep_their_days_and_precision() -> None:
    made = tables()
    for row in (made["documents"].iloc[0], made["dates"].iloc[0]):
        assert (row["first_day"], row["last_day"]) == (pd.Timestamp("2007-08-01"), pd.Timestamp("2009-12-31"))
        assert (row["precision"], row["is_span"]) == ("year", True)
    assert (made["dates"]["precision"] > "month").all()


@pytest.mark.parametrize(("edtf", "year"), [("1321", 1321), ("9999", 9999), ("0001-01-01", 1)])
def test_years_that_nanoseconds_cannot_hold(tmp_path: Path, edtf: str, year: int) -> None:
    date = Date(text="a", start=0, end=1, edtf=edtf, kind="other")
    made = Corpus([ProjectDocument(id="a", text="a", producer="test", dates=(date,))]).to_frames()
    assert made["dates"]["first_day"].dt.year.tolist() == [year]
    for format in FORMATS:
        write_frames(made, tmp_path, format)
        assert_same(read_frames(tmp_path), made)


def test_the_whole_document_has_a_row() -> None:
    row = tables()["documents"].iloc[0]
    assert row[["status", "source", "pages", "characters"]].tolist() == ["ended", "a.pdf", 2, len(TEXT)]


def test_money_adds_up_and_shares_are_fractions() -> None:
    row = tables()["amounts"].iloc[0]
    assert (row["value"], row["value_min"], row["share"]) == (15.0, 10.0, 0.75)


# 2 · metadata


def objects(*values: Any) -> "pd.Series[Any]":
    return pd.Series(values, dtype="object")


def metadata_of(values: Any) -> "pd.Series[Any]":
    own = pd.Series(values).set_axis(["x", "a"])
    return tables(metadata=pd.DataFrame({"oma": own}))["documents"]["oma"]


@pytest.mark.parametrize(
    ("values", "dtype", "value"),
    [
        ([1, 2], "Int64", 2),
        ([None, 2], "Float64", 2.0),
        (objects(None, 2), "Int64", 2),
        (objects(1, 10**30), "string", str(10**30)),
        (objects(None, 0.5), "Float64", 0.5),
        (objects(None, pd.Timestamp("2021-01-01").as_unit("ns")), "datetime64[ns]", pd.Timestamp("2021-01-01")),
        ([True, False], "boolean", False),
        (objects(None, "Lappi"), "string", "Lappi"),
        (objects(1, "Lappi"), "string", "Lappi"),
        (objects(None, ["Lappi"]), "string", "['Lappi']"),
        (objects(None, True), "boolean", True),
        (np.array([1, 2**64 - 1], dtype="uint64"), "UInt64", 2**64 - 1),
        (pd.to_datetime(["2020-01-01", "2021-01-01"]).as_unit("ns"), "datetime64[ns]", pd.Timestamp("2021-01-01")),
        (pd.Categorical(["Lappi", "Kainuu"]), "category", "Kainuu"),
        (pd.Categorical([2010, 2011]), "category", "2011"),
        (pd.to_timedelta(["1D", "2D"]), "string", "2 days 00:00:00"),
        (objects("a\ud800", "b\ud800"), "string", "b\ufffd"),
    ],
)
def test_metadata_keep_their_kind(values: Any, dtype: str, value: Any) -> None:
    own = metadata_of(values)
    assert (own.dtype.name, own.iloc[0]) == (dtype, value)


def test_metadata_that_a_document_lacks_are_missing() -> None:
    made = tables(metadata=pd.DataFrame({"n": [1], "b": [True], "t": ["x"]}, index=["x"]))["documents"]
    assert made[["n", "b", "t"]].isna().all(axis=None)
    assert [dtype.name for dtype in made[["n", "b", "t"]].dtypes] == ["Int64", "boolean", "string"]


def test_metadata_called_like_ours_or_each_other() -> None:
    given = pd.DataFrame([["x", "y", "z", 1]], index=["a"], columns=["title", "title_metadata", "title", 2010])
    made = tables(metadata=given)["documents"].iloc[0]
    assert made["title"] == "Kynnys"
    assert made.iloc[-4:].to_dict() == {
        "title_metadata": "x",
        "title_metadata_metadata": "y",
        "title_metadata_metadata_metadata": "z",
        "2010": 1,
    }


# 3 · files


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
    metadata = pd.DataFrame({"oma": objects(own).set_axis(["a"])}).set_axis([name], axis="columns")
    made = frames([given], [entity], [], {}, metadata)
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


# 4 · docs

PAGE = Path(__file__).parents[1] / "docs" / "frames.md"


def test_the_docs_say_what_the_data_say() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == columns.with_tables(page), "run python -m hankenlp.columns"
    assert all(f"### {name}\n" in page for name in columns.tables())


def test_the_tables_of_the_docs_can_be_written_anew(tmp_path: Path) -> None:
    page = tmp_path / "frames.md"
    page.write_text("A\n<!-- tables -->\nENTINEN\n<!-- end of tables -->\nB\n", encoding="utf-8")
    columns.main(page)
    written = page.read_text(encoding="utf-8")
    assert written.startswith("A\n") and written.endswith("B\n") and "ENTINEN" not in written
    assert "| `status` | ordered category: `planned` < `ongoing` < `ended` |" in written


def test_the_examples_of_the_docs_print_what_they_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    blocks = re.findall(r"```python\n(.*?)```(?:\n+```text\n(.*?)```)?", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    for code, printed in blocks:
        exec(code, names)  # noqa: S102
        assert capsys.readouterr().out == printed
    assert len(blocks) >= 3


def test_vocabularies_are_those_of_the_model() -> None:
    by_name = {column.name: column for column in columns.tables()["relations"]}
    assert by_name["relation"].values == get_args(documents.RelationKind)
