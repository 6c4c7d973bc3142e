"""What on a page may be the project's name, and what speaks for it: the candidates and features that ``titles`` weighs."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import log1p

from hankenlp.documents import Organization, Person, Programme
from hankenlp.extraction.project_names import (
    NAME,
    ProjectName,
    closed_compounds,
    cut,
    has_code,
    head,
    introduced_names,
    is_code,
    is_funder,
    plain,
    project_names,
)
from hankenlp.layout import Block, Layout
from hankenlp.layout.labels import section
from hankenlp.resources.additions import cached
from hankenlp.resources.knowledge import names as known_names
from hankenlp.resources.patterns import either, expressions, pattern, word_set

_LINES = 40
"""So many headings and short lines from the top are looked at."""
_HEAD = 6
"""So many of them head the page."""
_LONGEST = 120
_TOP = 800


@dataclass(slots=True)
class Candidate:
    """An extent that may be the title. ``features`` are what speaks for and against it, by name."""

    start: int
    end: int
    features: dict[str, float] = field(default_factory=dict)


def candidates(
    layout: Layout,
    people: Sequence[Person] = (),
    bodies: Sequence[Organization] = (),
    programmes: Sequence[Programme] = (),
) -> list[Candidate]:
    """All candidates, in the order of the text; the same words are one candidate with the features of all its places.

    A programme's or a place's name alone is none, unless a title field holds it.
    """
    names = [*project_names(layout), *_introduced(layout, bodies), *closed_compounds(layout)]
    counts = Counter(plain(n.text) for n in names if n.way == "hyphen")
    merged: dict[str, Candidate] = {}
    for start, end, features in (
        *_fields(layout),
        *_lines(layout, counts, people, bodies),
        *_named(layout, names, counts),
    ):
        extent = (start, end) if "field" in features else _without_owner(layout, start, end, bodies)
        words = _key(layout.text[extent[0] : extent[1]])
        if not words or not any(c.isalpha() for c in words):
            continue
        known = merged.setdefault(words, Candidate(*extent))
        for name, value in features.items():
            known.features[name] = max(value, known.features.get(name, 0.0))
    lower = layout.text.casefold()
    announced = pattern(NAME, "announcements").search(layout.text, 0, _TOP) is not None
    no_project = pattern(NAME, "project_words").search(lower) is None
    funds = frozenset(plain(p.text) for p in programmes) | frozenset(plain(p.name) for p in programmes)
    for words, candidate in merged.items():
        candidate.features |= _of_words(layout, candidate, words, lower)
        candidate.features["announced"] = float(announced)
        candidate.features["no project"] = float(no_project)
        candidate.features["bare word"] = float(" " not in words and "named" not in candidate.features)
    named = [c for w, c in merged.items() if "field" in c.features or not _names_another(w, funds)]
    return sorted(named, key=lambda c: (c.start, c.end))


def _introduced(layout: Layout, bodies: Sequence[Organization]) -> Iterator[ProjectName]:
    """Names that a phrase introduces; a question or an acronym may introduce a body as well, which is none."""
    known = {plain(b.text) for b in bodies}
    for name in introduced_names(layout):
        words = plain(name.text)
        first = words.partition(" ")[0]
        another = name.way in ("asked", "expanded") and (
            words in known or first in known or _is_known(first, "organization")
        )
        if not another:
            yield name


def _names_another(words: str, funds: frozenset[str]) -> bool:
    if words.partition(" ")[0] in word_set("labels", "carriers"):
        return True  # "hankkeen toimijat" speaks of the project
    return words in funds or is_funder(words) or _is_known(words, "programme") or _is_known(words, "place")


def _key(text: str) -> str:
    """What makes two extents one candidate: the name without the word that it hangs on."""
    last = list(head().finditer(text))
    return plain(text[: last[-1].start()] if last and last[-1].start() > 2 and last[-1].end() == len(text) else text)


def _without_owner(layout: Layout, start: int, end: int, bodies: Sequence[Organization]) -> tuple[int, int]:
    """*Oikeusministeriön Riita poikki* → *Riita poikki*: whose project it is does not belong to its name."""
    for body in bodies:
        following = layout.text[body.end : end].lstrip()
        if body.start == start and body.end < end and body.text != body.name and following[:1].isupper():
            return end - len(following), end
    return start, end


Found = tuple[int, int, dict[str, float]]


def _fields(layout: Layout) -> Iterator[Found]:
    first = True
    for block in layout.blocks:
        if block.kind in ("field", "paragraph", "item") and block.section == "title" and block.end > block.start:
            extent = _up_to_label(layout.text, block.start, block.end)
            if extent and not pattern(NAME, "numbered_kinds").search(layout.text[slice(*extent)]):
                yield *extent, {"field": 1.0} if first else {}
                first = False
    if first:
        yield from _labelled(layout)


def _labelled(layout: Layout) -> Iterator[Found]:
    """The name behind the one label of a title that the layout does not divide from its line; a sentence is none."""
    matches = [m for e in expressions(NAME, "labelled") for m in e.finditer(layout.text)]
    extents = [_up_to_label(layout.text, m.start("name"), m.end("name")) for m in matches]
    if len(matches) != 1 or (extent := extents[0]) is None:
        return
    sentence = layout.text[extent[1] : extent[1] + 1] == "." or extent[1] - extent[0] > _LONGEST
    if not sentence:
        yield *extent, {"field": 1.0}


def _up_to_label(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The name in a field, up to the next label or column."""
    labels = [e.search(text, start, end) for e in expressions(NAME, "next_labels")]
    labels.append(_WIDE.search(text, start + 2, end))
    stop = min((label.start() for label in labels if label), default=end)
    code = _CODE_BEHIND.search(text, start + 2, stop)
    return cut(text, start, code.start() if code else stop)


