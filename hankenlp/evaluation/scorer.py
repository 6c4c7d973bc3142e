"""One document against its gold: what was found, missed and wrong, field by field."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from hankenlp.documents import Mention, ProjectDocument, Span
from hankenlp.evaluation.matching import agree, align, anything, digits, fold, same_date, same_sum, same_title
from hankenlp.evaluation.result import Error, ErrorKind, Evaluation, Finding, Review, Verdict
from hankenlp.gold import NAMED, SPANS, Gold, GoldMention, GoldName, GoldSpan, first_mention, located

COMPARED = {
    "goals": ("level", "project"),
    "outcomes": ("status", "kind", "project"),
    "amounts": ("kind", "share", "subject"),
    "dates": ("kind",),
}
VALUE = {"amounts": "value", "dates": "edtf"}
SAME = {"amounts": same_sum, "dates": same_date}
Place = tuple[int, int] | None


def scored(gold: Gold, document: ProjectDocument, unchanged: bool = True) -> Evaluation:
    """The figures of one document; ``gold`` is anchored in the document's text, ``unchanged`` if that is its own."""
    scorer = _Scorer(gold, document)
    scorer.result.accuracy["text unchanged"].add(unchanged)
    for name in SPANS:
        scorer.spans(name)
    for name in NAMED:
        scorer.names(name)
    scorer.whole()
    findings = tuple(sorted(set(scorer.findings), key=lambda f: (f.start, f.end, f.field, f.verdict)))
    scorer.result.reviews.append(Review(gold.id, gold.genre, document.text, findings))
    return scorer.result


