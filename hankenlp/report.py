"""A linked corpus as one HTML page, and one document or entity as a fragment for notebooks.

The page carries its own styles, script and pictures and reaches for nothing outside itself. Each document shows its
text with what was extracted highlighted, each entity its mentions in all documents, and every mention leads to its
entity.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from hankenlp.documents import Entity, ProjectDocument, Span
from hankenlp.highlight import Mark, highlighted, printable
from hankenlp.resources import table
from hankenlp.resources.knowledge import knowledge
from hankenlp.summary import LinkedCorpus, documents_of, summarise, top_entities
from hankenlp.text_analysis.funding import counted_euros

if TYPE_CHECKING:
    from hankenlp.report_page import Shown
    from hankenlp.text_analysis.follow_up import FollowUp

FIELDS = ("title", "goals", "outcomes", "organizations", "people", "places", "programmes", "amounts", "dates")
ATTRIBUTES = ("level", "status", "kind", "roles", "title", "subject", "payer", "phone", "email", "project")
CONTEXT = 60
TOP = 15
SHOWN = 5
"""Documents in the fragment of an entity."""


def corpus_html(
    corpus: LinkedCorpus,
    title: str = "Hankeaineisto",
    *,
    pictures: "Sequence[Shown]" = (),
    follow_up: "FollowUp | None" = None,
) -> str:
    """The report as one self-contained HTML page in Finnish, with the pictures and goals followed up that are given."""
    entities = {entity.id: f"e{number}" for number, entity in enumerate(corpus.entities)}
    names = {entity.id: entity.name for entity in corpus.entities}
    views = [View(document, f"d{number}", entities, names) for number, document in enumerate(corpus.documents)]
    anchors = {(v.document.id, span.start, span.end): anchor for v in views for span, anchor in v.linked()}
    by_id = {view.document.id: view for view in views}
    return (
        environment()
        .get_template("corpus.html.j2")
        .render(
            title=title,
            summary=summarise(corpus),
            failed=corpus.failed,
            views=views,
            entities=[_entity(entity, entities[entity.id], by_id, anchors) for entity in _by_type(corpus.entities)],
            top=[
                (e, entities[e.id], documents_of(e)) for e in top_entities(corpus.entities, TOP) if documents_of(e) > 1
            ],
            pictures=pictures,
            projects=_followed_up(follow_up, by_id) if follow_up else [],
        )
    )


def document_html(document: ProjectDocument) -> str:
    """One document as an HTML fragment: its fields, and its text highlighted."""
    return environment().get_template("document.html.j2").render(view=View(document, "", {}, {}))


def entity_html(entity: Entity) -> str:
    """One entity as an HTML fragment: what it is, its names, and how the first documents that mention it call it."""
    texts: dict[str, dict[str, None]] = defaultdict(dict)
    for mention in entity.mentions:
        texts[mention.document_id].setdefault(mention.text)
    known = next((entry for entry in knowledge() if entry.id == entity.id), None)
    return (
        environment()
        .get_template("entity.html.j2")
        .render(
            entity=entity,
            kind=table("report")["kind"].get(known.kind) if known else None,
            documents=documents_of(entity),
            shown=list(islice(texts.items(), SHOWN)),
        )
    )


@dataclass(frozen=True)
class View:
    """A document as the templates see it; without an ``anchor`` it has no links."""

    document: ProjectDocument
    anchor: str
    entities: Mapping[str, str]
    """Entity id → anchor."""
    names: Mapping[str, str]
    """Entity id → name."""

    @property
    def name(self) -> str:
        """The project's name, else the document's id."""
        return self.document.title.text if self.document.title else self.document.id

    @property
    def text(self) -> Markup:
        """The text with everything extracted marked."""
        return highlighted(self.document.text, [self._mark(field, item) for field, item in self._items()])

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many items each field has, where it has any."""
        return [(field, len(self.items(field))) for field in FIELDS if self.items(field)]

    @property
    def size(self) -> float | None:
        """The money in euros of what the document tells of."""
        return counted_euros(self.document)

    @property
    def things(self) -> list[tuple[str, list[dict[str, Any]]]]:
        """Named fields with one row a thing, its mentions joined."""
        fields = ("organizations", "people", "programmes", "places")
        return [(field, _things(self, field)) for field in fields if self.items(field)]

    def items(self, field: str) -> tuple[Any, ...]:
        """The items of a field, in text order."""
        value = getattr(self.document, field)
        return (value,) if isinstance(value, Span) else tuple(sorted(value or (), key=lambda item: item.start))

    def link(self, item: Span, field: str) -> str:
        """The anchor of an item in the text."""
        return f"{self.anchor}-{field}-{item.start}-{item.end}" if self.anchor else ""

    def entity(self, item: Any) -> str:
        """The anchor of the entity of a mention, or nothing."""
        return self.entities.get(getattr(item, "entity_id", None) or "", "")

    def linked(self) -> Iterator[tuple[Span, str]]:
        """Mentions of entities with their anchors."""
        return ((item, self.link(item, field)) for field, item in self._items() if self.entity(item))

    def _items(self) -> Iterator[tuple[str, Any]]:
        return ((field, item) for field in FIELDS for item in self.items(field))

    def _mark(self, field: str, item: Any) -> Mark:
        entity = self.entity(item)
        href = f"#{entity}" if entity else ""
        return Mark(item.start, item.end, field, tip(field, item), self.link(item, field), href)


