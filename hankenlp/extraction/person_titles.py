"""Occupational titles in a stretch of text, and what they say about a person's part in the project.

A title is its head (*palvelupäällikkö*) with the words in front that belong to it (*kotihoidon*, *vastaava*, *sosiaali- ja*),
without the body that it is held in (*Oulun kaupungin*). The lists are in ``resources/titles.toml``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, get_args

from hankenlp.documents import PersonRole
from hankenlp.language.morphology import analyses, in_lexicon
from hankenlp.resources import table
from hankenlp.resources.additions import cached
from hankenlp.resources.patterns import either, word_set, word_tuple

_WORD: Final = re.compile(rf"{either('titles', 'acting')}\.|[^\W\d_]+(?:[-:’'][^\W\d_]+)*-?")
_ABBREVIATION: Final = re.compile(rf"(?<![\w.-])({either('titles', 'abbreviated')})\s*$")
_OBLIQUE: Final = re.compile(r"(?<![\w-])[\w-]+(?:n[aä]|ksi)(?![\w-])")


@dataclass(frozen=True, slots=True)
class Title:
    """A title at ``start`` to ``end``: ``text`` in the nominative, the roles it implies. ``is_role`` marks phrases that
    name the part in the project and no occupation (*hankkeen vastuullinen johtaja*)."""

    start: int
    end: int
    text: str
    roles: frozenset[PersonRole]
    is_role: bool = False
    is_title: bool = True

    @property
    def is_qualification(self) -> bool:
        """What somebody has studied (*sosionomi*), not what they do."""
        return self.text.casefold().endswith(word_tuple("titles", "qualifications"))


@cached
def _heads() -> tuple[str, ...]:
    return tuple(sorted(word_set("titles", "heads"), key=lambda h: (-len(h), h)))


@cached
def _compound_heads() -> tuple[str, ...]:
    return tuple(sorted(word_set("titles", "compound_heads")))


@cached
def _phrases() -> tuple[tuple[re.Pattern[str], PersonRole, bool], ...]:
    found = []
    for entry in table("titles")["role"]:
        if entry["phrases"]:
            longest = sorted(entry["phrases"], key=lambda p: (-len(p), p))
            alternatives = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in longest)
            pattern = re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE)
            found.append((pattern, _role(entry["role"]), bool(entry.get("title"))))
    return tuple(found)


def _role(name: str) -> PersonRole:
    return next(r for r in get_args(PersonRole) if r == name)


def is_head(word: str) -> bool:
    """Is the word, in the nominative, the head of a title?"""
    plain = word.casefold()
    if plain in word_set("titles", "never"):
        return False
    return plain.endswith(_heads()) or (
        plain.endswith(_compound_heads()) and plain not in word_set("titles", "compound_heads")
    )


def roles_of(title: str) -> frozenset[PersonRole]:
    """The roles that a title in the nominative implies: ``projektipäällikkö`` is a manager."""
    plain = " ".join(title.casefold().split())
    roles = {_role(e["role"]) for e in table("titles")["role"] if e["ends"] and plain.endswith(tuple(e["ends"]))}
    return frozenset(roles | {role for pattern, role, _ in _phrases() if pattern.search(plain)})


def titles_in(text: str, start: int, end: int) -> list[Title]:
    """The titles and role phrases of ``text[start:end]`` in the nominative, in order, without overlaps."""
    found = [*_role_phrases(text, start, end), *_occupations(text, start, end), *_abbreviated(text, start, end)]
    found.sort(key=lambda t: (t.start, -t.end))
    kept: list[Title] = []
    for title in sorted(found, key=lambda t: (not t.is_role, t.start)):
        if not any(t.start < title.end and title.start < t.end for t in kept):
            kept.append(title)
    return sorted(kept, key=lambda t: t.start)


_NAME: Final = re.compile(r"\s+[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)+")
_REACH: Final = 80
"""Characters in which a title behind a name is looked for."""


def are_behind(text: str, position: int) -> bool:
    """Do titles stand behind names in the row of people in which a name ends at ``position``?

    *A, johtaja B, lehtori* ends in a title, *A, johtaja B, lehtori C* in a name.
    """
    while True:
        behind = titles_in(text, position, position + _REACH)
        if not behind or text[position : behind[0].start].strip() != ",":
            return False
        name = _NAME.match(text, behind[0].end)
        if name is None:
            return True
        position = name.end()


def _role_phrases(text: str, start: int, end: int) -> Iterator[Title]:
    for pattern, role, is_title in _phrases():
        for match in pattern.finditer(text, start, end):
            yield Title(match.start(), match.end(), " ".join(match.group().split()), frozenset({role}), True, is_title)


def _occupations(text: str, start: int, end: int) -> Iterator[Title]:
    words = list(_WORD.finditer(text, start, end))
    for i, match in enumerate(words):
        if not is_head(match.group()):
            continue
        first = _first_word(text, words, i, start)
        stop = match.end()
        if (
            i + 1 < len(words)
            and words[i + 1].group() in word_set("titles", "followers")
            and text[stop : words[i + 1].start()] == " "
        ):
            stop = words[i + 1].end()
        begin = words[first].start()
        title = " ".join(text[begin:stop].split())
        yield Title(begin, stop, title, roles_of(match.group()) | roles_of(title))


def _abbreviated(text: str, start: int, end: int) -> Iterator[Title]:
    """*prof.*, *reht.* right before the name that the stretch ends at."""
    match = _ABBREVIATION.search(text, start, end)
    if match:
        yield Title(match.start(1), match.end(1), match[1], frozenset())


def _first_word(text: str, words: list[re.Match[str]], i: int, start: int) -> int:
    """Index of the title's first word: to the left of the head ``i`` as far as words belong to it."""
    j = i
    owned = words[i].group().casefold() in word_set("titles", "owned")
    while j > 0 and re.fullmatch(r"\s+", text[words[j - 1].end() : words[j].start()]):
        word = words[j - 1].group()
        gap = text[words[j - 1].end() : words[j].start()]
        if "\n" in gap and gap.count("\n") > 1 or len(gap) > 1 and "\n" not in gap:
            break
        if word.casefold() in word_set("titles", "modifiers"):
            j -= 1
        elif word == "ja" and j > 1 and words[j - 2].group().endswith("-"):
            j -= 2
        elif (
            _is_genitive(word)
            and (owned or word.casefold() not in word_set("titles", "owners"))
            and ":" not in word
            and not word.isupper()
        ):
            if word[0].isupper() and not _opens(text, words[j - 1].start(), start):
                return _after_unit(words, j, i)
            if word[0].isupper() and _is_proper(word):
                return _after_unit(words, j, i)
            j -= 1
        else:
            break
    return _without_conjunction(words, j, i)


