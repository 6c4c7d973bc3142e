"""Bare nouns that stand for a body that the document names: *kaupunki* for *Rauman kaupunki*, *yhdistys* for *X ry*.

Such a noun is no mention; but what a sentence says of it, it says of the body. It must fit one body only, or the one in
whose name the page is written.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from hankenlp.extraction.mentions import Named
from hankenlp.extraction.organization_nouns import head_of, is_genitive
from hankenlp.extraction.words import SPACE, Word
from hankenlp.layout import Layout
from hankenlp.resources import table

_LINE_END: Final = re.compile(r"[ \u00a0]*(?:$|\n| {2,}|\t|[|–/(:·›>-])")
MOST_LETTERS: Final = 24
"""Letters that may stand before a letterhead: *Siirry pääsisältöön*."""
SHORTEST: Final = 5
"""Letters of a noun that may stand for a longer compound: *oppilaitos* for *ammattioppilaitos*."""


def letterhead(layout: Layout, mentions: Sequence[Named]) -> Named | None:
    """The organisation in whose name a page is written: the one that one of its first lines begins with.

    Navigation above it does not count.
    """
    first = next((n for n in mentions if n.type == "organization"), None)
    if first is None:
        return None
    text = layout.text
    above = next((b.end for b in reversed(layout.blocks[:3]) if b.kind == "chrome" and b.end <= first.start), 0)
    opening = text[above : first.start].lstrip("\n") if above else text[: first.start]
    letters = sum(c.isalpha() for c in opening)
    line = opening.rpartition("\n")[2]
    begins = not line.strip() or line.endswith(("  ", "\t", "| "))
    ends = _LINE_END.match(text, first.end) is not None
    return first if opening.count("\n") < 2 and letters < MOST_LETTERS and begins and ends else None


def references(
    words: Sequence[Word], mentions: Sequence[Named], writer: Named | None
) -> dict[int, tuple[Named, Named]]:
    """First word of a bare noun → a mention for it, and the organisation that it stands for."""
    bodies = [n for n in mentions if n.type == "organization"]
    taken = {i for n in mentions for i in range(n.first, n.last)}
    return {r.first: (r, of) for r, of in _references(words, bodies, taken, writer)} if bodies else {}


def _references(
    words: Sequence[Word], bodies: Sequence[Named], taken: set[int], writer: Named | None
) -> Iterator[tuple[Named, Named]]:
    model = bodies[0]
    for i, word in enumerate(words):
        if i in taken or word.is_acronym or (word.form[0].isupper() and not word.first) or not word.form[0].isalnum():
            continue
        head = head_of(word)
        if head is None or head.number == "Plur" or _has_attribute(words, i):
            continue
        noun = word.candidates[0].form.lower()
        of = _body(noun, bodies, writer)
        if of is None:
            continue
        last = _unit_end(words, i) if head.case == "Gen" else i + 1
        if last > i + 1:
            noun = words[last - 1].candidates[0].form
        elif head.case == "Gen" and _begins_another(words, i):
            continue
        start, end = word.start, words[last - 1].end
        yield replace(model, start=start, end=end, first=i, last=last, name=noun, entries=(), confidence=0.6), of


def _begins_another(words: Sequence[Word], i: int) -> bool:
    """Whether the noun is only the attribute of another body: *kunnan perusturvalautakunta*."""
    return i + 1 < len(words) and words[i + 1].gap == SPACE and head_of(words[i + 1]) is not None


def _unit_end(words: Sequence[Word], i: int) -> int:
    """*kaupungin työllisyyspalvelut*: a unit acts for the body that it belongs to."""
    if i + 1 >= len(words) or words[i + 1].gap != SPACE or words[i + 1].is_capital:
        return i + 1
    after = head_of(words[i + 1])
    return i + 2 if after is not None and after.noun in _weak() else i + 1


def _weak() -> frozenset[str]:
    return frozenset(w.lstrip("*") for w in table("organization_heads")["weak"])


def _has_attribute(words: Sequence[Word], i: int) -> bool:
    """*toinen kaupunki*, *naapurin kunta*: another one than that which is named."""
    before = words[i - 1] if i else None
    if before is None or before.sentence != words[i].sentence or words[i].gap != SPACE:
        return False
    if before.is_capital and not before.first or before.form[0].isdigit():
        return True
    readings = [a for a in before.analyses if a.is_known]
    if any(a.pos in ("ADV", "CCONJ", "SCONJ", "ADP") for a in readings):
        return False
    return is_genitive(before.form) or any(a.pos in ("ADJ", "NUM", "DET") and a.case for a in readings)


def _body(noun: str, bodies: Sequence[Named], writer: Named | None) -> Named | None:
    """The only body that the noun may stand for."""
    if writer is not None and _is_called(writer, noun):
        return writer
    fitting = [n for n in bodies if _is_called(n, noun)]
    return fitting[0] if len({n.name.casefold() for n in fitting}) == 1 else None


def _is_called(body: Named, noun: str) -> bool:
    parts = body.name.split()
    kinds = table("organization_heads")["kinds_by_form"]
    form = parts[-1].lower()
    if form in kinds and len(parts) > 1:
        if noun in kinds[form]:
            return True
        parts = parts[:-1]
    last = parts[-1].lower()
    return last == noun or (len(noun) >= SHORTEST and last.endswith(noun))
