"""Documents → a stream of JSON Lines, one JSON array, or CSV or Parquet with a row an item.

A writer puts each document out as it comes and flushes, so that what is written stays useful when a run is cut short;
Parquet, whose end tells where all of it lies, is of use once it is closed.
``replacing`` opens the file to write to: the old one stays until the new one is complete.
"""

import csv
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, TextIO

from hankenlp.documents import ProjectDocument, encodable
from hankenlp.edtf import of_calendar
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

DAYS = ("first_day", "last_day")
LISTS = ("roles", "lemmas")
_BATCH = 10_000


def rows(document: ProjectDocument) -> Iterator[dict[str, Any]]:
    """One row an extracted item, and one each for the status and the period; keys as in ``COLUMNS``.

    ``start`` and ``end`` are offsets; the days of the period are ``first_day`` and ``last_day``. Roles and lemmas are
    parted by spaces. A document without any finding has one row, which holds its id alone.
    """
    for row in _rows(document):
        yield row | {key: " ".join(row[key]) for key in LISTS if key in row}


def _rows(document: ProjectDocument) -> Iterator[dict[str, Any]]:
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
                yield {"field": field} | data


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


class Parquet:
    """One row an extracted item, typed: roles and lemmas are lists, days are dates. The file is whole once closed."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.rows: list[dict[str, Any]] = []

    @cached_property
    def parquet(self) -> Any:
        """What writes to the bytes behind the stream; made when there is something to put out."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        types = dict.fromkeys(COLUMNS, pa.string())
        types |= dict.fromkeys(("start", "end"), pa.int64())
        types |= dict.fromkeys(("value", "value_min", "share", "confidence"), pa.float64())
        types |= dict.fromkeys(DAYS, pa.date32()) | dict.fromkeys(LISTS, pa.list_(pa.string()))
        return pq.ParquetWriter(self.stream.buffer, pa.schema(list(types.items())))

    def write(self, document: ProjectDocument) -> None:
        """Put out the rows of one document, together with those of others."""
        self.rows += map(_typed, _rows(document))
        if len(self.rows) >= _BATCH:
            self._put_out()

    def _put_out(self) -> None:
        import pyarrow as pa

        self.parquet.write_table(pa.Table.from_pylist(self.rows, self.parquet.schema))
        self.rows = []

    def close(self) -> None:
        """Put out what is left, and the end of the file."""
        self._put_out()
        self.parquet.close()
        self.stream.flush()


def _typed(row: dict[str, Any]) -> dict[str, Any]:
    """The row as Parquet holds it: no lone surrogates, days as dates."""
    clean = {key: encodable(value) if isinstance(value, str) else value for key, value in row.items()}
    clean |= {key: [encodable(each) for each in row[key]] for key in LISTS if key in row}
    return clean | {key: of_calendar(row[key]) for key in DAYS if key in row}


Writer = JsonLines | JsonArray | Csv | Parquet
WRITERS: dict[str, Callable[[TextIO], Writer]] = {"jsonl": JsonLines, "json": JsonArray, "csv": Csv, "parquet": Parquet}
"""Format name → writer."""
