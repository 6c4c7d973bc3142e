"""What the names of one document mean: to each name the key of a thing.

A name is looked up in the knowledge base, read as a unit of a known body, then explained by the rest of the document:
abbreviations that it introduces, units and heads whose owner it names once, short forms of longer names.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from rapidfuzz.fuzz import partial_ratio

from hankenlp.documents import Mention, ProjectDocument
from hankenlp.linking import normalize
from hankenlp.linking.bare_units import is_bare_unit, unit_name
from hankenlp.linking.joins import Join
from hankenlp.linking.known import Entries, Known, bare_unit_kinds
from hankenlp.resources import table
from hankenlp.resources.knowledge import Entry

FIELDS = {"organizations": "organization", "people": "person", "places": "place", "programmes": "programme"}
NAMED = ("organizations", "places", "programmes")

Key = str
"""``org/stm`` for an entry, ``organization:eduro`` for a name, ``organization:x@doc`` for a name of one document."""

Reason = tuple[str, str]
"""The rule that gave a name its key, and what in the document it rests on."""

_INTRODUCED = re.compile(r"\s*\((?:[^()]{0,25}?[\s,])?([^()\s,]{2,20}(?: [A-ZÅÄÖ]{2,5})?)\)")
_BETWEEN = re.compile(r"[\s,/–—-]{1,6}")
_SHORT = 4
_ALIKE = 80.0
_CLEARLY = 3
"""A body owns the bare units if it is named this many times as often as the next one."""


@dataclass(frozen=True)
class Name:
    """One name of a document, with its mentions."""

    type: str
    name: str
    mentions: tuple[Mention, ...]


@dataclass
class Local:
    """One document's names and what they mean so far."""

    id: str
    text: str
    year: int | None
    names: list[Name]
    keys: dict[tuple[str, str], Key] = field(default_factory=dict)
    reasons: dict[tuple[str, str], Reason] = field(default_factory=dict)

    def of(self, type_: str) -> list[Name]:
        """The names of one type."""
        return [name for name in self.names if name.type == type_]

    def key(self, name: Name) -> Key | None:
        """What the name means; None while nobody knows."""
        return self.keys.get((name.type, name.name))

    def give(self, name: Name, key: Key, rule: str, evidence: str = "") -> None:
        """Say what a name means, and by which rule of ``explanations.toml``."""
        self.keys[name.type, name.name] = key
        self.reasons[name.type, name.name] = (rule, evidence)


def read(document: ProjectDocument, known: Known) -> Local:
    """The document's names, those resolved that the knowledge base and the document itself explain."""
    local = Local(document.id, document.text, _year(document), list(_names(document)))
    _look_up(local, known)
    _read_units(local, known)
    _introduce(local, known)
    _complete_tails(local)
    _own_units(local, known)
    _complete_heads(local, known)
    _lengthen(local)
    return local


def _names(document: ProjectDocument) -> Iterator[Name]:
    for where in NAMED:
        found: dict[str, list[Mention]] = defaultdict(list)
        for mention in getattr(document, where):
            found[mention.name].append(mention)
        for name, mentions in found.items():
            yield Name(FIELDS[where], name, tuple(mentions))


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


def unit_key(unit: tuple[str, str], known: Known) -> Key:
    """The key of a unit: its entry's id, or owner and name."""
    return known.units.get(unit) or f"organization:{unit[0]}|{unit[1]}"


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


def name_key(name: Name) -> Key:
    """The key of a name that nothing else explains; the same in every document."""
    if name.type == "organization":
        key = normalize.organization_key(name.name)
    elif name.type == "programme":
        key = normalize.programme_key(name.name)
    else:
        key = ""
    key = key or normalize.key(name.name)
    return f"{name.type}:{key or '?' + normalize.digest(name.name)}"


# 4 · units whose owner the document names


def _own_units(local: Local, known: Known) -> None:
    organizations = local.of("organization")
    for name in organizations:
        if local.key(name) is not None:
            continue
        whole, part = next(_listed_parts(local, name, known), ("", ""))
        if part:
            local.give(name, part, "owner_beside", known.by_id[whole].name)
            continue
        if not is_bare_unit(name.name, known):
            continue
        beside = _beside(local, name, known)
        owner = beside or _only_owner(local, bare_unit_kinds(name.name), known)
        if owner:
            key = unit_key((owner, unit_name(name.name)), known)
            local.give(name, key, "owner_beside" if beside else "owner", known.by_id[owner].name)
        else:
            local.give(name, f"{name_key(name)}@{local.id}", "nobodys")


def _beside(local: Local, name: Name, known: Known) -> str | None:
    """The body that stands right before the unit: *STM, Yhteisöt ja toimintakyky -osasto*."""
    kinds = bare_unit_kinds(name.name)
    return next((entry.id for entry in _before(local, name, known) if entry.kind in kinds), None)


