"""What ties entities to each other: Finnish in, relations out; and what is counted, left out and followed onward."""

from itertools import permutations
from pathlib import Path

import pytest
from spacy.language import Language

from hankenlp import Corpus
from hankenlp.documents import Entity, Relation
from hankenlp.linking.known import packaged
from hankenlp.linking.relations import KINDS, relations
from tests.linking.samples import document

NAME = "Hankkeen nimi: Jokivarren tuki\n"


def said(corpus: Corpus) -> list[str]:
    """What documents say, as lines."""
    return [f"{r.source} {r.kind} {r.target}" for r in corpus.relations if r.origin == "documents"]


def known(corpus: Corpus) -> list[str]:
    """What the knowledge base adds, as lines."""
    return [f"{r.source} {r.kind} {r.target}" for r in corpus.relations if r.origin == "knowledge"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"{NAME}Rahoittaja: Oulun lääninhallitus\n", ["project/jokivarren-tuki funder org/oulun-laaninhallitus"]),
        (f"{NAME}Toteuttaja: Simon kunta\n", ["project/jokivarren-tuki/simon-kunta implementer org/simon-kunta"]),
        (f"{NAME}Hanketta koordinoi Poske.\n", ["project/jokivarren-tuki/poske coordinator org/poske"]),
        (
            f"{NAME}Hankkeessa ovat mukana Kemin kaupunki ja Lapin yliopisto.\n",
            [
                "project/jokivarren-tuki partner org/kemin-kaupunki",
                "project/jokivarren-tuki partner org/lapin-yliopisto",
            ],
        ),
        (f"{NAME}Kela julkaisi oppaan.\n", ["project/jokivarren-tuki named org/kela"]),
        (f"{NAME}Projektipäällikkö: Salla Kolari\n", ["project/jokivarren-tuki manager person/salla-kolari"]),
        (
            f"{NAME}Yhteyshenkilö: Salla Kolari, kehittämispäällikkö, Simon kunta, p. 040 123 4567\n",
            [
                "person/salla-kolari/simon-kunta works_for org/simon-kunta",
                "project/jokivarren-tuki contact person/salla-kolari/simon-kunta",
                "project/jokivarren-tuki named org/simon-kunta",
            ],
        ),
        (f"{NAME}Alue: Oulun seutu\n", ["project/jokivarren-tuki place place/oulun-seutu"]),
        (f"{NAME}Rahoitusohjelma: Kaste-ohjelma\n", ["project/jokivarren-tuki programme programme/kaste"]),
        (
            "Lisätietoja antaa Salla Kolari, Simon kunta, p. 040 123 4567.\n",
            ["person/salla-kolari/simon-kunta works_for org/simon-kunta"],
        ),
        (
            "Seminaarin järjesti Lapin yliopiston sosiaalityön laitos.\n",
            ["org/lapin-yliopisto/sosiaalityon-laitos part_of org/lapin-yliopisto"],
        ),
        (
            "Kurssin pitivät Oulun kaupungin nuorisopalvelut ja SPR:n Ranuan osasto.\n",
            [
                "org/oulun-kaupunki/nuorisopalvelut part_of org/oulun-kaupunki",
                "org/spr/ranuan-osasto part_of org/spr",
            ],
        ),
        ("Rahoitusta antoi Sosiaali- ja terveysjärjestöjen avustuskeskus STEA.\n", []),
    ],
)
def test_what_a_text_says(text: str, lines: list[str], nlp: Language) -> None:
    assert said(Corpus.from_texts({"a": text}, nlp=nlp)) == lines


HELSINKI = ["place/helsinki located_in place/uusimaa", "place/uusimaa located_in place/suomi"]
LAPPI = "place/lappi located_in place/suomi"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Kurssi pidettiin Simossa.\n", [LAPPI, "place/simo located_in place/lappi"]),
        (
            "Simon kunta palkkasi ohjaajan.\n",
            ["org/simon-kunta located_in place/simo", LAPPI, "place/simo located_in place/lappi"],
        ),
        (
            "Stakes ja Kansanterveyslaitos tekivät selvityksen.\n",
            [
                *(f"org/{body} located_in place/helsinki" for body in ("ktl", "stakes", "thl")),
                *(f"org/thl preceded_by org/{body}" for body in ("ktl", "stakes")),
                *HELSINKI,
            ],
        ),
        ("THL teki selvityksen.\n", ["org/thl located_in place/helsinki", *HELSINKI]),  # and not what came before
        (
            "Posken Lapin toimintayksikkö pitää kurssin.\n",
            [
                "org/poske located_in place/pohjois-suomi",
                "org/poske-lappi located_in place/lappi",
                "org/poske-lappi part_of org/poske",
                LAPPI,
                "place/pohjois-suomi located_in place/suomi",
            ],
        ),
        (
            "Haukiputaalla järjestettiin kursseja.\n",
            [
                "place/oulu located_in place/pohjois-pohjanmaa",
                "place/oulu preceded_by place/haukipudas",
                "place/pohjois-pohjanmaa located_in place/suomi",
            ],
        ),
        ("Rahoitus tuli Euroopan sosiaalirahastosta.\n", ["programme/esr-plus preceded_by programme/esr"]),
    ],
)
def test_what_is_known_of_what_a_text_names(text: str, lines: list[str], nlp: Language) -> None:
    assert known(Corpus.from_texts({"a": text}, nlp=nlp)) == lines


