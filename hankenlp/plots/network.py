"""The graph of entities in, who works with whom out: circles for names, lines for shared projects, arrows for funding."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final, cast, get_args

from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch

from hankenlp.documents import EntityType, OrganizationRole, RelationKind
from hankenlp.plots.labels import place_labels
from hankenlp.plots.picture import Picture
from hankenlp.plots.style import MUTED, PALETTE, coloured, drawn, legend, number, picture, words

if TYPE_CHECKING:
    import networkx as nx

    from hankenlp.corpus import Corpus

_HEIGHT: Final = 6.6
_LARGEST: Final = 520.0
"""Points²: the area of the largest circle."""
_SMALLEST: Final = 50.0
_WIDEST: Final = 4.0
_SEED: Final = 0

Ties = Counter[tuple[str, str, str]]
"""How many projects say each tie: source, target, and its kind (``funder``, ``together``, or another relation)."""


@drawn
def network(corpus: "Corpus", types: Iterable[EntityType], relations: Iterable[RelationKind], n: int) -> Picture:
    """The picture (``Plots.network``)."""
    import pandas as pd

    wanted = {cast(EntityType, types)} if isinstance(types, str) else set(types)
    with_projects = "project" in wanted
    graph = corpus.graph(types={*wanted, "project"}, relations=relations)
    ties = _ties(graph, with_projects)
    shown = _most_named(graph, ties, n)
    ties = Counter({tie: count for tie, count in ties.items() if tie[0] in shown and tie[1] in shown})
    said = words()["network"]
    columns = [said["source"], said["relation"], said["target"], said["shared"]]
    label = graph.nodes(data="label")
    rows = [(label[a], _relation(kind), label[b], count) for (a, b, kind), count in ties.items()]
    numbers = pd.DataFrame(rows, columns=columns).sort_values(
        [columns[3], *columns[:3]], ascending=[False, True, True, True], ignore_index=True
    )
    which = "shared" if not with_projects and {kind for _, _, kind in ties} <= {"together", "funder"} else "direct"
    subtitle = said["subtitle"][which].format(number(len(shown)))
    made = picture(said["title"][which], subtitle, height=_HEIGHT, documents=len(corpus.documents), numbers=numbers)
    axes = made.subplots()
    axes.set_axis_off()
    _draw(axes, graph, shown, ties)
    return made


def _relation(kind: str) -> str:
    said = words()["network"]
    return str({"together": said["together"], "funder": said["funds"]}.get(kind) or words()["relation"][kind])


def _ties(graph: "nx.MultiDiGraph", with_projects: bool) -> Ties:
    """What ties the nodes: their own relations, and unless projects are drawn, the projects that they share."""
    ties: Ties = Counter()
    for source, target, kind in sorted(graph.edges(keys=True)):
        if with_projects or graph.nodes[source]["type"] != "project":
            ties[(target, source, kind) if kind == "funder" else (source, target, kind)] += 1
    if with_projects:
        return ties
    for project in sorted(id_ for id_, type_ in graph.nodes(data="type") if type_ == "project"):
        roles = sorted((target, kind) for _, target, kind in graph.out_edges(project, keys=True))
        payers = {target for target, kind in roles if kind == "funder"}
        doers = {target for target, kind in roles if kind in get_args(OrganizationRole)} - payers
        others = {target for target, _ in roles} - payers - doers
        ties.update((payer, doer, "funder") for payer in payers for doer in doers)
        ties.update((a, b, "together") for a, b in combinations(sorted(doers | others), 2))
    return ties


def _most_named(graph: "nx.MultiDiGraph", ties: Ties, n: int) -> list[str]:
    """Half of them the tied names of most documents, half those with most ties to these: people are in few documents."""
    tied = _tied(ties)
    documents = graph.nodes(data="documents")
    ordered = sorted(tied, key=lambda id_: (-documents[id_], -tied[id_], id_))
    first = ordered[: n // 2]
    to_first = _tied(tie for tie in ties if tie[0] in first or tie[1] in first)
    others = sorted(ordered[n // 2 :], key=lambda id_: (-to_first[id_], -documents[id_], id_))
    chosen = first + others[: n - len(first)]
    kept = _tied(tie for tie in ties if tie[0] in chosen and tie[1] in chosen)
    if not kept:
        raise ValueError("no two names are tied in these documents. Give more types or relations, or a larger n.")
    return [id_ for id_ in chosen if kept[id_]]


def _tied(ties: Iterable[tuple[str, str, str]]) -> Counter[str]:
    """How many ties each name has."""
    return Counter(id_ for a, b, _ in ties for id_ in (a, b))


def _draw(axes: Any, graph: "nx.MultiDiGraph", shown: Sequence[str], ties: Ties) -> None:
    said = words()["network"]["kind"]
    nodes = graph.nodes
    place = _places(shown, ties)
    most = max(nodes[id_]["documents"] for id_ in shown) or 1
    area = {id_: max(_SMALLEST, _LARGEST * nodes[id_]["documents"] / most) for id_ in shown}
    widest = max(ties.values())
    for (a, b, kind), count in sorted(ties.items()):
        is_arrow = kind != "together"
        axes.add_patch(
            FancyArrowPatch(
                place[a],
                place[b],
                arrowstyle="-|>" if is_arrow else "-",
                mutation_scale=9,
                connectionstyle="arc3,rad=0.12" if is_arrow else "arc3",
                shrinkA=(area[a] ** 0.5) / 2,
                shrinkB=(area[b] ** 0.5) / 2 + 1,
                linewidth=0.7 + (_WIDEST - 0.7) * (count - 1) / max(1, widest - 1),
                color=PALETTE[5] if kind == "funder" else MUTED,
                alpha=0.45,
                zorder=1,
            )
        )
    types = [type_ for type_ in get_args(EntityType) if any(nodes[id_]["type"] == type_ for id_ in shown)]
    colours = coloured(str(said[type_]) for type_ in types)
    for id_ in shown:
        colour = colours[said[nodes[id_]["type"]]]
        axes.scatter(*place[id_], s=area[id_], color=colour, edgecolor="white", linewidth=1, zorder=2)
    axes.margins(0.12, 0.06)
    legend(axes, colours, _lines({kind for _, _, kind in ties}))
    place_labels(axes, [(place[id_], nodes[id_]["label"], area[id_]) for id_ in shown])


def _lines(kinds: set[str]) -> list[Line2D]:
    """What the lines mean."""
    said = words()["network"]
    meanings = {
        said["together"]: (MUTED, "together" in kinds),
        said["funds"]: (PALETTE[5], "funder" in kinds),
        said["others"]: (MUTED, bool(kinds - {"together", "funder"})),
    }
    return [Line2D([], [], color=colour, label=label) for label, (colour, is_there) in meanings.items() if is_there]


def _places(shown: Sequence[str], ties: Ties) -> dict[str, tuple[float, float]]:
    """Where each name is: springs pull together what is tied, and the same names always lie the same way."""
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(sorted(shown))
    for (a, b, _), count in sorted(ties.items()):
        graph.add_edge(a, b, weight=graph.get_edge_data(a, b, {"weight": 0})["weight"] + count**0.5)
    places = nx.spring_layout(graph, k=2.2 / len(shown) ** 0.5, iterations=300, seed=_SEED)
    across, up = (_spread({id_: float(place[axis]) for id_, place in places.items()}) for axis in (0, 1))
    return {id_: (across[id_], up[id_]) for id_ in places}


def _spread(along: Mapping[str, float]) -> dict[str, float]:
    """Places along one axis, 0 to 1: between where springs put them and evenly, as the middle is crowded."""
    least, most = min(along.values()), max(along.values())
    even = {
        id_: rank / max(1, len(along) - 1) for rank, id_ in enumerate(sorted(along, key=lambda id_: (along[id_], id_)))
    }
    return {id_: ((place - least) / ((most - least) or 1) + 2 * even[id_]) / 3 for id_, place in along.items()}
