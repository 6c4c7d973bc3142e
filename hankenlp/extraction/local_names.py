"""Names that a document makes itself: abbreviations in brackets, short forms of names that stand in full elsewhere.

*Pohjois-Suomen sosiaalialan osaamiskeskus (Poske)* makes *Posken* an organisation from then on, *Osallisuuden aika ry*
makes *Osallisuuden aika* one, *peruspalvelukuntayhtymä Kallio* makes *Kallion* one.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from hankenlp.extraction.companies import is_company_form
from hankenlp.extraction.known_names import known_names
from hankenlp.extraction.mentions import Named
from hankenlp.extraction.organization_nouns import head_of
from hankenlp.extraction.person_lexicon import is_given_name
from hankenlp.extraction.words import SPACE, Word, is_common
from hankenlp.language.morphology import in_lexicon
from hankenlp.language.names import base_form
from hankenlp.language.nominative import without_ending
from hankenlp.language.shapes import abbreviates
from hankenlp.resources import table
from hankenlp.resources.knowledge import Entry, names


def introduced(words: Sequence[Word], mentions: Sequence[Named]) -> Iterator[Named]:
    """Unknown abbreviations: in brackets after a name, or coordinated with one (*Oulun kaupungin ja SIKUn*)."""
    taken = {i for n in mentions for i in range(n.first, n.last)}
    ends = {n.last: n for n in mentions if n.type in ("organization", "programme")}
    stems: dict[str, Named] = {}
    for i, word in enumerate(words):
        if i in taken or i not in ends:
            continue
        if word.gap == "(" and _closes(words, i) and _is_abbreviation(word):
            stems[word.text] = ends[i]
        if word.form == "eli" and i + 1 < len(words) and words[i + 1].is_acronym and words[i + 1].gap == SPACE:
            stems[without_ending(words[i + 1].form) or words[i + 1].text] = ends[i]
    changed = True
    while changed:
        changed = False
        for i, word in enumerate(words):
            stem = without_ending(word.form)
            if i in taken or stem is None or stem in stems or not word.is_acronym or len(stem) > 8:
                continue
            if (
                words[i - 1].form in ("ja", "sekä")
                and word.gap == SPACE
                and i - 1 in ends
                and i >= 2
                and stem.isalpha()
            ):
                stems[stem] = ends[i - 1]
                ends[i + 1] = ends[i - 1]
                changed = True
    for i, word in enumerate(words):
        stem = word.text if word.text in stems else without_ending(word.form) or ""
        if i not in taken and stem in stems:
            yield _like(stems[stem], word, i, stem)


def with_abbreviations(words: Sequence[Word], mentions: Sequence[Named]) -> Iterator[Named]:
    """*Tieteentekijöiden liitto TTL*, *Suomen ylioppilaskuntien liitto SYL ry*: a name goes on with its abbreviation."""
    for mention in mentions:
        if mention.type != "organization" or mention.last >= len(words):
            continue
        head, word = words[mention.last - 1], words[mention.last]
        nominative = mention.name.casefold().endswith(head.form.casefold()) and not is_company_form(head)
        if not nominative or head.is_acronym or not word.is_acronym or word.gap != SPACE:
            continue
        stem = without_ending(word.form) or word.text
        if word.sentence != head.sentence or not stem.isalpha() or not abbreviates(stem, mention.name):
            continue
        last = mention.last + 1
        if last < len(words) and words[last].gap == SPACE and is_company_form(words[last]):
            last += 1
        rest = " ".join(w.text for w in words[mention.last : last])
        name = base_form(f"{mention.name} {rest}")
        yield replace(mention, end=words[last - 1].end, last=last, name=name, entries=())


def listed(words: Sequence[Word], mentions: Sequence[Named], masked: Collection[int]) -> Iterator[Named]:
    """Unknown capital words in a row of organisations: *Josek ja Keti, Pohjois-Karjalan maakuntaliitto*."""
    taken = {i for n in mentions for i in range(n.first, n.last)} | set(masked)
    bodies = {n.first: n for n in mentions if n.type == "organization"}
    for mention in bodies.values():
        unknown: list[tuple[int, int]] = []
        first = _next_in_row(words, mention.last)
        while first is not None and first not in taken and len(unknown) < 6:
            last = _capitals(words, first, taken)
            if last == first or any(is_common(w) for w in words[first:last] if w.first):
                break
            unknown.append((first, last))
            first = _next_in_row(words, last)
        if first in bodies:
            yield from (_unknown(mention, words, *extent) for extent in unknown)


def _unknown(model: Named, words: Sequence[Word], first: int, last: int) -> Named:
    name = " ".join(w.text for w in words[first:last])
    start, end = words[first].start, words[last - 1].end
    return replace(model, start=start, end=end, first=first, last=last, name=name, kind="", confidence=0.6, entries=())


def _next_in_row(words: Sequence[Word], i: int) -> int | None:
    """The word after a comma, *ja* or *sekä* at ``i``."""
    if i >= len(words):
        return None
    if words[i].gap == ",":
        return i
    joins = words[i].gap == SPACE and words[i].form in ("ja", "sekä", "och")
    return i + 1 if joins and i + 1 < len(words) and words[i + 1].gap == SPACE else None


def _capitals(words: Sequence[Word], first: int, taken: Collection[int]) -> int:
    """The end of the run of capital words from ``first``."""
    last = first
    while last < len(words) and last - first < 6 and last not in taken:
        word = words[last]
        if not word.is_capital or not word.text[0].isalpha() or (last > first and word.gap not in (SPACE, "&")):
            break
        if last == first and is_common(word):
            break
        last += 1
    return last


def _like(model: Named, word: Word, i: int, name: str) -> Named:
    return replace(model, start=word.start, end=word.end, first=i, last=i + 1, name=name, confidence=0.7, entries=())


def _closes(words: Sequence[Word], i: int) -> bool:
    return i + 1 >= len(words) or words[i + 1].sentence != words[i].sentence or words[i + 1].gap.startswith(")")


def _is_abbreviation(word: Word) -> bool:
    return (
        word.is_capital
        and len(word.text) > 1
        and (word.is_acronym or not is_common(word))
        and word.text.replace("-", "").isalpha()
        and not (len(word.text.partition("-")[0]) == 1 and head_of(word))  # (Y-vastuualue)
    )


def short_names(words: Sequence[Word], mentions: Sequence[Named], context: Collection[str]) -> Iterator[Named]:
    """Mentions of the same bodies without their company form or without the common noun before their name."""
    own = [Entry(f"org/{i}", "organization", "", name) for i, name in enumerate(sorted(set(_short(words, mentions))))]
    if not own:
        return
    model = next(n for n in mentions if n.type == "organization")
    bodies = {i: n for n in mentions if n.type != "place" for i in range(n.first, n.last)}
    for match in known_names(words, own):
        around = bodies.get(match.first)
        capitals = all(
            word.is_capital or part[:1].islower()
            for word, part in zip(words[match.first : match.last], match.name.split(), strict=False)
        )
        if capitals and (around is None or match.last > around.last):
            first, last = words[match.first], words[match.last - 1]
            yield replace(
                model,
                start=first.start,
                end=last.end,
                first=match.first,
                last=match.last,
                name=match.name,
                type="organization",
                kind="",
                confidence=0.7,
                entries=(),
            )


def _short(words: Sequence[Word], mentions: Sequence[Named]) -> Iterator[str]:
    heads, forms = table("organization_heads")["appositive"], table("organization_heads")["forms"]
    for mention in mentions:
        if mention.type != "organization":
            continue
        parts = mention.name.split()
        if mention.confidence == 0.8 and mention.name[:1].isupper():
            yield mention.name
        if parts[-1].lower() in forms and (len(parts) > 2 or len(parts) == 2 and _is_own(parts[0])):
            yield " ".join(parts[:-1])
        if (
            len(parts) > 1
            and parts[-1][:1].isupper()
            and parts[-2].lower().endswith(tuple(heads))
            and parts[-1].lower() not in forms
            and not any(e.type == "place" for e in names().get(parts[-1].casefold(), ()))
        ):
            yield parts[-1]


def _is_own(name: str) -> bool:
    """Can the name be nothing but a company's: *Posintra*; not *Suunta*, *Imatra* or *Virtanen*?"""
    known = in_lexicon(name) or in_lexicon(name.lower()) or name.casefold() in names() or is_given_name(name)
    return len(name) > 4 and name[:1].isupper() and not known
