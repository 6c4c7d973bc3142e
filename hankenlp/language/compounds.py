"""Where a compound comes apart: *lastensuojelu* → *lasten* + *suojelu*, and the lemmas of its parts, *lapsi* + *suojelu*."""

from functools import lru_cache

from hankenlp.language.morphology import Analysis, analyses
from hankenlp.resources import table


@lru_cache(maxsize=50_000)
def compound_parts(lemma: str) -> tuple[str, ...]:
    """The parts of a lemma as they are written in it; a word that is no compound is its own only part.

    Hyphens are left out: ``compound_parts("ESR-hanke") == ("ESR", "hanke")``.
    """
    best = _as_lemma(lemma)
    parts = best.parts if best else tuple(lemma.split("-"))
    return tuple(piece for part in parts for piece in part.split("-") if piece) or (lemma,)


@lru_cache(maxsize=50_000)
def compound_lemmas(lemma: str) -> tuple[str, ...]:
    """The lemmas of a compound's parts: ``("lapsi", "suojelu")`` for *lastensuojelu*."""
    parts = compound_parts(lemma)
    return (*(_part_lemma(p) for p in parts[:-1]), parts[-1])


def _as_lemma(lemma: str) -> Analysis | None:
    """The reading of ``lemma`` as a base form with the fewest parts that are listed words."""
    own = [a for a in analyses(lemma) if a.lemma.casefold() == lemma.casefold() and a.source != "form"]
    known = [a for a in own if a.is_known]
    return min(known or own, key=lambda a: (a.weight, -len(a.parts)), default=None)


def _part_lemma(part: str) -> str:
    bound: dict[str, str] = table("compounds")["bound"]
    if part.lower() in bound:
        return bound[part.lower()]
    if part.isupper():
        return part
    adjective = part[:-1] + "nen"
    if part.endswith("s") and any(a.lemma == adjective and a.source == "lexicon" for a in analyses(adjective)):
        return adjective
    readings = [a for a in analyses(part) if a.is_known and a.pos in ("NOUN", "PROPN", "ADJ", "NUM", "ADV")]
    wanted = [a for a in readings if a.case in ("Nom", "Gen") and not a.has_suffix]
    best = min(wanted or readings, key=lambda a: (a.weight, a.case != "Nom"), default=None)
    return best.lemma if best else part
