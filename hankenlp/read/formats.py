"""Which format a file's bytes are in: told by what they hold; the suffix only settles what the bytes leave open.

A PDF, a Word file and a web page say so in their first bytes. Plain text and Markdown do not: there the suffix counts.
What is neither is named, so that the message can say how to make it readable.
"""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True)
class Content:
    """The plain text of a file; ``pages`` are the offsets at which its pages begin, where it has pages."""

    text: str
    pages: tuple[int, ...] = ()


@dataclass(frozen=True)
class Format:
    """A file format: its media type, the suffixes that directories are walked for, and the module that reads it."""

    media_type: str
    suffixes: tuple[str, ...]
    module: str

    @property
    def read(self) -> Callable[[bytes], Content]:
        """The reader: bytes → ``Content``, ``ValueError`` with the cause and the way out. Imported when it is used."""
        reader: Callable[[bytes], Content] = import_module(f"hankenlp.read.{self.module}").read
        return reader


TEXT = Format("text/plain", (".txt",), "text")
MARKDOWN = Format("text/markdown", (".md",), "markdown")
HTML = Format("text/html", (".html", ".htm", ".xhtml"), "html")
PDF = Format("application/pdf", (".pdf",), "pdf")
DOCX = Format("application/vnd.openxmlformats-officedocument.wordprocessingml.document", (".docx",), "docx")

FORMATS = (TEXT, MARKDOWN, HTML, PDF, DOCX)
BY_SUFFIX = {suffix: kind for kind in FORMATS for suffix in kind.suffixes}

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_SNIFFED = 4096
_SAVE_AS = "Save it as .docx, .pdf or .txt."


def told(data: bytes, suffix: str) -> Format | None:
    """The format of ``data`` in a file with this suffix; ``None`` where nothing here reads it.

    Raises ``ValueError`` for a format that is known but not read, with the way out.
    """
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith(b"PK\x03\x04"):
        return _of_archive(data, suffix)
    if data.startswith(_OLE):
        raise ValueError(_of_compound(data))
    if data.startswith(b"{\\rtf"):
        raise ValueError(f"this is an RTF file, which is not read. {_SAVE_AS}")
    if _is_page(data):
        return HTML
    return BY_SUFFIX.get(suffix.lower()) if suffix else TEXT


def _is_page(data: bytes) -> bool:
    head = data[:_SNIFFED]
    if head.startswith(_WIDE):
        head = head[2:].replace(b"\0", b"")
    return _PAGE.match(head) is not None


def _of_archive(data: bytes, suffix: str) -> Format | None:
    """Word files are ZIP archives, and so are spreadsheets, OpenDocument texts and much else."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except Exception:  # noqa: BLE001  # a broken archive breaks zipfile in many ways
        names = set()
        if suffix.lower() in DOCX.suffixes:
            return DOCX
    if "word/document.xml" in names or any(re.fullmatch(r"word/document\d*\.xml", name) for name in names):
        return DOCX
    for sign, name in (
        ("content.xml", "an OpenDocument file"),
        ("xl/workbook.xml", "an Excel file"),
        ("ppt/presentation.xml", "a PowerPoint file"),
    ):
        if sign in names:
            raise ValueError(f"this is {name}, which is not read. {_SAVE_AS}")
    raise ValueError("this is a ZIP archive, not a document. Unpack it and give its files.")


def _of_compound(data: bytes) -> str:
    """What is wrong with a file of old Office, whose container also holds encrypted new files."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "the file is protected with a password. Save it without one."
    if "WordDocument".encode("utf-16-le") in data:
        return "this is an old Word file (.doc). Open it and save it as .docx."
    return f"this is a file of old Office or Outlook, which is not read. {_SAVE_AS}"
