"""The entities and their relations as a graph, and the graph as files that read back the same."""

import io
from collections.abc import Iterable
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hankenlp import Corpus
from hankenlp.documents import Entity, Relation
from hankenlp.graph import FORMATS, graph, written
from hankenlp.linking.known import packaged
from hankenlp.linking.relations import KINDS
from tests.linking.samples import document

TEXT = "Jokivarren tuki: STM rahoittaa, mukana Simon kunta. Salla Kolari"
CORPUS = Corpus(
    [
        document(
            "a",
            TEXT,
            title="Jokivarren tuki",
            organizations=[{"text": "STM", "roles": ("funder", "partner")}, "Simon kunta"],
            people=[{"text": "Salla Kolari", "roles": ("contact",), "organization": "Simon kunta"}],
        )
    ]
)


def edges(made: Any) -> list[Any]:
    return sorted((u, v, d["relation"], d["documents"], d["origin"]) for u, v, d in made.edges(data=True))


def read(text: str, format: str) -> Any:
    if format == ".gexf":
        return nx.read_gexf(io.BytesIO(text.encode()))
    return nx.parse_graphml(text, force_multigraph=True)


def test_nodes_and_edges() -> None:
    made = CORPUS.graph()
    assert made.nodes["org/stm"] == {
        "label": "Sosiaali- ja terveysministeriö", "type": "organization", "kind": "ministry",
        "mentions": 1, "documents": 1,
    }  # fmt: skip
    assert made.nodes["person/salla-kolari/simon-kunta"].get("kind") is None
    assert (made.nodes["place/simo"]["label"], made.nodes["place/simo"]["mentions"]) == ("Simo", 0)
    assert sorted(made["project/jokivarren-tuki"]["org/stm"]) == ["funder", "partner"]
    assert made["org/simon-kunta"]["place/simo"]["located_in"] == {
        "relation": "located_in", "documents": 0, "origin": "knowledge",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("types", "relations", "nodes", "kinds"),
    [
        (["person", "project"], None, {"person/salla-kolari/simon-kunta", "project/jokivarren-tuki"}, {"contact"}),
        ("project", None, {"project/jokivarren-tuki"}, set()),
        (
            None,
            ["works_for"],
            {"org/stm", "org/simon-kunta", "person/salla-kolari/simon-kunta", "project/jokivarren-tuki"},
            {"works_for"},
        ),
        (["organization", "place"], ["located_in"], {"org/stm", "org/simon-kunta", "place/simo"}, {"located_in"}),
        ([], None, set(), set()),
    ],
)
def test_types_and_relations_are_chosen(types: Any, relations: Any, nodes: set[str], kinds: set[str]) -> None:
    made = CORPUS.graph(types=types, relations=relations)
    assert nodes <= set(made) and {kind for _, _, kind in made.edges(keys=True)} == kinds
    assert all(node in nodes or node.startswith("place/") for node in made)


@pytest.mark.parametrize("chosen", [{"types": ["body"]}, {"relations": ["owns"]}])
def test_what_cannot_be_chosen_is_named(chosen: Any) -> None:
    with pytest.raises(ValueError, match=r"there is no (type 'body'|relation 'owns'). Name some of"):
        CORPUS.graph(**chosen)


@pytest.mark.parametrize("format", FORMATS)
def test_a_file_reads_back_as_the_same_graph(format: str) -> None:
    again = read(written(CORPUS.graph(), format), format)
    assert dict(again.nodes(data=True)) == dict(CORPUS.graph().nodes(data=True))
    assert edges(again) == edges(CORPUS.graph())


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_graph_gives_the_same_file_on_any_day(format: str) -> None:
    assert written(CORPUS.graph(), format) == written(CORPUS.graph(), format)
    assert "lastmodified" not in written(CORPUS.graph(), format)


def test_the_edges_of_a_graphml_file_have_ids_of_their_own() -> None:
    lines = [line for line in written(CORPUS.graph(), ".graphml").splitlines() if "<edge " in line]
    assert len(set(lines)) == len(lines) == len({line.partition(" id=")[2] for line in lines}) > 3


@pytest.mark.parametrize("format", FORMATS)
def test_an_empty_graph(format: str) -> None:
    assert len(read(written(Corpus([]).graph(), format), format)) == 0


def test_a_format_that_does_not_exist() -> None:
    with pytest.raises(ValueError, match=r"'.dot'. Name one of .graphml, .gexf"):
        written(CORPUS.graph(), ".dot")


def _made(names: Iterable[str], kinds: Iterable[Any]) -> Any:
    entities = [Entity(id=f"org/x{number}", type="organization", name=name) for number, name in enumerate(names)]
    ties = [
        Relation(source=entities[0].id, target=entities[-1].id, kind=kind, documents=1, origin="documents")
        for kind in kinds
    ]
    return graph(entities, ties, packaged())


@pytest.mark.parametrize("format", FORMATS)
@given(
    names=st.lists(st.text(st.characters(), max_size=30), min_size=1, max_size=4), kinds=st.sets(st.sampled_from(KINDS))
)
def test_any_names_survive(format: str, names: list[str], kinds: set[str]) -> None:
    made = _made(names, kinds)
    again = read(written(made, format), format)
    assert dict(again.nodes(data=True)) == dict(made.nodes(data=True))
    assert edges(again) == edges(made)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("A\x00b", "Ab"),
        ("\ud800", "org/x0"),
        (" ", "org/x0"),
        ("Ä\n b\t<c> & 'd'", "Ä b <c> & 'd'"),
        ("\ufffe😀", "😀"),
    ],
)
def test_labels_hold_what_xml_can(name: str, label: str) -> None:
    assert _made([name], []).nodes["org/x0"]["label"] == label
