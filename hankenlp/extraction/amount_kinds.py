"""What a sum is: cost, budget, funding, a part that one party pays, the own share, or something else.

Every sum first gets a class from the cue nearest to it: in its row and column, in its own part of the sentence, in its
label, in the headings. Then a grant becomes ``external_funding`` where a total, an own share or a percentage stands
beside it, else ``funding``. The cue words stand in ``amounts.toml``.
"""

import re
from collections.abc import Sequence

from hankenlp.documents import AmountKind
from hankenlp.extraction.amount_others import APIECE, GENITIVE, SHARE_BRACKET, fixed, price
from hankenlp.extraction.amount_scenes import Scene
from hankenlp.extraction.grant_lists import entries
from hankenlp.extraction.grants import is_granted
from hankenlp.extraction.money_cues import Class, cue, nearest
from hankenlp.extraction.projects import is_about_several
from hankenlp.extraction.table_kinds import names_body, table_classes
from hankenlp.resources.knowledge import fold, names
from hankenlp.resources.patterns import either

_TAIL = re.compile(r"[,;(]\s|\(|\s(?:ja|sekä|mutta|eli)\s|^\s*(?:ja|sekä|mutta|eli)\s")
_RIGHT_END = re.compile(r"[,;.(:!?](?:\s|$)|\(|\s(?:ja|sekä|mutta|eli|josta|joista)\s")
_AND = (
    rf"(?:\s(?:{either('dates', 'year_stem')}\w+\s)?\d[\d.–-]*|{APIECE.pattern})?\s*(?:\([^()]*\))?\s*(?:,|ja|sekä)\s"
)
"""*12 000 € vuodelle 2024 ja 14 000 € vuodelle 2025*, *10 € tunnilta, muilta 30 €*: what stands between equals."""
_COSTS_THAT = re.compile(rf"{either('amounts', 'of_costs')},?\s+jotka\s+\w+\s+$")
_OF_GRANT = re.compile(rf"(?<!\w){either('amounts', 'of_grant')}\s", re.IGNORECASE)
"""*Avustuksesta kunnan osuus on …*: what a partner gets of the grant is no own share."""
_BODY_PROMISES = re.compile(r"\s*[A-ZÅÄÖ][\w-]+(?:\s(?:ja|sekä)\s[A-ZÅÄÖ][\w-]+)?\s[a-zåäö]")
_TINY = 100
"""Nobody finances a project with less."""
_SHARE = either("amounts", "share_stem")
_ITS_SHARE = re.compile(rf"(?<!\w)[A-ZÅÄÖ]\w+n\s{_SHARE}s\s(?:on|oli|olisi)\s*$")
_SHARE_OF_FUNDING = re.compile(
    rf"{either('amounts', 'funding_genitives')}\s+{_SHARE}\w+(?:\s\w+){{0,3}}\s*$", re.IGNORECASE
)
_SHARE_BEFORE = re.compile(rf"{_SHARE}\w*(?:\s(?:on|oli))?\s*$")
_PARTS_SHARES = re.compile(rf"\b{either('amounts', 'of_which')}\b.*{_SHARE}")
_OWNER_ALONE = re.compile(r"[^\w]*(?:ja|sekä|,)\s+[A-ZÅÄÖ][\w-]+n\s*$")
_SHARE_OF_OWNER = re.compile(rf"[A-ZÅÄÖ][\w-]+n\s{_SHARE}s\s")
"""*Mikkelin osuus on 60 000 € ja Juvan 20 000 €*: a town that has its share like the one before it."""
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
    in_tables |= _costs_of_bodies(found, in_tables)
    listed = entries(found)
    result: list[Class] = []
    for i, scene in enumerate(found):
        previous = result[i - 1] if i and scene.follows else None
        granted = i in listed or previous is None and _opens_grant(scene)
        known: Class | None = fixed(scene) or ("grant" if granted else in_tables.get(i))
        result.append(_resolved(known or _class(scene, previous), scene))
    return [_total(i, found, result) for i in range(len(result))]


