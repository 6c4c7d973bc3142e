"""Organisations with their roles in the project, one item a mention."""

from spacy.tokens import Doc

from hankenlp.documents import Organization
from hankenlp.extraction.component import layout_of
from hankenlp.extraction.names import named
from hankenlp.extraction.projects import may_speak_of_project
from hankenlp.extraction.roles import roles


def find(doc: Doc) -> list[Organization]:
    """Every organisation that is named; ``roles`` are what this place of the text says of it."""
    mentions = named(doc)
    layout = layout_of(doc)
    said = roles(layout, mentions) if may_speak_of_project(layout) else {}
    return [
        Organization(
            text=layout.text[n.start : n.end],
            start=n.start,
            end=n.end,
            name=n.name,
            roles=said.get(n.start, ()),
            confidence=n.confidence,
        )
        for n in mentions
        if n.type == "organization"
    ]
