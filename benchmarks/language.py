"""Speed and memory of the language stage beside its peers: ``python -m benchmarks.language corpus/``.

Each system runs in a fresh process, on one core, over distinct texts, with cold caches. ``load`` is the time from the
start of Python's imports to the first short document, tokens a second are counted over all texts after that, the peak
is the process's largest resident size. What is not installed is named and left out. ``spacy-fi`` is the published
pipeline; where its Voikko lemmatizer lacks the system library, it runs without lemmas, and the line says so.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any

import typer

FIRST = "Hanke alkoi Oulussa."
THREADS = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "BLIS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
Counted = Callable[[str], int]


def hankenlp() -> tuple[Counted, str]:
    """The default pipeline without extraction: tags, sentences, lemmas."""
    from hankenlp import load

    return _stage(load()), ""


def hankenlp_stanza() -> tuple[Counted, str]:
    """The same on the small stanza model."""
    from hankenlp import load

    return _stage(load(backend="stanza", model="small")), ""


def whole() -> tuple[Counted, str]:
    """All of ``extract()``, counted in tokens of the language stage."""
    from hankenlp import load

    nlp = load()
    return lambda text: len(nlp(text)), ""


def spacy_fi() -> tuple[Counted, str]:
    """The published pipeline."""
    import spacy.util

    spec = find_spec("spacy_fi_experimental_web_md")
    assert spec is not None and spec.origin is not None
    folder = next(p for p in sorted(Path(spec.origin).parent.iterdir()) if (p / "config.cfg").exists())
    try:
        nlp, note = spacy.util.load_model("spacy_fi_experimental_web_md"), ""
    except Exception as error:  # noqa: BLE001  # whatever the missing library makes of it
        nlp = spacy.util.load_model_from_path(folder, exclude=["lemmatizer"])
        note = f"without lemmas: {type(error).__name__}"
    return lambda text: len(nlp(text)), note


def simplemma() -> tuple[Counted, str]:
    """Lemmas alone, by lookup, of our tokens."""
    from simplemma import lemmatize

    from hankenlp.language.components import blank

    nlp = blank()

    def count(text: str) -> int:
        words = [token.text for token in nlp.make_doc(text)]
        for word in words:
            lemmatize(word, lang="fi")
        return len(words)

    return count, "lemmas alone, without context"


def _stage(nlp: Any) -> Counted:
    nlp.remove_pipe("hankenlp")
    return lambda text: len(nlp(text))


SYSTEMS: dict[str, tuple[Callable[[], tuple[Counted, str]], str]] = {
    "hankenlp, language stage": (hankenlp, "spacy"),
    "hankenlp, all of extract()": (whole, "spacy"),
    "hankenlp on stanza small": (hankenlp_stanza, "stanza"),
    "spacy-fi, as published": (spacy_fi, "spacy_fi_experimental_web_md"),
    "simplemma": (simplemma, "simplemma"),
}


def measure(name: str, texts: Iterator[str]) -> dict[str, Any]:
    """Load the system and run it over the texts, in this process."""
    import resource

    start = time.perf_counter()
    count, note = SYSTEMS[name][0]()
    count(FIRST)
    loaded = time.perf_counter() - start
    start = time.perf_counter()
    tokens = sum(count(text) for text in texts)
    seconds = time.perf_counter() - start
    unit = 2**20 if sys.platform == "darwin" else 2**10
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    return {"load": loaded, "tokens": tokens, "rate": tokens / seconds, "peak": peak, "note": note}


def main(
    paths: list[Path],
    system: Annotated[str | None, typer.Option(help="Run one system in this process, and print JSON.")] = None,
) -> None:
    """Print a line for each system."""
    from hankenlp.read import collect, read

    files = [file for _, file in collect([str(path) for path in paths])]
    if system is not None:
        print(json.dumps(measure(system, (read(file)[0] for file in files))))
        return
    print(f"{'':28} {'load':>7} {'tokens/s':>9} {'peak MiB':>9}")
    for name, (_, package) in SYSTEMS.items():
        if find_spec(package) is None:
            print(f"{name:28} {package} is not installed")
            continue
        command = [sys.executable, "-m", "benchmarks.language", *map(str, paths), "--system", name]
        done = subprocess.run(command, check=False, capture_output=True, text=True, env={**os.environ, **THREADS})
        if done.returncode:
            print(f"{name:28} failed: {done.stderr.strip().splitlines()[-1]}")
            continue
        found = json.loads(done.stdout.splitlines()[-1])
        line = f"{name:28} {found['load']:5.1f} s {found['rate']:9.0f} {found['peak']:9.0f}"
        print(f"{line}  {found['note']}".rstrip())


if __name__ == "__main__":
    typer.run(main)
