"""Extracted documents against annotated ones: precision, recall and F1 a field, accuracy an attribute, B³ for links.

Spans match one to one where their intersection over union is at least 0.7; names match by base form, once a document.
B³ (Bagga & Baldwin 1998) is over gold mentions: a mention that was not found is alone.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from hankenlp.documents import Mention, ProjectDocument, Span
from hankenlp.figures import Place, Share, Tally, b_cubed
from hankenlp.gold import NAMED, SPANS, Gold, GoldMention, GoldName, GoldSpan, anchored, load_gold

__all__ = ["CORE", "Evaluation", "evaluate", "load_gold"]

CORE = ("goals", "outcomes", "organizations", "people", "places", "programmes", "amounts", "dates")
OVERLAP = 0.7
LINKED_OVERLAP = 0.5
EDGE = " \t\n\r\u00a0.,;:·•-–*"
LEADING = re.compile(r"(?:vuo[nds]\w+|v\.|noin|n\.|yhteensä|enintään|vähintään)\s+", re.IGNORECASE)
COMPARED = {
    "goals": ("level",),
    "outcomes": ("status", "kind"),
    "amounts": ("kind", "share", "subject"),
    "dates": ("kind",),
}


@dataclass(frozen=True)
class Linking:
    """B³ and F1 over pairs of mentions in different documents; ``found_…`` leave out the mentions not found."""

    p: float = 1.0
    r: float = 1.0
    f1: float = 1.0
    cross_document_f1: float = 1.0
    n: int = 0
    mention_recall: float = 1.0
    found_f1: float = 1.0
    found_cross_document_f1: float = 1.0

    def __str__(self) -> str:
        return (
            f"  {'linking (B³)':24} P {self.p:.3f}  R {self.r:.3f}  F1 {self.f1:.3f}  n={self.n}"
            f"  cross-document pairs F1 {self.cross_document_f1:.3f}\n"
            f"  of the mentions found (recall {self.mention_recall:.3f})   B³ F1 {self.found_f1:.3f}"
            f"  cross-document pairs F1 {self.found_cross_document_f1:.3f}"
        )


@dataclass(frozen=True)
class Error:
    """One difference between gold and prediction."""

    field: str
    document: str
    what: str
    item: str

    def __str__(self) -> str:
        return f"{self.field:22} {self.document:12} {self.what:32} {self.item}"


@dataclass
class Evaluation:
    """All figures. ``str()`` gives a table."""

    documents: int = 0
    fields: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    accuracy: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    linking: Linking = Linking()
    genres: dict[str, float] = field(default_factory=dict)
    errors: list[Error] = field(default_factory=list)

    @property
    def macro_f1(self) -> float:
        """Mean F1 over the eight core fields."""
        return sum(self.fields[name].f1 for name in CORE) / len(CORE)

    def to_dict(self) -> dict[str, Any]:
        """The figures as plain data."""
        return {
            "documents": self.documents,
            "macro_f1": self.macro_f1,
            "f1": {k: {"p": t.p, "r": t.r, "f1": t.f1, "n": t.n} for k, t in self.fields.items()},
            "accuracy": {k: {"accuracy": s.accuracy, "n": s.n} for k, s in self.accuracy.items()},
            "linking": asdict(self.linking),
            "genres": self.genres,
        }

    def __str__(self) -> str:
        return "\n".join(
            [
                f"{self.documents} documents",
                *(
                    f"  {name:24} P {t.p:.3f}  R {t.r:.3f}  F1 {t.f1:.3f}  n={t.n}"
                    for name, t in sorted(self.fields.items(), key=lambda row: (re.split("[. ]", row[0])[0], row[0]))
                ),
                *(f"  {name:24} accuracy {s.accuracy:.3f}  n={s.n}" for name, s in sorted(self.accuracy.items())),
                str(self.linking),
                *(f"  macro F1 {genre:15} {macro:.3f}" for genre, macro in self.genres.items()),
                f"macro F1 over {', '.join(CORE)}: {self.macro_f1:.4f}",
            ]
        )


def evaluate(golds: Mapping[str, Gold], documents: Iterable[ProjectDocument]) -> Evaluation:
    """Score ``documents`` against the gold of the same ids; a gold document that is not among them counts as empty."""
    by_id = {document.id: document for document in documents}
    pairs = [_pair(gold, by_id.get(name)) for name, gold in golds.items()]
    result = _score(pairs)
    result.linking = _linking(pairs)
    for genre in sorted({pair.gold.genre for pair in pairs}):
        result.genres[genre] = _score([pair for pair in pairs if pair.gold.genre == genre]).macro_f1
    return result


@dataclass(frozen=True)
class _Pair:
    """A document and its gold, anchored in the document's own text."""

    gold: Gold
    document: ProjectDocument
    unchanged: bool


