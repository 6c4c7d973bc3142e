"""The codes of a project in a document's text: those in its title or beside it, else those behind a label.

A text and the title's mention go in, codes with their schemes come out. Labels and the shapes of official codes are in
``project_links.toml``.
"""

import re
from collections.abc import Iterator
from functools import cache

from hankenlp.documents import Title
from hankenlp.linking.project_marks import search
from hankenlp.resources import table

Code = tuple[str, str]
"""The scheme of a code and the code itself: ``("official", "S12345")``."""

FILE = "file"
"""The scheme of file numbers, which are one body's own."""

_NEAR = 60
_MOST_MENTIONS = 20
_CODE = r"(?P<code>[\w][\w./-]*\d[\w/-]*)"
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.?(?:\d{2,4})?|(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?|\d{1,2}")
_SHORTEST = {"labels": 3, "files": 8}
"""Shorter codes behind a label are none, shorter file numbers are too common."""


def mentions(text: str, title: Title) -> list[tuple[int, int]]:
    """Where the title stands, the extracted mention first, then some of the others."""
    found = [(title.start, title.end)]
    at = text.find(title.text)
    while at >= 0 and title.text and len(found) < _MOST_MENTIONS:
        found += [(at, at + len(title.text))] if at != title.start else []
        at = text.find(title.text, at + len(title.text))
    return found


def codes(text: str, title: Title) -> frozenset[Code]:
    """The project's codes: those in its title or right beside it; of schemes that these leave open, that of the first label."""
    near = frozenset([*_inside(title.text), *_beside(text, title)])
    schemes = {scheme for scheme, _ in near}
    labelled = () if "official" in schemes else _labelled(text, "labels")
    return near.union((code for code in labelled if code[0] not in schemes), _labelled(text, "files"))


def _inside(title: str) -> Iterator[Code]:
    """The codes in the title itself: *Askel (S12345)*, *Virta (hanke 300123)*."""
    for match in _inner_code().finditer(title):
        if not search("codes", "foreign", title[: match.start()]):
            yield "official", match["code"].upper()
    yield from _numbered(title)


def _beside(text: str, title: Title) -> Iterator[Code]:
    """Codes in the line of a mention of the title: *Rantapolku (S12345)*, *A70123 Rantapolku*, *Virta (hanke 300123)*."""
    for start, end in mentions(text, title):
        before = text[max(0, start - _NEAR) : start].rpartition("\n")[2]
        behind = text[end : end + 2 * _NEAR].partition("\n")[0]
        last, first = _last_code().search(before), _first_code().match(behind)
        if last:
            yield "official", last["code"].upper()
        if first and not any(search("codes", key, first["between"]) for key in ("foreign", "other_name")):
            yield "official", first["code"].upper()
        tail = _tail().match(behind)
        yield from _numbered(behind[tail.end() :], only_first=True) if tail else ()


def _numbered(text: str, only_first: bool = False) -> Iterator[Code]:
    """The number that a bracket calls the project's, unless it is a year; ``only_first``: that the text begins with."""
    match = search("codes", "bracketed", text)
    if match and not (only_first and match.start()) and not _DATE.fullmatch(match["code"]):
        yield _scheme(match["code"].upper()), match["code"].upper()


@cache
def _tail() -> "re.Pattern[str]":
    """What may stand between a name and its bracket: quotes, *-hanke*."""
    tails = "|".join(table("units")["tails"]["closed"])
    return re.compile(rf"[\s\"”“]*(?:-\s?)?(?:(?:{tails})\w*)?[\s\"”“]*", re.IGNORECASE)


@cache
def _inner_code() -> "re.Pattern[str]":
    return re.compile(rf"(?<![\w-]){_official()}(?![\w-])", re.IGNORECASE)


@cache
def _first_code() -> "re.Pattern[str]":
    return re.compile(rf"(?P<between>[^\n.;]{{0,80}}?)[\s(,:]{_official()}(?![\w-])", re.IGNORECASE)


@cache
def _last_code() -> "re.Pattern[str]":
    return re.compile(rf"(?<![\w-]){_official()}[\s),:–-]*[\"”“]?$", re.IGNORECASE)


def _official() -> str:
    return f"(?P<code>{'|'.join(table('project_links')['codes']['official'])})"


@cache
def _label(kind: str) -> "re.Pattern[str]":
    links = table("project_links")["codes"]
    return re.compile(rf"\b(?:{'|'.join(links[kind])}){links['between']}{_CODE}", re.IGNORECASE)


def _labelled(text: str, kind: str) -> frozenset[Code]:
    """The code behind the first label of the kind that is not another project's."""
    for match in _label(kind).finditer(text):
        code = match["code"].strip("./-").upper()
        before = text[max(0, match.start() - 2 * _NEAR) : match.start()].rpartition("\n")[2]
        if len(code) >= _SHORTEST[kind] and not _DATE.fullmatch(code) and not search("codes", "foreign", before):
            return frozenset([(_scheme(code) if kind == "labels" else FILE, code)])
    return frozenset()


def _scheme(code: str) -> str:
    """*official*, or the shape of the code: two codes of one shape name two projects."""
    if re.fullmatch(_official(), code, re.IGNORECASE):
        return "official"
    return re.sub(r"\d", "9", code)


def is_strong(code: Code) -> bool:
    """Whether a code names a project by itself: not a body's file number, not a short number."""
    scheme, text = code
    return scheme != FILE and (any(map(str.isalpha, text)) or sum(map(str.isdigit, text)) > 5)
