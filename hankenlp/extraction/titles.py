"""The project's name: a title field, else a heading, else the name that hangs on *-hanke* in the text.

A page about several equal projects has none.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from hankenlp.documents import Organization, Person, Title
from hankenlp.extraction.component import found, layout_of
from hankenlp.extraction.patterns import pattern
from hankenlp.extraction.projects import is_about_several
from hankenlp.layout import Layout
from hankenlp.layout.labels import section
from hankenlp.resources import table

NAME = "project_names"
_YEAR = r"(?:19|20)\d\d"
_YEARS = rf"{_YEAR}\s*[–-]\s*(?:{_YEAR})?"
# A bare year stays: it may belong to the name, as a goal's year does.
_TRAILING = re.compile(
    rf"(?:\s*[,–-]?\s*\(?\d{{1,2}}/\d{{4}}\s*[–-]\s*\d{{1,2}}/\d{{4}}\)?|\s*\((?:{_YEARS}|{_YEAR})\)|\s*{_YEARS}"
    rf"|,?\s+vuo(?:nna|sina)\s+(?:{_YEARS}|{_YEAR})|\s*\([A-ZÅÄÖ0-9][\w-]{{1,12}}\))+\s*$"
)
_CODE = re.compile(r"^(?:[A-Z]\d{4,6}|\d{5,6})[\s:,–-]+")
_CAPITAL = re.compile(r"[A-ZÅÄÖ0-9\"”“]")


def find(doc: Doc) -> list[Title]:
    """One title, or none."""
    layout = layout_of(doc)
    if is_about_several(layout):
        return []
    people, bodies = found(doc, "people", Person), found(doc, "organizations", Organization)
    extent = _from_field(layout) or _quoted(layout) or _from_headings(layout, people, bodies) or _from_text(layout)
    extent = _without_owner(layout, extent, bodies) if extent else None
    return [Title(text=layout.text[extent[0] : extent[1]], start=extent[0], end=extent[1])] if extent else []


_QUOTED_PROJECT = re.compile(
    r"\b(?i:hanke|hankkeelle|hankkeeseen|hankkeen|hanketta|projekti|projektille|projektiin|projektin)\s+[\"”“](?P<name>[^\"”“\n]{3,90})[\"”“]"
)


def _quoted(layout: Layout) -> tuple[int, int] | None:
    """*Hanke "Navigator"*, *RAHOITUS HANKKEELLE "LIEKSAN LÄMPÖYRITTÄJÄT"*."""
    match = _QUOTED_PROJECT.search(layout.text, 0, 3000)
    return _cut(layout.text, match.start("name"), match.end("name")) if match else None


def _without_owner(layout: Layout, extent: tuple[int, int], bodies: Sequence[Organization]) -> tuple[int, int]:
    """*Oikeusministeriön Riita poikki* → *Riita poikki*: whose project it is does not belong to its name."""
    start, end = extent
    for body in bodies:
        following = layout.text[body.end : end].lstrip()
        if body.start == start and body.end < end and body.text != body.name and following[:1].isupper():
            return end - len(following), end
    return extent


_NEXT_LABEL = re.compile(r"\s(?:Hankkeen|Projektin|Hakijan|Muut|Arvioitu) [a-zåäö]")


def _from_field(layout: Layout) -> tuple[int, int] | None:
    for block in layout.blocks:
        if block.kind in ("field", "paragraph", "item") and block.section == "title" and block.end > block.start:
            label = _NEXT_LABEL.search(layout.text, block.start, block.end)
            return _cut(layout.text, block.start, label.start() if label else block.end)
    return None


def _cut(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Without a project code in front and years or an acronym in brackets behind."""
    code = _CODE.match(text[start:end])
    if code:
        start += code.end()
    tail = _TRAILING.search(text, start, end)
    if tail and tail.start() > start:
        end = tail.start()
    while end > start and text[end - 1] in " .,:;–-\u00a0":
        end -= 1
    return (start, end) if end > start else None


