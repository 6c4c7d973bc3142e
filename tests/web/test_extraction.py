"""``POST /extract`` and ``POST /extract/batch`` answer what ``extract`` and ``extract_many`` give."""

import hashlib
import json
from pathlib import Path

import docx
import pytest
from fastapi.testclient import TestClient
from spacy.language import Language

import hankenlp
from hankenlp import FailedDocument, ProjectDocument
from hankenlp.web.limits import Limits
from tests.web.conftest import TEXT, Started


def problem(name: str) -> str:
    return f"urn:hankenlp:problem:{name}"


class TestText:
    def test_the_document_byte_for_byte(self, client: TestClient, nlp: Language) -> None:
        answer = client.post("/extract", json={"text": TEXT})
        assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
        assert answer.text == hankenlp.extract(TEXT, nlp=nlp).model_dump_json()
        assert answer.json()["title"]["text"] == "Jokivarren turva"

    def test_an_id(self, client: TestClient, nlp: Language) -> None:
        answer = client.post("/extract", json={"id": "joki/1", "text": TEXT})
        (document,) = hankenlp.extract_many([("joki/1", TEXT)], nlp=nlp)
        assert answer.text == document.model_dump_json()

    @pytest.mark.parametrize("text", ["", " \n", "\x00", "\ud800 lisätä", "🏗️ Hanke"])
    def test_whatever_a_string_can_hold(self, client: TestClient, nlp: Language, text: str) -> None:
        body = json.dumps({"text": text})
        answer = client.post("/extract", content=body, headers={"Content-Type": "application/json; charset=utf-8"})
        assert answer.text == hankenlp.extract(text, nlp=nlp).model_dump_json()
        assert ProjectDocument.model_validate_json(answer.text).text == text


class TestFile:
    def test_a_text_file_with_its_source(self, client: TestClient) -> None:
        answer = client.post("/extract", files={"file": ("jokivarren hänke.txt", TEXT.encode("windows-1252"))})
        document = ProjectDocument.model_validate_json(answer.text)
        assert (document.id, document.text) == ("jokivarren hänke", TEXT)
        assert document.source is not None and document.source.path == "jokivarren hänke.txt"
        assert document.source.media_type == "text/plain"
        assert document.source.sha256 == hashlib.sha256(TEXT.encode("windows-1252")).hexdigest()

    def test_a_word_file_is_told_by_what_it_holds(self, client: TestClient, nlp: Language, tmp_path: Path) -> None:
        word = docx.Document()
        for line in TEXT.splitlines():
            word.add_paragraph(line)
        word.save(str(tmp_path / "hanke.docx"))
        answer = client.post("/extract", files={"file": ("hanke", (tmp_path / "hanke.docx").read_bytes())}).json()
        expected = hankenlp.extract(tmp_path / "hanke.docx", nlp=nlp).model_dump(mode="json")
        assert answer.pop("source") == expected.pop("source") | {"path": "hanke"}
        assert answer == expected

    @pytest.mark.parametrize(
        "name, data, status, kind, words",
        [
            ("hanke.xyz", b"\x01\x02", 415, "unsupported-type", "hanke.xyz: no reader for .xyz"),
            ("hanke.pdf", b"%PDF-1.7 ...", 422, "unreadable-document", "hanke.pdf: the PDF is broken"),
            ("hanke.rtf", b"{\\rtf1 Hanke}", 422, "unreadable-document", "this is an RTF file"),
            ("hanke.txt", b"", 422, "unreadable-document", "hanke.txt: the file is empty"),
        ],
    )
    def test_a_file_that_is_not_read(
        self, client: TestClient, name: str, data: bytes, status: int, kind: str, words: str
    ) -> None:
        answer = client.post("/extract", files={"file": (name, data)})
        assert (answer.status_code, answer.json()["type"]) == (status, problem(kind))
        assert words in answer.json()["detail"]


