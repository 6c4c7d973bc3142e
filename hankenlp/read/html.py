"""A web page or saved form → the plain text that a person would copy from it.

One line a block, an empty line around headings, paragraphs and tables, list items with their marker, the cells of a
table row parted by tabs. Scripts, styles and hidden parts are left out; navigation stays, as lines of its own, for
the layout room to tell. The markup is parsed as browsers do (WHATWG HTML), however broken it is.
"""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from hankenlp.read.decoding import decode
from hankenlp.read.formats import Content
from hankenlp.read.writing import Writer, row

_BLOCKS = frozenset(
    [
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "details",
        "dialog",
        "dl",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "table",
        "ul",
    ]
)
_LINES = frozenset(
    ["address", "caption", "dd", "div", "dt", "figcaption", "label", "legend", "li", "option", "summary", "tr"]
)
_DROPPED = frozenset(
    [
        "audio",
        "canvas",
        "datalist",
        "embed",
        "head",
        "iframe",
        "math",
        "noscript",
        "object",
        "script",
        "style",
        "svg",
        "template",
        "title",
        "video",
    ]
)
_STRUCTURE = frozenset(["dl", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol"])
_CHROME = frozenset(("footer", "header", "nav"))
_TYPED = frozenset(("", "date", "datetime-local", "email", "month", "number", "search", "tel", "text", "time", "url"))
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]*encoding=["']([\w.:-]+)""", re.IGNORECASE
)
_HEAD = 4096
_DEEPEST = 150
"""Of what is nested deeper than this, the words are kept and the layout is not."""


def read(data: bytes) -> Content:
    """The text of a ``.html`` file."""
    return Content(plain(decode(data, _charset(data))))


def _charset(data: bytes) -> str | None:
    """The encoding that the page says it is in."""
    match = _CHARSET.search(data[:_HEAD])
    return (match[1] or match[2]).decode("ascii", "ignore") if match else None


def plain(source: str) -> str:
    """HTML source → plain text."""
    page = LexborHTMLParser(source.replace("\0", ""))
    out = Writer()
    if page.body is not None:
        _write(page.body, out, 0)
    text = out.value().strip()
    return text + "\n" if text else ""


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.first_child
    while child is not None:
        yield child
        child = child.next


def _write(node: LexborNode, out: Writer, depth: int) -> None:
    for child in _children(node):
        if child.is_text_node:
            out.text(child.text_content or "")
        elif child.is_element_node and not _hidden(child):
            _write_element(child, out, depth + 1)


def _hidden(node: LexborNode) -> bool:
    if node.tag in _DROPPED:
        return True
    found = node.attributes
    return "hidden" in found or found.get("aria-hidden") == "true" or bool(_HIDDEN.search(found.get("style") or ""))


def _write_element(node: LexborNode, out: Writer, depth: int) -> None:
    tag = node.tag or ""
    if depth > _DEEPEST:
        out.line()
        out.text(node.text(deep=True, separator=" "))
        return
    match tag:
        case "br":
            out.newline()
        case "hr":
            out.block()
        case "input" | "select":
            _write_control(node, out)
        case "pre" | "textarea":
            _break(tag, out)
            out.verbatim(node.text(deep=True).strip("\r\n"))
            _break(tag, out)
        case "ul" | "ol" | "menu":
            _write_list(node, out, depth)
        case "dl":
            _write_terms(node, out, depth)
        case "table":
            _write_table(node, out, depth)
        case _:
            _break(tag, out)
            if tag in ("a", "button"):
                _part(node, out)
            _write(node, out, depth)
            _break(tag, out)


def _break(tag: str, out: Writer) -> None:
    if tag in _BLOCKS:
        out.block()
    elif tag in _LINES or tag == "textarea":
        out.line()


def _part(node: LexborNode, out: Writer) -> None:
    """Links side by side are parted by their style alone; so that words do not run together, they get a space."""
    if node.prev is not None and node.prev.tag == node.tag:
        out.text(" ")


def _write_control(node: LexborNode, out: Writer) -> None:
    """What is filled in: the value of an input, the chosen option of a list."""
    found = node.attributes
    if node.tag == "input" and (found.get("type") or "").lower() in _TYPED:
        out.text(f" {found.get('value') or ''} ")
    elif node.tag == "select":
        chosen = node.css("option[selected]")
        out.text(f" {', '.join(option.text(deep=True).strip() for option in chosen)} " if chosen else "")


def _above(node: LexborNode) -> Iterator[LexborNode]:
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def _write_list(node: LexborNode, out: Writer, depth: int) -> None:
    """Items with ``-`` or their number; entries of menus are lines without a marker."""
    depth_of_list = sum(above.tag == "li" for above in _above(node))
    menu = any(above.tag in _CHROME for above in _above(node))
    edge = out.line if depth_of_list else out.block
    number = _integer(node.attributes.get("start"), 1)
    edge()
    for child in _children(node):
        if child.tag == "li" and not _hidden(child):
            number = _integer(child.attributes.get("value"), number)
            marker = f"{number}." if node.tag == "ol" else "-"
            out.item("" if menu else "  " * depth_of_list + marker)
            number += 1
            _write(child, out, depth + 1)
            out.item("")
        elif child.is_element_node and not _hidden(child):
            _write_element(child, out, depth + 1)
    edge()


def _integer(value: str | None, default: int) -> int:
    return int(value) if value and re.fullmatch(r"-?\d{1,6}", value) else default


def _write_terms(node: LexborNode, out: Writer, depth: int) -> None:
    """A list of labels and values: a label and its short value are a row; a longer value stands below its label."""
    out.block()
    for labels, values in _entries(node):
        texts = [_text(term, depth + 1) for term in (*labels, *values)]
        if len(labels) == len(values) == 1 and not any("\n" in text for text in texts):
            out.line()
            out.verbatim(row(texts))
            out.line()
        else:
            out.block()
            for text in texts:
                out.line()
                out.verbatim(text)
            out.block()
    out.block()


def _entries(node: LexborNode) -> Iterator[tuple[list[LexborNode], list[LexborNode]]]:
    """The labels of a ``dl`` that stand together, with their values."""
    labels: list[LexborNode] = []
    values: list[LexborNode] = []
    for term in _terms(node):
        if _hidden(term):
            continue
        if term.tag == "dt" and values:
            yield labels, values
            labels, values = [], []
        (labels if term.tag == "dt" else values).append(term)
    yield labels, values


def _terms(node: LexborNode) -> Iterator[LexborNode]:
    """The children of a ``dl``, groups in a ``div`` opened."""
    for child in _children(node):
        if not child.is_element_node or _hidden(child):
            continue
        if child.tag == "div":
            yield from (term for term in _children(child) if term.is_element_node)
        else:
            yield child


def _write_table(node: LexborNode, out: Writer, depth: int) -> None:
    """A row a line; a table that only places things on the page is read cell by cell."""
    out.block()
    for part in _rows(node):
        if part.tag != "tr":
            _write_element(part, out, depth + 1)
            continue
        cells = [cell for cell in _children(part) if cell.tag in ("td", "th") and not _hidden(cell)]
        if _places(cells):
            for cell in cells:
                out.block()
                _write(cell, out, depth + 1)
            out.block()
            continue
        out.line()
        out.verbatim(row([text for cell in cells for text in _cell(cell, depth + 1)]))
        out.line()
    out.block()


def _rows(node: LexborNode) -> Iterator[LexborNode]:
    for child in _children(node):
        if not child.is_element_node or _hidden(child):
            continue
        if child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child)
        elif child.tag not in ("colgroup", "col"):
            yield child


def _places(cells: list[LexborNode]) -> bool:
    """Does a cell hold structure of its own: a table, a heading, a list? A labelled value may hold a list."""
    structured = [i for i, cell in enumerate(cells) if any(n.tag in _STRUCTURE for n in cell.traverse())]
    return bool(structured) and not (len(cells) == 2 and structured == [1] and not cells[1].css("table,h1,h2,h3"))


def _cell(cell: LexborNode, depth: int) -> list[str]:
    """The text of a cell, and an empty one for every further column that it spans."""
    return [_text(cell, depth), *[""] * (min(_integer(cell.attributes.get("colspan"), 1), 50) - 1)]


def _text(node: LexborNode, depth: int) -> str:
    out = Writer()
    _write(node, out, depth)
    return out.value()
