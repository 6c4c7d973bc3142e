"""The percentage that a text ties to a sum: *250 000 € (80 %)*, *45 % eli 558.000 mk*, *40 000 €, 20 prosenttia*.

The rate of a tax or of a lump sum (*alv 24 %*, *flat rate 15 %*) is none.
"""

import re

from hankenlp.extraction.cue_words import cues
from hankenlp.resources.patterns import either, word_set

_NUMBER = r"(?P<n>\d{1,3}(?:[.,]\d{1,2})?)"
_SIGN = either("amounts", "percent")
_ABOUT = either("amounts", "about")
_AT_MOST = either("amounts", "at_most")
_IN_ALL = either("columns", "total")
_PERCENT = rf"(?<![\d.,–-]){_NUMBER}\s?{_SIGN}(?!-)"
_AFTER = re.compile(
    r"(?::n|:ta|:lla)?\s?(?:[,;]?\s?[(\[/]\s?|,\s|[ \u00a0]+(?:eli|tai|=)\s|\s[–-]\s"
    rf"|,?\s(?:mikä|joka)\s{either('amounts', 'share_verbs')}\s)"
    rf"(?:(?:{_ABOUT}|{_AT_MOST}|{_IN_ALL}|{either('amounts', 'share_leads')})\s)*{_PERCENT}"
)
_AFTER_NOUN = re.compile(rf"\s(?:[^\W\d_][\w:+-]*\s){{1,5}}\(\s?(?:{_ABOUT}\s)?{_PERCENT}\s?\)")
_BEFORE = re.compile(
    rf"{_PERCENT}(?::n)?(?:\s[\w:]+(?:istä|ista|stä|sta|nä|na|n|a|ä|ee|li)){{0,5}},?\s?"
    rf"(?:eli|{_AT_MOST}|\(|=|–|-|:)\s?(?:(?:{_ABOUT}|{_AT_MOST}|{_IN_ALL})\s)?$"
)
_BESIDE = re.compile(rf"{_PERCENT}[ \t\u00a0]{{0,4}}[,:]?[ \t\u00a0]{{0,4}}$")
_CELL_AFTER = re.compile(rf"[ \t\u00a0]{{1,6}}{_PERCENT}(?=\s*(?:$|\n|[,;.)]))")
_BY_DEGREES = re.compile(rf"{either('amounts', 'changes')}\w*\s?$")


def share_of(left: str, right: str, takes_before: bool) -> float | None:
    """The share as a fraction, or None. ``left`` and ``right`` reach to the neighbouring sums or the sentence's ends.

    ``takes_before`` is false where a percentage before the sum may belong to the sum before it.
    """
    left, right = _without_rates(left), _without_rates(right)
    after = _AFTER.match(right) or _CELL_AFTER.match(right) or _AFTER_NOUN.match(right)
    if after is not None:
        return _fraction(after["n"])
    before = _BEFORE.search(left[-120:])
    if before is not None and not (before.group().rstrip().endswith("(") and _followed_by_words(before.group())):
        return _fraction(before["n"])
    beside = _BESIDE.search(left[-30:]) if takes_before else None
    if beside is not None and not _BY_DEGREES.search(
        left[: -30 + beside.start() if len(left) > 30 else beside.start()]
    ):
        return _fraction(beside["n"])
    return None


_OF_WHAT = r"(?!\s[^\W\d_]+(?:sta|stä)(?!\w))"
_RATE = re.compile(
    rf"(?<!\w)(?P<name>{either('amounts', 'rates')}(?:\s-?[^\W\d_]+)?[\s,:(]{{0,3}})\d{{1,3}}(?:[.,]\d{{1,2}})?\s?{_SIGN}{_OF_WHAT}",
    re.IGNORECASE,
)


def _without_rates(text: str) -> str:
    """The text without the percentages of a tax or a lump sum: *alv 24 %*; *flat rate 40 % palkoista* is a share."""
    return _RATE.sub(r"\g<name>", text)


_COSTS = rf"(?:\s[^\W\d][\w-]*){{0,4}}?\s{either('amounts', 'of_costs')}(?!\w)"
_MAKES = re.compile(rf"{_PERCENT}{_COSTS},?\s{either('amounts', 'makes')}\s[^,.;%]{{0,60}}$")
_SAYS = re.compile(
    rf"[^%]{{0,160}}?(?<!\w)(?P<subject>[^\W\d_]+)\s{either('amounts', 'share_verbs')}\s"
    rf"(?:{_AT_MOST}\s|{_ABOUT}\s)*{_PERCENT}{_COSTS}"
)


def share_of_costs(left: str, right: str, granted: bool) -> float | None:
    """The share of the whole costs that the clause before a sum says, or what follows: *Avustus on 80 % menoista*."""
    made = _MAKES.search(left[-200:])
    if made is not None:
        return _fraction(made["n"])
    said = _SAYS.match(right) if granted else None
    if said is None:
        return None
    subject = said["subject"].lower()
    its = subject in word_set("amounts", "share_pronouns") or cues("amounts", "cues", "grant").fullmatch(subject)
    return _fraction(said["n"]) if its else None


_IN_TABLE = re.compile(rf"[\s(|/,–-]{{0,60}}{_PERCENT}(?=\s*(?:$|[\s)|,;.]))")
_ANYWHERE = re.compile(_PERCENT)


def share_in_table(left: str, right: str, column: str) -> float | None:
    """The percentage in the cell behind a sum, in the label of its row (``left``), or in the heading of its column."""
    left, right, column = (_without_rates(text) for text in (left, right, column))
    after = _IN_TABLE.match(right)
    inside = list(_ANYWHERE.finditer(left)) or list(_ANYWHERE.finditer(column))
    found = after or (inside[0] if len(inside) == 1 else None)
    return _fraction(found["n"]) if found else None


def _followed_by_words(matched: str) -> bool:
    """*75 prosenttia kustannuksista (1,9 milj. euroa)*: the bracket holds the whole, not the share."""
    others = re.findall(r"[^\W\d_]{3,}", re.sub(_SIGN, "", matched))
    return any(len(word) > 4 for word in others) and word_set("amounts", "share_words").isdisjoint(others)


def _fraction(written: str) -> float | None:
    """A percentage as a fraction; over a hundred it compares, and is no share."""
    value = float(written.replace(",", ".")) / 100
    return round(value, 6) if 0 < value <= 1 else None
