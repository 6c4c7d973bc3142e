"""A goal in, the nearest goals of other documents out: the same words, in lemmas and inside compounds, or words like them.

Nearness is the mean of two cosines: that of TF-IDF and that of sentence vectors (``text_analysis.sentence_vectors``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from hankenlp.documents import Goal, Outcome, ProjectDocument
from hankenlp.text_analysis.factors import weighted
from hankenlp.text_analysis.rows import Rows
from hankenlp.text_analysis.sentence_vectors import Space, Vectors
from hankenlp.text_analysis.terms import Piece, Text, vocabulary
from hankenlp.text_analysis.words import Reading, reading_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Query = Goal | Outcome | str | tuple[str, int]

_DIGITS: Final = 4


@dataclass(frozen=True, slots=True)
class SimilarGoal:
    """A goal of the corpus; ``score`` is up to 1 (the same words), and near 0 where nothing is in common."""

    score: float
    text: str
    document_id: str
    start: int
    end: int


class GoalIndex:
    """The goals of a corpus, ready to be compared."""

    def __init__(self, documents: Sequence[ProjectDocument], readings: Mapping[str, Reading], vectors: Vectors) -> None:
        ordered = sorted(documents, key=lambda document: document.id)
        self._readings = readings
        self._documents = {document.id: document for document in ordered}
        self.pieces = [goal for document in ordered for goal in Text(document, readings[document.id]).goals]
        words = [piece.words for piece in self.pieces]
        self._terms = vocabulary(words, least=1, most=1.0)
        self._counts = self._terms.counts(words)
        self._weights: Any = weighted(self._counts) if self._counts.nnz else None
        self._space = Space(vectors, self.pieces) if self.pieces else None

    def similar(self, goal: Query, n: int) -> Rows[SimilarGoal]:
        """At most ``n`` goals, the nearest first (``Analysed.similar``)."""
        if n < 1:
            raise ValueError(f"n must be at least 1, not {n}")
        asked, own = self.asked(goal)
        scores = self.cosines(asked).mean(axis=0).round(_DIGITS)
        found = (
            SimilarGoal(
                min(float(score), 1.0),
                piece.text,
                piece.document.id,
                piece.start,
                piece.end,
            )
            for score, piece in zip(scores, self.pieces, strict=True)
            if score > 0 and piece.document.id not in own
        )
        ranked = sorted(found, key=lambda each: (-each.score, each.document_id, each.start))
        return Rows(SimilarGoal, ranked[:n], "similar goals")

    def cosines(self, asked: Piece) -> "NDArray[np.float64]":
        """Two rows, with a column a goal: the cosines of TF-IDF, and those of the sentence vectors."""
        import numpy as np

        found = np.zeros((2, len(self.pieces)))
        query = self._terms.counts([asked.words])
        if self._weights is not None and query.nnz:
            found[0] = (self._weights @ weighted(query, self._counts).T).toarray().ravel()
        if self._space is not None:
            found[1] = self._space.rows @ self._space.row(asked)
        return found

    def asked(self, goal: Query) -> tuple[Piece, set[str]]:
        """What is asked for, and the ids of the documents that it is from."""
        if isinstance(goal, str):
            return Piece(Text(ProjectDocument(id="", text=goal, producer=""), reading_of(goal)), 0, len(goal)), set()
        if isinstance(goal, tuple):
            id_, number = goal
            document = self._document(id_)
            if not 0 <= number < len(document.goals):
                raise KeyError(f"the document {id_!r} has {len(document.goals)} goals, counted from 0; not {number}")
            return self._piece(document, document.goals[number]), {id_}
        holders = [d for d in self._documents.values() if goal in d.goals or goal in d.outcomes]
        if not holders:
            raise KeyError("no document of the corpus has this goal. Give its text instead.")
        return self._piece(holders[0], goal), {document.id for document in holders}

    def _piece(self, document: ProjectDocument, item: Goal | Outcome) -> Piece:
        return Piece(Text(document, self._readings[document.id]), item.start, item.end)

    def _document(self, id_: str) -> ProjectDocument:
        if id_ not in self._documents:
            raise KeyError(f"the corpus has no document {id_!r}. Look up the ids in corpus.documents.")
        return self._documents[id_]
