"""Plain text in, ``Layout`` out: lines are told apart by what they are, then joined to blocks and tied together.

Two passes. The first gives every line one or more ``Piece``s (chrome, heading, field, row, item, text). The second
joins the lines of wrapped paragraphs and items, and ties every block to its heading, lead-in and section.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from hankenlp.layout import chrome, fields, forms, inline, tables
from hankenlp.layout.blocks import Block, Extent, Kind, Layout
from hankenlp.layout.heading_guess import guessed_section
from hankenlp.layout.headings import is_heading, level
from hankenlp.layout.healing import hyphen_breaks
from hankenlp.layout.labels import VALUES, heading_section, is_state, number, section, value_section, without_number
from hankenlp.layout.lines import Line, lines, runs_on, wrap_width
from hankenlp.layout.markers import Marker, loose_marker, marker
from hankenlp.layout.structure import tie
from hankenlp.resources.additions import cached_up_to

_MONEY = frozenset(("budget", "cost", "funding", "self_funding"))


@dataclass(frozen=True, slots=True)
class Piece:
    """What one line, or a part of one, is."""

    kind: Kind
    start: int
    end: int
    label: Extent | None = None
    key: str | None = None
    marker: Marker | None = None
    columns: tuple[tuple[Extent | None, Extent], ...] = ()
    line: int = 0
    number: str = ""
    flat: bool = False
    """From a line that has lost its line breaks."""


@cached_up_to(64)
def analyse(text: str) -> Layout:
    """The layout of a text; the same text gives the same layout (the last few are kept)."""
    found = lines(text)
    width = wrap_width(found)
    pieces = list(_pieces(text, found, width))
    blocks = [_block(p) for p in _inline(text, _join(pieces, found, width))]
    joins = tuple(Extent(start, end) for start, end, new in hyphen_breaks(text) if not new)
    return Layout(text, tuple(tie(text, blocks, [p.blank_above for p in _first_lines(blocks, found)])), joins)


def _first_lines(blocks: list[Block], found: list[Line]) -> Iterator[Line]:
    i = 0
    for block in blocks:
        at = min(block.start, block.label.start) if block.label else block.start
        while i + 1 < len(found) and found[i].end < at:
            i += 1
        yield found[i]


def _block(piece: Piece) -> Block:
    return Block(
        kind=piece.kind,
        start=piece.start,
        end=piece.end,
        label=piece.label,
        section=piece.key,
        marker=piece.marker.text if piece.marker else piece.number,
        columns=piece.columns,
    )


def _pieces(text: str, found: list[Line], width: int | None) -> Iterator[Piece]:
    heads = chrome.running_heads(found) | chrome.menus(found) | chrome.contents(found)
    state = _State(forms.is_flattened(text, ((line.start, line.end) for line in found)))
    i = 0
    while i < len(found):
        line = found[i]
        if i in heads or chrome.is_chrome(line):
            yield Piece("chrome", line.start, line.end, line=i)
            if any(c.isalnum() for c in line.text):
                state.heads = None
            i += 1
            continue
        labels = fields.label_row(text, line.start, line.end) if i + 1 < len(found) else []
        below = found[i + 1] if i + 1 < len(found) else line
        if (
            labels
            and not below.blank_above
            and tables.column_heads(line, below, text) is None
            and not fields.split_field(text, below.start, below.end)
            and not section(below.text)
        ):
            for label, value in fields.values_of(labels, text, below.start, below.end):
                yield Piece("field", value.start, value.end, label, section(label.of(text)), line=i + 1)
            i += 2
            continue
        if state.money and i + 1 < len(found) and tables.stacked(line, below):
            key = section(line.text)
            label = Extent(line.start, line.end)
            piece = Piece("row", below.start, below.end, label, key if key in _MONEY else None, line=i)
            state.seen(piece, text)
            yield piece
            i += 2
            continue
        for piece in _line(text, found, i, state, width):
            state.seen(piece, text)
            yield piece
        i += 1


class _State:
    """What the lines above say about the next one."""

    def __init__(self, flattened: bool) -> None:
        self.flattened = flattened
        self.fields: dict[int, fields.Field | None] = {}
        self.heads: list[Extent] | None = None
        self.table_key: str | None = None
        self.key: str | None = None
        self.rows = False
        self.opened = False
        self.money = False
        """A heading has given the unit of the numbers that follow."""

    def seen(self, piece: Piece, text: str) -> None:
        self.opened = piece.kind == "heading"
        if piece.kind == "heading":
            self.key = piece.key
        self.rows = piece.kind == "row"
        if piece.kind not in ("row", "chrome"):
            self.heads = self.table_key = None
        if piece.kind in ("heading", "paragraph"):
            self.money = piece.kind == "heading" and tables.gives_unit(text[piece.start : piece.end])


def _line(text: str, found: list[Line], i: int, state: _State, width: int | None) -> Iterator[Piece]:
    line = found[i]
    if line.length >= (forms.MIN_IN_FORM if state.flattened else forms.MIN_LENGTH):
        segments = forms.segments(text, line.start, line.end, state.flattened)
        if segments:
            yield from (_form(i, segment) for segment in segments)
            return
    cells = fields.pipe_cells(text, line.start, line.end)
    if len(cells) >= 2:
        yield _pipe(text, cells, state, i)
        return
    mark = marker(line.text) or loose_marker(
        found[i - 1].text if i else "", line.text, found[i + 1].text if i + 1 < len(found) else ""
    )
    numbered = mark is not None and _numbered_heading(text, found, i, mark)
    known = section(line.text) is not None
    spaced = _spaced(text, found, i, state.fields)
    if spaced and not mark:
        label, value = spaced
        yield Piece("field", value.start, value.end, label, section(label.of(text)), line=i)
        return
    below = found[i + 1] if i + 1 < len(found) and found[i + 1].blank_above <= 1 else None
    heads = tables.column_heads(line, below, text) if below and not numbered and not known else None
    if heads:
        key = section(text[line.start : heads[0].start].strip()) if heads[0].start > line.start else None
        state.heads = heads
        state.table_key = key if key in _MONEY else None
        yield Piece("row", line.start, line.end, key=key, line=i)
        return
    row = tables.row(line, text)
    if (
        row
        and (state.heads or state.rows or state.money or _is_row(text, found, i))
        and section(row[0].of(text)) not in ("phone", "code", "address")
    ):
        label, numbers = row
        if mark and not numbered and not mark.text[:1].isalnum():
            label = Extent(min(label.start + mark.width, label.end - 1), label.end)
        columns = state.heads
        spread = columns and tables.spread(text, label, numbers, columns)
        cells = tables.cells(text, numbers, len(columns) if columns and not spread else None)
        named = [
            columns[j] if columns and j < len(columns) and len(cells) <= len(columns) else None
            for j in range(len(cells))
        ]
        key = section(label.of(text))
        key = key if key in _MONEY else state.table_key
        yield Piece(
            "row", numbers.start, numbers.end, label, key, columns=tuple(zip(named, cells, strict=True)), line=i
        )
        return
    if mark and not numbered:
        yield Piece("item", line.start + mark.width, line.end, marker=mark, line=i)
        return
    field = fields.split_field(text, line.start, line.end)
    if field and field[1].end > field[1].start:
        label, value = field
        inner = section(value.of(text))
        if inner and inner not in VALUES and value.end - value.start < 60:
            yield Piece("heading", value.start, value.end, key=inner, line=i)
        else:
            yield Piece("field", value.start, value.end, label, section(label.of(text)), line=i)
        return
    if field or section(line.text) and not (state.opened and state.key == "status" and is_state(line.text)):
        label = field[0] if field else Extent(line.start, line.end)
        start = label.start + without_number(label.of(text))
        yield Piece("heading", start, label.end, key=section(label.of(text)), line=i, number=number(label.of(text)))
        return
    if line.open_end and fields.looks_like_label(line.text) and not state.rows:
        yield Piece("heading", line.start, line.end, key=_meaning(line.text), line=i)
        return
    around = [x.text for x in found[max(0, i - 2) : i] + found[i + 1 : i + 3]]
    shown = fields.split_structural(text, Extent(line.start, line.end), around)
    if shown:
        yield Piece("field", shown[1].start, shown[1].end, shown[0], value_section(shown[0].of(text)), line=i)
        return
    if (
        not (state.opened and state.key in VALUES)
        and is_heading(found, i, state.key)
        and not (i + 1 < len(found) and runs_on(line, found[i + 1], width))
    ):
        start = line.start + without_number(line.text)
        yield Piece("heading", start, line.end, key=_meaning(line.text), line=i, number=number(line.text))
        return
    unknown = fields.split_unknown(text, line.start, line.end)
    alone = line.blank_above and (i + 1 == len(found) or found[i + 1].blank_above) and i < 15
    if unknown and alone and line.length <= 110 and line.text[-1] not in ".,;":
        yield Piece("heading", line.start, line.end, line=i)
        return
    if unknown and line.length <= 160:
        yield Piece("field", unknown[1].start, unknown[1].end, unknown[0], line=i)
        return
    yield Piece("paragraph", line.start, line.end, line=i)


def _spaced(text: str, found: list[Line], i: int, known: dict[int, fields.Field | None]) -> fields.Field | None:
    """A label and its value with a space between, where the lines beside it are other fields.

    ``known`` keeps the fields of the lines that were looked at.
    """

    def field(j: int) -> fields.Field | None:
        if j not in known:
            known[j] = _any_field(text, found[j])
        return known[j]

    cut = field(i)
    if cut is None or fields.split_spaced(text, found[i].start, found[i].end) != cut:
        return None
    labels = [cut[0].of(text).casefold()]
    for step in (-1, 1):
        j = i + step
        while (
            0 <= j < len(found)
            and abs(i - j) <= _BESIDE
            and not found[max(j, j - step)].blank_above
            and (other := field(j))
        ):
            labels.append(other[0].of(text).casefold())
            j += step
        if step < 0 and j >= 0 and _heads_columns(found[j].text):
            return None
    return cut if 1 < len(labels) == len(set(labels)) else None


_BESIDE = 6
"""So many lines on each side are looked at."""


def _heads_columns(line: str) -> bool:
    """*Rooli Organisaatio Maa* heads a table of names."""
    words = line.split()
    return 3 <= len(words) <= 6 and all(word.isalpha() and word.istitle() for word in words)


def _any_field(text: str, line: Line) -> fields.Field | None:
    if tables.row(line, text):
        return None
    field = fields.split_field(text, line.start, line.end)
    if field is not None:
        return field if field[1].end > field[1].start else None
    return fields.split_spaced(text, line.start, line.end)


def _meaning(heading: str) -> str | None:
    """The section that a heading names, or is likely to head."""
    return heading_section(heading) or guessed_section(heading[without_number(heading) :])


def _is_row(text: str, found: list[Line], i: int) -> bool:
    """A row without column headings needs a gap before its numbers and another row beside it."""
    near = [j for j in (i - 1, i + 1) if 0 <= j < len(found)]
    return any(tables.row(found[j], text) for j in near) and any(g in found[i].text for g in ("  ", "\t", "\u00a0"))


def _pipe(text: str, cells: list[Extent], state: "_State", i: int) -> Piece:
    """A line of a drawn table: two cells are label and value, more are a row or its headings."""
    first, rest = cells[0], cells[1:]
    if len(cells) == 2:
        return Piece("field", rest[0].start, rest[0].end, first, value_section(first.of(text)), line=i)
    if not any(any(c.isdigit() for c in cell.of(text)) for cell in rest):
        state.heads = rest
        state.table_key = section(first.of(text).split(",")[0])
        return Piece("row", first.start, rest[-1].end, line=i)
    heads = state.heads if state.heads and len(state.heads) == len(rest) else None
    named = tuple((heads[j] if heads else None, cell) for j, cell in enumerate(rest))
    return Piece("row", rest[0].start, rest[-1].end, first, state.table_key, columns=named, line=i)


def _numbered_heading(text: str, found: list[Line], i: int, mark: Marker) -> bool:
    """*1. Ratkaisu* on a line of its own is a heading, unless the lines around it count on."""
    line = found[i]
    if not mark.family.startswith("number") or line.text.endswith((",", ";")):
        return False
    words = line.text[mark.width :]
    if section(words) is not None or (words.isupper() and len(words) > 3):
        return True
    if line.text.endswith(".") or not words[0].isupper() or len(words.split()) > 8:
        return False
    below = found[i + 1] if i + 1 < len(found) else None
    if below is None or line.blank_above == 0:
        return False
    following = marker(below.text)
    return following is None or not following.family.startswith("number") or following.number != (mark.number or 0) + 1


def _form(line: int, segment: forms.Segment) -> Piece:
    kind = segment.kind
    return Piece(
        kind,
        segment.start,
        segment.end,
        segment.label,
        segment.section,
        line=line,
        number=segment.number,
        columns=segment.columns,
        flat=True,
    )


def _inline(text: str, pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Cut the lists out of running text."""
    for piece in pieces:
        found = inline.items(text, piece.start, piece.end, dashes=piece.flat) if piece.kind == "paragraph" else None
        if found is None:
            yield piece
            continue
        lead, items, rest = found
        if lead.end > lead.start:
            yield replace(piece, start=lead.start, end=lead.end)
        for mark, extent in items:
            yield replace(piece, kind="item", start=extent.start, end=extent.end, marker=marker(mark + " x"))
        if rest.end > rest.start:
            yield replace(piece, start=rest.start, end=rest.end)


def _join(pieces: list[Piece], found: list[Line], width: int | None) -> Iterator[Piece]:
    """Join the lines of one paragraph, item or field value."""
    current: Piece | None = None
    for piece in pieces:
        if current is not None and _goes_on(current, piece, found, width):
            current = replace(current, end=piece.end, line=piece.line)
            continue
        if current is not None:
            yield current
        current = piece
    if current is not None:
        yield current


def _goes_on(current: Piece, piece: Piece, found: list[Line], width: int | None) -> bool:
    if (
        piece.flat
        or current.flat
        or piece.kind != "paragraph"
        or current.kind not in ("paragraph", "item", "field")
        or piece.line != current.line + 1
    ):
        return False
    line, following = found[current.line], found[piece.line]
    if current.kind == "field" and current.start == current.end:
        return False
    if current.kind == "field" and fields.has_columns(following.text):
        return False
    if runs_on(line, following, width):
        return True
    if (
        current.kind == "field"
        and not following.blank_above
        and (line.text[-1] == "," or following.indent >= line.indent + 8)
    ):
        return True
    hanging = following.indent > line.indent and not following.blank_above and following.text[0].islower()
    return current.kind == "item" and hanging


__all__ = ["analyse", "level"]
