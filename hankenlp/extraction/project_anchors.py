"""Where the part of one of several projects begins: a title field, a chapter, an item of minutes, a line of a list, a row of a sheet.

An anchor is an extent with the name that stands there; ``project_headings`` finds those that are headings.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from hankenlp.extraction.project_lists import Item, chapter_parts, has_applicant, items
from hankenlp.extraction.project_names import (
    NAME,
    cut,
    has_code,
    head,
    in_own_case,
    is_funder,
    plain,
    with_short,
)
from hankenlp.extraction.table_kinds import names_body
from hankenlp.extraction.title_candidates import after_lead, what_is_decided
from hankenlp.layout import Block, Layout
from hankenlp.layout.heading_guess import guessed_section
from hankenlp.layout.labels import heading_section, section
from hankenlp.layout.sheets import sheet_rows
from hankenlp.resources.additions import cached
from hankenlp.resources.knowledge import fold, names
from hankenlp.resources.patterns import either, expressions, pattern, word_set

PARTS: Final = "project_parts"
FACTS: Final = frozenset(
    ("implementer", "period", "start", "end", "funder", "funding", "budget", "status", "coordinator", "partner")
    + ("director", "manager", "contact")
)
ASKED: Final = frozenset(("goals", "outcomes", "expected_outcomes", "benefits", "practices"))
_LONGEST: Final = 110
_WORDS: Final = 14
_SAID: Final = (("cue", "goals", "cues"), ("one", PARTS, "one"))
_BELOW: Final = 9
"""So many blocks below a line are looked at."""
QUOTES = " \"”“»«'\u00a0"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The part from ``start`` to ``end`` is that of the project ``name``; None where it is nobody's.

    ``way`` says what makes it a part, ``signs`` what speaks for the name; ``sub`` marks a part of a main project.
    """

    start: int
    end: int
    name: str | None
    way: str
    signs: frozenset[str] = frozenset()
    sub: bool = False


def structured(layout: Layout) -> list[Anchor]:
    """Parts that the page's form tells: fields, chapters, items of minutes, numbered projects. One family at most."""
    for family in (_title_fields, _numbered, _chapters, _minutes):
        found = list(family(layout))
        if len({plain(a.name) for a in found if a.name}) >= 2:
            return found
    return []


def _title_fields(layout: Layout) -> Iterator[Anchor]:
    """*Hankkeen nimi: Kynnys*, with facts behind it."""
    seen: set[int] = set()
    for i, block in enumerate(layout.blocks):
        if block.kind != "field" or block.section != "title" or block.end <= block.start or block.label is None:
            continue
        if pattern(PARTS, "other_names").search(layout.text, block.label.start, block.end):
            continue
        if block.label.start not in seen and facts(layout, i):
            seen.add(block.label.start)
            extent = cut(layout.text, block.start, block.end)
            if extent:
                yield Anchor(block.label.start, len(layout.text), written(layout.text, *extent), "field")


@cached
def _number() -> "re.Pattern[str]":
    return re.compile(
        rf"^[^\w\n]*(?P<kind>(?i:{either(PARTS, 'numbered')}))(?P<number>\s?(?:\d{{1,2}}|[A-E]|[IVX]{{1,4}})(?![\w.]\w))?"
        r"(?P<colon>[.:)]?\s*[–-]?)\s+(?P<name>[A-ZÅÄÖ\"”“].{1,110})$",
        re.MULTILINE,
    )


def _numbered(layout: Layout) -> Iterator[Anchor]:
    """*Hanke 1: Kynnys*, *Osahanke 2. Ranta kuntoon*, *OH3 Kokeilu (VTT)*, and without a number *Hanke: Kynnys*."""
    for match in _number().finditer(layout.text):
        block = layout.at(match.start("name"))
        if not match["number"] and not match["colon"].strip() or block is None or block.kind in ("row", "chrome"):
            continue
        if match["name"].endswith(".") or layout.text[match.end() - 1] in ",;":
            continue
        sub = pattern(PARTS, "parts").search(match.group()) is not None
        extent = name_in(layout.text, match.start("name"), match.end("name"))
        if extent:
            name = written(layout.text, *extent)
            yield Anchor(match.start(), len(layout.text), name, "numbered", frozenset(("numbered",)), sub)


def _chapters(layout: Layout) -> Iterator[Anchor]:
    """*3.1 Kynnys* under *3 HANKKEET*, up to *4 TALOUS*."""
    for start, end, first, last in chapter_parts(layout.text):
        extent = name_in(layout.text, first, last)
        if extent:
            yield Anchor(start, end, written(layout.text, *extent), "chapter")


def _minutes(layout: Layout) -> Iterator[Anchor]:
    """*§ 58 Rahoitus: Kynnys*; an item that names no project is nobody's."""
    for item in items(layout):
        yield Anchor(item.start, item.end, _decided_project(layout, item), "item")


