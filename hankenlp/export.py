"""Documents → a stream of JSON Lines, one JSON array, or CSV with a row an item.

A writer puts each document out as it comes and flushes, so that what is written stays useful when a run is cut short.
"""

import csv
from collections.abc import Callable, Iterator
from typing import Any, TextIO

from hankenlp.documents import ProjectDocument
from hankenlp.highlight import printable

FIELDS = ("title", "goals", "outcomes", "organizations", "people", "places", "programmes", "amounts", "dates")
COLUMNS = (
    "document_id",
    "field",
    "text",
    "start",
    "end",
    "name",
    "kind",
    "level",
    "status",
    "roles",
    "title",
    "phone",
    "email",
    "value",
    "value_min",
    "currency",
    "share",
    "subject",
    "payer",
    "edtf",
    "group",
    "entity_id",
    "confidence",
)


def rows(document: ProjectDocument) -> Iterator[dict[str, Any]]:
    """One row an extracted item, and one each for the status and the period; keys as in ``COLUMNS``."""
    head = {"document_id": document.id}
    if document.status:
        yield head | {"field": "status", "status": document.status}
    if document.period:
        yield head | {"field": "period", "edtf": document.period.edtf}
    for field in FIELDS:
        value = getattr(document, field)
        for item in value if isinstance(value, tuple) else [value]:
            if item is not None:
                data = {key: getattr(item, key) for key in COLUMNS if getattr(item, key, None) is not None}
                yield head | {"field": field} | data | {"roles": " ".join(data.get("roles", ()))}


class JsonLines:
    """One document a line."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def write(self, document: ProjectDocument) -> None:
        """Put out one document."""
        self.stream.write(document.model_dump_json() + "\n")
        self.stream.flush()

    def close(self) -> None:
        """Nothing more to write."""


class JsonArray:
    """One array of documents, indented; closed even when the run is cut short."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.before = "[\n"

    def write(self, document: ProjectDocument) -> None:
        """Put out one document."""
        self.stream.write(self.before + document.model_dump_json(indent=2))
        self.stream.flush()
        self.before = ",\n"

    def close(self) -> None:
        """End the array."""
        self.stream.write("[]\n" if self.before == "[\n" else "\n]\n")


class Csv:
    """A header, then one row an extracted item."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.csv = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        self.csv.writeheader()

    def write(self, document: ProjectDocument) -> None:
        """Put out the rows of one document."""
        for row in rows(document):
            self.csv.writerow({key: printable(v) if isinstance(v, str) else v for key, v in row.items()})
        self.stream.flush()

    def close(self) -> None:
        """Nothing more to write."""


Writer = JsonLines | JsonArray | Csv
WRITERS: dict[str, Callable[[TextIO], Writer]] = {"jsonl": JsonLines, "json": JsonArray, "csv": Csv}
"""Format name → writer."""