def test_documents_that_say_it_are_counted_once_each() -> None:
    text = "Tuki: STM, sosiaali- ja terveysministeriö"
    funders = [{"text": "STM", "roles": ("funder",)}, {"text": "sosiaali- ja terveysministeriö", "roles": ("funder",)}]
    corpus = Corpus([document(id_, text, title="Tuki", organizations=funders) for id_ in "ab"])
    assert [r for r in corpus.relations if r.source == "project/tuki"] == [
        Relation(source="project/tuki", target="org/stm", kind="funder", documents=2, origin="documents")
    ]


def test_a_body_with_a_role_in_one_document_is_not_merely_named_in_another() -> None:
    one = document("a", "Tuki. STM", title="Tuki", organizations=["STM"])
    other = document("b", "Tuki. STM", title="Tuki", organizations=[{"text": "STM", "roles": ("funder",)}])
    assert said(Corpus([one, other])) == ["project/tuki funder org/stm"]


def test_several_roles_are_several_relations() -> None:
    roles = {"text": "Salla Kolari", "roles": ("contact", "director")}
    assert said(Corpus([document("a", "Tuki. Salla Kolari", title="Tuki", people=[roles])])) == [
        "project/tuki contact person/salla-kolari",
        "project/tuki director person/salla-kolari",
    ]


@pytest.mark.parametrize(
    ("employer", "lines"),
    [
        ("STM", ["person/salla-kolari/stm works_for org/stm"]),
        ("Sosiaali- ja terveysministeriö", ["person/salla-kolari/stm works_for org/stm"]),
        ("Kemin Apu", ["person/salla-kolari/kemin-apu works_for org/kemin-apu"]),
        ("Simon kunta", []),
        ("Jokin muu", []),
    ],
)
def test_employers_are_bodies_that_the_document_names(employer: str, lines: list[str]) -> None:
    people = [{"text": "Salla Kolari", "organization": employer}]
    named = document("a", "STM, Kemin Apu ry: Salla Kolari", organizations=["STM", "Kemin Apu ry"], people=people)
    assert said(Corpus([named])) == lines


def test_a_unit_that_does_not_name_its_owner_belongs_to_the_one_that_the_document_does() -> None:
    text = "Oulun yliopisto ja Kasvatustieteiden tiedekunta"
    corpus = Corpus([document("a", text, organizations=["Oulun yliopisto", "Kasvatustieteiden tiedekunta"])])
    (unit,) = [entity for entity in corpus.entities if entity.name == "Kasvatustieteiden tiedekunta"]
    assert said(corpus) == [f"{unit.id} part_of org/oulun-yliopisto"]


def test_no_title_no_project() -> None:
    assert said(Corpus([document("a", "STM ja Salla Kolari", organizations=["STM"], people=["Salla Kolari"])])) == []


DOCUMENTS = [
    document("a", "Tuki. STM, Salla Kolari", title="Tuki", organizations=["STM"], people=["Salla Kolari"]),
    document("b", "Tuki. Stakes Simossa", title="Tuki", organizations=["Stakes"], places=[("Simossa", "Simo")]),
    document("c", "Apu. Lapin yliopiston kirjasto", title="Apu", organizations=["Lapin yliopiston kirjasto"]),
    document("d", "Kela", organizations=["Kela"]),
]


@pytest.mark.parametrize("order", permutations(DOCUMENTS))
def test_the_order_of_the_documents_changes_nothing(order: tuple[object, ...]) -> None:
    assert Corpus(order).relations == Corpus(DOCUMENTS).relations  # type: ignore[arg-type]


def test_relations_are_sorted_and_each_stands_once() -> None:
    found = [(r.source, r.kind, r.target) for r in Corpus(DOCUMENTS).relations]
    assert found == sorted(set(found)) and {kind for _, kind, _ in found} <= set(KINDS)


def test_nothing_is_tied_to_itself() -> None:
    entities = [Entity(id=id_, type="organization", name=packaged().by_id[id_].name) for id_ in packaged().by_id]
    assert [r for r in relations([], entities, packaged()) if r.source == r.target] == []


def test_relations_are_plain_data() -> None:
    relation = Corpus(DOCUMENTS).relations[0]
    assert Relation.model_validate_json(relation.model_dump_json()) == relation


def test_the_documentation_names_every_kind() -> None:
    page = (Path(__file__).parents[2] / "docs" / "relations.md").read_text(encoding="utf-8")
    assert [kind for kind in KINDS if f"`{kind}`" not in page] == []
