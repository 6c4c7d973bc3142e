"""Money tables that have lost their line breaks: *Kustannuslaji 2010 2011 Yhteensä Palkkamenot 31 500 94 500 126 000 …*."""

import re
from dataclasses import dataclass

from hankenlp.layout.blocks import Extent
from hankenlp.layout.labels import section
from hankenlp.layout.tables import UNIT, cells
from hankenlp.resources import table
from hankenlp.resources.additions import cached
from hankenlp.resources.patterns import either

_NUMBER = r"(?:\d{1,3}(?:[ \u00a0.]\d{3})+|\d+)(?:,\d{1,2})?"
_NUMBERS = rf"{_NUMBER}(?:\s?{UNIT})?(?:\s+{_NUMBER}(?:\s?{UNIT})?)*"
_ROW = re.compile(
    rf"(?P<label>[A-ZÅÄÖ][^\d\n;:.?!]{{2,80}}?(?:\(\d{{1,3}}\s?%\))?)\s+(?P<numbers>{_NUMBERS})(?=\s+(?:\d{{1,2}}\s+)?(?:[A-ZÅÄÖ(]|{either('amounts', 'of_which')}\s+[A-ZÅÄÖ])|\s*[.,;]|\s*$)"
)
_YEARS = re.compile(r"(?:v\.?\s*)?(?:19|20)\d\d(?=\s)")


@dataclass(frozen=True, slots=True)
class FlatRow:
    """One row: its label, its numbers, and each number with the heading of its column."""

    label: Extent
    numbers: Extent
    columns: tuple[tuple[Extent | None, Extent], ...]


def rows(text: str, start: int, end: int) -> list[FlatRow]:
    """The rows of a flattened table, or an empty list where fewer than two stand in a row.

    The table's heading, if it has one, says how many numbers each row takes: years, then a total.
    """
    heads = _heads(text, start, end)
    position = heads[-1].end if heads else start
    numbered = re.match(r"\s*1\s+[A-ZÅÄÖ]", text[position:end]) is not None
    found: list[FlatRow] = []
    for match in _ROW.finditer(text, position, end):
        label = _label(text, match.start("label"), match.end("label"))
        numbers = Extent(match.start("numbers"), match.end("numbers"))
        if numbered:
            numbers = _without_next_number(text, numbers, len(found) + 2)
        parts = [c for c in cells(text, numbers, len(heads) or None) if re.search(r"\d", c.of(text))]
        if not parts or not any(re.search(r"\d{3}", c.of(text)) for c in parts):
            continue
        named = [heads[i] if len(parts) <= len(heads) else None for i in range(len(parts))]
        found.append(FlatRow(label, numbers, tuple(zip(named, parts, strict=True))))
    return found if len(found) >= 2 else []


@cached
def _stub() -> "re.Pattern[str]":
    stubs = "|".join(map(re.escape, table("columns")["stubs"]))
    return re.compile(rf"\s*(?:{stubs})\w*(?:\s+\(?{UNIT}\)?)?\s+", re.IGNORECASE)


@cached
def _total() -> "re.Pattern[str]":
    whole, short = table("columns")["total"], table("columns")["total_short"]
    return re.compile(rf"(?:{'|'.join((*whole, *short))})\.?(?=\s)", re.IGNORECASE)


def _heads(text: str, start: int, end: int) -> list[Extent]:
    stub = _stub().match(text, start, end)
    position = stub.end() if stub else start
    heads: list[Extent] = []
    while True:
        while position < end and text[position].isspace():
            position += 1
        match = _YEARS.match(text, position, end) or (_total().match(text, position, end) if heads else None)
        if match is None:
            return heads if len(heads) >= 2 else []
        heads.append(Extent(match.start(), match.end()))
        position = match.end()


def _label(text: str, start: int, end: int) -> Extent:
    """The row's own label: the labels of empty rows in front of it are cut off where they are known."""
    for match in list(re.compile(r"\s(?=[A-ZÅÄÖ])").finditer(text, start, end))[::-1]:
        if section(text[match.end() : end]) is not None:
            start = match.end()
            break
    while end > start and text[end - 1] in " \u00a0–-":
        end -= 1
    return Extent(start, end)


def _without_next_number(text: str, numbers: Extent, following: int) -> Extent:
    """In *318 000 2 Ostopalvelut* the *2* numbers the next row."""
    match = re.compile(rf"\s{following}$").search(text, numbers.start, numbers.end)
    return Extent(numbers.start, match.start()) if match else numbers
