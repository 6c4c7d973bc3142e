"""The single dates of a Finnish text: *1.8.2007*, *4. huhtikuuta*, *syksyllä 2022*, *3/2010*, *Q2/2021*.

``atoms`` reads shapes only, with the words of ``dates.toml``; ``date_forms`` joins what a dash or a shared month or year
ties together.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from hankenlp.resources import table
from hankenlp.resources.additions import cached
from hankenlp.resources.patterns import either, folded

Level = Literal["day", "month", "season", "quarter", "year", "decade"]

DASH = r"[-–—−‒]"


_CENTURIES_UNTIL = "2000"
"""*1800-luku* is a century, *2000-luku* more often a decade."""


@dataclass(frozen=True, slots=True)
class Atom:
    """One date: a missing year, month or day is None. ``level`` says what is its finest part.

    ``since`` is the day on which a span inside one month begins: *helmikuun 2.–3. päivänä*.
    """

    start: int
    end: int
    level: Level
    year: int | None = None
    month: int | None = None
    day: int | None = None
    shape: str = ""
    since: int | None = None

    @property
    def edtf(self) -> str:
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.level == "decade":
            return f"{year[:2]}XX" if year[2:] == "00" and year < _CENTURIES_UNTIL else f"{year[:3]}X"
        if self.level == "day":
            return f"{year}-{self.month:02d}-{self.day:02d}"
        return year if self.level == "year" else f"{year}-{self.month:02d}"


def alternatives(words: list[str]) -> str:
    """A regular expression for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


GAP = r"[ \t\u00a0]{0,3}(?:\n[ \t\u00a0]{0,24})?"  # a gap that may hold one line break
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19\d\d|20\d\d)"
MONTH_WORD = either("dates", "month_word")
_NOT_IN_NUMBER = r"(?<![\w/§])(?<!\d[.,:])(?<!\w[-–/:.])"


@cached
def month_names() -> dict[str, int]:
    months: dict[str, int] = table("dates")["months"]
    return months


@cached
def season_numbers() -> dict[str, int]:
    return {form: int(number) for number, entry in table("dates")["seasons"].items() for form in entry["forms"]}


