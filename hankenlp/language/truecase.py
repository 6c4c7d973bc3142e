"""Names and headings in capitals, written as in running text: *OULUN KAUPUNKI* → *Oulun kaupunki*.

A word in capitals is an abbreviation unless the lexicon knows it in lower case or as a name.
"""

from collections.abc import Sequence

from hankenlp.language.morphology import in_lexicon, look_up_in_lexicon
from hankenlp.resources import table
from hankenlp.resources.knowledge import names

_SHORT = 4
"""A word in capitals that is this short is an abbreviation, unless it is a known place."""
_WORD = 8
"""A listed common noun in capitals that is this long is a word."""


def truecase(name: str, *, person: bool = False) -> str:
    """The name with capitals only where Finnish has them; a name that is not all capitals comes back as it is."""
    words = name.split(" ")
    if not name.isupper() or sum(c.isalpha() for c in name) < 4:
        return name
    if person:
        return " ".join("-".join(p.capitalize() for p in w.split("-")) for w in words)
    if len(words) == 1:
        return _title(name) if _is_name_or_long_word(name) else name
    cased = [_word(w) for w in words]
    if cased[0].islower():
        cased[0] = cased[0][:1].upper() + cased[0][1:]
    return " ".join(cased)


def _title(word: str) -> str:
    left, hyphen, last = word.rpartition("-")
    return _title(left) + hyphen + last.capitalize() if hyphen else word.capitalize()


def _is_name_or_long_word(word: str) -> bool:
    readings = in_lexicon(_title(word))
    proper = [a for a in readings if a.pos == "PROPN"]
    if len(word) <= _SHORT:
        return any(entry.type == "place" for a in proper for entry in names().get(a.lemma.casefold(), ()))
    return bool(proper) or (len(word) >= _WORD and bool(readings))


def _word(word: str) -> str:
    bare = word.strip('-–,.()"”:;')
    lower, title = bare.lower(), _title(bare)
    if lower in table("names")["conjunctions"]:
        return word.lower()
    if lower in table("names")["company_forms"]:
        return word.lower()
    if "-" in bare:
        return "-".join(_word(p) if p else "" for p in word.split("-"))
    common = min((a.weight for a in in_lexicon(lower) if a.pos != "PROPN"), default=99.0)
    proper = min((a.weight for a in in_lexicon(title) if a.pos == "PROPN"), default=99.0)
    if common == proper == 99.0:
        return word if len(bare) <= 5 else word.replace(bare, title)
    is_name = proper < common or any(a.pos == "PROPN" and a.lemma.casefold() in names() for a in in_lexicon(title))
    return word.replace(bare, title if is_name else lower)


def sentence_case(words: list[str]) -> list[str]:
    """The words of a heading in capitals as a sentence has them; other words come back as they are."""
    return sentence_cases([words])[0]


def sentence_cases(sentences: Sequence[list[str]]) -> list[list[str]]:
    """The same for many sentences, whose words are looked up together."""
    shouted = [_shouted(words) for words in sentences]
    parts = {part for words in shouted for word in words for part in (word, *word.split("-"))}
    look_up_in_lexicon(sorted({spelt for part in parts for spelt in (part.lower(), _title(part))}))
    return [
        [_word(w) if w in letters and len(w) > 1 else w for w in words] if letters else words
        for words, letters in zip(sentences, shouted, strict=True)
    ]


def _shouted(words: list[str]) -> list[str]:
    """The words with letters, where all of them are in capitals and one at least is no abbreviation."""
    if not any(map(str.isupper, words)):
        return []
    letters = [w for w in words if any(map(str.isalpha, w))]
    return letters if all(map(str.isupper, letters)) and sum(map(len, letters)) >= 8 else []
