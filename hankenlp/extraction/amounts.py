"""Sums of money with value, currency, kind, subject, payer and share.

``find`` reads the sums that carry their unit (``sums``) and those whose table or field gives it (``money_rows``), looks
at what stands around each (``amount_scenes``) and says what each is (``amount_kinds``, ``shares``) and who pays it (``payers``).
"""

import re

from spacy.tokens import Doc

from hankenlp.documents import Amount
from hankenlp.extraction.amount_kinds import classes, kinds
from hankenlp.extraction.amount_scenes import Scene, scenes
from hankenlp.extraction.component import layout_of
from hankenlp.extraction.cue_words import cues
from hankenlp.extraction.grant_lists import entries, under_projects
from hankenlp.extraction.money_cues import Class, cue
from hankenlp.extraction.money_rows import MONEY_SECTIONS, unmarked
from hankenlp.extraction.payers import payers
from hankenlp.extraction.projects import may_speak_of_project
from hankenlp.extraction.shares import share_in_table, share_of, share_of_costs
from hankenlp.extraction.sums import Sum, sums
from hankenlp.extraction.surroundings import block_of
from hankenlp.extraction.table_kinds import names_body
from hankenlp.layout import Layout
from hankenlp.layout.labels import section
from hankenlp.layout.sheets import sheet_row
from hankenlp.resources.patterns import either

_SHARE_FIRST = re.compile(rf"^\W{{0,3}}\d[\d.,]*\s?{either('amounts', 'percent')}")
_BRACKET = re.compile(rf"[ \u00a0]?\(\d[\d.,]*\s?{either('amounts', 'percent')}\)")
_OF_WHICH = re.compile(rf"^{either('amounts', 'of_which')}\s+")


_KEPT = "_money_scenes"


def scenes_of(layout: Layout) -> list[Scene]:
    """The sums of the text in their surroundings, kept with the layout."""
    kept: list[Scene] | None = vars(layout).get(_KEPT)
    if kept is None:
        marked = [item for item in sums(layout.text) if not _aside(item, layout)]
        items = sorted((*marked, *unmarked(layout, marked)), key=lambda item: item.start)
        items = [item for item in items if not _numbers_section(item, layout)]
        kept = vars(layout)[_KEPT] = scenes(layout, items)
    return kept


def find(doc: Doc) -> list[Amount]:
    """The sums of money in the document, in order."""
    layout = layout_of(doc)
    around = scenes_of(layout)
    names = classes(around)
    shares = _shares(around, names)
    in_project = may_speak_of_project(layout)
    of_kinds = kinds(around, names, shares)
    paid_by = payers(doc, around, of_kinds) if in_project else [None] * len(around)
    found = zip(around, of_kinds, _subjects(around, names), paid_by, shares, strict=True)
    return [
        Amount(
            text=layout.text[scene.sum.start : scene.sum.end],
            start=scene.sum.start,
            end=scene.sum.end,
            value=scene.sum.value,
            value_min=scene.sum.low,
            currency=scene.sum.currency,
            kind=kind if in_project else "other",
            subject=subject,
            payer=payer,
            share=share,
            confidence=scene.sum.confidence,
        )
        for scene, kind, subject, payer, share in found
    ]


def _aside(item: Sum, layout: Layout) -> bool:
    """Navigation, and the unit of a table that looks like a sum: *(1000 €)*."""
    block = block_of(layout, item.start)
    if block is not None and block.kind == "chrome":
        return True
    before, after = layout.text[max(0, item.start - 5) : item.start].rstrip(" x"), layout.text[item.end : item.end + 1]
    return item.value == 1000 and before.endswith("(") and after == ")"


_SECTION = re.compile(r"(?:[^\W\d_]+|[€$£])?\s?(\d{1,2})(?:\.\d{1,2})?")
_SECTION_NAME = re.compile(r"\.?[ \t\u00a0]+[A-ZÅÄÖ][a-zåäö]")
_BEFORE_SECTION = 20_000


def _numbers_section(item: Sum, layout: Layout) -> bool:
    """*… yhteensä 267 000 8 De minimis -tuki*: the number of the next section, in a form that has lost its lines.

    A capital word follows it, and the number before it heads a section further up.
    """
    number = _SECTION.fullmatch(layout.text, item.start, item.end)
    if number is None or not _SECTION_NAME.match(layout.text, item.end):
        return False
    before = layout.text[max(0, item.start - _BEFORE_SECTION) : item.start]
    previous = re.compile(rf"(?:^|\s){int(number[1]) - 1}(?:\.\d{{1,2}})?\.?[ \t\u00a0]+[A-ZÅÄÖ]")
    return re.search(r"[\d€%)][ \t\u00a0]+$|[€$£]$", before) is not None and previous.search(before) is not None