def _things(view: View, field: str) -> list[dict[str, Any]]:
    """Mentions of one thing as one row: its entity's name or its own, what is said of it anywhere, and links."""
    groups: dict[str, list[Any]] = defaultdict(list)
    for item in view.items(field):
        groups[item.entity_id or item.name].append(item)
    return [
        {
            "name": view.names.get(key) or max((item.name for item in items), key=len),
            # A title and a role may be one word: Projektipäällikkö.
            "said": list({s.casefold(): s for item in items for s in _said(item, ("title", "roles", "kind"))}.values()),
            "contact": list(dict.fromkeys(said for item in items for said in _said(item, ("phone", "email")))),
            "entity": view.entity(items[0]),
            "link": view.link(items[0], field),
            "count": len(items),
        }
        for key, items in groups.items()
    ]


def tip(field: str, item: Any) -> str:
    """What a tooltip says of an item: field, base form or value, attributes, confidence."""
    words = [table("report")["singular"][field], *_said(item, ATTRIBUTES)]
    if getattr(item, "name", item.text) != item.text:
        words.insert(1, item.name)
    if field == "amounts":
        words.insert(1, money(item.value, item.currency))
    if field == "dates":
        words.insert(1, finnish(item.edtf))
    if getattr(item, "share", None) is not None:
        words.append(share(item.share))
    if getattr(item, "confidence", 1.0) < 1.0:
        words.append(f"varmuus {item.confidence:.2f}".replace(".", ","))
    return " · ".join(words)


def _said(item: Any, names: Iterable[str]) -> Iterator[str]:
    """The attributes of an item in words."""
    for name in names:
        value = getattr(item, name, None)
        for one in value if isinstance(value, tuple) else [value]:
            if isinstance(one, str) and one != "other":
                yield word(one)


def word(value: str) -> str:
    """A value of the vocabulary in Finnish; anything else as it is."""
    return str(table("report")["value"].get(value, value))


def money(value: float, currency: str = "EUR") -> str:
    """``10 000 €`` with no-break spaces; cents only where there are any."""
    digits = f"{value:,.2f}".removesuffix(".00").replace(",", "\u00a0").replace(".", ",")
    return f"{digits}\u00a0{'€' if currency == 'EUR' else currency}"


def share(value: float) -> str:
    """A fraction as per cent: ``75 %``, ``94,4 %``."""
    return f"{value * 100:.4g}\u00a0%".replace(".", ",")


def decimal(value: float | None) -> str:
    """A figure between 0 and 1 with three decimals, ``0,956``; a dash where there is none."""
    return "–" if value is None else f"{value:.3f}".replace(".", ",")


