"""A time as EDTF in, its days and its precision out."""

from datetime import date

import pytest

from hankenlp.edtf import days, first_day, is_span, last_day, precision


@pytest.mark.parametrize(
    ("edtf", "first", "last", "told", "span"),
    [
        ("2007-08-01", date(2007, 8, 1), date(2007, 8, 1), "day", False),
        ("2008-02", date(2008, 2, 1), date(2008, 2, 29), "month", False),
        ("2020-33", date(2020, 1, 1), date(2020, 3, 31), "quarter", False),
        ("2020-24", date(2020, 1, 1), date(2020, 12, 31), "season", False),
        ("2012~", date(2012, 1, 1), date(2012, 12, 31), "year", False),
        ("196X?", date(1960, 1, 1), date(1969, 12, 31), "decade", False),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31), "century", False),
        ("2003/2005", date(2003, 1, 1), date(2005, 12, 31), "year", True),
        ("2007-08-01/2009", date(2007, 8, 1), date(2009, 12, 31), "year", True),
        ("2007-08-01/..", date(2007, 8, 1), None, "day", True),
        ("../2007-08", None, date(2007, 8, 31), "month", True),
        ("XXXX-04-27", None, None, "day", False),
        ("XXXX-10/XXXX-11", None, None, "month", True),
        ("1321-05-01", date(1321, 5, 1), date(1321, 5, 1), "day", False),
        ("9999", date(9999, 1, 1), date(9999, 12, 31), "year", False),
        ("0000", None, None, "year", False),
        ("2021-02-30", None, None, "day", False),
        ("2021-13", None, None, None, False),
        ("XXXX", None, None, None, False),
        ("..", None, None, None, False),
        ("", None, None, None, False),
        ("pian", None, None, None, False),
    ],
)
def test_times(edtf: str, first: date | None, last: date | None, told: str | None, span: bool) -> None:
    assert days(edtf) == (first, last)
    assert (precision(edtf), is_span(edtf)) == (told, span)


def test_no_time_has_no_day() -> None:
    assert (first_day(None), last_day("..")) == (None, None)
