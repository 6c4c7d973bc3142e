"""Spreadsheets that were pasted as lines with tabs."""

import pytest

from hankenlp.layout import analyse
from hankenlp.layout.sheets import sheet_head, sheet_row, sheet_rows

SHEET = (
    "Hankkeet (summat euroa)\n\nNro\tHanke\tRahoittaja\tKesto\tKust.arvio\tTila\n"
    "1\tKylien tori\tLapin liitto\t2010-2012\t120 000\tkäynnissä\n2\tJoki auki\t\t1.3.2011-31.12.2011\t45 000\nYht.\t\t\t\t165 000\n\nHuom."
)


def test_cells_stand_under_their_headings() -> None:
    layout = analyse(SHEET)
    found = [
        [(head.of(SHEET) if head else None, cell.of(SHEET)) for head, cell in row.cells] for row in sheet_rows(layout)
    ]
    assert found[0][1:3] == [("Hanke", "Kylien tori"), ("Rahoittaja", "Lapin liitto")]
    assert ("Rahoittaja", "") not in found[1]
    assert found[2] == [("Nro", "Yht."), ("Kust.arvio", "165 000")]
    assert sheet_head(layout, SHEET.index("1.3.2011")) == "Kesto"
    assert sheet_row(layout, SHEET.index("Huom")) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nimi\tMatti\nIkä\t40\nKoti\tOulu",
        "Palkat\t100\t200\t300\nMatkat\t10\t20\t30",
        "Sivu\tOsa\tLuku\tKohta\n\nLeipäteksti alkaa.",
    ],
)
def test_no_sheet(text: str) -> None:
    assert sheet_rows(analyse(text)) == []
