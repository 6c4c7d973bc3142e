"""A small corpus, and applications over it that answer in this process."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from spacy.language import Language

import hankenlp
from hankenlp import Corpus
from hankenlp.web.app import create_app
from tests.web.trap import trap

TEXT = (
    "Hankkeen nimi: Jokivarren turva\nRahoittaja: Simon kunta\nHankkeen tavoitteena on lisätä nuorten osallisuutta.\n"
)
TEXTS = {
    "joki/1 ä%?#": TEXT,
    "ranta": "Hankkeen nimi: Rantojen reitti\nRahoittaja: Kemin kaupunki\nOsallisuus kasvaa. Osallisuutta mitataan.\n",
    "tuuli@meri": "Hankkeen nimi: Tuulen tuvat\nToteuttaja: Kemin kaupungin sosiaalitoimi\nYhteyshenkilö: Salla Kolari\n",
}


@pytest.fixture(scope="session")
def corpus(nlp: Language) -> Corpus:
    """Three documents, two of them with ids that paths cannot hold as they are."""
    return Corpus.from_texts(TEXTS, nlp=nlp)


@pytest.fixture(scope="module")
def app(nlp: Language, corpus: Corpus) -> FastAPI:
    return create_app(nlp, corpus)


@pytest.fixture(scope="module")
def client(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app, raise_server_exceptions=False) as made:
        yield made


@pytest.fixture(scope="session")
def trapped() -> Language:
    """The pipeline with the component ``trap``."""
    nlp = hankenlp.load()
    nlp.add_pipe(trap.__name__, first=True)
    return nlp


Started = Callable[..., TestClient]


@pytest.fixture
def started(trapped: Language) -> Iterator[Started]:
    """Starts an application over that pipeline, without a corpus."""
    running: list[TestClient] = []

    def start(**how: Any) -> TestClient:
        running.append(TestClient(create_app(trapped, **how), raise_server_exceptions=False))
        return running[-1].__enter__()

    yield start
    for made in running:
        made.__exit__(None, None, None)
