"""Which candidates are people: the listed names by their form, the doubtful ones by what stands around them.

A title, a number, a mailbox of the same name, a field for people, a degree, the statistical model and a second mention
each add to a candidate's weight.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Doc

from hankenlp.extraction.contacts import ascii_name, belongs_to
from hankenlp.extraction.hints import ENOUGH, hints
from hankenlp.extraction.person_cards import PERSONAL, Anchor, CardReader, has_degree
from hankenlp.extraction.person_lexicon import base_name, is_given_name
from hankenlp.extraction.person_names import Candidate, Scanner, is_listed_name
from hankenlp.extraction.person_titles import titles_in
from hankenlp.layout import Layout
from hankenlp.resources.patterns import word_set

_ENOUGH: Final = 0.7
_SURE: Final = 0.99
_SAME_LIST: Final = 200
_BEHIND: Final = re.compile(r"\s*[,(–]\s*(?P<beside>[^,;()\n]{3,60})|[ \t]*\n[ \t]*(?P<below>[^\n]{3,60})")
_AND: Final = re.compile(r"\s+(?:ja|sekä)\s+", re.IGNORECASE)
_AND_OR_COMMA: Final = re.compile(r",\s+|\s+(?:ja|sekä)\s+", re.IGNORECASE)
_JOINT: Final = 9
"""The most letters that such a joint has."""
_OPENERS: Final = ",;:•(\n|"
_CLOSERS: Final = ",;(\n|\t"


def anchors_of(doc: Doc, reader: CardReader, context: frozenset[str]) -> list[Anchor]:
    """The full names of people, in order. ``context`` are the document's capitalised words."""
    candidates = [(c, _name(reader.text, c, context)) for c in _candidates(reader.layout, context)]
    evidence = _Evidence(doc, reader, candidates)
    found = [(c, name, c.weight if is_listed_name(c) else c.weight + evidence.of(c, name)) for c, name in candidates]
    accepted = {name for _, name, weight in found if weight >= _ENOUGH}
    # A doubtful name that was accepted in one place is accepted in all.
    return [
        Anchor(c.start, c.end, name, min(max(weight, _ENOUGH), _SURE)) for c, name, weight in found if name in accepted
    ]


def _name(text: str, candidate: Candidate, context: frozenset[str]) -> str:
    """The name in the nominative, the given names first: *Korhonen Hannu* → *Hannu Korhonen*."""
    surface = text[candidate.start : candidate.end]
    if candidate.kind != "inverted":
        return base_name(surface, context)
    surname, _, given = base_name(surface, context | {f"={surface.split()[-1]}"}).partition(" ")
    stays = is_given_name(surname) or given.split()[0].casefold() in word_set("people", "middle_names")
    return f"{surname} {given}" if stays else f"{given} {surname}"


def _candidates(layout: Layout, context: frozenset[str]) -> Iterator[Candidate]:
    end_of_last = 0
    for block in layout.blocks:
        if block.label and end_of_last <= block.label.start < block.start and block.kind in ("field", "row"):
            yield from Scanner(layout.text, block.label.start, block.label.end, context).candidates()
        if block.start >= end_of_last:
            yield from Scanner(layout.text, block.start, block.end, context).candidates()
            end_of_last = block.end


class _Evidence:
    """What surroundings add to the weight of a doubtful name."""

    def __init__(self, doc: Doc, reader: CardReader, candidates: Sequence[tuple[Candidate, str]]) -> None:
        self.reader = reader
        self.text = reader.text
        listed = [(c, name) for c, name in candidates if is_listed_name(c)]
        self._names = {name for _, name in listed}
        self._inverted = [c.start for c, _ in listed if c.kind == "inverted"]
        people = [(e.start_char, e.end_char) for e in doc.ents if e.label_ in ("PERSON", "PER")]
        people = sorted([*people, *((h.start, h.end) for h in hints(doc, "person") if h.score >= ENOUGH)])
        self._listed_starts, self._listed_ends = {c.start for c, _ in listed}, {c.end for c, _ in listed}
        self._starts, self._ends = [start for start, _ in people], [end for _, end in people]
        self._contacts = [c.start for c in reader.contacts]
        self._mailboxes = sorted({c.value for c in reader.contacts if c.kind == "email"})
        self._all_mailboxes = " ".join(self._mailboxes).casefold()

    def of(self, candidate: Candidate, name: str) -> float:
        """The sum of what speaks for the candidate."""
        anchor = Anchor(candidate.start, candidate.end, name)
        titled = self._has_title_behind(candidate) or self.reader.titles_before(anchor, None, set())
        grounds = (
            (0.4, name in self._names),
            (0.35, titled),
            (0.25, self._is_reachable(candidate)),
            (0.4, self._has_mailbox(name)),
            (0.3, self._is_in_personal_field(candidate)),
            (0.3, has_degree(self.text, candidate.start)),
            (0.3, candidate.kind == "inverted" and self._is_in_list(candidate)),
            (0.3, self._is_beside_listed(candidate)),
            (0.15, self._is_entity(candidate)),
        )
        return sum(weight for weight, holds in grounds if holds)

    def _has_title_behind(self, candidate: Candidate) -> bool:
        behind = _BEHIND.match(self.text, candidate.end)
        if behind is None:
            return False
        start, end = behind.span(behind.lastgroup or 0)
        return any(t.start == start or t.end == end for t in titles_in(self.text, start, end))

    def _is_reachable(self, candidate: Candidate) -> bool:
        """Does a number or an address follow on the line?"""
        line_end = self.reader.lines[self.reader.line_at(candidate.start)][1]
        at = bisect_left(self._contacts, candidate.end)
        return at < len(self._contacts) and self._contacts[at] < min(line_end, candidate.end + 60)

    def _has_mailbox(self, name: str) -> bool:
        if ascii_name(name.rpartition(" ")[2]) not in self._all_mailboxes:
            return False
        return any(belongs_to(address, name) for address in self._mailboxes)

    def _is_in_personal_field(self, candidate: Candidate) -> bool:
        block = self.reader.layout.at(candidate.start)
        if block is None or block.section not in PERSONAL:
            return False
        before = self.text[max(block.start, candidate.start - 4) : candidate.start].rstrip(" \t\u00a0")
        after = self.text[candidate.end : min(block.end, candidate.end + 4)].lstrip(" \u00a0")
        return (not before or before[-1] in _OPENERS) and (not after or after[0] in _CLOSERS)

    def _is_in_list(self, candidate: Candidate) -> bool:
        """Do other names with the surname first stand near?"""
        at = bisect_left(self._inverted, candidate.start)
        return any(abs(start - candidate.start) < _SAME_LIST for start in self._inverted[max(0, at - 1) : at + 1])

    def _is_beside_listed(self, candidate: Candidate) -> bool:
        """Does *ja* join the name to a listed one? In capitals a comma does, too."""
        joint = _AND_OR_COMMA if self.text[candidate.start : candidate.end].isupper() else _AND
        after = joint.match(self.text, candidate.end)
        if after and after.end() in self._listed_starts:
            return True
        near = range(max(0, candidate.start - _JOINT), candidate.start)
        return any(end in self._listed_ends and joint.fullmatch(self.text, end, candidate.start) for end in near)

    def _is_entity(self, candidate: Candidate) -> bool:
        at = bisect_right(self._ends, candidate.start)
        return at < len(self._starts) and self._starts[at] < candidate.end
