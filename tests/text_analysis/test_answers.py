import pytest

from hankenlp.text_analysis.answers import Evidence, Likeness, evidence, features
from tests.text_analysis.aims import BIRDS, DIARY, HERD, HERDED, MEADOW, MEADOWS_OPENED, Stated, document


def held(goals: list[Stated], outcomes: list[Stated]) -> dict[tuple[int, int], Evidence]:
    one = document("a", goals, outcomes)
    return evidence(one.goals, one.outcomes, Likeness([one]))


def test_a_goal_is_likest_to_the_outcome_that_speaks_of_the_same() -> None:
    found = held([MEADOW, HERD], [MEADOWS_OPENED, HERDED, DIARY])
    assert found[0, 0].over_goals > 0 > found[1, 0].over_goals
    assert found[1, 1].over_outcomes > 0 > found[1, 2].over_outcomes
    assert found[0, 2].likeness < found[0, 0].likeness


@pytest.mark.parametrize(
    ("goal", "outcome", "met"),
    [
        pytest.param("työllisyys", "työllistyä", True, id="a noun and a verb of one stem"),
        pytest.param("vähentää", "vähentyä", True, id="what one does and what happens"),
        pytest.param("niitty", "rantaniitty", True, id="the head of a compound"),
        pytest.param("lapsi", "kosteikko", False, id="nothing in common"),
    ],
)
def test_words_meet(goal: str, outcome: str, met: bool) -> None:
    found = held([("tavoite", goal)], [("tulos", outcome)])[0, 0]
    assert found.words == (((goal, outcome),) if met else ())
    assert (found.words_met > 0) is met


def test_of_the_words_that_meet_rare_ones_come_first() -> None:
    shared = [("hanke tuo uutta", "hanke uusi"), ("hanke tuo hyvää", "hanke hyvä"), ("hanke ja lammas", "hanke lammas")]
    found = held(shared, [("hankkeessa on lampaita", "hanke lammas")])
    assert found[2, 0].words == (("lammas", "lammas"), ("hanke", "hanke"))


def test_order_says_whether_both_stand_at_the_same_place() -> None:
    found = held([MEADOW, HERD], [MEADOWS_OPENED, HERDED])
    assert {pair: each.order for pair, each in found.items()} == {(0, 0): 1, (0, 1): 0.5, (1, 0): 0.5, (1, 1): 1}
    assert [found[0, j].late for j in (0, 1)] == [0.25, 0.75]


def test_a_pair_of_different_projects_of_a_page_is_left_out() -> None:
    one = document("a", [MEADOW], of="Ranta")
    other = document("a", (), [MEADOWS_OPENED], of="Pelto")
    likeness = Likeness([one, other])
    assert evidence(one.goals, other.outcomes, likeness) == {}
    assert evidence(one.goals, document("b", (), [MEADOWS_OPENED]).outcomes, likeness).keys() == {(0, 0)}


def test_statements_without_words_have_nothing_in_common() -> None:
    found = held([("2024", "")], [("12", "")])[0, 0]
    assert (found.likeness, found.words_met, found.words) == (0, 0, ())


def test_level_and_kind_are_weighed_too() -> None:
    main = document("a", [BIRDS], [DIARY], level="main", kind="practice")
    found = evidence(main.goals, main.outcomes, Likeness([main]))[0, 0]
    weighed = features(found, main.goals[0], main.outcomes[0])
    assert (weighed["main goal"], weighed["practice"]) == (1, 1)


def test_the_lead_is_over_the_best_of_the_others() -> None:
    found = held([MEADOW, BIRDS], [MEADOWS_OPENED, HERDED])
    best = found[0, 0]
    assert best.over_goals == pytest.approx(best.likeness - found[1, 0].likeness, abs=1e-4)
    assert best.over_outcomes == pytest.approx(best.likeness - found[0, 1].likeness, abs=1e-4)
    assert found[1, 0].over_goals == pytest.approx(found[1, 0].likeness - best.likeness, abs=1e-4)
