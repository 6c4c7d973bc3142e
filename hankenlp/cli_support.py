"""What the commands of ``cli`` share: inputs, outputs, messages, and how a run ends."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import typer

if TYPE_CHECKING:
    from spacy.language import Language

    from hankenlp.corpus import Corpus
    from hankenlp.documents import FailedDocument
    from hankenlp.pipeline import Item, Result

STDIN = Path("-")


def given(paths: list[Path]) -> tuple[list[Any], list[str]]:
    """What ``extract_many`` takes, in the order given, and what is wrong with the paths already."""
    from hankenlp.read import collect, supported

    files = [path for path in paths if path != STDIN]
    items: list[Any] = collect(files)
    empty = [path for path in files if path.is_dir() and not collect([path])]
    problems = [f"{path}: no documents there. Supported: {supported()}." for path in empty]
    if len(paths) - len(files) > 1:
        raise wrong("- stands twice. There is one stdin: name it once.")
    if len(files) < len(paths):
        text, problem = _stdin()
        problems += [problem] if problem else []
        at = len(collect(paths[: paths.index(STDIN)]))
        items[at:at] = [] if problem else [text]
    return items, problems


def _stdin() -> tuple[str, str]:
    """The text that is piped in, whatever format it is in, or what is wrong with it."""
    from hankenlp.errors import UnreadableDocument
    from hankenlp.read import read_bytes

    if sys.stdin is None or sys.stdin.closed:
        raise wrong("stdin: it is closed. Pipe a document in.")
    try:
        return read_bytes(sys.stdin.buffer.read(), "stdin")[0], ""
    except UnreadableDocument as error:
        return "", str(error)
    except OSError as error:
        raise wrong(f"stdin: {error.strerror or error}. Pipe a document in.") from None


@contextmanager
def graceful() -> Iterator[None]:
    """What ends a command early, as one line for people and an exit status."""
    from hankenlp.errors import HankenlpError

    try:
        yield
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        say("stopped")
        raise typer.Exit(130) from None
    except BrokenPipeError:
        # The reader has gone, as `| head` does: say nothing.
        _flush_into_the_void()
        raise typer.Exit(141) from None
    except HankenlpError as error:
        raise wrong(str(error)) from None
    except OSError as error:
        _flush_into_the_void()
        cause = f"{error.strerror or error}. Check that there is room, and the path and its permissions"
        raise wrong(f"{error.filename or 'stdout'}: {cause}.") from None


def _flush_into_the_void() -> None:
    """Let the interpreter flush what is left for stdout at its end without another error."""
    if sys.stdout is not None:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def opened(output: Path | None) -> Iterator[TextIO]:
    """stdout or the file, in UTF-8. stdout is taken before a progress bar can redirect it."""
    from hankenlp.export import replacing

    if output is not None:
        with replacing(output) as stream:
            yield stream
        return
    if sys.stdout is None:
        raise wrong("stdout is closed. Name a file with -o.")
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    yield sys.stdout


def check_output(path: Path | None, inputs: Iterable[Path]) -> None:
    if path is None:
        return
    if path.is_dir() or not path.absolute().parent.is_dir():
        cause = "is a directory" if path.is_dir() else "is in a directory that does not exist"
        raise wrong(f"cannot write {path}: it {cause}. Name a file.")
    if path.exists() and any(file.exists() and file.samefile(path) for file in inputs):
        raise wrong(f"cannot write {path}: it is one of the inputs. Name another file.")


def check_tables(directory: Path | None, format: str, inputs: Iterable[Path]) -> None:
    """That there is, or can be, such a directory, and no table takes the place of an input."""
    from hankenlp.frame_files import files_of

    if directory is None:
        return
    if not directory.is_dir() and (directory.exists() or not directory.absolute().parent.is_dir()):
        cause = "is a file" if directory.exists() else "is in a directory that does not exist"
        raise wrong(f"cannot write tables to {directory}: it {cause}. Name a directory.")
    given = list(inputs)
    for path in files_of(directory, format) if directory.is_dir() else ():
        check_output(path, given)


def check_graph(path: Path | None) -> None:
    from hankenlp.graph import FORMATS

    if path is not None and path.suffix.lower() not in FORMATS:
        raise wrong(f"cannot write {path}: graphs are written as {' or '.join(FORMATS)}. Give the file such an ending.")


def write_graph(linked: "Corpus", path: Path) -> None:
    """GraphML or GEXF, as the file is called."""
    from hankenlp.export import replacing
    from hankenlp.graph import written

    with replacing(path) as stream:
        stream.write(written(linked.graph(), path.suffix.lower()))


def shown(to_file: bool = True) -> bool:
    """Whether a bar on stderr is seen by someone and in nobody's way."""
    return sys.stderr is not None and sys.stderr.isatty() and (to_file or not sys.stdout.isatty())


def say(message: str) -> None:
    if sys.stderr is not None:
        print(f"hankenlp: {message}", file=sys.stderr)


def wrong(message: str) -> typer.Exit:
    """Says what is wrong; raise what comes back."""
    say(message)
    return typer.Exit(2)


