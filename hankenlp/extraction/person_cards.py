"""What stands around a person's name: the titles in front of it and behind it, the numbers and addresses that follow.

A person's card reaches from the title in front of the name to where the next person's begins, or to where the layout
says that something else does. In running text it ends with the sentence.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from hankenlp.extraction.contacts import Contact
from hankenlp.extraction.person_columns import Column, columns
from hankenlp.extraction.person_titles import Title, are_behind, inflected_title, titles_in
from hankenlp.layout import Block, Extent, Layout
from hankenlp.resources import table
from hankenlp.resources.additions import cached
from hankenlp.resources.patterns import either

PERSONAL: Final = frozenset({"contact", "director", "manager", "preparer", "presenter", "author", "researcher"})
DETAILS: Final = frozenset({"phone", "email", "person_position", "person_organization", "address"})
_SEPARATOR: Final = re.compile(r"[,;|·•()\n\t/]|\s[–-]\s|[ \u00a0]{2,}|:\s")
_ENTRY: Final = re.compile(r"\s*[,(\n]|$")
_DIRECT: Final = re.compile(r"[\s,(:–-]*")
_ASIDE: Final = re.compile(r"\([^()\n]{0,40}\d[^()\n]{0,20}\)")
"""What is said of the time of a title: *(1.3.2021 alkaen)*, *(30.6.2019 asti)*."""
_POSTCODE: Final = re.compile(rf"(?<!\d)\d{{5}}\s+[A-ZÅÄÖ]|\b{either('people', 'post_box')}\s\d")
_LONGEST_LINE: Final = 130
_LONGEST_ASIDE: Final = 60
_LONGEST_TITLE: Final = 160
_MOST_BLOCKS: Final = 8


@dataclass(frozen=True)
class Anchor:
    """An accepted name at ``start`` to ``end``, with its base form."""

    start: int
    end: int
    name: str
    weight: float = 1.0


@dataclass(frozen=True)
class Card:
    """An anchor with its surroundings: the card ends at ``limit``, the name's own line at ``line_end``."""

    anchor: Anchor
    start: int
    limit: int
    line_end: int
    before: tuple[Title, ...] = ()
    after: tuple[Title, ...] = ()
    contacts: tuple[Contact, ...] = field(default=())
    gap: str = ""
    """The text between the title in front and the name."""

    @property
    def is_headed(self) -> bool:
        """Does the title in front stand over the name or before a colon, as a heading or label?"""
        return bool(self.before) and ("\n" in self.gap or ":" in self.gap)

    @property
    def titles(self) -> tuple[Title, ...]:
        """All titles, the likeliest first: beside the name, in a heading over it, on the lines below."""
        if not self.is_headed:
            return (*self.before, *self.after)
        beside = [t for t in self.after if t.start < self.line_end]
        return (*beside, *self.before, *(t for t in self.after if t not in beside))

    def first(self, kind: str) -> str | None:
        """The first phone or e-mail on the card."""
        return next((c.value for c in self.contacts if c.kind == kind), None)


