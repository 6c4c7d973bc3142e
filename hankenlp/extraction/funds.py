"""Programmes and funds that no list has, by how their names are made.

A head noun with its attributes from a capital on (*Lapsi- ja perhepalveluiden muutosohjelma*), a hyphenated name
(*Osaava-ohjelma*, *Kestävää kasvua ja työtä 2014–2020 -ohjelma*). The nouns are in ``programme_heads.toml``.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from hankenlp.extraction.bodies import attributes_start, joins
from hankenlp.extraction.hyphenated_names import hyphenated_start
from hankenlp.extraction.mentions import Type
from hankenlp.extraction.organization_nouns import Body, Head
from hankenlp.extraction.words import SPACE, Word
from hankenlp.language.morphology import in_lexicon
from hankenlp.language.nominative import without_ending
from hankenlp.resources.additions import cached_up_to
from hankenlp.resources.patterns import word_set, word_tuple

_YEAR: Final = re.compile(r"(?:19|20)\d\d")


@cached_up_to(20_000)
def fund_head(form: str) -> Head | None:
    """The head noun of a programme that the form is of, or None."""
    last = form.rpartition("-")[2].lower()
    for reading in in_lexicon(last):
        if reading.pos != "NOUN" or reading.number == "Plur" or reading.case is None:
            continue
        ending = next((h[1:] for h in word_tuple("programme_heads", "heads") if reading.lemma.endswith(h[1:])), None)
        if (
            ending
            and reading.lemma not in word_set("programme_heads", "not_heads")
            and form.lower() not in word_set("programme_heads", "not_heads")
        ):
            return Head(ending, reading.case, reading.number or "Sing", "-" in form or reading.lemma != ending)
    return None


def funds(words: Sequence[Word], proper: Collection[int]) -> Iterator[Body]:
    """Every programme that the patterns make, overlapping ones too."""
    for at, word in enumerate(words):
        head = None if word.text.endswith("-") else fund_head(word.form.lstrip("-"))
        if head is None:
            continue
        first = _first(words, at, head, proper)
        if first is None and _pays(words, at, head):
            yield from _in_small_letters(words, at, head)
        if first is not None:
            if first - 1 not in proper and _is_title_acronym(words, first):
                first -= 1  # KONSTI Elämänhallintaohjelma
            last = with_years(words, at + 1) if head.case in ("Nom", "Gen") else at + 1
            yield Body(first, last, 0.85)


def _pays(words: Sequence[Word], at: int, head: Head) -> bool:
    """Whether the money that the sentence speaks of comes from the programme."""
    if head.case != "Ela" or not head.compound or words[at].is_capital or not words[at].text.isalpha():
        return False
    near = [w for w in words[max(0, at - 15) : at] if w.sentence == words[at].sentence]
    return any(a.is_known and a.lemma in word_set("programme_heads", "money") for w in near for a in w.analyses)


def _in_small_letters(words: Sequence[Word], at: int, head: Head) -> Iterator[Body]:
    """*kuntien pyöräilyn investointiohjelmasta*: two genitives at least make a name of it."""
    first = at
    while first > 0 and at - first < 8 and not words[first - 1].is_capital and joins(words, first - 1, at, head):
        first -= 1
    if at - first >= 2 and not words[first - 1].is_capital:
        yield Body(first, at + 1, 0.6)


def _is_title_acronym(words: Sequence[Word], first: int) -> bool:
    """Whether an abbreviation before the name belongs to it."""
    if first == 0 or words[first].gap != SPACE:
        return False
    return words[first - 1].is_acronym and without_ending(words[first - 1].form) is None


def _first(words: Sequence[Word], at: int, head: Head, proper: Collection[int]) -> int | None:
    word = words[at]
    if word.text.startswith("-"):
        return _hyphenated(words, at)
    if "-" in word.form:
        left = word.form.partition("-")[0]
        if f"{left.lower()}-{head.noun}" in word_set("programme_heads", "not_heads"):
            return None
        named = (
            not word.first
            or left.isupper()
            or not head.compound
            or all(a.pos == "PROPN" for a in in_lexicon(left.lower()))
        )
        return at if word.is_capital and named else None
    first = attributes_start(words, at, head, proper)
    if first is None or first == at or (not head.compound and _is_event(words[at - 1])):
        return None
    return _without_owner(words, first, at)


def type_of(words: Sequence[Word], fund: Body, owners: Mapping[int, int]) -> Type:
    """A fund that belongs to a fund is a branch of that body: *Suomen Kulttuurirahaston Lapin rahasto*."""
    branch = any(i in owners and fund_head(words[i].form) is not None for i in range(fund.first, fund.last - 1))
    return "organization" if branch else "programme"


def _is_event(word: Word) -> bool:
    """*Kyläpäivän ohjelma* says what is on that day."""
    endings = word_tuple("programme_heads", "schedules")
    return any(a.case == "Gen" and a.lemma.lower().endswith(endings) for a in in_lexicon(word.form.lower()))


def _without_owner(words: Sequence[Word], first: int, at: int) -> int | None:
    """*STM:n Lapsi- ja perhepalveluiden muutosohjelma* without its first word."""
    while first + 1 < at and without_ending(words[first].form) is not None and words[first + 1].is_capital:
        first += 1
    return first


def _hyphenated(words: Sequence[Word], at: int) -> int | None:
    if at > 1 and words[at - 1].form.isdigit() and not words[at - 2].is_capital and words[at - 1].gap == SPACE:
        return at - 2  # tavoite 6 -ohjelma
    first = hyphenated_start(words, at)
    return None if first is None else _without_owner(words, first, at)


def with_years(words: Sequence[Word], last: int) -> int:
    """The end of a name with the years that follow it: *2014–2020*, *2010-2013*."""
    if last >= len(words) or words[last].gap != SPACE:
        return last
    if re.fullmatch(r"(?:19|20)\d\d-(?:19|20)\d\d", words[last].form):
        return last + 1
    two = last + 1 < len(words) and words[last + 1].gap == "–" and _YEAR.fullmatch(words[last + 1].form)
    return last + 2 if two and _YEAR.fullmatch(words[last].form) else last
