import pytest

from hankenlp import Corpus
from tests.text_analysis.aims import BIRDS, DIARY, HERD, HERDED, MEADOW, MEADOWS_OPENED, document


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return Corpus(
        [
            document("hakemus", [MEADOW, HERD, BIRDS], [HERDED], project="Rantalaidun", status="expected"),
            document("raportti", (), [MEADOWS_OPENED, DIARY], project="Rantalaidun"),
            document("muu", [BIRDS], project="Niittykoulu"),
        ]
    )


def test_a_bar_a_project_the_one_with_most_goals_first(corpus: Corpus) -> None:
    made = corpus.plot.follow_up()
    assert made.numbers.to_numpy().tolist() == [["Rantalaidun", 1, 0, 1, 1], ["Niittykoulu", 0, 0, 0, 1]]
    assert "Tavoitteita 4" in made.description


def test_at_most_n_projects_are_drawn(corpus: Corpus) -> None:
    made = corpus.plot.follow_up(n=1)
    assert made.numbers["Hanke"].tolist() == ["Rantalaidun"]
    assert "1 / 2" in made.description


def test_one_project_has_its_goals_and_outcomes_side_by_side(corpus: Corpus) -> None:
    made = corpus.plot.follow_up("Rantalaidun")
    assert f"{MEADOW[0]} → {MEADOWS_OPENED[0]} (saavutettu tulos)" in made.description
    assert f"{BIRDS[0]} → – (ei vastaavaa tulosta)" in made.description
    (axes,) = made.axes
    assert len(axes.lines) == made.numbers["Todennäköisyys"].notna().sum() == 2


def test_a_project_must_be_known_and_its_name_its_own(corpus: Corpus) -> None:
    with pytest.raises(KeyError, match="no project 'Rantalaitumet'"):
        corpus.plot.follow_up("Rantalaitumet")
    twice = Corpus([document("a", [MEADOW], of="Ranta"), document("b", [HERD], project="Ranta")])
    with pytest.raises(ValueError, match="several projects are called 'Ranta'"):
        twice.plot.follow_up("Ranta")


def test_without_goals_there_is_nothing_to_draw() -> None:
    with pytest.raises(ValueError, match="no document has goals"):
        Corpus([document("a", (), [DIARY])]).plot.follow_up()
