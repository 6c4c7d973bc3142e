"""Table rows that copying has flattened: a label and one or more numbers, under a line of column headings."""

import re
from collections.abc import Iterator
from itertools import pairwise

from hankenlp.layout.blocks import Extent
from hankenlp.layout.lines import Line
from hankenlp.resources import table
from hankenlp.resources.additions import cached

UNIT = f"(?:{'|'.join(map(re.escape, table('columns')['units']))})"
_NUMBER = r"-?\d{1,3}(?:[ \u00a0.]\d{3})+(?:,\d{1,2})?|-?\d+(?:,\d{1,2})?|[-–—]"
_CELL = re.compile(rf"(?:{_NUMBER})(?:\s?{UNIT})?(?![\w,.])", re.IGNORECASE)
_TAIL = re.compile(rf"(?:(?:(?<=\s)|^)(?:{_NUMBER})(?:\s?{UNIT})?(?:\s+|$))+$", re.IGNORECASE)
_SHARE = re.compile(r"\s*\(\d{1,3}(?:,\d{1,2})?\s?%\)\Z")
_DIGIT_GROUP = re.compile(rf"[-–—]|\d[\d.,]*(?:\s?{UNIT})?(?![\w])", re.IGNORECASE)
_GAP = re.compile(r"\s*\t\s*|\s{2,}")


def row(line: Line, text: str) -> tuple[Extent, Extent] | None:
    """Label and number part of a line that ends in numbers, or None: *Matkat 28 000 31 104*."""
    if line.length > 160:
        return None
    share = _SHARE.search(text, line.start, line.end)
    end = share.start() if share else line.end
    match = _TAIL.search(text, line.start, end)
    if match is None:
        return None
    tail = _behind_label(text, line, match.start())
    label_end = tail
    while label_end > line.start and text[label_end - 1] in " \t\u00a0:":
        label_end -= 1
    label = text[line.start : label_end]
    if (
        not label
        or not any(c.isalpha() for c in label)
        or (label[-1] in ".;,–-/" and not label.casefold().endswith(_ends_of_total()))
        or len(label) > 90
    ):
        return None
    numbers = text[tail : match.end()]
    if not re.search(r"\d{3}|€|\d,\d", numbers) and "-" not in numbers:
        return None
    return Extent(line.start, label_end), Extent(tail, end)


_OF_LABEL = re.compile(r"[^\W\d_][^\n]*[\s(](?:\d{1,2}|(?:19|20)\d\d|\d{1,3}(?:,\d+)?\s?%)\Z")


def _behind_label(text: str, line: Line, start: int) -> int:
    """Where the numbers begin: behind the first gap where the number before it counts (*vaihe 1*) or is a share.

    Not so in *Matkat 28 000   31 104*, whose first number is a sum.
    """
    gap = _GAP.search(text, line.start, line.end)
    if gap is None or gap.start() < start or gap.end() >= line.end:
        return start
    return gap.end() if _OF_LABEL.fullmatch(text, line.start, gap.start()) else start


@cached
def _ends_of_total() -> tuple[str, ...]:
    return tuple(f"{word}." for word in table("columns")["total_short"])


def cells(text: str, numbers: Extent, columns: int | None) -> list[Extent]:
    """Cut the number part of a row into cells.

    Gaps and units decide where they can; else the number of columns does: *312 000 305 418* is two sums under two
    headings. A single space between groups of three digits belongs to the number.
    """
    parts = split(text, numbers, _GAP)
    if columns and len(parts) == columns or len(parts) > 1 and columns is None:
        return parts
    found = [Extent(m.start(), m.end()) for m in _CELL.finditer(text, numbers.start, numbers.end)]
    if columns is None or len(found) == columns:
        return found
    groups = [m for m in _DIGIT_GROUP.finditer(text, numbers.start, numbers.end)]
    if len(found) == 1 and len(groups) % columns == 0:
        size = len(groups) // columns
        firsts = range(0, len(groups), size)
        if all(_can_begin(groups[i].group()) for i in firsts):
            return [Extent(groups[i].start(), groups[i + size - 1].end()) for i in firsts]
    return _by_sense(text, groups, columns) or found


_UNIT_OF_ALL = re.compile(rf"[^\W\d_](?:,\s|\s?\()(?:(?!%){UNIT})\)?\s*\Z", re.IGNORECASE)
_NUMBER_ALONE = re.compile(rf"(?:{_NUMBER})(?:\s?{UNIT})?", re.IGNORECASE)


def gives_unit(heading: str) -> bool:
    """Does a heading end in the unit of the numbers under it: *Rahoitus, euroa*, *KUSTANNUSARVIO (EUR)*?"""
    return _UNIT_OF_ALL.search(heading) is not None


def stacked(line: Line, below: Line) -> bool:
    """Is the line a label whose number stands alone on the next one?"""
    text = below.text.strip()
    return (
        not below.blank_above
        and line.length <= 70
        and any(c.isalpha() for c in line.text)
        and line.text[-1] not in ".,;?"
        and any(c.isdigit() for c in text)
        and _NUMBER_ALONE.fullmatch(text) is not None
    )


