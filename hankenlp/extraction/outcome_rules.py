"""What the rules take for an outcome: what stands under a heading of results, benefits or practices, and what a cue says.

The cues are in ``outcomes.toml``.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from hankenlp.extraction.goal_rules import has_cue as is_goal
from hankenlp.extraction.statements import Statement, last_sentence, says_something, statements
from hankenlp.layout import Layout
from hankenlp.layout.labels import section as section_of
from hankenlp.resources.patterns import occurs, word_tuple

NAME = "outcomes"
SECTIONS = frozenset(("outcomes", "expected_outcomes", "benefits", "practices"))
_NEVER = frozenset(
    ("contact", "presenter", "author", "equality", "code", "funder", "implementer", "partner", "target_group")
)
_WEAK = frozenset(("goals", "activities"))
_ASIDE = frozenset(("background", "funding", "budget", "cost", "self_funding", "decision", "evaluation"))


def candidates(doc: Doc, layout: Layout) -> list[Statement]:
    """The outcomes of a document by the rules, in the order of the text."""
    return [
        unit
        for unit, _ in _candidates(doc, layout)
        if unit.is_item or section(unit) in (None, "practices") or says_something(doc, layout, unit)
    ]


def _candidates(doc: Doc, layout: Layout) -> Iterator[tuple[Statement, float]]:
    units = list(statements(layout))
    leads = {u.block.lead_in for u in units if u.is_item and u.block.lead_in is not None}
    parents = {u.block.parent for u in units if u.block.parent is not None}
    carried: int | None = None
    for unit in units:
        if len(unit.text) < (3 if unit.is_item else 6) or unit.index in parents and _is_label(layout, unit):
            continue
        last = unit.position == len(layout.sentences[unit.index]) - 1
        if unit.index in leads and last and not unit.is_item and (is_bare_lead(unit.plain) or _is_label(layout, unit)):
            carried = None
            continue
        if carried == unit.index and _advises(doc, unit):
            carried = None
        confidence = _judge(layout, unit, carried == unit.index)
        if confidence:
            carried = unit.index
            yield unit, confidence


def _is_label(layout: Layout, unit: Statement) -> bool:
    return layout.text[unit.end : unit.end + 1] == ":"


def is_bare_lead(text: str) -> bool:
    """*Hankkeen tuloksena syntyi* only leads its list in."""
    return len(text.split()) <= 5 and bool(occurs(NAME, "cues", text) or text.endswith(word_tuple(NAME, "lead_ends")))


def section(unit: Statement) -> str | None:
    """The outcome section that the unit stands in, by its own label first."""
    key = section_of(unit.label) if unit.label else None
    key = key or unit.block.section
    return key if key in SECTIONS else None


def _judge(layout: Layout, unit: Statement, follows: bool) -> float:
    text = unit.plain
    cue = _has_cue(unit)
    if cue and occurs(NAME, "events", text) and not unit.is_item:
        return 0.0
    if unit.is_item and unit.block.lead_in is not None:
        lead = last_sentence(layout, unit.block.lead_in)
        if is_goal(lead):
            return 0.0
        if occurs(NAME, "cues", lead):
            return 0.9
    key = section(unit)
    if key is not None:
        if occurs(NAME, "aside", text) and not cue:
            return 0.0
        if unit.is_item:
            return 0.95
        return 0.95 if cue else 0.8 if _is_statement(unit) else 0.0
    if unit.block.section in _NEVER:
        return 0.0
    if cue and not _is_goal_sentence(text) and not occurs(NAME, "aside", text):
        return 0.7 if unit.block.section in _WEAK else 0.85
    if (
        follows
        and not unit.is_item
        and _is_statement(unit)
        and not occurs(NAME, "stops", text)
        and not occurs(NAME, "aside", text)
    ):
        return 0.0 if is_goal(text) else 0.7
    return 0.0


def _has_cue(unit: Statement) -> bool:
    """Does the sentence say of itself that it is an outcome?"""
    text = unit.plain
    if occurs(NAME, "cues", text):
        return True
    aside = unit.block.section in _ASIDE or occurs(NAME, "money", text)
    return not aside and occurs(NAME, "weak_cues", text)


def _is_goal_sentence(text: str) -> bool:
    return is_goal(text) and not occurs(NAME, "expected", text)


def _is_statement(unit: Statement) -> bool:
    if unit.text.endswith(("?", ":", "!", "”", '"', "“")) or unit.text.lstrip("–- ").startswith(("”", '"', "“")):
        return False
    return len(unit.text.split()) >= (1 if unit.block.section == "practices" else 3)


def _advises(doc: Doc, unit: Statement) -> bool:
    """Is the sentence in the imperative: *Varaa aikaa*?"""
    finite = first_finite(doc, unit)
    return finite is not None and "Imp" in finite.morph.get("Mood", [])


def first_finite(doc: Doc, unit: Statement) -> Token | None:
    span = doc.char_span(unit.start, unit.end, alignment_mode="expand")
    return next((t for t in span or () if "Fin" in t.morph.get("VerbForm", [])), None)