def _shares(around: list[Scene], names: list[Class]) -> list[float | None]:
    """A percentage between two sums belongs to one of them: to the one that it follows, if it can."""
    found: list[float | None] = []
    for scene in around:
        if scene.tabular:
            beside = f" {scene.percent} %" if scene.percent else scene.right or _behind(scene)
            found.append(share_in_table("" if scene.follows else scene.left, beside, scene.column or ""))
            continue
        free = not scene.follows or not found or found[-1] is None
        left = scene.left if free else _SHARE_FIRST.sub("", scene.left)
        found.append(share_of(left, scene.right, takes_before=free))
    return [
        _of_the_costs(i, around, names) if share is None and names[i] in ("grant", "self", "external") else share
        for i, share in enumerate(found)
    ]


def _of_the_costs(i: int, around: list[Scene], names: list[Class]) -> float | None:
    """The share that the clause before says (*50 % menoista, jolloin avustus on …*), or the next sentence about it."""
    scene = around[i]
    if scene.tabular or cue("total").search(scene.left):
        return None
    behind = next(
        (s.sum.start for s, name in zip(around[i + 1 :], names[i + 1 :], strict=True) if name == names[i]), None
    )
    end = scene.block.end if scene.block is not None else scene.line.end
    end = end if behind is None else min(end, behind)
    return share_of_costs(scene.left, scene.layout.text[scene.sum.end : max(end, scene.sum.end)], names[i] == "grant")


def _behind(scene: Scene) -> str:
    """What follows the row of a flattened table: *Haettava tuki 80 000 (80 %) Omarahoitus …*."""
    bracket = _BRACKET.match(scene.layout.text, scene.sum.end)
    return bracket.group() if bracket else ""


def _subjects(around: list[Scene], names: list[Class]) -> list[str | None]:
    """The label of the row, line or field; a sum that is part of the one before it shares that one's."""
    found: list[str | None] = []
    projects: dict[int, str | None] = {**under_projects(around), **entries(around)}
    for i, (scene, name) in enumerate(zip(around, names, strict=True)):
        if i in projects:
            found.append(projects[i])
            continue
        subject = _subject(scene)
        if subject is None and scene.follows and found and _depends(scene, name):
            subject = found[-1]
        found.append(subject)
    return _with_funders(around, found)


def _with_funders(around: list[Scene], subjects: list[str | None]) -> list[str | None]:
    """Beside rows that are called by their payer (*Savonlinna*), *Traficomin avustus* names one, too."""
    pairs = list(zip(around, subjects, strict=True))
    groups = {s.block.heading for s, subject in pairs if s.tabular and s.block and subject and names_body(subject)}
    return [
        scene.row.strip(" :")
        if subject is None and scene.row and scene.tabular and scene.block and scene.block.heading in groups
        and cues("amounts", "cues", "funder_parts").fullmatch(scene.row.strip(" :"))
        and not cues("amounts", "cues", "no_funders").match(scene.row)
        else subject
        for scene, subject in pairs
    ]  # fmt: skip


_CAPITAL = re.compile(r"(?<=\s)(?=[A-ZÅÄÖ])")


def _without_subheading(row: str) -> str:
    """*Yhteishankkeen jakauma Sompion koulutuskuntayhtymä*: a line over the row that a flattened table has lost."""
    for cut in _CAPITAL.finditer(row):
        over, name = row[: cut.start()].strip(), row[cut.start() :]
        if cues("amounts", "cues", "subheadings").search(over.split()[-1]) and names_body(name):
            return name
    return row


def _depends(scene: Scene, name: Class) -> bool:
    return scene.row is None or scene.column is None or name == "part"


_SHARE_BEHIND = re.compile(
    rf"[,:]?\s*\(?(?:{either('amounts', 'at_most')}\s+)?\d{{1,3}}(?:,\d+)?\s?{either('amounts', 'percent')}\)?$"
    rf"|\s*\({either('amounts', 'units_in_labels')}\)$",
    re.IGNORECASE,
)
"""*Tuki (80 %)*, *Yhteensä (€)*: the share and the unit are no part of a label."""


def _subject(scene: Scene) -> str | None:
    """The label of the row, line or field; a label that only says the kind of the sum, or names a section, is none."""
    row = scene.row
    if row is None or scene.block is not None and scene.block.kind == "heading" and ":" not in scene.before:
        return None
    row = _OF_WHICH.sub("", " ".join(row.split()).strip(" :"))
    row = _SHARE_BEHIND.sub("", row).strip(" :,")
    if row.endswith("?") or not re.search(r"[^\W\d_]", row):
        return None
    if cues("amounts", "cues", "cost_rows").match(row):
        return row
    row = _without_subheading(row)
    in_table = scene.block is not None and scene.block.kind == "row" or sheet_row(scene.layout, scene.sum.start)
    known = section(row)
    if known in MONEY_SECTIONS or known not in (None, "coordinator") and not in_table:
        return None
    if not cues("amounts", "cues", "kind_labels").search(row):
        return row
    named = _WHOSE.search(row)
    return row if named is not None and names_body(named["behind"] or named["inside"]) else None


_WHOSE = re.compile(r"^[^,()]+(?:,\s(?P<behind>[A-ZÅÄÖ][^,()]+)|\s\((?P<inside>[A-ZÅÄÖ][^,()]+)\))$")
"""*Kuntarahoitus, Kuopion kaupunki*: the kind of the sum, then who pays it."""
