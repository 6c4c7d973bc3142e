"""Misspelt names: pairs of keys that differ by a slip of the pen or of the scanner.

Two names are compared where all their words but one are the same, and only if the words that differ can be reached from
each other by at most two slips; numbers and places must agree, and what differs must be no word of its own: *Lapin
yliopsto* is the *Lapin yliopisto*, *Lapin liitto* is not. Whether two names are a pair depends on these two alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.fuzz import ratio

from hankenlp.language.morphology import in_lexicon, look_up_in_lexicon
from hankenlp.linking import normalize
from hankenlp.linking.joins import Join
from hankenlp.linking.known import Known

_LONGER_THAN = 6
_ALIKE = 92.0
_SHORTEST_WORD = 6
_TWO_SLIPS = 7
"""A word of so many letters may have two slips, a shorter one has one."""
_SMALL = 40
"""In a block of so many words all are compared; in a larger one those that share what is left without two letters."""
_GUESSED = 4
"""The weight from which on a reading holds a part that is no word."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name as it is compared: its key, its letters, its words."""

    key: str
    name: str
    letters: str
    words: tuple[str, ...]
    listed: bool
    """Whether the name is the knowledge base's."""


def spelling(key: str, name: str, *, listed: bool = False) -> Spelling:
    """What is compared of a name."""
    words = tuple(normalize.without_form(name).casefold().replace("-", " ").split())
    return Spelling(key, name, normalize.key("".join(words)), words, listed)


def joins(names: Mapping[str, str], type_: str, known: Known) -> Iterator[Join]:
    """The keys (→ names) that are one name, one of them misspelt: with each other, and with all known names.

    Each pair comes once, its keys in order; pairs and their order depend on ``names`` as a set only.
    """
    found = {(join.one, join.other): join for join in _found(names, type_, known)}
    yield from (found[pair] for pair in sorted(found))


def _found(names: Mapping[str, str], type_: str, known: Known) -> Iterator[Join]:
    opened = [spelling(key, name) for key, name in sorted(names.items())]
    opened = [each for each in opened if len(each.letters) > _LONGER_THAN]
    for one, other in _read_alike(opened):
        yield _join(one, other)
    listed = known_blocks(known, type_)
    blocks: dict[Block, list[Spelling]] = defaultdict(list)
    for each in opened:
        for block in _blocks(each):
            blocks[block].append(each)
    pairs = [
        pair
        for block, members in blocks.items()
        for pair in _near(members, listed.get(block, ()), block[0])
        if differing(*pair)
    ]
    words = {word for pair in pairs for word in differing(*pair)}
    look_up_in_lexicon({form for word in words for form in (word, word.title())})
    known.prepare_places(words)
    yield from (_join(*pair) for pair in pairs if is_slip(*pair, known))


def likeness(one: str, other: str) -> float:
    """How like two names are, from 0 to 1."""
    return ratio(normalize.organization_key(one), normalize.organization_key(other)) / 100


def _join(one: Spelling, other: Spelling) -> Join:
    first, second = sorted((one, other), key=lambda each: each.key)
    evidence = f"{first.name} ~ {second.name}"
    return Join(first.key, second.key, "spelling", likeness(first.name, second.name), evidence)


def _read_alike(names: Iterable[Spelling]) -> Iterator[tuple[Spelling, Spelling]]:
    """Names that a scanner or a keyboard without diacritics makes one."""
    first: dict[tuple[str, str], Spelling] = {}
    for each in names:
        one = first.setdefault((normalize.blurred(each.letters), _digits(each.letters)), each)
        if one is not each:
            yield one, each


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


Block = tuple[int, tuple[str, ...]]
"""The place of the word that may differ, and the other words."""


def _blocks(name: Spelling) -> Iterator[Block]:
    for at, word in enumerate(name.words):
        if len(word) >= _SHORTEST_WORD - 1:
            yield at, (*name.words[:at], *name.words[at + 1 :])


def known_blocks(known: Known, type_: str) -> Mapping[Block, Sequence[Spelling]]:
    """The names of the knowledge base by what they are compared in; made once."""
    if type_ not in known.blocks:
        blocks: dict[Block, list[Spelling]] = defaultdict(list)
        for entry in known.by_id.values():
            for name in dict.fromkeys(entry.names) if entry.type == type_ else ():
                each = spelling(entry.id, name, listed=True)
                for block in _blocks(each) if len(each.letters) > _LONGER_THAN else ():
                    blocks[block].append(each)
        known.blocks[type_] = blocks
    made: Mapping[Block, Sequence[Spelling]] = known.blocks[type_]
    return made


