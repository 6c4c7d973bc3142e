"""What goes over the wire besides the data model of ``hankenlp.documents``: requests, pages of answers, problems."""

from typing import Annotated, Final, Literal

from pydantic import Field

from hankenlp.documents import Entity, EntityType, FailedDocument, Model, ProjectDocument, Text

Result = ProjectDocument | FailedDocument
"""What stands in each place of a batch's answer."""


class ExtractRequest(Model):
    """A text to extract; without an ``id`` its document is called ``text-`` and the first digits of its SHA-256."""

    text: Text
    id: Text | None = None


class BatchRequest(Model):
    """Texts to extract, in the order in which their documents come back."""

    documents: tuple[ExtractRequest, ...]


class Health(Model):
    """``workers`` processes analyse documents, ``requests`` to extract are at work or wait; ``documents`` are the corpus's."""

    status: Literal["ok"] = "ok"
    producer: str
    workers: int
    requests: int
    documents: int | None


class EntityPage(Model):
    """The entities from ``offset`` on, by id; ``total`` is how many there are."""

    total: int
    limit: int
    offset: int
    items: tuple[Entity, ...]


class Hit(Model):
    """One occurrence: ``text[start:end] == keyword`` in the document, with some words on both sides."""

    document_id: Text
    left: Text
    keyword: Text
    right: Text
    start: int
    end: int


class HitPage(Model):
    """The occurrences from ``offset`` on, by document and place; ``total`` is how many there are."""

    total: int
    limit: int
    offset: int
    items: tuple[Hit, ...]


class Paging(Model):
    """Which part of a long answer is asked for."""

    limit: Annotated[int, Field(ge=1, le=1000, description="How many items at most.")] = 50
    offset: Annotated[int, Field(ge=0, le=2**31 - 1, description="How many items are left out before them.")] = 0


class EntityQuery(Paging):
    """Which entities are asked for."""

    type: Annotated[EntityType | None, Field(description="Entities of this type only.")] = None
    q: Annotated[str | None, Field(description="A part of the name or of an alias, in capitals or not.")] = None


class SearchQuery(Paging):
    """Which word is looked for."""

    lemma: Annotated[
        str, Field(pattern=r"\S", description="A base form (osallisuus), or several that follow each other.")
    ]


class ProblemCause(Model):
    """One fault of a request, with its place in the body (a JSON pointer) or the parameter that has it."""

    detail: Text
    pointer: Text | None = None
    parameter: Text | None = None


class Problem(Model):
    """Problem details (RFC 9457). ``type`` says which kind it is, ``detail`` what to do about it."""

    type: str
    title: str
    status: int
    detail: Text
    instance: str
    errors: tuple[ProblemCause, ...] = ()


REQUESTS: Final[tuple[type[Model], ...]] = (ExtractRequest, BatchRequest)
ANSWERS: Final[tuple[type[Model], ...]] = (
    ProjectDocument,
    FailedDocument,
    Entity,
    EntityPage,
    HitPage,
    Health,
    Problem,
)
"""What the routes read and write; the models inside them come along."""
