"""Themes of a folder's documents: ``python -m benchmarks.themes PATH [--n N] [--over goals] [--embed FOLDER] [--compare]``.

Printed are what each number of themes gives (coherence, stability), the themes chosen with their terms and most typical
goals, and how long reading and modelling took. ``--compare`` prints means over 6 to 20 themes instead, for the choices
that were made and their alternatives, with the number of themes that was chosen and the share of the largest. PATH is a
folder of text files, or a file that ``Corpus.to_jsonl`` wrote.
"""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Annotated, Any
from unittest.mock import patch

import typer

from hankenlp import Corpus
from hankenlp.resources.vectors import mean_vector
from hankenlp.text_analysis import modelling, terms
from hankenlp.text_analysis.factors import Model
from hankenlp.text_analysis.modelling import CANDIDATES
from hankenlp.text_analysis.themes import Source

_FEWEST = 6


def _all_names(source: Source) -> dict[str, str]:
    return {each.id: each.name for each in source.entities if each.type in ("organization", "programme")}


def _divergence(matrix: Any) -> Model:
    """NMF by generalised Kullback-Leibler divergence."""
    from sklearn.decomposition import NMF

    return lambda n, seed, rows: _fitted(
        NMF(n, init="nndsvda", solver="mu", beta_loss="kullback-leibler", max_iter=400, random_state=seed), matrix[rows]
    )


def _dirichlet(matrix: Any) -> Model:
    """Latent Dirichlet allocation."""
    from sklearn.decomposition import LatentDirichletAllocation

    return lambda n, seed, rows: _fitted(LatentDirichletAllocation(n, random_state=seed), matrix[rows])


def _fitted(model: Any, matrix: Any) -> Any:
    documents = model.fit_transform(matrix)
    sizes = model.components_.sum(axis=1)
    scale = 1.0 if "Dirichlet" in type(model).__name__ else sizes
    return documents * scale, (model.components_ / sizes[:, None]).round(6)


def _as_counted(counts: Any, fitted_on: Any = None, weights: Any = None) -> Any:
    return counts


def _word_vectors(texts: list[str]) -> Any:
    return [mean_vector(text) for text in texts]


_OTHERS: dict[str, tuple[dict[str, Any], dict[Any, dict[str, Any]]]] = {
    "as it is": ({}, {}),
    "funders and programmes are terms, too": ({}, {modelling: {"names": _all_names}}),
    "no names": ({}, {modelling: {"names": lambda source: {}}}),
    "goals and outcomes alone": ({"over": "goals"}, {}),
    "compounds count as themselves only": ({}, {terms: {"parts_of": lambda word: ()}}),
    "what is strewn evenly weighs the same": ({}, {terms: {"_LIGHTEST": 1.0}}),
    "no list": ({}, {terms: {"stop_words": frozenset}}),
    "no list, what is strewn evenly weighs the same": ({}, {terms: {"stop_words": frozenset, "_LIGHTEST": 1.0}}),
    "clusters of passages by word vectors": ({"embed": _word_vectors}, {}),
    "NMF by Kullback-Leibler divergence": ({}, {modelling: {"factors": _divergence}}),
    "LDA of the counts": ({}, {modelling: {"factors": _dirichlet, "weighted": _as_counted}}),
}
"""By name: arguments of ``Corpus.themes``, and what is other in which module."""


def main(
    path: Path,
    over: str = "text",
    seed: int = 0,
    n: Annotated[int | None, typer.Option(help="How many themes; chosen where left out.")] = None,
    embed: Annotated[Path | None, typer.Option(help="Folder of a sentence-transformers model.")] = None,
    compare: bool = False,
) -> None:
    """Print the figures."""
    texts = sorted(path.glob("*.txt"))
    corpus = Corpus.from_jsonl(path) if path.suffix == ".jsonl" else Corpus.from_paths(texts, progress=True)
    with_goals = sum(bool(document.goals) for document in corpus.documents)
    print(f"{len(corpus.documents)} documents, {with_goals} with goals")
    began = time.perf_counter()
    corpus.kwic("hanke")
    print(f"words read in {time.perf_counter() - began:.1f} s")
    if compare:
        _compare(corpus, seed)
    else:
        _show(corpus, n, {"over": over, "embed": embed, "seed": seed})


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
    print("\ncoherence stability product  n largest")
    for name, (options, changes) in _OTHERS.items():
        with _changed(changes):
            found = corpus.themes(tried, seed=seed, **options)
        means = found.quality[["coherence", "stability", "quality"]].mean()
        print(f"{means['coherence']:9.3f} {means['stability']:9.3f} {means['quality']:7.3f}", end="")
        print(f" {len(found):2} {found[0].share:7.0%}  {name}", flush=True)


@contextmanager
def _changed(changes: dict[Any, dict[str, Any]]) -> Iterator[None]:
    with ExitStack() as stack:
        for module, values in changes.items():
            for name, value in values.items():
                stack.enter_context(patch.object(module, name, value))
        yield


if __name__ == "__main__":
    typer.run(main)
