"""Given names and surnames by themselves, of people whom the document names in full: *Rantasalmi muistutti*, *soita Sallalle*.

Many surnames and given names are towns as well; cases and the words beside tell them apart.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, get_args

from hankenlp.documents import Person, PersonRole
from hankenlp.extraction.person_cards import Anchor, CardReader, occupation
from hankenlp.extraction.person_lexicon import (
    Word,
    base_name,
    given_part,
    is_capitalised,
    is_given_name,
    is_municipality,
    is_word_too,
    words_of,
)
from hankenlp.language.morphology import cases
from hankenlp.layout import Block, Layout
from hankenlp.resources.patterns import word_set, word_tuple

_CONFIDENCE: Final = 0.7
_SENTENCE_START: Final = re.compile(r"(?:^|[.!?:”\"–•-])\s*$")
_AFTER_REFERENCE: Final = re.compile(r"\.?\s?(?:\(|&|\d|,|ja\s[A-ZÅÄÖ])")


@dataclass(frozen=True)
class _Single:
    """The word ``words[at]`` of a block, which may be a person's name ``base``."""

    block: Block
    words: Sequence[Word]
    at: int
    base: str

    @property
    def word(self) -> Word:
        return self.words[self.at]


def single_mentions(reader: CardReader, people: Sequence[Person], context: frozenset[str]) -> list[Person]:
    """Mentions of ``people`` by one of their names. ``context`` are the document's capitalised words."""
    layout = reader.layout
    names = list(dict.fromkeys(p.name for p in people))
    found = list(_found(layout, people, names, context))
    # Where one goes in or out of it, it is a place; one still calls a person of that name ("Sallalle").
    places = {s.base for s in found if cases(s.word.text) & {"Ine", "Ela", "Ill"}}
    given = {given_part(name) for name in names}
    return [
        _person(reader, s)
        for s in found
        if (s.base not in places or (s.base in given and _is_outer(s))) and _is_person(layout, s, given)
    ]


def _person(reader: CardReader, single: _Single) -> Person:
    word = single.word
    titles = reader.titles_before(Anchor(word.start, word.end, single.base), None, set()) if single.at else ()
    return Person(
        text=word.text,
        start=word.start,
        end=word.end,
        name=single.base,
        title=occupation(titles),
        roles=tuple(r for r in get_args(PersonRole) if any(r in t.roles for t in titles)),
        confidence=_CONFIDENCE,
    )


def _found(
    layout: Layout, people: Sequence[Person], names: Sequence[str], context: frozenset[str]
) -> Iterator[_Single]:
    """The words that are a given name or surname of somebody, in any case, outside full names."""
    singles = {part for name in names for part in _parts(name)}
    starts = {s[:2].casefold() for s in singles}
    context |= singles
    taken = {position for p in people for position in range(p.start, p.end)}
    for block in layout.blocks:
        if block.kind == "chrome" or block.section == "area":
            continue
        words = words_of(layout.text, block.start, block.end)
        for at, word in enumerate(words):
            if word.text[:2].casefold() not in starts or not is_capitalised(word.text) or word.text.isupper():
                continue
            if word.start not in taken and (base := base_name(word.text, context)) in singles:
                yield _Single(block, words, at, base)


def _parts(name: str) -> list[str]:
    parts = name.split()
    return [parts[0], parts[-1]] if len(parts) > 1 and all(len(p) > 2 for p in (parts[0], parts[-1])) else []


def _is_person(layout: Layout, single: _Single, given: set[str]) -> bool:
    word, base = single.word, single.base
    if _is_in_reference(layout.text, single) or (word.text != base and is_given_name(word.text)):
        return False
    near = _neighbours(layout.text, single)
    if any(w.text[0].isupper() and layout.text[w.end : w.end + 1] not in (".", "!", "?", ":") for w in near):
        return False
    if any(w.text.casefold() in word_set("people", "saying") for w in near):
        return True
    if is_municipality(base):
        return base in given and _is_outer(single) and not base.casefold().endswith(_outer_case_towns())
    initial = single.at == 0 or _SENTENCE_START.search(layout.text[max(0, word.start - 4) : word.start]) is not None
    if is_word_too(base) and initial:
        return False
    return base in given or (_is_prose(layout, single.block) and not initial)


def _neighbours(text: str, single: _Single) -> list[Word]:
    """The words right before and behind, where nothing but space stands between."""
    words, at, word = single.words, single.at, single.word
    before = [w for w in words[max(0, at - 1) : at] if not text[w.end : word.start].strip()]
    return before + [w for w in words[at + 1 : at + 2] if not text[word.end : w.start].strip()]


def _is_prose(layout: Layout, block: Block) -> bool:
    return block.kind in ("paragraph", "item") and layout.of(block).endswith((".", "!", "?", "”", '"'))


def _is_in_reference(text: str, single: _Single) -> bool:
    """*Kirsi* in *Juhola, Kirsi (2018)*, *Virtanen* in *Virtanen U-M*."""
    behind = single.words[single.at + 1] if single.at + 1 < len(single.words) else None
    if behind is not None and behind.text.isupper() and len(behind.text) < 4 and behind.start == single.word.end + 1:
        return True
    before = single.words[single.at - 1] if single.at else None
    if before is None or not before.text[0].isupper() or text[before.end : single.word.start] != ", ":
        return False
    return _AFTER_REFERENCE.match(text, single.word.end) is not None


def _is_outer(single: _Single) -> bool:
    """*Sallalle*, *Sallalta*, but not *Salla* itself."""
    return single.word.text != single.base and bool(cases(single.word.text) & {"Ade", "Abl", "All"})


def _outer_case_towns() -> tuple[str, ...]:
    """*Posiolla*, *Rovaniemellä*: towns in -niemi, -järvi, -joki and some others have outer cases themselves."""
    return word_tuple("people", "outer_case_towns")
