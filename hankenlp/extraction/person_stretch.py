"""The words of one stretch of text, and how they stand beside each other: what reading names from left to right asks for."""

import re
from typing import Final

from hankenlp.extraction.person_lexicon import is_capitalised, is_given_name, words_of
from hankenlp.resources.patterns import either

_SPACE: Final = re.compile(r"[ \u00a0]|[ \t\u00a0]*\n[ \t\u00a0]*")
_INITIAL_GAP: Final = re.compile(r"\.[ \u00a0]?|\.[ \t]*\n[ \t]*|\.-")
_NICKNAME: Final = re.compile(r'[ \u00a0]["”“„»][\w-]+["”“«»][ \u00a0]')
_NEAR: Final = 40
_CLOSING: Final = re.compile(rf"\s*[,;(|\n\t/]|\s{{2}}|\s[–-]\s|\s{either('people', 'phone_short')}\b|\s\S+@|\s\d")


class Stretch:
    """A block's content or label: its words, and what is between and around them."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start, self.end = start, end
        self.words = words_of(text, start, end)

    def adjacent(self, i: int, *, same_line: bool = False) -> bool:
        """Does only a space (or a line end inside the block) stand between words ``i - 1`` and ``i``?"""
        if i <= 0 or i >= len(self.words):
            return False
        gap = self.text[self.words[i - 1].end : self.words[i].start]
        return bool(_SPACE.fullmatch(gap)) and not (same_line and "\n" in gap)

    def after_initial(self, i: int) -> bool:
        """Is only a point between words ``i - 1`` and ``i``?"""
        gap = self.text[self.words[i - 1].end : self.words[i].start]
        return bool(_INITIAL_GAP.fullmatch(gap))

    def joins(self, j: int) -> bool:
        """May word ``j`` go on the name that word ``j - 1`` belongs to?"""
        initial = len(self.words[j - 1].text) == 1 and self.after_initial(j)
        return self.adjacent(j) or initial or self.joins_nickname(j)

    def joins_nickname(self, j: int) -> bool:
        """*Matti "Masa" Virtanen*: is one of the words ``j - 1`` and ``j`` a nickname behind a given name?"""
        inside = (k for k in (j - 1, j) if 0 < k < len(self.words) - 1 and is_given_name(self.words[k - 1].text))
        return any(_NICKNAME.fullmatch(self.text, self.words[k - 1].end, self.words[k + 1].start) for k in inside)

    def new_line(self, j: int) -> bool:
        """Does word ``j`` stand on another line than the word before?"""
        return "\n" in self.text[self.words[j - 1].end : self.words[j].start]

    def continues(self, i: int, j: int) -> bool:
        """Are words ``i`` to ``j`` capitalised neighbours on a line?"""
        if j >= len(self.words):
            return False
        steps = range(i + 1, j + 1)
        loud = self.words[i].text.isupper()
        return all(
            self.adjacent(k, same_line=True)
            and is_capitalised(self.words[k].text)
            and self.words[k].text.isupper() == loud
            for k in steps
        )

    def opens(self, position: int) -> bool:
        """May an item of a list or a line begin there?"""
        before = self.text[max(self.start, position - _NEAR) : position]
        return not before.strip() or bool(re.search(r"(?:[,;:•·|(/]|\n|\t|\s{2}|\s[–-])\s*$", before))

    def closes(self, position: int) -> bool:
        """May a name by itself end there?"""
        after = self.text[position : min(self.end, position + _NEAR)]
        return not after.strip() or bool(_CLOSING.match(after))
