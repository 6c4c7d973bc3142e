"""Entries of the knowledge base in, what is wrong with them out: one function a rule.

Every fault is reported, not the first alone. ``check`` takes entries from anywhere, ``check_files`` users' own files
together with what travels with the package. Kinds and codes are data (``knowledge_schema.toml``).
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from hankenlp.errors import ResourceError
from hankenlp.resources import packaged as table
from hankenlp.resources.knowledge import (
    PREFIXES,
    Entry,
    Located,
    fold,
    located,
    merged_with_own,
    packaged,
    rows_of,
)

ID = re.compile(r"[a-z]+/[a-z0-9]+(?:-[a-z0-9]+)*")
YEAR = re.compile(r"[12]\d{3}")


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: the row it stands in (``file:line``, may be empty), the entry's id, the rule, and the way out."""

    where: str
    id: str
    rule: str
    message: str
    way_out: str

    def __str__(self) -> str:
        place = ": ".join(part for part in (self.where, self.id) if part)
        return f"{place}: {self.message} [{self.rule}]. {self.way_out}"


class Entries:
    """The entries that are checked, and what the rules look up in them."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.all = tuple(entries)

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        """Id → the first entry that has it."""
        found: dict[str, Entry] = {}
        for entry in self.all:
            found.setdefault(entry.id, entry)
        return found

    @cached_property
    def bearers(self) -> dict[tuple[str, str], list[Entry]]:
        """Type and folded name → the entries that bear it."""
        found: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in self.by_id.values():
            for name in dict.fromkeys(map(fold, entry.names)):
                found[entry.type, name].append(entry)
        return found


Fault = tuple[int, str, str]
"""The index of the entry, what is wrong, the way out."""
Rule = Callable[[Entries], Iterator[Fault]]


def check(entries: Iterable[Entry], places: Sequence[str] = ()) -> list[Problem]:
    """What breaks a rule of ``RULES``, in the order of the entries. ``places[i]`` is where the i-th entry stands."""
    given = Entries(entries)
    found = [(at, rule, message, way) for rule, faults in RULES.items() for at, message, way in faults(given)]
    return [
        Problem(places[at] if at < len(places) else "", given.all[at].id, rule, message, way)
        for at, rule, message, way in sorted(found, key=lambda fault: fault[0])
    ]


def check_files(paths: Sequence[str | Path] = ()) -> list[Problem]:
    """What is wrong with our entries and the users' files; a row that cannot be read is left out of the other rules."""
    problems: list[Problem] = []
    own: list[Located] = []
    for path in map(Path, paths):
        read, faults = _read(path)
        own += read
        problems += [*faults, *_repeated(read)]
    ours = packaged()
    if not own:
        return problems + check([entry for _, entry in ours], [where for where, _ in ours])
    rows = {entry.id: where for where, entry in (*ours, *reversed(own))}
    united = merged_with_own([entry for _, entry in own])
    return problems + check(united, [rows[entry.id] for entry in united])


def _read(path: Path) -> tuple[list[Located], list[Problem]]:
    read: list[Located] = []
    faults: list[Problem] = []
    try:
        for where, cells in rows_of(path):
            try:
                read.append(located(where, cells))
            except ResourceError as error:
                faults.append(_unread(error))
    except ResourceError as error:
        faults.append(_unread(error))
    return read, faults


def _unread(error: ResourceError) -> Problem:
    where, _, cause = str(error).partition(": ")
    message, _, way_out = cause.partition(". ")
    return Problem(where, "", "row", message.removesuffix("."), way_out or "Mend the row.")


def _repeated(read: Sequence[Located]) -> Iterator[Problem]:
    """Rows of one file with one id, which the loader would unite."""
    first: dict[str, str] = {}
    for where, entry in read:
        if entry.id in first:
            way = "Write both as one row, or give one of them another id."
            yield Problem(where, entry.id, "id-unique", f"the id stands in {first[entry.id]}, too", way)
        first.setdefault(entry.id, where)


