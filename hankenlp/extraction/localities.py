"""Places that no list has: *Oulun seutu* from its parts, *Itä-Lappi* from its base, villages from their local cases.

A capital word in a local case is a village where a known place or another such word is coordinated with it, where a
word like *kylissä* stands before it, or where it is made like a place's name (*Vanttauskoskella*).
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from hankenlp.extraction.person_lexicon import is_given_name, surname_weight
from hankenlp.extraction.words import SPACE, Word, is_common
from hankenlp.language.morphology import look_up_in_lexicon
from hankenlp.language.nominative import Candidate
from hankenlp.resources.additions import cached_up_to
from hankenlp.resources.knowledge import names
from hankenlp.resources.patterns import word_set, word_tuple

_LOCAL_ENDING: Final = re.compile(r"(?:ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|[aeiouyäö]n)$")
_VOWELS: Final = tuple("aeiouyäöå")
LOCAL: Final = ("Ine", "Ela", "Ill", "Ade", "Abl", "All")


@dataclass(frozen=True, slots=True)
class Locality:
    """Words ``first`` to ``last`` (exclusive) name a place of that kind."""

    first: int
    last: int
    kind: str
    name: str | None
    confidence: float


def lemmas(word: Word) -> frozenset[str]:
    """The base forms that the lexicon has for a word."""
    return frozenset(a.lemma.lower() for a in word.analyses if a.is_known)


def regions(words: Sequence[Word], places: Collection[int]) -> Iterator[Locality]:
    """*Oulun seudulla*, *Rovaniemen seutukunta*: a place in the genitive and a word for a region after it."""
    for i in range(1, len(words)):
        left, word = words[i - 1], words[i]
        if (
            word.gap == SPACE
            and i - 1 in places
            and not word.is_capital
            and lemmas(word) & word_set("place_names", "regions")
        ):
            plural = any(c.number == "Plur" and c.cost < 1.5 for c in word.candidates[:1])
            if not plural and left.form.endswith("n"):
                yield Locality(i - 1, i + 1, "region", None, 0.9)


def parts(words: Sequence[Word]) -> Iterator[Locality]:
    """*Itä-Lapissa*, *Pohjois-Kuusamossa*: a point of the compass before a known place."""
    for i, word in enumerate(words):
        part, hyphen, _ = word.form.partition("-")
        if not hyphen or not word.is_capital or part.lower() not in word_set("place_names", "parts"):
            continue
        for found in word.candidates:
            base = found.form.partition("-")[2]
            kinds = [e.kind for e in names().get(base.casefold(), ()) if e.type == "place"]
            if kinds and base[:1].isupper():
                kind = "region" if set(kinds) & {"region", "country"} else "other"
                yield Locality(i, i + 1, kind, found.form, 0.85)
                break


def villages(
    words: Sequence[Word], taken: Collection[int], places: Collection[int], title: Collection[str]
) -> Iterator[Locality]:
    """Capital words in local cases that are places though no list has them, and their names in any case."""
    parts_of_towns = list(_bracketed_parts(words, places, taken))
    yield from parts_of_towns
    taken = {*taken, *(v.first for v in parts_of_towns)}
    local = {i: c for i, w in enumerate(words) if i not in taken and (c := _local(w, title)) is not None}
    free = {i: c for i, c in local.items() if not words[i].first}
    good = {i for i, c in free.items() if _looks_local(c) or _is_known_name(words[i])}
    good |= {i for i in free if _introduced(words, i) or _is_part(words, i, places)}
    several = _in_many_cases(words, taken, free)
    local.update(several)
    good |= set(several)
    own = _of_village_bodies(words)
    good |= {i for i, c in local.items() if c.form in own}
    may_open = {i for i in local if i in free or not is_common(words[i])}
    grown = True
    while grown:
        around = good | set(places)
        more = {i for i in may_open if i not in good and _beside(words, i, around, free)}
        good |= more
        grown = bool(more)
    good = {i for i in good if not (i + 1 < len(words) and words[i + 1].text in word_set("place_names", "newspapers"))}
    for i in sorted(good):
        yield Locality(i, i + 1, "other", local[i].form, 0.6)
    rows = list(_rows(words, {*taken, *good}, places))
    yield from rows
    taken = {*taken, *(v.first for v in rows)}
    named = list(_named_villages(words, taken, good))
    yield from named
    found = {local[i].form for i in good} | {v.name for v in named if v.name} | own
    yield from _again(words, {*taken, *good, *(v.first for v in named)}, found)


def _rows(words: Sequence[Word], taken: Collection[int], places: Collection[int]) -> Iterator[Locality]:
    """What nobody knows in a row of names where most are places, or that *kylää:* leads in: *Hattuvaara, Möhkö ja Ruunaa*."""
    nouns = word_set("place_names", "village_nouns")
    at = 0
    while at < len(words):
        row = _row(words, at)
        known = sum(i in places for i in row)
        led = words[at].gap == ":" and any(lemmas(w) & nouns for w in words[max(0, at - 3) : at])
        if len(row) > 2 and (led or (known > 1 and 2 * known >= len(row))):
            free = (i for i in row if i not in {*taken, *places} and words[i].candidates[0].case != "Gen")
            yield from (Locality(i, i + 1, "other", words[i].text, 0.6) for i in free)
        at = row[-1] + 1 if row else at + 1


def _row(words: Sequence[Word], at: int) -> list[int]:
    """Single capital words in the nominative from ``at`` on, with commas and a last *ja* between them."""
    row = []
    while at < len(words) and words[at].is_capital and not words[at].is_acronym:
        if not words[at].text.replace("-", "").isalpha() or is_given_name(words[at].form):
            return []
        row.append(at)
        if at + 1 < len(words) and words[at + 1].gap == ",":
            at += 1
        elif at + 2 < len(words) and words[at + 1].form in ("ja", "sekä") and words[at + 1].gap == SPACE:
            at += 2
        else:
            after = words[at + 1] if at + 1 < len(words) else None
            ends = after is None or after.gap != SPACE or after.sentence != words[at].sentence or not after.is_capital
            return row if ends else []
    return []


def _of_village_bodies(words: Sequence[Word]) -> set[str]:
    """*Korvenpään kyläyhdistys*, *Korvenpään kotiseutuyhdistys*: what has such a body is a village."""
    beginnings = word_tuple("place_names", "village_bodies")
    found = set()
    for left, right in pairwise(words):
        if right.gap == SPACE and left.is_capital and not left.is_acronym and right.form.lower().startswith(beginnings):
            genitives = [c.form for c in left.candidates[:3] if c.case == "Gen" and c.number == "Sing"]
            found |= set(genitives) if left.form.endswith("n") and not is_ambiguous(left) else set()
    return {name for name in found if not is_given_name(name) and name.casefold() not in names()}


def _bracketed_parts(words: Sequence[Word], places: Collection[int], taken: Collection[int]) -> Iterator[Locality]:
    """*(Evijärven Kerttua, Alajärven Luoma-aho, Vimpeli)*: towns in the genitive, each with a part of it."""
    for first, word in enumerate(words):
        if not word.gap.endswith("(") or first not in places:
            continue
        pairs: list[int] = []
        at = first
        while at in places and (at == first or words[at].gap == ","):
            paired = at + 1 < len(words) and _is_pair(words, at + 1, taken)
            pairs += [at + 1] if paired else []
            at += 2 if paired else 1
        closed = at >= len(words) or words[at].sentence != word.sentence or words[at].gap.startswith(")")
        if closed and len(pairs) > 1:
            yield from (Locality(k, k + 1, "other", words[k].form, 0.6) for k in pairs)


def _is_pair(words: Sequence[Word], i: int, taken: Collection[int]) -> bool:
    town, part = words[i - 1], words[i]
    return town.form.endswith("n") and part.gap == SPACE and part.is_capital and i not in taken


def _in_many_cases(
    words: Sequence[Word], taken: Collection[int], free: Mapping[int, Candidate]
) -> dict[int, Candidate]:
    """What nobody knows and the text goes to and is in: *Pihtlaan*, *Pihtlassa*."""
    found: dict[str, list[tuple[int, Candidate]]] = {}
    likely = {c.form for c in free.values()}
    for i, word in enumerate(words) if likely else ():
        if i in taken or word.first or not _may_be_local(word) or is_common(word):
            continue
        for c in word.candidates:
            if c.form not in likely:
                continue
            if c.case in LOCAL and c.number == "Sing" and not is_given_name(c.form):
                found.setdefault(c.form, []).append((i, c))
    several = [
        at for at in found.values() if len({c.case for _, c in at}) > 1 and {c.case for _, c in at} & {"Ine", "Ill"}
    ]
    return {i: c for at in several for i, c in at}


def _again(words: Sequence[Word], taken: Collection[int], found: Collection[str]) -> Iterator[Locality]:
    """The villages of the text wherever else they stand: *Haapamäen*, *Haapamäki*."""
    starts = {name[:2] for name in found} | {p[:2].capitalize() for p in word_set("place_names", "parts") if found}
    for i, word in enumerate(words):
        if i in taken or word.form[:2] not in starts or not word.is_capital or word.is_acronym:
            continue
        part, hyphen, base = word.text.partition("-")
        if hyphen and part.lower() in word_set("place_names", "parts") and base in found:
            yield Locality(i, i + 1, "other", word.text, 0.5)  # Ala-Korvenpää
            continue
        name = next((c.form for c in word.candidates[:3] if c.form in found and c.number == "Sing"), None)
        if name is not None and not (word.first and is_common(word)) and "-" not in word.text.strip(name):
            yield Locality(i, i + 1, "other", name, 0.5)


def _named_villages(words: Sequence[Word], taken: Collection[int], good: Collection[int]) -> Iterator[Locality]:
    """*Korkeaojan kylässä*, *Hiedanrannan kaupunginosa*: a genitive before a word for a village."""
    for i, word in enumerate(words[:-1]):
        after = words[i + 1]
        if i in taken or i in good or word.first or not word.is_capital or word.is_acronym or after.gap != SPACE:
            continue
        found = next((c for c in word.candidates if c.case == "Gen" and c.number == "Sing"), None)
        if found is not None and not after.is_capital and lemmas(after) & word_set("place_names", "village_nouns"):
            yield Locality(i, i + 1, "other", found.form, 0.7)


def _may_be_local(word: Word) -> bool:
    """A capital word with the ending of a local case."""
    written = word.is_capital and not word.is_acronym and word.form == word.text and ":" not in word.text
    return written and _LOCAL_ENDING.search(word.form) is not None


def _local(word: Word, title: Collection[str]) -> Candidate | None:
    """The nominative, if the word may be a place in a local case."""
    if not _may_be_local(word):
        return None
    local = [c for c in word.candidates if c.case in LOCAL and (c.number == "Sing" or _is_plural_name(c))]
    found = _by_ending(word.form) or next(iter(local), None)
    if (
        found is None
        or len(found.form) < 3
        or found.form in word_set("place_names", "not_places")
        or found.form in title
    ):
        return None
    best = min(word.candidates[0], found, key=lambda c: c.cost)
    return found if best.case in LOCAL or found.cost - best.cost < 2 else None


def _is_plural_name(found: Candidate) -> bool:
    """*Littoinen* of *Littoisissa*: a name that the lexicon has and that takes the endings of the plural."""
    return found.pos == "PROPN" and found.reading is not None and found.reading.source == "lexicon"


@cached_up_to(20_000)
def _by_ending(form: str) -> Candidate | None:
    """The nominative by the word that the name ends in: *Vanttaus|koskella* → *Vanttauskoski*."""
    starts = {e[:2] for e in word_set("place_names", "endings")}
    cuts = [i for i in range(2, len(form) - 3) if form[i : i + 2] in starts]
    readings_of = look_up_in_lexicon(form[i:] for i in cuts)
    for i in cuts:
        for reading in readings_of[form[i:]]:
            if (
                reading.source == "lexicon"
                and reading.case in LOCAL
                and reading.number == "Sing"
                and reading.lemma in word_set("place_names", "endings")
            ):
                return Candidate(form[:i] + reading.lemma, reading.case or "", "Sing", 3.0, "PROPN")
    return None


def _looks_local(found: Candidate) -> bool:
    """Made like a place's name: *Vanttauskoski*; or a name that the lexicon has."""
    form = found.form.lower()
    return any(form.endswith(e) and len(form) > len(e) + 2 for e in word_set("place_names", "endings"))


