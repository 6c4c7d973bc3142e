"""Goals found for twenty queries: ``python -m benchmarks.similar_goals corpus/``.

Printed is how many of the first five goals suit the query, by ``corpus.similar`` and by the packaged model's word vectors
(mean of the words' vectors, weighted by idf). What suits was judged by eye among the first five of both
(``data/similar_goals.tsv``: query, document, beginning of the goal).
"""

import csv
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
import typer

from hankenlp import Corpus
from hankenlp.documents import ProjectDocument
from hankenlp.language.pipeline import MODELS
from hankenlp.text_analysis.terms import Piece, words_of
from hankenlp.text_analysis.words import reading_of

DATA = Path(__file__).parent / "data" / "similar_goals.tsv"
_FIRST = 5

Found = list[tuple[str, str]]
"""Document and text of each goal that was found."""


def main(path: Path) -> None:
    """Print the figures."""
    corpus = Corpus.from_jsonl(path) if path.suffix == ".jsonl" else Corpus.from_paths([path], progress=True)
    judged = judgements()
    for name, found in (("TF-IDF", _by_terms(corpus)), ("word vectors", _by_vectors(corpus))):
        right = [sum(suits(hit, goals) for hit in found(query)) for query, goals in judged.items()]
        print(f"{name}: {sum(right)} of {_FIRST * len(judged)} suit; none for {right.count(0)} queries")


def judgements() -> dict[str, list[tuple[str, str]]]:
    """By query: document and beginning of each goal that suits."""
    goals: dict[str, list[tuple[str, str]]] = defaultdict(list)
    with DATA.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            goals[row["query"]].append((row["document"], row["begins"]))
    return dict(goals)


def suits(hit: tuple[str, str], goals: Iterable[tuple[str, str]]) -> bool:
    """Whether a goal is among those that suit."""
    return any(hit[0] == document and hit[1].startswith(begins) for document, begins in goals)


def words(piece: Piece) -> list[str]:
    """The words that ``corpus.similar`` looks at, too."""
    return [word for _, word in words_of(piece, names=True)]


def _by_terms(corpus: Corpus) -> Callable[[str], Found]:
    return lambda query: [(hit.document_id, hit.text) for hit in corpus.similar(query, _FIRST)]


def _by_vectors(corpus: Corpus) -> Callable[[str], Found]:
    import spacy

    nlp = spacy.load(MODELS["fast"], exclude=["lemmatizer", "ner", "parser", "tagger", "morphologizer"])
    readings = {document.id: reading_of(document.text) for document in corpus.documents}
    goals = [
        (document.id, goal.text, words(Piece(document, readings[document.id], goal.start, goal.end)))
        for document in sorted(corpus.documents, key=lambda document: document.id)
        for goal in document.goals
    ]
    frequency = Counter(lemma for _, _, lemmas in goals for lemma in set(lemmas))

    def vector(lemmas: Iterable[str]) -> Any:
        total = np.zeros(nlp.vocab.vectors_length)
        for lemma in lemmas:
            one: Any = nlp.vocab.get_vector(lemma)
            idf = math.log((len(goals) + 1) / (frequency[lemma] + 1))
            total += idf * one / (np.linalg.norm(one) or 1.0)
        return total / (np.linalg.norm(total) or 1.0)

    vectors = np.array([vector(lemmas) for _, _, lemmas in goals])

    def asked(query: str) -> list[str]:
        document = ProjectDocument(id="", text=query, producer="")
        return words(Piece(document, reading_of(query), 0, len(query)))

    def found(query: str) -> Found:
        nearest = np.argsort(-(vectors @ vector(asked(query))), kind="stable")[:_FIRST]
        return [goals[i][:2] for i in nearest]

    return found


if __name__ == "__main__":
    typer.run(main)