class CardReader:
    """Cuts a text into cards around its anchors."""

    def __init__(self, layout: Layout, contacts: Sequence[Contact]) -> None:
        self.layout = layout
        self.text = layout.text
        self.contacts = contacts
        self.lines = [m.span() for m in re.finditer(r"[^\n]+", self.text) if not m.group().isspace()]
        self._contact_starts = [c.start for c in contacts]
        self._line_starts = [start for start, _ in self.lines]

    def cards(self, anchors: Sequence[Anchor]) -> list[Card]:
        """One card an anchor, in order."""
        cards: list[Card] = []
        used: set[int] = set()
        for i, anchor in enumerate(anchors):
            previous = cards[-1] if cards else None
            following = anchors[i + 1] if i + 1 < len(anchors) else None
            before = self.titles_before(anchor, previous, used)
            start = before[0].start if before else anchor.start
            if previous is not None and previous.limit > start:
                cards[-1] = self._cut(previous, max(start, previous.anchor.end))
            limit = min(
                self._limit(anchor, titled=any(t.is_title for t in before)),
                following.start if following else len(self.text),
            )
            line_end = self.lines[self.line_at(anchor.end - 1)][1]
            gap = self.text[before[-1].end : anchor.start] if before else ""
            card = Card(anchor, start, limit, line_end, before, gap=gap)
            cards.append(replace(card, after=self._titles_after(card, same_line=True)))
        return self._in_columns([self._complete(card) for card in cards])

    def _in_columns(self, cards: list[Card]) -> list[Card]:
        """People side by side get what stands in their own column."""
        by_line: dict[int, list[int]] = {}
        for i, card in enumerate(cards):
            by_line.setdefault(self.line_at(card.anchor.start), []).append(i)
        for line, members in by_line.items():
            names = [Extent(cards[i].anchor.start, cards[i].anchor.end) for i in members]
            found = columns(self.text, self.lines, line, names)
            for i, column in zip(members, found or (), strict=False):
                cards[i] = self._in_column(cards[i], column)
        return cards

    def _in_column(self, card: Card, column: Column) -> Card:
        above = [t for e in column.above for t in titles_in(self.text, e.start, e.end)]
        below = [t for e in column.below for t in titles_in(self.text, e.start, e.end)]
        inside = [c for e in column.below for c in self.contacts_in(e.start, e.end)]
        return replace(card, before=tuple(above), after=tuple(below), contacts=tuple(inside), gap="\n")

    def _cut(self, card: Card, limit: int) -> Card:
        return replace(card, limit=limit, after=tuple(t for t in card.after if t.end <= limit))

    def _complete(self, card: Card) -> Card:
        after = self._titles_after(card, same_line=False)
        return replace(card, after=after, contacts=tuple(self.contacts_in(card.anchor.end, card.limit)))

    def contacts_in(self, start: int, end: int) -> Sequence[Contact]:
        """The numbers and addresses that begin in ``text[start:end]``."""
        first, last = bisect_left(self._contact_starts, start), bisect_left(self._contact_starts, end)
        return self.contacts[first:last]

    def line_at(self, position: int) -> int:
        """Index of the line that holds the position."""
        return max(0, bisect_right(self._line_starts, position) - 1)

    def titles_before(self, anchor: Anchor, previous: Card | None, used: set[int]) -> tuple[Title, ...]:
        """The title right in front of the name, or alone on the line above it."""
        line = self.line_at(anchor.start)
        begin = self.lines[line][0]
        floor = previous.anchor.end if previous else 0
        wrapped = self._wrapped_start(anchor, line, begin)
        beside = titles_in(self.text, max(wrapped, floor, anchor.start - _LONGEST_TITLE), anchor.start)
        while beside:
            gap = self.text[beside[-1].end : anchor.start]
            between = self.text[floor : beside[-1].start].strip()
            follows = floor > begin and (not between or between == "," and are_behind(self.text, anchor.end))
            if follows and previous is not None and not previous.before and not gap.strip():
                return ()
            if _before_gap().fullmatch(gap) and not (gap.strip().startswith(",") and floor > begin):
                return tuple(beside[-1:])
            return ()
        inflected = self._inflected(anchor, max(wrapped, floor, anchor.start - _LONGEST_TITLE))
        if inflected is not None:
            return (inflected,)
        if self.text[max(begin, floor) : anchor.start].strip() or line == 0 or floor > begin:
            return ()
        return self._title_line(line - 1, line, previous, used)

    def _inflected(self, anchor: Anchor, start: int) -> Title | None:
        """A title that stands in the case of the name behind it."""
        if " ".join(self.text[anchor.start : anchor.end].split()) == anchor.name:
            return None
        before = self.text[start : anchor.start]
        return inflected_title(self.text, start, start + len(before.rstrip()))

    def _wrapped_start(self, anchor: Anchor, line: int, begin: int) -> int:
        """Where to look for a title: in a wrapped paragraph it may begin on the line above."""
        index = self.layout.index_at(anchor.start)
        if index is None or line == 0:
            return begin
        block = self.layout.blocks[index]
        above = self.lines[line - 1][0]
        return max(above, block.start) if block.start < begin and self._is_running(block, anchor) else begin

    def _title_line(self, above: int, line: int, previous: Card | None, used: set[int]) -> tuple[Title, ...]:
        start, end = self.lines[above]
        if above in used or self.text.count("\n", end, self.lines[line][0]) > 2:
            return ()
        titles = titles_in(self.text, start, end)
        if not titles or not self._is_all(titles, start, end):
            return ()
        owner = previous is not None and self.line_at(previous.anchor.start) == above - 1
        upper, lower = self._gap_above(above), self._gap_above(line)
        nearer = upper < lower or (upper == lower and (upper == 1 or self.text[start:end].lstrip()[0].islower()))
        if owner and previous is not None and not previous.titles and nearer:
            return ()
        used.add(above)
        return tuple(titles[:1])

    def _gap_above(self, line: int) -> int:
        """How many line ends stand between a line and the one above it."""
        return self.text.count("\n", self.lines[line - 1][1], self.lines[line][0]) if line else 0

    def _is_all(self, titles: Sequence[Title], start: int, end: int) -> bool:
        """Does the line hold titles and next to nothing else?"""
        rest = list(self.text[start:end])
        for title in titles:
            rest[title.start - start : title.end - start] = " " * (title.end - title.start)
        left = _ASIDE.sub(" ", "".join(rest))
        words = re.findall(r"[^\W\d_]{2,}", left)
        return len(words) <= 1 and not any(c.isdigit() or c == "@" for c in left)

    def _is_running(self, block: Block, anchor: Anchor) -> bool:
        """Running text rather than a card: sentences under no personal heading, not begun by the name."""
        if anchor.start == block.start and _ENTRY.match(self.text, anchor.end, block.end):
            return False
        if block.kind in ("heading", "row", "chrome"):
            return False
        long, ended = block.end - block.start > _LONGEST_LINE, self.text[block.end - 1] in ".!?”"
        if block.section in PERSONAL or block.section in DETAILS:
            return block.kind == "paragraph" and long and ended
        return long or ended

    def _limit(self, anchor: Anchor, *, titled: bool) -> int:
        index = self.layout.index_at(anchor.start)
        if index is None:
            return self.lines[self.line_at(anchor.end)][1]
        block = self.layout.blocks[index]
        if anchor.start < block.start:
            return block.end
        if self._is_running(block, anchor):
            return self._sentence_end(index, anchor)
        end = block.end
        for k in range(index + 1, min(index + 1 + _MOST_BLOCKS, len(self.layout.blocks))):
            following = self.layout.blocks[k]
            below = k == index + 1 and not titled and self._is_title_below(following, end)
            if not below and not self._goes_on(following) and not self._is_aside(k):
                break
            end = max(end, following.end)
        return end

    def _sentence_end(self, index: int, anchor: Anchor) -> int:
        block = self.layout.blocks[index]
        sentences = self.layout.sentences[index]
        at = bisect_left(sentences, anchor.end, key=lambda s: s.end)
        end = sentences[at].end if at < len(sentences) else block.end
        opened = self.text.find("(", anchor.end, anchor.end + 3)
        closed = self.text.find(")", opened, min(block.end, opened + 120)) if opened >= 0 else -1
        return max(end, closed)

    def _is_title_below(self, block: Block, end: int) -> bool:
        """Is the block a title on the line below, which looks like a heading to the layout?"""
        titles = titles_in(self.text, block.start, block.end)
        near = self.text.count("\n", end, block.start) <= 2
        return near and block.kind == "heading" and bool(titles) and self._is_all(titles, block.start, block.end)

    def _is_aside(self, k: int) -> bool:
        """Is block ``k`` a short remark before a number or an address: *(suomi, dari, englanti)*?"""
        blocks = self.layout.blocks
        if (
            blocks[k].kind in ("heading", "chrome")
            or blocks[k].end - blocks[k].start > _LONGEST_ASIDE
            or k + 1 >= len(blocks)
        ):
            return False
        following = blocks[k + 1]
        return (
            following.kind not in ("heading", "chrome")
            and self._goes_on(following)
            and bool(self.contacts_in(self._own_start(following), following.end))
        )

    def _goes_on(self, block: Block) -> bool:
        """Can a block below the name belong to its card?"""
        if block.kind == "heading":
            return block.section in DETAILS or bool(self.contacts_in(block.start, block.end))
        if block.kind == "chrome" or block.end - block.start > _LONGEST_LINE:
            return False
        if block.section in DETAILS:
            return True
        start = self._own_start(block)
        inside = self.contacts_in(start, block.end)
        if inside:
            return not _POSTCODE.search(self.text, start, inside[0].start)
        if block.section in PERSONAL:
            return True
        titles = titles_in(self.text, block.start, block.end)
        return bool(titles) and self._is_all(titles, block.start, block.end)

    def _own_start(self, block: Block) -> int:
        """Where the block begins, its label in the same line with it."""
        beside = block.label is not None and "\n" not in self.text[block.label.end : block.start]
        return block.label.start if block.label and beside else block.start

    def _titles_after(self, card: Card, *, same_line: bool) -> tuple[Title, ...]:
        position, line_end = card.anchor.end, card.line_end
        limit = min(card.limit, line_end) if same_line else card.limit
        index = self.layout.index_at(card.anchor.start)
        running = index is not None and self._is_running(self.layout.blocks[index], card.anchor)
        if running:
            return self._direct_title(position, card.limit)
        found: list[Title] = []
        for start, end in self._segments(position, limit):
            titles = titles_in(self.text, start, end)
            if self.contacts_in(start, end):
                if start >= line_end and not self._is_position(start):
                    break
                continue
            found += [t for t in titles if t.start == start or t.end == end]
            if len(self.text[start:end]) > 90:
                break
        return tuple(found)

    def _is_position(self, position: int) -> bool:
        block = self.layout.at(position)
        return block is not None and block.section == "person_position"

    def _direct_title(self, position: int, limit: int) -> tuple[Title, ...]:
        """In running text a title follows at once: *Maija Virtanen, projektipäällikkö*; a body may stand between."""
        found: list[Title] = []
        for title in titles_in(self.text, position, limit):
            gap = self.text[position : title.start]
            opener = _DIRECT.match(gap)
            rest = gap[opener.end() if opener else 0 :]
            plain = bool(gap) and not gap.strip() and not found and title.text[0].islower()
            if (
                not plain
                and not re.match(r"\s*[,(–]", gap)
                or re.search(r"[,;.]", rest)
                or len(rest.split()) > 3
                or re.search(r"\b(?:ja|sekä|että|joka)\b", rest)
            ):
                break
            found.append(title)
            position = title.end
        return tuple(found)

    def _segments(self, start: int, end: int) -> list[tuple[int, int]]:
        pieces: list[tuple[int, int]] = []
        position = start
        for match in [*_SEPARATOR.finditer(self.text, start, end), None]:
            stop = match.start() if match else end
            piece = self.text[position:stop]
            if piece.strip():
                left = position + len(piece) - len(piece.lstrip())
                pieces.append((left, left + len(piece.strip())))
            position = match.end() if match else end
        return pieces


