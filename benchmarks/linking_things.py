"""The things that the documents of the linking benchmark name: bodies, places, programmes, people and projects.

Well-known things are those of the knowledge base; the others are invented, of words in ``data/linking.toml``. A thing is
made when it is first drawn, and how often it is drawn follows Zipf's law, so that a larger corpus names more things, as
real ones do: few are named everywhere, most in one project.
"""

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from hankenlp.language.names import genitive
from hankenlp.resources.knowledge import Entry, fold, knowledge, names, slug
from hankenlp.resources.patterns import lines, word_set

Name = tuple[str, str]
"""A nominative and its genitive."""

COINED = "coined"
"""The kind of the companies whose names no dictionary has."""
OWN = "own/"
"""What the keys of invented things begin with."""
_TOWNS = ("city", "municipality")
_NAMESAKES = 0.02
_MOVED = 0.005
_HIRED = 0.32
_ADDRESSED = 0.9
"""Shares of people: with the name of another one, with a second employer, new in a project, with an address at work."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that has names. The first name is the usual one.

    ``short`` is an abbreviation that a document introduces in brackets, ``bare`` a unit's name without its ``owner``'s,
    which a document uses only after the whole name or beside the owner.
    """

    key: str
    type: str
    names: tuple[Name, ...]
    kind: str = "other"
    short: str | None = None
    bare: Name | None = None
    owner: "Thing | None" = None
    since: int = 0
    until: int = 9999


@dataclass(frozen=True, slots=True)
class Human:
    """A person, with the employer that the documents name."""

    key: str
    first: str
    last: str
    employer: Thing
    title: str
    email: str
    phone: str


@dataclass(frozen=True, slots=True)
class Project:
    """A project: what its title may be, and whom its documents name."""

    key: str
    titles: tuple[str, ...]
    year: int
    lead: Thing
    cast: tuple[Thing, ...]
    people: tuple[Human, ...]


@cache
def words() -> dict[str, Any]:
    """The words of ``data/linking.toml``."""
    return tomllib.loads((Path(__file__).parent / "data" / "linking.toml").read_text(encoding="utf-8"))


@cache
def genitive_of(name: str) -> str:
    return name if _is_foreign(name) else genitive(name)


def _is_foreign(name: str) -> bool:
    """Whether a name is Swedish or English, as far as its head tells; these mostly stand uninflected."""
    heads = (*word_set("organization_heads", "swedish_heads"), *word_set("organization_heads", "foreign_heads"), "stad")
    return name.endswith(heads) or " of " in name


class Ranked:
    """Draws things by Zipf's law (Mandelbrot's form): the k-th is drawn about (k + shift) ** -(1 + tail) as often."""

    def __init__(self, make: Callable[[int], Thing], shift: float, tail: float) -> None:
        self._make, self._shift, self._tail = make, shift, tail
        self._made: dict[int, Thing] = {}

    def draw(self, rng: Random) -> Thing:
        """A thing; one that has never been drawn is made."""
        rank = int(self._shift * ((1.0 - rng.random()) ** (-1.0 / self._tail) - 1.0))
        if rank not in self._made:
            self._made[rank] = self._make(rank)
        return self._made[rank]


