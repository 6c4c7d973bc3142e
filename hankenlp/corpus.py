"""A collection of documents, extracted and linked: the same thing has one ``entity_id`` in all of them.

``Corpus.from_texts``, ``from_paths`` and ``from_frame`` extract; ``Corpus(documents)`` links what is extracted already.
How people correct the linking is in ``linking.corrected``.
"""

import html
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hankenlp.documents import (
    Amount,
    Date,
    Entity,
    FailedDocument,
    Goal,
    Model,
    Organization,
    Outcome,
    Person,
    Place,
    Programme,
    ProjectDocument,
)
from hankenlp.errors import UnreadableDocument
from hankenlp.export import replacing
from hankenlp.linking import link
from hankenlp.linking.corrected import Corrected, known_ids
from hankenlp.linking.decisions import read_decisions
from hankenlp.resources.knowledge import read_entries

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language

    from hankenlp.pipeline import Item

FRAMES: Mapping[str, type[Model]] = {
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
_SHOWN = 20


class Corpus(Corrected):
    """Documents whose mentions are linked.

    Attributes:
        documents: in the order given, ``entity_id`` filled in on every mention and title.
        entities: what the documents name, by id.
        failed: what could not be read or analysed.
        metadata: a DataFrame by document id, or None (see ``from_frame``).

    Every way to make one takes ``decisions``: a file of corrections, which need not exist yet (``merge_entities``).
    """

    def __init__(
        self,
        documents: Iterable[ProjectDocument],
        *,
        failed: Iterable[FailedDocument] = (),
        knowledge: Iterable[str | Path] = (),
        decisions: str | Path | None = None,
        metadata: "pd.DataFrame | None" = None,
    ) -> None:
        """Link documents that are extracted already.

        Args:
            documents: with an id each of their own, else ``ValueError``.
            failed: what is to stand in ``failed``.
            knowledge: CSV or TOML files of names that win over ours (``resources.knowledge.read_entries``).
            decisions: JSON Lines of corrections, followed after linking; new ones are put at its end.
            metadata: by document id.
        """
        made, own = read_decisions(decisions), read_entries(knowledge)
        self._correct(link(tuple(documents), own), made, decisions, known_ids(entry.id for entry in own))
        self.failed = list(failed)
        self.metadata = metadata

    @classmethod
    def from_texts(
        cls,
        texts: Mapping[str, str] | Iterable[tuple[str, str]],
        *,
        nlp: "Language | None" = None,
        knowledge: Iterable[str | Path] = (),
        decisions: str | Path | None = None,
        workers: int = 1,
        progress: bool = False,
        metadata: "pd.DataFrame | None" = None,
    ) -> "Corpus":
        """Extract and link texts by their ids. Raises ``ValueError`` where two texts share an id."""
        items: list[Item] = list(texts.items() if isinstance(texts, Mapping) else texts)
        return cls._extracted(
            items,
            nlp=nlp,
            knowledge=knowledge,
            decisions=decisions,
            workers=workers,
            progress=progress,
            metadata=metadata,
        )

    @classmethod
    def from_paths(
        cls,
        paths: Iterable[str | Path],
        *,
        nlp: "Language | None" = None,
        knowledge: Iterable[str | Path] = (),
        decisions: str | Path | None = None,
        workers: int = 1,
        progress: bool = False,
    ) -> "Corpus":
        """Extract and link files; directories are walked for every supported type, in sorted order.

        A document's id is the file's stem, or its path from the given folder where two stems clash.
        """
        from hankenlp.read import collect

        given = [paths] if isinstance(paths, str | Path) else paths
        return cls._extracted(
            collect(given), nlp=nlp, knowledge=knowledge, decisions=decisions, workers=workers, progress=progress
        )

    @classmethod
    def from_frame(
        cls,
        frame: "pd.DataFrame",
        *,
        text: str,
        id: str,
        nlp: "Language | None" = None,
        knowledge: Iterable[str | Path] = (),
        decisions: str | Path | None = None,
        workers: int = 1,
        progress: bool = False,
    ) -> "Corpus":
        """Extract and link a column of texts; the other columns become ``metadata``, by document id.

        A row without a text is a ``FailedDocument``. Raises ``KeyError`` where there is no such column, ``ValueError``
        where a row has no id or two rows share one.
        """
        for column in (text, id):
            if column not in frame.columns:
                raise KeyError(f"the frame has no column {column!r}; it has {', '.join(map(str, frame.columns))}")
        ids = [_identifier(value, number, id) for number, value in enumerate(frame[id], 1)]
        rows = [(key, value) for key, value in zip(ids, frame[text], strict=True) if isinstance(value, str)]
        metadata = frame.drop(columns=[text, id]).set_axis(ids, axis="index").rename_axis("document_id")
        _check_ids(ids)
        corpus = cls.from_texts(
            rows,
            nlp=nlp,
            knowledge=knowledge,
            decisions=decisions,
            workers=workers,
            progress=progress,
            metadata=metadata,
        )
        given = {key for key, _ in rows}
        corpus.failed += [_without_text(key, text) for key in ids if key not in given]
        return corpus

    @classmethod
    def _extracted(
        cls,
        items: Sequence["Item"],
        *,
        nlp: "Language | None",
        knowledge: Iterable[str | Path],
        decisions: str | Path | None,
        workers: int,
        progress: bool,
        metadata: "pd.DataFrame | None" = None,
    ) -> "Corpus":
        from hankenlp.pipeline import extract_many

        _check_ids(item[0] for item in items if isinstance(item, tuple))
        knowledge = (knowledge,) if isinstance(knowledge, (str, Path)) else tuple(knowledge)
        read_entries(knowledge)  # a fault in them shall not show after an hour of extraction
        read_decisions(decisions)
        results = list(extract_many(items, nlp=nlp, workers=workers, progress=progress))
        return cls(
            (result for result in results if isinstance(result, ProjectDocument)),
            failed=(result for result in results if isinstance(result, FailedDocument)),
            knowledge=knowledge,
            decisions=decisions,
            metadata=metadata,
        )

    def to_frames(self) -> dict[str, "pd.DataFrame"]:
        """The corpus as tidy tables.

        ``documents`` (one row a document, with the columns of ``metadata``), one table a field of ``FRAMES`` (a row an
        item, with its ``document_id``), ``entities`` and ``mentions`` (a row a mention of an entity).
        """
        documents = _frame(map(_document_row, self.documents), _DOCUMENT)
        if self.metadata is not None:
            documents = documents.join(self.metadata, on="document_id", rsuffix="_metadata")
        return {
            "documents": documents,
            **{field: self._items(field, model) for field, model in FRAMES.items()},
            "entities": _frame(map(_entity_row, self.entities), _ENTITY),
            "mentions": _frame(
                ({"entity_id": e.id} | mention.model_dump() for e in self.entities for mention in e.mentions), _MENTION
            ),
        }

    def _items(self, field: str, model: type[Model]) -> "pd.DataFrame":
        rows = ({"document_id": d.id} | item.model_dump() for d in self.documents for item in getattr(d, field))
        return _frame(rows, ("document_id", *model.model_fields))

    def to_jsonl(self, path: str | Path) -> None:
        """Write the linked documents, one JSON object a line. An old file stays until the new one is complete."""
        with replacing(path) as stream:
            stream.writelines(document.model_dump_json() + "\n" for document in self.documents)

    @classmethod
    def from_jsonl(
        cls, path: str | Path, *, knowledge: Iterable[str | Path] = (), decisions: str | Path | None = None
    ) -> "Corpus":
        """Read what ``to_jsonl`` or ``hankenlp extract`` wrote, and link it anew: corrections need ``decisions`` again.

        Raises ``UnreadableDocument`` with the number of the line that is no document.
        """
        try:
            with Path(path).open(encoding="utf-8") as stream:
                lines = enumerate(stream, 1)
                documents = [_parsed(line, f"{path}:{number}") for number, line in lines if line.strip()]
        except (OSError, UnicodeDecodeError) as error:
            raise UnreadableDocument(f"{path}: {error}. Give a file of JSON Lines in UTF-8.") from error
        return cls(documents, knowledge=knowledge, decisions=decisions)

    def __repr__(self) -> str:
        return f"<Corpus: {len(self.documents)} documents, {len(self.entities)} entities, {len(self.failed)} failed>"

    def _repr_html_(self) -> str:
        """The entities that most documents name."""
        rows = sorted(
            (_entity_row(entity) for entity in self.entities), key=lambda row: (-row["documents"], row["name"])
        )
        cells = (
            f"<tr><td>{html.escape(row['name'])}</td><td>{row['type']}</td><td>{row['documents']}</td></tr>"
            for row in rows[:_SHOWN]
        )
        head = "<tr><th>entity</th><th>type</th><th>documents</th></tr>"
        return f"<p>{html.escape(repr(self)[1:-1])}</p><table>{head}{''.join(cells)}</table>"


def _check_ids(ids: Iterable[str]) -> None:
    twice = [id_ for id_, count in Counter(ids).items() if count > 1]
    if twice:
        raise ValueError(f"two documents have the id {twice[0]!r}. Give each document an id of its own.")


def _identifier(value: Any, row: int, column: str) -> str:
    """A cell as a document id; pandas makes floats of the integers of a column with gaps."""
    import pandas as pd

    if (pd.api.types.is_scalar(value) and pd.isna(value)) or not str(value).strip():
        raise ValueError(f"row {row} of the frame has no id in the column {column!r}. Give it one, or leave it out.")
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _without_text(id_: str, column: str) -> FailedDocument:
    return FailedDocument(
        id=id_, stage="read", error=f"{id_}: there is no text in the column {column!r}. Leave the row out."
    )


def _parsed(line: str, where: str) -> ProjectDocument:
    try:
        return ProjectDocument.model_validate_json(line)
    except ValueError as error:
        reason = " ".join(str(error).split())[:200]
        raise UnreadableDocument(f"{where}: this line is no document ({reason}). Write it anew.") from error


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


def _entity_row(entity: Entity) -> dict[str, Any]:
    return {
        "entity_id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "aliases": entity.aliases,
        "documents": len({mention.document_id for mention in entity.mentions}),
        "mentions": len(entity.mentions),
    }
