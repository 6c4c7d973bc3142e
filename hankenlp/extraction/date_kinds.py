"""What a date is for the project: its start, its end, its whole time, a happening, a last day, or something else.

The rules run in the order of their certainty: the label of a field, brackets behind the project's name, a last day, a
happening, what the project does on the day. The cue words stand in ``dates.toml``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from hankenlp.documents import DateKind
from hankenlp.extraction.cue_words import cues, last
from hankenlp.extraction.date_forms import Form
from hankenlp.extraction.surroundings import index_of, line_of, sentence_of
from hankenlp.layout import Block, Extent, Layout
from hankenlp.resources import table

Verdict = tuple[DateKind, float]
_REACH = 500  # how far a sentence is read on either side, lest a page without sentences take forever

_CLAUSE = re.compile(r"[;:]\s|,\s+(?=[^\W\d])|\s[–-]\s(?=[^\W\d])")
_TIME = re.compile(r"\s*,?\s*(?:klo|kello|kl\.?)\s*\d", re.IGNORECASE)


@dataclass(frozen=True)
class Context:
    """A date with what stands around it in its sentence, and the blocks above it."""

    form: Form
    layout: Layout
    block: Block | None
    left: str
    right: str
    headings: str

    @classmethod
    def of(cls, form: Form, layout: Layout) -> "Context":
        text = layout.text
        index = index_of(layout, form.start)
        if index is None:
            line = line_of(text, form.start, form.end)
            left = text[max(line.start, form.start - _REACH) : form.start]
            return cls(form, layout, None, left, text[form.end : min(line.end, form.end + _REACH)], "")
        block = layout.blocks[index]
        around = sentence_of(layout, index, form.start)
        if block.label is not None and block.label.start <= form.start < block.label.end:
            around = Extent(block.label.start, max(block.end, block.label.end))
        left = text[max(around.start, form.start - _REACH) : form.start]
        right = text[form.end : max(min(around.end, form.end + _REACH), form.end)]
        return cls(form, layout, block, left, right, _headings(layout, index))

    @property
    def clause(self) -> str:
        """What precedes the date in its own clause."""
        cut = last(_CLAUSE, self.left)
        if cut is None and self.block is not None and self.block.kind == "field" and self.block.section is None:
            return f"{self.layout.label(self.block) or ''}: {self.left}"[-160:]
        clause = self.left[cut.end() :] if cut else self.left
        if cut and len(clause.split()) < 3 and not _says_something(clause):
            cut = last(_CLAUSE, self.left[: cut.start()])
            clause = self.left[cut.end() :] if cut else self.left
        return clause[-160:]

    @property
    def rest(self) -> str:
        """What follows the date in its own clause."""
        cut = _CLAUSE.search(self.right)
        return (self.right[: cut.start()] if cut else self.right)[:90]


def _headings(layout: Layout, index: int) -> str:
    """The headings above a block, and a heading that the layout took for navigation (*Sinua voisi kiinnostaa myös*)."""
    block = layout.blocks[index]
    found = [layout.of(layout.blocks[block.lead_in])] if block.lead_in is not None else []
    found += [layout.of(heading) for heading in layout.headings(block)]
    for above in reversed(layout.blocks[max(0, index - 6) : index]):
        if above.kind == "heading" and above.section is not None:
            break
        if above.kind in ("chrome", "heading") and _cue("related").match(layout.of(above)):
            found.append(layout.of(above))
    return " / ".join(found)


def kind_of(context: Context) -> Verdict:
    """The kind of a date, and how sure that is."""
    for rule in _RULES:
        verdict = rule(context)
        if verdict is not None:
            return verdict
    return "other", 0.8


def _cue(name: str) -> "re.Pattern[str]":
    return cues("dates", "cues", name)


def _says_something(clause: str) -> bool:
    return any(
        _cue(name).search(clause) for name in ("event", "event_verbs", "deadline", "begins", "ends", "span", "latest")
    )


def _foreign(context: Context) -> Verdict | None:
    """Under *Sinua voisi kiinnostaa myös* stand the dates of other projects, under *Viitteet* those of books."""
    above = context.headings.split(" / ")
    foreign = any(_cue("related").match(heading) or _cue("books").match(heading) for heading in above)
    return ("other", 0.8) if foreign else None


def _field(context: Context) -> Verdict | None:
    block = context.block
    if block is None or block.section is None or block.kind not in ("field", "heading", "paragraph", "item", "row"):
        return None
    kind = table("dates")["fields"].get(block.section)
    label = context.layout.label(block) or ""
    if kind is None or (block.kind != "field" and context.left.strip()):
        return None
    if kind == "period":
        return _in_period_field(context, label)
    if kind in ("start", "end") and _cue("superseded").search(label):
        return "other", 0.8
    if kind in ("start", "end") and context.form.last is not None:
        return "period", 0.9
    return kind, 0.97


def _in_period_field(context: Context, label: str) -> Verdict:
    form, left = context.form, context.left
    begins, ends = last(_cue("begins"), left), last(_cue("ends"), left)
    if form.last is None and (begins or ends):
        return ("start", 0.95) if not ends or begins and begins.end() > ends.end() else ("end", 0.95)
    if form.is_span:
        return "period", 0.97
    if form.level == "day":
        if _TIME.match(context.right) or label.casefold() in ("aika", "ajankohta"):
            return "event", 0.85
        if re.match(r"\s*(?:alkaen|lähtien)", context.right):
            return "start", 0.9
        if re.match(r"\s*(?:asti|saakka|mennessä)", context.right):
            return "end", 0.9
    return "period", 0.9


def _posted(context: Context) -> Verdict | None:
    return (
        ("other", 0.9) if _cue("posted").search(context.clause) and not _cue("event").search(context.clause) else None
    )


def _superseded(context: Context) -> Verdict | None:
    if context.form.is_span or not _cue("superseded").search(context.clause):
        return None
    return ("other", 0.75) if _cue("begins").search(context.clause) or _cue("ends").search(context.clause) else None


def _deadline(context: Context) -> Verdict | None:
    form, left, right = context.form, context.clause, context.rest
    until = re.match(r"\s*(?:klo\s*[\d.:]+\s*)?(\w+)", right)
    goes_until = until is not None and _cue("until").fullmatch(until[1]) is not None
    if re.search(r"\bjatkoai|\bjatkoajan", left, re.IGNORECASE):
        return None
    called = _cue("deadline").search(left) or goes_until and _cue("deadline").search(right)
    day = form.level == "day"
    ends_on = day and _cue("ends").search(left) and called
    if _cue("latest").search(left[-60:]) and (day or called):
        return "deadline", 0.9
    if (goes_until or ends_on) and called and form.level in ("day", "month"):
        return "deadline", 0.9
    opened = form.last is not None and re.search(r"\b(?:hak(?:u|uaika)|ilmoittautumi\w+|hakea)\b", left, re.IGNORECASE)
    return ("deadline", 0.75) if opened else None


_PROJECT_BEFORE = re.compile(
    r"(?:\w*hanke|\w*hankkeen|\w*projekti|\w*projektin|\w*kokeilu|\w*pilotti|\w*hankkeet|\w*projektit)(?:\s(?:\d(?:\.\d)?|I{1,3}))?\)?[\s,:–-]{0,3}[(\[]?\s*$",
    re.IGNORECASE,
)
_PROJECT_AFTER = re.compile(r"[)\]]?\s?-?\s?(?:hank|projekt|kokeilu|kehittämishank)", re.IGNORECASE)
_NAME_BRACKET = re.compile(r"^[\"”»]?[A-ZÅÄÖ][^.;:!?()]{2,90}\s?[(\[]\s*$")


def _beside_name(context: Context) -> Verdict | None:
    """*Kylätuvalta kotiin -hanke (2020–2022)*, *KYLÄTYÖPAJA-PROJEKTI 1994 - 1996*, a span alone under the title."""
    form, block = context.form, context.block
    if not form.is_span or form.first.year is None:
        return None
    if _PROJECT_BEFORE.search(context.left) or _PROJECT_AFTER.match(context.right):
        return "period", 0.95
    if re.match(r"\s*(?:toteutus|projekti|hanke|ajankohta)\s*:?\s*$", context.left, re.IGNORECASE):
        return "period", 0.85
    heads = block is not None and block.kind in ("heading", "paragraph") and block.end - block.start < 120
    if (
        heads
        and not context.right.strip(" .)")
        and _cue("project_any").search(context.left)
        and not _verbs(context.left)
    ):
        return "period", 0.8
    closed = re.match(r"\s*[)\]]", context.right)
    if closed and _NAME_BRACKET.match(context.left) and not _cue("event").search(context.left) and _is_subject(context):
        return "period", 0.85
    alone = not context.left.strip(" \t(") and not context.right.strip(" \t).")
    if block is not None and alone and block.kind in ("heading", "paragraph", "field"):
        return "period", 0.85
    return None


def _verbs(left: str) -> bool:
    """Is the phrase a sentence, or does a happening stand in it?"""
    names = ("begins", "ends", "event", "event_verbs", "deadline", "superseded", "books")
    return left.rstrip().endswith((".", "vuosina", "vuosien")) or any(_cue(name).search(left) for name in names)


def _is_subject(context: Context) -> bool:
    """Does the phrase before the bracket open the sentence, or is it a heading? A programme's name is no project's."""
    words = context.left.strip(" ([").split()
    programme = cues("dates", "words", "named_with_year").search(words[-1]) if words else None
    return not programme and sum(word[0].islower() for word in words) <= 4 and "," not in context.left


def _whole_time(context: Context) -> Verdict | None:
    form, clause = context.form, context.clause
    if form.first.year is None:
        return None
    near, around = clause[-90:], clause + context.rest
    long = form.is_span or form.level in ("year", "season") and not _cue("begins").search(near)
    if long and _cue("span").search(near) and not _nearer_event(near, "span"):
        return "period", 0.9
    if not form.is_span or _cue("superseded").search(around) or _nearer_event(clause, "project_any"):
        return None
    if form.level != "day" and re.search(r"vuosi(?:lta|en)\s*$", context.left, re.IGNORECASE):
        return None
    if _cue("project_any").search(context.left + context.rest) and _cue("span_weak").search(around):
        return "period", 0.8
    return None


def _nearer_event(clause: str, name: str) -> bool:
    """Does a happening stand nearer to the date than the cue?"""
    event, cue = last(_cue("event"), clause), last(_cue(name), clause)
    return event is not None and (cue is None or event.start() > cue.start())


def _bounds(context: Context) -> Verdict | None:
    """*Hanke käynnistyi syksyllä 2019 ja päättyy 31.12.2021*: the verb nearest to the date, if the project does it."""
    if context.form.last is not None:
        return None
    begins, ends = last(_cue("begins"), context.left), last(_cue("ends"), context.left)
    if begins is None and ends is None:
        return _verb_behind(context)
    verb = max((m for m in (begins, ends) if m), key=lambda m: m.end())
    between = context.left[verb.end() :]
    extended = re.match(r"jatkoa", verb.group(), re.IGNORECASE)
    if extended and not _cue("begins").search(context.left):
        return "end", 0.8
    if len(between) > 45 or _CLAUSE.search(between) or re.search(r"\d{4}", between):
        return None
    if not _project_does(context.left[: verb.start()], verb.group(), between):
        return None
    return ("start", 0.88) if verb is begins else ("end", 0.88)


def _verb_behind(context: Context) -> Verdict | None:
    """*Syksyllä 2019 käynnistyi hanke*, *1.8.2018 alkanut hanke*, *30.4.2021 päättyneessä hankkeessa*."""
    subject = _cue("project").match(context.right.lstrip(" ,:–-"))
    for name, kind in (("begins", "start"), ("ends", "end")):
        if subject and _cue(name).match(context.right.lstrip(" ,:–-")[subject.end() :].lstrip()):
            return ("start", 0.8) if kind == "start" else ("end", 0.8)
        verb = _cue(name).search(context.right[:40])
        if (
            verb
            and not context.right[: verb.start()].strip(" ,")
            and _cue("project_any").match(context.right[verb.end() :].lstrip())
        ):
            return ("start", 0.8) if kind == "start" else ("end", 0.8)
    return None


def _project_does(left: str, verb: str, between: str) -> bool:
    """Is the project the subject of the verb that ``left`` leads up to?"""
    if _cue("bound_nouns").match(verb) and re.search(r"(?:hankkeen|projektin)\s+$", left, re.IGNORECASE):
        return True
    subject = last(_cue("project"), left) or _cue("project").match(between.strip())
    if subject is None:
        return bool(re.match(r"\s*(?:Se|Tämä)\s*(?:on\s*)?$", left))
    event = last(_cue("event"), left)
    return event is None or event.start() < subject.start() or event.end() <= subject.end()


def _event(context: Context) -> Verdict | None:
    left, right = context.clause, context.rest
    if _cue("event_verbs").search(left) and (
        _cue("event").search(left + right) or context.form.level in ("day", "month")
    ):
        return "event", 0.85
    noun = last(_cue("event"), left)
    if noun is not None and (context.form.level == "day" or len(left) - noun.end() < 30):
        return "event", 0.85
    if _HELD.match(right) or _cue("event").match(right.lstrip()):
        return "event", 0.8
    body = last(_cue("meetings"), context.left)
    if body and not context.left[body.end() :].strip(" ,:") and re.match(r"\s*(?:$|§|klo|/)", context.right):
        return "event", 0.75
    return _under_events(context) or _at_a_time(context)


_HELD = re.compile(r"\s*(?:klo\s*[\d.:–-]+\s*)?(?:pidet|pitämä|pitäny|järjest|olleess|oleva)")


def _under_events(context: Context) -> Verdict | None:
    """A day in a list under *Ohjausryhmän kokoukset* or *Tapahtumat*."""
    block, above = context.block, context.headings.split(" / ")[0]
    if context.form.level != "day" or block is None or block.kind not in ("item", "row", "paragraph", "field"):
        return None
    listed = block.kind == "item" or block.end - block.start < 100
    return ("event", 0.75) if listed and len(above) < 60 and _cue("event").search(above) else None


def _at_a_time(context: Context) -> Verdict | None:
    """A day with a time of day is a happening, unless it stamps a comment or a page."""
    if context.form.level != "day" or not _TIME.match(context.right):
        return None
    if _cue("event").search(context.right[:70]):
        return "event", 0.8
    words = (context.left + " " + context.right).split()
    return ("event", 0.7) if len(words) > 7 else None


_RULES: tuple[Callable[[Context], Verdict | None], ...] = (
    _foreign,
    _field,
    _superseded,
    _deadline,
    _beside_name,
    _whole_time,
    _posted,
    _bounds,
    _event,
)
