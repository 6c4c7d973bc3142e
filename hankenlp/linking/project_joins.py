"""Which documents speak of one project.

``Project`` objects go in, the ``Join`` objects between their keys come out. They are joined in stages, the surest first:
by code, by title, by a shorter title, by what might be one. Each stage looks at blocks of projects that share a key. If
nothing in a block contradicts, all of it is one project; else it is split by what speaks for one project (bodies, then
time), and only parts without a contradiction join. No two projects are compared outside their blocks, no block in pairs.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from hankenlp.linking import spelling
from hankenlp.linking.cluster import Groups, joined
from hankenlp.linking.joins import Join
from hankenlp.linking.known import Known
from hankenlp.linking.project_codes import Code, is_strong
from hankenlp.linking.project_contradictions import (
    ALL,
    DATED,
    EVIDENT,
    TIMED,
    Block,
    carriers_differ,
    contradict,
    fall_apart,
)
from hankenlp.linking.project_titles import forms
from hankenlp.linking.projects import Project, merged
from hankenlp.resources import table

_SHORT_HEAD = 8
_LONG_ACRONYM = 6
_FEW_WORDS = 3
_STEM = 5

Group = tuple[Block, int]
"""Projects that are one, and how much speaks for it."""


@dataclass(frozen=True)
class _Stage:
    """One way to join: the keys of the blocks, the rule's name and score, how much must speak for a block."""

    kind: str
    score: float
    keys: Callable[[Project], Iterable[Hashable]]
    needed: Callable[[Hashable, Block], int]
    doubt: Callable[[Block, int, Hashable], bool] = lambda block, level, key: False
    """What else speaks against a block."""


def joins(projects: Sequence[Project], known: Known) -> list[Join]:
    """The joins between the keys of projects, sorted. The order of the projects changes nothing."""
    found: list[Join] = []
    things = sorted(projects, key=lambda project: project.key)
    for stage in _STAGES:
        new = [join for group in _settled(_groups(things, stage, known), stage) for join in _star(group, stage)]
        things = _merged(things, new)
        found += new
    return sorted(found, key=lambda join: (join.one, join.other))


def _merged(things: Block, new: Iterable[Join]) -> list[Project]:
    return [merged(same) for same in _by_root(things, joined(new))]


def _strong_codes(project: Project) -> Iterator[Code]:
    return (code for code in project.codes if is_strong(code))


def _needed_for_short(key: Hashable, block: Block) -> int:
    """A short common word in front of a dash proves nothing."""
    acronym = any(key in project.acronyms for project in block)
    return EVIDENT if len(str(key)) < _SHORT_HEAD and not acronym and all(p.generic for p in block) else ALL


def _needed_for_slip(key: Hashable, block: Block) -> int:
    return ALL if all(len(name.split()) >= _FEW_WORDS for project in block for name in project.names) else EVIDENT


def _is_miscopied(block: Block, level: int, key: Hashable) -> bool:
    """Whether projects of different names and carriers share no more than a code."""
    return fall_apart(project.forms for project in block) and carriers_differ(block)


def _are_rivals(block: Block, level: int, key: Hashable) -> bool:
    """Whether two longer titles of a short one name two things: they do not begin alike, nor share period and subject."""
    longer = sorted(((min(p.full), p) for p in block if key not in p.full), key=lambda pair: pair[0])
    if all(full.startswith(longer[0][0]) for full, _ in longer):
        return False
    named = [project for _, project in longer if key in project.acronyms]
    if len(str(key)) >= _LONG_ACRONYM and len(longer) == len(next(iter(_overlapping(named)), ())):
        return False  # one long acronym at one time: the rest of the name is in two languages, or for two readers
    return level < DATED or not frozenset.intersection(*(_subject(project, str(key)) for _, project in longer))


def _subject(project: Project, head: str) -> frozenset[str]:
    """The stems of the longer words of a title, but those of its head."""
    words = [word for name in project.names for word in re.findall(rf"\w{{{_STEM},}}", name.casefold())]
    return frozenset(word[:_STEM] for word in words if word not in head)


def _has_no_bearer(block: Block, level: int, key: Hashable) -> bool:
    """Whether none of the block is called by what may be a name of the others, or several are whose name it may be."""
    return not any(key in project.forms for project in block) or _are_rivals(block, TIMED, key)


_STAGES = (
    _Stage("code", 1.0, _strong_codes, lambda key, block: EVIDENT, _is_miscopied),
    _Stage("title", 0.95, lambda project: project.full, lambda key, block: ALL),
    _Stage("short_title", 0.85, lambda project: project.forms, _needed_for_short, _are_rivals),
    _Stage("evidence", 0.75, lambda p: p.forms | p.doubtful, lambda key, block: EVIDENT, _has_no_bearer),
    _Stage("spelling", 0.75, lambda project: project.slips, _needed_for_slip),
)


def _groups(things: Block, stage: _Stage, known: Known) -> Iterator[Group]:
    """The groups of every block. Whole and part, first and second phase never share a block, unless a code joins them."""
    blocks: dict[tuple[Hashable, ...], list[Project]] = defaultdict(list)
    by_code = stage.kind == "code"
    for thing in things:
        phase = "" if by_code or thing.phase == "1" else thing.phase
        for key in stage.keys(thing):
            blocks[key, phase, thing.part].append(thing)
    for (key, *_), block in blocks.items():
        if len(block) > 1:
            same = _alike(block, known, key) if stage.kind == "spelling" else block
            nameless = any(project.nameless for project in block)
            yield from _agreed(same, EVIDENT if nameless else stage.needed(key, block), stage, key)


