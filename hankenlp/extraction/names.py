"""One pass over a document that finds every named organisation, place and programme.

Known names, patterns and field values propose; the longest proposal wins, so that *Oulun* in *Oulun kaupungin* and a
unit's parent in the unit's name are no mentions. ``organizations``, ``places`` and ``programmes`` take their share.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc

from hankenlp.documents import Person
from hankenlp.extraction.bodies import bodies
from hankenlp.extraction.companies import is_company_form
from hankenlp.extraction.component import found, layout_of
from hankenlp.extraction.field_values import values
from hankenlp.extraction.funds import funds, type_of, with_years
from hankenlp.extraction.hints import ENOUGH, Hint, hints
from hankenlp.extraction.known_names import COST, Known, known_names
from hankenlp.extraction.local_names import introduced, listed, short_names, with_abbreviations
from hankenlp.extraction.localities import LOCAL, is_ambiguous, is_language, lemmas, parts, regions, villages
from hankenlp.extraction.mentions import RANK, Named, Type, longest
from hankenlp.extraction.organization_nouns import head_of, is_genitive
from hankenlp.extraction.shared_heads import with_shared_heads
from hankenlp.extraction.words import SPACE, Word, indices, is_common, is_proper, words_of
from hankenlp.language.morphology import in_lexicon
from hankenlp.language.names import base_form
from hankenlp.language.nominative import prepare
from hankenlp.layout import Layout, analyse
from hankenlp.resources import table
from hankenlp.resources.additions import cached_up_to
from hankenlp.resources.knowledge import Entry, names
from hankenlp.resources.patterns import word_set

NEAR: Final = 2000  # so many words away a name is looked for that tells what a word at a sentence's start is


def named(doc: Doc) -> tuple[Named, ...]:
    """Every named organisation, place and programme of the document, in its order (cached by text and people)."""
    people = tuple((p.start, p.end) for p in found(doc, "people", Person))
    return named_in(layout_of(doc).text, people, hints(doc, "organization", "place", "programme"))


@cached_up_to(4)
def named_in(text: str, people: tuple[tuple[int, int], ...] = (), hinted: tuple[Hint, ...] = ()) -> tuple[Named, ...]:
    """The same for a text; ``people`` are extents in which no place or unit is looked for, ``hinted`` names that count
    where the rules find none."""
    layout = analyse(text)
    words = words_of(layout)
    context = frozenset(w.text for w in words)
    prepare({w.form.rstrip("-") for w in words} | {w.form.lower() for w in words})
    masked = frozenset(indices(words, people))
    proposals = list(_proposals(layout, words, masked, context))
    proposals += _hinted(words, hinted, proposals, masked, context)
    chosen = longest(proposals)
    chosen = _bracketed(words, chosen)
    longer = with_abbreviations(words, chosen)
    again = [*introduced(words, chosen), *longer, *short_names(words, chosen, context), *listed(words, chosen, masked)]
    if again:
        overruled = {(n.first, n.last) for n in again}
        chosen = longest([*(p for p in proposals if (p.first, p.last) not in overruled), *again])
    taken = masked | {i for n in chosen for i in range(n.first, n.last)}
    places = {n.last - 1 for n in chosen if n.type == "place"}
    title = _title_words(layout)
    more = [
        _of(words, v.first, v.last, "place", v.kind, v.name, v.confidence, context)
        for v in villages(words, taken, places, title)
    ]
    return tuple(sorted([*chosen, *more], key=lambda n: n.start))


def _bracketed(words: Sequence[Word], mentions: list[Named]) -> list[Named]:
    """*Strategisen tutkimuksen neuvosto (STN)*: the abbreviation is a body's, though a programme has it, too.

    It begins as the body does: in *Lapin liitto (EAKR)* the fund is meant.
    """
    bodies_end = {n.last: n.name for n in mentions if n.type == "organization"}
    return [
        replace(n, type="organization", kind="", entries=())
        if n.type == "programme"
        and n.last - n.first == 1
        and words[n.first].gap == "("
        and bodies_end.get(n.first, " ")[0].casefold() == words[n.first].text[0].casefold()
        else n
        for n in mentions
    ]


def _title_words(layout: Layout) -> frozenset[str]:
    """The words of the project's name: *Kotikulmassa* is no place in a project called *Kotikulma*."""
    titles = [layout.of(b) for b in layout.blocks if b.section == "title" and b.kind == "field"]
    return frozenset(w for t in titles for w in t.replace("-", " ").split() if w[:1].isupper())


