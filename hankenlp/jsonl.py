"""Documents as JSON Lines: what ``extract`` and ``corpus`` wrote, read back. A faulty line is named by its number."""

from pathlib import Path

from pydantic import ValidationError

from hankenlp.documents import ProjectDocument
from hankenlp.errors import UnreadableDocument


def read_jsonl(path: str | Path) -> list[ProjectDocument]:
    """The documents of the file. Raises ``UnreadableDocument`` with the number of the line that is none."""
    try:
        with Path(path).open(encoding="utf-8") as stream:
            lines = enumerate(stream, 1)
            return [_parsed(line, f"{path}:{number}") for number, line in lines if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        cause = getattr(error, "strerror", None) or error
        raise UnreadableDocument(f"{path}: {cause}. Give a file of JSON Lines in UTF-8.") from error


def _parsed(line: str, where: str) -> ProjectDocument:
    try:
        return ProjectDocument.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        cause = ": ".join(filter(None, [".".join(map(str, first["loc"])), first["msg"]]))
        raise UnreadableDocument(
            f"{where}: this line is no document ({cause}). Give a file that hankenlp extract or corpus wrote."
        ) from error