def _pair(gold: Gold, document: ProjectDocument | None) -> _Pair:
    if document is None:
        document = ProjectDocument(id=gold.id, text=gold.text, producer="nothing")
    if document.text == gold.text:
        return _Pair(gold, document, True)
    return _Pair(anchored(gold.data, document.text, strict=False), document, False)


def _score(pairs: Sequence[_Pair]) -> Evaluation:
    result = Evaluation(documents=len(pairs))
    for pair in pairs:
        result.accuracy["text unchanged"].add(pair.unchanged)
        scorer = _Scorer(result, pair.gold, pair.document)
        for name in SPANS:
            scorer.spans(name)
        for name in NAMED:
            scorer.names(name)
        scorer.whole()
    return result


class _Scorer:
    """One document against its gold, counted into ``result``."""

    def __init__(self, result: Evaluation, gold: Gold, document: ProjectDocument) -> None:
        self.result, self.gold, self.document = result, gold, document

    def note(self, field_: str, what: str, item: object) -> None:
        self.result.errors.append(Error(field_, self.gold.id, what, str(item)))

    def attribute(self, name: str, right: object, want: object, got: object, item: object) -> None:
        if not self.result.accuracy[name].add(right):
            self.note(name, f"want {want} got {got}", item)

    def predicted(self, name: str) -> list[Any]:
        """The document's items of a field, whose offsets are checked in passing."""
        items = list(getattr(self.document, name))
        for item in items:
            exact = self.document.text[item.start : item.end] == item.text
            if not self.result.accuracy["offsets exact"].add(exact):
                self.note("offsets", "broken", item)
        return items

    def spans(self, name: str) -> None:
        """Goals, outcomes, amounts, dates: matched by place, and by value where they have one."""
        same = {"amounts": _same_sum, "dates": _same_date}.get(name, _any)
        pairs, missed, wrong = _align(self.gold.spans[name], self.predicted(name), self.gold.text, same)
        counted = [(want, got) for want, got in pairs if not want.optional]
        self.result.fields[name].add(len(counted), len(wrong), len(missed))
        for want, got in counted:
            for key in COMPARED[name]:
                self.compare(f"{name}.{key}", key, want, got)
        value = {"amounts": "value", "dates": "edtf"}.get(name)
        for want in missed:
            self.note(name, "missed", f"{want.text} = {want.data[value]}" if value else want.text)
        for got in wrong:
            self.note(name, "wrong", f"{got.text} = {getattr(got, value)}" if value else got.text)

    def compare(self, name: str, key: str, want: GoldSpan, got: Any) -> None:
        """One attribute of a matched item."""
        expected, actual = want.data.get(key), getattr(got, key)
        if key == "subject" and expected is None and actual is None:
            return
        self.attribute(name, _agree(key, expected, actual), expected, actual, want.text)

    def names(self, name: str) -> None:
        """Organisations, places, people, programmes: matched by base form, and their mentions by place."""
        items = self.predicted(name)
        by_name = {fold(form): thing for thing in self.gold.names[name] for form in thing.names}
        mentions: dict[str, list[Any]] = defaultdict(list)
        wrong: dict[str, Mention] = {}
        for item in items:
            thing = by_name.get(fold(item.name))
            if thing is None:
                wrong.setdefault(fold(item.name), item)
            else:
                mentions[fold(thing.names[0])].append(item)
        need = {fold(thing.names[0]): thing for thing in self.gold.names[name] if not thing.optional}
        missed = sorted(need.keys() - mentions.keys())
        self.result.fields[name].add(len(need) - len(missed), len(wrong), len(missed))
        for key in missed:
            self.note(name, "missed", need[key].names[0])
        for item in wrong.values():
            self.note(name, "wrong", f"{item.text} → {item.name}")
        self.details(name, need, mentions)
        self.mentions(name, items)

    def details(self, name: str, need: Mapping[str, GoldName], mentions: Mapping[str, list[Any]]) -> None:
        """Roles; of what was found also titles, numbers, addresses and kinds of place."""
        for key, thing in need.items():
            found = mentions.get(key, [])
            if name in ("organizations", "people"):
                self.roles(f"{name}.roles", thing, found)
            if found and name == "people":
                self.person(thing, found)
            if found and name == "places":
                kind, kinds = thing.data.get("kind"), sorted({item.kind for item in found})
                self.attribute("places.kind", kind in kinds, kind, kinds, thing.names[0])

    def roles(self, name: str, thing: GoldName, found: Sequence[Any]) -> None:
        want = set(thing.data.get("roles") or ())
        got = {role for item in found for role in item.roles}
        self.result.fields[name].add(len(want & got), len(got - want), len(want - got))
        if want != got:
            self.note(name, f"want {sorted(want)} got {sorted(got)}", thing.names[0])

    def person(self, thing: GoldName, found: Sequence[Any]) -> None:
        for key in ("title", "phone", "email"):
            norm = digits if key == "phone" else fold
            got = {norm(getattr(item, key)) for item in found} - {""}
            want = norm(thing.data.get(key))
            self.attribute(f"people.{key}", want in got if want else not got, want, sorted(got), thing.names[0])

    def mentions(self, name: str, items: Sequence[Any]) -> None:
        spans = [GoldSpan(m.start, m.end, "", m.thing.data) for m in self.gold.mentions if m.field == name]
        pairs, missed, wrong = _align(spans, items, self.gold.text, _any)
        right = sum(not want.optional for want, _ in pairs)
        self.result.fields[f"{name} mentions"].add(right, len(wrong), len(missed))

    def whole(self) -> None:
        """Title, status and period of the project."""
        want, got = self.gold.data.get("title"), self.document.title.text if self.document.title else None
        self.attribute("title", _same_title(want, got), want, got, got)
        status = self.gold.data.get("status")
        self.attribute("status", self.document.status == status, status, self.document.status, "")
        period = str(self.gold.data.get("period") or "")
        own = self.document.period.edtf if self.document.period else ""
        self.attribute("period", period == own, period, own, "")


