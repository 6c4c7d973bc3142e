"""Fit the curves that make confidences mean something, and print how far they can be trusted.

``python -m benchmarks.confidence`` prints, over the judgements of first runs (``models/confidence/judgements.json``),
the expected calibration error before, after, and cross-validated: each family of documents by curves fitted without it.
For a few least confidences it prints what is promised (the mean confidence of what is kept) and what came true.
``--first-run DIR`` extracts annotated documents that nobody has seen yet and adds their judgements to the file;
``--write`` writes ``models/confidence/weights.toml``.
"""

import json
from pathlib import Path
from typing import Annotated

import typer

from hankenlp.calibration import Reliability, calibrated, family
from hankenlp.resources import confidence
from hankenlp.resources.models import folder
from hankenlp.training.confidence import FILE, curves, judgements, write

LEAST = (0.0, 0.5, 0.7, 0.8, 0.9)


def first_run(paths: list[Path]) -> None:
    """Add the judgements of documents to the file."""
    from hankenlp.corpus import Corpus
    from hankenlp.evaluation import evaluate, load_gold

    golds = load_gold(*paths)
    with confidence.using({}):
        found = Corpus.from_texts({name: gold.text for name, gold in golds.items()})
    path = folder("confidence") / FILE
    kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    for name, groups in evaluate(golds, found.documents).reliability.judgements.items():
        kept[name] = kept.get(name, {}) | {
            key: [(c, int(right)) for c, right in pairs] for key, pairs in groups.items()
        }
    path.write_text(
        json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True).replace("\n    ", " ") + "\n", encoding="utf-8"
    )


def cross_validated(kept: Reliability) -> Reliability:
    """The same judgements with confidences by curves that have not seen the document's family."""
    result = Reliability()
    for left_out in kept.families:
        found = curves(kept, without=left_out)
        for name, groups in kept.judgements.items():
            for document, pairs in groups.items():
                if family(document) == left_out:
                    for raw, right in pairs:
                        result.add(name, document, calibrated(found.get(name, ()), raw), right)
    return result


def main(
    add: Annotated[list[Path] | None, typer.Option("--first-run", exists=True, file_okay=False)] = None,
    save: Annotated[bool, typer.Option("--write", help="Write models/confidence/weights.toml.")] = False,
) -> None:
    """Print calibration errors; add first runs; write the curves."""
    if add:
        first_run(add)
    kept = judgements()
    after = cross_validated(kept)
    print(f"{'':16} {'n':>6} {'right':>6} {'ECE':>7} {'by families':>12}")
    for name in (*sorted(kept.judgements), None):
        raw, new = kept.summary(name), after.summary(name)
        print(f"{name or 'all':16} {raw['n']:6} {raw['right']:6.3f} {raw['ece']:7.3f} {new['ece']:12.3f}")
    print(f"\n{'least':>6} {'kept':>6} {'promised':>9} {'right':>6}   (curves by families)")
    pairs = after.pairs()
    for least in LEAST:
        left = [pair for pair in pairs if pair[0] >= least]
        promised, right = (sum(column) / len(left) for column in zip(*left, strict=True))
        print(f"{least:6.1f} {len(left) / len(pairs):6.3f} {promised:9.3f} {right:6.3f}")
    if save:
        write(curves(kept), folder("confidence") / "weights.toml")


if __name__ == "__main__":
    typer.run(main)
