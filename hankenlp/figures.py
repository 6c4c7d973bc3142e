"""The arithmetic of evaluation: precision, recall, F1, accuracy, and B³ over clusters of mentions."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

Place = tuple[str, int, int]
"""A mention: document id, start, end."""


@dataclass
class Tally:
    """Right, wrong and missed items, with the figures that follow."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, right: int, wrong: int, missed: int) -> None:
        """Count more items."""
        self.right, self.wrong, self.missed = self.right + right, self.wrong + wrong, self.missed + missed

    @property
    def p(self) -> float:
        """Precision; 1 where nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def r(self) -> float:
        """Recall; 1 where there was nothing to find."""
        return self.right / self.n if self.n else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return harmonic(self.p, self.r)

    @property
    def n(self) -> int:
        """How many there were to find."""
        return self.right + self.missed


@dataclass
class Share:
    """How many of ``n`` answers were right."""

    right: int = 0
    n: int = 0

    def add(self, right: object) -> bool:
        """Count one answer, and return whether it was right."""
        self.right, self.n = self.right + bool(right), self.n + 1
        return bool(right)

    @property
    def accuracy(self) -> float:
        """The share; 1 where nothing was asked."""
        return self.right / self.n if self.n else 1.0


def harmonic(p: float, r: float) -> float:
    """F1 of precision and recall."""
    return 2 * p * r / (p + r) if p + r else 0.0


def b_cubed(key_of: Mapping[Place, str], entity_of: Mapping[Place, str]) -> tuple[float, float, float, float]:
    """B³ (Bagga & Baldwin 1998) precision, recall and F1, and F1 over pairs of mentions in different documents.

    In linear time and memory: of clusters only the sizes matter, and those of what they share.
    """
    if not key_of:
        return 1.0, 1.0, 1.0, 1.0
    gold, own = Counter(key_of.values()), Counter(entity_of[place] for place in key_of)
    shared = Counter((key, entity_of[place]) for place, key in key_of.items())
    p = sum(n * n / own[entity] for (_, entity), n in shared.items()) / len(key_of)
    r = sum(n * n / gold[key] for (key, _), n in shared.items()) / len(key_of)
    right = _across((place[0], (key, entity_of[place])) for place, key in key_of.items())
    got = _across((place[0], entity_of[place]) for place in key_of)
    want = _across((place[0], key) for place, key in key_of.items())
    return p, r, harmonic(p, r), Tally(right, got - right, want - right).f1


def _across(labelled: Iterable[tuple[str, Hashable]]) -> int:
    """How many pairs share a label and stand in different documents, of mentions as (document, label)."""
    within = Counter(labelled)
    whole: Counter[Hashable] = Counter()
    for (_, label), n in within.items():
        whole[label] += n
    return _pairs(whole.values()) - _pairs(within.values())


def _pairs(sizes: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes)
