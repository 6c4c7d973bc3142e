"""The weights that tell goals and outcomes from other statements (``models/statements``), trained on annotated documents.

The model is multinomial logistic regression. Every statement counts twice: once with all features, and once, at half
weight, without those that stand for the rules' own cue words, because the cues were written on the same documents.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from spacy.language import Language

from hankenlp.calibration import family
from hankenlp.documents import Span
from hankenlp.evaluation.matching import align
from hankenlp.extraction.component import layout_of
from hankenlp.extraction.decisions import NEITHER, Evidence
from hankenlp.extraction.projects import speaks_of_project
from hankenlp.extraction.statement_features import CUED
from hankenlp.gold import Gold, load_gold
from hankenlp.layout import heal
from hankenlp.resources.linear import Floats, Linear
from hankenlp.resources.models import folder

INVERSE_PENALTY = 0.05
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
    vectors: Floats

    @property
    def labels(self) -> list[str]:
        """What is learned: of what is optional, only what the rules find, too."""
        votes = [self.evidence.votes.get(unit.start, NEITHER) for unit in self.evidence.units]
        rows = zip(self.names, self.optional, votes, strict=True)
        return [NEITHER if optional and vote != name else name for name, optional, vote in rows]

    @property
    def family(self) -> str:
        """What is left out together."""
        return family(self.id)


def read(golds: Iterable[Gold], nlp: Language | None = None) -> list[Document]:
    """The annotated documents, but those that do not speak of a project.

    Args:
        nlp: a pipeline with tags and lemmas whose ``Doc``s have organisations; without it, one is loaded.
    """
    nlp = nlp or pipeline()
    documents = []
    for gold in golds:
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


def pipeline() -> Language:
    """Tags, lemmas, and what titles, goals and outcomes look at: dates, people, programmes and organisations."""
    from hankenlp.pipeline import load

    nlp = load()
    nlp.remove_pipe("hankenlp")
    for field in ("dates", "people", "programmes", "organizations"):
        nlp.add_pipe(f"hankenlp_{field}")
    return nlp


def texts() -> list[Gold]:
    """The texts that were written for training alone, with their goals and outcomes."""
    directory = folder("statements") / "texts"
    return list(load_gold(directory).values()) if directory.is_dir() else []


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


def leave_one_family_out(documents: Sequence[Document], more: Sequence[Document] = ()) -> dict[str, Linear]:
    """Family of ``documents`` → weights trained without it; ``more`` are only trained on."""
    every = [*documents, *more]
    families = sorted({document.family for document in documents})
    return {left_out: train([d for d in every if d.family != left_out]) for left_out in families}


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
