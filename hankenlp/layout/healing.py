"""Damaged text made readable, without losing an offset.

``heal`` undoes what copying, scanning and page breaks do to a text: HTML entities and tags, soft hyphens, words broken
over lines, running heads in the middle of a sentence, *1* read for *l*. The result keeps, for each of its code points,
the extent in the original that it stands for, so that everything found in the healed text points into the original.
"""

import html
import re
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hankenlp.resources.patterns import either, word_set

Edit = tuple[int, int, str]


@dataclass(frozen=True)
class Healed:
    """A healed text and the way back: code point ``i`` stands for ``original[begin[i]:finish[i]]``."""

    original: str
    text: str
    begin: "array[int] | None" = None
    finish: "array[int] | None" = None

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The extent in the original of ``text[start:end]``, which must not be empty unless nothing was healed."""
        if self.begin is None or self.finish is None:
            return start, end
        if start >= end:
            at = self.begin[start] if start < len(self.begin) else len(self.original)
            return at, at
        return min(self.begin[start:end]), max(self.finish[start:end])


def heal(text: str) -> Healed:
    """Heal a text. Text without damage comes back as it is, at the cost of a few searches."""
    healed = Healed(text, text)
    for step in (_long_runs, _characters, _mojibake, _letter_spacing, _scanning_errors, _page_breaks, _hyphenation):
        healed = _compose(healed, step)
    return healed


def _compose(healed: Healed, step: Callable[[str], list[Edit]]) -> Healed:
    edits = step(healed.text)
    if not edits:
        return healed
    text = healed.text
    parts: list[str] = []
    begin, finish = array("q"), array("q")

    def copy(start: int, end: int) -> None:
        parts.append(text[start:end])
        if healed.begin is None or healed.finish is None:
            begin.extend(range(start, end))
            finish.extend(range(start + 1, end + 1))
        else:
            begin.extend(healed.begin[start:end])
            finish.extend(healed.finish[start:end])

    position = 0
    for start, end, new in edits:
        if start < position:
            continue
        copy(position, start)
        first, last = healed.source(start, end)
        parts.append(new)
        begin.extend([first] * len(new))
        finish.extend([last] * len(new))
        position = end
    copy(position, len(text))
    return Healed(healed.original, "".join(parts), begin, finish)


_RUN = re.compile(r"\S{1000,}|\s{1000,}")
_KEPT = 200


def _long_runs(text: str) -> list[Edit]:
    """A thousand characters without a space, or of nothing but space, are no text: their end is left out."""
    return [(m.start() + _KEPT, m.end(), "") for m in _RUN.finditer(text)]


_MARKUP = re.compile(
    r"&(?:[A-Za-z][A-Za-z0-9]{1,20}|#\d{1,6}|#x[0-9A-Fa-f]{1,5});"
    r"|</?(?:b|i|u|em|strong|span|p|br|div|ul|ol|li|h[1-6]|a|td|tr|table)(?:\s[^<>]{0,200})?/?>",
    re.IGNORECASE,
)
_CARRIAGE = re.compile(r"\r\n")
_UNSAFE = re.compile("[\ud800-\udfff\u00ad\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f]")


def _characters(text: str) -> list[Edit]:
    """Entities, tags, soft hyphens, lone surrogates, control and direction marks."""
    edits: list[Edit] = []
    for match in _MARKUP.finditer(text):
        found = match.group()
        new = "" if found.startswith("<") else html.unescape(found)
        if len(new) <= 2 and new != found and (found.startswith("<") or not _UNSAFE.match(new)):
            edits.append((match.start(), match.end(), new))
    edits += [(m.start(), m.end(), "\n") for m in _CARRIAGE.finditer(text)]
    for match in _UNSAFE.finditer(text):
        character = match.group()
        edits.append((match.start(), match.end(), _safe(character)))
    return sorted(edits)


def _safe(character: str) -> str:
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    return " " if character < " " or character == "\x7f" else ""


_MOJIBAKE_SOURCE = "äöåÄÖÅéü–—’‘“”•…€§·ß\u00a0"
_MOJIBAKE_TABLE = {
    character.encode("utf-8").decode("cp1252"): character
    for character in _MOJIBAKE_SOURCE
    if not set(character.encode("utf-8")) & {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
_MOJIBAKE = re.compile("|".join(sorted(map(re.escape, _MOJIBAKE_TABLE), key=len, reverse=True)))


def _mojibake(text: str) -> list[Edit]:
    """UTF-8 that was read as windows-1252 (*Ã¤* for *ä*)."""
    return [(m.start(), m.end(), _MOJIBAKE_TABLE[m.group()]) for m in _MOJIBAKE.finditer(text)]


_SPACED = re.compile(r"(?<!\S)[A-ZÅÄÖ-](?: [A-ZÅÄÖ-]){3,}(?!\S)(?:[ ]{2,}[A-ZÅÄÖ-](?: [A-ZÅÄÖ-]){2,}(?!\S))*")


def _letter_spacing(text: str) -> list[Edit]:
    """*L O P P U R A P O R T T I* → *LOPPURAPORTTI*."""
    return [
        (match.start() + gap.start(), match.start() + gap.end(), "" if len(gap.group()) == 1 else " ")
        for match in _SPACED.finditer(text)
        for gap in re.finditer(r" +", match.group())
    ]


_LETTER = "a-zåäö"
_ONE_FOR_L = re.compile(rf"(?<=[{_LETTER}])1(?=[{_LETTER}])|(?<![\w.,/@:-])1(?=[aeiouyäö][{_LETTER}]{{3}})")
_L_FOR_ONE = re.compile(r"(?<![\w-])l(?=\d{1,2}(?:[ .]\d{3})+(?!\d))")
# No Finnish word begins with l and a consonant: the l is a capital I.
_L_FOR_I = re.compile(rf"(?<!\w)l(?=[bcdfghjkmnpqrstvwxz][{_LETTER}]{{1,2}}(?:[{_LETTER}]|-[A-ZÅÄÖ]))")


def _scanning_errors(text: str) -> list[Edit]:
    """*1uoda* → *luoda*, *l2 000* → *12 000*, *ltä-Lappi* → *Itä-Lappi*."""
    edits = [
        (m.start(), m.end(), new)
        for pattern, new in ((_ONE_FOR_L, "l"), (_L_FOR_ONE, "1"), (_L_FOR_I, "I"))
        for m in pattern.finditer(text)
        if not _in_address(text, m.start())
    ]
    return sorted(edits)


def _in_address(text: str, position: int) -> bool:
    window = text[max(0, position - 40) : position + 40]
    left = re.split(r"\s", text[max(0, position - 40) : position])[-1]
    right = re.split(r"\s", text[position : position + 40])[0]
    return "@" in window and "@" in left + right or "/" in left + right or "www." in left


_FURNITURE = re.compile(
    r"(?P<before>[^\n.!?:;]-|[^\W\d_],?)[ \t]*\n"  # text that stops in mid-sentence
    r"(?P<gap>(?:[ \t\f]*\n){0,3}"
    r"(?P<lines>(?:[^\n]{0,160}\n){1,3}?)"
    r"(?:[ \t\f]*\n){0,3})"
    r"(?=[ \t]*[a-zåäö])",
)
_INLINE_FOOTER = re.compile(
    rf"(?<=[a-zåäö,]) (?:{either('chrome', 'running_heads')} \d{{1,3}}/\d{{1,3}}|\d{{1,2}} ?\(\d{{1,2}}\)) "
    r"(?=[a-zåäö]|\d+ [a-zåäö])"
)
_PAGE_NUMBER = re.compile(
    r"^[ \t]*(?:[-–] ?)?\d{1,3}(?: ?[-–])?(?:[ \t]*\(\d{1,3}\))?[ \t]*$|\S {3,}\d{1,3}(?: {3,}\S|[ \t]*$)"
    rf"|\b{either('chrome', 'page_anywhere')} \d+",
    re.MULTILINE,
)


def _page_breaks(text: str) -> list[Edit]:
    """Running heads and page numbers inside a sentence are taken out; their own text is kept by the caller's layout.

    Only where the sentence stops in the middle, goes on in lower case, and a page number stands between.
    """
    edits: list[Edit] = [(m.start(), m.end(), " ") for m in _INLINE_FOOTER.finditer(text)]
    if not _PAGE_NUMBER.search(text):
        return edits
    for match in _FURNITURE.finditer(text):
        lines = match.group("lines")
        if lines.strip() and _PAGE_NUMBER.search(lines) and all(_is_furniture(line) for line in lines.splitlines()):
            edits.append((match.start("gap"), match.end("gap"), ""))
    return sorted(edits)


def _is_furniture(line: str) -> bool:
    line = line.strip()
    return not line or len(line) < 160 and not line.endswith((".", ",", ";")) and not line[0].islower()


_BREAK = re.compile(r"-[ \t]*\n[ \t]*(?P<right>[^\W_]+)")
_LEFT = re.compile(r"(?P<left>[^\W_]{1,40})(?P<space> )?\Z")
_GAP = re.compile(r"\s+")


def hyphen_breaks(text: str) -> Iterator[Edit]:
    """Where a word is broken over a line end, and what to write instead (``""`` or ``"-"``)."""
    for match in _BREAK.finditer(text):
        at, right = match.start(), match.group("right")
        before = _LEFT.search(text[max(0, at - 42) : at])
        if before is None or right.lower() in word_set("compounds", "not_joined"):
            continue
        left, lower = before.group("left"), right[0].islower()
        if before.group("space"):
            if lower:
                yield at, match.start("right"), "-"
        elif lower and left[-1].isalpha():
            real = left.isupper() or left[-1].lower() == right[0] and left[-1].lower() in "aeiouyäö"
            yield at, match.start("right"), "-" if real else ""
        elif right[0].isupper() and left[0].isupper():
            yield at, match.start("right"), "-"


def _hyphenation(text: str) -> list[Edit]:
    """Join broken words; the line break moves behind the word, so that the lines keep their widths."""
    edits: list[Edit] = []
    if "-" not in text:
        return edits
    for start, end, new in hyphen_breaks(text):
        edits.append((start, end, new))
        gap = _GAP.search(text, end)
        rest = text.find("\n", end)
        if gap and gap.group() == " " and rest - gap.end() > 20:
            edits.append((gap.start(), gap.end(), "\n"))
    return edits
