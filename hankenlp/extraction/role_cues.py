"""Roles that a sentence gives: each cue of ``roles.toml`` looks for its names in its own clause.

Names in one row (*A, B ja C*) are a group and share a role. A group belongs to one subject or noun cue only, so that
*Hanketta hallinnoi Diak ja sen osatoteuttajat ovat A ja B* gives two roles to the right names.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, Final, cast

from hankenlp.documents import OrganizationRole
from hankenlp.extraction.mentions import Named
from hankenlp.extraction.words import Word
from hankenlp.language.morphology import analyses
from hankenlp.language.nominative import without_ending
from hankenlp.resources import table

_ROW: Final = re.compile(r"\)?\s*(?:\([^()]*\))?\s*(?:,|&|/|(?:,\s*)?(?:ja|sekä|och|että))\s*(?:myös|lisäksi)?\s*")
_OPEN: Final = re.compile(r"\s*(?:\([^()\d]{0,12})?")
"""What stands between a name and another in brackets after it: *STEA (ent. RAY)*."""
_CLAUSE: Final = re.compile(
    r"[,;]\s+(?:ja|mutta|joka|jonka|jota|jossa|jolle|jotka|joita|kun|jos|että|vaan|sillä|koska|ellei)\b|[;:](?=\s)|\s[–—]\s"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of ``roles.toml``."""

    role: OrganizationRole
    frame: str
    words: tuple[str, ...]
    needs: tuple[str, ...]
    beside: tuple[str, ...]
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Names in one row, with the case that its last name stands in."""

    start: int
    end: int
    mentions: tuple[Named, ...]
    case: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its words, the index of the first of them in the document, its names, and who writes the page."""

    text: str
    words: Sequence[Word]
    first: int
    mentions: Sequence[Named]
    letterhead: Named | None


@cache
def _cues() -> tuple[Cue, ...]:
    return tuple(_cue(entry) for entry in table("roles")["cue"])


def _cue(entry: dict[str, Any]) -> Cue:
    lists = [tuple(entry.get(key, ())) for key in ("words", "needs", "beside", "without")]
    return Cue(cast(OrganizationRole, entry["role"]), entry["frame"], *lists)


@lru_cache(maxsize=20_000)
def lemmas(form: str) -> frozenset[str]:
    """What a word may be the form of, and the form itself."""
    lower = form.lower()
    return frozenset(a.lemma.lower() for a in analyses(lower) if a.is_known) | {lower}


def _fits(form: str, wanted: tuple[str, ...]) -> bool:
    """Whether a word is one of those that are wanted; ``*`` stands for the first part of a compound."""
    return any(w == lemma or (w.startswith("*") and lemma.endswith(w[1:])) for lemma in lemmas(form) for w in wanted)


@lru_cache(maxsize=5000)
def role_of_noun(form: str) -> OrganizationRole | None:
    """The role that a noun by itself names: *hallinnoija*, *osatoteuttaja*."""
    return next((c.role for c in _cues() if c.frame == "noun" and not c.needs and _fits(form, c.words)), None)


def from_sentence(sentence: Sentence) -> Iterator[tuple[int, OrganizationRole]]:
    """Start of a mention and its role, for every role that the sentence gives."""
    if not sentence.mentions and sentence.letterhead is None:
        return
    groups = _groups(sentence)
    for start, end in _clauses(sentence):
        inside = [g for g in groups if start <= g.start < end]
        yield from _clause(sentence, [w for w in sentence.words if start <= w.start < end], inside)


def _clauses(sentence: Sentence) -> list[tuple[int, int]]:
    start, end = sentence.words[0].start, sentence.words[-1].end
    cuts = [
        m.start() + 1
        for m in _CLAUSE.finditer(sentence.text, start, end)
        if not _in_brackets(sentence.text, start, m.start())
    ]
    edges = [start, *cuts, end + 1]
    return list(pairwise(edges))


def _in_brackets(text: str, start: int, position: int) -> bool:
    before = text[max(start, position - 300) : position]
    return before.count("(") > before.count(")")


