"""A collection of documents: how it is made, and its tables."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hankenlp import pipeline
from hankenlp.corpus import Corpus
from hankenlp.documents import FailedDocument, ProjectDocument
from hankenlp.errors import ResourceError, UnreadableDocument
from hankenlp.frames import read_frames
from tests.linking.samples import document


@pytest.fixture
def extracted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stands in for the extraction: a text's first word is a place, an empty text fails."""

    def extract_many(items: Iterable[tuple[str, str | Path]], **_: Any) -> Iterator[ProjectDocument | FailedDocument]:
        for id_, content in items:
            text = content.read_text(encoding="utf-8") if isinstance(content, Path) else content
            if text.strip():
                yield document(id_, text, places=[text.split()[0]])
            else:
                yield FailedDocument(id=id_, stage="read", error=f"{id_}: no text")

    monkeypatch.setattr(pipeline, "extract_many", extract_many)


@pytest.mark.usefixtures("extracted")
@pytest.mark.parametrize("texts", [{"a": "Kemi on", "b": "KEMI on"}, [("a", "Kemi on"), ("b", "KEMI on")]])
def test_texts(texts: Any) -> None:
    corpus = Corpus.from_texts(texts)
    assert [each.places[0].entity_id for each in corpus.documents] == ["place/kemi", "place/kemi"]
    assert [entity.id for entity in corpus.entities] == ["place/kemi"]


@pytest.mark.usefixtures("extracted")
def test_paths_are_walked_in_order(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.txt", "sub/a.txt"):
        (tmp_path / name).write_text("Kemi", encoding="utf-8")
    assert [each.id for each in Corpus.from_paths([tmp_path]).documents] == ["a.txt", "b", "sub/a.txt"]


@pytest.mark.usefixtures("extracted")
def test_a_frames_other_columns_are_metadata() -> None:
    frame = pd.DataFrame({"tunnus": [1, 2, 3], "teksti": ["Kemi", None, ""], "vuosi": [2010, 2011, 2012]})
    corpus = Corpus.from_frame(frame, text="teksti", id="tunnus")
    assert [each.id for each in corpus.documents] == ["1"]
    assert sorted(each.id for each in corpus.failed) == ["2", "3"]
    assert corpus.metadata is not None
    assert corpus.metadata.loc["2", "vuosi"] == 2011
    assert corpus.to_frames()["documents"].loc[0, "vuosi"] == 2010


@pytest.mark.usefixtures("extracted")
@pytest.mark.parametrize("ids", [[1, 2], [1.0, 2.0], pd.array([1, 2], dtype="Int64"), ["1", "2"]])
def test_integer_ids_stay_integers(ids: Any) -> None:
    frame = pd.DataFrame({"tunnus": ids, "teksti": ["Kemi", "Simo"]})
    assert [each.id for each in Corpus.from_frame(frame, text="teksti", id="tunnus").documents] == ["1", "2"]


@pytest.mark.parametrize("ids", [[1, None], ["a", float("nan")], ["a", " "], pd.array([1, None], dtype="Int64")])
def test_a_row_without_an_id_is_named(ids: Any) -> None:
    frame = pd.DataFrame({"tunnus": ids, "teksti": ["Kemi", "Simo"]})
    with pytest.raises(ValueError, match="row 2 of the frame has no id in the column 'tunnus'"):
        Corpus.from_frame(frame, text="teksti", id="tunnus")


@pytest.mark.parametrize("index", [[1, 2], [1.0, 2.0], ["1", "2"], pd.Index([1, 2], dtype="Int64", name="id")])
def test_the_index_of_metadata_becomes_text(index: Any) -> None:
    documents = [document("1", "Kemi"), document("2", "Simo"), document("3", "Salla")]
    frame = pd.DataFrame({"vuosi": [2010, 2011]}, index=index)
    corpus = Corpus(documents, metadata=frame)
    assert corpus.metadata is not None
    assert list(corpus.metadata.index) == ["1", "2"]
    assert list(corpus.to_frames()["documents"]["vuosi"].dropna()) == [2010, 2011]
    assert list(frame.index) == list(index)


@pytest.mark.parametrize(
    ("index", "message"),
    [
        (["a", "b", "a"], r"two rows of the metadata have the id 'a'. .*duplicated\(\)"),
        ([1, "1", 2], "two rows of the metadata have the id '1'"),
        (["a", None, "b"], "row 2 of the metadata has no id in the index"),
    ],
)
@pytest.mark.usefixtures("extracted")
def test_each_row_of_metadata_has_an_id_of_its_own(index: Any, message: str) -> None:
    frame = pd.DataFrame({"vuosi": [1, 2, 3]}, index=index)
    with pytest.raises(ValueError, match=message):
        Corpus([document("a", "Kemi")], metadata=frame)
    with pytest.raises(ValueError, match=message):
        Corpus.from_texts({"a": "Kemi"}, metadata=frame)


def test_a_missing_column_is_named() -> None:
    with pytest.raises(KeyError, match="'teksti'"):
        Corpus.from_frame(pd.DataFrame({"text": []}), text="teksti", id="text")


@pytest.mark.usefixtures("extracted")
def test_two_texts_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="'a'"):
        Corpus.from_texts([("a", "Kemi"), ("a", "Kemi")])


