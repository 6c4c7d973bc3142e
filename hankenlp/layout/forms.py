"""Whole forms on one line: *Projektin nimi Uusi suunta Projektikoodi S11482 Tila Valmis …*.

Text extraction flattens PDF forms so that only a space stands between a label and its value, and between a value and
the next label; many values are empty. The known labels themselves are the only cut marks.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from hankenlp.layout import flat_tables
from hankenlp.layout.blocks import Extent, Kind
from hankenlp.layout.labels import VALUES, heading_section, is_exact, lexicon, section
from hankenlp.resources import table
from hankenlp.resources.additions import cached, cached_up_to
from hankenlp.resources.patterns import either, word_set, word_tuple

MIN_LENGTH = 90
"""Shorter lines are not looked at: they hold at most a label or two, which ``fields`` cuts."""
MIN_IN_FORM = 40
"""The same for the other lines of a form that has such a long line."""
_FIELDS = 3
_MIDDLING = 120
_LONG = 240
_NEAR = 450
_GAP = 20
_FOLLOWING = 160
_MANY = 4
"""So many labels cut a line that is not long."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A label or heading inside a long line, from ``start`` (its number) to the end of ``label``."""

    start: int
    label: Extent
    section: str | None
    heading: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a long line: what it is, where its content stands, its label and section, its heading number."""

    kind: Kind
    start: int
    end: int
    label: Extent | None = None
    section: str | None = None
    number: str = ""
    columns: tuple[tuple[Extent | None, Extent], ...] = ()


_MONEY = frozenset(("budget", "cost", "funding", "self_funding"))
_TIMES = frozenset(("start", "end", "period"))
_FOOTER = re.compile(
    rf"\s(?:{either('chrome', 'running_heads')} \d{{1,3}}/\d{{1,3}}"
    rf"|(?:{either('chrome', 'page')} )?\d{{1,2}} ?(?:\(\d{{1,2}}\)|/ ?\d{{1,2}}))(?=\s|$)"
)
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")


@cached_up_to(64)
def segments(text: str, start: int, end: int, in_form: bool = False) -> tuple[Segment, ...]:
    """The pieces of a long line, in order; empty where the line is plain running text.

    Args:
        in_form: whether other lines have shown that the page is a form on few lines; two labels are enough then.
    """
    found = _cuts(text, start, end, 2 if in_form else 3)
    if not in_form and end - start < _LONG and sum(not cut.heading for cut in found) < _MANY:
        return ()
    return tuple(_paired(text, _segments(text, start, end, found))) if found else ()


def is_flattened(text: str, lines: Iterable[tuple[int, int]]) -> bool:
    """Does a long line hold three fields of a form or more, or do two of middling length?"""
    middling = [(start, end) for start, end in lines if end - start >= _MIDDLING]
    full = [
        end - start for start, end in middling if sum(s.kind == "field" for s in segments(text, start, end)) >= _FIELDS
    ]
    return len(full) >= 2 or any(length >= _LONG for length in full)


def _segments(text: str, start: int, end: int, found: list[Cut]) -> Iterator[Segment]:
    yield from _content(text, start, found[0].start)
    in_unit = False
    for cut, stop in zip(found, [*(c.start for c in found[1:]), end], strict=True):
        if cut.heading or cut.section not in VALUES and cut.section is not None or _is_table(text, cut):
            in_unit = cut.section in _MONEY and cut.label.of(text).endswith(")")
            number = text[cut.start : cut.label.start].strip()
            yield Segment("heading", cut.label.start, cut.label.end, section=cut.section, number=number)
            yield from (
                _rows(text, cut.label.end, stop) if cut.section in _MONEY else _content(text, cut.label.end, stop)
            )
            continue
        parts = list((_rows if in_unit else _content)(text, cut.label.end, stop))
        first = parts[0] if parts and parts[0].kind == "paragraph" else None
        at = first or Segment("field", cut.label.end, cut.label.end)
        yield replace(at, kind="field", label=cut.label, section=cut.section)
        yield from parts[1:] if first else parts


def _is_table(text: str, cut: Cut) -> bool:
    """Do rows of sums follow the label?"""
    following = text[cut.label.end : cut.label.end + 120].lstrip(" :")
    if cut.section not in _MONEY:
        return False
    if following.casefold().startswith(word_tuple("columns", "stubs")):
        return True
    in_unit = cut.label.of(text).endswith(")")
    rows = flat_tables.rows(text, cut.label.end, min(len(text), cut.label.end + 300)) if in_unit else []
    return bool(rows) and not text[cut.label.end : rows[0].label.start].strip(" :")


def _is_row_of(text: str, cut: Cut, above: Cut) -> bool:
    """Is a money label the label of a row in the table above, rather than a table of its own?"""
    if not 0 < cut.start - above.start < 1500:
        return False
    mine, its = (text[c.start : c.label.start].strip().rstrip(".") for c in (cut, above))
    if not cut.heading or not mine:
        return True
    return mine.isdigit() and its.isdigit() and int(mine) <= int(its)


def _rows(text: str, start: int, end: int) -> Iterator[Segment]:
    """The rows of a flattened money table, and the text around them."""
    position = start
    for row in flat_tables.rows(text, start, end):
        yield from _content(text, position, row.label.start)
        yield Segment("row", row.numbers.start, row.numbers.end, row.label, columns=row.columns)
        position = row.numbers.end
    yield from _content(text, position, end)


def _content(text: str, start: int, end: int) -> Iterator[Segment]:
    """The text between two cut marks, page footers apart."""
    position = start
    for match in _FOOTER.finditer(text, start, end):
        yield from _paragraph(text, position, match.start())
        yield Segment("chrome", match.start() + 1, match.end())
        position = match.end()
    yield from _paragraph(text, position, end)


def _paragraph(text: str, start: int, end: int) -> Iterator[Segment]:
    while start < end and (text[start].isspace() or text[start] == ":"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start and not (end - start <= 2 and text[start:end].isdigit()):
        yield Segment("paragraph", start, end)


def _paired(text: str, found: Iterator[Segment]) -> Iterator[Segment]:
    """*Alkamispäivämäärä Päättymispäivämäärä 1.8.2017 31.7.2019*: two labels, then their two values."""
    pieces = list(found)
    for i, (one, two) in enumerate(pairwise(pieces)):
        if one.kind == two.kind == "field" and one.start == one.end and (one.section, two.section) == ("start", "end"):
            dates = list(_DATE.finditer(text, two.start, two.end))
            if len(dates) == 2:
                pieces[i] = replace(one, start=dates[0].start(), end=dates[0].end())
                pieces[i + 1] = replace(two, start=dates[1].start(), end=dates[1].end())
    yield from pieces


@cached
def _labels() -> "re.Pattern[str]":
    forms = table("forms")
    labels = set(forms["labels"]) | {
        label for label, key in lexicon().items() if key in VALUES and (" " in label or len(label) >= 9)
    }
    alternatives = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(labels, key=lambda w: (-len(w), w)))
    number = r"(?:(?P<number>\d{1,2}(?:\.\d{1,2}){1,3}\.?|\d{1,2}\.)\s+)?"
    return re.compile(rf"(?<![\w-]){number}(?P<label>(?i:{alternatives}))(?![\w-])(?P<colon>\s*:)?")


def _cuts(text: str, start: int, end: int, enough: int) -> list[Cut]:
    """The cut marks, in order.

    Labels count where they start with a capital, and only if two more stand near: prose that mentions a *Hakija* once
    stays whole. Of marks that overlap the earlier wins, of two at one place the longer.
    """
    labels = [
        Cut(match.start(), Extent(match.start("label"), match.end("label")), section(match.group("label")), False)
        for match in _labels().finditer(text, start, end)
        if match.group("label")[0].isupper() and not _is_prose(text, start, match)
    ]
    labels = sorted({*labels, *_before_colons(text, start, end)}, key=lambda c: (c.start, -c.label.end))
    labels = list(_without_states(text, labels))
    starts = [c.start for c in labels]
    dense = [
        c for c in labels if bisect_right(starts, c.start + _NEAR) - bisect_left(starts, c.start - _NEAR) >= enough
    ]
    capitals = list(_capitals(text, start, end))
    marks = [*dense, *_numbered(text, start, end), *capitals, *_sentence_headings(text, start, end)]
    marks += [*_behind_capitals(text, capitals), *_behind_values(text, dense, end)]
    tables = [c for c in marks if c.section in _MONEY and (c.heading or _is_table(text, c))]
    result: list[Cut] = []
    for cut in sorted(marks, key=lambda c: (c.start, -c.label.end)):
        if cut.section in _MONEY and any(_is_row_of(text, cut, t) for t in tables):
            continue
        if not result or cut.start >= result[-1].label.end:
            result.append(cut)
        elif cut.heading and not result[-1].heading and cut.label.end > result[-1].label.end:
            result[-1] = cut
    return result


def _is_prose(text: str, start: int, match: "re.Match[str]") -> bool:
    """A label that is a word of running text, too, counts inside a row of values alone: *Simon kunta Kohderyhmä Nuoret*."""
    if match["label"].casefold() not in word_set("forms", "never") or match["colon"]:
        return False
    before, after = text[max(start, match.start() - 2) : match.start()].rstrip(), text[match.end() :][:2].lstrip()
    opens = not before or before[-1] in ".!?:"
    return opens or section(match["label"]) in _MONEY or not after[:1].isupper()


def _without_states(text: str, labels: list[Cut]) -> Iterator[Cut]:
    """*Tila Käynnissä Aloituspäivämäärä …*: behind a status label stands its value, though the word is a label elsewhere."""
    status: Cut | None = None
    for cut in labels:
        beside = status is not None and not text[status.label.end : cut.start].strip(" :")
        dated = _DATE.match(text, cut.label.end + 1) is not None
        if cut.section in _TIMES and beside and not dated:
            continue
        if cut.section == "status":
            status = cut
        yield cut


_FIRST_WORD = re.compile(r"\s+(?P<word>[A-ZÅÄÖ][a-zåäö-]+)(?=\s+[A-ZÅÄÖ0-9])")


def _behind_capitals(text: str, capitals: list[Cut]) -> Iterator[Cut]:
    """*HAKIJA Organisaatio Simon kunta*: right behind a heading of a value a word of the lexicon is a label."""
    for cut in capitals:
        match = _FIRST_WORD.match(text, cut.label.end) if cut.section in VALUES else None
        key = lexicon().get(match["word"].casefold()) if match else None
        if match and key in VALUES:
            yield Cut(match.start("word"), Extent(match.start("word"), match.end("word")), key, False)


@cached
def _carrier() -> "re.Pattern[str]":
    capitals = "|".join(sorted(word.capitalize() for word in word_set("labels", "carriers")))
    return re.compile(rf"\s(?=(?:{capitals})\s)")


def _behind_values(text: str, dense: list[Cut], end: int) -> Iterator[Cut]:
    """*Osatoteuttajat A oy ja B ry Hankkeen tavoitteet Hankkeessa …*: a heading right behind the value of a label."""
    for cut in dense:
        for gap in _carrier().finditer(text, cut.label.end, min(end, cut.label.end + _NEAR)):
            stop, key = _longest_label(text, gap.end(), end)
            known = key is not None and key not in VALUES and is_exact(text[gap.end() : stop])
            if known and text[stop : min(end, stop + _GAP)].lstrip(" :")[:1].isupper():
                yield Cut(gap.end(), Extent(gap.end(), stop), key, True)
                break


_COLON = re.compile(r"(?<=[^\W\d_])\s?:(?=\s)")
_WORD_START = re.compile(r"(?<![\w-])[^\W\d_]")


def _before_colons(text: str, start: int, end: int) -> Iterator[Cut]:
    """Any known label, of text or of a value, with a colon behind it: *Hankkeen tarkoitus:*."""
    for colon in _COLON.finditer(text, start, end):
        for word in _WORD_START.finditer(text, max(start, colon.start() - 70), colon.start()):
            label = Extent(word.start(), colon.start())
            key = section(label.of(text)) if is_exact(label.of(text)) else None
            if key is not None and (text[label.start].isupper() or key in VALUES):
                yield Cut(label.start, label, key, False)
                break


_NUMBER = re.compile(r"(?<![\w.,§/-])\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+(?=[A-ZÅÄÖ])")
_QUESTION = re.compile(rf"{either('forms', 'questions')}\b[^.!?]{{5,140}}\?(?:\s+M[a-zäö]+ [^.!?]{{5,120}}\?)*")


def _numbered(text: str, start: int, end: int) -> Iterator[Cut]:
    """*6.2 Projektin tavoitteet*, *5.2 Mitkä ovat hankkeen tavoitteet?*"""
    for match in _NUMBER.finditer(text, start, end):
        at, written = match.end(), match.group().strip()
        question = _QUESTION.match(text, at, end)
        if question:
            yield Cut(match.start(), Extent(at, question.end()), heading_section(question.group()), True)
            continue
        stop, key = _longest_label(text, at, end)
        more = _AND_MORE.match(text, stop, end) if key is not None and key not in VALUES else None
        if more:
            stop = more.end()
            key = heading_section(text[at:stop]) or key
        if key is not None and ("." in written or key not in VALUES or " " in text[at:stop]):
            yield Cut(match.start(), Extent(at, stop), key, True)
        elif key is None and _counts_on(text, start, match.start(), written):
            words = _HEADING_WORDS.match(text, at, end)
            if words:
                yield Cut(match.start(), Extent(at, words.end()), heading_section(words.group()), True)


_AND_MORE = re.compile(r"\s+ja\s+[a-zåäö-]{4,}(?=\s+(?:\d|[A-ZÅÄÖ]))")
"""*4 Hankkeen tarve ja tavoitteet 4.1 Mihin …*: the heading goes on behind a part of it that is known."""
_HEADING_WORDS = re.compile(r"[A-ZÅÄÖ][a-zåäö-]+(?:[ ,]+[a-zåäö-]{2,}){1,7}(?=\s+[A-ZÅÄÖ])")
"""An unknown heading ends where the sentence behind it begins with a capital."""


def _counts_on(text: str, start: int, at: int, written: str) -> bool:
    """Does *4.5* follow a *4.4 Otsikko* further up, *4.1* a *4 Otsikko* right before it?"""
    major, dot, minor = written.rstrip(".").rpartition(".")
    if not dot or not minor.isdigit() or int(minor) < 1:
        return False
    if int(minor) == 1:
        above = re.compile(rf"(?<![\w.]){re.escape(major)}\.?\s+[A-ZÅÄÖ][^.!?]*\Z")
        return above.search(text[max(start, at - 120) : at]) is not None
    before = re.compile(rf"(?<![\w.]){re.escape(major)}\.{int(minor) - 1}\.?\s+[A-ZÅÄÖ]")
    return before.search(text, max(start, at - 4000), at) is not None


_CAPITALS = re.compile(
    r"(?<![\w.,-])(?:(?P<number>\d{1,2}(?:\.\d{1,2}){0,3}\.?)\s+)?(?P<title>[A-ZÅÄÖ]{4,}(?:[,/ –-]+[A-ZÅÄÖ]{2,}){0,12})(?![\w-])"
    r"(?:\s*\([^()]{2,50}\))?"
)


def _capitals(text: str, start: int, end: int) -> Iterator[Cut]:
    """*6. PROJEKTIN TARVE JA TAVOITTEET*: numbered capitals, or capitals that name a section or a part of the form."""
    for match in _CAPITALS.finditer(text, start, end):
        title = Extent(match.start("title"), match.end())
        sure = match.group("number") is not None or _is_part(match.group("title").casefold())
        key = section(title.of(text)) or (heading_section(title.of(text)) if sure else None)
        if key is not None or sure:
            yield Cut(match.start(), title, key, True)


def _is_part(title: str) -> bool:
    """*PROJEKTIN LÄHTÖKOHTA JA TAVOITTEET*, *LOMAKKEEN TÄYTTÄJÄN TIEDOT*."""
    first, _, rest = title.partition(" ")
    return bool(rest) and (first in word_set("labels", "carriers") or title.endswith(word_tuple("forms", "part_ends")))


_SENTENCE_START = re.compile(r"(?:(?<=[.!?])|(?<=\d/\d)|(?<=\)))\s+(?=[A-ZÅÄÖ])")


def _sentence_headings(text: str, start: int, end: int) -> Iterator[Cut]:
    """A known heading between two sentences: *… vuodessa. Hankkeen tavoitteet Tavoitteena on …*"""
    for at in [start, *(m.end() for m in _SENTENCE_START.finditer(text, start, end))]:
        stop, key = _longest_label(text, at, end)
        following = text[stop : min(end, stop + _FOLLOWING)].lstrip(" :")
        if key is None or key in VALUES or not following or not following[0].isupper():
            continue
        if " " in text[at:stop] or text[at:stop].casefold() != following.split(None, 1)[0].casefold():
            yield Cut(at, Extent(at, stop), key, True)


def _longest_label(text: str, start: int, end: int) -> tuple[int, str | None]:
    """The longest run of up to nine words that is a known label, and its section."""
    window = text[start : min(end, start + 120)]
    ends = [m.start() for m in re.finditer(r"(?=[\s:?])", window)] + (
        [len(window)] if start + len(window) == end else []
    )
    runs = [re.sub(r"[\s–-]+\Z", "", window[:stop]) for stop in ends[:10]]
    runs = [words for words in runs if "." not in words and not words[-1:].isdigit()]
    for words in [*(w for w in reversed(runs) if is_exact(w)), *runs]:
        key = section(words)
        if key is not None:
            return start + len(words), key
    return start, None
