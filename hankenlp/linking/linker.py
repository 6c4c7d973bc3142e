"""Mentions → entities over all documents.

Each document is read by itself first (``local``, ``people``), so that what follows only compares names that nothing
explains yet; these are blocked, never compared all with all.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from hankenlp.documents import Entity, EntityMention, Mention, ProjectDocument
from hankenlp.linking import local, normalize, people, project_joins, projects, spelling
from hankenlp.linking.cluster import Cluster, Groups, entities, identified
from hankenlp.linking.known import Known, packaged
from hankenlp.linking.local import FIELDS, Key, Local
from hankenlp.resources.knowledge import Entry, with_own

_FUZZY = ("organization", "programme")


def link(
    documents: Sequence[ProjectDocument], knowledge: Sequence[Entry] = ()
) -> tuple[list[ProjectDocument], list[Entity]]:
    """Link what the documents name.

    Args:
        documents: extracted documents with different ids.
        knowledge: users' own entries (``read_entries``); they win over ours.

    Returns:
        The documents in their order, with ``entity_id`` on every mention and on the title, and the entities by id. The
        same documents in another order give the same ids. Raises ``ValueError`` where two documents share an id.
    """
    _check_ids(documents)
    known = _known(tuple(knowledge)) if knowledge else packaged()
    keys = _keys(documents, known)
    clusters: dict[Key, Cluster] = {}
    for document in documents:
        for type_, name, mention, key in _mentions(document, keys[document.id]):
            clusters.setdefault(key, Cluster(type_)).add(name, mention)
    ids = identified(clusters, known)
    linked = [_with_ids(document, keys[document.id], ids) for document in documents]
    return linked, entities(clusters, ids, known)


def _check_ids(documents: Sequence[ProjectDocument]) -> None:
    twice = [id_ for id_, count in Counter(document.id for document in documents).items() if count > 1]
    if twice:
        raise ValueError(f"two documents have the id {twice[0]!r}. Give each document an id of its own.")


@lru_cache(maxsize=4)
def _known(own: tuple[Entry, ...]) -> Known:
    return Known(with_own(own))


Keys = dict[tuple[str, str], Key]
"""Type and name → key, in one document; ``project`` and its title for the title."""


def _keys(documents: Sequence[ProjectDocument], known: Known) -> dict[str, Keys]:
    """The final key of every name of every document."""
    locals_ = [local.read(document, known) for document in documents]
    abbreviations = local.shared_abbreviations(locals_)
    for each in locals_:
        local.finish(each, abbreviations)
    groups = Groups()
    for one, other in _respelt(locals_, known):
        groups.union(one, other)
    for one, other in _shortened(locals_):
        groups.union(one, other)
    # "/" sorts before ":", so that the root of a group is its entry's id where it has one.
    result = {each.id: {name: groups.root(key) for name, key in each.keys.items()} for each in locals_}
    _add_people(documents, locals_, known, result)
    _add_projects(documents, known, result)
    return result


def _respelt(locals_: Sequence[Local], known: Known) -> list[tuple[Key, Key]]:
    """Pairs of keys that differ in spelling: open names with each other and with the known names of the corpus."""
    found = []
    for type_ in _FUZZY:
        names: dict[Key, str] = {}
        for each in locals_:
            for name in each.of(type_):
                key = each.keys[name.type, name.name]
                if "@" not in key and "|" not in key and (key not in names or name.name < names[key]):
                    names[key] = known.by_id[key].name if key in known.by_id else name.name
        found += [pair for pair in spelling.pairs(names, known) if not all(key in known.by_id for key in pair)]
    return found


def _shortened(locals_: Sequence[Local]) -> list[tuple[Key, Key]]:
    """*Oulunkaari* and *Oulunkaaren kuntayhtymä* over documents, where the short form belongs to one body only."""
    organizations = {each.keys[n.type, n.name]: n.name for each in locals_ for n in each.of("organization")}
    longer: dict[Key, set[Key]] = defaultdict(set)
    for key, name in organizations.items():
        short = normalize.short_form(name) if key.startswith("organization:") and "@" not in key else None
        if short:
            longer[f"organization:{normalize.organization_key(short)}"].add(key)
    return [(short, min(keys)) for short, keys in longer.items() if short in organizations and len(keys) == 1]


def _add_people(
    documents: Sequence[ProjectDocument], locals_: Sequence[Local], known: Known, result: dict[str, Keys]
) -> None:
    read = [people.read(document, each, known) for document, each in zip(documents, locals_, strict=True)]
    groups = people.joined([bearer for _, bearers in read for bearer in bearers])
    for document, (full, bearers) in zip(documents, read, strict=True):
        keys = {bearer.name: bearer.key for bearer in bearers}
        result[document.id] |= {("person", name): groups.root(keys[whole]) for name, whole in full.items()}


def _add_projects(documents: Sequence[ProjectDocument], known: Known, result: dict[str, Keys]) -> None:
    read = {document.id: projects.read(document, result[document.id], known) for document in documents}
    groups = Groups()
    for join in project_joins.joins([project for project in read.values() if project], known):
        groups.union(join.one, join.other)
    for id_, project in read.items():
        if project:
            result[id_]["project", ""] = groups.root(project.key)


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


def _with_ids(document: ProjectDocument, keys: Keys, ids: Mapping[Key, str]) -> ProjectDocument:
    def linked(type_: str, mention: Mention) -> Mention:
        return mention.model_copy(update={"entity_id": ids[keys[type_, mention.name]]})

    update: dict[str, Any] = {
        field: tuple(linked(type_, mention) for mention in getattr(document, field)) for field, type_ in FIELDS.items()
    }
    if document.title:
        update["title"] = document.title.model_copy(update={"entity_id": ids[keys["project", ""]]})
    return document.model_copy(update=update)
