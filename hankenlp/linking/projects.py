"""Projects: what each document says of its project, read for comparison.

A document goes in, a ``Project`` comes out: the forms of its title, its codes, who carries it out and when. The one idea
is that a title alone is never enough to part or to join two documents: codes, bodies and periods speak as well.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hankenlp.documents import Organization, ProjectDocument, Title
from hankenlp.linking import normalize
from hankenlp.linking.identifiers import Label, body_mark
from hankenlp.linking.known import Known
from hankenlp.linking.project_codes import Code, codes, is_strong, mentions
from hankenlp.linking.project_marks import search
from hankenlp.linking.project_titles import Forms, forms, is_body
from hankenlp.resources import table
from hankenlp.resources.knowledge import slug, unaccented

Key = str
Keys = Mapping[tuple[str, str], Key]
"""Type and name → key, in one document."""
_CARRIERS = frozenset(["implementer", "coordinator"])
_NEAR = 60
_SHORT_NAME = 5
_YEARS_BEHIND = re.compile(r"[\s(,\"”]+(?:([a-zåäö]+)\s+)?((?:19|20)\d\d(?:\s?[-–/]\s?(?:19|20)?\d\d)?)[)\s.]*$")


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
    marks: frozenset[str] = frozenset()
    """The carriers, as ids have them."""
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


def read(document: ProjectDocument, keys: Keys, own: Keys, known: Known) -> Project | None:
    """What a document says of its project; None where it has no title.

    Args:
        document: with its mentions.
        keys: ``("organization", name)`` → the key of the body that the document means by the name.
        own: the same, as far as the document by itself tells: what the project's id may be made of.
        known: for the body that a unit belongs to.
    """
    if document.title is None:
        return None
    title = document.title
    said = forms(title.text + _years_behind(document.text, title))
    bodies = _keys(document.organizations, keys)
    carrying = [each for each in document.organizations if _CARRIERS & {*each.roles}]
    carriers = _keys(carrying, keys)
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
        marks=frozenset(_marks(carrying, keys, own, known)),
        bodies=frozenset(
            whole for body in bodies for whole in known.wholes(body) if body in carriers or known.tells(whole)
        ),
        start=start,
        end=end,
        generic=said.generic,
        nameless=said.nameless,
    )


def _marks(mentions: Iterable[Organization], keys: Keys, own: Keys, known: Known) -> Iterator[str]:
    """The bodies as ids have them; other documents have no say in what an unknown one is called."""
    for name in {mention.name for mention in mentions}:
        key = keys["organization", name]
        if "@" not in key:
            yield body_mark(key if key in known.by_id else own["organization", name], name)


def _keys(mentions: Iterable[Organization], keys: Keys) -> frozenset[Key]:
    """The bodies that are mentioned; names that mean something in this document only are left out."""
    found = (keys["organization", mention.name] for mention in mentions)
    return frozenset(key for key in found if "@" not in key)


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
    for _, end in mentions(text, title):
        match = search("names", "declared", text[end : end + _NEAR])
        found.append(normalize.skeleton(match["short"]) if match and not is_body(match["short"]) else "")
    for field in ("short_fields", "other_fields"):
        match = search("names", field, text)
        found.append(forms(match["short"]).full if match else "")
    return frozenset(key for key in found if len(key) > 2)


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
        marks=frozenset[str]().union(*(each.marks for each in projects)),
        bodies=frozenset[Key]().union(*(each.bodies for each in projects)),
        start=min((each.start for each in projects if each.start), default=None),
        end=max((each.end for each in projects if each.end), default=None),
        generic=all(each.generic for each in projects),
        nameless=all(each.nameless for each in projects),
    )


def discriminator(projects: Iterable[Project]) -> str:
    """What tells a project's id from those of its namesakes: ``s12345``, ``2016``, ``kemin-kaupunki-2-2016``, or nothing.

    That is its smallest code, else its part, its phase and the year it began, before them the smallest carrier of a title
    that anybody may give. It depends on the given documents alone.
    """
    whole = merged(list(projects))
    strong = sorted(code for scheme, code in whole.codes if is_strong((scheme, code)))
    year = min(whole.years, default=whole.start[:4] if whole.start else "")
    carrier = min(whole.marks, default="") if whole.generic else ""
    told = strong[:1] or [carrier, whole.part, whole.phase, year]
    return "-".join(slug(word) for word in told if word)


def labels(projects: Iterable[tuple[Key, Project]]) -> dict[Key, Label]:
    """Key of each project → letters of its shortest title and what tells it apart."""
    groups: dict[Key, list[Project]] = defaultdict(list)
    for key, project in projects:
        groups[key].append(project)
    found = {}
    for key, same in groups.items():
        letters = min((full for project in same for full in project.full), key=lambda full: (len(full), full))
        mark = discriminator(same)
        found[key] = (unaccented(letters), f"/{mark}" if mark else "")
    return found
