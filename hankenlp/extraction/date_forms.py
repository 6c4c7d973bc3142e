"""The written forms of Finnish dates and what each means in EDTF (ISO 8601-2).

``forms`` reads single dates (*1.8.2007*, *4. huhtikuuta*, *syksyllä 2022*, *3/2010*) and then joins what a dash or a
shared month or year ties together (*2.–3. lokakuuta 2012*, *elo-syyskuussa 2010*). It knows shapes only: whether
*7/2016* is a month or a report's number is for ``dates`` to decide.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from hankenlp.resources import table
from hankenlp.resources.additions import cached
from hankenlp.resources.patterns import either, word_set

Level = Literal["day", "month", "season", "quarter", "year"]

DASH = r"[-–—−‒]"
ELATIVE = ("sta", "stä")
ILLATIVE = ("hun", "een", "ään", "yyn", "uun", "iin")


@dataclass(frozen=True, slots=True)
class Atom:
    """One date: a missing year, month or day is None. ``level`` says what is its finest part."""

    start: int
    end: int
    level: Level
    year: int | None = None
    month: int | None = None
    day: int | None = None
    shape: str = ""

    @property
    def edtf(self) -> str:
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.level == "day":
            return f"{year}-{self.month:02d}-{self.day:02d}"
        return year if self.level == "year" else f"{year}-{self.month:02d}"


@dataclass(frozen=True, slots=True)
class Form:
    """A date or span of dates as written: ``first`` alone, or from ``first`` to ``last`` (None at an open end)."""

    start: int
    end: int
    first: Atom
    last: Atom | None = None
    open_end: bool = False

    @property
    def is_span(self) -> bool:
        return self.last is not None or self.open_end

    @property
    def edtf(self) -> str:
        if self.open_end:
            return f"{self.first.edtf}/.."
        return self.first.edtf if self.last is None else f"{self.first.edtf}/{self.last.edtf}"

    @property
    def level(self) -> Level:
        return self.first.level


def alternatives(words: list[str]) -> str:
    """A regular expression for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_S = r"[ \t\u00a0]{0,3}(?:\n[ \t\u00a0]{0,24})?"  # a gap that may hold one line break
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19\d\d|20\d\d)"
_MONTH_WORD = either("dates", "month_word")
_NOT_IN_NUMBER = r"(?<![\w/§])(?<!\d[.,:])(?<!\w[-–/:.])"


@cached
def _month_names() -> dict[str, int]:
    months: dict[str, int] = table("dates")["months"]
    return months


@cached
def _season_numbers() -> dict[str, int]:
    return {form: int(number) for number, entry in table("dates")["seasons"].items() for form in entry["forms"]}


@cached
def _season_stems() -> dict[str, int]:
    """The forms of the seasons, and those that stand only before a dash."""
    return {**_season_numbers(), **table("dates")["season_stems"]}


@cached
def _bare_seasons() -> frozenset[str]:
    return frozenset(form for entry in table("dates")["seasons"].values() for form in entry["bare"])


