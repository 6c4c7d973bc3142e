"""Documents with given mentions, for the linking tests."""

from collections.abc import Iterable, Mapping
from typing import Any

from hankenlp.documents import Organization, Person, Place, Programme, ProjectDocument, Title

Given = str | tuple[str, str] | Mapping[str, Any]
"""A name that stands in the text as it is, a pair of written form and base form, or the fields of a mention."""


def document(
    id_: str,
    text: str,
    *,
    organizations: Iterable[Given] = (),
    people: Iterable[Given] = (),
    places: Iterable[Given] = (),
    programmes: Iterable[Given] = (),
    title: str | None = None,
    **fields: Any,
) -> ProjectDocument:
    """A document whose mentions are found in its text, the first occurrence each."""
    return ProjectDocument(
        id=id_,
        text=text,
        producer="test",
        title=Title(text=title, start=text.index(title), end=text.index(title) + len(title)) if title else None,
        organizations=tuple(Organization(**_mention(text, given)) for given in organizations),
        people=tuple(Person(**_mention(text, given)) for given in people),
        places=tuple(Place(**{"kind": "municipality"} | _mention(text, given)) for given in places),
        programmes=tuple(Programme(**_mention(text, given)) for given in programmes),
        **fields,
    )


def _mention(text: str, given: Given) -> dict[str, Any]:
    fields = {"text": given} if isinstance(given, str) else given
    if isinstance(fields, tuple):
        fields = {"text": fields[0], "name": fields[1]}
    start = text.index(fields["text"])
    return {"name": fields["text"], "start": start, "end": start + len(fields["text"])} | dict(fields)
