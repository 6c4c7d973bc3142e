import random

import pytest

from hankenlp import Corpus
from tests.plots.made import corpus, document, documents, goal, texts


def counted(*goals: dict[str, object], n: int = 15) -> list[tuple[object, ...]]:
    """What the picture of one document with these goals says."""
    picture = corpus([document("d0", "Virta", goals=goals)]).plot.goals(n)
    return [tuple(row) for row in picture.numbers.itertuples(index=False)]


def test_a_verb_and_its_noun_are_one_deed() -> None:
    made = corpus(
        [
            document("d0", "Virta", goals=[goal("main", "kehittää", "palvelu")]),
            document("d1", "Silta", goals=[goal("sub", "kehittäminen", "palvelu")]),
        ]
    )
    rows = [tuple(row) for row in made.plot.goals().numbers.itertuples(index=False)]
    assert rows == [("Mitä tehdään", "kehittää", 1, 1), ("Mitä asioita se koskee", "palvelu", 1, 1)]


@pytest.mark.parametrize(
    "lemmas, deeds, things",
    [
        (("hanke", "pyrkiä", "vahvistaa", "yhteistyö"), ["vahvistaa"], ["yhteistyö"]),
        (("osaaminen", "lisäys"), ["lisätä"], ["osaaminen"]),
        (("syrjäytyminen", "ehkäisy"), ["ehkäistä", "syrjäytyä"], []),
        (("uusi", "nopeasti", "Kemi", "2020"), [], []),
    ],
)
def test_deeds_and_things(lemmas: tuple[str, ...], deeds: list[str], things: list[str]) -> None:
    rows = counted(goal("main", *lemmas))
    assert [row[1] for row in rows if row[0] == "Mitä tehdään"] == deeds
    assert [row[1] for row in rows if row[0] != "Mitä tehdään"] == things


def test_a_word_counts_once_a_document_and_the_main_goal_comes_first() -> None:
    rows = counted(goal("sub", "lisätä"), goal("main", "lisätä"), goal("sub", "lisätä"))
    assert rows == [("Mitä tehdään", "lisätä", 1, 0)]


def test_the_most_common_words_are_shown(made: Corpus) -> None:
    picture = made.plot.goals(n=1)
    assert [len(axes.get_yticks()) for axes in picture.axes] == [1, 1]
    assert {"kehittää", "osaaminen", "päätavoitteessa"} <= set(texts(picture))


def test_the_order_of_documents_changes_nothing(made: Corpus) -> None:
    shuffled = documents()
    random.Random(3).shuffle(shuffled)
    assert corpus(shuffled).plot.goals().svg() == made.plot.goals().svg()


def test_nothing_to_draw_is_an_error_that_says_so() -> None:
    with pytest.raises(ValueError, match="no document has goals"):
        Corpus([]).plot.goals()
