"""The forms of a project's title: its key, its shorter and other names, and the marks that tell projects of one name apart.

A title goes in as a document writes it, in any case; ``Forms`` comes out. Marks of a phase (*II*, *jatkohanke*), of a part
(*Kainuun osahanke*) and of a year are taken off the name, so that names are compared with names and marks with marks.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from hankenlp.language.morphology import in_lexicon
from hankenlp.language.names import base_form, case_of
from hankenlp.linking import normalize
from hankenlp.linking.known import packaged
from hankenlp.resources import table

_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_SUBTITLE = re.compile(r"\s+[–—-]+\s+|\s*:\s+|\s*[–—]\s+|\s+/+\s+|(?<=[a-zåäö]{3})[.!?]+\s+(?=[A-ZÅÄÖ])")
_YEARS = re.compile(r"\b((?:19|20)\d\d)\s*[-–—/]\s*((?:19|20)?\d\d)\b(?!\.?\d)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?!\s*[-–—]?\s*\w)")
_QUOTES = re.compile(r"[\"”“„»«’‘]|(?<!\w)'|'(?!\w)")
_ACRONYM = re.compile(r"[^\W\d_][\w+&-]*[A-ZÅÄÖ\d][\w+&]*|[A-ZÅÄÖ]{2,}")
_LOWEST = 3
"""Shorter names than this join nothing."""
_LONGEST = 100
_STEM = 4
_AND = " ja "
_PLACE_CASES = frozenset(["Ine", "Ade"])
_LONGEST_CERTAIN = 4
"""A longer word in capitals may be a common one."""


@dataclass(frozen=True)
class Forms:
    """What a title says.

    ``full`` is the key of the whole ``name``, ``short`` those of its head, acronym, parallel and base forms,
    ``acronyms`` some of these, ``doubtful`` its initials and the name without its place, which prove nothing by themselves. Two names that share one of their ``slips`` differ by a letter or two. ``generic`` titles hold common
    words only, and ``nameless`` ones none but *hanke* and *loppuraportti*.
    """

    name: str
    full: str
    short: frozenset[str] = frozenset()
    acronyms: frozenset[str] = frozenset()
    doubtful: frozenset[str] = frozenset()
    slips: frozenset[str] = frozenset()
    phase: str = ""
    part: str = ""
    year: str = ""
    years: tuple[str, str] | None = None
    generic: bool = False
    nameless: bool = False


@cache
def _patterns(section: str, key: str) -> "tuple[re.Pattern[str], ...]":
    return tuple(re.compile(line, re.IGNORECASE | re.MULTILINE) for line in table("project_links")[section][key])


def search(section: str, key: str, text: str) -> "re.Match[str] | None":
    """Where the first fitting line of a list of ``project_links.toml`` stands in the text."""
    return next((match for pattern in _patterns(section, key) if (match := pattern.search(text))), None)


def _without(section: str, key: str, text: str) -> str:
    match = search(section, key, text)
    return text[: match.start()] + text[match.end() :] if match else text


@dataclass
class _Reading:
    """What has been taken off a title so far."""

    phase: str = ""
    part: str = ""
    short: list[str] = field(default_factory=list)


@lru_cache(maxsize=100_000)
def forms(title: str) -> Forms:
    """The forms of a title. A title without a name of its own (*Loppuraportti*) is kept whole."""
    said = _Reading()
    text, years = _without_years(_QUOTES.sub("", " ".join(title.replace("&", _AND).split())))
    owning = search("names", "owning", text)
    text = _without_glued(owning["name"] if owning else _without("names", "inner", text), said)
    text, year = _without_year(_without_brackets(text, said))
    names = [name for name in _names(text, said) if normalize.skeleton(name)]
    named = names or [normalize.tidied(title)]
    full = normalize.skeleton("".join(named))
    return Forms(
        name=" ".join(named),
        full=full,
        short=_keys({*said.short, *_short_names(named)}) - {full},
        acronyms=_keys({*said.short, *filter(_is_acronym, named[:1])}),
        doubtful=_keys({_initials(" ".join(named)), _placeless(" ".join(named))}) - {full},
        slips=_slips(full),
        phase=said.phase,
        part=said.part,
        year=year,
        years=years,
        generic=not said.short and not any(_is_acronym(name) for name in names) and is_generic(" ".join(names)),
        nameless=not names,
    )


def _short_names(named: Sequence[str]) -> Iterator[str]:
    """The head of a name of several parts and what stands behind it, if that may be a name; other forms of one part."""
    if len(named) == 1:
        yield _opened(named[0])
        yield _nominative(named[0])
        return
    yield named[0]
    rest = " ".join(named[1:])
    if rest[:1].isupper() or _is_acronym(named[0]):
        yield rest


def _placeless(name: str) -> str:
    """*Arki haltuun Kainuussa* → *Arki haltuun*; nothing where no proper name in a local case ends the name."""
    rest, _, last = name.rpartition(" ")
    return rest if last[:1].isupper() and " " in rest and not last.isupper() and case_of(last) & _PLACE_CASES else ""


def _nominative(name: str) -> str:
    """*Hyvinvoinnin siltojen* → *Hyvinvoinnin sillat*; nothing for a name in another case, which may be whole so."""
    last = name.rpartition(" ")[2] if len(name) <= _LONGEST else ""
    return base_form(name) if last.endswith("n") and "Gen" in case_of(last) else ""


def _keys(names: set[str]) -> frozenset[str]:
    return frozenset(key for key in map(normalize.skeleton, names) if len(key) >= _LOWEST)


def _without_years(text: str) -> tuple[str, tuple[str, str] | None]:
    """The text without *2019–2021*, and the two years."""
    match = _YEARS.search(text)
    if match is None:
        return text, None
    end = match[2] if len(match[2]) == 4 else match[1][:2] + match[2]
    rest = f"{text[: match.start()]} {text[match.end() :]}".replace("( )", "").strip(" ,-–")
    return (rest, (match[1], end)) if normalize.skeleton(rest) else (text, None)


def _without_year(text: str) -> tuple[str, str]:
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


def _without_glued(text: str, said: _Reading) -> str:
    match = search("names", "glued", text)
    if match is None:
        return text
    said.short.append(match["short"])
    return text[: match.start()]


def _without_brackets(text: str, said: _Reading) -> str:
    """The text without its brackets; an acronym or a mark in them is noted, a single year is put behind the text."""
    behind = ""
    for match in _BRACKETS.finditer(text):
        inner = _without("names", "bracketed", match[1].strip())
        inner = _numberless(normalize.without_tail(inner, "project"), said)
        if is_body(inner):
            continue
        if _is_acronym(inner) or (inner != match[1].strip() and " " not in inner):
            said.short.append(inner)
        elif _YEAR.fullmatch(inner):
            behind = f" {inner}"
        else:
            _is_mark(inner, said)
    return (_BRACKETS.sub("", text).strip() or text) + behind


def is_body(text: str) -> bool:
    """Whether the text names who pays or acts: *ESR*, *THL*."""
    return text.casefold() in table("project_names")["funders"] or bool(packaged().find("organization", text))


def _is_acronym(text: str) -> bool:
    """*PEVAKU*, *DigiKamu*, *ESR2*: one word with a capital behind its first letter."""
    if len(text) > 20 or not _ACRONYM.fullmatch(text) or not any(c.isupper() for c in text[1:]):
        return False
    return not (text.isupper() and len(text) > _LONGEST_CERTAIN and in_lexicon(text.casefold()))


def _names(text: str, said: _Reading) -> Iterator[str]:
    """The named parts of a title, marks, kinds of pages and final words that carry nothing taken off."""
    pieces = [piece for piece in _SUBTITLE.split(text) if piece.strip()]
    for at, piece in enumerate(pieces):
        segments = [segment.strip() for segment in piece.split(",")]
        while len(segments) > 1 and _is_mark(segments[-1], said):
            segments.pop()
        name = ", ".join(segments)
        if (len(pieces) > 1 and _is_mark(name, said)) or _is_page(name):
            continue
        if at and said.part == _OPEN:
            said.part = _place(name)
            continue
        yield _named(name, said)


_OPEN = "?"
"""The part of a project that is named behind the next colon."""


@cache
def _page_words() -> frozenset[str]:
    return frozenset(table("units")["pages"]["words"])


def _is_page(text: str) -> bool:
    """Whether the text names a kind of page, in any case: *loppuraportin*."""
    return _nominative_of(text, _page_words()) in _page_words()


def _nominative_of(text: str, words: Collection[str]) -> str:
    """The nominative of a text in small letters; it is only looked for where the text begins like one of the words."""
    text = text.strip(" .,!-").casefold()
    if text in words or not any(text.startswith(word[:_STEM]) for word in words):
        return text
    return base_form(text).casefold()


def _is_mark(text: str, said: _Reading) -> bool:
    """Whether the text is no name but a mark (*osahanke: Kainuu*, *2. vaihe*, *esiselvitys*), which is then noted."""
    if _is_page(text):
        return True
    match = search("numbered", "alone", text.strip())
    phase = _number(match["mark"]) if match else _phase_word(text)
    if phase:
        said.phase = phase
        return True
    part = search("part", "words", text)
    if part is None:
        return False
    said.part = _place(text[: part.start()] or text[part.end() :]) or _OPEN
    return True


def _named(text: str, said: _Reading) -> str:
    """The name without its marks: *Lasten Kasteen Kainuun osahanke* → *Lasten Kaste*, *Askel II -hanke* → *Askel*."""
    text = _without_part(text.strip(" ,-–"), said)
    text = _numberless(_tailless(text), said)
    hyphen, rest, last = _last_word(text)
    phase = _phase_word(last)
    if phase and rest:
        said.phase = phase
        return rest if hyphen else base_form(rest)
    return text


def _numberless(text: str, said: _Reading) -> str:
    """Without the number of a phase at its end: *Askel 2.0* → *Askel*."""
    match = search("numbered", "marks", text)
    if match is None or not match.start():
        return text
    said.phase = _number(match["mark"])
    return _tailless(text[: match.start()].strip(" ,-"))


def _tailless(text: str) -> str:
    """Without a final *-hanke*, in any case; *Lieksan hankkeen* keeps its genitive."""
    _, rest, last = _last_word(text)
    tails = table("units")["tails"]["project"]
    return rest if rest and _nominative_of(last, tails) in tails else text


def _last_word(text: str) -> tuple[bool, str, str]:
    """Whether a hyphen parts the last word from the rest, the rest, and the word."""
    match = re.search(r"(\s*-\s*|\s+)([^\s-]+)$", text.rstrip(" .!"))
    return ("-" in match[1], text[: match.start()], match[2]) if match else (False, "", text)


def _without_part(text: str, said: _Reading) -> str:
    part = search("part", "words", text)
    before = text[: part.start()] if part else ""
    words = before.split()
    if not words or before.endswith("-"):
        return text
    size = 2 if len(words) > 2 and words[-1].casefold() in table("project_links")["part"]["regions"] else 1
    if len(words) <= size:
        return text
    said.part = _place(" ".join(words[-size:]))
    return base_form(" ".join(words[:-size]))


def _opened(text: str) -> str:
    """*Kaivohanke* → *Kaivo*; nothing where the first part of the compound says only what kind of project it is."""
    for tail in table("units")["tails"]["closed"]:
        first = text.casefold().removesuffix(tail)
        if first not in (text.casefold(), "") and " " not in text and "-" not in text:
            return "" if first in table("project_names")["generic_compounds"] else first
    return ""


def _place(text: str) -> str:
    return normalize.skeleton(base_form(text.strip(" ,-:"))) if normalize.skeleton(text) else ""


def _phase_word(text: str) -> str:
    phases = table("project_links")["phases"]
    return next((phase for phase, words in phases.items() if _nominative_of(text, words) in words), "")


def _number(mark: str) -> str:
    return str(table("project_links")["numbers"].get(mark.casefold(), mark.casefold()))


def _initials(name: str) -> str:
    letters = normalize.initials(name)
    return letters if len(letters) >= _LOWEST else ""


def _slips(key: str) -> frozenset[str]:
    """The key, the key without each of its letters, and without its diacritics."""
    if not 8 <= len(key) <= 60:
        return frozenset()
    return frozenset({f"{key[:at]}{key[at + 1 :]}" for at in range(len(key))} | {key, normalize.blurred(key)})


def is_generic(name: str) -> bool:
    """Whether a name holds common words only, no proper name and no acronym."""
    words = re.findall(r"[^\W\d_][\w-]*", name)
    return not any(_is_proper(word, first=not at) for at, word in enumerate(words))


def _is_proper(word: str, first: bool) -> bool:
    capitals = [part for part in word.split("-") if part[:1].isupper() and not part.isupper()]
    if len(capitals) > int(first):
        return True
    readings = in_lexicon(word.casefold())
    if all(reading.pos == "PROPN" for reading in readings):
        return True
    listed = any(reading.source == "lexicon" and reading.pos != "PROPN" for reading in readings)
    return not listed and word.casefold() in packaged().geographic
