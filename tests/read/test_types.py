"""What a file is, told by its first bytes, whatever it is called."""

import contextlib
import io
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hankenlp.errors import UnreadableDocument, UnsupportedFormat
from hankenlp.pipeline import extract_many
from hankenlp.read import collect, read, read_bytes

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PAGE = b"<!DOCTYPE html><html><body><p>Hanke</p></body></html>"


def archive(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as files:
        for name in names:
            files.writestr(name, "x")
    return out.getvalue()


def word(text: str) -> bytes:
    document, out = docx.Document(), io.BytesIO()
    document.add_paragraph(text)
    document.save(out)
    return out.getvalue()


WORD = word("Hanke")


@pytest.mark.parametrize(
    "data, name, media_type",
    [
        (b"Hanke", "hanke.txt", "text/plain"),
        (b"Hanke", "hanke", "text/plain"),
        (b"# Hanke", "hanke.md", "text/markdown"),
        (b"<p>Hanke</p>", "hanke.htm", "text/html"),
        (b"<div>Hanke</div>", "hanke.md", "text/markdown"),
        (b"<p> on HTML-tagi", "ohje.txt", "text/plain"),
        (PAGE, "hanke.txt", "text/html"),
        (PAGE, "hanke.aspx", "text/html"),
        (b"\xef\xbb\xbf <!-- x --> <html lang=fi>Hanke", "hanke", "text/html"),
        (b'<?xml version="1.0"?>\n' + PAGE, "hanke.xhtml", "text/html"),
        (PAGE.decode().encode("utf-16"), "hanke.txt", "text/html"),
        (WORD, "hanke.doc", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ],
)
def test_types_are_told_by_content(data: bytes, name: str, media_type: str) -> None:
    text, source = read_bytes(data, name)
    assert "Hanke" in text or name == "ohje.txt"
    assert (source.media_type, source.path) == (media_type, name)


@pytest.mark.parametrize(
    "data, cause",
    [
        (OLE + "WordDocument".encode("utf-16-le"), "old Word file"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (OLE, "old Office"),
        (archive("xl/workbook.xml"), "Excel"),
        (archive("content.xml"), "OpenDocument"),
        (archive("ppt/presentation.xml"), "PowerPoint"),
        (archive("hanke.txt"), "ZIP archive"),
        (rb"{\rtf1 Hanke}", "RTF"),
        (b"PK\x03\x04broken", "broken or no Word document"),
        (archive("word/document.xml"), "broken or no Word document"),
        (b"%PDF-1.7 broken", "broken"),
    ],
)
def test_what_is_not_read_is_named_with_the_way_out(data: bytes, cause: str, tmp_path: Path) -> None:
    path = tmp_path / "hanke.docx"
    path.write_bytes(data)
    with pytest.raises(UnreadableDocument) as caught:
        read(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ") and cause in message and "\n" not in message
    assert message.endswith(".")


def test_a_suffix_without_a_reader(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedFormat, match=r"hanke\.log: no reader for \.log\. Supported: \.docx, \.htm"):
        read_bytes(b"Hanke", "hanke.log")


@pytest.mark.parametrize("start", [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<!doctype html>", OLE])
@given(data=st.binary(max_size=300), suffix=st.sampled_from(["", ".txt", ".pdf", ".docx", ".html", ".md"]))
def test_any_bytes_are_text_or_an_error_that_names_the_file(start: bytes, data: bytes, suffix: str) -> None:
    try:
        text, source = read_bytes(start + data, f"hanke{suffix}")
    except UnreadableDocument as error:
        assert str(error).startswith(f"hanke{suffix}: ")
    else:
        assert text.strip() and list(source.pages) == sorted(source.pages)


@given(at=st.integers(0, 10**6), new=st.integers(0, 255))
def test_a_damaged_word_file_is_text_or_an_error(at: int, new: int) -> None:
    data = bytearray(WORD)
    data[at % len(data)] = new
    with contextlib.suppress(UnreadableDocument):
        assert read_bytes(bytes(data), "hanke.docx")[0].strip()


def test_directories_are_walked_for_all_types(tmp_path: Path) -> None:
    names = ["a.pdf", "b.DOCX", "c.htm", "d.html", "e.xhtml", "f.txt", "g.md"]
    for name in [*names, "h.png", "README.html"]:
        (tmp_path / name).write_bytes(b"")
    assert [path.name for _, path in collect([tmp_path])] == names


def test_a_broken_file_fails_alone(tmp_path: Path) -> None:
    (tmp_path / "rikki.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "ehja.html").write_bytes(PAGE)
    broken, whole = extract_many([tmp_path / "rikki.pdf", tmp_path / "ehja.html"])
    assert (broken.id, getattr(broken, "stage", "")) == ("rikki", "read")
    assert "the PDF is broken" in getattr(broken, "error", "")
    assert getattr(whole, "text", "") == "Hanke\n"
