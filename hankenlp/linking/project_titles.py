"""The forms of a project's title: its key, and the keys of its shorter and other names.

A title goes in as a document writes it, in any case; ``Forms`` comes out. Whatever tells projects of one name apart is
taken off first (``project_marks``), so that the forms are those of the name alone.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from hankenlp.language import nominative
from hankenlp.language.morphology import in_lexicon, look_up_in_lexicon
from hankenlp.language.names import base_form, case_of
from hankenlp.linking import normalize
from hankenlp.linking.known import packaged
from hankenlp.linking.project_marks import (
    Marks,
    is_mark,
    is_open_part,
    is_page,
    is_tail,
    named,
    numberless,
    search,
    without,
    without_year,
    without_years,
)
from hankenlp.linking.slips import without_one
from hankenlp.resources import table

_WORD = re.compile(r"[^\W\d_][\w-]*")

_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_SUBTITLE = re.compile(r"\s+[–—-]+\s+|\s*:\s+|\s*[–—]\s+|\s+/+\s+|(?<=[a-zåäö]{3})[.!?]+\s+(?=[A-ZÅÄÖ])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_QUOTES = re.compile(r"[\"”“„»«’‘]|(?<!\w)'|'(?!\w)")
_ACRONYM = re.compile(r"[^\W\d_][\w+&-]*[A-ZÅÄÖ\d][\w+&]*|[A-ZÅÄÖ]{2,}")
_LOWEST = 3
"""Shorter names than this join nothing."""
_LONGEST = 100
_AND = " ja "
_PLACE_CASES = frozenset(["Ine", "Ade"])
_LONGEST_CERTAIN = 4
"""A longer word in capitals may be a common one."""


@dataclass(frozen=True)
class Forms:
    """What a title says.

    ``full`` is the key of the whole ``name``, ``short`` those of its head, acronym, parallel and base forms,
    ``acronyms`` some of these, ``doubtful`` its initials and the name without its place or owner, which prove nothing
    by themselves. Two names that share one of their ``slips`` differ by a letter or two. ``generic`` titles hold common words
    only, and ``nameless`` ones none but *hanke* and *loppuraportti*.
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


def prepare(titles: Iterable[str]) -> None:
    """Ask the analyser at once for what ``forms`` of many titles will need."""
    words = {word for title in set(titles) for word in _WORD.findall(title)}
    look_up_in_lexicon({form for word in words for form in (word, word.casefold())})
    nominative.prepare(words)


@lru_cache(maxsize=100_000)
def forms(title: str) -> Forms:
    """The forms of a title. A title without a name of its own (*Loppuraportti*) is kept whole."""
    marks = Marks()
    text, years = without_years(_QUOTES.sub("", " ".join(title.replace("&", _AND).split())))
    text, glued = _without_glued(_owner(_without_kind(text), marks))
    text, bracketed = _without_brackets(text, marks)
    text, year = without_year(text)
    names = [name for name in _names(text, marks) if normalize.skeleton(name)]
    others = [*glued, *bracketed]
    parts = names or [normalize.tidied(title)]
    full = normalize.skeleton("".join(parts))
    return Forms(
        name=" ".join(parts),
        full=full,
        short=_keys({*others, *_short_names(parts)}) - {full},
        acronyms=_keys({*others, *filter(_is_acronym, parts[:1])}),
        doubtful=_keys({_initials(" ".join(parts)), _placeless(" ".join(parts)), _ownerless(" ".join(parts))}) - {full},
        slips=_slips(full),
        phase=marks.phase,
        part=marks.part,
        year=year,
        years=years,
        generic=not others and not any(_is_acronym(name) for name in names) and is_generic(" ".join(names)),
        nameless=not names,
    )


def _short_names(parts: Sequence[str]) -> Iterator[str]:
    """The head of a name of several parts and what stands behind it, if that may be a name; other forms of one part."""
    if len(parts) == 1:
        yield _opened(parts[0])
        yield _nominative(parts[0])
        rest, _, last = parts[0].rpartition(" ")
        yield from (rest, last) if rest and _is_acronym(last) else ()
        return
    yield parts[0]
    rest = " ".join(parts[1:])
    if rest[:1].isupper() or _is_acronym(parts[0]):
        yield rest


def _placeless(name: str) -> str:
    """*Arki haltuun Kainuussa* → *Arki haltuun*; nothing where no proper name in a local case ends the name."""
    rest, _, last = name.rpartition(" ")
    return rest if last[:1].isupper() and " " in rest and not last.isupper() and case_of(last) & _PLACE_CASES else ""


def _ownerless(name: str) -> str:
    """*Joenvarren kylien avoimet ovet* → *kylien avoimet ovet*; nothing where less than two words would be left."""
    first, _, rest = name.partition(" ")
    return rest if " " in rest and first.endswith("n") and "Gen" in case_of(first) else ""