@cached
def _pattern() -> "re.Pattern[str]":
    stem = alternatives(list(_month_names()))
    month = rf"(?:{stem}){_MONTH_WORD}(?:n|ta|ssa|sta|hun|lle|lla|lta|ksi|na|t|ssakin)?(?!\w)"
    glued = "|".join(rf"(?<=(?<!\w){re.escape(name)})" for name in _month_names())  # a lost hyphen: *tammitoukokuussa*
    parts = alternatives(table("dates")["words"]["season_parts"])
    season = rf"(?:{parts})?(?:{alternatives(list(_season_numbers()))})(?!\w)"
    day = either("dates", "day_stem")
    inside = (
        rf"(?:\s+{either('dates', 'month_parts')}(?=\s+(?:{either('dates', 'year_links')}\s*)?{_YEAR}(?![\d/]|\.\d)))?"
    )
    foreign = alternatives(list(table("dates")["foreign_months"]))
    cut = alternatives(list(table("dates")["cut_months"]))
    ordinal = either("dates", "ordinals")
    linked = rf"(?:,?\s+(?:{either('dates', 'year_links')}\s*)?)(?={_YEAR}(?![\d/]|\.\d))"
    return re.compile(
        rf"(?P<iso>{_NOT_IN_NUMBER}(?P<iso_y>{_YEAR})-(?P<iso_m>0[1-9]|1[0-2])-(?P<iso_d>0[1-9]|[12]\d|3[01])(?![\w-]))"
        rf"|(?P<dmy>(?:(?<![\w/§,])|(?<=(?<!\d)\d/)|(?<=(?<!\d)\d\d/))(?<!\d\.)(?<![^\W\d]-)(?P<dmy_d>{_DAY})[ \u00a0]?\.{_S}(?P<dmy_m>{_MONTH})[ \u00a0]?\.{_S}(?P<dmy_y>{_YEAR})(?!\d|[.,]\d))"
        rf"|(?P<dmyy>(?<![\w/§,])(?<!\d\.)(?<![^\W\d]-)(?P<dmyy_d>{_DAY})\.(?P<dmyy_m>{_MONTH})\.(?P<dmyy_y>[089123]\d)(?![\w]|\.\d))"
        rf"|(?P<slash>{_NOT_IN_NUMBER}(?P<slash_d>{_DAY})/(?P<slash_m>{_MONTH})/(?P<slash_y>{_YEAR})(?![\w/]))"
        rf"|(?P<named>(?<![\w/§])(?<!\d\.)(?P<named_d>{_DAY})\.?{_S}(?:{either('dates', 'day_links')}\s+)?(?P<named_m>{month})(?:\s+{day}\w{{0,4}}(?!\w))?"
        rf"(?:{linked}(?P<named_y>{_YEAR}))?)"
        rf"|(?P<month_day>(?P<md_m>(?<!\w)(?:{stem}){_MONTH_WORD}n)\s+(?P<md_d>{_DAY})\.?\s*(?:{day}\w{{0,5}}(?!\w))(?:{linked}(?P<md_y>{_YEAR}))?)"
        rf"|(?P<dm>(?<![\w/§,])(?<!\d\.)(?<![^\W\d]-)(?P<dm_d>{_DAY})\.{_S}(?P<dm_m>{_MONTH})\."
        rf"(?![\d]|[ \u00a0]\d{{4}}[.\d]))"
        rf"|(?P<month>(?:(?<!\w)|{glued})(?P<m_m>{month}){inside}(?:{linked}(?P<m_y>{_YEAR}))?)"
        rf"|(?P<year_month>(?<![\w/.,-])(?P<ym_y>{_YEAR})\s+(?P<ym_m>{month}))"
        rf"|(?P<foreign>(?<![\w/§])(?<!\d\.)(?P<f_d>{_DAY})(?:{ordinal}|\.)?\s(?:of\s)?"
        rf"(?:(?P<f_m>(?:{foreign}|{cut})(?=\.?,?\s{_YEAR}(?!\d))|(?-i:(?=[A-Z]))(?:{foreign})(?!\w))\.?(?:,?\s(?P<f_y>{_YEAR})(?!\d))?))"
        rf"|(?P<foreign_first>(?<!\w)(?P<ff_m>{foreign}|{cut})\.?\s(?P<ff_d>{_DAY}){ordinal}?,?\s(?P<ff_y>{_YEAR})(?!\d))"
        rf"|(?P<foreign_month>(?<!\w)(?P<fm_m>{foreign}),?\s(?P<fm_y>{_YEAR})(?!\d))"
        rf"|(?P<season>(?<!\w)(?P<s_s>{season})(?:{linked}(?P<s_y>{_YEAR}))?)"
        rf"|(?P<year_season>(?<![\w/.,-])(?P<ys_y>{_YEAR})\s+(?P<ys_s>{season}))"
        rf"|(?P<quarter>(?<!\w)Q(?P<q_q>[1-4])[ /]{{1,2}}(?P<q_y>{_YEAR})(?!\d)"
        rf"|(?<!\w)(?P<q2_q>[1-4])\.\s?{either('dates', 'quarter_stems')}\w{{0,5}}[ /](?P<q2_y>{_YEAR})(?!\d))"
        rf"|(?P<my>(?<![\w/§,:])(?<!\d[.,])(?<![^\W\d][-–.])(?P<my_m>{_MONTH})/(?P<my_y>{_YEAR})(?![\w/:]))"
        rf"|(?P<year>(?<![\w/§:])(?<!\d[.,])(?<!\w[:_])(?P<y_y>{_YEAR})(?![\w]|:\S|[.,]\d|/(?!(?:{_YEAR}|\d\d)(?![\d/]))))",
        re.IGNORECASE,
    )


def _day(m: "re.Match[str]", key: str, year: int | None, month: int, day: int) -> Atom | None:
    return Atom(m.start(), m.end(), "day", year, month, day, key) if day <= monthrange(year or 2000, month)[1] else None


def _month_number(name: str) -> int:
    lower = name.lower()
    return next(number for stem, number in _month_names().items() if lower.startswith(stem))


