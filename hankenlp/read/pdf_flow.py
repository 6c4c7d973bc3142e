"""How the rows of a PDF flow: which stand apart, and which go on a line that was only broken at the column's edge.

A line goes on in the next one where the next one's first word would not have fitted behind it any more. Only the page
tells that, for it knows how wide the column is; in the text such a line break becomes a space, or nothing after a
hyphen. Whether that hyphen belongs to the word is told from the document: where words are broken over lines at all,
many lines end so; where they are not, the few that do end in a hyphen of their own (*Kaste-ohjelma*).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import quantiles

from hankenlp.read.pdf_rows import MARKER, Row, distance
from hankenlp.resources.patterns import word_set

_APART = 1.3
"""Lines so many times further apart than usual have an empty line between them."""
_SINGLE_SPACED = 1.3
_LEVEL = 3.0
"""Points that two left edges may differ by."""
_INDENT = 45.0
_BROKEN_WORDS = 0.06
"""Where more of the lines that go on end in a hyphen, words are broken over lines."""
_FIELD = re.compile(r"[A-ZÅÄÖ][^:.!?]{1,60}:(?:\s|$)")
_BROKEN = re.compile(r"([^\W_]+)-$")
_DASH = re.compile(r"\S[–/]$")
_HYPHEN = re.compile(r"([^\W_]+)-[^\W_]")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Flow:
    """What is usual in a document: how far lines are apart, whether words are broken, which words have hyphens."""

    pitch: float
    breaks_words: bool = False
    hyphenated: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()

    @classmethod
    def of(cls, pages: list[list[Row]]) -> "Flow":
        flow = cls(_pitch(pages))
        going_on = [above for above, row in _pairs(pages) if flow._goes_on(above, row)]
        broken = sum(_BROKEN.search(above.pieces[-1].text) is not None for above in going_on)
        whole = " ".join(row.text for rows in pages for row in rows).casefold()
        return cls(
            flow.pitch,
            broken > max(_BROKEN_WORDS * len(going_on), 2),
            frozenset(_HYPHEN.findall(whole)),
            frozenset(_WORD.findall(whole)),
        )

    def joined(self, rows: list[Row]) -> str:
        """The text of rows that follow one another."""
        text = ""
        for above, row in zip([None, *rows], rows, strict=False):
            if above is None:
                text = row.text
            elif self._goes_on(above, row):
                text = self._behind(text, row.text)
            else:
                near = 0 <= distance(above, row) <= _APART * self.pitch
                text += ("\n" if near else "\n\n") + row.text
        return text

    def _behind(self, text: str, line: str) -> str:
        """The text with a line that goes on its last one."""
        word = re.split(r"[^\w]", line, maxsplit=1)[0]
        broken = _BROKEN.search(text[-60:])
        if broken and word and word.casefold() not in word_set("compounds", "not_joined"):
            return (text[:-1] if self._is_soft(broken[1], word) else text) + line
        tight = _DASH.search(text[-2:]) or (text.endswith(" -") and line[0].islower())
        return text + ("" if tight else " ") + line

    def _is_soft(self, left: str, right: str) -> bool:
        """Does the hyphen between the parts of a word stand there for the line's end alone?"""
        if not right[0].islower() or not left[-1].isalpha():
            return False
        if not self.breaks_words:
            return f"{left}{right}".casefold() in self.words
        same_vowel = left[-1].lower() == right[0] and right[0] in "aeiouyäö"
        return not (same_vowel or left.isupper() or left.casefold() in self.hyphenated)

    def _goes_on(self, above: Row, row: Row) -> bool:
        """Was the line broken only because the next word did not fit into the column?"""
        last, first = above.pieces[-1], row.pieces[0]
        if len(row.pieces) > 1 or abs(above.height - row.height) > 0.15 * above.height:
            return False
        if not 0 < distance(above, row) <= _APART * self.pitch:
            return False
        indent = last.left - first.left if len(above.pieces) == 1 else 0.0
        if abs(last.left - first.left) > _LEVEL and not 0 < indent < _INDENT:
            return False
        word = first.text.split(" ")[0]
        if "@" in word or (MARKER.fullmatch(word) and not _DASH.search(last.text)) or _FIELD.match(first.text):
            return False
        width = (first.right - first.left) * (len(word) + 0.7) / max(len(first.text), 1)
        return last.right + width > above.edge - 0.5 or _BROKEN.search(last.text) is not None


def _pairs(pages: list[list[Row]]) -> Iterator[tuple[Row, Row]]:
    for rows in pages:
        yield from pairwise(rows)


def _pitch(pages: list[list[Row]]) -> float:
    """How far apart lines of running text stand, in heights of their letters."""
    found = [apart for pair in _pairs(pages) if 0.5 < (apart := distance(*pair)) < 4]
    return quantiles(found, n=4)[0] if len(found) > 3 else min([*found, _SINGLE_SPACED])