@cached
def _pattern() -> "re.Pattern[str]":
    stem = alternatives(list(month_names()))
    endings = "n|ta|ssa|sta|hun|lle|lla|lta|ksi|na|t|ssakin"
    month = rf"(?:{stem})(?:{MONTH_WORD}(?:{endings})?(?!\w)|{either('dates', 'month_cuts')}(?={GAP}{_YEAR}))"
    glued = "|".join(rf"(?<=(?<!\w){re.escape(name)})" for name in month_names())  # a lost hyphen: *tammitoukokuussa*
    parts = alternatives(table("dates")["words"]["season_parts"])
    terms = rf"(?:{alternatives(list(table('dates')['season_terms']))}){either('dates', 'term_heads')}"
    season = rf"(?:(?:{parts})?(?:{alternatives(list(season_numbers()))})|{terms})(?!\w)"
    ordinals = alternatives(list(table("dates")["quarter_ordinals"]))
    quarters = rf"\s?{either('dates', 'quarter_stems')}\w{{0,7}}"
    numbered_quarter, ordinal_quarter = rf"[1-4]\.{quarters}", rf"(?:{ordinals})\w{{0,8}}{quarters}"
    quarter = f"(?:{numbered_quarter}|{ordinal_quarter})"
    of_year = rf"[ /](?:{either('dates', 'year_links')}\s*)?"
    day = either("dates", "day_stem")
    inside = (
        rf"(?:\s+{either('dates', 'month_parts')}(?=\s+(?:{either('dates', 'year_links')}\s*)?{_YEAR}(?![\d/]|\.\d)))?"
    )
    foreign = alternatives(list(table("dates")["foreign_months"]))
    cut = alternatives(list(table("dates")["cut_months"]))
    ordinal = either("dates", "ordinals")
    linked = rf"(?:,?\s+(?:{either('dates', 'year_links')}\s*)?)(?={_YEAR}(?![\d/]|\.\d))"
    return re.compile(
        "(?=\\d)(?:"
        rf"(?P<iso>(?:{_NOT_IN_NUMBER}|(?<=\d\d\d\d-\d\d-\d\d[-–—/]))(?P<iso_y>{_YEAR})-(?P<iso_m>0[1-9]|1[0-2])-(?P<iso_d>0[1-9]|[12]\d|3[01])(?!(?!T\d)\w|-(?!{_YEAR}-\d\d-\d\d)))"
        rf"|(?P<dmy>(?:(?<![\w/§,])|(?<=(?<!\d)\d/)|(?<=(?<!\d)\d\d/))(?<!\d\.)(?<![^\W\d]-)(?P<dmy_d>{DAY})[ \u00a0]?\.{GAP}(?P<dmy_m>{MONTH})[ \u00a0]?\.{GAP}(?P<dmy_y>{_YEAR})(?!\d|[.,]\d))"
        rf"|(?P<dmyy>(?<![\w/§,])(?<!\d\.)(?<![^\W\d]-)(?P<dmyy_d>{DAY})\.(?P<dmyy_m>{MONTH})\.(?P<dmyy_y>[089123]\d)(?![\w]|\.\d))"
        rf"|(?P<slash>{_NOT_IN_NUMBER}(?P<slash_d>{DAY})/(?P<slash_m>{MONTH})/(?P<slash_y>{_YEAR})(?![\w/]))"
        rf"|(?P<named>(?<![\w/§])(?<!\d\.)(?P<named_d>{DAY})\.?{GAP}(?:{either('dates', 'day_links')}\s+)?(?P<named_m>{month})(?:\s+{day}\w{{0,4}}(?!\w))?"
        rf"(?:{linked}(?P<named_y>{_YEAR}))?)"
        rf"|(?P<dm>(?<![\w/§,])(?<!\d\.)(?<![^\W\d]-)(?P<dm_d>{DAY})\.{GAP}(?P<dm_m>{MONTH})\."
        rf"(?![\d]|[ \u00a0]\d{{4}}[.\d]))"
        rf"|(?P<year_month>(?<![\w/.,-])(?P<ym_y>{_YEAR})\s+(?P<ym_m>{month}))"
        rf"|(?P<foreign>(?<![\w/§])(?<!\d\.)(?P<f_d>{DAY})(?:{ordinal}|\.)?\s(?:of\s)?"
        rf"(?:(?P<f_m>(?:{foreign}|{cut})(?=\.?,?\s{_YEAR}(?!\d))|(?-i:(?=[A-Z]))(?:{foreign})(?!\w))\.?(?:,?\s(?P<f_y>{_YEAR})(?!\d))?))"
        rf"|(?P<year_season>(?<![\w/.,-])(?P<ys_y>{_YEAR})\s+(?P<ys_s>{season}))"
        rf"|(?P<year_quarter>(?<![\w/.,-])(?P<yq_y>{_YEAR})(?:[ /]?Q(?P<yq_q>[1-4])(?!\w)|\s(?P<yq_w>{quarter}))"
        rf"|(?<!\w)(?P<nq_q>{numbered_quarter}){of_year}(?P<nq_y>{_YEAR})(?![\d/]|\.\d))"
        rf"|(?P<my>(?<![\w/§,:])(?<!\d[.,])(?<![^\W\d][-–.])(?P<my_m>{MONTH})/(?P<my_y>{_YEAR})(?![\w/:]))"
        rf"|(?P<dot>(?<![\w/§,:.])(?<!\d )(?<![^\W\d]-)(?P<dot_m>{MONTH})\.(?P<dot_y>{_YEAR})(?!\w|[.,:/]\d))"
        rf"|(?P<short>(?<![\w/§,:.])(?<![^\W\d]-)(?P<sh_m>{MONTH})/(?P<sh_y>\d\d)(?![\w/:]|[.,]\d))"
        rf"|(?P<decade>(?<![\w/§:.,–-])(?P<dec_y>(?:1\d|20)\d0)-"
        rf"(?:\s?{either('dates', 'decade_stems')}\w{{0,6}}|(?=\s\w+\s(?:1\d|20)\d0-{either('dates', 'decade_stems')})))"
        rf"|(?P<year>(?<![\w/§:])(?<!\d[.,])(?<!\w[:_])(?P<y_y>{_YEAR})(?![\w]|:\S|[.,]\d|/(?!(?:{_YEAR}|\d\d)(?![\d/]))))"
        r")|(?=[^\W\d])(?:"
        rf"(?P<month_day>(?P<md_m>(?<!\w)(?:{stem}){MONTH_WORD}n)\s+(?:(?P<md_f>{DAY})\.?\s?{DASH}\s?)?(?P<md_d>{DAY})\.?\s*(?:{day}\w{{0,5}}(?!\w))(?:{linked}(?P<md_y>{_YEAR}))?)"
        rf"|(?P<month>(?:(?<!\w)|{glued})(?P<m_m>{month}){inside}(?:{linked}(?P<m_y>{_YEAR}))?)"
        rf"|(?P<foreign_first>(?<!\w)(?P<ff_m>{foreign}|{cut})\.?\s(?P<ff_d>{DAY}){ordinal}?,?\s(?P<ff_y>{_YEAR})(?!\d))"
        rf"|(?P<foreign_month>(?<!\w)(?P<fm_m>{foreign}),?\s(?P<fm_y>{_YEAR})(?!\d))"
        rf"|(?P<season>(?<!\w)(?P<s_s>{season})(?:{linked}(?P<s_y>{_YEAR}))?)"
        rf"|(?P<quarter>(?<!\w)Q(?P<q_q>[1-4])[ /-]{{1,2}}(?P<q_y>{_YEAR})(?!\d)"
        rf"|(?<!\w)(?P<qw_q>{ordinal_quarter}){of_year}(?P<qw_y>{_YEAR})(?![\d/]|\.\d))"
        rf"|(?P<roman>(?<![\w/])(?P<r_q>(?-i:I{{1,3}}|IV))/(?P<r_y>{_YEAR})(?![\w/]))"
        ")",
        re.IGNORECASE,
    )


