"""Rows of names: *A, B (b) sekä alueen yritykset ja C* is one group, which shares what the sentence says of it.

Between two names of a row stand commas and conjunctions, brackets, abbreviations (*eli X*) and names or common nouns
that nobody knows, but no verb, no relative pronoun and no word that is a role by itself (*osatoteuttajana*).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from hankenlp.extraction.mentions import Named
from hankenlp.extraction.words import Word
from hankenlp.language.morphology import in_lexicon
from hankenlp.language.nominative import without_ending
from hankenlp.resources.additions import cached_up_to
from hankenlp.resources.patterns import either

LONGEST_GAP: Final = 120
"""Characters that may stand between two names of a row."""
MOST_WORDS: Final = 7
_SEPARATOR: Final = re.compile(r"[,;/&·•+]|(?<![\w-])(?:ja|sekä|och|eli|että|and)(?![\w-])")
_BRACKET: Final = re.compile(r"\([^()]*\)?|^[^()]{0,12}\)")
_OPEN: Final = re.compile(r"\s*(?:\([^()\d]{0,12}|[–—]\s)?")
"""What stands between a name and another in brackets or after a dash: *STEA (ent. RAY)*, *Turun kirjasto – Åbo bibliotek*."""
_RELATIVE: Final = re.compile(
    r"[^,;:.]{0,20},\s+(?:joka|jonka|jota|jolle|jossa|jotka)\s[^.;:]*,\s+sekä\s+(?:[a-zåäö]+\s+)?"
)
"""What stands between two names of a row of which the first has a clause of its own: *A, joka kouluttaa, sekä B*."""
_CLAUSE: Final = re.compile(
    r"[,;]\s+(?:ja|mutta|joka|jonka|jota|jossa|jolle|joille|joiden|jotka|joita|kun|jos|että|vaan|sillä|koska|ellei)\b"
    r"|[;:](?=\s)|\s[–—]\s"
)
_NAMES_BESIDE: Final = re.compile(r"(?<!\w)[A-ZÅÄÖ][\w’-]*\s[–—]\s[A-ZÅÄÖ]")
"""A dash between two capitals joins the halves of a name: *Silta – Bron*."""

_STOP: Final = re.compile(rf"[.!?:](?=\s)|\n\s*\n|\d\s?{either('roles', 'row_units')}")
_BREAKS: Final = frozenset(("joka", "mikä", "kun", "jos", "mutta", "koska", "vaan", "kuten", "kanssa"))


@dataclass(frozen=True, slots=True)
class Group:
    """Names in one row, with the case that its last name stands in."""

    start: int
    end: int
    mentions: tuple[Named, ...]
    case: str
    cases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its words, the index of the first of them in the document, its names, and who writes the page.

    ``asked``: whether it stands under a heading that asks who takes part, so that the project goes without saying.
    """

    text: str
    words: Sequence[Word]
    first: int
    mentions: Sequence[Named]
    letterhead: Named | None
    asked: bool = False


@cached_up_to(20_000)
def lemmas(form: str) -> frozenset[str]:
    """What a word may be the form of, and the form itself."""
    lower = form.lower()
    return frozenset(a.lemma.lower() for a in in_lexicon(lower)) | {lower}


@cached_up_to(20_000)
def is_verb(form: str) -> bool:
    """A finite verb and nothing else."""
    readings = [a for a in in_lexicon(form) if a.pos != "X"]
    return (
        form.islower()
        and bool(readings)
        and all(a.pos in ("VERB", "AUX") and "VerbForm=Fin" in a.feats for a in readings)
    )


@cached_up_to(5000)
def _may_be_verb(form: str) -> bool:
    readings = [a for a in in_lexicon(form) if a.pos in ("VERB", "AUX")]
    return form.islower() and any("VerbForm=Fin" in a.feats and "Person=3" in a.feats for a in readings)


@cached_up_to(5000)
def _is_predicate(form: str) -> bool:
    """A verb and nothing else that may be finite: *toteuttaa A ja rahoittaa B*."""
    readings = [a for a in in_lexicon(form) if a.pos != "X"]
    return _may_be_verb(form) and all(a.pos in ("VERB", "AUX") for a in readings)


def groups_of(sentence: Sentence, is_role: Callable[[str], bool]) -> list[Group]:
    """The rows of the sentence; ``is_role`` tells words that name a role and so end a row."""
    rows: list[list[Named]] = []
    for mention in sentence.mentions:
        if rows and _goes_on(sentence, rows[-1][-1], mention, is_role):
            rows[-1].append(mention)
        else:
            rows.append([mention])
    return [_group(sentence, row) for row in rows]


