"""Goals that are not the project's: those of authorities, other bodies and strategies that the page mentions.

*Viestintäviraston tavoitteena on …* and *Viestintävirasto pyrkii …* tell what the agency wants. Whose the goal is stands
right before the word for it, in the genitive, or as the verb's subject; who carries a project out or takes part in it may well speak of the project's goal as its own.
"""

from collections.abc import Collection, Sequence

from hankenlp.documents import Organization
from hankenlp.extraction.statements import Statement
from hankenlp.layout import Layout
from hankenlp.resources.patterns import pattern, word_set, word_tuple

NAME = "goals"
_DOERS = frozenset(("implementer", "coordinator", "partner"))


def of_others(layout: Layout, units: Sequence[Statement], bodies: Sequence[Organization]) -> frozenset[int]:
    """Where the statements begin that tell another's goal."""
    doers = {b.name for b in bodies if _DOERS & set(b.roles)}
    payers = {b.name for b in bodies if "funder" in b.roles}
    return frozenset(
        unit.start
        for unit in units
        if not pattern(NAME, "project_words").search(unit.plain)
        and (pattern(NAME, "others").search(unit.plain) or _is_anothers(layout, unit, bodies, doers, payers))
    )


def _is_anothers(
    layout: Layout, unit: Statement, bodies: Sequence[Organization], doers: Collection[str], payers: Collection[str]
) -> bool:
    word = pattern(NAME, "goal_words").search(layout.text, unit.start, unit.end)
    verb = pattern(NAME, "aims").search(layout.text, unit.start, unit.end)
    for body in bodies:
        said = verb if body.text == body.name else word
        if said is None or not unit.start <= body.start < body.end <= said.start():
            continue
        between = layout.text[body.end : said.start()].casefold().split()
        if any(w not in word_set(NAME, "between") for w in between):
            continue
        authority = body.name.endswith(word_tuple(NAME, "authorities")) and body.name not in payers
        return body.name not in doers and (authority or bool(doers))
    return False
