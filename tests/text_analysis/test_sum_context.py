"""What the words around a sum say."""

import pytest

from hankenlp.text_analysis.sum_context import Context, contexts
from tests.text_analysis.money import telling


def around(text: str, *written: str) -> list[Context]:
    document = telling(text, *((each, "funding") for each in written))
    return contexts(document.text, document.amounts)


@pytest.mark.parametrize(
    "text, stage",
    [
        ("Haettava avustus 4 100 €", "applied"),
        ("Opetushallitus on myöntänyt hankkeelle 94 500 €", "granted"),
        ("Toteutunut EU- ja valtion rahoitus: 171 006 €", "spent"),
        ("Haettiin enemmän, myönnettiin 50 000 €", "granted"),  # the nearer word
        ("Rahoitus 50 000 €", None),
    ],
)
def test_stage(text: str, stage: str | None) -> None:
    written = text[next(i for i, c in enumerate(text) if c.isdigit()) :]
    assert around(text, written)[0].stage == stage


@pytest.mark.parametrize(
    "text, year",
    [
        ("Vuonna 2024 avustus on 96 500 €.", 2024),
        ("Ministeriö myönsi 96 500 € vuodelle 2022.", 2022),
        ("Vuosille 2023–2025 myönnettiin 96 500 €.", None),
        ("Avustus 96 500 € (päätös 2/2024).", None),
    ],
)
def test_year(text: str, year: int | None) -> None:
    assert around(text, "96 500 €")[0].year == year


def test_the_heading_of_the_column_says_stage_and_year() -> None:
    table = "Rahoitus (€)        Haettu     Myönnetty\nKuntarahoitus     39 000      34 300\nYhteensä     376 000     343 000\n"
    found = around(table, "39 000", "34 300", "376 000", "343 000")
    assert [each.stage for each in found] == ["applied", "granted"] * 2
    assert [each.column for each in found] == ["Haettu", "Myönnetty"] * 2
    found = around(
        "Menolaji     2005     2006     Yhteensä\nPalkat    58 200    76 900    135 100", "58 200", "76 900", "135 100"
    )
    assert [each.year for each in found] == [2005, 2006, None]


def test_two_words_head_one_column() -> None:
    table = "Osapuoli   Kustannukset   Haettava tuki   Omarahoitus\nSeurakunta   320 000   256 000   64 000"
    assert [each.stage for each in around(table, "320 000", "256 000", "64 000")] == [None, "applied", None]


def test_parts_wholes_and_extras() -> None:
    text = "Rahoitus on yhteensä 3,2 milj. €. Syken osuus rahoituksesta on 1 050 000 €. Lisäksi saatiin 80 000 €."
    whole, part, extra = around(text, "3,2 milj. €", "1 050 000 €", "80 000 €")
    assert (whole.is_whole, whole.is_part, whole.is_extra) == (True, False, False)
    assert (part.is_whole, part.is_part, part.is_extra) == (False, True, False)
    assert (extra.is_whole, extra.is_part, extra.is_extra) == (False, False, True)