def _foreign_month(name: str) -> int:
    months: dict[str, int] = {**table("dates")["foreign_months"], **table("dates")["cut_months"]}
    return months[name.lower()]


def _season_number(name: str) -> int:
    lower = name.lower()
    return next(number for form, number in _season_numbers().items() if lower.endswith(form))


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
    "month_day": lambda m: _day(m, "month_day", _year(m["md_y"]), _month_number(m["md_m"]), int(m["md_d"])),
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
    "quarter": lambda m: Atom(
        m.start(), m.end(), "quarter", int(m["q_y"] or m["q2_y"]), 32 + int(m["q_q"] or m["q2_q"]), None, "quarter"
    ),
    "my": lambda m: Atom(m.start(), m.end(), "month", int(m["my_y"]), int(m["my_m"]), None, "my"),
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


@cached
def _joint() -> "re.Pattern[str]":
    weekday = alternatives(table("dates")["words"]["weekdays"])
    return re.compile(
        rf"(?:\.?[ \t\u00a0]{{0,3}}{DASH}\s{{0,3}}|\n{DASH}(?=\d))(?:(?:{weekday})\.?\s+)?(?:{either('dates', 'year_stem')}\w+\s+)?",
        re.IGNORECASE,
    )


def forms(text: str) -> list[Form]:
    """Every date and span of dates in the text, in order and without overlaps."""
    found: list[Form] = []
    singles = atoms(text)
    i = 0
    while i < len(singles):
        first = singles[i]
        following = singles[i + 1] if i + 1 < len(singles) else None
        joined = _join(first, following, text) if following else None
        if joined:
            found.append(joined)
            i += 2
            continue
        form = (
            _with_left_part(first, text)
            or _winter(first, text)
            or _short_second_year(first, text)
            or _open(first, text)
        )
        found.append(form or Form(first.start, first.end, first))
        i += 1
    return [form for form in found if _stands(form, text)]


def _join(first: Atom, second: Atom, text: str) -> Form | None:
    """*1.8.–31.12.2007*, *1/2022–12/2024*, *syksy 2019 – kevät 2020*, *lokakuusta 2018 toukokuuhun 2019*."""
    tied = _joint().fullmatch(text, first.end, second.start) or _from_to(first, second, text)
    if not tied and not _until(first, second, text):
        return None
    if first.level != second.level or (first.shape == "my") != (second.shape == "my"):
        return None
    first = _with_year(first, second)
    if (first.year is None) != (second.year is None) or _after(first, second):
        return None
    return Form(first.start, second.end, first, second)


def _from_to(first: Atom, second: Atom, text: str) -> bool:
    """*tammikuusta maaliskuuhun 2020*, *kesäkuun alusta 2019 toukokuun loppuun 2020*: from one case to the other."""
    if first.level not in ("month", "season") or text[first.end : second.start].strip():
        return False
    source, goal = (text[atom.start : atom.end].lower().split()[:2] for atom in (first, second))
    return any(word.endswith(ELATIVE) for word in source) and any(word.endswith(ILLATIVE) for word in goal)


def _until(first: Atom, second: Atom, text: str) -> bool:
    """*1 May 2020 to 30 June 2021*."""
    between = text[first.end : second.start].strip().lower()
    return first.shape == second.shape == "foreign" and between in word_set("dates", "foreign_until")


def _with_year(first: Atom, second: Atom) -> Atom:
    """The first end of a span takes the year of the second, or the year before where it lies later in the year."""
    if first.year is not None or second.year is None:
        return first
    later = ((first.month or 0), (first.day or 0)) > ((second.month or 0), (second.day or 0))
    return replace(first, year=second.year - later)


def _after(first: Atom, second: Atom) -> bool:
    if first.year is None or second.year is None:
        return False
    return (first.year, first.month or 0, first.day or 0) >= (second.year, second.month or 0, second.day or 0)


@cached
def _left_parts() -> dict[str, "re.Pattern[str]"]:
    stem = alternatives(list(_month_names()))
    seasons = alternatives(list(_season_stems()))
    weekday = alternatives(table("dates")["words"]["weekdays"])
    dash = rf"[ \u00a0]?{DASH}\s?(?:(?:{weekday})\.?\s+)?"
    return {
        "day": re.compile(
            rf"(?<![\w.,/§:])(?P<d>{_DAY})(?:\.{_S}(?P<m>{_MONTH})\b)?\.?(?:{dash}|\s(?P<and>ja)\s)$", re.IGNORECASE
        ),
        "month": re.compile(
            rf"(?<!\w)(?P<n>{stem})(?:{_MONTH_WORD}\w{{0,4}})?(?:\s?{DASH}\s?|-\s(?:ja|sekä)\s|(?<!{_MONTH_WORD}))$",
            re.IGNORECASE,
        ),
        "my": re.compile(rf"(?<![\w.,/§:])(?P<m>{_MONTH})\s?{DASH}\s?$"),
        "season": re.compile(rf"(?<!\w)(?P<s>{seasons})(?:\s?{DASH}\s?|-\sja\s)$", re.IGNORECASE),
    }


