"""People: within a document short forms join the full name, across documents equal full names join.

Where two documents contradict each other about a name's bearer (other employer, other e-mail address, another post in
documents that share no organisation), only those join that share an address, a number or an employer.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from hankenlp.documents import Person, ProjectDocument
from hankenlp.linking import normalize
from hankenlp.linking.cluster import Groups, joined
from hankenlp.linking.document_names import Key, Local
from hankenlp.linking.identifiers import Label, body_mark, document_mark
from hankenlp.linking.joins import Join
from hankenlp.linking.known import Known
from hankenlp.resources import table

_SLIPS = 2
_MOST_AT_ONE_ADDRESS = 20
"""What so many people share is an office's address."""


@dataclass(frozen=True)
class Bearer:
    """What one document says of one full name."""

    document: str
    name: str
    emails: frozenset[str]
    phones: frozenset[str]
    employers: frozenset[Key]
    titles: frozenset[str]
    company: frozenset[Key]
    """The organisations that the document names."""
    marks: frozenset[str] = frozenset()
    """The employers, as ids have them."""

    @property
    def key(self) -> Key:
        """The bearer's own key, before any joining."""
        return f"person:{normalize.key(self.name) or '?' + normalize.digest(self.name)}@{self.document}"

    @property
    def is_full(self) -> bool:
        """Whether the name is whole."""
        return is_whole(self.name)


Said = Callable[[Bearer], frozenset[str]]
"""What documents say of a bearer."""


def read(
    document: ProjectDocument, local: Local, known: Known, root: Callable[[Key], Key]
) -> tuple[dict[str, str], list[Bearer]]:
    """The full name that each written name of the document stands for, and what is said of each full name.

    ``root`` is the key that a body has in all documents.
    """
    first: dict[str, int] = {}
    for person in document.people:
        first[person.name] = min(person.start, first.get(person.name, person.start))
    full = full_names(first)
    people: dict[str, list[Person]] = defaultdict(list)
    for person in document.people:
        people[full[person.name]].append(person)
    return full, [_bearer(document.id, name, said, local, known, root) for name, said in sorted(people.items())]


def full_names(names: Mapping[str, int]) -> dict[str, str]:
    """Each name → the fullest name of the same person: *Iida*, *Kittilä* and *Kittilä I.* → *Iida Kittilä*.

    ``names`` gives the place of each name's first mention. A part that two people share stays by itself.
    """
    plain = {name: normalize.person_name(name) for name in names}
    by_key: dict[str, str] = {}
    for name in sorted(names, key=lambda name: (names[name], name)):
        if is_whole(plain[name]):
            by_key.setdefault(normalize.skeleton(plain[name]), plain[name])
    full = list(by_key.values())
    return {name: by_key.get(normalize.skeleton(plain[name])) or _fuller(plain[name], full) for name in names}


def is_whole(name: str) -> bool:
    """Whether a name has more than a surname, or a first name with initials."""
    return len(_words(name)) > 1 and not _initials(name) and any(map(str.isalpha, name))


def _words(name: str) -> list[str]:
    return name.split()


def _initials(name: str) -> list[str]:
    """The single letters of *Kittilä I.*, *I. Kittilä*."""
    return [word for word in _words(name) if len(word.rstrip(".")) == 1]


def _fuller(name: str, full: Iterable[str]) -> str:
    initials = {initial[0].casefold() for initial in _initials(name)}
    parts = {word.casefold() for word in _words(name) if len(word.rstrip(".")) > 1}
    fitting = []
    for whole in full:
        words = [word.casefold() for word in _words(whole)]
        if parts <= set(words) and initials <= {word[0] for word in words if word not in parts}:
            fitting.append(whole)
    return fitting[0] if len(fitting) == 1 else name


