"""List markers: ``1)``, ``a)``, ``-``, ``•``, ``·``, ``o``, ``–`` and the private-use bullets of old word processors."""

import re
from dataclasses import dataclass

from hankenlp.resources import table

_MONTHS = "|".join(table("dates")["months"])
_MARKER = re.compile(
    r"(?P<dash>--?>?|>>|[–—−]|[-=]>)[ \t\u00a0]+"
    r"|(?P<bullet>[•·∙⁃‣»+*\u2190-\u21ff\u25a0-\u27bf\uf000-\uf0ff\U0001f300-\U0001faff]\ufe0f?)[ \t\u00a0]*"
    r"|(?P<ring>[oü])[ \t\u00a0]+(?=[a-zåäöA-ZÅÄÖ])"
    rf"|\(?(?P<number>\d{{1,2}})(?P<close>[).])[ \t\u00a0]+(?!(?:{_MONTHS})(?:{'|'.join(table('dates')['month_word'])}))"
    r"|\(?(?P<letter>[a-zåäö](?=\))|[a-h](?=\.))[).][ \t\u00a0]+(?=[^\W\d]{2})"
    r"|(?P<roman>[ivx]{1,4})\)[ \t\u00a0]+"
)


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker as written, its class (markers of one class make one list), its number if it has one, its width."""

    text: str
    family: str
    number: int | None
    width: int


def marker(line: str) -> Marker | None:
    """The list marker at the start of a line, or None. ``o`` counts only before a word."""
    match = _MARKER.match(line)
    width = _width(line, match)
    if match is None or width >= len(line):
        return None
    kind = match.lastgroup or ""
    written = match.group().strip()
    if match.group("number"):
        return Marker(written, "number" + match.group("close"), int(match.group("number")), width)
    if match.group("letter"):
        return Marker(written, "letter", ord(match.group("letter")) - 96, width)
    if match.group("bullet") in ("*", "+", "»", "→") and len(match.group()) == 1:
        return None
    family = match.group(kind) if kind in ("bullet", "ring") else kind
    return Marker(written, family, None, width)


def _width(line: str, match: "re.Match[str] | None") -> int:
    """Where the item's text begins: white space of any kind behind the marker belongs to neither."""
    return 0 if match is None else len(line) - len(line[match.end() :].lstrip())


_LOOSE = re.compile(
    r"(?P<capital>[A-H])[ \t]{2,}(?=[a-zåäö])|(?P<dash>-)(?=[a-zåäöA-ZÅÄÖ]{2})|(?P<number>\d{1,2})[ \t]+(?=[A-ZÅÄÖ][a-zåäö])"
    r"|(?P<code>[A-ZÅÄÖ]{1,2})(?P<step>\d{1,2})[.:)]?[ \t]+(?=[A-ZÅÄÖ][a-zåäö])"
)


def loose_marker(above: str, line: str, below: str) -> Marker | None:
    """*-luotiin malli*, *1 Jokainen kylä …* and *T1 Jokainen …*: markers only where a neighbouring line carries the like."""
    match = _LOOSE.match(line)
    if match is None:
        return None
    if match.group("capital"):
        return Marker(match.group("capital"), "capital", ord(match.group("capital")) - 64, _width(line, match))
    near = [_LOOSE.match(above), _LOOSE.match(below)]
    if match.group("dash"):
        return Marker("-", "dash", None, 1) if any(m and m.group("dash") for m in near) else None
    key = "step" if match.group("code") else "number"
    number = int(match.group(key))
    alike = [m if m and m.group("code") == match.group("code") else None for m in near]
    steps = [int(m.group(key)) if m and m.group(key) else None for m in alike]
    if steps[0] == number - 1 or steps[1] == number + 1 and (number == 1 or above.endswith(":")):
        return Marker(match.group().strip(), match.group("code") or "number", number, _width(line, match))
    return None
