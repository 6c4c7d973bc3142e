"""The project's own time as one EDTF interval, put together from its start, end and period dates.

Where the page says it more than once, what a form field says wins over running text, and the finer date over the
coarser (*2004-2006* and *päättynyt 30.11.2006* give ``2004/2006-11-30``). Several projects on a page leave no period.
"""

from collections.abc import Sequence

from spacy.tokens import Doc

from hankenlp.documents import Date, Period
from hankenlp.edtf import first_day, last_day
from hankenlp.extraction.component import found, layout_of
from hankenlp.extraction.date_context import cue
from hankenlp.extraction.project_names import NAME
from hankenlp.extraction.project_parts import project_at
from hankenlp.extraction.projects import is_about_several, speaks_of_project
from hankenlp.extraction.surroundings import block_of, index_of, sentence_of
from hankenlp.layout import Layout
from hankenlp.layout.sheets import sheet_row
from hankenlp.resources.patterns import pattern

_FIELDS = ("start", "end", "period")
_OF_ONE = ("implementer", "funding")


def find(doc: Doc) -> list[Period]:
    """The period of the document, or an empty list; reads what ``dates`` found."""
    period = period_of(doc, found(doc, "dates", Date)) if speaks_of_project(layout_of(doc)) else None
    return [period] if period else []


def period_of(doc: Doc, dates: Sequence[Date]) -> Period | None:
    """The project's own time, or None where the dates name none or several that disagree."""
    layout = layout_of(doc)
    own = [d for d in dates if d.kind in _FIELDS and not _of_many(layout, d) and not sheet_row(layout, d.start)]
    if is_about_several(layout):
        theirs = _headings_of_projects(layout)
        own = [d for d in own if _heading(layout, d) not in theirs and not _of_one_among_several(layout, d)]
        own = [d for d in own if project_at(layout, d.start) is None]
    labelled = []
    for date in own:
        block = block_of(layout, date.start)
        if block is not None and block.kind == "field" and block.section in _FIELDS:
            labelled.append(date)
    for group in (labelled, own):
        starts = [edtf for date in group if (edtf := _start(date))]
        later = [date for date in group if group is labelled and _prolongs(layout, date)]
        ends = [edtf for date in later or group if (edtf := _end(date))]
        if not _agree(starts) or not _agree(ends):
            if group is labelled and labelled or _stand_apart(layout, group):
                return None
            starts, ends = starts[:1], ends[:1]
        if starts or ends:
            return _period(*_filled(starts, ends, own))
    return None


_BEFORE = 40
"""Characters before a day in which it may be called an extension."""


def _prolongs(layout: Layout, date: Date) -> bool:
    """*Toteutusaika: 1.1.2016–31.12.2018 (jatkoaika 30.4.2019 saakka)*: the last day of more time for the project."""
    before = layout.text[max(0, date.start - _BEFORE) : date.start].rpartition("\n")[2]
    return date.kind == "end" and cue("extension").search(before) is not None


def _headings_of_projects(layout: Layout) -> frozenset[int]:
    """The headings that each have a recipient or a grant of their own."""
    return frozenset(
        b.heading for b in layout.blocks if b.kind == "field" and b.section in _OF_ONE and b.heading is not None
    )


def _heading(layout: Layout, date: Date) -> int | None:
    block = block_of(layout, date.start)
    return None if block is None else block.heading


def _of_many(layout: Layout, date: Date) -> bool:
    """*Hankkeet toteutetaan 1.6.2018–31.5.2019*: the time of several projects, not of one."""
    index = index_of(layout, date.start)
    if index is None or layout.blocks[index].kind == "field":
        return False
    sentence = sentence_of(layout, index, date.start).of(layout.text)
    return cue("many").match(sentence) is not None


def _of_one_among_several(layout: Layout, date: Date) -> bool:
    """Where several projects share the page, a list item or a sentence with *hanke* gives the time of one of them."""
    index = index_of(layout, date.start)
    if index is None or layout.blocks[index].kind == "field":
        return False
    if layout.blocks[index].kind in ("item", "row"):
        return True
    sentence = sentence_of(layout, index, date.start).of(layout.text)
    return pattern(NAME, "heads").search(sentence) is not None


def _stand_apart(layout: Layout, dates: Sequence[Date]) -> bool:
    """Do spans that disagree each stand behind a name of their own, none of them at the top of the page?"""
    spans = [date for date in dates if date.kind == "period"]
    if len({date.edtf for date in spans}) < 2:
        return False
    indices = [index_of(layout, date.start) for date in spans]
    short = [i for i in indices if i is not None and layout.blocks[i].end - layout.blocks[i].start < 120]
    return len(set(short)) > 1 and min(short) > 4 and len(short) == len(indices)


def _start(date: Date) -> str | None:
    edtf = {"start": date.edtf, "period": date.edtf.partition("/")[0]}.get(date.kind)
    return None if edtf is None or edtf.startswith("X") else edtf


def _end(date: Date) -> str | None:
    edtf = {"end": date.edtf, "period": date.edtf.rpartition("/")[2]}.get(date.kind)
    return None if edtf in (None, "..") or edtf.startswith("X") else edtf


def _agree(edtfs: list[str]) -> bool:
    """Can all be the same day: is each inside the other's time?"""
    days = [(first_day(edtf) or "", last_day(edtf) or "9") for edtf in edtfs]
    return all(max(a[0], b[0]) <= min(a[1], b[1]) for a in days for b in days)


def _finest(edtfs: list[str]) -> str | None:
    return max(edtfs, key=lambda edtf: (len(edtf.rstrip("~?")), edtf[-1].isdigit()), default=None)


def _filled(starts: list[str], ends: list[str], own: Sequence[Date]) -> tuple[str | None, str | None]:
    """The finest start and end; a missing one comes from the other dates where these agree."""
    if not starts:
        starts = [edtf for date in own if (edtf := _start(date))][:1]
    if not ends:
        ends = [edtf for date in own if (edtf := _end(date))][:1]
    return _finest(starts), _finest(ends)


def _period(start: str | None, end: str | None) -> Period | None:
    if start is None and end is None:
        return None
    if start and end and (first_day(start) or "") > (last_day(end) or "9"):
        end = None
    edtf = start if start == end and start else f"{start or '..'}/{end or '..'}"
    return Period(edtf=edtf or "..", start=first_day(start), end=last_day(end))
