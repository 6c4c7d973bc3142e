"""Extraction by weights that have not seen the document's family."""

from pathlib import Path

import pytest

from hankenlp.extraction.decisions import MODEL
from hankenlp.gold import load_gold
from hankenlp.resources import linear, models
from hankenlp.training import left_out, statements, titles
from hankenlp.training.statements import Document

pytest.importorskip("sklearn")


def test_each_family_is_judged_by_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("aaa-1", "bbb-1", "bbb-2"):
        (tmp_path / f"{name}.txt").write_text(
            f"Hanke {name}\n\nToteuttaja: Simon kunta\n\nHankkeen tavoitteet\n- elävä kylä\n- vilkas satama\n",
            encoding="utf-8",
        )
        (tmp_path / f"{name}.yaml").write_text(
            f"id: {name}\ngoals:\n  - {{t: elävä kylä, level: sub}}\n  - {{t: vilkas satama, level: sub}}\n",
            encoding="utf-8",
        )
    trained: list[list[str]] = []
    monkeypatch.setattr(statements, "texts", list)
    packaged, titled = linear.classifier(MODEL), models.weights("titles")

    def train(documents: list[Document]) -> linear.Linear:
        trained.append([document.id for document in documents])
        return packaged

    pages: list[list[str]] = []
    fitted = titles.train

    def train_titles(known: list[titles.Page]) -> dict[str, float]:
        pages.append([page.id for page in known])
        return fitted(known)

    monkeypatch.setattr(statements, "train", train)
    monkeypatch.setattr(titles, "train", train_titles)
    found = list(left_out.documents(load_gold(tmp_path)))
    assert [document.id for document in found] == ["aaa-1", "bbb-1", "bbb-2"]
    assert trained == pages == [["bbb-1", "bbb-2"], ["aaa-1"]]
    assert [goal.text for goal in found[0].goals] == ["elävä kylä", "vilkas satama"]
    assert linear.classifier(MODEL) is packaged and models.weights("titles") is titled
