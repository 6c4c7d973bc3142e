"""What a spaCy component or tokenizer needs that has nothing to save."""

from pathlib import Path
from typing import Any, Self


class Stateless:
    """Serialises to nothing: rules, weights and models travel with their packages, the configuration names them."""

    def to_bytes(self, **_: Any) -> bytes:
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> Self:
        return self

    def to_disk(self, path: str | Path, **_: Any) -> None:
        """Nothing to write."""

    def from_disk(self, _path: str | Path, **_: Any) -> Self:
        return self
