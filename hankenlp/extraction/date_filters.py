"""Which numbers that look like a date are one.

A year inside a law's number, a code, a programme's name or a quantity is none, nor is a section number (*3.1.*), a
time of day or the number of a report (*7/2016*). The words that decide stand in ``dates.toml``.
"""

import re

from hankenlp.extraction.cue_words import cues
from hankenlp.extraction.date_atoms import DASH, alternatives
from hankenlp.extraction.date_forms import Form
from hankenlp.extraction.date_qualifiers import is_about
from hankenlp.layout import Block
from hankenlp.resources import table
from hankenlp.resources.additions import cached
from hankenlp.resources.knowledge import fold, names
from hankenlp.resources.patterns import either, word_tuple

_WORD_BEFORE = re.compile(r"(\S+)\s*[\[(„”\"»]?\s*$")
_WORD_AFTER = re.compile(r"[ \t\u00a0]*\n?[ \t\u00a0]*([^\W\d_][\w-]*)")
_TOKEN_BEFORE = re.compile(r"\S+$")
_UNIT_AFTER = re.compile(
    rf"\s?(?:[€$£%°§]|-{either('dates', 'decade_stems')}|[a-zåäö]?[²³])"
    rf"|[ \u00a0]?{either('dates', 'quantity_units')}\b",
    re.IGNORECASE,
)
_SECTION_START = re.compile(r"(?:^|\n)[ \t\u00a0]*$")
_TEXT_AFTER_NUMBER = re.compile(r"[ \t\u00a0]+[^\W\d_a-zåäö]|[ \t\u00a0]*[.\d]|[ \t\u00a0]*\n")
_YEARS_ONLY = re.compile(r"(?:(?:19|20)\d\d\s*){2,}")
_YEAR_IN_LABEL = re.compile(r"\s{2,}\d{1,3}(?:[ \u00a0.]\d{3})+(?:,\d\d)?\s*$|\s{2,}\d+,\d\d\s*$", re.MULTILINE)
_ADDRESS = re.compile(r"(?:@|www\.|https?:|\.(?:fi|com|org|pdf|docx?|xlsx?|html?)\b)", re.IGNORECASE)


_FIELDS = frozenset(("start", "end", "period"))
"""Fields in which *8.2007* and *8/07–10/09* are months."""


def is_date(form: Form, text: str, block: Block | None) -> bool:
    """Does the form stand for a date here? ``block`` is the layout block that it lies in."""
    shape = form.first.shape
    if shape == "year" and _in_reversed_years(form, text, block):
        return True
    if _in_token(form, text) or shape in ("year", "my") and _UNIT_AFTER.match(text, form.end):
        return False
    section = block.section if block is not None and block.kind == "field" else None
    if shape == "dmyy" and form.last is None and _behind_section_word(form, text):
        return False
    if section in ("code", "address", "phone") and form.level != "day":
        return False
    if shape in ("dm", "dmyy") and form.last is None and _is_section_number(form, text, block):
        return False
    if shape == "short" or shape == "dot" and form.last is None:
        return section in _FIELDS and (shape == "dot" or form.is_span)
    if shape in ("my", "roman") and form.last is None:
        return not _numbered(text, form.start)
    if shape not in ("year", "decade"):
        return True
    if block is not None and block.kind == "chrome":
        return False
    return shape == "decade" or _is_year(form, text, block)


def _in_token(form: Form, text: str) -> bool:
    """Inside a code, an address or a bigger number: *ROIDno-2015-3127*, *loppuraportti_2019.pdf*, *040 2014 555*."""
    left = text[max(0, form.start - 60) : form.start]
    right = text[form.end : form.end + 60]
    token = _TOKEN_BEFORE.search(left)
    before = token.group() if token else ""
    after = re.match(r"\S*", right)
    if _ADDRESS.search(before + text[form.start : form.end] + (after.group() if after else "")):
        return True
    if form.first.shape == "year":
        return bool(
            re.search(rf"[\w:]{DASH}$|[_/:]$|(?<![\d.]\d{{4}})(?<=\d)[ \u00a0]$", left)
            and not re.search(r"(?<!\d)\d{4}[ \u00a0]$", left)
        ) or bool(re.match(r"[ \u00a0]\d{1,3}(?![\d.])[ \u00a0]?\d{3}|-\d|_\w|[ \u00a0]\d{3}(?!\d)", right))
    paragraph = re.match(r"/[§A-ZÅÄÖ]", right) is not None
    return before.endswith(("/", "_", "=")) or bool(re.match(r"[_/=]\w", right)) and not paragraph


_PAIR = re.compile(rf"(?<![\w./-])((?:19|20)\d\d)\s?{DASH}\s?((?:19|20)\d\d)(?![\w/-]|[.,]\d)")
_PAIR_REACH = 8


def _in_reversed_years(form: Form, text: str, block: Block | None) -> bool:
    """*Toteutusaika: 2009–2007*, *vuosina 2009–2007*, which end before they begin: two years, and no part of a code."""
    pair = _PAIR.search(text, max(0, form.start - _PAIR_REACH), form.end + _PAIR_REACH)
    if form.is_span or pair is None or not pair.start() <= form.start < pair.end() or pair[1] <= pair[2]:
        return False
    due = block is not None and block.section in _FIELDS
    return due or _year_words().search(text[max(0, pair.start() - 40) : pair.start()]) is not None


_TIME_SPAN = re.compile(rf"\b{either('dates', 'clock')}\s*[\d.]+\s?{DASH}\s?$", re.IGNORECASE)