def _with_left_part(atom: Atom, text: str) -> Form | None:
    """*2.–3. lokakuuta*, *elo-syyskuussa*, *1-12/2019*, *kevät–syksy 2021*: the part before the dash lacks the rest."""
    key = "my" if atom.shape == "my" else atom.level
    pattern = _left_parts().get(key)
    match = pattern.search(text, max(0, atom.start - 30), atom.start) if pattern else None
    if match is None:
        return None
    first = _left_atom(match, key, atom)
    if first is None:
        return None
    first = _with_year(first, atom)
    later = atom.year is not None and _after(first, atom)
    same = atom.year is None and (first.month, first.day) == (atom.month, atom.day)
    if later or same or match.groupdict().get("and") and (atom.day or 0) - (first.day or 0) != 1:
        return None
    return Form(match.start(), atom.end, first, atom)


def _left_atom(match: "re.Match[str]", key: str, atom: Atom) -> Atom | None:
    part = replace(atom, start=match.start(), end=match.end(), year=None)
    if key == "day":
        month = int(match["m"]) if match["m"] else atom.month or 1
        year = atom.year if match["m"] is None else None
        day = int(match["d"])
        return replace(part, day=day, month=month, year=year) if day <= monthrange(2000, month)[1] else None
    if key == "month":
        return replace(part, month=_month_names()[match["n"].lower()])
    if key == "my":
        return replace(part, month=int(match["m"]), year=atom.year)
    return replace(part, month=_season_stems()[match["s"].casefold()], year=atom.year)


_SHORT_YEAR = re.compile(r"(?:\s?[-–/]\s?(?=\d{4})|[-–/])(\d\d(?:\d\d)?)(?![\d/:%€-]|[.,]\d|\s?[%€])")


def _short_second_year(atom: Atom, text: str) -> Form | None:
    """*2018–19*, *2018/19*, *2018/2019*."""
    match = _SHORT_YEAR.match(text, atom.end) if atom.shape == "year" else None
    if match is None or atom.year is None:
        return None
    year = int(match[1]) if len(match[1]) == 4 else atom.year - atom.year % 100 + int(match[1])
    if not atom.year < year <= atom.year + 20:
        return None
    return Form(atom.start, match.end(), atom, replace(atom, start=match.start(1), end=match.end(), year=year))


_WINTER = 24


def _winter(atom: Atom, text: str) -> Form | None:
    """*talvella 2012–2013*: one winter, which EDTF calls by the year that it begins in; of other seasons, two."""
    match = _SHORT_YEAR.match(text, atom.end) if atom.shape == "season" and atom.year else None
    if match is None or atom.year is None:
        return None
    year = int(match[1]) if len(match[1]) == 4 else atom.year - atom.year % 100 + int(match[1])
    if atom.month == _WINTER and year == atom.year + 1:
        return Form(atom.start, match.end(), atom)
    later = replace(atom, start=match.start(1), end=match.end(), year=year)
    return Form(atom.start, match.end(), atom, later) if atom.year < year <= atom.year + 20 else None


_OPEN = re.compile(r"\s?[–—-](?=[\s)\],.;]*(?:$|\n|[)\],.;]))")


def _open(atom: Atom, text: str) -> Form | None:
    """*2020–* at the end of a line, a bracket or a phrase."""
    match = _OPEN.match(text, atom.end) if atom.year is not None else None
    return Form(atom.start, match.end(), atom, open_end=True) if match else None


def _stands(form: Form, text: str) -> bool:
    """A season without a year names a time only in some cases: not in *mukavaa syksyä*, nor in *ensi talvesta*."""
    first = form.first
    if first.shape == "season" and first.year is None:
        words = text[form.start : form.end].lower().split()
        before = text[max(0, form.start - 20) : form.start].lower().split()
        deictic = bool(before) and before[-1] in table("dates")["words"]["which"]
        return form.last is not None or words[-1] in _bare_seasons() and not deictic
    return True
