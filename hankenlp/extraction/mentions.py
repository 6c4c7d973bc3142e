"""``Named``: a mention of an organisation, a place or a programme, before it becomes a model of its field."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

Type = Literal["organization", "place", "programme"]

RANK: Final[dict[Type, int]] = {"organization": 2, "programme": 1, "place": 0}
"""What a name rather is, where two proposals are equally long."""


@dataclass(frozen=True, slots=True)
class Named:
    """One mention.

    Attributes:
        start, end: its extent in the text.
        first, last: its words in ``words_of(layout)``, ``last`` exclusive.
        type, kind: what it names; ``kind`` as in the knowledge base, or empty.
        name: its base form.
        confidence: 0.95 for known names, 0.85 for patterns, 0.8 for field values, 0.6 for guesses.
        entries: ids of the knowledge base's entries that bear the name.
        head: the word that bears the case, where several names share it: *kaupungit* of *Oulun ja Kemin kaupungit*.
    """

    start: int
    end: int
    first: int
    last: int
    type: Type
    kind: str
    name: str
    confidence: float
    entries: tuple[str, ...] = ()
    head: int | None = None

    def text_is_base(self, text: str) -> bool:
        """Whether the mention stands in its base form."""
        return text[self.start : self.end].casefold() == self.name.casefold()


def longest(proposals: Iterable[Named]) -> list[Named]:
    """The proposals that overlap no longer one."""
    kept: list[Named] = []
    taken: set[int] = set()
    order = sorted(
        proposals,
        key=lambda n: (-(n.last - n.first), -(n.end - n.start), -n.confidence, -RANK[n.type], n.start),
    )
    for mention in order:
        span = range(mention.first, mention.last)
        if not taken.intersection(span):
            kept.append(mention)
            taken.update(span)
    return sorted(kept, key=lambda n: n.start)
