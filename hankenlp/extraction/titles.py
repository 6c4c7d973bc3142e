"""The project's name: a title field, else a heading, else the name that hangs on *-hanke* in the text.

A page about several equal projects has none.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from hankenlp.documents import Title
from hankenlp.extraction.component import layout_of
from hankenlp.extraction.patterns import pattern
from hankenlp.layout import Layout
from hankenlp.resources import table

NAME = "titles"
_TRAILING = re.compile(
    r"(?:\s*[,–-]?\s*\(?\d{1,2}/\d{4}\s*[–-]\s*\d{1,2}/\d{4}\)?|\s*\(?(?:19|20)\d\d(?:\s*[–-]\s*(?:(?:19|20)\d\d)?)?\)?|\s*\([A-ZÅÄÖ0-9][\w-]{1,12}\))+\s*$"
)
_CODE = re.compile(r"^(?:[A-Z]\d{4,6}|\d{5,6})[\s:,–-]+")
_CAPITAL = re.compile(r"[A-ZÅÄÖ0-9\"”“]")


def find(doc: Doc) -> list[Title]:
    """One title, or none."""
    layout = layout_of(doc)
    if is_about_several(layout):
        return []
    extent = _from_field(layout) or _from_headings(layout) or _from_text(layout)
    return [Title(text=layout.text[extent[0] : extent[1]], start=extent[0], end=extent[1])] if extent else []


def is_about_several(layout: Layout) -> bool:
    """Do several equal projects share the page: three or more goal sections, or as many title or project lines?"""
    titles = {layout.of(b).casefold() for b in layout.blocks if b.kind == "field" and b.section == "title" and b.end > b.start}
    if len(titles) > 2:
        return True
    if titles:
        return False
    goal_headings = [b for b in layout.blocks if b.kind == "heading" and b.section == "goals" and not b.marker]
    if len({layout.of(b) for b in goal_headings}) == 1 and len(goal_headings) >= 3:
        return True
    granted = [b for b in layout.blocks if b.kind in ("item", "row") and re.search(r"\d\s?(?:€|euroa|eur\b)", layout.text[b.start : b.end])]
    return len(granted) >= 4 and not any(b.section in ("budget", "cost", "funding", "activities") for b in granted)


def _from_field(layout: Layout) -> tuple[int, int] | None:
    for block in layout.blocks:
        if block.kind in ("field", "paragraph", "item") and block.section == "title" and block.end > block.start:
            return _cut(layout.text, block.start, block.end)
    return None


def _cut(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Without a project code in front and years or an acronym in brackets behind."""
    code = _CODE.match(text[start:end])
    if code:
        start += code.end()
    tail = _TRAILING.search(text, start, end)
    if tail and tail.start() > start:
        end = tail.start()
    while end > start and text[end - 1] in " .,:;–-\u00a0":
        end -= 1
    return (start, end) if end > start else None


@dataclass(frozen=True, slots=True)
class _Name:
    start: int
    end: int
    text: str


@cache
def _head() -> "re.Pattern[str]":
    heads = "|".join(table(NAME)["heads"])
    return re.compile(rf"(?P<gap>\s?[-–]\s?)(?P<head>(?:{heads})\w*)\b", re.I)


_WORD = re.compile(r"[^\s,;:.!?()]+")


def project_names(layout: Layout) -> Iterator[_Name]:
    """Names that a word like *hanke* hangs on: *Lähellä etänäkin -hanketta*, *Kynnys-hankkeessa*."""
    text = layout.text
    for match in _head().finditer(text):
        if match.group("gap") == "-":
            word = re.search(r"[^\s(\"”“]+$", text[max(0, match.start() - 60) : match.start()])
            if word and _CAPITAL.match(word.group()) and not word.group().isupper():
                yield _Name(match.start() - len(word.group()), match.start(), word.group())
            continue
        if not match.group("gap").startswith((" ", "\n", "\u00a0")):
            continue
        start = _name_start(text, match.start())
        if start is not None:
            yield _Name(start, match.start(), text[start : match.start()])


def _name_start(text: str, end: int) -> int | None:
    """Where the name in front begins: at its capital, and further left while capitals go on."""
    left = max(text.rfind(c, 0, end) for c in ".!?;:•·|") + 1
    tokens = [m for m in _WORD.finditer(text, max(left, end - 140), end)]
    best: int | None = None
    for token in reversed(tokens[-9:]):
        gap = text[token.end() : end] if best is None else text[token.end() : best]
        if "," in gap or "\n\n" in gap:
            break
        if _CAPITAL.match(token.group()) and not re.search(r":\w+$", token.group()):
            best = token.start()
        elif best is not None:
            break
    return best


