"""Documents and their readings in, ``Themes`` out: which number of themes is best, and what each of them holds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from hankenlp.progress import bar
from hankenlp.text_analysis.factors import Model, clusters, factors, top_terms, weighted
from hankenlp.text_analysis.quality import TOP, coherence, stability, windows
from hankenlp.text_analysis.sentence_vectors import Space, Vectors
from hankenlp.text_analysis.terms import Over, Piece, Text, Vocabulary, vocabulary
from hankenlp.text_analysis.themes import Source, Theme, Themes, TypicalGoal
from hankenlp.text_analysis.words import Reading

if TYPE_CHECKING:
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
    """What themes are made of: texts by the ids of their documents, terms, their counts, and what fits themes to them."""

    texts: Sequence[Text]
    terms: Vocabulary
    counts: Any
    seen: Any
    model: Model


def material(source: Source, readings: Mapping[str, Reading], *, over: Over, vectors: Vectors | None) -> Material:
    """The terms of the texts, counted in the texts or in goals and outcomes alone.

    With ``vectors``, themes are clusters of passages; without them, factors of TF-IDF. Raises ``ValueError`` where no goal
    or outcome has a term.
    """
    called = names(source)
    texts = [Text(document, readings[document.id], called) for _, document in sorted(source.documents.items())]
    terms = vocabulary([[word for _, word in text.words] for text in texts])
    stated = [text.statements if over == "goals" else text.passages for text in texts]
    counts = terms.counts([[word for piece in pieces for word in piece.words] for pieces in stated])
    seen = windows((text.words for text in texts), terms)
    if terms.terms and not counts.nnz:
        raise ValueError('no goal or outcome has a term of the texts. Take all of their words: over="text".')
    weights = weighted(counts, weights=terms.weights) if counts.nnz else counts
    if vectors is None or not counts.nnz:
        return Material(texts, terms, counts, seen, factors(weights))
    pieces = [(number, piece) for number, each in enumerate(stated) for piece in each]
    owners = np.array([number for number, _ in pieces])
    model = clusters(Space(vectors, [piece for _, piece in pieces]).rows, owners, weights)
    return Material(texts, terms, counts, seen, model)


def names(source: Source) -> dict[str, str]:
    """The bodies that are terms, by their ids: those that no document has for its funder."""
    funders = {body.entity_id for d in source.documents.values() for body in d.organizations if "funder" in body.roles}
    bodies = (entity for entity in source.entities if entity.type == "organization")
    return {entity.id: entity.name for entity in bodies if entity.id not in funders}


def themes(given: Material, n: int | Iterable[int] | None, seed: int, source: Source, *, progress: bool) -> Themes:
    """The themes of some documents (``Analysed.themes``)."""
    tried = _numbers(n, given)
    steps = bar(tried, "themes", len(tried)) if progress else tried
    fits = [_fit(given, each, seed) for each in steps]
    best = _chosen(fits)
    return _described(best, given, source, _quality(fits, best))


def _numbers(n: int | Iterable[int] | None, given: Material) -> list[int]:
    """The numbers to try; ``ValueError`` where the documents are too few."""
    documents, terms = len(given.texts), len(given.terms.terms)
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
    count = len(given.texts)
    documents, found = given.model(n, seed, np.arange(count))
    tops = top_terms(found, TOP)
    coherences = [coherence(top, given.terms, given.seen) for top in tops]
    return _Fit(n, documents, found, coherences, stability(given.model, count, tops, seed))


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
    frame = pd.DataFrame(shares[:, order], index=[text.document.id for text in given.texts], columns=list(numbers))
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
    pieces = [goal for text in given.texts for goal in text.goals]
    counts = given.terms.counts([piece.words for piece in pieces])
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
            goals[piece.document.id] = TypicalGoal(
                piece.text, piece.document.id, piece.start, piece.end, round(score, 4)
            )
    return tuple(goals.values())


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
