"""``hankenlp serve`` as a process of its own, and ``hankenlp schema``."""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import jsonschema
import pytest
from spacy.language import Language
from typer.testing import CliRunner

import hankenlp
from hankenlp import Corpus
from hankenlp.cli import app
from hankenlp.cli_serve import Schema, _greet
from hankenlp.schemas import MODELS
from tests.web.server import Server, serving

runner = CliRunner()
TEXTS = [
    f"Hanke {number}\nTavoitteena on lisätä osallisuutta {number} kunnassa.\n" * (1 + number % 5)
    for number in range(32)
]


@pytest.mark.parametrize("command", ["serve", "schema"])
def test_help_has_an_example(command: str) -> None:
    done = runner.invoke(app, [command, "--help"])
    assert done.exit_code == 0 and f"Example: hankenlp {command}" in done.stdout


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, nlp: Language) -> Iterator[Server]:
    """A server with a corpus, stopped with Ctrl-C at the end."""
    folder = tmp_path_factory.mktemp("server")
    Corpus.from_texts({"a": "Hankkeen nimi: Rantojen reitti\nOsallisuutta.\n"}, nlp=nlp).to_jsonl(folder / "c.jsonl")
    options = ("--corpus", folder / "c.jsonl", "--decisions", folder / "none.jsonl", "--max-bytes", "100000")
    with serving("--workers", "2", "--host", "localhost", *map(str, options)) as made:
        yield made
        assert "stopped" in made.stop()
        assert made.process.returncode == 130


@pytest.mark.slow
class TestServer:
    def test_says_where_it_is(self, server: Server) -> None:
        assert server.said[-2] == f"hankenlp: listening at {server.url}; Ctrl-C stops it. Try:\n"

    def test_32_requests_at_a_time_while_health_answers(self, server: Server, nlp: Language) -> None:
        with httpx.Client(base_url=server.url, timeout=120) as client, ThreadPoolExecutor(32) as threads:

            def extracted(text: str) -> str:
                return client.post("/extract", json={"text": text}).text

            asked = [threads.submit(extracted, text) for text in TEXTS]
            checks = 0
            while not all(answer.done() for answer in asked):
                assert httpx.get(f"{server.url}/health", timeout=10).json()["status"] == "ok"
                checks += 1
            assert checks > 0
            answers = [answer.result() for answer in asked]
            assert answers == [extracted(text) for text in TEXTS]
        assert answers == [hankenlp.extract(text, nlp=nlp).model_dump_json() for text in TEXTS]

    def test_answers_about_its_corpus(self, server: Server) -> None:
        assert httpx.get(f"{server.url}/search?lemma=osallisuus").json()["total"] == 1

    @pytest.mark.parametrize("body", [b"a" * 3_000_000, [b"a" * 100_000] * 30], ids=["of-known-length", "in-parts"])
    def test_a_client_that_sends_too_much_without_looking(self, server: Server, body: bytes | list[bytes]) -> None:
        content = body if isinstance(body, bytes) else iter(body)
        answer = httpx.post(f"{server.url}/extract", content=content, headers={"Content-Type": "application/json"})
        assert answer.status_code == 413

    def test_a_client_that_goes_leaves_the_queue(self, server: Server) -> None:
        with pytest.raises(httpx.ReadTimeout):
            httpx.post(f"{server.url}/extract", json={"text": TEXTS[-1] * 100}, timeout=httpx.Timeout(10, read=0.1))
        deadline = time.monotonic() + 5
        while (waiting := httpx.get(f"{server.url}/health", timeout=10).json()["requests"]) and (
            time.monotonic() < deadline
        ):
            time.sleep(0.05)
        assert waiting == 0


class TestServe:
    def test_a_port_that_is_taken(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as other:
            port = other.getsockname()[1]
            done = runner.invoke(app, ["serve", "--port", str(port)])
        assert done.exit_code == 2
        assert f"cannot listen at 127.0.0.1, port {port}" in done.stderr and "choose another --port" in done.stderr

    @pytest.mark.parametrize(
        "options, words",
        [
            (["--corpus", "ei.jsonl"], "ei.jsonl: No such file"),
            (["--knowledge", "own.csv"], "Name a corpus"),
            (["--host", "ei.sellaista.invalid"], "cannot listen at ei.sellaista.invalid"),
            (["--backend", "ei"], 'unknown backend "ei"'),
            (["--workers", "0"], "--workers"),
        ],
    )
    def test_wrong_usage(self, options: list[str], words: str) -> None:
        done = runner.invoke(app, ["serve", "--port", "0", *options])
        assert done.exit_code == 2 and words in done.stderr

    def test_two_documents_of_one_id(self, tmp_path: Path) -> None:
        line = hankenlp.ProjectDocument(id="a", text="", producer="p").model_dump_json() + "\n"
        (tmp_path / "c.jsonl").write_text(line * 2, encoding="utf-8")
        done = runner.invoke(app, ["serve", "--port", "0", "--corpus", str(tmp_path / "c.jsonl")])
        assert done.exit_code == 2 and "'a'" in done.stderr

    @pytest.mark.parametrize("host, open_", [("127.0.0.1", False), ("::1", False), ("0.0.0.0", True), ("::", True)])
    def test_an_address_that_others_can_reach(self, host: str, open_: bool, capsys: pytest.CaptureFixture[str]) -> None:
        _greet(host, 8000)
        said = capsys.readouterr().err
        assert ("there is no authentication" in said) == open_
        assert f"http://{f'[{host}]' if ':' in host else host}:8000/extract" in said


def test_nothing_of_the_server_is_imported_before_it_is_needed() -> None:
    script = "import sys, hankenlp.cli; print({'fastapi', 'uvicorn', 'starlette', 'pydantic'} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "set()"


class TestSchema:
    @pytest.mark.parametrize("name", list(Schema))
    def test_is_a_schema_of_draft_2020_12(self, name: Schema) -> None:
        done = runner.invoke(app, ["schema", name])
        schema = json.loads(done.stdout)
        assert (done.exit_code, done.stderr) == (0, "")
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        jsonschema.Draft202012Validator.check_schema(schema)
        assert schema["title"] == MODELS[name].__name__

    def test_the_document_is_the_default(self) -> None:
        assert runner.invoke(app, ["schema"]).stdout == runner.invoke(app, ["schema", "document"]).stdout

    def test_what_is_written_fits_it(self, nlp: Language) -> None:
        schema = json.loads(runner.invoke(app, ["schema"]).stdout)
        validator = jsonschema.Draft202012Validator(schema)
        paths = sorted((Path(__file__).parent.parent / "corpus").glob("*.txt"))[::30]
        for document in hankenlp.extract_many(paths, nlp=nlp, on_error="raise"):
            validator.validate(document.model_dump(mode="json"))
        with pytest.raises(jsonschema.ValidationError, match="'producer' is a required property"):
            validator.validate({"id": "a", "text": ""})

    def test_every_name_has_a_model(self) -> None:
        assert [*Schema] == [*MODELS]
