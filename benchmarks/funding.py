"""Which sums count as a project's money: ``python -m benchmarks.funding PATH [--errors dev]``.

PATH is a folder of documents or a file that ``Corpus.to_jsonl`` wrote. Gold are the sums of 63 documents of ``corpus/``
in ``benchmarks/data/funding.tsv``, read by hand before any rule was written; half of them were tuned on (dev).
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from hankenlp import Corpus
from hankenlp.documents import ProjectDocument

GOLD = Path(__file__).parent / "data" / "funding.tsv"
_SIZES = (("cost", "budget"), ("funding",), ("external_funding",))


@dataclass(frozen=True)
class Counted:
    """A sum that counts: where it may stand (a sum said twice has two places), how much of it, who pays."""

    starts: tuple[int, ...]
    euros: float
    payer: str


def main(
    path: Path, errors: Annotated[str | None, typer.Option(help="Print the errors of dev or test.")] = None
) -> None:
    """Print the figures."""
    corpus = Corpus.from_jsonl(path) if path.suffix == ".jsonl" else Corpus.from_paths([path], progress=True)
    documents = {document.id: document for document in corpus.documents}
    names = {entity.name: (entity.name, *entity.aliases) for entity in corpus.entities}
    counted = _by_rules(corpus)
    print("part  documents  way                 precision  recall  right totals  euros / gold")
    for part, gold in read_gold().items():
        for name, way in WAYS.items():
            found = {id_: list(way(documents[id_])) for id_ in gold}
            print(f"{part:5} {len(gold):9}  {name:18}  {figures(gold, found)}")
        found = {id_: counted.get(id_, []) for id_ in gold}
        print(f"{part:5} {len(gold):9}  {'hankenlp':18}  {figures(gold, found)}")
        print(f"{part:5} {len(gold):9}  {payers(gold, found, names)}")
        if errors == part:
            _show(gold, found, documents)


def read_gold() -> dict[str, dict[str, list[Counted]]]:
    """Part, then document, then the sums that count."""
    gold: dict[str, dict[str, list[Counted]]] = defaultdict(lambda: defaultdict(list))
    with GOLD.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            starts = tuple(map(int, row["starts"].split("|")))
            gold[row["part"]][row["document"]].append(Counted(starts, float(row["euros"]), row["payer"]))
    return gold


def figures(gold: dict[str, list[Counted]], found: dict[str, list[Counted]]) -> str:
    """Precision, recall, documents whose total is right, and all euros beside those of the gold."""
    right = sum(len(_matches(gold[id_], found[id_])) for id_ in gold)
    totals = sum(abs(_total(gold[id_]) - _total(found[id_])) <= 1 for id_ in gold)
    precision = right / max(sum(map(len, found.values())), 1)
    recall = right / sum(map(len, gold.values()))
    ratio = sum(map(_total, found.values())) / sum(map(_total, gold.values()))
    return f"{precision:9.3f}  {recall:6.3f}  {totals:3} of {len(gold):3}    {ratio:12.2f}"


def _total(sums: Iterable[Counted]) -> float:
    return sum(one.euros for one in sums)


def payers(gold: dict[str, list[Counted]], found: dict[str, list[Counted]], names: dict[str, tuple[str, ...]]) -> str:
    """How many of the rightly counted sums have their payer, and how many of the payers that are given are right."""
    pairs = [pair for id_ in gold for pair in _matches(gold[id_], found[id_])]
    given = [(want, got) for want, got in pairs if got.payer]
    right = sum(_same_name(want.payer, names.get(got.payer, (got.payer,))) for want, got in given)
    wanted = sum(bool(want.payer) for want, _ in pairs)
    return f"payers: {right} of {len(given)} given are right, {right} of {wanted} in the gold are found"


def _same_name(payer: str, names: Iterable[str]) -> bool:
    return payer.casefold() in {name.casefold() for name in names}


def _matches(gold: Iterable[Counted], found: Iterable[Counted]) -> list[tuple[Counted, Counted]]:
    left = list(found)
    matched = []
    for want in gold:
        got = next((one for one in left if one.starts[0] in want.starts and abs(one.euros - want.euros) <= 1), None)
        if got is not None:
            left.remove(got)
            matched.append((want, got))
    return matched


def _by_rules(corpus: Corpus) -> dict[str, list[Counted]]:
    found: dict[str, list[Counted]] = defaultdict(list)
    for row in corpus.funding():
        if row.counted:
            found[row.document_id].append(Counted((row.start,), row.euros, row.payer or ""))
    return found


def _everything(document: ProjectDocument) -> Iterator[Counted]:
    """Every sum in euros that is about a project's money."""
    for amount in document.amounts:
        if amount.currency == "EUR" and amount.kind != "other":
            yield Counted((amount.start,), amount.value, amount.payer or "")


def _payments(document: ProjectDocument) -> Iterator[Counted]:
    """Grants and own shares."""
    for amount in document.amounts:
        if amount.currency == "EUR" and amount.kind in ("funding", "external_funding", "self_funding"):
            yield Counted((amount.start,), amount.value, amount.payer or "")


def _largest(document: ProjectDocument) -> Iterator[Counted]:
    """The largest cost or budget, else the largest funding."""
    for kinds in _SIZES:
        sums = [a for a in document.amounts if a.currency == "EUR" and a.kind in kinds]
        if sums:
            largest = max(sums, key=lambda amount: amount.value)
            yield Counted((largest.start,), largest.value, largest.payer or "")
            return


WAYS = {"every sum": _everything, "grants, own shares": _payments, "the largest": _largest}


def _show(
    gold: dict[str, list[Counted]], found: dict[str, list[Counted]], documents: dict[str, ProjectDocument]
) -> None:
    for id_, wanted in gold.items():
        text = documents[id_].text
        matched = [want for want, _ in _matches(wanted, found[id_])]
        for want in wanted:
            if want not in matched:
                print(f"    {id_} missed {want.euros:,.0f} at {want.starts}: {_around(text, want.starts[0])}")
        starts = {start for want in matched for start in want.starts}
        for got in found[id_]:
            if got.starts[0] not in starts:
                print(f"    {id_} counted {got.euros:,.0f} at {got.starts}: {_around(text, got.starts[0])}")


def _around(text: str, start: int) -> str:
    return " ".join(text[max(0, start - 40) : start + 20].split())


if __name__ == "__main__":
    typer.run(main)
