"""The linking benchmark: what its corpora are like, and that linking them comes out well."""

from collections import Counter
from random import Random

import pytest

from benchmarks.linking import growth, report
from benchmarks.linking_corpora import FIELDS, Corpus, corpus
from benchmarks.linking_noise import scanned, slip, written
from benchmarks.linking_systems import LINK, PAIRWISE, measured, mentions
from hankenlp import ProjectDocument


@pytest.fixture(scope="module")
def made() -> Corpus:
    return corpus(1_000, seed=3)


def test_a_seed_makes_one_corpus(made: Corpus) -> None:
    assert corpus(1_000, seed=3) == made
    assert corpus(200, seed=4).documents != corpus(200, seed=5).documents


def test_the_size_is_that_of_mentions_apart_from_titles(made: Corpus) -> None:
    items = [item for document in made.documents for name in FIELDS.values() for item in getattr(document, name)]
    assert made.mentions == len(items) == 1_000
    assert len(made.keys) == len(mentions(made.documents)) == 1_000 + sum(d.title is not None for d in made.documents)


def test_documents_are_valid_and_their_offsets_hold(made: Corpus) -> None:
    for document in made.documents:
        assert ProjectDocument.model_validate_json(document.model_dump_json()) == document
        items = [item for name in FIELDS.values() for item in getattr(document, name)]
        items += [document.title] if document.title else []
        assert [item for item in items if document.text[item.start : item.end] != item.text] == []


def test_few_things_are_named_often_and_most_seldom(made: Corpus) -> None:
    counts = sorted(Counter(made.keys).values(), reverse=True)
    assert sum(counts[: len(counts) // 10]) > 0.25 * len(made.keys)
    assert counts[len(counts) // 2] <= 3


def test_things_have_several_names(made: Corpus) -> None:
    names: dict[str, set[str]] = {}
    for mention, key in zip(mentions(made.documents), made.keys, strict=True):
        names.setdefault(key, set()).add(mention[4])
    assert max(map(len, names.values())) >= 4


def test_names_are_inflected_and_misspelt_together() -> None:
    rng = Random(1)
    forms = {written(rng, "Oulun kaupunki", "Oulun kaupungin")[0] for _ in range(200)}
    assert {"Oulun kaupunki", "Oulun kaupungin", "Oulun kaupungissa", "Oulun kaupungilta"} <= forms
    assert {written(rng, "Uusikaupunki", "Uudenkaupungin")[0] for _ in range(50)} == {"Uusikaupunki", "Uudenkaupungin"}
    for change in (slip, scanned):
        surface, base = change(rng, ("Lapin yliopiston", "Lapin yliopisto"))
        assert surface == f"{base}n" and base != "Lapin yliopisto"


def test_linking_a_small_corpus() -> None:
    row = measured(LINK, 1_000, seed=3)
    assert row["mentions"] == 1_000 and row["entities"] < row["names"]
    assert row["f1"] >= 0.97 and row["p"] >= 0.98
    pairwise = measured(PAIRWISE, 1_000, seed=3, settings="token_sort_ratio ≥ 90")
    assert pairwise["f1"] < row["f1"]
    larger = row | {"mentions": 10_000, "pairs": 3 * pairwise["pairs"]}
    page = report([row, pairwise, larger], seed=3)
    assert "token_sort_ratio ≥ 90" in page and "not measured" in page


def test_growth_is_measured_against_n_log_n() -> None:
    exponent, ratio = growth({"mentions": 1_000, "seconds": 1.0}, {"mentions": 1_000_000, "seconds": 2_000.0})
    assert ratio == pytest.approx(1.0)
    assert 1.0 < exponent < 1.2
