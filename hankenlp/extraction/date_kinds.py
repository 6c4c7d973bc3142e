"""What a date is for the project: its start, its end, its whole time, a happening, a last day, or something else.

The rules run in the order of their certainty: the label of a field, brackets behind the project's name, a last day, a
happening, what the project does on the day. The cue words stand in ``dates.toml``.
"""

import re
from collections.abc import Callable
from datetime import date

from hankenlp.documents import DateKind
from hankenlp.extraction.cue_words import cues, last
from hankenlp.extraction.date_bounds import bounds, listed_year
from hankenlp.extraction.date_context import Context, cue
from hankenlp.extraction.date_events import CLOCK, TIME, event, named_event
from hankenlp.extraction.role_rows import is_verb
from hankenlp.layout.labels import section
from hankenlp.layout.sheets import sheet_head
from hankenlp.resources import table
from hankenlp.resources.patterns import either, word_set

Verdict = tuple[DateKind, float]


def kind_of(context: Context) -> Verdict:
    """The kind of a date, and how sure that is."""
    for rule in _RULES:
        verdict = rule(context)
        if verdict is not None:
            return verdict
    return "other", 0.8


def _foreign(context: Context) -> Verdict | None:
    """Under *Sinua voisi kiinnostaa myös* stand the dates of other projects, under *Viitteet* those of books."""
    above = context.headings.split(" / ")
    if any(cue("books").match(heading) for heading in above) and named_event(context):
        return "event", 0.8
    foreign = any(cue("related").match(heading) or cue("books").match(heading) for heading in above)
    foreign = foreign or _SEE_ALSO.match(context.line[0]) is not None
    return ("other", 0.8) if foreign else None


_SEE_ALSO = re.compile(rf"\s*(?:[•*–-]\s*)?{either('dates', 'see_also')}\s*:", re.IGNORECASE)
_GAP = r"[^()\[\]\d,;.:]{0,40}"
_NEAR_LEFT = re.compile(rf"{_GAP}(?:(?<=[^\W\d_])\.\s?)?$")
_NEAR_RIGHT = re.compile(rf"\s*[(\[]?({_GAP})(?:[)\],;]|\.(?!\s?\d)|$)")


def _replaced(context: Context) -> Verdict | None:
    """*Päättyy 31.12.2022 (aiemmin 30.6.2022)*, *30.6.2022 (alkuperäinen)*: another day has taken its place."""
    left, right = _NEAR_LEFT.search(context.left), _NEAR_RIGHT.match(context.right)
    before = left is not None and cue("replaced").search(left.group())
    behind = right is not None and len(right[1].split()) <= 2 and cue("replaced").search(right[1])
    return ("other", 0.85) if before or behind else None


def _dated_paper(context: Context) -> Verdict | None:
    """*jatkettu ministeriön päätöksellä 4.11.2004*: the day of a decision or a letter; *haetaan jatkoaikaa 31.10.2025 saakka*."""
    word = re.search(r"(\w+)\s+$", context.left)
    if word and cue("papers").fullmatch(word[1]):
        return "other", 0.8
    label = context.layout.label(context.block) if context.block is not None and context.block.kind == "field" else None
    label = label or _line_above(context)
    if (
        label
        and cue("reporting").search(label)
        or context.form.is_span
        and _OF_PROGRAMME.search(f"{label or ''} {context.left}")
    ):
        return "other", 0.8
    asked = cue("extension").search(context.clause) and cue("asks").search(context.clause)
    return ("other", 0.75) if asked else None


def _line_above(context: Context) -> str | None:
    """The short line above a date that has its line to itself: its label, whatever the layout took it for."""
    before, behind = context.line
    if before.strip() or behind.strip():
        return None
    above = context.layout.text[: context.form.start - len(before)].rstrip("\n").rpartition("\n")[2]
    return above.strip() if len(above) < 60 else None


_OF_PROGRAMME = re.compile(rf"(?<!\w){either('dates', 'programme_times')}\s*$", re.IGNORECASE)
_SAME_SHAPE = r"(?:\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{1,2}/\d{4}|\d{4}-\d\d-\d\d)"


