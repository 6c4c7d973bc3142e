"""The data model as JSON Schema (draft 2020-12): what ``hankenlp schema`` prints and the OpenAPI document holds."""

from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema

from hankenlp.documents import Entity, FailedDocument, Model, ProjectDocument, Relation

MODELS: Final[dict[str, type[Model]]] = {
    "document": ProjectDocument,
    "failed": FailedDocument,
    "entity": Entity,
    "relation": Relation,
}
"""Names of schemas → what they describe, as ``model_dump_json`` writes it."""


def json_schema(name: str) -> dict[str, Any]:
    """The schema of one of ``MODELS``. Raises ``KeyError`` for another name."""
    return {"$schema": GenerateJsonSchema.schema_dialect} | MODELS[name].model_json_schema(mode="serialization")
