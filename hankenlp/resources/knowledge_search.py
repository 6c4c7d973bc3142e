"""Entries of the knowledge base in, those that a word, a type or a kind asks for out; and as CSV, JSON or JSON Lines."""

import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TextIO

from rapidfuzz import fuzz

from hankenlp.resources.knowledge import COLUMNS, Entry, fold

How = Literal["name", "alias", "near"]
NEAR = 80.0
"""The least likeness, from 0 to 100, of a name that is near."""
LIMIT = 20
"""How many near names are shown."""
WHOLE_WORDS = 0.9
"""What it counts, of 100, when all words of one name stand in the other."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry, the name that matched, how it did, and how alike they are (0 to 100)."""

    entry: Entry
    name: str
    how: How
    score: float


def selected(entries: Iterable[Entry], type: str | None = None, kind: str | None = None) -> list[Entry]:
    """The entries of a type and a kind, where these are given."""
    return [entry for entry in entries if type in (None, entry.type) and kind in (None, entry.kind)]


def search(entries: Iterable[Entry], words: str) -> list[Hit]:
    """Entries whose name is ``words``, then those with such an alias, then near names, the likest first.

    Capitals do not count. An id in place of words finds its entry.
    """
    wanted = fold(words)
    if not wanted:
        return []
    hits = [hit for entry in entries if (hit := _likest(entry, wanted)).score >= NEAR]
    order = {"name": 0, "alias": 1, "near": 2}
    hits.sort(key=lambda hit: (order[hit.how], -hit.score, hit.entry.name, hit.entry.id))
    sure = sum(hit.how != "near" for hit in hits)
    return hits[: sure + LIMIT]


def _likest(entry: Entry, wanted: str) -> Hit:
    if wanted in (fold(entry.name), entry.id):
        return Hit(entry, entry.name, "name", 100.0)
    for alias in entry.aliases:
        if fold(alias) == wanted:
            return Hit(entry, alias, "alias", 100.0)
    score, name = max(((_likeness(fold(name), wanted), name) for name in entry.names), key=lambda pair: pair[0])
    return Hit(entry, name, "near", score)


def _likeness(name: str, wanted: str) -> float:
    words, others = set(name.split()), set(wanted.split())
    whole = 100 * WHOLE_WORDS if others <= words or (len(words) > 1 and words <= others) else 0.0
    return max(fuzz.ratio(name, wanted), whole)


def row(entry: Entry) -> dict[str, Any]:
    """An entry with the keys of ``COLUMNS``; aliases and predecessors are lists, what is missing is empty."""
    values = {column: getattr(entry, column) for column in COLUMNS}
    return values | {
        "aliases": list(entry.aliases),
        "predecessors": list(entry.predecessors),
        "parent": entry.parent or "",
        "location": entry.location or "",
    }


def write(entries: Sequence[Entry], stream: TextIO, format: str = "csv") -> None:
    """Write entries as ``csv`` (the form of users' own files), ``json`` (one array) or ``jsonl``."""
    rows = [row(entry) for entry in entries]
    if format == "csv":
        table = csv.writer(stream, lineterminator="\n")
        table.writerow(COLUMNS)
        table.writerows(["|".join(v) if isinstance(v, list) else v for v in values.values()] for values in rows)
    elif format == "json":
        stream.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
    elif format == "jsonl":
        stream.writelines(json.dumps(values, ensure_ascii=False) + "\n" for values in rows)
    else:
        raise ValueError(f"there is no format {format!r}. Name one of csv, json, jsonl.")


def listing(entries: Iterable[Entry]) -> str:
    """A line an entry: id, type, kind, name and years, parted by tabs."""
    return "".join("\t".join((e.id, e.type, e.kind, e.name, lifetime(e))) + "\n" for e in entries)


def cards(hits: Iterable[Hit], entries: Iterable[Entry]) -> str:
    """A block of lines a hit: everything that is known of it, and how it was found."""
    by_id = {entry.id: entry for entry in entries}
    return "\n".join(_card(hit, by_id) for hit in hits)


def _card(hit: Hit, by_id: dict[str, Entry]) -> str:
    entry = hit.entry
    parent, location = (by_id.get(id_ or "") for id_ in (entry.parent, entry.location))
    found = {"name": "name", "alias": f"alias {hit.name}", "near": f"near {hit.name} ({hit.score:.0f})"}[hit.how]
    lines = {
        "name": entry.name,
        "type": entry.type,
        "kind": entry.kind,
        "aliases": " | ".join(entry.aliases),
        "parent": f"{parent.name} ({parent.id})" if parent else "",
        "location": f"{location.name} ({location.id})" if location else "",
        "follows": " | ".join(entry.predecessors),
        "years": lifetime(entry),
        "code": entry.code,
        "found by": found,
    }
    return f"{entry.id}\n" + "".join(f"  {key + ':':<10}{value}\n" for key, value in lines.items() if value)


def lifetime(entry: Entry) -> str:
    """*2010–2025*, *2023–*, *–2008*, or nothing where no year is known."""
    return f"{entry.since}–{entry.until}" if entry.since or entry.until else ""
