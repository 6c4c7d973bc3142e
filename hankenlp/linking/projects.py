"""Projects: what each document says of its project, read for comparison.

A document goes in, a ``Project`` comes out: the forms of its title, its codes, who carries it out and when. The one idea
is that a title alone is never enough to part or to join two documents: codes, bodies and periods speak as well.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from hankenlp.documents import Organization, ProjectDocument, Title
from hankenlp.linking import normalize
from hankenlp.linking.known import Known
from hankenlp.linking.project_marks import search
from hankenlp.linking.project_titles import Forms, forms, is_body
from hankenlp.resources import table
from hankenlp.resources.knowledge import slug

Key = str
Code = tuple[str, str]
"""The scheme of a code and the code itself: ``("official", "S12345")``."""

_CARRIERS = frozenset(["implementer", "coordinator"])
_NO_CARRIERS = frozenset(["ministry", "agency", "international", "government"])
_NEAR = 60
_SHORT_NAME = 5
_MOST_MENTIONS = 20
_CODE = r"(?P<code>[\w][\w./-]*\d[\w/-]*)"
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.?(?:\d{2,4})?|(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?|\d{1,2}")
_YEARS_BEHIND = re.compile(r"[\s(,\"”]+(?:([a-zåäö]+)\s+)?((?:19|20)\d\d(?:\s?[-–/]\s?(?:19|20)?\d\d)?)[)\s.]*$")
_SHORTEST = {"labels": 3, "files": 8}
"""Shorter codes behind a label are none, shorter file numbers are too common."""
FILE = "file"
"""The scheme of file numbers, which are one body's own."""


@dataclass(frozen=True)
class Project:
    """What one document, or several that are joined already, say of their project.

    ``key`` is that of the first document. Sets hold what any of the documents says, of names the keys that
    ``Forms`` explains; ``start`` and ``end`` are the first and the last day that any of them gives.
    """

    key: Key
    title: str
    names: frozenset[str]
    full: frozenset[str]
    short: frozenset[str] = frozenset()
    acronyms: frozenset[str] = frozenset()
    doubtful: frozenset[str] = frozenset()
    slips: frozenset[str] = frozenset()
    phase: str = ""
    part: str = ""
    years: frozenset[str] = frozenset()
    codes: frozenset[Code] = frozenset()
    carriers: frozenset[Key] = frozenset()
    """Who carries the project out or coordinates it."""
    bodies: frozenset[Key] = frozenset()
    """All bodies that the documents name and those that they belong to, but ministries and the like."""
    start: str | None = None
    end: str | None = None
    generic: bool = False
    nameless: bool = False

    @property
    def is_anybodys(self) -> bool:
        """Whether others may have given their projects the name, too: common words or few letters."""
        return self.generic or max(map(len, self.full)) <= _SHORT_NAME

    @property
    def forms(self) -> frozenset[str]:
        """All keys of its names."""
        return self.full | self.short


def read(document: ProjectDocument, keys: Mapping[tuple[str, str], Key], known: Known) -> Project | None:
    """What a document says of its project; None where it has no title.

    Args:
        document: with its mentions.
        keys: ``("organization", name)`` → the key of the body that the document means by the name.
        known: for the body that a unit belongs to.
    """
    if document.title is None:
        return None
    title = document.title
    said = forms(title.text + _years_behind(document.text, title))
    bodies = _keys(document.organizations, keys)
    carriers = _keys([each for each in document.organizations if _CARRIERS & {*each.roles}], keys)
    start, end = _period(document, said)
    return Project(
        key=f"project:{said.full}@{document.id}",
        title=" ".join(title.text.split()),
        names=frozenset([said.name]),
        full=frozenset([said.full]),
        short=(said.short | _other_names(document.text, title)) - {said.full},
        acronyms=said.acronyms,
        doubtful=said.doubtful,
        slips=said.slips,
        phase=said.phase,
        part=said.part,
        years=frozenset([said.year] if said.year else []),
        codes=codes(document.text, title),
        carriers=carriers,
        bodies=frozenset(
            whole for body in bodies for whole in _wholes(body, known) if body in carriers or _tells(whole, known)
        ),
        start=start,
        end=end,
        generic=said.generic,
        nameless=said.nameless,
    )


def _keys(mentions: Iterable[Organization], keys: Mapping[tuple[str, str], Key]) -> frozenset[Key]:
    """The bodies that are mentioned; names that mean something in this document only are left out."""
    found = (keys["organization", mention.name] for mention in mentions)
    return frozenset(key for key in found if "@" not in key)


def _wholes(key: Key, known: Known) -> Iterator[Key]:
    """The body itself and those that it is a unit of."""
    yield key
    entry = known.by_id.get(key)
    above = key.removeprefix("organization:").partition("|")[0] if "|" in key else entry.parent if entry else None
    while above:
        yield above
        entry = known.by_id.get(above)
        above = entry.parent if entry else None


def _tells(key: Key, known: Known) -> bool:
    entry = known.by_id.get(key)
    return entry is None or entry.kind not in _NO_CARRIERS


def _period(document: ProjectDocument, said: Forms) -> tuple[str | None, str | None]:
    """The first and last day of the project; where the document does not say, the years of its title."""
    if document.period and (document.period.start or document.period.end):
        return document.period.start, document.period.end
    return (f"{said.years[0]}-01-01", f"{said.years[1]}-12-31") if said.years else (None, None)


def _years_behind(text: str, title: Title) -> str:
    """The year or years that a title's line ends in: *(2015)*, *vuonna 2017*, *2019–2021*."""
    match = _YEARS_BEHIND.match(text[title.end : title.end + _NEAR].partition("\n")[0])
    in_year = match is not None and (not match[1] or match[1].casefold() in table("project_names")["in_year"])
    return f" {match[2]}" if match and in_year else ""


