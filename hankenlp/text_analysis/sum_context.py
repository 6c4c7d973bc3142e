"""What the words around a sum say of its money: applied for, granted or spent; of which year; a part of another sum.

Read are the words before the sum on its line, from the sum before it, and the heading of its column: the nearest line
above that has as many headings as the sum's line has sums. Words are in ``resources/funding.toml``.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from hankenlp.documents import Amount
from hankenlp.extraction.cue_words import cues, word_pattern
from hankenlp.extraction.money_cues import cue
from hankenlp.resources import table
from hankenlp.resources.additions import cached
from hankenlp.resources.patterns import pattern

Stage = Literal["applied", "granted", "spent"]
_STAGES: tuple[Stage, ...] = ("applied", "granted", "spent")
_REACH = 80
_LINES = 12
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?!\d|[.,-]\d)")
_SENTENCE = re.compile(r"[.!?](?=\s+[A-ZÅÄÖ])")


@dataclass(frozen=True, slots=True)
class Context:
    """What is said of a sum.

    Attributes:
        before: the words before it.
        column: the heading of its column.
        stage: that of the money.
        year: the sum's own.
        is_part: it is part of one before it (*siitä*).
        is_whole: it is all of something (*yhteensä*).
        is_extra: it comes on top (*lisäksi*).
    """

    before: str = ""
    column: str | None = None
    stage: Stage | None = None
    year: int | None = None
    is_part: bool = False
    is_whole: bool = False
    is_extra: bool = False


def contexts(text: str, amounts: Sequence[Amount]) -> list[Context]:
    """The context of each sum, in the order of the sums."""
    found = []
    previous = 0
    starts = [text.rfind("\n", 0, amount.start) + 1 for amount in amounts]
    lines: dict[int, list[Amount]] = defaultdict(list)
    for line, amount in zip(starts, amounts, strict=True):
        lines[line].append(amount)
    for line, amount in zip(starts, amounts, strict=True):
        before = _SENTENCE.split(text[max(line, previous, amount.start - _REACH) : amount.start])[-1]
        column = _column(text, line, amount, lines[line])
        head = column or ""
        found.append(
            Context(
                before=before.strip(),
                column=column,
                stage=_stage(head) or _stage(before),
                year=_year(head) or _year(before) or _year_behind(text, amount.end),
                is_part=cues("funding", "parts", "of_which").search(before) is not None,
                is_whole=cue("total").search(before) is not None,
                is_extra=pattern("consistency", "besides").search(before) is not None,
            )
        )
        previous = amount.end
    return found


def _stage(words: str) -> Stage | None:
    """The last word that says it."""
    found = [(match.end(), stage) for stage in _STAGES for match in cues("funding", "stages", stage).finditer(words)]
    return max(found)[1] if found else None


def _year(words: str) -> int | None:
    """The only year in a heading, or the one behind *vuonna*."""
    if _YEAR.fullmatch(words):
        return int(words)
    said = {int(match[1]) for match in _dated().finditer(words)}
    return said.pop() if len(said) == 1 else None


def _year_behind(text: str, end: int) -> int | None:
    match = _dated().match(text, end + len(text[end : end + 2]) - len(text[end : end + 2].lstrip()))
    return int(match[1]) if match else None


@cached
def _dated() -> "re.Pattern[str]":
    words = word_pattern(table("funding")["years"]["before"]).pattern
    return re.compile(rf"(?:{words})\.?\s+({_YEAR.pattern})(?!\s*[-–—])", re.IGNORECASE)


@cached
def _headings() -> "re.Pattern[str]":
    """Words that head a column of sums: years, stages (*Haettava tuki*), others."""
    lists = table("funding")["stages"]
    stages = word_pattern([entry for name in _STAGES for entry in lists[name]]).pattern
    other = word_pattern(lists["other"]).pattern
    return re.compile(rf"{_YEAR.pattern}|{stages}(?:[ ]{other})?|{other}", re.IGNORECASE)


def _column(text: str, line: int, amount: Amount, on_line: Sequence[Amount]) -> str | None:
    """The heading over a sum whose line has several, and only a label before them."""
    if not 1 < len(on_line) < _LINES:
        return None
    position = line
    for _ in range(_LINES):
        if position <= 0:
            return None
        above = text.rfind("\n", 0, position - 1) + 1
        heads = [match.group() for match in _headings().finditer(text, above, position - 1)]
        if len(heads) in (len(on_line), len(on_line) + 1):  # the labels of the rows may have a heading, too
            return heads[on_line.index(amount) - len(on_line)]
        position = above
    return None
