"""What a linked corpus holds, in numbers: the same ones on the command line and on the report page.

The money of a corpus is what ``corpus.funding()`` counts, in which no sum counts twice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from hankenlp.documents import Entity, FailedDocument, ProjectDocument


class LinkedCorpus(Protocol):
    """What a report needs of a corpus."""

    @property
    def documents(self) -> Sequence[ProjectDocument]:
        """The documents, with ``entity_id`` on their mentions."""

    @property
    def entities(self) -> Sequence[Entity]:
        """The things that they name."""

    @property
    def failed(self) -> Sequence[FailedDocument]:
        """The documents that could not be read or analysed."""


@dataclass(frozen=True)
class Summary:
    """Counts of a corpus: ``goals`` and ``outcomes`` are items, named things are entities, ``euros`` what projects have."""

    documents: int
    failed: int
    projects: int
    goals: int
    outcomes: int
    organizations: int
    people: int
    places: int
    programmes: int
    amounts: int
    euros: float


def summarise(corpus: LinkedCorpus) -> Summary:
    """The numbers of a linked corpus."""
    from hankenlp.text_analysis.funding import funding  # spaCy comes with it

    kinds = [entity.type for entity in corpus.entities]
    documents = corpus.documents
    return Summary(
        documents=len(documents),
        failed=len(corpus.failed),
        projects=kinds.count("project"),
        goals=sum(len(document.goals) for document in documents),
        outcomes=sum(len(document.outcomes) for document in documents),
        organizations=kinds.count("organization"),
        people=kinds.count("person"),
        places=kinds.count("place"),
        programmes=kinds.count("programme"),
        amounts=sum(len(document.amounts) for document in documents),
        euros=funding(documents, corpus.entities).euros,
    )


def documents_of(entity: Entity) -> int:
    """In how many documents the entity is mentioned."""
    return len({mention.document_id for mention in entity.mentions})


def top_entities(entities: Iterable[Entity], count: int, types: Sequence[str] = ()) -> list[Entity]:
    """The entities (of the given types) that stand in most documents, most mentions first among equals."""
    chosen = [entity for entity in entities if not types or entity.type in types]
    return sorted(chosen, key=lambda e: (-documents_of(e), -len(e.mentions), e.name, e.id))[:count]