@dataclass(frozen=True, slots=True)
class _Name:
    start: int
    end: int
    text: str


@cache
def _head() -> "re.Pattern[str]":
    heads = "|".join(table(NAME)["heads"])
    return re.compile(rf"(?P<gap>\s?[-–]\s?)(?P<head>(?:{heads})\w*)\b", re.IGNORECASE)


@cache
def _unhyphenated() -> "re.Pattern[str]":
    """*Kylien elvyttäminen Savossa hankkeessa*: an action in the nominative with its place cannot qualify an inflected
    head, so it is a name whose hyphen is missing."""
    heads = "|".join(table(NAME)["heads"])
    return re.compile(
        rf"(?:^|(?<=[.!?] ))(?P<name>[A-ZÅÄÖ][\w-]+(?: [\w-]+){{0,3}}? [\w-]+minen [A-ZÅÄÖ][\w-]+(?:ss|ll)[aä])"
        rf"[ \u00a0](?:osa)?(?:{heads})(?!\b)\w+",
        re.MULTILINE,
    )


_NUMERIC = re.compile(r"[\d–-]+")
_WORD = re.compile(r"[^\s,;:.?()]+")


def project_names(layout: Layout) -> Iterator[_Name]:
    """Names that a word like *hanke* hangs on: *Lähellä etänäkin -hanketta*, *Kynnys-hankkeessa*."""
    text = layout.text
    for match in _unhyphenated().finditer(text):
        yield _Name(match.start("name"), match.end("name"), match.group("name"))
    for match in _head().finditer(text):
        if match.group("gap") == "-":
            word = re.search(r"[^\s(\"”“]+$", text[max(0, match.start() - 60) : match.start()])
            if word and _CAPITAL.match(word.group()) and not word.group().isupper():
                yield _Name(match.start() - len(word.group()), match.start(), word.group())
            continue
        if not match.group("gap").startswith((" ", "\n", "\u00a0")):
            continue
        start = _name_start(text, match.start())
        if start is not None:
            yield _Name(start, match.start(), text[start : match.start()])


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
            best = token.start()
        elif best is not None:
            break
    return best


def _from_headings(layout: Layout, people: Sequence[Person], bodies: Sequence[Organization]) -> tuple[int, int] | None:
    """The best of the first headings, and of the names in the text where a heading is but a headline."""
    counts = Counter(n.text.casefold() for n in project_names(layout))
    crumbs = _crumbs(layout)
    best: tuple[float, int] | None = None
    seen = 0
    for i, block in enumerate(layout.blocks):
        short = block.end - block.start <= 120
        if block.kind not in ("heading", "paragraph") or block.kind == "paragraph" and (not short or seen > 12):
            continue
        seen += 1
        if seen > 40:
            break
        score = _heading_score(layout, i, counts, crumbs, seen, people, bodies)
        if score > 0 and (best is None or score > best[0]):
            best = (score, i)
    strongest = max(counts.values(), default=0)
    if best is None or best[0] < 1.3 or (strongest and best[0] < 2.2 + 0.3 * min(strongest, 3)):
        return _from_text(layout) or (_part_of(layout, best[1]) if best and best[0] >= 1.0 else None)
    return _part_of(layout, best[1])


def _part_of(layout: Layout, i: int) -> tuple[int, int] | None:
    """The project's name in heading ``i``; on a cover page capitals may go on in the next heading."""
    start, end = layout.blocks[i].start, _visible_end(layout, i)
    neighbour = layout.blocks[i + 1] if i + 1 < len(layout.blocks) else None
    if neighbour and neighbour.kind == "heading" and neighbour.section is None and neighbour.start - end <= 2:
        both = layout.text[start:end] + layout.text[neighbour.start : neighbour.end]
        if both.isupper() and len(both) < 90:
            end = neighbour.end
    return _project_part(layout, start, end)


