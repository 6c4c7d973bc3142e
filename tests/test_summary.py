"""The numbers of a corpus."""

from types import SimpleNamespace

import pytest

from hankenlp.documents import Amount, Entity, EntityMention, Goal, ProjectDocument, Title
from hankenlp.summary import documents_of, size, sizes, summarise, top_entities


def document(name: str, *sums: tuple[float, str, str], project: str | None = None) -> ProjectDocument:
    return ProjectDocument(
        id=name,
        text="x",
        producer="test",
        title=Title(text="x", start=0, end=1, entity_id=project) if project else None,
        goals=(Goal(text="x", start=0, end=1, level="main"),),
        amounts=tuple(
            Amount.model_validate({"text": "x", "start": 0, "end": 1, "value": v, "kind": k, "currency": c})
            for v, k, c in sums
        ),
    )


def entity(name: str, *documents: str, type: str = "organization") -> Entity:
    mentions = tuple(EntityMention(text="x", start=0, end=1, document_id=d) for d in documents)
    return Entity.model_validate({"id": name, "type": type, "name": name, "mentions": mentions})


@pytest.mark.parametrize(
    "sums, euros",
    [
        ([], None),
        ([(10, "cost", "EUR"), (30, "budget", "EUR"), (90, "funding", "EUR")], 30),
        ([(10, "funding", "EUR"), (90, "external_funding", "EUR")], 10),
        ([(10, "cost", "FIM"), (5, "external_funding", "EUR")], 5),
        ([(10, "other", "EUR"), (5, "self_funding", "EUR")], None),
    ],
)
def test_size(sums: list[tuple[float, str, str]], euros: float | None) -> None:
    assert size(document("a", *sums)) == euros


def test_documents_of_one_project_count_once() -> None:
    documents = [
        document("a", (10, "cost", "EUR"), project="p"),
        document("b", (12, "cost", "EUR"), project="p"),
        document("c", (1, "cost", "EUR")),
        document("d"),
    ]
    assert sizes(documents) == {"p": 12, "document c": 1}
    corpus = SimpleNamespace(documents=documents, entities=[entity("p", "a", "b", type="project")], failed=[])
    summary = summarise(corpus)
    assert (summary.documents, summary.projects, summary.goals, summary.euros) == (4, 1, 4, 13)


def test_top_entities_by_documents_then_mentions() -> None:
    entities = [
        entity("a", "1"),
        entity("b", "1", "2"),
        entity("c", "1", "1", "1"),
        entity("d", "1", "2", type="place"),
    ]
    assert [e.name for e in top_entities(entities, 3)] == ["b", "d", "c"]
    assert [e.name for e in top_entities(entities, 3, ["place"])] == ["d"]
    assert documents_of(entities[2]) == 1