def _bearer(
    document: str, name: str, people: Sequence[Person], local: Local, known: Known, root: Callable[[Key], Key]
) -> Bearer:
    emails = {person.email.casefold() for person in people if person.email and "@" in person.email}
    phones = {"".join(filter(str.isdigit, person.phone))[-9:] for person in people if person.phone}
    named = {(_employer(each, local, known), each) for each in (person.organization for person in people) if each}
    named |= {(key, "") for email in emails for key in _keepers(email, known)}
    titles = {person.title.casefold() for person in people if person.title}
    company = {local.key(each) for each in local.of("organization")}
    return Bearer(
        document=document,
        name=name,
        emails=frozenset(emails),
        phones=frozenset(phones - {""}),
        employers=frozenset(_root(root(key), known) for key, _ in named),
        marks=frozenset(_mark(key, each, known, root) for key, each in named),
        titles=frozenset(title.split()[-1] for title in titles if title.strip()),
        company=frozenset(_root(root(key), known) for key in company if key and known.tells(root(key))),
    )


def _employer(name: str, local: Local, known: Known) -> Key:
    key = local.keys.get(("organization", name))
    if key is None:
        entries = known.find("organization", name)
        unit = known.unit(name)
        key = entries[0].id if entries else unit[0] if unit else f"organization:{normalize.organization_key(name)}"
    return key


def _mark(employer: Key, name: str, known: Known, root: Callable[[Key], Key]) -> str:
    """The employer as ids have it; other documents have no say in what an unknown one is called."""
    whole = _root(root(employer), known)
    return body_mark(whole if whole in known.by_id else _root(employer, known), name)


def body_name(key: Key, known: Known) -> str:
    """What people call a body: its name in the knowledge base, else the letters of its key."""
    return known.by_id[key].name if key in known.by_id else key.removeprefix("organization:")


def _keepers(email: str, known: Known) -> Iterator[Key]:
    """The body whose name is that of the address's domain: *kela.fi* is Kela's; none for towns and free addresses."""
    domain = email.rpartition("@")[2].split(".")
    label = domain[-2] if len(domain) > 1 else ""
    if label and label not in table("units")["addresses"]["free"]:
        entries = [entry for entry in known.find("organization", label) if entry.type == "organization"]
        yield from (entry.id for entry in entries[:1] if len(entries) == 1)


def _root(key: Key, known: Known) -> Key:
    """The body that a unit belongs to."""
    *_, root = known.wholes(key)
    return root


@cache
def _any_post() -> tuple[str, ...]:
    return tuple(table("units")["project_titles"]["endings"])


def joins(bearers: Sequence[Bearer]) -> Iterator[Join]:
    """Which bearers of one name are one person. Who bears another name has no say in it."""
    by_name: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in bearers:
        if bearer.is_full:
            by_name[normalize.key(bearer.name)].append(bearer)
    for _, same in sorted(by_name.items()):
        yield from _joins(sorted(same, key=lambda bearer: bearer.document))
    yield from _misspelt(sorted((each for same in by_name.values() for each in same), key=lambda bearer: bearer.key))


def _joins(same: Sequence[Bearer]) -> Iterator[Join]:
    """All of them where nothing contradicts, else those that share evidence."""
    if not _contradict(same):
        yield from (Join(same[0].key, bearer.key, "person") for bearer in same[1:])
        return
    sure = list(_sharing(same, lambda bearer: bearer.emails | bearer.phones | bearer.employers))
    yield from sure
    groups = joined(sure)
    told = [bearer for bearer in same if bearer.employers or bearer.emails]
    by_employer = _by_root(told, lambda bearer: bearer.employers, groups)
    by_company = _by_root(told, lambda bearer: bearer.company, groups)
    alone = []
    for bearer in same:
        if not bearer.employers and not bearer.emails:
            join = _only(bearer, by_employer) or _only(bearer, by_company)
            alone += [] if join else [bearer]
            yield from [join] if join else []
    yield from _sharing(alone, lambda bearer: bearer.company)


