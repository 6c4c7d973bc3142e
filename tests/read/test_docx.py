"""A Word file in, its text in document order out."""

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from hankenlp.read import read_bytes


def text_of(build: Callable[[Any], object]) -> str:
    document, out = docx.Document(), io.BytesIO()
    build(document)
    document.save(out)
    return read_bytes(out.getvalue(), "hanke.docx")[0]


def added(document: Any, inner: str) -> None:
    """A paragraph made of raw XML."""
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))


def listed(document: Any) -> None:
    document.add_paragraph("Tavoitteet:")
    document.add_paragraph("lisätä", style="List Bullet")
    document.add_paragraph("vähentää", style="List Bullet")
    document.add_paragraph("ensin", style="List Number")
    document.add_paragraph("sitten", style="List Number")


def tabled(rows: list[list[str]]) -> Callable[[Any], None]:
    def build(document: Any) -> None:
        table = document.add_table(len(rows), len(rows[0]))
        for i, cells in enumerate(rows):
            for j, cell in enumerate(cells):
                table.cell(i, j).text = cell

    return build


def between(document: Any) -> None:
    document.add_paragraph("Ennen")
    tabled([["a", "b"]])(document)
    document.add_paragraph("Jälkeen")


def with_header(document: Any) -> None:
    document.sections[0].header.paragraphs[0].text = "Ylätunniste"
    document.add_paragraph("Hanke")


def merged(document: Any) -> None:
    table = document.add_table(1, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "a"
    table.cell(0, 2).text = "b"


RUN = "<w:r><w:t>{}</w:t></w:r>"


@pytest.mark.parametrize(
    "build, text",
    [
        (lambda d: d.add_heading("Hanke", 1) and d.add_paragraph("Teksti"), "Hanke\n\nTeksti\n"),
        (lambda d: d.add_paragraph("Rahoittaja: ESR") and d.add_paragraph("Tila: ok"), "Rahoittaja: ESR\nTila: ok\n"),
        (lambda d: [d.add_paragraph(t) for t in ("a", "", "", "b")], "a\n\nb\n"),
        (lambda d: d.add_paragraph("a\tb\nc"), "a\tb\nc\n"),
        (listed, "Tavoitteet:\n- lisätä\n- vähentää\n1. ensin\n2. sitten\n"),
        (tabled([["Kulu", "€"], ["Palkat", "10 000"], ["", "5"]]), "Kulu\t€\nPalkat\t10 000\n\t5\n"),
        (tabled([["Tavoitteet", "a\nb"]]), "Tavoitteet\na\nb\n"),
        (merged, "a\t\tb\n"),
        (between, "Ennen\n\na\tb\n\nJälkeen\n"),
        (with_header, "Hanke\n"),
        (
            lambda d: added(
                d, f"<w:ins>{RUN.format('uusi')}</w:ins><w:del><w:r><w:delText>x</w:delText></w:r></w:del>"
            ),
            "uusi\n",
        ),
        (lambda d: added(d, f"<w:sdt><w:sdtContent>{RUN.format('Veto')}</w:sdtContent></w:sdt>"), "Veto\n"),
        (lambda d: added(d, f"<w:hyperlink>{RUN.format('Kela')}</w:hyperlink>"), "Kela\n"),
        (lambda d: added(d, RUN.format("a") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>"), "a\n"),
        (lambda d: added(d, "<w:r><w:t>EU</w:t><w:noBreakHyphen/><w:t>tuki</w:t></w:r>"), "EU-tuki\n"),
        (
            lambda d: added(
                d, f"{RUN.format('a')}<w:r><w:txbxContent><w:p>{RUN.format('b')}</w:p></w:txbxContent></w:r>"
            ),
            "a\n\nb\n",
        ),
    ],
)
def test_text(build: Callable[[Any], object], text: str) -> None:
    assert text_of(build) == text


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("{a}<w:r><w:pict><w:txbxContent><w:p>{b}</w:p></w:txbxContent></w:pict></w:r>", "a\n\nb\n"),
        (
            (
                "{a}<w:r><w:txbxContent><w:p>{b}<w:r><w:txbxContent><w:p>{c}</w:p></w:txbxContent></w:r></w:p>"
                "</w:txbxContent></w:r>"
            ),
            "a\n\nb\n\nc\n",
        ),
    ],
)
def test_boxes_in_old_files_and_boxes_in_boxes_are_read_once(inner: str, text: str) -> None:
    runs = {letter: RUN.format(letter) for letter in "abc"}
    assert text_of(lambda document: added(document, inner.format(**runs))) == text
