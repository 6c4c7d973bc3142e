"""Which sums of one document make up a project's money, so that no euro counts twice.

A whole (*Kustannusarvio*, *Rahoitus yhteensä*) counts as its parts where these say who pays: grants and own shares that
add up to it. What is left of a whole counts as its rest. All other sums stand beside with their reason.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from hankenlp.documents import Amount, ProjectDocument
from hankenlp.extraction.money_cues import cue
from hankenlp.extraction.sum_checks import unit
from hankenlp.extraction.table_kinds import names_body
from hankenlp.linking.named import entity_of, named_bodies
from hankenlp.text_analysis.sum_context import Context, contexts
from hankenlp.text_analysis.sums_of_parts import Sum, parts_of

Reason = Literal["rest", "total", "part", "repeated", "other_stage", "line", "no_project", "other_money", "not_euros"]
"""Why a sum counts in part, or not at all (``docs/funding.md``)."""

CURRENCY = "EUR"
_PAYMENTS = ("funding", "external_funding", "self_funding")
_SIZES = ("budget", "cost")
_LEAST_LISTED = 2
_LEAST_WORDS = 10


@dataclass(frozen=True, slots=True)
class Verdict:
    """What counts of a sum.

    Attributes:
        euros: how much of it counts.
        why: the reason where that is not the whole sum.
        counted_in: the places in ``amounts`` of the sums that count instead, or that a rest is left by.
        payer: who pays, an entity's id or a name, where the sum or its total says so.
        year: of the sum, where its words or its column say it.
        project: the name of the project among several in the document, or None.
    """

    euros: float = 0.0
    why: Reason | None = None
    counted_in: tuple[int, ...] = ()
    payer: str | None = None
    year: int | None = None
    project: str | None = None


def verdicts(document: ProjectDocument) -> list[Verdict]:
    """What counts of each of the document's sums, in their order."""
    named = named_bodies(document) if any(amount.payer for amount in document.amounts) else {}
    around = contexts(document.text, document.amounts)
    found: list[Verdict] = []
    usable: list[Sum] = []
    for item, amount in enumerate(document.amounts):
        payer = entity_of(amount.payer, named) or amount.payer
        why = _unusable(amount)
        found.append(Verdict(why=why, payer=payer, year=around[item].year))
        if why is None:
            names_payer = amount.payer is not None and amount.payer in (amount.subject or "")
            subject = None if names_payer else amount.subject
            usable.append(Sum(item, amount.value, unit(amount), amount.kind, payer, subject, label=amount.subject))
    count = _Count(found, around)
    if document.title is not None:
        count.settle_project(usable)
    else:
        count.settle_several(usable)
    return [replace(verdict, counted_in=_followed(verdict, count.verdicts)) for verdict in count.verdicts]


def _followed(verdict: Verdict, found: Sequence[Verdict]) -> tuple[int, ...]:
    """The counted sums that a verdict leads to: a row is part of a total that counts as its payers' parts."""
    ahead, seen, counted = list(verdict.counted_in), set(verdict.counted_in), set()
    while ahead:
        item = ahead.pop()
        if found[item].euros:
            counted.add(item)
            continue
        further = set(found[item].counted_in) - seen
        seen |= further
        ahead += further
    return tuple(sorted(counted))


def _unusable(amount: Amount) -> Reason | None:
    if amount.currency != CURRENCY:
        return "not_euros"
    return "other_money" if amount.kind == "other" or amount.value <= 0 else None


