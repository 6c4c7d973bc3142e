"""What a document contradicts about itself, each with the offsets of the evidence.

Sums that do not give a stated percentage or total (``sum_checks``), a project that ends before it begins, and a status
field that the dates deny. It reads what the components before it found, and never the date of today.
"""

import itertools
import re
from collections.abc import Iterator

from spacy.tokens import Doc

from hankenlp.documents import Amount, Date, Period, Warning
from hankenlp.edtf import first_day, last_day
from hankenlp.extraction.amounts import scenes_of
from hankenlp.extraction.component import found, layout_of
from hankenlp.extraction.projects import is_about_several, speaks_of_project
from hankenlp.extraction.status import by_field
from hankenlp.extraction.sum_checks import Item, checked
from hankenlp.extraction.surroundings import block_of
from hankenlp.layout import Layout
from hankenlp.resources.patterns import pattern

_DASH = re.compile(r"\s*[-–—]\s*")
_MOST_SUMS = 1000
"""Each percentage is held against every sum; a text with more sums than this is a ledger."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def find(doc: Doc) -> list[Warning]:
    """The warnings about a document: sums first, then its period and its status."""
    layout = layout_of(doc)
    warnings = _sums(doc, layout)
    if speaks_of_project(layout) and not is_about_several(layout):
        dates = found(doc, "dates", Date)
        warnings += [*_reversed(layout, dates), *_denied(layout, dates, found(doc, "period", Period))]
    return warnings


def _sums(doc: Doc, layout: Layout) -> list[Warning]:
    amounts = {amount.start: amount for amount in found(doc, "amounts", Amount)}
    if not 1 < len(amounts) <= _MOST_SUMS:
        return []
    scenes = [scene for scene in scenes_of(layout) if scene.sum.start in amounts]
    return checked([Item(amounts[scene.sum.start], scene) for scene in scenes])


def _reversed(layout: Layout, dates: list[Date]) -> Iterator[Warning]:
    """A field or a span whose end lies before its start."""
    fields = {kind: [d for d in dates if d.kind == kind and _section(layout, d) == kind] for kind in ("start", "end")}
    if len(fields["start"]) == len(fields["end"]) == 1:
        yield from _if_reversed(fields["start"][0], fields["end"][0])
    for left, right in itertools.pairwise(dates):
        joined = _DASH.fullmatch(layout.text, left.end, right.start)
        if joined and left.kind == right.kind == "period" and _section(layout, left) == "period":
            yield from _if_reversed(left, right)


def _section(layout: Layout, date: Date) -> str | None:
    block = block_of(layout, date.start)
    return block.section if block is not None and block.kind == "field" else None


def _if_reversed(start: Date, end: Date) -> Iterator[Warning]:
    begins, ends = first_day(start.edtf), last_day(end.edtf)
    if begins and ends and ends < begins and "/" not in start.edtf + end.edtf:
        message = f"the end {end.text} is before the start {start.text}"
        yield Warning(code="period-reversed", message=message, spans=(_span(start), _span(end)))


def _span(date: Date) -> tuple[int, int]:
    return date.start, date.end


def _denied(layout: Layout, dates: list[Date], periods: list[Period]) -> Iterator[Warning]:
    """A status field that the project's end denies on the day on which the page was last touched."""
    said = by_field(layout)
    touched = [d for d in dates if _DAY.fullmatch(d.edtf) and _is_touched(layout, d)]
    if said is None or not touched or not periods or periods[0].end is None:
        return
    status, field = said
    last = max(touched, key=lambda date: date.edtf)
    ends = [d for d in dates if d.kind in ("end", "period") and last_day(d.edtf.rpartition("/")[2]) == periods[0].end]
    over = last.edtf > periods[0].end
    if not ends or (status == "ended") == over:
        return
    message = f"the status is {status}, the text is of {last.text} and the project ends {_finnish(periods[0].end)}"
    yield Warning(
        code="status-mismatch", message=message, spans=((field.start, field.end), _span(last), _span(ends[0]))
    )


def _is_touched(layout: Layout, date: Date) -> bool:
    block = layout.at(date.start)
    before = layout.text[max(0, date.start - 60) : date.start].rsplit("\n", 1)[-1]
    touched = pattern("consistency", "touched").search(before) is not None
    return touched or block is not None and block.section == "updated"


def _finnish(day: str) -> str:
    """*2009-10-31* as *31.10.2009*."""
    year, month, number = day.split("-")
    return f"{int(number)}.{int(month)}.{year}"