def _decided_project(layout: Layout, item: Item) -> str | None:
    """The project on which the item decides: what its heading names, in its own case where the text has it."""
    whole = layout.text[item.start : item.end]
    if not has_applicant(layout, item) and pattern(NAME, "closed_heads").search(whole) is None:
        return None
    start, end = item.heading.start, item.heading.end
    decided = what_is_decided(layout, start, end)
    start, end = decided or (after_lead(layout, start, end), end)
    extent = name_in(layout.text, start, end)
    return written(layout.text, *in_own_case(layout.text, *extent)) if extent else None


def rows(layout: Layout) -> Iterator[Anchor]:
    """A sheet's rows that each name a project, and notes on them (*Rivi 4: …*)."""
    named: dict[str, str] = {}
    for row in sheet_rows(layout):
        cells = {h.of(layout.text).casefold(): c for h, c in row.cells if h}
        cell = next((cells[h] for h in cells if h in word_set(NAME, "columns")), None)
        if cell is not None and plain(cell.of(layout.text)):
            named[re.split(r"\W", row.line.of(layout.text).strip(), maxsplit=1)[0]] = cell.of(layout.text)
            yield Anchor(row.line.start, row.line.end, cell.of(layout.text), "row")
    for block in layout.blocks if named else ():
        note = pattern(PARTS, "row_notes").search(layout.of(block))
        if note and note["number"] in named:
            yield Anchor(block.start, block.end, named[note["number"]], "row")


def lines(layout: Layout) -> Iterator[Anchor]:
    """Lines that each name a project and say something of it: *Porin kaupunki: Lukumummit, 9 000 euroa. Tavoitteena on …*."""
    found = [(block, start) for block in layout.blocks if (start := _line_start(layout, block)) is not None]
    texts = [layout.text[start : block.end] for block, start in found]
    behind = any(sums().search(text) and _is_granted(text) for text in texts)
    for (block, start), text in zip(found, texts, strict=True):
        name = _of_line(text, block, behind)
        if name:
            signs = frozenset(("sum",)) if sums().search(text) else frozenset[str]()
            yield Anchor(start, block.end, name, "line", signs)


def _line_start(layout: Layout, block: Block) -> int | None:
    if block.kind in ("item", "paragraph"):
        return block.start
    if block.kind != "field" or block.section in FACTS | ASKED or block.label is None:
        return None
    before = layout.text[block.label.end : block.start]
    return block.label.start if block.label.start < block.start and "\n" not in before else None


@cached
def sums() -> "re.Pattern[str]":
    """A number with the unit of a grant."""
    return re.compile(
        rf"(?<!\d)(?<!\d[ .\u00a0])\d[\d .\u00a0]{{0,14}}(?:,\d+)?\s?{either(NAME, 'sum_units')}", re.IGNORECASE
    )


_BEFORE_COLON = re.compile(r"(?P<before>[A-ZÅÄÖ\"”“][^:.!?\n]{1,90}):\s+(?P<behind>\S)")


def _is_granted(text: str) -> bool:
    """Does a body stand before the colon, as in *Porin kaupunki: Lukumummit, 9 000 euroa*?"""
    colon = _BEFORE_COLON.match(text)
    before = re.sub(r"\s*\([^()]*\)$", "", colon["before"]) if colon else ""
    return bool(before) and any(names_body(piece) for piece in (before, *before.split(", ")))


def _of_line(text: str, block: Block, recipients: bool) -> str | None:
    """The project of a list's line: before a colon, or behind it where the list's lines begin with recipients."""
    colon = _BEFORE_COLON.match(text)
    if colon is None or section(colon["before"]) is not None:
        return None
    before, behind = colon["before"], text[colon.start("behind") :]
    granted = sums().search(text) is not None
    if granted and recipients:
        name = re.split(r"[.,;(]\s|[.,;]$|\s[–-]\s", behind)[0]
        return _bare(name) if name[:1].isupper() or name[:1] in QUOTES else None
    speaks = pattern("goals", "cues").search(text) or pattern(NAME, "project_words").search(text)
    if block.kind == "paragraph" or len(before.split()) > 8 or not speaks or _is_granted(text):
        return None
    return _bare(before)


def _bare(name: str) -> str | None:
    extent = name_in(name, 0, len(name))
    return written(name, *extent) if extent else None


@cached
def closing_sum() -> "re.Pattern[str]":
    """A sum that closes a line: *, 128 000 euroa*, * (avustus 9 000 €)*."""
    return re.compile(
        rf"(?<!\s)\s*(?:(?<!\d),|[:–(-])\s*[^,\n]{{0,20}}?{sums().pattern}[^\n]{{0,12}}$", re.IGNORECASE | re.MULTILINE
    )


