"""A matrix of counts in, themes as numbers out: non-negative factors of TF-IDF, or clusters of vectors (scikit-learn)."""

import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    Fitted = tuple[NDArray[np.float64], NDArray[np.float64]]

Model = Callable[[int, int, "NDArray[np.intp]"], "Fitted"]
"""The number of themes, a seed and the numbers of some documents, in order → the documents by themes, and the themes by
terms, whose rows sum to 1."""

_ROUNDS: Final = 400
_STARTS: Final = 10
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


def factors(matrix: "csr_matrix[Any]") -> Model:
    """Non-negative factors of documents by terms."""

    def fit(n: int, seed: int, rows: "NDArray[np.intp]") -> "Fitted":
        from sklearn.decomposition import NMF

        model = NMF(n, init="nndsvd", max_iter=_ROUNDS, random_state=seed)
        with _patient():
            documents = model.fit_transform(matrix[rows])
        sizes, themes = _parted(model.components_)
        return (documents * sizes).round(_DIGITS), themes

    return fit


def clusters(vectors: "NDArray[np.float64]", owners: "NDArray[np.intp]", matrix: "csr_matrix[Any]") -> Model:
    """Clusters (k-means) of passages by their vectors; a document's shares are those of its passages.

    Args:
        vectors: a row a passage, of length 1.
        owners: the number of each passage's document.
        matrix: documents by terms; a theme's terms are their mean, weighted by the theme's shares.
    """

    def fit(n: int, seed: int, rows: "NDArray[np.intp]") -> "Fitted":
        import numpy as np
        from sklearn.cluster import KMeans

        places = np.flatnonzero(np.isin(owners, rows))
        documents = np.zeros((len(rows), n))
        if len(places):
            with _patient():
                means = KMeans(min(n, len(places)), n_init=_STARTS, random_state=seed)
                labels = means.fit_predict(vectors[places])
            np.add.at(documents, (np.searchsorted(rows, owners[places]), labels), 1.0)
        shares = _parted(documents)[1]
        return shares, _parted(matrix[rows].T.dot(shares).T)[1]

    return fit


def _parted(themes: "NDArray[np.float64]") -> "tuple[NDArray[np.float64], NDArray[np.float64]]":
    """The sums of the rows, and the rows as parts of them."""
    sizes = themes.sum(axis=1)
    sizes[sizes == 0] = 1.0
    return sizes, (themes / sizes[:, None]).round(_DIGITS)


@contextmanager
def _patient() -> Iterator[None]:
    """Without the warning that another round would still change a digit."""
    from sklearn.exceptions import ConvergenceWarning

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        yield


def top_terms(themes: "NDArray[np.float64]", count: int) -> list[list[int]]:
    """For each theme, its weightiest terms; of equal ones the first in the alphabet."""
    return [[int(i) for i in (-row).argsort(kind="stable")[:count] if row[i] > 0] for row in themes]
