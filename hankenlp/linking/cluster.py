"""Groups of keys that mean one thing, and the entities made of them: names, mentions, aliases.

The order of the documents changes nothing. Their ids are made in ``identifiers``.
"""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from hankenlp.documents import Entity, EntityMention, EntityType
from hankenlp.linking import normalize
from hankenlp.linking.joins import Join
from hankenlp.linking.known import Known


class Groups:
    """Disjoint sets of keys. A set's root is that of ``roots`` which it holds, else its longest key, first of equals."""

    def __init__(self, roots: Container[str] = ()) -> None:
        self._parent: dict[str, str] = {}
        self._roots = roots

    def add(self, key: str) -> None:
        """Put a key into a set of its own, unless it has one."""
        self._parent.setdefault(key, key)

    def root(self, key: str) -> str:
        """The key that stands for the set."""
        self.add(key)
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def union(self, one: str, other: str) -> bool:
        """Make one set of two; False where both hold one of ``roots``, which are never one."""
        first, second = sorted((self.root(one), self.root(other)), key=self._rank)
        if first != second and second in self._roots:
            return False
        self._parent[second] = first
        return True

    def _rank(self, key: str) -> tuple[bool, int, str]:
        return key not in self._roots, -len(key), key


def joined(joins: Iterable[Join], groups: Groups | None = None) -> Groups:
    """The groups that the joins make, of new ones by default."""
    groups = Groups() if groups is None else groups
    for join in joins:
        groups.union(join.one, join.other)
    return groups


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
