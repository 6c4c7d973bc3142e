"""Page chrome: navigation, breadcrumbs, footers, share lines, running heads. The words are in ``chrome.toml``."""

import re
from collections import Counter

from hankenlp.layout.lines import Line
from hankenlp.resources.patterns import either, word_set, word_tuple

_CUT = re.compile(r"\s*[|›»>•·→]\s*|\s+/\s+|\t+|[\s\u00a0]{2,}")
_CRUMB = re.compile(r"\s(?:>|›|»|→|/|&raquo;)\s")
_PAGE = re.compile(
    r"(?:-\s?)?\d{1,3}(?:\s?-)?|\d{1,3}\s?(?:\(\d{1,3}\)|/\s?\d{1,3})"
    rf"|{either('chrome', 'page')}\s+\d+(?:\s*/\s*\d+)?|[*_=.·•|:\s–—-]+",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")


_LINES = word_set("chrome", "lines")
_STARTS = word_tuple("chrome", "starts")
_COMMANDS = word_tuple("chrome", "commands")
_WORDS = word_set("chrome", "words")
_HOME = word_set("chrome", "home")


def is_chrome(line: Line) -> bool:
    """Is the line, by itself, navigation, a breadcrumb, a footer, a share line or a page number?"""
    plain = line.text.casefold()
    if line.length > 300:
        return False
    if plain.rstrip(" .:!»>") in _LINES or _PAGE.fullmatch(plain) or plain.startswith(_STARTS):
        return True
    if plain.startswith(_COMMANDS) and not (plain.endswith(".") and len(plain.split()) >= 5):
        return True
    slashed = [p.strip() for p in plain.split("/") if p.strip()]
    if len(slashed) >= 3 and slashed[0] in _HOME and line.length < 160:
        return True
    parts = [p for p in _CUT.split(plain) if p]
    if len(parts) < 2 or any(len(p) > 60 or p.endswith((".", ":")) for p in parts):
        return False
    known = sum(p in _WORDS or p in _LINES for p in parts)
    if _CRUMB.search(line.text) and len(parts) >= 3 and parts[0] in _WORDS | _HOME:
        return True
    if _CRUMB.search(line.text) and len(_CRUMB.findall(line.text)) >= 2 and known:
        return True
    return known >= 2 and known * 2 >= len(parts)


_LEADER = re.compile(r"(?:\.\s?){4,}+\s*(\d{1,3})$")
_REACH = 200
"""So many characters from the end of a line are looked at for the dots and the page number."""


def contents(found: list[Line]) -> frozenset[int]:
    """Indices of the lines of a table of contents: three or more in a row that lead with dots to rising page numbers."""
    indices: set[int] = set()
    run: list[int] = []
    page = 0
    for i, line in enumerate([*found, None]):
        match = _LEADER.search(line.text[-_REACH:]) if line is not None else None
        if match and int(match[1]) >= page:
            run.append(i)
            page = int(match[1])
            continue
        if len(run) >= 3:
            indices.update(run)
        run, page = ([i], int(match[1])) if match else ([], 0)
    return frozenset(indices)


def menus(found: list[Line]) -> frozenset[int]:
    """Indices of the lines of menus that stand below one another: short entries, some of them known from navigation."""
    indices: set[int] = set()
    run: list[int] = []
    for i, line in enumerate([*found, None]):
        if line is not None and _is_entry(line) and (not run or not line.blank_above):
            run.append(i)
            continue
        known = sum(_entry(found[j]) in _WORDS or _entry(found[j]) in _LINES for j in run)
        if len(run) >= 4 and known >= 2:
            indices.update(run)
        run = [i] if line is not None and _is_entry(line) else []
    return frozenset(indices)


def _is_entry(line: Line) -> bool:
    return line.length <= 45 and not any(c.isdigit() or c in ".:;!?,@" for c in line.text)


def _entry(line: Line) -> str:
    return line.text.casefold().strip(" –—-•>»")


def running_heads(found: list[Line]) -> frozenset[int]:
    """Indices of lines that stand on page after page, alike but for the page number."""

    def key(line: Line) -> str:
        return " ".join(_DIGITS.sub("#", line.text).split())

    counts = Counter(key(line) for line in found if line.length <= 160 and _DIGITS.search(line.text))
    repeated = {k for k, n in counts.items() if n >= 2 and re.search(r"\s{3,}|^#|#$", k) or n >= 3}
    spaced = re.compile(r"\S\s{3,}\d{1,3}(?:\s{3,}\S|$)")
    return frozenset(
        i for i, line in enumerate(found) if key(line) in repeated and spaced.search(line.text) and line.length <= 200
    )
