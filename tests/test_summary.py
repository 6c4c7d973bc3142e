"""The numbers of a corpus."""

from types import SimpleNamespace

from hankenlp.documents import Amount, Entity, EntityMention, Goal, ProjectDocument, Title
from hankenlp.summary import documents_of, summarise, top_entities


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


def test_documents_of_one_project_count_once() -> None:
    documents = [
        document("a", (10, "cost", "EUR"), project="p"),
        document("b", (12, "cost", "EUR"), project="p"),
        document("c", (1, "cost", "EUR")),
        document("d"),
    ]
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
