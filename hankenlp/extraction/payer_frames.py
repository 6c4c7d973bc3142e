"""Who pays a sum by what its sentence says: as subject, owner, source, or as a name right before it.

*STEA on myöntänyt 80 000 €* (subject), *kunnan omavastuu on 5 000 €* (owner), *ELY-keskukselta haetaan 9 000 €* (source),
*EAKR-tuki 60 000 €* (compound). A sum that goes on the one before it keeps its frame: *ministeriö maksoi 600 000 mk ja
lääninhallitus 300 000 mk*.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from hankenlp.documents import AmountKind
from hankenlp.extraction.amount_scenes import Scene
from hankenlp.extraction.grants import is_payer
from hankenlp.extraction.money_cues import cue
from hankenlp.extraction.payer_bodies import Bodies, Body
from hankenlp.extraction.role_cues import is_finite
from hankenlp.extraction.role_entries import fits
from hankenlp.extraction.role_frames import has_case
from hankenlp.extraction.words import Word
from hankenlp.resources.patterns import word_set, word_tuple

_JOINS: Final = re.compile(r"\s*(?:,|ja|sekä|&)\s*|\s*,\s*(?:ja|sekä)\s*")
_COMPOUND: Final = re.compile(r"-([a-zåäö]{3,40})(?![\w-])")
_APPOSED: Final = re.compile(r"[\s,:(]*(?:(?:19|20)\d\d\s?[–-]?\s?)*[\s,:)]*")
_GOES_ON: Final = re.compile(r"[,;]?\s*(?:ja|sekä|,)\s[^.;:]{0,40}")
_BRACKETED: Final = re.compile(r"\([^()]*\)")
_FUNDING: Final = frozenset(("funder", "funding", "self_funding"))


@dataclass(frozen=True, slots=True)
class Said:
    """Who pays, and the frame that says so."""

    body: Body
    frame: str


@dataclass(frozen=True, slots=True)
class _Part:
    """A sum's own part of its sentence: bodies and words before and behind it, up to the sums beside it."""

    scene: Scene
    kind: AmountKind
    bodies: Bodies
    left: Sequence[Body]
    right: Sequence[Body]
    words: Sequence[Word]
    behind: Sequence[Word]

    def text(self, start: int, end: int) -> str:
        return self.scene.layout.text[start:end]

    def between(self, start: int, end: int) -> Sequence[Word]:
        return self.bodies.words_within(start, end)


def said(scene: Scene, kind: AmountKind, bodies: Bodies, before: Said | None, listed: bool) -> Said | None:
    """Who pays by the sentence, or None.

    Args:
        scene: the sum in its surroundings.
        kind: what it is.
        bodies: those of the document.
        before: what was said of the sum before it in the sentence.
        listed: whether it is an item of a list of grants, where a name is the recipient's.
    """
    part = _part(scene, kind, bodies)
    return (
        _compound(part)
        or _subject(part)
        or _owner(part, before)
        or _source(part)
        or _going_on(part, before)
        or _behind(part)
        or (None if listed else _apposed(part))
    )


def from_means(scene: Scene, kind: AmountKind, bodies: Bodies) -> Said | None:
    """*varattiin 20 000 € ministeriön toimintamenoista*: from whose means a budget comes."""
    part = _part(scene, kind, bodies)
    body = part.right[0] if part.right else None
    if body is None or body.case != "Gen" or part.between(scene.sum.end, body.start):
        return None
    return Said(body, "source") if _is_source(part, body) else None


def _part(scene: Scene, kind: AmountKind, bodies: Bodies) -> _Part:
    start, end = scene.sum.start - len(scene.left), scene.sum.end + len(scene.right)
    return _Part(
        scene,
        kind,
        bodies,
        bodies.within(start, scene.sum.start),
        bodies.within(scene.sum.end, end),
        bodies.words_within(start, scene.sum.start),
        bodies.words_within(scene.sum.end, end),
    )


def _compound(part: _Part) -> Said | None:
    """*EAKR-tuki 60 000 €*: the nearest name, as the first part of a compound."""
    body = part.left[-1] if part.left else None
    match = _COMPOUND.match(part.scene.layout.text, body.end, part.scene.sum.start) if body else None
    if body is None or match is None or not fits(match[1], word_tuple("payers", "nouns")):
        return None
    return None if _breaks(part.between(match.end(), part.scene.sum.start)) else Said(body, "compound")


