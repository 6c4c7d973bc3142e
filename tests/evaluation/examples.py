"""One annotated document, and what became of it."""

from typing import Any

from hankenlp.evaluation import Evaluation, evaluate
from hankenlp.gold import Gold, anchored, as_document

TEXT = (
    "Jokivarren turva\n\nTavoitteena on lisätä osallisuutta.\n"
    "Rahoittaja: Simon kunta, 10 000 €\nLisätietoja: Salla Kolari\nAlkaa 1.2.2010"
)
DATA: dict[str, Any] = {
    "id": "a",
    "genre": "g",
    "title": "Jokivarren turva",
    "status": "ongoing",
    "period": "2010-02-01/..",
    "goals": [{"t": "Tavoitteena on lisätä osallisuutta", "level": "main"}],
    "organizations": [
        {"name": "Simon kunta", "surfaces": ["Simon kunta"], "roles": ["funder"], "key": "org/simo", "accept": ["Simo"]}
    ],
    "people": [{"name": "Salla Kolari", "surfaces": ["Salla Kolari"], "roles": ["contact"], "key": "person/salla"}],
    "amounts": [{"t": "10 000 €", "value": 10000, "currency": "EUR", "kind": ["funding", "budget"], "share": 0.5}],
    "dates": [{"t": "1.2.2010", "edtf": "2010-02-01", "kind": "start"}],
}


def gold() -> dict[str, Gold]:
    return {"a": anchored(DATA, TEXT)}


def scored(**changes: Any) -> Evaluation:
    return evaluate(gold(), [as_document(gold()["a"]).model_copy(update=changes)])
