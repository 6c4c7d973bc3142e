"""A time as EDTF (ISO 8601-2) in, the days that it allows and how finely it is told out.

This reads what ``documents.Date`` and ``Period`` hold: days, months, seasons (21–24), quarters (33–36), years, decades
(``196X``) and centuries (``19XX``), with or without ``~`` or ``?``, and spans of them (``2003/2005``, ``2007-08/..``).
"""

import re
from calendar import monthrange
from datetime import date
from typing import Literal, get_args

Precision = Literal["day", "month", "quarter", "season", "year", "decade", "century"]

_PRECISIONS: tuple[Precision, ...] = get_args(Precision)
_MONTHS = {month: (month, month) for month in range(1, 13)}
_MONTHS |= {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (1, 12), 33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}
_TIME = re.compile(r"(?P<year>\d\d[\dX]{2}|XXXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?[~?]?")


def first_day(edtf: str | None) -> str | None:
    """The first day that an EDTF date allows, ``YYYY-MM-DD``. A winter may lie at either end of its year."""
    return _bound(edtf, 0)


def last_day(edtf: str | None) -> str | None:
    """The last day that an EDTF date allows."""
    return _bound(edtf, 1)


def _bound(edtf: str | None, side: int) -> str | None:
    match = _TIME.fullmatch(edtf or "")
    if match is None or match["year"] == "XXXX":
        return None
    year = int(match["year"].replace("X", "09"[side]))
    months = _MONTHS.get(int(match["month"])) if match["month"] else (1, 12)
    if months is None:
        return None
    month = months[side]
    return f"{year:04d}-{month:02d}-{int(match['day'] or 0) or (1, monthrange(year, month)[1])[side]:02d}"


def days(edtf: str) -> tuple[date | None, date | None]:
    """The first and last day that a date or span allows; None without a year, at an open end, and off the calendar."""
    first, span, last = edtf.partition("/")
    return of_calendar(first_day(first)), of_calendar(last_day(last if span else first))


def of_calendar(day: str | None) -> date | None:
    """The day ``YYYY-MM-DD``, if there is such a day."""
    try:
        return date.fromisoformat(day) if day else None
    except ValueError:
        return None


def precision(edtf: str) -> Precision | None:
    """How finely a time is told, of a span its coarser end; None where neither end is told."""
    told = [found for end in edtf.split("/") if (found := _precision(end))]
    return max(told, key=_PRECISIONS.index, default=None)


def _precision(edtf: str) -> Precision | None:
    match = _TIME.fullmatch(edtf)
    month = int(match["month"] or 1) if match else 0
    if match is None or month not in _MONTHS:
        return None
    if match["day"]:
        return "day"
    if match["month"]:
        return "month" if month <= 12 else "season" if month < 33 else "quarter"
    unknown = match["year"].count("X")
    return {0: "year", 1: "decade", 2: "century"}.get(unknown)  # type: ignore[return-value]


def is_span(edtf: str) -> bool:
    """Whether it is told from one time to another, one of which may be open."""
    return "/" in edtf
