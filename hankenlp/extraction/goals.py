"""Goals: what the rules and the trained weights together take for one, with its level.

Levels follow the gold: a *päätavoite*, the sentence that a list details, or the first sentence of a goal section is
``main``; list items and what follows are ``sub``.
"""

import re
from collections import defaultdict
from collections.abc import Collection

from spacy.tokens import Doc

from hankenlp.documents import Goal
from hankenlp.extraction.component import layout_of
from hankenlp.extraction.decisions import decided
from hankenlp.extraction.goal_rules import Candidate, has_cue, is_goal_lead
from hankenlp.extraction.other_projects import is_of_another
from hankenlp.extraction.project_parts import is_in_subproject, project_at
from hankenlp.extraction.projects import is_about_several, speaks_of_project
from hankenlp.extraction.statements import group, lemmas
from hankenlp.layout import Layout
from hankenlp.resources.patterns import pattern, word_set, word_tuple

NAME = "goals"


def find(doc: Doc) -> list[Goal]:
    """The goals of a document, in the order of the text."""
    layout = layout_of(doc)
    if not speaks_of_project(layout):
        return []
    chosen = [(c, confidence) for c, confidence in decided(doc, layout).goals if not _is_of_another(layout, c)]
    levels = _levels(layout, [c for c, _ in chosen])
    return [
        Goal(
            text=c.statement.text,
            start=c.statement.start,
            end=c.statement.end,
            level="main" if main else "sub",
            group=group(layout, c.statement),
            project=project_at(layout, c.statement.start),
            lemmas=lemmas(doc, c.statement.start, c.statement.end),
            confidence=confidence,
        )
        for (c, confidence), main in zip(chosen, levels, strict=True)
    ]


def _is_of_another(layout: Layout, candidate: Candidate) -> bool:
    unit = candidate.statement
    return not is_about_several(layout) and is_of_another(layout, unit.start, unit.end)


def _levels(layout: Layout, found: list[Candidate]) -> list[bool]:
    """Which candidates are main goals."""
    by_section: dict[tuple[str | None, int | None, int | None], list[int]] = defaultdict(list)
    several = is_about_several(layout)
    owners = [project_at(layout, c.statement.start) for c in found]
    parts = [is_in_subproject(layout, c.statement.start) for c in found]
    for i, candidate in enumerate(found):
        unit = candidate.statement
        owner = None if parts[i] else owners[i]
        if candidate.section:
            by_section[owner, unit.block.heading, None].append(i)
        elif several and owner is None:
            by_section[None, unit.block.heading, unit.block.lead_in or unit.index].append(i)
        else:
            by_section[owner, None, None].append(i)
    detailed = {c.statement.block.lead_in for c in found if c.statement.is_item}
    main = [_named_main(layout, c) or _is_detailed(c, detailed) for c in found]
    for members in by_section.values():
        if any(main[i] for i in members):
            continue
        able = [i for i in members if _can_be_main(layout, found[i])]
        spoken = [i for i in able if not found[i].statement.is_item]
        first = next(iter(spoken or able), None)
        if first is not None and not found[first].cue:
            first = next((i for i in spoken if found[i].cue and _names_project(found[i])), first)
        if first is not None and (members[0] == first or found[first].cue):
            main[first] = True
    if any(parts) and not all(parts):
        main = [each and not part for each, part in zip(main, parts, strict=True)]
    for owner in dict.fromkeys([None, *owners]) if not any(parts) else ():
        own = [i for i, name in enumerate(owners) if name == owner]
        if len(own) == 1 and (owner is not None or len(found) == 1):
            main[own[0]] = True
        elif owner is not None and not any(main[i] for i in own):
            cued = next((i for i in own if found[i].cue and not found[i].statement.is_item), None)
            if cued is not None:
                main[cued] = True
    return main


_NUMBERED = re.compile(r"\d{1,2}\.\d{1,2}\.?\s")


def _is_item(candidate: Candidate) -> bool:
    """A list's item or a numbered line (*2.1 Koulujen yhteistyö*), and not a line of speech that says it is a goal."""
    unit = candidate.statement
    if unit.is_item:
        return candidate.led_in or candidate.section or not candidate.cue
    return _NUMBERED.match(unit.text) is not None


def _is_detailed(candidate: Candidate, leads: Collection[int | None]) -> bool:
    """Does a sentence lead a list in that details it?"""
    unit = candidate.statement
    leading = not unit.is_item and unit.position == 0 and unit.index in leads
    return leading and not pattern(NAME, "secondary").search(unit.plain)


def _named_main(layout: Layout, candidate: Candidate) -> bool:
    unit = candidate.statement
    label = (unit.label or (layout.label(unit.block) if unit.block.label else "") or "").casefold().rstrip(": ")
    if label in word_set(NAME, "main_labels"):
        return not unit.is_item and unit.position == 0
    heading = layout.heading(unit.block)
    if heading and layout.of(heading).casefold().rstrip(": ") in word_set(NAME, "main_labels") and not unit.is_item:
        return unit.position == 0
    return not unit.is_item and bool(pattern(NAME, "main").search(unit.plain))


def _names_project(candidate: Candidate) -> bool:
    return bool(pattern(NAME, "project_words").search(candidate.statement.plain))


def _can_be_main(layout: Layout, candidate: Candidate) -> bool:
    unit = candidate.statement
    heading = layout.heading(unit.block)
    above = unit.label or (layout.of(heading) if heading else "")
    if above.casefold().startswith(word_tuple(NAME, "sub_labels")):
        return False
    if (
        _is_item(candidate)
        or candidate.led_in
        or not (candidate.cue or candidate.section or _names_project(candidate))
        or unit.block.section == "background"
        and pattern(NAME, "secondary").search(unit.plain)
    ):
        return False
    return not pattern(NAME, "secondary").search(unit.plain)


__all__ = ["find", "has_cue", "is_goal_lead"]