def _subject(part: _Part) -> Said | None:
    """*Oulun kaupunki maksaa 10 000 €*, *hanketta rahoittaa STEA 10 000 eurolla*."""
    verb = next((w for w in reversed(part.words) if _pays(w, part.words)), None)
    if verb is None:
        return None
    after = part.between(verb.end, part.scene.sum.start)
    if _breaks(after) or _owner_as_subject(part, verb):
        return None
    before = [b for b in part.left if b.case == "Nom" and b.end <= verb.start]
    if before and not _stands_apart(part, before[-1], verb):
        return None if _is_joined(part, before) else Said(before[-1], "subject")
    behind = [b for b in part.left if b.case == "Nom" and b.start >= verb.end]
    if behind and not before and not _has_subject(part, verb):
        following = part.between(behind[0].end, part.scene.sum.start)
        if len(behind) == 1 and not any(_is_nominative_noun(w) for w in following):
            return Said(behind[0], "subject")
    return None


def _pays(word: Word, words: Sequence[Word]) -> bool:
    return word.form.islower() and fits(word.form, word_tuple("payers", "verbs")) and is_finite(word, words)


def _breaks(words: Sequence[Word]) -> bool:
    """Does another clause begin here?"""
    return any(w.form in word_set("payers", "relatives") for w in words)


def _owner_as_subject(part: _Part, verb: Word) -> bool:
    """*X rahoittaa hanketta, ja Y:n osuus on …*: behind the verb another body's share is the subject."""
    owner = _owner(part, None)
    if owner is None or owner.body.start < verb.end:
        return False
    return any(has_case(w, "Nom") and _is_money(w) for w in part.between(owner.body.end, part.scene.sum.start))


def _stands_apart(part: _Part, body: Body, verb: Word) -> bool:
    """Is something else the subject of the verb, or a clause between?"""
    words = part.between(body.end, verb.start)
    if words and words[0].form == "joka":
        words = words[1:]
    outside = [w for w in words if not _in_brackets(part, body.end, w)]
    return _breaks(outside) or any(_is_nominative_noun(w) for w in outside)


def _in_brackets(part: _Part, start: int, word: Word) -> bool:
    before = part.text(start, word.start)
    return before.count("(") > before.count(")")


def _has_subject(part: _Part, verb: Word) -> bool:
    """Does a noun before the verb, in its clause, do the paying?"""
    comma = part.scene.layout.text.rfind(",", part.words[0].start, verb.start)
    start = max(comma, part.words[0].start)
    return any(_is_nominative_noun(w) for w in part.between(start, verb.start))


def _is_nominative_noun(word: Word) -> bool:
    """A noun that can be nothing but a nominative; what may be an adverb or a verb is none."""
    known = [a for a in word.analyses if a.is_known]
    return bool(known) and all(a.pos in ("NOUN", "PROPN") and a.case == "Nom" for a in known)


def _is_joined(part: _Part, row: Sequence[Body]) -> bool:
    """*Vaasan kaupunki ja Keravan kaupunki rahoittavat*: two pay together."""
    if len(row) < 2 or row[-1].name == row[-2].name:
        return False
    return _JOINS.fullmatch(part.scene.layout.text, row[-2].end, row[-1].start) is not None


def _is_money(word: Word) -> bool:
    return fits(word.form.rpartition("-")[2], word_tuple("payers", "nouns"))


def _owner(part: _Part, before: Said | None) -> Said | None:
    """*kunnan omavastuu on 5 000 €*, *STM:n myöntämä avustus 9 000 €*, and then *Simon kunnan 2 000 €*."""
    for i in range(len(part.left) - 1, -1, -1):
        body = part.left[i]
        if body.case != "Gen":
            continue
        if i and _is_joined(part, part.left[: i + 1]):
            return None
        words = part.between(body.end, part.scene.sum.start)
        if before is not None and before.frame == "owner" and i == len(part.left) - 1 and not words:
            return Said(body, "owner")
        head = next((w for w in words[:4] if _is_money(w)), None)
        if head is None or not _leads(part, body, head, words) or _breaks(part.between(head.end, part.scene.sum.start)):
            continue
        if any(b.start > head.end and b.case in ("Nom", "Gen") for b in part.left):
            continue
        shared = _is_part_of_grant(part, head) or _is_part_of_sum(part, head, body)
        return None if shared else Said(body, "owner")
    return None


def _leads(part: _Part, body: Body, head: Word, words: Sequence[Word]) -> bool:
    """Does nothing but attributes and a participle of paying stand between owner and noun?"""
    inside = [w for w in words if w.start < head.start]
    if not re.fullmatch(r"[\s\w:-]*(?:\([^()]*\))?[\s\w:-]*", part.text(body.end, head.start)):
        return False
    participles = word_tuple("payers", "participles")
    return all(
        w.form.startswith(participles) or any(a.is_known and a.pos in ("ADJ", "NUM") for a in w.analyses)
        or w.form[0].isdigit() or _is_money(w) or has_case(w, "Gen")
        for w in inside
    )  # fmt: skip


