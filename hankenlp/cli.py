"""The command line: ``extract``, ``corpus`` and ``evaluate``, each a thin shell over the Python API.

Data goes to stdout or a file, messages to stderr. Exit status: 0 done, 1 a document failed, 2 wrong usage, 130 stopped
with Ctrl-C. Everything heavy is imported inside the commands, so that ``--help`` answers at once.
"""

import os
import sys
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer
from typer.core import TyperCommand

from hankenlp import __version__

if TYPE_CHECKING:
    from hankenlp.corpus import Corpus
    from hankenlp.documents import FailedDocument, ProjectDocument
    from hankenlp.export import Writer

app = typer.Typer(
    name="hankenlp",
    help="From Finnish project documents to linked, structured data.",
    epilog="Example: hankenlp extract hanke.txt",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


class Format(StrEnum):
    """What ``extract`` writes."""

    jsonl = "jsonl"
    json = "json"
    csv = "csv"


class Figures(StrEnum):
    """What ``evaluate`` writes."""

    table = "table"
    json = "json"
    html = "html"


_STDIN = Path("-")
Paths = Annotated[list[Path], typer.Argument(help="Files, or directories that are walked for .md and .txt files.")]
Backend = Annotated[
    str, typer.Option(help="What analyses the language: spacy, or stanza (pip install 'hankenlp[stanza]').")
]
Model = Annotated[
    str | None,
    typer.Option(
        help="The backend's model: fast of spacy; small, tdt or ftb of stanza.",
        show_default="fast; of stanza the installed one",
    ),
]
Resources = Annotated[
    Path | None,
    typer.Option(
        metavar="DIRECTORY", help="Your own headings, cues, titles or organisation heads, added to the packaged ones."
    ),
]
Workers = Annotated[int, typer.Option(min=1, help="Processes; the results do not depend on it.")]


def main() -> None:
    """Run the command line."""
    app(prog_name="hankenlp")


def _version(value: bool) -> None:
    if value:
        print(f"hankenlp {__version__}")
        raise typer.Exit


@app.callback()
def common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """From Finnish project documents to linked, structured data."""


@app.command(epilog="Example: hankenlp extract hankkeet/ -o hankkeet.jsonl")
def extract(
    paths: Annotated[
        list[Path], typer.Argument(help="Files, directories that are walked for .md and .txt files, - for stdin.")
    ],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file, not to stdout.")] = None,
    format: Annotated[Format, typer.Option(help="JSON Lines, one JSON array, or CSV with a row an item.")] = (
        Format.jsonl
    ),
    backend: Backend = "spacy",
    model: Model = None,
    resources: Resources = None,
    workers: Workers = 1,
) -> None:
    """Extract each document; results are written as they come, and what fails is named and skipped."""
    with _graceful():
        from hankenlp.export import WRITERS
        from hankenlp.pipeline import extract_many, load

        items, problems = _items(paths)
        _check_output(output, [item[1] for item in items if isinstance(item, tuple)])
        nlp = load(backend, model, resources)
        for problem in problems:
            _say(problem)
        with _stream(output) as stream:
            progress = _progress(to_file=output is not None)
            results = extract_many(items, nlp=nlp, workers=workers, progress=progress)
            failed, stopped = _write(results, WRITERS[format](stream), len(items))
    if stopped or failed or problems:
        raise typer.Exit(130 if stopped else 1)


def _write(
    results: "Generator[ProjectDocument | FailedDocument, None, None]", writer: "Writer", total: int
) -> tuple[int, bool]:
    """How many documents failed, and whether Ctrl-C has cut the run short after the first document."""
    from hankenlp.documents import FailedDocument
    from hankenlp.pipeline import interrupts_kept_back

    failed = written = 0
    try:
        with closing(results):
            for result in results:
                if isinstance(result, FailedDocument):
                    failed += 1
                    _say(_reason(result))
                else:
                    with interrupts_kept_back():
                        writer.write(result)
                        written += 1
    except KeyboardInterrupt:
        _say(f"stopped; {written} of {total} documents are written")
        if not written:
            raise typer.Exit(130) from None
        writer.close()
        return failed, True
    writer.close()
    return failed, False


@app.command(epilog="Example: hankenlp corpus hankkeet/ -o hankkeet.jsonl --report hankkeet.html")
def corpus(
    paths: Paths,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write the linked documents here as JSON Lines.")
    ] = None,
    report: Annotated[Path | None, typer.Option(help="Write an HTML page here that shows everything.")] = None,
    knowledge: Annotated[
        list[Path] | None, typer.Option(help="CSV or TOML file of names that you know; may be repeated.")
    ] = None,
    backend: Backend = "spacy",
    model: Model = None,
    resources: Resources = None,
    workers: Workers = 1,
) -> None:
    """Extract documents, link what they name, and print what the collection holds."""
    with _graceful():
        from hankenlp.corpus import Corpus
        from hankenlp.export import replacing
        from hankenlp.pipeline import load
        from hankenlp.read import collect

        for target in (output, report):
            _check_output(target, [*(file for _, file in collect(paths)), *(knowledge or ())])
        linked = Corpus.from_paths(
            paths, nlp=load(backend, model, resources), knowledge=knowledge or (), workers=workers, progress=_progress()
        )
        for document in linked.failed:
            _say(_reason(document))
        if not linked.documents and not linked.failed:
            _say(
                f"no documents in {', '.join(map(str, paths))}. Give files or directories that hold .md or .txt files."
            )
            raise typer.Exit(1)
        if output:
            linked.to_jsonl(output)
        if report:
            from hankenlp.report import corpus_html

            page = corpus_html(linked)
            with replacing(report) as stream:
                stream.write(page)
        _print_summary(linked)
    if linked.failed:
        raise typer.Exit(1)


