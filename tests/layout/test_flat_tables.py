"""Money tables without their line breaks."""

import pytest

from hankenlp.layout.flat_tables import rows

Rows = list[tuple[str, list[tuple[str | None, str]]]]


def found(text: str) -> Rows:
    return [
        (row.label.of(text), [(head.of(text) if head else None, cell.of(text)) for head, cell in row.columns])
        for row in rows(text, 0, len(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kustannuslaji 2010 2011 Yhteensä Palkkamenot 31 500 94 500 126 000 Matkakulut 1 500 2 500 4 000",
            [
                ("Palkkamenot", [("2010", "31 500"), ("2011", "94 500"), ("Yhteensä", "126 000")]),
                ("Matkakulut", [("2010", "1 500"), ("2011", "2 500"), ("Yhteensä", "4 000")]),
            ],
        ),
        (
            "Henkilöstökulut 120 000 € Ostopalvelut 30 000 €",
            [("Henkilöstökulut", [(None, "120 000 €")]), ("Ostopalvelut", [(None, "30 000 €")])],
        ),
        (
            "1 Palkkamenot 318 000 2 Ostopalvelut 12 000 3 Vuokrat 5 000",
            [
                ("Palkkamenot", [(None, "318 000")]),
                ("Ostopalvelut", [(None, "12 000")]),
                ("Vuokrat", [(None, "5 000")]),
            ],
        ),
        (
            "Kuntaraha 40 000 josta Posio 25 000 Ranua 15 000",
            [("Kuntaraha", [(None, "40 000")]), ("Posio", [(None, "25 000")]), ("Ranua", [(None, "15 000")])],
        ),
        ("Palkkamenot 318 000", []),
        ("Hankkeessa on mukana 3 kuntaa ja 12 yhdistystä.", []),
        ("", []),
    ],
)
def test_rows(text: str, expected: Rows) -> None:
    assert found(text) == expected
