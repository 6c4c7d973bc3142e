"""What the rules take for a goal: what stands under a goal heading, what a goal cue says, and the lists that such sentences lead in.

The cues are in ``goals.toml``, the headings in ``labels.toml``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from hankenlp.extraction.statements import Statement, last_sentence, statements
from hankenlp.layout import Layout
from hankenlp.layout.fields import has_columns
from hankenlp.layout.labels import heading_section
from hankenlp.layout.labels import section as section_of
from hankenlp.resources.patterns import occurs, word_set

NAME = "goals"
_ELSEWHERE = frozenset(
    [
        "outcomes",
        "expected_outcomes",
        "benefits",
        "practices",
        "evaluation",
        "equality",
        "target_group",
        "contact",
        "presenter",
        "author",
    ]
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement that is a goal, and on what evidence."""

    statement: Statement
    cue: bool
    section: bool
    led_in: bool
    leads: bool


def candidates(doc: Doc, layout: Layout) -> list[Candidate]:
    """The goals of a document by the rules, in the order of the text."""
    return [c for c in _candidates(layout) if not _reports(doc, c)]


def _reports(doc: Doc, candidate: Candidate) -> bool:
    """A sentence without a cue that reports what happened is no goal, though it stands under a goal heading."""
    unit = candidate.statement
    if candidate.cue or not candidate.section:
        return False
    if has_columns(unit.text):
        return True
    if unit.is_item:
        return False
    span = doc.char_span(unit.start, unit.end, alignment_mode="expand")
    finite = [t for t in span or () if "Fin" in t.morph.get("VerbForm", [])]
    return bool(finite) and all("Past" in t.morph.get("Tense", []) or _is_perfect(t) for t in finite)


def _is_perfect(verb: Token) -> bool:
    """*on käynnistänyt*, *on vuosien mittaan laadittu*."""
    following = verb.doc[verb.i + 1 : verb.i + 5]
    return verb.lemma_ == "olla" and any("Past" in t.morph.get("PartForm", []) for t in following)


def _candidates(layout: Layout) -> Iterator[Candidate]:
    units = [_first_cell(layout, unit) for unit in statements(layout)]
    leads = {u.block.lead_in for u in units if u.is_item and u.block.lead_in is not None}
    parents = {u.block.parent for u in units if u.block.parent is not None}
    scope = _Scope()
    carried: int | None = None
    for unit in units:
        if (
            len(unit.text) < (3 if unit.is_item else 8)
            or not unit.is_item
            and len(unit.text.split()) < 3
            or unit.index in parents
            and unit.text.endswith(":")
        ):
            continue
        opens = unit.index in leads and unit.position == len(layout.sentences[unit.index]) - 1
        candidate = _judge(layout, unit, opens) or (None if opens else _carried(unit, carried))
        if candidate and not scope.admits(candidate):
            continue
        scope.saw(unit, candidate)
        if candidate:
            carried = unit.index
            yield candidate


def _carried(unit: Statement, carried: int | None) -> Candidate | None:
    """A sentence of hope behind a goal of the same paragraph."""
    follows = unit.index == carried and not unit.is_item and unit.block.section not in _ELSEWHERE
    if not follows or occurs(NAME, "never", unit.plain) or occurs(NAME, "aside", unit.plain):
        return None
    return Candidate(unit, False, False, True, False) if occurs(NAME, "weak_cues", unit.plain) else None


_PARTS = re.compile(r"\s*,\s*|\s+(?:ja|sekä|&)\s+|\s*/\s*", re.IGNORECASE)
_CAPITAL = re.compile(r"\s+(?=[A-ZÅÄÖ])")


def _first_cell(layout: Layout, unit: Statement) -> Statement:
    """Under *Tavoite Mittari Toteutui* the goal is the first cell: each of the others begins with a capital."""
    heading = layout.heading(unit.block) if unit.is_item else None
    heads = layout.of(heading).split() if heading else []
    if len(heads) < 2 or not all(h[0].isupper() and h.isalpha() for h in heads) or section_of(heads[0]) != NAME:
        return unit
    cuts = list(_CAPITAL.finditer(unit.text))[1 - len(heads) :]
    if len(cuts) < len(heads) - 1:
        return unit
    return replace(unit, end=unit.start + cuts[0].start(), text=unit.text[: cuts[0].start()])


