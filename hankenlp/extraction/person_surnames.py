"""Surnames that stand in the nominative somewhere in the document, though they look like a genitive: *Tariq Hamdan*.

A name's place tells its case: at the end of a line or field, before a comma, a bracket, a number, an address, *ja* or a verb
of saying, nobody stands in the genitive. A Finnish name that looks like that is known or built like one.
"""

import re
from collections.abc import Iterator
from typing import Final

from hankenlp.extraction.person_lexicon import Word, is_capitalised, is_doubtful_genitive, words_of
from hankenlp.language.names import person_base_form
from hankenlp.resources import table
from hankenlp.resources.additions import cached
from hankenlp.resources.patterns import either, word_set

_BOUNDARY: Final = re.compile(
    rf"\s*(?:$|[,;:()/|\n\t•·]|\.(?:\s|$)|\s[–-]\s|\s{{2}})|\s+(?:{either('people', 'phone_short')}\b|\d|\+\d|\S+@)"
)
_NEXT: Final = re.compile(r"\s([a-zåäö]+)")


def standing_surnames(text: str) -> frozenset[str]:
    """The surnames behind another capitalised word or an initial that the place of one mention shows to be nominatives."""
    return frozenset(word.text for word in _behind_a_name(text) if _is_nominative_at(text, word.end))


def _behind_a_name(text: str) -> Iterator[Word]:
    previous: Word | None = None
    for word in words_of(text, 0, len(text)):
        if (
            previous is not None
            and word.text.endswith("n")
            and is_capitalised(word.text)
            and previous.text[0].isupper()
            and text[previous.end : word.start].strip(" .\u00a0") == ""
            and is_doubtful_genitive(word.text, _base(f"{previous.text} {word.text}"))
        ):
            yield word
        previous = word


def _is_nominative_at(text: str, end: int) -> bool:
    if _BOUNDARY.match(text, end):
        return True
    following = _NEXT.match(text, end)
    return following is not None and following[1] in _behind_nominatives()


def _base(name: str) -> str:
    return person_base_form(name).rpartition(" ")[2]


@cached
def _behind_nominatives() -> frozenset[str]:
    verbs = word_set("people", "saying") - word_set("people", "behind_genitives")
    return verbs | frozenset(table("people")["bearing"]["verbs"]) | word_set("names", "conjunctions")
