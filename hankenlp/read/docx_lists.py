"""What Word shows and does not write: the marker of a list item, its number counted; and what a paragraph's style says.

Numbering is kept in a part of its own: a paragraph, or its style, names a list (``numId``) and a level, the list names
an abstract one, and that says for each level how to count and what to print around the number (ECMA-376, 17.9).
"""

from collections import defaultdict
from typing import Any

from docx.oxml.ns import qn

_VALUE = qn("w:val")
_BULLET = "-"


class Markers:
    """The markers of a document's list items, asked for in document order."""

    def __init__(self, document: Any) -> None:
        self._styles = {style.get(qn("w:styleId")): style for style in document.styles.element.iter(qn("w:style"))}
        self._abstract, self._lists = _numbering(document)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def of(self, paragraph: Any) -> str:
        """The marker of a paragraph: ``-``, ``3.``, ``b)`` or nothing."""
        found = self._list(paragraph)
        if found is None:
            return ""
        name, level = found
        levels = self._abstract.get(self._lists.get(name, ""), {})
        if level not in levels:
            return ""
        kind, pattern, start = levels[level]
        indent = "  " * min(level, 8)
        if kind == "bullet":
            return indent + _BULLET
        if kind == "none" or not pattern:
            return ""
        counts = self._counts[name]
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        for i, (of_kind, _, first) in levels.items():
            pattern = pattern.replace(f"%{i + 1}", _number(counts.get(i, first), of_kind))
        return (indent if not self.is_heading(paragraph) else "") + pattern

    def is_heading(self, paragraph: Any) -> bool:
        """Is the paragraph's style a heading or a title, or built on one?"""
        return any(
            (name := _name(style).casefold()).startswith("heading") or name in ("title", "subtitle")
            for style in self._styles_of(paragraph)
        ) or any(style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}") is not None for style in self._styles_of(paragraph))

    def _styles_of(self, paragraph: Any) -> list[Any]:
        """The paragraph's style and those that it is based on."""
        mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        name = mark.get(_VALUE) if mark is not None else None
        chain: list[Any] = []
        while name in self._styles and self._styles[name] not in chain:
            chain.append(self._styles[name])
            base = self._styles[name].find(qn("w:basedOn"))
            name = base.get(_VALUE) if base is not None else None
        return chain

    def _list(self, paragraph: Any) -> tuple[str, int] | None:
        """The list and the level that the paragraph or its style names; list 0 takes a paragraph out of its style's."""
        for holder in (paragraph, *self._styles_of(paragraph)):
            mark = holder.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if mark is None:
                continue
            name, level = mark.find(qn("w:numId")), mark.find(qn("w:ilvl"))
            if name is None:
                continue
            if name.get(_VALUE) == "0":
                return None
            return str(name.get(_VALUE)), _integer(level.get(_VALUE) if level is not None else None, 0)
        return None


def _name(style: Any) -> str:
    name = style.find(qn("w:name"))
    return str(name.get(_VALUE) or "") if name is not None else ""


Level = tuple[str, str, int]
"""How a level counts (``decimal``, ``bullet`` …), what it prints (``%1.``), and where it starts."""


def _numbering(document: Any) -> tuple[dict[str, dict[int, Level]], dict[str, str]]:
    """Abstract list → its levels; list → its abstract list."""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}, {}
    abstract = {
        str(node.get(qn("w:abstractNumId"))): {
            _integer(level.get(qn("w:ilvl")), 0): (
                _child(level, "w:numFmt", "decimal"),
                _child(level, "w:lvlText", ""),
                _integer(_child(level, "w:start", "1"), 1),
            )
            for level in node.iter(qn("w:lvl"))
        }
        for node in root.iter(qn("w:abstractNum"))
    }
    lists = {str(node.get(qn("w:numId"))): _child(node, "w:abstractNumId", "") for node in root.iter(qn("w:num"))}
    return abstract, lists


def _child(node: Any, tag: str, default: str) -> str:
    child = node.find(qn(tag))
    return str(child.get(_VALUE) or default) if child is not None else default


def _integer(value: str | None, default: int) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 7 else default


def _number(count: int, kind: str) -> str:
    match kind:
        case "lowerLetter" | "upperLetter":
            letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
            return letter if kind == "lowerLetter" else letter.upper()
        case "lowerRoman" | "upperRoman":
            return _roman(count) if kind == "lowerRoman" else _roman(count).upper()
        case _:
            return str(count)


def _roman(count: int) -> str:
    digits = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    written = ""
    for value, letters in digits:
        times, count = divmod(count, value)
        written += letters * min(times, 50)
    return written
