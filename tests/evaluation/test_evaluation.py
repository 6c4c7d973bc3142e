"""The figures of ``hankenlp.evaluation``: by hand on small documents, and against the reference scorer on the gold."""

import copy
import importlib.util
import os
import random
from pathlib import Path
from typing import Any

import pytest

from hankenlp.calibration import family
from hankenlp.documents import Organization, ProjectDocument
from hankenlp.evaluation import CORE, evaluate
from hankenlp.figures import b_cubed
from hankenlp.gold import anchored, as_document, load_gold
from tests.evaluation.examples import TEXT, gold, scored


def test_a_perfect_document_scores_one() -> None:
    result = scored()
    assert result.macro_f1 == 1.0
    assert {t.f1 for t in result.fields.values()} == {1.0}
    assert {s.accuracy for s in result.accuracy.values()} == {1.0}
    assert result.linking.f1 == result.linking.cross_document_f1 == 1.0
    assert result.errors == []
    assert {name: genre.macro_f1 for name, genre in result.genres.items()} == {"g": 1.0}


@pytest.mark.parametrize("field", ["goals", "organizations", "people", "amounts", "dates"])
def test_what_is_missing_costs_recall(field: str) -> None:
    tally = scored(**{field: ()}).fields[field]
    assert (tally.p, tally.r, tally.f1, tally.n) == (1.0, 0.0, 0.0, 1)


@pytest.mark.parametrize(
    "changes, name",
    [
        ({"title": None}, "title"),
        ({"status": "ended"}, "status"),
        ({"period": None}, "period"),
        ({"text": TEXT + "x"}, "text unchanged"),
    ],
)
def test_what_is_wrong_costs_accuracy(changes: dict[str, Any], name: str) -> None:
    result = scored(**changes)
    assert result.accuracy[name].accuracy == 0.0
    assert {k for k, s in result.accuracy.items() if s.accuracy < 1} == {name}


def test_an_accepted_name_counts_and_a_strange_one_does_not() -> None:
    (mention,) = as_document(gold()["a"]).organizations
    names = [mention.model_copy(update={"name": name}) for name in ("Simo", "Simon", "simon")]
    result = scored(organizations=names)
    assert (result.fields["organizations"].right, result.fields["organizations"].wrong) == (1, 1)
    assert [str(e.item) for e in result.errors if e.what == "wrong"] == ["Simon kunta → Simon"]


def test_roles_are_compared_once_a_thing() -> None:
    (mention,) = as_document(gold()["a"]).organizations
    result = scored(organizations=[mention.model_copy(update={"roles": ("partner",)})])
    assert vars(result.fields["organizations.roles"]) == {"right": 0, "wrong": 1, "missed": 1}


def test_broken_offsets_are_seen() -> None:
    lost = Organization(text="Simon kunta", start=0, end=3, name="Simon kunta")
    assert scored(organizations=[lost]).accuracy["offsets exact"].accuracy == 0.8


def test_a_document_that_failed_counts_as_empty() -> None:
    result = evaluate(gold(), [])
    assert result.fields["goals"].missed == 1
    assert result.linking.mention_recall == 0.0


def test_a_snippet_that_is_not_in_the_text_is_an_error() -> None:
    with pytest.raises(ValueError, match="snippet not in the text"):
        anchored({"id": "a", "goals": [{"t": "Tavoite"}]}, "Hanke")


def test_the_longest_of_overlapping_mentions_stays() -> None:
    data = {
        "id": "a",
        "organizations": [{"name": "Oulun kaupunki", "surfaces": ["Oulun kaupungin"], "key": "o"}],
        "places": [{"name": "Oulu", "surfaces": ["Oulun"], "kind": "municipality", "key": "p"}],
    }
    mentions = anchored(data, "Oulun kaupungin ja Oulun seutu, Oulunkaari").mentions
    assert [(m.start, m.end, m.field) for m in mentions] == [(0, 15, "organizations"), (19, 24, "places")]


def test_b_cubed_by_hand() -> None:
    places = [("a", 0, 1), ("a", 2, 3), ("b", 0, 1)]
    keys = dict(zip(places, "xxx", strict=True))
    split = dict(zip(places, "xxy", strict=True))
    p, r, _, across = b_cubed(keys, split)
    assert [p, r, across] == pytest.approx([1.0, 5 / 9, 0.0])
    assert b_cubed({}, {}) == (1.0, 1.0, 1.0, 1.0)


