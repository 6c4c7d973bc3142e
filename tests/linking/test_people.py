"""Who is who, in one document and over several."""

from typing import Any

import pytest

from hankenlp.linking import link, people
from hankenlp.linking.people import full_names
from tests.linking.samples import document


@pytest.mark.parametrize(
    ("names", "meant"),
    [
        (["Iida Kittilä", "Iida"], ["Iida Kittilä", "Iida Kittilä"]),
        (["Kaisa Vuokila-Autio", "Vuokila-Autio K", "Vuokila-Autio"], ["Kaisa Vuokila-Autio"] * 3),
        (["Iida Kittilä", "Iida Posio", "Iida"], ["Iida Kittilä", "Iida Posio", "Iida"]),
        (["Iida Kittilä", "Kittilä M."], ["Iida Kittilä", "Kittilä M"]),
        (["Iida Kittilä", "IIDA KITTILÄ"], ["Iida Kittilä", "Iida Kittilä"]),
        (["Olli", "Anna-Liisa Olli"], ["Anna-Liisa Olli", "Anna-Liisa Olli"]),
    ],
)
def test_short_forms_stand_for_the_one_full_name(names: list[str], meant: list[str]) -> None:
    assert list(full_names({name: at for at, name in enumerate(names)}).values()) == meant


def joined(*said: dict[str, Any]) -> bool:
    """Whether people of one name, each in a document of its own, are one person."""
    documents = [
        document(
            f"d{n}",
            f"Salla Kolari {' '.join(fields.get('bodies', []))}",
            organizations=fields.get("bodies", []),
            people=[{"text": "Salla Kolari"} | {k: v for k, v in fields.items() if k != "bodies"}],
        )
        for n, fields in enumerate(said)
    ]
    return len({document.people[0].entity_id for document in link(documents).documents}) == 1


@pytest.mark.parametrize(
    ("one", "other", "joins"),
    [
        ({}, {}, True),
        ({"email": "salla.kolari@simo.fi"}, {"email": "Salla.Kolari@simo.fi"}, True),
        ({"email": "salla.kolari@simo.fi"}, {"email": "salla.kolari@ulapland.fi"}, False),
        ({"email": "salla.kolari@thl.fi"}, {"organization": "Kela"}, False),
        ({"email": "salla.kolari@thl.fi"}, {"organization": "THL"}, True),
        ({"email": "salla.kolari@live.fi"}, {"organization": "Kela"}, True),
        (
            {"email": "salla.kolari@simo.fi", "phone": "040 123 4567"},
            {"email": "s@k.fi", "phone": "+358 40 1234567"},
            True,
        ),
        ({"organization": "Simon kunta"}, {"organization": "Kuopion yliopisto"}, False),
        ({"organization": "Lapin yliopisto"}, {"organization": "Lapin yliopiston taiteiden tiedekunta"}, True),
        ({"title": "rehtori"}, {"title": "sosiaaliohjaaja"}, False),
        ({"title": "rehtori"}, {"title": "projektipäällikkö"}, True),
        ({"title": "suunnittelija"}, {"title": "projektipäällikkö"}, True),
        ({"title": "rehtori", "bodies": ["Simon kunta"]}, {"title": "opettaja", "bodies": ["Simon kunta"]}, True),
    ],
)
def test_people_of_one_name(one: dict[str, Any], other: dict[str, Any], joins: bool) -> None:
    assert joined(one, other) is joins


def test_namesakes_have_different_ids() -> None:
    documents = [
        document("a", "Salla Kolari", people=[{"text": "Salla Kolari", "email": "salla.kolari@simo.fi"}]),
        document("b", "Salla Kolari", people=[{"text": "Salla Kolari", "email": "salla.kolari@thl.fi"}]),
    ]
    entities = link(documents).entities
    assert [entity.id for entity in entities] == ["person/salla-kolari", "person/salla-kolari/thl"]


def test_a_misspelt_name_is_known_by_its_address() -> None:
    def one(*people: dict[str, str]) -> bool:
        documents = [document(id_, each["text"], people=[each]) for id_, each in zip("abc", people, strict=False)]
        return len({each.people[0].entity_id for each in link(documents).documents}) == 1

    right = {"text": "Salla Hirvonen", "email": "salla.hirvonen@kolari.fi"}
    assert one(right, {"text": "Salla Hirvnoen", "email": "salla.hirvonen@kolari.fi"})
    assert not one(right, {"text": "Salla Hirvnoen"})
    assert not one(right, {"text": "Timo Oja", "email": "salla.hirvonen@kolari.fi"})


def test_addresses_of_two_bodies_tell_namesakes_apart_though_documents_share_a_body() -> None:
    documents = [
        document(
            id_,
            "Salla Kolari, Kemin Apu",
            organizations=["Kemin Apu"],
            people=[{"text": "Salla Kolari", "email": email}],
        )
        for id_, email in (("a", "salla.kolari@eka.fi"), ("b", "salla.kolari@toka.fi"))
    ]
    assert len({each.people[0].entity_id for each in link(documents).documents}) == 2


def test_a_body_that_many_namesakes_are_near_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = 0

    class Counted(dict[str, people.Bearer]):
        def items(self) -> Any:
            nonlocal looked
            looked += len(self)
            return super().items()

    def by_root(*given: Any) -> dict[str, Counted]:
        return {evidence: Counted(near) for evidence, near in made(*given).items()}

    made = people._by_root
    monkeypatch.setattr(people, "_by_root", by_root)
    bodies = [f"Yhtiö {number}" for number in range(40)]
    documents = [
        document(
            f"d{number}",
            f"Sinilampi ry, {body}, Salla Kolari",
            organizations=["Sinilampi ry", body],
            people=[{"text": "Salla Kolari", "organization": body if number % 2 else None}],
        )
        for number, body in enumerate(bodies)
    ]
    assert len({each.people[0].entity_id for each in link(documents).documents}) == 21
    assert looked < 40


def test_an_employer_that_is_written_in_two_ways_is_one() -> None:
    names = ("Rannan raittiusyhdistys", "Rannan raitiusyhdistys")
    documents = [
        document(
            id_,
            f"Salla Kolari, {name}",
            organizations=[name],
            people=[{"text": "Salla Kolari", "organization": name}],
        )
        for id_, name in zip("ab", names, strict=True)
    ]
    assert {each.people[0].entity_id for each in link(documents).documents} == {
        "person/salla-kolari/rannan-raitiusyhdistys"
    }


def test_names_without_letters_are_no_one_person() -> None:
    entities = link([document("a", "??? !!!, 😀 😀", people=["??? !!!", "😀 😀"])]).entities
    assert len(entities) == 2
