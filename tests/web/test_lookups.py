"""``GET /entities``, ``/documents`` and ``/search`` answer what the corpus holds."""

from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from hankenlp import Corpus, Entity, ProjectDocument
from hankenlp.web.models import EntityPage, HitPage
from tests.web.conftest import TEXTS, Started


def entities(client: TestClient, **query: str | int) -> EntityPage:
    return EntityPage.model_validate_json(client.get("/entities", params=query).text)


class TestEntities:
    def test_all_of_them(self, client: TestClient, corpus: Corpus) -> None:
        page = entities(client)
        assert (page.total, page.limit, page.offset) == (len(corpus.entities), 50, 0)
        assert list(page.items) == corpus.entities

    def test_of_a_type(self, client: TestClient) -> None:
        page = entities(client, type="project")
        assert [entity.name for entity in page.items] == ["Jokivarren turva", "Rantojen reitti", "Tuulen tuvat"]

    @pytest.mark.parametrize(
        "words, ids",
        [
            ("KEMIN kaupunki", ["org/kemin-kaupunki"]),
            ("kemin", ["org/kemin-kaupunki", "org/kemin-kaupunki/sosiaalitoimi"]),
            ("ei sellaista", []),
        ],
    )
    def test_of_a_name(self, client: TestClient, words: str, ids: list[str]) -> None:
        assert [entity.id for entity in entities(client, q=words).items] == ids

    def test_page_by_page(self, client: TestClient, corpus: Corpus) -> None:
        pages = [entities(client, limit=2, offset=offset) for offset in range(0, len(corpus.entities) + 2, 2)]
        assert [entity for page in pages for entity in page.items] == corpus.entities
        assert pages[-1].items == () and pages[-1].total == len(corpus.entities)

    def test_one_by_its_id_encoded_or_not(self, client: TestClient, corpus: Corpus) -> None:
        for entity in corpus.entities:
            for path in (quote(entity.id), quote(entity.id, safe="")):
                assert Entity.model_validate_json(client.get(f"/entities/{path}").text) == entity
        assert any("/" in entity.id.partition("/")[2] for entity in corpus.entities)


def test_documents_by_their_ids_encoded_or_not(client: TestClient, corpus: Corpus) -> None:
    assert len(corpus.documents) == len(TEXTS)
    for document in corpus.documents:
        for path in (quote(document.id), quote(document.id, safe="")):
            answer = client.get(f"/documents/{path}")
            assert answer.text == document.model_dump_json()
    linked = ProjectDocument.model_validate_json(client.get("/documents/ranta").text)
    assert linked.organizations[0].entity_id == "org/kemin-kaupunki"


class TestSearch:
    def test_every_form_of_a_word_in_its_context(self, client: TestClient) -> None:
        page = HitPage.model_validate_json(client.get("/search?lemma=Osallisuus").text)
        assert [(hit.document_id, hit.keyword) for hit in page.items] == [
            ("joki/1 ä%?#", "osallisuutta"),
            ("ranta", "Osallisuus"),
            ("ranta", "Osallisuutta"),
        ]
        assert all(TEXTS[hit.document_id][hit.start : hit.end] == hit.keyword for hit in page.items)
        assert page.items[0].left.endswith("lisätä nuorten")

    def test_page_by_page(self, client: TestClient) -> None:
        page = client.get("/search?lemma=osallisuus&limit=1&offset=1").json()
        assert page["total"] == 3 and [hit["keyword"] for hit in page["items"]] == ["Osallisuus"]

    def test_several_words(self, client: TestClient) -> None:
        assert client.get("/search", params={"lemma": "nuori osallisuus"}).json()["total"] == 1
        assert client.get("/search", params={"lemma": "ei sellaista"}).json()["items"] == []


@pytest.mark.parametrize("path", ["/entities", "/entities/org/a", "/documents/a", "/search?lemma=a"])
def test_without_a_corpus(started: Started, path: str) -> None:
    answer = started().get(path)
    assert (answer.status_code, answer.json()["type"]) == (404, "urn:hankenlp:problem:no-corpus")
    assert "hankenlp serve --corpus" in answer.json()["detail"]
