"""What people decide about the linking, and the file that keeps it: one JSON object a line, with who and when.

An entity in a decision is named by its id, its name and one mention (the first by document id and place): documents
that are added can change an id, and the mention finds the entity then.
"""

import json
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, PrivateAttr, StringConstraints, TypeAdapter, ValidationError

from hankenlp.documents import Entity, EntityMention, Model, Text
from hankenlp.errors import ResourceError
from hankenlp.export import replacing

Filled = Annotated[Text, StringConstraints(strip_whitespace=True, min_length=1)]


class EntityRef(Model):
    """An entity as it was when the decision was made; ``mention`` finds it where the id has changed."""

    id: Filled
    name: Text | None = None
    mention: EntityMention | None = None

    @classmethod
    def of(cls, entity: Entity) -> "EntityRef":
        """The reference to an entity of the corpus."""
        return cls(id=entity.id, name=entity.name, mention=entity.mentions[0] if entity.mentions else None)

    def __str__(self) -> str:
        return f"{self.id} ({self.name})" if self.name else self.id


class _Located(Model):
    """A model that knows the line it was read from."""

    _where: str = PrivateAttr("")

    @property
    def where(self) -> str:
        """``FILE:LINE``, or nothing for a decision that no file holds yet."""
        return self._where


class Merge(_Located):
    """Two entities are one thing."""

    do: Literal["merge"] = "merge"
    entities: tuple[EntityRef, EntityRef]
    by: Filled
    at: AwareDatetime

    def __str__(self) -> str:
        return f"merge {self.entities[0]} with {self.entities[1]}"


class Split(_Located):
    """Some mentions of an entity are another thing."""

    do: Literal["split"] = "split"
    entity: EntityRef
    mentions: Annotated[tuple[EntityMention, ...], Field(min_length=1)]
    by: Filled
    at: AwareDatetime

    def __str__(self) -> str:
        return f"split {len(self.mentions)} mention{'s' * (len(self.mentions) > 1)} off {self.entity}"


class Rename(_Located):
    """An entity's name."""

    do: Literal["rename"] = "rename"
    entity: EntityRef
    name: Filled
    by: Filled
    at: AwareDatetime

    def __str__(self) -> str:
        return f"rename {self.entity} to {self.name}"


Decision = Merge | Split | Rename
_DECISION: TypeAdapter[Decision] = TypeAdapter(Annotated[Decision, Field(discriminator="do")])


def signature(decision: Decision) -> str:
    """Who decided and when, and where that is written."""
    when = decision.at.isoformat().replace("+00:00", "Z")
    return f"{decision.by}, {when}{', ' if decision.where else ''}{decision.where}"


@dataclass(frozen=True)
class Conflict:
    """A decision that could not be followed, or that a later one undoes; ``str()`` is one line for people."""

    decision: Decision
    reason: str

    def __str__(self) -> str:
        return " ".join(f"{self.decision} ({signature(self.decision)}): {self.reason}".split())


def in_order(decisions: Iterable[Decision]) -> list[Decision]:
    """By time, then as given, so that the files of two people can be put after one another."""
    return sorted(decisions, key=lambda decision: decision.at)


def united(one: Iterable[Decision], other: Iterable[Decision]) -> list[Decision]:
    """The decisions of both; what both hold comes once, whichever file it was read from.

    A decision that one of them holds twice, as what was done, undone and done again within a second, stays twice.
    """
    found: dict[tuple[str, int], Decision] = {}
    for decisions in (one, other):
        times = Counter[str]()
        for decision in decisions:
            line = decision.model_dump_json()
            times[line] += 1
            found.setdefault((line, times[line]), decision)
    return list(found.values())


def read_decisions(path: str | Path | None) -> list[Decision]:
    """The decisions of a file in their order; none where there is no file yet.

    Raises ``ResourceError`` with the file, the line and the way out.
    """
    if path is None:
        return []
    if not Path(path).absolute().parent.is_dir():
        raise ResourceError(f"{path}: there is no such directory. Make it, or name another file.")
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").split("\n")
    except FileNotFoundError:
        return []
    except UnicodeDecodeError as error:
        raise ResourceError(f"{path}: it is not in UTF-8 ({error.reason}). Save it in UTF-8.") from error
    except OSError as error:
        raise ResourceError(f"{path}: {error.strerror or error}. Name a file of decisions.") from error
    return in_order(_read(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if line.strip())


def _read(line: str, where: str) -> Decision:
    try:
        decision = _DECISION.validate_python(json.loads(line))
    except ValidationError as error:
        first = error.errors()[0]
        cause = ": ".join([".".join(map(str, first["loc"])) or "decision", first["msg"]])
        raise _unreadable(where, cause) from error
    except (ValueError, RecursionError) as error:
        raise _unreadable(where, str(error)) from error
    decision._where = where
    return decision


def _unreadable(where: str, cause: str) -> ResourceError:
    return ResourceError(f"{where}: this line is no decision ({cause}). Mend it, or delete the line.")


def append_decision(path: str | Path, decision: Decision) -> None:
    """Put one line at the end of the file, and wait until it is on the disk."""
    line = (decision.model_dump_json() + "\n").encode("utf-8")
    file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
    try:
        size = os.lseek(file, 0, os.SEEK_END)
        if size:
            os.lseek(file, size - 1, os.SEEK_SET)
            line = line if os.read(file, 1) == b"\n" else b"\n" + line
        _put(file, line, size)
        os.fsync(file)
    finally:
        os.close(file)


def _put(file: int, line: bytes, size: int) -> None:
    """The whole line after ``size`` bytes, or nothing where the disk is full."""
    done = 0
    try:
        while done < len(line):
            done += os.write(file, line[done:])
    except OSError:
        if done and os.fstat(file).st_size == size + done:
            os.ftruncate(file, size)
        raise


def write_decisions(path: str | Path, decisions: Sequence[Decision]) -> None:
    """Write all decisions. An old file stays until the new one is complete."""
    with replacing(path) as stream:
        stream.writelines(decision.model_dump_json() + "\n" for decision in decisions)
