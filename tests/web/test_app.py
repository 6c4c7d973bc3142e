"""The application as a whole: its health, and how it is made."""

import pytest
from fastapi.testclient import TestClient
from spacy.language import Language

from hankenlp import Corpus
from hankenlp.web.app import create_app
from tests.web.conftest import Started


def test_health(client: TestClient, corpus: Corpus) -> None:
    body = client.get("/health").json()
    assert body.pop("producer").startswith("hankenlp ")
    assert body == {"status": "ok", "workers": 1, "requests": 0, "documents": len(corpus.documents)}


def test_health_without_a_corpus(started: Started) -> None:
    body = started(workers=2).get("/health").json()
    assert (body["workers"], body["documents"]) == (2, None)


def test_the_application_can_start_again(nlp: Language) -> None:
    app = create_app(nlp)
    for _ in range(2):
        with TestClient(app) as client:
            assert client.post("/extract", json={"text": "Hanke"}).status_code == 200


def test_workers_below_one(nlp: Language) -> None:
    with pytest.raises(ValueError, match="workers must be at least 1, not 0"):
        create_app(nlp, workers=0)
