"""The weights that choose a project's title among the candidates of a page (``models/titles``).

The model is a conditional logit: the candidates of a page and *no title* compete, and a page counts once. It is fitted
by maximum a posteriori with Gaussian priors, whose means say what a linguist expects of a feature before any data.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from spacy.language import Language

from hankenlp.calibration import family
from hankenlp.extraction.component import layout_of
from hankenlp.extraction.projects import is_about_several
from hankenlp.extraction.title_candidates import Candidate
from hankenlp.extraction.titles import BIAS, best, candidates_of, extent
from hankenlp.gold import Gold
from hankenlp.layout import heal
from hankenlp.training.statements import pipeline

PRIOR = {
    "called": 3.5,
    "asked": 2.0,
    "expanded": 3.0,
    "code": 3.0,
    "compound": 2.0,
    "quoted": 2.0,
    "crumb": 1.5,
    "decided": 2.0,
    "defined": 1.0,
    "ends in a project": 1.0,
    "name and subtitle": 2.0,
    "named first": 1.0,
    "under crumbs": 1.0,
    "ends in a body": -1.0,
    "announced": -2.0,
    "no project": -4.0,
    "finite verb": -1.0,
    "bare word": -1.5,
    "body": -2.0,
    "known body": -2.0,
    "news": -2.0,
    "person": -2.0,
    "site": -2.0,
}
PRECISION = 1.0
STEPS = 1500
RATE = 0.1


@dataclass
class Page:
    """A document with its candidates: texts and features, and its gold title."""

    id: str
    title: str | None
    texts: list[str]
    features: list[dict[str, float]]

    @property
    def family(self) -> str:
        """What is left out together."""
        return family(self.id)

    @property
    def decided(self) -> int | None:
        """The candidate that a title field names, which no weights may overrule."""
        return next((i for i, f in enumerate(self.features) if f.get("field")), None)


def read(golds: Iterable[Gold], nlp: Language | None = None) -> list[Page]:
    """The annotated documents.

    Args:
        nlp: a pipeline whose ``Doc``s have people, programmes and organisations; without it, one is loaded.
    """
    nlp = nlp or pipeline()
    pages = []
    for gold in golds:
        doc = nlp(heal(gold.text).text)
        found = [] if is_about_several(layout_of(doc)) else candidates_of(doc)
        texts = [doc.text[slice(*extent(doc.text, c))] for c in found]
        pages.append(Page(gold.id, gold.data.get("title"), texts, [c.features for c in found]))
    return pages


def is_right(text: str | None, title: str | None) -> bool:
    """As the scorer has it: the same name, or the name and little more."""
    if not text or not title:
        return not text and not title
    got, want = (" ".join(t.split()).casefold() for t in (text, title))
    return got == want or want in got and len(got) < 1.5 * len(want)


def train(pages: Sequence[Page]) -> dict[str, float]:
    """The weights. Pages whose title field decides, or whose title no candidate has, teach nothing."""
    names = [
        BIAS,
        *sorted(({name for page in pages for f in page.features for name in f} | set(PRIOR)) - {"field"}),
    ]
    column = {name: i for i, name in enumerate(names)}
    mean = np.array([PRIOR.get(name, 0.0) for name in names])
    tables, rights, starts = [], [], [0]
    for page in pages:
        right = np.array([*(bool(page.title) and is_right(t, page.title) for t in page.texts), page.title is None])
        if page.decided is None and page.texts and right.any():
            table = np.zeros((len(right), len(names)))
            for i, features in enumerate(page.features):
                table[i, 0] = 1.0
                for name, value in features.items():
                    if name != "field":
                        table[i, column[name]] = value
            tables.append(table)
            rights.append(right)
            starts.append(starts[-1] + len(right))
    rows = np.vstack([*tables, np.zeros((0, len(names)))])
    good = np.concatenate([*rights, np.zeros(0, dtype=bool)])
    of_page = np.repeat(np.arange(len(tables)), np.diff(starts))
    first_rows = np.array(starts[:-1], dtype=np.intp)
    weight, first, second = mean.copy(), np.zeros_like(mean), np.zeros_like(mean)
    for step in range(1, STEPS + 1):
        slope = PRECISION * (mean - weight)
        if tables:
            scores = rows @ weight
            share = np.exp(scores - np.maximum.reduceat(scores, first_rows)[of_page])
            share /= np.add.reduceat(share, first_rows)[of_page]
            wanted = np.where(good, share, 0.0)
            wanted /= np.add.reduceat(wanted, first_rows)[of_page]
            slope += rows.T @ (wanted - share)
        slope /= max(len(tables), 1)
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        pace = RATE * (1 - 0.9 * step / STEPS)
        weight = weight + pace * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(value), 3) for name, value in zip(names, weight, strict=True)}


def choose(page: Page, weights: Mapping[str, float]) -> str | None:
    """The title that the weights choose."""
    found = [Candidate(i, i, features) for i, features in enumerate(page.features)]
    choice = best(found, weights)
    return None if choice is None else page.texts[choice.start]


def prior() -> dict[str, float]:
    """The weights before any data."""
    return {BIAS: 0.0, **PRIOR}


def leave_one_family_out(pages: Sequence[Page]) -> dict[str, dict[str, float]]:
    """Family → weights trained without it."""
    families = sorted({page.family for page in pages})
    return {left_out: train([page for page in pages if page.family != left_out]) for left_out in families}


def write(weights: Mapping[str, float], path: Path) -> None:
    """Write the weights as TOML, the highest first."""
    lines = [f'"{name}" = {value}' for name, value in sorted(weights.items(), key=lambda item: -item[1])]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("# Written by python -m benchmarks.titles\n[weights]\n" + "\n".join(lines) + "\n", "utf-8")
