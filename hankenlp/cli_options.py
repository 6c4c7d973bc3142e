"""The arguments and options that several commands have, with their help."""

from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[
    list[Path],
    typer.Argument(
        help="Files, or directories that are walked for PDF, Word (.docx), HTML, .md and .txt files. A .jsonl file that"
        " extract or corpus wrote is linked anew, without extraction."
    ),
]
Knowledge = Annotated[list[Path] | None, typer.Option(help="CSV or TOML file of names that you know; may be repeated.")]
Decisions = Annotated[
    Path | None,
    typer.Option(help="JSON Lines of corrections to the linking; those that cannot be followed go to stderr."),
]
Backend = Annotated[
    str, typer.Option(help="What analyses the language: spacy, or stanza (pip install 'hankenlp\\[stanza]').")
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
