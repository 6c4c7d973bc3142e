"""A collection of documents, extracted and linked: the same thing has one ``entity_id`` in all of them.

``Corpus.from_texts``, ``from_paths`` and ``from_frame`` extract; ``Corpus(documents)`` links what is extracted already.
How people correct the linking is in ``linking.corrected``.
"""

import html
from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from hankenlp.documents import (
    Entity,
    EntityType,
    FailedDocument,
    ProjectDocument,
    Relation,
    RelationKind,
)
from hankenlp.export import replacing
from hankenlp.frames import FrameFormat, entity_row, frames, write_frames
from hankenlp.graph import graph, written
from hankenlp.jsonl import read_jsonl
from hankenlp.linking import link
from hankenlp.linking.corrected import Corrected
from hankenlp.linking.deciding import Applied
from hankenlp.linking.decisions import Decision, in_order, read_decisions, united
from hankenlp.linking.explain import Explanation, MentionRef, decided, entity_ids, explained
from hankenlp.linking.known import with_names
from hankenlp.linking.linker import check_ids, unlinked
from hankenlp.linking.relations import relations
from hankenlp.metadata import by_document, parted, stacked
from hankenlp.progress import told
from hankenlp.resources.knowledge import Entry, read_entries
from hankenlp.text_analysis.analysed import Analysed

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    from spacy.language import Language

    from hankenlp.pipeline import Item

_SHOWN = 20