def _lost_dash(context: Context) -> Verdict | None:
    """*Toteutusaika 1.7.2013 31.10.2014*: start and end side by side where the time of the project is due."""
    form, block = context.form, context.block
    if form.is_span or form.first.year is None or form.level not in ("day", "month"):
        return None
    due = block is not None and block.section == "period" or cue("span").search(context.left)
    if not due:
        return None
    if re.search(rf"(?<![\d.]){_SAME_SHAPE}[ \t\u00a0]{{1,3}}$", context.left):
        return "end", 0.85
    return ("start", 0.85) if re.match(rf"[ \t\u00a0]{{1,3}}{_SAME_SHAPE}(?![\d.])", context.right) else None


def _column(context: Context) -> Verdict | None:
    """A cell under *Kesto*, *Toteutusaika* or *Alkaa* in a sheet of projects."""
    head = sheet_head(context.layout, context.form.start)
    kind = table("dates")["fields"].get(section(head.strip(" :")) or "") if head else None
    if kind is None:
        return None
    return ("period" if context.form.is_span else kind), 0.85


def _field(context: Context) -> Verdict | None:
    block = context.block
    if block is None or block.section is None or block.kind not in ("field", "heading", "paragraph", "item", "row"):
        return None
    kind = table("dates")["fields"].get(block.section)
    label = context.layout.label(block) or ""
    if kind is None or (block.kind != "field" and context.left.strip()):
        return None
    if block.kind == "paragraph" and not context.form.is_span and _goes_on(context.right):
        return None  # a sentence under the heading: "Keväällä 2017 siirrytään …"
    if kind == "period":
        return _in_period_field(context, label)
    if kind in ("start", "end") and cue("superseded").search(label):
        return "other", 0.8
    if kind in ("start", "end") and context.form.last is not None:
        return "period", 0.9
    return kind, 0.97


def _goes_on(right: str) -> bool:
    """Does a verb follow, so that a sentence tells what happened then?"""
    return any(is_verb(word) for word in re.findall(r"\w+", right)[:2])


def _in_period_field(context: Context, label: str) -> Verdict:
    form, left = context.form, context.left
    if cue("superseded").search(left[-30:]):
        return "other", 0.8
    begins, ends = last(cue("begins"), left), last(cue("ends"), left)
    if cue("no_days").fullmatch(left.strip(" :")) and not (begins or ends):
        return "other", 0.8
    if form.last is None and cue("until").match(context.right.lstrip()):
        return "end", 0.9
    if form.last is None and (begins or ends):
        return ("start", 0.95) if not ends or begins and begins.end() > ends.end() else ("end", 0.95)
    if form.is_span:
        return "period", 0.97
    if form.level == "day":
        if cue("from_on").match(context.right.lstrip()):
            return "start", 0.9
        if TIME.match(context.right) or label.casefold() in word_set("dates", "time_labels"):
            return "event", 0.85
    return "period", 0.9


def _byline(context: Context) -> Verdict | None:
    """*6. maaliskuuta 2019   Kirjoittanut Aino Vesa*: the day on which the page was written."""
    before, after = context.line
    written = not before.strip() and cue("posted").match(after.lstrip(" \t\u00a0|·,–-"))
    return ("other", 0.85) if written else None


def _posted(context: Context) -> Verdict | None:
    return ("other", 0.9) if cue("posted").search(context.clause) and not cue("event").search(context.clause) else None


_PART = re.compile(rf"\b{either('dates', 'numbered_parts')}\s\d{{1,2}}\b[^.()]*\([^()]*$", re.IGNORECASE)
"""*Osahanke 3: Kylätalot (päättynyt 31.8.2024)*: the time of a part."""


def _superseded(context: Context) -> Verdict | None:
    if _PART.search(context.left):
        return "other", 0.8
    superseded = last(cue("superseded"), context.clause)
    if context.form.is_span or superseded is None or cue("prolonged").search(context.clause, superseded.end()):
        return None
    return ("other", 0.75) if cue("begins").search(context.clause) or cue("ends").search(context.clause) else None


_WORD_BEHIND = re.compile(rf"\s*(?:{CLOCK}\s*[\d.:]+\s*)?(\w+)")


