"""Pieces of text in, a vector each out: by the packaged word vectors, or by a model of the user's own.

The packaged way is smooth inverse frequency: the mean of the words' vectors, each weighted by a / (a + p(word)). What all
vectors have in common is taken out of either kind (Arora, Liang and Ma 2017, A Simple but Tough-to-Beat Baseline for
Sentence Embeddings; Mu and Viswanath 2018, All-but-the-Top). Nothing is downloaded.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from hankenlp.errors import ModelNotFound
from hankenlp.layout.healing import hyphen_breaks
from hankenlp.text_analysis.terms import Piece
from hankenlp.text_analysis.words import Reading

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

Embed = str | Path | Callable[[list[str]], Any]
"""The folder of a sentence-transformers model, or a function from texts to a row of numbers each."""
Vectors = Callable[[Sequence[Piece]], "Floats"]

_SMOOTH: Final = 1e-3
"""The a of Arora et al.: words of this share of the running text weigh half."""
_ENOUGH: Final = 50
"""Vectors from which on it can be told what they have in common."""
_LEAST: Final = 1e-9
"""A shorter vector is none."""


class Space:
    """The vectors of some pieces, of length 1 and without what they have in common; others are laid beside them."""

    def __init__(self, vectors: Vectors, pieces: Sequence[Piece]) -> None:
        import numpy as np

        self._vectors = vectors
        rows = vectors(pieces)
        many = len(rows) >= _ENOUGH
        self._common = np.linalg.eigh(rows.T @ rows)[1][:, -1] if many else np.zeros(rows.shape[1])
        self.rows = self._placed(rows)

    def row(self, piece: Piece) -> "Floats":
        """The vector of another piece."""
        placed: Floats = self._placed(self._vectors([piece]))[0]
        return placed

    def _placed(self, rows: "Floats") -> "Floats":
        import numpy as np

        rest = rows - np.outer(rows @ self._common, self._common)
        lengths = np.linalg.norm(rest, axis=1, keepdims=True)
        return np.where(lengths > _LEAST, rest / np.maximum(lengths, _LEAST), 0.0)


def by_words(readings: Mapping[str, Reading]) -> Vectors:
    """Vectors of pieces from those of their words, by the frequencies of the words in all the readings."""
    frequency = Counter(lemma for reading in readings.values() for lemma in reading.lemmas)
    total = frequency.total() or 1

    def vectors(pieces: Sequence[Piece]) -> "Floats":
        import numpy as np

        from hankenlp.resources.vectors import WIDTH, unit_vectors

        rows = np.zeros((len(pieces), WIDTH))
        for row, piece in zip(rows, pieces, strict=True):
            if words := piece.words:
                weights = np.array([_SMOOTH / (_SMOOTH + frequency[word] / total) for word in words])
                row[:] = weights @ unit_vectors(words) / len(words)
        return rows

    return vectors


def by_model(embed: Embed) -> Vectors:
    """Vectors of pieces from their texts.

    Raises ``ModelNotFound`` where the folder holds no model or sentence-transformers is not installed, ``ValueError``
    where a function gives anything but a row of finite numbers a text.
    """
    encode = embed if callable(embed) else _model(Path(embed)).encode

    def vectors(pieces: Sequence[Piece]) -> "Floats":
        import numpy as np

        rows = np.asarray(encode([_text(piece) for piece in pieces]), dtype=np.float64)
        if rows.ndim != 2 or len(rows) != len(pieces) or not np.isfinite(rows).all():
            raise ValueError(
                f"embed gave an array of the shape {rows.shape} for {len(pieces)} texts. It must give a row of finite "
                "numbers for each text, all of one length."
            )
        return rows

    return vectors


def _text(piece: Piece) -> str:
    """The piece in one line, broken words made whole."""
    text, parts, at = piece.text, [], 0
    for start, end, joint in hyphen_breaks(text):
        parts += [text[at:start], joint]
        at = end
    return " ".join("".join([*parts, text[at:]]).split())


@lru_cache(maxsize=1)
def _model(folder: Path) -> Any:
    if not folder.is_dir():
        raise ModelNotFound(
            f"{folder}: there is no such folder. Nothing is downloaded: give the folder of a sentence-transformers model, "
            "as model.save(folder) writes it, or a function from a list of texts to an array of vectors."
        )
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise ModelNotFound(
            f"{folder}: sentence-transformers is not installed. Install it: pip install 'hankenlp[semantic]'."
        ) from error
    try:
        return SentenceTransformer(str(folder), local_files_only=True)
    except (OSError, ValueError, KeyError, TypeError) as error:
        reason = " ".join(str(error).split())[:200]
        raise ModelNotFound(
            f"{folder}: no sentence-transformers model that can be read ({reason}). Save it anew with model.save(folder)."
        ) from error
