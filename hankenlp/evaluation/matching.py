"""When a predicted span, name or value is the annotated one."""

import re
from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from hankenlp.documents import Span
from hankenlp.gold import GoldSpan

OVERLAP = 0.7
EDGE = " \t\n\r\u00a0.,;:·•-–*"
LEADING = re.compile(r"(?:vuo[nds]\w+|v\.|noin|n\.|yhteensä|enintään|vähintään)\s+", re.IGNORECASE)


class Wanted(Protocol):
    """Anything annotated that has a place."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def optional(self) -> bool: ...


W = TypeVar("W", bound=Wanted)
P = TypeVar("P", bound=Span)


def fold(name: object) -> str:
    """A name as it is compared: white space and case aside."""
    return " ".join(str(name or "").split()).casefold()


def digits(value: object) -> str:
    """A telephone number as it is compared."""
    return "".join(char for char in str(value or "") if char.isdigit())


def anything(_want: object, _got: object) -> bool:
    """Where the place alone decides."""
    return True


def same_sum(want: GoldSpan, got: Any) -> bool:
    """Whether value and currency are the annotated ones."""
    return abs(float(want.data["value"]) - float(got.value)) < 0.01 and got.currency == want.data.get("currency", "EUR")


def same_date(want: GoldSpan, got: Any) -> bool:
    """Whether the EDTF is the annotated one."""
    return bool(str(want.data["edtf"]) == got.edtf)


def same_title(want: str | None, got: str | None) -> bool:
    """Whether the title is the annotated one, or holds it and little else."""
    if not want or not got:
        return not want and not got
    return fold(got) == fold(want) or (fold(want) in fold(got) and len(got) < 1.5 * len(want))


def agree(key: str, want: Any, got: Any) -> bool:
    """Whether an attribute is the annotated one, or one of those annotated."""
    if key == "share":
        return want is got if want is None or got is None else abs(want - got) < 1e-3
    if key == "project":
        return fold(got) in [fold(one) for one in (want if isinstance(want, list) else [want])]
    if key == "subject":
        return fold(want) == fold(got)
    return got in want if isinstance(want, list) else bool(want == got)


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Intersection over union of two places."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared / (max(a[1], b[1]) - min(a[0], b[0])) if shared > 0 else 0.0


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without space and punctuation at its ends, and without *vuonna*, *noin* and the like before it."""
    end = min(end, len(text))
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    lead = LEADING.match(text, start, end)
    return (lead.end() if lead and lead.end() < end else start), end


def align(
    gold: Sequence[W], items: Sequence[P], text: str, same: Callable[[Any, Any], bool] = anything
) -> tuple[list[tuple[W, P]], list[W], list[P]]:
    """Greedy one-to-one alignment by overlap: pairs, missed gold (optional left out), wrong predictions."""
    wanted = [trimmed(text, g.start, g.end) for g in gold]
    given = [trimmed(text, p.start, p.end) for p in items]
    scored = sorted(
        (-shared, i, j)
        for i, want in enumerate(wanted)
        for j, got in enumerate(given)
        if (shared := overlap(want, got)) >= OVERLAP and same(gold[i], items[j])
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in scored:
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    pairs = [(gold[i], items[j]) for i, j in partner.items()]
    missed = [g for i, g in enumerate(gold) if i not in partner and not g.optional]
    return pairs, missed, [p for j, p in enumerate(items) if j not in taken]