@pytest.mark.usefixtures("extracted")
def test_a_fault_in_the_users_knowledge_shows_before_extraction(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("type,name\nplace,\n", encoding="utf-8")
    with pytest.raises(ResourceError, match=r"own\.csv:2"):
        Corpus.from_texts({"a": "Kemi"}, knowledge=[tmp_path / "own.csv"])


@pytest.mark.usefixtures("extracted")
def test_a_fault_in_the_decisions_shows_before_extraction(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "extract_many", None)
    (tmp_path / "decisions.jsonl").write_text("{}\n", encoding="utf-8")
    with pytest.raises(ResourceError, match=r"decisions\.jsonl:1"):
        Corpus.from_texts({"a": "Kemi"}, decisions=tmp_path / "decisions.jsonl")


@pytest.mark.usefixtures("extracted")
def test_corrections_are_followed_however_the_corpus_is_made(tmp_path: Path) -> None:
    decisions = tmp_path / "decisions.jsonl"
    (tmp_path / "a.txt").write_text("Kemi", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Simo", encoding="utf-8")
    frame = pd.DataFrame({"id": ["a", "b"], "text": ["Kemi", "Simo"]})
    Corpus.from_texts({"a": "Kemi", "b": "Simo"}, decisions=decisions).merge_entities("place/kemi", "place/simo")
    made = [
        Corpus.from_texts({"a": "Kemi", "b": "Simo"}, decisions=decisions),
        Corpus.from_paths([tmp_path / "a.txt", tmp_path / "b.txt"], decisions=decisions),
        Corpus.from_frame(frame, text="text", id="id", decisions=decisions),
    ]
    made[0].to_jsonl(tmp_path / "corpus.jsonl")
    made.append(Corpus.from_jsonl(tmp_path / "corpus.jsonl", decisions=decisions))
    for corpus in made:
        assert [entity.id for entity in corpus.entities] == ["place/kemi"]
        assert corpus.to_frames()["places"]["entity_id"].tolist() == ["place/kemi"] * 2
    assert len(Corpus.from_jsonl(tmp_path / "corpus.jsonl").entities) == 2


@pytest.mark.usefixtures("extracted")
def test_two_columns_of_texts_are_refused() -> None:
    frame = pd.DataFrame([["a", "Kemi", "Simo"]], columns=["tunnus", "teksti", "teksti"])
    with pytest.raises(ValueError, match="several columns 'teksti'"):
        Corpus.from_frame(frame, text="teksti", id="tunnus")


@pytest.mark.usefixtures("extracted")
def test_metadata_group_goals_and_are_written(tmp_path: Path) -> None:
    frame = pd.DataFrame({"id": ["a", "b", "c"], "text": ["Kemi", "Simo", None], "title": ["x", None, "z"]})
    corpus = Corpus.from_frame(frame, text="text", id="id")
    corpus.write_frames(tmp_path, "csv")
    own = read_frames(tmp_path)["documents"]["title_metadata"]
    assert own.tolist() == ["x", pd.NA] and own.dtype == "string"


@pytest.mark.usefixtures("extracted")
def test_users_names_are_known(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("id,type,name,aliases\nplace/oma,place,Omakylä,Omis\n", encoding="utf-8")
    corpus = Corpus.from_texts({"a": "Omis", "b": "Omakylä"}, knowledge=[tmp_path / "own.csv"])
    assert [entity.id for entity in corpus.entities] == ["place/oma"]


SAMPLE = document("a", "Kemi. STM, Salla Kolari", places=["Kemi"], organizations=["STM"], people=["Salla Kolari"])


def test_frames_have_a_row_an_item_and_columns_even_when_empty() -> None:
    frames = Corpus([SAMPLE]).to_frames()
    assert {name: len(frame) for name, frame in frames.items()} == {
        "documents": 1, "goals": 0, "outcomes": 0, "organizations": 1, "people": 1, "places": 1, "programmes": 0,
        "amounts": 0, "dates": 0, "warnings": 0, "entities": 3, "mentions": 3, "relations": 5,
    }  # fmt: skip
    assert list(frames["goals"].columns[:4]) == ["document_id", "item", "text", "start"]
    assert frames["places"].loc[0, "entity_id"] == "place/kemi"
    assert list(Corpus([]).to_frames()["relations"].columns) == list(frames["relations"].columns)


def test_relations_have_a_frame_and_a_graph(tmp_path: Path) -> None:
    corpus = Corpus([SAMPLE])
    row = corpus.to_frames()["relations"].set_index("source").loc["org/stm"]
    assert row.to_dict() == {
        "source_name": "Sosiaali- ja terveysministeriö", "relation": "located_in", "target": "place/helsinki",
        "target_name": "Helsinki", "documents": 0, "origin": "knowledge",
    }  # fmt: skip
    assert ("org/stm", "place/helsinki", "located_in") in corpus.graph().edges
    corpus.to_graphml(tmp_path / "corpus.graphml")
    corpus.to_gexf(tmp_path / "corpus.gexf")
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["corpus.gexf", "corpus.graphml"]
    assert len(nx.read_graphml(tmp_path / "corpus.graphml")) == len(nx.read_gexf(tmp_path / "corpus.gexf")) == 7


@pytest.mark.usefixtures("extracted")
def test_relations_of_users_own_names(tmp_path: Path) -> None:
    own = "id,type,name,parent\nplace/oma,place,Omakylä,place/kemi\n"
    (tmp_path / "own.csv").write_text(own, encoding="utf-8")
    corpus = Corpus.from_texts({"a": "Omakylä"}, knowledge=[tmp_path / "own.csv"])
    assert ("place/oma", "place/kemi") in [(each.source, each.target) for each in corpus.relations]
    assert "place/kemi" in corpus.graph()


def test_json_lines_come_back_the_same(tmp_path: Path) -> None:
    corpus = Corpus([SAMPLE])
    corpus.to_jsonl(tmp_path / "corpus.jsonl")
    again = Corpus.from_jsonl(tmp_path / "corpus.jsonl")
    assert (again.documents, again.entities) == (corpus.documents, corpus.entities)


@pytest.mark.parametrize("content", ["{}\n", "nothing\n"])
def test_a_line_that_is_no_document_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text(SAMPLE.model_dump_json() + "\n" + content, encoding="utf-8")
    with pytest.raises(UnreadableDocument, match=r"corpus\.jsonl:2"):
        Corpus.from_jsonl(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match=r"none\.jsonl"):
        Corpus.from_jsonl(tmp_path / "none.jsonl")


def test_a_notebook_shows_a_table_with_everything_escaped() -> None:
    shown = Corpus([document("a", "A<b>", organizations=["A<b>"])])._repr_html_()
    assert "A&lt;b&gt;" in shown and "A<b>" not in shown
    assert "1 documents" in shown


NAMES = ["Kuusamon Setlementti", "Kuusamon Settlementti", "Lumo", "Lumo ry", "THL", "Oulun kaupunki", "Sosiaalitoimi"]


def built(number: int, names: list[str], person: str | None) -> ProjectDocument:
    people = [{"text": "Aino Laine", "organization": person}]
    return document(f"d{number}", "\n".join([*NAMES, "Aino Laine"]), organizations=names, people=people)


PARTS = st.lists(
    st.tuples(
        st.lists(st.sampled_from(NAMES), max_size=3, unique=True), st.sampled_from([None, "THL", "Oulun kaupunki"])
    ),
    max_size=6,
)


@settings(max_examples=40, deadline=None)
@given(PARTS, st.integers(0, 6), st.integers(0, 3))
def test_the_union_of_two_corpora_is_the_corpus_built_from_both(
    parts: list[tuple[list[str], str | None]], at: int, shared: int
) -> None:
    documents = [built(number, names, person) for number, (names, person) in enumerate(parts)]
    whole = Corpus(documents)
    union = Corpus.union(Corpus(documents[:at]), Corpus(documents[max(0, at - shared) :]))
    assert union.documents == whole.documents
    assert union.entities == whole.entities


def test_documents_of_a_file_can_have_metadata(tmp_path: Path) -> None:
    Corpus([SAMPLE]).to_jsonl(tmp_path / "corpus.jsonl")
    metadata = pd.DataFrame({"maakunta": ["Lappi"]}, index=["a"])
    corpus = Corpus.from_jsonl(tmp_path / "corpus.jsonl", metadata=metadata)
    assert corpus.to_frames()["documents"]["maakunta"].tolist() == ["Lappi"]


def test_a_union_keeps_what_failed_the_metadata_and_the_names_of_both(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("type,name,aliases\norganization,Meidän Talo,MT\n", encoding="utf-8")
    failed = FailedDocument(id="x", stage="read", error="x: no text")
    one = Corpus(
        [document("a", "MT", organizations=["MT"])],
        failed=[failed],
        knowledge=[tmp_path / "own.csv"],
        metadata=pd.DataFrame({"vuosi": [2010]}, index=["a"]),
    )
    other = Corpus(
        [document("b", "MT", organizations=["MT"])],
        failed=[failed],
        metadata=pd.DataFrame({"vuosi": [2011]}, index=["b"]),
    )
    union = one.union(other)
    assert [entity.name for entity in union.entities] == ["Meidän Talo"]
    assert union.failed == [failed]
    assert union.metadata is not None
    assert list(union.metadata["vuosi"]) == [2010, 2011]


def test_a_union_follows_a_decision_once_that_one_corpus_made_and_the_other_read(tmp_path: Path) -> None:
    documents = [document("a", "Kemi", organizations=["Kemi"]), document("b", "Simo", organizations=["Simo"])]
    made = Corpus(documents, decisions=tmp_path / "own.jsonl")
    one, other = (entity.id for entity in made.entities)
    made.merge_entities(one, other, by="A")
    made.rename_entity(one, "Kemi ja Simo", by="A")
    made.split_entity(one, [("b", 0, 4)], by="A")
    made.rename_entity(one, "Kemi", by="A")
    union = made.union(Corpus(documents, decisions=tmp_path / "own.jsonl"))
    assert len(union.decisions) == 4
    assert union.documents == made.documents
    assert union.entities == made.entities


def test_a_union_of_two_texts_with_one_id_is_refused() -> None:
    with pytest.raises(ValueError, match="both have a document 'a', and they differ"):
        Corpus([document("a", "Kemi")]).union(Corpus([document("a", "Simo")]))


def test_users_entries_stay_when_merged(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("id,type,name,aliases\nplace/oma,place,Omakylä,Omis\n", encoding="utf-8")
    documents = [document("a", "Kylänpää", places=["Kylänpää"]), document("b", "Omis", places=["Omis"])]
    corpus = Corpus(documents, knowledge=[tmp_path / "own.csv"])
    assert corpus.merge_entities("place/kylanpaa", "place/oma").name == "Omakylä"
