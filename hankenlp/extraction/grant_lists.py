"""Lists of grants in running text, as press releases print them: *Pikselipaja, Joensuun Nuorisoverstas ry, 145 000 euroa*.

An entry opens its line or paragraph, names a project and a recipient, and then comes the sum; at least three such
entries on a page that speaks of grants make a list. Also sums that stand under the names of several equal projects.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from hankenlp.extraction.amount_scenes import Scene
from hankenlp.extraction.money_cues import cue
from hankenlp.extraction.table_kinds import names_body
from hankenlp.layout.labels import section
from hankenlp.resources.knowledge import fold, names
from hankenlp.resources.patterns import either

_LEAST = 3
_PIECES = re.compile(r"\s*[,;()/]\s*|\s+[–—-]\s+")
_ENDS = re.compile(rf"[,.:;)–—-]\s*(?:{either('columns', 'total')}\s|{either('columns', 'total_short')}\.\s?)?$")
_EURO = re.compile(rf"\d{{3}}\s?{either('amounts', 'euro_behind')}")


def entries(found: Sequence[Scene]) -> dict[int, str | None]:
    """The index of each sum that is an entry of a list of grants, with the name of its project where one is given."""
    listed = {i: text for i, scene in enumerate(found) if (text := _entry(scene)) is not None}
    if len(listed) < _LEAST or not _about_grants(found[min(listed)]):
        return {}
    listed |= _beside_entries(found, listed)
    return {i: project_of(text) for i, text in sorted(listed.items())}


def _beside_entries(found: Sequence[Scene], listed: dict[int, str]) -> dict[int, str]:
    """Lines of the same shape right over or under an entry that name a person: *Aino Vesa ja työryhmä, näytelmä, 7 000*."""
    blocks = {found[i].index for i in listed}
    return {
        i: text
        for i, scene in enumerate(found)
        if i not in listed
        and scene.index is not None
        and {scene.index - 1, scene.index + 1} & blocks
        and (text := _entry(scene, of_person=True)) is not None
    }


_PERSON_FIRST = re.compile(r"[A-ZÅÄÖ][\w-]+(?:\s[\w.-]+){1,5},\s")


def _entry(scene: Scene, of_person: bool = False) -> str | None:
    """What stands before the sum in its block, if the block is an entry: label, name, recipient."""
    block, text = scene.block, scene.layout.text
    headed = _heads_recipient(scene)
    if block is None or not headed and block.kind not in ("paragraph", "item", "field", "row") or scene.tabular:
        return None
    before = text[block.start : scene.sum.start].strip()
    label = scene.layout.label(block)
    if label and "\n" not in before:
        if section(label) is not None:
            return None
        before = f"{label}: {before}"
    before = before.rpartition("\n")[2].strip()
    if not 8 < len(before) < 200 or not (before[0].isupper() or before[0] in "\"”'0123456789"):
        return None
    last = re.split(r"[.:]\s", before)[0]
    if not _ENDS.search(before) or _EURO.search(before) or cue("verbs").search(last):
        return None
    if of_person:
        return before if _PERSON_FIRST.match(before) else None
    return before if headed or any(names_body(piece) for piece in _pieces(before)) or ":" in before else None


def _heads_recipient(scene: Scene) -> bool:
    """*Rantaniityt auki, 128 000 euroa* over *Saaja: Simon kunta*."""
    blocks = scene.layout.blocks
    if (
        scene.index is None
        or scene.index + 1 >= len(blocks)
        or blocks[scene.index].kind not in ("heading", "paragraph")
    ):
        return False
    if scene.layout.text[scene.sum.end : blocks[scene.index].end].strip():
        return False
    below = blocks[scene.index + 1]
    return below.kind == "field" and below.section == "implementer"


def _pieces(entry: str) -> list[str]:
    return [piece for piece in _PIECES.split(re.sub(r"[:.]\s", ", ", entry + " ")) if piece]


def project_of(entry: str) -> str | None:
    """The project of an entry: what follows the recipient and its colon, else the first piece that names no body."""
    _, colon, behind = entry.partition(": ")
    if colon and behind.strip():
        return re.split(r"[.,;(]\s|[.,;]$", behind.strip())[0].strip(' ,.:–-"”') or None
    for piece in _pieces(entry):
        name = piece.strip(' ,.:–-"”')
        if name and not names_body(name) and fold(name) not in names() and not name[0].isdigit():
            return name
    return None


def _about_grants(scene: Scene) -> bool:
    above = scene.layout.text[max(0, scene.sum.start - 3000) : scene.sum.start]
    return cue("grant").search(above) is not None or cue("grant_verbs").search(above) is not None


def under_projects(found: Sequence[Scene]) -> dict[int, str]:
    """The project's name for sums that stand, each behind the same words, under three or more headings that name one."""
    places: defaultdict[str, dict[int, str]] = defaultdict(dict)
    for i, scene in enumerate(found):
        heading = scene.layout.heading(scene.block) if scene.block is not None else None
        label = scene.layout.label(scene.block) if scene.block is not None and scene.block.label else None
        words = fold(re.sub(r"[\d.,€]+", " ", scene.before or label or ""))[-60:]
        if heading is None or not words or len(words) > 50 or heading.section not in (None, "title"):
            continue
        places[words][i] = scene.layout.of(heading)
    return {i: name for group in places.values() if len(set(group.values())) >= _LEAST for i, name in group.items()}
