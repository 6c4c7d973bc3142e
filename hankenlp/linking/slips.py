"""Slips of the pen in single words: how many part two words, of what kind they are, and whether a word is one.

Words come in small letters.
"""

from itertools import groupby

from rapidfuzz.distance import DamerauLevenshtein

from hankenlp.language.morphology import in_lexicon

SHORTEST = 5
"""Shorter words are not compared."""
_LONGEST_WITHOUT = 5
_TWO_SLIPS = 7
"""A word of so many letters may have two slips, a shorter one has one."""
_GUESSED = 4
"""The weight from which on a reading holds a part that is no word."""


def slips(one: str, other: str) -> int:
    """How many slips part two words; 0 where they are too many, or the numbers in them differ."""
    longest = max(len(one), len(other))
    most = 2 if longest >= _TWO_SLIPS else 1
    if abs(len(one) - len(other)) > most or longest <= _LONGEST_WITHOUT or digits(one) != digits(other):
        return 0
    found = DamerauLevenshtein.distance(one, other, score_cutoff=most)
    return found if found <= most else 0


def digits(text: str) -> str:
    """The digits of a text."""
    return "".join(filter(str.isdigit, text))


def without_one(word: str) -> set[str]:
    """What is left of a word without one of its letters."""
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def remainders(word: str) -> set[str]:
    """What is left of a word without up to two letters (without one, if it is short): what two slips part shares one."""
    once = without_one(word)
    if len(word) < _TWO_SLIPS - 1:
        return {word, *once}
    return {word, *once, *(left for rest in once for left in without_one(rest))}


def single(word: str) -> str:
    """The word with every letter once where it stands twice: *settlementti* → *setlementi*."""
    return "".join(letter for letter, _ in groupby(word))


def swapped(word: str) -> set[str]:
    """The words that two neighbouring letters in another order make."""
    return {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)} - {word}


def have_same_letters(one: str, other: str) -> bool:
    """Whether two words differ by a doubled letter or by the order of two: so little parts no two names."""
    return single(one) == single(other) or one in swapped(other)


def is_word(word: str) -> bool:
    """Whether the lexicon has the word or all its parts: in *amattikorkeakoulu* it only guesses the first."""
    return any(reading.weight < _GUESSED for form in (word, word.title()) for reading in in_lexicon(form))


def is_listed(word: str) -> bool:
    """Whether the lexicon has the word itself."""
    return any(reading.source == "lexicon" for form in (word, word.title()) for reading in in_lexicon(form))