def _costs_of_bodies(found: Sequence[Scene], in_tables: dict[int, Class]) -> dict[int, Class]:
    """Rows that bodies name under a heading of costs alone, with their total: what each of them spends.

    Where a row beside them says who pays (a grant, an own share), they pay, too.
    """
    rows = [i for i, name in in_tables.items() if name == "external" and _is_cost_of_body(found[i])]
    rows = [i for i in rows if not any(_says_who_pays(found[j], in_tables.get(j)) for j in _beside(i, found))]
    beside = {j for i in rows for j in _beside(i, found) if in_tables.get(j) == "funds"}
    totals = [j for j in beside if cue("total").match(found[j].row or "")]
    return dict.fromkeys((*rows, *totals), "expense")


def _is_cost_of_body(scene: Scene) -> bool:
    row = scene.row or ""
    if not scene.tabular or not names_body(row) or cue("payers").search(row) or _is_programme(row):
        return False
    heads = (text for text in scene.above if cue("cost_tables").search(text) or cue("funding_tables").search(text))
    head = next(heads, "")
    return cue("cost_tables").search(head) is not None and cue("funding_tables").search(head) is None


def _is_programme(row: str) -> bool:
    return any(entry.type == "programme" for entry in names().get(fold(row.strip(" :")), ()))


def _says_who_pays(scene: Scene, name: Class | None) -> bool:
    """A share of the funding by its own label, or a payer among the bodies."""
    row = scene.row or ""
    return name in ("grant", "self") or name == "external" and not _is_cost_of_body(scene) and bool(row)


def _opens_grant(scene: Scene) -> bool:
    """Is the sum an item of a list that a sentence about granting leads in?"""
    return scene.block is not None and is_granted(scene.layout, scene.block)


def _total(i: int, found: Sequence[Scene], names: Sequence[Class]) -> Class:
    """A row *Yhteensä* that nothing names is the sum of the rows beside it."""
    if names[i] != "other" or not cue("total").match(found[i].row or ""):
        return names[i]
    beside = {names[j] for j in _beside(i, found)} - {"other"}
    if beside & {"grant", "self", "external"}:
        return "funds"
    return beside.pop() if len(beside) == 1 else "other"


def _class(scene: Scene, previous: Class | None) -> Class:
    said = _in_sentence(scene, previous) or _from_label(scene) or _from_headings(scene)
    return said or _by_payer(scene) or _on_grants(scene) or ("budget" if _is_whole(scene) else "other")


def _is_whole(scene: Scene) -> bool:
    """*Rahaa on kaikkiaan 105 000 €, josta …*: a total whose parts follow."""
    parts = re.match(rf"\s*,\s{either('amounts', 'of_which')}\s", scene.right)
    return scene.precedes and parts is not None and cue("total").search(scene.left) is not None


def _by_payer(scene: Scene) -> Class | None:
    """*HARVA (2017–2020), Maa- ja metsätalousministeriö, 240 000 €*: a funder right before the sum."""
    words = re.split(r"[,:]\s+", re.sub(r"[\s\d,–-]+$", "", scene.left))[-1]
    return "grant" if len(words) < 80 and cue("payers").search(words) and not cue("verbs").search(words) else None


def _on_grants(scene: Scene) -> Class | None:
    """A headline, a line with nothing but a sum, or an exclamation, where the words around speak of a grant."""
    block, text = scene.block, scene.layout.text
    if block is None:
        return None
    bare = not re.sub(r"[\W\d_]", "", scene.left + scene.right)
    if block.kind == "heading" or bare:
        near = text[max(0, block.start - 400) : block.start] + text[block.end : block.end + 300]
    elif re.search(r":\s*$", scene.left):
        near = scene.left
    else:
        return None
    return "grant" if cue("grant").search(near) or cue("applications").search(near) else None