def _from_headings(layout: Layout) -> tuple[int, int] | None:
    counts = Counter(n.text.casefold() for n in project_names(layout))
    crumbs = _crumbs(layout)
    best: tuple[float, int] | None = None
    seen = 0
    for i, block in enumerate(layout.blocks):
        if block.kind not in ("heading", "paragraph") or block.kind == "paragraph" and (block.end - block.start > 120 or seen > 12):
            continue
        seen += 1
        if seen > 40:
            break
        score = _heading_score(layout, layout.of(block), block.kind, block.section, counts, crumbs, seen)
        if score > 0 and (best is None or score > best[0]):
            best = (score, i)
    if best is None or best[0] < 2:
        return None
    block = layout.blocks[best[1]]
    return _project_part(layout, block.start, block.end)


def _crumbs(layout: Layout) -> frozenset[str]:
    """The last parts of breadcrumbs, which repeat the page's own heading."""
    tails = set()
    for block in layout.blocks:
        if block.kind == "chrome":
            parts = re.split(r"\s+[>/›»]\s+", layout.of(block))
            if len(parts) > 1:
                tails.add(parts[-1].casefold().strip())
    return frozenset(tails)


def _heading_score(
    layout: Layout, text: str, kind: str, section: str | None, counts: Counter[str], crumbs: frozenset[str], seen: int
) -> float:
    plain = _CODE.sub("", text).casefold()
    if (kind == "heading" and section is not None) or pattern(NAME, "sites").search(text) or text.endswith((".", ":", "?", ",")):
        return 0.0
    if not any(c.isalpha() for c in text) or len(text.split()) > 16:
        return 0.0
    score = 1.0 if kind == "heading" else 0.3
    score += max(0.0, 1.2 - 0.1 * seen)
    if re.search(r"[ -](?:hanke|projekti)\b", plain):
        score += 2.0
    if _CODE.match(text):
        score += 2.0
    if any(tail and (plain.startswith(tail) or tail.startswith(plain)) for tail in crumbs):
        score += 2.0
    named = [name for name in counts if plain.startswith(name)]
    if named:
        score += 2.0 + 0.2 * max(counts[n] for n in named)
    elif any(name in plain for name in counts):
        score += 0.5
    if pattern(NAME, "verbs").search(text) and not named:
        score -= 1.5
    return score


def _project_part(layout: Layout, start: int, end: int) -> tuple[int, int] | None:
    """Of a news headline the name alone: *Vahva aikuissosiaalityö -hanke päättyi* → *Vahva aikuissosiaalityö*."""
    text = layout.text
    for match in _head().finditer(text, start, end):
        tail = text[match.end() : end]
        if match.group("gap").startswith((" ", "\n")) and re.search(r"[a-zåäö]{3}", _TRAILING.sub("", tail)):
            return _cut(text, start, match.start())
    if pattern(NAME, "verbs").search(text, start, end):
        return _from_text(layout)
    return _cut(text, start, end)


_CALLED = re.compile(
    r"\b(?:hanke|projekti|hankkeelle|hankkeeseen|kokeiluun|hankkeen|projektin|hanketta) nimeltä(?:än)? (?P<name>[A-ZÅÄÖ][^,.;\n]{2,80})"
    r"|\b(?:hankkeelle|hankkeeseen|hankkeen|ESR-hankkeeseen|EAKR-hankkeeseen) (?P<name2>[A-ZÅÄÖ][\wåäö-]+(?: [a-zåäö][\wåäö-]+){1,5})(?=[.,\n(]|$)"
    r"|(?:^|(?<=[.!?]\s)|(?<=\n))(?P<name3>[A-ZÅÄÖ][\wåäö-]+(?: [\wåäö–-]+){0,6}) on (?:\w+[n] |\d+-vuotinen |kolmivuotinen )?(?:[A-ZÅÄÖ][^.]{2,80}n )?(?:kehittämis|yhteis|tutkimus)?(?:hanke|projekti)\b",
)


def _from_text(layout: Layout) -> tuple[int, int] | None:
    names = list(project_names(layout))
    counts = Counter(n.text.casefold() for n in names)
    called = _CALLED.search(layout.text)
    if called:
        group = next(g for g in ("name", "name2", "name3") if called.group(g))
        if not counts or max(counts.values()) < 2 or called.group(group).casefold() in counts:
            return _cut(layout.text, called.start(group), called.end(group))
    if not names:
        return None
    best = max(names, key=lambda n: (counts[n.text.casefold()], -n.start))
    return best.start, best.end
