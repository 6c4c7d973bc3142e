"""Train the weights that choose a project's title, and print how right they are.

``python -m benchmarks.titles corpus/`` prints the fit and the leave-one-family-out figure: each document judged by
weights trained without the documents of its family (the letters its id begins with). ``--test DIRECTORY`` prints the
figure on documents that are not trained on, ``--write`` writes ``models/titles/weights.toml``.

The model is a conditional logit: the candidates of a page and *no title* compete, and a page counts once. It is fitted
by maximum a posteriori with Gaussian priors, whose means say what a linguist expects of a feature before any data.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

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
        """The letters that the id begins with."""
        match = re.match(r"[^\W\d_]+", self.id)
        return match.group() if match else self.id

    @property
    def decided(self) -> int | None:
        """The candidate that a title field names, which no weights may overrule."""
        return next((i for i, f in enumerate(self.features) if f.get("field")), None)


def read(paths: Sequence[Path]) -> list[Page]:
    """The annotated documents of the directories."""
    from hankenlp import load
    from hankenlp.extraction.component import layout_of
    from hankenlp.extraction.projects import is_about_several
    from hankenlp.extraction.titles import candidates_of, extent
    from hankenlp.gold import load_gold
    from hankenlp.layout import heal

    nlp = load()
    nlp.remove_pipe("hankenlp")
    for field in ("dates", "people", "programmes", "organizations"):
        nlp.add_pipe(f"hankenlp_{field}")
    pages = []
    for gold in load_gold(*paths).values():
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
        "candidate",
        *sorted(({name for page in pages for f in page.features for name in f} | set(PRIOR)) - {"field"}),
    ]
    column = {name: i for i, name in enumerate(names)}
    mean = np.array([PRIOR.get(name, 0.0) for name in names])
    data = []
    for page in pages:
        right = np.array([*(bool(page.title) and is_right(t, page.title) for t in page.texts), page.title is None])
        if page.decided is None and page.texts and right.any():
            table = np.zeros((len(right), len(names)))
            for i, features in enumerate(page.features):
                table[i, 0] = 1.0
                for name, value in features.items():
                    if name != "field":
                        table[i, column[name]] = value
            data.append((table, right))
    weight, first, second = mean.copy(), np.zeros_like(mean), np.zeros_like(mean)
    for step in range(1, STEPS + 1):
        slope = PRECISION * (mean - weight)
        for table, right in data:
            share = np.exp(table @ weight - (table @ weight).max())
            share /= share.sum()
            wanted = np.where(right, share, 0.0)
            slope += table.T @ (wanted / wanted.sum() - share)
        slope /= len(data)
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        pace = RATE * (1 - 0.9 * step / STEPS)
        weight = weight + pace * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(value), 3) for name, value in zip(names, weight, strict=True)}


def choose(page: Page, weights: dict[str, float]) -> str | None:
    """The title that the weights choose."""
    from hankenlp.extraction.title_candidates import Candidate
    from hankenlp.extraction.titles import best

    found = [Candidate(i, i, features) for i, features in enumerate(page.features)]
    choice = best(found, weights)
    return None if choice is None else page.texts[choice.start]


def report(name: str, pages: Sequence[Page], chosen: Sequence[str | None]) -> None:
    """Print a line with the accuracy."""
    right = sum(is_right(text, page.title) for page, text in zip(pages, chosen, strict=True))
    print(f"{name:36} {right / len(pages):.3f}  ({right} of {len(pages)})")


def main(
    paths: list[Path],
    test: Annotated[list[Path] | None, typer.Option(help="Documents that are not trained on.")] = None,
    write: Annotated[bool, typer.Option(help="Write models/titles/weights.toml.")] = False,
    errors: Annotated[bool, typer.Option(help="Print the wrong titles of held-out families.")] = False,
) -> None:
    """Train on annotated documents and print the figures."""
    pages = read(paths)
    weights = train(pages)
    has_title = [page.title is None or any(is_right(t, page.title) for t in page.texts) for page in pages]
    print(f"{'a candidate is right':36} {sum(has_title) / len(pages):.3f}")
    report("fit", pages, [choose(page, weights) for page in pages])
    families = sorted({page.family for page in pages})
    without = {name: train([page for page in pages if page.family != name]) for name in families}
    held_out = [choose(page, without[page.family]) for page in pages]
    report(f"leave one of {len(families)} families out", pages, held_out)
    report("prior alone", pages, [choose(page, {"candidate": 0.0, **PRIOR}) for page in pages])
    if errors:
        for page, text in zip(pages, held_out, strict=True):
            if not is_right(text, page.title):
                print(f"  {page.id}: {text!r}, not {page.title!r}")
    if test:
        tested = read(test)
        report("not trained on", tested, [choose(page, weights) for page in tested])
    if write:
        lines = [f'"{name}" = {value}' for name, value in sorted(weights.items(), key=lambda item: -item[1])]
        path = Path("models/titles/weights.toml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# Written by python -m benchmarks.titles\n[weights]\n" + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    typer.run(main)
