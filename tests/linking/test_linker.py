"""Names that must join and names that must stay apart, over documents."""

import os
import random
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hankenlp.documents import ProjectDocument
from hankenlp.gold import as_document, load_gold
from hankenlp.linking import link
from hankenlp.linking.linker import Linked
from hankenlp.resources.knowledge import Entry
from tests.linking.samples import document

FIELDS = {"organization": "organizations", "place": "places", "programme": "programmes", "person": "people"}


def _sample(id_: str, type_: str, name: str) -> ProjectDocument:
    given: dict[str, Any] = {"title": name} if type_ == "project" else {FIELDS[type_]: [name]}
    return document(id_, name, **given)


def ids(type_: str, *names: str) -> list[str | None]:
    """The ids that names get, each standing alone in a document of its own."""
    documents = [_sample(f"d{number}", type_, name) for number, name in enumerate(names)]
    linked = link(documents).documents
    if type_ == "project":
        return [each.title.entity_id for each in linked if each.title]
    return [getattr(each, FIELDS[type_])[0].entity_id for each in linked]


@pytest.mark.parametrize(
    ("type_", "one", "other"),
    [
        # units, whichever name of the owner is used
        ("organization", "Posken Lapin toimintayksikkö", "Poske Lappi"),
        ("organization", "Posken Lappi", "Pohjois-Suomen sosiaalialan osaamiskeskuksen Lapin toimintayksikkö"),
        ("organization", "SPR:n Oulun piiri", "Suomen Punaisen Ristin Oulun piiri"),
        ("organization", "SPR:n Ranuan osasto", "Suomen Punaisen Ristin Ranuan osasto"),
        ("organization", "MLL:n Kemin yhdistys", "Mannerheimin Lastensuojeluliiton Kemin yhdistys ry"),
        ("organization", "Lapin AMK:n hyvinvointiala", "Lapin ammattikorkeakoulun hyvinvointiala"),
        (
            "organization",
            "Oulun yliopisto, kasvatustieteiden tiedekunta",
            "Oulun yliopiston kasvatustieteiden tiedekunta",
        ),
        ("organization", "Oulun kaupungin nuorisopalvelut", "Oulun nuorisopalvelut"),
        # abbreviations, other languages, old forms of a name
        ("organization", "THL", "Terveyden ja hyvinvoinnin laitos"),
        ("organization", "Lapin ELY-keskus", "Lapin elinkeino-, liikenne- ja ympäristökeskus"),
        ("organization", "Jyväskylän yliopisto", "University of Jyväskylä"),
        ("organization", "Pirkanmaan hyvinvointialue", "Pirha"),
        ("organization", "Oulu University Hospital", "OYS"),
        ("organization", "City of Oulu", "Oulun kaupunki"),
        ("organization", "NTM-centralen i Lappland", "Lapin ELY-keskus"),
        # legal forms and word order
        ("organization", "Diakonia-ammattikorkeakoulu Oy", "Diak"),
        ("organization", "Kainuun Nuotta ry", "Kainuun Nuotta"),
        ("organization", "Kallion peruspalvelukuntayhtymä", "Peruspalvelukuntayhtymä Kallio"),
        ("organization", "Koulutuskuntayhtymä Otava", "Otavan koulutuskuntayhtymä"),
        ("organization", "Oulunkaari", "Oulunkaaren kuntayhtymä"),
        ("organization", "Leader-ryhmä Viisari ry", "Leader Viisari"),
        ("organization", "Lieksan Kehitys Oy LieKe", "Lieksan Kehitys Oy"),
        # spelling and scanning
        ("organization", "OULUN KAUPUNKI", "Oulun kaupunki"),
        ("organization", "Lapin yliopsto", "Lapin yliopisto"),
        ("organization", "Kemijarven kaupunki", "Kemijärven kaupunki"),
        ("organization", "Oulun amattikorkeakoulu", "Oulun ammattikorkeakoulu"),
        ("organization", "sosiaa1i- ja terveys- ministeriö", "STM"),
        ("organization", "Oulun seurakuntayhtym&auml;", "Oulun seurakuntayhtymä"),
        ("place", "Meri-Lappi", "Meri Lappi"),
        ("place", "ltä-Lappi", "Itä-Lappi"),
        ("place", "Helsingfors", "Helsinki"),
        ("place", "Pohjois-Pohjanmaan maakunta", "Pohjois-Pohjanmaa"),
        # programmes
        ("programme", "ESR", "Euroopan sosiaalirahasto"),
        ("programme", "Kaste 2008–2011", "Sosiaali- ja terveydenhuollon kansallinen kehittämisohjelma"),
        ("programme", "Kestävää kasvua ja työtä 2014-2020", "Kestävää kasvua ja työtä 2014–2020 -ohjelma"),
        ("programme", "Kulttuurihyvinvointi-ohjelma", "Kulttuurihyvinvointi"),
        ("programme", "EU:n oikeudenmukaisen siirtymän rahasto", "JTF"),
        ("programme", "Euroopan sosiaa1irahaston", "ESR"),
        # people
        ("person", "Anna-Liisa Olli", "Anna Liisa Olli"),
        ("person", "SALLA KOLARI", "Salla Kolari"),
        ("person", "Olli, Anna-Liisa", "Anna-Liisa Olli"),
        # projects
        ("project", "Askel kerrallaan", "Askel kerrallaan -hanke"),
        ("project", "Kylätuvalta kotiin -hanke", "Kylätuvalta kotiin 2019–2021"),
        ("project", "LÄHELLÄ PERHETTÄ -HANKE", "Lähellä perhettä"),
        ("project", "Kylätalot käyttöön", "Kylätalot käyttöön – loppuraportti"),
        ("project", "DigiKaveri-hanke", "DigiKaveri – digitukea ikäihmisille lähellä kotia"),
        ("project", "Lähellä etänäkin (LEA)", "Lähellä etänäkin"),
    ],
)
def test_one_thing(type_: str, one: str, other: str) -> None:
    first, second = ids(type_, one, other)
    assert first == second


