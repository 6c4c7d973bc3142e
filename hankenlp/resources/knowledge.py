"""Facts about named bodies, places and programmes: the CSV files of ``knowledge/`` as ``Entry`` objects.

Most files have one row an entry. The municipality files have one row a municipality, from which both the place (*Oulu*)
and the body (*Oulun kaupunki*) are made. ``read_entries`` reads users' own files of the same form.
"""

import csv
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Literal, cast

from hankenlp.errors import ResourceError

EntryType = Literal["organization", "place", "programme"]
PREFIXES: Mapping[str, str] = {"organization": "org", "place": "place", "programme": "programme"}
COLUMNS = ("id", "type", "kind", "name", "aliases", "parent", "predecessors", "since", "until", "code", "location")
MUNICIPAL = ("municipalities.csv", "former_municipalities.csv")
_WHOLE = str.maketrans({"ø": "o", "ı": "i", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th"})
"""Letters that Unicode does not part into a plain one and a mark."""
Row = tuple[str, dict[str, Any]]
"""Where a row stands (``file:line``), and its cells."""
Located = tuple[str, "Entry"]
"""Where an entry stands (``file:line``), and the entry."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One known thing.

    ``aliases`` are its other nominative names, ``parent`` is the id of what it is a part of, ``location`` that of the
    place where a body is, or that it serves.
    """

    id: str
    type: EntryType
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    predecessors: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    code: str = ""
    location: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the aliases."""
        return (self.name, *self.aliases)


@cache
def knowledge() -> tuple[Entry, ...]:
    """Every entry that travels with the package. Raises ``ResourceError`` at the first fault."""
    return validated([entry for _, entry in packaged()])


def packaged() -> tuple[Located, ...]:
    """What ``knowledge()`` is before the ids that they name are compared, with the places of the rows."""
    folder = files("hankenlp.resources") / "knowledge"
    paths = sorted((path for path in folder.iterdir() if path.name.endswith(".csv")), key=lambda path: path.name)
    listed = [located(*row) for path in paths if path.name not in MUNICIPAL for row in rows_of(path)]
    return (*_municipalities(*(folder / name for name in MUNICIPAL)), *listed)


@cache
def names() -> Mapping[str, tuple[Entry, ...]]:
    """Casefolded name or alias → the entries that bear it. A name in capitals may be a common word in lower case."""
    return index_of(knowledge())


def index_of(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """What ``names()`` is, for any entries."""
    index: dict[str, tuple[Entry, ...]] = {}
    for entry in entries:
        for key in dict.fromkeys(map(fold, entry.names)):
            index[key] = (*index.get(key, ()), entry)
    return index


def fold(name: str) -> str:
    """A name as the index writes it: single spaces, no capitals."""
    return " ".join(name.split()).casefold()


@lru_cache(maxsize=100_000)
def slug(name: str) -> str:
    """ASCII words joined by hyphens: *Pohjois-Pohjanmaan ELY-keskus* → ``pohjois-pohjanmaan-ely-keskus``."""
    ascii_name = unaccented(name.lower()).encode("ascii", "ignore").decode()
    return "-".join("".join(c if c.isalnum() else " " for c in ascii_name).split()) or "x"


def unaccented(text: str) -> str:
    """*ä* → *a*, *é* → *e*, *ø* → *o*: small letters without what marks them."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text.translate(_WHOLE)) if not unicodedata.combining(c))


def read_entries(paths: Iterable[str | Path]) -> tuple[Entry, ...]:
    """Users' own entries from CSV files, or TOML files with ``[[entry]]`` tables, of the columns in ``COLUMNS``.

    Only ``type`` and ``name`` are needed. A row with the id of one of our entries adds its names to that entry.
    Raises ``ResourceError`` with the file, the line and the way out.
    """
    given = [paths] if isinstance(paths, (str, Path)) else paths
    return tuple(located(*row)[1] for path in given for row in rows_of(Path(path)))


def with_own(own: Sequence[Entry]) -> tuple[Entry, ...]:
    """Our entries and the users': theirs first, so that they win where a name is shared."""
    return validated(merged_with_own(own))


def merged_with_own(own: Sequence[Entry]) -> tuple[Entry, ...]:
    """What ``with_own`` is before the ids that they name are compared."""
    ours = {entry.id: entry for entry in knowledge()}
    merged: dict[str, Entry] = {}
    for entry in own:
        base = merged.get(entry.id) or ours.get(entry.id)
        merged[entry.id] = _united(entry, base) if base else entry
    return (*merged.values(), *(entry for entry in ours.values() if entry.id not in merged))


def validated(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries, if their ids are unique and what they name exists; else ``ResourceError``."""
    known: set[str] = set()
    for entry in entries:
        if entry.id in known:
            raise ResourceError(f"knowledge: the id {entry.id} stands twice. Give one of the rows another id.")
        known.add(entry.id)
    for entry in entries:
        for other in (entry.parent, entry.location, *entry.predecessors):
            if other is not None and other not in known:
                raise ResourceError(f"knowledge: {entry.id} names {other}, which is no entry. Add it or mend the id.")
    return tuple(entries)


def _united(new: Entry, old: Entry) -> Entry:
    aliases = tuple(dict.fromkeys((*old.names, *new.aliases)))
    return replace(
        old,
        name=new.name,
        aliases=tuple(alias for alias in aliases if alias != new.name),
        kind=new.kind or old.kind,
        parent=new.parent or old.parent,
        predecessors=tuple(dict.fromkeys((*old.predecessors, *new.predecessors))),
        since=new.since or old.since,
        until=new.until or old.until,
        code=new.code or old.code,
        location=new.location or old.location,
    )


def rows_of(path: Traversable) -> Iterator[Row]:
    """The rows of a CSV or TOML file as they stand. Raises ``ResourceError`` where the file as a whole has a fault."""
    suffix = path.name.lower().rpartition(".")[2]
    if suffix not in ("csv", "toml"):
        raise ResourceError(f"{path}: names are read from .csv and .toml files. Give one of these.")
    yield from _toml_rows(path) if suffix == "toml" else _csv_rows(path, needed=("type", "name"))


def _csv_rows(path: Traversable, needed: Sequence[str] = ()) -> Iterator[Row]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ResourceError(
            f"{path}: {getattr(error, 'strerror', None) or error}. Give a CSV file in UTF-8."
        ) from error
    reader = csv.DictReader(lines)
    missing = [column for column in needed if column not in (reader.fieldnames or ())]
    if missing:
        raise ResourceError(
            f"{path}: the first line names no column {missing[0]}. Let it name the columns, with commas between them: "
            "type,name and any of the others."
        )
    for row in reader:
        yield f"{path.name}:{reader.line_num}", row


def _whole(where: str, row: dict[Any, Any]) -> dict[str, Any]:
    if None in row or None in row.values():
        raise ResourceError(f"{where}: the row has more or fewer cells than the header.")
    return {column: cell.strip() if isinstance(cell, str) else cell for column, cell in row.items()}


def _toml_rows(path: Traversable) -> Iterator[Row]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ResourceError(f"{path}: {error.strerror or error}. Give a TOML file in UTF-8.") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ResourceError(f"{path}: {error}. Mend the line that is named, and save the file in UTF-8.") from error
    tables = content.get("entry")
    if list(content) != ["entry"] or not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
        other = next((name for name in content if name != "entry"), None)
        cause = "there is no [[entry]]" if other is None else f"{other} is no [[entry]]"
        raise ResourceError(f"{path}: {cause}. Begin each name with a line [[entry]], then type = … and name = …")
    for number, cells in enumerate(tables, 1):
        yield f"{path.name}: [[entry]] {number}", cells


def located(where: str, row: dict[str, Any]) -> Located:
    """One row as an entry; an empty ``id`` becomes the type and the slug of the name. Raises ``ResourceError``."""
    cells = _whole(where, row)
    unknown = sorted(set(cells) - set(COLUMNS))
    if unknown:
        raise ResourceError(f"{where}: unknown column {unknown[0]}. The columns are {', '.join(COLUMNS)}.")
    name = " ".join(str(cells.get("name", "")).split())
    entry_type = str(cells.get("type", ""))
    if not name:
        raise ResourceError(f"{where}: the name is missing.")
    if entry_type not in PREFIXES:
        raise ResourceError(f"{where}: type {entry_type!r} is none of {', '.join(PREFIXES)}.")
    id_ = str(cells.get("id", "")) or f"{PREFIXES[entry_type]}/{slug(name)}"
    if not id_.startswith(f"{PREFIXES[entry_type]}/") or not id_.isascii() or " " in id_:
        raise ResourceError(f"{where}: the id {id_!r} is not {PREFIXES[entry_type]}/ and an ASCII slug.")
    entry = Entry(
        id=id_,
        type=cast(EntryType, entry_type),
        kind=str(cells.get("kind", "")),
        name=name,
        aliases=tuple(alias for alias in _listed(cells.get("aliases", "")) if alias != name),
        parent=str(cells.get("parent", "")) or None,
        predecessors=_listed(cells.get("predecessors", "")),
        since=str(cells.get("since", "")),
        until=str(cells.get("until", "")),
        code=str(cells.get("code", "")),
        location=str(cells.get("location", "")) or None,
    )
    return where, entry


def _listed(cell: object) -> tuple[str, ...]:
    """A cell's values: ``a|b`` in CSV, a list in TOML."""
    values = map(str, cell) if isinstance(cell, list) else str(cell).split("|")
    return tuple(dict.fromkeys(" ".join(value.split()) for value in values if value.strip()))


def _municipalities(current: Traversable, former: Traversable) -> Iterator[Located]:
    """Two entries a municipality: the place and its body. What was merged precedes what it went into."""
    rows = [(where, _whole(where, row)) for path in (current, former) for where, row in _csv_rows(path)]
    merged: dict[str, list[dict[str, str]]] = {}
    taken: set[str] = set()
    for _, cells in rows:
        merged.setdefault(cells.get("successor", ""), []).append(cells)
        taken |= {_body(cells), *_listed(cells.get("organization_aliases", ""))}
    for where, cells in rows:
        before = merged.get(cells["name"], [])
        place = Entry(
            id=_place_id(cells),
            type="place",
            kind="municipality",
            name=cells["name"],
            aliases=_listed(f"{cells.get('swedish', '')}|{cells['aliases']}"),
            parent=f"place/{slug(cells['region'])}" if "region" in cells else None,
            predecessors=tuple(map(_place_id, before)),
            until=cells.get("until", ""),
            code=cells.get("code", ""),
        )
        body = Entry(
            id=f"org/{slug(_body(cells))}",
            type="organization",
            kind="city" if cells["form"] == "kaupunki" else "municipality",
            name=_body(cells),
            aliases=(
                *(name for name in _other_heads(cells) if name not in taken),
                *_swedish_bodies(cells),
                *_english_bodies(cells),
                *_listed(cells.get("organization_aliases", "")),
            ),
            predecessors=tuple(f"org/{slug(_body(row))}" for row in before),
            until=cells.get("until", ""),
            code=cells.get("code", ""),
            location=place.id,
        )
        yield from ((where, place), (where, body))


def _place_id(cells: dict[str, str]) -> str:
    return f"place/{slug(cells['name'])}"


def _body(cells: dict[str, str]) -> str:
    """*Oulun kaupunki*, *Sallan kunta*; a *maalaiskunta* is its own name."""
    return f"{cells['genitive']} {cells['form']}" if cells["form"] else cells["name"]


def _other_heads(cells: dict[str, str]) -> tuple[str, ...]:
    """*Kangasalan kunta* for *Kangasalan kaupunki*: its name before it became a town, or what others take it for."""
    other = {"kaupunki": "kunta", "kunta": "kaupunki"}.get(cells["form"])
    return (f"{cells['genitive']} {other}",) if other else ()


def _swedish_bodies(cells: dict[str, str]) -> tuple[str, ...]:
    """*Esbo stad*, *Uleåborgs stad*: usage wavers, so both with and without *s*."""
    swedish = cells.get("swedish", "")
    if not swedish:
        return ()
    form = "stad" if cells["form"] == "kaupunki" else "kommun"
    return tuple(dict.fromkeys((f"{swedish} {form}", f"{swedish.removesuffix('s')}s {form}")))


def _english_bodies(cells: dict[str, str]) -> tuple[str, ...]:
    """*City of Oulu*, *Municipality of Salla*."""
    form = {"kaupunki": "City", "kunta": "Municipality"}.get(cells["form"])
    return (f"{form} of {cells['name']}",) if form else ()
