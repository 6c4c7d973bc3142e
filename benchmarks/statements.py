"""Print how right the weights are that tell goals and outcomes from other statements, and train them.

``python -m benchmarks.statements GOLD_DIR…`` prints, for the documents of the directories, precision, recall and F1 of
goals and outcomes by the rules alone, by the weights alone and by both, each document judged by weights trained without
the documents of its family (leave one family out); ``--fit`` adds the figures of weights that have seen them all.
``--test DIR`` judges documents that are not trained on, ``--write`` writes ``models/statements/weights.npz``. The texts
of ``models/statements/texts`` are always trained on, too, and are not counted in the figures.
"""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from hankenlp.extraction.decisions import EAGER, MODEL, TRUST
from hankenlp.gold import load_gold
from hankenlp.resources.linear import FILE, Linear
from hankenlp.resources.models import folder
from hankenlp.training.statements import (
    NAMES,
    Document,
    Judged,
    by_model,
    by_rules,
    figures,
    leave_one_family_out,
    read,
    texts,
    train,
)


def show(title: str, documents: Sequence[Document], judged: Judged) -> None:
    """Print a line for goals and one for outcomes."""
    for name in NAMES:
        p, r, f1 = figures(documents, judged, name)
        print(f"  {title:40} {name:9} P {p:.3f}  R {r:.3f}  F1 {f1:.3f}", flush=True)


def main(
    gold: Annotated[list[Path], typer.Argument(exists=True, file_okay=False)],
    test: Annotated[list[Path] | None, typer.Option(exists=True, file_okay=False)] = None,
    fit: Annotated[bool, typer.Option("--fit", help="Also judge documents by weights that have seen them.")] = False,
    write: Annotated[bool, typer.Option("--write", help="Write models/statements/weights.npz.")] = False,
) -> None:
    """Print leave-one-family-out figures, and train on all documents."""
    documents, more = read(load_gold(*gold).values()), read(texts())
    statements = sum(len(d.names) for d in documents)
    print(
        f"{len(documents)} documents of {len({d.family for d in documents})} families, {statements} statements; {len(more)} texts only trained on"
    )
    show("rules alone", documents, by_rules(documents))
    apart = leave_one_family_out(documents, more)
    show("weights alone, leave one family out", documents, by_model(documents, apart, 0.0, EAGER))
    show("both, leave one family out", documents, by_model(documents, apart, TRUST, EAGER))
    whole = train([*documents, *more])
    print(f"{len(whole.features)} features")
    everywhere: dict[str, Linear] = defaultdict(lambda: whole)
    if fit:
        show("both, fit", documents, by_model(documents, everywhere, TRUST, EAGER))
    if test:
        unseen = read(load_gold(*test).values())
        show("not trained on: rules alone", unseen, by_rules(unseen))
        show("not trained on: weights alone", unseen, by_model(unseen, everywhere, 0.0, EAGER))
        show("not trained on: both", unseen, by_model(unseen, everywhere, TRUST, EAGER))
    if write:
        whole.save(folder(MODEL) / FILE)


if __name__ == "__main__":
    typer.run(main)