@pytest.mark.parametrize(
    ("type_", "one", "other"),
    [
        ("organization", "Lapin yliopisto", "Lapin liitto"),
        ("organization", "Kemin kaupunki", "Keminmaan kunta"),
        ("organization", "Kemin kaupunki", "Kemijärven kaupunki"),
        ("organization", "Pohjois-Savon ELY-keskus", "Etelä-Savon ELY-keskus"),
        ("organization", "Poske", "Posken Lappi"),
        ("organization", "SPR", "SPR:n Oulun piiri"),
        ("organization", "SPR:n Oulun osasto", "SPR:n Oulun piiri"),
        ("organization", "Lapin yliopisto", "Lapin yliopiston taiteiden tiedekunta"),
        ("organization", "Oulun kaupunki", "Oulun kaupungin hyvinvointipalvelut"),
        ("organization", "Lapin sairaanhoitopiiri", "Lapin hyvinvointialue"),
        ("organization", "Rovaniemen kaupunki", "Rovaniemen maalaiskunta"),
        ("organization", "Kajaanin 3. partiolaiset ry", "Kajaanin 4. partiolaiset ry"),
        ("organization", "Ylä-Savon Kylät ry", "Ylä-Karjalan Kylät ry"),
        ("organization", "Salon Martat", "Savon Martat"),
        ("organization", "Iin lukio", "Iitin lukio"),
        ("organization", "Kallion lukio", "Kallion peruspalvelukuntayhtymä"),
        ("organization", "Hyvinvointipalvelut", "Hyvinvointipalvelut"),
        ("organization", "Sosiaali- ja terveystoimi", "Sosiaali- ja terveystoimi"),
        ("programme", "ESR", "EAKR"),
        ("programme", "ESR", "ESR+"),
        ("programme", "tavoite 1 -ohjelma", "tavoite 6 -ohjelma"),
        ("programme", "Horisontti 2020", "Horisontti Eurooppa"),
        ("place", "Kemi", "Keminmaa"),
        ("place", "Kemi", "Kemijärvi"),
        ("place", "Oulu", "Oulun seutu"),
        ("place", "Pohjanmaa", "Pohjois-Pohjanmaa"),
        ("place", "Toppila", "Meri-Toppila"),
        ("person", "Anna Virtanen", "Anne Virtanen"),
        ("person", "Anna-Maija Virtanen", "Anna Virtanen"),
        ("person", "Maija", "Maija"),
        ("project", "Perheet keskiössä Kainuussa", "Perheet keskiössä Lapissa"),
        ("project", "Lasten Kaste I", "Lasten Kaste II"),
    ],
)
def test_two_things(type_: str, one: str, other: str) -> None:
    first, second = ids(type_, one, other)
    assert first != second