def _behind_section_word(form: Form, text: str) -> bool:
    """*luku 3.1.*, *(mom. 29.10.30)*."""
    word = _WORD_BEFORE.search(text[max(0, form.start - 40) : form.start])
    return word is not None and cues("dates", "words", "section_numbers").match(word[1].strip("([.:")) is not None


def _is_section_number(form: Form, text: str, block: Block | None) -> bool:
    left = text[max(0, form.start - 40) : form.start]
    if _behind_section_word(form, text):
        return True
    if _TIME_SPAN.search(left):
        return True
    first = block is not None and form.start == block.start
    return bool((first or _SECTION_START.search(left)) and _TEXT_AFTER_NUMBER.match(text, form.end))


def _numbered(text: str, start: int) -> bool:
    """Is a number like 7/2016 that of a report, a law or a section? The word before it tells."""
    left = text[max(0, start - 60) : start]
    if left.rstrip(" \u00a0").endswith(word_tuple("dates", "number_signs")):
        return True
    tokens = re.findall(r"[^\s()]+", left)
    bracket = left.rstrip().endswith("(")
    pattern = cues("dates", "words", "numbered")
    return any(pattern.match(word.strip(".,:;")) for word in tokens[-5 if bracket else -2 :])


@cached
def _year_words() -> "re.Pattern[str]":
    return re.compile(rf"(?<!\w)(?:{alternatives(table('dates')['words']['year'])})\s*(?:\(|:)?\s*$", re.IGNORECASE)


def _is_year(form: Form, text: str, block: Block | None) -> bool:
    left = text[max(0, form.start - 60) : form.start]
    if _named(form, left, text) or form.is_span and _behind_programme(left):
        return False
    in_field = block is not None and block.kind == "field" and block.section == "programme"
    if in_field and not _year_words().search(left):
        return False
    if _year_words().search(left) or _continues_list(left):
        return True
    if block is not None and block.kind == "row" and form.start == block.start and _YEAR_IN_LABEL.match(text, form.end):
        return True
    if block is not None and block.kind == "row" and block.label is not None and not form.is_span:
        return form.start < block.start or _YEARS_ONLY.fullmatch(text, block.start, block.end) is not None
    word = _WORD_BEFORE.search(left)
    if word and word[1].lower().strip("(") in _quantity():
        return is_about(left) and _is_about_year(form, left, text)
    if form.is_span or _in_a_place_of_time(left):
        return not _counts(form, text)
    following = _WORD_AFTER.match(text, form.end)
    return (
        following is None
        or not following[1][0].islower()
        or following[1].lower() in _after_year()
        or "\n" in following.group()
    )


_ROUND = 50


def _is_about_year(form: Form, left: str, text: str) -> bool:
    """*vuonna noin 2012*; without the word for a year only at the end of a phrase, and no round number."""
    if _year_words().search(left.rstrip().rpartition(" ")[0] + " "):
        return True
    ends = re.match(r"\s*(?:$|[.,;:)\]](?!\d))", text[form.end :]) is not None
    return ends and (form.first.year or 0) % _ROUND != 0


_WORDS_OF_NAME = 6


def _behind_programme(left: str) -> bool:
    """*Itämeren strategia 2021–2027*: the words before the span are a programme's name that the knowledge has."""
    words = left.split()[-_WORDS_OF_NAME:]
    for i in range(len(words) - 1):
        if any(entry.type == "programme" for entry in names().get(fold(" ".join(words[i:])), ())):
            return True
    return False


def _in_a_place_of_time(left: str) -> bool:
    """*Kyläkyselyssä 2015 ranta nousi ykköseksi*: a noun in a local case before the year."""
    return re.search(r"[^\W\d_]{4,}(?:ssa|ssä|lla|llä|sta|stä)[ \u00a0]$", left) is not None


def _counts(form: Form, text: str) -> bool:
    """*2000–2100 asukasta*: a span of a quantity has a partitive right behind it."""
    following = re.match(r"[ \u00a0]([a-zåäö]{3,})", text[form.end : form.end + 40])
    return (
        following is not None
        and following[1].endswith(("sta", "stä", "jaa", "jää", "öä", "iä", "ia", "ta", "tä"))
        and following[1] not in _after_year()
        and not following[1].endswith(("ksesta", "ssta"))
    )


def _continues_list(left: str) -> bool:
    """*vuosina 2013, 2014 ja 2015*."""
    return bool(re.search(r"(?<!\d)(?:19|20)\d\d(?:,| ja| tai| sekä| vai)\s+$", left))


@cached
def _quantity() -> frozenset[str]:
    return frozenset(table("dates")["words"]["quantity"])


@cached
def _after_year() -> frozenset[str]:
    return frozenset(table("dates")["words"]["after_year"])


def _named(form: Form, left: str, text: str) -> bool:
    """Is the year part of a programme's name: *Natura 2000*, *hyvinvointiohjelma 2010–2013*, *2014–2020 -ohjelma*?"""
    tail = re.match(r"\s?-\s?([a-zåäö]+)", text[form.end : form.end + 40])
    if tail:
        lists = table("dates")["words"]
        if not tail[1].startswith(tuple(lists["own_tails"])):
            return bool(re.match(r"\s?-[a-zåäö]", text[form.end : form.end + 3])) and (
                any(name in tail[1] for name in lists["name_tails"]) or not form.is_span
            )
    pattern = cues("dates", "words", "named_with_year")
    left = re.sub(r"\([^()]*\)\s*$", "", left)
    match = list(pattern.finditer(left))
    return bool(match) and re.fullmatch(r"[\w:]*[ \u00a0,]*", left[match[-1].end() :]) is not None
