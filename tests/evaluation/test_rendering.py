"""Figures and errors in each format."""

import json

import pytest

from hankenlp.evaluation import rendered, unknown_field
from tests.evaluation.examples import scored

RESULT = scored(goals=(), status="ended")


def test_a_table_of_figures_or_of_errors() -> None:
    assert rendered(RESULT) == f"{RESULT}\n"
    fields = [line.split()[0] for line in rendered(RESULT, errors="").splitlines()]
    assert fields == ["goals", "status"]
    assert rendered(RESULT, errors="goals").startswith("goals")
    assert rendered(RESULT, errors="dates") == ""


def test_json_has_errors_where_they_are_asked_for() -> None:
    figures = json.loads(rendered(RESULT, "json"))
    assert figures.keys() == {"documents", "macro_f1", "f1", "accuracy", "linking", "genres", "reliability"}
    (error,) = json.loads(rendered(RESULT, "json", "goals"))["errors"]
    assert error == {
        "field": "goals",
        "document": "a",
        "kind": "missed",
        "item": "Tavoitteena on lisätä osallisuutta",
        "start": 18,
        "end": 52,
        "want": None,
        "got": None,
    }


def test_html() -> None:
    assert rendered(RESULT, "html").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("name", ["goals", "people.roles", "amounts.s", "period", "offsets", ""])
def test_known_fields(name: str) -> None:
    assert unknown_field(name) == ""


@pytest.mark.parametrize("name", ["goalz", "tavoitteet", "people.kind"])
def test_unknown_fields_are_told_the_known_ones(name: str) -> None:
    assert "Name one of goals, outcomes" in unknown_field(name)
