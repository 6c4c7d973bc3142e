"""Train the weights that tell goals and outcomes from other statements, and print how right they are.

``python -m benchmarks.statements GOLD_DIR…`` prints, for the documents of the directories, precision, recall and F1 of
goals and outcomes by the rules alone, by the weights alone and by both, each document judged by weights trained without
the documents of its family (leave one family out); ``--fit`` adds the figures of weights that have seen them all.
``--test DIR`` judges documents that are not trained on, ``--write`` writes ``models/statements/weights.npz``.

The model is multinomial logistic regression. Every statement counts twice: once with all features, and once, at half
weight, without those that stand for the rules' own cue words, because the cues were written on the same documents.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer

from hankenlp.extraction.decisions import MODEL, NEITHER, Evidence
from hankenlp.extraction.statement_features import CUED
from hankenlp.resources.linear import FILE, Linear
from hankenlp.resources.models import folder

INVERSE_PENALTY = 0.2
DENSE = 3.0
FEWEST = 2
"""Documents that a feature must occur in."""
OPTIONAL = 0.5
UNCUED = 0.5
NAMES = ("goals", "outcomes")


@dataclass
class Document:
    """A gold document with the evidence and the gold name of each statement."""

    id: str
    evidence: Evidence
    names: list[str]
    optional: list[bool]
    missed: dict[str, int]
    """Gold items that no statement covers."""
    vectors: Any

    @property
    def labels(self) -> list[str]:
        """What is learned: of what is optional, only what the rules find, too."""
        votes = [self.evidence.votes.get(unit.start, NEITHER) for unit in self.evidence.units]
        rows = zip(self.names, self.optional, votes, strict=True)
        return [NEITHER if optional and vote != name else name for name, optional, vote in rows]

    @property
    def family(self) -> str:
        from hankenlp.calibration import family

        return family(self.id)


def read(paths: Sequence[Path]) -> list[Document]:
    """The annotated documents of the directories."""
    from hankenlp import load
    from hankenlp.documents import Span
    from hankenlp.evaluation.matching import align
    from hankenlp.extraction.component import layout_of
    from hankenlp.extraction.projects import speaks_of_project
    from hankenlp.gold import load_gold
    from hankenlp.layout import heal

    nlp = load()
    nlp.remove_pipe("hankenlp")
    documents = []
    for gold in load_gold(*paths).values() if paths else ():
        healed = heal(gold.text)
        doc = nlp(healed.text)
        layout = layout_of(doc)
        evidence = Evidence.of(doc, layout)
        items = []
        for unit in evidence.units:
            start, end = healed.source(unit.start, unit.end)
            items.append(Span(text=gold.text[start:end], start=start, end=end))
        names, optional, missed = [NEITHER] * len(items), [False] * len(items), {}
        place = {id(item): i for i, item in enumerate(items)}
        for name in NAMES:
            pairs, left, _ = align(gold.spans[name], items, gold.text)
            missed[name] = len(left)
            for want, got in pairs:
                names[place[id(got)]], optional[place[id(got)]] = name, want.optional
        if speaks_of_project(layout) and items:
            documents.append(Document(gold.id, evidence, names, optional, missed, evidence.vectors()))
    return documents


def train(documents: Sequence[Document]) -> Linear:
    """The classifier."""
    from scipy import sparse
    from sklearn.linear_model import LogisticRegression

    counts: dict[str, int] = defaultdict(int)
    for document in documents:
        for name in {name for names in document.evidence.features for name in names}:
            counts[name] += 1
    rows = {name: i for i, name in enumerate(sorted(name for name, n in counts.items() if n >= FEWEST))}
    statements = [names for document in documents for names in document.evidence.features]
    tables = []
    for cued in (True, False):
        kept = [[rows[n] for n in names if n in rows and (cued or not n.startswith(CUED))] for names in statements]
        columns = np.array([column for found in kept for column in found])
        lines = np.repeat(np.arange(len(kept)), [len(found) for found in kept])
        tables.append(sparse.csr_matrix((np.ones(len(columns)), (lines, columns)), (len(kept), len(rows))))
    dense = sparse.csr_matrix(np.vstack([document.vectors for document in documents]) * DENSE)
    labels = [name for document in documents for name in document.labels]
    counted = np.array([OPTIONAL if optional else 1.0 for document in documents for optional in document.optional])
    model = LogisticRegression(C=INVERSE_PENALTY, max_iter=1000).fit(
        sparse.vstack([sparse.hstack([table, dense]) for table in tables]),
        labels * 2,
        sample_weight=np.concatenate([counted, counted * UNCUED]),
    )
    weights = model.coef_.T.astype(np.float32)
    return Linear(
        tuple(model.classes_),
        rows,
        weights[: len(rows)],
        weights[len(rows) :] * DENSE,
        model.intercept_.astype(np.float32),
    )


Judged = Mapping[str, Sequence[str]]


def leave_one_family_out(documents: Sequence[Document]) -> dict[str, Linear]:
    """Family → weights trained without it."""
    families = sorted({document.family for document in documents})
    return {family: train([d for d in documents if d.family != family]) for family in families}


def by_rules(documents: Sequence[Document]) -> Judged:
    """Document → what the rules take each statement for."""
    return {d.id: [d.evidence.votes.get(unit.start, NEITHER) for unit in d.evidence.units] for d in documents}


def by_model(documents: Sequence[Document], models: Mapping[str, Linear], trust: float, eager: float) -> Judged:
    """Document → what the weights of its family, with the rules' votes at ``trust``, take each statement for."""
    return {d.id: [n for n, _ in d.evidence.judged(models[d.family], d.vectors, trust, eager)] for d in documents}


