"""The data model: what ``extract()`` returns and ``Corpus`` links.

Every model is frozen, compares by value and survives a JSON round trip, lone surrogates included: JSON holds them as
escapes (``\\ud800``), as JavaScript writes them. Only two that would make a pair become two U+FFFD there.
Offsets are code points into ``ProjectDocument.text``: ``text[item.start:item.end] == item.text``.
A thing that the text does not say is ``None`` or an empty tuple; nothing is guessed to fill a slot.
"""

import json
import re
from datetime import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, ValidationError

Status = Literal["planned", "ongoing", "ended"]
GoalLevel = Literal["main", "sub"]
OutcomeStatus = Literal["expected", "achieved"]
OutcomeKind = Literal["result", "benefit", "practice"]
OrganizationRole = Literal["funder", "implementer", "coordinator", "partner"]
PersonRole = Literal["contact", "director", "manager", "researcher", "author"]
AmountKind = Literal["cost", "budget", "funding", "external_funding", "self_funding", "other"]
DateKind = Literal["start", "end", "period", "event", "deadline", "other"]
PlaceKind = Literal["municipality", "region", "country", "other"]
EntityType = Literal["organization", "person", "place", "programme", "project"]
RelationKind = Literal[
    "part_of",
    "preceded_by",
    "located_in",
    OrganizationRole,
    PersonRole,
    "named",
    "place",
    "programme",
    "works_for",
]
RelationOrigin = Literal["knowledge", "documents"]

_SURROGATE = re.compile("[\ud800-\udfff]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")
Confidence = Annotated[float, Field(ge=0.0, le=1.0)]


def encodable(text: str) -> str:
    """Lone surrogates have no UTF-8 form: where a model of another package holds ours, each becomes U+FFFD."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


Text = Annotated[str, PlainSerializer(encodable, when_used="json")]


class Model(BaseModel):
    """Frozen base: unknown keys are an error, so that a misspelt field never passes silently."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def model_dump(self, *, mode: str = "python", **options: Any) -> dict[str, Any]:
        """The fields as plain data; in both modes the text is as it came."""
        data = super().model_dump(mode=mode, **options)
        return _plain(super().model_dump(**options)) if mode == "json" and "\ufffd" in str(data) else data

    def model_dump_json(self, *, indent: int | None = None, **options: Any) -> str:
        """The fields as JSON, which can always be encoded in UTF-8."""
        made = super().model_dump_json(indent=indent, **options)
        if "\ufffd" not in made:
            return made
        data = self.model_dump(mode="json", **options)
        exact = json.dumps(data, ensure_ascii=False, indent=indent, separators=(",", ": " if indent else ":"))
        return _SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", exact)

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **options: Any) -> Self:
        """The model that ``model_dump_json`` wrote."""
        try:
            return super().model_validate_json(json_data, **options)
        except ValidationError:
            # pydantic's own parser takes no lone surrogate.
            text = json_data if isinstance(json_data, str) else json_data.decode("utf-8", "replace")
            if not _ESCAPE.search(text):
                raise
        return cls.model_validate(json.loads(text), **options)


def _plain(value: Any) -> Any:
    """The value as JSON can hold it: lists for tuples, and no surrogates that a reader would make one character."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    return _PAIR.sub("\ufffd\ufffd", value) if isinstance(value, str) else value


class Span(Model):
    """A piece of the document: ``text`` stands at code points ``start`` to ``end`` (exclusive)."""

    text: Text
    start: int
    end: int


class Title(Span):
    """The project's name as the text gives it; ``entity_id`` names the project across documents."""

    entity_id: str | None = None


class Period(Model):
    """The project's own time: ``edtf`` (ISO 8601-2) and the first and last day that it allows, ``YYYY-MM-DD``."""

    edtf: str
    start: str | None = None
    end: str | None = None


class Goal(Span):
    """What the project sets out to bring about; ``group`` is the heading or label it stands under.

    ``project`` is the name, as the text gives it, of the project among several on the page to which the goal belongs;
    None where the page is about one project or does not say.
    """

    level: GoalLevel
    group: Text | None = None
    project: Text | None = None
    lemmas: tuple[Text, ...] = ()
    confidence: Confidence = 1.0


