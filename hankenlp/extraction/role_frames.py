"""Frames of role cues whose names need no subject: by the case of the name, and what stands between it and the cue.

*STM:n avustus*, *kaupungin hallinnoima hanke*, *hanketta koordinoiva Metsähallitus*, *rahoitusta kaupungilta*. What each
frame means is said in ``roles.toml``.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from hankenlp.extraction.known_names import is_project_noun
from hankenlp.extraction.role_entries import Cue, fits
from hankenlp.extraction.role_rows import Group, Sentence, is_verb
from hankenlp.extraction.words import Word
from hankenlp.language.morphology import in_lexicon
from hankenlp.resources import table
from hankenlp.resources.additions import cached

_JOINT: Final = 6
"""Words between the owners and their *yhteinen alueiden välinen kehittämishanke*."""


def has_case(word: Word, case: str) -> bool:
    """Whether the word may stand in the case."""
    return any(a.case == case for a in in_lexicon(word.form))


def is_beside(sentence: Sentence, cue: Cue) -> bool:
    """Whether the sentence has a word that the cue needs beside it."""
    return any(fits(w.form, cue.beside) or _is_project(w) for w in sentence.words)


def _is_project(word: Word) -> bool:
    """*Etäpoli-hankkeessa*, *-hankkeen*."""
    return "-" in word.form and is_project_noun(word.form.rpartition("-")[2])


def _owns(sentence: Sentence, words: Sequence[Word], group: Group, word: Word, cue: Cue) -> bool:
    """*STM:n avustus*, *Diakin ja Kelan kolmivuotinen hanke*, *A:n ja B:n yhteinen … hanke*, *Pohteen Kestävä kasvu -hanke*: one project only."""
    if group.case != "Gen" or group.end > word.start:
        return False
    if cue.role == "implementer" and not any(a.number == "Sing" for a in in_lexicon(word.form)):
        return False
    between = [w for w in words if group.end <= w.start < word.start]
    if _is_named_project(between, word):
        return True
    if between and len(between) <= _JOINT and fits(between[0].form, _joint()):
        return not any(is_verb(w.form) or "," in w.gap for w in [*between[1:], word])
    return len(between) <= 3 and all(w.form[0].isdigit() or _is_adjective(w) for w in between)


@cached
def _joint() -> tuple[str, ...]:
    return tuple(table("roles")["settings"]["joint"])


def _is_named_project(between: Sequence[Word], word: Word) -> bool:
    """*Kestävä kasvu -hanke*, *Etäpoli-hanke* right after the owner."""
    if "-" not in word.form or len(between) > 6 or any(is_verb(w.form) for w in between):
        return False
    first = [*between, word][0]
    return first.is_capital or word.text.startswith("-")


def _is_adjective(word: Word) -> bool:
    return any(a.is_known and a.pos in ("ADJ", "NUM") for a in word.analyses)


def _acts(sentence: Sentence, words: Sequence[Word], group: Group, word: Word, cue: Cue) -> bool:
    """*Pohteen toteuttama hanke*, *kaupungin hallinnoima Kotikulma*; not *säätiön hallinnoima rahasto*."""
    if group.case != "Gen" or group.end > word.start or any(group.end <= w.start < word.start for w in words):
        return False
    after = next((w for w in words if w.start >= word.end), None)
    return not cue.beside or is_beside(sentence, cue) or (after is not None and after.is_capital)


def _accompanies(sentence: Sentence, words: Sequence[Word], group: Group, word: Word, cue: Cue) -> bool:
    between = [w for w in words if group.end <= w.start < word.start]
    return (
        group.case == "Gen"
        and group.end <= word.start
        and len(between) <= 4
        and all(has_case(w, "Gen") or w.form in ("ja", "sekä") for w in between)
    )


def _gives(sentence: Sentence, words: Sequence[Word], group: Group, word: Word, cue: Cue) -> bool:
    """*rahoitusta kaupungilta*, *rahat tulevat ministeriön ohjelmasta*, *oikeusministeriön toimintamenoista*."""
    if _is_home(words, group):
        return False
    if {"Abl", "Ela"} & set(group.cases):
        return True
    after = [w for w in words if w.start >= group.end][:3]
    return group.case == "Gen" and any(has_case(w, "Ela") and fits(w.form, _sources()) for w in after)


@cached
def _sources() -> tuple[str, ...]:
    return tuple(table("roles")["settings"]["sources"])


def _receives(sentence: Sentence, words: Sequence[Word], group: Group, word: Word, cue: Cue) -> bool:
    """*Kemin kaupungille myönnettiin avustusta*."""
    return group.case == "All"


def _hosts(sentence: Sentence, words: Sequence[Word], group: Group, word: Word, cue: Cue) -> bool:
    """*Lapin yliopistossa käynnistyi hanke*."""
    return group.case in ("Ine", "Ade")


def _is_bracketed(sentence: Sentence, words: Sequence[Word], group: Group, word: Word, cue: Cue) -> bool:
    """*julkista rahoitusta (EMOTR ja ministeriö)*."""
    between = sentence.text[word.end : group.start]
    return between.lstrip().startswith("(") and ")" not in between and not re.search(r"\d", between)


def _is_home(words: Sequence[Word], group: Group) -> bool:
    """*sai Valo-hanke Salon seurakunnasta*: whose the project is, which stands right before."""
    before = next((w for w in reversed(words) if w.end <= group.start), None)
    if before is None or not {"Abl", "Ela"} & set(group.cases):
        return False
    return is_project_noun(before.form.rpartition("-")[2]) and has_case(before, "Nom")


def _is_described(sentence: Sentence, words: Sequence[Word], group: Group, word: Word, cue: Cue) -> bool:
    """*hanketta koordinoivasta Metsähallituksesta*, *rahoittavan viranomaisen Lapin liiton*: all in one case."""
    between = [w for w in words if word.end <= w.start < group.start]
    if group.start < word.end or len(between) > 2 or (cue.beside and not _has_object(words, word, cue)):
        return False
    return any(
        has_case(word, case) and all(has_case(w, case) for w in between) for case in {*group.cases[:1], group.case}
    )


def _has_object(words: Sequence[Word], participle: Word, cue: Cue) -> bool:
    """*hanketta toteuttava*, but not *toimenpiteitä toteuttava*."""
    before = next((w for w in reversed(words) if w.end <= participle.start), None)
    return before is not None and (fits(before.form, cue.beside) or _is_project(before))


def is_active_participle(form: str, cue: Cue) -> bool:
    """*koordinoiva*, in any form, of one of the cue's verbs."""
    return any(
        a.lemma in cue.words and "PartForm=Pres" in a.feats and "Voice=Pass" not in a.feats for a in in_lexicon(form)
    )


SIMPLE: Final[dict[str, Callable[[Sentence, Sequence[Word], Group, Word, Cue], bool]]] = {
    "owner": _owns,
    "agent": _acts,
    "companion": _accompanies,
    "source": _gives,
    "recipient": _receives,
    "host": _hosts,
    "bracket": _is_bracketed,
    "participle": _is_described,
    "home": lambda sentence, words, group, word, cue: _is_home(words, group),
    "compound": lambda *_: False,
}
"""Frames whose names need no subject."""
