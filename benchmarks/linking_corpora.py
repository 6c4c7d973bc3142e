"""Corpora for the linking benchmark: documents as the pipeline would leave them, with the true thing of every mention.

A document belongs to a project and names its lead, its partners, its people, places and programmes, about twenty mentions
in all, and others in passing. A project has an application, a page or a report, so that documents share casts. Names are
written as ``linking_noise`` says. The same size and seed give the same corpus.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from benchmarks.linking_noise import Written, damaged, written
from benchmarks.linking_things import COINED, OWN, Human, Name, Project, Thing, World, genitive_of, words
from hankenlp.documents import Organization, Period, Person, Place, Programme, ProjectDocument, Title

FIELDS = {"organization": "organizations", "person": "people", "place": "places", "programme": "programmes"}
_A_DOCUMENT = 20
_TITLED = 0.75
_USUAL = 0.6
_INTRODUCED = 0.35
_MISSPELT_TITLES = 0.02


@dataclass
class Corpus:
    """Documents and the key of every mention: by document, by field in the order of ``FIELDS``, then its title's."""

    documents: list[ProjectDocument] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    mentions: int = 0
    """How many there are, titles apart."""


def corpus(mentions: int, seed: int) -> Corpus:
    """A corpus of so many mentions."""
    rng = Random(seed)
    world = World(rng)
    made = Corpus()
    while made.mentions < mentions:
        project = world.project()
        for _ in range(rng.choice((1, 1, 2, 3))):
            left = mentions - made.mentions
            if left > 0:
                _Draft(f"d{len(made.documents)}", project, world, rng).finish(min(left, _A_DOCUMENT), made)
    return made