def id_unique(entries: Entries) -> Iterator[Fault]:
    """No id stands twice."""
    seen: set[str] = set()
    for at, entry in enumerate(entries.all):
        if entry.id in seen:
            yield at, "the id stands twice", "Give one of the rows another id."
        seen.add(entry.id)


def id_form(entries: Entries) -> Iterator[Fault]:
    """An id is the prefix of its type, a slash, and words of a–z and 0–9 joined by hyphens."""
    for at, entry in enumerate(entries.all):
        prefix = PREFIXES.get(entry.type)
        if not ID.fullmatch(entry.id) or (prefix and not entry.id.startswith(f"{prefix}/")):
            wanted = f"{prefix or 'org'}/word-word"
            yield at, f"the id is not of the form {wanted}", "Use small letters a–z, digits and hyphens."


def known_type(entries: Entries) -> Iterator[Fault]:
    """A type is one of ``PREFIXES``."""
    for at, entry in enumerate(entries.all):
        if entry.type not in PREFIXES:
            yield at, f"there is no type {entry.type!r}", f"Name one of {', '.join(PREFIXES)}."


def known_kind(entries: Entries) -> Iterator[Fault]:
    """A kind is one that the schema lists for the type; it may be empty."""
    for at, entry in enumerate(entries.all):
        known = kinds(entry.type)
        if entry.kind and known and entry.kind not in known:
            way = f"Name one of {', '.join(known)}, or leave it empty."
            yield at, f"there is no kind {entry.kind!r} of type {entry.type}", way


def name_shared(entries: Entries) -> Iterator[Fault]:
    """Entries of one type that share a name differ in kind, in parent or in time: linking chooses by these.

    The fault is that of the earlier entry: users' own stand before ours.
    """
    at = {entry.id: index for index, entry in reversed(list(enumerate(entries.all)))}
    for (_, name), bearers in entries.bearers.items():
        for index, entry in enumerate(bearers):
            other = next((other for other in bearers[index + 1 :] if not _told_apart(entry, other)), None)
            if other:
                way = "Make them one entry under one id, or tell them apart by kind, parent, or since and until."
                yield at[entry.id], f"{name!r} is a name of {other.id}, too", way


def parent_exists(entries: Entries) -> Iterator[Fault]:
    """A parent is another entry of the same type."""
    for at, entry in enumerate(entries.all):
        parent = entries.by_id.get(entry.parent or "")
        if entry.parent and (parent is None or parent.type != entry.type):
            cause = "is no entry" if parent is None else f"is no {entry.type}"
            yield at, f"the parent {entry.parent} {cause}", "Add it, mend the id, or leave the parent empty."


def parent_cycle(entries: Entries) -> Iterator[Fault]:
    """Nothing is a part of itself."""
    for at, entry in enumerate(entries.all):
        if _reaches(entry, lambda e: [e.parent] if e.parent else [], entries):
            yield at, "its parents lead back to it", "Leave the parent of one of them empty."


def location_exists(entries: Entries) -> Iterator[Fault]:
    """A location is a place; what a place lies in is its parent."""
    for at, entry in enumerate(entries.all):
        location = entries.by_id.get(entry.location or "")
        if entry.location and entry.type == "place":
            yield at, f"a place has no location beside its parent ({entry.location})", "Write it as the parent."
        elif entry.location and (location is None or location.type != "place"):
            cause = "is no entry" if location is None else "is no place"
            yield at, f"the location {entry.location} {cause}", "Add it, mend the id, or leave the location empty."


def predecessor_exists(entries: Entries) -> Iterator[Fault]:
    """A predecessor is an entry of the same type."""
    for at, entry in enumerate(entries.all):
        for id_ in entry.predecessors:
            before = entries.by_id.get(id_)
            if before is None or before.type != entry.type:
                cause = "is no entry" if before is None else f"is no {entry.type}"
                yield at, f"the predecessor {id_} {cause}", "Add it, mend the id, or leave it out."


