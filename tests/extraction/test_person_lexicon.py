"""Parts of names in, what they look like out."""

import pytest

from hankenlp.extraction.person_lexicon import base_name, given_part, is_given_name, surname_weight


@pytest.mark.parametrize(
    ("surface", "name"),
    [
        ("Marjukka Soralle", "Marjukka Sora"),
        ("Pentti Ylöjärvelle", "Pentti Ylöjärvi"),
        ("Teuvo Nopolalle", "Teuvo Nopola"),
        ("Seppo Lapveteläistä", "Seppo Lapveteläinen"),
        ("Matti Korhoselta", "Matti Korhonen"),
        ("Jan Holmströmin", "Jan Holmström"),
        ("Arto Stenman", "Arto Stenman"),
        ("Minna Hutko", "Minna Hutko"),
        ("Gia Tran", "Gia Tran"),
        ("Eino\n  Tuisku", "Eino Tuisku"),
        ("MATTI HEIKKISALO", "Matti Heikkisalo"),
        ("MAIJA VIRTANEN", "Maija Virtanen"),
        ("ULLA-MAIJA SALO", "Ulla-Maija Salo"),
        ("Sallalle", "Salla"),
        ("Olga Volkova", "Olga Volkova"),
        ("Olga Volkovan", "Olga Volkova"),
        ("Igor Volkovia", "Igor Volkov"),
        ("Anna Petrova", "Anna Petrova"),
        ("Ahmad al-Khatib", "Ahmad al-Khatib"),
        ("Ahmad al-Khatibin", "Ahmad al-Khatib"),
        ("Tariq Hamdanin", "Tariq Hamdan"),
        ("Tariq Hamdan", "Tariq Hamda"),
    ],
)
def test_base_names(surface: str, name: str) -> None:
    assert base_name(surface) == name


def test_a_surname_that_stands_in_the_nominative_elsewhere() -> None:
    assert base_name("Tariq Hamdan", frozenset({"=Hamdan"})) == "Tariq Hamdan"
    assert base_name("Tariq Hamdanin", frozenset({"=Hamdan"})) == "Tariq Hamdan"


@pytest.mark.parametrize("name", ["Sergey", "Jelena", "Ayşe", "Ayse", "ÁSLLAT", "Thuy", "Nasteho", "Anna-Ayşe", "Ukko"])
def test_given_names_of_all_origins(name: str) -> None:
    assert is_given_name(name)


@pytest.mark.parametrize("word", ["Kun", "Hankkeen", "Savo", "Kaupunki", "Tien", "Media"])
def test_words_and_places_that_are_names_elsewhere(word: str) -> None:
    assert not is_given_name(word)


def test_given_names() -> None:
    assert all(map(is_given_name, ["Marjukka", "Sirkka-Liisa", "MATTI", "Åsa", "Uula"]))
    assert not any(map(is_given_name, ["marjukka", "Sallan", "Oulu", "Hanke"]))
    assert given_part("Virtanen Matti") == given_part("Matti Virtanen") == "Matti"


def test_surnames_by_likeness() -> None:
    weights = [surname_weight(w) for w in ("Virtanen", "Rautapuro", "Loiske", "Hanke")]
    assert weights == sorted(weights, reverse=True) and weights[0] == 1 and weights[-1] == 0
