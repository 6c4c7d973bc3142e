"""The hand-made tables beside the tests: one case a row, columns apart by tabs, ``\\n`` for a line end."""

from pathlib import Path


def rows(name: str) -> list[list[str]]:
    """The rows of ``tables/NAME.tsv`` below its heading."""
    path = Path(__file__).parent / "tables" / f"{name}.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return [[cell.replace("\\n", "\n") for cell in line.split("\t")] for line in lines]


def held_out(cases: list[list[str]]) -> list[list[str]]:
    """Every tenth row: no rule was made for these."""
    return cases[9::10]
