"""The command line, a thin shell over the Python API; ``report``, ``serve``, ``schema`` and ``kb`` are in modules of their own.

Data goes to stdout or a file, messages to stderr. Exit status: 0 done, 1 a document failed, 2 wrong usage, 130 stopped
with Ctrl-C. Everything heavy is imported inside the commands, so that ``--help`` answers at once.
"""

import sys
from collections.abc import Generator, Iterable
from contextlib import closing
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from hankenlp import __version__
from hankenlp.cli_kb import kb
from hankenlp.cli_options import Backend, Decisions, Knowledge, Model, Paths, Resources, Workers
from hankenlp.cli_report import report as report_command
from hankenlp.cli_serve import schema, serve
from hankenlp.cli_support import (
    check_graph,
    check_output,
    check_tables,
    given,
    graceful,
    linked_corpus,
    opened,
    print_summary,
    reason,
    say,
    shown,
    write_graph,
    write_report,
    wrong,
)

if TYPE_CHECKING:
    from hankenlp.documents import FailedDocument, ProjectDocument
    from hankenlp.export import Writer

app = typer.Typer(
    name="hankenlp",
    help="From Finnish project documents to linked, structured data.",
    epilog="Example: hankenlp extract hanke.pdf",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(kb, name="kb")


class Format(StrEnum):
    """What ``extract`` writes."""

    jsonl = "jsonl"
    json = "json"
    csv = "csv"
    parquet = "parquet"


class Tables(StrEnum):
    """What ``corpus`` writes tables as."""

    parquet = "parquet"
    csv = "csv"


class Figures(StrEnum):
    """What ``evaluate`` writes."""

    table = "table"
    json = "json"
    html = "html"


MinConfidence = Annotated[
    float, typer.Option(min=0.0, max=1.0, help="Leave out the items of less confidence; more is missed, less is wrong.")
]


def main() -> None:
    """Run the command line."""
    app(prog_name="hankenlp")


def _tracked(documents: "Iterable[ProjectDocument]", total: int) -> "Iterable[ProjectDocument]":
    """The documents, with a bar on stderr where someone sees it."""
    from hankenlp.progress import bar

    return bar(documents, "leave out", total) if shown() else documents


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
        list[Path],
        typer.Argument(
            help="Files, directories that are walked for PDF, Word (.docx), HTML, .md and .txt files, - for stdin."
        ),
    ],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file, not to stdout.")] = None,
    format: Annotated[
        Format, typer.Option(help="JSON Lines, one JSON array, or CSV or Parquet with a row an item.")
    ] = (Format.jsonl),
    backend: Backend = "spacy",
    model: Model = None,
    resources: Resources = None,
    workers: Workers = 1,
    min_confidence: MinConfidence = 0.0,
) -> None:
    """Extract each document; results are written as they come, and what fails is named and skipped."""
    with graceful():
        from hankenlp.export import WRITERS
        from hankenlp.pipeline import extract_many, load

        if format is Format.parquet and output is None and sys.stdout is not None and sys.stdout.isatty():
            raise wrong("Parquet is no text that a terminal can show. Name a file with -o.")
        items, problems = given(paths)
        check_output(output, [item[1] for item in items if isinstance(item, tuple)])
        nlp = load(backend, model, resources)
        for problem in problems:
            say(problem)
        with opened(output) as stream:
            progress = shown(to_file=output is not None)
            results = extract_many(items, nlp=nlp, workers=workers, progress=progress, min_confidence=min_confidence)
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
                    say(reason(result))
                else:
                    with interrupts_kept_back():
                        writer.write(result)
                        written += 1
    except KeyboardInterrupt:
        say(f"stopped; {written} of {total} documents are written")
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
    graph: Annotated[
        Path | None, typer.Option(help="Write the entities and their relations here, as .graphml or .gexf.")
    ] = None,
    tables: Annotated[
        Path | None,
        typer.Option(metavar="DIRECTORY", help="Write tables here: documents, goals, amounts, entities and so on."),
    ] = None,
    tables_format: Annotated[Tables, typer.Option(help="What --tables writes.")] = Tables.parquet,
    knowledge: Knowledge = None,
    decisions: Decisions = None,
    backend: Backend = "spacy",
    model: Model = None,
    resources: Resources = None,
    workers: Workers = 1,
) -> None:
    """Extract documents, link what they name, and print what the collection holds."""
    with graceful():
        from hankenlp.pipeline import load

        check_graph(graph)
        own = [*(knowledge or ()), *([decisions] if decisions else ())]
        check_tables(tables, tables_format.value, own)
        linked, stopped = linked_corpus(
            paths,
            lambda: load(backend, model, resources),
            outputs=(output, report, graph),
            knowledge=knowledge or [],
            decisions=decisions,
            workers=workers,
        )
        if output:
            linked.to_jsonl(output)
        if graph:
            write_graph(linked, graph)
        if tables:
            linked.write_frames(tables, tables_format.value)
        if report:
            write_report(linked, report)
        print_summary(linked)
    if stopped or linked.failed:
        raise typer.Exit(130 if stopped else 1)


app.command("report", epilog="Example: hankenlp report hankkeet/ -o report.html")(report_command)


def _names_no_field(word: str) -> bool:
    """A directory that is not called like a field."""
    from hankenlp.evaluation import unknown_field

    return Path(word).is_dir() and bool(unknown_field(word))


class _Evaluate(TyperCommand):
    """``--errors`` may stand without a FIELD: at the end, before another option and before a directory."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        for at, word in enumerate(args):
            rest = args[at + 1 : at + 2]
            if word == "--errors" and (not rest or rest[0].startswith("-") or _names_no_field(rest[0])):
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
    left_out: Annotated[
        bool,
        typer.Option(
            "--leave-one-family-out",
            help="Judge each document by weights trained without those whose ids begin like its own; takes minutes.",
        ),
    ] = False,
) -> None:
    """Score extraction and linking against annotated documents."""
    with graceful():
        from hankenlp.evaluation import evaluate as score
        from hankenlp.evaluation import load_gold, rendered, unknown_field

        golds = load_gold(*gold)
        if not golds:
            say(f"no annotated documents in {', '.join(map(str, gold))}. Each needs NAME.txt and NAME.yaml.")
            raise typer.Exit(2)
        if errors and (problem := unknown_field(errors)):
            raise wrong(f"--errors {errors}: {problem}")
        if left_out and (resources is not None or (backend, model) != ("spacy", None)):
            raise wrong(
                "--leave-one-family-out judges the packaged pipeline: leave --resources, --backend, --model out."
            )
        check_output(output, (file for folder in gold for file in folder.iterdir()))
        from hankenlp.corpus import Corpus
        from hankenlp.pipeline import load

        texts = {name: document.text for name, document in golds.items()}
        linked = Corpus.from_texts(texts, nlp=load(backend, model, resources), workers=workers, progress=shown())
        for document in linked.failed:
            say(reason(document))
        result = score(golds, linked.documents)
        written = ""
        if left_out:
            from hankenlp.evaluation import compared
            from hankenlp.training.left_out import documents

            fit, result = result, score(golds, Corpus(_tracked(documents(golds), len(golds))).documents)
            written = compared(fit, result) if format is Figures.table and errors is None else ""
        written += rendered(result, format.value, errors)
        with opened(output) as stream:
            stream.write(written)
    if linked.failed:
        raise typer.Exit(1)


app.command(epilog="Example: hankenlp serve --corpus linked.jsonl")(serve)
app.command(epilog="Example: hankenlp schema document")(schema)
