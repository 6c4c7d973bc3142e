"""Where a compound comes apart: *lastensuojelu* → *lasten* + *suojelu*, and the lemmas of its parts, *lapsi* + *suojelu*."""

import re
from functools import lru_cache
from typing import Final

from hankenlp.language.morphology import Analysis, analyses, in_lexicon
from hankenlp.resources import table

HYPHENS: Final = "-‐‑"
_SHORTEST: Final = 4
"""No part of a word that the analyser does not know has fewer letters."""
_HYPHEN: Final = re.compile(f"[{HYPHENS}]")


@lru_cache(maxsize=50_000)
def compound_parts(lemma: str) -> tuple[str, ...]:
    """The parts of a lemma as they are written in it; a word that is no compound is its own only part.

    Hyphens are left out: ``compound_parts("ESR-hanke") == ("ESR", "hanke")``. Joined, the parts give the lemma without
    its hyphens; a lemma of nothing but hyphens is its own only part.
    """
    best = _as_lemma(lemma)
    parts = (None if best and best.is_known else _unlisted(lemma)) or (best.parts if best else (lemma,))
    pieces = [piece for part in parts for piece in _HYPHEN.split(part) if piece]
    bare = _HYPHEN.sub("", lemma)
    if sum(map(len, pieces)) != len(bare):
        pieces = [piece for piece in _HYPHEN.split(lemma) if piece]
    written, at = [], 0
    for piece in pieces:
        written.append(bare[at : at + len(piece)])
        at += len(piece)
    return tuple(written) or (lemma,)


@lru_cache(maxsize=50_000)
def compound_lemmas(lemma: str) -> tuple[str, ...]:
    """The lemmas of a compound's parts: ``("lapsi", "suojelu")`` for *lastensuojelu*; of the last one, the part itself."""
    parts = compound_parts(lemma)
    return (*(_part_lemma(p, "".join(parts[:i])) for i, p in enumerate(parts[:-1])), parts[-1])


def is_listed(word: str) -> bool:
    """Whether the analyser's lexicon has the word itself as a base form."""
    return any(a.source == "lexicon" and a.lemma.casefold() == word.casefold() for a in in_lexicon(word))


def _as_lemma(lemma: str) -> Analysis | None:
    """The reading of ``lemma`` as a base form with the fewest parts that are listed words."""
    own = [a for a in analyses(lemma) if a.lemma.casefold() == lemma.casefold() and a.source != "form"]
    known = [a for a in own if a.is_known]
    return min(known or own, key=lambda a: (a.weight, -len(a.parts)), default=None)


def _unlisted(lemma: str) -> tuple[str, ...] | None:
    """The parts of a word that the analyser can but guess at: a genitive and a listed word, *hampaiden* + *hoito*."""
    if not lemma.isalpha() or not lemma.islower():
        return None
    for at in range(_SHORTEST, len(lemma) - _SHORTEST + 1):
        first, last = lemma[:at], lemma[at:]
        if first[-1] == "n" and is_listed(last) and _is_genitive(first):
            return (*_genitive_parts(first), *compound_parts(last))
    return None


def _is_genitive(form: str) -> bool:
    return any(
        a.source == "lexicon" and a.case == "Gen" and a.pos == "NOUN" and not a.has_suffix for a in in_lexicon(form)
    )


def _genitive_parts(form: str) -> tuple[str, ...]:
    """*maaseudun* → *maa* + *seudun*: its lemma's parts, the last one as it is inflected here."""
    reading = min((a for a in in_lexicon(form) if a.case == "Gen"), key=lambda a: a.weight)
    before = "".join(reading.parts[:-1])
    return (*reading.parts[:-1], form[len(before) :]) if before and form.startswith(before) else (form,)


def _is_stem(part: str, before: str) -> bool:
    """Is it the stem in -s of a word in -nen: *nais-*, *ehtois-* in *vapaaehtois-*, *toteuttamis-* of a verb's noun?"""
    word = part[:-1] + "nen"
    of_verb = part.endswith("mis") and any(a.pos == "VERB" and a.source == "lexicon" for a in in_lexicon(word))
    return is_listed(word) or of_verb or bool(before) and is_listed(before + word)


def _part_lemma(part: str, before: str = "") -> str:
    """The lemma of a part that is not the last one; ``before`` are the parts in front of it, joined."""
    bound: dict[str, str] = table("compounds")["bound"]
    if part.lower() in bound:
        return bound[part.lower()]
    if part.isupper():
        return part
    if part.endswith("s") and _is_stem(part, before):
        return part[:-1] + "nen"
    readings = [a for a in in_lexicon(part) if a.pos in ("NOUN", "PROPN", "ADJ", "NUM", "ADV")]
    nouns = [a for a in readings if a.pos == "NOUN" and a.case in ("Nom", "Gen")]
    if any(a.pos == "ADV" and a.lemma == part for a in readings) and not nouns:
        return part
    wanted = [a for a in readings if a.case in ("Nom", "Gen") and not a.has_suffix]
    best = min(wanted or readings, key=lambda a: (a.weight, a.case != "Nom"), default=None)
    return best.lemma if best else part
