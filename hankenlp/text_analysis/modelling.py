"""Documents and their readings in, ``Themes`` out: which number of themes is best, and what each of them holds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from hankenlp.documents import ProjectDocument
from hankenlp.progress import bar
from hankenlp.text_analysis.factors import factors, top_terms, weighted
from hankenlp.text_analysis.quality import TOP, coherence, stability, windows
from hankenlp.text_analysis.terms import Over, Piece, Vocabulary, statements, vocabulary, whole, words_of
from hankenlp.text_analysis.themes import Source, Theme, Themes, TypicalGoal
from hankenlp.text_analysis.words import Reading

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

CANDIDATES: Final = (2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 18, 20)
"""The numbers of themes that are tried."""
FOR_A_THEME: Final = 5
"""Documents that a theme needs."""
_AS_GOOD: Final = 0.95
"""Of numbers whose quality is at least this share of the best one's, the largest is chosen."""
_TERMS: Final = 20
_GOALS: Final = 10
_WORDS: Final = 3
"""Terms that a typical goal has."""


@dataclass(frozen=True)
class _Fit:
    n: int
    documents: "NDArray[np.float64]"
    themes: "NDArray[np.float64]"
    coherences: list[float]
    stabilities: list[float]

    @property
    def quality(self) -> float:
        return _mean(self.coherences) * _mean(self.stabilities)


@dataclass(frozen=True)
class Material:
    """What themes are made of: documents by id, their terms, TF-IDF, and the windows that coherence looks at."""

    documents: Sequence[ProjectDocument]
    readings: Mapping[str, Reading]
    terms: Vocabulary
    weights: Any
    counts: Any
    seen: Any


def material(source: Source, readings: Mapping[str, Reading], *, over: Over, names: bool) -> Material:
    """The terms of the texts, counted in the texts or in goals and outcomes alone."""
    ordered = sorted(source.documents.values(), key=lambda document: document.id)
    called = {entity.id: entity.name for entity in source.entities}
    pieces = [whole(document, readings[document.id], called) for document in ordered]
    terms = vocabulary(pieces, names=names)
    if over == "goals":
        stated = map(statements, pieces)
        counts = terms.matrix([[w for piece in each for _, w in words_of(piece, names=names)] for each in stated])
    else:
        counts = terms.counts(pieces)
    weights = weighted(counts, weights=terms.weights) if counts.nnz else counts
    return Material(ordered, readings, terms, weights, counts, windows(pieces, terms))


def themes(given: Material, n: int | Iterable[int] | None, seed: int, source: Source, *, progress: bool) -> Themes:
    """The themes of some documents (``Analysed.themes``)."""
    tried = _numbers(n, given)
    steps = bar(tried, "themes", len(tried)) if progress else tried
    fits = [_fit(given, each, seed) for each in steps]
    best = _chosen(fits)
    return _described(best, given, source, _quality(fits, best))


def _numbers(n: int | Iterable[int] | None, given: Material) -> list[int]:
    """The numbers to try; ``ValueError`` where the documents are too few."""
    documents, terms = len(given.documents), len(given.terms.terms)
    most = min(documents // FOR_A_THEME, terms)
    wanted = sorted(set([n] if isinstance(n, int) else n)) if n is not None else [c for c in CANDIDATES if c <= most]
    if wanted and wanted[0] < 1:
        raise ValueError(f"n must be at least 1, not {wanted[0]}")
    least = FOR_A_THEME * (wanted[-1] if wanted else CANDIDATES[0])
    if documents < least:
        raise ValueError(
            f"{wanted[-1] if wanted else CANDIDATES[0]} themes need {least} documents; there are {documents}. "
            "Add documents or ask for fewer themes."
        )
    if not wanted or wanted[-1] > most:
        raise ValueError(
            f"the documents have only {terms} terms in common, too few for themes. Add documents, or longer ones."
        )
    return wanted


def _fit(given: Material, n: int, seed: int) -> _Fit:
    documents, found = factors(given.weights, n, seed)
    tops = top_terms(found, TOP)
    coherences = [coherence(top, given.terms, given.seen) for top in tops]
    return _Fit(n, documents, found, coherences, stability(given.weights, tops, seed))


def _chosen(fits: Sequence[_Fit]) -> _Fit:
    """The largest number of themes among those about as good as the best."""
    best = max(fit.quality for fit in fits)
    good = [fit for fit in fits if fit.quality >= (_AS_GOOD * best if best > 0 else best)]
    return max(good, key=lambda fit: fit.n)


def _quality(fits: Sequence[_Fit], best: _Fit) -> "pd.DataFrame":
    import pandas as pd

    rows = [
        (fit.n, *(round(x, 4) for x in (_mean(fit.coherences), _mean(fit.stabilities), fit.quality)), fit is best)
        for fit in fits
    ]
    return pd.DataFrame(rows, columns=["n", "coherence", "stability", "quality", "chosen"])


def _described(fit: _Fit, given: Material, source: Source, quality: "pd.DataFrame") -> Themes:
    import pandas as pd

    sums = fit.documents.sum(axis=1, keepdims=True)
    sums[sums == 0] = 1.0
    shares = (fit.documents / sums).round(6)
    means = shares.mean(axis=0)
    order = [int(i) for i in (-means).round(6).argsort(kind="stable")]
    numbers = range(1, fit.n + 1)
    frame = pd.DataFrame(shares[:, order], index=[d.id for d in given.documents], columns=list(numbers))
    frame = frame.rename_axis("document_id")
    main = frame.idxmax(axis=1)[frame.sum(axis=1) > 0].value_counts()
    goals = _typical_goals(given, fit.themes)
    top = top_terms(fit.themes, _TERMS)
    made = [
        Theme(
            number=number,
            terms=tuple((given.terms.terms[j], float(fit.themes[i, j])) for j in top[i]),
            goals=goals[i],
            share=round(float(means[i]), 6),
            documents=int(main.get(number, 0)),
            coherence=round(fit.coherences[i], 4),
            stability=round(fit.stabilities[i], 4),
            _shares=frame[number],
            _source=source,
        )
        for number, i in zip(numbers, order, strict=True)
    ]
    return Themes(made, quality, frame)


def _typical_goals(given: Material, found: "NDArray[np.float64]") -> list[tuple[TypicalGoal, ...]]:
    """For each theme, the goals whose terms are nearest to its own, by cosine: one a document, of three terms or more."""
    pieces = [
        Piece(document, given.readings[document.id], goal.start, goal.end)
        for document in given.documents
        for goal in document.goals
    ]
    counts = given.terms.counts(pieces)
    if not counts.nnz:
        return [()] * len(found)
    lengths = (found**2).sum(axis=1, keepdims=True) ** 0.5
    lengths[lengths == 0] = 1.0
    scores = weighted(counts, given.counts, given.terms.weights) @ (found / lengths).T
    enough = counts.getnnz(axis=1) >= _WORDS
    return [_best(pieces, [float(s) if e else 0.0 for s, e in zip(row, enough, strict=True)]) for row in scores.T]


def _best(pieces: Sequence[Piece], scores: Sequence[float]) -> tuple[TypicalGoal, ...]:
    goals: dict[str, TypicalGoal] = {}
    ranked = sorted(zip(scores, pieces, strict=True), key=lambda p: (-round(p[0], 4), p[1].document.id, p[1].start))
    for score, piece in ranked:
        if score > 0 and len(goals) < _GOALS and piece.document.id not in goals:
            text = piece.document.text[piece.start : piece.end]
            goals[piece.document.id] = TypicalGoal(text, piece.document.id, piece.start, piece.end, round(score, 4))
    return tuple(goals.values())


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
