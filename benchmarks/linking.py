"""Linking as corpora grow: time, memory and B³ beside exhaustive and pairwise comparison.

Every size runs in a process of its own, so that its peak of memory is its own. The corpora are those of
``linking_corpora``: names of the knowledge base and invented ones, inflected, misspelt, shortened, with frequencies after
Zipf's law; ``link`` gets documents as the pipeline leaves them, and the figures are over all mentions and titles.

*Every pair* is ``link`` itself with all pairs of open names compared rather than those that blocking brings together: what
blocking loses is the difference in B³. *Pairwise rapidfuzz* joins all names of one type that are alike enough. Its
measure and threshold are those that the true entities show to be best for it on that corpus; beyond 10,000 mentions, those
of the largest corpus before. It compares in two threads.
"""

import argparse
import json
import math
import os
import subprocess
import sys
from typing import Any

from benchmarks.linking_noise import CAPITALS, INFLECTED, SCANNING, SLIPS
from benchmarks.linking_systems import EVERY_PAIR, LINK, PAIRWISE, TYPES, measured

SIZES = (1_000, 10_000, 100_000, 1_000_000)
_ALL_PAIRS_UP_TO = 100_000
_PAIRWISE_UP_TO = 100_000
_TUNED_UP_TO = 10_000
_EXAMPLE = "example: python -m benchmarks.linking --sizes 1000 10000 --seed 7"
_THREADS = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
Row = dict[str, Any]


def rows(sizes: list[int], seed: int) -> list[Row]:
    """What every system made of every corpus, with messages about the progress on stderr."""
    found: list[Row] = []
    for size in sizes:
        found.append(_in_a_process(LINK, size, seed))
        if size <= _ALL_PAIRS_UP_TO:
            found.append(_in_a_process(EVERY_PAIR, size, seed))
        if size <= _PAIRWISE_UP_TO:
            tuned = [row["settings"] for row in found if row["system"] == PAIRWISE and size > _TUNED_UP_TO]
            found.append(_in_a_process(PAIRWISE, size, seed, tuned[-1] if tuned else ""))
    return found


def _in_a_process(system: str, size: int, seed: int, settings: str = "") -> Row:
    print(f"{size:,} mentions: {system} ...", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "benchmarks.linking", "--system", system, "--sizes", str(size)]
    command += ["--seed", str(seed), "--settings", settings]
    done = subprocess.run(command, check=False, stdout=subprocess.PIPE, text=True, env={**os.environ, **_THREADS})
    if done.returncode:
        sys.exit(f"{system} failed on {size:,} mentions.")
    row: Row = json.loads(done.stdout.splitlines()[-1])
    return row


def growth(before: Row, after: Row) -> tuple[float, float]:
    """The exponent of the growth in time between two sizes, and how it compares with n log n (1: as fast)."""
    n, m = before["mentions"], after["mentions"]
    times = after["seconds"] / before["seconds"]
    return math.log(times) / math.log(m / n), times / (m * math.log(m) / (n * math.log(n)))


def report(found: list[Row], seed: int) -> str:
    """The tables."""
    linked = [row for row in found if row["system"] == LINK]
    noise = (
        f"Of 1,000 mentions about {INFLECTED * 1000:.0f} are inflected, {SLIPS * 1000:.0f} misspelt, "
        f"{SCANNING * 1000:.0f} misread by a scanner and {CAPITALS * 1000:.0f} in capitals."
    )
    parts = [f"Linking, seed {seed}. {noise}", "", *_sizes(linked), "", *_types(linked), "", *_systems(found)]
    return "\n".join(parts)


def _sizes(linked: list[Row]) -> list[str]:
    columns = ("documents", "names", "things", "entities", "seconds", "of CPU", "µs each", "GiB before", "GiB peak")
    lines = [f"{'mentions':>9} " + " ".join(f"{column:>10}" for column in (*columns, "exponent", "n log n"))]
    for at, row in enumerate(linked):
        exponent, ratio = growth(linked[at - 1], row) if at else (math.nan, math.nan)
        counts = " ".join(f"{row[column]:10,}" for column in columns[:4])
        costs = f"{row['seconds']:10.1f} {row['cpu']:10.1f} {row['seconds'] / row['mentions'] * 1e6:10.0f}"
        memory = f"{row['before']:10.2f} {row['peak']:10.2f}"
        grown = f" {exponent:10.2f} {ratio:10.2f}" if at else ""
        lines.append(f"{row['mentions']:9,} {counts} {costs} {memory}{grown}")
    lines.append("names: distinct ones, titles apart. exponent: of the growth in seconds from the size above.")
    lines.append("n log n: that growth, divided by the growth of n log n; 1 or less is at most n log n.")
    return lines


def _types(linked: list[Row]) -> list[str]:
    lines = ["B³ F1 by type", f"{'mentions':>9} " + " ".join(f"{type_:>12}" for type_ in (*TYPES, "all"))]
    for row in linked:
        scores = [*(row["by_type"].get(type_, math.nan) for type_ in TYPES), row["f1"]]
        lines.append(f"{row['mentions']:9,} " + " ".join(f"{score:12.4f}" for score in scores))
    return lines


def _systems(found: list[Row]) -> list[str]:
    figures = ("seconds", "of CPU", "B³ P", "R", "F1", "pairs F1")
    lines = [f"{'mentions':>9} {'system':36} " + " ".join(f"{figure:>9}" for figure in figures)]
    for row in found:
        name = f"{row['system']} {row['settings']}".strip()
        scores = " ".join(f"{row[score]:9.4f}" for score in ("p", "r", "f1", "across"))
        lines.append(f"{row['mentions']:9,} {name:36} {row['seconds']:9.1f} {row['cpu']:9.1f} {scores}")
    return [*lines, "pairs F1: over pairs of mentions in different documents.", *_extrapolated(found)]


def _extrapolated(found: list[Row]) -> list[str]:
    """What pairwise comparison would take on the corpora that it was not run on."""
    runs = [row for row in found if row["system"] == PAIRWISE]
    sizes = {row["mentions"] for row in runs}
    return [
        f"{row['mentions']:9,} {PAIRWISE} would take {row['pairs'] / runs[-1]['pairs'] * runs[-1]['seconds']:,.0f} s: "
        f"extrapolated from {runs[-1]['pairs']:,} pairs of names to {row['pairs']:,}, not measured"
        for row in found
        if runs and row["system"] == LINK and row["mentions"] not in sizes
    ]


def main() -> None:
    """Print the tables, or JSON."""
    parser = argparse.ArgumentParser(
        "python -m benchmarks.linking", description="Time, memory and B³ of linking as corpora grow.", epilog=_EXAMPLE
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), help="mentions in the corpora")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--system", choices=(LINK, EVERY_PAIR, PAIRWISE), help="run one system in this process")
    parser.add_argument("--settings", default="", help="measure and threshold of the pairwise comparison")
    given = parser.parse_args()
    if given.system:
        print(json.dumps(measured(given.system, given.sizes[0], given.seed, given.settings)))
        return
    found = rows(sorted(given.sizes), given.seed)
    print(json.dumps(found, indent=2, ensure_ascii=False) if given.json else report(found, given.seed))


if __name__ == "__main__":
    main()
