"""What the look of a guessed base form speaks for or against it, as a cost in the analyser's terms.

A name that the lexicon lacks is Finnish or foreign: foreign stems end in any consonant and know no gradation
(*Zagatin*, *Zagat*; *Rösslerin*, *Rössler*), Finnish ones end in a vowel, *-nen* or *-s*. The endings are in ``names.toml``.
"""

import re
from typing import Final

from hankenlp.language.morphology import Analysis
from hankenlp.resources.patterns import word_tuple

VOWELS: Final = "aeiouyäöåé"
_FOREIGN: Final = re.compile(
    r"[bcfgqwxzåéüø]|[^aeiouyäö]{2}[kptm]$|[^aeiouyäö][bdfgkmptsc]$|[aeiouyäö][bdfgmsxc]$|[^aeiouyäö]h$", re.IGNORECASE
)
_FOREIGN_STEM: Final = re.compile(r"[bcfgqwxzåéüø]|^[^\W\daeiouyäöj]{2}", re.IGNORECASE)
_GEMINATE: Final = re.compile(r"(?:kk|pp|tt)[iy]$", re.IGNORECASE)
_LONG_VOWEL: Final = re.compile(r"(?:aa|oo|uu|yy|ää|öö|ii|ee)$", re.IGNORECASE)
_PARTITIVE: Final = re.compile(r"(?:aa|ää)$", re.IGNORECASE)
_ILLATIVE: Final = re.compile(r"(?:ii|ee|uu|oo|yy|öö)n$", re.IGNORECASE)


def shape_cost(word: str, form: str, reading: Analysis) -> float:
    """What ``form`` costs as the base form of ``word``; below zero where the look speaks for it."""
    if reading.case == "Nom":
        return _nominative_cost(word.lower())
    low = form.lower()
    if low[-1:] not in VOWELS:
        return _consonant_cost(word, low)
    if low.endswith(("uksi", "yksi", "eksi")):
        return 0.5
    if _GEMINATE.search(low) and _FOREIGN_STEM.search(low):
        return 1.9
    if _LONG_VOWEL.search(low) and not low.endswith(word_tuple("names", "long_vowel_ends")):
        return 0.8
    if low.endswith("i") and _FOREIGN.search(low[:-1]) and not low.endswith(("ppi", "tti", "kki")):
        return 0.3
    return 0.0


def looks_foreign(word: str) -> bool:
    """True where letters or their order are not of a Finnish stem: *Huffington*."""
    return _FOREIGN_STEM.search(word) is not None


def is_surname_in_n(word: str) -> bool:
    """True for *Sandelin*: a nominative of a surname, though a genitive by its look."""
    return word.lower().endswith(word_tuple("names", "surname_n"))


def _nominative_cost(word: str) -> float:
    if word.endswith("nen"):
        return -1.0 if looks_foreign(word) else -3.0
    if word.endswith(word_tuple("names", "genitive_n")):
        return 0.0
    if word.endswith(word_tuple("names", "nominative_n")):
        return -1.5
    if word.endswith(word_tuple("names", "partitive_ends")):
        return 3.0
    if _PARTITIVE.search(word) and not word.endswith(word_tuple("names", "long_vowel_ends")):
        return 1.7
    if _ILLATIVE.search(word):
        return 0.8
    return 0.8 if word.endswith("ksi") and len(word) > 6 else 0.0


def _consonant_cost(word: str, form: str) -> float:
    foreign = bool(_FOREIGN.search(form))
    if form.endswith(word_tuple("names", "nominative_n")):
        return -0.6
    if form.endswith("nen"):
        return 2.0 if word.lower().endswith("esen") else 0.3  # "Scorsesen": Finnish names in -enen are few.
    if form.endswith(word_tuple("names", "consonant_ends")):
        return -0.5
    if form.endswith(word_tuple("names", "greek_s")):
        return -0.3
    if form.endswith("s") and _ILLATIVE.search(word) and len(word) == len(form) + 1:
        return 2.5  # "Suxessiin" is of no Suxessis, though "kauniin" is of kaunis.
    if form.endswith("mas") and word.lower().endswith("maan"):
        return 1.2
    if form.endswith("s") and not foreign:
        return 0.2
    return -0.3 if foreign else 0.3


def abbreviates(short: str, name: str) -> bool:
    """Whether the first letter begins a word of the name and the others follow it in their order: *LieKe*, *Lieksan Kehitys*."""
    letters, words = short.casefold(), name.casefold().replace("-", " ").split()
    for at, word in enumerate(words):
        rest = iter("".join(words[at:]))
        if letters and word.startswith(letters[0]) and all(letter in rest for letter in letters):
            return True
    return False