def _nominative(name: str) -> str:
    """*Hyvinvoinnin siltojen* → *Hyvinvoinnin sillat*; nothing for a name in another case, which may be whole so."""
    last = name.rpartition(" ")[2] if len(name) <= _LONGEST else ""
    return base_form(name) if last.endswith("n") and "Gen" in case_of(last) else ""


def _keys(names: set[str]) -> frozenset[str]:
    return frozenset(key for key in map(normalize.skeleton, names) if len(key) >= _LOWEST)


def _owner(text: str, marks: Marks) -> str:
    """*Kynnys-hankkeen projektipäällikön valinta* → *Kynnys*; of *Kynnys-hankkeen esiselvitys* the mark is noted."""
    match = search("names", "owning", text)
    if match is None:
        return without("names", "inner", text)
    is_mark(match["rest"], marks)
    return match["name"]


def _without_kind(text: str) -> str:
    """*ESR-hanke Kynnys kuntoon* → *Kynnys kuntoon*."""
    match = search("names", "kind", text)
    return text[match.end() :] if match and (not match["payer"] or is_body(match["payer"])) else text


def _without_glued(text: str) -> tuple[str, list[str]]:
    """The text without a field that was glued to it, and the other name that stood in it."""
    match = search("names", "glued", text)
    return (text[: match.start()], [match["short"]]) if match else (text, [])


def _without_brackets(text: str, marks: Marks) -> tuple[str, list[str]]:
    """The text without its brackets, and the acronyms in them; a year in brackets is put behind the text."""
    acronyms, behind = [], ""
    for match in _BRACKETS.finditer(text):
        inner = without("names", "bracketed", match[1].strip())
        is_declared = inner != match[1].strip() and " " not in inner
        inner = numberless(normalize.without_tail(inner, "project"), marks)
        if is_body(inner):
            continue
        if is_declared or _is_acronym(inner):
            acronyms.append(inner)
        elif _YEAR.fullmatch(inner):
            behind = f" {inner}"
        else:
            is_mark(inner, marks)
    return (_BRACKETS.sub("", text).strip() or text) + behind, acronyms


def is_body(text: str) -> bool:
    """Whether the text names who pays or acts: *ESR*, *THL*."""
    return text.casefold() in table("project_names")["funders"] or bool(packaged().find("organization", text))


def _is_acronym(text: str) -> bool:
    """*PEVAKU*, *DigiKamu*, *ESR2*: one word with a capital behind its first letter."""
    if (
        len(text) > 20
        or ("-" in text and not text.isupper())
        or not _ACRONYM.fullmatch(text)
        or not any(c.isupper() for c in text[1:])
    ):
        return False
    return not (text.isupper() and len(text) > _LONGEST_CERTAIN and in_lexicon(text.casefold()))


def _names(text: str, marks: Marks) -> Iterator[str]:
    """The named parts of a title, marks, kinds of pages and final words that carry nothing taken off."""
    pieces = [piece for piece in _SUBTITLE.split(text) if piece.strip()]
    for at, piece in enumerate(pieces):
        segments = [segment.strip() for segment in piece.split(",")]
        while len(segments) > 1 and is_mark(segments[-1], marks):
            segments.pop()
        name = ", ".join(segments)
        if (len(pieces) > 1 and is_mark(name, marks)) or is_page(name) or (at and is_tail(name)):
            continue
        if not (at and is_open_part(name, marks)):
            yield named(name, marks)


def _opened(text: str) -> str:
    """*Kaivohanke* → *Kaivo*; nothing where the first part of the compound says only what kind of project it is."""
    for tail in table("units")["tails"]["closed"]:
        first = text.casefold().removesuffix(tail)
        if first not in (text.casefold(), "") and " " not in text and "-" not in text:
            return "" if first in table("project_names")["generic_compounds"] else first
    return ""


def _initials(name: str) -> str:
    letters = normalize.initials(name)
    return letters if len(letters) >= _LOWEST else ""


def _slips(key: str) -> frozenset[str]:
    """The key, the key without each of its letters, and without its diacritics."""
    if not 8 <= len(key) <= 60:
        return frozenset()
    return frozenset(without_one(key) | {key, normalize.blurred(key)})


def is_generic(name: str) -> bool:
    """Whether a name holds common words only, no proper name and no acronym."""
    words = _WORD.findall(name)
    return not any(_is_proper(word, first=not at) for at, word in enumerate(words))


def _is_proper(word: str, first: bool) -> bool:
    capitals = [part for part in word.split("-") if part[:1].isupper() and not part.isupper()]
    if len(capitals) > int(first):
        return True
    readings = in_lexicon(word.casefold())
    if all(reading.pos == "PROPN" for reading in readings):
        return True
    listed = any(reading.source == "lexicon" and reading.pos != "PROPN" for reading in readings)
    return not listed and packaged().is_geographic(word.casefold())
