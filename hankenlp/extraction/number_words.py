"""Numbers that are written out: *puoli*, *kaksi*, *kaksikymmentätuhatta*, *viidensadan*.

A number is one word of parts, with a space behind hundreds at most (*sata viisikymmentä*): units of ``[words]`` and
multipliers of ``[word_multipliers]`` in ``amounts.toml``.
"""

import re

from hankenlp.resources import table
from hankenlp.resources.additions import cached
from hankenlp.resources.patterns import either, folded, word_set

_HUNDRED, _THOUSAND = 100, 1000
_MOST_PARTS = 8


@cached
def _values() -> dict[str, float]:
    return {**table("amounts")["words"], **table("amounts")["word_multipliers"]}


@cached
def _part() -> str:
    parts = sorted((*_values(), *word_set("amounts", "word_teens")), key=len, reverse=True)
    return f"(?:{'|'.join(re.escape(part) for part in parts)})"


def words() -> str:
    """An expression for any written-out number."""
    hundreds = [re.escape(word) for word, number in table("amounts")["word_multipliers"].items() if number == _HUNDRED]
    gap = f"(?:{'|'.join(rf'(?<={word})' for word in hundreds)}) "
    bound = f"(?!{either('amounts', 'word_bound')})"
    return rf"{bound}{_part()}(?:(?:{gap})?{_part()}){{0,{_MOST_PARTS}}}(?:\s{either('amounts', 'and_half')})?"


def value(written: str) -> float:
    """The number that a word says: a unit counts the multiplier behind it, thousands count all that is before them."""
    number = re.sub(rf"\s{either('amounts', 'and_half')}$", "", folded(written))
    whole = below = 0.0
    unit, half = 0.0, 0.0 if number == folded(written) else 0.5
    for part in re.findall(_part(), number):
        if part in word_set("amounts", "word_teens"):
            unit += 10
        elif part not in table("amounts")["word_multipliers"]:
            unit = _values()[part]
        elif _values()[part] == _THOUSAND:
            whole, below, unit = whole + (below + unit or 1) * _THOUSAND, 0.0, 0.0
        else:
            below, unit = below + (unit or 1) * _values()[part], 0.0
    return whole + below + unit + half


def goes_on(left: str, word: str) -> bool:
    """*kaksituhatta kolmesataa euroa*: does the number begin in a word before, so that ``word`` is not all of it?

    Its words agree in case: *kaksi viidensadan euron apurahaa* are two of five hundred.
    """
    *_, before, last = ("", "", *left.split()[-2:])
    whole = re.compile(words(), re.IGNORECASE)
    joined = re.fullmatch(either("amounts", "range_and"), last, re.IGNORECASE) is not None
    first = before if joined else last
    return whole.fullmatch(first) is not None and first.endswith("n") == word.endswith("n")


def is_vague(left: str) -> bool:
    """*parin tuhannen euron*: does a word before the number leave open how many there are?"""
    return _vague().search(left) is not None


@cached
def _vague() -> "re.Pattern[str]":
    return re.compile(rf"(?<!\w){either('amounts', 'vague_counts')}\s+$", re.IGNORECASE)