def figures(documents: Sequence[Document], judged: Judged, name: str) -> tuple[float, float, float]:
    """Precision, recall and F1; gold that no statement covers counts as missed."""
    right = wrong = missed = 0
    for d in documents:
        missed += d.missed[name]
        for want, optional, got in zip(d.names, d.optional, judged[d.id], strict=True):
            right += want == got == name and not optional
            wrong += got == name != want
            missed += want == name != got and not optional
    p, r = right / (right + wrong or 1), right / (right + missed or 1)
    return p, r, 2 * p * r / (p + r or 1)


def show(title: str, documents: Sequence[Document], judged: Judged) -> None:
    """Print a line for goals and one for outcomes."""
    for name in NAMES:
        p, r, f1 = figures(documents, judged, name)
        print(f"  {title:40} {name:9} P {p:.3f}  R {r:.3f}  F1 {f1:.3f}", flush=True)


def main(
    gold: Annotated[list[Path], typer.Argument(exists=True, file_okay=False)],
    test: Annotated[list[Path] | None, typer.Option(exists=True, file_okay=False)] = None,
    fit: Annotated[bool, typer.Option("--fit", help="Also judge documents by weights that have seen them.")] = False,
    write: Annotated[bool, typer.Option("--write", help="Write models/statements/weights.npz.")] = False,
) -> None:
    """Print leave-one-family-out figures, and train on all documents."""
    from hankenlp.extraction.decisions import EAGER, TRUST

    documents = read(gold)
    statements = sum(len(d.names) for d in documents)
    print(f"{len(documents)} documents of {len({d.family for d in documents})} families, {statements} statements")
    show("rules alone", documents, by_rules(documents))
    apart = leave_one_family_out(documents)
    show("weights alone, leave one family out", documents, by_model(documents, apart, 0.0, EAGER))
    show("both, leave one family out", documents, by_model(documents, apart, TRUST, EAGER))
    whole = train(documents)
    print(f"{len(whole.features)} features")
    everywhere: dict[str, Linear] = defaultdict(lambda: whole)
    if fit:
        show("both, fit", documents, by_model(documents, everywhere, TRUST, EAGER))
    if test:
        unseen = read(test)
        show("not trained on: rules alone", unseen, by_rules(unseen))
        show("not trained on: weights alone", unseen, by_model(unseen, everywhere, 0.0, EAGER))
        show("not trained on: both", unseen, by_model(unseen, everywhere, TRUST, EAGER))
    if write:
        whole.save(folder(MODEL) / FILE)


if __name__ == "__main__":
    typer.run(main)
