"""Themes of a folder's documents: ``python -m benchmarks.themes PATH [--names] [--over goals] [--seed N]``.

Printed are what each number of themes gives (coherence, stability), the themes chosen with their terms and most typical
goals, and how long reading and modelling took.
"""

import time
from pathlib import Path
from typing import Annotated

import typer

from hankenlp import Corpus


def main(
    path: Path,
    names: bool = False,
    over: str = "text",
    seed: int = 0,
    n: Annotated[int | None, typer.Option(help="How many themes; chosen where left out.")] = None,
) -> None:
    """Print the figures."""
    corpus = Corpus.from_jsonl(path) if path.suffix == ".jsonl" else Corpus.from_paths([path], progress=True)
    with_goals = sum(bool(document.goals) for document in corpus.documents)
    print(f"{len(corpus.documents)} documents, {with_goals} with goals")
    began = time.perf_counter()
    corpus.kwic("hanke")
    read = time.perf_counter()
    themes = corpus.themes(n, over=over, names=names, seed=seed)  # type: ignore[arg-type]
    print(f"words read in {read - began:.1f} s, themes made in {time.perf_counter() - read:.1f} s\n")
    print(themes.quality.to_string(index=False), "\n")
    print(f"chosen: {len(themes)}, coherence {themes.coherence:.3f}, stability {themes.stability:.3f}\n")
    for theme in themes:
        print(f"{theme.number:2} {theme.share:5.1%} {theme.documents:3} documents, ", end="")
        print(f"coherence {theme.coherence:.2f}, stability {theme.stability:.2f}: {theme.name}")
        print("   " + ", ".join(term for term, _ in theme.terms[:12]))
        for goal in theme.goals[:2]:
            print(f"   {goal.score:.2f} {goal.document_id}: {' '.join(goal.text.split())[:110]}")


if __name__ == "__main__":
    typer.run(main)
