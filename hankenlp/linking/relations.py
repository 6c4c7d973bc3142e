"""What ties entities to each other: linked documents, their entities and what is known in, relations out.

What a thing is a part of, what it followed and where it is comes from the knowledge base. Who does what in a project,
and whom people work for, comes from the documents: each document says a relation once, however often it names the two.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from hankenlp.documents import Entity, ProjectDocument, Relation, RelationKind
from hankenlp.linking import normalize
from hankenlp.linking.known import Known
from hankenlp.resources.knowledge import Entry

KINDS: tuple[RelationKind, ...] = get_args(RelationKind)
"""Every kind of relation."""


@dataclass(frozen=True, order=True, slots=True)
class Tie:
    """A relation without what speaks for it."""

    source: str
    kind: RelationKind
    target: str


def relations(documents: Iterable[ProjectDocument], entities: Sequence[Entity], known: Known) -> list[Relation]:
    """The relations among the entities, by source, kind and target; the order of the documents changes nothing.

    Wholes, successors and places that no document names are among the ends, as ids of the knowledge base.
    """
    said = _said(documents, known)
    for tie, unit in _units(entities, known):
        said[tie] = len({mention.document_id for mention in unit.mentions})
    ends = {entity.id for entity in entities} | {tie.target for tie in said}
    known_ties = set(_known_ties(ends, known))
    return [
        Relation(
            source=tie.source,
            target=tie.target,
            kind=tie.kind,
            documents=said[tie],
            origin="knowledge" if tie in known_ties else "documents",
        )
        for tie in sorted(known_ties | set(said))
    ]


# 1 · what the documents say


def _said(documents: Iterable[ProjectDocument], known: Known) -> Counter[Tie]:
    """How many documents say each relation; ``named`` only of those to whom no document gives a role."""
    said: Counter[Tie] = Counter()
    for document in documents:
        said.update({*_of_project(document), *_employments(document, known)})
    with_role = {(tie.source, tie.target) for tie in said if tie.kind != "named"}
    plain = [tie for tie in said if tie.kind == "named" and (tie.source, tie.target) in with_role]
    for tie in plain:
        del said[tie]
    return said


def _of_project(document: ProjectDocument) -> Iterator[Tie]:
    """What the document says of its project; nothing where it has no title."""
    project = document.title.entity_id if document.title else None
    if project is None:
        return
    for organization in document.organizations:
        if organization.entity_id:
            for role in organization.roles or ("named",):
                yield Tie(project, role, organization.entity_id)
    for person in document.people:
        if person.entity_id:
            for role_ in person.roles or ("named",):
                yield Tie(project, role_, person.entity_id)
    yield from (Tie(project, "place", place.entity_id) for place in document.places if place.entity_id)
    yield from (Tie(project, "programme", each.entity_id) for each in document.programmes if each.entity_id)


def _employments(document: ProjectDocument, known: Known) -> Iterator[Tie]:
    """Person → employer, where the employer is an organisation that the document names."""
    ids = {mention.name: mention.entity_id for mention in document.organizations if mention.entity_id}
    by_key = {normalize.organization_key(name): id_ for name, id_ in ids.items()}
    for person in document.people:
        if person.entity_id and person.organization:
            name = person.organization
            employer = ids.get(name) or by_key.get(normalize.organization_key(name))
            employer = employer or next((e.id for e in known.find("organization", name) if e.id in ids.values()), None)
            if employer:
                yield Tie(person.entity_id, "works_for", employer)


# 2 · what names say


def _units(entities: Iterable[Entity], known: Known) -> Iterator[tuple[Tie, Entity]]:
    """Unit → the known body with whose id its own begins, and the unit: ``org/oulun-kaupunki/tietohallinto``."""
    for entity in entities:
        owner = entity.id.rpartition("/")[0]
        if entity.type == "organization" and entity.id not in known.by_id and owner in known.by_id:
            yield Tie(entity.id, "part_of", owner), entity


# 3 · what is known


def _known_ties(ids: Iterable[str], known: Known) -> Iterator[Tie]:
    """From the things upward to their wholes and places, and onward to what followed them, up to today.

    Backward only as far as something is named: that *Oulun kaupunki* was merged of five is of use where one of the five
    is spoken of.
    """
    ahead = sorted(ids)
    seen = set(ahead)
    while ahead:
        entry = known.by_id.get(ahead.pop())
        for tie in (*_upward(entry), *_onward(entry, known)) if entry else ():
            yield tie
            new = {tie.source, tie.target} - seen
            seen |= new
            ahead += new


def _upward(entry: Entry) -> Iterator[Tie]:
    if entry.parent:
        yield Tie(entry.id, "located_in" if entry.type == "place" else "part_of", entry.parent)
    if entry.location:
        yield Tie(entry.id, "located_in", entry.location)


def _onward(entry: Entry, known: Known) -> Iterator[Tie]:
    yield from (Tie(later, "preceded_by", entry.id) for later in known.successors.get(entry.id, ()))
