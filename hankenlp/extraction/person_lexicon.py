"""What the parts of people's names look like: given names, surnames, and words that only seem to be either.

The lists are ``resources/first_names.txt``, ``surnames.txt`` and ``people.toml``.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from hankenlp.extraction.contacts import ascii_name
from hankenlp.language.morphology import in_lexicon
from hankenlp.language.names import person_base_form
from hankenlp.resources.additions import cached
from hankenlp.resources.knowledge import names as known_names
from hankenlp.resources.patterns import lines, word_set

_WORD: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|['’´](?=[^\W\d_]))*(?:[-‐‑][^\W\d_]+)*")
_CLITIC: Final = re.compile(r"k[oö]|kin|p[aä]|h[aä]n|s|nsa|nsä|ni|si")
_NEN: Final = re.compile(r"(\w+[aä]i)st[aä]")
_LA: Final = re.compile(r"(\w{2,}l[aä])(?:lle|lt[aä]|ll[aä]|st[aä]|ss[aä]|n|ksi|n[aä]|[aä]n?)")
_SHORTEST: Final = 4
_ARTICLE: Final = re.compile(r"(?:a[dlnrstz]|ash|el|es|er)[-‐‑](?=[^\W\d_])")
"""The Arabic article, which is written small: *al-Khatib*."""
_NATIVE_LAST: Final = "aeiouyäöåénsrlt"
"""What stems end in that take Finnish endings without a linking *i*."""
_FOREIGN_LA: Final = re.compile(r"[^aeiouyäöl]l[aä]")
_KEPT: Final = frozenset("åäö")
_PLAIN: Final = str.maketrans({"ı": "i", "ł": "l", "ø": "ö", "đ": "d", "ŋ": "n"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word of letters, hyphens and apostrophes."""

    text: str
    start: int
    end: int


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words of ``text[start:end]``."""
    return [Word(m.group(), m.start(), m.end()) for m in _WORD.finditer(text, start, end)]


def is_capitalised(word: str) -> bool:
    """*Virtanen*, *McDonald*, *VIRTANEN*, *al-Khatib*; not *v* or *V*."""
    word = word[article.end() :] if (article := _ARTICLE.match(word)) else word
    return len(word) > 1 and word[0].isupper() and (word[1:].islower() or word.isupper() or not word[1:].isupper())


def is_given_name(word: str) -> bool:
    """A given name in the nominative: listed, or joined by a hyphen from listed ones."""
    if not is_capitalised(word) or (word.isupper() and len(word) < 3):
        return False
    plain, listed = word.casefold(), lines("first_names")
    return plain in listed or all(_without_marks(part) in listed for part in plain.split("-"))


@lru_cache(maxsize=20_000)
def _without_marks(name: str) -> str:
    """*áslat* → *aslat*, for a name that the list has without its marks. Finnish letters stay."""
    if name.isascii():
        return name
    return "".join(c if c in _KEPT else unicodedata.normalize("NFD", c)[0] for c in name.translate(_PLAIN))


def is_word_too(word: str) -> bool:
    """A given name that is a common word or a town as well (*Satu*, *Salla*)."""
    return word.casefold() in word_set("people", "words_too")


def is_municipality(word: str) -> bool:
    """Does a municipality have this name in the nominative?"""
    return any(e.type == "place" and e.kind == "municipality" for e in known_names().get(word.casefold(), ()))


def is_place_form(word: str) -> bool:
    """A municipality, or another name in a case (*Suomen*, *Lohjalta*), that no surname is like."""
    names = [a for a in in_lexicon(word) if a.pos == "PROPN"]
    bases = {a.lemma for a in names}
    if not names or any(surname_weight(base) == 1.0 for base in bases):
        return False
    return all(a.case != "Nom" for a in names) or any(is_municipality(base) for base in bases)


@cached
def _surname_endings() -> tuple[str, ...]:
    return tuple(sorted(word_set("people", "surname_endings")))


def surname_weight(base: str) -> float:
    """How much a nominative looks like a surname: 1 listed or by its ending, 0.6 no common word or one with such an ending,
    0.3 a noun or adjective, 0.1 another common word, 0 none."""
    plain = base.casefold()
    last = plain.rpartition("-")[2]
    is_double = last != plain and base.rpartition("-")[2][:1].isupper() and last in lines("surnames")
    if (
        plain in word_set("people", "no_surname")
        or last in word_set("people", "no_surname")
        or (last in word_set("people", "named_after") and not is_double)
    ):
        return 0.0
    if plain in lines("surnames") or last in lines("surnames"):
        return 1.0
    common = [a for a in in_lexicon(last) if a.source == "lexicon" and a.pos not in ("PROPN", "X")]
    if not common:
        return 1.0 if last.endswith(_surname_endings()) else 0.6
    if last.endswith(_surname_endings()) and not last.endswith("nen"):
        return 0.6
    return 0.3 if any(a.pos in ("NOUN", "ADJ") and a.case == "Nom" for a in common) else 0.1


def base_name(surface: str, context: frozenset[str] = frozenset()) -> str:
    """The name in the nominative, with single spaces; ``context`` holds the document's names, its mailboxes (``@virtanen``)
    and surnames that stand in the nominative somewhere (``=Hamdan``)."""
    plain = " ".join(surface.split())
    front, _, last = plain.rpartition(" ")
    stands = f"@{ascii_name(last)}" in context or f"={last}" in context
    base = last if stands else _surname(last, person_base_form(plain, context=context).rpartition(" ")[2])
    if not front:
        return base
    loud = front.isupper() and len(front) > 3
    return f"{front.title()} {base.title() if base.isupper() else base}" if loud else f"{front} {base}"


def _surname(word: str, base: str) -> str:
    """Mends what the rules for all words get wrong about surnames: *Hutko* asks no question, *Tran* is no genitive, and
    *Nopolalle* and *Lapveteläistä* come from names in -la and -nen."""
    if (
        base == word
        or _is_partitive_of_thing(word, base)
        or word.casefold() in lines("surnames")
        or _CLITIC.fullmatch(word.removeprefix(base))
        or _lacks_linking_vowel(word, base)
    ):
        return word
    if len(base) < _SHORTEST and word == f"{base}n" and not any(a.source == "lexicon" for a in in_lexicon(base)):
        return word
    nen, la = _NEN.fullmatch(word), _LA.fullmatch(word)
    if nen:
        return f"{nen[1]}nen"
    if word == f"{base}n" and base.casefold() not in lines("surnames"):
        if base.endswith("ini"):
            return base[:-1]  # Marinin
        if base.endswith("e"):
            return word  # Vilen, without its accent
    return la[1] if la and base.casefold() not in lines("surnames") else base


def _lacks_linking_vowel(word: str, base: str) -> bool:
    """*Volkova* is no partitive of *Volkov*, which is *Volkovia*: foreign stems in a consonant take an *i* before endings."""
    return (
        base[-1:].casefold() not in _NATIVE_LAST and word.startswith(base) and word[len(base) :][:1] in ("a", "ä", "n")
    )


def is_doubtful_genitive(word: str, base: str) -> bool:
    """*Hamdan* as the genitive of *Hamda*: no name or word that is listed, and none that is built like a Finnish surname."""
    if word != f"{base}n" or in_lexicon(base):
        return False
    return surname_weight(base) < 1.0 or _FOREIGN_LA.fullmatch(base[-3:].casefold()) is not None


def _is_partitive_of_thing(word: str, base: str) -> bool:
    """*Vatia* is a name that a thing's partitive looks like; *Kiveä* may be the name's own."""
    readings = [a for a in in_lexicon(word.lower()) if a.source == "lexicon" and a.case == "Par" and a.number == "Sing"]
    thing = any(a.lemma == base.casefold() and a.pos == "NOUN" for a in readings)
    return thing and surname_weight(base) < 0.6 and not any(a.pos == "PROPN" for a in in_lexicon(base))


def given_part(name: str) -> str:
    """The first given name of a name in either order."""
    parts = name.split()
    return parts[-1] if not is_given_name(parts[0]) and is_given_name(parts[-1]) else parts[0]
