"""The names of one document and what they mean: what every step of reading a document works on.

A meaning is a key: the id of an entry, or a name's letters where nothing else explains it.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from hankenlp.documents import Mention, ProjectDocument
from hankenlp.linking import normalize
from hankenlp.linking.known import Known

FIELDS = {"organizations": "organization", "people": "person", "places": "place", "programmes": "programme"}
NAMED = ("organizations", "places", "programmes")

Key = str
"""``org/stm`` for an entry, ``organization:eduro`` for a name, ``organization:x@doc`` for a name of one document."""

Reason = tuple[str, str]
"""The rule that gave a name its key, and what in the document it rests on."""


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


def names_of(document: ProjectDocument) -> Iterator[Name]:
    """The organisations, places and programmes of a document, each name once with its mentions."""
    for where in NAMED:
        found: dict[str, list[Mention]] = defaultdict(list)
        for mention in getattr(document, where):
            found[mention.name].append(mention)
        for name, mentions in found.items():
            yield Name(FIELDS[where], name, tuple(mentions))


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


def unit_key(unit: tuple[str, str], known: Known) -> Key:
    """The key of a unit: its entry's id, or owner and name."""
    return known.units.get(unit) or f"organization:{unit[0]}|{unit[1]}"