def _near(members: Sequence[Spelling], listed: Sequence[Spelling], at: int) -> Iterator[tuple[Spelling, Spelling]]:
    """Pairs of a block with a member in each whose words at the place may be slips of each other."""
    every = (*members, *listed)
    if len(every) > _SMALL:
        yield from _sharing(members, every, at)
        return
    for number, one in enumerate(members):
        yield from ((one, other) for other in every[number + 1 :])


def _sharing(members: Sequence[Spelling], every: Sequence[Spelling], at: int) -> Iterator[tuple[Spelling, Spelling]]:
    """Pairs that have a remainder in common; what two slips part has one."""
    by_word: dict[str, list[Spelling]] = defaultdict(list)
    for each in every:
        by_word[each.words[at]].append(each)
    asked = {each.words[at] for each in members}
    by_rest: dict[str, list[str]] = defaultdict(list)
    for word in by_word:
        for rest in remainders(word):
            by_rest[rest].append(word)
    pairs = {
        pair
        for words in by_rest.values()
        for pair in combinations(sorted(words), 2)
        if (pair[0] in asked or pair[1] in asked) and _slips(*pair)
    }
    for one, other in sorted(pairs):
        for first in by_word[one]:
            yield from ((first, second) for second in by_word[other] if not (first.listed and second.listed))


def remainders(word: str) -> set[str]:
    """What is left of a word without up to two letters (without one, if it is short)."""
    once = {word[:at] + word[at + 1 :] for at in range(len(word))}
    if len(word) < _TWO_SLIPS - 1:
        return {word, *once}
    return {word, *once, *(rest[:at] + rest[at + 1 :] for rest in once for at in range(len(rest)))}


def _slips(one: str, other: str) -> int:
    """How many slips part two words; 0 where they are too many."""
    longest = max(len(one), len(other))
    most = 2 if longest >= _TWO_SLIPS else 1
    if abs(len(one) - len(other)) > most or longest < _SHORTEST_WORD:
        return 0
    slips = DamerauLevenshtein.distance(one, other, score_cutoff=most)
    return slips if slips <= most else 0


def same(one: str, other: str, known: Known) -> bool:
    """Whether one of two open names is a misspelling of the other."""
    left, right = spelling("1", one), spelling("2", other)
    if min(len(left.letters), len(right.letters)) <= _LONGER_THAN:
        return False
    return bool(list(_read_alike((left, right)))) or is_slip(left, right, known)


def differing(one: Spelling, other: Spelling) -> tuple[str, ...]:
    """The two words that part the names, if a slip may have; else none."""
    if len(one.words) != len(other.words) or one.key == other.key:
        return ()
    pairs = [pair for pair in zip(one.words, other.words, strict=True) if pair[0] != pair[1]]
    if len(pairs) != 1 or not _slips(*pairs[0]) or _digits(one.letters) != _digits(other.letters):
        return ()
    return pairs[0] if ratio(one.letters, other.letters) >= _ALIKE else ()


def is_slip(one: Spelling, other: Spelling, known: Known) -> bool:
    """Whether the names differ in one word, and one of the two words is none of the language.

    A compound that the lexicon does not list is a word, but not beside a known name that is one slip away: in *Jyväskylän
    ylipisto*.
    """
    words = differing(one, other)
    if not words or any(known.is_geographic(word) for word in words):
        return False
    if not all(map(_is_word, words)):
        return True
    guess = next((word for each, word in zip((one, other), words, strict=True) if not each.listed), "")
    return _slips(*words) == 1 and one.listed != other.listed and not _is_listed(guess)


def _is_word(word: str) -> bool:
    """Whether the lexicon has the word or all its parts: in *amattikorkeakoulu* it only guesses the first."""
    return any(reading.weight < _GUESSED for form in (word, word.title()) for reading in in_lexicon(form))


def _is_listed(word: str) -> bool:
    return any(reading.source == "lexicon" for form in (word, word.title()) for reading in in_lexicon(form))
