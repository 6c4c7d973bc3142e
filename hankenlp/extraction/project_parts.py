"""Whose a goal or an outcome is, where several projects share the page or a project has named parts.

The page is divided at its anchors (``project_anchors``): a statement belongs to the project in whose part it stands. In
running text it belongs to the project that its sentence names, or that the sentence before named; a sentence about all
of them (*Molempien hankkeiden tavoitteena …*) belongs to none. The words that decide are in ``project_parts.toml``.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from hankenlp.extraction.project_anchors import PARTS, Anchor, lines, rows, structured, told_names
from hankenlp.extraction.project_headings import closes, headings
from hankenlp.extraction.project_names import forms, head, is_funder, plain, short_forms, spoken_names
from hankenlp.extraction.projects import is_about_several
from hankenlp.layout import Block, Extent, Layout, analyse
from hankenlp.resources.additions import cached_up_to
from hankenlp.resources.patterns import pattern

_TEXT: Final = ("item", "paragraph", "field")
_OWNER: Final = 60
"""So far into a sentence the name reaches that takes it out of another project's part."""


@dataclass(frozen=True, slots=True)
class Owned:
    """A sentence's extent and its project; ``sub`` where that is a part of the page's own project."""

    start: int
    end: int
    name: str | None
    sub: bool = False


def project_at(layout: Layout, offset: int) -> str | None:
    """The project to which the sentence at the offset belongs; None where the page is about one or does not say."""
    owned = _at(layout, offset)
    return owned.name if owned else None


def is_in_subproject(layout: Layout, offset: int) -> bool:
    """Does the sentence belong to a named part of the page's own project?"""
    owned = _at(layout, offset)
    return owned is not None and owned.name is not None and owned.sub


def named_sentences(layout: Layout) -> Iterator[str]:
    """The sentences that belong to one of several projects."""
    return (layout.text[owned.start : owned.end] for owned in _owned(layout.text) if owned.name)


def _at(layout: Layout, offset: int) -> Owned | None:
    found = _owned(layout.text)
    i = bisect_right(found, offset, key=lambda owned: owned.start) - 1
    return found[i] if i >= 0 and offset < found[i].end else None


@cached_up_to(8)
def _owned(text: str) -> tuple[Owned, ...]:
    layout = analyse(text)
    if is_about_several(layout):
        found = _parts(layout)
        result = _told(layout, found, _names(layout, found))
    elif len(found := [a for a in structured(layout) if a.sub]) >= 2:
        result = [Owned(o.start, o.end, o.name, True) for o in _told(layout, found, [])]
    else:
        return ()
    return tuple(sorted(result, key=lambda owned: owned.start))


def _parts(layout: Layout) -> list[Anchor]:
    """The anchors of a page about several projects: of its form where that tells parts, else of headings and lines."""
    found = [*rows(layout)]
    form = structured(layout)
    if form:
        return sorted([*found, *form], key=lambda a: a.start)
    listed = list(lines(layout))
    taken = {a.start for a in listed}
    found += listed if len(listed) > 1 else ()
    found += (a for a in headings(layout) if a.start not in taken or len(listed) < 2)
    return sorted(found, key=lambda a: a.start)


# -- names in running text


@dataclass(frozen=True, slots=True)
class _Known:
    """A project by the forms in which a text may write its name."""

    name: str
    forms: "re.Pattern[str]"


def _names(layout: Layout, found: Sequence[Anchor]) -> list[_Known]:
    """The projects of the page: those of the anchors, and those that running text names."""
    names: dict[str, str] = {}
    for anchor in found:
        if anchor.name and plain(anchor.name):
            names.setdefault(plain(anchor.name), anchor.name)
    shorts = {short for known in names.values() for short in short_forms(known)}
    for name in spoken_names(layout):
        block = layout.at(name.start)
        key = plain(name.text)
        if key and not is_funder(key) and (block is None or block.kind != "row"):
            _add(names, shorts, name.text)
    for told in told_names(layout):
        _add(names, shorts, told)
    return [_Known(name, forms(name)) for name in names.values()]


def _add(names: dict[str, str], shorts: set[str], name: str) -> None:
    """A name more, without whose it is, unless it is one in short that is there already."""
    name = pattern(PARTS, "owners").sub("", " ".join(name.split()))
    if plain(name) and plain(name) not in shorts:
        names.setdefault(plain(name), name)
        shorts |= short_forms(name)


def _mentioned(text: str, known: Sequence[_Known]) -> Iterator[tuple[int, int, str]]:
    """The projects that a sentence names, with where, in order: a name begins with a capital there."""
    hits = [
        (match.start(), match.end(), project.name)
        for project in known
        for match in project.forms.finditer(text)
        if text[match.start()].isupper() or text[match.start()].isdigit()
    ]
    end = -1
    for start, stop, name in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if start >= end:
            yield start, stop, name
            end = stop


