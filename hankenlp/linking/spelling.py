"""Misspelt names: pairs of keys that differ by a slip of the pen or of the scanner.

Two names are compared where all their words but one are the same, and only if the words that differ can be reached from
each other by at most two slips; numbers and places must agree, and what differs must be no word of its own: *Lapin
yliopsto* is the *Lapin yliopisto*, *Lapin liitto* is not. Of two proper names that nobody knows less will do: only a
doubled letter, or two in another order. Whether two names are a pair depends on these two alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from rapidfuzz.fuzz import ratio

from hankenlp.language.morphology import look_up_in_lexicon
from hankenlp.linking import normalize
from hankenlp.linking.joins import Join
from hankenlp.linking.known import Known
from hankenlp.linking.slips import (
    SHORTEST,
    digits,
    have_same_letters,
    is_listed,
    is_word,
    remainders,
    single,
    slips,
    swapped,
)

_LONGER_THAN = 6
_ALIKE = 92.0
_SMALL = 40
"""In a block of so many words all are compared; in a larger one only those that may be slips of each other."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name as it is compared: its key, its letters, its words in small letters, and which of them begin with a capital."""

    key: str
    name: str
    letters: str
    words: tuple[str, ...]
    proper: tuple[bool, ...]
    listed: bool
    """Whether the name is the knowledge base's."""

    @property
    def is_long(self) -> bool:
        """Whether the name has enough letters to be compared."""
        return len(self.letters) > _LONGER_THAN


Pair = tuple[Spelling, Spelling]
Block = tuple[int, tuple[str, ...]]
"""The place of the word that may differ, and the other words."""


def spelling(key: str, name: str, *, listed: bool = False) -> Spelling:
    """What is compared of a name."""
    written = normalize.without_form(name).replace("-", " ").split()
    words = tuple(word.casefold() for word in written)
    proper = tuple(word[:1].isupper() for word in written)
    return Spelling(key, name, normalize.key("".join(words)), words, proper, listed)


def joins(names: Mapping[str, str], type_: str, known: Known) -> Iterator[Join]:
    """The keys (→ names) that are one name, one of them misspelt: with each other, and with all known names.

    Each pair comes once, its keys in order; pairs and their order depend on ``names`` as a set only.
    """
    opened = [each for key, name in sorted(names.items()) if (each := spelling(key, name)).is_long]
    found = {(join.one, join.other): join for join in map(_join, _pairs(opened, known_blocks(known, type_), known))}
    yield from (found[pair] for pair in sorted(found))


def _join(pair: Pair) -> Join:
    first, second = sorted(pair, key=lambda each: each.key)
    evidence = f"{first.name} ~ {second.name}"
    return Join(first.key, second.key, "spelling", likeness(first.name, second.name), evidence)


def likeness(one: str, other: str) -> float:
    """How like two names are, from 0 to 1."""
    return ratio(normalize.organization_key(one), normalize.organization_key(other)) / 100


def _pairs(opened: Sequence[Spelling], listed: Mapping[Block, Sequence[Spelling]], known: Known) -> Iterator[Pair]:
    yield from _read_alike(opened)
    blocks: dict[Block, list[Spelling]] = defaultdict(list)
    for each in opened:
        for block in _blocks(each):
            blocks[block].append(each)
    look_up_in_lexicon(
        form
        for (at, _), members in blocks.items()
        if len(members) > _SMALL
        for member in members
        for form in (member.words[at], member.words[at].title())
    )
    pairs = [
        pair
        for block, members in blocks.items()
        for pair in _near(members, listed.get(block, ()), block[0])
        if differing(*pair)
    ]
    words = {word for pair in pairs for word in differing(*pair)}
    look_up_in_lexicon(form for word in words for form in (word, word.title()))
    known.prepare_places(words)
    yield from (pair for pair in pairs if is_slip(*pair, known))


def _read_alike(names: Iterable[Spelling]) -> Iterator[Pair]:
    """Names that a scanner or a keyboard without diacritics makes one, unless both have a word there: *Aili*, *Alli*."""
    alike: dict[tuple[str, str], list[Spelling]] = defaultdict(list)
    for each in names:
        different = alike[normalize.blurred(each.letters), digits(each.letters)]
        one = next((other for other in different if not _are_two_words(other, each)), None)
        if one:
            yield one, each
        else:
            different.append(each)


def _are_two_words(one: Spelling, other: Spelling) -> bool:
    """Whether the lexicon lists all the words that part two names."""
    if len(one.words) != len(other.words):
        return False
    pairs = [pair for pair in zip(one.words, other.words, strict=True) if pair[0] != pair[1]]
    return bool(pairs) and all(is_listed(word) for pair in pairs for word in pair)


