"""A Word file → its text in document order: paragraphs, list items with their marker, table rows with tabs.

The paragraphs are walked in the file's own XML rather than by ``Document.paragraphs``, because forms keep their
answers in content controls, and edited texts their words in tracked insertions, both of which that list lacks.
Headers, footers, comments, deleted and hidden text are left out; a text box follows the paragraph that it hangs on.
"""

import io
import warnings
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn

from hankenlp.read.docx_lists import Markers
from hankenlp.read.formats import Content
from hankenlp.read.writing import Writer, row

_BREAK = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-", qn("w:ptab"): "\t"}
_SKIPPED = frozenset(
    map(qn, ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:txbxContent", "w:pict"))
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_PARAGRAPH, _TABLE, _TEXT, _RUN = qn("w:p"), qn("w:tbl"), qn("w:t"), qn("w:r")
_BOX, _PICTURE = qn("w:txbxContent"), qn("w:pict")
_LINE = 100
"""So many characters fill more than one line of a page."""
_OFF = ("0", "false", "off")
_BROKEN = "the file is broken or no Word document. Open it in a word processor and save it as .docx again."


def read(data: bytes) -> Content:
    """The text of a ``.docx`` file."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            document = docx.Document(io.BytesIO(data))
            out = Writer()
            _write(document.element.body, out, Markers(document))
    except Exception as error:  # whatever is wrong inside comes as one of a dozen exceptions
        raise ValueError(_BROKEN) from error
    text = out.value().strip("\n")
    return Content(text + "\n" if text else "")


def _write(parent: Any, out: Writer, markers: Markers) -> None:
    for block in _blocks(parent):
        if block.tag == _PARAGRAPH:
            _write_paragraph(block, out, markers)
        else:
            _write_table(block, out, markers)


def _blocks(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables, those in content controls and the like included."""
    for child in parent:
        if child.tag in (_PARAGRAPH, _TABLE):
            yield child
        elif child.tag not in _SKIPPED:
            yield from _blocks(child)


def _write_paragraph(paragraph: Any, out: Writer, markers: Markers) -> None:
    """Headings and paragraphs of several lines stand alone; short ones stand together, as fields and lists do."""
    text = "".join(_pieces(paragraph)).strip()
    marker = markers.of(paragraph) if text else ""
    apart = not text or markers.is_heading(paragraph) or (len(text) > _LINE and not marker)
    edge = out.block if apart else out.line
    edge()
    out.item(marker)
    out.verbatim(text)
    edge()
    for box in paragraph.iter(_BOX):
        inside = next(box.iterancestors(_PARAGRAPH)) is not paragraph
        if not inside and not any(above.tag in _SKIPPED - {_BOX, _PICTURE} for above in box.iterancestors()):
            out.block()
            _write(box, out, markers)
            out.block()


def _pieces(node: Any) -> Iterator[str]:
    for child in node:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _BREAK:
            yield _BREAK[child.tag]
        elif child.tag not in _SKIPPED and not (child.tag == _RUN and _hidden(child)):
            yield from _pieces(child)


def _hidden(run: Any) -> bool:
    mark = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return mark is not None and mark.get(qn("w:val")) not in _OFF


def _write_table(table: Any, out: Writer, markers: Markers) -> None:
    """A row a line; a row of one cell, as forms have around free text, keeps its lines."""
    out.block()
    for line in table.iter(qn("w:tr")):
        if next(line.iterancestors(_TABLE)) is not table:
            continue
        cells = [cell for cell in line.iter(qn("w:tc")) if next(cell.iterancestors(qn("w:tr"))) is line]
        if len(cells) == 1:
            out.line()
            _write(cells[0], out, markers)
        else:
            out.line()
            out.verbatim(row([text for cell in cells for text in _cell(cell, markers)]))
        out.line()
    out.block()


def _cell(cell: Any, markers: Markers) -> list[str]:
    """The text of a cell, and an empty one for every further column that it spans."""
    out = Writer()
    _write(cell, out, markers)
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    width = span.get(qn("w:val")) if span is not None else "1"
    return [out.value(), *[""] * (min(int(width) if str(width).isdigit() else 1, 50) - 1)]
