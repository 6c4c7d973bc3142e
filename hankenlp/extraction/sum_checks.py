"""Sums that a document contradicts: percentages that they do not give, parts that do not make their total.

A warning needs a text that says what belongs to what: *A, josta B (75 %)*, a bracket that compares two sums, rows of a
table over their total. Whatever else of the document would explain the figures silences it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from hankenlp.documents import Amount, Warning
from hankenlp.extraction.amount_scenes import Scene
from hankenlp.extraction.table_kinds import Row, groups
from hankenlp.resources.additions import cached
from hankenlp.resources.patterns import either, expressions, pattern

_PERCENT = re.compile(rf"(?<![\d.,–-])(\d{{1,3}}(?:[.,]\d{{1,2}})?)\s?{either('amounts', 'percent')}")
_NUMBER = re.compile(r"\d[\d.,\s\u00a0]*")
_OF_WHICH = re.compile(rf"[\s,;()%\d]*{either('amounts', 'of_which')}\b", re.IGNORECASE)
_WHOLES = frozenset(("budget", "cost", "funding"))
_PARTS = frozenset(("external_funding", "self_funding"))
_SPENT = frozenset(("budget", "cost"))
_MOST_ROWS = 40
_FAR = 2.0


@dataclass(frozen=True, slots=True)
class Item:
    """A sum with what was found of it."""

    amount: Amount
    scene: Scene

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands."""
        return self.amount.start, self.amount.end


@dataclass(frozen=True, slots=True)
class Percent:
    """A written percentage and its value; ``slack`` is one unit of its last digit."""

    span: tuple[int, int]
    text: str
    value: float
    slack: float


def checked(items: Sequence[Item]) -> list[Warning]:
    """The warnings about the sums of a document, in the order of their evidence."""
    exact = [item for item in items if not _is_inexact(item)]
    found = [*_comparisons(exact), *_shares(exact), *_sentences(exact), *_tables(items), *_hundreds(exact)]
    return sorted({warning.spans[:2]: warning for warning in found}.values(), key=lambda warning: warning.spans)


@cached
def _inexact() -> "re.Pattern[str]":
    return re.compile(rf"(?:^|\W){either('consistency', 'inexact')}\s*$", re.IGNORECASE)


def _is_inexact(item: Item) -> bool:
    """*noin 20 000 €*, *enintään 20 000 €*, *10 000–20 000 €*."""
    return item.amount.value_min is not None or _inexact().search(item.scene.left[-30:]) is not None


def _percent(match: "re.Match[str]", sign: int = 0) -> Percent:
    written = match.group(1)
    decimals = len(re.split("[.,]", written)[1]) if re.search("[.,]", written) else 0
    value = float(written.replace(",", "."))
    return Percent((match.start(1), match.end() if sign == 0 else match.end(1)), written, value, float(10**-decimals))


def _gives(part: Amount, whole: float, percent: Percent, precision: float) -> bool:
    """May the part be that percentage of the whole, as both are written?"""
    if whole <= 0:
        return True
    ratio = 100 * part.value / whole
    slack = percent.slack + ratio * (unit(part) / 2 / max(part.value, 0.01) + precision / 2 / whole)
    return abs(ratio - percent.value) <= slack


def _comparisons(items: Sequence[Item]) -> Iterator[Warning]:
    """*52 000 € (97 % alkuperäisen ollessa 50 000 €)*: two sums that a bracket compares."""
    for left, right in pairwise(items):
        text = left.scene.layout.text
        between = _compared().fullmatch(text, left.amount.end, right.amount.start)
        percent = _PERCENT.search(text, left.amount.end, right.amount.start)
        if between is None or percent is None or not text.startswith(")", right.amount.end):
            continue
        stated = _percent(percent)
        if left.amount.currency == right.amount.currency and not _gives(
            left.amount, right.amount.value, stated, unit(right.amount)
        ):
            yield _share_warning(stated, left, [right])


@cached
def _compared() -> "re.Pattern[str]":
    words = rf"(?:\s+{either('consistency', 'compared')}){{1,4}}"
    return re.compile(rf"\s*\(\s*{_PERCENT.pattern}{words}\s+", re.IGNORECASE)


def _share_warning(stated: Percent, part: Item, wholes: Sequence[Item]) -> Warning:
    """``wholes`` make the whole together."""
    ratio = 100 * part.amount.value / sum(item.amount.value for item in wholes)
    decimals = len(stated.text.replace(",", ".").partition(".")[2])
    message = f"{_finnish(stated.value, decimals)} % is stated, the sums give {_finnish(ratio, decimals)} %"
    rest = (item.span for item in wholes if item is not part)
    return Warning(code="share-mismatch", message=message, spans=(part.span, stated.span, *rest))


