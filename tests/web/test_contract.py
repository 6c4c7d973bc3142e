"""What the server answers is what its OpenAPI document says."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic.json_schema import JsonSchemaMode

from hankenlp import Corpus
from hankenlp.documents import Model
from hankenlp.web.models import ANSWERS, REQUESTS
from tests.web.server import serving

CONFIGURATION = """
# A file of arbitrary bytes keeps the contract and is no document all the same.
[[operations]]
include-name = "POST /extract"
checks.positive_data_acceptance.expected-statuses = ["2xx", 415, 422]
"""


@pytest.mark.slow
def test_schemathesis_finds_no_answer_that_breaks_the_contract(corpus: Corpus, tmp_path: Path) -> None:
    """Right and wrong requests made of the document: values at and beyond every bound, other methods, other types."""
    corpus.to_jsonl(tmp_path / "linked.jsonl")
    (tmp_path / "schemathesis.toml").write_text(CONFIGURATION, encoding="utf-8")
    with serving("--corpus", str(tmp_path / "linked.jsonl")) as server:
        done = subprocess.run(
            [
                *(Path(sys.executable).parent / "schemathesis", "run", f"{server.url}/openapi.json", "--no-color"),
                *("--phases", "coverage,fuzzing", "--max-examples", "5", "--generation-deterministic"),
                *("--suppress-health-check", "all"),
            ],
            check=False,
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            timeout=300,
        )
    print(done.stdout)
    assert done.returncode == 0
    assert "Tested: 7" in done.stdout


@pytest.mark.parametrize("mode, model", [("serialization", m) for m in ANSWERS] + [("validation", m) for m in REQUESTS])
def test_the_schemas_are_those_of_the_models(app: FastAPI, mode: JsonSchemaMode, model: type[Model]) -> None:
    components = app.openapi()["components"]["schemas"]
    schema = model.model_json_schema(mode=mode, ref_template="#/components/schemas/{model}")
    parts = schema.pop("$defs", {}) | {model.__name__: schema}
    assert {name: components[name] for name in parts} == parts


def test_problems_are_described_as_problem_details(app: FastAPI) -> None:
    found = {
        (path, code): list(answer["content"].items())
        for path, operations in app.openapi()["paths"].items()
        for operation in operations.values()
        for code, answer in operation["responses"].items()
        if int(code) >= 400
    }
    problem = ("application/problem+json", {"schema": {"$ref": "#/components/schemas/Problem"}})
    assert len(found) > 20 and all(content == [problem] for content in found.values())


def test_every_schema_is_used_and_every_used_one_is_there(client: TestClient) -> None:
    described = client.get("/openapi.json").text
    named = set(re.findall(r"#/components/schemas/(\w+)", described))
    assert named == json.loads(described)["components"]["schemas"].keys()
