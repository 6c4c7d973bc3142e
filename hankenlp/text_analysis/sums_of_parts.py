"""Which of a document's sums make another one: a whole and the sums beside it in, the parts that add up to it out.

Sums are compared as exactly as they are written (*1,2 milj. €* to the tenth of a million). Of several sets of parts the
one that tells most of who pays is taken, then the one of fewest parts.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from hankenlp.documents import AmountKind

_MOST_PARTS = 30
_MOST_SETS = 10_000
"""How much is looked at, lest a ledger take forever: all sets of thirteen sums fit."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of a document: ``item`` is its place in ``amounts``, ``unit`` what its last written digit stands for.

    ``payer`` is the entity or name of who pays, ``label`` what its row is called, ``subject`` the same unless it is the
    payer.
    """

    item: int
    value: float
    unit: float
    kind: AmountKind
    payer: str | None = None
    subject: str | None = None
    label: str | None = None

    def equals(self, other: "Sum") -> bool:
        """Whether both may be one sum, written more and less exactly."""
        return abs(self.value - other.value) <= max(self.unit, other.unit, 1.0) / 2


@dataclass(frozen=True, slots=True)
class _Set:
    """Parts that have been added up, best first by what they tell."""

    parts: tuple[Sum, ...] = ()
    paid: float = 0.0
    units: float = 0.0

    def plus(self, part: Sum) -> "_Set":
        return _Set(
            (*self.parts, part),
            self.paid + (part.value if part.payer else 0),
            self.units + part.unit,
        )

    @property
    def rank(self) -> tuple[float, int, list[int]]:
        return -self.paid, len(self.parts), [part.item for part in self.parts]


def parts_of(whole: Sum, others: Sequence[Sum], least: int = 2) -> tuple[Sum, ...]:
    """The sums among the others that make the whole, ``least`` of them or more; none where no set of them does."""
    candidates = [other for other in others if other.item != whole.item and other.value <= whole.value + whole.unit]
    if not least <= len(candidates) <= _MOST_PARTS:
        return ()
    slack = max((whole.unit + sum(other.unit for other in candidates)) / 2, 1.0)
    sets: dict[int, _Set] = {0: _Set()}
    for part in candidates:
        for cents, found in list(sets.items()):
            total = cents + round(part.value * 100)
            if total > (whole.value + slack) * 100:
                continue
            grown = found.plus(part)
            if total not in sets or grown.rank < sets[total].rank:
                sets[total] = grown
        if len(sets) > _MOST_SETS:
            return ()
    fitting = [
        found
        for cents, found in sets.items()
        if len(found.parts) >= least and abs(cents / 100 - whole.value) <= max((whole.unit + found.units) / 2, 1.0)
    ]
    return min(fitting, key=lambda found: found.rank).parts if fitting else ()