@dataclass
class _Count:
    """The verdicts as they are made; a sum is open until it has one."""

    verdicts: list[Verdict]
    contexts: list[Context]
    settled: set[int] = field(default_factory=set)

    def open(self, sums: Sequence[Sum], kinds: Sequence[str] = (*_PAYMENTS, *_SIZES)) -> list[Sum]:
        return [each for each in sums if each.item not in self.settled and each.kind in kinds]

    def count(self, each: Sum, payer: str | None = None) -> None:
        """Count all of it; ``payer`` is whose its total is."""
        self._settle(each, euros=each.value, payer=self.verdicts[each.item].payer or payer)

    def count_rest(self, each: Sum, parts: Sequence[Sum], euros: float) -> None:
        """Count what its parts leave of it."""
        self._settle(each, euros=euros, why="rest" if parts else None, counted_in=_items(parts))

    def leave(self, each: Sum, why: Reason, instead: Sequence[Sum] = ()) -> None:
        self._settle(each, why=why, counted_in=_items(instead))

    def _settle(self, each: Sum, **changes: object) -> None:
        self.verdicts[each.item] = replace(self.verdicts[each.item], **changes)  # type: ignore[arg-type]
        self.settled.add(each.item)

    # 1 · a document about one project

    def settle_project(self, sums: Sequence[Sum]) -> None:
        """Find the project's whole and its payments."""
        self._repeats(sums)
        whole, parts = self._whole(sums, is_all=True)
        if whole is not None:
            self._take(whole, parts, sums)
            self._beside(sums, whole, parts)
            return
        self._stages(sums)
        self._totals(sums)
        self._shares(sums)
        payments = self.open(sums, _PAYMENTS)
        size = self._size(sums, payments)
        self._fill(size, [each for each in payments if each is not size])
        for each in self.open(sums):
            self.leave(each, _beside(each, size), [size] if size else ())

    def _repeats(self, sums: Sequence[Sum]) -> None:
        """*… omarahoitusosuus 20 000 €. … päättää 20 000 euron omarahoituksesta*: the one that names its payer counts."""
        kept: list[Sum] = []
        for each in sums:
            alike = (one for one in kept if self._is_repeated(one, each))
            same = min(alike, key=lambda one: one.payer != each.payer, default=None)
            if same is None:
                kept.append(each)
            elif each.payer and not same.payer or each.unit < same.unit and each.payer == same.payer:
                self.leave(same, "repeated", [each])
                kept[kept.index(same)] = each
            else:
                self.leave(each, "repeated", [same])

    def _is_repeated(self, one: Sum, other: Sum) -> bool:
        column = self.contexts[one.item].column
        beside = column is not None and column == self.contexts[other.item].column
        if beside or not one.equals(other) or (one.kind in _SIZES) != (other.kind in _SIZES):
            return False
        years = {self.contexts[each.item].year for each in (one, other)} - {None}
        if len(years) > 1 or _are_of_two_bodies(one, other):
            return False
        if one.kind in _SIZES:
            return one.subject == other.subject
        if one.kind == other.kind:
            return _may_pay_both(one, other)
        return one.payer is not None and one.payer == other.payer

    def _whole(self, sums: Sequence[Sum], is_all: bool) -> tuple[Sum | None, tuple[Sum, ...]]:
        """The largest sum that payments make, with these; what was granted or planned before what was applied for or spent.

        ``is_all``: nobody pays more than it, at its stage or a better one.
        """
        payments = self.open(sums, _PAYMENTS)
        for whole in sorted(self.open(sums), key=lambda one: (self._rank(one), -one.value, one.item)):
            rank, most = self._rank(whole), whole.value + max(whole.unit, 1.0) / 2
            if is_all and any(one.value > most and self._rank(one) <= rank for one in payments):
                continue
            parts = parts_of(whole, [one for one in payments if one.item != whole.item])
            if parts:
                return whole, parts
        return None, ()

    def _rank(self, each: Sum) -> int:
        stage = self.contexts[each.item].stage
        return 2 if stage == "spent" or each.kind == "cost" else 1 if stage == "applied" else 0

    def _take(self, whole: Sum, parts: Sequence[Sum], sums: Sequence[Sum]) -> None:
        self.leave(whole, "total", parts)
        for part in parts:
            finer = self._finer(part, sums)
            if finer:
                self.leave(part, "total", finer)
            for each in finer or (part,):
                self.count(each, payer=whole.payer if whole.kind in _PAYMENTS else None)

    def _finer(self, part: Sum, sums: Sequence[Sum]) -> tuple[Sum, ...]:
        """*Kuntien omarahoitus 26 250 €: Kaustinen 8 925 € …*: what makes a part whose payer nobody names."""
        if part.payer:
            return ()
        within = [one for one in self.open(sums, (part.kind,)) if one.subject and names_body(one.subject)]
        return parts_of(part, within)

    def _beside(self, sums: Sequence[Sum], whole: Sum, parts: Sequence[Sum]) -> None:
        """Reasons for what stands beside a whole that its parts make."""
        for each in self.open(sums, _PAYMENTS):
            if made := parts_of(each, parts):
                self.leave(each, "total", made)
        for part in parts:
            for each in parts_of(part, self.open(sums, _PAYMENTS)):
                self.leave(each, "part", [part])
        for each in self.open(sums):
            same = each.equals(whole)
            self.leave(each, "total" if same else _beside(each, whole), parts)

    def _totals(self, sums: Sequence[Sum]) -> None:
        """Payments that are made of others: the parts count where they tell more of who pays."""
        for total in sorted(self.open(sums, _PAYMENTS), key=lambda one: (-one.value, one.item)):
            parts = parts_of(total, self.open(sums, _PAYMENTS))
            if not parts or total.item in self.settled:
                continue
            told = sum(part.value for part in parts if part.payer)
            if total.payer or not told:
                for part in parts:
                    self.leave(part, "part", [total])
            else:
                self.leave(total, "total", parts)

    def _stages(self, sums: Sequence[Sum]) -> None:
        """Of a payment that was applied for, granted and spent, the granted one counts."""
        payments = self.open(sums, _PAYMENTS)
        for each in payments:
            better = [
                one
                for one in payments
                if one.kind == each.kind and self._rank(one) < self._rank(each) and _may_pay_both(one, each)
            ]
            if better:
                self.leave(each, "other_stage", better[:1])

    def _shares(self, sums: Sequence[Sum]) -> None:
        """*Syken osuus rahoituksesta on …*, *yhteensä … Vuoden 2024 avustus on …*; what partners get of what funders pay."""
        payments = self.open(sums, _PAYMENTS)
        for before, each in pairwise(payments):
            told, whole = self.contexts[each.item], self.contexts[before.item].is_whole
            yearly = told.year and whole and not told.is_extra and _may_pay_both(before, each)
            if (told.is_part and not each.payer or yearly) and each.value < before.value:
                self.leave(each, "part", [before])
        payments = self.open(sums, _PAYMENTS)
        paid, shared = [one for one in payments if one.payer], [one for one in payments if not one.payer]
        if len(shared) > 1 and _same(sum(one.value for one in paid), shared):
            for each in shared:
                self.leave(each, "part", paid)

    def _size(self, sums: Sequence[Sum], payments: Sequence[Sum]) -> Sum | None:
        """The sum that the payments are part of: a budget, else a cost, else the whole of the funding."""
        grants = max((one.value for one in payments if one.kind != "funding"), default=0.0)
        for kind in (*_SIZES, "funding"):
            least = max(grants, sum(one.value for one in payments)) if kind == "cost" else grants
            fitting = [one for one in self.open(sums, (kind,)) if one.value >= least]
            if kind == "funding":
                fitting = [one for one in fitting if not one.payer and self._is_total(one, payments)]
            if fitting:
                return max(fitting, key=lambda one: (one.value, -one.item))
        return None

    def _is_total(self, each: Sum, payments: Sequence[Sum]) -> bool:
        """Is it all of the funding, and not one grant of some?"""
        others = [one for one in payments if one is not each]
        if any(one.value > each.value for one in others):
            return False
        return self.contexts[each.item].is_whole and bool(others)

    def _fill(self, size: Sum | None, payments: Sequence[Sum]) -> list[Sum]:
        """Count the payments that fit into the size, and what is left of it. Returns those that do not fit."""
        within: list[Sum] = []
        beyond: list[Sum] = []
        left = size.value if size else float("inf")
        payer = size.payer if size and size.kind in _PAYMENTS else None
        for each in payments:
            if self.contexts[each.item].is_extra:
                self.count(each)
            elif each.value <= left + max(each.unit, 1.0) / 2:
                self.count(each, payer=payer)
                within.append(each)
                left -= each.value
            else:
                beyond.append(each)
        if size is not None and left > max(size.unit, 1.0) / 2:
            self.count_rest(size, within, left)
        elif size is not None:
            self.leave(size, "total", within)
        return beyond

    # 2 · a document about several projects

    def settle_several(self, sums: Sequence[Sum]) -> None:
        """Sums by the project that they stand under; else wholes one after the other."""
        listed: dict[str, list[Sum]] = {}
        for each in sums:
            if each.subject and not _is_label(each.subject):
                listed.setdefault(each.subject, []).append(each)
        if len(listed) < _LEAST_LISTED:
            self._one_by_one(sums)
            return
        self._totals_of_list(sums, listed)
        for name, group in listed.items():
            for each in group:
                self.verdicts[each.item] = replace(self.verdicts[each.item], project=name)
            self.settle_project(self.open(group))
        for each in self.open(sums):
            self.leave(each, "no_project")

    def _totals_of_list(self, sums: Sequence[Sum], listed: dict[str, list[Sum]]) -> None:
        """*Avustuksia myönnettiin yhteensä 486 500 euroa*: what the projects get together, and who pays it."""
        listed_items = {one.item for group in listed.values() for one in group}
        for each in sums:
            for kind in (*_PAYMENTS, *_SIZES):
                others = [one for one in self.open(sums, (kind,)) if one is not each]
                listed_ones = [one for one in others if one.item in listed_items]
                entries = next((some for some in (listed_ones, others) if _add_up(some, each)), [])
                if len(entries) < _LEAST_LISTED:
                    continue
                self.leave(each, "total", entries)
                for one in entries:
                    payer = self.verdicts[one.item].payer or each.payer
                    self.verdicts[one.item] = replace(self.verdicts[one.item], payer=payer)
                    if one.item not in listed_items:
                        self.count(one, payer=payer)
                break

    def _one_by_one(self, sums: Sequence[Sum]) -> None:
        while True:
            whole, parts = self._whole(sums, is_all=False)
            if whole is None:
                break
            self._take(whole, parts, sums)
        self._said_again(sums)
        size: Sum | None = None
        payments: list[Sum] = []
        for each in self.open(sums):
            opens = size is None and each.kind == "funding" and self._holds_others(each, sums)
            if each.kind in _PAYMENTS and not opens:
                payments.append(each)
                continue
            self._fill(None, self._fill(size, payments))
            size, payments = each, []
        self._fill(None, self._fill(size, payments))

    def _said_again(self, sums: Sequence[Sum]) -> None:
        """A sentence that stands in the document twice."""
        kept: dict[tuple[str, float, int | None], Sum] = {}
        for each in self.open(sums):
            words, year = self.contexts[each.item].before, self.contexts[each.item].year
            first = kept.setdefault((words, each.value, year), each) if len(words) >= _LEAST_WORDS else each
            if first is not each:
                self.leave(each, "repeated", [first])

    def _holds_others(self, each: Sum, sums: Sequence[Sum]) -> bool:
        """*Avustuksia jaettiin 971 000 euroa. … sai 56 000, … 31 000 euroa*: the grants behind it that fit into it."""
        behind = [one for one in self.open(sums, _PAYMENTS) if one.item > each.item]
        return (
            bool(behind)
            and sum(one.value for one in behind) < each.value
            and all(one.payer is None or one.payer == each.payer for one in behind)
        )


