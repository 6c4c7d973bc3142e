"""Plain text: the decoded bytes as they are, without a byte order mark."""

from hankenlp.read.decoding import decode

MEDIA_TYPE = "text/plain"


def read(data: bytes) -> str:
    """The text of a ``.txt`` file."""
    return decode(data)
