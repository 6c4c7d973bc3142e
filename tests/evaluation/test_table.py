"""The table: every figure, a row a genre, bins of confidence."""

from hankenlp.evaluation import Evaluation, evaluate
from hankenlp.evaluation.table import in_order, shown
from hankenlp.figures import Tally
from hankenlp.gold import anchored
from tests.evaluation.examples import DATA, TEXT, scored


def test_it_names_every_figure() -> None:
    table = str(scored())
    assert "goals.level" in table and "linking (B³)" in table and table.endswith(": 1.0000")


def test_a_genre_has_a_row_and_a_dash_where_there_is_nothing_to_find() -> None:
    golds = {name: anchored(DATA | {"id": name, "genre": genre}, TEXT) for name, genre in (("a", "sivu"), ("b", ""))}
    lines = str(evaluate(golds, [])).splitlines()
    head = next(line for line in lines if "F1 by genre" in line).split()[3:]
    row = next(line for line in lines if line.startswith("  sivu")).split()
    figures = dict(zip(head, row[1:], strict=True))
    assert figures == {"docs": "1", "macro": "0.375"} | dict.fromkeys(
        ("goals", "organizations", "people", "amounts", "dates", "title", "status", "period"), "0.000"
    ) | dict.fromkeys(("outcomes", "places", "programmes"), "–")
    assert any(line.startswith("  (none)") for line in lines)


def test_bins_and_calibration_error() -> None:
    lines = [line.split() for line in str(scored()).splitlines()]
    assert ["0.9–1.0", "5", "1.000", "1.000"] in lines
    assert ["0.1–0.2", "0", "–", "–"] in lines
    assert ["all", "fields", "5", "1.000", "1.000", "0.000"] in lines


def test_an_empty_evaluation_has_a_table() -> None:
    assert str(Evaluation()).startswith("0 documents")


def test_shown() -> None:
    assert (shown(Tally()), shown(Tally(wrong=1)), shown(Tally(right=1))) == (None, 0.0, 1.0)


def test_attributes_follow_their_field() -> None:
    names = ["people", "goals.level", "people mentions", "goals"]
    assert list(in_order({name: Tally() for name in names})) == ["goals", "goals.level", "people", "people mentions"]
