"""Names of units that say nothing of their owner: *Hyvinvointipalvelut*, *Sosiaali- ja terveystoimi*.

Only the words count; whose unit one is, ``local`` reads from the document.
"""

from hankenlp.language.morphology import analyses
from hankenlp.linking import normalize
from hankenlp.linking.known import Known, bare_unit_kinds
from hankenlp.resources import table

_SHORT = 4


def unit_name(name: str) -> str:
    """The key of a bare unit's name, without *kaupungin* and the like before it."""
    first, _, rest = normalize.tidied(name).partition(" ")
    return normalize.organization_key(
        rest if rest and first.casefold() in table("units")["heads"]["attributes"] else name
    )


def is_bare_unit(name: str, known: Known) -> bool:
    """Whether a name is a unit's that says nothing of its owner: *Hyvinvointipalvelut*, *Sosiaali- ja terveystoimi*."""
    if not bare_unit_kinds(name):
        return False
    words = normalize.without_brackets(normalize.tidied(name)).split()
    lowered = (word if word.isupper() and len(word) < _SHORT else word[:1].lower() + word[1:] for word in words[:1])
    return all(_is_common(word, words[-1], known) for word in (*lowered, *words[1:]))


def _is_common(word: str, last: str, known: Known) -> bool:
    """Whether a word is of the language; *sosiaali-* is, for its compound with the last word of the name is."""
    plain = word.strip(",.-")
    if not plain or not plain[:1].islower() and not plain.isupper() or known.is_geographic(plain.casefold()):
        return not plain
    compound = f"{plain}{last}" if word.endswith("-") else plain
    readings = (*analyses(plain.lower()), *analyses(compound.lower()))
    return any(reading.is_known and reading.pos != "PROPN" for reading in readings)