def _group(sentence: Sentence, row: list[Named]) -> Group:
    named = [n for n in row if n.type == "organization"] or row
    cases = tuple(case_of(sentence.words, n, sentence.first) for n in named)
    return Group(row[0].start, row[-1].end, tuple(row), _row_case(cases), cases)


def relative_subject(words: Sequence[Word], groups: Sequence[Group]) -> Group | None:
    """The row right before a clause that *joka* or *jotka* begins, as the subject of that clause."""
    if not words or words[0].form not in ("joka", "jotka"):
        return None
    before = [g for g in groups if g.end <= words[0].start and words[0].start - g.end <= 2]
    return replace(before[-1], start=words[0].start, end=words[0].start, case="Nom", cases=("Nom",)) if before else None


def _goes_on(sentence: Sentence, left: Named, right: Named, is_role: Callable[[str], bool]) -> bool:
    between = sentence.text[left.end : right.start]
    if _OPEN.fullmatch(between):
        return True
    if _RELATIVE.fullmatch(between):
        return True
    if len(between) > LONGEST_GAP or _STOP.search(between):
        return False
    words = [w for w in sentence.words if left.end <= w.start < right.start]
    if re.match(r"[^,]*,\s*(?:ja|sekä)\s", between) and any(
        _may_be_verb(w.form) for w in sentence.words if w.start >= right.end
    ):
        return False  # a comma before "ja" begins another clause
    plain = _BRACKET.sub(" ", between)
    outside = [w for w in words if w.text in plain]
    parts = _SEPARATOR.split(plain)
    if len(parts) < 2 or parts[0].strip(" \n\t)") and not parts[0].strip()[:1].isupper():
        return False
    if any(len(p.split()) > MOST_WORDS for p in parts):
        return False
    return not any(
        is_verb(w.form) or _is_predicate(w.form) or lemmas(w.form) & _BREAKS or is_role(w.form) for w in outside
    )


def _row_case(cases: Sequence[str]) -> str:
    """The case of most names of a row; abbreviations without an ending do not outvote a name that has one."""
    other = [c for c in cases if c != "Nom"]
    return other[0] if len(other) * 2 >= len(cases) and other else "Nom"


def case_of(words: Sequence[Word], mention: Named, offset: int) -> str:
    """The case that a mention stands in, by its last word and its base form."""
    at = mention.last - 1 if mention.head is None else mention.head
    word = words[min(at - offset, len(words) - 1)]
    base = mention.name.split()[-1]
    if word.text == base or word.form == base:
        return "Nom"
    if without_ending(word.form) is not None:
        return word.candidates[0].case
    fitting = [c.case for c in word.candidates if c.form.casefold() == base.casefold()]
    return fitting[0] if fitting else word.candidates[0].case


def clauses(sentence: Sentence, groups: Sequence[Group]) -> list[tuple[int, int]]:
    """Where the sentence's clauses begin and end. No row is cut, and a row right after a colon stays with its lead."""
    start, end = sentence.words[0].start, sentence.words[-1].end
    cuts = [
        m.start() + 1
        for m in _CLAUSE.finditer(sentence.text, start, end)
        if not _in_brackets(sentence.text, start, m.start())
        and not any(g.start < m.start() < g.end for g in groups)
        and not (m.group() == ":" and _leads(sentence, m.end(), groups))
        and not _joins_names(sentence.text, m)
    ]
    return list(pairwise([start, *cuts, end + 1]))


def _joins_names(text: str, cut: re.Match[str]) -> bool:
    """Whether the dash stands inside a name: *hankkeelle Silta – Bron*."""
    before = text.rfind(" ", 0, cut.start()) + 1
    return cut.group().strip() in ("–", "—") and _NAMES_BESIDE.match(text, before) is not None


def _leads(sentence: Sentence, colon: int, groups: Sequence[Group]) -> bool:
    """Whether a row begins within two words after the colon."""
    after = [w for w in sentence.words if w.start >= colon][:3]
    return any(g.start >= colon and after and g.start <= after[-1].start for g in groups)


def _in_brackets(text: str, start: int, position: int) -> bool:
    before = text[max(start, position - 300) : position]
    return before.count("(") > before.count(")")
