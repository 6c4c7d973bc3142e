"""Train the classifier that tells what an unknown heading is about, and print how right it is.

``python -m benchmarks.headings --write`` writes ``models/headings/weights.npz``. It learns from the list
``models/headings/headings.tsv`` alone, and not from any annotated document. The figures are cross-validated, ten folds.
"""

from collections.abc import Sequence
from typing import Annotated, NamedTuple

import numpy as np
import typer

from hankenlp.layout.heading_guess import SURE, features, value, vector
from hankenlp.resources.linear import FILE, Linear
from hankenlp.resources.models import folder

LIST = "headings.tsv"
FOLDS = 10
INVERSE_PENALTY = 3.0
DENSE, SPARSE = 2.0, 2.0
"""How much the word vectors and the n-grams are stretched before they are weighed."""


class Heading(NamedTuple):
    """A heading and what it heads."""

    text: str
    section: str


def listed() -> list[Heading]:
    """The headings of the list."""
    lines = (folder("headings") / LIST).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [Heading(text, section) for section, text in rows]


def train(headings: Sequence[Heading]) -> Linear:
    """The classifier."""
    from scipy import sparse
    from sklearn.linear_model import LogisticRegression

    names = [features(h.text) for h in headings]
    rows = {name: i for i, name in enumerate(sorted({n for found in names for n in found}))}
    table = sparse.lil_matrix((len(headings), len(rows)), dtype=np.float32)
    for i, found in enumerate(names):
        for name in found:
            table[i, rows[name]] = value(found) * SPARSE
    dense = np.array([vector(h.text) for h in headings]) * DENSE
    model = LogisticRegression(C=INVERSE_PENALTY, max_iter=1000).fit(
        sparse.hstack([table.tocsr(), sparse.csr_matrix(dense)]),
        [h.section for h in headings],
    )
    weights = model.coef_.T.astype(np.float32)
    return Linear(
        tuple(model.classes_),
        rows,
        weights[: len(rows)] * SPARSE,
        weights[len(rows) :] * DENSE,
        model.intercept_.astype(np.float32),
    )


def judged(model: Linear, headings: Sequence[Heading]) -> list[tuple[str, float]]:
    """The likeliest class of each heading and its probability."""
    items = [(names, value(names)) for names in (features(h.text) for h in headings)]
    logs = model.log_probabilities(items, np.array([vector(h.text) for h in headings]))
    return [(model.classes[row.argmax()], float(np.exp(row.max()))) for row in logs]


def main(
    write: Annotated[bool, typer.Option("--write", help="Write models/headings/weights.npz.")] = False,
) -> None:
    """Print cross-validated figures over the list, and train on all of it."""
    from hankenlp.layout.labels import heading_section

    headings = listed()
    print(f"{len(headings)} headings")
    order = np.random.default_rng(0).permutation(len(headings))
    guesses: dict[int, tuple[str, float]] = {}
    for fold in range(FOLDS):
        held = order[fold::FOLDS]
        kept = [headings[i] for i in sorted(set(range(len(headings))) - set(held.tolist()))]
        guesses |= dict(zip(held.tolist(), judged(train(kept), [headings[i] for i in held]), strict=True))
    right = {i: name == headings[i].section for i, (name, _) in guesses.items()}
    sure = [i for i, (_, probability) in guesses.items() if probability >= SURE]
    known = [i for i, h in enumerate(headings) if heading_section(h.text)]
    print(f"right {np.mean(list(right.values())):.3f}")
    print(
        f"believed (at least {SURE}): {len(sure) / len(headings):.3f} of the headings, right {np.mean([right[i] for i in sure]):.3f}"
    )
    print(
        f"known to the lexicon {len(known) / len(headings):.3f}; known or believed {len({*known, *sure}) / len(headings):.3f}"
    )
    if write:
        train(headings).save(folder("headings") / FILE)


if __name__ == "__main__":
    typer.run(main)