def _items(sums: Sequence[Sum]) -> tuple[int, ...]:
    return tuple(sorted(one.item for one in sums))


def _beside(each: Sum, whole: Sum | None) -> Reason:
    """Why a sum does not count beside the whole."""
    if whole is None or each.kind not in _SIZES or each.value >= whole.value:
        return "other_stage"
    return "line" if (each.kind == "cost") == (whole.kind == "cost") else "other_stage"


def _is_label(subject: str) -> bool:
    """Is it a row of costs, or a total, rather than the name of a project?"""
    return any(cue(name).search(subject) for name in ("expense_rows", "total"))


def _add_up(entries: Sequence[Sum], whole: Sum) -> bool:
    return _same(whole.value, entries, whole.unit)


def _same(value: float, parts: Sequence[Sum], precision: float = 1.0) -> bool:
    """Do the parts make the value, as exactly as they are written?"""
    slack = (precision + sum(one.unit for one in parts)) / 2
    return abs(sum(one.value for one in parts) - value) <= max(slack, 1.0)


def _are_of_two_bodies(one: Sum, other: Sum) -> bool:
    """*Kaustinen 5 000 €, Halsua 5 000 €*: rows with names of different bodies."""
    bodies = {each.label for each in (one, other) if each.label and names_body(each.label)}
    return len(bodies) > 1 and (one.payer is None or one.payer != other.payer)


def _may_pay_both(one: Sum, other: Sum) -> bool:
    return one.payer is None or other.payer is None or one.payer == other.payer
