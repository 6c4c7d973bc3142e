"""Confidences against what was right, by hand on a few pairs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hankenlp.calibration import (
    Bin,
    Reliability,
    calibrated,
    expected_calibration_error,
    family,
    fitted,
    pooled,
    reliability_table,
)

PAIRS = [(0.95, True), (0.91, False), (0.55, True), (1.0, True)]


def test_ten_bins_the_last_with_both_ends() -> None:
    table = reliability_table(PAIRS)
    assert [(b.low, b.n) for b in table if b.n] == [(0.5, 1), (0.9, 3)]
    assert len(table) == 10 and table[0] == Bin(0.0, 0.1, 0, None, None)
    assert table[9].confidence == pytest.approx(2.86 / 3) and table[9].right == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    "pairs, error",
    [
        ([], 0.0),
        ([(1.0, True), (0.0, False)], 0.0),
        ([(1.0, False)], 1.0),
        ([(0.8, True)] * 4 + [(0.8, False)], 0.0),
        ([(0.9, True), (0.9, False), (0.3, True)], (2 * 0.4 + 0.7) / 3),
    ],
)
def test_expected_calibration_error(pairs: list[tuple[float, bool]], error: float) -> None:
    assert expected_calibration_error(pairs) == pytest.approx(error)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=40), st.integers(1, 20))
def test_every_pair_is_in_one_bin(pairs: list[tuple[float, bool]], bins: int) -> None:
    table = reliability_table(pairs, bins)
    assert sum(each.n for each in table) == len(pairs)
    assert 0.0 <= expected_calibration_error(pairs, bins) <= 1.0


@pytest.mark.parametrize(
    "document, name", [("amk-31", "amk"), ("seed-000", "seed"), ("seed7", "seed"), ("a-b-c", "a"), ("yksin", "yksin")]
)
def test_family(document: str, name: str) -> None:
    assert family(document) == name


def test_a_family_can_be_left_out() -> None:
    groups = {"amk-1": [(0.9, True)], "amk-2": [(0.8, True)], "jar-1": [(0.7, False)]}
    assert pooled(groups, without="amk") == [(0.7, False)]
    assert len(pooled(groups)) == 3


def test_reliability_over_fields_and_documents() -> None:
    one, other = Reliability(), Reliability()
    one.add("goals", "amk-1", 0.9, True)
    other.add("goals", "jar-1", 0.5, False)
    other.add("dates", "jar-1", 0.8, True)
    one.update(other)
    assert one.families == ["amk", "jar"]
    assert one.pairs("goals") == [(0.9, True), (0.5, False)]
    assert one.pairs(without="jar") == [(0.9, True)]
    assert one.pairs("people") == []
    figures = one.to_dict()
    assert figures["n"] == 3 and len(figures["bins"]) == 10
    assert figures["fields"]["goals"] == {"n": 2, "confidence": 0.7, "right": 0.5, "ece": pytest.approx(0.3)}


def test_a_fitted_curve_rises_through_the_shares_that_are_right() -> None:
    pairs = [(0.5, i < 30) for i in range(100)] + [(0.9, i < 90) for i in range(100)]
    curve = fitted(pairs)
    assert [round(x, 2) for x, _ in curve] == [0.5, 0.5, 0.9, 0.9]
    assert 0.3 < curve[0][1] < 0.4 and 0.85 < curve[-1][1] < 0.9


def test_a_curve_never_falls() -> None:
    curve = fitted([(0.5, True)] * 50 + [(0.9, False)] * 50)
    assert {y for _, y in curve} == {0.5}


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=60), st.floats(0, 1), st.floats(0, 1))
def test_more_confidence_stays_more(pairs: list[tuple[float, bool]], a: float, b: float) -> None:
    curve = fitted(pairs)
    low, high = sorted((a, b))
    assert 0 <= calibrated(curve, low) <= calibrated(curve, high) <= 1


def test_between_two_points_the_curve_is_straight() -> None:
    curve = ((0.5, 0.2), (1.0, 0.8))
    assert [calibrated(curve, x) for x in (0.0, 0.5, 0.75, 1.0)] == [0.2, 0.2, 0.5, 0.8]
    assert calibrated((), 0.3) == 0.3
