"""Training on a few documents: what is learned, and what is left out."""

from collections.abc import Callable

import pytest

from hankenlp.gold import Gold, load_gold
from hankenlp.resources.models import folder
from hankenlp.training import statements
from hankenlp.training.statements import Document, by_rules, figures, leave_one_family_out, read, train

pytest.importorskip("sklearn")

Make = Callable[[str, str, list[str], list[str]], Gold]


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[Document]:
    path = tmp_path_factory.mktemp("gold")
    for number, name in enumerate(("aaa-1", "aaa-2", "bbb-1", "ccc-1")):
        goals = [f"kylä {number} on elävä", f"satama {number} on vilkas"]
        text = (
            f"Hanke {number}\n\nHanketta toteuttaa Simon kunta.\n\nHankkeen tavoitteet\n- {goals[0]}\n- {goals[1]}\n\n"
            "Tulokset\n\nReitti rakennettiin.\n\nRahoitus\n\nKunta rahoittaa hanketta.\n"
        )
        (path / f"{name}.txt").write_text(text, encoding="utf-8")
        items = "".join(f"  - {{t: {goal}, level: sub}}\n" for goal in goals)
        outcome = "  - {t: Reitti rakennettiin, status: achieved, kind: result}\n"
        (path / f"{name}.yaml").write_text(f"id: {name}\ngoals:\n{items}outcomes:\n{outcome}", encoding="utf-8")
    return read(load_gold(path).values())


def test_every_statement_has_its_gold_name(documents: list[Document]) -> None:
    assert [d.id for d in documents] == ["aaa-1", "aaa-2", "bbb-1", "ccc-1"]
    for document in documents:
        found = {unit.text: name for unit, name in zip(document.evidence.units, document.names, strict=True)}
        assert [name for name in document.names if name == "goals"] == ["goals", "goals"]
        assert found["Reitti rakennettiin"] == "outcomes" and found["Kunta rahoittaa hanketta"] == "none"
        assert document.missed == {"goals": 0, "outcomes": 0}


def test_weights_learn_what_they_are_shown(documents: list[Document]) -> None:
    model = train(documents)
    assert model.classes == ("goals", "none", "outcomes")
    for document in documents:
        assert [name for name, _ in document.evidence.judged(model, document.vectors)] == document.names


def test_a_family_is_left_out_whole(documents: list[Document]) -> None:
    models = leave_one_family_out(documents[:3], more=documents[3:])
    assert sorted(models) == ["aaa", "bbb"]
    assert "words=kylä 0" not in models["aaa"].features


def test_figures_count_gold_that_no_statement_covers(documents: list[Document]) -> None:
    assert figures(documents, by_rules(documents), "goals") == (1.0, 1.0, 1.0)
    documents[0].missed["goals"] = 8
    try:
        assert figures(documents, by_rules(documents), "goals")[1] == 0.5
    finally:
        documents[0].missed["goals"] = 0


def test_the_texts_for_training_are_sound() -> None:
    """Each snippet stands in its text, or reading them would fail."""
    assert len(statements.texts()) == len(list((folder("statements") / "texts").glob("*.txt"))) > 50
