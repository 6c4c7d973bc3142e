"""Headings that no lexicon knows: short lines with air around them, capitals, or a section number."""

import re

from hankenlp.layout.labels import VALUES, heading_section, open_end
from hankenlp.layout.lines import Line
from hankenlp.layout.markers import marker
from hankenlp.resources.additions import cached
from hankenlp.resources.patterns import either

_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+[A-ZÅÄÖ]")
_COLUMNS = re.compile(r"\S\s{4,}\S")
_TWO_SENTENCES = re.compile(r"[a-zåäö][.!?]\s+[A-ZÅÄÖ]")
_CONTACTS = ("contact", "manager", "director", "author", "presenter", "preparer", "researcher", "phone", "email")
_CONTACT_DATA = re.compile(rf"@|\(at\)|\b{either('people', 'phone_short')}\b\.?|\d{{3}}[ -]?\d{{3}}", re.IGNORECASE)


@cached
def _asks() -> "re.Pattern[str]":
    return re.compile(rf"{either('labels', 'questions')} (?:\w+ ){{0,3}}\w+$")


def is_heading(found: list[Line], i: int, key: str | None) -> bool:
    """Is line ``i`` a heading by its looks? ``key`` is the section that the lines above stand in."""
    line = found[i]
    text = line.text
    if line.length > 110 or len(text.split()) > 14 or not any(c.isalpha() for c in text):
        return False
    if _NUMBERED.match(text) and text[-1] not in ".,;:" and (line.blank_above or text.isupper()):
        return True
    if text[-1] in ".,;:–-" or not (text[0].isupper() or text[0].isdigit() or text[0] in '"”“»<'):
        return False
    if _COLUMNS.search(text) or open_end().search(text) or _TWO_SENTENCES.search(text):
        return False
    below = found[i + 1] if i + 1 < len(found) else None
    if (
        below is None
        or _CONTACT_DATA.search(text)
        or (below.text[0].islower() and not below.blank_above and not marker(below.text))
    ):
        return False
    if heading_section(text) and (text.isupper() or text.endswith("?") or _asks().match(text)) and len(text) < 70:
        return True
    if text.isupper() and len(text) > 3 and (line.blank_above or below.blank_above or i == 0):
        return True
    if heading_section(text) in VALUES and line.blank_above and len(text.split()) <= 4 and not below.blank_above:
        return True
    if key in _CONTACTS and _CONTACT_DATA.search(" ".join(x.text for x in found[i + 1 : i + 4])):
        return False
    if i and not line.blank_above:
        return False
    listed = marker(below.text) is not None
    return bool(below.blank_above) or listed or below.length > line.length or text.endswith("?")


def level(number: str) -> int:
    """Depth of a section number: ``1`` is 1, ``2.3`` is 2; 0 without a number."""
    return number.rstrip(".)").count(".") + 1 if number else 0
