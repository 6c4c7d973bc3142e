"""Linked documents, their entities and relations in, pandas tables out: a row a document, an item, an entity and so on.

Tables have all their columns even when they are empty. pandas is imported when a table is made.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from hankenlp.documents import (
    Amount,
    Date,
    Entity,
    Goal,
    Model,
    Organization,
    Outcome,
    Person,
    Place,
    Programme,
    ProjectDocument,
    Relation,
)

if TYPE_CHECKING:
    import pandas as pd

FIELDS: Mapping[str, type[Model]] = {
    "goals": Goal,
    "outcomes": Outcome,
    "organizations": Organization,
    "people": Person,
    "places": Place,
    "programmes": Programme,
    "amounts": Amount,
    "dates": Date,
}
"""The fields of a document that become a frame each, with a row an item."""

_DOCUMENT = ("document_id", "title", "project_id", "status", "period", "start", "end", "source", "characters")
_ENTITY = ("entity_id", "type", "name", "aliases", "documents", "mentions")
_MENTION = ("entity_id", "document_id", "start", "end", "text")
_RELATION = ("source", "source_name", "relation", "target", "target_name", "documents", "origin")


def frames(
    documents: Sequence[ProjectDocument],
    entities: Sequence[Entity],
    relations: Iterable[Relation],
    names: Mapping[str, str],
    metadata: "pd.DataFrame | None" = None,
) -> dict[str, "pd.DataFrame"]:
    """The tables by name (``Corpus.to_frames``).

    ``names`` are those of what only relations name, by id; the columns of ``metadata`` join the documents.
    """
    table = _frame(map(_document_row, documents), _DOCUMENT)
    if metadata is not None:
        table = table.join(metadata, on="document_id", rsuffix="_metadata")
    names = {**names, **{entity.id: entity.name for entity in entities}}
    return {
        "documents": table,
        **{field: _items(documents, field, model) for field, model in FIELDS.items()},
        "entities": _frame(map(entity_row, entities), _ENTITY),
        "mentions": _frame(
            ({"entity_id": e.id} | mention.model_dump() for e in entities for mention in e.mentions), _MENTION
        ),
        "relations": _frame((_relation_row(relation, names) for relation in relations), _RELATION),
    }


def _items(documents: Iterable[ProjectDocument], field: str, model: type[Model]) -> "pd.DataFrame":
    rows = ({"document_id": d.id} | item.model_dump() for d in documents for item in getattr(d, field))
    return _frame(rows, ("document_id", *model.model_fields))


def _frame(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame(list(rows), columns=list(columns))


def _document_row(document: ProjectDocument) -> dict[str, Any]:
    title, period = document.title, document.period
    return {
        "document_id": document.id,
        "title": title.text if title else None,
        "project_id": title.entity_id if title else None,
        "status": document.status,
        "period": period.edtf if period else None,
        "start": period.start if period else None,
        "end": period.end if period else None,
        "source": document.source.path if document.source else None,
        "characters": len(document.text),
    }


def entity_row(entity: Entity) -> dict[str, Any]:
    """An entity with its counts."""
    return {
        "entity_id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "aliases": entity.aliases,
        "documents": len({mention.document_id for mention in entity.mentions}),
        "mentions": len(entity.mentions),
    }


def _relation_row(relation: Relation, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "source": relation.source,
        "source_name": names[relation.source],
        "relation": relation.kind,
        "target": relation.target,
        "target_name": names[relation.target],
        "documents": relation.documents,
        "origin": relation.origin,
    }
