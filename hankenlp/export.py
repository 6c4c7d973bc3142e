"""Documents → a stream of JSON Lines, one JSON array, or CSV with a row an item.

A writer puts each document out as it comes and flushes, so that what is written stays useful when a run is cut short.
``replacing`` opens the file to write to: the old one stays until the new one is complete.
"""

import csv
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
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
    "organization",
    "phone",
    "email",
    "value",
    "value_min",
    "currency",
    "share",
    "subject",
    "payer",
    "edtf",
    "first_day",
    "last_day",
    "group",
    "project",
    "lemmas",
    "entity_id",
    "confidence",
)


def rows(document: ProjectDocument) -> Iterator[dict[str, Any]]:
    """One row an extracted item, and one each for the status and the period; keys as in ``COLUMNS``.

    ``start`` and ``end`` are offsets; the days of the period are ``first_day`` and ``last_day``. Roles and lemmas are
    parted by spaces. A document without any finding has one row, which holds its id alone.
    """
    head = {"document_id": document.id}
    yield from (head | row for row in list(_findings(document)) or [{}])


def _findings(document: ProjectDocument) -> Iterator[dict[str, Any]]:
    if document.status:
        yield {"field": "status", "status": document.status}
    if document.period:
        period = document.period
        yield {"field": "period", "edtf": period.edtf, "first_day": period.start, "last_day": period.end}
    for field in FIELDS:
        value = getattr(document, field)
        for item in value if isinstance(value, tuple) else [value]:
            if item is not None:
                data = {key: getattr(item, key) for key in COLUMNS if getattr(item, key, None) is not None}
                joined = {key: " ".join(data[key]) for key in ("roles", "lemmas") if key in data}
                yield {"field": field} | data | joined


@contextmanager
def replacing(path: str | Path) -> Iterator[TextIO]:
    """A stream in UTF-8 to ``NAME.….part`` beside the file, which takes the file's place at the end of the block.

    After Ctrl-C it does so, too; after another exception it is removed, but for a fault in writing itself, which an
    ``OSError`` names together with where the written part stays. A pipe or device is written to as it is.
    """
    if Path(path).exists() and not Path(path).is_file():
        with _named(path), Path(path).open("w", encoding="utf-8", newline="") as stream:
            yield stream
        return
    target = Path(os.path.realpath(path))
    with _named(path):
        part = _part(target)
    try:
        with _named(path, part), part.open("w", encoding="utf-8", newline="") as stream:
            yield stream
    except Exception as error:
        if not isinstance(error, OSError) or not part.stat().st_size:
            part.unlink()
        raise
    except BaseException:
        part.replace(target)
        raise
    part.replace(target)


def _part(target: Path) -> Path:
    """A new empty file beside the target, with the rights that the target has or would get."""
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f"{target.name}.", suffix=".part")
    os.close(descriptor)
    if target.exists():
        rights = target.stat().st_mode & 0o777
    else:
        os.umask(mask := os.umask(0))
        rights = 0o666 & ~mask
    os.chmod(name, rights)
    return Path(name)


@contextmanager
def _named(path: str | Path, part: Path | None = None) -> Iterator[None]:
    """Has an ``OSError`` name the file that it is about."""
    try:
        yield
    except OSError as error:
        kept = f" (what is written so far is in {part})" if part and part.exists() and part.stat().st_size else ""
        raise OSError(error.errno, f"{error.strerror}{kept}", str(path)) from error


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
