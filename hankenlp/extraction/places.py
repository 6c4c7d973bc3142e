"""Places: municipalities, regions, countries, villages and parts of towns, one item a mention."""

from typing import cast

from spacy.tokens import Doc

from hankenlp.documents import Place, PlaceKind
from hankenlp.extraction.component import layout_of
from hankenlp.extraction.names import named


def find(doc: Doc) -> list[Place]:
    """Every place that is named and does not stand inside a longer name."""
    text = layout_of(doc).text
    return [
        Place(
            text=text[n.start : n.end],
            start=n.start,
            end=n.end,
            name=n.name,
            kind=cast(PlaceKind, n.kind),
            confidence=n.confidence,
        )
        for n in named(doc)
        if n.type == "place"
    ]