def _owner(text: str, known: Sequence[_Known]) -> tuple[int, str] | None:
    """The project that the sentence is about, with where it names it; none where it names two side by side."""
    found = []
    for start, end, name in _mentioned(text, known):
        hung = head().match(text, end)
        behind = text[hung.end() if hung else end :].lstrip()
        if pattern(PARTS, "beside").search(behind) or pattern(PARTS, "earlier").search(text[:start]):
            continue
        found.append((start, name))
    return found[0] if found else None


# -- sentences


def _told(layout: Layout, found: Sequence[Anchor], known: Sequence[_Known]) -> list[Owned]:
    """Every sentence with its project."""
    walk = _Walk(layout, found, known)
    result = []
    for i, block in enumerate(layout.blocks):
        part = walk.enter(i, block)
        if block.kind == "heading" and part is not None:
            result.append(Owned(block.start, block.end, part.name))
        if block.kind not in _TEXT:
            continue
        for extent in _extents(layout, i, block):
            result.append(Owned(extent.start, extent.end, walk.whose(part, extent.of(layout.text))))
    return [*_whole_sections(layout, result, walk)] if known and not found else result


def _extents(layout: Layout, i: int, block: Block) -> Sequence[Extent]:
    return layout.sentences[i] or (block.extent,)


class _Walk:
    """Where the reading stands: the part, the project named last, and those named so far."""

    def __init__(self, layout: Layout, found: Sequence[Anchor], known: Sequence[_Known]) -> None:
        self.layout, self.found, self.known = layout, list(found), known
        self.lasting = [a for a in found if a.way not in ("row", "line")]
        self.last = self.lasting[-1].start if self.lasting else -1
        self.current: str | None = None
        self.seen: list[str] = []
        self.part: Anchor | None = None
        self.closed = False

    def enter(self, i: int, block: Block) -> Anchor | None:
        """The anchor in whose part the block stands."""
        start = block.start
        line = next((a for a in self.found if a.way in ("row", "line") and a.start <= start < a.end), None)
        lasting = next((a for a in reversed(self.lasting) if a.start <= start < a.end), None)
        if lasting is not self.part:
            self.part, self.closed, self.current = lasting, False, None
        if block.kind == "chrome":
            if sum(c.isalpha() for c in self.layout.of(block)) >= 4:
                self.closed, self.current = True, None
        elif block.kind == "heading" and (lasting is None or "\n" in self.layout.text[lasting.start : start]):
            if lasting is not None and lasting.start == self.last and closes(self.layout, block):
                self.closed = not self._is_known_part(block)
            self.current = None
            if lasting is None:
                owner = _owner(self.layout.of(block), self.known)
                self.current = owner[1] if owner else None
        if line:
            return line
        return None if self.closed else self.part

    def _is_known_part(self, block: Block) -> bool:
        """Does the same heading stand in an earlier project's part?"""
        words = plain(self.layout.of(block))
        first = self.lasting[0].start if self.lasting else 0
        return any(
            b.kind == "heading" and first < b.start < self.last and plain(self.layout.of(b)) == words
            for b in self.layout.blocks
        )

    def whose(self, part: Anchor | None, sentence: str) -> str | None:
        """The project of a sentence."""
        text = " ".join(sentence.split())
        owner = _owner(text, self.known)
        for _, _, name in _mentioned(text, self.known):
            if name not in self.seen:
                self.seen.append(name)
        if part is not None:
            if part.way == "row" or part.way == "line":
                return part.name
            return self._in_part(part, text, owner)
        if pattern(PARTS, "all").search(text):
            return None
        if owner:
            self.current = owner[1]
        elif len(self.seen) >= 2 and pattern(PARTS, "former").search(text):
            self.current = self.seen[0]
        elif len(self.seen) >= 2 and pattern(PARTS, "latter").search(text):
            self.current = self.seen[1]
        return self.current

    def _in_part(self, part: Anchor, text: str, owner: tuple[int, str] | None) -> str | None:
        """In a project's part a sentence is another's only where it begins with that one's name."""
        if pattern(PARTS, "all").search(text):
            if part.start == self.last and part.way == "heading":
                self.closed = True
            return None
        if owner and owner[0] < _OWNER and owner[1] != part.name and any(a.name == owner[1] for a in self.found):
            return owner[1]
        return part.name


def _whole_sections(layout: Layout, owned: Sequence[Owned], walk: _Walk) -> Iterator[Owned]:
    """Under a heading that names no project, one project alone that the text names has all of it."""
    under: dict[int | None, set[str]] = {}
    for each in owned:
        block = layout.at(each.start)
        if block is not None and each.name:
            under.setdefault(block.heading, set()).add(each.name)
    first = next((i for i, b in enumerate(layout.blocks) if b.kind == "heading"), None)
    for each in owned:
        block = layout.at(each.start)
        names = under.get(block.heading, set()) if block is not None else set()
        alone = block is not None and block.heading not in (None, first) and len(names) == 1
        text = " ".join(layout.text[each.start : each.end].split())
        if alone and each.name is None and not pattern(PARTS, "all").search(text):
            yield Owned(each.start, each.end, next(iter(names)))
        else:
            yield each