def _is_part_of_grant(part: _Part, head: Word) -> bool:
    """*Humakin osuus tuesta*: what a body gets of what another one pays."""
    if part.kind == "self_funding" or not fits(head.form.rpartition("-")[2], word_tuple("payers", "parts")):
        return False
    around = [*part.between(head.end, part.scene.sum.start), *part.behind[:3]]
    return any(has_case(w, "Ela") and _is_money(w) for w in around)


def _is_part_of_sum(part: _Part, head: Word, body: Body) -> bool:
    """*… 540 000 €, josta Karelian osuus on 310 000 €*: who is no payer by its name may spend this part."""
    if part.kind == "self_funding" or head.form.islower() and not fits(head.form, word_tuple("payers", "bare_parts")):
        return False
    return cue("part").search(part.scene.left) is not None and not body.programme and not is_payer(body.name)


def _source(part: _Part) -> Said | None:
    """*ELY-keskukselta haetaan 9 000 €*, *saatiin 9 000 € ohjelmasta*, *ministeriön toimintamenoista*."""
    for body in (*reversed(part.left), *part.right[:1]):
        end = part.scene.sum.start if body.start < part.scene.sum.start else body.end
        if _is_source(part, body) and not _breaks(part.between(body.end, end)):
            start = part.scene.sum.end if body.start > part.scene.sum.start else body.start
            return None if _breaks(part.between(start, body.start)) else Said(body, "source")
    return None


def _is_source(part: _Part, body: Body) -> bool:
    if body.case == "Abl":
        return True
    sources = word_tuple("payers", "sources")
    if body.case == "Ela":
        last = body.name.split()[-1].rpartition("-")[2].lower()
        return body.programme or fits(last, sources) or is_payer(body.name)
    if body.case != "Gen":
        return False
    words = part.between(body.end, body.end + 80)[:3]
    head = next((w for w in words if has_case(w, "Ela") and fits(w.form, sources)), None)
    return head is not None and all(has_case(w, "Gen") or w is head for w in words[: words.index(head)])


def _going_on(part: _Part, before: Said | None) -> Said | None:
    """*ministeriö 600 000 mk ja lääninhallitus 300 000 mk*, *48 000 € vuodelle 2022 ja 45 000 € vuodelle 2023*."""
    if before is None or before.frame == "row":
        return None
    if not part.left:
        same = _GOES_ON.fullmatch(_BRACKETED.sub("", part.scene.left))
        nouns = any(_is_nominative_noun(w) or _is_money(w) for w in part.words)
        apart = (
            nouns
            or any(w.is_capital for w in part.words)
            or _breaks(part.words)
            or cue("rest").search(part.scene.left) is not None
        )
        return before if same and not apart else None
    if len(part.left) > 1 or before.frame not in ("subject", "owner"):
        return None
    body = part.left[0]
    fitting = body.case == ("Nom" if before.frame == "subject" else "Gen")
    verbs = any(is_finite(w, part.words) for w in part.words if w.form.islower())
    return Said(body, before.frame) if fitting and not verbs and not _breaks(part.words) else None


def _behind(part: _Part) -> Said | None:
    """*14 000 €, maksaa yhdistys itse*, *2 000 € on kunnan omaa rahaa*."""
    body = part.right[0] if part.right else None
    if body is None:
        return None
    lead = part.between(part.scene.sum.end, body.start)
    if body.case == "Nom" and lead and len(lead) < 3 and _pays(lead[-1], part.behind) and not part.left:
        return Said(body, "subject")
    after = part.between(body.end, body.end + 60)[:2]
    own = len(after) == 2 and fits(after[0].form, ("oma",)) and fits(after[1].form, word_tuple("payers", "own_money"))
    return Said(body, "owner") if body.case == "Gen" and len(lead) < 2 and own else None


def _apposed(part: _Part) -> Said | None:
    """*Rahoitus: Suomen Akatemia, 100 000 €*: a name right before the sum, of one who gives or in a funder's field."""
    body = part.left[-1] if part.left else None
    if body is None or body.case != "Nom":
        return None
    if not _APPOSED.fullmatch(part.scene.layout.text, body.end, part.scene.sum.start):
        return None
    block = part.scene.block
    in_field = block is not None and block.section in _FUNDING
    return Said(body, "apposed") if in_field or part.kind != "self_funding" and is_payer(body.name) else None
