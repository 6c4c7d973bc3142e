"""Entities against annotated keys: B³ over the gold mentions of all documents."""

from collections.abc import Iterable

from hankenlp.documents import ProjectDocument, Span
from hankenlp.evaluation.matching import overlap
from hankenlp.evaluation.result import Linking
from hankenlp.figures import Place, b_cubed
from hankenlp.gold import NAMED, Gold, GoldMention

LINKED_OVERLAP = 0.5


def linking(pairs: Iterable[tuple[Gold, ProjectDocument]]) -> Linking:
    """How well the entities of the documents' mentions agree with the annotated keys."""
    key_of: dict[Place, str] = {}
    entity_of: dict[Place, str] = {}
    found: set[Place] = set()
    for gold, document in pairs:
        items = [item for name in NAMED for item in getattr(document, name)]
        for mention in gold.mentions:
            if mention.optional:
                continue
            place = (gold.id, mention.start, mention.end)
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
    return overlap((mention.start, mention.end), (item.start, item.end))
