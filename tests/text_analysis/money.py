"""Documents that tell of money, made by hand: the text and, sum by sum, its kind, payer and subject."""

import re
from typing import Any

from hankenlp.documents import Amount, Organization, Period, ProjectDocument, Title

_NUMBER = re.compile(r"\d[\d \u00a0]*(?:,\d+)?")


def amount(text: str, written: str, kind: str, start: int = 0, **more: Any) -> Amount:
    """The sum as extraction would give it; *1,2 milj. €* are millions."""
    match = _NUMBER.match(written)
    assert match is not None
    value = float(match[0].replace(" ", "").replace("\u00a0", "").replace(",", "."))
    factor = 1e6 if "milj" in written else 1
    return Amount.model_validate(
        {"text": written, "start": start, "end": start + len(written), "value": value * factor, "kind": kind, **more}
    )


def telling(
    text: str, *sums: tuple[Any, ...], id: str = "a", project: str | None = "project/a", **more: Any
) -> ProjectDocument:
    """A document whose title is its first word.

    Its sums stand in the text in this order: each as written, its kind, its payer, its subject.
    """
    found, position = [], 0
    for written, kind, *said in sums:
        start = text.index(written, position)
        position = start + len(written)
        payer, subject = [*said, None, None][:2]
        extra = {"currency": "FIM"} if written.endswith("mk") else {}
        found.append(amount(text, written, kind, start, payer=payer, subject=subject, **extra))
    first = text.split()[0]
    title = Title(text=first, start=0, end=len(first), entity_id=project) if project else None
    return ProjectDocument.model_validate(
        {"id": id, "text": text, "producer": "by hand", "title": title, "amounts": found, **more}
    )


def funder(name: str, entity_id: str) -> Organization:
    """A body that the document says is a funder."""
    return Organization(text=name[:1], start=0, end=1, name=name, entity_id=entity_id, roles=("funder",))


def since(year: int) -> Period:
    """A period that begins with a year."""
    return Period(edtf=f"{year}/..", start=f"{year}-01-01")
