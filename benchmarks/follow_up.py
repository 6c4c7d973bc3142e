"""Print how right it is which outcome answers which goal, and train the weights.

``python -m benchmarks.follow_up corpus/`` judges the pairs of ``data/follow_up.tsv``: all goals and outcomes of 130
projects of the folder, eight of them with an invented final report beside (``data/follow_up/``). Precision, recall and
F1 stand for half of the projects (*dev*), for the others (*test*) and for all: by baselines, by weights trained without
the project's tenth of the projects, and by weights of dev. Pairs marked ``maybe`` are neither trained on nor counted.

``--others DIR`` adds documents that nothing was chosen on (``data/follow_up_gold.tsv``, the project's gold seeds and
dev); ``--end-to-end`` or ``--extracted FILE`` (documents that ``hankenlp extract`` wrote) adds figures with goals and
outcomes that were found, not given. ``--write`` writes ``models/follow_up/weights.toml``.
"""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer
from numpy.typing import NDArray

from hankenlp import Corpus
from hankenlp.documents import Goal, Outcome, ProjectDocument
from hankenlp.gold import as_document, load_gold
from hankenlp.resources.models import folder, using
from hankenlp.text_analysis.answers import Evidence, Likeness, evidence, features
from hankenlp.text_analysis.follow_up import BIAS, MODEL, THRESHOLD, follow_up, score, verdict
from hankenlp.text_analysis.words import Reading, read_words

DATA = Path(__file__).parent / "data"
REPORTS = DATA / "follow_up"
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})
_FOLDS = 10

Span = tuple[str, int, int]
"""A document's id and a statement's place in it."""
Answers = dict[tuple[Span, Span], str]
"""``yes``, ``no`` or ``maybe`` for each goal and outcome of a project."""
Judge = Callable[["Pair"], bool]


@dataclass(frozen=True)
class Pair:
    """A goal and an outcome of one project, what they have in common, and whether the outcome answers the goal."""

    project: str
    goal: Goal
    outcome: Outcome
    found: Evidence
    answers: str

    @property
    def is_test(self) -> bool:
        """Half of the projects, by a fixed hash of their ids."""
        return _is_test(self.project)

    @property
    def fold(self) -> int:
        """The tenth of the projects that it belongs to."""
        return _fold(self.project)


def main(
    corpus: Annotated[Path, typer.Argument(exists=True, file_okay=False)],
    others: Annotated[
        list[Path] | None,
        typer.Option(exists=True, file_okay=False, help="Where the documents of follow_up_gold.tsv are."),
    ] = None,
    extracted: Annotated[Path | None, typer.Option(help="What hankenlp extract wrote of the corpus.")] = None,
    end_to_end: Annotated[bool, typer.Option("--end-to-end", help="Extract goals and outcomes, too.")] = False,
    write: Annotated[bool, typer.Option("--write", help="Write models/follow_up/weights.toml.")] = False,
) -> None:
    """Print the figures."""
    answers = annotated("follow_up.tsv")
    documents = read(corpus, REPORTS)
    pairs = paired(documents, answers)
    count(pairs)
    dev, test = ([pair for pair in pairs if pair.is_test is half] for half in (False, True))
    show("everything answers everything", lambda pair: True, dev, test)
    show("same place in both lists", lambda pair: pair.found.order == 1, dev, test)
    show("a word in common", share_a_word, dev, test)
    least = best_threshold([(pair.found.likeness, pair) for pair in dev])[1]
    show(f"likeness of at least {least:.2f}, chosen on dev", lambda pair: pair.found.likeness >= least, dev, test)
    left_out = leave_out(pairs)
    show("weights, leave a tenth out", lambda pair: judged(pair, left_out[pair.fold]), dev, test)
    of_dev = train(dev)
    show("weights of dev", lambda pair: judged(pair, of_dev), dev, test)
    if others:
        unseen = paired(read(*others), annotated("follow_up_gold.tsv"))
        count(unseen)
        whole = train(pairs)
        show("a word in common", share_a_word, unseen)
        show(f"likeness of at least {least:.2f}", lambda pair: pair.found.likeness >= least, unseen)
        show("weights of all of the above", lambda pair: judged(pair, whole), unseen)
    show_missed(documents, answers)
    if extracted or end_to_end:
        show_end_to_end(corpus, extracted, answers, left_out)
    if write:
        save(train(pairs), folder(MODEL) / "weights.toml")


def annotated(name: str) -> Answers:
    """The annotated pairs of a file."""
    with (DATA / name).open(encoding="utf-8", newline="") as stream:
        return {
            (_span(row, "goal"), _span(row, "outcome")): row["answers"]
            for row in csv.DictReader(stream, delimiter="\t")
        }


