"""Linked documents and entities, opened where something changes and written anew once, at the end.

An opened document is the list of its mentions, an opened entity a draft. What is not opened stays the same object.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from hankenlp.documents import Entity, EntityMention, EntityType, ProjectDocument
from hankenlp.linking import normalize
from hankenlp.linking.decisions import Rename
from hankenlp.linking.local import FIELDS

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
    aliases: set[str]
    mentions: list[EntityMention]
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
    """A mention or the title of an opened document, with the entity that linking gave it and the one it has now."""

    field: str
    at: int
    name: str
    text: str
    start: int
    end: int
    linked_id: str | None
    entity_id: str | None

    def is_at(self, mention: EntityMention) -> bool:
        """Whether this is the mention, as far as its place and text tell."""
        return (self.start, self.end, self.text) == (mention.start, mention.end, mention.text)


class Opened:
    """The documents and entities of one corpus; ``closed`` are the entities as they were linked."""

    def __init__(self, documents: Sequence[ProjectDocument], entities: Sequence[Entity]) -> None:
        self._documents = documents
        self._at = {document.id: at for at, document in enumerate(documents)}
        self._closed = {entity.id: entity for entity in entities}
        self._drafts: dict[str, Draft] = {}
        self._gone: dict[str, Draft] = {}
        self._pages: dict[str, list[Item]] = {}

    def __contains__(self, document_id: str) -> bool:
        return document_id in self._at

    def draft(self, id_: str | None) -> Draft | None:
        """The entity that has this id now."""
        if id_ is None or id_ in self._drafts or id_ in self._gone or id_ not in self._closed:
            return self._drafts.get(id_ or "")
        entity = self._closed[id_]
        return self.add(Draft(id_, entity.type, entity.name, set(entity.aliases), list(entity.mentions)))

    def add(self, draft: Draft) -> Draft:
        """An entity that is new, or opened."""
        self._gone.pop(draft.id, None)
        self._drafts[draft.id] = draft
        return draft

    def join(self, draft: Draft, into: Draft) -> None:
        """Have an entity become part of another."""
        draft.into, draft.mentions = into, []
        self._gone[draft.id] = self._drafts.pop(draft.id)

    def successor(self, id_: str) -> Draft | None:
        """What the entity that had this id has become part of."""
        gone = self._gone.get(id_)
        return gone.root if gone else None

    def page(self, id_: str) -> list[Item]:
        """The items of a document; none of one that is missing."""
        if id_ not in self._pages and id_ in self:
            self._pages[id_] = list(_items(self._documents[self._at[id_]]))
        return self._pages.get(id_, [])

    def items_at(self, mention: EntityMention | None) -> list[Item]:
        """What stands at the mention's place with its text."""
        return [item for item in self.page(mention.document_id) if item.is_at(mention)] if mention else []

    def names(self, draft: Draft) -> Iterator[str]:
        """The base form of each of the entity's mentions."""
        for id_ in dict.fromkeys(mention.document_id for mention in draft.mentions):
            yield from (item.name for item in self.page(id_) if item.entity_id == draft.id)

    def move(self, mentions: Sequence[EntityMention], old: Draft, new: Draft) -> None:
        """Give the entity's mentions to another entity."""
        places = set(map(place, mentions))
        for id_ in {mention.document_id for mention in mentions}:
            for item in self.page(id_):
                if item.entity_id == old.id and (id_, item.start, item.end) in places:
                    item.entity_id = new.id
        old.mentions = [mention for mention in old.mentions if place(mention) not in places]
        new.mentions += mentions

    def documents(self) -> list[ProjectDocument]:
        """All documents in their order."""
        documents = list(self._documents)
        for id_, items in self._pages.items():
            changed = [item for item in items if item.entity_id != item.linked_id]
            if changed:
                documents[self._at[id_]] = _rewritten(documents[self._at[id_]], changed)
        return documents

    def entities(self) -> list[Entity]:
        """All entities that have a mention, by id."""
        changed: Collection[str] = self._drafts.keys() | self._gone.keys()
        same = [entity for id_, entity in self._closed.items() if id_ not in changed]
        drafts = (_written(draft) for draft in self._drafts.values() if draft.mentions)
        return sorted([*same, *drafts], key=lambda entity: entity.id)


def _items(document: ProjectDocument) -> Iterator[Item]:
    for name in FIELDS:
        for at, span in enumerate(getattr(document, name)):
            yield _item(name, at, span.name, span)
    if document.title:
        yield _item("title", 0, document.title.text, document.title)


def _item(field: str, at: int, name: str, span: Any) -> Item:
    base = normalize.tidied(name) or name
    return Item(field, at, base, span.text, span.start, span.end, span.entity_id, span.entity_id)


def _rewritten(document: ProjectDocument, changed: Sequence[Item]) -> ProjectDocument:
    update: dict[str, Any] = {}
    for item in changed:
        if item.field == "title":
            update["title"] = document.title and document.title.model_copy(update={"entity_id": item.entity_id})
        else:
            spans = update.get(item.field, getattr(document, item.field))
            new = spans[item.at].model_copy(update={"entity_id": item.entity_id})
            update[item.field] = (*spans[: item.at], new, *spans[item.at + 1 :])
    return document.model_copy(update=update)


def _written(draft: Draft) -> Entity:
    return Entity(
        id=draft.id,
        type=draft.type,
        name=draft.name,
        aliases=tuple(sorted(draft.aliases)),
        mentions=tuple(sorted(draft.mentions, key=place)),
    )
