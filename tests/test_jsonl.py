"""Lines in, documents out; a faulty line is named."""

from pathlib import Path

import pytest

from hankenlp import extract
from hankenlp.errors import UnreadableDocument
from hankenlp.jsonl import read_jsonl


def test_documents_come_back_and_empty_lines_are_none(tmp_path: Path) -> None:
    document = extract("Kemi")
    (tmp_path / "a.jsonl").write_text(f"{document.model_dump_json()}\n\n", encoding="utf-8")
    assert read_jsonl(tmp_path / "a.jsonl") == [document]


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"{}\n", r"a\.jsonl:1: this line is no document"),
        (b"\xff\xfe", r"a\.jsonl: .* Give a file of JSON Lines in UTF-8"),
    ],
)
def test_what_is_no_document_is_named(content: bytes, cause: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(content)
    with pytest.raises(UnreadableDocument, match=cause):
        read_jsonl(tmp_path / "a.jsonl")
