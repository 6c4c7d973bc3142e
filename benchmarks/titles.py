"""Train the weights that choose a project's title, and print how right they are.

``python -m benchmarks.titles corpus/`` prints the fit and the leave-one-family-out figure: each document judged by
weights trained without the documents of its family (the letters its id begins with). ``--test DIRECTORY`` prints the
figure on documents that are not trained on, ``--write`` writes ``models/titles/weights.toml``.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from hankenlp.gold import load_gold
from hankenlp.training.titles import Page, choose, is_right, leave_one_family_out, prior, read, train
from hankenlp.training.titles import write as write_weights


def report(name: str, pages: Sequence[Page], chosen: Sequence[str | None]) -> None:
    """Print a line with the accuracy."""
    right = sum(is_right(text, page.title) for page, text in zip(pages, chosen, strict=True))
    print(f"{name:36} {right / len(pages):.3f}  ({right} of {len(pages)})")


def main(
    paths: list[Path],
    test: Annotated[list[Path] | None, typer.Option(help="Documents that are not trained on.")] = None,
    write: Annotated[bool, typer.Option(help="Write models/titles/weights.toml.")] = False,
    errors: Annotated[bool, typer.Option(help="Print the wrong titles of held-out families.")] = False,
) -> None:
    """Train on annotated documents and print the figures."""
    pages = read(load_gold(*paths).values())
    weights = train(pages)
    has_title = [page.title is None or any(is_right(t, page.title) for t in page.texts) for page in pages]
    print(f"{'a candidate is right':36} {sum(has_title) / len(pages):.3f}")
    report("fit", pages, [choose(page, weights) for page in pages])
    without = leave_one_family_out(pages)
    held_out = [choose(page, without[page.family]) for page in pages]
    report(f"leave one of {len(without)} families out", pages, held_out)
    report("prior alone", pages, [choose(page, prior()) for page in pages])
    if errors:
        for page, text in zip(pages, held_out, strict=True):
            if not is_right(text, page.title):
                print(f"  {page.id}: {text!r}, not {page.title!r}")
    if test:
        tested = read(load_gold(*test).values())
        report("not trained on", tested, [choose(page, weights) for page in tested])
    if write:
        write_weights(weights, Path("models/titles/weights.toml"))


if __name__ == "__main__":
    typer.run(main)
