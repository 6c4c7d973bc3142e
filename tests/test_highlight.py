"""Spans → markup: nesting, crossing, escaping."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hankenlp.highlight import Mark, highlighted, printable


class Reader(HTMLParser):
    """What a browser sees: for each character the kinds that cover it; and that elements nest."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[tuple[str, str]] = []
        self.text = ""
        self.kinds: list[frozenset[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag != "a" or all(name != "a" for name, _ in self.stack)
        self.stack.append((tag, (dict(attrs)["class"] or "").removeprefix("hit ")))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        self.kinds += [frozenset(kind for _, kind in self.stack)] * len(data)


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(str(html))  # Markup would escape what is added to it
    reader.close()
    assert not reader.stack
    return reader


@pytest.mark.parametrize(
    "marks, html",
    [
        ([], "Simon kunta"),
        ([Mark(0, 5, "places")], '<span class="hit places" tabindex="0">Simon</span> kunta'),
        ([Mark(0, 5, "x", href="#e1")], '<a class="hit x" href="#e1">Simon</a> kunta'),
        ([Mark(0, 5, "x", label="−1")], '<span class="hit x" data-label="−1" tabindex="0">Simon</span> kunta'),
        ([Mark(0, 0, "x"), Mark(5, 99, "x")], "Simon kunta"),
    ],
)
def test_markup(marks: list[Mark], html: str) -> None:
    assert highlighted("Simon kunta", marks) == html


def test_the_longer_is_outside_and_links_do_not_nest() -> None:
    html = highlighted("Simon kunta", [Mark(0, 5, "in", href="#a"), Mark(0, 11, "out", href="#b")])
    assert re.sub(r' (tabindex|href)="[^"]*"', "", html) == (
        '<a class="hit out"><span class="hit in">Simon</span> kunta</a>'
    )


def test_crossing_spans_are_opened_again_without_their_anchor() -> None:
    html = highlighted("abcdef", [Mark(0, 4, "x", anchor="first"), Mark(2, 6, "y", anchor="second")])
    assert html.count('id="first"') == html.count('id="second"') == 1
    assert [sorted(kinds) for kinds in read(html).kinds] == [["x"], ["x"], ["x", "y"], ["x", "y"], ["y"], ["y"]]


def test_everything_is_escaped() -> None:
    html = highlighted("<script>&\"'", [Mark(0, 8, "x", tip='"><b>', anchor='"a', href='#"')])
    assert "<script>" not in html and "<b>" not in html
    assert read(html).text == "<script>&\"'"


@given(
    st.text(alphabet="ab<&\"' \n", max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.booleans()), max_size=8),
)
def test_every_character_has_exactly_the_marks_that_cover_it(text: str, spans: list[tuple[int, int, bool]]) -> None:
    marks = [Mark(s, e, f"k{i}", href="#e" if link else "") for i, (s, e, link) in enumerate(spans)]
    reader = read(highlighted(text, marks))
    fitting = [mark for mark in marks if mark.start < mark.end <= len(text)]
    assert reader.text == text
    assert reader.kinds == [frozenset(m.kind for m in fitting if m.start <= i < m.end) for i in range(len(text))]


@given(st.text(alphabet=st.characters(categories=["Cs", "Cc", "Cn", "Ll"])))
def test_printable_keeps_the_length_and_can_be_written(text: str) -> None:
    assert len(printable(text)) == len(text)
    assert unescape(printable(text).encode().decode()) is not None
