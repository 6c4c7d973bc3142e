"""What a name means by itself: an entry of the knowledge base, a unit of one, or nothing that is known.

Names are looked up by their keys, strictest first. A name that begins with a known body's name in the genitive
(*Posken …*, *SPR:n …*) is a unit of that body, whichever of its names was used.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from itertools import chain
from typing import Any

from hankenlp.language.names import base_form
from hankenlp.language.nominative import candidates, prepare
from hankenlp.linking import normalize
from hankenlp.resources import table
from hankenlp.resources.knowledge import Entry, knowledge, with_own
from hankenlp.resources.patterns import word_tuple

Entries = tuple[Entry, ...]
_ALSO = {"organization": "programme", "programme": "organization"}
"""Funds are bodies too, so that these two types look into each other's names; places look into none."""

_SHORTEST_BLURRED = 5
_INFLECTED = 5
"""The genitive of a word begins with the same letters but its last ones: *keskus*, *keskuksen*; two letters at least."""
_LONGER = 3
"""A nominative is at most this much longer than the genitive."""


class Known:
    """An index over entries. ``find`` and ``unit`` depend on the name alone and are cached."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._exact: dict[str, dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
        self._blurred: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self.by_id = {entry.id: entry for entry in entries}
        self.blocks: dict[str, Any] = {}
        """What ``spelling`` makes of the names, by type."""
        for entry in entries:
            for key in dict.fromkeys(key for name in entry.names for key in _keys_of(entry.type, name)):
                self._exact[entry.type][key].append(entry)
                self._blurred[entry.type][key.translate(normalize.OCR)].add(entry.id)
        self.find = lru_cache(maxsize=100_000)(self._find)
        self.unit = lru_cache(maxsize=100_000)(self._unit)
        self._is_place_genitive = lru_cache(maxsize=20_000)(self._is_genitive_of_place)

    def _find(self, type_: str, name: str) -> Entries:
        """The entries of the type (else of its sister type) that may bear the name; empty where none does."""
        for sister in (type_, _ALSO.get(type_, type_)):
            for variant in _variants(type_, name):
                found = self._exact[sister].get(normalize.skeleton(variant))
                if found:
                    return tuple(found)
        twice = self._twice(type_, name)
        if twice:
            return twice
        ids = self._blurred[type_].get(normalize.blurred(name), set())
        if len(ids) == 1 and len(normalize.skeleton(name)) >= _SHORTEST_BLURRED:
            return tuple(self.by_id[id_] for id_ in ids)
        return ()

    def _twice(self, type_: str, name: str) -> Entries:
        """The entry that a name in full and a shorter one after it both mean: *Sosiaali- ja … avustuskeskus STEA*."""
        words = normalize.without_brackets(normalize.tidied(name)).split()
        for at in range(1, len(words)):
            full, short = (normalize.skeleton(" ".join(part)) for part in (words[:at], words[at:]))
            both = [entry for entry in self._exact[type_].get(full, ()) if entry in self._exact[type_].get(short, ())]
            if both:
                return tuple(both)
        return ()

    def _unit(self, name: str) -> tuple[str, str] | None:
        """The id of the body that the name begins with, and the key of the rest; None where it begins with no body.

        *Oulun hyvinvointipalvelut* counts as *Oulun kaupungin hyvinvointipalvelut*.
        """
        bare = normalize.without_brackets(name)
        words = normalize.without_form(bare).split()
        owners = table("units")["forms"]["owners"] if normalize.kind_by_form(bare) else None
        for at in range(len(words) - 1, 0, -1):
            rest = normalize.key(" ".join(words[at:]))
            owner = self._owner(words[:at]) if rest else None
            if owner and (owners is None or owner.kind in owners):
                return owner.id, rest
        if len(words) > 1 and words[0] in self._towns and bare_unit_kinds(" ".join(words[1:])) & {"city"}:
            return self._towns[words[0]], normalize.key(" ".join(words[1:]))
        return None

    def prepare(self, names: Iterable[str]) -> None:
        """Ask the analyser at once for what ``unit`` of many names will need."""
        asked: set[str] = set()
        for name in names:
            words = normalize.without_form(normalize.without_brackets(name)).split()
            asked.update(words[at - 1] for at in range(1, len(words)) if self._may_own(words[:at]))
        prepare(asked)

    def _owner(self, words: list[str]) -> Entry | None:
        if not self._may_own(words):
            return None
        forms = (" ".join((*words[:-1], form)) for form in _nominatives(words[-1]))
        for name in chain(forms, [base_form(" ".join(words))] if len(words) > 1 else []):
            found = self._exact["organization"].get(normalize.skeleton(name), [])
            if found and not (len(words) == 1 and normalize.skeleton(name) in self._exact["place"]):
                return found[0]
        return None

    def _may_own(self, words: list[str]) -> bool:
        """Whether a body's name begins as the words do: spares the analyser what can have no owner."""
        longest = len(normalize.skeleton(" ".join(words))) + _LONGER
        first = normalize.skeleton(words[0])
        starts = [first + _stem(words[1])] if len(words) > 1 else []
        if len(words) == 1 or words[0] not in self._towns:
            starts.append(_stem(words[0]))  # an adjective agrees with its head: Punaisen Ristin
        return any(len(name) <= longest for start in starts for name in self._beginning(start))

    def _beginning(self, start: str) -> Iterator[str]:
        at = bisect_left(self._names, start)
        while at < len(self._names) and self._names[at].startswith(start):
            yield self._names[at]
            at += 1

    @cached_property
    def _names(self) -> list[str]:
        return sorted(self._exact["organization"])

    @cached_property
    def _towns(self) -> dict[str, str]:
        """Genitive of a municipality → id of the body that governs it."""
        bodies = [entry for entry in self.by_id.values() if entry.kind in ("city", "municipality")]
        # Reversed, so that a town of today wins over the rural municipality that it swallowed.
        return {entry.name.rpartition(" ")[0]: entry.id for entry in reversed(bodies) if entry.type == "organization"}

    @cached_property
    def kin(self) -> dict[str, set[str]]:
        """Id → ids whose mention makes it likelier: itself, its whole, its parts, what it was merged into."""
        kin = {id_: {id_} for id_ in self.by_id}
        for entry in self.by_id.values():
            if entry.parent:
                kin[entry.id].add(entry.parent)
                kin[entry.parent].add(entry.id)
            for before in entry.predecessors:
                kin[before].add(entry.id)
        return kin

    def wholes(self, key: str) -> Iterator[str]:
        """A body's key, and those of the bodies that it is a unit of, upward."""
        yield key
        owner = key.removeprefix("organization:").partition("|")[0] if "|" in key else self._parent(key)
        while owner:
            yield owner
            owner = self._parent(owner)

    def _parent(self, id_: str) -> str | None:
        entry = self.by_id.get(id_)
        return entry.parent if entry else None

    def tells(self, key: str) -> bool:
        """Whether a body's name in two documents makes it likelier that they speak of the same: not a ministry's."""
        entry = self.by_id.get(key)
        return entry is None or entry.kind not in table("units")["everywhere"]["kinds"]

    @cached_property
    def successors(self) -> dict[str, tuple[str, ...]]:
        """Id → ids of what followed it, for what was followed."""
        found: dict[str, tuple[str, ...]] = {}
        for entry in self.by_id.values():
            for before in entry.predecessors:
                found[before] = (*found.get(before, ()), entry.id)
        return found

    @cached_property
    def units(self) -> dict[tuple[str, str], str]:
        """Owner and key of the rest → id, for the units that are entries themselves."""
        found: dict[tuple[str, str], str] = {}
        for entry in self.by_id.values():
            if entry.type == "organization" and entry.parent:
                split = (self._unit(name) for name in entry.names)
                found |= {unit: entry.id for unit in split if unit and unit[0] == entry.parent}
        return found

    def is_geographic(self, word: str) -> bool:
        """Whether a casefolded word stands in the name of a place, or is its genitive: such words tell bodies apart."""
        return word in self._place_words or self._is_place_genitive(word)

    def prepare_places(self, words: Iterable[str]) -> None:
        """Ask the analyser at once for what ``is_geographic`` of many words will need."""
        prepare(word.title() for word in words if word.endswith("n") and word not in self._place_words)

    def _is_genitive_of_place(self, word: str) -> bool:
        return word.endswith("n") and any(
            candidate.case == "Gen" and candidate.form.casefold() in self._place_words
            for candidate in candidates(word.title())
        )

    @cached_property
    def _place_words(self) -> frozenset[str]:
        names = [name for entry in self.by_id.values() if entry.type == "place" for name in entry.names]
        words = [word for name in names for word in normalize.tidied(name).replace("-", " ").split()]
        return frozenset(word.casefold() for word in words if word[0].isupper())


