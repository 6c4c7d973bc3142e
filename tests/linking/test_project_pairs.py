"""Pairs of documents that are about one project or about two: the table is ``projects.toml``.

The whole pipeline reads each text once, then two and two are linked; ``title.entity_id`` names the project.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from hankenlp import Corpus, extract_many
from hankenlp.documents import ProjectDocument

TABLES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("projects.toml").read_text(encoding="utf-8"))
TEXTS: dict[str, str] = TABLES["texts"]
FEWEST = 65
MOST_FAILURES = 3


def _rows(table: str) -> list[Any]:
    """The rows of a table as parameters, the known failures marked."""
    return [
        pytest.param(
            row["one"],
            row["other"],
            id=f"{row['one']}+{row['other']}",
            marks=pytest.mark.xfail(strict=True, reason=row["fails"]) if "fails" in row else (),
        )
        for row in TABLES[table]
    ]


@pytest.fixture(scope="module")
def documents(nlp: Language) -> Mapping[str, ProjectDocument]:
    """The document of each text."""
    results = extract_many(list(TEXTS.items()), nlp=nlp)
    return {result.id: result for result in results if isinstance(result, ProjectDocument)}


def linked(*documents: ProjectDocument) -> list[str]:
    """The projects of the documents. Fails where one has no title."""
    titles = [document.title for document in Corpus(documents).documents]
    assert all(title and title.entity_id for title in titles), titles
    return [str(title.entity_id) for title in titles if title]


@pytest.mark.parametrize(("one", "other"), _rows("apart"))
def test_two_projects(one: str, other: str, documents: Mapping[str, ProjectDocument]) -> None:
    first, second = linked(documents[one], documents[other])
    assert first != second


@pytest.mark.parametrize(("one", "other"), _rows("join"))
def test_one_project(one: str, other: str, documents: Mapping[str, ProjectDocument]) -> None:
    first, second = linked(documents[one], documents[other])
    assert first == second


def test_all_pairs_in_one_corpus(documents: Mapping[str, ProjectDocument]) -> None:
    """What the pairs show holds with all the other documents beside them."""
    ids = dict(zip(documents, linked(*documents.values()), strict=True))
    joined = [row["of"] for row in TABLES["apart"] if ids[row["one"]] == ids[row["other"]]]
    parted = [row["of"] for row in TABLES["join"] if ids[row["one"]] != ids[row["other"]]]
    assert (joined, parted) == ([], [])


@pytest.mark.parametrize("table", ["apart", "join"])
def test_the_tables_are_long_and_their_failures_few(table: str) -> None:
    pairs = {frozenset([row["one"], row["other"]]) for row in TABLES[table]}
    assert len(pairs) == len(TABLES[table]) >= FEWEST
    assert sum("fails" in row for row in TABLES[table]) <= MOST_FAILURES
