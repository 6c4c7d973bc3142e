"""How long the command line takes to its first result, and how many documents and characters a second it extracts.

Run it as ``python -m benchmarks.speed corpus/``.
"""

import subprocess
import sys
import time
from pathlib import Path

from hankenlp import ProjectDocument, extract_many, load
from hankenlp.read import collect


def first_result(path: Path) -> float:
    """Seconds from the start of ``hankenlp extract`` to its first line."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "hankenlp", "extract", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        seconds = time.perf_counter() - start
        process.stdout.read()
    return seconds


def help_page() -> float:
    """Seconds that ``hankenlp --help`` takes, the best of three."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "hankenlp", "--help"], check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return min(times)


def main(paths: list[str]) -> None:
    """Print the table."""
    items = collect(paths)
    nlp = load()
    warm = list(extract_many(items[:1], nlp=nlp))
    start = time.perf_counter()
    documents = [d for d in extract_many(items, nlp=nlp) if isinstance(d, ProjectDocument)]
    seconds = time.perf_counter() - start
    characters = sum(len(document.text) for document in documents)
    print(f"help page       {help_page():8.2f} s")
    print(f"first result    {first_result(items[0][1]):8.2f} s")
    print(f"documents       {len(documents) / seconds:8.1f} a second ({len(documents)} documents, {len(warm)} warm-up)")
    print(f"characters      {characters / seconds:8.0f} a second")


if __name__ == "__main__":
    main(sys.argv[1:] or ["corpus"])