def _sharing(bearers: Sequence[Bearer], said: Said) -> Iterator[Join]:
    """Joins of the bearers that have something said of them in common."""
    first: dict[str, Bearer] = {}
    for bearer in bearers:
        for evidence in sorted(said(bearer)):
            other = first.setdefault(evidence, bearer)
            if other is not bearer:
                yield Join(other.key, bearer.key, "person_evidence", evidence=evidence)


def _misspelt(bearers: Sequence[Bearer]) -> Iterator[Join]:
    """Joins of names that slips part and an e-mail address or a number holds together."""
    by_address: dict[str, dict[str, Bearer]] = defaultdict(dict)
    for bearer in bearers:
        for address in bearer.emails | bearer.phones:
            by_address[address].setdefault(normalize.key(bearer.name), bearer)
    for address, names in sorted(by_address.items()):
        for one, other in combinations(sorted(names), 2) if len(names) <= _MOST_AT_ONE_ADDRESS else ():
            if DamerauLevenshtein.distance(one, other, score_cutoff=_SLIPS) <= _SLIPS:
                yield Join(names[one].key, names[other].key, "person_spelling", evidence=address)


def _by_root(bearers: Sequence[Bearer], said: Said, groups: Groups) -> dict[str, dict[Key, Bearer]]:
    """What is said of bearers → one bearer of each group of whom it is said."""
    found: dict[str, dict[Key, Bearer]] = defaultdict(dict)
    for bearer in bearers:
        for evidence in said(bearer):
            found[evidence].setdefault(groups.root(bearer.key), bearer)
    return found


def _only(bearer: Bearer, by_evidence: Mapping[str, Mapping[Key, Bearer]]) -> Join | None:
    """The join with the one group of whom something is said that the document names, too."""
    near: dict[str, tuple[str, Bearer]] = {}
    for evidence in sorted(bearer.company):
        groups = by_evidence.get(evidence, {})
        if len(groups) > 1:
            return None
        near |= {root: (evidence, each) for root, each in groups.items()}
    if len(near) != 1:
        return None
    ((evidence, other),) = near.values()
    return Join(other.key, bearer.key, "person_evidence", evidence=evidence)


def labels(bearers: Iterable[tuple[Key, Bearer]]) -> dict[Key, Label]:
    """Key of each person → letters of the name and what tells them apart: the employer, of a name in part the document."""
    found: dict[Key, set[str]] = defaultdict(set)
    for key, bearer in bearers:
        marks = (f"/{mark}" for mark in bearer.marks)
        found[key].update(marks if bearer.is_full else (f"@{document_mark(bearer.document)}",))
    return {
        key: (key.removeprefix("person:").partition("@")[0], min(marks, default="")) for key, marks in found.items()
    }


def differences(one: Bearer, other: Bearer, known: Known) -> list[str]:
    """What the documents of two bearers of one name say differently, in English."""
    said = table("explanations")["differ"]

    def listed(values: Iterable[str]) -> str:
        return ", ".join(sorted(body_name(value, known) for value in values))

    return [
        said[what].format(one=listed(mine), other=listed(theirs))
        for what in ("emails", "employers", "titles")
        if (mine := getattr(one, what)) and (theirs := getattr(other, what)) and not mine & theirs
    ]


def _contradict(same: Sequence[Bearer]) -> bool:
    """Whether the documents tell of two people: in linear time, so pairs are not looked at."""
    emails = {email for bearer in same for email in bearer.emails}
    if len(emails) > 1:
        return True
    said = [bearer.employers for bearer in same if bearer.employers]
    if said and not frozenset.intersection(*said):
        return True
    posts = [bearer for bearer in same if any(not title.endswith(_any_post()) for title in bearer.titles)]
    if len({frozenset(bearer.titles) for bearer in posts}) < 2:
        return False
    return not frozenset.intersection(*(bearer.company for bearer in posts))