def own_label(layout: Layout, block: Block) -> str | None:
    """The block's label, unless it is the heading above that labels it."""
    label, heading = layout.label(block), layout.heading(block)
    return None if heading is not None and label == layout.of(heading) else label


def fields_on(layout: Layout, card: Card, section: str) -> Iterator[Block]:
    """The filled fields of a section (``person_position``) that stand on the card."""
    first = layout.index_at(card.anchor.start)
    for block in layout.blocks[first if first is not None else len(layout.blocks) :]:
        if block.start >= card.limit:
            return
        if block.section == section and card.anchor.end <= block.start < block.end:
            yield block


def sentence_at(layout: Layout, position: int) -> Extent | None:
    """The sentence that holds the position, or None between blocks."""
    index = layout.index_at(position)
    if index is None:
        return None
    sentences = layout.sentences[index]
    at = bisect_right(sentences, position, key=lambda s: s.start) - 1
    return sentences[at] if at >= 0 and position < sentences[at].end else None


@cached
def _before_gap() -> re.Pattern[str]:
    """What may stand between a title and its bearer's name: a colon, a dash, degrees."""
    degrees = "|".join(re.escape(d) for d in sorted(table("people")["degrees"], key=lambda d: (-len(d), d)))
    joint = rf"\s+{either('people', 'copulas')}\s+"
    return re.compile(rf"(?:{joint}|(?:[\s:…_–\"'”-]|\.{{3,}}+)*+)(?:,?\s*(?:{degrees})[\s,]+){{0,3}}")


def has_degree(text: str, position: int) -> bool:
    """Does a degree stand in front of the position: *FT MAIJA VIRTANEN*?"""
    before = text[max(0, position - 12) : position].split()
    return (
        bool(before) and text[position - 1 : position] in " ," and before[-1].strip(",") in table("people")["degrees"]
    )


def occupation(titles: Sequence[Title]) -> str | None:
    """The person's title: the first occupation, else what they have studied, else what they are in the project."""
    named = [t for t in titles if t.is_title]
    return min(named, key=lambda t: (t.is_role, t.is_qualification)).text if named else None