class _Evaluate(TyperCommand):
    """``--errors`` may stand without a FIELD: at the end, before another option and before a directory."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        for at, word in enumerate(args):
            rest = args[at + 1 : at + 2]
            if word == "--errors" and (not rest or rest[0].startswith("-") or Path(rest[0]).is_dir()):
                args[at] = "--errors="
        return super().parse_args(ctx, args)


@app.command(
    cls=_Evaluate,
    epilog="Example: hankenlp evaluate corpus/ --errors goals. As a page: hankenlp evaluate corpus/ --format html "
    "-o arviointi.html",
)
def evaluate(
    gold: Annotated[
        list[Path], typer.Argument(exists=True, file_okay=False, help="Directories of NAME.txt with NAME.yaml.")
    ],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file, not to stdout.")] = None,
    format: Annotated[
        Figures, typer.Option(help="A table, JSON, or an HTML page that shows every error in its text.")
    ] = Figures.table,
    errors: Annotated[
        str | None,
        typer.Option(
            metavar="[FIELD]",
            help="List what was missed and wrong: in all fields, or in those whose names begin so (goals, people.roles)."
            " A table has the errors only, JSON has them under the key errors, a page has no others.",
        ),
    ] = None,
    backend: Backend = "spacy",
    model: Model = None,
    resources: Resources = None,
    workers: Workers = 1,
) -> None:
    """Score extraction and linking against annotated documents."""
    with _graceful():
        from hankenlp.evaluation import evaluate as score
        from hankenlp.evaluation import load_gold, rendered, unknown_field

        golds = load_gold(*gold)
        if not golds:
            _say(f"no annotated documents in {', '.join(map(str, gold))}. Each needs NAME.txt and NAME.yaml.")
            raise typer.Exit(2)
        if errors and (problem := unknown_field(errors)):
            raise _wrong(f"--errors {errors}: {problem}")
        _check_output(output, (file for folder in gold for file in folder.iterdir()))
        from hankenlp.corpus import Corpus
        from hankenlp.pipeline import load

        texts = {name: document.text for name, document in golds.items()}
        linked = Corpus.from_texts(texts, nlp=load(backend, model, resources), workers=workers, progress=_progress())
        for document in linked.failed:
            _say(_reason(document))
        written = rendered(score(golds, linked.documents), format.value, errors)
        with _stream(output) as stream:
            stream.write(written)
    if linked.failed:
        raise typer.Exit(1)


def _items(paths: list[Path]) -> tuple[list[Any], list[str]]:
    """What ``extract_many`` takes, in the order given, and what is wrong with the paths already."""
    from hankenlp.read import collect, supported

    files = [path for path in paths if path != _STDIN]
    items: list[Any] = collect(files)
    empty = [path for path in files if path.is_dir() and not collect([path])]
    problems = [f"{path}: no documents there. Supported: {supported()}." for path in empty]
    if len(paths) - len(files) > 1:
        raise _wrong("- stands twice. There is one stdin: name it once.")
    if len(files) < len(paths):
        text, problem = _stdin()
        problems += [problem] if problem else []
        at = len(collect(paths[: paths.index(_STDIN)]))
        items[at:at] = [] if problem else [text]
    return items, problems


def _stdin() -> tuple[str, str]:
    """The text that is piped in, or what is wrong with it."""
    from hankenlp.read.decoding import decode

    if sys.stdin is None or sys.stdin.closed:
        raise _wrong("stdin: it is closed. Pipe a document in.")
    try:
        text = decode(sys.stdin.buffer.read())
        return (text, "") if text.strip() else ("", "stdin: there is no text. Pipe a document in.")
    except ValueError as error:
        return "", f"stdin: {error}"
    except OSError as error:
        raise _wrong(f"stdin: {error.strerror or error}. Pipe a document in.") from None


@contextmanager
def _graceful() -> Iterator[None]:
    """What ends a command early, as one line for people and an exit status."""
    from hankenlp.errors import HankenlpError

    try:
        yield
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        _say("stopped")
        raise typer.Exit(130) from None
    except BrokenPipeError:
        # The reader has gone, as `| head` does: say nothing.
        _flush_into_the_void()
        raise typer.Exit(141) from None
    except HankenlpError as error:
        raise _wrong(str(error)) from None
    except OSError as error:
        _flush_into_the_void()
        cause = f"{error.strerror or error}. Check that there is room, and the path and its permissions"
        raise _wrong(f"{error.filename or 'stdout'}: {cause}.") from None


def _flush_into_the_void() -> None:
    """Let the interpreter flush what is left for stdout at its end without another error."""
    if sys.stdout is not None:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def _stream(output: Path | None) -> Iterator[TextIO]:
    """stdout or the file, in UTF-8. stdout is taken before a progress bar can redirect it."""
    from hankenlp.export import replacing

    if output is not None:
        with replacing(output) as stream:
            yield stream
        return
    if sys.stdout is None:
        raise _wrong("stdout is closed. Name a file with -o.")
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    yield sys.stdout


def _check_output(path: Path | None, inputs: Iterable[Path]) -> None:
    if path is None:
        return
    if path.is_dir() or not path.absolute().parent.is_dir():
        cause = "is a directory" if path.is_dir() else "is in a directory that does not exist"
        raise _wrong(f"cannot write {path}: it {cause}. Name a file.")
    if path.exists() and any(file.exists() and file.samefile(path) for file in inputs):
        raise _wrong(f"cannot write {path}: it is one of the inputs. Name another file.")


def _progress(to_file: bool = True) -> bool:
    """Whether a bar on stderr is seen by someone and in nobody's way."""
    return sys.stderr is not None and sys.stderr.isatty() and (to_file or not sys.stdout.isatty())


def _say(message: str) -> None:
    if sys.stderr is not None:
        print(f"hankenlp: {message}", file=sys.stderr)


def _wrong(message: str) -> typer.Exit:
    """Says what is wrong; raise what comes back."""
    _say(message)
    return typer.Exit(2)


def _reason(failed: "FailedDocument") -> str:
    name = failed.source or failed.id
    return failed.error if failed.error.startswith(name) else f"{name}: {failed.error}"


def _print_summary(linked: "Corpus") -> None:
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
    numbers.add_row("money (project sizes)", money(round(summary.euros)))
    names = Table(title="Top linked entities", title_justify="left")
    names.add_column("name", overflow="fold")
    names.add_column("type")
    names.add_column("documents", justify="right")
    names.add_column("mentions", justify="right")
    for entity in top_entities(linked.entities, 10):
        names.add_row(entity.name, entity.type, str(documents_of(entity)), str(len(entity.mentions)))
    console = Console(highlight=False, markup=False)
    console.print(numbers, names)
