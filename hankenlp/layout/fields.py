"""Labels and their values: *Rahoittaja: STM*, *Aloittamispvm   1.8.2007*, two labels above two values."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from hankenlp.layout.blocks import Extent
from hankenlp.layout.labels import VALUES, is_exact, is_state, open_end, section

_COLON = re.compile(r"\s*:(?=\s|$)\s*|(?<=[^\W\d_]|\))\s*:(?=[A-ZÅÄÖ0-9])")
_GAP = re.compile(r"\s*(?:\.\s?){3,}\s*|[ ]*[\t\u00a0][\s\u00a0]*|[ ]{2,}\s*")
_WORD = re.compile(r"\S+")
_LONGEST = 160
_MOST_WORDS = 4
_SPACED = VALUES - {"manager", "researcher"}  # an occupation in front of a name is no label
_DATED = re.compile(r"\d{1,2}\.|(?:19|20)\d\d(?!\s*[\d])|\d{1,2}/(?:19|20)\d\d")
_SENTENCE = re.compile(r"[.!?]\s")

Field = tuple[Extent, Extent]
_LONGEST_STATE = 5
"""Words of a line that is a label and a state."""


def split_field(text: str, start: int, end: int) -> Field | None:
    """Cut ``text[start:end]`` into label and value, or None where no known label stands in front of a colon or gap.

    An empty value is an empty extent. A label that is not in ``labels.toml`` needs a colon and a short value of its own.
    """
    colon = _COLON.search(text, start, min(end, start + 110))
    if colon and colon.start() > start:
        label = Extent(start, colon.start())
        words = label.of(text)
        if section(words) is not None and not _SENTENCE.search(words):
            return label, Extent(min(colon.end(), end), end)
    for gap in _GAP.finditer(text, start, min(end, start + 90)):
        label = Extent(start, gap.start())
        if section(label.of(text)) is not None and not _reads_on(text, label, gap.end(), end):
            return label, Extent(gap.end(), end)
    return _split_state(text, start, end)


def _split_state(text: str, start: int, end: int) -> Field | None:
    """*Tila Käynnissä*: a line of a status label and a state."""
    words = [Extent(m.start(), m.end()) for m in _WORD.finditer(text, start, min(end, start + 60))]
    for i in range(1, len(words) if len(words) <= _LONGEST_STATE else 1):
        label, value = Extent(start, words[i - 1].end), Extent(words[i].start, end)
        if text[value.start].isupper() and section(label.of(text)) == "status" and is_state(value.of(text)):
            return label, value
    return None


def _reads_on(text: str, label: Extent, start: int, end: int) -> bool:
    """Is the gap only a wide space in a sentence: *Hankkeen tavoitteena on  luoda*?"""
    return start < end and text[start].islower() and open_end().search(label.of(text)) is not None


def split_spaced(text: str, start: int, end: int) -> Field | None:
    """Cut where only a space stands between a known label of a value and the value: *Hallinnoija Simon kunta*.

    Whether the line is one of a form, the lines around it must tell.
    """
    if end - start > _LONGEST or text[end - 1] in ".!?:":
        return None
    words = list(_WORD.finditer(text, start, end))[: _MOST_WORDS + 1]
    for word, following in reversed(list(pairwise(words))):
        label = Extent(start, word.end())
        begins = text[following.start()].isupper() or _DATED.match(text, following.start()) is not None
        if begins and text[start].isupper() and is_exact(label.of(text)) and section(label.of(text)) in _SPACED:
            return label, Extent(following.start(), end)
    return None


def has_columns(line: str) -> bool:
    """Does a gap or a dot leader cut the line in two?"""
    return re.search(r"\.{3,}|\S[^\S\n]{3,}\S|\t", line) is not None


_LEADER = re.compile(r"(?:(?<![^\S\n])\s+)?(?:\.\s?){4,}\s*")
_WIDE = re.compile(r"[ \u00a0]{3,}\s*|(?:(?<![^\S\n])\s+)?\t\s*")


def split_structural(text: str, line: Extent, around: Sequence[str]) -> Field | None:
    """Cut at a dot leader, or at a gap that the lines around have too: the layout itself shows a label."""
    leader = _LEADER.search(text, line.start, line.end)
    if leader and leader.start() > line.start:
        return Extent(line.start, leader.start()), Extent(leader.end(), line.end)
    gap = _WIDE.search(text, line.start, line.end)
    if gap is None or not looks_like_label(text[line.start : gap.start()]):
        return None
    if sum(_has_label_column(other) for other in around) < 2 or _WIDE.search(text, gap.end(), line.end):
        return None
    return Extent(line.start, gap.start()), Extent(gap.end(), line.end)


def _has_label_column(line: str) -> bool:
    gap = _WIDE.search(line)
    return gap is not None and looks_like_label(line[: gap.start()]) and gap.end() < len(line)


def pipe_cells(text: str, start: int, end: int) -> list[Extent]:
    """The cells of a line drawn as *| label | value |*, without the bars."""
    if end - start < 5 or text[start] != "|" or text[end - 1] != "|":
        return []
    cells: list[Extent] = []
    position = start + 1
    for bar in re.compile(r"\|").finditer(text, start + 1, end):
        left, right = position, bar.start()
        while left < right and text[left].isspace():
            left += 1
        while right > left and text[right - 1].isspace():
            right -= 1
        cells.append(Extent(left, right))
        position = bar.end()
    return cells


def looks_like_label(words: str) -> bool:
    """Could an unknown phrase before a colon be a label: a few words, a capital first, no sentence, no quote dash?"""
    return (
        2 <= len(words) <= 60
        and words[0].isupper()
        and len(words.split()) <= 6
        and not any(c in words for c in '.!?;,"”“')
    )


def split_unknown(text: str, start: int, end: int) -> Field | None:
    """Cut at a colon behind a phrase that looks like a label but is not in the lexicon."""
    colon = _COLON.search(text, start, min(end, start + 70))
    if colon is None or colon.end() >= end or not looks_like_label(text[start : colon.start()].strip()):
        return None
    return Extent(start, colon.start()), Extent(colon.end(), end)


def label_row(text: str, start: int, end: int) -> list[Extent]:
    """The labels of a line that holds nothing but two or more known labels, else an empty list."""
    known = split_field(text, start, end)
    if end - start > 160 or known and (":" in text[start:end] or known == _split_state(text, start, end)):
        return []
    wide = list(_pieces(text, start, end))
    if len(wide) >= 2 and all(_takes_value(p.of(text)) for p in wide):
        return wide
    words = [Extent(m.start(), m.end()) for m in re.compile(r"\S+").finditer(text, start, end)]
    labels: list[Extent] = []
    i = 0
    while i < len(words):
        for j in range(min(len(words), i + 5), i, -1):
            piece = Extent(words[i].start, words[j - 1].end)
            if text[piece.start].isupper() and _takes_value(piece.of(text)):
                labels.append(piece)
                i = j
                break
        else:
            return []
    return labels if len(labels) >= 2 else []


def _takes_value(words: str) -> bool:
    return section(words) in VALUES


def _pieces(text: str, start: int, end: int) -> Iterator[Extent]:
    position = start
    for gap in _GAP.finditer(text, start, end):
        if gap.start() > position:
            yield Extent(position, gap.start())
        position = gap.end()
    if position < end:
        yield Extent(position, end)


_TYPED = {
    "phone": re.compile(r"\+?\(?\d[\d\s()-]{4,}\d"),
    "email": re.compile(r"\S+(?:@|\(at\)|\[at\])\S+"),
    "start": re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}"),
    "end": re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}"),
    "code": re.compile(r"\S*\d\S*"),
}


def values_of(labels: list[Extent], text: str, start: int, end: int) -> list[Field]:
    """Give each label of a ``label_row`` its part of the line below; a label without one gets an empty extent."""
    pieces = list(_pieces(text, start, end))
    if len(pieces) == len(labels):
        return list(zip(labels, pieces, strict=True))
    fields: list[Field] = []
    position = start
    for i, label in enumerate(labels):
        kind = section(label.of(text)) or ""
        typed = _TYPED.get(kind)
        following = [_TYPED[k] for k in (section(later.of(text)) or "" for later in labels[i + 1 :]) if k in _TYPED]
        if typed:
            match = typed.search(text, position, end)
            stop = match.end() if match else position
            begin = match.start() if match else position
        else:
            begin = position
            match = following[0].search(text, position, end) if following else None
            stop = match.start() if match else end
        while stop > begin and text[stop - 1].isspace():
            stop -= 1
        fields.append((label, Extent(begin, stop)))
        position = stop
        while position < end and text[position].isspace():
            position += 1
    return fields
