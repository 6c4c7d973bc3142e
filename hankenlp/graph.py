"""Entities and their relations in, a networkx graph out, and the graph as GraphML or GEXF.

Every attribute is a text or a number that both formats can hold, so that what is written reads back the same. networkx
is imported when a graph is asked for.
"""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, get_args

from hankenlp.documents import Entity, EntityType, Relation, RelationKind
from hankenlp.highlight import UNPRINTABLE
from hankenlp.linking.known import Known
from hankenlp.linking.relations import KINDS
from hankenlp.summary import documents_of

if TYPE_CHECKING:
    import networkx as nx

TYPES: tuple[EntityType, ...] = get_args(EntityType)
FORMATS = (".graphml", ".gexf")
"""The suffixes of what ``written`` can make."""

_DATE = re.compile(r' lastmodifieddate="[^"]*"')


def graph(
    entities: Iterable[Entity],
    relations: Sequence[Relation],
    known: Known,
    *,
    types: Iterable[EntityType] | None = None,
    kinds: Iterable[RelationKind] | None = None,
) -> "nx.MultiDiGraph":
    """The entities of some types (else all) and their relations of some kinds (else all).

    A node is an entity's id, with ``label`` (its name), ``type``, ``kind`` (where the knowledge base has one) and how
    many ``mentions`` it has in how many ``documents``; both are 0 of what only relations name. An edge has the kind of
    relation for its key and, with ``documents`` and ``origin``, as its attribute ``relation``.

    Raises ``ValueError`` where there is no such type or kind.
    """
    import networkx as nx

    wanted, chosen = _chosen(types, TYPES, "type"), _chosen(kinds, KINDS, "relation")
    nodes = {entity.id: _node(entity, known) for entity in entities if entity.type in wanted}
    edges = [relation for relation in relations if relation.kind in chosen]
    ends = {id_ for relation in edges for id_ in (relation.source, relation.target)} - nodes.keys()
    nodes |= {id_: _unnamed(id_, known) for id_ in ends if id_ in known.by_id and known.by_id[id_].type in wanted}
    made = nx.MultiDiGraph()
    made.add_nodes_from(sorted(nodes.items()))
    for edge in edges:
        if edge.source in nodes and edge.target in nodes:
            made.add_edge(
                edge.source,
                edge.target,
                key=edge.kind,
                relation=edge.kind,
                documents=edge.documents,
                origin=edge.origin,
            )
    return made


def _chosen(names: Iterable[str] | None, all_: Sequence[str], what: str) -> set[str]:
    if names is None:
        return set(all_)
    chosen = {names} if isinstance(names, str) else set(names)
    unknown = sorted(chosen - set(all_))
    if unknown:
        raise ValueError(f"there is no {what} {unknown[0]!r}. Name some of {', '.join(all_)}.")
    return chosen


def _node(entity: Entity, known: Known) -> dict[str, str | int]:
    entry = known.by_id.get(entity.id)
    kind = entry.kind if entry else ""
    return _attributes(entity.id, entity.name, entity.type, kind, len(entity.mentions), documents_of(entity))


def _unnamed(id_: str, known: Known) -> dict[str, str | int]:
    entry = known.by_id[id_]
    return _attributes(id_, entry.name, entry.type, entry.kind, 0, 0)


def _attributes(id_: str, name: str, type_: str, kind: str, mentions: int, documents: int) -> dict[str, str | int]:
    known_kind: dict[str, str | int] = {"kind": kind} if kind else {}
    return {"label": _label(name, id_), "type": type_} | known_kind | {"mentions": mentions, "documents": documents}


def _label(name: str, id_: str) -> str:
    """The name in one line, without what XML cannot hold; the id where nothing is left."""
    return " ".join(UNPRINTABLE.sub("", name).split()) or id_


def written(graph: "nx.MultiDiGraph", format: str) -> str:
    """The graph as ``.graphml`` or ``.gexf``. Raises ``ValueError`` where there is no such format."""
    if format not in FORMATS:
        raise ValueError(f"there is no graph format {format!r}. Name one of {', '.join(FORMATS)}.")
    return _graphml(graph) if format == ".graphml" else _gexf(graph)


def _graphml(graph: "nx.MultiDiGraph") -> str:
    """GraphML whose edges have ids of their own: readers such as Gephi keep one edge an id."""
    import networkx as nx

    numbered = graph.copy()
    for number, (*_, attributes) in enumerate(numbered.edges(data=True)):
        attributes["id"] = f"e{number}"
    lines = nx.generate_graphml(numbered, edge_id_from_attribute="id")
    return "\n".join(('<?xml version="1.0" encoding="UTF-8"?>', *lines, ""))


def _gexf(graph: "nx.MultiDiGraph") -> str:
    """GEXF without the day on which it was written, so that the same graph gives the same file."""
    import networkx as nx

    text = "\n".join(nx.generate_gexf(graph, version="1.2draft"))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_DATE.sub("", text, count=1)}\n'