def _day(m: "re.Match[str]", key: str, year: int | None, month: int, day: int) -> Atom | None:
    return Atom(m.start(), m.end(), "day", year, month, day, key) if day <= monthrange(year or 2000, month)[1] else None


def _with_first_day(atom: Atom | None, day: str | None) -> Atom | None:
    return replace(atom, since=int(day)) if atom and day and int(day) < (atom.day or 0) else atom


def _month_number(name: str) -> int:
    lower = folded(name)
    return next(number for stem, number in month_names().items() if lower.startswith(stem))


def _foreign_month(name: str) -> int:
    months: dict[str, int] = {**table("dates")["foreign_months"], **table("dates")["cut_months"]}
    return months[folded(name)]


def _season_number(name: str) -> int:
    lower = folded(name)
    terms: dict[str, int] = table("dates")["season_terms"]
    ends = (number for form, number in season_numbers().items() if lower.endswith(form))
    return next(ends, None) or next(number for form, number in terms.items() if lower.startswith(form))


def quarter_number(written: str) -> int:
    """EDTF's number of a quarter, from *2*, *II* or the words for it."""
    lower = folded(written)
    if lower[0].isdigit():
        return _FIRST_QUARTER + int(lower[0]) - 1
    if lower in _ROMAN:
        return _FIRST_QUARTER + _ROMAN.index(lower)
    words: dict[str, int] = table("dates")["quarter_ordinals"]
    return _FIRST_QUARTER + next(number for word, number in words.items() if lower.startswith(word)) - 1


_FIRST_QUARTER = 33
_ROMAN = ("i", "ii", "iii", "iv")


def _quarter(m: "re.Match[str]", year: str, quarter: str, shape: str) -> Atom:
    return Atom(m.start(), m.end(), "quarter", int(year), quarter_number(quarter), None, shape)


