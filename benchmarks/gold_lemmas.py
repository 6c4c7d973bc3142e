"""Lemma accuracy on words of the annotated documents: ``python -m benchmarks.gold_lemmas GOLD [--errors]``.

``benchmarks/data/gold_lemmas.tsv`` lists nouns and proper nouns of the project's gold documents by document and offset
(code points), with lemmas annotated by hand; where two are right, ``|`` stands between them. Case does not count unless
``--case`` is given. GOLD is the folder that holds the documents, at any depth.
"""

import csv
from collections import defaultdict
from pathlib import Path
from typing import Annotated

import typer

LIST = Path(__file__).parent / "data" / "gold_lemmas.tsv"


def main(
    gold: Path,
    errors: Annotated[bool, typer.Option(help="Print the wrong ones.")] = False,
    case: Annotated[bool, typer.Option(help="Count capitals.")] = False,
) -> None:
    """Print how many lemmas are right, by part of speech."""
    from hankenlp import load

    nlp = load()
    nlp.remove_pipe("hankenlp")
    with LIST.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    files = {path.stem: path for path in sorted(gold.rglob("*.txt"))}
    missing = sorted({row["document"] for row in rows} - files.keys())
    if missing:
        raise typer.BadParameter(f"{gold} lacks {', '.join(missing)}")
    docs = {name: nlp(files[name].read_bytes().decode("utf-8")) for name in sorted({row["document"] for row in rows})}
    counts: dict[str, list[bool]] = defaultdict(list)
    for row in rows:
        start = int(row["offset"])
        span = docs[row["document"]].char_span(start, start + len(row["form"]), alignment_mode="expand")
        found = max(span, key=len).lemma_ if span is not None else ""
        wanted = row["lemma"].split("|")
        right = found in wanted if case else found.casefold() in {w.casefold() for w in wanted}
        counts[row["pos"]].append(right)
        if errors and not right:
            print(row["document"], row["form"], row["pos"], row["lemma"], found, sep="\t")
    for name, values in (*sorted(counts.items()), ("all", [v for own in counts.values() for v in own])):
        print(f"{name:6} {sum(values) / len(values):.2%}  ({sum(values)} of {len(values)})")


if __name__ == "__main__":
    typer.run(main)
