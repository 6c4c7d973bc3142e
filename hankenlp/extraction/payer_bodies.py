"""The bodies that may pay, each where it is named: organisations, programmes, and what stands for one of them.

*Ministeriö* or *kaupunki* stands for the only body that it fits, and a town's own name for the town that the document
names: *Lapua* in a row for *Lapuan kaupunki*.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from hankenlp.extraction.component import layout_of
from hankenlp.extraction.mentions import Named
from hankenlp.extraction.names import named
from hankenlp.extraction.references import letterhead, references
from hankenlp.extraction.role_rows import case_of
from hankenlp.extraction.words import Word, words_of
from hankenlp.language.nominative import candidates
from hankenlp.resources.additions import cached_up_to
from hankenlp.resources.patterns import word_set


@dataclass(frozen=True, slots=True)
class Body:
    """One that may pay: where it is named, its base form, the case that the name stands in."""

    start: int
    end: int
    name: str
    case: str
    programme: bool


class Bodies:
    """Every body of a document, in its order, and the words around them."""

    def __init__(self, words: Sequence[Word], all_: Sequence[Body]) -> None:
        self.words = words
        self.all = all_
        self._starts = [body.start for body in all_]
        self._word_starts = [word.start for word in words]

    def within(self, start: int, end: int) -> list[Body]:
        """The bodies that lie in an extent; what a bracket or *eli* calls the body before it is left out."""
        inside = self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [body for body in inside if body.end <= end]

    def words_within(self, start: int, end: int) -> Sequence[Word]:
        """The words that begin in an extent."""
        return self.words[bisect_left(self._word_starts, start) : bisect_left(self._word_starts, end)]


def bodies_of(doc: Doc) -> Bodies:
    """The bodies of a document whose names were found."""
    layout = layout_of(doc)
    mentions = named(doc)
    words = words_of(layout)
    own = [n for n in mentions if n.type in ("organization", "programme")]
    meant = references(words, own, letterhead(layout, own)).values() if own else ()
    listed = [
        *((n, n.name) for n in own),
        *((reference, of.name) for reference, of in meant),
        *_towns(mentions, own),
    ]
    listed.sort(key=lambda pair: pair[0].start)
    found: list[Body] = []
    for n, name in listed:
        if found and n.start < found[-1].end or _is_alias(layout.text, found, n):
            continue
        found.append(Body(n.start, n.end, name, case_of(words, n, 0), n.type == "programme"))
    return Bodies(words, found)


_BETWEEN = re.compile(r"\s*\(\s*|\s+(\S+)\s+")


def _is_alias(text: str, found: Sequence[Body], n: Named) -> bool:
    """*Taiteen edistämiskeskus (Taike)*, *Taiteen edistämiskeskus eli Taike*."""
    if not found or n.start - found[-1].end > 12:
        return False
    between = _BETWEEN.fullmatch(text, found[-1].end, n.start)
    if between is None or between[1] is not None and between[1] not in word_set("payers", "same"):
        return False
    return between[1] is not None or text[n.end : n.end + 1] == ")"


def _towns(mentions: Sequence[Named], own: Sequence[Named]) -> Iterator[tuple[Named, str]]:
    """The places that stand for a town that the document names."""
    places = [n for n in mentions if n.type == "place"]
    if not places:
        return
    towns = {place: n.name for n in own if n.type == "organization" for place in _of_town(n.name)}
    for n in places:
        if n.name in towns:
            yield replace(n, type="organization"), towns[n.name]


@cached_up_to(2000)
def _of_town(name: str) -> tuple[str, ...]:
    """*Lapua* of *Lapuan kaupunki*."""
    first, _, head = name.partition(" ")
    if head not in word_set("payers", "towns"):
        return ()
    return tuple({c.form for c in candidates(first) if c.case == "Gen"})
