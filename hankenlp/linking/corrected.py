"""What a corpus lets people correct in its linking: two things that are one, one that is two, a name.

Each correction is a decision. The decisions are followed anew from what was linked, so that a corpus corrected by hand
and a later one with the same file are the same.
"""

import getpass
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from hankenlp.documents import Entity, EntityMention, ProjectDocument
from hankenlp.linking.deciding import Applied, apply
from hankenlp.linking.decisions import (
    Conflict,
    Decision,
    EntityRef,
    Merge,
    Rename,
    Split,
    append_decision,
    write_decisions,
)
from hankenlp.linking.opened import Place, place
from hankenlp.resources.knowledge import Entry

_NEAR = 3
_NEAR_ENOUGH = 60.0


class Corrected:
    """Documents and entities that decisions change; the base of ``Corpus``."""

    documents: list[ProjectDocument]
    entities: list[Entity]

    def _correct(
        self,
        linked: tuple[list[ProjectDocument], list[Entity]],
        decisions: list[Decision],
        path: str | Path | None,
        known: Mapping[str, Entry],
    ) -> None:
        """Follow the decisions; new ones go to the path."""
        self._linked = linked
        self._known = known
        self._decisions_path = path
        self._decisions: list[Decision] = []
        self._take(decisions, self._applied(decisions))

    def _applied(self, decisions: list[Decision]) -> Applied:
        return apply(decisions, *self._linked, self._known)

    def _take(self, decisions: list[Decision], applied: Applied) -> None:
        self._decisions, self._last = decisions, applied
        self.documents, self.entities = applied.documents, applied.entities

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What people decided about the linking, in its order."""
        return tuple(self._decisions)

    @property
    def conflicts(self) -> list[Conflict]:
        """The decisions that could not be followed, or that a later one undoes."""
        return self._last.conflicts

    @property
    def _followed_decisions(self) -> tuple[Decision, ...]:
        """The decisions that were followed, even if a later one undoes them."""
        followed = zip(self._decisions, self._last.results, strict=True) if self._last.results else ()
        return tuple(decision for decision, result in followed if result is not None)

    @property
    def unused_decisions(self) -> tuple[Decision, ...]:
        """The decisions about documents that are not in this corpus."""
        return tuple(self._last.unused)

    def merge_entities(self, a: str | Entity, b: str | Entity, *, by: str | None = None) -> Entity:
        """Make two entities one, which has all mentions and names.

        It keeps the id and the name of the one that the knowledge base has, else of the first.

        Args:
            a: an entity of this corpus, or its id.
            b: another of the same type.
            by: who decides; the name of the user where it is left out.

        Raises ``KeyError`` where there is no such entity, ``ValueError`` where the types differ.
        """
        one, other = self._entity(a), self._entity(b)
        if one.id == other.id:
            return one
        if one.type != other.type:
            raise ValueError(
                f"{one.id} is of type {one.type}, {other.id} of type {other.type}. Merge entities of one type."
            )
        at, by = self._now(), _filled(by or _user(), "the name of who decides")
        return self._decide(Merge(entities=(EntityRef.of(one), EntityRef.of(other)), by=by, at=at))

    def split_entity(
        self, entity: str | Entity, mentions: Iterable[EntityMention | Place], *, by: str | None = None
    ) -> Entity:
        """Make some mentions of an entity an entity of their own, which is returned.

        Its id is the entity's with ``~`` and six digits that depend on the mentions alone; its name is their commonest.

        Args:
            entity: an entity of this corpus, or its id.
            mentions: some of ``entity.mentions``, or their document ids, starts and ends.
            by: who decides; the name of the user where it is left out.

        Raises ``KeyError`` where there is no such entity, ``ValueError`` where the mentions are none of its own, or all.
        """
        whole = self._entity(entity)
        own = {place(mention): mention for mention in whole.mentions}
        places = dict.fromkeys(place(m) if isinstance(m, EntityMention) else tuple(m) for m in mentions)
        strange = [each for each in places if each not in own]
        if strange:
            raise ValueError(f"{strange[0]} is no mention of {whole.id}. Give some of entity.mentions.")
        if not places:
            raise ValueError(f"there is no mention to split off {whole.id}. Give some of entity.mentions.")
        if len(places) == len(own):
            raise ValueError(
                f"these are all mentions of {whole.id}. Leave those out that stay, or give it another name with "
                "rename_entity."
            )
        taken = tuple(mention for each, mention in own.items() if each in places)
        at, by = self._now(), _filled(by or _user(), "the name of who decides")
        return self._decide(Split(entity=EntityRef.of(whole), mentions=taken, by=by, at=at))

    def rename_entity(self, entity: str | Entity, name: str, *, by: str | None = None) -> Entity:
        """Give an entity another name; the old one becomes an alias.

        Args:
            entity: an entity of this corpus, or its id.
            name: in the nominative.
            by: who decides; the name of the user where it is left out.

        Raises ``KeyError`` where there is no such entity, ``ValueError`` where the name is empty or cannot be written.
        """
        whole = self._entity(entity)
        name = _filled(name, f"the name for {whole.id}")
        if name == whole.name:
            return whole
        at, by = self._now(), _filled(by or _user(), "the name of who decides")
        return self._decide(Rename(entity=EntityRef.of(whole), name=name, by=by, at=at))

    def write_decisions(self, path: str | Path) -> None:
        """Write all decisions, one JSON object a line. An old file stays until the new one is complete."""
        write_decisions(path, self._decisions)

    def _decide(self, decision: Decision) -> Entity:
        decisions = [*self._decisions, decision]
        applied = self._applied(decisions)
        if self._decisions_path is not None:
            append_decision(self._decisions_path, decision)
        self._take(decisions, applied)
        id_ = applied.results[-1]
        return next(entity for entity in self.entities if entity.id == id_)

    def _now(self) -> datetime:
        """Not before the last decision, whatever the clock says: the order of decisions is that of their times."""
        now = datetime.now(UTC).replace(microsecond=0)
        return max(now, self._decisions[-1].at) if self._decisions else now

    def _entity(self, given: str | Entity) -> Entity:
        id_ = given if isinstance(given, str) else given.id
        for entity in self.entities:
            if entity.id == id_:
                return entity
        raise KeyError(f"there is no entity {id_!r}. {self._nearest(id_)}")

    def _nearest(self, id_: str) -> str:
        from rapidfuzz import process

        named = [entity.id for entity in self.entities if id_ in (entity.name, *entity.aliases)]
        ids = [entity.id for entity in self.entities]
        near = [match[0] for match in process.extract(id_, ids, limit=_NEAR, score_cutoff=_NEAR_ENOUGH)]
        found = list(dict.fromkeys((*named, *near)))[:_NEAR]
        return f"Near it: {', '.join(found)}." if found else "corpus.entities has those that there are."


def _filled(text: str, what: str) -> str:
    """The text without white space around it. Raises ``ValueError`` where none is left, or no file could hold it."""
    text = text.strip()
    if any("\ud800" <= c <= "\udfff" for c in text):
        raise ValueError(f"{what}, {text!a}, has no form in UTF-8. Take out what begins with \\ud.")
    if not any(c.isprintable() and not c.isspace() for c in text):
        raise ValueError(f"{what} is empty. Give one.")
    return text


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"
