"""Linked documents and entities, opened where something changes and written anew once, at the end.

An opened document is the list of its mentions, an opened entity a draft. What is not opened stays the same object.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from hankenlp.documents import Entity, EntityMention, EntityType, ProjectDocument
from hankenlp.linking import normalize
from hankenlp.linking.decisions import Rename
from hankenlp.linking.document_names import FIELDS

Place = tuple[str, int, int]
"""Document id, start and end."""


def place(mention: EntityMention) -> Place:
    """Where a mention stands."""
    return mention.document_id, mention.start, mention.end


@dataclass(eq=False)
class Draft:
    """An entity that changes; ``into`` is what it has become part of, ``renamed`` who gave it its name."""

    id: str
    type: EntityType
    name: str
    aliases: set[str] = field(default_factory=set)
    mentions: dict[Place, list[EntityMention]] = field(default_factory=dict)
    into: "Draft | None" = None
    renamed: Rename | None = None

    @property
    def root(self) -> "Draft":
        """What it has become part of, else itself."""
        draft = self
        while draft.into:
            draft = draft.into
        return draft


@dataclass(slots=True)
class Item:
    """A mention or the title of an opened document; ``owner`` is the part of an entity that it was split off to."""

    field: str
    at: int
    name: str
    text: str
    start: int
    end: int
    linked_id: str | None
    owner: Draft | None = None

    def is_at(self, mention: EntityMention) -> bool:
        """Whether this is the mention, as far as its place and text tell."""
        return (self.start, self.end, self.text) == (mention.start, mention.end, mention.text)


class Opened:
    """The documents and entities of one corpus, and what becomes of them."""

    def __init__(self, documents: Sequence[ProjectDocument], entities: Sequence[Entity]) -> None:
        self._documents = documents
        self._at = {document.id: at for at, document in enumerate(documents)}
        self._closed = {entity.id: entity for entity in entities}
        self._drafts: dict[str, Draft] = {}
        self._pages: dict[str, list[Item]] = {}

    def __contains__(self, document_id: str) -> bool:
        return document_id in self._at

    def draft(self, id_: str | None) -> Draft | None:
        """The entity that has this id now."""
        draft = self._drafts.get(id_ or "")
        if draft or id_ not in self._closed:
            return draft if draft and not draft.into else None
        entity = self._closed[id_]
        draft = self.add(Draft(entity.id, entity.type, entity.name, set(entity.aliases)))
        for mention in entity.mentions:
            draft.mentions.setdefault(place(mention), []).append(mention)
        return draft

    def add(self, draft: Draft) -> Draft:
        """An entity that is new, or opened."""
        self._drafts[draft.id] = draft
        return draft

    def successor(self, id_: str) -> Draft | None:
        """What the entity that had this id has become part of."""
        draft = self._drafts.get(id_)
        return draft.root if draft else None

    def page(self, id_: str) -> list[Item]:
        """The items of a document; none of one that is missing."""
        if id_ not in self._pages and id_ in self:
            self._pages[id_] = list(_items(self._documents[self._at[id_]]))
        return self._pages.get(id_, [])

    def items_at(self, mention: EntityMention | None) -> list[Item]:
        """What stands at the mention's place with its text."""
        return [item for item in self.page(mention.document_id) if item.is_at(mention)] if mention else []

    def owner(self, item: Item) -> Draft | None:
        """The entity that an item belongs to now."""
        return item.owner.root if item.owner else self.draft(item.linked_id) or self.successor(item.linked_id or "")

    def names(self, draft: Draft) -> Iterator[str]:
        """The base form of each of the entity's mentions."""
        seen: set[str] = set()
        for id_, _, _ in draft.mentions:
            if id_ not in seen:
                seen.add(id_)
                yield from (item.name for item in self.page(id_) if self._id_now(item) == draft.id)

    def join(self, draft: Draft, into: Draft) -> None:
        """Have an entity become part of another."""
        more, less = into.mentions, draft.mentions
        if len(more) < len(less):
            more, less = less, more
        for where, mentions in less.items():
            more.setdefault(where, []).extend(mentions)
        into.mentions, draft.mentions, draft.into = more, {}, into

    def move(self, places: Collection[Place], old: Draft, new: Draft) -> None:
        """Give some of the entity's mentions to another entity."""
        for id_ in {id_ for id_, _, _ in places}:
            for item in self.page(id_):
                if (id_, item.start, item.end) in places and self._id_now(item) == old.id:
                    item.owner = new
        new.mentions |= {where: old.mentions.pop(where) for where in places}

    def _id_now(self, item: Item) -> str | None:
        """The id of the item's entity, which stays closed."""
        owner = item.owner or self._drafts.get(item.linked_id or "")
        return owner.root.id if owner else item.linked_id

    def documents(self) -> list[ProjectDocument]:
        """All documents in their order."""
        split = {id_ for id_, page in self._pages.items() if any(item.owner for item in page)}
        joined = (
            self._closed[id_].mentions for id_, draft in self._drafts.items() if draft.into and id_ in self._closed
        )
        documents = list(self._documents)
        for id_ in split.union(mention.document_id for mentions in joined for mention in mentions):
            documents[self._at[id_]] = self._rewritten(documents[self._at[id_]])
        return documents

    def _rewritten(self, document: ProjectDocument) -> ProjectDocument:
        update: dict[str, Any] = {}
        for item in self._pages.get(document.id) or _items(document):
            if (id_ := self._id_now(item)) == item.linked_id:
                continue
            if item.field == "title":
                update["title"] = document.title and document.title.model_copy(update={"entity_id": id_})
            else:
                spans = update.setdefault(item.field, list(getattr(document, item.field)))
                spans[item.at] = spans[item.at].model_copy(update={"entity_id": id_})
        return document.model_copy(update={name: tuple(v) if isinstance(v, list) else v for name, v in update.items()})

    def entities(self) -> list[Entity]:
        """All entities that have a mention, by id."""
        same = [entity for id_, entity in self._closed.items() if id_ not in self._drafts]
        drafts = (_written(draft) for draft in self._drafts.values() if draft.mentions)
        return sorted([*same, *drafts], key=attrgetter("id"))


def _items(document: ProjectDocument) -> Iterator[Item]:
    for name in FIELDS:
        for at, span in enumerate(getattr(document, name)):
            yield _item(name, at, span.name, span)
    if document.title:
        yield _item("title", 0, document.title.text, document.title)


def _item(field: str, at: int, name: str, span: Any) -> Item:
    base = normalize.tidied(name) or name
    return Item(field, at, base, span.text, span.start, span.end, span.entity_id)


def _written(draft: Draft) -> Entity:
    return Entity(
        id=draft.id,
        type=draft.type,
        name=draft.name,
        aliases=tuple(sorted(draft.aliases)),
        mentions=tuple(mention for _, mentions in sorted(draft.mentions.items()) for mention in mentions),
    )