class _Scope:
    """A goal section of running text ends with the first paragraph that holds no goal."""

    def __init__(self) -> None:
        self.heading: int | None = None
        self.index = -1
        self.hit = True
        self.closed = False

    def admits(self, candidate: Candidate) -> bool:
        block = candidate.statement.block
        if not candidate.section or candidate.cue or candidate.statement.is_item or block.kind == "field":
            return True
        return not (
            block.heading == self.heading and (self.closed or candidate.statement.index != self.index and not self.hit)
        )

    def saw(self, unit: Statement, candidate: Candidate | None) -> None:
        if unit.block.heading != self.heading:
            self.heading, self.index, self.hit, self.closed = unit.block.heading, unit.index, False, False
        elif unit.index != self.index:
            self.closed = self.closed or not self.hit
            self.index, self.hit = unit.index, False
        self.hit = self.hit or candidate is not None


def _judge(layout: Layout, unit: Statement, leads: bool) -> Candidate | None:
    section = unit.block.section
    in_section = section == NAME or (unit.label is not None and _is_goal_label(unit.label))
    if occurs(NAME, "never", unit.plain):
        return None
    if unit.is_item:
        lead = _lead(layout, unit)
        if lead is not None and section != NAME:
            return Candidate(unit, False, False, True, False) if is_goal_lead(lead) else _by_cue(unit, section)
        if lead is not None and _other_lead(lead):
            return None
        return Candidate(unit, has_cue(unit.plain), True, False, False) if in_section else _by_cue(unit, section)
    if leads and is_bare_lead(unit.text):
        return None
    cue = has_cue(unit.plain)
    if in_section:
        if cue or not begins_with_background(layout, unit) and not _is_aside(unit.plain) and _is_statement(unit):
            return Candidate(unit, cue, True, False, leads)
        return None
    return Candidate(unit, True, False, False, leads) if cue and section not in _ELSEWHERE else None


def begins_with_background(layout: Layout, unit: Statement) -> bool:
    """Under *Lähtökohta, tavoitteet ja kohderyhmä* only a cue tells a goal from what came before it."""
    heading = layout.heading(unit.block)
    first, *others = _PARTS.split(layout.of(heading)) if heading else [""]
    return bool(others) and heading_section(first) == "background"


def _is_aside(text: str) -> bool:
    return any(occurs(NAME, key, text) for key in ("aside", "carries_on"))


def _by_cue(unit: Statement, section: str | None) -> Candidate | None:
    return Candidate(unit, True, False, False, False) if has_cue(unit.plain) and section not in _ELSEWHERE else None


def _is_goal_label(label: str) -> bool:
    return section_of(label) == NAME


def _lead(layout: Layout, unit: Statement) -> str | None:
    return None if unit.block.lead_in is None else last_sentence(layout, unit.block.lead_in)


def _other_lead(lead: str) -> bool:
    """Under a goal heading, a list may still be of something else: partners, activities, indicators."""
    return occurs(NAME, "aside", lead) and not has_cue(lead)


def is_goal_lead(lead: str) -> bool:
    """Does the sentence lead in a list of goals?"""
    return has_cue(lead) and not occurs(NAME, "never", lead)


def has_cue(text: str) -> bool:
    """Does the sentence say of itself that it is a goal?"""
    return occurs(NAME, "cues", text)


def is_bare_lead(text: str) -> bool:
    """Is there nothing in a lead-in but its cue?"""
    plain = [w.strip(".,:;()").casefold() for w in text.split()]
    rest = [w for w in plain if w and w not in word_set(NAME, "fillers")]
    return len(rest) <= 1


def _is_statement(unit: Statement) -> bool:
    """A goal under a goal heading has some length and no question mark."""
    return len(unit.text.split()) >= 3 and not unit.text.endswith(("?", ":"))


__all__ = ["Candidate", "candidates", "has_cue", "is_goal_lead"]
