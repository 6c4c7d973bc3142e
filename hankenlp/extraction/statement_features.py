"""What speaks for a statement being a goal, an outcome or neither: the features that ``models/statements`` weighs.

They come from five places: the statement's own words and inflection, what it stands under (label, heading, lead-in),
its place under its heading, its neighbours, and word vectors. What the rules make of it is no feature where they know the
heading: a model trained on the documents that the rules were written on would be taught to believe them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from spacy.tokens import Doc, Token

from hankenlp.documents import Organization
from hankenlp.extraction.component import found as found_in
from hankenlp.extraction.statements import Statement, last_sentence
from hankenlp.layout import Layout
from hankenlp.layout.heading_guess import guessed_section
from hankenlp.layout.labels import heading_section, section
from hankenlp.resources.patterns import occurs, pattern

PATTERNS: Final = (
    ("goals", ("cues", "weak_cues", "never", "aside", "carries_on")),
    ("outcomes", ("cues", "weak_cues", "aside", "events", "expected", "achieved", "stops", "money")),
)
CUED: Final = ("cue", "lead=", "near")
"""How the names of features begin that stand for the rules' own cue words."""
_LONG: Final = (4, 8, 14, 22, 35)
_NEIGHBOURS: Final = (-2, -1, 1, 2)
_NEAR: Final = 3
"""Words between a body and its goal."""
_DIGIT: Final = re.compile(r"\d")
_MOOD: Final = ("Mood", "Tense", "Voice", "Person", "Number")
_EDGE: Final = ".,;:()?!"


def features(doc: Doc, layout: Layout, found: Sequence[Statement], votes: Mapping[int, str]) -> list[tuple[str, ...]]:
    """The names of each statement's features.

    Args:
        doc: with tags, morphology and lemmas.
        found: ``statements(layout)`` of the document.
        votes: start of a statement → ``goals`` or ``outcomes``, where the rules take it for one.
    """
    cues = [tuple(_cues(s.plain)) for s in found]
    bodies = bodies_in(doc)
    under = [section_of(layout, s) for s in found]
    sizes = _sizes(found)
    return [
        tuple(
            dict.fromkeys(
                (
                    *_own(doc, layout, s, cues[i], under[i]),
                    *_around(layout, found, cues, under, i),
                    *_place(found, sizes, i),
                    *_owner(layout, s, bodies),
                    *((f"vote={votes[s.start]}",) if under[i].endswith("?") and s.start in votes else ()),
                )
            )
        )
        for i, s in enumerate(found)
    ]


def bodies_in(doc: Doc) -> list[tuple[int, int]]:
    """Where the organisations stand that were found."""
    return [(body.start, body.end) for body in found_in(doc, "organizations", Organization)]