_CODE_BEHIND = re.compile(r"[\s,/(–-]+(?:[A-Z]\d{4,6}|\d{5,7}|\d{1,6}/\d[\d/.-]*)\)?\s*$")
"""*Ranta kuntoon S21345*: a form may ask for the name and the number in one field."""


def _named(layout: Layout, names: Sequence[ProjectName], counts: Counter[str]) -> Iterator[Found]:
    first = min((n.start for n in names), default=0)
    for name in names:
        block = layout.at(name.start)
        if block is not None and block.kind == "chrome":
            continue
        count = counts[plain(name.text)]
        start = after_lead(layout, name.start, name.end)
        yield (
            start,
            name.end,
            {
                "named": log1p(count),
                "named first": float(name.start == first),
                name.way: 1.0,
                "early": float(name.start < _TOP),
            },
        )


def _lines(
    layout: Layout, counts: Counter[str], people: Sequence[Person], bodies: Sequence[Organization]
) -> Iterator[Found]:
    crumbs = _crumbs(layout)
    seen = 0
    for i, block in enumerate(layout.blocks):
        start = _line_start(layout, block)
        if start is None:
            continue
        seen += 1
        if seen > _LINES:
            return
        end = _visible_end(layout, block)
        text = layout.text[start:end]
        if not _may_name(block, text):
            continue
        features = {
            "heading": float(block.kind == "heading"),
            "line": float(block.kind != "heading"),
            "high": 1.0 / seen,
            "under crumbs": float(_after_crumbs(layout, i)),
            "crumb": float(any(_begins_alike(plain(text), crumb) for crumb in crumbs)),
            "code": float(seen <= _HEAD and (has_code(text) or i > 0 and is_code(layout.of(layout.blocks[i - 1])))),
            "name and subtitle": float(_has_subtitle(text, counts)),
            "body": float(_is_body(block, end, bodies)),
            "person": float(any(start <= p.start < end for p in people)),
        }
        decided = what_is_decided(layout, start, end) if block.kind != "field" else None
        if decided:
            features["decided"] = 1.0
        for first, last, more in _parts(layout, *(decided or _without_kind(layout, start, end)), counts):
            extent = cut(layout.text, first, last)
            if extent:
                yield *extent, features | more
        joined = _joined(layout, i, end)
        if joined:
            yield block.start, joined, features | {"joined": 1.0}


def _begins_alike(one: str, other: str) -> bool:
    return bool(one and other) and (one.startswith(other) or other.startswith(one))