def _is_known_name(word: Word) -> bool:
    """A name that the lexicon has, where something is, goes or comes from: *Gotlantiin*; people's names are none."""
    best = word.candidates[0]
    cases = ("Ine", "Ill", "Ade", "All") if best.form.endswith(_VOWELS) else ("Ine", "Ill")
    if best.pos != "PROPN" or best.case not in cases or is_common(word) or "-" in word.form:
        return False
    if best.form.endswith(word_tuple("place_names", "house_endings")):
        return False
    listed = best.reading is not None and best.reading.source == "lexicon"
    surname = surname_weight(best.form) == 1 and best.number == "Sing"
    return listed and not is_given_name(best.form) and not surname


def _is_part(words: Sequence[Word], i: int, places: Collection[int]) -> bool:
    """*Lieksan Viekissä*: part of the place whose name stands before it in the genitive."""
    return i > 0 and i - 1 in places and words[i].gap == SPACE and words[i - 1].form.endswith("n")


def _introduced(words: Sequence[Word], i: int) -> bool:
    """After *kylissä*, *kaupunginosissa*, with a comma or without."""
    return (
        i > 0
        and words[i].gap in (SPACE, ",")
        and bool(lemmas(words[i - 1]) & word_set("place_names", "before_villages"))
    )


def _beside(words: Sequence[Word], i: int, good: Collection[int], free: Collection[int]) -> bool:
    """Whether the word stands in a row with a place in the same kind of case: *Muurolassa ja Oikaraisessa*."""
    for neighbour in (_before(words, i), _after(words, i)):
        if (
            neighbour is not None
            and (neighbour in good or neighbour in free)
            and _same_case(words[i], words[neighbour])
        ):
            return True
    return False


