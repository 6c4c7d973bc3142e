"""Mentions → entities over all documents.

Each document is read by itself first (``local``, ``people``), so that what follows only compares names that nothing
explains yet; these are blocked, never compared all with all. Whatever joins two names is a ``Join``, and depends on
documents alone that use one of the names.
"""

import gc
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from hankenlp.documents import Entity, EntityMention, Mention, ProjectDocument
from hankenlp.linking import local, normalize, people, project_joins, project_titles, projects, spelling
from hankenlp.linking.cluster import Cluster, Groups, entities, joined
from hankenlp.linking.document_names import FIELDS, Key, Local, name_key
from hankenlp.linking.identifiers import Label, identified
from hankenlp.linking.joins import Join
from hankenlp.linking.known import Known, with_names
from hankenlp.resources.knowledge import Entry

_FUZZY = ("organization", "programme")


@dataclass(frozen=True)
class Linked:
    """Documents with their entities, and the joins that made one entity of names in several documents."""

    documents: list[ProjectDocument]
    entities: list[Entity]
    joins: tuple[Join, ...]


def link(documents: Sequence[ProjectDocument], knowledge: Sequence[Entry] = ()) -> Linked:
    """Link what the documents name.

    Args:
        documents: extracted documents with different ids.
        knowledge: users' own entries (``read_entries``); they win over ours.

    Returns:
        The documents in their order, with ``entity_id`` on every mention and on the title; the entities by id; the joins.
        The same documents in another order give the same ids. Raises ``ValueError`` where two documents share an id.
    """
    check_ids(document.id for document in documents)
    with _uncollected():
        return _linked(documents, with_names(tuple(knowledge)))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Millions of objects are made and none of them in a cycle: looking for garbage among them takes a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _linked(documents: Sequence[ProjectDocument], known: Known) -> Linked:
    keys, joins, labels = _keys(documents, known)
    clusters: dict[Key, Cluster] = {}
    for document, own in zip(documents, keys, strict=True):
        for type_, name, mention, key in _mentions(document, own):
            clusters.setdefault(key, Cluster(type_)).add(name, mention)
    ids = identified(clusters, labels, known)
    linked = [_with_ids(document, own, ids) for document, own in zip(documents, keys, strict=True)]
    return Linked(linked, entities(clusters, ids, known), tuple(joins))


def check_ids(ids: Iterable[str]) -> None:
    """Raises ``ValueError`` where two documents share an id."""
    twice = [id_ for id_, count in Counter(ids).items() if count > 1]
    if twice:
        raise ValueError(f"two documents have the id {twice[0]!r}. Give each document an id of its own.")


Keys = dict[tuple[str, str], Key]
"""Type and name → key, in one document; ``project`` and its title for the title."""


def _keys(documents: Sequence[ProjectDocument], known: Known) -> tuple[list[Keys], list[Join], dict[Key, Label]]:
    """The final key of every name of every document, what joined them, and what people and projects are called in ids."""
    names = {mention.name for document in documents for mention in document.organizations}
    known.prepare(sorted(name for name in names if not known.find("organization", name)))
    locals_ = [local.read(document, known) for document in documents]
    for each in locals_:
        local.finish(each)
    respelt = list(_respelt(locals_, known))
    root = joined(respelt, Groups(known.by_id)).root
    joins = [*local.shared_abbreviations(locals_, root), *respelt, *_shortened(locals_, known)]
    groups = joined(joins, Groups(known.by_id))
    joins = [join for join in joins if groups.root(join.one) == groups.root(join.other)]
    keys = [{name: groups.root(key) for name, key in each.keys.items()} for each in locals_]
    of_people, names_of_people = _add_people(documents, locals_, keys, groups.root, known)
    of_projects, names_of_projects = _add_projects(documents, locals_, keys, known)
    return keys, joins + of_people + of_projects, names_of_people | names_of_projects


def _add_people(
    documents: Sequence[ProjectDocument],
    locals_: Sequence[Local],
    keys: Sequence[Keys],
    root: Callable[[Key], Key],
    known: Known,
) -> tuple[list[Join], dict[Key, Label]]:
    read = [people.read(document, each, known, root) for document, each in zip(documents, locals_, strict=True)]
    bearers = [bearer for _, said in read for bearer in said]
    joins = list(people.joins(bearers))
    groups = joined(joins)
    for own, (full, said) in zip(keys, read, strict=True):
        of = {bearer.name: groups.root(bearer.key) for bearer in said}
        own |= {("person", name): of[whole] for name, whole in full.items()}
    return joins, people.labels((groups.root(bearer.key), bearer) for bearer in bearers)


