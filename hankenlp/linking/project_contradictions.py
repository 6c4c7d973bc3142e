"""What speaks against documents being about one project: phases, years, codes, periods, carriers.

A block of ``Project`` objects goes in, whether they contradict each other comes out, in linear time: nothing is compared
in pairs.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from itertools import pairwise

from hankenlp.linking.cluster import Groups
from hankenlp.linking.project_codes import FILE, Code
from hankenlp.linking.projects import Project

Block = Sequence[Project]

ALL, EVIDENT, TIMED, DATED = range(4)
"""How much speaks for a group: nothing but the name, a body or code, overlapping periods, one and the same period."""

_APART = 366
"""Days between two periods of one project, at most."""


def contradict(block: Block, level: int) -> bool:
    """Whether the documents cannot all speak of one project."""
    phases = {project.phase for project in block}
    if len(phases - {""}) > 1 or (level == ALL and len(phases) > 1):
        return True
    if len(frozenset[str]().union(*(project.years for project in block))) > 1:
        return True
    if _days_apart(block) > _APART or _codes_differ(block):
        return True
    return level == ALL and _is_anybodys(block) and carriers_differ(block)


def _is_anybodys(block: Block) -> bool:
    """Whether the name alone proves little: anybody may have it, or it is only a part of the names."""
    return all(project.is_anybodys for project in block) or _differ(block)


def _differ(block: Block) -> bool:
    return not frozenset.intersection(*(project.full for project in block))


def _days_apart(block: Block) -> int:
    """The longest time between the end of one project and the beginning of another."""
    starts = [project.start for project in block if project.start]
    ends = [project.end for project in block if project.end]
    return (date.fromisoformat(max(starts)) - date.fromisoformat(min(ends))).days if starts and ends else 0


def _codes_differ(block: Block) -> bool:
    by_scheme: dict[str, list[set[Code]]] = defaultdict(list)
    for project in block:
        for scheme in {scheme for scheme, _ in project.codes} - {FILE}:
            by_scheme[scheme].append({code for code in project.codes if code[0] == scheme})
    return any(map(fall_apart, by_scheme.values()))


def carriers_differ(block: Block) -> bool:
    """Whether some are carried out by others; a carrier that another document only names is no other."""
    carriers = frozenset[str]().union(*(project.carriers for project in block))
    return fall_apart([project.carriers | (project.bodies & carriers) for project in block if project.carriers])


def fall_apart(sets: Iterable[Iterable[Hashable]]) -> bool:
    """Whether the sets that hold anything are not held together by what they share."""
    groups = Groups()
    roots = []
    for one in sets:
        names = sorted(map(repr, one))
        for left, right in pairwise(names):
            groups.union(left, right)
        roots += names[:1]
    return len({groups.root(name) for name in roots}) > 1
