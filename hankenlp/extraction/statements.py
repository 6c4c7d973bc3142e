"""The units that goals and outcomes are made of: list items, and sentences of running text, cut as the gold cuts them.

A unit loses its marker, its final period or comma, a closing *ja*, a label in front (*Päätavoite:*), and behind a
quotation the words that say whose it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from hankenlp.layout import Block, Extent, Layout
from hankenlp.layout.heading_guess import guessed_section
from hankenlp.layout.labels import heading_section, section
from hankenlp.layout.sheets import SheetRow, sheet_row
from hankenlp.resources.patterns import either

_CLOSING = re.compile(r"(?<![\s,.;:¹²³*])(?:[\s,.;:¹²³*]|(?<=[\s,;])(?:ja|sekä|tai|sekä että)(?=\s*+[,.;]?\s*$))+$")
_FINAL = re.compile(r"(?<![\s.;,¹²³*])[\s.;,¹²³*]+$")
_SAID = re.compile(rf"[\"”“]\s*,?\s*{either('people', 'saying')}\s.*$", re.DOTALL)
"""*…", sanoo liikuntapaikkamestari*: who says it does not belong to what is said."""
_LABEL = re.compile(r"(?P<label>[^\W\d_][^:.;!?]{2,60}):\s+")
_ASKED = frozenset(("goals", "outcomes", "expected_outcomes", "benefits", "practices"))
_CONTENT_POS = frozenset(("NOUN", "PROPN", "ADJ", "VERB"))


@dataclass(frozen=True, slots=True)
class Statement:
    """One unit: its extent, its block, its place among the block's units, and the label that stood in front."""

    start: int
    end: int
    text: str
    block: Block
    index: int
    position: int
    label: str | None = None

    @property
    def plain(self) -> str:
        """The text on one line, for patterns."""
        return " ".join(self.text.split())

    @property
    def is_item(self) -> bool:
        return self.block.kind == "item"


def statements(layout: Layout) -> Iterator[Statement]:
    """The units of every block that can hold one: items, paragraphs, and the text behind labels."""
    rows: set[int] = set()
    for index, block in enumerate(layout.blocks):
        if block.kind in ("chrome", "heading", "row") or block.start == block.end:
            continue
        extents = list(layout.sentences[index])
        if (row := sheet_row(layout, block.start)) and (cells := _asked_cells(layout, row)):
            if row.line.start in rows:
                continue  # the other blocks of the row
            rows.add(row.line.start)
            for position, (key, cell) in enumerate(cells):
                column = replace(block, section=key)
                yield _unit(layout, column, index, position, cell.start, cell.end, _CLOSING)
            continue
        if block.kind == "item" and _is_one(layout, block, len(extents)):
            yield _unit(layout, block, index, 0, block.start, block.end, _CLOSING)
            continue
        for position, extent in enumerate(extents):
            yield _unit(layout, block, index, position, extent.start, extent.end, _FINAL)
            block = _answering(layout, block, extent)


def _asked_cells(layout: Layout, row: SheetRow) -> list[tuple[str, Extent]]:
    """The cells of a sheet's row that stand in columns of goals or results, with the column's section."""
    keyed = [(section(head.of(layout.text)), cell) for head, cell in row.cells if head]
    return [(key, cell) for key, cell in keyed if key in _ASKED]


def _answering(layout: Layout, block: Block, question: Extent) -> Block:
    """What follows *Mitä tähän mennessä on syntynyt?* in a paragraph stands under it as under a heading."""
    words = question.of(layout.text)
    asks = words.endswith("?") and block.kind == "paragraph"
    asked = heading_section(words) or guessed_section(words) if asks else None
    return replace(block, section=asked) if asked in _ASKED else block


def _is_one(layout: Layout, block: Block, count: int) -> bool:
    """A short item is one unit; an item with several full sentences is a paragraph with a bullet."""
    return count == 1 or block.end - block.start < 120 and count == 2


def _unit(
    layout: Layout, block: Block, index: int, position: int, start: int, end: int, closing: "re.Pattern[str]"
) -> Statement:
    label = None
    match = _LABEL.match(layout.text, start, end)
    if match and section(match.group("label")) is not None:
        label, start = match.group("label"), match.end()
    text = closing.sub("", _SAID.sub("", layout.text[start:end]))
    return Statement(start, start + len(text), text, block, index, position, label)


def group(layout: Layout, statement: Statement) -> str | None:
    """The label, lead-in or heading that a unit stands under, as written."""
    block = statement.block
    if statement.label:
        return statement.label
    if block.label is not None:
        return layout.label(block)
    if block.parent is not None:
        above = layout.of(layout.blocks[block.parent])
        if above.endswith(":"):
            return above.rstrip(": ")
    if block.lead_in is not None:
        lead = last_sentence(layout, block.lead_in)
        if len(lead.split()) <= 5:
            return re.sub(r"(?:\s+(?:ovat|olivat|on|oli))?\s*:?$", "", lead) or None
    heading = layout.heading(block)
    return layout.of(heading).rstrip(": ") if heading else None


def last_sentence(layout: Layout, index: int) -> str:
    """The last sentence of a block, which is what leads a list in."""
    extents = layout.sentences[index]
    return " ".join(extents[-1].of(layout.text).split()) if extents else ""


_COLUMNS = re.compile(r"\S[ \u00a0]{3,}\S|\t")


def says_something(doc: Doc, layout: Layout, statement: Statement) -> bool:
    """Is the unit a sentence: does it end like one or hold a verb, and is it no row of columns?

    Where the document has no part-of-speech tags, only the columns count.
    """
    if _COLUMNS.search(statement.text):
        return False
    if layout.text[statement.end : statement.end + 1] == ".":
        return True
    span = doc.char_span(statement.start, statement.end, alignment_mode="expand")
    return any(t.pos_ in ("VERB", "AUX") for t in span or ()) or not doc.has_annotation("POS")


def lemmas(doc: Doc, start: int, end: int) -> tuple[str, ...]:
    """Lemmas of the nouns, proper nouns, adjectives and verbs (auxiliaries left out) between two offsets, in order."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return ()
    return tuple(t.lemma_ or t.norm_ for t in span if t.pos_ in _CONTENT_POS)
