"""Linked documents and entities, and what people decided → the documents and entities as they should be.

Nothing is linked anew: only what a decision touches is opened and written again. A decision that cannot be followed,
or that a later one undoes, is reported.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import cast

from hankenlp.documents import Entity, EntityMention, EntityType, ProjectDocument
from hankenlp.linking.cluster import Cluster
from hankenlp.linking.decisions import Conflict, Decision, EntityRef, Merge, Rename, Split, in_order, signature
from hankenlp.linking.identifiers import PREFIXES, name_in
from hankenlp.linking.opened import Draft, Opened, Place, place
from hankenlp.resources.knowledge import Entry

_TYPES = {prefix: cast(EntityType, type_) for type_, prefix in PREFIXES.items()}
_DIGITS = 6


@dataclass(frozen=True)
class Applied:
    """What the decisions made of a corpus.

    Attributes:
        documents: in their order; those that no decision touches are the same objects.
        entities: by id.
        conflicts: in the order of their decisions.
        unused: the decisions whose documents are all missing.
        results: for each decision in its order, the id of its entity when it was applied; None where it was not.
    """

    documents: list[ProjectDocument]
    entities: list[Entity]
    conflicts: list[Conflict] = field(default_factory=list)
    unused: list[Decision] = field(default_factory=list)
    results: list[str | None] = field(default_factory=list)


class _NotFound(Exception):
    """Why a decision cannot be followed; ``absent`` where the documents are missing."""

    def __init__(self, reason: str, absent: bool = False) -> None:
        super().__init__(reason)
        self.absent = absent


def apply(
    decisions: Sequence[Decision],
    documents: Sequence[ProjectDocument],
    entities: Sequence[Entity],
    known: Mapping[str, Entry] = MappingProxyType({}),
) -> Applied:
    """Follow the decisions, by their time and then in the order given.

    Args:
        decisions: of one file or several.
        documents: linked, with different ids.
        entities: what linking made of them.
        known: the knowledge base by its ids, which are for good.
    """
    if not decisions:
        return Applied(list(documents), list(entities))
    return _Desk(Opened(documents, entities), known).applied(in_order(decisions))


class _Desk:
    """The corpus while decisions are followed, and which merges and splits still stand."""

    def __init__(self, opened: Opened, known: Mapping[str, Entry]) -> None:
        self.opened = opened
        self.known = known
        self.merges: list[tuple[Merge, Draft, set[Place]]] = []
        self.splits: list[tuple[Split, Draft, Draft]] = []
        self.conflicts: list[Conflict] = []

    def applied(self, decisions: Sequence[Decision]) -> Applied:
        unused: list[Decision] = []
        results: list[str | None] = []
        for decision in decisions:
            try:
                results.append(self._followed(decision).id)
            except _NotFound as error:
                results.append(None)
                if error.absent:
                    unused.append(decision)
                else:
                    self.conflicts.append(Conflict(decision, str(error)))
        order = {id(decision): at for at, decision in enumerate(decisions)}
        conflicts = sorted(self.conflicts, key=lambda conflict: order[id(conflict.decision)])
        return Applied(self.opened.documents(), self.opened.entities(), conflicts, unused, results)

    def _followed(self, decision: Decision) -> Draft:
        match decision:
            case Merge():
                return self._merged(decision)
            case Split():
                return self._split(decision)
            case Rename():
                return self._renamed(decision)

    def _merged(self, decision: Merge) -> Draft:
        first, second = self._pair(decision)
        if first is second:
            return first
        if first.type != second.type:
            raise _NotFound(f"{first.id} is of type {first.type}, {second.id} of type {second.type}")
        self._undo_splits(decision, first, second)
        if second.id in self.known and first.id not in self.known:
            first, second = second, first
        if first.mentions:
            self.merges.append((decision, first, set(second.mentions)))
        if second.renamed and second.name != first.name:
            self._overruled(second.renamed, decision)
        self.opened.join(second, first)
        first.aliases = (first.aliases | second.aliases | {second.name}) - {first.name}
        return first

    def _pair(self, decision: Merge) -> tuple[Draft, Draft]:
        """The two entities; one of the knowledge base need not be named in any document here."""
        one, other = decision.entities
        first, second = self._found(one), self._found(other)
        if first or second:
            first, second = first or self._from_knowledge(one), second or self._from_knowledge(other)
        if first and second:
            return first, second
        missing = [ref for ref, draft in ((one, first), (other, second)) if not draft]
        raise _NotFound("; ".join(map(self._why_not_found, missing)), all(map(self._is_absent, decision.entities)))

    def _split(self, decision: Split) -> Draft:
        if all(mention.document_id not in self.opened for mention in decision.mentions):
            raise _NotFound("its documents are missing", absent=True)
        entity = self._one(decision.entity)
        places, problems = self._places(decision, entity)
        if problems:
            more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
            self.conflicts.append(Conflict(decision, problems[0] + more))
        if not places:
            return entity
        part = self.opened.add(Draft(self._part_id(decision), entity.type, ""))
        self.opened.move(places, entity, part)
        self._undo_merges(decision, entity, places)
        self._name_parts(entity, part)
        self.splits.append((decision, entity, part))
        if not entity.mentions:
            self.opened.join(entity, part)
        return part

    def _places(self, decision: Split, entity: Draft) -> tuple[set[Place], list[str]]:
        """Where the decision's mentions are the entity's, and what is wrong with the others."""
        places, problems = set(), []
        for mention in dict.fromkeys(decision.mentions):
            owners = [self.opened.owner(item) for item in self.opened.items_at(mention)]
            ids = [owner.id for owner in owners if owner]
            if entity.id in ids:
                places.add(place(mention))
            elif ids and _part_ids(decision)[0] not in ids:
                problems.append(f"{_quoted(mention)} belongs to {ids[0]} already")
            elif not ids and mention.document_id in self.opened:
                problems.append(f"no mention {_quoted(mention)} is there now")
        return places, problems

    def _part_id(self, decision: Split) -> str:
        return next(id_ for id_ in _part_ids(decision) if not self.opened.draft(id_))

    def _name_parts(self, entity: Draft, part: Draft) -> None:
        """The part has the names of its mentions; the entity loses those that none of its own bears."""
        names = Counter(self.opened.names(part))
        gone = set(names)
        for name in self.opened.names(entity):
            gone.discard(name)
            if not gone:
                break
        entity.aliases -= gone
        if entity.name in gone and entity.mentions and entity.id not in self.known and not entity.renamed:
            entity.name = Cluster(entity.type, Counter(self.opened.names(entity))).fullest
            entity.aliases.discard(entity.name)
        part.name = Cluster(part.type, names).commonest
        part.aliases = set(names) - {part.name}

    def _renamed(self, decision: Rename) -> Draft:
        entity = self._one(decision.entity)
        if decision.name == entity.name:
            return entity
        if entity.renamed:
            self._overruled(entity.renamed, decision)
        entity.aliases = (entity.aliases | {entity.name}) - {decision.name}
        entity.name, entity.renamed = decision.name, decision
        return entity

    def _undo_merges(self, decision: Split, entity: Draft, places: set[Place]) -> None:
        """Report the merges of which the split takes one side away whole."""
        rest = entity.mentions.keys()
        for merge in list(self.merges):
            made, kept, joined = merge
            if kept.root is entity and (joined <= places or (rest and rest <= joined)):
                self._overruled(made, decision)
                self.merges.remove(merge)

    def _undo_splits(self, decision: Merge, first: Draft, second: Draft) -> None:
        for split in list(self.splits):
            made, entity, part = split
            if {id(entity.root), id(part.root)} == {id(first), id(second)}:
                self._overruled(made, decision)
                self.splits.remove(split)

    def _overruled(self, earlier: Decision, later: Decision) -> None:
        reason = f"a later decision undoes it: {later} ({signature(later)})"
        self.conflicts.append(Conflict(earlier, reason))

    def _one(self, ref: EntityRef) -> Draft:
        draft = self._found(ref)
        if draft is None:
            raise _NotFound(self._why_not_found(ref), self._is_absent(ref))
        return draft

    def _found(self, ref: EntityRef) -> Draft | None:
        """By id, else by the mention.

        Where the two disagree about which bearer of a name is meant, the mention counts: documents that are added can
        tell more of the first, and another may have its id.
        """
        named, bearer = self.opened.draft(ref.id), self._bearer(ref)
        if named is None:
            return bearer or self.opened.successor(ref.id)
        linked_ids = {item.linked_id for item in self.opened.items_at(ref.mention)}
        if bearer is None or ref.id in self.known or ref.id in linked_ids:
            return named
        return bearer if name_in(ref.id) in {name_in(id_ or "") for id_ in linked_ids} else named

    def _bearer(self, ref: EntityRef) -> Draft | None:
        """The entity that the mention belongs to now, if it is of the type that the id tells."""
        drafts = (self.opened.owner(item) for item in self.opened.items_at(ref.mention))
        return next((draft for draft in drafts if draft and _type_of(ref) in (draft.type, None)), None)

    def _from_knowledge(self, ref: EntityRef) -> Draft | None:
        type_ = _type_of(ref)
        if ref.id not in self.known or type_ is None:
            return None
        return self.opened.add(Draft(ref.id, type_, self.known[ref.id].name))

    def _is_absent(self, ref: EntityRef) -> bool:
        return ref.mention is not None and ref.mention.document_id not in self.opened

    def _why_not_found(self, ref: EntityRef) -> str:
        if ref.mention is None:
            return f"there is no entity {ref.id}; its documents may be missing"
        if self._is_absent(ref):
            return f"there is no entity {ref.id}, and the document of {_quoted(ref.mention)} is missing"
        return f"there is no entity {ref.id}, and no mention {_quoted(ref.mention)} is there now"


def _type_of(ref: EntityRef) -> EntityType | None:
    return _TYPES.get(ref.id.partition("/")[0])


def _quoted(mention: EntityMention) -> str:
    return f"“{mention.text}” ({mention.document_id}, {mention.start}–{mention.end})"


def _part_ids(decision: Split) -> list[str]:
    """The entity's id and a hash of the mentions; with more digits, for where another entity has that id."""
    places = sorted({(*place(mention), mention.text) for mention in decision.mentions})
    digest = hashlib.sha256(json.dumps(places).encode()).hexdigest()
    return [f"{decision.entity.id}~{digest[:digits]}" for digits in range(_DIGITS, len(digest) + 1)]
