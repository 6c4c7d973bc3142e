import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hankenlp import Corpus
from hankenlp.documents import Entity, Outcome, ProjectDocument
from hankenlp.resources.models import weights
from hankenlp.text_analysis.answers import Likeness, evidence, features
from hankenlp.text_analysis.follow_up import BIAS, MODEL, THRESHOLD, FollowUp, follow_up, score, verdict
from tests.text_analysis.aims import BIRDS, DIARY, HERD, HERDED, MEADOW, MEADOWS_OPENED, document

PAGE = document("sivu", [MEADOW, HERD, BIRDS], [MEADOWS_OPENED, HERDED, DIARY], project="Rantalaidun")


def followed(*documents: ProjectDocument) -> FollowUp:
    return follow_up(documents, [Entity(id="Rantalaidun", type="project", name="Rantalaidun-hanke")])


def test_each_goal_has_its_answer_or_a_row_of_its_own() -> None:
    rows = followed(PAGE)
    assert [(row.goal, row.outcome) for row in rows] == [
        (MEADOW[0], MEADOWS_OPENED[0]),
        (HERD[0], HERDED[0]),
        (BIRDS[0], None),
        (None, DIARY[0]),
    ]
    assert {(row.project_id, row.project) for row in rows} == {("Rantalaidun", "Rantalaidun-hanke")}


def test_a_row_says_where_both_stand_and_what_met() -> None:
    row = followed(PAGE)[0]
    assert PAGE.text[row.goal_start : row.goal_end] == row.goal
    assert PAGE.text[row.outcome_start : row.outcome_end] == row.outcome
    assert (row.goal_document, row.level, row.verdict, row.kind) == ("sivu", "sub", "achieved", "result")
    assert ("niitty", "niitty") in row.words
    assert row.score is not None and row.score >= weights(MODEL)[THRESHOLD]


def test_a_report_answers_the_goals_of_its_application() -> None:
    application = document("hakemus", [MEADOW, HERD], project="Rantalaidun")
    report = document("raportti", (), [HERDED, MEADOWS_OPENED], project="Rantalaidun")
    rows = followed(report, application)
    assert [(row.goal_document, row.goal, row.outcome_document, row.outcome) for row in rows] == [
        ("hakemus", MEADOW[0], "raportti", MEADOWS_OPENED[0]),
        ("hakemus", HERD[0], "raportti", HERDED[0]),
    ]


@pytest.mark.parametrize("title", [None, "Toinen hanke"])
def test_another_project_answers_nothing(title: str | None) -> None:
    application = document("hakemus", [MEADOW], project="Rantalaidun")
    other = document("muu", (), [MEADOWS_OPENED], project=title)
    assert [row.score for row in followed(application, other)] == [None, None]


def test_what_two_documents_of_a_project_say_word_for_word_counts_once() -> None:
    application = document("hakemus", [MEADOW], [MEADOWS_OPENED], project="Rantalaidun", status="expected")
    report = document("raportti", [MEADOW], [MEADOWS_OPENED], project="Rantalaidun")
    rows = followed(application, report)
    assert [(row.goal_document, row.outcome_document, row.verdict) for row in rows] == [
        ("hakemus", "hakemus", "expected"),
        ("hakemus", "raportti", "achieved"),
    ]


def test_projects_are_counted_by_the_best_verdict_of_their_goals() -> None:
    application = document("hakemus", [MEADOW, HERD, BIRDS], [HERDED], project="Rantalaidun", status="expected")
    report = document("raportti", (), [MEADOWS_OPENED, DIARY], project="Rantalaidun")
    (project,) = followed(application, report).projects
    assert (project.goals, project.achieved, project.missed, project.expected, project.unanswered) == (3, 1, 0, 1, 1)
    assert (project.outcomes, project.unasked) == (3, 1)


def test_projects_of_one_page_are_counted_apart() -> None:
    one, other = document("lista", [MEADOW], [MEADOWS_OPENED], of="Ranta"), document("lista", [HERD], of="Pelto")
    page = one.model_copy(update={"goals": (*one.goals, *other.goals)})
    counted = {project.project: (project.goals, project.unanswered) for project in followed(page).projects}
    assert counted == {"Ranta": (1, 0), "Pelto": (1, 1)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Niittyjä avattiin 58 hehtaaria", "achieved"),
        ("Kolmas tavoite jäi osin saavuttamatta", "missed"),
        ("Rekisteriä ei saatu käyttöön", "missed"),
        ("Yhteisestä numerosta jouduttiin luopumaan", "missed"),
        ("kolmeen viikkoon ei ihan\npäästy", "missed"),
        ("Osallistujien määrä jäi hieman alle tavoitteen", "missed"),
        ("Käsittelyaika jäi alle kahden viikon", "achieved"),
        ("Ryhmä jäi käyttöön kahdessa kunnassa", "achieved"),
        ("Keskeytyneiden hakemusten osuus putosi", "achieved"),
    ],
)
def test_an_outcome_may_say_that_something_was_missed(text: str, expected: str) -> None:
    outcome = Outcome(text=text, start=0, end=len(text), status="achieved", kind="result")
    assert verdict(outcome) == expected
    assert verdict(outcome.model_copy(update={"status": "expected"})) == "expected"


def test_the_weights_know_every_feature() -> None:
    found = evidence(PAGE.goals, PAGE.outcomes, Likeness([PAGE]))[0, 0]
    weighed = features(found, PAGE.goals[0], PAGE.outcomes[0])
    assert weights(MODEL).keys() == {BIAS, THRESHOLD, *weighed}
    assert 0 < score(found, PAGE.goals[0], PAGE.outcomes[0], weights(MODEL)) < 1


@settings(deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_matter(chance: random.Random) -> None:
    documents = [
        PAGE,
        document("hakemus", [MEADOW, HERD], project="Pelto"),
        document("raportti", (), [HERDED], project="Pelto"),
    ]
    shuffled = chance.sample(documents, len(documents))
    assert followed(*shuffled) == followed(*documents)
    assert followed(*shuffled).projects == followed(*documents).projects


def test_documents_that_state_nothing_have_no_rows() -> None:
    empty = Corpus([document("tyhjä")]).follow_up()
    assert len(empty) == len(empty.projects) == 0
    assert "goal_start" in empty.to_frame().columns


def test_goals_alone_need_no_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Likeness, "said", None)
    assert [row.outcome for row in followed(document("a", [MEADOW, HERD]))] == [None, None]


def test_the_frame_keeps_offsets_whole_and_the_page_shows_the_links() -> None:
    rows = followed(PAGE)
    frame = rows.to_frame()
    assert str(frame["goal_start"].dtype) == str(frame["outcome_end"].dtype) == "Int64"
    assert "niitty" in rows._repr_html_()
    assert "4 rows of 1 projects" in rows._repr_html_()
