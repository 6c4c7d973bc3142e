"""Where an offset lies in the layout, for things that stand inside a block's content or between blocks."""

from bisect import bisect_right

from hankenlp.layout import Block, Extent, Layout

_KEPT = "_content_order"


def _order(layout: Layout) -> tuple[list[int], list[int]]:
    """Where the blocks' contents begin, ascending, and the blocks' indices; kept with the layout."""
    kept: tuple[list[int], list[int]] | None = vars(layout).get(_KEPT)
    if kept is None:
        indices = sorted(range(len(layout.blocks)), key=lambda i: (layout.blocks[i].start, layout.blocks[i].end))
        kept = [layout.blocks[i].start for i in indices], indices
        vars(layout)[_KEPT] = kept
    return kept


def index_of(layout: Layout, offset: int) -> int | None:
    """Index of the block whose content holds the code point, else of the block whose label does, else None.

    Two labels may stand above their two values, so that a block's label lies before another block's content.
    """
    starts, indices = _order(layout)
    position = bisect_right(starts, offset) - 1
    while position >= 0 and layout.blocks[indices[position]].end == layout.blocks[indices[position]].start:
        position -= 1
    if position >= 0 and layout.blocks[indices[position]].end > offset:
        return indices[position]
    return layout.index_at(offset)


def block_of(layout: Layout, offset: int) -> Block | None:
    """The block that ``index_of`` names."""
    index = index_of(layout, offset)
    return None if index is None else layout.blocks[index]


def sentence_of(layout: Layout, index: int, offset: int) -> Extent:
    """The sentence of block ``index`` around the code point, or the whole block."""
    block = layout.blocks[index]
    for sentence in layout.sentences[index]:
        if sentence.start <= offset < sentence.end:
            return sentence
    return block.extent


def line_of(text: str, start: int, end: int) -> Extent:
    """The line around an extent."""
    line_end = text.find("\n", end)
    return Extent(text.rfind("\n", 0, start) + 1, line_end if line_end >= 0 else len(text))