@pytest.mark.parametrize(
    "unit",
    ["perusturvakeskus", "hyvinvointikeskus", "sosiaali- ja terveyskeskus", "kehittämisyksikkö", "tekninen keskus"],
)
def test_units_of_a_city_need_not_name_the_city_as_a_body(unit: str) -> None:
    full, short = ids("organization", f"Kuopion kaupungin {unit}", f"Kuopion {unit}")
    assert full == short
    one, other = ids("organization", unit.capitalize(), unit.capitalize())
    assert one != other


def test_long_names_that_differ_only_in_dots_are_one() -> None:
    one, other = ids("organization", "Tähtikoti", "Tahtikoti")
    assert one == other


def test_another_body_of_a_proper_name_parts_its_short_form() -> None:
    joint, short = ids("organization", "Rantakaaren kuntayhtymä", "Rantakaari")
    assert joint == short
    assert len(set(ids("organization", "Rantakaaren kuntayhtymä", "Rantakaari", "Rantakaaren säätiö"))) == 3


def test_a_place_and_a_body_of_one_name_stay_apart() -> None:
    entities = link([document("a", "Kallio ja Kallio", organizations=["Kallio"], places=["Kallio"])]).entities
    assert [entity.id for entity in entities] == ["org/peruspalvelukuntayhtyma-kallio", "place/kallio"]


def test_an_entity_carries_its_mentions_and_other_names() -> None:
    documents = [
        document("a", "Rahoittaja on STM.", organizations=["STM"]),
        document(
            "b", "Sosiaali- ja terveysministeriön tuki", organizations=[("Sosiaali- ja terveysministeriön", "STM")]
        ),
    ]
    [entity] = link(documents).entities
    assert (entity.id, entity.name, entity.aliases) == ("org/stm", "Sosiaali- ja terveysministeriö", ("STM",))
    assert [(m.document_id, m.text) for m in entity.mentions] == [
        ("a", "STM"),
        ("b", "Sosiaali- ja terveysministeriön"),
    ]


def test_a_name_of_one_document_has_the_document_in_its_id() -> None:
    documents = [document(id_, "Hyvinvointipalvelut", organizations=["Hyvinvointipalvelut"]) for id_ in "ba"]
    linked = link(documents).documents
    assert [each.organizations[0].entity_id for each in linked] == [
        "org/hyvinvointipalvelut@b",
        "org/hyvinvointipalvelut@a",
    ]


def test_own_entries_win() -> None:
    own = [Entry("org/meidan", "organization", "", "Meidän yhdistys", aliases=("MLL",))]
    linked = link([document("a", "MLL", organizations=["MLL"])], own).documents
    assert linked[0].organizations[0].entity_id == "org/meidan"


def test_two_documents_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="'a'"):
        link([document("a", ""), document("a", "")])


def test_nothing_gives_nothing() -> None:
    assert link([]) == Linked([], [], ())


