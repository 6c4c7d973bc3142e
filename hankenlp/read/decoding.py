"""Bytes → text in the encodings that Finnish files come in.

A byte order mark or valid UTF-8 settles it. Otherwise the file is old: of the four single-byte encodings that Finnish
systems wrote, the one whose non-ASCII characters are most often those of Finnish text wins (general detectors take
``Järvenpää`` in windows-1252 for Macintosh or Central European text, because they know no Finnish).
"""

import codecs
import re

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SINGLE_BYTE = ("cp1252", "iso8859_15", "mac_roman", "cp850")
CERTAIN = frozenset("åäöÅÄÖ€")
USUAL = frozenset("éüšžŠŽ§°½´µ€–—’”“»•…\u00a0\u00ad")
JUNK = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
MOST_JUNK = 0.02


def decode(data: bytes, stated: str | None = None) -> str:
    """The text of ``data`` without its byte order mark; ``ValueError`` where it is no text.

    ``stated`` is the encoding that the file says it is in, believed where the bytes do not say otherwise.
    """
    if not data:
        raise ValueError("the file is empty. Leave it out or fill it.")
    text = _marked(data)
    if text is None:
        text = _as_stated(data, stated) or _plain(data)
    if len(JUNK.findall(text)) > MOST_JUNK * len(text):
        raise ValueError("this looks like a binary file, not text. Save it as plain text in UTF-8.")
    return text


def _marked(data: bytes) -> str | None:
    """The text after a byte order mark, or ``None`` where there is no mark."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    return None


def _as_stated(data: bytes, stated: str | None) -> str:
    """The text in the stated encoding; nothing where there is none, it is unknown, or it does not fit the bytes.

    Latin-1 means windows-1252, as in browsers. Whatever is valid UTF-8 is UTF-8: pages that say otherwise are wrong.
    """
    if stated is None or _is_utf8(data):
        return ""
    try:
        name = codecs.lookup(stated).name
        if name.startswith(("utf-16", "utf-32")):
            return ""
        return data.decode("cp1252" if name in ("iso8859-1", "ascii") else name)
    except (LookupError, ValueError):
        return ""


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _plain(data: bytes) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if text and "\0" not in text[:1000]:
        return text
    return _wide(data) or text or max(_readings(data), key=_finnishness)


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: in Finnish every other byte is then zero, nearly always."""
    for encoding, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
        if zeros.count(0) > 0.8 * len(zeros):
            return data.decode(encoding, "replace")
    return ""


def _readings(data: bytes) -> list[str]:
    return [data.decode(encoding, "replace") for encoding in SINGLE_BYTE]


def _finnishness(text: str) -> int:
    """How much the non-ASCII characters look like those of Finnish text."""
    return sum(3 if char in CERTAIN else 1 if char in USUAL else -1 for char in text if not char.isascii())