def _blocks(name: Spelling) -> Iterator[Block]:
    for at, word in enumerate(name.words):
        if len(word) >= SHORTEST:
            yield at, (*name.words[:at], *name.words[at + 1 :])


def known_blocks(known: Known, type_: str) -> Mapping[Block, Sequence[Spelling]]:
    """The names of the knowledge base by what they are compared in; made once."""
    if type_ not in known.blocks:
        blocks: dict[Block, list[Spelling]] = defaultdict(list)
        for entry in known.by_id.values():
            for name in dict.fromkeys(entry.names) if entry.type == type_ else ():
                each = spelling(entry.id, name, listed=True)
                for block in _blocks(each) if each.is_long else ():
                    blocks[block].append(each)
        known.blocks[type_] = blocks
    made: Mapping[Block, Sequence[Spelling]] = known.blocks[type_]
    return made


# Candidates in one block


def _near(members: Sequence[Spelling], listed: Sequence[Spelling], at: int) -> Iterator[Pair]:
    """Pairs of a block, one of them a member, whose words at the place may be slips of each other."""
    if len(members) + len(listed) <= _SMALL:
        yield from combinations(members, 2)
        yield from product(members, listed)
        return
    opened, known = _by_word(members, at), _by_word(listed, at)
    words = {word for word in opened if is_word(word)}
    near = {*_same_letters(opened), *_sharing(words, opened.keys() - words)}
    yield from (pair for one, other in sorted(near) for pair in product(opened[one], opened[other]))
    near = _sharing(known, opened)
    yield from (pair for one, other in sorted(near) for pair in product(opened[other], known[one]))


def _by_word(names: Iterable[Spelling], at: int) -> dict[str, list[Spelling]]:
    found: dict[str, list[Spelling]] = defaultdict(list)
    for name in names:
        found[name.words[at]].append(name)
    return found


def _same_letters(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs that differ by a doubled letter or by the order of two."""
    by_single: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        by_single[single(word)].append(word)
    for same in by_single.values():
        yield from combinations(same, 2)
    known = {word for same in by_single.values() for word in same}
    yield from ((word, other) for word in known for other in swapped(word) if word < other and other in known)


def _sharing(words: Iterable[str], others: Iterable[str]) -> set[tuple[str, str]]:
    """Pairs of a word and another one that slips part: they have a remainder in common, and the same numbers."""
    by_rest: dict[tuple[str, str], list[str]] = defaultdict(list)
    for word in words:
        for rest in remainders(word):
            by_rest[rest, digits(word)].append(word)
    return {
        (word, other)
        for other in others
        for rest in (remainders(other) if by_rest else ())
        for word in by_rest.get((rest, digits(other)), ())
        if word != other and slips(word, other)
    }


# Decisions


def same(one: str, other: str, known: Known) -> bool:
    """Whether one of two open names is a misspelling of the other."""
    pair = spelling("1", one), spelling("2", other)
    return all(each.is_long for each in pair) and (bool(list(_read_alike(pair))) or is_slip(*pair, known))


def differing(one: Spelling, other: Spelling) -> tuple[str, ...]:
    """The two words that part the names, if a slip may have; else none."""
    at = _place(one, other)
    if at is None or not slips(one.words[at], other.words[at]) or ratio(one.letters, other.letters) < _ALIKE:
        return ()
    return one.words[at], other.words[at]


def _place(one: Spelling, other: Spelling) -> int | None:
    """Which word alone parts the names."""
    if len(one.words) != len(other.words) or one.key == other.key:
        return None
    places = [at for at, (a, b) in enumerate(zip(one.words, other.words, strict=True)) if a != b]
    return places[0] if len(places) == 1 else None


def is_slip(one: Spelling, other: Spelling, known: Known) -> bool:
    """Whether the names differ in one word, and one of the two words is none of the language.

    Of two names that nobody knows, the words that differ must have the same letters where both are proper names or none
    is a word: *Hoitokoti Halonen* and *Hoitokoti Helonen* are two. A compound that the lexicon does not list is a word,
    but not beside a known name that is one slip away: in *Jyväskylän ylipisto*.
    """
    words = differing(one, other)
    if not words or any(known.is_geographic(word) for word in words):
        return False
    are_words = [is_word(word) for word in words]
    if not one.listed and not other.listed:
        at = _place(one, other) or 0
        strict = (one.proper[at] and other.proper[at]) or not any(are_words)
        return not all(are_words) and (not strict or have_same_letters(*words))
    guess = words[0] if other.listed else words[1]
    return not all(are_words) or (slips(*words) == 1 and not is_listed(guess))
