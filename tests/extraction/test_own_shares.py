"""What a municipality that takes part pays, which percentages are shares, and prices that only cap a project."""

import pytest

from tests.extraction.sums_in import amounts, brief


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a municipality that decides to take part
        ("Kunnanhallitus päättää osallistua hankkeeseen 42 000 eurolla.", ["42000 self_funding"]),
        ("Kaupunginhallitus päättää osallistua hankkeen rahoitukseen 42 000 eurolla.", ["42000 self_funding"]),
        ("Kunnanhallitus päätti, että Juvan kunta osallistuu hankkeeseen 42 000 eurolla.", ["42000 self_funding"]),
        ("Kaupunginhallitus päättää,\n1) että kaupunki osallistuu hankkeeseen 42 000 eurolla.", ["42000 self_funding"]),
        (
            "Hanke maksaa 420 000 euroa. Ehdotus: kunnanhallitus päättää osallistua hankkeeseen 42 000 eurolla.",
            ["420000 budget", "42000 self_funding"],
        ),
        ("Ehdotus: Kunta sitoutuu osallistumaan hankkeeseen 42 000 eurolla.", ["42000 self_funding"]),
        # anybody else pays a part
        ("Säätiö päätti osallistua hankkeeseen 42 000 eurolla.", ["42000 external_funding"]),
        ("Suojelurahasto osallistuu kustannuksiin 42 000 eurolla.", ["42000 external_funding"]),
        ("Kaupunginhallitus päättää osoittaa hankkeelle kuntarahoitusta 42 000 euroa.", ["42000 funding"]),
        # the second owner lacks the noun
        (
            "Mikkelin kaupungin osuus on 63 000 euroa ja Juvan kunnan 21 000 euroa.",
            ["63000 self_funding", "21000 self_funding"],
        ),
        (
            "Mikkelin osuus on 63 000 euroa, Juvan 21 000 euroa ja Sulkavan 4 000 euroa.",
            ["63000 self_funding", "21000 self_funding", "4000 self_funding"],
        ),
        (
            "Mikkelin kaupungin osuus on 63 000 euroa ja EU:n 57 000 euroa.",
            ["63000 self_funding", "57000 external_funding"],
        ),
    ],
)
def test_what_takes_part(text: str, found: list[str]) -> None:
    assert [brief(item) for item in amounts(text)] == found


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Alv 24 % 2 400 €", None),
        ("Arvonlisävero (24 %) 2 400 €", None),
        ("Flat rate 15 % 12 000 €", None),
        ("Flat rate (15 %) 12 000 €", None),
        ("Muut kustannukset (flat rate 40 %)         96 000 €", None),
        ("Henkilösivukulut 25 % 20 000 €", None),
        ("Muut kulut, laskennallinen 40 % 32 000 €", None),
        ("Välilliset kustannukset, flat rate 24 %, 19 200 €", None),
        ("Kertakorvaus 7 % 5 600 €", None),
        ("Lainan korko 3 % 600 €", None),
        ("Hankkeen kulut ovat 80 000 € (alv 24 %).", None),
        # a share of what the text names
        ("Flat rate 40 % palkkakustannuksista 32 000 €", 0.4),
        ("Muut kulut ovat laskennallisesti 40 % palkoista eli 32 000 €.", 0.4),
        ("ESR-tuki (80 %) 64 000 €", 0.8),
        ("Omarahoitus 20 % 16 000 €", 0.2),
        ("Korkotuki 20 % 16 000 €", 0.2),
    ],
)
def test_a_rate_is_no_share(text: str, share: float | None) -> None:
    assert [item.share for item in amounts(text)] == [share]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hankkeen enimmäishinta on 120 000 €.", ["120000 other"]),
        ("Valtuusto vahvisti koulun enimmäishinnan 8,4 miljoonaa euroa.", ["8400000 other"]),
        ("Hankkeen 120 000 euron enimmäishinta ylittyi.", ["120000 other"]),
        ("Korjauksen kattohinta: 120 000 €", ["120000 other Korjauksen kattohinta"]),
        (
            "Hankkeen kattohinta on 8,4 M€ (alv 0 %), josta valtionavustus 2 M€.",
            ["8400000 other", "2000000 external_funding"],
        ),
        ("Urakan tavoitehinta on 1,2 milj. euroa.", ["1200000 budget"]),
    ],
)
def test_a_price_that_caps_a_project(text: str, found: list[str]) -> None:
    assert [brief(item) for item in amounts(text)] == found
