"""Goals in, what projects set out to do out: the deeds that most documents name in their goals, and the things.

A deed is a verb or the noun of one (*kehittää*, *kehittäminen*), a thing is any other noun. Both are read from the lemmas
that goals carry; words that only say that something is a goal are left out (``resources/plots.toml``).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from hankenlp.documents import Goal, ProjectDocument
from hankenlp.plots.picture import Picture
from hankenlp.plots.style import PALETTE, count_axis, drawn, legend, name_axis, number, picture, quiet, words
from hankenlp.text_analysis.terms import is_word, stop_words

if TYPE_CHECKING:
    from hankenlp.corpus import Corpus
    from hankenlp.language.morphology import Analysis

_ROW: Final = 0.25

Counts = dict[str, tuple[int, int]]
"""A word's documents: those with it in a main goal, those with it in other goals alone."""


@drawn
def goals(corpus: "Corpus", n: int) -> Picture:
    """The picture (``Plots.goals``)."""
    import pandas as pd

    documents = [document for document in corpus.documents if document.goals]
    if not documents:
        raise ValueError("no document has goals (doc.goals), so there are none to draw.")
    said = words()["goals"]
    panels = {said[kind]: _most(_counted(documents, read), n) for kind, read in _kinds(documents).items()}
    rows = [(title, word, *counts) for title, counted in panels.items() for word, counts in counted.items()]
    columns = [said["kind"], said["word"], said["main"].capitalize(), said["sub"].capitalize()]
    made = picture(
        said["title"],
        said["subtitle"].format(number(len(documents))),
        height=_ROW * max(1, *map(len, panels.values())) + 1.0,
        documents=len(corpus.documents),
        numbers=pd.DataFrame(rows, columns=columns),
    )
    colours = {said["main"]: PALETTE[0], said["sub"]: PALETTE[4]}
    grid = made.subplots(1, len(panels), sharex=True)
    for axes, (title, counted) in zip(grid, panels.items(), strict=True):
        _bars(axes, title, counted, list(colours.values()))
    legend(grid[0], colours)
    return made


def _bars(axes: Any, title: str, counted: Counts, colours: Sequence[str]) -> None:
    quiet(axes)
    main, sub = ([counts[i] for counts in counted.values()] for i in (0, 1))
    axes.barh(range(len(counted)), main, height=0.7, color=colours[0])
    axes.barh(range(len(counted)), sub, left=main, height=0.7, color=colours[1])
    name_axis(axes, list(counted), 24)
    axes.set_title(title, loc="left", size=10.5, weight="bold", pad=22)
    count_axis(axes.xaxis, words()["goals"]["axis"])


def _counted(documents: Iterable[ProjectDocument], read: Mapping[str, str]) -> Counts:
    """The words of goals, where ``read`` has the word of a lemma."""
    main: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for document in documents:
        main.update(_words(read, (goal for goal in document.goals if goal.level == "main")))
        every.update(_words(read, document.goals))
    return {word: (main[word], count - main[word]) for word, count in every.items()}


def _words(read: Mapping[str, str], goals: Iterable[Goal]) -> set[str]:
    return {read[lemma] for goal in goals for lemma in goal.lemmas if lemma in read}


def _most(counts: Counts, n: int) -> Counts:
    return {word: counts[word] for word in sorted(counts, key=lambda word: (-sum(counts[word]), word))[:n]}


def _kinds(documents: Iterable[ProjectDocument]) -> dict[str, dict[str, str]]:
    """The verb of each lemma that is a deed, and each that is a thing."""
    from hankenlp.language.morphology import look_up_in_lexicon

    said = words()["goals"]
    lemmas = {lemma for document in documents for goal in document.goals for lemma in goal.lemmas}
    readings = look_up_in_lexicon(lemma for lemma in lemmas if lemma.islower())
    deeds = {lemma: deed for lemma, found in readings.items() if (deed := _deed(lemma, found))}
    no_deeds, no_things = said["left_out"]["deeds"], stop_words().union(said["left_out"]["things"])
    things = {
        lemma: lemma
        for lemma, found in readings.items()
        if lemma not in deeds
        and lemma not in no_things
        and is_word(lemma)
        and any(each.pos == "NOUN" and each.lemma == lemma for each in found)
    }
    return {"deeds": {lemma: deed for lemma, deed in deeds.items() if deed not in no_deeds}, "things": things}


def _deed(lemma: str, readings: "Iterable[Analysis]") -> str | None:
    """The verb of a lemma that is one, or is the noun of one; None for any other word."""
    said = words()["goals"]
    if lemma in said["verb_of"]:
        return str(said["verb_of"][lemma])
    if lemma in said["left_out"]["nouns"]:
        return None
    of_verbs = (reading.lemma for reading in readings if reading.pos == "VERB" and _is_named(reading))
    return next(of_verbs, None)


def _is_named(reading: "Analysis") -> bool:
    """An infinitive, or the nominative of the noun in *-minen*."""
    return "InfForm=1" in reading.feats or ("Derivation=Minen" in reading.feats and reading.case == "Nom")