def _owner(layout: Layout, unit: Statement, bodies: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Whose goal it is: *Valtioneuvoston tavoite on …* is a body's own."""
    word = pattern("goals", "goal_words").search(layout.text, unit.start, unit.end)
    if word is None:
        return
    between = [layout.text[end : word.start()] for start, end in bodies if unit.start <= start and end <= word.start()]
    near = any(len(words.split()) <= _NEAR and "," not in words for words in between)
    project = pattern("goals", "project_words").search(unit.text) is not None
    yield f"owner={'body' if near else 'bodies' if between else 'none'}&project={project}"


def is_guessed(layout: Layout, unit: Statement) -> bool:
    """Does the section come from a heading that only the classifier of headings knows?"""
    heading = layout.heading(unit.block)
    if heading is None or unit.block.section is None or unit.label is not None or unit.block.label is not None:
        return False
    words = layout.of(heading)
    return heading_section(words) is None and guessed_section(words) == unit.block.section


def section_of(layout: Layout, unit: Statement) -> str:
    """The section, with a question mark where it is guessed."""
    return f"{unit.block.section}?" if is_guessed(layout, unit) else str(unit.block.section)


def _cues(text: str) -> Iterator[str]:
    for name, keys in PATTERNS:
        for key in keys:
            if occurs(name, key, text):
                yield f"{name}.{key}"


def _own(doc: Doc, layout: Layout, unit: Statement, cues: Sequence[str], under: str) -> Iterator[str]:
    """The statement's cues, words and forms."""
    for cue in cues:
        yield f"cue={cue}"
        yield f"cue={cue}&section={under}"
    span = doc.char_span(unit.start, unit.end, alignment_mode="expand")
    tokens = [t for t in span or () if not t.is_space]
    words = [_lemma(t) for t in tokens if t.is_alpha or "-" in t.text]
    yield f"length={sum(len(words) > n for n in _LONG)}"
    for word in set(words):
        yield f"word={word}"
    for first, second in set(pairwise(words)):
        yield f"words={first} {second}"
    for ending in {w.split("#")[-1][-5:] for w in words if len(w) > 7}:
        yield f"end={ending}"
    if words:
        yield f"first={words[0]}"
    yield from _forms(tokens, unit, under)
    if _DIGIT.search(unit.text):
        yield "digit"
    following = layout.text[unit.end : unit.end + 1]
    yield f"next={following if following in _EDGE else ''}"
    yield f"capital={unit.text[:1].isupper()}"


def _lemma(token: Token) -> str:
    return (token.lemma_ or token.norm_).casefold()


def _forms(tokens: Sequence[Token], unit: Statement, under: str) -> Iterator[str]:
    """Tense, mood and voice of the finite verbs, and the case of the first and last noun."""
    finite = [t for t in tokens if "Fin" in t.morph.get("VerbForm", [])]
    if not finite:
        yield f"no finite&{unit.block.kind}"
        yield f"no finite&section={under}"
    for number, verb in enumerate(finite[:3]):
        form = "".join(x for key in _MOOD for x in verb.morph.get(key, [])[:1])
        yield f"verb{min(number, 1)}={form}"
        yield f"verb{min(number, 1)} lemma={_lemma(verb)}"
        if number == 0:
            yield f"verb={form}&section={under}"
            following = verb.doc[verb.i + 1 : verb.i + 5]
            if _lemma(verb) == "olla" and any("Past" in t.morph.get("PartForm", []) for t in following):
                yield "perfect"
    nouns = [t for t in tokens if t.pos_ in ("NOUN", "PROPN")]
    for name, noun in (("noun1", nouns[:1]), ("noun9", nouns[-1:])):
        for token in noun:
            yield f"{name}={''.join(token.morph.get('Case', []))}{''.join(token.morph.get('Number', []))}"
            yield f"{name} end={_lemma(token)[-5:]}"
    if tokens and tokens[0].pos_:
        yield f"pos1={tokens[0].pos_}"
        yield f"pos1={tokens[0].pos_}&section={under}"


def _around(
    layout: Layout, found: Sequence[Statement], cues: Sequence[Sequence[str]], under: Sequence[str], i: int
) -> Iterator[str]:
    """What the statement stands under, and its neighbours' cues."""
    unit = found[i]
    block = unit.block
    yield f"section={under[i]}"
    yield f"section={under[i]}&kind={block.kind}"
    if unit.label is not None:
        yield f"label={section(unit.label)}"
    if block.label is not None:
        yield f"field={section(block.label.of(layout.text))}"
    for depth, heading in enumerate(layout.headings(block)):
        words = layout.of(heading)
        yield f"heading{min(depth, 1)}={heading_section(words)}"
        if depth == 0:
            for word in words.casefold().split():
                yield f"under={word.strip(_EDGE)[:7]}"
        else:
            break
    if block.heading is None:
        yield "heading0 missing"
    if block.lead_in is not None:
        lead = last_sentence(layout, block.lead_in)
        for cue in _cues(lead):
            yield f"lead={cue}"
        above = layout.blocks[block.lead_in].section
        yield f"lead section={above}"
        for word in lead.casefold().split()[-4:]:
            yield f"leading={word.strip(_EDGE)[:7]}"
    for step in _NEIGHBOURS:
        j = i + step
        if 0 <= j < len(found):
            same = found[j].index == unit.index or found[j].block.lead_in == block.lead_in is not None
            for cue in cues[j]:
                yield f"near{step}={cue}&{same}"
            yield f"near{step} section={found[j].block.section == block.section}"


def _sizes(found: Sequence[Statement]) -> dict[tuple[int | None, str], int]:
    """How many statements stand under each heading, by kind."""
    sizes: dict[tuple[int | None, str], int] = {}
    for s in found:
        key = (s.block.heading, s.block.kind)
        sizes[key] = sizes.get(key, 0) + 1
    return sizes


def _place(found: Sequence[Statement], sizes: dict[tuple[int | None, str], int], i: int) -> Iterator[str]:
    """Where in its block and under its heading the statement stands."""
    unit = found[i]
    yield f"kind={unit.block.kind}"
    yield f"position={min(unit.position, 3)}"
    yield f"depth={unit.block.depth}"
    size = sizes[unit.block.heading, unit.block.kind]
    yield f"beside={min(size, 8)}&{unit.block.kind}"
    first = i == 0 or found[i - 1].block.heading != unit.block.heading
    if first:
        yield "first under heading"
        yield f"first under heading&section={unit.block.section}"