def _before(words: Sequence[Word], i: int) -> int | None:
    if words[i].gap == "," and i > 0:
        return i - 1
    if i > 1 and words[i].gap == SPACE and words[i - 1].form in ("ja", "sekä", "tai") and words[i - 1].gap == SPACE:
        return i - 2
    return None


def _after(words: Sequence[Word], i: int) -> int | None:
    if i + 1 < len(words) and words[i + 1].gap == "," and words[i + 1].is_capital:
        return i + 1
    if (
        i + 2 < len(words)
        and words[i + 1].gap == SPACE
        and words[i + 1].form in ("ja", "sekä", "tai")
        and words[i + 2].gap == SPACE
    ):
        return i + 2
    return None


def _same_case(word: Word, other: Word) -> bool:
    ours = {_family(c.case) for c in word.candidates if c.case in LOCAL}
    return other.is_capital and bool(ours & {_family(c.case) for c in other.candidates if c.case in LOCAL})


def _family(case: str) -> str:
    """Where, whence or whither: *Iissä* and *Pudasjärvellä* stand in one row."""
    return {"Ine": "where", "Ade": "where", "Ela": "whence", "Abl": "whence"}.get(case, "whither")


def is_ambiguous(word: Word) -> bool:
    """Whether a place's name at the start of a sentence may be a common word: *Salo*, *Perho*."""
    return word.first and is_common(word)


def is_language(text: str, words: Sequence[Word], i: int) -> bool:
    """*Svenska • Suomi*, *Suomi ▾*: the name of the page's language in a choice of languages."""
    if text[words[i].end : words[i].end + 2].strip() in word_set("place_names", "language_marks"):
        return True
    near = [words[k] for k in (i - 1, i + 1) if 0 <= k < len(words) and words[k].block == words[i].block]
    return any(w.text in word_set("place_names", "languages") for w in near)
