"""Elliptic words made whole: *sosiaali- ja terveystoimi* → *sosiaalitoimi*, *työtapoja ja -menetelmiä* → *työmenetelmä*.

A hyphen at a word's end stands for the last part of a compound that follows, a hyphen at its beginning for the first
part of one that stands before (Iso suomen kielioppi § 1084, Kielitoimiston ohjepankki: *yhdysmerkki*). Which compound
that is, a conjunction, a comma or a slash between the two tells; where it comes apart, the analyser's lexicon and the
document's own words. What has no partner, is no ellipsis.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise
from typing import Final

import numpy as np
from spacy.tokens import Doc, Token

from hankenlp.language.compounds import HYPHENS, compound_parts, is_listed
from hankenlp.language.morphology import in_lexicon
from hankenlp.language.tokenizer import mended
from hankenlp.resources.patterns import word_set

REACH: Final = 16
"""So many tokens away the partner of an elliptic word is looked for, white space left out."""
_ATTRIBUTES: Final = frozenset(("ADJ", "PRON", "DET", "NUM", "ADV"))
_MOST_PARTS: Final = 8
_SHOUTED: Final = 6
_TITLE: Final = 7
_LAST_PART: Final = re.compile(rf"[^\W_][\w+.:’'{HYPHENS}]*[{HYPHENS}]")
_FIRST_PART: Final = re.compile(rf"[{HYPHENS}–][^\W\d_]\w+(?:[{HYPHENS}]\w+)*")


@dataclass(frozen=True, slots=True)
class Cut:
    """One way to fill a word: the whole word, and how many parts of the partner stand before the cut."""

    word: str
    parts: int


def full_lemma(token: Token) -> str:
    """The token's lemma; of an elliptic word, the lemma of the whole compound.

    *sosiaali-* in *sosiaali- ja terveystoimi* gives *sosiaalitoimi*, *-menetelmiä* in *työtapoja ja -menetelmiä* gives
    *työmenetelmä*. Without a partner the lemma stays as it is, less its hyphen.
    """
    form = mended(token)
    if form[-1:] in HYPHENS and _LAST_PART.fullmatch(form):
        return _with_last_part(token, form) or _bare(token)
    if form[:1] in HYPHENS + "–" and _FIRST_PART.fullmatch(form):
        return _with_first_part(token) or _bare(token)
    return token.lemma_


def _bare(token: Token) -> str:
    return token.lemma_.strip(HYPHENS + "–") or token.lemma_


def _with_last_part(token: Token, form: str) -> str | None:
    """*sosiaali-* with what the compound behind the conjunction ends in."""
    core = form.rstrip(HYPHENS)
    for head, has_attribute in _heads(token):
        lemma = head.lemma_.strip(HYPHENS + "–")
        if not lemma:
            continue
        if len(compound_parts(lemma)) > 1:
            first = _uncapitalised(core, lemma, token)
            return _listed_with(first, head) or _best(_ends(first, lemma), _last_boundary(lemma), head.doc)
        if has_attribute and head.pos_ in ("NOUN", "PROPN"):
            return joined(core, lemma)
    return _with_title(token, core)


def _with_title(token: Token, core: str) -> str | None:
    """*Kynnys-* in *Kynnys- ja Silta yli joen -hankkeet*: what stands behind another title."""
    near = list(_neighbours(token, 1))[:_TITLE]
    if not near or not _is_joint(near[0]):
        return None
    noun = next((other for other in near if _FIRST_PART.fullmatch(mended(other))), None)
    return joined(core, noun.lemma_.strip(HYPHENS + "–")) if noun else None


def _uncapitalised(core: str, lemma: str, token: Token) -> str:
    """The elliptic word without a capital that a sentence or a title gave it: *Sosiaali- ja terveysministeriö*."""
    lower = core.lower()
    if core == lower or (core.isupper() and len(core) < _SHOUTED) or _is_label(lemma):
        return core
    words = [cut.word for cut in _ends(lower, lemma)]
    if any(is_listed(word) for word in words):
        return lower
    is_first = bool(token.is_sent_start) or token.i == 0
    is_name = not is_first and any(a.pos == "PROPN" and a.source == "lexicon" for a in in_lexicon(core))
    return core if is_name or not any(map(in_lexicon, words)) else lower


def _listed_with(first: str, head: Token) -> str | None:
    """A word of the lexicon that only another reading of the head gives: *nuortenkotien* is of *koti*, not of *kota*."""
    lemma = head.lemma_.strip(HYPHENS)
    if is_listed(lemma) or any(is_listed(cut.word) for cut in _ends(first, lemma)):
        return None
    readings = {a.lemma for a in in_lexicon(mended(head)) if a.pos == "NOUN" and not a.has_suffix}
    others = (cut.word for other in sorted(readings - {lemma}) for cut in reversed(_ends(first, other)))
    return next((word for word in others if is_listed(word)), None)


def _heads(token: Token) -> Iterator[tuple[Token, bool]]:
    """What may be the elliptic word's partner, nearest first, each with whether an attribute precedes it."""
    is_joined = has_attribute = False
    for other in _neighbours(token, 1):
        if _is_joint(other):
            is_joined = True
        elif not is_joined:
            return
        elif not _LAST_PART.fullmatch(mended(other)):
            if not any(c.isalpha() for c in other.text):
                return
            yield other, has_attribute
            if other.pos_ not in _ATTRIBUTES and not _is_genitive(other):
                return
            has_attribute = True