def _in_sentence(scene: Scene, previous: Class | None) -> Class | None:
    left = re.sub(r"\([^()]*\)", "", scene.left)
    left = re.sub(r"^\s*\)|\(\s*$", "", left)
    cuts = list(_TAIL.finditer(left))
    tail = left[cuts[-1].end() :] if cuts else left
    part = cue("part").search(left) is not None
    words = re.findall(r"[^\W\d_]{3,}", cue("part").sub("", tail))
    behind = _behind(scene)
    if _COSTS_THAT.search(left):
        return "expense"
    if cue("rest").search(left) and cue("own_rows").search(re.split(r"[.,;]", scene.right)[0]):
        return "self"
    if cue("rest").search(left) and cue("own_purse").search(left):
        return "self"
    if GENITIVE.search(scene.sum.unit) and (behind or cue("project").match(scene.right.lstrip())):
        return behind or "budget"
    by_tail = nearest(tail)
    if by_tail and not (by_tail[0] == "pays" and cue("municipal").search(tail)):
        own = by_tail[0] in ("budget", "cost") and cue("weak_plans").fullmatch(by_tail[1].group())
        if own and (cue("self_funding").search(left) or previous == "self" and not words_of_cost(left)):
            return "self"
        if own and by_tail[0] == "cost" and (cue("grant").search(left) or cue("total_funding").search(left)):
            return "grant"
        if by_tail[0] == "pays" and cue("grant").search(tail):
            return "grant"
        if by_tail[0] == "self" and _OF_GRANT.search(left):
            return "grant"
        return by_tail[0]
    if cue("municipal").search(tail) and (by_tail or len(words) <= 3):
        return "self"
    if previous and cue("total").search(tail):
        return "funds" if previous in ("grant", "self", "external", "part") else previous
    if (scene.follows or part) and not words and behind:
        return behind
    by_left = nearest(left)
    if by_left and (not scene.follows or part or len(cuts) < 2 or not words):
        return "grant" if by_left[0] == "pays" and cue("grant").search(left) else by_left[0]
    if behind and not (scene.follows and re.match(r"\s*(?:,|;)?\s*(?:ja|sekä)\s", left)):
        return behind
    if previous == "self" and part and _SHARE_BEFORE.search(left):
        return "self"
    if previous in ("budget", "cost") and part and cue("expense_rows").search(tail):
        return previous
    if previous in ("budget", "cost") and part and not _names_payer(tail):
        return previous
    if previous and part:
        return "part"
    if previous and re.match(_AND, left):
        if previous == "self" and _PARTS_SHARES.search(scene.before):
            return "self"
        if previous == "self" and _OWNER_ALONE.match(left) and _SHARE_OF_OWNER.search(scene.before):
            return "self"
        another_payer = re.search(r"[A-ZÅÄÖ]\w+", tail) and not re.search(r"[a-zåäö]lle\s*$", tail)
        return "external" if previous in ("self", "grant") and another_payer else previous
    if _ITS_SHARE.search(left):
        return "self"
    if by_left:
        return by_left[0]
    return None


def _names_payer(tail: str) -> bool:
    """Does a name, or a noun for a body, stand between *josta* and the sum? *josta palkkoja* only details a cost."""
    return any(w[0].isupper() or names_body(w.capitalize()) for w in re.findall(r"[^\W\d_][\w:-]*", tail))


def _last_clause(left: str) -> str:
    """The words right before a sum: *toteutuneet kulut* of *Budjetti oli … ja toteutuneet kulut*."""
    return " ".join(left.split()[-3:])


def words_of_cost(text: str) -> bool:
    """Does the text name costs or a budget, rather than only say that something was planned or came true?"""
    return cue("expense").search(text) is not None or cue("cost_tables").search(text) is not None


def _behind(scene: Scene) -> Class | None:
    """The cue that follows the sum: *45 600 € ulkopuolinen rahoitus*, *38 150,50 €, kokonaan omarahoitus*."""
    right = SHARE_BRACKET.sub("", scene.right)
    end = _RIGHT_END.search(right)
    found = nearest(right[: end.start()] if end else right, from_left=True)
    if (
        found is None
        and end
        and right[: end.start()].strip() == ""
        and not scene.precedes
        and right[end.start()] in ",("
    ):
        aside = re.split(r"[.;)]", right[end.end() :])[0]
        if cue("rest").match(aside.lstrip()):
            return None
        found = nearest(aside, from_left=True)
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
        found = nearest(text, nouns=True) if len(text) < 120 else None
        if found and found[0] != "other":
            return found[0]
    return None


