"""An evaluation as one HTML page: the figures, and under them each text with what was found, missed and wrong.

The page carries its own styles and script and reaches for nothing outside itself. Every error has a number that stands
before its place in the text and in the list beside it, each leading to the other.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from hankenlp.calibration import reliability_table
from hankenlp.evaluation.result import CORE, WHOLE, Error, Evaluation, Finding, Review
from hankenlp.evaluation.table import in_order, shown
from hankenlp.highlight import Mark, highlighted
from hankenlp.report import environment, share, word
from hankenlp.resources import table

KINDS = ("missed", "wrong", "attribute")
SIGNS = {"matched": "", "missed": "−", "wrong": "+", "attribute": "≠"}


def evaluation_html(result: Evaluation, field: str = "", title: str = "Arviointi") -> str:
    """The whole evaluation as one self-contained HTML page in Finnish.

    With a ``field`` (``goals``, or an attribute as ``goals.level``) the page holds only the errors that
    ``Evaluation.errors_in`` gives, and shows at first only the marks of these fields.
    """
    errors: dict[str, list[Error]] = defaultdict(list)
    for error in result.errors_in(field):
        errors[error.document].append(error)
    reviews = [ReviewView(each, f"d{n}", tuple(errors[each.document])) for n, each in enumerate(result.reviews)]
    fields = [*WHOLE, *CORE, *(["offsets"] if result.errors_in("offsets") else [])]
    return (
        environment()
        .get_template("evaluation.html.j2")
        .render(
            title=title,
            result=result,
            core=CORE,
            whole=WHOLE,
            kinds=KINDS,
            signs=SIGNS,
            fields=[(name, sum(e.root == name for each in reviews for e in each.errors)) for name in fields],
            counts={kind: sum(each.counts[kind] for each in reviews) for kind in KINDS},
            chosen=[name for name in fields if not field or name.startswith(field) or field.startswith(name + ".")],
            details=[(name, tally) for name, tally in in_order(result.fields).items() if name not in CORE],
            accuracy=sorted((name, each) for name, each in result.accuracy.items() if name not in WHOLE),
            bins=[each for each in reliability_table(result.reliability.pairs()) if each.n],
            calibration=[
                (name, result.reliability.summary(name)) for name in CORE if name in result.reliability.judgements
            ],
            overall=result.reliability.summary(),
            reviews=reviews,
            worst=sorted((each for each in reviews if each.errors), key=lambda r: (-len(r.errors), r.review.document)),
            named=named,
            f1=shown,
        )
    )


@dataclass(frozen=True)
class Row:
    """An error with its number in the document, its own anchor and that of its place in the text, if it has one."""

    number: int
    error: Error
    anchor: str
    place: str

    @property
    def note(self) -> str:
        """The wanted and the given value in words."""
        want, got = self.error.want, self.error.got
        return "" if want is None and got is None else f"annotoitu: {self._words(want)}; saatu: {self._words(got)}"

    def _words(self, value: Any) -> str:
        if isinstance(value, float) and self.error.field.endswith(".share"):
            return share(value)
        values = value if isinstance(value, list) else [value]
        return ", ".join(word(str(each)) for each in values if each not in (None, "")) or "ei mitään"


@dataclass(frozen=True)
class ReviewView:
    """A document as the template sees it."""

    review: Review
    anchor: str
    errors: tuple[Error, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many errors of each kind there are."""
        return {kind: sum(error.kind == kind for error in self.errors) for kind in KINDS}

    @property
    def rows(self) -> list[Row]:
        """The errors in text order, those without a place first."""
        ordered = sorted(self.errors, key=lambda e: (e.start if e.start is not None else -1, e.end or -1, e.field))
        return [Row(n, e, f"{self.anchor}-v{n}", self._place(e)) for n, e in enumerate(ordered, 1)]

    @property
    def text(self) -> Markup:
        """The text with what was found, missed and wrong marked."""
        return highlighted(self.review.text, self._marks())

    def _place(self, error: Error) -> str:
        if error.start is None or error.end is None:
            return ""
        return self._link(error.root, error.start, error.end)

    def _link(self, field: str, start: int, end: int) -> str:
        return f"{self.anchor}-{field}-{start}-{end}"

    def _marks(self) -> Iterator[Mark]:
        findings: dict[tuple[str, int, int], list[Finding]] = defaultdict(list)
        rows: dict[tuple[str, int, int], list[Row]] = defaultdict(list)
        for finding in self.review.findings:
            findings[finding.field, finding.start, finding.end].append(finding)
        for row in self.rows:
            if row.error.start is not None and row.error.end is not None:
                rows[row.error.root, row.error.start, row.error.end].append(row)
        for field, start, end in findings.keys() | rows.keys():
            place = field, start, end
            yield self._mark(*place, findings.get(place, []), rows.get(place, []))

    def _mark(self, field: str, start: int, end: int, findings: list[Finding], rows: list[Row]) -> Mark:
        """One mark for everything that is said of a field at one place; the gravest decides how it looks."""
        kinds = {row.error.kind for row in rows} | {finding.verdict for finding in findings}
        verdict = next(kind for kind in ("wrong", "missed", "attribute", "matched") if kind in kinds)
        slight = not rows and not any(finding.counted for finding in findings)
        numbers = ",".join(str(row.number) for row in rows)
        return Mark(
            start,
            end,
            f"{verdict} {field}{' slight' if slight else ''}",
            _tip(field, verdict, findings, rows),
            self._link(field, start, end),
            f"#{rows[0].anchor}" if rows else "",
            SIGNS[verdict] + numbers if rows or not slight else "",
        )


def _tip(field: str, verdict: str, findings: Iterable[Finding], rows: Iterable[Row]) -> str:
    labels = table("report")
    said = [f"{named(field, 'singular')} · {labels['verdict'][verdict]}"]
    said += [f"{row.error.item} {row.note}".strip() for row in rows if row.error.kind == "wrong"]
    said += [f"{named(row.error.field, 'singular')}: {row.note}" for row in rows if row.error.kind == "attribute"]
    said += [f"rajat annotoitu: {' '.join(each.wanted.split())}" for each in findings if each.wanted][:1]
    if all(not each.counted for each in findings) and not rows:
        said.append("ei vaikuta kentän lukuihin")
    return " · ".join(said)


def named(name: str, number: str = "plural") -> str:
    """A field or an attribute of one in Finnish: ``goals.level`` → ``Tavoitteet: taso``."""
    labels = table("report")
    if name in labels["compared"]:
        return str(labels["compared"][name])
    field, _, attribute = re.sub(" mentions$", ".mentions", name).partition(".")
    label = str(labels[number][field])
    return f"{label}: {labels['attribute'][attribute]}" if attribute else label
