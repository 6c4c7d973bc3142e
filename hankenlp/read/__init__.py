"""Files in, plain text out: one small module per format, found by the file's suffix.

``read`` gives the text and what is known of its source; ``collect`` names the files that a list of paths stands for.
A reader is a function from bytes to text; what cannot be read is an ``UnreadableDocument`` that says why.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from hankenlp.documents import Source
from hankenlp.errors import UnreadableDocument, UnsupportedFormat
from hankenlp.read import markdown, text

READERS: dict[str, tuple[str, Callable[[bytes], str]]] = {
    ".md": (markdown.MEDIA_TYPE, markdown.read),
    ".txt": (text.MEDIA_TYPE, text.read),
}
"""Suffix → (media type, reader)."""


def supported() -> str:
    """The suffixes that have a reader, for messages: ``.md, .txt``."""
    return ", ".join(sorted(READERS))


def read(path: Path) -> tuple[str, Source]:
    """The plain text of a file and its source.

    Raises ``UnsupportedFormat`` where no reader knows the suffix, and ``UnreadableDocument`` where the file is missing,
    a directory, empty, binary, or holds nothing but white space.
    """
    path = Path(path)
    if path.suffix.lower() not in READERS and path.exists() and not path.is_dir():
        raise UnsupportedFormat(
            f"{path}: no reader for {path.suffix or 'a file without a suffix'}. "
            f"Supported: {supported()}; convert the file or rename it if it is plain text."
        )
    data = _bytes_of(path)
    media_type, reader = READERS[path.suffix.lower()]
    try:
        content = reader(data)
    except ValueError as error:
        raise UnreadableDocument(f"{path}: {error}") from error
    if not content.strip():
        raise UnreadableDocument(f"{path}: the file holds no text. Leave it out or fill it.")
    return content, Source(path=str(path), media_type=media_type, sha256=hashlib.sha256(data).hexdigest())


def _bytes_of(path: Path) -> bytes:
    if path.is_dir():
        raise UnreadableDocument(f"{path}: this is a directory. Name its files, or give it to Corpus.from_paths.")
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableDocument(f"{path}: there is no such file. Check the path.") from error
    except (OSError, ValueError) as error:
        cause = getattr(error, "strerror", None) or str(error)
        raise UnreadableDocument(f"{path}: {cause}. Check the path and its permissions.") from error


def collect(paths: Iterable[Path | str]) -> list[tuple[str, Path]]:
    """The files that ``paths`` stand for, each once with its document id, directories walked in sorted order.

    Files that are named are taken as they are, so that a wrong one is reported when it is read; of a directory only
    supported types are taken, and neither hidden files nor READMEs.
    """
    found = {file.absolute(): (file, root) for path in paths for file, root in _files(Path(path))}
    files = list(found.values())
    return [(name, file) for name, (file, _) in zip(identifiers(files), files, strict=True)]


def identifiers(files: Sequence[tuple[Path, Path]]) -> list[str]:
    """The document ids of files, each given with the folder that it was found in.

    The id is the file's stem; where two stems clash, the path from the given folder; where even those clash, the
    path as given. A file that stands twice has one id.
    """
    forms = {file.absolute(): (file.stem, file.relative_to(root).as_posix(), file.as_posix()) for file, root in files}
    ids = {file: stem for file, (stem, _, _) in forms.items()}
    for longer in (1, 2):
        uses = Counter(ids.values())
        ids = {file: forms[file][longer] if uses[name] > 1 else name for file, name in ids.items()}
    return [ids[file.absolute()] for file, _ in files]


def _files(path: Path) -> Iterator[tuple[Path, Path]]:
    """(file, folder that ids are relative to)."""
    if not path.is_dir():
        yield path, path.parent
        return
    for file in sorted(path.rglob("*")):
        inside = file.relative_to(path)
        aside = file.stem.upper() == "README" or any(part.startswith(".") for part in inside.parts)
        if file.suffix.lower() in READERS and file.is_file() and not aside:
            yield file, path
