"""Roles that a sentence gives: each cue of ``roles.toml`` looks for its names in its own clause.

Names in one row (*A, B ja C*) are a group and share a role. A group belongs to one subject or noun cue only, so that
*Hanketta hallinnoi Diak ja sen osatoteuttajat ovat A ja B* gives two roles to the right names.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from hankenlp.documents import OrganizationRole
from hankenlp.extraction.role_entries import Cue, fits, role_cues, role_of_noun
from hankenlp.extraction.role_frames import SIMPLE, has_case, is_active_participle, is_beside
from hankenlp.extraction.role_rows import Group, Sentence, clauses, groups_of, is_verb, relative_subject
from hankenlp.extraction.words import Word, is_common
from hankenlp.language.morphology import in_lexicon
from hankenlp.resources import table
from hankenlp.resources.additions import cached, cached_up_to
from hankenlp.resources.patterns import either, word_tuple


@dataclass(frozen=True, slots=True)
class Told:
    """A role that a sentence gives to the mention that begins at ``start``.

    ``called``: a noun calls it so (*hallinnoija*). ``weak``: it pays, which who takes part does as well.
    """

    start: int
    role: OrganizationRole
    called: bool = False
    weak: bool = False


_SUM: Final = re.compile(rf"\d\s?{either('roles', 'row_units')}")
_SHORT: Final = 8
"""Words of a sentence that answers no more than who does it."""
_COMPOUND: Final = re.compile(r"-([a-zåäö]{4,40})")


def from_sentence(sentence: Sentence) -> Iterator[Told]:
    """Every role that the sentence gives."""
    if not sentence.mentions and sentence.letterhead is None:
        return
    groups = groups_of(sentence, lambda form: role_of_noun(form) is not None)
    for start, end in clauses(sentence, groups):
        inside = [g for g in groups if start <= g.start < end]
        words = [w for w in sentence.words if start <= w.start < end]
        relative = relative_subject(words, groups)
        yield from _clause(sentence, words, [*([relative] if relative else []), *inside])
    yield from _compounds(sentence)
    yield from _decision(sentence, groups)


def _compounds(sentence: Sentence) -> Iterator[Told]:
    """*STEA-avustus*, *RAY-rahoitteinen*."""
    for mention in sentence.mentions:
        match = _COMPOUND.match(sentence.text, mention.end) if mention.type == "organization" else None
        for cue in role_cues():
            if match and cue.frame == "compound" and fits(match[1], cue.words):
                yield Told(mention.start, cue.role)


def _clause(sentence: Sentence, words: Sequence[Word], groups: Sequence[Group]) -> Iterator[Told]:
    if not words:
        return
    used: dict[int, Word] = {}
    granted: list[Group] = []
    outside = [w for w in words if not any(g.start <= w.start < g.end for g in groups)]
    for word in outside:
        for cue in _cues_of(word.form):
            if not _is_fit(sentence, words, cue):
                continue
            for group in _targets(sentence, words, word, cue, groups, used):
                if cue.frame in ("subject", "noun", "mukana", "task"):
                    used[group.start] = word
                role = _partial(cue, words, group)
                if cue.frame == "subject" and role == "funder" and not cue.weak:
                    granted.append(group)
                weak = cue.weak or (cue.frame == "owner" and _is_own(words, group, word))
                yield from (
                    Told(n.start, role, cue.frame == "noun", weak)
                    for n in group.mentions
                    if n.type == "organization" and not _ends_in(n.name, cue.not_names)
                )
    for group in _gapped(sentence, words, groups, granted, used):
        yield from (Told(n.start, "funder") for n in group.mentions if n.type == "organization")
    yield from _for_letterhead(sentence, words, groups)


def _gapped(
    sentence: Sentence, words: Sequence[Word], groups: Sequence[Group], granted: Sequence[Group], used: dict[int, Word]
) -> Iterator[Group]:
    """*Lapin liitto myöntää 40 000 euroa ja Kemin kaupunki 20 000 euroa*: the verb is said but once."""
    if not granted:
        return
    starts = sorted(g.start for g in groups)
    for group in groups:
        if group.case != "Nom" or group.start in used or group.start < granted[0].end:
            continue
        stop = next((s for s in starts if s > group.start), words[-1].end + 3)
        own = [w for w in words if group.end <= w.start < stop]
        if _SUM.search(sentence.text, group.end, stop) and not any(is_verb(w.form) for w in own):
            yield group


def _is_own(words: Sequence[Word], group: Group, word: Word) -> bool:
    """*kaupungin omalla rahoituksella*: it pays its own share."""
    between = [w for w in words if group.end <= w.start < word.start]
    return any(fits(w.form, tuple(table("roles")["settings"]["own_share"])) for w in between)


def _ends_in(name: str, endings: tuple[str, ...]) -> bool:
    """Whether the name is or ends in one of the words: *Oikeusministeriö*, *STM*."""
    last = name.split()[-1]
    return any(e in (last, name) or (e.startswith("*") and last.lower().endswith(e[1:])) for e in endings)


@cached_up_to(50_000)
def _cues_of(form: str) -> tuple[Cue, ...]:
    """The cues that a word may be, in their order."""
    parts = (form, form.rpartition("-")[2]) if "-" in form else (form,)
    by_words = any(fits(part, _all_words()) for part in parts)
    return tuple(c for c in role_cues() if (by_words or c.frame in ("agent", "participle")) and _is_cue(form, c))


@cached
def _all_words() -> tuple[str, ...]:
    return tuple(sorted({word for cue in role_cues() for word in cue.words}))


def _is_cue(form: str, cue: Cue) -> bool:
    if cue.frame == "agent":
        return form.lower().startswith(cue.words) and not _is_doing(form)
    if cue.frame == "participle":
        return is_active_participle(form, cue)
    if cue.frame == "noun" and not any(
        a.pos in ("NOUN", "ADJ") and a.case in ("Nom", "Ess", "Par") for a in in_lexicon(form)
    ):
        return False
    if cue.frame == "owner" and "-" in form:
        return fits(form.rpartition("-")[2], cue.words)
    return fits(form, cue.words)


def _is_doing(form: str) -> bool:
    """*toteuttamiseen*: the act as a noun and nothing else; the genitive before it is what is done."""
    readings = in_lexicon(form)
    return bool(readings) and all("Derivation=Minen" in a.feats for a in readings)


def _is_fit(sentence: Sentence, words: Sequence[Word], cue: Cue) -> bool:
    forms = [w.form for w in words]
    if cue.ours and not any(says_we(w) for w in words):
        return False
    needed = cue.needs and not any(fits(f, cue.needs) for f in forms) and not _has_sign(sentence, words, cue)
    if needed and not _goes_without_saying(sentence, words, cue):
        return False
    if cue.beside and cue.frame != "agent" and not is_beside(sentence, cue):
        return False
    return not (cue.without and (any(fits(f, cue.without) for f in forms) or _has_sign(sentence, words, cue, True)))


def says_we(word: Word) -> bool:
    """*toteutamme*: a verb in the first person plural."""
    return word.form.endswith("me") and any(
        {"Person=1", "Number=Plur"} <= a.feats for a in word.analyses if a.is_known and a.pos in ("VERB", "AUX")
    )


def _goes_without_saying(sentence: Sentence, words: Sequence[Word], cue: Cue) -> bool:
    """Under *Ketkä ovat mukana?* nobody says of what; *rahaa saadaan, ja sen myönsi X* has said it in the clause before."""
    if cue.frame != "subject":
        return False
    if sentence.asked and cue.role == "implementer" and len(words) < _SHORT:
        return True
    anaphor = any(w.form.lower() in word_tuple("roles", "anaphors") for w in words[:2])
    return anaphor and any(fits(w.form, cue.needs) for w in sentence.words if w.start < words[0].start)


def _has_sign(sentence: Sentence, words: Sequence[Word], cue: Cue, unwanted: bool = False) -> bool:
    text = sentence.text[words[0].start : words[-1].end + 3]
    signs = cue.without if unwanted else cue.needs
    return any(sign in text for sign in signs if not sign[-1].isalpha())


def _partial(cue: Cue, words: Sequence[Word], group: Group) -> OrganizationRole:
    """Who runs a part of the project is a partner: *Kallion hallinnoimassa osahankkeessa*."""
    if cue.frame != "agent" or cue.role != "implementer":
        return cue.role
    after = [w for w in words if w.start >= group.end][1:3]
    return "partner" if any(fits(w.form, word_tuple("roles", "project_parts")) for w in after) else cue.role


def _targets(
    sentence: Sentence, words: Sequence[Word], word: Word, cue: Cue, groups: Sequence[Group], used: dict[int, Word]
) -> list[Group]:
    simple = SIMPLE.get(cue.frame)
    if simple:
        return [g for g in groups if simple(sentence, words, g, word, cue)]
    free = [g for g in groups if g.case == "Nom" and _is_free(words, g, word, used)]
    if cue.frame == "task" and not (
        has_case(word, "Ela") and any(fits(w.form, word_tuple("roles", "task_verbs")) for w in words)
    ):
        return []
    if cue.frame == "subject" and (not is_finite(word, words) or _has_agent(words, word, groups)):
        return []
    if cue.role == "funder" and cue.frame == "subject" and not free:
        free = [g for g in groups if _has_board(words, g) and _is_free(words, g, word, used)]
    if cue.frame == "noun" and not _is_predicate(sentence, words, word, free):
        return []
    return _nearest(words, word, free, cue)


def _has_agent(words: Sequence[Word], word: Word, groups: Sequence[Group]) -> bool:
    """*Savonian hallinnoimassa hankkeessa ovat mukana …*: whose act it is stands right before, so it is no predicate."""
    if any("VerbForm=Fin" in a.feats for a in word.analyses):
        return False
    before = [g for g in groups if g.case == "Gen" and g.end <= word.start]
    return bool(before) and not any(before[-1].end <= w.start < word.start for w in words)


def _has_board(words: Sequence[Word], group: Group) -> bool:
    """*Suomen Akatemian kulttuurin tutkimuksen toimikunta*: a board that acts for the body whose it is."""
    behind = [w for w in words if w.start >= group.end][:8]
    board = next((i for i, w in enumerate(behind) if has_case(w, "Nom") and fits(w.form, _boards())), None)
    if group.case != "Gen" or board is None:
        return False
    return all(has_case(w, "Gen") or w.form in ("ja", "sekä") for w in behind[:board])


@cached
def _boards() -> tuple[str, ...]:
    return tuple(table("roles")["settings"]["boards"])


def _is_free(words: Sequence[Word], group: Group, word: Word, used: dict[int, Word]) -> bool:
    """Whether no other cue has the group: *toimii hakijana ja koordinoijana* are two, and both have it."""
    other = used.get(group.start)
    if other is None or other is word:
        return True
    between = [w for w in words if other.end <= w.start < word.start]
    return len(between) == 1 and between[0].form in ("ja", "sekä") and has_case(other, "Ess") and has_case(word, "Ess")


def _nearest(words: Sequence[Word], word: Word, free: Sequence[Group], cue: Cue) -> list[Group]:
    """The row right after the word, or the one before it: whichever is the subject."""
    before = [g for g in free if g.end <= word.start]
    after = [g for g in free if g.start >= word.end]
    if cue.both_sides:
        return [*before[-1:], *after]
    if cue.frame in ("subject", "task") and before:
        return before[-1:]
    if cue.frame == "noun" and before and _is_said_of(words, before[-1], word):
        return before[-1:]
    if cue.frame == "noun" and _is_said_of_another(words, free, word):
        return []
    if cue.frame == "mukana" and before and not any(_is_copula(w) for w in words if w.start > word.start):
        return before[-1:]
    return after[:1] or before[-1:]


def _is_copula(word: Word) -> bool:
    return fits(word.form, tuple(table("roles")["settings"]["copulas"]))


def _is_said_of_another(words: Sequence[Word], free: Sequence[Group], word: Word) -> bool:
    """*Paavo Kosonen toimii koordinaattorina*: a capital word before the copula that is none of the names."""
    copula = next((i for i, w in enumerate(words) if _is_copula(w) and w.start < word.start), 0)
    subject = words[copula - 1] if copula else None
    if subject is None or not subject.is_capital or (subject.first and is_common(subject)):
        return False
    return not any(g.start <= subject.start < g.end for g in free)


def _is_said_of(words: Sequence[Word], group: Group, word: Word) -> bool:
    """*A toimii hakijana*: the copula stands between the name and the noun, and no comma after it."""
    between = [w for w in words if group.end <= w.start <= word.start]
    at = next((i for i, w in enumerate(between) if _is_copula(w)), None)
    return at is not None and not any("," in w.gap for w in between[at + 1 :])


def is_finite(word: Word, words: Sequence[Word]) -> bool:
    """A finite active verb, or a participle with its auxiliary: *on myöntänyt*, *päättää osoittaa*."""
    feats = [a.feats for a in word.analyses if a.is_known and a.pos in ("VERB", "AUX")]
    if any("VerbForm=Fin" in f and "Voice=Pass" not in f for f in feats):
        return True
    active = any(
        ("VerbForm=Part" in f or "VerbForm=Inf" in f or "Connegative=Yes" in f) and "Voice=Pass" not in f for f in feats
    )
    return active and any(fits(w.form, word_tuple("roles", "auxiliaries")) for w in words)


def _is_predicate(sentence: Sentence, words: Sequence[Word], word: Word, free: Sequence[Group]) -> bool:
    """A role noun says something of a name beside a copula, or right before the name: *hallinnoija Diak*."""
    if any(fits(w.form, tuple(table("roles")["settings"]["copulas"])) for w in words):
        return True
    if has_case(word, "Ess"):
        return True
    return any(
        sentence.text[word.end : g.start].strip() in ("", ":", "–", "-", "oli", "on")
        for g in free
        if g.start >= word.end
    )


def _for_letterhead(sentence: Sentence, words: Sequence[Word], groups: Sequence[Group]) -> Iterator[Told]:
    """*Ministeriö myöntää*, *Kaupunginhallitus päättää osoittaa*, *Myönnän*, *hankkeemme*: who writes the page."""
    head = sentence.letterhead
    if head is None:
        return
    outside = [w for w in words if not any(g.start <= w.start < g.end for g in groups)]
    speaks = any(fits(w.form, _generic(head.name)) and has_case(w, "Nom") for w in outside)
    for cue in role_cues():
        if cue.role == "partner" or cue.frame != "subject" or cue.weak or not _is_fit(sentence, words, cue):
            continue
        verbs = [w for w in words if cue in _cues_of(w.form) and is_finite(w, words)]
        number = "Person=1" if cue.role == "funder" else "Number=Plur"
        spoken = any({"Person=1", number} <= a.feats for w in verbs for a in w.analyses if a.is_known)
        if verbs and (spoken or (speaks and cue.role == "funder")):
            yield Told(head.start, cue.role)
    if any(_is_ours(w) for w in outside) and not groups:
        yield Told(head.start, "implementer")


def _generic(name: str) -> tuple[str, ...]:
    """What the body that writes calls itself: *ministeriö*, *kaupunginhallitus*."""
    own = name.split()[-1].lower()
    settings = table("roles")["settings"]
    return (*(n for n in settings["letterheads"] if own.endswith(n)), *settings["boards"])


def _is_ours(word: Word) -> bool:
    """*hankkeemme*, *projektissamme*."""
    return any(
        a.is_known and a.lemma in word_tuple("roles", "project") and "Person[psor]=1" in a.feats for a in word.analyses
    )


def _decision(sentence: Sentence, groups: Sequence[Group]) -> Iterator[Told]:
    """*Maakuntahallitus päättää, että hankkeelle myönnetään rahoitusta*: the letterhead's body gives."""
    head = sentence.letterhead
    if head is None or not any(fits(w.form, word_tuple("roles", "deciding")) for w in sentence.words):
        return
    if not any(fits(w.form, _generic(head.name)) and has_case(w, "Nom") for w in sentence.words):
        return
    for cue in role_cues():
        if cue.role != "funder" or cue.frame != "subject" or cue.weak or not _is_fit(sentence, sentence.words, cue):
            continue
        if any(cue in _cues_of(w.form) and any("Voice=Pass" in a.feats for a in w.analyses) for w in sentence.words):
            yield Told(head.start, cue.role)
