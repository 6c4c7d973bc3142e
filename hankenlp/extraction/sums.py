"""Written sums of money: *120 000 €*, *1,87 M€*, *410 t€*, *1,5 miljoonan euron*, *350 000 mk*, *EUR 30 000*,
*puoli miljoonaa euroa*.

``sums`` reads every number that a unit makes money, with its value in whole currency units; ``number`` and ``NUMBER``
serve the tables, where a heading gives the unit. English sums are read too: *EUR 5 million*, *$5,000*.
"""

import re
from dataclasses import dataclass, replace
from typing import Any

from hankenlp.extraction import number_words
from hankenlp.resources import table
from hankenlp.resources.additions import cached
from hankenlp.resources.patterns import either

GAP = r"[ \u00a0\u202f\u2009]"
_ENGLISH = r"\d{1,3}(?:,\d{3}){2,}(?:\.\d{1,2})?|\d{1,3},\d{3}\.\d{1,2}"
"""A number that can be English only: its commas divide thousands."""
NUMBER = rf"(?:(?:{_ENGLISH})(?![\d.,]\d|\d)|\d{{1,3}}(?:{GAP}\d{{3}})+\.\d\d(?![\d.])|\d{{1,3}}(?:(?:{GAP}\n?|\n|\.|['’])\d{{3}})+(?!\d)(?:,\d{{1,2}}(?!\d))?|\d{{1,12}}(?:[.,]\d{{1,3}})?(?!\d))"
DASH = r"[-–—−]"
_TO = rf"(?:{DASH}|\.{{2,3}}|…)"
_GROUPED = rf"\d{{1,3}}(?:(?:{GAP}|\.)\d{{3}})+"
_SPACE = r"[ \u00a0\u202f\u2009\t]{0,2}\n?[ \t]{0,3}"
_CASE = r"(?::(?:n|a|ä|ta|tä|lla|llä|lle|sta|stä|ssa|ssä|ksi|on|een|iin)(?!\w))?"
_AFTER_SIGN = r"(?![€\d_]|(?-i:[a-zåäö]))"
"""A lost line break may leave a capital right behind: *28.320 €Sisältötehdas*."""
_START = r"(?<![\w§])(?<!\d[.,:])(?:(?<!\d/)|(?<=\d[ \u00a0.]\d\d\d/))(?<![A-Za-z]-)(?!0\d)"


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum as written: ``value`` of a range is its upper end, ``low`` its lower."""

    start: int
    end: int
    value: float
    currency: str
    low: float | None = None
    unit: str = ""
    confidence: float = 0.95


def number(text: str) -> float:
    """The value of a written number: a comma divides decimals, spaces and periods divide thousands.

    In an English number it is the other way round: *1,234,567.50*.
    """
    plain = re.sub(r"[\s'’]", "", text)
    if re.fullmatch(_ENGLISH, plain):
        return float(plain.replace(",", ""))
    if "," in plain or re.fullmatch(r"\d+(?:\.\d{3})+", plain):
        plain = plain.replace(".", "")
    return float(plain.replace(",", "."))


def _english(text: str) -> float:
    """The value beside an English unit, where one comma divides thousands, too: *€ 30,000*."""
    return number(text.replace(",", "") if _THOUSANDS.fullmatch(text) else text)


_THOUSANDS = re.compile(r"\d{1,3},\d{3}")
_ROUND = re.compile(r"[1-9]\d{0,2},\d00")
"""Nobody writes decimals so: *2,000 euroa* are thousands."""


def _whole(written: str, unit: str, factor: float) -> float:
    """The value of a number before its unit."""
    english = factor == 1 and (unit.lower() in _english_units() or _ROUND.fullmatch(written))
    return (_english if english else number)(written) * factor


@cached
def _english_units() -> frozenset[str]:
    return frozenset(table("amounts")["units"]["english"])


def lower_end(written: str, high: float) -> float:
    """The lower end of a range without a unit of its own: *10–15 000 euroa* begins at 10 000."""
    thousands = 1000 ** ((len(f"{high:.0f}") - 1) // 3)
    low = number(written)
    return low * thousands if re.fullmatch(r"\d{1,3}", written) and low * thousands < high else low


@cached
def _units() -> dict[str, tuple[str, float]]:
    """Every exact form and stem, lower case, with currency and factor."""
    found: dict[str, tuple[str, float]] = {}
    for entry in table("amounts")["units"]["forms"]:
        for form in (*entry["stems"], *entry["exact"]):
            found[form.rstrip("!")] = (entry["currency"], float(entry["factor"]))
    return found


@cached
def _alone() -> dict[str, tuple[str, float]]:
    """Units that are a sum without a number, their spaces left out."""
    return {
        stem.replace(" ", ""): (entry["currency"], float(entry["factor"]))
        for entry in table("amounts")["units"]["alone"]
        for stem in entry["stems"]
    }


def _flexible(form: str) -> str:
    return re.escape(form).replace(r"\ ", _SPACE)


@cached
def _unit_pattern() -> str:
    exact: list[str] = []
    for entry in table("amounts")["units"]["forms"]:
        exact += [
            _flexible(form) + (_AFTER_SIGN if form[-1] == "€" else r"(?![\w€]|-[^\W\d_])") for form in entry["exact"]
        ]
        exact += [
            _flexible(stem.rstrip("!"))
            + (
                r"(?!\w)"
                if stem.endswith("!")
                else rf"(?!{either('amounts', 'no_unit_ends')})[^\W\d_]{{0,6}}(?!\w|-\w)"
            )
            for stem in entry["stems"]
        ]
    return "(?:" + "|".join(sorted(exact, key=len, reverse=True)) + ")"


@cached
def _pattern() -> "re.Pattern[str]":
    before = "|".join(re.escape(unit) for unit in table("amounts")["units"]["before"])
    words = number_words.words()
    alone = "|".join(_flexible(stem) for entry in table("amounts")["units"]["alone"] for stem in entry["stems"])
    scales, glued = (
        "|".join(re.escape(s) for s in sorted(table("amounts")[name], key=len, reverse=True))
        for name in ("scales", "glued_scales")
    )
    unit = _unit_pattern()
    both, span = either("amounts", "range_and"), either("amounts", "range_end")
    between = rf"\s{both}\s(?={NUMBER}{_SPACE}{unit}\s{span})"
    return re.compile(
        rf"(?P<front>(?<![\w§])(?:{before})(?![ \t]*\n[ \t]*\d{{1,2}}[.)]?[ \t]+[^\W\d_]){_SPACE}(?P<front_n>{NUMBER})(?P<front_r>{_SPACE}{_TO}{_SPACE}(?P<front_m>{NUMBER}))?"
        rf"(?:(?P<scale>{_SPACE}(?:{scales})(?![^\W_])|(?:{glued})(?![^\W_])))?(?!{_SPACE}{unit}|[.,]?\d))"
        rf"|(?=\d)(?:{_START}(?P<low>{NUMBER})(?P<low_u>{_SPACE}{unit})?(?:{_SPACE}{_TO}{_SPACE}|{between})(?P<high>{NUMBER}){_SPACE}(?:,[-–])?(?P<range_u>{unit})"
        rf"|{_START}(?P<n>{NUMBER})(?:[,:][-–—]+)?{_SPACE}(?P<u>{unit}){_CASE}"
        rf"|{_START}(?P<dash_n>{NUMBER}(?=,)|{_GROUPED}(?=[.:]))[,.:][-–—]{{1,2}}(?!\w))"
        rf"|(?<!\w)(?=[^\W\d])(?:(?:(?P<word_low>{words})\s?{DASH}\s?)?(?P<word>{words}){_SPACE}(?P<word_u>{unit})"
        rf"|(?P<bare>(?:{alone})\w{{0,5}})(?!\w))",
        re.IGNORECASE,
    )


_ABBREVIATED = re.compile(r"\.(?=[^\W\d_])")
"""*milj.euroa*: the space behind the period is left out."""


def unit_of(text: str) -> tuple[str, float] | None:
    """Currency and factor of a written unit, or None."""
    plain = " ".join(_ABBREVIATED.sub(". ", text.lower().replace("\u00a0", " ")).split())
    units = _units()
    if plain in units:
        return units[plain]
    stems = [form for form in units if plain.startswith(form)]
    return units[max(stems, key=len)] if stems else None


def sums(text: str) -> list[Sum]:
    """Every sum of the text whose unit is written beside it, in order."""
    found = []
    for match in _pattern().finditer(text):
        item = _sum(match, match.groupdict())
        in_words = match["word"] or match["bare"]
        before = text[max(0, match.start() - _REACH) : match.start()] if in_words else ""
        unclear = number_words.is_vague(before) or number_words.goes_on(before, match["word"] or match["bare"] or "")
        if item is not None and not unclear and not _no_money(item, text):
            found.append(_without_full_stop(item, text))
    return found


def _sum(match: "re.Match[str]", part: dict[str, Any]) -> Sum | None:
    if part["front"]:
        return _in_front(match, part)
    if part["bare"]:
        written = re.sub(r"\s", "", part["bare"].lower())
        currency, factor = next(unit for stem, unit in _alone().items() if written.startswith(stem))
        return Sum(match.start(), match.end(), factor, currency, None, part["bare"])
    if part["dash_n"]:
        return Sum(match.start(), match.end(), number(part["dash_n"]), "EUR", None, ",-", 0.7)
    unit = part["range_u"] or part["u"] or part["word_u"]
    known = unit_of(unit)
    if known is None:
        return None
    currency, factor = known
    if part["word"]:
        low, high = (number_words.value(part[name] or "") * factor for name in ("word_low", "word"))
        start = match.start() if low < high else match.start("word")
        return Sum(start, match.end(), high, currency, low if 0 < low < high else None, unit)
    if part["u"]:
        return Sum(match.start(), match.end(), round(_whole(part["n"], unit, factor), 2), currency, None, unit)
    low_unit = unit_of(part["low_u"]) if part["low_u"] else None
    high = _whole(part["high"], unit, factor)
    if low_unit:
        low = _whole(part["low"], part["low_u"].strip(), low_unit[1])
    else:
        low = lower_end(part["low"], high / factor) * factor
    if low >= high:
        start = match.start("high")
        return Sum(start, match.end(), round(high, 2), currency, None, unit)
    return Sum(match.start(), match.end(), round(high, 2), currency, round(low, 2), unit)


_REACH = 20
_SENTENCE_END = re.compile(r"\s*(?:[A-ZÅÄÖ]|\Z)")


def _without_full_stop(item: Sum, text: str) -> Sum:
    """*350 000 mk.* at the end of a sentence, unlike *350 000 mk. avustusta*."""
    unit = item.unit.rstrip(".")
    stands = unit.strip() == item.unit.strip() or unit.strip().lower() not in _units()
    if stands or not text.endswith(".", item.start, item.end) or not _SENTENCE_END.match(text, item.end):
        return item
    return replace(item, end=item.end - 1, unit=unit)


_YEARS = re.compile(r"(?:19|20)\d\d")


def _in_front(match: "re.Match[str]", part: dict[str, Any]) -> Sum | None:
    """*EUR 30 000*, *EUR 5–10 million*; a span of years behind the sign is no sum, and a lower number is another one."""
    sign = re.match(r"\D+", match.group())
    currency = _signs()[(sign.group() if sign else "").strip().lower()]
    first, second = part["front_n"], part["front_m"]
    if second and _YEARS.fullmatch(first) and _YEARS.fullmatch(second):
        return None
    if part["scale"] and _THOUSANDS.fullmatch(first):
        return None  # thousands or decimals of a million
    factor = _scales()[part["scale"].strip().lower()] if part["scale"] else 1.0
    high = _english(second) if second else None
    low = lower_end(first, high) if high and "," not in first else _english(first)
    if high and low >= high:
        end = match.start("front_r")
        return Sum(match.start(), end, low, currency, None, "€")
    value, lower = (high, low) if high else (low, None)
    return Sum(match.start(), match.end(), round(value * factor, 2), currency, lower and round(lower * factor, 2), "€")


@cached
def _signs() -> dict[str, str]:
    return {sign.lower(): currency for sign, currency in table("amounts")["units"]["before"].items()}


@cached
def _scales() -> dict[str, float]:
    return {**table("amounts")["scales"], **table("amounts")["glued_scales"]}


_MARKED = re.compile(either("amounts", "sure_units"), re.IGNORECASE)


_THOUSAND = 1000
_CAPTION = re.compile(r"(?:\([^()\d\n]{0,40}|[^\W\d_],[ \u00a0])\Z")
_UNIT_OF_TABLE = re.compile(r"\)?[ \t]*\n\s*[^\n]*?[^\W\d_][^\n]*?\s\d{1,4}(?:,\d)?[ \t]*(?:\n|\Z)")
"""*RAHOITUS (1000 €)*, *RAHOITUS, 1000 €* over a line that ends in a small number: the unit of a table, no sum."""


def _no_money(item: Sum, text: str) -> bool:
    """A lone *e* or *te* is a unit only behind a real sum: *5 e* may be anything."""
    if (
        item.value == _THOUSAND
        and _UNIT_OF_TABLE.match(text, item.end)
        and _CAPTION.search(text[max(0, item.start - 60) : item.start])
    ):
        return True
    if _MARKED.search(item.unit) or item.unit == ",-":
        return False
    return len(re.findall(r"\d", text[item.start : item.end])) < 2