def _with_first_part(token: Token) -> str | None:
    """*-menetelmiä* with what the compound before the conjunction begins with."""
    last = token.lemma_.strip(HYPHENS + "–")
    partner = _partner(token) if last else None
    if partner is None:
        return None
    form = mended(partner)
    lemma = (full_lemma(partner) if _LAST_PART.fullmatch(form) else partner.lemma_).strip(HYPHENS)
    if len(compound_parts(lemma)) > 1:
        return _best(_beginnings(lemma, last), _last_boundary(lemma), token.doc)
    before = next(_neighbours(partner, -1), None)
    if before is None or before.pos_ != "NOUN" or not _is_genitive(before):
        return None
    return joined(before.lemma_, last)


def _partner(token: Token) -> Token | None:
    """The word before the joint; further words that begin with a hyphen may stand between, each behind a joint."""
    is_joined = False
    for other in _neighbours(token, -1):
        if _is_joint(other):
            is_joined = True
        elif not is_joined:
            return None
        elif _FIRST_PART.fullmatch(mended(other)):
            is_joined = False
        else:
            return other
    return None


def _is_genitive(token: Token) -> bool:
    """Is it a noun in the genitive, as the tagger has it?"""
    return token.pos_ in ("NOUN", "PROPN") and "Gen" in token.morph.get("Case", [])


def _is_joint(token: Token) -> bool:
    return mended(token).lower() in word_set("compounds", "joints")


def _neighbours(token: Token, step: int) -> Iterator[Token]:
    """The tokens behind (1) or before (-1) the token in its sentence, white space left out."""
    doc, i, seen = token.doc, token.i, 0
    while seen < REACH:
        if step < 0 and doc[i].is_sent_start and i != 0:
            return
        i += step
        if not 0 <= i < len(doc) or (step > 0 and doc[i].is_sent_start):
            return
        if not doc[i].is_space:
            seen += 1
            yield doc[i]


def joined(first: str, last: str) -> str:
    """The compound of two words, with a hyphen where Finnish orthography wants one.

    A hyphen stands after an abbreviation, a number, a single letter and a proper name, and between two like vowels.
    """
    if first[-1:] in HYPHENS or last[:1] in HYPHENS:
        return first.rstrip(HYPHENS) + "-" + last.lstrip(HYPHENS)
    alike = first[-1:].lower() == last[:1].lower() and first[-1:].lower() in "aeiouyäö"
    name = first[:1].isupper() or last[:1].isupper() or first[-1:].isdigit() or len(first) == 1
    return f"{first}-{last}" if alike or name else first + last


