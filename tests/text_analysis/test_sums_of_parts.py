"""Which sums make another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hankenlp.text_analysis.sums_of_parts import Sum, parts_of


def sums(*values: float, unit: float = 1.0, payers: tuple[int, ...] = ()) -> list[Sum]:
    return [
        Sum(item, value, unit, "external_funding", payer="kunta" if item in payers else None)
        for item, value in enumerate(values)
    ]


def whole(value: float, unit: float = 1.0) -> Sum:
    return Sum(99, value, unit, "budget")


@pytest.mark.parametrize(
    "total, values, items",
    [
        (100, (80, 20), [0, 1]),
        (100, (80, 30), []),
        (100, (100,), []),  # one sum is no set of parts
        (264_000, (198_000, 56_500, 30_200, 13_300, 7_400, 5_600, 9_500), [0, 1, 6]),  # the fewest parts
        (345_000, (241_500, 229_318, 86_250, 81_899, 17_250, 16_380), [0, 2, 4]),  # one column of two
        (450_020, (337_515, 90_004, 22_502), [0, 1, 2]),  # rounded
    ],
)
def test_parts_make_their_whole(total: float, values: tuple[float, ...], items: list[int]) -> None:
    assert [part.item for part in parts_of(whole(total), sums(*values))] == items


def test_parts_that_name_their_payers_go_before_fewer_parts() -> None:
    found = parts_of(whole(264_000), sums(198_000, 56_500, 30_200, 26_300, 9_500, payers=(2, 3)))
    assert [part.item for part in found] == [0, 2, 3, 4]


def test_a_whole_in_millions_is_as_exact_as_it_is_written() -> None:
    parts = sums(180_000, 60_000, 1_180_000, unit=1.0)
    assert len(parts_of(whole(1_424_000, unit=10_000.0), parts)) == 3
    assert parts_of(whole(1_424_000), parts) == ()


@given(st.lists(st.integers(1, 10_000_000), min_size=2, max_size=12), st.data())
def test_what_is_found_adds_up(values: list[int], data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(range(len(values))), min_size=2, unique=True))
    total = sum(values[i] for i in chosen)
    found = parts_of(whole(total), sums(*map(float, values)))
    assert found
    assert abs(sum(part.value for part in found) - total) <= (len(found) + 1) / 2 + 0.5


def test_a_ledger_takes_no_time() -> None:
    assert parts_of(whole(5e9), sums(*(1000.0 + 37 * i**2 for i in range(400)))) == ()
