"""What a sum is: cost, budget, funding, a part that one party pays, the own share, or something else.

Every sum first gets a class from the cue nearest to it: in its row and column, in its own part of the sentence, in its
label, in the headings. Then a grant becomes ``external_funding`` where a total, an own share or a percentage stands
beside it, else ``funding``. The cue words stand in ``amounts.toml``.
"""

import re
from collections.abc import Sequence

from hankenlp.documents import AmountKind
from hankenlp.extraction.amount_scenes import Scene
from hankenlp.extraction.money_cues import Class, cue, nearest
from hankenlp.extraction.table_kinds import table_classes

_TAIL = re.compile(r"[,;(]\s|\(|\s(?:ja|sekä|mutta|eli)\s|^\s*(?:ja|sekä|mutta|eli)\s")
_RIGHT_END = re.compile(r"[,;.(:!?](?:\s|$)|\(|\s(?:ja|sekä|mutta|eli|josta|joista)\s")
_SHARE_BRACKET = re.compile(r"^\s?[,:]?\s?\(?\s?\d{1,3}(?:[.,]\d+)?\s?(?:%|prosent\w*)[^)]*\)?")
_GENITIVE = re.compile(r"(?:euron|markan)$", re.IGNORECASE)
_TOTALS = frozenset(("budget", "cost", "expense", "self", "funds"))
_SECTIONS: dict[str, Class] = {
    "budget": "budget",
    "cost": "cost",
    "funding": "funds",
    "self_funding": "self",
    "funder": "grant",
}


def classes(found: Sequence[Scene]) -> list[Class]:
    """The class of each sum."""
    in_tables = table_classes(found)
    result: list[Class] = []
    for i, scene in enumerate(found):
        previous = result[i - 1] if i and scene.follows else None
        result.append(_resolved(_fixed(scene) or in_tables.get(i) or _class(scene, previous), scene))
    return [_total(i, found, result) for i in range(len(result))]


def _total(i: int, found: Sequence[Scene], names: Sequence[Class]) -> Class:
    """A row *Yhteensä* that nothing names is the sum of the rows beside it."""
    if names[i] != "other" or not cue("total").match(found[i].row or ""):
        return names[i]
    beside = {names[j] for j in _beside(i, found)} - {"other"}
    if beside & {"grant", "self", "external"}:
        return "funds"
    return beside.pop() if len(beside) == 1 else "other"


def _class(scene: Scene, previous: Class | None) -> Class:
    return _in_sentence(scene, previous) or _from_label(scene) or _from_headings(scene) or "other"


def _fixed(scene: Scene) -> Class | None:
    """*20 €/lapsi*, *yli 20 000 euron hankkeet*, *ennakkona … euroa*, *säästivät … euroa*."""
    if re.match(
        r"\s?/\s?(?!v\b|vuo|20\d\d)[^\W\d]|\s(?:per|kerta|kappale|henkilö\w*|tunti|tunnilta|kuukaudessa|kuussa)\b",
        scene.right,
    ):
        return "other"
    if _GENITIVE.search(scene.sum.unit) and re.search(
        r"\b(?:yli|alle|ylittä\w+|vähintään)\s*$", scene.left, re.IGNORECASE
    ):
        return "other"
    return "other" if cue("other").search(_clause(scene)) else None


def _clause(scene: Scene) -> str:
    """What stands before the sum in its own clause."""
    return re.split(r"(?:,|;)\s+(?:ja|sekä|mutta|josta|joista)\s", scene.left)[-1]


def _in_sentence(scene: Scene, previous: Class | None) -> Class | None:
    left = re.sub(r"\([^()]*\)", "", scene.left)
    left = re.sub(r"\(\s*$", "", left)
    cuts = list(_TAIL.finditer(left))
    tail = left[cuts[-1].end() :] if cuts else left
    part = cue("part").search(left) is not None
    words = re.findall(r"[^\W\d_]{3,}", cue("part").sub("", tail))
    behind = _behind(scene)
    if _GENITIVE.search(scene.sum.unit) and (behind or cue("project").match(scene.right.lstrip())):
        return behind or "budget"
    by_tail = nearest(tail)
    if by_tail and not (by_tail[0] == "pays" and cue("municipal").search(tail)):
        return by_tail[0]
    if cue("municipal").search(tail) and (by_tail or len(words) <= 3):
        return "self"
    if previous and cue("total").search(tail):
        return "funds" if previous in ("grant", "self", "external", "part") else previous
    if (scene.follows or part) and not words and behind:
        return behind
    by_left = nearest(left)
    if by_left and (not scene.follows or part or len(cuts) < 2 or not words):
        return by_left[0]
    if behind and not (scene.follows and re.match(r"\s*(?:,|;)?\s*(?:ja|sekä)\s", left)):
        return behind
    if previous and part:
        return "part"
    if previous and re.match(r"\s*(?:\([^()]*\))?\s*(?:,|ja|sekä)\s", left):
        return previous
    if by_left:
        return by_left[0]
    return None