def _groups(sentence: Sentence) -> list[Group]:
    rows: list[list[Named]] = []
    for mention in sentence.mentions:
        between = sentence.text[rows[-1][-1].end : mention.start] if rows else ""
        if rows and (_ROW.fullmatch(between) or _OPEN.fullmatch(between)):
            rows[-1].append(mention)
        else:
            rows.append([mention])
    return [Group(row[0].start, row[-1].end, tuple(row), _row_case(sentence, row)) for row in rows]


def _row_case(sentence: Sentence, row: list[Named]) -> str:
    named = [n for n in row if n.type == "organization"] or row
    cases = [case_of(sentence.words, n, sentence.first) for n in named]
    return next((c for c in cases if c != "Nom"), "Nom")


def case_of(words: Sequence[Word], mention: Named, offset: int) -> str:
    """The case that a mention stands in, by its last word and its base form."""
    word = words[min(mention.last - 1 - offset, len(words) - 1)]
    base = mention.name.split()[-1]
    if word.text == base or word.form == base:
        return "Nom"
    if without_ending(word.form) is not None:
        return word.candidates[0].case
    fitting = [c.case for c in word.candidates if c.form.casefold() == base.casefold()]
    return fitting[0] if fitting else word.candidates[0].case


def _clause(
    sentence: Sentence, words: Sequence[Word], groups: Sequence[Group]
) -> Iterator[tuple[int, OrganizationRole]]:
    if not words:
        return
    used: set[int] = set()
    outside = [w for w in words if not any(g.start <= w.start < g.end for g in groups)]
    for word in outside:
        for cue in _cues():
            if not _is_cue(word, cue) or not _is_fit(sentence, words, cue):
                continue
            for group in _targets(sentence, words, word, cue, groups, used):
                if cue.frame in ("subject", "noun", "mukana", "task"):
                    used.add(group.start)
                yield from ((n.start, _partial(cue, words, group)) for n in group.mentions if n.type == "organization")
    yield from _for_letterhead(sentence, words, groups)


def _is_cue(word: Word, cue: Cue) -> bool:
    if cue.frame == "agent":
        return word.form.lower().startswith(cue.words)
    if cue.frame == "noun" and not any(
        a.is_known and a.pos in ("NOUN", "ADJ") and a.case in ("Nom", "Ess") for a in word.analyses
    ):
        return False
    return _fits(word.form, cue.words)


def _is_fit(sentence: Sentence, words: Sequence[Word], cue: Cue) -> bool:
    forms = [w.form for w in words]
    if cue.needs and not any(_fits(f, cue.needs) for f in forms) and not _has_sign(sentence, words, cue):
        return False
    if cue.beside and not any(_fits(w.form, cue.beside) for w in sentence.words):
        return False
    return not any(_fits(f, cue.without) for f in forms) if cue.without else True


def _has_sign(sentence: Sentence, words: Sequence[Word], cue: Cue) -> bool:
    text = sentence.text[words[0].start : words[-1].end + 3]
    return any(sign in text for sign in cue.needs if not sign[-1].isalpha())


def _partial(cue: Cue, words: Sequence[Word], group: Group) -> OrganizationRole:
    """Who runs a part of the project is a partner: *Kallion hallinnoimassa osahankkeessa*."""
    if cue.frame != "agent" or cue.role != "implementer":
        return cue.role
    after = [w for w in words if w.start >= group.end][1:3]
    return "partner" if any(_fits(w.form, ("osahanke",)) for w in after) else cue.role


def _targets(
    sentence: Sentence, words: Sequence[Word], word: Word, cue: Cue, groups: Sequence[Group], used: set[int]
) -> list[Group]:
    if cue.frame in ("owner", "agent", "companion"):
        return [g for g in groups if g.case == "Gen" and g.end <= word.start and _leads_to(words, g, word, cue)]
    if cue.frame == "source":
        return [g for g in groups if g.case in ("Abl", "Ela")]
    free = [g for g in groups if g.case == "Nom" and g.start not in used]
    if cue.frame == "task" and not (_has_case(word, "Ela") and any(_fits(w.form, ("vastata",)) for w in words)):
        return []
    if cue.frame == "subject" and not _is_finite(word, words):
        return []
    if cue.frame == "noun" and not _is_predicate(sentence, words, word, free):
        return []
    return _nearest(words, word, free, cue)