def _alike(block: Block, known: Known, key: Hashable) -> Block:
    """Those with a name that is one of the first project's, or a misspelling of it."""
    names = {project.key: [name for name in project.names if key in forms(name).slips] for project in block}
    first = names[min(block, key=lambda project: project.key).key]
    return [
        project
        for project in block
        if any(one == other or spelling.same(one, other, known) for one in names[project.key] for other in first)
    ]


def _agreed(block: Block, level: int, stage: _Stage, key: Hashable) -> Iterator[Group]:
    """The block, if nothing contradicts; else those of its parts in which nothing does."""
    for part in _parts(block, level, stage):
        if len(part) < 2:
            continue
        if not contradict(part, level) and not stage.doubt(part, level, key):
            yield part, level
        elif level < DATED:
            yield from _agreed(part, level + 1, stage, key)


def _parts(block: Block, level: int, stage: _Stage) -> Iterable[Block]:
    if level == ALL:
        return [block]
    if level == EVIDENT:
        carriers = frozenset[str]().union(*(project.carriers for project in block))
        parts = _connected(block, lambda project: [*project.codes, *(project.bodies & carriers)])
        return _of_one_time(parts) if stage.kind == "title" else parts
    if level == TIMED:
        named = any(project.years for project in block)
        return _connected(block, lambda project: project.years) if named else _overlapping(block)
    return _connected(block, lambda project: [(project.start, project.end)] if project.start and project.end else [])


def _of_one_time(parts: Sequence[Block]) -> Iterable[Block]:
    """The parts, those of one and the same period together, unless two bodies may have such a project each."""
    by_period: dict[Hashable, list[Block]] = defaultdict(list)
    for part in parts:
        for period in {(project.start, project.end) for project in part if project.start and project.end}:
            by_period[period].append(part)
    groups = Groups()
    for same in by_period.values():
        carried = sum(any(project.carriers for project in part) for part in same)
        if carried < 2 or not any(project.is_anybodys for part in same for project in part):
            for part in same[1:]:
                groups.union(same[0][0].key, part[0].key)
    for part in parts:
        for project in part[1:]:
            groups.union(part[0].key, project.key)
    return _by_root([project for part in parts for project in part], groups)


def _connected(block: Block, keys: Callable[[Project], Iterable[Hashable]]) -> list[Block]:
    """Parts of a block that keys hold together, directly or through others."""
    groups = Groups()
    first: dict[Hashable, Project] = {}
    for project in block:
        for key in keys(project):
            groups.union(first.setdefault(key, project).key, project.key)
    return _by_root(block, groups)


def _by_root(block: Block, groups: Groups) -> list[Block]:
    parts: dict[str, list[Project]] = defaultdict(list)
    for project in block:
        parts[groups.root(project.key)].append(project)
    return list(parts.values())


def _overlapping(block: Block) -> list[Block]:
    """Parts of a block whose periods overlap; projects without a period stay alone."""
    dated = sorted((p for p in block if p.start and p.end), key=lambda p: (p.start, p.end, p.key))
    parts: list[list[Project]] = []
    last = ""
    for project in dated:
        if not parts or str(project.start) > last:
            parts.append([])
        parts[-1].append(project)
        last = max(last, str(project.end))
    return list(parts)


def _settled(found: Iterable[Group], stage: _Stage) -> Iterator[Block]:
    """The groups of a stage, without those that make one project of two only together."""
    groups = list(found)
    for together in _components(groups):
        if not contradict(_members(together), EVIDENT):
            yield from (block for block, _ in together)
            continue
        evident = [group for group in together if group[1] > ALL]
        for part in _components(evident):
            if not contradict(_members(part), EVIDENT):
                yield from (block for block, _ in part)


def _components(groups: Sequence[Group]) -> list[list[Group]]:
    joined = Groups()
    for block, _ in groups:
        for project in block[1:]:
            joined.union(block[0].key, project.key)
    parts: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        parts[joined.root(group[0][0].key)].append(group)
    return list(parts.values())


def _members(groups: Iterable[Group]) -> Block:
    return list({project.key: project for block, _ in groups for project in block}.values())


def _star(block: Block, stage: _Stage) -> Iterator[Join]:
    """The joins of the first project with the others."""
    first, *others = sorted(block, key=lambda project: project.key)
    for other in others:
        kind = stage.kind
        if kind == "short_title" and (first.acronyms & other.forms or other.acronyms & first.forms):
            kind = "acronym"
        yield Join(first.key, other.key, f"project_{kind}", stage.score, evidence(first, other))


def evidence(one: Project, other: Project) -> str:
    """What speaks for two being one, in words: titles, codes, bodies, periods."""
    words = table("project_links")["evidence"]
    same = one.title == other.title
    said = [words["title" if same else "titles"].format(one.title, other.title)]
    said += [words["code"].format(code) for _, code in sorted(one.codes & other.codes)]
    bodies = (one.carriers & other.bodies) | (other.carriers & one.bodies)
    said += [words["carrier"].format(body.removeprefix("organization:")) for body in sorted(bodies)]
    if one.start and one.end and other.start and other.end:
        start, end = max(one.start, other.start), min(one.end, other.end)
        same = (one.start, one.end) == (other.start, other.end)
        said += [words["period" if same else "overlap"].format(start, end)] if start <= end else []
    return "; ".join(said)
