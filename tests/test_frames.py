"""Documents in, typed tables out."""

from typing import Any, get_args

import numpy as np
import pandas as pd
import pytest

from hankenlp import columns
from hankenlp.corpus import Corpus
from hankenlp.documents import Entity, EntityMention, ProjectDocument
from hankenlp.frames import FIELDS, frames
from tests.frame_samples import TEXT, sample
from tests.linking.samples import document


def tables(**options: Any) -> dict[str, pd.DataFrame]:
    return Corpus([sample()], **options).to_frames()


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


def test_items_are_found_by_document_and_number() -> None:
    made, (given,) = tables(), Corpus([sample()]).documents
    for field in FIELDS:
        for _, row in made[field].iterrows():
            assert getattr(given, field)[row["item"]].text == row["text"] == TEXT[row["start"] : row["end"]]


def test_warnings_have_a_row_a_place() -> None:
    rows = tables()["warnings"][["document_id", "item", "code", "start", "end"]]
    assert rows["document_id"].tolist() == ["a"] * 3 and rows["item"].tolist() == [0, 0, 1]
    assert rows["code"].tolist() == ["status-mismatch", "status-mismatch", "own"]
    assert rows["start"].tolist() == [34, 0, pd.NA] and rows["end"].tolist() == [47, 6, pd.NA]


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
