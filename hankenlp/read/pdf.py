"""A PDF file → its text page by page in reading order, and the offsets at which its pages begin.

PDFium tells each character's place; lines, cells and columns are rebuilt from the places (``pdf_lines``, ``pdf_order``).
Heads and feet that stand on most pages are kept once, at the edge of the text, and page numbers not at all. Lines
that only the column's edge breaks are joined (``pdf_flow``), as the page alone knows its width.
"""

import re
import threading
from collections import Counter
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from hankenlp.read.formats import Content
from hankenlp.read.pdf_flow import Flow
from hankenlp.read.pdf_lines import pieces
from hankenlp.read.pdf_order import ordered
from hankenlp.read.pdf_rows import Row

_LOCK = threading.Lock()
"""PDFium works for one thread at a time."""
_MARGIN = 3
"""So many rows at the top and the bottom of a page may be its running head and foot."""
_MOST = 0.6
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"\W*(?:sivu|page|s\.)?\s*#\W*(?:#\W*)?", re.IGNORECASE)
_UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff]")


def read(data: bytes) -> Content:
    """The text of a ``.pdf`` file."""
    with _LOCK:
        pages = _pages(data)
    return _joined(_without_heads(pages))


def _pages(data: bytes) -> list[list[Row]]:
    try:
        with pypdfium2.PdfDocument(data) as document:
            rows = [_rows_of(document, i) for i in range(len(document))]
            if not any(rows):
                raise ValueError(_why_empty(document))
    except pypdfium2.PdfiumError as error:
        raise ValueError(_cause(error)) from error
    return rows


def _rows_of(document: Any, number: int) -> list[Row]:
    page = document[number]
    try:
        return ordered(pieces(page), page.get_width())
    finally:
        page.close()


def _cause(error: pypdfium2.PdfiumError) -> str:
    if error.err_code == pdfium.FPDF_ERR_PASSWORD:
        return "the PDF is protected with a password. Save it without one."
    if error.err_code == pdfium.FPDF_ERR_SECURITY:
        return "the PDF is encrypted in a way that is not read. Save it without protection."
    return "the PDF is broken. Open it in a viewer and save or print it as a PDF again."


def _why_empty(document: Any) -> str:
    images = any(
        obj.type in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH)
        for i in range(min(len(document), 10))
        for obj in document[i].get_objects(max_depth=3)
    )
    if images:
        return "the PDF has no text layer: it is a scan or a picture. Run it through text recognition (OCR) first."
    return "the PDF's pages are empty. Leave it out."


def _key(row: Row) -> str:
    return " ".join(_DIGITS.sub("#", row.text).casefold().split())


def _edges(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """The rows at the top and at the bottom of a page, by their place, not in reading order."""
    by_place = sorted(rows, key=lambda row: -row.bottom)
    half = (len(rows) + 1) // 2
    return by_place[: min(_MARGIN, half)], by_place[::-1][: min(_MARGIN, len(rows) - half)]


def _without_heads(pages: list[list[Row]]) -> list[list[Row]]:
    """The pages with each running head on the first and each foot on the last that has it, and without page numbers."""
    edges = [_edges(rows) for rows in pages]
    filled = sum(map(bool, pages))
    repeated = [
        {key for key, uses in counts.items() if uses >= max(2, _MOST * filled)}
        for counts in (Counter(key for page in edges for key in {_key(row) for row in page[side]}) for side in (0, 1))
    ]
    homes: tuple[dict[str, int], dict[str, int]] = ({}, {})
    for number, page in enumerate(edges):
        for row in page[0]:
            homes[0].setdefault(_key(row), number)
        homes[1].update((_key(row), number) for row in page[1])
    kept = []
    for number, (rows, page) in enumerate(zip(pages, edges, strict=True)):
        dropped = {
            id(row)
            for side in (0, 1)
            for row in page[side]
            if _key(row) in repeated[side] and (_NUMBER.fullmatch(_key(row)) or number != homes[side][_key(row)])
        }
        kept.append([row for row in rows if id(row) not in dropped])
    return kept


def _joined(pages: list[list[Row]]) -> Content:
    flow = Flow.of(pages)
    text, starts = "", []
    for rows in pages:
        page = flow.joined(rows)
        if text and page:
            text += " " if _goes_on(text, page) else "\n\n"
        starts.append(len(text))
        text += page
    if len(_UNREADABLE.findall(text)) > 0.2 * len(text):
        raise ValueError("the PDF's fonts do not say which letters they show. Run it through text recognition (OCR).")
    return Content(text + "\n" if text else "", tuple(starts))


def _goes_on(text: str, page: str) -> bool:
    """Does a sentence run over the page's end?"""
    last = text.rsplit("\n", 1)[-1].rstrip()
    return len(last) > 40 and last[-1] not in ".:!?…-" and page[:1].islower()
