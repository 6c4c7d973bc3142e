"""A goal in, the nearest goals of other documents out: cosine of TF-IDF over lemmas and the words inside compounds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hankenlp.documents import Goal, Outcome, ProjectDocument
from hankenlp.text_analysis.factors import weighted
from hankenlp.text_analysis.rows import Rows
from hankenlp.text_analysis.terms import Piece, vocabulary, words_of
from hankenlp.text_analysis.words import Reading, reading_of

Query = Goal | Outcome | str | tuple[str, int]


@dataclass(frozen=True, slots=True)
class SimilarGoal:
    """A goal of the corpus; ``score`` is from 0 (nothing in common) to 1 (the same words)."""

    score: float
    text: str
    document_id: str
    start: int
    end: int


class GoalIndex:
    """The goals of a corpus, ready to be compared."""

    def __init__(self, documents: Sequence[ProjectDocument], readings: Mapping[str, Reading]) -> None:
        ordered = sorted(documents, key=lambda document: document.id)
        self._documents = {document.id: document for document in ordered}
        self._pieces = [
            Piece(document, readings[document.id], goal.start, goal.end)
            for document in ordered
            for goal in document.goals
        ]
        self._readings = readings
        self._terms = vocabulary(self._pieces, names=True, least=1, most=1.0)
        self._counts = self._terms.counts(self._pieces)
        self._weights: Any = weighted(self._counts) if self._counts.nnz else None

    def similar(self, goal: Query, n: int) -> Rows[SimilarGoal]:
        """At most ``n`` goals that share a word with this one, the nearest first (``Analysed.similar``)."""
        words, own = self._words(goal)
        query = self._terms.matrix([words])
        if self._weights is None or not query.nnz:
            return Rows(SimilarGoal, (), "similar goals")
        scores = (self._weights @ weighted(query, self._counts).T).toarray().ravel()
        found = (
            SimilarGoal(
                round(min(float(score), 1.0), 4),
                piece.document.text[piece.start : piece.end],
                piece.document.id,
                piece.start,
                piece.end,
            )
            for score, piece in zip(scores, self._pieces, strict=True)
            if score > 0 and piece.document.id not in own
        )
        ranked = sorted(found, key=lambda each: (-each.score, each.document_id, each.start))
        return Rows(SimilarGoal, ranked[:n], "similar goals")

    def _words(self, goal: Query) -> tuple[list[str], set[str]]:
        """The words of what is asked for, and the ids of the documents that it is from."""
        if isinstance(goal, str):
            document = ProjectDocument(id="", text=goal, producer="")
            return _words(Piece(document, reading_of(goal), 0, len(goal))), set()
        if isinstance(goal, tuple):
            id_, number = goal
            document = self._document(id_)
            if not 0 <= number < len(document.goals):
                raise KeyError(f"the document {id_!r} has {len(document.goals)} goals, counted from 0; not {number}")
            return self._stated([(document, document.goals[number])])
        holders = [d for d in self._documents.values() if goal in d.goals or goal in d.outcomes]
        if not holders:
            raise KeyError("no document of the corpus has this goal. Give its text instead.")
        return self._stated([(document, goal) for document in holders])

    def _stated(self, found: Sequence[tuple[ProjectDocument, Goal | Outcome]]) -> tuple[list[str], set[str]]:
        document, item = found[0]
        words = _words(Piece(document, self._readings[document.id], item.start, item.end))
        return words, {document.id for document, _ in found}

    def _document(self, id_: str) -> ProjectDocument:
        if id_ not in self._documents:
            raise KeyError(f"the corpus has no document {id_!r}. Look up the ids in corpus.documents.")
        return self._documents[id_]


def _words(piece: Piece) -> list[str]:
    return [word for _, word in words_of(piece, names=True)]
