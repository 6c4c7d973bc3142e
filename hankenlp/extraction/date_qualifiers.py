"""How sure a text is of a date: *noin vuonna 2012* is ``2012~``, *ehkä syksyllä 2012* and *(2012?)* are uncertain.

The marks are EDTF's, ``~`` for an approximate and ``?`` for an uncertain date. The words stand in ``dates.toml``; they
count right beside the date only. A date without a year and a decade stay without a mark.
"""

import re
from typing import Literal

from hankenlp.extraction.date_forms import Form
from hankenlp.layout import Block
from hankenlp.resources.additions import cached
from hankenlp.resources.patterns import either

Mark = Literal["", "~", "?"]

_REACH = 40


def qualified(form: Form, text: str, block: Block | None) -> str:
    """The EDTF of a form with its mark, at both ends of a span. ``block`` is the layout block that it lies in."""
    mark = _mark(form, text, block)
    return "/".join(part if part == ".." else part + mark for part in form.edtf.split("/"))


def is_about(left: str) -> bool:
    """Does the text before a number say *noin*?"""
    return _before("approximate").search(left[-_REACH:]) is not None


@cached
def _before(name: str) -> "re.Pattern[str]":
    """A word right before a date, with or without the word for a year between them or before it."""
    year = rf"(?:{either('dates', 'year_stem')}\w+|{either('dates', 'year_links')})\s*"
    return re.compile(rf"(?<!\w){either('dates', name)}\s+(?:{year})?$", re.IGNORECASE)


@cached
def _behind() -> "re.Pattern[str]":
    return re.compile(rf"\s+{either('dates', 'approximate_behind')}(?!\w)", re.IGNORECASE)


def _mark(form: Form, text: str, block: Block | None) -> Mark:
    if form.first.year is None or form.level == "decade":
        return ""
    left = text[max(0, form.start - _REACH) : form.start]
    if _before("uncertain").search(left) or _is_asked(form, text, left, block):
        return "?"
    return "~" if is_about(left) or _behind().match(text, form.end) else ""


def _is_asked(form: Form, text: str, left: str, block: Block | None) -> bool:
    """*(2012?)*, and *2012?* as all that a field says: in a sentence the sign belongs to the sentence."""
    if not text.startswith("?", form.end):
        return False
    year = rf"(?:{either('dates', 'year_stem')}\w+\s+)?"
    in_brackets = re.match(r"\s*[)\]]", text[form.end + 1 :]) and re.search(rf"[(\[]\s*{year}$", left, re.IGNORECASE)
    whole = block is not None and block.kind == "field" and (block.start, block.end) == (form.start, form.end + 1)
    return bool(in_brackets) or whole