def read(*directories: Path) -> list[ProjectDocument]:
    """Annotated documents."""
    documents = [as_document(gold) for gold in load_gold(*directories).values()]
    known = dict(read_words(documents, {}, progress=True))
    return [with_lemmas(document, known[document.id]) for document in documents]


def count(pairs: Sequence[Pair]) -> None:
    """Print how many pairs there are."""
    kinds = [pair.answers for pair in pairs]
    print(f"{len({pair.project for pair in pairs})} projects, {len(pairs)} pairs:", end=" ")
    print(", ".join(f"{kinds.count(kind)} {kind}" for kind in ("yes", "no", "maybe")))


def with_lemmas(document: ProjectDocument, reading: Reading) -> ProjectDocument:
    """An annotated document with the lemmas that extraction gives goals and outcomes."""

    def lemmas(statement: Goal | Outcome) -> tuple[str, ...]:
        within = (i for i, start in enumerate(reading.starts) if statement.start <= start < statement.end)
        return tuple(reading.lemmas[i] for i in within if reading.tags[i] in _CONTENT)

    fields: dict[str, Any] = {
        name: tuple(each.model_copy(update={"lemmas": lemmas(each)}) for each in sorted(stated, key=_start))
        for name, stated in (("goals", document.goals), ("outcomes", document.outcomes))
    }
    return document.model_copy(update=fields)


def paired(documents: Iterable[ProjectDocument], answers: Answers) -> list[Pair]:
    """The annotated pairs, held against each other."""
    by_id = {document.id: document for document in documents}
    blocks = sorted({(goal[0], outcome[0]) for goal, outcome in answers})
    used = [by_id[id_] for id_ in sorted({id_ for block in blocks for id_ in block})]
    likeness = Likeness(used)
    pairs = []
    for aiming, telling in blocks:
        goals, outcomes = by_id[aiming].goals, by_id[telling].outcomes
        for (i, j), found in evidence(goals, outcomes, likeness).items():
            goal, outcome = goals[i], outcomes[j]
            answer = answers[(aiming, goal.start, goal.end), (telling, outcome.start, outcome.end)]
            pairs.append(Pair(aiming, goal, outcome, found, answer))
    return pairs


def train(pairs: Sequence[Pair]) -> dict[str, float]:
    """Logistic weights, with the threshold that they promise the best F1 at: half of that F1.

    Lipton, Elkan & Naryanaswamy (2014), Optimal Thresholding of Classifiers to Maximize F1 Measure.
    """
    weights = _fitted(pairs)
    folds = {fold: _fitted([pair for pair in pairs if pair.fold != fold]) for fold in range(_FOLDS)}
    scored = [(score(pair.found, pair.goal, pair.outcome, folds[pair.fold]), pair) for pair in pairs]
    return weights | {THRESHOLD: round(best_threshold(scored)[0] / 2, 3)}


def _fitted(pairs: Sequence[Pair]) -> dict[str, float]:
    from sklearn.linear_model import LogisticRegression

    sure = [pair for pair in pairs if pair.answers != "maybe"]
    table = [features(pair.found, pair.goal, pair.outcome) for pair in sure]
    values: NDArray[np.float64] = np.array([list(row.values()) for row in table])
    mean, spread = values.mean(axis=0), values.std(axis=0) + 1e-9
    model = LogisticRegression(max_iter=1000).fit((values - mean) / spread, [pair.answers == "yes" for pair in sure])
    slopes = model.coef_[0] / spread
    bias = model.intercept_[0] - slopes @ mean
    return {
        BIAS: round(float(bias), 3),
        **{name: round(float(slope), 3) for name, slope in zip(table[0], slopes, strict=True)},
    }


def leave_out(pairs: Sequence[Pair]) -> dict[int, dict[str, float]]:
    """For each tenth of the projects, weights trained without it."""
    return {fold: train([pair for pair in pairs if pair.fold != fold]) for fold in range(_FOLDS)}


def share_a_word(pair: Pair) -> bool:
    """Whether goal and outcome have a lemma in common."""
    return not set(pair.goal.lemmas).isdisjoint(pair.outcome.lemmas)


def judged(pair: Pair, weights: Mapping[str, float]) -> bool:
    """Whether the outcome answers the goal by these weights."""
    return score(pair.found, pair.goal, pair.outcome, weights) >= weights[THRESHOLD]


def best_threshold(scored: Sequence[tuple[float, Pair]]) -> tuple[float, float]:
    """The highest F1 that a threshold gives, and the threshold."""
    found = []
    for threshold in sorted({round(value, 2) for value, _ in scored}):
        found.append((f1([(value >= threshold, pair) for value, pair in scored])[2], threshold))
    return max(found)


def f1(decided: Iterable[tuple[bool, Pair]]) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    said = [(yes, pair.answers) for yes, pair in decided if pair.answers != "maybe"]
    return figures(said.count((True, "yes")), said.count((True, "no")), said.count((False, "yes")))


