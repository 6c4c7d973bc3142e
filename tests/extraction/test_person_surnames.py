"""Texts in, the surnames out that one mention shows to be nominatives though they look like a genitive."""

import pytest

from hankenlp.extraction.person_surnames import standing_surnames


@pytest.mark.parametrize(
    "text",
    [
        "Tariq Hamdan, projektipäällikkö",
        "Yhteyshenkilö: Tariq Hamdan",
        "Tariq Hamdan\nprojektipäällikkö",
        "Tariq Hamdan (pj.)",
        "Tariq Hamdan puh. 044 555 0190",
        "Tariq Hamdan tariq@hanke.fi",
        "Tariq Hamdan ja Liisa Salo",
        "Tariq Hamdan ilmoitti asiasta.",
        "T. Hamdan, projektipäällikkö",
        "Tariq Hamdan mukaan näin on. Hanketta johtaa Tariq Hamdan.",
        "Käsittelijä Tariq Hamdan Hakemustyyppi Uusi",
    ],
)
def test_nominatives_by_their_place(text: str) -> None:
    assert standing_surnames(text) == {"Hamdan"}


@pytest.mark.parametrize(
    "text",
    [
        "Tariq Hamdan mukaan näin on.",
        "Tariq Hamdan johtama hanke",
        "Tariq Hamdanin, Liisa Salon ja muiden",
        "Matti Virtasen, Liisa Salon ja muiden",
        "Jorma Anttilan, Liisa Salon ja muiden",
        "Oulun, Vaasan ja Kemin",
        "hamdan, kaplan",
    ],
)
def test_genitives_and_other_words(text: str) -> None:
    assert "Hamdan" not in standing_surnames(text)
    assert not standing_surnames(text)


def test_a_noun_as_a_surname_behind_a_foreign_name() -> None:
    assert standing_surnames("Kysy: Rajesh Menon, Arcada") == {"Menon"}
    assert not standing_surnames("Kysy: Jorma Karhun, Oulu")