def _behind(scene: Scene) -> Class | None:
    """The cue that follows the sum: *45 600 € ulkopuolinen rahoitus*, *38 150,50 €, kokonaan omarahoitus*."""
    right = _SHARE_BRACKET.sub("", scene.right)
    end = _RIGHT_END.search(right)
    found = nearest(right[: end.start()] if end else right, from_left=True)
    if (
        found is None
        and end
        and right[: end.start()].strip() == ""
        and not scene.precedes
        and right[end.start()] in ",("
    ):
        found = nearest(re.split(r"[.;)]", right[end.end() :])[0], from_left=True)
        if found and found[0] in ("other", "pays", "costs"):
            return None
    return found[0] if found else None


def _from_label(scene: Scene) -> Class | None:
    found = nearest(scene.row) if scene.row else None
    return found[0] if found else None


def _from_headings(scene: Scene) -> Class | None:
    for name in scene.sections:
        if name in _SECTIONS:
            return _SECTIONS[name]
    for text in scene.above:
        found = nearest(text) if len(text) < 120 else None
        if found and found[0] != "other":
            return found[0]
    return None


def _resolved(name: Class, scene: Scene) -> Class:
    """Settle the classes that need the tense or the subject of the sentence."""
    around = f"{scene.before[-120:]} {scene.right[:40]}"
    if name == "expense":
        past = cue("past").search(around) or cue("realized").search(scene.row or "") or "cost" in scene.sections[:1]
        return "cost" if past and not cue("planned").search(around) else "budget"
    if name == "costs" and cue("part").search(scene.before) and cue("pays").search(scene.before):
        return "grant"
    if name == "costs":
        return "cost" if cue("project").search(_clause(scene)) else "other"
    if name == "pays":
        return "grant" if cue("part").search(scene.before) or scene.follows else "other"
    if name == "funds" and re.search(r"rahoituksen\s+osuu\w+(?:\s\w+){0,3}\s*$", scene.left, re.IGNORECASE):
        return "grant"
    if name == "funds" and cue("planned").search(scene.row or ""):
        return "budget"
    if name == "budget" and re.search(r"toteutun", scene.left, re.IGNORECASE) and not cue("budget").search(scene.left):
        return "cost"
    return name


def kinds(found: Sequence[Scene], names: Sequence[Class], shares: Sequence[float | None]) -> list[AmountKind]:
    """The kind of each sum, from its class and those beside it."""
    result: list[AmountKind] = []
    for i, (scene, name) in enumerate(zip(found, names, strict=True)):
        result.append(_kind(i, scene, name, found, names, shares))
    return result


_DIRECT: dict[Class, AmountKind] = {
    "self": "self_funding",
    "external": "external_funding",
    "funds": "funding",
    "budget": "budget",
    "cost": "cost",
    "other": "other",
}


def _kind(
    i: int, scene: Scene, name: Class, found: Sequence[Scene], names: Sequence[Class], shares: Sequence[float | None]
) -> AmountKind:
    if name == "part":
        before = names[i - 1] if i else "grant"
        name = "grant" if before in ("grant", "part") else "external"
        if before in ("grant", "part"):
            return _kind(i - 1, found[i - 1], before, found, names, shares)
    alone = not any(names[j] in _TOTALS for j in _beside(i, found))
    if name == "self" and alone and shares[i] is None and cue("grants_now").search(scene.before):
        return "funding"
    if name == "grant":
        of_total = shares[i] is not None or re.search(r"osuu\w*(?:\s(?:on|oli))?\s*$", scene.left)
        return "funding" if alone and not of_total else "external_funding"
    return _DIRECT.get(name, "other")


_NEIGHBOURS = 24


def _beside(i: int, found: Sequence[Scene]) -> list[int]:
    """The sums in the same block, or in the blocks next to it under the same heading."""
    own = found[i]
    if own.index is None or own.block is None:
        return [j for j in (i - 1, i + 1) if 0 <= j < len(found)]
    beside = []
    for j in range(max(0, i - _NEIGHBOURS), min(len(found), i + _NEIGHBOURS)):
        other = found[j]
        if j == i or other.index is None or other.block is None:
            continue
        reach = 8 if own.block.kind == "row" else 4 if _short(own) and _short(other) else 1
        same_heading = _group(own) == _group(other)
        if other.index == own.index or same_heading and abs(other.index - own.index) <= reach:
            beside.append(j)
    return beside


def _group(scene: Scene) -> int | None:
    """The heading that the sum stands under, or in."""
    if scene.block is None:
        return None
    return scene.index if scene.block.kind == "heading" else scene.block.heading


def _short(scene: Scene) -> bool:
    """A line of a list or a form rather than a paragraph of sentences."""
    return scene.block is not None and scene.block.end - scene.block.start < 120