def _positions(lemma: str) -> list[int]:
    """Where in the lemma its second, third … part begins."""
    found, at = [], 0
    for part in compound_parts(lemma):
        at = max(lemma.find(part, at), at)
        found.append(at)
        at += len(part)
    return found[1:]


def _ends(first: str, lemma: str) -> list[Cut]:
    """The words that the beginning makes with each end of the compound."""
    ends = [lemma[at - 1 :] if lemma[at - 1] in HYPHENS else lemma[at:] for at in _positions(lemma)]
    hyphen = next((i for i, end in enumerate(ends) if end[0] in HYPHENS), None)
    if hyphen is not None and _is_label(first) and _is_label(lemma):
        return [Cut(joined(first, ends[hyphen]), hyphen + 1)]
    return [Cut(joined(first, end.lstrip(HYPHENS)), i + 1) for i, end in enumerate(ends)]


def _beginnings(lemma: str, last: str) -> list[Cut]:
    """The words that each beginning of the compound makes with the end."""
    return [Cut(joined(lemma[:at], last), i + 1) for i, at in enumerate(_positions(lemma))]


def _is_label(word: str) -> bool:
    """Does it begin with a name, an abbreviation, a number or a letter of its own (*ESR-*, *2000-*, *Itä-*, *e-*)?"""
    return word[:1].isupper() or word[:1].isdigit() or len(re.split(f"[{HYPHENS}]", word)[0]) == 1


def _best(cuts: Sequence[Cut], boundary: int, doc: Doc) -> str:
    """The likeliest of the words: one of the document, of the lexicon, with a listed beginning, at the main boundary."""
    known = [cut for cut in reversed(cuts) if len(cuts) > 1 and cut.word in doc.vocab.strings]
    lemmas = doc.to_array("LEMMA") if known else None
    for cut in known:
        if np.any(lemmas == doc.vocab.strings[cut.word]):
            return cut.word
    for cut in reversed(cuts):
        if is_listed(cut.word):
            return cut.word
    chosen = next((cut for cut in cuts if cut.parts == boundary), cuts[-1])
    return next((cut.word for cut in cuts if cut.parts < boundary and _begins_listed(cut, chosen)), chosen.word)


def _begins_listed(cut: Cut, chosen: Cut) -> bool:
    """*perus|koulutus* in *peruskoulutus|järjestelmä*, where *perusjärjestelmä* would be the plain choice."""
    common = 0
    while cut.word[-1 - common :] == chosen.word[-1 - common :] and common < len(chosen.word) - 1:
        common += 1
    start = cut.word[: len(cut.word) - common]
    return len(compound_parts(start)) > 1 and is_listed(start)


@lru_cache(maxsize=20_000)
def _last_boundary(lemma: str) -> int:
    """How many parts stand before the boundary between the compound's two last words, which may be compounds themselves.

    *hanke|työntekijä*, *metsätalous|ministeriö*, *lähisuhde|väkivalta*: the fewest words that the lexicon lists; of two
    such ways the one that leaves a genitive with what it belongs to (*työn|tekijä*), then the later boundary.
    """
    parts = compound_parts(lemma)
    last = len(parts) - 1
    if last < 2 or last >= _MOST_PARTS:
        return last
    best = (len(parts), True, 0, last)
    for count in range(1, last + 1):
        for cuts in combinations(range(1, last + 1), count):
            edges = (0, *cuts, len(parts))
            words = ["".join(parts[a:b]) for a, b in pairwise(edges)]
            if all(_is_word(word) for word in words if word not in parts):
                best = min(best, (count, _is_bound(parts[cuts[-1] - 1]), -cuts[-1], cuts[-1]))
        if best[0] == count:
            break
    return best[-1]


def _is_word(form: str) -> bool:
    """Does the lexicon list it, in whatever form?"""
    return any(a.source == "lexicon" for a in in_lexicon(form))


def _is_bound(part: str) -> bool:
    """Is it a genitive and nothing else?"""
    known = [a for a in in_lexicon(part) if not a.has_suffix]
    return bool(known) and all(a.case == "Gen" for a in known if a.pos in ("NOUN", "ADJ"))
