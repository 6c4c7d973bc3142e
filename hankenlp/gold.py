"""Annotated documents: ``NAME.txt`` with ``NAME.yaml`` beside it.

The YAML names snippets of the text; reading anchors each of them to its offsets, and every occurrence of a name's
written forms becomes a mention (of two that overlap, the longer).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import srsly

from hankenlp.documents import ProjectDocument
from hankenlp.errors import ResourceError

SPANS = ("goals", "outcomes", "amounts", "dates")
NAMED = ("organizations", "places", "people", "programmes")


@dataclass(frozen=True)
class GoldSpan:
    """A goal, outcome, amount or date; ``data`` holds its other keys as annotated."""

    start: int
    end: int
    text: str
    data: Mapping[str, Any]

    @property
    def optional(self) -> bool:
        """Whether finding it is neither rewarded nor punished."""
        return bool(self.data.get("optional"))


@dataclass(frozen=True)
class GoldName:
    """A named thing; ``names`` are the base forms that are right, the fullest first."""

    names: tuple[str, ...]
    data: Mapping[str, Any]

    @property
    def optional(self) -> bool:
        """Whether finding it is neither rewarded nor punished."""
        return bool(self.data.get("optional"))


@dataclass(frozen=True)
class GoldMention:
    """One occurrence of a named thing; ``field`` is where it belongs in a ``ProjectDocument``."""

    start: int
    end: int
    field: str
    thing: GoldName

    @property
    def key(self) -> str:
        """The same wherever the real-world thing is the same."""
        return str(self.thing.data["key"])

    @property
    def optional(self) -> bool:
        """Whether finding it is neither rewarded nor punished."""
        return self.thing.optional


@dataclass(frozen=True)
class Gold:
    """One annotated document, its snippets anchored in ``text``."""

    id: str
    genre: str
    text: str
    data: Mapping[str, Any]
    spans: Mapping[str, tuple[GoldSpan, ...]]
    names: Mapping[str, tuple[GoldName, ...]]
    mentions: tuple[GoldMention, ...]


def load_gold(*directories: Path | str) -> dict[str, Gold]:
    """The annotated documents of the directories, by id.

    Raises ``ResourceError`` where a file is missing or malformed, or a snippet does not stand in its text.
    """
    paths = [path for directory in directories for path in sorted(Path(directory).glob("*.yaml"))]
    return {gold.id: gold for gold in map(_load, paths)}


def _load(path: Path) -> Gold:
    try:
        data = cast(dict[str, Any], srsly.read_yaml(path))
        return anchored(data, path.with_suffix(".txt").read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ResourceError(f"{path}: {' '.join(str(error).split())}. Mend the annotation or its text.") from error


def anchored(data: Mapping[str, Any], text: str, strict: bool = True) -> Gold:
    """The annotation with each snippet found in ``text``.

    Where not ``strict``, a snippet that is not there (the text was read from another format) gets an empty span.
    """
    return Gold(
        id=data["id"],
        genre=str(data.get("genre") or ""),
        text=text,
        data=data,
        spans={field: tuple(_span(item, text, strict) for item in data.get(field) or ()) for field in SPANS},
        names={field: tuple(_name(item) for item in data.get(field) or ()) for field in NAMED},
        mentions=tuple(_longest(_mentions(data, text, strict))),
    )


def as_document(gold: Gold) -> ProjectDocument:
    """What a perfect extraction would return: every annotated item, linked by its key."""
    title, period = gold.data.get("title"), str(gold.data.get("period") or "")
    at = gold.text.find(title) if title else -1
    return ProjectDocument.model_validate(
        {
            "id": gold.id,
            "text": gold.text,
            "producer": "gold",
            "title": {"text": title, "start": at, "end": at + len(title)} if title and at >= 0 else None,
            "status": gold.data.get("status"),
            "period": {"edtf": period} if period else None,
        }
        | {field: [_span_item(gold.text, span) for span in gold.spans[field]] for field in SPANS}
        | {field: [_named_item(gold.text, m) for m in gold.mentions if m.field == field] for field in NAMED}
    )


def first_mention(gold: Gold, field: str, thing: GoldName) -> tuple[int, int] | None:
    """Where the thing is first named, inside a longer name if nowhere else; ``None`` where the text has it not."""
    for mention in gold.mentions:
        if mention.field == field and mention.thing.data is thing.data:
            return mention.start, mention.end
    return min((place for surface in thing.data["surfaces"] for place in _words(gold.text, surface)), default=None)


def located(text: str, snippet: object) -> tuple[int, int] | None:
    """Where the snippet first stands in the text, any white space matching any other."""
    found = next(_matches(text, snippet), None) if snippet else None
    return found.span() if found else None


def _span_item(text: str, span: GoldSpan) -> dict[str, Any]:
    data = {key: value for key, value in span.data.items() if key not in ("t", "n", "optional")}
    data |= {key: data[key][0] for key in ("kind", "project") if isinstance(data.get(key), list)}
    if "edtf" in data:
        data["edtf"] = str(data["edtf"])
    return data | {"text": text[span.start : span.end], "start": span.start, "end": span.end}


def _named_item(text: str, mention: GoldMention) -> dict[str, Any]:
    kept = ("kind", "roles", "title", "phone", "email")
    data = {key: mention.thing.data[key] for key in kept if mention.thing.data.get(key)}
    name = {"name": mention.thing.names[0], "entity_id": mention.key}
    return data | name | {"text": text[mention.start : mention.end], "start": mention.start, "end": mention.end}


def _name(item: Mapping[str, Any]) -> GoldName:
    return GoldName((item["name"], *item.get("accept", ())), item)


def _span(item: Mapping[str, Any], text: str, strict: bool) -> GoldSpan:
    found = [match.span() for match in _matches(text, item["t"])]
    number = item.get("n", 1)
    if len(found) >= number:
        start, end = found[number - 1]
        return GoldSpan(start, end, str(item["t"]), item)
    if strict:
        raise ValueError(f"snippet not in the text (occurrence {number}): {item['t']!r}")
    return GoldSpan(0, 0, str(item["t"]), item)


def _mentions(data: Mapping[str, Any], text: str, strict: bool) -> Iterator[GoldMention]:
    for field in NAMED:
        for item in data.get(field) or ():
            for surface in item["surfaces"]:
                found = list(_words(text, surface))
                if not found and strict:
                    raise ValueError(f"{data['id']}: surface not in the text: {surface!r}")
                yield from (GoldMention(start, end, field, _name(item)) for start, end in found)


def _longest(mentions: Iterable[GoldMention]) -> list[GoldMention]:
    """Of mentions that overlap only the longest, in text order."""
    kept: list[GoldMention] = []
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start)):
        if all(mention.end <= other.start or mention.start >= other.end for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: (m.start, m.end, m.field, m.key))


def _matches(text: str, snippet: object) -> Iterator[re.Match[str]]:
    """Each place where the snippet stands, any white space matching any other."""
    return re.finditer(r"\s+".join(map(re.escape, str(snippet).split())), text)


def _words(text: str, surface: str) -> Iterator[tuple[int, int]]:
    """Each place where the surface stands as whole words."""
    for match in _matches(text, surface):
        start, end = match.span()
        before = text[start - 1 : start + 1] if start else ""
        after = text[end - 1 : end + 1]
        if not (len(before) == 2 and before.isalnum()) and not (len(after) == 2 and after.isalnum()):
            yield start, end