NAMES = [
    "STM",
    "Eduro ry",
    "Nuotta",
    "Nuotta ry",
    "PTY",
    "Kemin kaupunki",
    "Hyvinvointipalvelut",
    "Salla Kolari",
    "Salla",
    "Kemi",
    "",
]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.lists(st.sampled_from(NAMES)), st.lists(st.sampled_from(NAMES))), max_size=6),
    st.randoms(use_true_random=False),
)
def test_the_order_of_documents_changes_nothing(given_: list[tuple[list[str], list[str]]], rnd: random.Random) -> None:
    text = "\n".join(NAMES)
    documents = [document(f"d{n}", text, organizations=o, people=p) for n, (o, p) in enumerate(given_)]
    first = link(documents)
    shuffled = documents[:]
    rnd.shuffle(shuffled)
    second = link(shuffled)
    assert first.entities == second.entities
    assert first.joins == second.joins
    assert sorted(first.documents, key=lambda each: each.id) == sorted(second.documents, key=lambda each: each.id)
    assert all(mention.entity_id for each in first.documents for mention in (*each.organizations, *each.people))


@pytest.mark.skipif("HANKENLP_GOLD" not in os.environ, reason="needs gold documents")
def test_the_mentions_of_the_gold_are_linked_by_their_keys() -> None:
    golds = load_gold(*sorted(path for path in Path(os.environ["HANKENLP_GOLD"]).iterdir() if path.is_dir()))
    linked = link([as_document(gold).model_copy(update={"title": None}) for gold in golds.values()]).documents
    entity_of = {
        (each.id, mention.start, mention.end): mention.entity_id
        for each in linked
        for field in FIELDS.values()
        for mention in getattr(each, field)
    }
    key_of = {(g.id, m.start, m.end): m.key for g in golds.values() for m in g.mentions if not m.thing.optional}
    assert b_cubed(key_of, {at: entity_of[at] for at in key_of}) >= 0.97


def b_cubed(key_of: dict[tuple[str, int, int], str], entity_of: dict[tuple[str, int, int], str | None]) -> float:
    """B³ F1 (Bagga and Baldwin 1998)."""
    by_key, by_entity = defaultdict(set), defaultdict(set)
    for at, key in key_of.items():
        by_key[key].add(at)
        by_entity[entity_of[at]].add(at)
    shared = [(len(by_key[k] & by_entity[entity_of[at]]), at) for at, k in key_of.items()]
    precision = sum(n / len(by_entity[entity_of[at]]) for n, at in shared) / len(shared)
    recall = sum(n / len(by_key[key_of[at]]) for n, at in shared) / len(shared)
    return 2 * precision * recall / (precision + recall)


def test_linking_leaves_the_rest_of_a_document_alone() -> None:
    original = document("a", "Kemi", places=["Kemi"])
    linked: ProjectDocument = link([original]).documents[0]
    assert linked.model_dump(exclude={"places"}) == original.model_dump(exclude={"places"})
    assert linked.places[0].model_copy(update={"entity_id": None}) == original.places[0]


@pytest.mark.parametrize(
    ("long", "short", "same"),
    [
        ("Oulunkaaren kuntayhtymä", "Oulunkaari", True),
        ("Suomen Lautapeliliitto", "Lautapeliliitto", True),
        ("Turun yliopiston Brahea-keskus", "Brahea-keskus", True),
        ("SPR:n Ranuan osasto", "Ranuan osasto", False),
        ("Suomen Lautapeliliitto", "Korttipeliliitto", False),
    ],
)
def test_short_forms_in_another_document(long: str, short: str, same: bool) -> None:
    documents = [document("a", long, organizations=[long]), document("b", short, organizations=[short])]
    assert (len(link(documents).entities) == 1) is same


def test_a_short_form_of_two_bodies_is_neither() -> None:
    names = ["Turun yliopiston Lumo-keskus", "Oulun yliopiston Lumo-keskus", "Lumo-keskus"]
    documents = [document(name[:2], name, organizations=[name]) for name in names]
    assert len(link(documents).entities) == 3