def fold(name: object) -> str:
    """A name as it is compared: white space and case aside."""
    return " ".join(str(name or "").split()).casefold()


def digits(value: object) -> str:
    """A telephone number as it is compared."""
    return "".join(char for char in str(value or "") if char.isdigit())


def _any(_want: GoldSpan, _got: Any) -> bool:
    return True


def _same_sum(want: GoldSpan, got: Any) -> bool:
    return abs(float(want.data["value"]) - float(got.value)) < 0.01 and got.currency == want.data.get("currency", "EUR")


def _same_date(want: GoldSpan, got: Any) -> bool:
    return bool(str(want.data["edtf"]) == got.edtf)


def _same_title(want: str | None, got: str | None) -> bool:
    if not want or not got:
        return not want and not got
    return fold(got) == fold(want) or (fold(want) in fold(got) and len(got) < 1.5 * len(want))


def _agree(key: str, want: Any, got: Any) -> bool:
    if key == "share":
        return want is got if want is None or got is None else abs(want - got) < 1e-3
    if key == "subject":
        return fold(want) == fold(got)
    return got in want if isinstance(want, list) else bool(want == got)


def _iou(a: tuple[int, int], b: tuple[int, int]) -> float:
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared / (max(a[1], b[1]) - min(a[0], b[0])) if shared > 0 else 0.0


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without space and punctuation at its ends, and without *vuonna*, *noin* and the like before it."""
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    lead = LEADING.match(text, start, end)
    return (lead.end() if lead and lead.end() < end else start), end


def _align(
    gold: Sequence[GoldSpan], items: Sequence[Span], text: str, same: Callable[[GoldSpan, Any], bool]
) -> tuple[list[tuple[GoldSpan, Any]], list[GoldSpan], list[Any]]:
    """Greedy one-to-one alignment by overlap: pairs, missed gold, wrong predictions."""
    wanted = [_trimmed(text, g.start, g.end) for g in gold]
    given = [_trimmed(text, p.start, p.end) for p in items]
    scored = sorted(
        (-overlap, i, j)
        for i, want in enumerate(wanted)
        for j, got in enumerate(given)
        if (overlap := _iou(want, got)) >= OVERLAP and same(gold[i], items[j])
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in scored:
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    pairs = [(gold[i], items[j]) for i, j in partner.items()]
    missed = [g for i, g in enumerate(gold) if i not in partner and not g.optional]
    return pairs, missed, [p for j, p in enumerate(items) if j not in taken]


def _linking(pairs: Sequence[_Pair]) -> Linking:
    key_of: dict[Place, str] = {}
    entity_of: dict[Place, str] = {}
    found: set[Place] = set()
    for pair in pairs:
        items = [item for name in NAMED for item in getattr(pair.document, name)]
        for mention in pair.gold.mentions:
            if mention.optional:
                continue
            place = (pair.gold.id, mention.start, mention.end)
            best = max(items, key=lambda item: _at(mention, item), default=None)
            hit = best is not None and _at(mention, best) >= LINKED_OVERLAP
            key_of[place] = mention.key
            entity_of[place] = best.entity_id if hit and best and best.entity_id else f"none/{place}"
            found |= {place} if hit else set()
    p, r, f1, across = b_cubed(key_of, entity_of)
    _, _, found_f1, found_across = b_cubed({k: key_of[k] for k in key_of if k in found}, entity_of)
    recall = len(found) / len(key_of) if key_of else 1.0
    return Linking(p, r, f1, across, len(key_of), recall, found_f1, found_across)


def _at(mention: GoldMention, item: Span) -> float:
    return _iou((mention.start, mention.end), (item.start, item.end))
