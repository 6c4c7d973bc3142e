"""Linked documents, their entities and relations in, pandas tables out: a row a document, an item, an entity and so on.

Tables have all their columns with their types even when they are empty; ``resources/frames.toml`` says which these are,
``docs/frames.md`` what they mean. Tables hold text as files can hold it: lone surrogates become U+FFFD, one for one.
pandas is imported when a table is made.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, get_args

from hankenlp.columns import LIST, Column, MentionField, tables
from hankenlp.documents import Entity, Model, ProjectDocument, Relation, encodable
from hankenlp.edtf import days, is_span, precision
from hankenlp.frame_files import FrameFormat, read_frames, write_frames
from hankenlp.linking.named import entity_of, named_bodies
from hankenlp.summary import documents_of

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["FIELDS", "FrameFormat", "entity_row", "frames", "read_frames", "write_frames"]

FIELDS = ("goals", "outcomes", "organizations", "people", "places", "programmes", "amounts", "dates")
"""The fields of a document that become a table each, with a row an item."""

Row = dict[str, Any]
Places = Mapping[tuple[str, int, int, str | None], Iterator[tuple[str, int | None]]]


def frames(
    documents: Sequence[ProjectDocument],
    entities: Sequence[Entity],
    relations: Iterable[Relation],
    names: Mapping[str, str],
    metadata: "pd.DataFrame | None" = None,
) -> dict[str, "pd.DataFrame"]:
    """The tables by name (``Corpus.to_frames``).

    ``names`` are those of what only relations name, by id; ``metadata`` has a row a document id at most.
    """
    names = {**names, **{entity.id: entity.name for entity in entities}}
    places = _places(documents)
    rows: dict[str, Iterable[Row]] = {
        "documents": map(_document_row, documents),
        **{field: _item_rows(documents, field) for field in FIELDS},
        "warnings": (row for document in documents for row in _warning_rows(document)),
        "entities": map(entity_row, entities),
        "mentions": (row for entity in entities for row in _mention_rows(entity, places)),
        "relations": (_relation_row(relation, names) for relation in relations),
    }
    made = {name: _frame(rows[name], columns) for name, columns in tables().items()}
    if metadata is not None:
        made["documents"] = _with_metadata(made["documents"], [document.id for document in documents], metadata)
    return made


# 1 · rows


def _document_row(document: ProjectDocument) -> Row:
    title, period, source = document.title, document.period, document.source
    return {
        "document_id": document.id,
        "title": title.text if title else None,
        "project_id": title.entity_id if title else None,
        "status": document.status,
        "period": period.edtf if period else None,
        **(_times(period.edtf) if period else {}),
        "source": source.path if source else None,
        "media_type": source.media_type if source else None,
        "pages": len(source.pages) or None if source else None,
        "characters": len(document.text),
        "producer": document.producer,
    }


def _item_rows(documents: Iterable[ProjectDocument], field: str) -> Iterator[Row]:
    for document in documents:
        named = named_bodies(document) if field in ("people", "amounts") else {}
        for number, item in enumerate(getattr(document, field)):
            yield {"document_id": document.id, "item": number} | _fields(item, named)


def _warning_rows(document: ProjectDocument) -> Iterator[Row]:
    for number, warning in enumerate(document.warnings):
        for start, end in warning.spans or ((None, None),):
            row = {"document_id": document.id, "item": number, "code": warning.code, "message": warning.message}
            yield row | {"start": start, "end": end}


def _fields(item: Model, named: Mapping[str, str]) -> Row:
    """The fields of an item, with the ids of whom it names and the days of a date."""
    row = dict(vars(item))
    if "payer" in row:
        row["payer_id"] = entity_of(row["payer"], named)
    if "organization" in row:
        row["organization_id"] = entity_of(row["organization"], named)
    return row | (_times(row["edtf"]) if "edtf" in row else {})


def entity_row(entity: Entity) -> Row:
    """An entity with its counts."""
    return {
        "entity_id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "aliases": entity.aliases,
        "documents": documents_of(entity),
        "mentions": len(entity.mentions),
    }


def _places(documents: Iterable[ProjectDocument]) -> Places:
    """The fields and numbers of what stands at a place of a document under one entity."""
    places: dict[tuple[str, int, int, str | None], list[tuple[str, int | None]]] = defaultdict(list)
    for document in documents:
        for field in get_args(MentionField):
            value = getattr(document, field)
            for number, item in enumerate(value if isinstance(value, tuple) else [value]):
                if item is not None:
                    at = (document.id, item.start, item.end, item.entity_id)
                    places[at].append((field, None if field == "title" else number))
    return {at: iter(found) for at, found in places.items()}


def _mention_rows(entity: Entity, places: Places) -> Iterator[Row]:
    for mention in entity.mentions:
        at = (mention.document_id, mention.start, mention.end, entity.id)
        field, number = next(places.get(at, iter(())), (None, None))
        yield {"entity_id": entity.id, "field": field, "item": number} | vars(mention)


def _relation_row(relation: Relation, names: Mapping[str, str]) -> Row:
    row = dict(relation)
    return row | {
        "source_name": names[relation.source],
        "relation": row.pop("kind"),
        "target_name": names[relation.target],
    }


def _times(edtf: str) -> Row:
    first, last = days(edtf)
    return {"first_day": first, "last_day": last, "precision": precision(edtf), "is_span": is_span(edtf)}


# 2 · tables


def _frame(rows: Iterable[Row], columns: Sequence[Column]) -> "pd.DataFrame":
    import pandas as pd

    made = list(rows)
    return pd.DataFrame({column.name: _series([row.get(column.name) for row in made], column) for column in columns})


def _series(values: list[Any], column: Column) -> "pd.Series[Any]":
    import numpy as np
    import pandas as pd

    if column.dtype == LIST:
        return pd.Series([[encodable(each) for each in value or ()] for value in values], dtype="object")
    if column.dtype == "day":
        return pd.Series(np.array([value or "NaT" for value in values], dtype=column.pandas))
    if column.dtype == "string":
        values = [None if value is None else encodable(value) for value in values]
    made: pd.Series[Any] = pd.Series(values, dtype=column.pandas)
    return made


def _with_metadata(table: "pd.DataFrame", ids: list[str], metadata: "pd.DataFrame") -> "pd.DataFrame":
    """The documents with the user's columns; one that is called like ours, or like another, ends in ``_metadata``."""
    import pandas as pd

    rows = pd.Series(range(len(metadata)), index=metadata.index).reindex(ids)
    columns = {column: table[column] for column in table.columns}
    for number, label in enumerate(metadata.columns):
        name = encodable(str(label))
        while name in columns:
            name += "_metadata"
        own = pd.Series(_typed(metadata.iloc[:, number]).array)
        columns[name] = own.reindex(rows.array).reset_index(drop=True)
    return pd.DataFrame(columns)


