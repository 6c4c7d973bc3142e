"""Files in, plain text out: one small module per format, told by what the file holds.

``read`` gives the text and what is known of its source, ``read_bytes`` the same of bytes that have a name only, as an
upload does; ``collect`` names the files that a list of paths stands for. A reader is a function from bytes to
``Content``; what cannot be read is an ``UnreadableDocument`` that says why.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath

from hankenlp.documents import Source
from hankenlp.errors import UnreadableDocument, UnsupportedFormat
from hankenlp.read.formats import BY_SUFFIX, told


def supported() -> str:
    """The suffixes that have a reader, for messages: ``.docx, .htm, …``."""
    return ", ".join(sorted(BY_SUFFIX))


def read(path: Path) -> tuple[str, Source]:
    """The plain text of a file and its source.

    Raises ``UnsupportedFormat`` where no reader knows the file's type, and ``UnreadableDocument`` where the file is
    missing, a directory, empty, broken, encrypted, a scan without text, or holds nothing but white space.
    """
    path = Path(path)
    return read_bytes(_bytes_of(path), str(path))


def read_bytes(data: bytes, name: str) -> tuple[str, Source]:
    """The plain text of a file's bytes and its source; ``name`` is the file's name or path. Raises as ``read`` does."""
    suffix = PurePath(name).suffix
    try:
        kind = told(data, suffix)
        if kind is None:
            raise UnsupportedFormat(
                f"{name}: no reader for {suffix}. Supported: {supported()}; "
                "convert the file, or rename it if it is plain text."
            )
        content = kind.read(data)
    except ValueError as error:
        raise UnreadableDocument(f"{name}: {error}") from error
    if not content.text.strip():
        raise UnreadableDocument(f"{name}: the file holds no text. Leave it out or fill it.")
    digest = hashlib.sha256(data).hexdigest()
    return content.text, Source(path=name, media_type=kind.media_type, sha256=digest, pages=content.pages)


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
        if file.suffix.lower() in BY_SUFFIX and file.is_file() and not aside:
            yield file, path