class TestBatch:
    def test_documents_in_order(self, client: TestClient, nlp: Language) -> None:
        texts = [("a", TEXT), ("b", ""), ("a", "Simon kunta")]
        answer = client.post("/extract/batch", json={"documents": [{"id": i, "text": t} for i, t in texts]})
        expected = [document.model_dump_json() for document in hankenlp.extract_many(texts, nlp=nlp)]
        assert answer.text == f"[{','.join(expected)}]"

    def test_none(self, client: TestClient) -> None:
        assert client.post("/extract/batch", json={"documents": []}).json() == []

    def test_a_failed_one_stands_in_its_place(self, started: Started) -> None:
        client = started(limits=Limits(seconds=3), workers=2)
        texts = ["Hanke", "KAATUU", "KUOLEE", "NUKKUU"]
        answer = client.post("/extract/batch", json={"documents": [{"id": t, "text": t} for t in texts]})
        assert answer.status_code == 200
        done, *failed = answer.json()
        assert ProjectDocument.model_validate(done).id == "Hanke"
        failures = [FailedDocument.model_validate(each) for each in failed]
        assert [(each.id, each.stage) for each in failures] == [(text, "extract") for text in texts[1:]]
        causes = [each.error for each in failures]
        assert "could not be analysed (RuntimeError)" in causes[0]
        assert "process that analysed the document died" in causes[1]
        assert "not done after" in causes[2] and "of the 3 that its request may take" in causes[2]

    def test_what_is_not_reached_in_time(self, started: Started) -> None:
        client = started(limits=Limits(seconds=1))
        answer = client.post("/extract/batch", json={"documents": [{"text": "NUKKUU"}, {"text": "Hanke"}]})
        assert "not reached within the 1 seconds" in answer.json()[1]["error"]
        assert answer.json()[1]["id"] == hankenlp.extract("Hanke").id


class TestLimits:
    def test_a_body_that_says_that_it_is_too_large(self, started: Started) -> None:
        client = started(limits=Limits(bytes=100))
        for path in ("/extract", "/extract/batch"):
            answer = client.post(path, json={"text": "a" * 100})
            assert (answer.status_code, answer.json()["type"]) == (413, problem("too-large"))
            assert "100 bytes" in answer.json()["detail"]

    def test_a_body_that_does_not_say_so(self, started: Started) -> None:
        client = started(limits=Limits(bytes=100))
        answer = client.post(
            "/extract", content=iter([b'{"text": "', b"a" * 99]), headers={"Content-Type": "application/json"}
        )
        assert (answer.status_code, answer.json()["type"]) == (413, problem("too-large"))

    def test_a_body_of_the_largest_size(self, started: Started) -> None:
        body = b'{"text": "Hanke"}'
        client = started(limits=Limits(bytes=len(body)))
        assert client.post("/extract", content=body, headers={"Content-Type": "application/json"}).status_code == 200

    def test_many_documents(self, started: Started) -> None:
        client = started(limits=Limits(documents=2))
        answer = client.post("/extract/batch", json={"documents": [{"text": ""}] * 3})
        assert answer.status_code == 413
        assert answer.json()["errors"][0]["pointer"] == "#/documents"
        assert client.post("/extract/batch", json={"documents": [{"text": ""}] * 2}).status_code == 200

    def test_a_document_that_takes_long_and_the_next_one(self, started: Started) -> None:
        client = started(limits=Limits(seconds=1))
        answer = client.post("/extract", json={"text": "NUKKUU"})
        assert (answer.status_code, answer.json()["type"]) == (504, problem("time-limit"))
        assert client.post("/extract", json={"text": "Hanke"}).status_code == 200

    @pytest.mark.parametrize("text", ["KAATUU", "KUOLEE"])
    def test_a_document_that_breaks_something_and_the_next_one(self, started: Started, text: str) -> None:
        client = started()
        answer = client.post("/extract", json={"text": text})
        assert (answer.status_code, answer.json()["type"]) == (500, problem("failed"))
        assert "salainen" not in answer.text and "Traceback" not in answer.text
        assert client.post("/extract", json={"text": "Hanke"}).status_code == 200

    def test_no_more_requests_than_may_wait(self, started: Started) -> None:
        client = started(limits=Limits(requests=0))
        answer = client.post("/extract", json={"text": "Hanke"})
        assert (answer.status_code, answer.json()["type"]) == (503, problem("busy"))
        assert int(answer.headers["Retry-After"]) > 0
        assert client.get("/health").status_code == 200