class _Scorer:
    """Counts into ``result``."""

    def __init__(self, gold: Gold, document: ProjectDocument) -> None:
        self.gold, self.document = gold, document
        self.result = Evaluation(documents=1)
        self.findings: list[Finding] = []
        self.tells_projects = any("project" in s.data for name in ("goals", "outcomes") for s in gold.spans[name])

    def note(self, name: str, kind: ErrorKind, item: object, place: Place, want: Any = None, got: Any = None) -> None:
        start, end = place if place and place[0] < place[1] else (None, None)
        self.result.errors.append(Error(name, self.gold.id, kind, str(item), start, end, want, got))

    def attribute(self, name: str, right: object, want: Any, got: Any, item: object, place: Place) -> None:
        if not self.result.accuracy[name].add(right):
            self.note(name, "attribute", item, place, want, got)

    def find(self, name: str, verdict: Verdict, place: Place, counted: bool = True, wanted: str = "") -> None:
        if place and place[0] < place[1]:
            self.findings.append(Finding(name, verdict, *place, counted, wanted))

    def judge(self, name: str, item: Any, right: bool) -> None:
        """Whether an item that came with a confidence is right."""
        self.result.reliability.add(name, self.gold.id, item.confidence, right)

    def predicted(self, name: str) -> list[Any]:
        """The document's items of a field, whose offsets are checked in passing."""
        items = list(getattr(self.document, name))
        for item in items:
            exact = self.document.text[item.start : item.end] == item.text
            if not self.result.accuracy["offsets exact"].add(exact):
                self.note("offsets", "wrong", item, None)
        return items

    def spans(self, name: str) -> None:
        """Goals, outcomes, amounts, dates: matched by place, and by value where they have one."""
        pairs, missed, wrong = align(
            self.gold.spans[name], self.predicted(name), self.gold.text, SAME.get(name, anything)
        )
        counted = [(want, got) for want, got in pairs if not want.optional]
        self.result.fields[name].add(len(counted), len(wrong), len(missed))
        for want, got in pairs:
            other = want.text if (want.start, want.end) != _place(got) else ""
            self.find(name, "matched", _place(got), not want.optional, other)
        for want, got in counted:
            self.judge(name, got, True)
            for key in COMPARED[name]:
                self.compare(f"{name}.{key}", key, want, got)
        value = VALUE.get(name)
        for want in missed:
            place = want.start, want.end
            self.note(name, "missed", f"{want.text} = {want.data[value]}" if value else want.text, place)
            self.find(name, "missed", place)
        for got in wrong:
            self.judge(name, got, False)
            self.note(name, "wrong", f"{got.text} = {getattr(got, value)}" if value else got.text, _place(got))
            self.find(name, "wrong", _place(got))

    def compare(self, name: str, key: str, want: GoldSpan, got: Any) -> None:
        """One attribute of a matched item."""
        expected, actual = want.data.get(key), getattr(got, key)
        if key == "subject" and expected is None and actual is None:
            return
        if key == "project" and not self.tells_projects:
            return
        self.attribute(name, agree(key, expected, actual), expected, actual, want.text, _place(got))

    def names(self, name: str) -> None:
        """Organisations, places, people, programmes: matched by base form, and their mentions by place."""
        items = self.predicted(name)
        by_name = {fold(form): thing for thing in self.gold.names[name] for form in thing.names}
        found: dict[str, list[Any]] = defaultdict(list)
        wrong: dict[str, Mention] = {}
        for item in items:
            thing = by_name.get(fold(item.name))
            if thing is None:
                wrong.setdefault(fold(item.name), item)
            else:
                found[fold(thing.names[0])].append(item)
        need = {fold(thing.names[0]): thing for thing in self.gold.names[name] if not thing.optional}
        missed = sorted(need.keys() - found.keys())
        self.result.fields[name].add(len(need) - len(missed), len(wrong), len(missed))
        for key in missed:
            place = first_mention(self.gold, name, need[key])
            self.note(name, "missed", need[key].names[0], place)
            self.find(name, "missed", place)
        for item in wrong.values():
            self.note(name, "wrong", f"{item.text} → {item.name}", _place(item))
        self.details(name, need, found)
        self.mentions(name, items, set(missed), set(wrong))

    def details(self, name: str, need: Mapping[str, GoldName], found: Mapping[str, list[Any]]) -> None:
        """Roles; of what was found also titles, numbers, addresses and kinds of place."""
        for key, thing in need.items():
            items = found.get(key, [])
            place = _place(items[0]) if items else first_mention(self.gold, name, thing)
            if name in ("organizations", "people"):
                self.roles(f"{name}.roles", thing, items, place)
            if items and name == "people":
                self.person(thing, items, place)
            if items and name == "places":
                kind, kinds = thing.data.get("kind"), sorted({item.kind for item in items})
                self.attribute("places.kind", kind in kinds, kind, kinds, thing.names[0], place)

    def roles(self, name: str, thing: GoldName, items: Sequence[Any], place: Place) -> None:
        want = set(thing.data.get("roles") or ())
        got = {role for item in items for role in item.roles}
        self.result.fields[name].add(len(want & got), len(got - want), len(want - got))
        if want != got:
            self.note(name, "attribute", thing.names[0], place, sorted(want), sorted(got))

    def person(self, thing: GoldName, items: Sequence[Any], place: Place) -> None:
        for key in ("title", "phone", "email"):
            norm = digits if key == "phone" else fold
            got = {norm(getattr(item, key)) for item in items} - {""}
            want = norm(thing.data.get(key))
            right = want in got if want else not got
            self.attribute(f"people.{key}", right, want, sorted(got), thing.names[0], place)

    def mentions(self, name: str, items: Sequence[Any], missed: set[str], wrong: set[str]) -> None:
        """Every mention by place. A found one is right if its name is one of the thing's that is named there."""
        wanted: list[GoldMention] = [m for m in self.gold.mentions if m.field == name]
        pairs, left, extra = align(wanted, items, self.gold.text)
        right = sum(not want.optional for want, _ in pairs)
        self.result.fields[f"{name} mentions"].add(right, len(extra), len(left))
        for want, got in pairs:
            same = fold(got.name) in map(fold, want.thing.names)
            if not (same and want.optional):
                self.judge(name, got, same)
            other = self.gold.text[want.start : want.end] if (want.start, want.end) != _place(got) else ""
            counted = not want.optional if same else fold(got.name) in wrong
            self.find(name, "matched" if same else "wrong", _place(got), counted, other)
        for want in left:
            self.find(name, "missed", (want.start, want.end), fold(want.thing.names[0]) in missed)
        for got in extra:
            self.judge(name, got, False)
            self.find(name, "wrong", _place(got), fold(got.name) in wrong)

    def whole(self) -> None:
        """Title, status and period of the project."""
        title, want = self.document.title, self.gold.data.get("title")
        got = title.text if title else None
        right = same_title(want, got)
        there = located(self.gold.text, want)
        if title:
            self.find("title", "matched" if right else "wrong", _place(title))
        if not right:
            self.find("title", "missed", there)
        if not self.result.accuracy["title"].add(right):
            self.note("title", "wrong" if title else "missed", got, _place(title) if title else there, want, got)
        status = self.gold.data.get("status")
        self.attribute("status", self.document.status == status, status, self.document.status, "", None)
        period = str(self.gold.data.get("period") or "")
        own = self.document.period.edtf if self.document.period else ""
        self.attribute("period", period == own, period, own, "", None)


def _place(item: Span) -> tuple[int, int]:
    return item.start, item.end