def _deadline(context: Context) -> Verdict | None:
    form, left, right = context.form, context.clause, context.rest
    until = _WORD_BEHIND.match(right)
    goes_until = until is not None and cue("until").fullmatch(until[1]) is not None
    if cue("extension").search(left):
        return None
    if cue("ends").search(left) and cue("project").search(left) and not cue("deadline").search(left):
        return None
    entry = re.match(r"\s*\w+:\s", context.right) and not left.strip()  # *31.3.2023 mennessä: …*
    right = context.right[:90] if entry else right
    label = context.layout.label(context.block) if context.block is not None and context.block.kind == "field" else None
    called = cue("deadline").search(left) or goes_until and cue("deadline").search(f"{label or ''} {right}")
    day = form.level == "day"
    ends_on = day and cue("ends").search(left) and called
    if cue("latest").search(left[-60:]) and (day or called):
        return "deadline", 0.9
    if (goes_until or ends_on) and called and form.level in ("day", "month"):
        return "deadline", 0.9
    opened = form.last is not None and cue("applying").search(left)
    return ("deadline", 0.75) if opened else None


_PROJECT_BEFORE = re.compile(
    rf"{either('dates', 'project_before')}(?:\s(?:\d(?:\.\d)?|I{{1,3}}))?\)?[\s,:–-]{{0,3}}[(\[]?\s*$",
    re.IGNORECASE,
)
_PROJECT_AFTER = re.compile(rf"[)\]]?\s?-?\s?{either('dates', 'project_after')}", re.IGNORECASE)
_PROJECT_TIME = re.compile(rf"\s*{either('dates', 'project_time')}\s*:?\s*$", re.IGNORECASE)
_NAME_BRACKET = re.compile(r"^[\"”»]?[A-ZÅÄÖ][^.;:!?()]{2,90}\s?[(\[]\s*$")


def _beside_name(context: Context) -> Verdict | None:
    """*Kylätuvalta kotiin -hanke (2020–2022)*, *KYLÄTYÖPAJA-PROJEKTI 1994 - 1996*, a span alone under the title."""
    form, block = context.form, context.block
    if not form.is_span or form.first.year is None:
        return None
    if _is_of_another(context) or _is_stage(context):
        return "other", 0.8
    if _both_ends(context.left):
        return "period", 0.9
    if _PROJECT_BEFORE.search(context.left) or _PROJECT_AFTER.match(context.right):
        return "period", 0.95
    if _PROJECT_TIME.match(context.left):
        return "period", 0.85
    heads = block is not None and block.kind in ("heading", "paragraph") and block.end - block.start < 120
    if (
        heads
        and not context.right.strip(" .)")
        and cue("project_any").search(context.left)
        and not cue("many").search(context.left)
        and not _verbs(context.left)
    ):
        return "period", 0.8
    closed = re.match(r"\s*[)\]]", context.right)
    if cue("funder").match(context.left.lstrip()):
        return "period", 0.8
    bracketed = closed and _NAME_BRACKET.match(context.left) and not cue("superseded").search(context.left)
    if bracketed and not cue("event").search(context.left) and _is_subject(context):
        return "period", 0.85
    alone = not context.left.strip(" \t(") and not context.right.strip(" \t).")
    whole_line = not context.line[0].strip(" \t(") and not context.line[1].strip(" \t).")
    alone = alone and (whole_line or block is not None and (form.start == block.start or block.end - block.start < 120))
    if block is not None and alone and block.kind in ("heading", "paragraph", "field"):
        return "period", 0.85
    return None


_STAGE = re.compile(r"\s*\d{1,2}[.)]\s+(?P<name>[^\d()]{3,60}?)\s*\(\s*$")


def _is_stage(context: Context) -> bool:
    """*2. Yhteiskehittäminen (syyskuu 2023 – tammikuu 2024)*: a numbered heading without a project's name is a stage."""
    stage = _STAGE.match(context.line[0])
    if stage is None or not re.match(r"\s*\)", context.line[1]):
        return False
    return len(stage["name"].split()) == 1 or _PROJECT_BEFORE.search(context.left) is None


def _both_ends(left: str) -> bool:
    """*Alkaa - päättyy: 1.4.2009 - 31.12.2012*: the label of a span names its two ends."""
    if len(left) > 45 or len(left.split()) > 4 or cue("event").search(left) or cue("deadline").search(left):
        return False
    return cue("begins").match(left.lstrip()) is not None and cue("ends").search(left) is not None


