"""What a word is that stands in the genitive in a body's name: a town, a village, a country, a body."""

from hankenlp.extraction.person_lexicon import is_given_name
from hankenlp.extraction.words import Word, is_common
from hankenlp.resources.knowledge import names


def is_body(word: Word) -> bool:
    """*Kelan* of *Kelan ja hyvinvointialueen* is a body by itself."""
    entries = [e for c in word.candidates[:2] for e in names().get(c.form.casefold(), ())]
    return word.is_capital and any(e.type == "organization" for e in entries)


def is_country(word: Word) -> bool:
    """*Suomen kaupunki* is any town of it."""
    entries = [e for c in word.candidates[:3] for e in names().get(c.form.casefold(), ())]
    return any(e.kind == "country" for e in entries) and not any(e.kind == "municipality" for e in entries)


def is_village(word: Word) -> bool:
    """A place in the genitive that is neither a town of today nor a region: *Hervannan koulu*."""
    entries = [e for c in word.candidates[:3] if c.case == "Gen" for e in names().get(c.form.casefold(), ())]
    if entries:
        return all(e.kind == "other" or (e.kind == "municipality" and e.until) for e in entries)
    best = word.candidates[0]
    listed_name = best.pos == "PROPN" and best.case == "Gen" and best.reading is not None
    return listed_name and not word.first and not is_common(word) and not is_given_name(best.form)


def is_town(word: Word) -> bool:
    """A municipality in the genitive: *Lahden ympäristöpalvelut*."""
    entries = [e for c in word.candidates[:3] if c.case == "Gen" for e in names().get(c.form.casefold(), ())]
    kinds = {e.kind for e in entries}
    return "municipality" in kinds and not kinds & {"region", "country"}
