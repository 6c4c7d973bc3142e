"""Names that a text gives to a project: *Kynnys-hankkeessa*, *hanke "Navigator"*, *hanke nimeltä Kynnys matalaksi*.

The words that a name hangs on, and the phrases that introduce one, are in ``project_names.toml``.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hankenlp.layout import Layout, analyse
from hankenlp.resources.additions import cached, cached_up_to
from hankenlp.resources.knowledge import fold, names
from hankenlp.resources.patterns import either, expressions, pattern, word_set

NAME = "project_names"
_YEAR = r"(?:19|20)\d\d"
_YEARS = rf"{_YEAR}\s*+[–-]\s*+(?:{_YEAR})?+"
_CODE = re.compile(r"^(?:[A-Z]\d{4,6}|\d{5,6})[\s:,–-]+")
_CAPITAL = re.compile(r"[A-ZÅÄÖ0-9\"”“]")
_NUMERIC = re.compile(r"[\d–-]+")
_WORD = re.compile(r"[^\s,;:.?()]+")
_ENDINGS = (
    r"(?:n|t|a|ä|ta|tä|tta|ttä|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|na|nä|in|en|een|seen|iin|hin|den|iden|ja|jä"
    r"|ita|itä|issa|issä|ista|istä|illa|illä|ille|isiin)?(?:mme|nsa|nsä|an|än|kin)?"
)


@dataclass(frozen=True, slots=True)
class ProjectName:
    """A name in the text, without the word that it hangs on. ``way`` says how the text introduces it."""

    start: int
    end: int
    text: str
    way: str = "hyphen"


@cached
def head() -> "re.Pattern[str]":
    """A hyphen and the word that a project's name hangs on, in any case form: *-hankkeessa*, * -kehittämisprojekti*."""
    return re.compile(
        rf"(?P<gap>\s?[-–]\s?)(?P<head>[a-zåäö]{{0,30}}?{either(NAME, 'heads')}{_ENDINGS})\b", re.IGNORECASE
    )


@cached
def _trailing() -> "re.Pattern[str]":
    # A bare year stays: it may belong to the name, as a goal's year does.
    return re.compile(
        rf"(?:\s*+[,–-]?+\s*+\(?+\d{{1,2}}/\d{{4}}\s*+[–-]\s*+\d{{1,2}}/\d{{4}}\)?+|\s*+\((?:{_YEARS}|{_YEAR})\)|\s*+{_YEARS}"
        rf"|,?+\s++{either(NAME, 'in_year')}\s++(?:{_YEARS}|{_YEAR})|\s*+\([A-ZÅÄÖ0-9][\w-]{{1,12}}+(?:,?+\s(?:{_YEARS}|{_YEAR}))?\))++\s*+$"
    )


