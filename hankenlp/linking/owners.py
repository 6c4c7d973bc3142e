"""Units whose owner the document names: *Hyvinvointipalvelut* beside *Oulun kaupunki*.

The owner stands right before the unit, or is the one body of the document that has such units.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from hankenlp.linking import normalize
from hankenlp.linking.bare_units import is_bare_unit, unit_name
from hankenlp.linking.document_names import Local, Name, name_key, unit_key
from hankenlp.linking.known import Known, bare_unit_kinds
from hankenlp.resources.knowledge import Entry

_BETWEEN = re.compile(r"[\s,/–—-]{1,6}")
_CLEARLY = 3
"""A body owns the bare units if it is named this many times as often as the next one."""


def give_owners(local: Local, known: Known) -> None:
    """Give the units that say nothing of their owner their meaning; without one owner they are things of this document."""
    ends = {mention.end: other for other in local.of("organization") for mention in other.mentions}
    owners: dict[frozenset[str], str | None] = {}
    for name in local.of("organization"):
        if local.key(name) is not None:
            continue
        before = list(_before(local, name, ends, known))
        whole, part = next(_listed_parts(name, before, known), ("", ""))
        if part:
            local.give(name, part, "owner_beside", known.by_id[whole].name)
        elif is_bare_unit(name.name, known):
            kinds = bare_unit_kinds(name.name)
            beside = next((entry.id for entry in before if entry.kind in kinds), None)
            if kinds not in owners:
                owners[kinds] = _only_owner(local, kinds, known)
            _give(local, name, beside, owners[kinds], known)


def _give(local: Local, name: Name, beside: str | None, only: str | None, known: Known) -> None:
    owner = beside or only
    if owner:
        key = unit_key((owner, unit_name(name.name)), known)
        local.give(name, key, "owner_beside" if beside else "owner", known.by_id[owner].name)
    else:
        local.give(name, f"{name_key(name)}@{local.id}", "nobodys")


def _listed_parts(name: Name, before: list[Entry], known: Known) -> Iterator[tuple[str, str]]:
    """The known body right before a name and its part of that name: *Poske, Lapin toimintayksikkö*."""
    for entry in before:
        part = known.units.get((entry.id, normalize.key(name.name)))
        if part:
            yield entry.id, part


def _before(local: Local, name: Name, ends: Mapping[int, Name], known: Known) -> Iterator[Entry]:
    """The known bodies that stand right before a name, with nothing but a comma or the like between."""
    for mention in name.mentions:
        for gap in range(1, 6):
            other = ends.get(mention.start - gap)
            entry = known.by_id.get(local.key(other) or "") if other else None
            if entry and _BETWEEN.fullmatch(local.text, mention.start - gap, mention.start):
                yield entry


def _only_owner(local: Local, kinds: frozenset[str], known: Known) -> str | None:
    """The one body of these kinds that the document names, or names far more often than any other."""
    counts: Counter[str] = Counter()
    for name in local.of("organization"):
        wholes = known.wholes(local.key(name) or "")
        owner = next((id_ for id_ in wholes if id_ in known.by_id and known.by_id[id_].kind in kinds), None)
        if owner:
            counts[owner] += len(name.mentions)
    ranked = counts.most_common(2)
    if not ranked or len(ranked) > 1 and ranked[0][1] < _CLEARLY * ranked[1][1]:
        return None
    return ranked[0][0]