def _stem(word: str) -> str:
    """The letters that a word keeps in all its cases."""
    before, hyphen, last = word.rpartition("-")
    if hyphen:
        return normalize.skeleton(before) + _stem(last)
    letters = normalize.skeleton(last)
    return letters[: max(2, len(letters) - _INFLECTED)]


def _keys_of(type_: str, name: str) -> Iterator[str]:
    """The skeletons under which a name is found."""
    yield normalize.skeleton(name)
    if type_ == "organization":
        yield normalize.skeleton(normalize.without_form(name))


@cache
def packaged() -> Known:
    """The index over the entries that travel with the package."""
    return Known(knowledge())


@lru_cache(maxsize=4)
def with_names(own: Entries) -> Known:
    """The index over what travels with the package and the users' own entries, which win."""
    return Known(with_own(own)) if own else packaged()


@cache
def _owner_endings() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple(
        (ending, frozenset(owner["kinds"])) for owner in table("units")["owners"] for ending in owner["endings"]
    )


def bare_unit_kinds(name: str) -> frozenset[str]:
    """The kinds of body that may have a unit with this last word; empty where it is no unit's."""
    text = normalize.tidied(name).casefold()
    return frozenset(kind for ending, kinds in _owner_endings() if text.endswith(ending) for kind in kinds)


def _variants(type_: str, name: str) -> Iterator[str]:
    bare = normalize.without_brackets(name)
    yield normalize.tidied(name)
    yield bare
    if normalize.is_misread(name):
        yield base_form(normalize.tidied(name))
    if type_ == "organization":
        formless = normalize.without_form(bare)
        yield formless
        yield normalize.without_abbreviation(formless)
        turned = normalize.genitive_first(formless)
        if turned:
            yield turned
    elif type_ == "programme":
        for part in dict.fromkeys(map(normalize.without_years, (bare, normalize.without_beginning(bare)))):
            short = normalize.without_tail(part, "programme")
            yield from (part, short, *(f"{short}{end}" for end in word_tuple("units", "programme_ends")))
    elif type_ == "place":
        head = normalize.without_tail(bare, "place")
        if head != bare and bare.casefold().endswith(word_tuple("units", "after_genitive")):
            yield from _nominatives(head)


def _nominatives(word: str) -> Iterator[str]:
    """The nominatives that the last word of an owner's name may stand for; first itself, for *Poske Lappi*.

    Another case than the genitive owns nothing: *Tiedolla johtamisen yksikkö* is no unit of *Tieto Oyj*.
    """
    yield word
    for ending in (":n", ":in", "in", "n"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            yield word.removesuffix(ending)
    yield from (candidate.form for candidate in candidates(word) if candidate.case in ("Gen", "Nom"))
