"""Bodies that one word names: *Sininauhasäätiöltä*, *Reumaliiton*, *Selkokeskus*.

A compound that ends in a head noun is a name where a capital inside a sentence says so. At a sentence's start the rest of
the document may say it, or the language: the word is hardly ever written with a small letter.
"""

from collections.abc import Sequence
from typing import Final

from hankenlp.extraction.organization_nouns import Head, head_in, listed
from hankenlp.extraction.words import SPACE, Word
from hankenlp.language.frequency import FLOOR, log_probability
from hankenlp.language.morphology import in_lexicon
from hankenlp.resources.additions import cached_up_to

NEAR: Final = 2000
"""So many words away the same name is looked for where the word begins a sentence."""
_RARER: Final = 1.0
"""How much rarer a name may be with a capital than without it, as a natural logarithm."""
_STEM: Final = 6
"""Letters that two forms of such a word have in common."""


def is_one_word_name(words: Sequence[Word], at: int, head: Head) -> bool:
    """Whether the word at ``at``, which ends in the head, names a body by itself."""
    word = words[at]
    if not head.compound or head.number == "Plur" or head.noun not in listed("alone") or "-" in word.text:
        return False
    if not word.is_capital or word.form != word.text or _ends_foreign_name(words, at, head):
        return False
    base = _base(word.form, head.noun)
    if base is None or not _may_be_name(base):
        return False
    return not word.first or _is_known_as_name(base) or _stands_elsewhere(words, at, head)


def may_name_body(word: str) -> bool:
    """Whether a nominative with a capital may be such a name, wherever it stands: *Professoriliitto*."""
    head = head_in(word)
    if head is None or not head.compound or head.noun not in listed("alone") or not word[:1].isupper():
        return False
    base = _base(word, head.noun)
    return base is not None and _may_be_name(base)


def _ends_foreign_name(words: Sequence[Word], at: int, head: Head) -> bool:
    """*Tallinna Tööstushariduskeskus*: a word that is no Finnish one, behind another capital."""
    before = words[at - 1] if at and words[at].gap == SPACE else None
    return before is not None and before.is_capital and head.case == "Nom" and not in_lexicon(words[at].form.lower())


@cached_up_to(5_000)
def _base(form: str, noun: str) -> str | None:
    """The nominative in small letters; None where the lexicon has it as a word of the language: *kyläyhdistys*."""
    readings = [a for a in in_lexicon(form.lower()) if a.lemma.endswith(noun)]
    if any(a.source == "lexicon" and a.pos != "PROPN" for a in readings):
        return None
    return readings[0].lemma.lower() if readings else form.lower()


def _may_be_name(base: str) -> bool:
    small = log_probability(base)
    return small == FLOOR or log_probability(base.capitalize()) >= small - _RARER


def _is_known_as_name(base: str) -> bool:
    return log_probability(base.capitalize()) > FLOOR


def _stands_elsewhere(words: Sequence[Word], at: int, head: Head) -> bool:
    """Whether the same word has a capital in the midst of a sentence not far away."""
    form = words[at].form
    others = (w for w in words[max(0, at - NEAR) : at + NEAR] if not w.first and w.form[:_STEM] == form[:_STEM])
    return any(_base(w.form, head.noun) == _base(form, head.noun) for w in others)
