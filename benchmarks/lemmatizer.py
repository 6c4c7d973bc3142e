"""Train the weights that choose a lemma among its candidates, and print how right they are.

``python -m benchmarks.lemmatizer train DEV.conllu`` prints the figure on each tenth of the file judged by weights of
the others; ``--test TEST.conllu`` prints the figure on a file that is not trained on, with the file's own tags and with
the model's; ``--write`` writes ``models/lemmatizer/weights.json``.
``python -m benchmarks.lemmatizer frequencies`` writes ``models/lemmatizer/frequencies.npz`` from the word
probabilities of the installed ``spacy-fi-experimental-web-md``.

The model is a conditional logit over the candidates of a form: the probability of a lemma is that of all the ways to
it. Case does not count, nor do compound marks: ``#``, and the hyphen that the treebank writes as ``#``.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer

from benchmarks.lemmas import is_right, rows, tagged

PENALTY = 2.0
"""The precision of the Gaussian prior on each weight."""
PRIOR = {"listed name": 4.0, "has a singular": 3.0}
"""Means of the prior other than 0: what the treebank is too far from project documents to teach."""
SMALLEST = 0.02
"""Weights nearer to 0 are left out."""
ROUNDS = 150
SHARE = 10

app = typer.Typer(help=__doc__, no_args_is_help=True, rich_markup_mode=None)


@dataclass
class Word:
    """A form with its tags, its gold lemma and its candidates' features."""

    form: str
    pos: str
    morph: str
    lemma: str
    lemmas: list[str]
    features: list[dict[str, float]]


def read(path: Path, tags: str) -> list[Word]:
    """The words of a treebank, as the lemmatizer sees them; those that it decides without weights have no candidates."""
    from hankenlp.language.lemma_candidates import candidates
    from hankenlp.language.lemmatizer import without_weights
    from hankenlp.language.truecase import sentence_case

    sentences = list(rows(path))
    given = tagged(sentences) if tags == "model" else ([(pos, feats) for _, _, pos, feats in s] for s in sentences)
    seen: dict[tuple[str, str, str], tuple[list[str], list[dict[str, float]]]] = {}
    words = []
    for sentence, marks in zip(sentences, given, strict=True):
        cased = sentence_case([form for form, *_ in sentence])
        for form, (_, gold, *_), (pos, morph) in zip(cased, sentence, marks, strict=True):
            key = form, pos, morph
            if key not in seen:
                fixed = without_weights(form, pos, morph)
                found = [] if fixed is not None else candidates(form, pos, morph)
                seen[key] = ([fixed] if fixed is not None else [c.lemma for c in found], [c.features for c in found])
            words.append(Word(form, pos, morph, gold, *seen[key]))
    return words


class Table:
    """The candidates of many words as one sparse matrix."""

    def __init__(self, words: Sequence[Word], names: Sequence[str]) -> None:
        from scipy.sparse import csr_matrix

        column = {name: i for i, name in enumerate(names)}
        starts, right, indices, values, ends = [0], [], [], [], [0]
        for word in words:
            own = [is_right(lemma, word.lemma) for lemma in word.lemmas]
            if not any(own) or all(own):
                continue
            for features in word.features:
                for name, value in features.items():
                    if name in column:
                        indices.append(column[name])
                        values.append(value)
                ends.append(len(indices))
            right += own
            starts.append(len(right))
        self.matrix = csr_matrix((values, indices, ends), shape=(len(right), len(names)))
        self.starts = np.array(starts[:-1])
        self.group = np.repeat(np.arange(len(self.starts)), np.diff(starts))
        self.right = np.array(right)

    def loss(self, weight: Any, mean: Any) -> tuple[float, Any]:
        """Negative log likelihood and penalty, with the gradient."""
        away = weight - mean
        score = self.matrix @ weight
        power = np.exp(score - np.maximum.reduceat(score, self.starts)[self.group])
        wanted = np.where(self.right, power, 0.0)
        total, good = np.add.reduceat(power, self.starts), np.add.reduceat(wanted, self.starts)
        slope = self.matrix.T @ (power / total[self.group] - wanted / good[self.group])
        loss = float(np.sum(np.log(total) - np.log(good)))
        return loss + 0.5 * PENALTY * float(away @ away), slope + PENALTY * away


