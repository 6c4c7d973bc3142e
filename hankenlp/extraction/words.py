"""The words of a document as names need them: with their gaps, their sentence, and capitals undone.

A word here is what a name is made of: *ESR-hankkeeseen*, *THL:n*, *ESR+*, *sosiaali-*, *-ohjelma* are one word each.
Words lie inside layout blocks; what stands between two words of one sentence is their gap.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from hankenlp.language.morphology import Analysis, analyses, in_lexicon
from hankenlp.language.nominative import Candidate, candidates
from hankenlp.layout import Layout
from hankenlp.resources import table
from hankenlp.resources.additions import cached_up_to
from hankenlp.resources.patterns import either

SPACE: Final = " "
_WORD: Final = re.compile(
    r"(?:(?<=\s)|(?<=^)|(?<=\())[-–](?=[a-zåäö]{4})[a-zåäö]+(?:-[a-zåäö]+)*(?![\w-])"  # -ohjelman
    r"|[^\W_]+(?:['’&][^\W_]+|[-\u2010\u2011][^\W_]+|:(?=[a-zåäö])[^\W\d_]+"
    rf"|\.{either('abbreviations', 'after_period')}\b\.?)*(?:[-+](?![\w+]))?"
)
_ADDRESS: Final = re.compile(r"@|\(at\)|\[at\]|://|\bwww\.|\.(?:fi|com|org|eu|net)\b")
_LONGEST_ADDRESS: Final = 120
_DASHES: Final = re.compile("[‐‑‒–—−]")


@dataclass(frozen=True, slots=True)
class Word:
    """One word.

    Attributes:
        text, start, end: as it stands.
        form: without capitals that the word owes to a line in capitals (*ROVANIEMI* → *Rovaniemi*).
        gap: what stands before it in its sentence: ``" "``, punctuation without space, or ``"|"`` at a sentence's start
            and over a column gap.
        block, sentence: index of the layout block; running number of the sentence.
        first: whether a capital says nothing, because a sentence, an item or a quotation begins here.
        wraps: whether it begins a line that may continue the line before, though the layout keeps them apart.
    """

    text: str
    start: int
    end: int
    form: str
    gap: str
    block: int
    sentence: int
    first: bool
    wraps: bool = False

    @property
    def is_capital(self) -> bool:
        return self.form[:1].isupper() or (self.form[:1].isdigit() and any(c.isupper() for c in self.form))

    @property
    def is_acronym(self) -> bool:
        """*STM*, *THL:n*, *SIKUn*, *OYS*: two capitals or more, and it is no word in a line of capitals."""
        stem = self.form.partition(":")[0]
        return sum(c.isupper() for c in stem) >= 2 and self.form == self.text and "-" not in stem

    @property
    def analyses(self) -> tuple[Analysis, ...]:
        return analyses(self.form)

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        return candidates(self.form.rstrip("-"))


def indices(words: Sequence[Word], extents: Iterable[tuple[int, int]]) -> Iterator[int]:
    """The words, by their places in ``words``, that stand in the extents."""
    starts = [w.start for w in words]
    for start, end in extents:
        i = max(0, bisect_right(starts, start) - 1)
        while i < len(words) and words[i].start < end:
            if words[i].end > start:
                yield i
            i += 1


@cached_up_to(4)
def words_of(layout: Layout) -> tuple[Word, ...]:
    """Every word of the text, block by block."""
    return tuple(_words(layout))


def pieces(text: str) -> list[tuple[str, str]]:
    """``(gap, word)`` pairs of a bare name; the first gap is a space."""
    found: list[tuple[str, str]] = []
    end = 0
    for match in _WORD.finditer(text):
        gap = gap_of(text[end : match.start()]) if found else SPACE
        found.append((gap, match.group()))
        end = match.end()
    return found


def gap_of(between: str) -> str:
    """What stands between two words: a space, a column gap or paragraph end (``"|"``), or the bare punctuation."""
    if not between:
        return ""
    marks = "".join(between.split())
    if marks:
        return _DASHES.sub("–", marks)
    if "\n" in between:
        return "|" if between.count("\n") > 1 else SPACE
    return "|" if "\t" in between or "   " in between else SPACE


def _extents(layout: Layout, index: int) -> Iterator[tuple[int, int]]:
    block = layout.blocks[index]
    if block.label is not None and block.label.start < block.label.end:
        yield block.label.start, block.label.end
    if block.columns:
        for _, cell in block.columns:
            yield cell.start, cell.end
        return
    for sentence in layout.sentences[index]:
        yield sentence.start, sentence.end


def _words(layout: Layout) -> Iterator[Word]:
    text = layout.text
    addresses = _addresses(text)
    number = 0
    position = 0
    for index in range(len(layout.blocks)):
        for start, end in _extents(layout, index):
            if start < position:
                continue
            position = max(position, end)
            number += 1
            yield from _sentence(text, start, end, index, number, addresses)


def _sentence(
    text: str, start: int, end: int, block: int, number: int, addresses: list[tuple[int, int]]
) -> Iterator[Word]:
    matches = [m for m in _WORD.finditer(text, start, end) if not _inside(m.start(), addresses)]
    before = start
    for i, match in enumerate(matches):
        gap = gap_of(text[before : match.start()]) if i else "|"
        plain = _DASHES.sub("-", match.group())
        around = [m.group() for m in (*matches[max(0, i - 1) : i], *matches[i + 1 : i + 2])]
        quoted = gap.endswith(("”", '"', "»", "|", "–"))
        yield Word(
            plain,
            match.start(),
            match.end(),
            without_capitals(plain, tuple(around)),
            gap,
            block,
            number,
            i == 0 or quoted,
            i == 0 and _continues_line(text, match.start()),
        )
        before = match.end()


def _continues_line(text: str, start: int) -> bool:
    """Whether the line before is text, and only its line end lies between."""
    before = text[:start].rstrip(" \t") if start < 400 else text[start - 400 : start].rstrip(" \t")
    return before.endswith("\n") and before[-2:-1].isalpha()


def _addresses(text: str) -> list[tuple[int, int]]:
    """Where e-mail and web addresses stand: whatever is not white space around their signs."""
    found: list[tuple[int, int]] = []
    for match in _ADDRESS.finditer(text):
        if found and match.start() < found[-1][1]:
            continue
        before = text[max(0, match.start() - _LONGEST_ADDRESS) : match.start()]
        after = text[match.end() : match.end() + _LONGEST_ADDRESS]
        left = len(before) - len(before.rstrip().split()[-1]) if before[-1:].strip() else len(before)
        right = len(after.split()[0]) if after[:1].strip() else 0
        found.append((match.start() - len(before) + left, match.end() + right))
    return found


def _inside(position: int, extents: list[tuple[int, int]]) -> bool:
    i = bisect_right(extents, (position, len(extents) and extents[-1][1])) - 1
    return i >= 0 and extents[i][0] <= position < extents[i][1]


@cached_up_to(50_000)
def without_capitals(word: str, around: tuple[str, ...]) -> str:
    """*ROVANIEMI* → *Rovaniemi*, *JA* → *ja* beside other capitals; abbreviations and other words as they are."""
    if not word.isupper() or len(word) < 2:
        return word
    beside = any(w.isupper() and len(w) > 3 for w in around)
    if word.lower() in table("names")["conjunctions"]:
        return word.lower() if beside else word
    return "-".join(_part(p, beside) for p in word.split("-"))


def _part(part: str, beside: bool) -> str:
    if len(part) < (4 if beside else 6):
        return part
    title = part.capitalize()
    proper = min((a.weight for a in in_lexicon(title) if a.pos == "PROPN"), default=99.0)
    common = min((a.weight for a in in_lexicon(title.lower()) if a.pos != "PROPN"), default=99.0)
    if min(proper, common) == 99.0:
        return title if len(part) > 6 else part
    return title


def known(word: Word) -> list[Analysis]:
    """The lexicon's readings of a word, common and proper."""
    return [a for a in word.analyses if a.is_known]


def is_common(word: Word) -> bool:
    """True where the lexicon has the word as a common word (and not only as a name)."""
    lower = word.form[:1].lower() + word.form[1:]
    return any(a.source == "lexicon" and a.pos != "PROPN" for a in in_lexicon(lower.rstrip("-")))


def is_proper(word: Word) -> bool:
    """True where the lexicon has the word as a name."""
    return any(a.is_known and a.pos == "PROPN" for a in word.analyses)