class Outcome(Span):
    """What the project produced or changed, or is expected to; ``group`` and ``project`` are as a goal's."""

    status: OutcomeStatus
    kind: OutcomeKind
    group: Text | None = None
    project: Text | None = None
    lemmas: tuple[Text, ...] = ()
    confidence: Confidence = 1.0


class Mention(Span):
    """One occurrence of a name. ``name`` is its base form; ``entity_id`` joins the names of one thing."""

    name: Text
    entity_id: str | None = None
    confidence: Confidence = 1.0


class Organization(Mention):
    """A named body, with what the text says it does in the project."""

    roles: tuple[OrganizationRole, ...] = ()


class Person(Mention):
    """A named human. ``phone`` and ``email`` are as written, but *(at)* becomes ``@``."""

    title: Text | None = None
    organization: Text | None = None
    roles: tuple[PersonRole, ...] = ()
    phone: Text | None = None
    email: Text | None = None


class Place(Mention):
    """A municipality, region, country, or other named place that is used as a place."""

    kind: PlaceKind


class Programme(Mention):
    """A named funding or policy programme or fund."""


class Amount(Span):
    """A sum of money: ``value`` in whole ``currency`` units; of a range the upper end, ``value_min`` the lower.

    ``share`` is a fraction (0.75 for 75 %), ``subject`` the row, line or field label that the sum belongs to.
    """

    value: float
    value_min: float | None = None
    currency: str = "EUR"
    kind: AmountKind
    subject: Text | None = None
    payer: Text | None = None
    share: float | None = None
    confidence: Confidence = 1.0


class Date(Span):
    """A date, month, season, year or span as EDTF (ISO 8601-2), unspecified years as ``XXXX``."""

    edtf: str
    kind: DateKind
    confidence: Confidence = 1.0


class Warning(Model):
    """Something that the document contradicts about itself, with the offsets of the evidence."""

    code: str
    message: Text
    spans: tuple[tuple[int, int], ...] = ()


class Source(Model):
    """The file that the text was read from; ``pages`` are the offsets at which a PDF's pages begin."""

    path: Text
    media_type: str
    sha256: str
    pages: tuple[int, ...] = ()


class ProjectDocument(Model):
    """Everything extracted from one document. See the contract of each field in its own class."""

    id: Text
    text: Text
    producer: str
    source: Source | None = None
    title: Title | None = None
    status: Status | None = None
    period: Period | None = None
    goals: tuple[Goal, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    organizations: tuple[Organization, ...] = ()
    people: tuple[Person, ...] = ()
    amounts: tuple[Amount, ...] = ()
    dates: tuple[Date, ...] = ()
    places: tuple[Place, ...] = ()
    programmes: tuple[Programme, ...] = ()
    warnings: tuple[Warning, ...] = ()

    def _repr_html_(self) -> str:
        from hankenlp.report import document_html

        return document_html(self)


class FailedDocument(Model):
    """What stands in a failed document's place: ``stage`` is ``read`` or ``extract``, ``error`` one line for people."""

    id: Text
    source: Text | None = None
    stage: Literal["read", "extract"]
    error: Text


class EntityMention(Span):
    """One mention of an entity, with the document that it stands in."""

    document_id: Text


class Entity(Model):
    """One real-world thing over a whole corpus: ``name`` is its fullest name, ``aliases`` its other base forms."""

    id: str
    type: EntityType
    name: Text
    aliases: tuple[Text, ...] = ()
    mentions: tuple[EntityMention, ...] = ()

    def _repr_html_(self) -> str:
        from hankenlp.report import entity_html

        return entity_html(self)


class Relation(Model):
    """What ties one entity to another: ``source`` and ``target`` are their ids.

    ``documents`` is how many documents say so: 0 where the knowledge base alone does (``origin``).
    """

    source: str
    target: str
    kind: RelationKind
    documents: int = 0
    origin: RelationOrigin