def figures(right: int, wrong: int, missing: int) -> tuple[float, float, float]:
    """Precision, recall and F1 of counts."""
    precision, recall = right / max(right + wrong, 1), right / max(right + missing, 1)
    return precision, recall, 2 * right / max(2 * right + wrong + missing, 1)


def show(name: str, judge: Judge, *parts: Sequence[Pair]) -> None:
    """Print a line: precision, recall and F1 of each part of the pairs, and of all where there are several."""
    whole = [[pair for part in parts for pair in part]] if len(parts) > 1 else []
    columns = (f1((judge(pair), pair) for pair in part) for part in [*parts, *whole])
    print(f"{name:44}", "   ".join("P {:.3f} R {:.3f} F1 {:.3f}".format(*column) for column in columns), flush=True)


def show_missed(documents: Sequence[ProjectDocument], answers: Answers) -> None:
    """Print how right it is which outcomes say that something was missed."""
    with (DATA / "missed_outcomes.tsv").open(encoding="utf-8", newline="") as stream:
        missed = {_span(row, "outcome") for row in csv.DictReader(stream, delimiter="\t")}
    of = {span[0] for pair in answers for span in pair}
    told = {
        (document.id, outcome.start, outcome.end)
        for document in documents
        if document.id in of
        for outcome in document.outcomes
        if verdict(outcome) == "missed"
    }
    precision, recall, f = figures(len(told & missed), len(told - missed), len(missed - told))
    print(f"{len(missed)} outcomes say what was missed: P {precision:.3f} R {recall:.3f} F1 {f:.3f}")


def show_end_to_end(
    corpus: Path, extracted: Path | None, answers: Answers, weights: Mapping[int, Mapping[str, float]]
) -> None:
    """Print the figures with goals and outcomes that were extracted."""
    found = Corpus.from_jsonl(extracted) if extracted else Corpus.from_paths([corpus], progress=True)
    whole = found.union(Corpus.from_paths([REPORTS]))
    ids = {goal[0] for goal, _ in answers}
    given: dict[str, set[Span]] = {"goal": {goal for goal, _ in answers}, "outcome": {o for _, o in answers}}
    counts = {False: [0, 0, 0], True: [0, 0, 0]}
    for fold, by in weights.items():
        with using({MODEL: by}):
            rows = follow_up(whole.documents, whole.entities)
        linked = set()
        for row in rows:
            if row.goal_document not in ids or row.outcome_document is None or _fold(row.goal_document) != fold:
                continue
            goal = _matching((row.goal_document, row.goal_start or 0, row.goal_end or 0), given["goal"])
            outcome = _matching((row.outcome_document, row.outcome_start or 0, row.outcome_end or 0), given["outcome"])
            answer = answers.get((goal, outcome), "no") if goal and outcome else "no"
            if answer == "yes" and goal and outcome:
                linked.add((goal, outcome))
            counts[_is_test(row.goal_document)][1] += answer == "no"
        for pair, answer in answers.items():
            if answer == "yes" and _fold(pair[0][0]) == fold:
                counts[_is_test(pair[0][0])][0 if pair in linked else 2] += 1
    both = [sum(column) for column in zip(*counts.values(), strict=True)]
    columns = [figures(*each) for each in (counts[False], counts[True], both)]
    print(
        f"{'weights, leave a tenth out, end to end':44}",
        "   ".join("P {:.3f} R {:.3f} F1 {:.3f}".format(*column) for column in columns),
    )


def _matching(span: Span, given: Iterable[Span]) -> Span | None:
    """The annotated statement that shares at least half of the characters of both."""
    _, start, end = span
    for other in given:
        shared = min(end, other[2]) - max(start, other[1])
        if other[0] == span[0] and shared > 0 and 2 * shared >= max(end, other[2]) - min(start, other[1]):
            return other
    return None


def save(weights: Mapping[str, float], path: Path) -> None:
    """Write the weights as TOML."""
    lines = [f'"{name}" = {value}' for name, value in weights.items()]
    path.write_text("# Written by python -m benchmarks.follow_up\n[weights]\n" + "\n".join(lines) + "\n", "utf-8")


def _span(row: Mapping[str, str], name: str) -> Span:
    return row[f"{name}_document"], int(row[f"{name}_start"]), int(row[f"{name}_end"])


def _start(statement: Goal | Outcome) -> int:
    return statement.start


def _is_test(project: str) -> bool:
    return _hash(project) % 2 == 1


def _fold(project: str) -> int:
    return _hash(project) // 2 % _FOLDS


def _hash(project: str) -> int:
    return int(sha256(project.encode()).hexdigest()[-8:], 16)


if __name__ == "__main__":
    typer.run(main)
