from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from hankenlp.documents import Entity
from hankenlp.plots.projects import groups, projects
from tests.plots.made import document, period


def told(*documents: Any, metadata: pd.DataFrame | None = None) -> Any:
    """A corpus whose documents tell of the project *Virta*, as linking has found."""
    linked = [
        each.model_copy(update={"title": each.title.model_copy(update={"entity_id": "project/virta"})})
        for each in documents
    ]
    return SimpleNamespace(
        documents=linked, entities=[Entity(id="project/virta", type="project", name="Virta")], metadata=metadata
    )


def test_the_documents_of_a_project_are_one() -> None:
    application = document("hakemus", "Virta-hanke", status="planned", period=period("2020-01-01", None))
    report = document("raportti", "Virta", status="ended", period=period("2020-01-01", "2021-12-31"))
    minutes = document("pöytäkirja", "Virta")
    (one,) = projects(told(minutes, report, application), "status")
    assert (one.name, len(one.documents), one.group) == ("Virta", 3, "päättynyt")
    assert (one.start, one.end) == (2020.0, 2022.0)


def test_the_finer_period_says_more() -> None:
    coarse = document("a", "Virta", period={"edtf": "2020/2021", "start": "2020-01-01", "end": "2021-12-31"})
    fine = document("b", "Virta", period=period("2020-03-01", "2021-10-31"))
    (one,) = projects(told(fine, coarse), "status")
    assert one.period == fine.period


def test_a_document_without_a_title_is_a_project_of_its_own() -> None:
    one, two = (document(name, "Virta").model_copy(update={"title": None}) for name in "ab")
    corpus: Any = SimpleNamespace(documents=[two, one], entities=[], metadata=None)
    assert [project.name for project in projects(corpus, "status")] == ["a", "b"]


def test_projects_without_a_period_come_last() -> None:
    names = {"a": None, "b": period("2021-01-01", "2022-12-31"), "c": period("2019-01-01", "2022-12-31")}
    made = [document(name, name, period=time).model_copy(update={"title": None}) for name, time in names.items()]
    corpus: Any = SimpleNamespace(documents=made, entities=[], metadata=None)
    assert [project.name for project in projects(corpus, "status")] == ["c", "b", "a"]


def test_a_column_of_the_metadata_groups() -> None:
    table = pd.DataFrame({"maakunta": ["Lappi", None]}, index=["a", "b"])
    corpus = told(document("a", "Virta"), document("b", "Virta"), metadata=table)
    (one,) = projects(corpus, "maakunta")
    assert one.group == "Lappi"
    with pytest.raises(KeyError, match="kunta"):
        projects(corpus, "kunta")


def test_rare_groups_are_the_rest() -> None:
    made = [SimpleNamespace(group=name) for name in ["Lappi"] * 3 + [f"m{i}" for i in range(9)] + ["ei tietoa"]]
    shown = groups(made, "maakunta")  # type: ignore[arg-type]
    assert shown["Lappi"] == "Lappi" and shown["m0"] == "m0"
    assert shown["m8"] == "muut" and list(shown)[-1] == "ei tietoa"
    assert len(set(shown.values()) - {"ei tietoa"}) == 7


def test_statuses_keep_their_order() -> None:
    made = [SimpleNamespace(group=name) for name in ("päättynyt", "päättynyt", "suunnitteilla")]
    assert list(groups(made, "status")) == ["suunnitteilla", "päättynyt"]  # type: ignore[arg-type]
