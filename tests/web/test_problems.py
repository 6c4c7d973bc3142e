"""Every error is problem details (RFC 9457) that say what is wrong, where, and what to do."""

import re
from typing import Any
from urllib.parse import unquote

import pytest
from fastapi.testclient import TestClient

from hankenlp.web.models import Problem

JSON = {"Content-Type": "application/json"}
FORM = {"Content-Type": "multipart/form-data; boundary=x"}


@pytest.mark.parametrize(
    "method, path, how, status, words",
    [
        ("GET", "/nowhere", {}, 404, "GET /openapi.json lists what there is"),
        ("GET", "/nowhere", {"headers": {"Host": "["}}, 404, "nothing at /nowhere"),
        ("GET", "/docs", {}, 404, "nothing at /docs"),
        ("GET", "/health/", {}, 404, "nothing at /health/"),
        ("GET", "/extract", {}, 405, "is not for GET"),
        ("DELETE", "/entities", {}, 405, "is not for DELETE"),
        ("POST", "/extract", {"content": b"Hanke"}, 415, "without a type"),
        ("POST", "/extract", {"content": b"Hanke", "headers": {"Content-Type": "text/plain"}}, 415, "text/plain"),
        (
            "POST",
            "/extract/batch",
            {"content": b"", "headers": FORM},
            415,
            "Set the header Content-Type to application/j",
        ),
        ("POST", "/extract", {"content": b"", "headers": JSON}, 422, "Invalid JSON"),
        ("POST", "/extract", {"content": b'{"text": "a"', "headers": JSON}, 422, "Invalid JSON"),
        ("POST", "/extract", {"content": b'{"text": "\\ud800"', "headers": JSON}, 422, "not JSON"),
        ("POST", "/extract", {"content": b'{"text": "\\ud800", "a":' + b"[" * 9999, "headers": JSON}, 422, "not JSON"),
        ("POST", "/extract", {"content": b'{"text": "\\ud800", "a":' + b"1" * 5000, "headers": JSON}, 422, "not JSON"),
        ("POST", "/extract", {"content": '{"text": "ä"}'.encode("latin-1"), "headers": JSON}, 422, "UTF-8"),
        ("POST", "/extract", {"json": ["a"]}, 422, "#: Input should be"),
        ("POST", "/extract", {"json": {"teksti": "a"}}, 422, "#/text: Field required; #/teksti: Extra inputs"),
        ("POST", "/extract", {"json": {"text": 1}}, 422, "#/text: Input should be a valid string"),
        ("POST", "/extract", {"json": {"text": "", "a/b~c": 1}}, 422, "#/a~1b~0c: Extra inputs"),
        ("POST", "/extract", {"content": b'{"text": "", "\\ud800": 1}', "headers": JSON}, 422, "#: Input should be"),
        ("POST", "/extract/batch", {"json": {"documents": [{"text": ""}, {}]}}, 422, "#/documents/1/text: Field"),
        ("POST", "/extract/batch", {"json": {"documents": [{}] * 5}}, 422, "; and 2 more."),
        ("POST", "/extract", {"content": b"--x", "headers": FORM}, 422, "no file with a name in its field file"),
        ("POST", "/extract", {"content": b"no form", "headers": FORM}, 422, "The form cannot be read"),
        ("POST", "/extract", {"content": b"", "headers": {"Content-Type": "multipart/form-data"}}, 422, "boundary"),
        ("POST", "/extract", {"files": {"tiedosto": ("a.txt", b"a")}}, 422, "in its field file"),
        ("POST", "/extract", {"files": {"file": ("a.txt", b"a"), "b": ("b.txt", b"b")}}, 422, "Too many files"),
        ("POST", "/extract", {"files": {"file": ("a.txt", b"a")}, "data": {"id": "a"}}, 422, "Send one field, file"),
        ("GET", "/entities?limit=0", {}, 422, "limit: Input should be greater"),
        ("GET", "/entities?limit=1001", {}, 422, "limit: Input should be less"),
        ("GET", "/entities?offset=-1", {}, 422, "offset: Input should be greater"),
        ("GET", "/entities?type=city", {}, 422, "type: Input should be 'organization'"),
        ("GET", "/entities?tyyppi=person", {}, 422, "tyyppi: Extra inputs"),
        ("GET", "/search", {}, 422, "lemma: Field required"),
        ("GET", "/search?lemma=%20", {}, 422, "lemma: String should match"),
        ("GET", "/entities/org/ei-ole", {}, 404, "no entity org/ei-ole"),
        ("GET", "/documents/ei%2Fole", {}, 404, "no document ei/ole"),
    ],
)
def test_problem_details(client: TestClient, method: str, path: str, how: Any, status: int, words: str) -> None:
    answer = client.request(method, path, **how)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    problem = Problem.model_validate_json(answer.text)
    assert (problem.status, problem.instance) == (status, unquote(path.partition("?")[0]))
    assert words in problem.detail
    assert problem.type == "about:blank" or re.fullmatch(r"urn:hankenlp:problem:[a-z-]+", problem.type)


def test_faults_name_their_places(client: TestClient) -> None:
    body = client.post("/extract/batch", json={"documents": [{"text": 1, "b": 2}]}).json()
    assert [error["pointer"] for error in body["errors"]] == ["#/documents/0/text", "#/documents/0/b"]
    body = client.get("/search?lemma=a&limit=x").json()
    assert [error["parameter"] for error in body["errors"]] == ["limit"]


def test_other_methods_are_told_which_there_are(client: TestClient) -> None:
    assert client.put("/extract").headers["Allow"] == "POST"
    assert client.post("/health").headers["Allow"] == "GET"


def test_a_fault_of_the_server_shows_nothing_of_its_inside(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hankenlp.corpus.Corpus.kwic", lambda *_: 1 / 0)
    answer = client.get("/search?lemma=hanke")
    assert (answer.status_code, answer.json()["type"]) == (500, "about:blank")
    assert "division" not in answer.text and "Traceback" not in answer.text
