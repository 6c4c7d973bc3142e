"""The marks that tell projects of one name apart: phase (*II*, *jatkohanke*), part (*Kainuun osahanke*), year.

A piece of a title goes in; the name without its marks comes out, and the marks are noted. Names are then compared with
names and marks with marks.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from hankenlp.language.names import base_form
from hankenlp.linking import normalize
from hankenlp.resources import table

_YEARS = re.compile(r"\b((?:19|20)\d\d)\s*[-–—/]\s*((?:19|20)?\d\d)\b(?!\.?\d)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?!\s*[-–—]?\s*\w)")
_STEM = 4
_OPEN = "?"
"""The part of a project that is named behind the next colon."""


@dataclass
class Marks:
    """What has been taken off a title so far."""

    phase: str = ""
    part: str = ""


@cache
def _patterns(section: str, key: str) -> "tuple[re.Pattern[str], ...]":
    return tuple(re.compile(line, re.IGNORECASE | re.MULTILINE) for line in table("project_links")[section][key])


def search(section: str, key: str, text: str) -> "re.Match[str] | None":
    """Where the first fitting line of a list of ``project_links.toml`` stands in the text."""
    return next((match for pattern in _patterns(section, key) if (match := pattern.search(text))), None)


def without(section: str, key: str, text: str) -> str:
    match = search(section, key, text)
    return text[: match.start()] + text[match.end() :] if match else text


def without_years(text: str) -> tuple[str, tuple[str, str] | None]:
    """The text without *2019–2021*, and the two years."""
    match = _YEARS.search(text)
    if match is None:
        return text, None
    end = match[2] if len(match[2]) == 4 else match[1][:2] + match[2]
    if end < match[1]:
        end = f"20{end[2:]}"  # 1999–01
    if end < match[1]:
        return text, None
    rest = f"{text[: match.start()]} {text[match.end() :]}".replace("( )", "").strip(" ,-–")
    return (rest, (match[1], end)) if normalize.skeleton(rest) else (text, None)


def without_year(text: str) -> tuple[str, str]:
    """The text without a single year at its end; a year inside a name stays."""
    found = list(_YEAR.finditer(text))
    if not found or found[-1].end() < len(text.rstrip(" )-")):
        return text, ""
    rest = _trimmed(text[: found[-1].start()])
    return (rest, found[-1][0]) if normalize.skeleton(rest) else (text, "")


def _trimmed(text: str) -> str:
    words = text.strip(" ,-–(").split()
    while len(words) > 1 and words[-1].casefold() in table("project_names")["in_year"]:
        words.pop()
    return " ".join(words)


@cache
def _page_words() -> frozenset[str]:
    return frozenset(table("units")["pages"]["words"])


def is_page(text: str) -> bool:
    """Whether the text names a kind of page, in any case: *loppuraportin*."""
    return _nominative_of(text, _page_words()) in _page_words()


def _nominative_of(text: str, words: Collection[str]) -> str:
    """The nominative of a text in small letters; it is only looked for where the text begins like one of the words."""
    text = text.strip(" .,!-").casefold()
    if text in words or not any(text.startswith(word[:_STEM]) for word in words):
        return text
    return base_form(text).casefold()


def is_mark(text: str, marks: Marks) -> bool:
    """Whether the text is no name but a mark (*osahanke: Kainuu*, *2. vaihe*, *esiselvitys*), which is then noted."""
    if is_page(text):
        return True
    match = search("numbered", "alone", text.strip())
    phase = _number(match["mark"]) if match else _phase_word(text)
    if phase:
        marks.phase = phase
        return True
    part = search("part", "words", text)
    if part is None:
        return False
    marks.part = _place(text[: part.start()] or text[part.end() :]) or _OPEN
    return True


def is_open_part(text: str, marks: Marks) -> bool:
    """Whether the text names the part that a colon before it has opened: *osahanke: Kainuu*."""
    if marks.part != _OPEN:
        return False
    marks.part = _place(text)
    return True


def named(text: str, marks: Marks) -> str:
    """The name without its marks: *Lasten Kasteen Kainuun osahanke* → *Lasten Kaste*, *Askel II -hanke* → *Askel*."""
    text = _without_part(text.strip(" ,-–"), marks)
    text = numberless(_tailless(text), marks)
    hyphen, rest, last = _last_word(text)
    phase = _phase_word(last)
    if phase and rest:
        before = Marks()
        rest = numberless(rest if hyphen else base_form(rest), before)
        marks.phase = "-".join(filter(None, (before.phase, phase)))
        return rest
    return text


def numberless(text: str, marks: Marks) -> str:
    """Without the number of a phase at its end: *Askel 2.0* → *Askel*."""
    match = search("numbered", "marks", text)
    if match is None or not match.start():
        return text
    marks.phase = _number(match["mark"])
    return _tailless(text[: match.start()].strip(" ,-"))


def _tailless(text: str) -> str:
    """Without a final *-hanke*, in any case; *Lieksan hankkeen* keeps its genitive."""
    _, rest, last = _last_word(text)
    return rest if rest and is_tail(last) else text


def is_tail(text: str) -> bool:
    """Whether the text says only that something is a project: *hanke*, *kehittämisprojektin*."""
    tails = table("units")["tails"]["project"]
    return _nominative_of(text, tails) in tails


def _last_word(text: str) -> tuple[bool, str, str]:
    """Whether a hyphen parts the last word from the rest, the rest, and the word."""
    match = re.search(r"(\s*-\s*|\s+)([^\s-]+)$", text.rstrip(" .!"))
    return ("-" in match[1], text[: match.start()], match[2]) if match else (False, "", text)


def _without_part(text: str, marks: Marks) -> str:
    """The inflected name of the whole in its base form; nothing where the title names the part alone."""
    part = search("part", "words", text)
    before = text[: part.start()] if part else ""
    words = before.split()
    if not words or before.endswith("-"):
        return text
    size = 2 if len(words) > 2 and words[-1].casefold() in table("project_links")["part"]["regions"] else 1
    marks.part = _place(" ".join(words[-size:]))
    return base_form(" ".join(words[:-size])) if len(words) > size else ""


def _place(text: str) -> str:
    return normalize.skeleton(base_form(text.strip(" ,-:"))) if normalize.skeleton(text) else ""


def _phase_word(text: str) -> str:
    phases = table("project_links")["phases"]
    return next((phase for phase, words in phases.items() if _nominative_of(text, words) in words), "")


def _number(mark: str) -> str:
    return str(table("project_links")["numbers"].get(mark.casefold(), mark.casefold()))
