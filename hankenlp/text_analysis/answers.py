"""Goals and outcomes of one project in, for each pair what tells whether the outcome answers the goal.

Likeness is the root of the cosine of TF-IDF over the characters of lemmas: *lisätä*, *lisääntyä* and *lisääminen*,
*lukutaito* and *lukeminen* meet in what they are made of. What counts more than likeness itself is by how much a goal is
more like the outcome than the document's other goals are. Which words met is told by the vectors of the words.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from hankenlp.documents import Goal, Outcome, ProjectDocument

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

_GRAMS: Final = (4, 6)
"""Lengths of the strings of characters that are counted."""
_MEETS: Final = 0.6
"""Cosine of two words' vectors from which on they meet."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a goal and an outcome have in common.

    Attributes:
        likeness: of their words, 0 (nothing in common) to 1 (the same).
        over_goals: by how much the goal is more like the outcome than the likest other goal of its document.
        over_outcomes: by how much the outcome is more like the goal than the likest other outcome of its document.
        words_met: the share of their words that meet, rare words counting more, 0 to 1.
        order: 1 where they have the same place among the goals and among the outcomes, towards 0 the farther apart.
        late: the outcome's place among the outcomes of its document, from 0 to 1.
        words: a goal's word and the outcome's word that it meets, those first that count most.
    """

    likeness: float
    over_goals: float
    over_outcomes: float
    words_met: float
    order: float
    late: float
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a statement, their vectors (``(words, width)``, of length 1), and how rare each is."""

    words: list[str]
    vectors: "NDArray[np.float32]"
    rarities: "NDArray[np.float64]"


class Likeness:
    """How alike the words of statements are, weighed by how rare they are among the goals and outcomes of documents."""

    def __init__(self, documents: Iterable[ProjectDocument]) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer

        texts = [_joined(each) for document in documents for stated in _stated(document) for each in stated]
        self._of = len(texts)
        self._grams = TfidfVectorizer(analyzer="char_wb", ngram_range=_GRAMS, lowercase=False)
        self._is_empty = not any(texts)
        if not self._is_empty:
            self._grams.fit(texts)
        self._holding = Counter(word for text in texts for word in set(text.split()))

    def matrix(self, goals: Sequence[Goal], outcomes: Sequence[Outcome]) -> "NDArray[np.float64]":
        """Goals by outcomes, 0 to 1: the square root of the cosine."""
        import numpy as np

        if self._is_empty:
            return np.zeros((len(goals), len(outcomes)))
        left, right = (self._grams.transform([_joined(x) for x in each]) for each in (goals, outcomes))
        product: csr_matrix[Any] = left @ right.T
        cosines: NDArray[np.float64] = np.asarray(product.toarray())
        return np.sqrt(np.clip(cosines, 0.0, 1.0))

    def said(self, statement: Goal | Outcome) -> "Said":
        """The words of a statement, with what is needed to let them meet others."""
        import numpy as np

        from hankenlp.resources.vectors import unit_vectors

        words = _words(statement)
        return Said(words, unit_vectors(words), np.array([self._rarity(word) for word in words]))

    def _rarity(self, word: str) -> float:
        return math.log((1 + self._of) / (1 + self._holding[word])) + 1


def evidence(goals: Sequence[Goal], outcomes: Sequence[Outcome], likeness: Likeness) -> dict[tuple[int, int], Evidence]:
    """For each goal of one document and each outcome of one document, by their numbers.

    Left out are pairs of different projects of a page.
    """
    import numpy as np

    together = np.array([[may_answer(outcome, goal) for outcome in outcomes] for goal in goals], dtype=bool)
    if not together.any():
        return {}
    alike = np.where(together, likeness.matrix(goals, outcomes), 0.0)
    over_goals, over_outcomes = _lead(alike), _lead(alike.T).T
    aims, tales = ([likeness.said(each) for each in stated] for stated in (goals, outcomes))
    found = {}
    for i, j in zip(*map(np.ndarray.tolist, together.nonzero()), strict=True):
        share, words = met(aims[i], tales[j])
        found[i, j] = Evidence(
            likeness=_short(alike[i, j]),
            over_goals=_short(over_goals[i, j]),
            over_outcomes=_short(over_outcomes[i, j]),
            words_met=_short(share),
            order=_short(1 - abs(_place(i, goals) - _place(j, outcomes))),
            late=_short(_place(j, outcomes)),
            words=words,
        )
    return found


def met(one: Said, other: Said) -> tuple[float, tuple[tuple[str, str], ...]]:
    """The share of the words of both that meet one of the other, and the pairs of words."""
    import numpy as np

    if not one.words or not other.words:
        return 0.0, ()
    cosines = one.vectors @ other.vectors.T
    cosines = np.where(cosines < _MEETS, 0.0, cosines)
    best = cosines.max(axis=1)
    share = np.average(best, weights=one.rarities) + np.average(cosines.max(axis=0), weights=other.rarities)
    pairs = zip(best * one.rarities, one.words, (other.words[i] for i in cosines.argmax(axis=1)), strict=True)
    found = sorted((-_short(weight), word, its) for weight, word, its in pairs if weight)
    return float(share) / 2, tuple((word, its) for _, word, its in found)


def _lead(alike: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """By how much each value exceeds the highest other value of its column; there is always a 0."""
    import numpy as np

    ordered = np.sort(np.vstack([alike, np.zeros((2, alike.shape[1]))]), axis=0)
    lead: NDArray[np.float64] = alike - np.where(alike == ordered[-1], ordered[-2], ordered[-1])
    return lead


def may_answer(outcome: Outcome, goal: Goal) -> bool:
    """On a page with several projects, an outcome answers no other project's goals."""
    return goal.project is None or outcome.project is None or goal.project == outcome.project


def features(found: Evidence, goal: Goal, outcome: Outcome) -> dict[str, float]:
    """What ``models/follow_up`` weighs."""
    return {
        "over goals": found.over_goals,
        "over outcomes": found.over_outcomes,
        "words met": found.words_met,
        "order": found.order,
        "main goal": float(goal.level == "main"),
        "practice": float(outcome.kind == "practice"),
        "late": found.late,
    }


def _stated(document: ProjectDocument) -> tuple[Sequence[Goal | Outcome], Sequence[Goal | Outcome]]:
    return document.goals, document.outcomes


def _place(number: int, of: Sequence[object]) -> float:
    return (number + 0.5) / len(of)


def _words(statement: Goal | Outcome) -> list[str]:
    return list(dict.fromkeys(lemma.lower() for lemma in statement.lemmas if any(map(str.isalpha, lemma))))


def _joined(statement: Goal | Outcome) -> str:
    return " ".join(_words(statement))


def _short(value: float) -> float:
    return round(float(value), 4)