def _listed_parts(local: Local, name: Name, known: Known) -> Iterator[tuple[str, str]]:
    """The known body right before a name and its part of that name: *Poske, Lapin toimintayksikkö*."""
    for entry in _before(local, name, known):
        part = known.units.get((entry.id, normalize.key(name.name)))
        if part:
            yield entry.id, part


def _before(local: Local, name: Name, known: Known) -> Iterator[Entry]:
    """The known bodies that stand right before a name, with nothing but a comma or the like between."""
    ends = {mention.end: other for other in local.of("organization") for mention in other.mentions}
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
        key = local.key(name) or ""
        owner = key.removeprefix("organization:").partition("|")[0] if "|" in key else key
        entry = known.by_id.get(owner)
        while entry and entry.kind not in kinds and entry.parent:
            entry = known.by_id.get(entry.parent)
        if entry and entry.kind in kinds:
            counts[entry.id] += len(name.mentions)
    ranked = counts.most_common(2)
    if not ranked or len(ranked) > 1 and ranked[0][1] < _CLEARLY * ranked[1][1]:
        return None
    return ranked[0][0]


# 5 · heads and short forms


@cache
def _heads() -> frozenset[str]:
    return frozenset(normalize.skeleton(head) for head in table("units")["heads"]["names"])


def _complete_heads(local: Local, known: Known) -> None:
    """*Ministeriö* is the one ministry of the document; where there are none or several, it is a thing by itself."""
    for name in local.of("organization"):
        head = normalize.skeleton(name.name)
        if (
            local.key(name) is not None
            or head not in _heads()
            and head.translate(normalize.OCR) not in _blurred_heads()
        ):
            continue
        ends = [
            other for other in local.of("organization") if other is not name and _ends_in(local, other, head, known)
        ]
        keys = {local.key(other) or name_key(other) for other in ends}
        if len(keys) == 1:
            local.give(name, keys.pop(), "head", ends[0].name)
        else:
            local.give(name, f"{name_key(name)}@{local.id}", "nobodys", ", ".join(other.name for other in ends))


@cache
def _blurred_heads() -> frozenset[str]:
    return frozenset(head.translate(normalize.OCR) for head in _heads())


def _ends_in(local: Local, name: Name, head: str, known: Known) -> bool:
    entry = known.by_id.get(local.key(name) or "")
    names = (name.name, *entry.names) if entry else (name.name,)
    return any(
        normalize.blurred(each).endswith(head.translate(normalize.OCR)) and normalize.skeleton(each) != head
        for each in names
    )


def _lengthen(local: Local) -> None:
    """A short form joins the one longer name that begins with it (*Eduro-säätiö*) or has it for initials."""
    for type_ in ("organization", "programme"):
        beginnings = _by(local.of(type_), _beginnings)
        for name in local.of(type_):
            text = normalize.without_form(name.name)
            longer = beginnings[text] if len(text) >= _SHORT and text[:1].isupper() else []
            if len(text) >= _SHORT - 1 and text.isupper():
                longer = [*longer, *beginnings[text.casefold()]]
            _give_only(local, name, [other for other in longer if _may_be_one(name.name, other.name)], "short")


def _may_be_one(short: str, longer: str) -> bool:
    """Whether no legal forms part them, as those of an association and its company do."""
    return len({normalize.kind_by_form(short), normalize.kind_by_form(longer)} - {""}) < 2


def _beginnings(name: str) -> Iterator[str]:
    """What a name may be called for short: the word before its first space or hyphen, and its initials in small letters."""
    whole = normalize.tidied(name)
    yield from {whole.partition(" ")[0], whole.partition("-")[0], normalize.initials(name)} - {whole}


def _complete_tails(local: Local) -> None:
    """*Lapin piiri* is the one longer name of the document that ends so: *SPR:n Lapin piiri*."""
    tails = _by(local.of("organization"), _tails)
    for name in local.of("organization"):
        _give_only(local, name, tails[normalize.without_form(name.name).casefold()], "tail")


def _tails(name: str) -> Iterator[str]:
    words = normalize.without_form(normalize.without_brackets(name)).casefold().split()
    yield from (" ".join(words[at:]) for at in range(1, len(words)))


def _by(names: Iterable[Name], parts: Callable[[str], Iterable[str]]) -> dict[str, list[Name]]:
    """Part of a name → the names that have it."""
    found: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        for part in parts(name.name):
            found[part].append(name)
    return found


def _give_only(local: Local, name: Name, longer: Iterable[Name], rule: str) -> None:
    """Give an open name the meaning of the longer names, if that is one."""
    if local.key(name) is None:
        keys = {local.key(other) or name_key(other): other.name for other in longer if other is not name}
        if len(keys) == 1:
            ((key, whole),) = keys.items()
            local.give(name, key, rule, whole)


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
