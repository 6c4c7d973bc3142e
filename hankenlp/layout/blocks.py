"""The layout's vocabulary: what a piece of a page is, and what it stands under.

A ``Layout`` is the text cut into ``Block``s, in the order of the text. Blocks never overlap, hold no white space at
their ends, and everything outside them is white space, list markers or the separators of labels.
Offsets are code points into the text as given.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

Kind = Literal["chrome", "heading", "field", "row", "item", "paragraph"]


@dataclass(frozen=True, slots=True)
class Extent:
    """Code points ``start`` to ``end`` (exclusive)."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of the page.

    Attributes:
        kind: ``chrome`` (navigation, footer, share line), ``heading``, ``field`` (the value of a label), ``row``
            (a table row), ``item`` (of a list), ``paragraph``.
        start, end: the content: an item without its marker, a field's value without its label, a heading without
            its number. A label whose value is empty makes a field with ``start == end``.
        label: the label's extent (fields and rows), without colon.
        section: what the label or the nearest heading means (``goals``, ``outcomes``, ``funder`` …: the keys of
            ``resources/labels.toml``), or None.
        heading: index of the heading block that the block stands under, or None.
        lead_in: index of the block that introduces the list (an item's), or None.
        parent: index of the item that a nested item belongs to, or None.
        depth: nesting of an item, 0 outermost.
        marker: the list marker or heading number as written, ``""`` if none.
        columns: of a table row, the column heading (or None) for each cell, and the cells' extents, aligned.
    """

    kind: Kind
    start: int
    end: int
    label: Extent | None = None
    section: str | None = None
    heading: int | None = None
    lead_in: int | None = None
    parent: int | None = None
    depth: int = 0
    marker: str = ""
    columns: tuple[tuple[Extent | None, Extent], ...] = ()

    @property
    def extent(self) -> Extent:
        return Extent(self.start, self.end)

    @property
    def opening(self) -> int:
        """Where the block begins together with its label, if that stands in front of it."""
        return min(self.start, self.label.start) if self.label else self.start


@dataclass(frozen=True, eq=False)
class Layout:
    """The blocks of one text, with the sentences inside them."""

    text: str
    blocks: tuple[Block, ...]
    joins: tuple[Extent, ...] = field(default=())
    """Where a word is broken over a line end: the extent of hyphen, line break and indent to leave out."""

    def of(self, block: Block) -> str:
        """The block's content as written."""
        return self.text[block.start : block.end]

    def label(self, block: Block) -> str | None:
        return block.label.of(self.text) if block.label else None

    def heading(self, block: Block) -> Block | None:
        return None if block.heading is None else self.blocks[block.heading]

    def headings(self, block: Block) -> Iterator[Block]:
        """The headings above a block, innermost first."""
        index = block.heading
        while index is not None:
            yield self.blocks[index]
            index = self.blocks[index].heading

    @cached_property
    def _starts(self) -> list[int]:
        starts: list[int] = []
        end = 0
        for block in self.blocks:
            own = block.label is not None and end <= block.label.start < block.start
            starts.append(block.label.start if own and block.label else block.start)
            end = max(end, block.end)
        return starts

    def index_at(self, offset: int) -> int | None:
        """Index of the block (its label included) that holds the code point, or None between blocks."""
        i = bisect_right(self._starts, offset) - 1
        if i < 0:
            return None
        block = self.blocks[i]
        inside = offset < block.end or (block.label is not None and block.label.start <= offset < block.label.end)
        return i if inside else None

    def at(self, offset: int) -> Block | None:
        """The block that holds the code point, or None."""
        index = self.index_at(offset)
        return None if index is None else self.blocks[index]

    @cached_property
    def sentences(self) -> tuple[tuple[Extent, ...], ...]:
        """For each block, its sentences (trailing period included)."""
        from hankenlp.layout.sentences import sentences

        return tuple(tuple(sentences(self.text, b.start, b.end)) for b in self.blocks)
