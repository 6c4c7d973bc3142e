"""Starts and ends in running text: which dates a verb of beginning or ending makes the project's own.

*Hanke käynnistyi syksyllä 2019 ja päättyy 31.12.2021*, *1.8.2018 alkanut hanke*, *projekti vuoden 2002 lopussa päättyy*;
the subject may be a pronoun, the name in the heading above, or left out.
"""

import re
from typing import Literal

from hankenlp.documents import DateKind
from hankenlp.extraction.cue_words import last
from hankenlp.extraction.date_context import CLAUSE, Context, cue
from hankenlp.extraction.date_forms import ELATIVE, ILLATIVE
from hankenlp.resources.patterns import either

Verdict = tuple[DateKind, float]


def bounds(context: Context) -> Verdict | None:
    """*Hanke käynnistyi syksyllä 2019 ja päättyy 31.12.2021*: the verb nearest to the date, if the project does it."""
    if context.form.last is not None:
        return None
    way = _way(context)
    begins, ends = last(cue("begins"), context.left), last(cue("ends"), context.left)
    ends = ends or (last(cue("lasted"), context.left) if way else None)
    if begins is None and ends is None:
        return _verb_behind(context)
    if ends and cue("from_on").match(context.right.lstrip()) and not begins:
        return None
    verb = max((m for m in (begins, ends) if m), key=lambda m: m.end())
    between = _HINT.sub(" ", context.left[verb.end() :])
    if verb is ends and _is_decision(context, verb):
        return None
    granted = cue("prolonged").match(verb.group()) and not CLAUSE.search(between)
    if granted and not cue("begins").search(context.clause):
        return "end", 0.8
    if len(between) > 45 or CLAUSE.search(between) or way != "end" and re.search(r"\d{4}", between):
        return None
    named_behind = not between.strip() and _NAMED_BEHIND.match(context.right)
    before = context.left[: verb.start()]
    if not (named_behind or _project_does(before, verb.group(), between) or _about_the_page(context, before, between)):
        return None
    if way is not None and verb is ends:
        return way, 0.88
    return ("start", 0.88) if verb is begins else ("end", 0.88)


def _is_decision(context: Context, verb: "re.Match[str]") -> bool:
    """*Ministeriö hyväksyi jatkoajan 10.10.2024*: the day of the decision, as nothing says until when."""
    decided = cue("extension").match(verb.group()) and cue("granted").search(context.left[: verb.start()])
    whole = verb.group().lower().endswith("n")
    return bool(decided) and whole and context.form.level == "day" and not cue("until").match(context.right.lstrip())


_HINT = re.compile(r"\s*\([^()\d]*/[^()\d]*\)\s*")
"""How a form wants the date: *Alkamispäivä (pp/kk/vvvv)*."""


def _way(context: Context) -> Literal["start", "end"] | None:
    """*kesti toukokuusta 2017*, *jatkuu marraskuuhun*: the case of a month or season says which end it is."""
    if context.form.is_span or context.form.level not in ("month", "season"):
        return None
    words = [w for w in context.layout.text[context.form.start : context.form.end].lower().split() if w.isalpha()]
    if any(word.endswith(ELATIVE) for word in words):
        return "start"
    return "end" if any(word.endswith(ILLATIVE) for word in words) else None


_YEARS = re.compile(r"(?:(?:19|20)\d\d(?:,?\s(?:ja|sekä)\s|,\s))+(?:19|20)\d\d(?!\d|\s?[-–/])")
_IN_YEARS = re.compile(rf"\b{either('dates', 'in_years')}\s*$", re.IGNORECASE)


def listed_year(context: Context) -> Verdict | None:
    """*Hanke toteutettiin vuosina 2010, 2011 ja 2012*: the first of consecutive years is the start, the last the end."""
    form, text = context.form, context.layout.text
    if form.is_span or form.level != "year" or not cue("project_any").search(context.left):
        return None
    start = form.start - len(context.left)
    listed = next((m for m in _YEARS.finditer(text, start) if m.start() <= form.start < m.end()), None)
    if listed is None or not _IN_YEARS.search(text, start, listed.start()):
        return None
    years = [int(year) for year in re.findall(r"\d{4}", listed.group())]
    around = text[start : listed.start()] + text[listed.end() : listed.end() + 40]
    if years != list(range(years[0], years[-1] + 1)) or not cue("ran").search(around):
        return None
    kinds: dict[int | None, DateKind] = {years[0]: "start", years[-1]: "end"}
    return kinds.get(form.first.year, "other"), 0.8


_NAMED_BEHIND = re.compile(rf"\s*[A-ZÅÄÖ][^.,;]{{2,60}}?(?:\s-|-)?{either('dates', 'project_heads')}\b")


