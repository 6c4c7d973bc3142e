"""Capitals undone."""

import pytest

from hankenlp.language.truecase import sentence_case, truecase


@pytest.mark.parametrize(
    ("written", "cased"),
    [
        ("OULUN KAUPUNKI", "Oulun kaupunki"),
        ("SOSIAALI- JA TERVEYSMINISTERIÖ", "Sosiaali- ja terveysministeriö"),
        ("POHJOIS-SUOMEN ALUEHALLINTOVIRASTO", "Pohjois-Suomen aluehallintovirasto"),
        ("HELSINKI", "Helsinki"),
        ("STEA", "STEA"),
        ("EAKR", "EAKR"),
        ("MLL LAPIN PIIRI", "MLL Lapin piiri"),
        ("Oulun kaupunki", "Oulun kaupunki"),
        ("STM", "STM"),
    ],
)
def test_names(written: str, cased: str) -> None:
    assert truecase(written) == cased


@pytest.mark.parametrize(
    ("words", "cased"),
    [
        (["HANKKEEN", "TAVOITTEET", "LAPISSA"], ["hankkeen", "tavoitteet", "Lapissa"]),
        (["Hankkeen", "TAVOITTEET"], ["Hankkeen", "TAVOITTEET"]),
        (["STM", "2012"], ["STM", "2012"]),
        ([], []),
    ],
)
def test_headings(words: list[str], cased: list[str]) -> None:
    assert sentence_case(words) == cased