class Corpus(Corrected, Analysed):
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
            metadata: by document id, which is the index; numbers in it become text. Raises ``ValueError`` where two
                rows share an id.
        """
        metadata = by_document(metadata)
        made, own = read_decisions(decisions), read_entries(knowledge)
        self._link(tuple(documents), own, made, decisions)
        self.failed = list(failed)
        self.metadata = metadata

    def _link(
        self,
        documents: Sequence[ProjectDocument],
        knowledge: tuple[Entry, ...],
        decisions: list[Decision],
        path: str | Path | None = None,
    ) -> None:
        linked = link(documents, knowledge)
        self._knowledge, self._joins = knowledge, linked.joins
        self._correct((linked.documents, linked.entities), decisions, path, with_names(knowledge).by_id)

    def _take(self, decisions: list[Decision], applied: Applied) -> None:
        super()._take(decisions, applied)
        self.__dict__.pop("relations", None)

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
        where a row has no id, two rows share one, or two columns are called so.
        """
        rows, metadata, without = parted(frame, text, id)
        corpus = cls.from_texts(
            rows,
            nlp=nlp,
            knowledge=knowledge,
            decisions=decisions,
            workers=workers,
            progress=progress,
            metadata=metadata,
        )
        corpus.failed += without
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

        check_ids(item[0] for item in items if isinstance(item, tuple))
        knowledge = (knowledge,) if isinstance(knowledge, (str, Path)) else tuple(knowledge)
        read_entries(knowledge)  # a fault in them shall not show after an hour of extraction
        read_decisions(decisions)
        metadata = by_document(metadata)
        results = list(extract_many(items, nlp=nlp, workers=workers, progress=progress))
        with told(f"linking {len(results)} documents") if progress else nullcontext():
            return cls(
                (result for result in results if isinstance(result, ProjectDocument)),
                failed=(result for result in results if isinstance(result, FailedDocument)),
                knowledge=knowledge,
                decisions=decisions,
                metadata=metadata,
            )

    def union(self, other: "Corpus") -> "Corpus":
        """The documents of both, linked anew, and the decisions of both: the corpus that would have been built from both.

        A document that both hold is there once. Raises ``ValueError`` where two different documents share an id.
        """
        documents = {document.id: document for document in self.documents}
        for document in other.documents:
            known = documents.setdefault(document.id, document)
            if known is not document and unlinked(known) != unlinked(document):
                raise ValueError(f"both have a document {document.id!r}, and they differ. Rename one of them.")
        both = Corpus(
            (),
            failed=dict.fromkeys([*self.failed, *other.failed]),
            metadata=stacked(self.metadata, other.metadata),
        )
        knowledge = tuple(dict.fromkeys(self._knowledge + other._knowledge))
        decisions = in_order(united(self.decisions, other.decisions))
        both._link(tuple(documents.values()), knowledge, decisions)
        return both

    def explain(self, a: MentionRef | str | Entity, b: MentionRef | str | Entity) -> Explanation:
        """Why two mentions share an entity, or do not: what each was read as, and what joined or parted the readings.

        Args:
            a: a mention as ``entity.mentions`` has it, or a tuple of its document's id and its text or its start. An
                entity or its id stands for its first mention.
            b: the other one.

        Raises ``KeyError`` where there is no such document or entity, ``ValueError`` where it has no such mention.
        """
        a, b = (self._entity(each).mentions[0] if isinstance(each, (str, Entity)) else each for each in (a, b))
        linked, now = ({document.id: document for document in each} for each in (self._linked[0], self.documents))
        why = explained(a, b, linked, self._joins, with_names(self._knowledge))
        return decided(why, entity_ids(a, b, now), self._followed_decisions)

    @cached_property
    def relations(self) -> list[Relation]:
        """What ties the entities to each other and to what is known, by source, kind and target."""
        return relations(self.documents, self.entities, with_names(self._knowledge))

    def graph(
        self, *, types: Iterable[EntityType] | None = None, relations: Iterable[RelationKind] | None = None
    ) -> "nx.MultiDiGraph":
        """The entities of ``types`` and their ``relations`` as a graph; of all types and kinds where none is given.

        Nodes have ``label``, ``type``, ``kind``, ``mentions`` and ``documents``, edges ``relation``, ``documents`` and
        ``origin`` (``hankenlp.graph``). Raises ``ValueError`` where there is no such type or kind.
        """
        return graph(self.entities, self.relations, with_names(self._knowledge), types=types, kinds=relations)

    def to_graphml(self, path: str | Path) -> None:
        """Write the whole graph as GraphML. An old file stays until the new one is complete."""
        with replacing(path) as stream:
            stream.write(written(self.graph(), ".graphml"))

    def to_gexf(self, path: str | Path) -> None:
        """Write the whole graph as GEXF, for Gephi. An old file stays until the new one is complete."""
        with replacing(path) as stream:
            stream.write(written(self.graph(), ".gexf"))

    def to_frames(self) -> dict[str, "pd.DataFrame"]:
        """The corpus as tidy tables, typed and described column by column in ``docs/frames.md``.

        ``documents`` (one row a document, with the columns of ``metadata``), one table a field of ``frames.FIELDS`` (a
        row an item, with its ``document_id``), ``warnings``, ``entities``, ``mentions`` (a row a mention of an entity) and
        ``relations``. Lone surrogates become U+FFFD, as no file can hold them.
        """
        names = {id_: entry.name for id_, entry in with_names(self._knowledge).by_id.items()}
        return frames(self.documents, self.entities, self.relations, names, self.metadata)

    def write_frames(self, directory: str | Path, format: FrameFormat = "parquet") -> None:
        """Write the tables to the directory, as Parquet or CSV; ``hankenlp.frames.read_frames`` gives them back.

        Old tables stay until the new ones are complete. Raises ``ValueError`` where there is no such format.
        """
        write_frames(self.to_frames(), directory, format)

    def to_jsonl(self, path: str | Path) -> None:
        """Write the linked documents, one JSON object a line. An old file stays until the new one is complete."""
        with replacing(path) as stream:
            stream.writelines(document.model_dump_json() + "\n" for document in self.documents)

    @classmethod
    def from_jsonl(
        cls,
        path: str | Path,
        *,
        knowledge: Iterable[str | Path] = (),
        decisions: str | Path | None = None,
        metadata: "pd.DataFrame | None" = None,
    ) -> "Corpus":
        """Read what ``to_jsonl`` or ``hankenlp extract`` wrote, and link it anew.

        Corrections need ``decisions`` again, columns of one's own ``metadata``, by document id, which is the index.

        Raises ``UnreadableDocument`` with the number of the line that is no document.
        """
        return cls(read_jsonl(path), knowledge=knowledge, decisions=decisions, metadata=metadata)

    def __repr__(self) -> str:
        return f"<Corpus: {len(self.documents)} documents, {len(self.entities)} entities, {len(self.failed)} failed>"

    def _repr_html_(self) -> str:
        """The entities that most documents name."""
        rows = sorted(
            (entity_row(entity) for entity in self.entities), key=lambda row: (-row["documents"], row["name"])
        )
        cells = (
            f"<tr><td>{html.escape(row['name'])}</td><td>{row['type']}</td><td>{row['documents']}</td></tr>"
            for row in rows[:_SHOWN]
        )
        head = "<tr><th>entity</th><th>type</th><th>documents</th></tr>"
        return f"<p>{html.escape(repr(self)[1:-1])}</p><table>{head}{''.join(cells)}</table>"
