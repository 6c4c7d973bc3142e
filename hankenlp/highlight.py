"""Text and spans → HTML in which every span is marked, however they nest and overlap.

HTML elements nest and never cross: a span that crosses the end of another is closed there and opened again.
Everything that comes from the document is escaped here.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Mark:
    """A span to highlight: ``kind`` becomes its class, ``tip`` its tooltip, ``href`` what a click on it opens.

    ``label`` is what the page's styles may write before it.
    """

    start: int
    end: int
    kind: str
    tip: str = ""
    anchor: str = ""
    href: str = ""
    label: str = ""


def printable(text: str) -> str:
    """The text with what HTML cannot hold (control characters, lone surrogates) replaced, one for one."""
    return UNPRINTABLE.sub("\ufffd", text)


def highlighted(text: str, marks: Iterable[Mark]) -> Markup:
    """The escaped text with an element around each mark's characters, the longer outside."""
    todo = [m for m in marks if 0 <= m.start < m.end <= len(text)]
    starting: dict[int, list[Mark]] = {}
    for mark in todo:
        starting.setdefault(mark.start, []).append(mark)
    edges = sorted({0, len(text), *(m.start for m in todo), *(m.end for m in todo)})
    return Markup("").join(_pieces(text, edges, starting))


def _pieces(text: str, edges: list[int], starting: dict[int, list[Mark]]) -> Iterator[Markup]:
    stack: list[tuple[Mark, str]] = []
    for here, there in zip(edges, [*edges[1:], len(text)], strict=True):
        again: list[Mark] = []
        while any(mark.end <= here for mark, _ in stack):
            mark, element = stack.pop()
            yield Markup(f"</{element}>")
            if mark.end > here:
                again.append(mark)
        for mark in sorted([*again, *starting.get(here, ())], key=lambda m: -m.end):
            element = "a" if mark.href and all(name != "a" for _, name in stack) else "span"
            stack.append((mark, element))
            yield _opening(mark, element, first=mark.start == here)
        yield escape(printable(text[here:there]))


def _opening(mark: Mark, element: str, first: bool) -> Markup:
    """The start tag; what is opened again is neither a target nor a stop of the Tab key."""
    attributes = {"class": f"hit {mark.kind}", "title": printable(mark.tip)}
    if element == "a":
        attributes["href"] = mark.href
    if first and mark.anchor:
        attributes["id"] = mark.anchor
    if first and mark.label:
        attributes["data-label"] = printable(mark.label)
    if not first:
        attributes["tabindex"] = "-1"
    elif element == "span":
        attributes["tabindex"] = "0"
    inside = Markup("").join(Markup(' {}="{}"').format(name, value) for name, value in attributes.items() if value)
    return Markup(f"<{element}{inside}>")
