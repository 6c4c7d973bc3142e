"""Misspelt names: pairs of keys that differ by a slip of the pen or of the scanner.

Only names that share the beginning of a word are compared, and only in small blocks. Numbers and places must agree, and
what differs must be no word of its own: *Lapin yliopsto* is the *Lapin yliopisto*, *Lapin liitto* is not.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.fuzz import ratio

from hankenlp.language.morphology import in_lexicon
from hankenlp.linking import normalize
from hankenlp.linking.known import Known

_LONGER_THAN = 6
_ALIKE = 92.0
_BLOCK = 60
_START = 5
_GUESSED = 4
"""The weight from which on a reading holds a part that is no word."""


def pairs(names: Mapping[str, str], known: Known) -> Iterator[tuple[str, str]]:
    """Keys (→ names) that are one name, one of them misspelt; each pair once, in sorted order."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for key, name in sorted(names.items()):
        for start in _starts(name):
            blocks[start].append(key)
    seen: set[tuple[str, str]] = set()
    for _, keys in sorted(blocks.items()):
        for pair in _within(keys):
            if pair not in seen and same(names[pair[0]], names[pair[1]], known):
                seen.add(pair)
                yield pair


def _within(keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    """All pairs of a small block, of a big one those of neighbours."""
    width = len(keys) if len(keys) <= _BLOCK else 3
    for at, one in enumerate(keys):
        for other in keys[at + 1 : at + 1 + width]:
            yield one, other


def _starts(name: str) -> set[str]:
    text = normalize.skeleton(name)
    words = [normalize.skeleton(word) for word in name.replace("-", " ").split()]
    return {f"{word[:_START]}…" for word in words if len(word) >= _START} | {f"…{text[-2 * _START :]}"}


def same(one: str, other: str, known: Known) -> bool:
    """Whether one of the names is a misspelling of the other."""
    left, right = normalize.organization_key(one), normalize.organization_key(other)
    if min(len(left), len(right)) <= _LONGER_THAN or _digits(left) != _digits(right):
        return False
    if normalize.blurred(left) == normalize.blurred(right):
        return True
    return ratio(left, right) >= _ALIKE and _slip(one, other, known)


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _slip(one: str, other: str, known: Known) -> bool:
    """Whether the words differ in one slip, and one of the differing words is none of the language."""
    left, right = (normalize.without_form(name).casefold().replace("-", " ").split() for name in (one, other))
    if len(left) != len(right):
        return False
    differing = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    return all(_misspelt(a, b, known) for a, b in differing) and len(differing) <= 1


def _misspelt(one: str, other: str, known: Known) -> bool:
    longest = max(len(one), len(other))
    if (
        one in known.geographic
        or other in known.geographic
        or DamerauLevenshtein.distance(one, other) > longest // 7 + 1
    ):
        return False
    return longest > _START and (not _is_word(one) or not _is_word(other))


def _is_word(word: str) -> bool:
    """Whether the lexicon has the word or all its parts: in *amattikorkeakoulu* it only guesses the first."""
    return any(reading.weight < _GUESSED for form in (word, word.title()) for reading in in_lexicon(form))
