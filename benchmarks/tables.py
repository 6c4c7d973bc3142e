"""How much of the hand-made tables is right: ``python -m benchmarks.tables [--errors]``, from the repository's root.

The tables stand in ``tests/language/tables``. Every tenth row was set aside while the rules were made.
"""

from collections.abc import Callable, Sequence
from typing import Annotated

import typer


def main(errors: Annotated[bool, typer.Option(help="Print what is wrong.")] = False) -> None:
    """Print a line a table."""
    from hankenlp.language.pipeline import COMPONENTS, load
    from tests.language import gold_tables as tables

    nlp = load()
    nlp.select_pipes(enable=list(COMPONENTS))
    judges: dict[str, Callable[[list[list[str]]], Sequence[object]]] = {
        "compounds": tables.wrong_compounds,
        "ellipsis": lambda cases: tables.wrong_ellipses(cases, nlp),
        "sentences": tables.wrong_sentences,
        "tokens": tables.wrong_tokens,
    }
    for name, judge in judges.items():
        cases = tables.rows(name)
        wrong, aside = judge(cases), tables.held_out(cases)
        right = len(aside) - len(judge(aside))
        share = 1 - len(wrong) / len(cases)
        print(f"{name:10} {len(cases) - len(wrong)} of {len(cases)} ({share:.1%}), set aside {right} of {len(aside)}")
        for row in wrong if errors else ():
            print("  ", row)


if __name__ == "__main__":
    typer.run(main)