def _nearest(words: Sequence[Word], word: Word, free: Sequence[Group], cue: Cue) -> list[Group]:
    """The row right after the word, or the one before it: whichever is the subject."""
    before = [g for g in free if g.end <= word.start]
    after = [g for g in free if g.start >= word.end]
    if cue.frame == "subject" and cue.words[0] == "maksaa":
        return [*before[-1:], *after]
    if cue.frame in ("subject", "task") and before:
        return before[-1:]
    if (
        cue.frame == "mukana"
        and before
        and not any(_fits(w.form, ("olla", "toimia")) for w in words if w.start > word.start)
    ):
        return before[-1:]
    return after[:1] or before[-1:]


def _leads_to(words: Sequence[Word], group: Group, word: Word, cue: Cue) -> bool:
    """Whether only adjectives and numbers stand between a genitive and its head."""
    between = [w for w in words if group.end <= w.start < word.start]
    if cue.frame == "companion":
        return len(between) <= 3 and all(_has_case(w, "Gen") for w in between)
    if cue.frame == "agent":
        return not between
    return len(between) <= 3 and all(
        w.form[0].isdigit() or any(a.is_known and a.pos in ("ADJ", "NUM") for a in w.analyses) for w in between
    )


def _has_case(word: Word, case: str) -> bool:
    return any(a.case == case for a in word.analyses if a.is_known)


def _is_finite(word: Word, words: Sequence[Word]) -> bool:
    """A finite active verb, or a participle with its auxiliary: *on myöntänyt*, *päättää osoittaa*."""
    feats = [a.feats for a in word.analyses if a.is_known and a.pos in ("VERB", "AUX")]
    if any("VerbForm=Fin" in f and "Voice=Pass" not in f for f in feats):
        return True
    active = any(
        ("VerbForm=Part" in f or "VerbForm=Inf" in f or "Connegative=Yes" in f) and "Voice=Pass" not in f for f in feats
    )
    return active and any(_fits(w.form, ("olla", "päättää", "ei")) for w in words)


def _is_predicate(sentence: Sentence, words: Sequence[Word], word: Word, free: Sequence[Group]) -> bool:
    """A role noun says something of a name beside a copula, or right before the name: *hallinnoija Diak*."""
    if any(_fits(w.form, tuple(table("roles")["settings"]["copulas"])) for w in words):
        return True
    if _has_case(word, "Ess"):
        return True
    return any(
        sentence.text[word.end : g.start].strip() in ("", ":", "–", "-", "oli", "on")
        for g in free
        if g.start >= word.end
    )


def _for_letterhead(
    sentence: Sentence, words: Sequence[Word], groups: Sequence[Group]
) -> Iterator[tuple[int, OrganizationRole]]:
    """*Ministeriö myöntää*, *Kaupunginhallitus päättää osoittaa*, *Myönnän*: the body that writes is the funder."""
    head = sentence.letterhead
    if head is None:
        return
    for cue in _cues():
        if cue.role != "funder" or cue.frame != "subject" or not _is_fit(sentence, words, cue):
            continue
        verbs = [w for w in words if _is_cue(w, cue) and _is_finite(w, words)]
        spoken = any("Person=1" in a.feats for w in verbs for a in w.analyses)
        own = head.name.split()[-1].lower()
        generic = tuple(n for n in table("roles")["settings"]["letterheads"] if own.endswith(n))
        outside = [w for w in words if not any(g.start <= w.start < g.end for g in groups)]
        if "myöntää" in cue.words:
            generic += ("*hallitus", "*lautakunta")
        if verbs and (spoken or any(_fits(w.form, generic) and _has_case(w, "Nom") for w in outside)):
            yield head.start, cue.role