GOLD = os.environ.get("HANKENLP_GOLD", "")
SCORER = Path(GOLD).parent / "score.py"


def reference() -> Any:
    spec = importlib.util.spec_from_file_location("reference_score", SCORER)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def damaged(document: ProjectDocument, chance: random.Random) -> ProjectDocument:
    """The document with items lost, moved, renamed, relabelled and wrongly linked."""
    changes: dict[str, Any] = {"status": chance.choice([document.status, "ended", None])}
    for name in ("goals", "outcomes", "amounts", "dates", "organizations", "people", "places", "programmes"):
        items = []
        for item in getattr(document, name):
            update: dict[str, Any] = {}
            if chance.random() < 0.1:
                continue
            if chance.random() < 0.2:
                start = max(0, item.start - chance.randrange(9))
                end = max(start + 1, item.end - chance.randrange(9))
                update |= {"start": start, "end": end, "text": document.text[start:end]}
            if chance.random() < 0.2 and hasattr(item, "name"):
                update |= {"name": item.text, "entity_id": chance.choice([None, "x", "y"])}
            if chance.random() < 0.2 and hasattr(item, "roles"):
                update |= {"roles": ("partner",) if name == "organizations" else ("author",)}
            if chance.random() < 0.2 and name == "amounts":
                update |= {
                    "kind": "other",
                    "share": 0.3,
                    "subject": "Palkat",
                    "value": chance.choice([1.0, item.value]),
                }
            items += [item.model_copy(update=update)] * chance.choice([1, 1, 1, 2])
        changes[name] = tuple(items)
    if chance.random() < 0.1:
        changes["text"] = document.text.replace("\n", " ")
    return document.model_copy(update=changes)


@pytest.mark.skipif(not SCORER.is_file(), reason="HANKENLP_GOLD is unset, or has no score.py beside it")
@pytest.mark.parametrize("seed", range(3))
def test_figures_equal_those_of_the_reference_scorer(seed: int) -> None:
    scorer, chance = reference(), random.Random(seed)
    folders = [Path(GOLD) / name for name in ("seeds", "dev")]
    documents = [damaged(as_document(gold), chance) for gold in load_gold(*folders).values()]
    theirs = {k: v for folder in folders for k, v in scorer.load_gold(folder).items()}
    predictions = {d.id: d.model_dump(mode="json") for d in documents}
    f1, accuracy, linking, errors = scorer.score(copy.deepcopy(theirs), predictions)  # which changes its gold
    ours = evaluate(load_gold(*folders), documents)
    figures = ours.to_dict()
    assert figures["f1"] == f1
    assert figures["accuracy"] == accuracy
    assert figures["linking"] == pytest.approx(linking)
    assert len(ours.errors) == len(errors) > 100
    assert sorted((e.field, e.document) for e in ours.errors) == sorted((e["field"], e["id"]) for e in errors)
    genres = {family(name) for name in theirs}
    assert figures["genres"].keys() == genres
    for genre in genres:
        chosen = {k: copy.deepcopy(v) for k, v in theirs.items() if family(k) == genre}
        f1, accuracy, _, _ = scorer.score(chosen, predictions)
        assert figures["genres"][genre]["documents"] == len(chosen)
        assert (figures["genres"][genre]["f1"], figures["genres"][genre]["accuracy"]) == (f1, accuracy)
        assert figures["genres"][genre]["macro_f1"] == pytest.approx(sum(f1[name]["f1"] for name in CORE) / len(CORE))


def test_genres_are_named_by_the_gold_where_ids_do_not_tell_them(tmp_path: Path) -> None:
    for name, genre in (("a", "minutes"), ("b", "minutes"), ("c", "news")):
        (tmp_path / f"{name}.txt").write_text("Hanke", encoding="utf-8")
        (tmp_path / f"{name}.yaml").write_text(f"id: {name}\ngenre: {genre}\n", encoding="utf-8")
    assert sorted(evaluate(load_gold(tmp_path), []).genres) == ["minutes", "news"]
