"""What each component of the language stage earns and costs: ``python -m benchmarks.components GOLD...``.

For each variant of the pipeline, in one process each: macro F1 and linking over the annotated documents, and seconds for
all of them. The variants lack one component, or have one that the default pipeline does without.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from benchmarks.language import THREADS


def _lacking(name: str) -> Callable[[Any], None]:
    return lambda nlp: nlp.remove_pipe(name)


def _with_entities(nlp: Any) -> None:
    nlp.get_pipe("hankenlp_tagger").entities = True


def _with_published_tagger(nlp: Any) -> None:
    """The same tags as the published pipeline sets them, a document at a time."""
    from hankenlp.language import tagger

    tagger.inference = lambda _package, _entities: None  # type: ignore[assignment]


def _with_parser(nlp: Any) -> None:
    """The published pipeline's embedding and dependency parser besides, whose trees nothing uses."""
    from importlib.util import find_spec

    import spacy.util
    from spacy.language import Language
    from spacy.tokens import Doc

    from hankenlp.language.pipeline import MODELS

    spec = find_spec(MODELS["fast"])
    assert spec is not None and spec.origin is not None
    folder = next(p for p in sorted(Path(spec.origin).parent.iterdir()) if (p / "config.cfg").exists())
    unused = ["lemmatizer", "ner", "tagger", "morphologizer", "attribute_ruler", "lookups"]
    parser = spacy.util.load_model_from_path(folder, exclude=unused)

    @Language.component("benchmark_parser")
    def parse(doc: Doc) -> Doc:
        parser(Doc(parser.vocab, words=[token.text for token in doc]))
        return doc

    nlp.add_pipe("benchmark_parser", first=True)


VARIANTS: dict[str, Callable[[Any], None]] = {
    "default": lambda nlp: None,
    "without tags": _lacking("hankenlp_tagger"),
    "without sentences": _lacking("hankenlp_sentences"),
    "without lemmas": _lacking("hankenlp_lemmatizer"),
    "tags by spaCy itself": _with_published_tagger,
    "with the model's entities": _with_entities,
    "with a dependency parse": _with_parser,
}


def measure(variant: str, directories: list[Path]) -> dict[str, float]:
    """The figures of one variant, in this process."""
    from hankenlp import Corpus, load
    from hankenlp.evaluation import evaluate, load_gold

    golds = load_gold(*directories)
    nlp = load()
    VARIANTS[variant](nlp)
    nlp("Hanke alkoi Oulussa.")
    start = time.process_time()
    for gold in golds.values():
        nlp(gold.text)
    seconds = time.process_time() - start
    result = evaluate(golds, Corpus.from_texts({name: gold.text for name, gold in golds.items()}, nlp=nlp).documents)
    return {"f1": result.macro_f1, "links": result.linking.f1, "seconds": seconds, "documents": len(golds)}


def main(
    directories: list[Path],
    variant: Annotated[str | None, typer.Option(help="Run one variant in this process, and print JSON.")] = None,
) -> None:
    """Print a line for each variant."""
    if variant is not None:
        print(json.dumps(measure(variant, directories)))
        return
    print(f"{'':26} {'macro F1':>8} {'B3':>6} {'ms a document':>14}")
    for name in VARIANTS:
        command = [sys.executable, "-m", "benchmarks.components", *map(str, directories), "--variant", name]
        done = subprocess.run(command, check=False, capture_output=True, text=True, env={**os.environ, **THREADS})
        if done.returncode:
            sys.exit(f"{name} failed: {done.stderr.strip().splitlines()[-1]}")
        found = json.loads(done.stdout.splitlines()[-1])
        milliseconds = found["seconds"] / found["documents"] * 1000
        print(f"{name:26} {found['f1']:8.4f} {found['links']:6.3f} {milliseconds:14.0f}")


if __name__ == "__main__":
    typer.run(main)
