"""The command ``hankenlp report``: documents in, one HTML page with their pictures, texts and names out.

A thin shell over ``hankenlp.report``.
"""

import sys
from pathlib import Path
from typing import Annotated

import typer

from hankenlp.cli_options import Backend, Decisions, Knowledge, Model, Paths, Resources, Workers
from hankenlp.cli_support import graceful, linked_corpus, write_report, wrong


def report(
    paths: Paths,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file, not to stdout.")] = None,
    knowledge: Knowledge = None,
    decisions: Decisions = None,
    backend: Backend = "spacy",
    model: Model = None,
    resources: Resources = None,
    workers: Workers = 1,
) -> None:
    """Extract and link documents, and write one HTML page with pictures, texts and names, to search and to share."""
    with graceful():
        from hankenlp.pipeline import load

        if output is None and sys.stdout is not None and sys.stdout.isatty():
            raise wrong("a page is nothing to read in a terminal. Name a file with -o.")
        linked, stopped = linked_corpus(
            paths,
            lambda: load(backend, model, resources),
            outputs=(output,),
            knowledge=knowledge or [],
            decisions=decisions,
            workers=workers,
        )
        write_report(linked, output)
    if stopped or linked.failed:
        raise typer.Exit(130 if stopped else 1)
