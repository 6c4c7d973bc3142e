"""What organisations do in the project: funder, implementer, coordinator, partner.

The label or heading over a list of names says it, a bracket after the name (*(hallinnoija)*), or a sentence: verbs,
role nouns, genitives and cases around the name, as ``roles.toml`` has them. Names in one row share what is said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from hankenlp.documents import OrganizationRole
from hankenlp.extraction.grants import is_payer, payers, recipients
from hankenlp.extraction.mentions import Named
from hankenlp.extraction.references import letterhead, references
from hankenlp.extraction.role_columns import ORDER
from hankenlp.extraction.role_cues import Told, from_sentence, says_we
from hankenlp.extraction.role_places import by_answer, by_bracket, by_place, role_asked
from hankenlp.extraction.role_rows import Sentence, is_verb, lemmas
from hankenlp.extraction.words import Word, words_of
from hankenlp.layout import Block, Layout
from hankenlp.resources import table

LONGEST: Final = 300
"""Words of a sentence that are looked at together."""
Said = dict[int, set[OrganizationRole]]


def roles(layout: Layout, mentions: Sequence[Named]) -> dict[int, tuple[OrganizationRole, ...]]:
    """Start of a mention → its roles, for mentions that have one."""
    words = words_of(layout)
    asides = _asides(layout)
    blocks = [_speaking(layout, layout.blocks[words[n.first].block], asides) for n in mentions]
    told = _told(layout, mentions, asides)
    bodies = {n.start for n in mentions if n.type == "organization"}
    said: Said = {}
    for mention, block in zip(mentions, blocks, strict=True):
        if mention.type != "organization" or block is None:
            continue
        here = [t for t in told if t.start == mention.start and not t.weak]
        own = {*by_bracket(layout.text, mention), *(t.role for t in here if t.called)}
        place = set(by_place(layout, block, mention, words))
        if not here and not place:
            place = set(by_answer(layout, block, mention, words, bodies))
        said[mention.start] = {t.role for t in here} | (own or place)
    _share_with_brackets(layout, mentions, said)
    for find in (recipients, payers):
        for start, role in [*find(layout, mentions, blocks, said)]:
            said.setdefault(start, set()).add(role)
    _add_writer(layout, mentions, words, said)
    _add_weak(layout, mentions, [t for t in told if t.weak], said)
    return {start: tuple(r for r in ORDER if r in found) for start, found in said.items() if found}


def _add_writer(layout: Layout, mentions: Sequence[Named], words: Sequence[Word], said: Said) -> None:
    """Who writes of its own share, or as *we*, carries the project out where nobody else is said to.

    So does an association on its own page.
    """
    writer = letterhead(layout, mentions)
    done = {r for found in said.values() for r in found}
    if writer is None or done & {"implementer", "coordinator"} or "funder" in said.get(writer.start, ()):
        return
    own = references(words, mentions, writer)
    shares = {i for i, (_, of) in own.items() if of.start == writer.start and _is_own_share(words, i)}
    if (shares or _is_ours(words) or _speaks_for_itself(layout, words, said, writer)) and not is_payer(writer.name):
        said.setdefault(writer.start, set()).add("implementer")


def _speaks_for_itself(layout: Layout, words: Sequence[Word], said: Said, writer: Named) -> bool:
    """Whether an association or company writes of a project that is paid for, or says what *we* do, on its own page."""
    if writer.name.split()[-1].lower() not in table("organization_heads")["kinds_by_form"]:
        return False
    paid = any("funder" in found for found in said.values())
    return paid or sum(says_we(w) for w in words if layout.blocks[w.block].kind != "chrome") > 1


def _is_own_share(words: Sequence[Word], i: int) -> bool:
    """*yhdistyksen oma osuus*, *kaupungin omavastuu*."""
    after = [w for w in words[i + 1 : i + 3] if w.sentence == words[i].sentence]
    return any(lemmas(w.form) & frozenset(table("roles")["settings"]["own_share"]) for w in after)


def _is_ours(words: Sequence[Word]) -> bool:
    """*kumppanimme*, *hankkeessamme*."""
    ours = frozenset(table("roles")["settings"]["ours"])
    return any(
        a.is_known and a.lemma in ours and {"Person[psor]=1", "Number[psor]=Plur"} <= a.feats
        for w in words
        if "mme" in w.form
        for a in w.analyses
    )


def _add_weak(layout: Layout, mentions: Sequence[Named], weak: Sequence[Told], said: Said) -> None:
    """Who pays is a funder, unless it takes part in the project and pays its own share."""
    short = {right.name: left.name for left, right in _bracketed(layout, mentions)}
    names = {n.start: short.get(n.name, n.name).casefold() for n in mentions}
    others = {names[start] for start, found in said.items() if found & {"implementer", "coordinator", "partner"}}
    for t in weak:
        if names.get(t.start) not in others:
            said.setdefault(t.start, set()).add(t.role)


def _speaking(layout: Layout, block: Block, asides: list[tuple[int, int]]) -> Block | None:
    """The block, unless it is navigation or speaks of other projects."""
    footer = block.kind == "chrome" and not any(
        w.startswith(tuple(table("roles")["settings"]["footer_cues"])) for w in layout.of(block).lower().split()
    )
    silent = footer or any(start <= block.start < end for start, end in asides)
    return None if silent else block


def _asides(layout: Layout) -> list[tuple[int, int]]:
    """Where the page speaks of other projects: from such a heading to the next one."""
    found, start = [], None
    for block in layout.blocks:
        if block.kind != "heading":
            continue
        if start is not None:
            found.append((start, block.start))
            start = None
        if layout.of(block).strip(" :").lower() in table("roles")["settings"]["asides"]:
            start = block.end
    return [*found, (start, len(layout.text))] if start is not None else found


def _told(layout: Layout, mentions: Sequence[Named], asides: list[tuple[int, int]]) -> list[Told]:
    """What sentences say of the mentions; what they say of *kaupunki* they say of the city that is meant."""
    words = words_of(layout)
    writer = letterhead(layout, mentions)
    stand_ins = references(words, mentions, writer)
    meant = {r.start: of.start for r, of in stand_ins.values()}
    found = []
    for sentence in _sentences(layout, [*mentions, *(r for r, _ in stand_ins.values())], writer):
        block = layout.blocks[sentence.words[0].block]
        if _speaking(layout, block, asides) is None or block.section == "code":
            continue
        found += [
            replace(t, start=meant[t.start], called=False) if t.start in meant else t for t in from_sentence(sentence)
        ]
    return found


def _sentences(layout: Layout, mentions: Sequence[Named], writer: Named | None) -> Iterator[Sentence]:
    """The sentences that name an organisation, and those of a decision, which may speak for the letterhead."""
    words = words_of(layout)
    by_word = {n.first: n for n in mentions}
    within = {k for n in mentions for k in range(n.first + 1, n.last)}
    i = 0
    while i < len(words):
        last = i
        while last < len(words) and last - i < LONGEST and (last in within or _continues(layout, words, last, i)):
            last += 1
        inside = [by_word[k] for k in range(i, last) if k in by_word]
        yield Sentence(layout.text, words[i:last], i, inside, writer, _is_asked(layout, layout.blocks[words[i].block]))
        i = last


def _is_asked(layout: Layout, block: Block) -> bool:
    """Whether the heading asks who takes part: *Ketkä ovat mukana?*."""
    heading = layout.heading(block)
    return heading is not None and role_asked(layout.of(heading)) is not None


def _continues(layout: Layout, words: Sequence[Word], i: int, first: int) -> bool:
    """Whether the word belongs to the sentence before; after a comma at a line's end it does, too."""
    if i == first or words[i].sentence == words[i - 1].sentence:
        return True
    left, right = layout.blocks[words[i - 1].block], layout.blocks[words[i].block]
    if left == right and _is_lead(left, words, first, i):
        return True
    between = layout.text[words[i - 1].end : words[i].start]
    if between.strip() != "," or between.count("\n") != 1:
        return False
    return left == right or (left.kind == right.kind == "paragraph" and left.section == right.section)


def _is_lead(block: Block, words: Sequence[Word], first: int, i: int) -> bool:
    """Whether a label with a verb in it leads to the names: *Hankkeeseen osallistuu kolme tahoa: A, B ja C*."""
    if block.label is None or block.section in ORDER or words[i].start != block.start:
        return False
    return any(is_verb(w.form) for w in words[first:i])


def _share_with_brackets(layout: Layout, mentions: Sequence[Named], said: Said) -> None:
    """An abbreviation in brackets has the roles of the name before it."""
    for left, right in _bracketed(layout, mentions):
        said.setdefault(right.start, set()).update(said.get(left.start, ()))


def _bracketed(layout: Layout, mentions: Sequence[Named]) -> Iterator[tuple[Named, Named]]:
    """Names, each with its abbreviation in brackets behind it."""
    for left, right in pairwise(mentions):
        between = layout.text[left.end : right.start]
        if between.strip() == "(" and layout.text[right.end : right.end + 1] == ")" and right.type == "organization":
            yield left, right