def _year(text: str | None) -> int | None:
    return int(text) if text else None


def _century(two: int) -> int:
    return 1900 + two if two >= 60 else 2000 + two


_BUILD: dict[str, Callable[["re.Match[str]"], Atom | None]] = {
    "iso": lambda m: _day(m, "iso", int(m["iso_y"]), int(m["iso_m"]), int(m["iso_d"])),
    "dmy": lambda m: _day(m, "dmy", int(m["dmy_y"]), int(m["dmy_m"]), int(m["dmy_d"])),
    "dmyy": lambda m: _day(m, "dmyy", _century(int(m["dmyy_y"])), int(m["dmyy_m"]), int(m["dmyy_d"])),
    "slash": lambda m: _day(m, "slash", int(m["slash_y"]), int(m["slash_m"]), int(m["slash_d"])),
    "named": lambda m: _day(m, "named", _year(m["named_y"]), _month_number(m["named_m"]), int(m["named_d"])),
    "month_day": lambda m: _with_first_day(
        _day(m, "month_day", _year(m["md_y"]), _month_number(m["md_m"]), int(m["md_d"])), m["md_f"]
    ),
    "foreign": lambda m: _day(m, "foreign", _year(m["f_y"]), _foreign_month(m["f_m"]), int(m["f_d"])),
    "foreign_first": lambda m: _day(m, "foreign", int(m["ff_y"]), _foreign_month(m["ff_m"]), int(m["ff_d"])),
    "foreign_month": lambda m: Atom(
        m.start(), m.end(), "month", int(m["fm_y"]), _foreign_month(m["fm_m"]), None, "foreign"
    ),
    "dm": lambda m: _day(m, "dm", None, int(m["dm_m"]), int(m["dm_d"])),
    "month": lambda m: Atom(m.start(), m.end(), "month", _year(m["m_y"]), _month_number(m["m_m"]), None, "month"),
    "year_month": lambda m: Atom(m.start(), m.end(), "month", int(m["ym_y"]), _month_number(m["ym_m"]), None, "month"),
    "season": lambda m: Atom(m.start(), m.end(), "season", _year(m["s_y"]), _season_number(m["s_s"]), None, "season"),
    "year_season": lambda m: Atom(
        m.start(), m.end(), "season", int(m["ys_y"]), _season_number(m["ys_s"]), None, "season"
    ),
    "quarter": lambda m: _quarter(m, m["q_y"] or m["qw_y"], m["q_q"] or m["qw_q"], "quarter"),
    "year_quarter": lambda m: _quarter(m, m["yq_y"] or m["nq_y"], m["yq_q"] or m["yq_w"] or m["nq_q"], "quarter"),
    "roman": lambda m: _quarter(m, m["r_y"], m["r_q"], "roman"),
    "my": lambda m: Atom(m.start(), m.end(), "month", int(m["my_y"]), int(m["my_m"]), None, "my"),
    "dot": lambda m: Atom(m.start(), m.end(), "month", int(m["dot_y"]), int(m["dot_m"]), None, "dot"),
    "short": lambda m: Atom(m.start(), m.end(), "month", _century(int(m["sh_y"])), int(m["sh_m"]), None, "short"),
    "decade": lambda m: Atom(m.start(), m.end(), "decade", int(m["dec_y"]), None, None, "decade"),
    "year": lambda m: Atom(m.start(), m.end(), "year", int(m["y_y"]), None, None, "year"),
}


def atoms(text: str) -> list[Atom]:
    """The single dates of the text, in order."""
    found: list[Atom] = []
    for match in _pattern().finditer(text):
        key = next(name for name in _BUILD if match[name] is not None)
        atom = _BUILD[key](match)
        if atom is not None:
            found.append(_trimmed(atom, text))
    return found


def _trimmed(atom: Atom, text: str) -> Atom:
    end = atom.end
    while end > atom.start and text[end - 1].isspace():
        end -= 1
    return atom if end == atom.end else replace(atom, end=end)
