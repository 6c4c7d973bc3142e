"""What the names of one document mean: to each name the key of a thing.

A name is looked up in the knowledge base, read as a unit of a known body, then explained by the rest of the document:
abbreviations that it introduces, units and heads whose owner it names once, short forms of longer names.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from rapidfuzz.fuzz import partial_ratio

from hankenlp.documents import ProjectDocument
from hankenlp.linking import normalize
from hankenlp.linking.document_names import Key, Local, Name, name_key, names_of, unit_key
from hankenlp.linking.joins import Join
from hankenlp.linking.known import Entries, Known
from hankenlp.linking.owners import give_owners
from hankenlp.linking.short_forms import complete_heads, complete_tails, lengthen
from hankenlp.resources.knowledge import Entry

_INTRODUCED = re.compile(r"\s*\((?:[^()]{0,25}?[\s,])?([^()\s,]{2,20}(?: [A-ZÅÄÖ]{2,5})?)\)")
_SHORT = 4
_ALIKE = 80.0


def read(document: ProjectDocument, known: Known) -> Local:
    """The document's names, those resolved that the knowledge base and the document itself explain."""
    local = Local(document.id, document.text, _year(document), list(names_of(document)))
    _look_up(local, known)
    _read_units(local, known)
    _introduce(local, known)
    complete_tails(local)
    give_owners(local, known)
    complete_heads(local, known)
    lengthen(local)
    return local


def _year(document: ProjectDocument) -> int | None:
    """The year that the project ended in, else the latest that the document names."""
    if document.period and (document.period.end or document.period.start):
        return int((document.period.end or document.period.start or "")[:4])
    edtf = [document.period.edtf] if document.period else [date.edtf for date in document.dates]
    years = [int(year) for text in edtf for year in re.findall(r"\b(?:19|20)\d\d\b", text)]
    return max(years, default=None)


# 1 · the knowledge base


def _look_up(local: Local, known: Known) -> None:
    found = {(name.type, name.name): known.find(name.type, name.name) for name in local.names}
    sure = {entries[0].id for entries in found.values() if len(entries) == 1}
    for name in local.names:
        entries = found[name.type, name.name]
        if entries:
            likeliest = _likeliest(entries, name, local.year, sure, known)
            local.give(name, likeliest.id, "known" if len(entries) == 1 else "likeliest")


def _likeliest(entries: Entries, name: Name, year: int | None, sure: set[str], known: Known) -> Entry:
    """Of several bearers of a name: the one with most kin in the document, of its time, of the right kind."""
    kind = getattr(name.mentions[0], "kind", None)

    def doubts(entry: Entry) -> tuple[int, ...]:
        timely = _lived(entry, year) if year else not entry.until
        kin = len(known.kin[entry.id] & sure)
        return -kin, not timely, kind is not None and entry.kind != kind, entry.kind == "other"

    return min(entries, key=doubts) if len(entries) > 1 else entries[0]


def _lived(entry: Entry, year: int) -> bool:
    return int(entry.since or 0) <= year <= int(entry.until or 9999)


# 2 · units of known bodies


def _read_units(local: Local, known: Known) -> None:
    for name in local.of("organization"):
        unit = known.unit(name.name) if local.key(name) is None else None
        if unit:
            local.give(name, unit_key(unit, known), "unit")


# 3 · abbreviations


def introductions(local: Local) -> Iterator[tuple[Name, Name]]:
    """Pairs of a name and the abbreviation that the document gives in brackets after it."""
    by_name = {(name.type, normalize.skeleton(name.name)): name for name in local.names if name.type != "place"}
    for name in local.names:
        if name.type == "place":
            continue
        for short in _bracketed(local.text, name):
            other = by_name.get((name.type, normalize.skeleton(short)))
            if other and other.name != name.name and normalize.abbreviates(short, name.name):
                yield name, other


def _bracketed(text: str, name: Name) -> Iterator[str]:
    inside = normalize.appended(name.name)
    if inside:
        yield inside
    for mention in name.mentions:
        match = _INTRODUCED.match(text, mention.end)
        if match:
            yield match[1]


def _introduce(local: Local, known: Known) -> None:
    for full, short in introductions(local):
        long_key, short_key = local.key(full), local.key(short)
        if long_key and not short_key:
            local.give(short, long_key, "introduced", full.name)
        elif short_key and not long_key and _resembles(full.name, known.by_id.get(short_key)):
            local.give(full, short_key, "introduced", short.name)
        elif short_key and long_key and not _resembles(full.name, known.by_id.get(short_key)):
            local.give(short, long_key, "introduced", full.name)
        elif not long_key:
            local.give(full, name_key(full), "name")
            local.give(short, name_key(full), "introduced", full.name)


def _resembles(name: str, entry: Entry | None) -> bool:
    """Whether a known body may be called so. If not, the document means another one by the same abbreviation."""
    if entry is None:
        return True
    key = normalize.skeleton(name)
    return any(
        partial_ratio(key, normalize.skeleton(each)) >= _ALIKE for each in entry.names if len(each) > len(name) / 2
    )


def finish(local: Local) -> None:
    """Give every name that is still open a key of its own."""
    for name in local.names:
        if local.key(name) is None:
            local.give(name, name_key(name), "name")


def shared_abbreviations(locals_: Sequence[Local], root: Callable[[Key], Key] = str) -> Iterator[Join]:
    """Joins of the abbreviations that some documents introduce, all for the same name, with that name.

    ``root`` is what a key has in common with those of the same name misspelt.
    """
    meanings: dict[Key, dict[Key, str]] = defaultdict(dict)
    for local in locals_:
        for full, short in introductions(local):
            key = local.key(full)
            if key and "@" not in key and len(normalize.skeleton(short.name)) >= _SHORT - 1:
                key = root(key)
                said = f"{full.name} ({short.name}), {local.id}"
                meanings[name_key(short)][key] = min(said, meanings[name_key(short)].get(key, said))
    for short_key, keys in sorted(meanings.items()):
        if len(keys) == 1:
            ((key, said),) = keys.items()
            yield Join(short_key, key, "abbreviation", evidence=said)
