"""Floors under the figures: what has once been reached is not lost again."""

import os
from pathlib import Path

import pytest
from spacy.language import Language

from hankenlp import Corpus, ProjectDocument
from hankenlp.evaluation import Evaluation, evaluate
from hankenlp.figures import Tally, b_cubed, harmonic
from hankenlp.gold import Gold, load_gold

CORPUS = Path(__file__).parent.parent / "corpus"
GOLD = os.environ.get("HANKENLP_GOLD", "")


def measured(golds: dict[str, Gold], nlp: Language) -> Evaluation:
    corpus = Corpus.from_texts({name: gold.text for name, gold in golds.items()}, nlp=nlp)
    assert [type(document) for document in corpus.documents] == [ProjectDocument] * len(golds)
    for document in corpus.documents:
        assert document.text == golds[document.id].text
        assert_exact(document)
    return evaluate(golds, corpus.documents)


def assert_exact(document: ProjectDocument) -> None:
    fields = ("goals", "outcomes", "organizations", "people", "amounts", "dates", "places", "programmes")
    items = [item for field in fields for item in getattr(document, field)]
    items += [document.title] if document.title else []
    assert [i for i in items if document.text[i.start : i.end] != i.text] == []


def test_the_sample_corpus(nlp: Language) -> None:
    golds = load_gold(CORPUS)
    assert len(golds) >= 20
    assert measured(golds, nlp).macro_f1 >= 0.85


@pytest.mark.skipif(not GOLD, reason="HANKENLP_GOLD names no folder with seeds/ and dev/")
def test_the_development_gold(nlp: Language) -> None:
    golds = load_gold(*(Path(GOLD) / part for part in ("seeds", "dev")))
    assert len(golds) >= 20
    assert measured(golds, nlp).macro_f1 >= 0.95


def test_tally() -> None:
    tally = Tally()
    tally.add(3, 1, 2)
    assert (tally.p, tally.r, tally.n) == (0.75, 0.6, 5)
    assert tally.f1 == pytest.approx(2 / 3)
    assert (Tally().p, Tally().r, harmonic(0, 0)) == (1.0, 1.0, 0.0)


def test_b_cubed() -> None:
    places = [("a", 0, 1), ("a", 5, 6), ("b", 0, 1)]
    gold = dict(zip(places, "xxx", strict=True))
    assert b_cubed(gold, gold) == (1.0, 1.0, 1.0, 1.0)
    p, r, _, across = b_cubed(gold, dict(zip(places, "xxy", strict=True)))
    assert (p, across) == (1.0, 0.0) and r == pytest.approx(5 / 9)