def name_in(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The name in a heading: without sum, years, aside, and the word that it hangs on."""
    amount = closing_sum().search(text, start, end)
    if amount and amount.start() > start:
        end = amount.start()
        comma = re.search(r",\s", text[start:end])
        pieces = text[start:end].split(", ")
        if comma and len(pieces) > 1 and any(names_body(p) for p in pieces[1:]):
            end = start + comma.start()
    aside = re.search(r"\s*\((?=[^()]*[a-zåäö]{3})[^()]*\)\s*$", text[start:end])
    if aside and aside.start():
        end = start + aside.start()
    extent = cut(text, start, end)
    if extent is None:
        return None
    start, end = extent
    colon = re.match(r"([^:\n]{2,40}):\s+(?=[A-ZÅÄÖ])", text[start:end])
    if colon and fold(colon[1]) in names():
        start += colon.end()
    hung = list(head().finditer(text, start, end))
    if hung and hung[-1].start() > start + 1 and hung[-1].end() <= end:
        behind = text[hung[-1].end() : end].strip()
        if behind.startswith(":") and is_funder(plain(text[start : hung[-1].start()])):
            return name_in(text, end - len(behind[1:].lstrip()), end)
        if not behind or behind[0] in "(–-:0123456789":
            end = hung[-1].start()
    while start < end and text[start] in QUOTES:
        start += 1
    while end > start and text[end - 1] in QUOTES + ".,:":
        end -= 1
    return (start, end) if end > start else None


def written(text: str, start: int, end: int) -> str:
    """The name on one line, with the acronym in brackets that belongs to it."""
    return " ".join(text[slice(*with_short(text, start, end))].split()).strip(QUOTES)


def is_short_line(layout: Layout, block: Block) -> bool:
    """A short line that begins with a capital and ends in no full stop; no label, no trail, no site."""
    text = layout.of(block)
    if block.kind not in ("heading", "paragraph", "item") or not 3 <= len(text) <= _LONGEST or "\n" in text:
        return False
    if (
        len(text.split()) > _WORDS
        or text[-1] in ".,:;?!"
        or not (text[0].isupper() or text[0] in QUOTES or has_code(text))
    ):
        return False
    listed_goal = block.kind == "item" and block.section in ASKED
    if listed_goal or heading_section(text) is not None or leading_label(layout, block) is not None:
        return False
    if pattern(PARTS, "lists").search(text) or re.search(r"[.!?]\s+[A-ZÅÄÖ]|\t|\S {3,}\S|@", text):
        return False
    other = any(pattern(NAME, key).search(text) for key in ("trails", "never", "sites", "headlines", "announcements"))
    return not other and pattern(PARTS, "two").search(text) is None


def is_recipient(layout: Layout, block: Block) -> bool:
    """*Turun yliopisto, 410 000 euroa* and nothing else."""
    text = layout.of(block)
    return len(text) < 100 and sums().search(text) is not None and names_body(re.split(r",\s", text)[0])


def facts(layout: Layout, i: int) -> frozenset[str]:
    """What stands below, up to the next heading that is no label: the sections of fields, *cue* for a goal in running
    text, *one* for a sentence about one project."""
    found: set[str] = set()
    for j in range(i + 1, min(i + 1 + _BELOW, len(layout.blocks))):
        block = layout.blocks[j]
        text = layout.of(block)
        if block.kind == "chrome" or block.kind == "field" and block.section == "title" or _heads_list(text):
            break
        if block.kind == "heading":
            key = heading_section(text) or guessed_section(text)
            if key is None:
                break
            found.add(key)
            continue
        if sums().search(text) and is_short_line(layout, block) and not is_recipient(layout, block):
            break
        if block.kind == "field" and block.section:
            found.add(block.section)
        elif (key := leading_label(layout, block)) is not None:
            found.add(key)
        words = " ".join(text.split())
        found |= {key for key, name, group in _SAID if pattern(name, group).search(words)}
        if words.endswith(":") and pattern("goals", "goal_words").search(words):
            found.add("cue")
    return frozenset(found)


def leading_label(layout: Layout, block: Block) -> str | None:
    """What a line is about whose first word is a label without a colon: *Toteutusaika 1.1.2024–31.12.2025*."""
    words = layout.text[block.opening : block.end].split(maxsplit=1)
    key = section(words[0]) if len(words) == 2 and block.kind in ("paragraph", "row", "heading") else None
    following = words[1][0] if key else ""
    return key if key in FACTS and (following.isupper() or following.isdigit()) else None


def _heads_list(text: str) -> bool:
    return len(text) < 60 and pattern(PARTS, "lists").search(text.rstrip(": ")) is not None


def told_names(layout: Layout) -> Iterator[str]:
    """Names that running text tells without a word like *hanke* behind them: *hankkeelle Lämpöä datasta myönnettiin*."""
    for expression in expressions(PARTS, "told"):
        yield from (match["name"] for match in expression.finditer(layout.text))