def _finnish(value: float, decimals: int) -> str:
    """*1234.5* as *1 234,50*."""
    return f"{value:,.{decimals}f}".replace(",", " ").replace(".", ",")


def _shares(items: Sequence[Item]) -> Iterator[Warning]:
    """*40 000 €, josta 20 000 € (75 %)*: a share of the sum right before it in the sentence."""
    for whole, parts in _of_which(items):
        for part in parts:
            stated = _stated(part)
            if part.amount.share is None or stated is None or part.amount.currency != whole.amount.currency:
                continue
            if not any(_explains(part, other, stated) for other in items):
                yield _share_warning(stated, part, [whole])


def _explains(part: Item, other: Item, stated: Percent) -> bool:
    """Is the part that percentage of another sum?"""
    return other is not part and _gives(part.amount, other.amount.value, stated, unit(other.amount))


def _stated(part: Item) -> Percent | None:
    """The only percentage behind the sum, or right before it, that its share was read from."""
    scene, share = part.scene, part.amount.share
    start, end = scene.sum.start - min(len(scene.left), 40), scene.sum.end + min(len(scene.right), 80)
    found = [_percent(match) for match in _PERCENT.finditer(scene.layout.text, start, end)]
    fitting = [p for p in found if share is not None and abs(p.value / 100 - share) < 1e-6]
    if len(found) != 1 or len(fitting) != 1:
        return None
    before = scene.layout.text[max(0, fitting[0].span[0] - 30) : fitting[0].span[0]]
    return None if _inexact().search(before) else fitting[0]


def _of_which(items: Sequence[Item]) -> Iterator[tuple[Item, list[Item]]]:
    """Each sum whose parts follow it in the sentence, *josta* first, with these parts."""
    for i, whole in enumerate(items):
        following = list(takewhile(lambda item: item.scene.follows, items[i + 1 :]))
        if not following or whole.amount.kind not in _WHOLES or not _OF_WHICH.match(following[0].scene.left):
            continue
        more = takewhile(lambda item: not _starts_anew(item), following[1:])
        parts = [following[0], *more]
        if all(part.amount.kind in _PARTS for part in parts):
            yield whole, parts


def _starts_anew(item: Item) -> bool:
    """*josta 5 000 € … josta 2 000 €*, *lisäksi 3 000 €*."""
    left = item.scene.left
    return _OF_WHICH.search(left) is not None or pattern("consistency", "besides").search(left) is not None


def _sentences(items: Sequence[Item]) -> Iterator[Warning]:
    """Parts that make more than their whole, or less though their percentages make a hundred."""
    for whole, parts in _of_which(items):
        if len(parts) < 2 or len({item.amount.currency for item in (whole, *parts)}) > 1:
            continue
        added = sum(part.amount.value for part in parts)
        shares = [part.amount.share for part in parts]
        complete = None not in shares and abs(sum(share or 0 for share in shares) - 1) < 0.005
        wrong = _differ(whole, parts) and (added > whole.amount.value or complete)
        if wrong and not any(_equal(added, other.amount) for other in items):
            yield _sum_warning(whole, parts)


def _hundreds(items: Sequence[Item]) -> Iterator[Warning]:
    """Parts side by side whose percentages make a hundred are parts of what they make together."""
    by_place: dict[tuple[object, ...], list[Item]] = {}
    for item in items:
        if item.amount.kind in _PARTS and item.amount.share is not None and item.scene.index is not None:
            block = item.scene.block
            place = block.heading if block is not None and block.kind in ("row", "field", "item") else item.scene.index
            by_place.setdefault((block is not None and block.kind, place, item.amount.currency), []).append(item)
    for parts in by_place.values():
        added = sum(part.amount.value for part in parts)
        if len(parts) < 2 or abs(sum(part.amount.share or 0 for part in parts) - 1) > 0.0001:
            continue
        for part in parts:
            stated = _stated(part)
            fits = stated is None or _gives(part.amount, added, stated, max(unit(p.amount) for p in parts))
            if stated is not None and not fits and not any(_explains(part, other, stated) for other in items):
                yield _share_warning(stated, part, parts)


def _differ(whole: Item, parts: Sequence[Item]) -> bool:
    slack = sum(unit(item.amount) for item in (whole, *parts)) / 2
    return abs(whole.amount.value - sum(part.amount.value for part in parts)) > max(slack, 1.0)


def unit(amount: Amount) -> float:
    """What the last written digit of a sum stands for: a cent, a whole unit, a tenth of a million."""
    decimals = re.search(r"\d[.,](\d{1,2})(?!\d)", amount.text)
    written = _NUMBER.match(amount.text)
    digits = re.sub(r"\D", "", written.group()) if written else ""
    value = int(digits) / (10 ** len(decimals[1]) if decimals else 1) if digits else 0
    factor = amount.value / value if value else 1.0
    return max(factor, 1.0) / (10 ** len(decimals[1]) if decimals and factor > 1.5 else 1)


