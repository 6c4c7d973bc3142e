"""Plain text files in the encodings that Finnish files come in."""

import contextlib
import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hankenlp.errors import UnreadableDocument, UnsupportedFormat
from hankenlp.read import collect, read
from hankenlp.read.decoding import decode

TEXTS = [
    "Työ",
    "åäöÅÄÖ",
    "Rahoitus 75 000 €",
    "Hankkeen tavoitteena on kehittää työtä Järvenpäässä.",
    "Pohjois-Suomen sosiaalialan osaamiskeskus. Lisätietoja: Päivi Mäkelä",
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("text", TEXTS)
def test_decodes(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["latin-1", "iso8859_15", "mac_roman", "cp850"])
@pytest.mark.parametrize("text", [t for t in TEXTS if "€" not in t])
def test_decodes_old_encodings(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@given(st.text(min_size=1, alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffd\ufeff")))
def test_utf8_is_always_read_as_it_is(text: str) -> None:
    assert decode(text.encode()) == text


@given(st.binary())
def test_any_bytes_are_text_or_a_value_error(data: bytes) -> None:
    with contextlib.suppress(ValueError):
        assert isinstance(decode(data), str)


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "hanke.txt"
    path.write_bytes("\ufeffRahoittaja:\r\nESR\n".encode())
    text, source = read(path)
    assert text == "Rahoittaja:\r\nESR\n"
    assert source.path == str(path)
    assert source.media_type == "text/plain"
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert source.pages == ()


@pytest.mark.parametrize(
    "data, cause",
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "holds no text"),
        ("\ufeff".encode(), "holds no text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00", "binary"),
        (bytes(range(256)) * 20, "binary"),
    ],
)
def test_unreadable_files_are_named_with_the_cause(data: bytes, cause: str, tmp_path: Path) -> None:
    path = tmp_path / "rikki.txt"
    path.write_bytes(data)
    with pytest.raises(UnreadableDocument) as caught:
        read(path)
    message = str(caught.value)
    assert message.startswith(str(path)) and cause in message and "\n" not in message


def test_missing_file_and_directory(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="no such file"):
        read(tmp_path / "puuttuu.txt")
    with pytest.raises(UnreadableDocument, match="directory"):
        read(tmp_path)


@pytest.mark.parametrize("name", ["hanke.xls", "hanke.csv"])
def test_unsupported_format_lists_the_supported(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("Hanke;ESR")
    with pytest.raises(UnsupportedFormat, match=r"\.docx, \.htm, \.html, \.md, \.pdf, \.txt, \.xhtml"):
        read(tmp_path / name)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "alla/b.txt", "alla/c.TXT", "kuva.png", ".piilo/d.txt", "README.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Hanke", encoding="utf-8")
    return tmp_path


def test_collect_walks_directories_in_order(tree: Path) -> None:
    found = collect([tree])
    assert [(name, path.relative_to(tree).as_posix()) for name, path in found] == [
        ("a", "a.md"),
        ("alla/b.txt", "alla/b.txt"),
        ("c", "alla/c.TXT"),
        ("b.txt", "b.txt"),
    ]


def test_collect_keeps_named_files_once_and_ids_apart(tree: Path) -> None:
    found = collect([tree / "kuva.png", tree / "b.txt", tree, tree / "puuttuu.txt"])
    names = [name for name, _ in found]
    assert names[0] == "kuva" and names[-1] == "puuttuu"
    assert len(names) == len(set(names)) == 6


def test_collect_tells_clashing_files_of_two_folders_apart(tree: Path) -> None:
    files = [tree / "b.txt", tree / "alla" / "b.txt"]
    assert [name for name, _ in collect(files)] == [path.as_posix() for path in files]