_WIDE = re.compile(r"(?:[ \u00a0]{3,}|\t)\S")


def _visible_end(layout: Layout, i: int) -> int:
    """A heading ends where a second column begins."""
    block = layout.blocks[i]
    gap = _WIDE.search(layout.text, block.start + 12, block.end)
    return gap.start() if gap else block.end


def _after_crumbs(layout: Layout, i: int) -> bool:
    """Does a line of navigation stand right above? The page's own heading follows it."""
    return i > 0 and layout.blocks[i - 1].kind == "chrome" and layout.blocks[i].end - layout.blocks[i].start < 120


def _crumbs(layout: Layout) -> frozenset[str]:
    """The last parts of breadcrumbs, which repeat the page's own heading."""
    tails = set()
    for block in layout.blocks:
        if block.kind == "chrome":
            parts = re.split(r"\s*[>/›»|→]\s*|\s[–-]\s", layout.of(block))
            if len(parts) > 1 and len(parts[-1]) > 3:
                tails.add(parts[-1].casefold().strip())
    return frozenset(tails)


_NOT_NAMES = re.compile(
    r"^[a-zåäö]|\b\d{5} [A-ZÅÄÖ]|\d{1,2}\.\d{1,2}\.(?:\d{4})?|€|\S[ \u00a0]{2,}\S|\d[\d ]{4,}\d|@|\t"
)
_BODY = re.compile(
    r"(?:\bry|\boy|kaupunki|kunta|yliopisto|ammattikorkeakoulu|ministeriö|laitos|liitto|stad|säätiö|keskus|hyvinvointialue|amk|seura|yhdistys|kuntayhtymä|seurakunta)(?:\s*[|–-].*)?$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"”“](?P<name>[A-ZÅÄÖ][^\"”“]{3,90})[\"”“]")


def _heading_score(
    layout: Layout,
    i: int,
    counts: Counter[str],
    crumbs: frozenset[str],
    seen: int,
    people: Sequence[Person] = (),
    bodies: Sequence[Organization] = (),
) -> float:
    block = layout.blocks[i]
    text = layout.text[block.start : _visible_end(layout, i)]
    plain = " ".join(_CODE.sub("", text).casefold().split())
    if (block.kind == "heading" and section(text) is not None) or pattern(NAME, "sites").search(text):
        return 0.0
    if block.marker or re.match(r"\d{1,3} \d", text):
        return 0.0
    if text.endswith((".", ":", "?", ",")) or _NOT_NAMES.search(_TRAILING.sub("", _CODE.sub("", text))):
        return 0.0
    if not any(c.isalpha() for c in text) or len(text.split()) > 16 or len(plain) < 4:
        return 0.0
    score = 1.0 if block.kind == "heading" else 0.3
    score += max(0.0, 1.2 - 0.1 * seen)
    head = _head().search(text)
    score += 2.0 if head and "hankkeiden" not in head.group().casefold() else 0.0
    score -= (
        3.0
        if any(b.start >= block.start and b.end <= block.end and (b.end - b.start) * 5 >= len(text) * 4 for b in bodies)
        else 0.0
    )
    score -= 3.0 if any(block.start <= p.start < block.end for p in people) else 0.0
    score += 1.2 if _after_crumbs(layout, i) else 0.0
    score += 2.0 if _CODE.match(text) else 0.0
    score += 1.0 if layout.text.casefold().count(plain) >= 2 else 0.0
    score += 2.0 if any(tail and (plain.startswith(tail) or tail.startswith(plain)) for tail in crumbs) else 0.0
    named = [name for name in counts if plain.startswith(name)]
    if named:
        score += 2.0 + 0.2 * max(counts[n] for n in named)
    elif any(name in plain for name in counts):
        score += 0.5
    score -= 1.5 if pattern(NAME, "verbs").search(text) and not named else 0.0
    score -= 1.5 if text.isupper() and len(text) <= 6 else 0.0
    score -= 2.0 if _BODY.search(text) and not named else 0.0
    return score


def _project_part(layout: Layout, start: int, end: int) -> tuple[int, int] | None:
    """Of a headline the name alone: *Vahva aikuissosiaalityö -hanke päättyi* → *Vahva aikuissosiaalityö*."""
    text = layout.text
    quoted = _QUOTED.search(text, start, end)
    if quoted:
        return _cut(text, quoted.start("name"), quoted.end("name"))
    for match in _head().finditer(text, start, end):
        tail = text[match.end() : end]
        if match.group("gap").startswith((" ", "\n")) and re.search(r"[a-zåäö]{3}", _TRAILING.sub("", tail)):
            lead = _LEAD.match(text, start, match.start())
            return _cut(text, lead.end() if lead else start, match.start())
    if pattern(NAME, "verbs").search(text, start, end):
        return _from_text(layout) or _cut(text, start, end)
    lead = _LEAD.match(text, start, end)
    if lead and lead.end() < end:
        start = lead.end()
    last = list(_head().finditer(text, start, end))
    if last and last[-1].end() >= end - 1 and not _NOMINATIVE.search(last[-1].group("head")):
        end = last[-1].start()
    report = _REPORT.match(text, start, end)
    return _cut(text, report.end() if report else start, end)


_LEAD = re.compile(
    r"(?:(?:KH|KV|KHALL|Kh|§|\d{1,4})\s*)*(?:(?i:(?:osallistuminen|hakeminen|ryhtyminen|lähteminen|sitoutuminen|liittyminen) (?:osatoteuttajaksi|hakijaksi|kumppaniksi|toteuttajaksi|mukaan)|osallistuminen|omarahoitus|rahoitus|avustus|hanke|projekti|kuntarahoitus|hakemus)\s+)?(?=[A-ZÅÄÖ\"”“])"
)
_NOMINATIVE = re.compile(r"(?:hanke|projekti|kokeilu|selvitys|pilotti|kampanja|kokonaisuus)$", re.IGNORECASE)
_REPORT = re.compile(r"(?:loppuraportti|väliraportti|hanke|projekti|raportti)\s*[:–-]\s+", re.IGNORECASE)


_CALLED = re.compile(
    r"\b(?:hanke|projekti|hankkeelle|hankkeeseen|kokeiluun|hankkeen|projektin|hanketta) nimeltä(?:än)? (?P<name>[A-ZÅÄÖ][^,.;\n]{2,80})"
    r"|\b(?:hankkeelle|hankkeeseen|hankkeen|ESR-hankkeeseen|EAKR-hankkeeseen) (?P<name2>[A-ZÅÄÖ][\wåäö-]+(?: [a-zåäö][\wåäö-]+){1,5})(?=[.,\n(]|$)"
    r"|(?:^|(?<=[.!?]\s)|(?<=\n))(?P<name3>[A-ZÅÄÖ][\wåäö-]+(?: [\wåäö–-]+){0,6}) on (?:\w+[n] |\d+-vuotinen |kolmivuotinen )?(?:[A-ZÅÄÖ][^.]{2,80}n )?(?:kehittämis|yhteis|tutkimus)?(?:hanke|projekti)\b",
)


def _from_text(layout: Layout) -> tuple[int, int] | None:
    names = list(project_names(layout))
    counts = Counter(n.text.casefold() for n in names)
    called = _CALLED.search(layout.text)
    if called:
        group = next(g for g in ("name", "name2", "name3") if called.group(g))
        if not counts or max(counts.values()) < 2 or called.group(group).casefold() in counts:
            return _cut(layout.text, called.start(group), called.end(group))
    if not names:
        return None
    best = max(names, key=lambda n: (counts[n.text.casefold()], -n.start))
    lead = _LEAD.match(layout.text, best.start, best.end)
    return lead.end() if lead and lead.end() < best.end else best.start, best.end