def predecessor_cycle(entries: Entries) -> Iterator[Fault]:
    """Nothing precedes itself."""
    for at, entry in enumerate(entries.all):
        if _reaches(entry, lambda e: e.predecessors, entries):
            yield at, "its predecessors lead back to it", "Leave one of them out."


def predecessor_year(entries: Entries) -> Iterator[Fault]:
    """When one thing follows another is known, and the earlier one does not end after the later one begins."""
    for at, entry in enumerate(entries.all):
        for before in filter(None, map(entries.by_id.get, entry.predecessors)):
            if not before.until and not entry.since:
                way = "Give the one its since, or the other its until."
                yield at, f"nothing tells when it followed {before.id}", way
            elif before.until and entry.since and before.until > entry.since:
                message = f"it begins in {entry.since}, its predecessor {before.id} ends in {before.until}"
                yield at, message, "Mend the year that is wrong."


def years(entries: Entries) -> Iterator[Fault]:
    """``since`` and ``until`` are years of four digits, in this order."""
    for at, entry in enumerate(entries.all):
        wrong = next((year for year in (entry.since, entry.until) if year and not YEAR.fullmatch(year)), None)
        if wrong is not None:
            yield at, f"{wrong!r} is no year", "Write a year of four digits, or leave it empty."
        elif entry.since and entry.until and entry.since > entry.until:
            yield at, f"it ends in {entry.until}, before it begins in {entry.since}", "Mend the year that is wrong."


def code_form(entries: Entries) -> Iterator[Fault]:
    """An official code has the form of its kind: three digits for a municipality."""
    for at, entry in enumerate(entries.all):
        wanted = _code(entry)
        if entry.code and wanted and not re.fullmatch(wanted["form"], entry.code, re.ASCII):
            yield at, f"the code {entry.code!r} is not {wanted['words']}", "Mend it, or leave it empty."


def code_unique(entries: Entries) -> Iterator[Fault]:
    """No two entries of a kind have one code; the fault is that of the earlier entry."""
    first: dict[tuple[str, str], str] = {}
    for at, entry in reversed(list(enumerate(entries.all))):
        series = _code(entry)
        if entry.code and series:
            key = (f"{series['type']} {series['kinds']}", entry.code)
            if first.setdefault(key, entry.id) != entry.id:
                yield at, f"the code {entry.code} is that of {first[key]}, too", "Mend the code that is wrong."


RULES: dict[str, Rule] = {
    "id-unique": id_unique,
    "id-form": id_form,
    "type": known_type,
    "kind": known_kind,
    "name-shared": name_shared,
    "parent": parent_exists,
    "parent-cycle": parent_cycle,
    "location": location_exists,
    "predecessor": predecessor_exists,
    "predecessor-cycle": predecessor_cycle,
    "predecessor-year": predecessor_year,
    "years": years,
    "code-form": code_form,
    "code-unique": code_unique,
}
"""Name → rule. ``row`` besides stands for a row that cannot be read."""


def kinds(entry_type: str) -> dict[str, str]:
    """The kinds of a type, and what each of them is."""
    known: dict[str, str] = table("knowledge_schema")["kinds"].get(entry_type, {})
    return known


def _code(entry: Entry) -> dict[str, str] | None:
    codes = table("knowledge_schema")["code"]
    return next((code for code in codes if entry.type == code["type"] and entry.kind in code["kinds"]), None)


def _told_apart(one: Entry, other: Entry) -> bool:
    if one.kind and other.kind and one.kind != other.kind:
        return True
    if one.parent != other.parent:
        return True
    spans = sorted((entry.since or "0", entry.until or "9999") for entry in (one, other))
    return spans[0][1] < spans[1][0]


def _reaches(entry: Entry, onward: Callable[[Entry], Iterable[str]], entries: Entries) -> bool:
    """Whether the ids that ``onward`` names lead back to the entry."""
    seen: set[str] = set()
    ahead = list(onward(entry))
    while ahead:
        id_ = ahead.pop()
        if id_ == entry.id:
            return True
        if id_ not in seen and id_ in entries.by_id:
            seen.add(id_)
            ahead += onward(entries.by_id[id_])
    return False
