"""Whether a confidence means something: of what is said with confidence 0.8, about 80 % should be right.

In go judgements, pairs of a confidence and whether the item was right; out come reliability tables and the expected
calibration error. Judgements are kept by document, so that whole families of documents can be left out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

Judgement = tuple[float, bool]
"""A confidence in [0, 1], and whether what was said with it is right."""

BINS = 10


@dataclass(frozen=True)
class Bin:
    """Judgements with ``low <= confidence < high`` (the last bin holds 1.0 too); the means are ``None`` where ``n`` is 0."""

    low: float
    high: float
    n: int
    confidence: float | None
    """Mean confidence."""
    right: float | None
    """Share of right judgements."""

    @property
    def gap(self) -> float:
        """How far the share of right ones is from the mean confidence."""
        return 0.0 if self.confidence is None or self.right is None else abs(self.right - self.confidence)


def reliability_table(pairs: Iterable[Judgement], bins: int = BINS) -> list[Bin]:
    """``bins`` bins of equal width over [0, 1], empty ones included."""
    members: list[list[Judgement]] = [[] for _ in range(bins)]
    for confidence, right in pairs:
        members[min(int(confidence * bins), bins - 1)].append((confidence, right))
    return [_bin(i / bins, (i + 1) / bins, found) for i, found in enumerate(members)]


def _bin(low: float, high: float, found: list[Judgement]) -> Bin:
    n = len(found)
    if not n:
        return Bin(low, high, 0, None, None)
    return Bin(low, high, n, sum(confidence for confidence, _ in found) / n, sum(right for _, right in found) / n)


def expected_calibration_error(pairs: Iterable[Judgement], bins: int = BINS) -> float:
    """Mean gap between confidence and share of right ones over the bins, weighted by n; 0 where there are no pairs.

    Naeini, Cooper & Hauskrecht 2015, *Obtaining well calibrated probabilities using Bayesian binning*.
    """
    table = reliability_table(pairs, bins)
    n = sum(each.n for each in table)
    return sum(each.n * each.gap for each in table) / n if n else 0.0


def family(document_id: str) -> str:
    """What is left out together: the id before its first hyphen (``amk-31`` → ``amk``); the seeds are one family."""
    return "seed" if document_id.startswith("seed") else document_id.partition("-")[0]


def pooled(groups: Mapping[str, Iterable[Judgement]], without: str | None = None) -> list[Judgement]:
    """The judgements of all documents, or of those outside the family ``without``; ``groups`` is by document id."""
    return [pair for document, pairs in groups.items() if family(document) != without for pair in pairs]


@dataclass
class Reliability:
    """The judgements of an evaluation: field → document id → pairs."""

    judgements: dict[str, dict[str, list[Judgement]]] = field(default_factory=dict)

    def add(self, name: str, document: str, confidence: float, right: bool) -> None:
        """Count one item of a field."""
        self.judgements.setdefault(name, {}).setdefault(document, []).append((confidence, right))

    def update(self, other: "Reliability") -> None:
        """Count the judgements of another evaluation too."""
        for name, groups in other.judgements.items():
            for document, pairs in groups.items():
                self.judgements.setdefault(name, {}).setdefault(document, []).extend(pairs)

    @property
    def families(self) -> list[str]:
        """The families of the documents, sorted."""
        return sorted({family(document) for groups in self.judgements.values() for document in groups})

    def pairs(self, name: str | None = None, without: str | None = None) -> list[Judgement]:
        """The judgements of one field or of all, where asked for without one family of documents."""
        chosen = self.judgements.values() if name is None else [self.judgements.get(name, {})]
        return [pair for groups in chosen for pair in pooled(groups, without)]

    def summary(self, name: str | None = None) -> dict[str, Any]:
        """``n``, mean ``confidence``, share ``right`` and ``ece`` of one field or of all."""
        pairs = self.pairs(name)
        whole = _bin(0.0, 1.0, pairs)
        ece = expected_calibration_error(pairs)
        return {"n": whole.n, "confidence": whole.confidence, "right": whole.right, "ece": ece}

    def to_dict(self) -> dict[str, Any]:
        """The figures as plain data: over all fields, bin by bin, and field by field."""
        bins = [asdict(each) for each in reliability_table(self.pairs())]
        return self.summary() | {"bins": bins, "fields": {name: self.summary(name) for name in self.judgements}}


Curve = tuple[tuple[float, float], ...]
"""Points (confidence as the rules and weights have it, share that is right), both rising; straight lines between them."""

STRENGTH = 10.0
"""So many judgements of the field's mean are added to each point, which keeps points of few judgements near it."""
STEP = 0.05


def fitted(pairs: Iterable[Judgement]) -> Curve:
    """The curve that makes confidences mean something: isotonic regression over steps of ``STEP``.

    Pool adjacent violators (Ayer et al. 1955) over the shares of right ones, each smoothed towards the share of all.
    """
    judgements = list(pairs)
    if not judgements:
        return ()
    mean = sum(right for _, right in judgements) / len(judgements)
    steps: dict[int, list[Judgement]] = {}
    for confidence, right in judgements:
        steps.setdefault(round(confidence / STEP), []).append((confidence, right))
    pools: list[tuple[float, float, list[float]]] = []
    for step in sorted(steps):
        found = steps[step]
        n = len(found)
        pools.append((sum(right for _, right in found) + STRENGTH * mean, n + STRENGTH, [sum(c for c, _ in found) / n]))
        while len(pools) > 1 and pools[-2][0] / pools[-2][1] >= pools[-1][0] / pools[-1][1]:
            right_, n_, at = pools.pop()
            pools[-1] = (pools[-1][0] + right_, pools[-1][1] + n_, [*pools[-1][2], *at])
    return tuple((round(x, 4), round(right / n, 4)) for right, n, places in pools for x in (places[0], places[-1]))


def calibrated(curve: Curve, confidence: float) -> float:
    """What the curve makes of a confidence; before its first and behind its last point it is level. 3 decimals."""
    if not curve:
        return confidence
    left = max((point for point in curve if point[0] <= confidence), default=curve[0])
    right = min((point for point in curve if point[0] >= confidence), default=curve[-1])
    if right[0] <= left[0]:
        return round(left[1] if confidence >= curve[0][0] else curve[0][1], 3)
    part = (confidence - left[0]) / (right[0] - left[0])
    return round(left[1] + part * (right[1] - left[1]), 3)