def _equal(value: float, amount: Amount) -> bool:
    return abs(value - amount.value) <= 1.0


def _sum_warning(whole: Item, parts: Sequence[Item]) -> Warning:
    added = sum(part.amount.value for part in parts)
    decimals = 0 if added == int(added) and whole.amount.value == int(whole.amount.value) else 2
    stated = _finnish(whole.amount.value, decimals)
    message = f"{stated} is stated, the parts give {_finnish(added, decimals)}"
    return Warning(code="sum-mismatch", message=message, spans=(whole.span, *(part.span for part in parts)))


def _tables(items: Sequence[Item]) -> Iterator[Warning]:
    """Rows over a total, column by column, and shares of a whole that stands over them."""
    for rows in groups([item.scene for item in items]):
        if len(rows) > _MOST_ROWS or _has_unread(rows, items):
            continue
        for at, row in enumerate(rows):
            if at > 1 and _is_label(row, "totals"):
                yield from _columns(rows[:at], row, items)
        yield from _under_whole(rows, items)


def _is_label(row: Row, key: str) -> bool:
    label = re.sub(r"\([^()]*\)", " ", row.label)
    return any(p.fullmatch(" ".join(label.split()).strip(" :.").lower()) for p in expressions("consistency", key))


def _has_unread(rows: Sequence[Row], items: Sequence[Item]) -> bool:
    """Does a number stand among the rows that nobody read as a sum, and no percentage or year?"""
    members = [items[i] for row in rows for i in row.members]
    text, position = members[0].scene.layout.text, members[0].amount.end
    for item in members[1:]:
        between = _PERCENT.sub(" ", text[position : item.amount.start])
        numbers = re.findall(r"\d[\d\u00a0 .,]*\d|\d", re.sub(r"\b(?:19|20)\d\d\b", " ", between))
        if len(between) > 200 or any(len(re.sub(r"\D", "", number)) > 2 for number in numbers):
            return True
        position = item.amount.end
    return False


def _columns(rows: Sequence[Row], total: Row, items: Sequence[Item]) -> Iterator[Warning]:
    parts = [row for row in rows if not row.total]
    width = len(total.members)
    subtotals = [row for row in rows if row.total]
    if len(parts) < 2 or any(len(row.members) != width for row in rows) or _has_aside((*rows, total)):
        return
    for column in range(width):
        whole = items[total.members[column]]
        members = [items[row.members[column]] for row in parts]
        everything = [*members, whole]
        if len({item.amount.currency for item in everything}) > 1 or any(_is_inexact(item) for item in everything):
            continue
        if len({item.amount.kind in _SPENT for item in members}) > 1 or any(i.amount.kind == "other" for i in members):
            continue
        closing = [items[row.members[column]].amount.value for row in subtotals]
        if _differ(whole, members) and not _is_explained(whole, members, closing, items):
            yield _sum_warning(whole, members)


def _has_aside(rows: Sequence[Row]) -> bool:
    return any(pattern("consistency", "asides").search(row.label) for row in rows)


def _is_explained(whole: Item, parts: Sequence[Item], subtotals: Sequence[float], items: Sequence[Item]) -> bool:
    """Is the total that of some of the rows, or the difference a sum of the document, or too great to be a slip?"""
    values, total = [part.amount.value for part in parts], whole.amount.value
    added = sum(values)
    if not added / _FAR < total < added * _FAR:
        return True
    wanted = {total, total - sum(subtotals), *(total - one for one in subtotals)}
    runs = {sum(values[start:]) for start in range(len(values))} | {sum(values[:end]) for end in range(1, len(values))}
    if any(abs(run - one) <= 1.0 for run in runs for one in wanted):
        return True
    if subtotals and abs(sum(subtotals) - total) <= 1.0:
        return True
    difference = abs(added - total)
    return any(_equal(difference, item.amount) for item in items)


def _under_whole(rows: Sequence[Row], items: Sequence[Item]) -> Iterator[Warning]:
    """*Kokonaisbudjetti 90 000 €* over the external and the own share of it, whose percentages make a hundred."""
    first, *others = rows
    if len(others) < 2 or not _is_label(first, "wholes") or any(len(row.members) != 1 for row in rows):
        return
    whole, parts = items[first.members[0]], [items[row.members[0]] for row in others]
    if not {part.amount.kind for part in parts} <= _PARTS or any(_is_inexact(item) for item in (whole, *parts)):
        return
    shares = [part.amount.share for part in parts]
    if None in shares or abs(sum(share or 0 for share in shares) - 1) > 0.005:
        return
    if _differ(whole, parts) and whole.amount.currency == parts[0].amount.currency:
        yield _sum_warning(whole, parts)