def fit(words: Sequence[Word]) -> dict[str, float]:
    """The weights; features of a single word are left out, for they would only remember it."""
    from scipy.optimize import minimize

    counts: Counter[str] = Counter()
    for word in words:
        counts.update({name for features in word.features for name in features})
    names = sorted({*(name for name, count in counts.items() if count > 1), *PRIOR})
    mean = np.array([PRIOR.get(name, 0.0) for name in names])
    options = {"maxiter": ROUNDS, "maxcor": 20}
    result = minimize(Table(words, names).loss, mean, args=(mean,), jac=True, method="L-BFGS-B", options=options)
    return {n: round(float(w), 3) for n, w in zip(names, result.x, strict=True) if abs(w) >= SMALLEST}


def choice(word: Word, weights: dict[str, float]) -> str:
    """The lemma that the weights choose."""
    if not word.features:
        return word.lemmas[0]
    scores = [sum(weights.get(n, 0.0) * v for n, v in features.items()) for features in word.features]
    return word.lemmas[int(np.argmax(scores))]


def report(name: str, words: Sequence[Word], chosen: Sequence[str]) -> None:
    """Print a line with the accuracy."""
    right = sum(is_right(lemma, word.lemma) for word, lemma in zip(words, chosen, strict=True))
    print(f"{name:44} {right / len(words):.2%}  ({right} of {len(words)})")


@app.command()
def train(
    path: Path,
    test: Annotated[list[Path] | None, typer.Option(help="Treebanks that are not trained on.")] = None,
    write: Annotated[bool, typer.Option(help="Write models/lemmatizer/weights.json.")] = False,
    folds: Annotated[bool, typer.Option(help="Judge each tenth by weights of the others.")] = True,
) -> None:
    """Train on a treebank with the tags of the model, and print the figures."""
    words = read(path, "model")
    possible = [any(is_right(lemma, w.lemma) for lemma in w.lemmas) for w in words]
    print(f"{'a candidate is right':44} {sum(possible) / len(words):.2%}")
    weights = fit(words)
    report("fit", words, [choice(w, weights) for w in words])
    if folds:
        bounds = [len(words) * i // SHARE for i in range(SHARE + 1)]
        chosen = []
        for begin, end in pairwise(bounds):
            others = fit([*words[:begin], *words[end:]])
            chosen += [choice(w, others) for w in words[begin:end]]
        report("each tenth by weights of the others", words, chosen)
    for file in test or ():
        for tags in ("gold", "model"):
            tested = read(file, tags)
            report(f"{file.stem}, {tags} tags", tested, [choice(w, weights) for w in tested])
    if write:
        target = Path("models/lemmatizer/weights.json")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")
        print(f"{target}: {len(weights)} weights")


@app.command()
def frequencies() -> None:
    """Write the table of word frequencies."""
    from importlib.util import find_spec

    from spacy.lookups import Lookups

    from hankenlp.language.frequency import FILE, STEP

    spec = find_spec("spacy_fi_experimental_web_md")
    if spec is None or spec.origin is None:
        raise typer.BadParameter("spacy-fi-experimental-web-md is not installed")
    package = next(p for p in sorted(Path(spec.origin).parent.iterdir()) if (p / "config.cfg").exists())
    known = Lookups().from_disk(package / "vocab").get_table("lexeme_prob")
    steps = {key & 0xFFFFFFFF: round(-value / STEP) for key, value in sorted(known.items(), key=lambda item: item[1])}
    keys = np.array(sorted(steps), dtype=np.uint32)
    target = Path("models/lemmatizer") / FILE
    target.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(target, keys=keys, steps=np.array([steps[k] for k in keys.tolist()], dtype=np.uint16))
    print(f"{target}: {len(keys)} forms")


if __name__ == "__main__":
    app()
