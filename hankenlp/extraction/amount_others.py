"""Sums that are no part of a project's money by what stands right beside them, and what a price is.

*20 €/lapsi*, *yli 20 000 euron hankkeet*, *kulut ovat noin 40 000 euroa vuodessa*, *ennakkona … euroa* are ``other``;
*X maksoi 900 000 mk* may be a cost or somebody's share.
"""

import re

from hankenlp.extraction.amount_scenes import Scene
from hankenlp.extraction.money_cues import Class, cue, nearest
from hankenlp.extraction.table_kinds import names_body
from hankenlp.resources.patterns import either

SHARE_BRACKET = re.compile(rf"^\s?[,:]?\s?\(?\s?\d{{1,3}}(?:[.,]\d+)?\s?{either('amounts', 'percent')}[^)]*\)?")
GENITIVE = re.compile(rf"{either('amounts', 'genitive_units')}$", re.IGNORECASE)
APIECE = re.compile(rf"\s?/\s?(?!v\b|{either('dates', 'year_stem')}|20\d\d)[^\W\d]|\s{either('amounts', 'apiece')}\b")
_A_YEAR = re.compile(rf"\s?/\s?v|\s{either('amounts', 'yearly_price')}")
_RECURS = re.compile(
    rf"\s?/\s?v(?![\w-]|iik)|\s?/\s?{either('dates', 'year_stem')}|\s{either('amounts', 'yearly_price')}\b"
)
_LIMIT = re.compile(rf"\b{either('amounts', 'limits')}\s*$", re.IGNORECASE)
_COSTING = re.compile(rf"\b{either('amounts', 'costing')}\b")


def fixed(scene: Scene) -> Class | None:
    """*20 €/lapsi*, *yli 20 000 euron hankkeet*, *ennakkona … euroa*, *säästivät … euroa*."""
    if APIECE.match(scene.right):
        return "other"
    if scene.follows and scene.left.endswith("(") and _A_YEAR.match(scene.right):
        return "other"
    if GENITIVE.search(scene.sum.unit) and _LIMIT.search(scene.left):
        return "other"
    if _RECURS.match(scene.right) and not scene.tabular and not scene.precedes and _goes_on(scene):
        return "other"
    if cue("calls").search(scene.before) and cue("asked").search(scene.left):
        return "other"
    if not scene.precedes and cue("rejected").search(scene.right):
        return "other"
    if any(cue("former_grants").match(text) for text in scene.above[:1]):
        return "other"
    found = cue("other").search(clause(scene))
    if found and SHARE_BRACKET.match(scene.right) and cue("fees").search(found.group()):
        return "external"
    return "other" if found and not cue("budget").fullmatch(found.group()) else None


def _goes_on(scene: Scene) -> bool:
    """Is it a running cost or income, *… ovat noin 40 000 euroa vuodessa*, rather than what a project gets each year?"""
    said = clause(scene)
    if cue("project").search(said):
        return False
    found = nearest(said)
    plain = found is None or found[0] in ("budget", "cost", "expense", "costs", "other")
    return plain or found is not None and cue("budget").fullmatch(found[1].group()) is not None


def clause(scene: Scene) -> str:
    """What stands before the sum in its own clause."""
    return re.split(r";\s|,\s+(?:ja|sekä|mutta|josta|joista)\s", scene.left)[-1]


def price(scene: Scene) -> Class:
    """*X maksoi 900 000 mk* pays where X is a body and the sum a part of something; *hanke maksaa* costs."""
    said = clause(scene)
    words = said.split()
    verb = next((i for i, word in enumerate(words) if cue("costs").match(word)), len(words))
    if cue("own_rows").search(" ".join(words[verb:])):
        return "self"
    if cue("municipal").search(" ".join(words[max(0, verb - 2) : verb])):
        return "self"
    part = cue("part").search(scene.before) or scene.follows or SHARE_BRACKET.match(scene.right)
    if part and (cue("pays").search(scene.before) or names_body(" ".join(words[max(0, verb - 2) : verb]))):
        return "grant"
    if part and names_body(words[verb - 1].capitalize() if 0 < verb <= len(words) else ""):
        return "grant"
    if cue("project").search(said) or cue("whole").search(said):
        return "budget" if _COSTING.search(said) else "cost"
    return "other"
