"""What a document explains about its own names."""

import pytest

from hankenlp.documents import Period
from hankenlp.linking import link, local
from hankenlp.linking.known import packaged
from tests.linking.samples import Given, document


def linked(text: str, *organizations: Given, **fields: object) -> list[str | None]:
    """The ids of the organisations of one document."""
    documents = link([document("a", text, organizations=organizations, **fields)]).documents  # type: ignore[arg-type]
    return [mention.entity_id for mention in documents[0].organizations]


def test_an_abbreviation_that_the_text_introduces_is_the_name_before_it() -> None:
    full, short = linked("Pohjoisen Toivo -yhdistys (PTY) auttaa. PTY", "Pohjoisen Toivo -yhdistys", "PTY")
    assert full == short


def test_an_abbreviation_that_one_document_introduces_holds_in_others() -> None:
    documents = link(
        [
            document("a", "Pohjoisen Toivo -yhdistys (PTY)", organizations=["Pohjoisen Toivo -yhdistys", "PTY"]),
            document("b", "PTY", organizations=["PTY"]),
        ]
    ).documents
    assert documents[0].organizations[0].entity_id == documents[1].organizations[0].entity_id


def test_a_documents_own_abbreviation_wins_over_the_known_one() -> None:
    full, short = linked("Työttömien auttamisinto (TAI)", "Työttömien auttamisinto", "TAI")
    assert full == short == "org/tyottomien-auttamisinto"


def test_a_units_own_abbreviation_wins_over_the_known_one() -> None:
    unit = "Jyväskylän yliopiston Koulutuksen tutkimuslaitos"
    full, short = linked(f"{unit} (KTL)", unit, "KTL")
    assert full == short != "org/ktl"


def test_what_stands_in_brackets_is_no_abbreviation_of_just_anything() -> None:
    body, other = linked("Oulun kaupunki (STM)", "Oulun kaupunki", "STM")
    assert (body, other) == ("org/oulun-kaupunki", "org/stm")


def test_an_abbreviation_holds_in_others_although_one_document_misspells_the_name() -> None:
    names = ["Rannan Raittiusyhdistys", "Rannan Raitiusyhdistys"]
    told = [document(name, f"{name} (RRY)", organizations=[name, "RRY"]) for name in names]
    entities = link([*told, document("b", "RRY", organizations=["RRY"])]).entities
    assert [entity.id for entity in entities] == ["org/rannan-raittiusyhdistys"]


@pytest.mark.parametrize(
    ("text", "unit", "owners", "id_"),
    [
        (
            "Oulun kaupunki\nHyvinvointipalvelut",
            "Hyvinvointipalvelut",
            ["Oulun kaupunki"],
            "org/oulu-hyvinvointipalvelut",
        ),
        (
            "Oulun kaupunki. Nuoria ohjaa Nuorisopalvelut",
            "Nuorisopalvelut",
            ["Oulun kaupunki"],
            "org/oulun-kaupunki/nuorisopalvelut",
        ),
        (
            "Oulun kaupunki. Mukana ovat kaupungin työllisyyspalvelut",
            "kaupungin työllisyyspalvelut",
            ["Oulun kaupunki"],
            "org/oulun-kaupunki/tyollisyyspalvelut",
        ),
        (
            "Lapin yliopisto ja taiteiden tiedekunta, Oulun kaupunki",
            "taiteiden tiedekunta",
            ["Lapin yliopisto", "Oulun kaupunki"],
            "org/lapin-yliopisto/taiteiden-tiedekunta",
        ),
        (
            "THL. Inari Posio, STM, Yhteisöt ja toimintakyky -osasto",
            "Yhteisöt ja toimintakyky -osasto",
            ["STM", "THL"],
            "org/stm/yhteisot-ja-toimintakyky-osasto",
        ),
    ],
)
def test_a_bare_unit_belongs_to_the_body_that_the_document_names(
    text: str, unit: str, owners: list[str], id_: str
) -> None:
    assert linked(text, unit, *owners)[0] == id_


def test_a_known_part_right_behind_its_whole_is_that_part() -> None:
    whole, part = linked("Poske, Lapin toimintayksikkö", "Poske", "Lapin toimintayksikkö")
    assert (whole, part) == ("org/poske", "org/poske-lappi")


def test_a_unit_without_its_place_is_the_one_whose_name_ends_so() -> None:
    whole = "Kainuun TE-keskuksen maaseutuosasto"
    assert len(set(linked(f"{whole}. TE-keskuksen maaseutuosasto", whole, "TE-keskuksen maaseutuosasto"))) == 1
    other = "Lapin TE-keskuksen maaseutuosasto"
    text = f"{whole}, {other}. TE-keskuksen maaseutuosasto"
    assert len(set(linked(text, whole, other, "TE-keskuksen maaseutuosasto"))) == 3


