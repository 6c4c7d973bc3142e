"""Speed and memory of the language stage beside its peers: ``python -m benchmarks.language corpus/``.

Each system runs in fresh processes, on one core, over distinct texts, with cold caches: once a text at a time, once
through ``nlp.pipe`` with batches of 32, which is spaCy's way with many texts. The systems take turns, three rounds; the
figures are medians. ``load`` is the time from the start of Python's imports to the first short document, tokens a second
are counted over all texts after that, the peak is the process's largest resident size. What is not installed is named
and left out. ``spacy-fi`` is the published pipeline; its Voikko lemmatizer needs a system library (Debian: ``apt install
libvoikko1 voikko-fi``), without it it runs without lemmas, and the line says so.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Annotated, Any

import typer

FIRST = "Hanke alkoi Oulussa."
THREADS = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "BLIS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
BATCH = 32
Counted = Callable[[Iterable[str], bool], int]
"""Counts the tokens of texts, one at a time or in batches."""


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
    return _counter(nlp), ""


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
    return _counter(nlp), note


def simplemma() -> tuple[Counted, str]:
    """Lemmas alone, by lookup, of our tokens."""
    from simplemma import lemmatize

    from hankenlp.language.components import blank

    nlp = blank()

    def count(texts: Iterable[str], _: bool) -> int:
        words = [token.text for text in texts for token in nlp.make_doc(text)]
        for word in words:
            lemmatize(word, lang="fi")
        return len(words)

    return count, "lemmas alone, without context"


def _stage(nlp: Any) -> Counted:
    nlp.remove_pipe("hankenlp")
    return _counter(nlp)


def _counter(nlp: Any) -> Counted:
    def count(texts: Iterable[str], piped: bool) -> int:
        return sum(len(doc) for doc in (nlp.pipe(texts, batch_size=BATCH) if piped else map(nlp, texts)))

    return count


SYSTEMS: dict[str, tuple[Callable[[], tuple[Counted, str]], str]] = {
    "hankenlp, language stage": (hankenlp, "spacy"),
    "hankenlp, all of extract()": (whole, "spacy"),
    "hankenlp on stanza small": (hankenlp_stanza, "stanza"),
    "spacy-fi, as published": (spacy_fi, "spacy_fi_experimental_web_md"),
    "simplemma": (simplemma, "simplemma"),
}


def measure(name: str, texts: list[str], piped: bool) -> dict[str, Any]:
    """Load the system and run it over the texts, in this process."""
    import resource

    start = time.perf_counter()
    count, note = SYSTEMS[name][0]()
    count([FIRST], False)
    loaded = time.perf_counter() - start
    start = time.perf_counter()
    tokens = count(texts, piped)
    seconds = time.perf_counter() - start
    unit = 2**20 if sys.platform == "darwin" else 2**10
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    return {"load": loaded, "rate": tokens / seconds, "peak": peak, "note": note}


def main(
    paths: list[Path],
    system: Annotated[str | None, typer.Option(help="Run one system in this process, and print JSON.")] = None,
    piped: Annotated[bool, typer.Option(help="That system in batches.")] = False,
    rounds: int = 3,
) -> None:
    """Print a line for each system."""
    from hankenlp.read import collect, read

    if system is not None:
        print(json.dumps(measure(system, [read(file)[0] for _, file in collect(list(map(str, paths)))], piped)))
        return
    installed = [name for name, (_, package) in SYSTEMS.items() if find_spec(package) is not None]
    found: dict[tuple[str, bool], list[dict[str, Any]]] = {}
    for _ in range(rounds):
        for name in installed:
            for mode in (False, True):
                found.setdefault((name, mode), []).append(_in_a_process(name, paths, mode))
    print(f"{'':28} {'load':>7} {'one by one':>11} {'nlp.pipe':>9} {'peak MiB':>9}")
    for name, (_, package) in SYSTEMS.items():
        if name not in installed:
            print(f"{name:28} {package} is not installed")
            continue
        one, many = (found[name, mode] for mode in (False, True))
        load, peak = (max(median(r[key] for r in runs) for runs in (one, many)) for key in ("load", "peak"))
        rates = [median(r["rate"] for r in runs) for runs in (one, many)]
        line = f"{name:28} {load:5.1f} s {rates[0]:11.0f} {rates[1]:9.0f} {peak:9.0f}"
        print(f"{line}  {one[0]['note']}".rstrip())


def _in_a_process(name: str, paths: list[Path], piped: bool) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.language", *map(str, paths), "--system", name]
    command += ["--piped"] if piped else []
    done = subprocess.run(command, check=False, capture_output=True, text=True, env={**os.environ, **THREADS})
    if done.returncode:
        sys.exit(f"{name} failed: {done.stderr.strip().splitlines()[-1]}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


if __name__ == "__main__":
    typer.run(main)
