"""Ids of entities: readable, unique, and made of what an entity is called alone."""

import os
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hankenlp.documents import ProjectDocument
from hankenlp.gold import as_document, load_gold
from hankenlp.linking import link
from tests.linking.samples import document


def ids(text: str, **named: object) -> list[str]:
    """The ids of the entities of one document called ``d1``."""
    return [entity.id for entity in link([document("d1", text, **named)]).entities]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Lapin yliopisto", "org/lapin-yliopisto"),
        ("Kuusamon Setlementti ry", "org/kuusamon-setlementti"),
        ("Kulttuuriosuuskunta Lumo", "org/lumon-kulttuuriosuuskunta"),
        ("Kemin kaupungin tietohallinto", "org/kemin-kaupunki/tietohallinto"),
        ("Kuntayhtymä", "org/kuntayhtyma@d1"),
        ("Østergaard Bønner ApS", "org/ostergaard-bonner-aps"),
    ],
)
def test_organizations(name: str, id_: str) -> None:
    assert ids(name, organizations=[name]) == [id_]


def test_short_names_that_differ_in_a_diacritic_alone_have_two_ids() -> None:
    plain, marked = ids("Tahti ja Tähti", organizations=["Tähti", "Tahti"])
    assert plain == "org/tahti"
    assert marked.startswith("org/tahti-")


def test_a_long_name_has_an_id_that_is_short_and_its_own() -> None:
    long = "Kylien " + "ja kaupunkien " * 10
    one, other = ids(f"{long}yhdistys, {long}liitto", organizations=[f"{long}yhdistys", f"{long}liitto"])
    assert one != other
    assert len(one) < 100
    assert {word for word in one.partition("/")[2].split("-")[:-1]} <= {"kylien", "ja", "kaupunkien"}


def test_the_words_of_a_projects_id_are_apart() -> None:
    title = "RaPu-hanke - Rannat puhtaiksi"
    assert ids(title, title=title) == ["project/rapu-rannat-puhtaiksi"]


def test_the_employer_tells_bearers_of_one_name_apart() -> None:
    person = {"text": "Aino Laine", "organization": "STM"}
    assert "person/aino-laine/stm" in ids("Aino Laine, STM", people=[person], organizations=["STM"])
    assert ids("Aino Laine", people=["Aino Laine"]) == ["person/aino-laine"]
    assert ids("Laine", people=["Laine"]) == ["person/laine@d1"]


NAMES = [
    "Kuusamon Setlementti",
    "Kuusamon Settlementti",
    "Lumo",
    "Lumo ry",
    "KSL",
    "THL",
    "Oulun kaupunki",
    "Sosiaalitoimi",
]
PEOPLE = ["Aino Laine", "Laine", "Timo Oja"]
EMPLOYERS = [None, "THL", "Oulun kaupunki"]
DOCUMENTS = st.lists(
    st.tuples(
        st.lists(st.sampled_from(NAMES), max_size=3, unique=True),
        st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(EMPLOYERS)), max_size=2),
    ),
    min_size=1,
    max_size=6,
)


def built(given_: list[tuple[list[str], list[tuple[str, str | None]]]]) -> list[ProjectDocument]:
    """Documents that name these."""
    text = "\n".join([*NAMES, *PEOPLE])
    return [
        document(f"d{n}", text, organizations=names, people=[{"text": name, "organization": at} for name, at in people])
        for n, (names, people) in enumerate(given_)
    ]


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS, DOCUMENTS, st.randoms(use_true_random=False))
def test_documents_about_other_things_change_no_id(
    concerned: list[tuple[list[str], list[tuple[str, str | None]]]],
    others: list[tuple[list[str], list[tuple[str, str | None]]]],
    rnd: random.Random,
) -> None:
    documents = built(concerned)
    renamed = {"Kuusamon Setlementti": "Kehrä", "Kuusamon Settlementti": "Kehrä ry", "Lumo": "Visa", "Lumo ry": "Taimi"}
    renamed |= {"KSL": "KVT", "THL": "Kela", "Oulun kaupunki": "Kemin kaupunki", "Sosiaalitoimi": "Eduro-säätiö"}
    renamed |= {"Aino Laine": "Aino Laineva", "Laine": "Timonen", "Timo Oja": "Timo Ojala"}
    text = "\n".join(renamed.values())
    added = [
        document(
            f"c{n}",
            text,
            organizations=[renamed[name] for name in names],
            people=[{"text": renamed[name], "organization": at and renamed[at]} for name, at in people],
        )
        for n, (names, people) in enumerate(others)
    ]
    both = [*documents, *added]
    rnd.shuffle(both)
    alone = {entity.id: entity.mentions for entity in link(documents).entities}
    together = {entity.id: entity.mentions for entity in link(both).entities}
    assert alone.items() <= together.items()


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS)
def test_ids_are_unique_and_plain(given_: list[tuple[list[str], list[tuple[str, str | None]]]]) -> None:
    found = [entity.id for entity in link(built(given_)).entities]
    assert len(set(found)) == len(found)
    assert all(set(id_) <= set("abcdefghijklmnopqrstuvwxyz0123456789-/@") for id_ in found)


@pytest.mark.skipif("HANKENLP_GOLD" not in os.environ, reason="needs gold documents")
def test_removing_documents_of_the_gold_changes_no_entity_that_they_do_not_name() -> None:
    golds = load_gold(*sorted(path for path in Path(os.environ["HANKENLP_GOLD"]).iterdir() if path.is_dir()))
    documents = [as_document(gold) for gold in golds.values()]
    whole = link(documents).entities
    rnd = random.Random(7)
    for share in (0.2, 0.4, 0.6, 0.8):
        kept = rnd.sample(documents, round(share * len(documents)))
        ids = {document.id for document in kept}
        concerned = [each for each in whole if {mention.document_id for mention in each.mentions} <= ids]
        found = link(kept).entities
        assert [each for each in concerned if each not in found] == []
