"""Themes of a folder's documents: ``python -m benchmarks.themes PATH [--n N] [--names] [--over goals] [--compare]``.

Printed are what each number of themes gives (coherence, stability), the themes chosen with their terms and most typical
goals, and how long reading and modelling took. ``--compare`` prints means over 6 to 20 themes instead, for the choices
that were made and their alternatives. PATH is a folder, or a file that ``Corpus.to_jsonl`` wrote.
"""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Annotated, Any
from unittest.mock import patch

import typer

from hankenlp import Corpus
from hankenlp.text_analysis import terms
from hankenlp.text_analysis.modelling import CANDIDATES

_FEWEST = 6
_OTHERS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "as it is": ({}, {}),
    "names are terms": ({"names": True}, {}),
    "goals and outcomes alone": ({"over": "goals"}, {}),
    "compounds count as themselves only": ({}, {"parts_of": lambda word: ()}),
    "what is strewn evenly weighs the same": ({}, {"_LIGHTEST": 1.0}),
    "no list": ({}, {"stop_words": frozenset}),
    "no list, what is strewn evenly weighs the same": ({}, {"stop_words": frozenset, "_LIGHTEST": 1.0}),
}
"""By name: arguments of ``Corpus.themes``, and what is other in ``text_analysis.terms``."""


def main(
    path: Path,
    names: bool = False,
    over: str = "text",
    seed: int = 0,
    n: Annotated[int | None, typer.Option(help="How many themes; chosen where left out.")] = None,
    compare: bool = False,
) -> None:
    """Print the figures."""
    corpus = Corpus.from_jsonl(path) if path.suffix == ".jsonl" else Corpus.from_paths([path], progress=True)
    with_goals = sum(bool(document.goals) for document in corpus.documents)
    print(f"{len(corpus.documents)} documents, {with_goals} with goals")
    began = time.perf_counter()
    corpus.kwic("hanke")
    print(f"words read in {time.perf_counter() - began:.1f} s")
    if compare:
        _compare(corpus, seed)
    else:
        _show(corpus, n, {"over": over, "names": names, "seed": seed})


def _show(corpus: Corpus, n: int | None, options: dict[str, Any]) -> None:
    began = time.perf_counter()
    themes = corpus.themes(n, **options)
    print(f"themes made in {time.perf_counter() - began:.1f} s\n")
    print(themes.quality.to_string(index=False), "\n")
    print(f"chosen: {len(themes)}, coherence {themes.coherence:.3f}, stability {themes.stability:.3f}\n")
    for theme in themes:
        print(f"{theme.number:2} {theme.share:5.1%} {theme.documents:3} documents, ", end="")
        print(f"coherence {theme.coherence:.2f}, stability {theme.stability:.2f}: {theme.name}")
        print("   " + ", ".join(term for term, _ in theme.terms[:12]))
        for goal in theme.goals[:2]:
            print(f"   {goal.score:.2f} {goal.document_id}: {' '.join(goal.text.split())[:110]}")


def _compare(corpus: Corpus, seed: int) -> None:
    tried = [n for n in CANDIDATES if n >= _FEWEST]
    print("\ncoherence stability product")
    for name, (options, changes) in _OTHERS.items():
        with _changed(changes):
            quality = corpus.themes(tried, seed=seed, **options).quality
        means = quality[["coherence", "stability", "quality"]].mean()
        print(f"{means['coherence']:9.3f} {means['stability']:9.3f} {means['quality']:7.3f}  {name}", flush=True)


@contextmanager
def _changed(changes: dict[str, Any]) -> Iterator[None]:
    with ExitStack() as stack:
        for name, value in changes.items():
            stack.enter_context(patch.object(terms, name, value))
        yield


if __name__ == "__main__":
    typer.run(main)