@pytest.mark.parametrize("case", ["Tiedolla", "Tietoon"])
def test_a_word_that_is_no_genitive_owns_nothing(case: str) -> None:
    name = f"{case} perustuva kehittäminen -yksikkö"
    (id_,) = linked(name, name)
    assert id_ and not id_.startswith("org/tieto-oyj/")


def test_an_association_and_its_company_are_two() -> None:
    association, company = linked("Rantis ry ja Rantis Palvelut Oy", "Rantis ry", "Rantis Palvelut Oy")
    assert association != company
    association, longer = linked("Rantis ry eli Rantis Palvelut ry", "Rantis ry", "Rantis Palvelut ry")
    assert association == longer


def test_a_bare_unit_of_two_possible_owners_stays_by_itself() -> None:
    unit, *_ = linked(
        "Oulun kaupunki ja Kemin kaupunki. Lisäksi Hyvinvointipalvelut",
        "Hyvinvointipalvelut",
        "Oulun kaupunki",
        "Kemin kaupunki",
    )
    assert unit == "org/hyvinvointipalvelut@a"


@pytest.mark.parametrize(
    ("text", "names", "joins"),
    [
        ("Ministeriö myönsi. STM", ["Ministeriö", "STM"], True),
        ("Ministeriö myönsi. STM ja YM", ["Ministeriö", "STM", "YM"], False),
        ("LAPIN LÄÄNINHALLITUS. 1ääninhallitus", ["1ääninhallitus", "LAPIN LÄÄNINHALLITUS"], True),
        ("Eduro ja Edurola-säätiö", ["Eduro", "Edurola-säätiö"], False),
        ("PHLU on Päijät-Hämeen Liikunta ja Urheilu ry", ["PHLU", "Päijät-Hämeen Liikunta ja Urheilu ry"], True),
        ("LieKe on Lieksan Kehitys Oy LieKe", ["LieKe", "Lieksan Kehitys Oy LieKe"], True),
        ("Toivola ja Toivola-säätiö", ["Toivola", "Toivola-säätiö"], True),
    ],
)
def test_a_head_or_a_short_form_is_the_one_longer_name(text: str, names: list[str], joins: bool) -> None:
    short, full, *_ = linked(text, *names)
    assert (short == full) is joins


@pytest.mark.parametrize(
    ("period", "id_"),
    [
        ("2019/2021", "org/soite"),
        ("2023/2024", "org/keski-pohjanmaan-hyvinvointialue"),
    ],
)
def test_of_two_bearers_of_a_name_the_one_of_the_time_is_meant(period: str, id_: str) -> None:
    start, end = period.split("/")
    time = Period(edtf=period, start=f"{start}-01-01", end=f"{end}-12-31")
    assert linked("Soite", "Soite", period=time) == [id_]


@pytest.mark.parametrize(
    ("text", "places", "id_"),
    [
        ("Lappi ja Kodisjoki, Rauma", ["Lappi", "Rauma"], "place/lappi-tl"),
        ("Lappi ja Rovaniemi", ["Lappi", "Rovaniemi"], "place/lappi"),
        ("Lappi", ["Lappi"], "place/lappi"),
    ],
)
def test_of_two_places_the_one_near_the_others_is_meant(text: str, places: list[str], id_: str) -> None:
    documents = link([document("a", text, places=places)]).documents
    assert documents[0].places[0].entity_id == id_


def test_a_name_that_ends_a_longer_one_is_that() -> None:
    whole, end = linked("Nuorten Silta ry:n Lapin piiri. Lapin piiri", "Nuorten Silta ry:n Lapin piiri", "Lapin piiri")
    assert whole == end
    names = ("Nuorten Silta ry:n Lapin piiri", "Vanhusten Tuki ry:n Lapin piiri", "Lapin piiri")
    assert len(set(linked(". ".join(names), *names))) == 3


def test_short_forms_among_many_names() -> None:
    names = [f"Kirnu{chr(97 + at % 26)}{chr(97 + at // 26)}" for at in range(300)]
    text = ", ".join([*names, "Kirnuaa-säätiö", "Pohjoisen Kirnun Apu", "PKA"])
    each = local.read(document("d", text, organizations=text.split(", ")), packaged())
    assert each.keys["organization", "Kirnuaa"] == "organization:kirnuaasaatio"
    assert each.keys["organization", "PKA"] == "organization:pohjoisenkirnunapu"


@pytest.mark.parametrize("name", ["Laurean Tanssi ry", "Kelan Sauna Oy", "Aallon Voima ry"])
def test_what_has_a_legal_form_of_its_own_is_no_unit_of_a_public_body(name: str) -> None:
    (id_,) = linked(name, name)
    assert id_ is not None and id_.count("/") == 1
