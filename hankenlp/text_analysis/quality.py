"""How good some themes are: do their terms stand together in the texts, and do they come back from other documents?

Coherence is the mean NPMI of a theme's top terms over windows of the corpus (Bouma 2009; Röder et al. 2015), without
pairs of a compound and its part, which always stand together. Stability fits again on random samples of the documents.
"""

import math
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

from hankenlp.text_analysis.factors import Model, top_terms
from hankenlp.text_analysis.terms import Vocabulary
from hankenlp.text_analysis.words import parts_of

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

TOP: Final = 10
"""Terms of a theme that are judged."""
_WINDOW: Final = 110
"""Words of the text, little ones included, as Röder et al. found best; the next window begins half a window on."""
_SAMPLES: Final = 5
_SHARE: Final = 0.8


def windows(texts: Iterable[Iterable[tuple[int, str]]], terms: Vocabulary) -> "csr_matrix[Any]":
    """Windows by terms: 1 where the window has the term. Texts are their words with their places."""
    step = _WINDOW // 2
    seen: list[list[str]] = []
    for words in texts:
        steps: dict[int, list[str]] = {}
        for i, word in words:
            steps.setdefault(i // step, []).append(word)
        if steps:
            first, last = min(steps), max(steps)
            starts = range(first, max(last, first + 1))
            seen += [[*steps.get(i, ()), *steps.get(i + 1, ())] for i in starts]
    found = terms.counts(seen)
    found.data[:] = 1.0
    return found


def coherence(top: Sequence[int], terms: Vocabulary, seen: "csr_matrix[Any]") -> float:
    """Mean NPMI of the pairs of some terms, from -1 (never together) over 0 (by chance) to 1 (always together)."""
    import numpy as np

    columns = seen[:, list(top)]
    together = (columns.T @ columns).toarray()
    chosen = [terms.terms[i] for i in top]
    pairs = [(i, j) for i, j in combinations(range(len(top)), 2) if not are_kin(chosen[i], chosen[j])]
    if not pairs:
        return 0.0
    values = [_npmi(together[i, i], together[j, j], together[i, j], seen.shape[0]) for i, j in pairs]
    return float(np.mean(values))


def _npmi(one: float, other: float, both: float, of: int) -> float:
    """Normalised pointwise mutual information: ln(p(x,y) / (p(x) p(y))) / -ln p(x,y)."""
    if not both:
        return -1.0
    if both == of:
        return 0.0
    return math.log(both * of / (one * other)) / -math.log(both / of)


def are_kin(one: str, other: str) -> bool:
    """Whether two terms share a word: *lastensuojelu* with *lapsi*, *lastenkoti*, *avohuolto* with none of these."""
    return not _words_in(one).isdisjoint(_words_in(other))


def _words_in(term: str) -> set[str]:
    """The words of a term and of a name, and those inside them."""
    words = term.lower().split()
    return {*words, *(part for word in words for part in parts_of(word))}


def stability(model: Model, documents: int, tops: Sequence[Sequence[int]], seed: int) -> list[float]:
    """For each theme, how much of its top terms comes back: mean Jaccard similarity with its match in each sample.

    Each of five samples holds 80 % of the documents; matches are those that are best over all themes (Hungarian method).
    """
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    kept = max(len(tops), round(_SHARE * documents))
    totals = np.zeros(len(tops))
    for sample in range(_SAMPLES):
        chosen = np.sort(np.random.default_rng([seed, sample]).permutation(documents)[:kept])
        others = top_terms(model(len(tops), seed, chosen)[1], TOP)
        alike = np.array([[_jaccard(top, other) for other in others] for top in tops])
        rows, columns = linear_sum_assignment(-alike)
        totals[rows] += alike[rows, columns]
    return [float(total) for total in totals / _SAMPLES]


def _jaccard(one: Sequence[int], other: Sequence[int]) -> float:
    a, b = set(one), set(other)
    return len(a & b) / len(a | b) if a | b else 0.0