class _Draft:
    """One document in the making."""

    def __init__(self, id_: str, project: Project, world: World, rng: Random) -> None:
        self._id, self._project, self._world, self._rng = id_, project, world, rng
        self._parts: list[str] = []
        self._length = 0
        self._items: dict[str, list[Any]] = {name: [] for name in FIELDS.values()}
        self._keys: dict[str, list[str]] = {name: [] for name in FIELDS.values()}
        self._named: dict[str, Name] = {}
        """Key of a thing → the name that this document mostly uses."""
        self._shorts: dict[str, str] = {}
        """Abbreviation that the document introduces → key of the thing."""

    def finish(self, size: int, made: Corpus) -> None:
        """Write the document and add it to the corpus."""
        title = self._title()
        count = 0
        for thing in self._plan():
            self._say(self._rng.choice(words()["mentions"]["fillers"]))
            count += self._name_person(thing) if isinstance(thing, Human) else self._name_thing(thing, size - count)
            if count >= size:
                break
        self._say(".")
        year = self._project.year
        document = ProjectDocument(
            id=self._id,
            text="".join(self._parts),
            producer="benchmark",
            title=title,
            period=Period(edtf=f"{year}/{year + 2}", start=f"{year}-01-01", end=f"{year + 2}-12-31"),
            organizations=tuple(self._items["organizations"]),
            people=tuple(self._items["people"]),
            places=tuple(self._items["places"]),
            programmes=tuple(self._items["programmes"]),
        )
        made.documents.append(document)
        made.keys += [key for keys in self._keys.values() for key in keys]
        made.keys += [self._project.key] if title else []
        made.mentions += count

    def _plan(self) -> Iterator[Thing | Human]:
        """What is named, in order; then the project's own, until the document is full."""
        rng, project = self._rng, self._project
        planned: list[Thing | Human] = [project.lead] * 3
        named: tuple[Thing | Human, ...] = (*project.cast, *project.people)
        for each in named:
            planned += [each] * rng.choice((1, 1, 2, 3))
        planned += [self._world.bodies.draw(rng) for _ in range(rng.choice((0, 1, 2, 3)))]
        planned += [self._world.places.draw(rng) for _ in range(rng.choice((0, 1, 2)))]
        rng.shuffle(planned)
        yield from planned
        while True:
            yield rng.choice((project.lead, *project.cast))

    def _say(self, text: str) -> tuple[int, int]:
        self._parts.append(text)
        self._length += len(text)
        return self._length - len(text), self._length

    # 1 · titles

    def _title(self) -> Title | None:
        rng = self._rng
        if rng.random() >= _TITLED:
            self._say("Hanke")
            return None
        text = rng.choice(self._project.titles)
        chance = rng.random()
        if chance < _MISSPELT_TITLES:
            text, _ = damaged(rng, (text, text))
        elif chance < 0.15:
            text = f"{text} – {rng.choice(words()['mentions']['pages'])}"
        elif chance < 0.2:
            text = f"”{text}”"
        start, end = self._say(text)
        return Title(text=text, start=start, end=end)

    # 2 · bodies, places, programmes

    def _name_thing(self, thing: Thing, left: int) -> int:
        """Write a thing's name and what goes with it; return how many mentions that made."""
        rng = self._rng
        usual = self._named.get(thing.key)
        if usual is None:
            usual = thing.names[0] if rng.random() < _USUAL else rng.choice(thing.names)
            self._named[thing.key] = usual
            self._mention(thing, written(rng, *usual))
            whole = usual[0] in (thing.names[0][0], f"{thing.names[0][0]} ry") and thing.short != usual[0]
            if thing.short and whole and left > 1 and rng.random() < _INTRODUCED and thing.short not in self._shorts:
                return 1 + self._introduce(thing, thing.short)
            return 1
        chance = rng.random()
        if thing.short and self._shorts.get(thing.short) == thing.key and chance < 0.5:
            self._mention(thing, written(rng, thing.short, f"{thing.short}:n"))
        elif thing.bare and thing.owner and thing.owner.key in self._named and chance < 0.4:
            self._mention(thing, written(rng, *thing.bare))
        else:
            self._mention(thing, written(rng, *(usual if chance < 0.8 else rng.choice(thing.names))))
        return 1

    def _introduce(self, thing: Thing, short: str) -> int:
        self._say(" (")
        self._mention(thing, (short, short))
        self._say(")")
        self._shorts[short] = thing.key
        return 1

    def _mention(self, thing: Thing, name: Written) -> None:
        surface, base = damaged(self._rng, name, _sort(thing, name))
        start, end = self._say(surface)
        said: dict[str, Any] = {"text": surface, "start": start, "end": end, "name": base}
        made: Organization | Place | Programme
        if thing.type == "organization":
            made = Organization(**said)
        elif thing.type == "programme":
            made = Programme(**said)
        else:
            kind: Any = thing.kind if thing.kind in ("municipality", "region", "country") else "other"
            made = Place(kind=kind, **said)
        self._items[FIELDS[thing.type]].append(made)
        self._keys[FIELDS[thing.type]].append(thing.key)

    # 3 · people

    def _name_person(self, human: Human) -> int:
        first_time = human.key not in self._named
        self._named[human.key] = (human.last, human.last)
        surface, base = damaged(self._rng, self._person_name(human, first_time), "person")
        start, end = self._say(surface)
        said = self._said_of(human) if first_time else {}
        self._items["people"].append(Person(text=surface, start=start, end=end, name=base, **said))
        self._keys["people"].append(human.key)
        return 1

    def _person_name(self, human: Human, first_time: bool) -> Written:
        rng, whole = self._rng, f"{human.first} {human.last}"
        chance = rng.random()
        if first_time or chance < 0.5:
            return (
                (f"{human.last}, {human.first}",) * 2 if chance < 0.03 else written(rng, whole, _whole_genitive(whole))
            )
        if chance < 0.85:
            return written(rng, human.last, _whole_genitive(human.last))
        if chance < 0.92:
            return (f"{human.first[0]}. {human.last}",) * 2
        return written(rng, human.first, _whole_genitive(human.first))

    def _said_of(self, human: Human) -> dict[str, Any]:
        """What the document says of a person, as far as it does."""
        rng = self._rng
        employer = self._named.get(human.employer.key) or human.employer.names[0]
        said = {"title": (human.title, 0.7), "organization": (employer[0], 0.6), "email": (human.email, 0.4)}
        said["phone"] = (human.phone, 0.3)
        return {name: value for name, (value, share) in said.items() if rng.random() < share}


def _sort(thing: Thing, name: Written) -> str:
    """How well its base form can be known, as a key of ``WRONG_BASE``."""
    if thing.kind == COINED and " " not in name[1]:
        return "coined"
    return "other" if thing.key.startswith(OWN) else "known"


def _whole_genitive(name: str) -> str:
    """The genitive of a person's name, of which the last word is inflected."""
    rest, space, last = name.rpartition(" ")
    return f"{rest}{space}{genitive_of(last)}"
