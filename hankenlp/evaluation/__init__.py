"""Extracted documents against annotated ones: precision, recall and F1 a field, accuracy an attribute, B³ for links.

Spans match one to one where their intersection over union is at least 0.7; names match by base form, once a document.
B³ (Bagga & Baldwin 1998) is over gold mentions: a mention that was not found is alone. Every error keeps its place,
and everything that came with a confidence keeps whether it was right.
"""

from collections.abc import Iterable, Mapping

from hankenlp.calibration import family
from hankenlp.documents import ProjectDocument
from hankenlp.evaluation.links import linking
from hankenlp.evaluation.rendering import compared, rendered, unknown_field
from hankenlp.evaluation.result import CORE, WHOLE, Error, Evaluation, Finding, Linking, Review, merged
from hankenlp.evaluation.scorer import scored
from hankenlp.gold import Gold, anchored, load_gold

__all__ = [
    "CORE",
    "WHOLE",
    "Error",
    "Evaluation",
    "Finding",
    "Linking",
    "Review",
    "compared",
    "evaluate",
    "load_gold",
    "rendered",
    "unknown_field",
]


def evaluate(golds: Mapping[str, Gold], documents: Iterable[ProjectDocument]) -> Evaluation:
    """Score ``documents`` against the gold of the same ids; a gold document that is not among them counts as empty."""
    genre_of = _genres(golds)
    by_id = {document.id: document for document in documents}
    pairs: list[tuple[Gold, ProjectDocument]] = []
    parts: list[tuple[str, Evaluation]] = []
    for name, gold in golds.items():
        document = by_id.get(name) or ProjectDocument(id=gold.id, text=gold.text, producer="nothing")
        unchanged = document.text == gold.text
        here = gold if unchanged else anchored(gold.data, document.text, strict=False)
        pairs.append((here, document))
        parts.append((genre_of[name], scored(here, document, unchanged)))
    result = merged(part for _, part in parts)
    result.linking = linking(pairs)
    for genre in sorted({genre for genre, _ in parts}):
        result.genres[genre] = merged(part for own, part in parts if own == genre)
    return result


def _genres(golds: Mapping[str, Gold]) -> dict[str, str]:
    """Document → genre: the beginning of its id (``rap-01`` → ``rap``), if those are fewer than the genres' names."""
    named = {name: gold.genre for name, gold in golds.items()}
    begun = {name: family(name) for name in golds}
    return begun if len({*begun.values()}) < len({*named.values()}) else named