def _proposals(
    layout: Layout, words: Sequence[Word], masked: Collection[int], context: Collection[str]
) -> Iterator[Named]:
    matches = list(known_names(words))
    bodies_here = {e.id for k in matches if len({e.type for e in k.entries}) == 1 for e in k.entries}
    known = [n for k in matches if (n := _known(layout, words, k, bodies_here, context)) is not None]
    proper = {n.first for n in known}
    owners = {n.last - 1: n.first for n in known if n.type == "organization"}
    patterns = [
        *(
            _of(words, b.first, b.last, "organization", "", b.name, b.confidence, context)
            for b in bodies(words, proper, owners)
        ),
        *(
            _of(words, f.first, f.last, type_of(words, f, owners), "", None, f.confidence, context)
            for f in funds(words, proper)
        ),
        *(_of(words, v.first, v.last, "place", v.kind, v.name, v.confidence, context) for v in parts(words)),
    ]
    places = {n.first for n in [*known, *patterns] if n.type == "place" and n.last == n.first + 1}
    patterns += [
        _of(words, v.first, v.last, "place", v.kind, v.name, v.confidence, context) for v in regions(words, places)
    ]
    known = with_shared_heads(words, known)
    everything = [*known, *(n for n in patterns if not _has_stranger(words, n, known))]
    everything = [_behind_person(words, n, masked, context) for n in everything]
    everything = [n for n in everything if not _is_masked(words, n, masked)]
    covered = {i for n in everything if n.type != "place" for i in range(n.first, n.last)} | set(masked)
    places = {i for n in everything if n.type == "place" for i in range(n.first, n.last)}
    yield from everything
    for first, last in values(layout, words, covered, places):
        yield _of(words, first, last, "organization", "", None, 0.8, context)


def _hinted(
    words: Sequence[Word],
    hinted: Sequence[Hint],
    proposals: Sequence[Named],
    masked: Collection[int],
    context: Collection[str],
) -> Iterator[Named]:
    """Hints on words that neither a person nor a proposal of the rules holds."""
    taken = {i for n in proposals for i in range(n.first, n.last)} | set(masked)
    for hint in sorted(hinted, key=lambda hint: -hint.score):
        inside = sorted(indices(words, [(hint.start, hint.end)]))
        label = next((name for name in RANK if name == hint.label), None)
        if label and hint.score >= ENOUGH and inside and not taken.intersection(inside):
            taken.update(inside)
            first, last, kind = inside[0], inside[-1] + 1, "other" if label == "place" else ""
            written = None if in_lexicon(words[last - 1].form) else next(_surface(words, first, last))
            yield _of(words, first, last, label, kind, written, hint.score, context)


def _has_stranger(words: Sequence[Word], mention: Named, known: Sequence[Named]) -> bool:
    """*Kirsti Vilén työ- ja elinkeinoministeriöstä*: no nominative before a known name in small letters belongs to it."""
    own = next(
        (k for k in known if k.last == mention.last and k.first > mention.first and k.type == mention.type), None
    )
    if own is None or words[own.first].is_capital:
        return False
    before = words[own.first - 1]
    return before.is_capital and not before.is_acronym and not is_genitive(before.form)


def _behind_person(words: Sequence[Word], mention: Named, masked: Collection[int], context: Collection[str]) -> Named:
    """*Minna Heikkilä Suomen kylätoiminta ry*, *Johanna Lund Lapin liitosta*: the body's name begins behind the person's."""
    first = mention.first
    while first in masked and first < mention.last:
        first += 1
    rest = words[first : mention.last]
    if mention.type != "organization" or first == mention.first or len(rest) < 2 or not rest[0].is_capital:
        return mention
    if is_genitive(words[first - 1].form) and not _opens_before(mention.first, masked):
        return mention
    if not is_company_form(rest[-1]) and head_of(rest[-1]) is None:
        return mention
    return _of(words, first, mention.last, mention.type, mention.kind, None, mention.confidence, context)


def _opens_before(first: int, masked: Collection[int]) -> bool:
    """Whether the person's name begins before the body's would."""
    return first in masked and first - 1 in masked


def _is_masked(words: Sequence[Word], mention: Named, masked: Collection[int]) -> bool:
    """Whether a person stands there: *Simo Lappi*. A single word in a row of places is one of them all the same."""
    if mention.type == "place" and mention.last - mention.first == 1 and _listed_with_places(words, mention.first):
        around = {mention.first - 1, mention.last}
        if not around & set(masked):
            return False
    if mention.type == "organization" and {mention.last - 1, mention.last} <= set(masked):
        return True  # Lahden museo Kari …
    inside = [i in masked for i in range(mention.first, mention.last)]
    if mention.type == "programme" and not mention.entries:
        return any(inside)
    return any(inside) and (mention.type == "place" or mention.last - mention.first < 3 or all(inside))