def _line_start(layout: Layout, block: Block) -> int | None:
    """Where a heading, a short paragraph, or a line that a colon divides (*Kynnys: ohjausta nuorille*) begins."""
    if block.kind == "heading":
        return block.start
    start = block.label.start if block.kind == "field" and block.section is None and block.label else block.start
    end = (block.end - start <= 2 * _LONGEST and _act(layout, start, block.end)) or block.end
    short = end - start <= _LONGEST
    return start if short and (block.kind == "paragraph" or block.kind == "field" and start < block.start) else None


def _may_name(block: Block, text: str) -> bool:
    """No list item, no row of columns, no date or sum or address, and not too long."""
    trimmed = cut(text, 0, len(text))
    if trimmed is None or block.marker or re.match(r"\d{1,3} \d", text):
        return False
    name = text[trimmed[0] : trimmed[1]]
    if any(pattern(NAME, key).search(name) for key in ("never", "numbered_kinds")) or section(text) is not None:
        return False
    return not _NO_NAME.search(name) and len(text.split()) <= 16 and len(name) >= 4 and text[-1] not in ".:,"


_NO_NAME = re.compile(
    r"^[a-zåäö]|\b\d{5} [A-ZÅÄÖ]|\d{1,2}\.\d{1,2}\.(?:\d{4})?|€|\S[ \u00a0]{2,}\S|\d[\d ]{4,}\d|@|\t|^\W*\d*\s*§|^[IVX]+\.? [A-ZÅÄÖ]"
)


def _parts(layout: Layout, start: int, end: int, counts: Counter[str]) -> Iterator[Found]:
    """The line as it is, and the parts of it that may be the name alone."""
    text = layout.text
    lead = after_lead(layout, start, end)
    heads = list(head().finditer(text, start, end))
    inflected = heads and heads[-1].end() == end and not pattern(NAME, "project_ends").search(heads[-1].group())
    stop = heads[-1].start() if inflected else end
    yield start, stop, {"whole": 1.0}
    if lead > start:
        yield lead, stop, {"part": 1.0}
    apposition = pattern(NAME, "appositions").search(text, lead, end)
    if apposition:
        yield lead, apposition.start(), {"part": 1.0, "defined": 1.0}
    quoted = _QUOTED.search(text, start, end)
    if quoted and _speaks_of_project(text, start, end, quoted.group("name")):
        yield quoted.start("name"), quoted.end("name"), {"part": 1.0}
    for match in heads:
        nominative = pattern(NAME, "project_ends").search(match.group())
        if match.group("gap").startswith((" ", "\n", "\u00a0")) and not (nominative and match.end() == end):
            yield lead, match.start(), {"part": 1.0}
    beginning = max((n for n in counts if n and plain(text[lead:end]).startswith(n + " ")), key=len, default=None)
    if beginning:
        yield lead, min(end, lead + len(beginning)), {"part": 1.0, "named beginning": 1.0}


def _without_kind(layout: Layout, start: int, end: int) -> tuple[int, int]:
    """*Hankesuunnitelma, Kynnys* → *Kynnys*: the kind of document does not belong to the name."""
    kind = _before("kinds_before").match(layout.text, start, end)
    start = kind.end() if kind else start
    behind = pattern(NAME, "kinds_behind").search(layout.text, start + 1, end)
    return start, behind.start() if behind else end


def what_is_decided(layout: Layout, start: int, end: int) -> tuple[int, int] | None:
    """*Valtionavustus: Kynnys*, *Kynnys, omarahoituksen hyväksyminen* → *Kynnys*: a heading says what is decided on what."""
    grant = _before("granted_before").match(layout.text, start, end)
    act = _act(layout, start, end)
    return (grant.end() if grant else start, act if act else end) if grant or act else None


def _act(layout: Layout, start: int, end: int) -> int | None:
    match = pattern(NAME, "decided_behind").search(layout.text, start + 1, end)
    return match.start() if match else None


@cached
def _before(key: str) -> "re.Pattern[str]":
    return re.compile(either(NAME, key) + r"(?=[A-ZÅÄÖ\"”“])")


def _speaks_of_project(text: str, start: int, end: int, name: str) -> bool:
    """A quotation is no name by itself: the line speaks of a project, or the page repeats the words."""
    return pattern(NAME, "project_words").search(text, start, end) is not None or text.count(name) > 1


