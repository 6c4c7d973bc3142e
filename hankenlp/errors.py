"""The exceptions that users may meet; each message names the file or input, the cause and the way out."""


class HankenlpError(Exception):
    """Base of every exception that this package raises on purpose."""


class UnsupportedFormat(HankenlpError):
    """The file's type has no reader."""


class UnreadableDocument(HankenlpError):
    """The file is missing, empty, binary, or not in an encoding that can be recognised."""


class ModelNotFound(HankenlpError):
    """A backend or model name is unknown, or its package is not installed."""


class ResourceError(HankenlpError):
    """A rules or knowledge file is malformed."""


class UnreadableFrames(HankenlpError):
    """The directory holds no tables of a corpus, or a file of theirs is damaged."""