def _is_of_another(context: Context) -> bool:
    """*Edellisessä Kylätalo-hankkeessa (2015–2016)*: brackets behind the name of a project that came before."""
    another = last(cue("another"), context.clause)
    behind = context.clause[another.end() :] if another else ""
    return context.left.rstrip().endswith("(") and cue("project_any").search(behind) is not None


def _verbs(left: str) -> bool:
    """Is the phrase a sentence, or does a happening stand in it?"""
    names = ("begins", "ends", "event", "event_verbs", "deadline", "superseded", "books")
    ends = (".", *word_set("dates", "in_years"))
    return left.rstrip().endswith(ends) or any(cue(name).search(left) for name in names)


def _is_subject(context: Context) -> bool:
    """Does the phrase before the bracket open the sentence, or is it a heading? A programme's name is no project's."""
    phrase = context.left.strip(" ([").split()
    programme = cues("dates", "words", "named_with_year").search(phrase[-1]) if phrase else None
    whole = (
        context.block is not None and len(context.right.strip()) <= 2 and context.block.end - context.block.start < 120
    )
    inside = phrase and phrase[-1][0].islower() and phrase[-1].endswith(("ssa", "ssä"))  # *Ensimmäisessä vaiheessa (…)*
    if inside and not cue("project_any").search(phrase[-1]):
        return False
    return not programme and sum(word[0].islower() for word in phrase) <= 4 and ("," not in context.left or whole)


_OF_YEARS = re.compile(rf"{either('dates', 'of_years')}\s*$", re.IGNORECASE)


_FOR_TIMES = re.compile(rf"\b{either('dates', 'for_times')}\s*$", re.IGNORECASE)


def _for_time(context: Context) -> Verdict | None:
    """*päätti hakea avustusta Kynnys-hankkeelle ajalle 1.8.2019–31.7.2020*: the time that money is for."""
    form = context.form
    if not form.is_span or form.first.year is None or not _FOR_TIMES.search(context.left):
        return None
    return (
        ("period", 0.85) if cue("project_any").search(context.left) and not cue("many").search(context.left) else None
    )


def _whole_time(context: Context) -> Verdict | None:
    form, clause = context.form, context.clause
    if form.first.year is None:
        return None
    near, around = clause[-90:], clause + context.rest
    long = form.is_span or form.level in ("year", "season") and not cue("begins").search(near)
    if long and cue("span").search(near) and not _nearer_event(near, "span"):
        return "period", 0.9
    if not form.is_span or cue("superseded").search(around) or _nearer_event(clause, "project_any"):
        return None
    if context.block is not None and context.block.kind == "heading" and cue("many").search(context.left):
        return None
    if form.level != "day" and _OF_YEARS.search(context.left):
        return None
    if cue("project_any").search(context.left + context.rest) and cue("span_weak").search(around):
        return "period", 0.8
    if cue("project_any").search(context.left) and _long(form.edtf) and not _elsewhere(context):
        return "period", 0.75
    return None


def _elsewhere(context: Context) -> bool:
    """Does the sentence speak of a call, of a project before or of a person's time beside the project?"""
    names = ("deadline", "superseded", "another", "many")
    opens = cue("project_any").match(context.left.lstrip())
    return any(cue(name).search(context.clause if opens and name == "deadline" else context.left) for name in names)


def _long(edtf: str) -> bool:
    """From day to day a year or more: few things but a project last so long and are dated so finely."""
    days = [date.fromisoformat(part) for part in edtf.split("/") if re.fullmatch(r"\d{4}-\d\d-\d\d", part)]
    return len(days) == 2 and (days[1] - days[0]).days > 350


def _nearer_event(clause: str, name: str) -> bool:
    """Does a happening stand nearer to the date than the cue?"""
    happening, other = last(cue("event"), clause), last(cue(name), clause)
    return happening is not None and (other is None or happening.start() > other.start())


_RULES: tuple[Callable[[Context], Verdict | None], ...] = (
    _foreign,
    _byline,
    _replaced,
    _dated_paper,
    _lost_dash,
    _column,
    _field,
    _superseded,
    _for_time,
    _deadline,
    _beside_name,
    _whole_time,
    listed_year,
    _posted,
    bounds,
    event,
)
