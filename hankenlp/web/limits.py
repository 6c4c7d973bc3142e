"""How much one request may ask for."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Bounds of a request.

    Attributes:
        bytes: of a request's body.
        seconds: from a request's arrival to its answer, waiting for its turn included.
        documents: in a batch.
        requests: to extract something, at work or waiting; one more is told to come back later.
    """

    bytes: int = 10_000_000
    seconds: float = 60.0
    documents: int = 100
    requests: int = 64