def cut(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The extent without a project code in front and years or an acronym in brackets behind, or None where nothing is left."""
    code = _CODE.match(text[start:end])
    if code:
        start += code.end()
    tail = _trailing().search(text, start, end)
    if tail and tail.start() > start:
        end = tail.start()
    while end > start and text[end - 1] in " .,:;–-\u00a0\n\t":
        end -= 1
    if end <= start:
        return None
    opening = text.rfind("(", start, end)
    if text[end - 1] == ")" and text.count("(", start, end) < text.count(")", start, end):
        return cut(text, start, end - 1)
    if opening > start and ")" not in text[opening:end]:
        return cut(text, start, opening)
    return start, end


def has_code(text: str) -> bool:
    """Does a project code stand in front?"""
    return _CODE.match(text) is not None


def is_code(text: str) -> bool:
    """Is the text a project code and nothing else?"""
    return re.fullmatch(r"[A-Z]\d{4,6}|\d{5,6}", text.strip()) is not None


def plain(text: str) -> str:
    """A name as it is compared: without case, code, years and spacing."""
    extent = cut(text, 0, len(text))
    return " ".join(text[extent[0] : extent[1]].casefold().split()) if extent else ""


@cached
def _unhyphenated() -> "re.Pattern[str]":
    """*Kylien elvyttäminen Savossa hankkeessa*: an action in the nominative with its place cannot qualify an inflected
    head, so it is a name whose hyphen is missing."""
    return re.compile(
        rf"(?:^|(?<=[.!?] ))(?P<name>[A-ZÅÄÖ][\w-]+(?: [\w-]+){{0,3}}? [\w-]+minen [A-ZÅÄÖ][\w-]+(?:ss|ll)[aä])"
        rf"[ \u00a0](?i:[a-zåäö]{{0,30}}?{either(NAME, 'heads')})(?!\b)\w+",
        re.MULTILINE,
    )


def project_names(layout: Layout) -> Iterator[ProjectName]:
    """Names that a word like *hanke* hangs on: *Lähellä etänäkin -hanketta*, *Kynnys-hankkeessa*."""
    text = layout.text
    for match in _unhyphenated().finditer(text):
        yield ProjectName(match.start("name"), match.end("name"), match.group("name"))
    for match in head().finditer(text):
        if match.group("gap") == "-":
            word = re.search(r"[^\s(\"”“]+$", text[max(0, match.start() - 60) : match.start()])
            if (
                word
                and _CAPITAL.match(word.group())
                and (not word.group().isupper() or _is_acronym(word.group(), text))
            ):
                yield ProjectName(match.start() - len(word.group()), match.start(), word.group())
            continue
        if not match.group("gap").startswith((" ", "\n", "\u00a0")):
            continue
        yield from _in_front(text, match.start(), "hyphen")
    for match in _naming().finditer(text):
        yield from _in_front(text, match.start(), "called")


def _is_acronym(word: str, text: str) -> bool:
    """*SUGOR-hanke*: letters that the text hangs the word on more than once and that name no one who pays."""
    again = re.compile(rf"(?<![\w-]){re.escape(word)}(?=-)")
    known = (
        is_funder(word.casefold()) or word.casefold() in word_set(NAME, "generic_compounds") or fold(word) in names()
    )
    return len(word) > 2 and not known and sum(bool(head().match(text, m.end())) for m in again.finditer(text)) > 1


@cached
def _naming() -> "re.Pattern[str]":
    """*Kynnys matalaksi -niminen hanke*"""
    return re.compile(rf"\s?[-–]?\s?\b{either(NAME, 'naming')}", re.IGNORECASE)


def _in_front(text: str, end: int, way: str) -> Iterator[ProjectName]:
    """The name that ends here: *Ranta kuntoon*, and with its acronym in brackets *Ranta kuntoon (RAKU 2010–2014)*."""
    opening = text.rfind("(", max(0, end - 60), end) if text[end - 1 : end] == ")" else -1
    start = _name_start(text, opening) if opening > 0 else None
    named = start is not None and text[start] == text[opening + 1]
    start = start if named else _name_start(text, end)
    if start is not None:
        extent = (start, end) if opening < 0 else cut(text, start, end)
        if extent:
            yield ProjectName(*extent, text[slice(*extent)], way)


@cached
def _closed() -> "re.Pattern[str]":
    return re.compile(rf"(?<![\w-])(?P<name>(?P<first>[A-ZÅÄÖ][a-zåäö]{{2,}}){either(NAME, 'closed_heads')})(?![\w-])")


def closed_compounds(layout: Layout) -> Iterator[ProjectName]:
    """*Valohanke käynnistyi*: a compound that is a name where it has its capital in the middle of a sentence, too."""
    found = [
        m for m in _closed().finditer(layout.text) if m["first"].casefold() not in word_set(NAME, "generic_compounds")
    ]
    inside = {m["first"] for m in found if re.search(r"[a-zåäö,]\s$", layout.text[: m.start()][-2:])}
    for match in found:
        if match["first"] in inside and pattern(NAME, "project_ends").search(match["name"]):
            yield ProjectName(match.start(), match.end(), match["name"], "compound")


def _name_start(text: str, end: int) -> int | None:
    """Where the name in front begins: at its capital, and further left while capitals go on."""
    left = max(text.rfind(c, 0, end - 1) for c in ".!?;:•·|") + 1
    tokens = [m for m in _WORD.finditer(text, max(left, end - 140), end)]
    best: int | None = None
    for token in reversed(tokens[-9:]):
        gap = text[token.end() : end] if best is None else text[token.end() : best]
        if "," in gap or "\n\n" in gap or "\n" in gap and best is not None:
            break
        if _NUMERIC.fullmatch(token.group()) and best is None:
            continue
        if _CAPITAL.match(token.group()) and not re.search(r":\w+$", token.group()):
            if token.group().casefold() in word_set(NAME, "pointers") or _pays(token.group()):
                break
            best = token.start()
        elif best is not None:
            break
    return best if best is None else _repeated_start(text, tokens, best, end)


def _pays(word: str) -> bool:
    """*EU-rahoitteinen*"""
    return re.search(rf"{either(NAME, 'attributes')}$", word, re.IGNORECASE) is not None


def is_funder(words: str) -> bool:
    """Do the words in front of *hanke* name who pays, as in *Vuoden 2015 AVI-hanke*, rather than the project?"""
    return pattern(NAME, "of_year").sub("", words) in word_set(NAME, "funders")


def _repeated_start(text: str, tokens: Sequence["re.Match[str]"], start: int, end: int) -> int:
    """*Omalta kylältä Hämeessä*: what stands in front belongs to the name where the text repeats the whole elsewhere."""
    for token in tokens:
        whole = text[token.start() : end]
        if token.start() < start and _CAPITAL.match(token.group()) and "\n" not in whole and text.count(whole) > 1:
            return token.start()
    return start


def introduced_names(layout: Layout) -> Iterator[ProjectName]:
    """Names that a phrase introduces: *hanke "Navigator"*, *hankkeelle nimeltä …*, *Kynnys on kolmivuotinen hanke*.

    A pronoun is none (*Se on hanke*); a question asks for one that stands elsewhere, too; and an acronym is one with
    what it stands for.
    """
    for way in ("quoted", "called", "taken", "defined", "presented", "asked", "expanded"):
        for expression in expressions(NAME, way):
            for match in expression.finditer(layout.text):
                extent = cut(layout.text, match.start("name"), match.end("name"))
                if extent and _is_introduced(layout.text, match, way):
                    said = "defined" if way == "presented" else way
                    yield ProjectName(*extent, layout.text[extent[0] : extent[1]], said)


def _is_introduced(text: str, match: "re.Match[str]", way: str) -> bool:
    name = match.group("name")
    if way == "asked":
        return name.capitalize() in text if match.group().isupper() else text.casefold().count(name.casefold()) > 1
    if way == "expanded":
        short = re.compile(rf"(?<![\w-]){re.escape(match.group('short'))}")
        return any(head().match(text, m.end()) for m in short.finditer(text))
    pointing = name.casefold().split()[0] in word_set(NAME, "pointers")
    return not pointing and (way != "presented" or text.count(name) > 1)


def spoken_names(layout: Layout) -> tuple[ProjectName, ...]:
    """Every name outside navigation, however the text introduces it; several ways may tell the same one."""
    return _spoken_names(layout.text)


@cached_up_to(8)
def _spoken_names(text: str) -> tuple[ProjectName, ...]:
    layout = analyse(text)
    found = (*project_names(layout), *introduced_names(layout), *closed_compounds(layout))
    blocks = [layout.at(name.start) for name in found]
    return tuple(n for n, b in zip(found, blocks, strict=True) if b is None or b.kind != "chrome")


def named_counts(layout: Layout) -> Counter[str]:
    """How often each project is named outside navigation, by its plain name."""
    return Counter(plain(name.text) for name in spoken_names(layout))


def short_forms(name: str) -> set[str]:
    """The plain forms of a name: whole, before a dash or colon or bracket, the acronym in brackets."""
    parts = {plain(name), plain(re.split(r"\s[–-]\s|:\s|\s\(", name)[0])}
    acronym = re.search(r"\(([^()]+)\)$", name)
    return {part for part in (*parts, plain(acronym[1]) if acronym else "") if part}


def forms(name: str) -> "re.Pattern[str]":
    """The name and its short forms, in any case form: its last word may change from its last two letters on."""
    shapes = []
    for form in sorted(short_forms(name), key=lambda form: -len(form)):
        *first, last = (re.escape(word) for word in form.split())
        stem = last if len(last) < 5 else last[:-2]
        inflected = rf"{stem}[\wåäö:]*" if len(last) >= 4 else last
        shapes.append(r"\s+".join((*first, f"(?:{last}|{inflected})")))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(shapes)})(?!\w)", re.IGNORECASE)


def in_own_case(text: str, start: int, end: int) -> tuple[int, int]:
    """The same words where they do not stand in a headline's capitals (*K Y N N Y S*), if anywhere."""
    name = text[start:end]
    if not name.isupper() or " " not in name:
        return start, end
    words = re.compile(r"(?<!\w)" + r"\s".join(map(re.escape, name.split())) + r"(?!\w)", re.IGNORECASE)
    own = (m for m in words.finditer(text) if not m.group().isupper())
    return next(((m.start(), m.end()) for m in own), (start, end))


_SHORT = re.compile(r"\s\((?=[^()]*[A-ZÅÄÖ][^()]*[A-ZÅÄÖ])[A-ZÅÄÖ][\wåäö-]{1,30}\)")


def with_short(text: str, start: int, end: int) -> tuple[int, int]:
    """The acronym in brackets belongs to the name that it is made of: *Kynnykset kevyemmiksi (KYKE)*."""
    short = _SHORT.match(text, end)
    belongs = short is not None and " " in text[start:end] and 2 * len(short.group()) < end - start
    return start, short.end() if short and belongs else end