def finnish(edtf: str) -> str:
    """EDTF as a Finnish reader writes it: ``1.8.2007–31.10.2009``, ``8/2007``, ``talvi 2020``, ``27.4.``"""
    return "–".join(_finnish_day(part) for part in edtf.split("/"))


def _finnish_day(edtf: str) -> str:
    decade = re.fullmatch(r"(\d{2,3})X{1,2}", edtf)
    if decade:
        return f"{decade[1].ljust(4, '0')}-{table('report')['decade']}"
    found = re.fullmatch(r"(\d{4}|XXXX)(?:-(\d\d))?(?:-(\d\d))?[?~%]?", edtf)
    if not found:
        return "" if edtf == ".." else edtf
    year, month, day = ("" if part in (None, "XXXX") else part for part in found.groups())
    if day:
        return f"{int(day)}.{int(month)}.{year}"
    season = table("report")["season"].get(month)
    if season:
        return f"{season} {year}".strip()
    return f"{int(month)}/{year}".removesuffix("/") + ("" if year else ". kk") if month else year


def _by_type(entities: Iterable[Entity]) -> list[Entity]:
    order = list(table("report")["entities"])
    return sorted(entities, key=lambda e: (order.index(e.type), -documents_of(e), -len(e.mentions), e.name))


def _entity(
    entity: Entity, anchor: str, views: Mapping[str, View], anchors: Mapping[tuple[str, int, int], str]
) -> dict[str, Any]:
    """An entity with its mentions in context, grouped by document."""
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for mention in entity.mentions:
        if mention.document_id in views:
            view = views[mention.document_id]
            link = anchors.get((mention.document_id, mention.start, mention.end), view.anchor)
            groups[mention.document_id].append(_context(view.document.text, mention) | {"link": link})
    rows = [(views[document], mentions) for document, mentions in groups.items()]
    return {"entity": entity, "anchor": anchor, "rows": rows}


def _followed_up(follow_up: "FollowUp", views: Mapping[str, View]) -> list[dict[str, Any]]:
    """The projects that have goals, each with its counts and with its goals and the outcomes that answer them.

    Rows and projects are in one order; a document without a title is a project of its own and is called by its id.
    """
    goals: dict[tuple[str, str | None], dict[tuple[Any, ...], list[dict[str, Any]]]] = defaultdict(dict)
    for row in follow_up:
        if row.goal_document is None:
            continue
        link = _place(views, row.goal_document, "goals", row.goal_start, row.goal_end)
        outcomes = goals[row.project_id or row.goal_document, row.project].setdefault((row.goal, row.level, link), [])
        if row.outcome_document is not None:
            place = _place(views, row.outcome_document, "outcomes", row.outcome_start, row.outcome_end)
            outcomes.append({"text": row.outcome, "verdict": row.verdict, "link": place})
    counted = (project for project in follow_up.projects if project.goals)
    return [
        {"name": name or id_, "counts": counts, "goals": stated}
        for ((id_, name), stated), counts in zip(goals.items(), counted, strict=True)
    ]


def _place(views: Mapping[str, View], document: str, field: str, start: int | None, end: int | None) -> str:
    return f"{views[document].anchor}-{field}-{start}-{end}"


def _context(text: str, span: Span) -> dict[str, str]:
    """Some words on each side of a mention."""
    before, after = text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
    if span.start > CONTEXT:
        before = "…" + before.partition(" ")[2]
    if span.end + CONTEXT < len(text):
        after = after.rpartition(" ")[0] + "…"
    return {"before": before, "text": span.text, "after": after}


@cache
def environment() -> Environment:
    """The templates of ``hankenlp/web/templates``, with what they write escaped."""
    loader = PackageLoader("hankenlp", "web/templates")
    made = Environment(
        loader=loader,
        autoescape=True,
        finalize=_writable,
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters |= {"money": money, "share": share, "finnish": finnish, "word": word, "decimal": decimal}
    made.globals |= {
        "labels": table("report"),
        "fields": FIELDS,
        "raw": lambda name: Markup(loader.get_source(made, name)[0]),
    }
    return made


def _writable(value: Any) -> Any:
    """Whatever a template writes holds only what HTML can hold."""
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value