def _of(
    words: Sequence[Word],
    first: int,
    last: int,
    kind_of: Type,
    kind: str,
    name: str | None,
    confidence: float,
    context: Collection[str],
) -> Named:
    start, end = words[first].start, words[last - 1].end
    surface = " ".join(" ".join(_surface(words, first, last)).split())
    if words[last - 1].text.endswith("-"):
        end, surface = end - 1, surface[:-1]
    return Named(start, end, first, last, kind_of, kind, name or base_form(surface, context=context), confidence)


def _surface(words: Sequence[Word], first: int, last: int) -> Iterator[str]:
    """The mention's text with single spaces; a line break between its words is a space."""
    text = ""
    for i in range(first, last):
        gap = "" if i == first else SPACE if words[i].wraps else words[i].gap
        if gap in ("–", "—", "-", ".") and words[i].start - words[i - 1].end > 1:
            gap = ". " if gap == "." else f" {gap} "
        text += {",": ", ", "(": " (", "&": " & ", "/": " / "}.get(gap, gap) + words[i].text
    yield text


def _known(
    layout: Layout, words: Sequence[Word], match: Known, bodies_here: Collection[str], context: Collection[str]
) -> Named | None:
    entry = _entry(match, words, bodies_here)
    if entry is None:
        return None
    last = match.last
    confidence = 0.949 if match.inflected else 0.95
    if entry.type == "programme" and last - match.first > 1 and not match.inflected:
        last = with_years(words, last)
    if entry.type == "place" and not match.trimmed and not _is_place(layout, words, match, entry):
        return None
    if match.last - match.first == 1 and not _stands_alone(words, match, entry):
        return None
    name = match.name if last == match.last else None
    named_ = _of(words, match.first, last, entry.type, entry.kind, name, confidence, context)
    if match.trimmed:
        named_ = replace(named_, end=named_.end - match.trimmed)
    kind = _kind(layout, words[match.first], match.entries, entry)
    return replace(
        named_, kind=kind, name=_cased(named_.name, words[match.first]), entries=tuple(e.id for e in match.entries)
    )


def _stands_alone(words: Sequence[Word], match: Known, entry: Entry) -> bool:
    """Whether one word is the name: *Tietoa* at a sentence's start is no *Tieto*, *Lasten Kaste* no *Kaste*."""
    word = words[match.first]
    if (
        word.is_acronym
        and match.last < len(words)
        and words[match.last].gap == "/"
        and words[match.last].text[0].isdigit()
    ):
        return False  # VM/2343/2018
    if (
        match.inflected
        and not word.is_acronym
        and word.candidates[0].case in ("Par", "Tra", "Ess", "Ins", "Abe")
        and is_common(word)
    ):
        return not word.first
    if match.inflected and word.first and len(match.name) < 4 and is_common(word) and not word.is_acronym:
        return False
    if entry.type == "programme" and word.is_acronym and word.first and not match.trimmed and _is_word(word):
        return False  # OTE heads an extract of minutes
    if entry.type == "programme" and match.first > 0 and word.gap == " ":
        before = words[match.first - 1]
        return not (before.is_capital and not before.first and _is_part_of_name(before) and not before.is_acronym)
    return True


def _is_part_of_name(before: Word) -> bool:
    """*Lasten Kaste*, *Pirkan Helmi*: a common word or a genitive that is nobody's name begins another name."""
    known = any(c.form.casefold() in names() for c in before.candidates[:3])
    return is_common(before) or (not known and is_genitive(before.form))


def _is_word(word: Word) -> bool:
    """Whether capitals hide a common word."""
    return any(a.source == "lexicon" and a.pos != "PROPN" for a in in_lexicon(word.form.lower()))


def _cased(name: str, first: Word) -> str:
    """The known name with a small initial where the text has one: *sosiaali- ja terveysministeriö*."""
    return name if first.is_capital or name[:2].isupper() else name[:1].lower() + name[1:]


def _entry(match: Known, words: Sequence[Word], bodies_here: Collection[str]) -> Entry | None:
    """The entry that the name most likely means: an organisation's or programme's name before a place's.

    *Kallio* is the joint authority only where the document has its full name.
    """
    entries = match.entries
    if len({e.type for e in entries}) > 1 and match.last - match.first == 1:
        is_body = words[match.first].candidates[0].case not in LOCAL and any(e.id in bodies_here for e in entries)
        entries = tuple(e for e in entries if (e.type != "place") == is_body) or entries
    municipal = [e for e in entries if e.kind in ("municipality", "region", "country")]
    return max(municipal or entries, key=lambda e: (RANK[e.type], e.kind in ("region", "country")), default=None)