def _resolved(name: Class, scene: Scene) -> Class:
    """Settle the classes that need the tense or the subject of the sentence."""
    around = f"{scene.before[-120:]} {re.split(r'[(,;.]', scene.right[:40])[0]}"
    if name == "expense" and not scene.tabular and cue("came_true").search(_last_clause(scene.left)):
        return "cost"
    if name == "expense":
        past = cue("past").search(around) or cue("realized").search(scene.row or "") or "cost" in scene.sections[:1]
        past = past or scene.tabular and _reports(scene)
        return "cost" if past and not cue("planned").search(around) else "budget"
    if name == "costs":
        return price(scene)
    if name == "cost" and cue("yearly").search(around) and cue("municipal").search(scene.before):
        return "other"
    if name == "pays":
        if cue("takes_part").search(scene.left) and cue("boards").search(scene.before):
            return "self"
        if not scene.follows and _BODY_PROMISES.match(scene.left) and names_body(scene.left.split()[0]):
            return "external"
        return "grant" if cue("part").search(scene.before) or scene.follows else "other"
    if name == "funds" and _SHARE_OF_FUNDING.search(scene.left):
        return "grant"
    row = scene.row or ""
    if name == "funds" and cue("planned").search(row) and not cue("granted").search(row):
        return "budget"
    if name == "budget" and cue("came_true").search(scene.left) and not cue("budget").search(scene.left):
        return "cost"
    return name


def _reports(scene: Scene) -> bool:
    """Is the page a report on what was done?"""
    return cue("reports").search(scene.layout.text[:500]) is not None


def kinds(found: Sequence[Scene], names: Sequence[Class], shares: Sequence[float | None]) -> list[AmountKind]:
    """The kind of each sum, from its class and those beside it."""
    result: list[AmountKind] = []
    for i, (scene, name) in enumerate(zip(found, names, strict=True)):
        result.append(_kind(i, scene, name, found, names, shares))
    parts = {scene.sum.value for scene, kind in zip(found, result, strict=True) if kind == "external_funding"}
    whole = _whole(found, result)
    return [
        "other"
        if kind not in ("cost", "other") and scene.sum.value < _TINY and not scene.tabular
        else "external_funding"
        if kind == "funding" and name == "grant" and (scene.sum.value in parts or scene.sum.value < whole)
        else kind
        for scene, name, kind in zip(found, names, result, strict=True)
    ]


def _whole(found: Sequence[Scene], result: Sequence[AmountKind]) -> float:
    """The size of the only project of the page, if an own share of it stands anywhere: grants are parts of it. Else 0."""
    if "self_funding" not in result or is_about_several(found[0].layout):
        return 0.0
    return max((s.sum.value for s, kind in zip(found, result, strict=True) if kind in ("budget", "cost")), default=0.0)


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
    own = cue("own").search(f"{scene.before} {scene.right[:40]}") or cue("takes_part").search(scene.left)
    granted = cue("grants_now").search(scene.before) and not own
    if name == "self" and alone and shares[i] is None and granted:
        return "funding"
    if name == "grant" and _opens_grant(scene):
        return "funding"
    if name == "funds" and shares[i] is not None and scene.follows and not scene.tabular:
        return "external_funding"
    if name == "grant":
        of_total = (
            cue("rest").search(f"{scene.before} {scene.right} {_next_words(i, found)}")
            or shares[i] is not None
            or _SHARE_BEFORE.search(scene.left)
            or scene.follows
            and names[i - 1] == "other"
            and cue("part").search(scene.left)
        )
        return "funding" if alone and not of_total else "external_funding"
    return _DIRECT.get(name, "other")


def _next_words(i: int, found: Sequence[Scene]) -> str:
    """The words between the next sum of the sentence and the one behind it."""
    return found[i + 1].right if found[i].precedes and i + 1 < len(found) else ""


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