def _verb_behind(context: Context) -> Verdict | None:
    """*Syksyllä 2019 käynnistyi hanke*, *1.8.2018 alkanut hanke*, *30.4.2021 päättyneessä hankkeessa*."""
    told = re.match(rf"\s*{either('dates', 'month_parts')}\s+(?P<verb>[^\W\d_]+)", re.sub(r"-\n\s*", "", context.right))
    subject_before = last(cue("project"), context.left)
    if told and subject_before and len(context.left) - subject_before.end() < 12:
        for name, kind in (("begins", "start"), ("ends", "end")):
            if cue(name).fullmatch(told["verb"]):
                return ("start", 0.8) if kind == "start" else ("end", 0.8)
    subject = cue("project").match(context.right.lstrip(" ,:–-"))
    for name, kind in (("begins", "start"), ("ends", "end")):
        if subject and cue(name).match(context.right.lstrip(" ,:–-")[subject.end() :].lstrip()):
            return ("start", 0.8) if kind == "start" else ("end", 0.8)
        verb = cue(name).search(context.right[:40])
        if (
            verb
            and not context.right[: verb.start()].strip(" ,")
            and cue("project_any").match(context.right[verb.end() :].lstrip())
        ):
            return ("start", 0.8) if kind == "start" else ("end", 0.8)
    return _named_after_participle(context)


_PARTICIPLE = re.compile(r"\s*(?P<verb>[^\W\d_]+(?:nyt|nut|va|vä))\s+(?P<name>[A-ZÅÄÖ][\w-]{2,})")


def _named_after_participle(context: Context) -> Verdict | None:
    """*Syksyllä 2019 käynnistynyt KOTIPIHA on …* opens a sentence: an acronym, or the name at the page's top."""
    told = _PARTICIPLE.match(context.right)
    if told is None or context.left.strip():
        return None
    name, top = told["name"], context.layout.text[: min(_TOP, context.form.start)]
    if not (name.isupper() or name in top):
        return None
    if cue("begins").fullmatch(told["verb"]) or cue("begins").match(told["verb"]):
        return "start", 0.75
    return ("end", 0.75) if cue("ends").match(told["verb"]) else None


_TOP = 300
_PROJECTS = re.compile(rf"{either('dates', 'project_genitives')}\s+$", re.IGNORECASE)
_PRONOUN = re.compile(rf"\s*{either('dates', 'project_pronouns')}\s*(?:on\s*)?")
_PRONOUN_FIRST = re.compile(rf"\s*{either('dates', 'project_pronouns')}\s")
"""*Se käynnistyi tammikuussa 2023 ja päättyy …*: the second verb has the first one's subject."""


def _project_does(left: str, verb: str, between: str) -> bool:
    """Is the project the subject of the verb that ``left`` leads up to?"""
    *_, word = ("", *left.split())
    if cue("bound_nouns").match(verb) and (_PROJECTS.search(left) or cue("new_bounds").fullmatch(word)):
        return True
    subject = last(cue("project"), left) or cue("project").match(between.strip())
    if subject is None:
        return bool(_PRONOUN.fullmatch(left) or _PRONOUN_FIRST.match(left) and cue("begins").search(left))
    happening = last(cue("event"), left)
    return happening is None or happening.start() < subject.start() or happening.end() <= subject.end()


def _about_the_page(context: Context, before: str, between: str) -> bool:
    """*Alkoi 1.3.2018 ja päättyy …* without a subject, or with the one that the heading above names: *Kotipiha alkoi …*."""
    if between.strip() or cue("event").search(f"{context.left} {context.right[:80]}"):
        return False
    if not before.strip():
        return _opens(context) and re.match(r"\s*(?:$|[,.;)]|(?:ja|sekä)\s)", context.right) is not None
    opening = cue("begins").match(context.left)
    if opening is not None and _opens(context):
        return re.match(r"[^,;]*,\s*(?:ja\s)?$|[^,;]*\s(?:ja|sekä)\s$", before) is not None
    names = [name for name in context.headings.split(" / ")[:1] if 2 < len(name) < 80]
    return any(_opens_with(before, name) for name in names)


def _opens(context: Context) -> bool:
    """Is it a whole sentence, or a line of a list about the page's project: *alkoi 1.9.2016, päättyy 31.12.2018*?"""
    item = context.block is not None and context.block.kind == "item"
    return context.left[:1].isupper() or item and cue("begins").match(context.left) is not None


def _opens_with(sentence: str, name: str) -> bool:
    """Is the name the subject that the sentence opens with, alone or with an earlier verb behind it?"""
    if not sentence.lower().startswith(name.lower().strip(" :")):
        return False
    rest = sentence[len(name.strip(" :")) :].strip()
    return not rest or cue("begins").match(rest) is not None
