"""Pairs of sentences whose mentions must join or stay apart: the table is ``pairs.toml``.

Each sentence is a document of its own; the whole pipeline reads all of them once, then two and two are linked.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from hankenlp import Corpus, extract_many
from hankenlp.documents import ProjectDocument

TABLES: dict[str, list[dict[str, str]]] = tomllib.loads(
    Path(__file__).with_name("pairs.toml").read_text(encoding="utf-8")
)
FIELDS = {"organization": "organizations", "place": "places", "programme": "programmes", "person": "people"}
MOST_FAILURES = 15


def _plain(marked: str) -> str:
    return marked.replace("[", "").replace("]", "")


def _rows(table: str) -> list[Any]:
    """The rows of a table as parameters, the known failures marked."""
    return [
        pytest.param(row, marks=pytest.mark.xfail(strict=True, reason=row["fails"]) if "fails" in row else ())
        for row in TABLES[table]
    ]


@pytest.fixture(scope="module")
def documents(nlp: Language) -> Mapping[str, ProjectDocument]:
    """Every text of the tables → its document."""
    texts = dict.fromkeys(_plain(row[side]) for rows in TABLES.values() for row in rows for side in ("one", "other"))
    results = extract_many([(f"d{number}", text) for number, text in enumerate(texts)], nlp=nlp)
    return {result.text: result for result in results if isinstance(result, ProjectDocument)}


def entity_id(document: ProjectDocument, marked: str, type_: str) -> str:
    """What the mention in brackets is linked to. Fails where no mention of the type has exactly that extent."""
    start, end = marked.index("["), marked.index("]") - 1
    items = [document.title] if type_ == "project" else getattr(document, FIELDS[type_])
    found = [item.entity_id for item in items if item and (item.start, item.end) == (start, end)]
    assert found and found[0], f"no {type_} in {marked}"
    return str(found[0])


def linked(documents: Mapping[str, ProjectDocument], row: Mapping[str, str]) -> tuple[str, str]:
    """The ids that the two mentions of a row get."""
    one, other = Corpus([documents[_plain(row["one"])], documents[_plain(row["other"])]]).documents
    first = entity_id(one, row["one"], row["type"])
    return first, entity_id(other, row["other"], row.get("other_type", row["type"]))


@pytest.mark.parametrize("row", _rows("apart"))
def test_stays_apart(row: Mapping[str, str], documents: Mapping[str, ProjectDocument]) -> None:
    one, other = linked(documents, row)
    assert one != other


@pytest.mark.parametrize("row", _rows("join"))
def test_joins(row: Mapping[str, str], documents: Mapping[str, ProjectDocument]) -> None:
    one, other = linked(documents, row)
    assert one == other


@pytest.mark.parametrize("table", ["apart", "join"])
def test_the_tables_are_long_and_their_failures_few(table: str) -> None:
    rows = [(row["one"], row["other"]) for row in TABLES[table]]
    assert len(set(rows)) == len(rows) >= 150
    assert sum("fails" in row for row in TABLES[table]) <= MOST_FAILURES