def _typed(values: "pd.Series[Any]") -> "pd.Series[Any]":
    """Numbers, truth values, times and categories of text keep their kind and can be missing; all else is text."""
    import pandas as pd

    kinds = pd.api.types
    if kinds.is_object_dtype(values.dtype):
        values = _inferred(values)
    dtype = values.dtype
    if kinds.is_bool_dtype(dtype) and not isinstance(dtype, pd.CategoricalDtype):
        return values.astype("boolean")
    if kinds.is_unsigned_integer_dtype(dtype):
        return values.astype("UInt64")
    if kinds.is_integer_dtype(dtype):
        return values.astype("Int64")
    if kinds.is_float_dtype(dtype):
        return values.astype("Float64")
    if kinds.is_datetime64_any_dtype(dtype):
        return values
    if isinstance(dtype, pd.CategoricalDtype):
        categories = pd.Index([encodable(str(each)) for each in dtype.categories])
        if categories.is_unique:
            return pd.Series(pd.Categorical.from_codes(values.cat.codes, categories, ordered=dtype.ordered))
    return pd.Series([None if _is_missing(value) else encodable(str(value)) for value in values], dtype="string")


def _inferred(values: "pd.Series[Any]") -> "pd.Series[Any]":
    """Objects that are all numbers, truth values or times, but for missing ones, as such."""
    import pandas as pd

    dtype: dict[str, Any] = {
        "boolean": "boolean",
        "integer": "Int64",
        "floating": "Float64",
        "mixed-integer-float": "Float64",
    }
    found = pd.api.types.infer_dtype(values, skipna=True)
    kind = dtype.get(found)
    try:
        if found.startswith("datetime"):
            return values.infer_objects()
        return values.astype(kind) if kind else values
    except (OverflowError, TypeError, ValueError):
        return values


def _is_missing(value: Any) -> bool:
    import pandas as pd

    return value is None or (pd.api.types.is_scalar(value) and bool(pd.isna(value)))
