"""Surnames that stand in the nominative somewhere in the document, though they look like a genitive: *Tariq Hamdan*.

A name's place tells its case: at the end of a line or field, before a comma, a bracket, a number, an address, *ja* or a finite
verb, nobody stands in the genitive. A Finnish name that looks like that is known or built like one.
"""

import re
from collections.abc import Iterator
from typing import Final

from hankenlp.extraction.person_lexicon import Word, is_capitalised, is_doubtful_genitive, surname_weight, words_of
from hankenlp.language.morphology import in_lexicon
from hankenlp.language.names import person_base_form
from hankenlp.resources.patterns import either, word_set

_BOUNDARY: Final = re.compile(
    rf"\s*(?:$|[,;:()/|\n\t•·]|\.(?:\s|$)|\s[–-]\s|\s{{2}})|\s+(?:{either('people', 'phone_short')}\b|\d|\+\d|\S+@)"
)
_NEXT: Final = re.compile(r"\s([a-zåäö]+)")


def standing_surnames(text: str) -> frozenset[str]:
    """The surnames behind another capitalised word or an initial that the place of one mention shows to be nominatives."""
    return frozenset(
        word.text for before, word in _behind_a_name(text) if _is_nominative_at(text, word.end, before.text)
    )


def _behind_a_name(text: str) -> Iterator[tuple[Word, Word]]:
    previous: Word | None = None
    for word in words_of(text, 0, len(text)):
        if (
            previous is not None
            and word.text.endswith("n")
            and is_capitalised(word.text)
            and previous.text[0].isupper()
            and text[previous.end : word.start].strip(" .\u00a0") == ""
            and _is_doubtful(previous.text, word.text)
        ):
            yield previous, word
        previous = word


def _is_nominative_at(text: str, end: int, given: str) -> bool:
    if _BOUNDARY.match(text, end):
        return True
    following = _NEXT.match(text, end)
    if following is None:
        return not in_lexicon(given)  # A Finnish reading of a name that is not Finnish has to be clear.
    return following[1] in word_set("names", "conjunctions") or _is_finite(following[1])


def _is_finite(word: str) -> bool:
    readings = in_lexicon(word)
    return bool(readings) and all(a.pos in ("VERB", "AUX") and "Mood=Ind" in a.feats for a in readings)


def _is_doubtful(given: str, surname: str) -> bool:
    """Is the surname no clear genitive? Behind a name that is not Finnish not even that of a common noun (*Rajesh Menon*)."""
    base = person_base_form(f"{given} {surname}").rpartition(" ")[2]
    if is_doubtful_genitive(surname, base):
        return True
    return surname == f"{base}n" and not in_lexicon(given) and surname_weight(base) < 1.0