class World:
    """Everything that can be named; two worlds of one seed are equal."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._taken: dict[str, set[str]] = {}
        self._count = 0
        self._known = {type_: self._shuffled(type_) for type_ in ("organization", "place", "programme")}
        self._towns = [entry for entry in self._known["organization"] if entry.kind in _TOWNS]
        self._by_kind: dict[str, list[Entry]] = {}
        for entry in self._known["organization"]:
            self._by_kind.setdefault(entry.kind, []).append(entry)
        self._made: dict[str, Thing] = {}
        self._staff: dict[str, list[Human]] = {}
        self._humans: list[Human] = []
        self.bodies = Ranked(self._body, 60, 0.45)
        self.places = Ranked(self._place, 40, 0.6)
        self.programmes = Ranked(self._programme, 10, 0.6)
        self._first_names = self._shuffled_lines("first_names")
        self._surnames = self._shuffled_lines("surnames")

    def _shuffled(self, type_: str) -> list[Entry]:
        found = [entry for entry in knowledge() if entry.type == type_]
        self._rng.shuffle(found)
        # Popped from the end: towns come late as bodies and first as places, what has ceased to be late.
        return sorted(found, key=lambda entry: (not entry.until, (entry.kind == "municipality") == (type_ == "place")))

    def _shuffled_lines(self, name: str) -> list[str]:
        found = sorted({line.title() for line in lines(name)})
        self._rng.shuffle(found)
        return found

    # 1 · bodies, places, programmes

    def _of_entry(self, entry: Entry) -> Thing:
        if entry.id not in self._made:
            usual = tuple((name, genitive_of(name)) for name in dict.fromkeys(entry.names))
            short = next((name for name in entry.aliases if name.isupper() and 2 < len(name) <= 6), None)
            since, until = int(entry.since or 0), int(entry.until or 9999)
            self._made[entry.id] = Thing(entry.id, entry.type, usual, entry.kind, short=short, since=since, until=until)
        return self._made[entry.id]

    def _from_knowledge(self, type_: str, share: float) -> Thing | None:
        known = self._known[type_]
        return self._of_entry(known.pop()) if known and self._rng.random() < share else None

    def _body(self, rank: int) -> Thing:
        known = self._from_knowledge("organization", 0.75 if rank < 500 else 0.2)
        makers = (self._association, self._association, self._company, self._company, self._school, self._unit)
        return known or self._new(self._rng.choice(makers))

    def _place(self, rank: int) -> Thing:
        return self._from_knowledge("place", 0.95 if rank < 2000 else 0.3) or self._new(self._village)

    def _programme(self, rank: int) -> Thing:
        return self._from_knowledge("programme", 0.9 if rank < 60 else 0.3) or self._new(self._own_programme)

    def _new(self, make: Callable[[str], Thing]) -> Thing:
        """An invented thing none of whose names belongs to another one."""
        while True:
            self._count += 1
            thing = make(f"{OWN}{self._count}")
            if self._claim(thing.type, [name for name, _ in thing.names]):
                return thing

    def _claim(self, type_: str, claimed: Sequence[str]) -> bool:
        taken = self._taken.setdefault(type_, set())
        keys = {re.sub(r"\W", "", fold(name)) for name in claimed}
        if keys & taken or any(fold(name) in names() for name in claimed):
            return False
        taken |= keys
        return True

    def _pick(self, section: str, part: str) -> Any:
        return self._rng.choice(words()[section][part])

    def _proper(self) -> Name:
        """A village's name: *Kivirannan* is where the *Kivirannan koulu* is."""
        start = self._pick("villages", "regions") + self._pick("villages", "starts")
        start = start if "-" in start else start.capitalize()
        nominative, inflected = self._pick("villages", "ends")
        return start + nominative, start + inflected

    def _town(self) -> str:
        """The genitive of a town: those at the beginning of the shuffled list are named oftener."""
        towns = self._towns
        return towns[int(len(towns) * self._rng.random() ** 1.5)].name.rpartition(" ")[0]

    def _association(self, key: str) -> Thing:
        place = self._town() if self._rng.random() < 0.7 else self._proper()[1]
        domain, head = self._pick("associations", "domains"), self._pick("associations", "heads")
        stem = f"{place} {domain}"
        plain = (stem + head[0], stem + head[1])
        formal = (f"{plain[0]} ry", f"{plain[0]} ry:n")
        short = (place[0] + domain[0] + head[0][0]).upper()
        lowered = f"{place} {domain.lower()}"
        return Thing(key, "organization", (formal, plain, (lowered + head[0], lowered + head[1])), short=short)

    def _company(self, key: str) -> Thing:
        form = self._pick("companies", "forms")
        if self._rng.random() < 0.3:
            owner = genitive_of(self._drawn(self._surnames, 4))
            trade = self._pick("companies", "trades")
            plain = (f"{owner} {trade[0]}", f"{owner} {trade[1]}")
        else:
            middle = "".join(self._pick("companies", "middles") for _ in range(self._rng.choice((0, 1, 1, 2, 2))))
            coined = self._pick("companies", "starts") + middle + self._pick("companies", "ends")
            plain = (coined, coined + ("n" if coined[-1] in "aeiouyäö" else "in"))
        formal = (f"{plain[0]} {form}", f"{plain[0]} {form}:n")
        swedish = ((f"Oy {plain[0]} Ab", f"Oy {plain[0]} Ab:n"),) if form == "Oy Ab" else ()
        return Thing(key, "organization", (formal, plain, *swedish), COINED)

    def _school(self, key: str) -> Thing:
        kind = self._rng.choice(words()["bodies"])
        head = self._rng.choice(kind["heads"])
        proper = self._proper()
        usual = [(f"{proper[1]} {head[0]}", f"{proper[1]} {head[1]}")]
        if kind["form"]:
            usual.append((f"{usual[0][0]} {kind['form']}", f"{usual[0][0]} {kind['form']}:n"))
        if kind["turned"]:
            usual.append((f"{head[0].capitalize()} {proper[0]}", f"{head[0].capitalize()} {proper[1]}"))
        if kind["short"]:
            usual.append(proper)
        return Thing(key, "organization", tuple(usual))

    def _unit(self, key: str) -> Thing:
        kind = self._rng.choice(words()["units"])
        among = [entry for each in kind["kinds"] for entry in self._by_kind.get(each, [])]
        among = [entry for entry in among if entry.name.endswith(tuple(kind.get("owners", [""])))]
        owner = self._of_entry(self._rng.choice(among))
        head = self._rng.choice(kind["heads"])
        starts = [inflected for _, inflected in owner.names if not inflected.endswith(("ry:n", ")"))][:2]
        whole = tuple((f"{start} {head[0]}", f"{start} {head[1]}") for start in starts)
        since, until = owner.since, owner.until
        return Thing(key, "organization", whole, bare=(head[0], head[1]), owner=owner, since=since, until=until)

    def _village(self, key: str) -> Thing:
        return Thing(key, "place", (self._proper(),))

    def _own_programme(self, key: str) -> Thing:
        end = self._pick("programmes", "ends")
        while True:
            word = self._pick("programmes", "words").lower()
            town = self._rng.random() < 0.7
            stem = f"{self._town()} {word}" if town else f"{self._pick('programmes', 'words')}-{word}-"
            if self._claim("stem", [stem]):
                break
        year = self._rng.randrange(1995, 2026)
        plain = (stem + end[0], stem + end[1])
        dated = (f"{plain[0]} {year}–{year + 6}", f"{plain[1]} {year}–{year + 6}")
        return Thing(key, "programme", (plain, dated))

    # 2 · people and projects

    def _drawn(self, from_: Sequence[str], steepness: float) -> str:
        """A word of a shuffled list, the first ones oftener."""
        return from_[int(len(from_) * self._rng.random() ** steepness)]

    def human(self, employer: Thing) -> Human:
        """Someone of the staff, or someone new."""
        staff = self._staff.setdefault(employer.key, [])
        if staff and self._rng.random() > _HIRED:
            return self._rng.choice(staff)
        staff.append(self._hired(employer))
        self._humans.append(staff[-1])
        return staff[-1]

    def _hired(self, employer: Thing) -> Human:
        rng, one = self._rng, None
        if self._humans and rng.random() < _MOVED + _NAMESAKES:
            one = rng.choice(self._humans)
        first = one.first if one else self._first_name()
        last = one.last if one else self._drawn(self._surnames, 2)
        moved = one is not None and rng.random() < _MOVED / (_MOVED + _NAMESAKES)
        key = one.key if one and moved else f"human/{len(self._humans) + 1}"
        domain = f"{slug(employer.short or employer.names[0][0])[:24].strip('-')}.fi"
        domain = domain if rng.random() < _ADDRESSED else self._pick("people", "free")
        email = f"{slug(first)}.{slug(last)}@{domain}"
        kept = one.phone if one and moved and rng.random() < 0.5 else None
        phone = kept or f"04{rng.randrange(10)} {rng.randrange(10**7):07}"
        return Human(key, first, last, employer, self._pick("people", "titles"), email, phone)

    def _first_name(self) -> str:
        first = self._drawn(self._first_names, 2)
        return f"{first}-{self._drawn(self._first_names, 3)}" if self._rng.random() < 0.06 else first

    def project(self) -> Project:
        """A new project with its cast."""
        rng = self._rng
        self._count += 1
        year = rng.randrange(1998, 2026)
        lead = self._alive(self.bodies, year)
        partners = [self._alive(self.bodies, year) for _ in range(rng.choice((1, 2, 2, 3, 4)))]
        partners += [unit.owner for unit in (lead, *partners) if unit.owner and rng.random() < 0.5]
        programmes = [self._alive(self.programmes, year) for _ in range(rng.choice((1, 1, 2)))]
        places = [self.places.draw(rng) for _ in range(rng.choice((1, 2, 3)))]
        people = [self.human(rng.choice((lead, lead, *partners))) for _ in range(rng.choice((1, 1, 2, 3)))]
        cast = {thing.key: thing for thing in (*partners, *programmes, *places) if thing.key != lead.key}
        humans = tuple({human.key: human for human in people}.values())
        return Project(f"project/{self._count}", self._titles(year), year, lead, tuple(cast.values()), humans)

    def _alive(self, ranked: Ranked, year: int) -> Thing:
        """A thing of that time; after three that are not, any."""
        for _ in range(3):
            thing = ranked.draw(self._rng)
            if thing.since <= year <= thing.until:
                break
        return thing

    def _titles(self, year: int) -> tuple[str, ...]:
        while True:
            place = f" {self._town()} seudulla" if self._rng.random() < 0.6 else ""
            head = f"{self._pick('projects', 'firsts')} {self._pick('projects', 'seconds')}{place}"
            if self._rng.random() < 0.4:
                head = f"{self._proper()[1]} {self._pick('projects', 'seconds')}"
            if self._claim("project", [head]):
                break
        parts = (self._pick("projects", part) for part in ("subjects", "objects", "actions"))
        return head, f"{head} – {' '.join(parts)}", f"{head} -hanke", f"{head} {year}–{year + 2}"