def _has_subtitle(text: str, counts: Counter[str]) -> bool:
    """*Riita poikki: sovittelu koulun arkeen*, where the text speaks of the *Riita poikki -hanke*."""
    beginning = re.split(r":\s|\s[–-]\s", text, maxsplit=1)
    return len(beginning) > 1 and plain(beginning[0]) in counts


_QUOTED = re.compile(r"[\"”“](?P<name>[A-ZÅÄÖ][^\"”“]{3,90})[\"”“]")
_WIDE = re.compile(r"(?:[ \u00a0]{3,}|\t)\S")


def _visible_end(layout: Layout, block: Block) -> int:
    """A heading ends where a second column begins."""
    gap = _WIDE.search(layout.text, block.start + 12, block.end)
    return gap.start() if gap else block.end


def _joined(layout: Layout, i: int, end: int) -> int | None:
    """On a cover page capitals may go on in the next heading."""
    neighbour = layout.blocks[i + 1] if i + 1 < len(layout.blocks) else None
    if neighbour is None or neighbour.kind != "heading" or neighbour.section is not None or neighbour.start - end > 2:
        return None
    both = layout.text[layout.blocks[i].start : end] + layout.text[neighbour.start : neighbour.end]
    whole = (
        both.isupper()
        and len(both) < 90
        and not any(
            pattern(NAME, key).search(layout.of(b)) for b in (layout.blocks[i], neighbour) for key in ("sites", "never")
        )
    )
    return neighbour.end if whole else None


def _after_crumbs(layout: Layout, i: int) -> bool:
    """Does a line of navigation stand right above? The page's own heading follows it."""
    short = layout.blocks[i].end - layout.blocks[i].start < _LONGEST
    if i == 0 or not short or layout.blocks[i - 1].kind != "chrome":
        return False
    return _is_trail(layout.of(layout.blocks[i - 1])) or all(b.kind == "chrome" for b in layout.blocks[:i])


def _is_trail(line: str) -> bool:
    """*Etusivu > Hankkeet*, but not a button."""
    return pattern(NAME, "trails").search(line) is not None


def _crumbs(layout: Layout) -> frozenset[str]:
    """The last parts of breadcrumbs, which repeat the page's own heading."""
    tails = set()
    for block in layout.blocks:
        if block.kind == "chrome":
            parts = re.split(r"\s*[>/›»|→]\s*|\s[–-]\s", layout.of(block))
            if len(parts) > 1 and len(parts[-1]) > 3:
                tails.add(plain(parts[-1]))
    return frozenset(t for t in tails if t)


def _is_body(block: Block, end: int, bodies: Sequence[Organization]) -> bool:
    return any(
        b.start >= block.start and b.end <= end and (b.end - b.start) * 5 >= (end - block.start) * 4 for b in bodies
    )


@cached
def _leads() -> "re.Pattern[str]":
    return re.compile(either(NAME, "leads") + r"(?=[A-ZÅÄÖ\"”“])")


def after_lead(layout: Layout, start: int, end: int) -> int:
    """Where the name begins in a line of minutes: *KH 45 Osallistuminen hankkeeseen Saimaan kutsukyyti*."""
    lead = _leads().match(layout.text, start, end)
    return lead.end() if lead and lead.end() < end else start


def _is_known(words: str, kind: str) -> bool:
    return any(entry.type == kind for entry in known_names().get(words, ()))


def _of_words(layout: Layout, candidate: Candidate, words: str, lower: str) -> dict[str, float]:
    """What the words themselves say, wherever they stand."""
    text = layout.text[candidate.start : candidate.end]
    count = len(words.split())
    return {
        "two to eight words": float(2 <= count <= 8),
        "repeated": float(lower.count(words) >= 2),
        "site": float(pattern(NAME, "sites").search(text) is not None),
        "news": float(pattern(NAME, "verbs").search(text) is not None),
        "ends in a body": float(pattern(NAME, "body_ends").search(text) is not None),
        "ends in a project": float(pattern(NAME, "project_ends").search(text) is not None),
        "known body": float(_is_known(words, "organization")),
        "capitals": float(text.isupper() and len(text) > 6),
    }
