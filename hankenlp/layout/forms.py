"""Whole forms on one line: *Projektin nimi Uusi suunta Projektikoodi S11482 Tila Valmis …*.

Text extraction flattens PDF forms so that only a space stands between a label and its value, and between a value and
the next label; many values are empty. The known labels themselves are the only cut marks.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from hankenlp.layout.blocks import Extent
from hankenlp.layout.labels import VALUES, lexicon, section
from hankenlp.resources import table

MIN_LENGTH = 240
"""Shorter lines are not looked at: they hold at most a label or two, which ``fields`` cuts."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A label or heading inside a long line: the number in front of it, if any, and the words."""

    start: int
    label: Extent
    section: str | None
    heading: bool


@cache
def _labels() -> "re.Pattern[str]":
    forms = table("forms")
    labels = set(forms["labels"]) | {
        label for label, key in lexicon().items() if key in VALUES and (" " in label or len(label) >= 9)
    }
    labels -= set(forms["never"])
    alternatives = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(labels, key=lambda w: (-len(w), w)))
    return re.compile(rf"(?<![\w-])(?:(?P<number>\d{{1,2}}(?:\.\d{{1,2}})*\.?)\s+)?(?P<label>(?i:{alternatives}))(?![\w-])(?P<colon>\s*:)?")


_SECTION = re.compile(
    r"(?<![\w.,§-])(?P<number>\d{1,2}\.(?:\d{1,2}\.?)*|\d{1,2}(?:\.\d{1,2})+)\s+(?P<title>[A-ZÅÄÖ][^.!?]{2,110}?)"
    r"(?=\s+[A-ZÅÄÖ]\w+\s|\s*$)"
)
_CAPITALS = re.compile(
    r"(?<![\w.,-])(?:(?P<number>\d{1,2}(?:\.\d{1,2})*\.?)\s+)?(?P<title>[A-ZÅÄÖ]{4,}(?:[,/ –-]+[A-ZÅÄÖ]{2,}){0,12})(?![\w-])"
)


def cuts(text: str, start: int, end: int) -> list[Cut]:
    """The cut marks of a long line, in order; empty where the line is plain running text.

    Labels count where they start with a capital, and only if the line has at least three of them, or a numbered
    heading stands in front: prose that mentions a *Hakija* once stays whole.
    """
    if end - start < MIN_LENGTH:
        return []
    found: list[Cut] = []
    for match in _labels().finditer(text, start, end):
        words = match.group("label")
        if not words[0].isupper():
            continue
        found.append(Cut(match.start(), Extent(match.start("label"), match.end("label")), section(words), False))
    dense = [c for c in found if _neighbours(c, found) >= 2]
    heads = _headings(text, start, end)
    kept = sorted([*dense, *heads], key=lambda c: (c.start, -c.label.end))
    result: list[Cut] = []
    for cut in kept:
        if not result or cut.start >= result[-1].label.end:
            result.append(cut)
        elif cut.heading and not result[-1].heading and cut.label.end > result[-1].label.end:
            result[-1] = cut
    return result


def _neighbours(cut: Cut, found: list[Cut]) -> int:
    return sum(1 for other in found if other is not cut and abs(other.start - cut.start) <= 450)


def _headings(text: str, start: int, end: int) -> list[Cut]:
    """Numbered headings that name a known section, and runs of capitals that do."""
    heads: list[Cut] = []
    for match in re.finditer(r"(?<![\w.,§-])\d{1,2}(?:\.\d{1,2})*\.?\s+(?=[A-ZÅÄÖ])", text[start:end]):
        at = start + match.end()
        stop, key = _longest_label(text, at, end)
        if key is not None:
            heads.append(Cut(start + match.start(), Extent(at, stop), key, True))
    for match in _CAPITALS.finditer(text, start, end):
        title = Extent(match.start("title"), match.end("title"))
        key = section(title.of(text))
        if key is not None or match.group("number"):
            heads.append(Cut(match.start(), title, key, True))
    return heads


def _longest_label(text: str, start: int, end: int) -> tuple[int, str | None]:
    window = text[start : min(end, start + 110)]
    ends = [m.start() for m in re.finditer(r"(?=[\s:?])", window)] + ([len(window)] if start + len(window) == end else [])
    for stop in reversed(ends[:9]):
        key = _section_of(window[:stop])
        if key is not None:
            return start + stop, key
    return start, None


@lru_cache(maxsize=2048)
def _section_of(words: str) -> str | None:
    return section(words)
