"""Rows of numbers under column headings."""

import time

import pytest

from hankenlp.layout.blocks import Extent
from hankenlp.layout.lines import lines
from hankenlp.layout.tables import cells, column_heads, gives_unit, row, spread, stacked


@pytest.mark.parametrize(
    ("text", "label", "numbers"),
    [
        ("Matkat 28 000 31 104", "Matkat", "28 000 31 104"),
        ("Palkat ja palkkiot   12 500 €", "Palkat ja palkkiot", "12 500 €"),
        ("Vuokrat: 1 200,50", "Vuokrat", "1 200,50"),
        ("Oulun kaupunki\t10.000\t-", "Oulun kaupunki", "10.000\t-"),
        ("Kustannukset yht. 30 000", "Kustannukset yht.", "30 000"),
        ("osa 2\t36 500 eur", "osa 2", "36 500 eur"),
        ("Avustus, enint. 60 %   45 000", "Avustus, enint. 60 %", "45 000"),
        ("Talkootyö (oma) 15 000,00      14 000,00", "Talkootyö (oma)", "15 000,00      14 000,00"),
    ],
)
def test_row(text: str, label: str, numbers: str) -> None:
    (line,) = lines(text)
    found = row(line, text)
    assert found and (found[0].of(text), found[1].of(text)) == (label, numbers)


@pytest.mark.parametrize(
    "text", ["Hanke alkaa 1", "28 000 31 104", "Hankkeessa on 3 kuntaa", "Puh. 040-1234567x", "Kaikki loppui. 300"]
)
def test_no_row(text: str) -> None:
    (line,) = lines(text)
    assert row(line, text) is None


@pytest.mark.parametrize(
    ("numbers", "columns", "expected"),
    [
        ("312 000 305 418", 2, ["312 000", "305 418"]),
        ("312 000 305 418", 1, ["312 000 305 418"]),
        ("28 000   31 104", None, ["28 000", "31 104"]),
        ("28 000 € 31 104 €", None, ["28 000 €", "31 104 €"]),
        ("10 20 30", 3, ["10", "20", "30"]),
        ("1 200 300", 2, ["1 200", "300"]),
        ("48 000 950", 2, ["48 000", "950"]),
        ("640 000", 2, ["640 000"]),
        ("950 48 000", 2, ["950", "48 000"]),
        ("1 250 000 - 980 500", 3, ["1 250 000", "-", "980 500"]),
        ("5 000 - 5 000", 3, ["5 000", "-", "5 000"]),
        ("12,50\t13,00", 2, ["12,50", "13,00"]),
    ],
)
def test_cells(numbers: str, columns: int | None, expected: list[str]) -> None:
    assert [cell.of(numbers) for cell in cells(numbers, Extent(0, len(numbers)), columns)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Menolaji   Budjetti   Toteutunut\nPalkat   10 000   9 000", ["Budjetti", "Toteutunut"]),
        ("Menolaji Budjetti Toteutunut\nPalkat 10 000 9 000", ["Budjetti", "Toteutunut"]),
        ("Budjetti   Toteutunut\nPalkat   10 000   9 000", ["Budjetti", "Toteutunut"]),
        ("Menolaji Budjetti Toteutunut\nPalkkoja maksettiin.", None),
        ("Oulu   Kemi   Tornio\nPalkat   10 000   9 000", None),
        ("Budjetti oli suuri ja toteutunut summa pieni.\nPalkat   10 000   9 000", None),
    ],
)
def test_column_heads(text: str, expected: list[str] | None) -> None:
    first, below = lines(text)
    heads = column_heads(first, below, text)
    assert (None if heads is None else [head.of(text) for head in heads]) == expected


@pytest.mark.parametrize("unit", ["1 ", "100 ", "1 000 ", "- ", "1,1 "])
@pytest.mark.parametrize("columns", [None, 2, 7, 12])
def test_long_rows_take_little_time(unit: str, columns: int | None) -> None:
    numbers = (unit * 600).strip()
    begin = time.process_time()
    cells(numbers, Extent(0, len(numbers)), columns)
    cells(numbers[: len(unit) * 24].strip(), Extent(0, len(numbers[: len(unit) * 24].strip())), columns)
    assert time.process_time() - begin < 2


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Menolaji Budjetti Toteuma\nPalkat ja kulut 148 000 139 871", ["Budjetti", "Toteuma"]),
        ("Suunnitelma € Ennuste €\nPalkat 148 000 139 871", ["Suunnitelma €", "Ennuste €"]),
        ("Hanke\tSaaja\tKunta\tAvustus (€)\tBudjetti (€)\nPuro\tVesi ry\tTampere\t8 500\t17 000", ["Avustus (€)", "Budjetti (€)"]),
    ],
)  # fmt: skip
def test_headings_over_a_row(text: str, heads: list[str]) -> None:
    head, below = lines(text)
    assert [h.of(text) for h in column_heads(head, below, text) or []] == heads


def test_a_caption_over_single_numbers_heads_no_columns() -> None:
    text = "Myönnetty rahoitus osahankkeittain, euroa\nSelitys\t412 600"
    head, below = lines(text)
    assert column_heads(head, below, text) is None


@pytest.mark.parametrize(
    ("heading", "gives"),
    [
        ("Rahoitus, euroa", True),
        ("KUSTANNUSARVIO (EUR)", True),
        ("Menot (t€)", True),
        ("Osuudet (%)", False),
        ("Rahoitus", False),
        ("Budjetti oli 40 000 euroa", False),
    ],
)
def test_a_heading_gives_the_unit(heading: str, gives: bool) -> None:
    assert gives_unit(heading) is gives


@pytest.mark.parametrize(
    ("text", "is_stacked"),
    [
        ("Vetäjien palkkiot\n2 600,00", True),
        ("Pulla\n95 €", True),
        ("Pulla\n\n95", False),
        ("Pullaa meni paljon.\n95", False),
        ("Pulla\nei vielä", False),
        ("Pulla\n–", False),
    ],
)
def test_a_number_under_its_label(text: str, is_stacked: bool) -> None:
    first, second = lines(text)
    assert stacked(first, second) is is_stacked


@pytest.mark.parametrize(("gap", "is_spread"), [("      ", True), (" ", False)])
def test_wide_gaps_divide_columns(gap: str, is_spread: bool) -> None:
    text = f"Laji      Yhteensä{gap}Osuus\nKaikki      1 250 500"
    header, line = lines(text)
    found = row(line, text)
    heads = [Extent(text.index(word), text.index(word) + len(word)) for word in ("Yhteensä", "Osuus")]
    assert found and header and spread(text, *found, heads) is is_spread
