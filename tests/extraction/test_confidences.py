"""Calibrated confidences, and what is left out below a least one."""

from typing import Any

import pytest
from spacy.language import Language

from hankenlp import extract, extract_many
from hankenlp.documents import ProjectDocument
from hankenlp.extraction.confidences import at_least, with_confidences
from hankenlp.resources import confidence

TEXT = (
    "Hankkeen nimi: Jokivarren turva\nRahoittaja: Oulun kaupunki\nKustannusarvio: 10 000 €\n\nTavoitteet\n\n"
    "Hankkeen tavoitteena on lisätä nuorten osallisuutta Simossa. Oulun kaupunki myönsi hankkeelle 8 000 €.\n"
)
FIELDS = ("goals", "outcomes", "organizations", "people", "places", "programmes", "amounts", "dates")


def confidences(document: ProjectDocument) -> list[float]:
    return [item.confidence for field in FIELDS for item in getattr(document, field)]


def test_a_curve_maps_the_confidences_of_its_field() -> None:
    items: dict[str, list[dict[str, Any]]] = {
        "dates": [{"confidence": 0.75}, {"confidence": 0.9}],
        "places": [{"confidence": 0.9}],
        "title": [{}],
    }
    with confidence.using({"dates": ((0.5, 0.2), (1.0, 0.8))}):
        found = with_confidences(items)
    assert [item["confidence"] for item in found["dates"]] == [0.5, 0.68]
    assert found["places"] == items["places"] and found["title"] == [{}]


def test_a_payer_that_is_no_longer_named_is_dropped() -> None:
    data = {
        "organizations": [{"name": "Oulun kaupunki", "text": "Oulun kaupunki", "confidence": 0.4}],
        "amounts": [{"confidence": 0.9, "payer": "Oulun kaupunki"}],
        "title": None,
    }
    assert at_least(data, 0.5) == {"organizations": [], "amounts": [{"confidence": 0.9, "payer": None}], "title": None}


def test_less_is_left_with_more_confidence(nlp: Language) -> None:
    whole = extract(TEXT, nlp=nlp)
    least = sorted(confidences(whole))[len(confidences(whole)) // 2]
    part = extract(TEXT, nlp=nlp, min_confidence=least)
    assert min(confidences(part)) >= least > min(confidences(whole))
    assert set(confidences(part)) <= set(confidences(whole))
    assert part.title == whole.title


def test_workers_leave_out_the_same(nlp: Language) -> None:
    alone = extract(TEXT, nlp=nlp, min_confidence=0.9)
    assert list(extract_many([TEXT, TEXT], nlp=nlp, workers=2, min_confidence=0.9)) == [alone, alone]


@pytest.mark.parametrize("value", [-0.1, 1.5])
def test_a_least_confidence_is_a_share(nlp: Language, value: float) -> None:
    with pytest.raises(ValueError, match="min_confidence must be from 0 to 1"):
        extract(TEXT, nlp=nlp, min_confidence=value)
    with pytest.raises(ValueError, match="min_confidence must be from 0 to 1"):
        extract_many([TEXT], min_confidence=value)
