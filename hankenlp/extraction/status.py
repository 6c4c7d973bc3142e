"""Status: what a status field says, else what the text and its own dates say at the time of writing."""

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from hankenlp.documents import Date, Model, Period, Status, Title
from hankenlp.extraction.component import found, layout_of
from hankenlp.extraction.project_parts import named_sentences
from hankenlp.extraction.projects import is_about_several, speaks_of_project
from hankenlp.layout import Block, Layout
from hankenlp.resources import table
from hankenlp.resources.patterns import pattern

NAME = "status"


class StatusFound(Model):
    """The document's status as a component's result."""

    status: Status


def find(doc: Doc) -> list[StatusFound]:
    """One item, or none where the document does not say."""
    status = status_of(doc) if speaks_of_project(layout_of(doc)) else None
    return [StatusFound(status=status)] if status else []


def status_of(doc: Doc) -> Status | None:
    """``planned``, ``ongoing``, ``ended`` or None.

    A status field decides; else the trail of navigation; else the project's period against the document's own date; else
    what the text says of the project; else the tense in which it speaks of its goals. Several projects on a page have no
    tense in common; one whose goals are told in the present runs.
    """
    return (
        _by_field(doc)
        or _by_trail(layout_of(doc))
        or _by_words(doc, strong=True)
        or _by_dates(doc)
        or _by_words(doc, strong=False)
        or (_by_one_of_several(layout_of(doc)) if is_about_several(layout_of(doc)) else _by_goals(doc))
    )


def _by_goals(doc: Doc) -> Status | None:
    return _by_cues(layout_of(doc).text) or _by_tense(doc)


def _by_one_of_several(layout: Layout) -> Status | None:
    """A page that announces grants says nothing of whether work has begun."""
    announces = pattern("project_names", "announcements").search
    if any(announces(layout.of(block)) for block in layout.blocks if block.kind != "chrome"):
        return None
    return "ongoing" if _by_cues(" ".join(named_sentences(layout))) == "ongoing" else None


def by_field(layout: Layout) -> tuple[Status, Block] | None:
    """What a status field says, and the field."""
    for block in layout.blocks:
        if block.kind == "field" and block.section == "status" and block.end > block.start:
            status = _match("field", layout.of(block))
            if status:
                return status, block
    return None


def _by_field(doc: Doc) -> Status | None:
    """The field's block, else the one field of that kind in a line of several."""
    said = by_field(layout_of(doc))
    if said:
        return said[0]
    lines = pattern(NAME, "inline").finditer(layout_of(doc).text)
    states = {_match("field", line.group("state")) for line in lines}
    return states.pop() if len(states) == 1 else None


_STEP = re.compile(r"\s*[>›»→/]\s*")


def _by_trail(layout: Layout) -> Status | None:
    """*Hankkeet > Alkavat > Kynnys*: the one part of a trail that sorts projects by how far they are."""
    said = set()
    for block in layout.blocks:
        steps = _STEP.split(layout.of(block)) if block.kind == "chrome" else []
        if len(steps) > 1:
            said |= {
                status for status, lines in table("status")["trail"].items() if any(_is_one(s, lines) for s in steps)
            }
    return said.pop() if len(said) == 1 else None


def _is_one(step: str, lines: Sequence[str]) -> bool:
    return any(re.fullmatch(line, step.strip(), re.IGNORECASE) for line in lines)


_NOT = re.compile(r"\bei\b", re.IGNORECASE)
_ORDER: Sequence[Status] = ("ended", "planned", "ongoing")
_OF_SEVERAL: Sequence[Status] = ("ongoing", "ended", "planned")
"""Where one of several projects runs, they run."""


def _match(key: str, text: str, order: Sequence[Status] = _ORDER) -> Status | None:
    patterns = table("status")[key]
    for status in order:
        for match in (re.search(p, text, re.IGNORECASE | re.DOTALL) for p in patterns[status]):
            denied = match and key == "field" and status == "ended" and _NOT.search(text[: match.end()])
            if match and not denied:
                return status
    return None


def _by_words(doc: Doc, *, strong: bool) -> Status | None:
    text = layout_of(doc).text
    if strong:
        ended, ongoing = (pattern(NAME, key).search(text) for key in ("clear_ended", "clear_ongoing"))
        if ended is None or ongoing is None:
            return "ended" if ended else "ongoing" if ongoing else None
        return "ended" if ended.start() < ongoing.start() else "ongoing"
    return _match("text", text, _OF_SEVERAL if is_about_several(layout_of(doc)) else _ORDER)


def _by_dates(doc: Doc) -> Status | None:
    """The period against the latest day on which the document itself is dated or reports."""
    periods = found(doc, "period", Period)
    written = _written(doc)
    if not periods or written is None:
        return None
    period = periods[0]
    if period.end and written > period.end:
        return "ended"
    if period.start and written < period.start:
        return "planned"
    return "ongoing" if period.start and period.end else None


_DATED = ("updated",)


def _written(doc: Doc) -> str | None:
    layout = layout_of(doc)
    text = layout.text
    stamped, heading = [], []
    for date in found(doc, "dates", Date):
        block = layout.at(date.start)
        day = date.edtf.split("/")[-1]
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", day):
            continue
        before = text[max(0, date.start - 60) : date.start].rsplit("\n", 1)[-1]
        if (block and block.section in _DATED) or pattern(NAME, "stamps").search(before):
            stamped.append(day)
        elif _heads_page(text, date):
            heading.append(day)
    return max(stamped or heading, default=None)


_TOP = 800
_BYLINE = 100
_DIVIDERS = ("·", "|", "•")


def _heads_page(text: str, date: Date) -> bool:
    """Does the day stand on one of the first lines by itself, beside the board that meets, in a byline or in brackets?"""
    if date.start > _TOP or date.kind in ("period", "start", "end"):
        return False
    before = text[: date.start].rpartition("\n")[2]
    after = text[date.end :].partition("\n")[0]
    if before.endswith("(") and after.strip() == ")":
        return True
    divided = before.rstrip().endswith(_DIVIDERS) or after.lstrip().startswith(_DIVIDERS)
    if divided and date.kind == "other" and len(before) + len(after) < _BYLINE:
        return True
    return all(pattern(NAME, key).fullmatch(part) for key, part in (("page_heads", before), ("page_tails", after)))


_ENOUGH = 6


def _by_tense(doc: Doc) -> Status | None:
    """A text about a project that speaks in the past tense throughout reports one that is over."""
    verbs = [t for t in doc if t.pos_ in ("VERB", "AUX") and "Fin" in t.morph.get("VerbForm", [])]
    past = sum("Past" in t.morph.get("Tense", []) for t in verbs)
    known = bool(found(doc, "title", Title)) or bool(found(doc, "period", Period))
    if len(verbs) < _ENOUGH or not known or not pattern(NAME, "projects").search(layout_of(doc).text):
        return None
    return "ended" if past > 0.6 * len(verbs) else "ongoing" if past < 0.35 * len(verbs) else None


def _by_cues(text: str) -> Status | None:
    past, present = (sum(1 for _ in pattern(NAME, key).finditer(text)) for key in ("past", "present"))
    if past > present:
        return "ended"
    return "ongoing" if present else None
