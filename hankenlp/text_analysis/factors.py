"""A matrix of counts in, themes as numbers out: TF-IDF and its non-negative factors (scikit-learn)."""

import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

_ROUNDS: Final = 400
_DIGITS: Final = 6


def weighted(
    counts: "csr_matrix[Any]", fitted_on: "csr_matrix[Any] | None" = None, weights: Sequence[float] | None = None
) -> "csr_matrix[Any]":
    """TF-IDF, rows of length 1: ln(1 + count) times the smoothed idf of ``fitted_on``, else of these, times the weights."""
    from scipy.sparse import diags_array
    from sklearn.feature_extraction.text import TfidfTransformer
    from sklearn.preprocessing import normalize

    transformer = TfidfTransformer(norm=None).fit(counts if fitted_on is None else fitted_on)
    values = transformer.transform(counts.log1p())
    return normalize(values if weights is None else (values @ diags_array(weights)).tocsr())


def factors(matrix: "csr_matrix[Any]", n: int, seed: int) -> "tuple[NDArray[np.float64], NDArray[np.float64]]":
    """Documents by themes, and themes by terms: rows of the second sum to 1."""
    from sklearn.decomposition import NMF
    from sklearn.exceptions import ConvergenceWarning

    model = NMF(n, init="nndsvd", max_iter=_ROUNDS, random_state=seed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        documents = model.fit_transform(matrix)
    sizes = model.components_.sum(axis=1)
    sizes[sizes == 0] = 1.0
    return (documents * sizes).round(_DIGITS), (model.components_ / sizes[:, None]).round(_DIGITS)


def top_terms(themes: "NDArray[np.float64]", count: int) -> list[list[int]]:
    """For each theme, its weightiest terms; of equal ones the first in the alphabet."""
    return [[int(i) for i in (-row).argsort(kind="stable")[:count] if row[i] > 0] for row in themes]