def _without_conjunction(words: list[re.Match[str]], j: int, i: int) -> int:
    while j < i and words[j].group() in ("ja", "sekä"):
        j += 1
    return j


def _after_unit(words: list[re.Match[str]], j: int, i: int) -> int:
    """After a proper noun (*Oulun*), the words up to the last head of a body belong to it and not to the title."""
    units = [k for k in range(j, i) if words[k].group().casefold().endswith(word_tuple("titles", "units"))]
    return units[-1] + 1 if units else j


def _is_genitive(word: str) -> bool:
    return (
        word.endswith("n")
        and len(word) > 3
        and any(
            a.case == "Gen" and a.pos in ("NOUN", "PROPN", "ADJ", "NUM")
            for a in in_lexicon(word.lower()) or analyses(word)[:6]
        )
    )


def _is_proper(word: str) -> bool:
    """A listed name, or a word with a capital that no list has."""
    readings = analyses(word)
    return any(a.pos == "PROPN" and a.is_known for a in readings[:2]) or not any(a.is_known for a in readings)


def _opens(text: str, position: int, start: int) -> bool:
    """Does a segment begin here, so that a capital means nothing?"""
    before = text[start:position]
    return not before.strip() or bool(re.search(r"[,;:.(|\n]\s*$|\s[–-]\s*$|\s{2}$", before))


def bearing(text: str, start: int, end: int) -> Iterator[Title]:
    """Titles and role words in the essive or translative: *projektipäällikkönä toimi*, *sihteeriksi valittiin*."""
    for match in _OBLIQUE.finditer(text, start, end):
        lemmas = [a.lemma for a in in_lexicon(match.group()) if a.case in ("Ess", "Tra")]
        lemma = next((x for x in lemmas if is_head(x) or roles_of(x)), None)
        if lemma is not None:
            yield _in_phrase(text, start, match, lemma) or Title(
                match.start(), match.end(), lemma, roles_of(lemma), not is_head(lemma), is_head(lemma)
            )


def _in_phrase(text: str, start: int, match: re.Match[str], lemma: str) -> Title | None:
    """*hankkeen vetäjänä*: the genitive before it makes the title."""
    before = text[start : match.start()].split()[-1:]
    phrase = f"{before[0]} {lemma}".lower() if before else ""
    for pattern, role, is_title in _phrases():
        if pattern.fullmatch(phrase):
            begin = text.rindex(before[0], start, match.start())
            return Title(begin, match.end(), phrase, frozenset({role}), True, is_title)
    return None


def inflected_title(text: str, start: int, end: int) -> Title | None:
    """The title in another case than the nominative that ends at ``end``: *hankkeen vetäjälle* before *Nopolalle*."""
    words = list(_WORD.finditer(text, start, end))
    if not words or words[-1].end() != end:
        return None
    head = words[-1]
    lemmas = [a.lemma for a in analyses(head.group()) if a.case not in (None, "Nom") and a.number == "Sing"]
    lemma = next((x for x in lemmas if is_head(x)), None)
    if lemma is None:
        return None
    first = words[-2] if len(words) > 1 and _is_genitive(words[-2].group()) else head
    phrase = f"{first.group()} {lemma}"
    for pattern, role, is_title in _phrases():
        if first is not head and pattern.fullmatch(phrase):
            return Title(first.start(), end, phrase, frozenset({role}), True, is_title)
    return Title(head.start(), end, lemma, roles_of(lemma))
