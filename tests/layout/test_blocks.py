"""Finding one's way in a layout."""

import pytest

from hankenlp.layout import Extent, analyse
from hankenlp.layout.blocks import Block, Layout

TEXT = "Tulokset\n\nMitä syntyi\n\nRahoittaja: STM. Se myönsi tuen.\n\n- yksi\n"


@pytest.fixture
def layout() -> Layout:
    text = "Rahoittaja: STM\n- yksi"
    return Layout(text, (Block("field", 12, 15, Extent(0, 10)), Block("item", 18, 22, marker="-")))


@pytest.mark.parametrize(
    ("offset", "index"), [(0, 0), (9, 0), (11, 0), (12, 0), (14, 0), (15, None), (16, None), (18, 1), (22, None)]
)
def test_the_block_at_an_offset(layout: Layout, offset: int, index: int | None) -> None:
    assert layout.index_at(offset) == index
    assert layout.at(offset) == (None if index is None else layout.blocks[index])


def test_a_label_above_other_labels_values_is_found_too() -> None:
    text = "Alkaa   Päättyy\n1.8.2007   1.9.2009"
    layout = Layout(text, (Block("field", 16, 24, Extent(0, 5)), Block("field", 27, 35, Extent(8, 15))))
    assert [layout.index_at(i) for i in (0, 16, 27)] == [0, 0, 1]


def test_contents(layout: Layout) -> None:
    field, item = layout.blocks
    assert (layout.of(field), layout.label(field), layout.of(item), layout.label(item)) == (
        "STM",
        "Rahoittaja",
        "yksi",
        None,
    )
    assert layout.heading(item) is None and item.extent == Extent(18, 22)


def test_headings_from_the_inside_out() -> None:
    text = "1 Toiminta\n\n1.1 Tavoitteet\n\nLisätään osallisuutta kunnissa.\n"
    layout = analyse(text)
    (block,) = [b for b in layout.blocks if b.kind == "paragraph"]
    assert [layout.of(b) for b in layout.headings(block)] == ["Tavoitteet", "Toiminta"]


def test_sentences_of_each_block() -> None:
    layout = analyse(TEXT)
    field = next(b for b in layout.blocks if b.kind == "field")
    sentences = layout.sentences[layout.blocks.index(field)]
    assert [s.of(TEXT) for s in sentences] == ["STM.", "Se myönsi tuen."]
    assert len(layout.sentences) == len(layout.blocks)


def test_a_block_opens_with_its_label_if_that_stands_in_front() -> None:
    assert Block("field", 12, 20, Extent(0, 10)).opening == 0
    assert Block("field", 12, 20, Extent(30, 40)).opening == 12
    assert Block("paragraph", 12, 20).opening == 12
