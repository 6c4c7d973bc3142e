"""Outcomes: what the rules and the trained weights together take for one, with its status and kind.

``status`` comes from the heading, then from the sentence's own tense and mood; ``kind`` from the heading, then from the
words. The cues are in ``outcomes.toml``.
"""

from spacy.tokens import Doc

from hankenlp.documents import Outcome, OutcomeKind, OutcomeStatus
from hankenlp.extraction.component import layout_of
from hankenlp.extraction.decisions import decided
from hankenlp.extraction.outcome_rules import first_finite, section
from hankenlp.extraction.project_parts import project_at
from hankenlp.extraction.projects import speaks_of_project
from hankenlp.extraction.statements import Statement, group, last_sentence, lemmas
from hankenlp.extraction.status import status_of
from hankenlp.layout import Layout
from hankenlp.resources.patterns import pattern, word_set

NAME = "outcomes"


def find(doc: Doc) -> list[Outcome]:
    """The outcomes of a document, in the order of the text."""
    layout = layout_of(doc)
    if not speaks_of_project(layout):
        return []
    project = status_of(doc)
    return [
        Outcome(
            text=unit.text,
            start=unit.start,
            end=unit.end,
            status=_status(doc, layout, unit, project),
            kind=_kind(layout, unit),
            group=group(layout, unit),
            project=project_at(layout, unit.start),
            lemmas=lemmas(doc, unit.start, unit.end),
            confidence=confidence,
        )
        for unit, confidence in decided(doc, layout).outcomes
    ]


def _status(doc: Doc, layout: Layout, unit: Statement, project: str | None) -> OutcomeStatus:
    key = section(unit)
    if key == "expected_outcomes":
        return "expected"
    lead = last_sentence(layout, unit.block.lead_in) if unit.is_item and unit.block.lead_in is not None else ""
    for text in (unit.plain, lead):
        if pattern(NAME, "expected").search(text) and not _done_first(text):
            return "expected"
        done = bool(text) and pattern(NAME, "achieved").search(text) is not None
        if pattern(NAME, "weakly_expected").search(text) and (not done or project == "planned"):
            return "expected"
        if done:
            return "achieved"
    if _is_past(doc, unit):
        return "achieved"
    if _is_coming(doc, unit) or _is_supposed(doc, unit):
        return "expected"
    if key is None or project == "planned":
        return "expected" if project != "ended" else "achieved"
    heading = layout.heading(unit.block)
    label = (
        unit.label or (layout.label(unit.block) if unit.block.label else "") or (layout.of(heading) if heading else "")
    ).casefold()
    if key == "benefits" and project != "ended" and not pattern(NAME, "reached").search(label):
        return "expected"
    return "achieved"


def _is_past(doc: Doc, unit: Statement) -> bool:
    """Is the first finite verb in the past tense?"""
    finite = first_finite(doc, unit)
    return finite is not None and "Past" in finite.morph.get("Tense", [])


def _is_coming(doc: Doc, unit: Statement) -> bool:
    """Is the first finite verb one of change, in the present: *siirtyy*, *otetaan käyttöön*?"""
    finite = first_finite(doc, unit)
    return finite is not None and finite.lemma_ in word_set(NAME, "coming") and "Pres" in finite.morph.get("Tense", [])


def _is_supposed(doc: Doc, unit: Statement) -> bool:
    """Is the first finite verb in the conditional or the potential: *säästyisi*, *vähentänee*?"""
    finite = first_finite(doc, unit)
    return finite is not None and bool({"Cnd", "Pot"} & set(finite.morph.get("Mood", [])))


def _done_first(text: str) -> bool:
    """Past tense before any hope: *mallista syntyi opas, joka julkaistaan*."""
    done, hoped = pattern(NAME, "achieved").search(text), pattern(NAME, "expected").search(text)
    return done is not None and hoped is not None and done.start() < hoped.start()


def _kind(layout: Layout, unit: Statement) -> OutcomeKind:
    key = section(unit)
    if key == "benefits" or key is None and pattern(NAME, "benefit").search(unit.plain):
        return "benefit"
    if key == "practices" or pattern(NAME, "practice").search(unit.plain):
        return "practice"
    if pattern(NAME, "benefit").search(unit.plain) or _is_labelled_effect(layout, unit):
        return "benefit"
    return "result"


def _is_labelled_effect(layout: Layout, unit: Statement) -> bool:
    label = unit.label or (layout.label(unit.block) if unit.block.label else None)
    return bool(label) and pattern(NAME, "benefit_labels").search((label or "").rstrip(" :")) is not None
