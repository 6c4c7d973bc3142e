"""Plain text: the decoded bytes as they are, without a byte order mark."""

from hankenlp.read.decoding import decode
from hankenlp.read.formats import Content


def read(data: bytes) -> Content:
    """The text of a ``.txt`` file."""
    return Content(decode(data))