def spread(text: str, label: Extent, numbers: Extent, heads: list[Extent]) -> bool:
    """Do wide gaps divide the headings, and the label from its numbers? Then single spaces are inside of numbers."""
    between = ((a.end, b.start) for a, b in pairwise(heads))
    return _GAP.fullmatch(text, label.end, numbers.start) is not None and all(
        _GAP.fullmatch(text, start, end) for start, end in between
    )


_CAPITALISED = re.compile(r"(?<!\S)[A-ZÅÄÖ]\S*(?:\s(?![A-ZÅÄÖ])\S+)*")
"""A column heading and the words in small letters, years and units behind it."""

Cut = tuple[tuple[int, int], ...]


def _by_sense(text: str, groups: list["re.Match[str]"], columns: int) -> list[Extent] | None:
    """Cut digit groups into ``columns`` numbers of which every group but the first has three digits.

    Of the ways to do it, the one whose numbers differ least in length.
    """

    @cached
    def ways(i: int, left: int) -> dict[tuple[int, int], Cut]:
        """Shortest and longest number of a way to cut ``groups[i:]`` into ``left`` numbers, with its first such cut."""
        if left == 0:
            return {(99, 0): ()} if i == len(groups) else {}
        found: dict[tuple[int, int], Cut] = {}
        if i == len(groups) or not _can_begin(groups[i].group()):
            return found
        for j in range(i + 1, len(groups) + 1):
            rest = groups[i + 1 : j]
            if rest and not (
                _is_leading(groups[i].group()) and re.fullmatch(r"\d{3}(?:,\d+)?(?:\s?\D+)?", rest[-1].group())
            ):
                break
            size = sum(len(re.findall(r"\d", g.group().partition(",")[0])) for g in groups[i:j])
            for (low, high), tail in ways(j, left - 1).items():
                found.setdefault((min(low, size or low), max(high, size)), ((i, j), *tail))
        return found

    if len(groups) > 24:
        return None
    best = ways(0, columns)
    if not best:
        return None
    _, chosen = min(best.items(), key=lambda way: (way[0][1] - way[0][0], way[1]))
    return [Extent(groups[i].start(), groups[j - 1].end()) for i, j in chosen]


def _can_begin(group: str) -> bool:
    """No number begins with the zeros of a thousand."""
    return re.match(r"0\d", group) is None


def _is_leading(group: str) -> bool:
    return re.fullmatch(r"[1-9]\d{0,2}", group) is not None


def split(text: str, extent: Extent, gap: "re.Pattern[str]") -> list[Extent]:
    """The parts of an extent between the matches of ``gap``."""
    parts: list[Extent] = []
    position = extent.start
    for match in gap.finditer(text, extent.start, extent.end):
        if match.start() > position:
            parts.append(Extent(position, match.start()))
        position = match.end()
    if position < extent.end:
        parts.append(Extent(position, extent.end))
    return parts


def column_heads(line: Line, below: Line, text: str) -> list[Extent] | None:
    """The column headings of a header line over the row ``below``, or None where it is no header.

    Headings are told apart by gaps, or by the column words of ``columns.toml``; the heading of the row labels is left
    out. The row decides: it must have as many cells as there are headings, cells of words in its label included.
    """
    found = row(below, text)
    if found is None or line.length > 160 or line.text.endswith((".", ";")) or row(line, text):
        return None
    natural = len(cells(text, found[1], None))
    if natural == 1 and _GAP.fullmatch(text, found[0].end, found[1].start):
        return None  # a gap before the only number: there would be one between two
    candidates = list(_head_candidates(line, text))
    words = len(split(text, found[0], _GAP))
    candidates += [h[-natural:] for h in candidates if words > 1 and len(h) in (words + natural - 1, words + natural)]
    fitting = [h for h in candidates if len(h) >= 2 and len(cells(text, found[1], len(h))) == len(h)]
    return next((h for h in fitting if len(h) == natural), fitting[0] if fitting else None)


def _head_candidates(line: Line, text: str) -> Iterator[list[Extent]]:
    words = table("columns")["words"]
    plain = line.text.casefold()
    if not any(word in plain for word in words):
        return
    parts = split(text, Extent(line.start, line.end), _GAP)
    if len(parts) >= 2:
        if not _is_stub(parts[0], text):
            yield parts
        yield parts[1:]
        return
    alternatives = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w-])(?:{alternatives})\w*(?:,?\s\(?{UNIT}\)?)?(?![\w])", re.IGNORECASE)
    heads = [Extent(m.start(), m.end()) for m in pattern.finditer(text, line.start, line.end)]
    if len(heads) >= 2 and sum(h.end - h.start for h in heads) * 3 >= line.length:
        if not _is_stub(heads[0], text):
            yield heads
        yield heads[1:]
    capitalised = [Extent(m.start(), m.end()) for m in _CAPITALISED.finditer(text, line.start, line.end)]
    if len(capitalised) >= 2 and capitalised[0].start == line.start:
        yield capitalised[1:]
        yield capitalised


def _is_stub(head: Extent, text: str) -> bool:
    return any(head.of(text).casefold().startswith(word) for word in table("columns")["stubs"])
