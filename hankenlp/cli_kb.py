"""The command ``hankenlp kb``: what the knowledge base knows, and whether a file of one's own fits it.

A thin shell over ``hankenlp.resources.knowledge``, ``knowledge_search`` and ``knowledge_checks``.
"""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hankenlp.cli_support import check_output, graceful, opened, say, wrong

if TYPE_CHECKING:
    from hankenlp.resources.knowledge import Entry

kb = typer.Typer(
    help="Look up, check and export the known bodies, places and programmes.",
    epilog="Example: hankenlp kb search THL",
    no_args_is_help=True,
)


class Type(StrEnum):
    """The types of entries."""

    organization = "organization"
    place = "place"
    programme = "programme"


class Format(StrEnum):
    """What ``export`` writes."""

    csv = "csv"
    json = "json"
    jsonl = "jsonl"


Knowledge = Annotated[
    list[Path] | None,
    typer.Option(help="CSV or TOML file of names that you know, added to the packaged ones; may be repeated."),
]


def _entries(knowledge: list[Path] | None) -> "tuple[Entry, ...]":
    from hankenlp.resources.knowledge import knowledge as packaged
    from hankenlp.resources.knowledge import read_entries, with_own

    return with_own(read_entries(knowledge)) if knowledge else packaged()


@kb.command("list", epilog="Example: hankenlp kb list --type organization --kind ministry")
def list_(
    type: Annotated[Type | None, typer.Option(help="Entries of this type only.")] = None,
    kind: Annotated[
        str | None, typer.Option(help="Entries of this kind only: ministry, region, fund and others.")
    ] = None,
    knowledge: Knowledge = None,
) -> None:
    """Print a line an entry: id, type, kind, name and years, parted by tabs."""
    with graceful():
        from hankenlp.resources.knowledge_search import listing, selected

        entries = _entries(knowledge)
        of_type = selected(entries, type)
        known = sorted({entry.kind for entry in of_type} - {""})
        if kind is not None and kind not in known:
            raise wrong(f"--kind {kind}: there is no such kind. Name one of {', '.join(known)}.")
        with opened(None) as stream:
            stream.write(listing(selected(of_type, kind=kind)))


@kb.command(epilog="Example: hankenlp kb search sosiaali- ja terveysministeriö")
def search(
    words: Annotated[list[str], typer.Argument(help="A name, an abbreviation or an id; near names are found, too.")],
    knowledge: Knowledge = None,
) -> None:
    """Print what is known of a name: entries of that name, then of such an alias, then of near names."""
    with graceful():
        from hankenlp.resources.knowledge_search import cards
        from hankenlp.resources.knowledge_search import search as hits_of

        entries = _entries(knowledge)
        hits = hits_of(entries, " ".join(words))
        if not hits:
            say(f"no name is like {' '.join(words)}. Try its nominative or fewer words.")
            raise typer.Exit(1)
        with opened(None) as stream:
            stream.write(cards(hits, entries))


@kb.command(epilog="Example: hankenlp kb check own.csv")
def check(
    files: Annotated[
        list[Path] | None, typer.Argument(help="CSV or TOML files of your own, checked with the packaged ones.")
    ] = None,
) -> None:
    """Name every row that breaks a rule on stderr; exit status 1 if there is one."""
    with graceful():
        from hankenlp.resources.knowledge_checks import check_files

        problems = check_files(files or ())
        for problem in problems:
            say(str(problem))
    if problems:
        raise typer.Exit(1)


@kb.command(epilog="Example: hankenlp kb export -o knowledge.csv")
def export(
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file, not to stdout.")] = None,
    format: Annotated[
        Format, typer.Option(help="CSV as in files of your own, one JSON array, or JSON Lines.")
    ] = Format.csv,
    knowledge: Knowledge = None,
) -> None:
    """Write every entry with all its columns."""
    with graceful():
        from hankenlp.resources.knowledge_search import write

        check_output(output, knowledge or ())
        entries = _entries(knowledge)
        with opened(output) as stream:
            write(entries, stream, format.value)
