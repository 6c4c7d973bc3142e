"""Groups of keys that mean one thing, and the entities made of them: ids, names, mentions.

An id is the knowledge base's, else the type and a slug of the commonest name. The order of the documents
changes nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from hankenlp.documents import Entity, EntityMention, EntityType
from hankenlp.linking import normalize
from hankenlp.linking.known import Known
from hankenlp.resources.knowledge import slug

PREFIXES = {"organization": "org", "person": "person", "place": "place", "programme": "programme", "project": "project"}
_LONGEST_SLUG = 80


class Groups:
    """Disjoint sets of keys; a set's root is its smallest key."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def add(self, key: str) -> None:
        """Put a key into a set of its own, unless it has one."""
        self._parent.setdefault(key, key)

    def root(self, key: str) -> str:
        """The smallest key of the set."""
        self.add(key)
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def union(self, one: str, other: str) -> None:
        """Make one set of two."""
        first, second = sorted((self.root(one), self.root(other)))
        self._parent[second] = first


@dataclass
class Cluster:
    """What the documents call one thing, and where."""

    type: str
    names: Counter[str] = field(default_factory=Counter)
    mentions: list[EntityMention] = field(default_factory=list)

    def add(self, name: str, mention: EntityMention) -> None:
        """One more mention."""
        self.names[normalize.tidied(name) or name] += 1
        self.mentions.append(mention)

    @property
    def commonest(self) -> str:
        """The most frequent name; of equals the longer, then the alphabetically first."""
        return min(self.names, key=lambda name: (-self.names[name], -len(name), name))

    @property
    def fullest(self) -> str:
        """The longest name without brackets; of equals the more frequent."""
        whole = [name for name in self.names if "(" not in name] or list(self.names)
        return min(whole, key=lambda name: (-len(name), -self.names[name], name))


def identified(clusters: Mapping[str, Cluster], known: Known) -> dict[str, str]:
    """Key of each cluster → its id. Where slugs collide, all but the first (by document, then place) get a number."""
    ids = {key: key for key in clusters if key in known.by_id}
    wanted: dict[str, list[str]] = defaultdict(list)
    for key, cluster in clusters.items():
        if key not in ids:
            wanted[f"{PREFIXES[cluster.type]}/{_slug(key, cluster, known)}"].append(key)
    taken = set(known.by_id) | set(wanted)
    for id_, keys in sorted(wanted.items()):
        free = _numbered(id_, taken, first=id_ not in known.by_id)
        for key in sorted(keys, key=lambda key: (_first(clusters[key]), key)):
            ids[key] = next(free)
            taken.add(ids[key])
    return ids


def _slug(key: str, cluster: Cluster, known: Known) -> str:
    """The slug of the commonest name; before a unit's name that does not name its owner, that of the owner."""
    name = cluster.commonest
    if cluster.type == "organization":
        name = normalize.without_form(normalize.without_brackets(name))
        owner, bar, _ = key.removeprefix("organization:").partition("|")
        if bar and known.unit(name) is None:
            name = f"{owner.rpartition('/')[2]} {name}"
    return slug(name)[:_LONGEST_SLUG].strip("-")


def _numbered(id_: str, taken: set[str], first: bool) -> Iterator[str]:
    if first:
        yield id_
    number = 2
    while True:
        if f"{id_}-{number}" not in taken:
            yield f"{id_}-{number}"
        number += 1


def _first(cluster: Cluster) -> tuple[str, int]:
    return min((mention.document_id, mention.start) for mention in cluster.mentions)


def entities(clusters: Mapping[str, Cluster], ids: Mapping[str, str], known: Known) -> list[Entity]:
    """One ``Entity`` a cluster, sorted by id; the knowledge base's name wins over the documents'."""
    return sorted(
        (_entity(ids[key], cluster, known) for key, cluster in clusters.items()), key=lambda entity: entity.id
    )


def _entity(id_: str, cluster: Cluster, known: Known) -> Entity:
    entry = known.by_id.get(id_)
    name = entry.name if entry else cluster.fullest
    return Entity(
        id=id_,
        type=cast(EntityType, entry.type if entry else cluster.type),
        name=name,
        aliases=tuple(sorted(alias for alias in cluster.names if alias != name)),
        mentions=tuple(_ordered(cluster.mentions)),
    )


def _ordered(mentions: Sequence[EntityMention]) -> list[EntityMention]:
    return sorted(mentions, key=lambda mention: (mention.document_id, mention.start, mention.end))