def _kind(layout: Layout, word: Word, entries: Sequence[Entry], entry: Entry) -> str:
    """A place's kind. Under *Seutukunnat* every name is a region's; *Lappi* is the region, not a former parish."""
    if entry.type != "place":
        return entry.kind
    label = layout.label(layout.blocks[word.block]) or ""
    if label.strip(" :").lower() in table("place_names")["region_labels"]:
        return "region"
    kinds = [e.kind for e in entries if e.type == "place"]
    return "region" if "region" in kinds else entry.kind


def _is_place(layout: Layout, words: Sequence[Word], match: Known, entry: Entry) -> bool:
    word = words[match.first]
    if match.last - match.first > 1:
        return True
    block = layout.blocks[word.block]
    if not word.is_capital or (word.is_acronym and not _is_alone(layout, words, match.first)):
        return False
    if word.text in word_set("place_names", "acronyms") or _is_attribute(words, match.first):
        return False
    if entry.kind == "country" and is_language(layout.text, words, match.first):
        return False
    if match.inflected and is_common(word) and _case_of(word, match.name) in ("Par", "Ess", "Tra", "Abe", "Ins"):
        return False
    if block.section == "area":
        return True
    opens = is_ambiguous(word) and match.inflected and entry.kind in ("municipality", "other")
    if opens and not _is_current(entry) and _case_of(word, match.name) == "Gen":
        return _stands_elsewhere(words, match.first)  # Pohjan puhdistus
    if is_ambiguous(word) and not match.inflected and block.kind != "field" and not _is_current(entry):
        return _stands_elsewhere(words, match.first) or _listed_with_places(words, match.first)
    if is_ambiguous(word) and entry.kind == "other":
        return _stands_elsewhere(words, match.first) or _is_located(word, match.name)
    return not _is_first_name(words, match.first, match.inflected)


def _case_of(word: Word, name: str) -> str:
    """The case in which the word is the name: *Nurmesta* is *Nurmes* in the partitive, and rather something else."""
    return next((c.case for c in word.candidates if c.form == name), "Nom")


def _is_alone(layout: Layout, words: Sequence[Word], i: int) -> bool:
    """A name in capitals that is a heading by itself, or a town after its postal code."""
    if i > 0 and words[i].gap == " " and len(words[i - 1].text) == 5 and words[i - 1].text.isdigit():
        return True
    block = layout.blocks[words[i].block]
    return block.kind == "heading" and layout.of(block).strip(" :") == words[i].text and len(words[i].text) > 3


def _is_attribute(words: Sequence[Word], i: int) -> bool:
    """*Tikkurilan kirjastossa*: the place in a house's name is no place by itself."""
    if i + 1 >= len(words) or words[i + 1].gap != " " or not is_genitive(words[i].form):
        return False
    after = words[i + 1]
    if after.is_capital or after.candidates[0].number == "Plur":
        return after.text in word_set("place_names", "newspapers")
    return bool(lemmas(after) & word_set("place_names", "houses"))


def _is_current(entry: Entry) -> bool:
    """A municipality of today: at a sentence's start *Lahti* is rather the town than a bay."""
    return entry.kind == "municipality" and not entry.until


def _is_located(word: Word, name: str) -> bool:
    """*Kalliossa asuu* speaks of the part of a town, *Keskustassa* may not."""
    local = any(c.form == name and c.case in LOCAL and c.number == "Sing" for c in word.candidates[:3])
    return local and is_proper(word) and name not in table("place_names")["not_places"]


def _stands_elsewhere(words: Sequence[Word], i: int) -> bool:
    """Whether the same name has a capital in the midst of a sentence not far away."""
    bases = {c.form for c in words[i].candidates if c.cost < COST}
    near = words[max(0, i - NEAR) : i + NEAR]
    return any(not w.first and w.is_capital and any(c.form in bases for c in w.candidates[:2]) for w in near)


def _listed_with_places(words: Sequence[Word], i: int) -> bool:
    if i + 1 >= len(words) or words[i + 1].sentence != words[i].sentence:
        return words[i].gap == "|" and (i == 0 or words[i - 1].block != words[i].block)
    after = words[i + 1]
    if after.gap == "," or (after.form in ("ja", "sekä") and i + 2 < len(words)):
        other = after if after.gap == "," else words[i + 2]
        return any(e.type == "place" for c in other.candidates for e in names().get(c.form.casefold(), ()))
    return False


def _is_first_name(words: Sequence[Word], i: int, inflected: bool) -> bool:
    """A nominative right before another capital that is no known name: *Inari Posio*, *Salla Kolari*."""
    if inflected or i + 1 >= len(words) or words[i + 1].gap != " ":
        return False
    after = words[i + 1]
    if is_common(after) and not is_proper(after):
        return False
    return (
        after.is_capital and after.sentence == words[i].sentence and not after.is_acronym and after.form[:1].isalpha()
    )