def reason(failed: "FailedDocument") -> str:
    name = failed.source or failed.id
    return failed.error if failed.error.startswith(name) else f"{name}: {failed.error}"


def gathered(
    paths: list[Path],
    nlp: Callable[[], "Language"],
    *,
    knowledge: list[Path],
    decisions: Path | None,
    workers: int,
    progress: bool,
) -> tuple["Corpus", bool]:
    """The corpus of texts, which are extracted, and of ``.jsonl`` files that ``extract`` or ``corpus`` wrote.

    Also whether Ctrl-C has cut the extraction short: the corpus then holds the documents before it.
    """
    from hankenlp.corpus import Corpus
    from hankenlp.documents import FailedDocument, ProjectDocument
    from hankenlp.jsonl import read_jsonl
    from hankenlp.linking.decisions import read_decisions
    from hankenlp.progress import told
    from hankenlp.read import collect
    from hankenlp.resources.knowledge import read_entries

    read_entries(knowledge)  # a fault in them shall not show after an hour of extraction
    read_decisions(decisions)
    written = [path for path in paths if path.suffix.lower() == ".jsonl" and path.is_file()]
    documents = [document for path in written for document in read_jsonl(path)]
    items = collect([path for path in paths if path not in written])
    results, stopped = _extracted(items, nlp, workers, progress) if items else ([], False)
    if stopped and not results:
        raise KeyboardInterrupt
    documents += [result for result in results if isinstance(result, ProjectDocument)]
    failed = [result for result in results if isinstance(result, FailedDocument)]
    try:
        with told(f"linking {len(documents)} documents") if progress else nullcontext():
            return Corpus(documents, failed=failed, knowledge=knowledge, decisions=decisions), stopped
    except ValueError as error:  # two documents of one id
        raise wrong(str(error)) from None


def _extracted(
    items: "Sequence[Item]", nlp: Callable[[], "Language"], workers: int, progress: bool
) -> tuple["list[Result]", bool]:
    """What has become of the items, and whether Ctrl-C came in between."""
    from hankenlp.pipeline import extract_many

    results: list[Result] = []
    with closing(extract_many(items, nlp=nlp(), workers=workers, progress=progress)) as stream:
        try:
            results.extend(stream)
        except KeyboardInterrupt:
            say(f"stopped; the corpus is made of {len(results)} of {len(items)} documents")
            return results, True
    return results, False


def linked_corpus(
    paths: list[Path],
    nlp: Callable[[], "Language"],
    *,
    outputs: Iterable[Path | None],
    knowledge: list[Path],
    decisions: Path | None,
    workers: int,
) -> tuple["Corpus", bool]:
    """``gathered``, after checking that no output is an input, and with what went wrong told.

    Ends the command where there is no document at all.
    """
    from hankenlp.read import collect, supported

    inputs = [*(file for _, file in collect(paths)), *knowledge, *([decisions] if decisions else ())]
    for output in outputs:
        check_output(output, inputs)
    linked, stopped = gathered(paths, nlp, knowledge=knowledge, decisions=decisions, workers=workers, progress=shown())
    for document in linked.failed:
        say(reason(document))
    say_conflicts(linked, decisions)
    if not linked.documents and not linked.failed:
        say(f"no documents in {', '.join(map(str, paths))}. Give files or directories that hold {supported()} files.")
        raise typer.Exit(1)
    return linked, stopped


def write_report(linked: "Corpus", output: Path | None) -> None:
    """The page that shows everything."""
    from hankenlp.report_page import page

    made = page(linked, progress=shown())
    with opened(output) as stream:
        stream.write(made)


def say_conflicts(linked: "Corpus", decisions: Path | None) -> None:
    """What could not be corrected as people decided, a line each."""
    if decisions and not decisions.exists():
        say(f"{decisions}: there is no such file yet, so that nothing is corrected.")
    for conflict in linked.conflicts:
        say(str(conflict))
    if linked.unused_decisions:
        say(f"decisions about documents that are not here: {len(linked.unused_decisions)}")


def print_summary(linked: "Corpus") -> None:
    from rich.console import Console
    from rich.table import Table

    from hankenlp.report import money
    from hankenlp.summary import documents_of, summarise, top_entities

    summary = summarise(linked)
    numbers = Table(title="Corpus", title_justify="left", show_header=False)
    numbers.add_column()
    numbers.add_column(justify="right")
    for name, value in vars(summary).items():
        if name != "euros" and (value or name != "failed"):
            numbers.add_row(name, str(value))
    numbers.add_row("money (no sum counted twice)", money(round(summary.euros)))
    names = Table(title="Top linked entities", title_justify="left")
    names.add_column("name", overflow="fold")
    names.add_column("type")
    names.add_column("documents", justify="right")
    names.add_column("mentions", justify="right")
    for entity in top_entities(linked.entities, 10):
        names.add_row(entity.name, entity.type, str(documents_of(entity)), str(len(entity.mentions)))
    console = Console(highlight=False, markup=False)
    console.print(numbers, *([names] if linked.entities else []))