def _add_projects(
    documents: Sequence[ProjectDocument], locals_: Sequence[Local], keys: Sequence[Keys], known: Known
) -> tuple[list[Join], dict[Key, Label]]:
    project_titles.prepare(document.title.text for document in documents if document.title)
    read = [
        projects.read(document, own, each.keys, known)
        for document, own, each in zip(documents, keys, locals_, strict=True)
    ]
    found = [project for project in read if project]
    joins = project_joins.joins(found, known)
    groups = joined(joins)
    for own, project in zip(keys, read, strict=True):
        if project:
            own["project", ""] = groups.root(project.key)
    return joins, projects.labels((groups.root(project.key), project) for project in found)


def _respelt(locals_: Sequence[Local], known: Known) -> Iterator[Join]:
    """Joins of open names that differ in spelling from each other or from known names."""
    for type_ in _FUZZY:
        names: dict[Key, str] = {}
        for each in locals_:
            for name in each.of(type_):
                key = each.keys[name.type, name.name]
                if key not in known.by_id and key == name_key(name):  # an abbreviation has its name's key
                    names[key] = min(name.name, names.get(key, name.name))
        yield from spelling.joins(names, type_, known)


def _shortened(locals_: Sequence[Local], known: Known) -> Iterator[Join]:
    """*Oulunkaari* and *Oulunkaaren kuntayhtymä* over documents, where the short form belongs to one body only."""
    organizations: dict[Key, set[str]] = defaultdict(set)
    for each in locals_:
        for found in each.of("organization"):
            organizations[each.keys[found.type, found.name]].add(found.name)
    longer: dict[Key, dict[Key, str]] = defaultdict(dict)
    for key, names in organizations.items():
        for name in sorted(names, reverse=True) if key.startswith("organization:") and "@" not in key else ():
            for short in _short_keys(key, name, known):
                longer[short][key] = name
    for short, keys in sorted(longer.items()):
        if short in organizations and len(keys) == 1:
            ((key, name),) = keys.items()
            yield Join(short, key, "short_form", evidence=name)


def _short_keys(key: Key, name: str, known: Known) -> Iterator[Key]:
    """The keys of a body's short forms; of a unit that is called after no place its name without its owner's."""
    for short in normalize.short_forms(name):
        yield f"organization:{normalize.organization_key(short)}"
    _, bar, rest = key.partition("|")
    if bar and not any(known.is_geographic(word) for word in name.casefold().split()[1:]):
        yield f"organization:{rest}"


def _mentions(document: ProjectDocument, keys: Keys) -> list[tuple[str, str, EntityMention, Key]]:
    found = [
        (type_, mention.name, _entity_mention(document.id, mention), keys[type_, mention.name])
        for field, type_ in FIELDS.items()
        for mention in getattr(document, field)
    ]
    if document.title:
        title = _entity_mention(document.id, document.title)
        found.append(("project", document.title.text, title, keys["project", ""]))
    return found


def _entity_mention(id_: str, span: Any) -> EntityMention:
    return EntityMention(document_id=id_, text=span.text, start=span.start, end=span.end)


def unlinked(document: ProjectDocument) -> ProjectDocument:
    """The document as it was extracted, without the ids of entities."""
    update: dict[str, Any] = {
        field: tuple(mention.model_copy(update={"entity_id": None}) for mention in getattr(document, field))
        for field in FIELDS
    }
    if document.title:
        update["title"] = document.title.model_copy(update={"entity_id": None})
    return document.model_copy(update=update)


def _with_ids(document: ProjectDocument, keys: Keys, ids: Mapping[Key, str]) -> ProjectDocument:
    def linked(type_: str, mention: Mention) -> Mention:
        return mention.model_copy(update={"entity_id": ids[keys[type_, mention.name]]})

    update: dict[str, Any] = {
        field: tuple(linked(type_, mention) for mention in getattr(document, field)) for field, type_ in FIELDS.items()
    }
    if document.title:
        update["title"] = document.title.model_copy(update={"entity_id": ids[keys["project", ""]]})
    return document.model_copy(update=update)
