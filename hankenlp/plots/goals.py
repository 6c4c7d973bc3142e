"""Goals in, what projects set out to do out: the deeds that most documents name in their goals, and the things.

A deed is a verb or the noun of one (*kehittää*, *kehittäminen*), a thing is any other noun. Both are read from the lemmas
that goals carry; words that only say that something is a goal are left out (``resources/plots.toml``).
"""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from hankenlp.documents import Goal, ProjectDocument
from hankenlp.plots.picture import Picture
from hankenlp.plots.style import PALETTE, count_axis, drawn, legend, name_axis, number, picture, quiet, words
from hankenlp.text_analysis.terms import is_word, stop_words

if TYPE_CHECKING:
    from hankenlp.corpus import Corpus

_ROW: Final = 0.25
Counts = dict[str, tuple[int, int]]
"""A word's documents: those with it in a main goal, those with it in other goals alone."""


@drawn
def goals(corpus: "Corpus", n: int) -> Picture:
    """The picture (``Plots.goals``)."""
    import pandas as pd

    with_goals = [document for document in corpus.documents if document.goals]
    if not with_goals:
        raise ValueError("no document has goals (doc.goals), so there are none to draw.")
    said = words()["goals"]
    panels = {said[name]: _most(_counted(with_goals, name == "deeds"), n) for name in ("deeds", "things")}
    rows = [(kind, word, *counts) for kind, counted in panels.items() for word, counts in counted.items()]
    columns = [said["kind"], said["word"], said["main"].capitalize(), said["sub"].capitalize()]
    made = picture(
        said["title"],
        said["subtitle"].format(number(len(with_goals))),
        height=_ROW * max(1, *map(len, panels.values())) + 1.0,
        documents=len(corpus.documents),
        numbers=pd.DataFrame(rows, columns=columns),
    )
    colours = {said["main"]: PALETTE[0], said["sub"]: PALETTE[4]}
    grid = made.subplots(1, 2, sharex=True)
    for axes, (title, counted) in zip(grid, panels.items(), strict=True):
        _bars(axes, title, counted, list(colours.values()))
    legend(grid[0], colours)
    return made


def _bars(axes: Any, title: str, counted: Counts, colours: list[str]) -> None:
    quiet(axes)
    main, sub = ([counts[i] for counts in counted.values()] for i in (0, 1))
    axes.barh(range(len(counted)), main, height=0.7, color=colours[0])
    axes.barh(range(len(counted)), sub, left=main, height=0.7, color=colours[1])
    name_axis(axes, list(counted), 24)
    axes.set_title(title, loc="left", size=10.5, weight="bold", pad=22)
    count_axis(axes.xaxis, words()["goals"]["axis"])


def _counted(documents: Iterable[ProjectDocument], are_deeds: bool) -> Counts:
    main: Counter[str] = Counter()
    every: Counter[str] = Counter()
    read = _deeds if are_deeds else _things
    for document in documents:
        in_main = {word for goal in document.goals if goal.level == "main" for word in read(goal)}
        main.update(in_main)
        every.update(in_main.union(*map(read, document.goals)))
    return {word: (main[word], count - main[word]) for word, count in every.items()}


def _most(counts: Counts, n: int) -> Counts:
    return {word: counts[word] for word in sorted(counts, key=lambda word: (-sum(counts[word]), word))[:n]}


def _deeds(goal: Goal) -> set[str]:
    left_out = words()["goals"]["left_out"]["verbs"]
    return {deed for lemma in goal.lemmas if (deed := _deed(lemma)) and deed not in left_out}


def _things(goal: Goal) -> set[str]:
    left_out = stop_words().union(words()["goals"]["left_out"]["things"])
    return {lemma for lemma in goal.lemmas if lemma not in left_out and is_word(lemma) and _is_thing(lemma)}


@lru_cache(maxsize=50_000)
def _deed(lemma: str) -> str | None:
    """The verb of a lemma that is one, or is its noun; None for any other word."""
    from hankenlp.language.morphology import in_lexicon

    said = words()["goals"]
    if lemma in said["deeds_of"]:
        return str(said["deeds_of"][lemma])
    if lemma in said["no_deeds"]["nouns"]:
        return None
    for reading in in_lexicon(lemma):
        if (
            reading.pos == "VERB"
            and reading.feats & {"InfForm=1", "Derivation=Minen"}
            and reading.case in (None, "Nom")
        ):
            return reading.lemma
    return None


@lru_cache(maxsize=50_000)
def _is_thing(lemma: str) -> bool:
    from hankenlp.language.morphology import in_lexicon

    readings = in_lexicon(lemma)
    return _deed(lemma) is None and bool(readings) and readings[0].pos == "NOUN"
