"""Bodies that share their noun: *Oulun ja Kemin kaupungit* are *Oulun kaupunki* and *Kemin kaupunki*.

The noun stands in the plural behind a row of places in the genitive. Each place is the mention of its own body, the last
one together with the noun; the row acts in the noun's case.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from hankenlp.extraction.attributes import is_town
from hankenlp.extraction.mentions import Named
from hankenlp.extraction.organization_nouns import head_of, listed
from hankenlp.extraction.words import SPACE, Word
from hankenlp.language.morphology import in_lexicon
from hankenlp.resources.knowledge import names
from hankenlp.resources.patterns import word_tuple

_INSIDE: Final = ("Ine", "Ela", "Ill")
_MOST: Final = 12
"""Places in a row."""


def with_shared_heads(words: Sequence[Word], known: Sequence[Named]) -> list[Named]:
    """The known names and the bodies of each row, whose places are none by themselves."""
    bodies = list(_bodies(words))
    held = {i for n in bodies for i in range(n.first, n.last)}
    return [*bodies, *(n for n in known if n.type != "place" or n.first not in held)]


def _bodies(words: Sequence[Word]) -> Iterator[Named]:
    for at, word in enumerate(words):
        if at < 3 or word.gap != SPACE or words[at - 2].form not in ("ja", "sekä", "och"):
            continue
        noun = _shared_noun(words, at)
        if noun is None:
            continue
        for first in _row(words, at, is_town if noun in listed("groups") else _is_place):
            is_last = first == at - 1
            end, last = (word.end, at + 1) if is_last else (words[first].end, first + 1)
            name = f"{_whole(words[first], words[at - 1])} {noun}"
            yield Named(words[first].start, end, first, last, "organization", "", name, 0.85, head=at)


def _whole(place: Word, last: Word) -> str:
    """*Etelä-* before *Pohjois-Savon* is *Etelä-Savon*."""
    return place.form + last.form.rpartition("-")[2] if place.form.endswith("-") else place.form


def _shared_noun(words: Sequence[Word], at: int) -> str | None:
    """The noun at ``at`` in the nominative singular, if it is one that a place's name makes a body of."""
    head = head_of(words[at])
    if head is None or head.number != "Plur":
        return None
    group = head.noun in listed("groups")
    if group and head.case in _INSIDE:
        return None  # in these towns, as places
    if not (is_town(words[at - 1]) if group else _is_place(words[at - 1])):
        return None
    left, hyphen, last = words[at].form.rpartition("-")
    lemma = next((a.lemma for a in in_lexicon(last.lower()) if a.pos == "NOUN" and a.number == "Plur"), None)
    noun = f"{left}{hyphen}{lemma}"
    return noun if lemma and noun.lower().endswith(word_tuple("organization_heads", "shared")) else None


def _row(words: Sequence[Word], at: int, fits: Callable[[Word], bool]) -> list[int]:
    """The places that the noun belongs to, as far as the row reaches to the left; none where it is no row."""
    row, i = [at - 1], at - 3
    while i >= 0 and words[i].sentence == words[at].sentence and len(row) < _MOST:
        halved = words[i].text.endswith("-") and words[i].is_capital and "-" in words[at - 1].form
        if not halved and not fits(words[i]):
            break
        row.insert(0, i)
        if words[i].gap != ",":
            break
        i -= 1
    return row if len(row) > 1 else []


def _is_place(word: Word) -> bool:
    """A place's name in the genitive."""
    entries = [e for c in word.candidates[:3] if c.case == "Gen" for e in names().get(c.form.casefold(), ())]
    return word.is_capital and any(e.type == "place" and e.kind != "country" for e in entries)