def _other_names(text: str, title: Title) -> frozenset[str]:
    """Keys of the names that the text declares beside the title: *jäljempänä X*, *(X)*, *Lyhenne: X*."""
    found = []
    for _, end in _mentions(text, title):
        match = search("names", "declared", text[end : end + _NEAR])
        found.append(match["short"] if match and not is_body(match["short"]) else "")
    for field in ("short_fields", "other_fields"):
        match = search("names", field, text)
        found.append(forms(match["short"]).full if match else "")
    return frozenset(key for key in map(normalize.skeleton, found) if len(key) > 2)


def _mentions(text: str, title: Title) -> list[tuple[int, int]]:
    """Where the title stands, the extracted mention first, then some of the others."""
    found = [(title.start, title.end)]
    at = text.find(title.text)
    while at >= 0 and title.text and len(found) < _MOST_MENTIONS:
        found.append((at, at + len(title.text)))
        at = text.find(title.text, at + len(title.text))
    return found


def codes(text: str, title: Title) -> frozenset[Code]:
    """The project's codes: those right beside its title, else those behind the first label that gives any."""
    beside = frozenset(_beside(text, title))
    return (beside or _labelled(text, "labels")) | _labelled(text, "files")


def _beside(text: str, title: Title) -> Iterator[Code]:
    """Official codes in the line of a mention of the title: *Rantapolku (S12345)*, *A70123 Rantapolku*."""
    for start, end in _mentions(text, title):
        before = text[max(0, start - _NEAR) : start].rpartition("\n")[2]
        behind = text[end : end + 2 * _NEAR].partition("\n")[0]
        last, first = _last_code().search(before), _first_code().match(behind)
        if last:
            yield "official", last["code"].upper()
        if first and not any(search("codes", key, first["between"]) for key in ("foreign", "other_name")):
            yield "official", first["code"].upper()


@cache
def _first_code() -> "re.Pattern[str]":
    return re.compile(rf"(?P<between>[^\n.;]{{0,80}}?)[\s(,:]{_official()}(?![\w-])", re.IGNORECASE)


@cache
def _last_code() -> "re.Pattern[str]":
    return re.compile(rf"(?<![\w-]){_official()}[\s),:–-]*[\"”“]?$", re.IGNORECASE)


def _official() -> str:
    return f"(?P<code>{'|'.join(table('project_links')['codes']['official'])})"


@cache
def _label(kind: str) -> "re.Pattern[str]":
    links = table("project_links")["codes"]
    return re.compile(rf"\b(?:{'|'.join(links[kind])}){links['between']}{_CODE}", re.IGNORECASE)


def _labelled(text: str, kind: str) -> frozenset[Code]:
    """The code behind the first label of the kind that is not another project's."""
    for match in _label(kind).finditer(text):
        code = match["code"].strip("./-").upper()
        before = text[max(0, match.start() - 2 * _NEAR) : match.start()].rpartition("\n")[2]
        if len(code) >= _SHORTEST[kind] and not _DATE.fullmatch(code) and not search("codes", "foreign", before):
            return frozenset([(_scheme(code) if kind == "labels" else FILE, code)])
    return frozenset()


def _scheme(code: str) -> str:
    """*official*, or the shape of the code: two codes of one shape name two projects."""
    if re.fullmatch(_official(), code, re.IGNORECASE):
        return "official"
    return re.sub(r"\d", "9", code)


def is_strong(code: Code) -> bool:
    """Whether a code names a project by itself: not a body's file number, not a short number."""
    scheme, text = code
    return scheme != FILE and (any(map(str.isalpha, text)) or sum(map(str.isdigit, text)) > 5)


def merged(projects: Sequence[Project]) -> Project:
    """One project of several: the first key, all that any of them says."""
    if len(projects) == 1:
        return projects[0]
    first = min(projects, key=lambda project: project.key)
    full = frozenset[str]().union(*(each.full for each in projects))
    return Project(
        key=first.key,
        title=first.title,
        names=frozenset[str]().union(*(each.names for each in projects)),
        full=full,
        short=frozenset[str]().union(*(each.short for each in projects)) - full,
        acronyms=frozenset[str]().union(*(each.acronyms for each in projects)),
        doubtful=frozenset[str]().union(*(each.doubtful for each in projects)),
        slips=frozenset[str]().union(*(each.slips for each in projects)),
        phase=max(each.phase for each in projects),
        part=max(each.part for each in projects),
        years=frozenset[str]().union(*(each.years for each in projects)),
        codes=frozenset[Code]().union(*(each.codes for each in projects)),
        carriers=frozenset[Key]().union(*(each.carriers for each in projects)),
        bodies=frozenset[Key]().union(*(each.bodies for each in projects)),
        start=min((each.start for each in projects if each.start), default=None),
        end=max((each.end for each in projects if each.end), default=None),
        generic=all(each.generic for each in projects),
        nameless=all(each.nameless for each in projects),
    )


def discriminator(projects: Iterable[Project]) -> str:
    """What tells a project's id from those of its namesakes: ``s12345``, ``2016``, ``kemin-kaupunki-2016``, or nothing.

    That is its smallest code, else the year it began, and before it the smallest carrier of a title that anybody may
    give. It depends on the given documents alone.
    """
    whole = merged(list(projects))
    strong = sorted(code for scheme, code in whole.codes if is_strong((scheme, code)))
    told = strong[0] if strong else whole.start[:4] if whole.start else ""
    carrier = min(whole.carriers, default="") if whole.generic else ""
    carrier = carrier.removeprefix("organization:").partition("@")[0].rpartition("/")[2]
    return "-".join(slug(word) for word in (carrier, told) if word)
