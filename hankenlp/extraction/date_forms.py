"""The written forms of Finnish dates and what each means in EDTF (ISO 8601-2).

``forms`` takes the single dates (``date_atoms``) and joins what a dash or a shared month or year ties together
(*2.–3. lokakuuta 2012*, *elo-syyskuussa 2010*). It knows shapes only: whether *7/2016* is a month or a report's number is
for ``dates`` to decide.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, replace

from hankenlp.extraction.date_atoms import (
    DASH,
    DAY,
    GAP,
    MONTH,
    MONTH_WORD,
    Atom,
    Level,
    alternatives,
    atoms,
    month_names,
    quarter_number,
    season_numbers,
)
from hankenlp.resources import table
from hankenlp.resources.additions import cached
from hankenlp.resources.patterns import either, word_set

ELATIVE = ("sta", "stä")
ILLATIVE = ("hun", "een", "ään", "yyn", "uun", "iin")


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


@cached
def _season_stems() -> dict[str, int]:
    """The forms of the seasons, and those that stand only before a dash."""
    return {**season_numbers(), **table("dates")["season_stems"]}


@cached
def _bare_seasons() -> frozenset[str]:
    return frozenset(form for entry in table("dates")["seasons"].values() for form in entry["bare"])


@cached
def _joint() -> "re.Pattern[str]":
    weekday = alternatives(table("dates")["words"]["weekdays"])
    return re.compile(
        rf"(?:\.?[ \t\u00a0]{{0,3}}(?:{DASH}|\.{{2,3}}|…|→)\s{{0,3}}|\n{DASH}(?=\d))(?:(?:{weekday})\.?\s+)?(?:{either('dates', 'year_stem')}\w+\s+)?",
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
            _inside_month(first)
            or _with_left_part(first, text)
            or _winter(first, text)
            or _short_second_year(first, text)
            or _open(first, text)
        )
        if form is None or found and form.start < found[-1].end:
            form = Form(first.start, first.end, first)
        if _stands(form, text):
            found.append(form)
        i += 1
    return found


_NUMERIC = frozenset(("my", "dot", "short"))
"""Months in figures; both ends of a span are written alike."""


def _join(first: Atom, second: Atom, text: str) -> Form | None:
    """*1.8.–31.12.2007*, *1/2022–12/2024*, *syksy 2019 – kevät 2020*, *lokakuusta 2018 toukokuuhun 2019*."""
    tied = _joint().fullmatch(text, first.end, second.start) or _from_to(first, second, text)
    tied = tied or first.shape == second.shape == "iso" and text[first.end : second.start] == "/"
    if not tied and not _until(first, second, text):
        return None
    if (
        first.level != second.level
        or first.shape != second.shape
        and not _NUMERIC.isdisjoint((first.shape, second.shape))
    ):
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
    stem = alternatives(list(month_names()))
    seasons = alternatives(list(_season_stems()))
    weekday = alternatives(table("dates")["words"]["weekdays"])
    dash = rf"[ \u00a0]?{DASH}\s?(?:(?:{weekday})\.?\s+)?"
    return {
        "day": re.compile(
            rf"(?<![\w.,/§:])(?P<d>{DAY})(?:\.{GAP}(?P<m>{MONTH})\b)?\.?(?:{dash}|\s(?P<and>ja)\s)$", re.IGNORECASE
        ),
        "month": re.compile(
            rf"(?<!\w)(?P<n>{stem})(?:{MONTH_WORD}\w{{0,4}})?(?:\s?{DASH}\s?|-\s(?:ja|sekä)\s|-\s?/\s?|(?<!{MONTH_WORD}))$",
            re.IGNORECASE,
        ),
        "my": re.compile(rf"(?<![\w.,/§:])(?P<m>{MONTH})\s?{DASH}\s?$"),
        "quarter": re.compile(rf"(?<!\w)(?P<q>Q[1-4]|I{{1,3}}|IV)\s?{DASH}\s?$"),
        "season": re.compile(rf"(?<!\w)(?P<s>{seasons})(?:\s?{DASH}\s?|-\sja\s)$", re.IGNORECASE),
    }


def _inside_month(atom: Atom) -> Form | None:
    """*helmikuun 2.–3. päivänä 2012*."""
    return None if atom.since is None else Form(atom.start, atom.end, replace(atom, day=atom.since), atom)


def _with_left_part(atom: Atom, text: str) -> Form | None:
    """*2.–3. lokakuuta*, *elo-syyskuussa*, *1-12/2019*, *kevät–syksy 2021*: the part before the dash lacks the rest."""
    key = "my" if atom.shape == "my" else atom.level
    pattern = _left_parts().get(key) if atom.shape != "iso" else None
    match = pattern.search(text, max(0, atom.start - 30), atom.start) if pattern else None
    if match is None:
        return None
    first = _left_atom(match, key, atom)
    if first is None:
        return None
    first = _with_year(first, atom)
    later = atom.year is not None and _after(first, atom)
    same = atom.year is None and (first.month, first.day) == (atom.month, atom.day)
    joins = match.groupdict().get("and")
    if later or same or joins and (match["m"] or (atom.day or 0) - (first.day or 0) != 1):
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
        return replace(part, month=month_names()[match["n"].lower()])
    if key == "my":
        return replace(part, month=int(match["m"]), year=atom.year)
    if key == "quarter":
        return replace(part, month=quarter_number(match["q"].lstrip("Q")), year=atom.year)
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
    match = _OPEN.match(text, atom.end) if atom.year is not None and atom.level != "decade" else None
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
