"""The arithmetic of evaluation: precision, recall, F1, accuracy, and B³ over clusters of mentions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
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
    """B³ (Bagga & Baldwin 1998) precision, recall and F1, and F1 over pairs of mentions in different documents."""
    if not key_of:
        return 1.0, 1.0, 1.0, 1.0
    gold, own = _groups(key_of, key_of), _groups(key_of, entity_of)
    shared = {m: len(gold[key_of[m]] & own[entity_of[m]]) for m in key_of}
    p = sum(shared[m] / len(own[entity_of[m]]) for m in key_of) / len(key_of)
    r = sum(shared[m] / len(gold[key_of[m]]) for m in key_of) / len(key_of)
    want, got = _across(gold.values()), _across(own.values())
    across = Tally(len(want & got), len(got - want), len(want - got))
    return p, r, harmonic(p, r), across.f1


def _groups(places: Iterable[Place], name_of: Mapping[Place, str]) -> dict[str, set[Place]]:
    groups: dict[str, set[Place]] = defaultdict(set)
    for place in places:
        groups[name_of[place]].add(place)
    return groups


def _across(groups: Iterable[set[Place]]) -> set[tuple[Place, Place]]:
    """The pairs of mentions that share a group and stand in different documents."""
    return {
        (a, b)
        for members in map(sorted, groups)
        for i, a in enumerate(members)
        for b in members[i + 1 :]
        if a[0] != b[0]
    }
