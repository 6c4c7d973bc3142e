"""What each item of a document comes to: errors with their places, marks for the text, and confidences judged."""

from typing import Any

import pytest

from hankenlp.documents import Amount, Date, Organization, Person
from hankenlp.evaluation import Error, Finding, evaluate
from hankenlp.gold import anchored, as_document
from tests.evaluation.examples import DATA, TEXT, gold, scored

PERFECT = as_document(gold()["a"])
FUNDER, CONTACT = PERFECT.organizations[0], PERFECT.people[0]
SUM = PERFECT.amounts[0]


def place(snippet: str) -> dict[str, Any]:
    start = TEXT.index(snippet)
    return {"text": snippet, "start": start, "end": start + len(snippet)}


@pytest.mark.parametrize(
    "changes, field, kind, snippet",
    [
        ({"goals": ()}, "goals", "missed", "Tavoitteena on lisätä osallisuutta"),
        ({"amounts": ()}, "amounts", "missed", "10 000 €"),
        (
            {"dates": (*PERFECT.dates, Date(**place("1.2."), edtf="XXXX-02-01", kind="other"))},
            "dates",
            "wrong",
            "1.2.",
        ),
        (
            {"goals": [PERFECT.goals[0].model_copy(update={"level": "sub"})]},
            "goals.level",
            "attribute",
            "Tavoitteena on lisätä osallisuutta",
        ),
        ({"people": [CONTACT.model_copy(update={"phone": "1"})]}, "people.phone", "attribute", "Salla Kolari"),
        ({"title": None}, "title", "missed", "Jokivarren turva"),
    ],
)
def test_an_error_has_its_place(changes: dict[str, Any], field: str, kind: str, snippet: str) -> None:
    (error,) = scored(**changes).errors
    assert (error.field, error.kind, TEXT[error.start : error.end]) == (field, kind, snippet)


def test_a_missed_name_and_what_it_would_have_said() -> None:
    missed, roles = scored(people=()).errors
    start = TEXT.index("Salla Kolari")
    assert missed == Error("people", "a", "missed", "Salla Kolari", start, start + 12)
    assert roles == Error("people.roles", "a", "attribute", "Salla Kolari", start, start + 12, ["contact"], [])
    assert (missed.what, roles.what, roles.root) == ("missed", "want ['contact'] got []", "people")


def test_the_status_has_no_place() -> None:
    (error,) = scored(status="ended").errors
    assert error == Error("status", "a", "attribute", "", None, None, "ongoing", "ended")


def test_a_name_inside_a_longer_one_has_its_place() -> None:
    data = {
        "id": "a",
        "organizations": [{"name": "Oulun kaupunki", "surfaces": ["Oulun kaupungin"], "key": "o"}],
        "places": [{"name": "Oulu", "surfaces": ["Oulun"], "kind": "municipality", "key": "p"}],
    }
    here = anchored(data, "Oulun kaupungin hanke")
    missed = [error for error in evaluate({"a": here}, []).errors if error.kind == "missed"]
    assert [(e.field, e.start, e.end) for e in missed] == [("organizations", 0, 15), ("places", 0, 5)]


def test_findings_of_a_perfect_document_all_match() -> None:
    (review,) = scored().reviews
    assert (review.document, review.genre, review.text) == ("a", "g", TEXT)
    assert {finding.verdict for finding in review.findings} == {"matched"}
    assert [TEXT[f.start : f.end] for f in review.findings if f.field == "title"] == ["Jokivarren turva"]


def test_a_span_with_other_ends_keeps_the_annotated_ones() -> None:
    longer = SUM.model_copy(update=place("10 000 €\n"))
    (review,) = scored(amounts=[longer]).reviews
    start = TEXT.index("10 000 €")
    assert Finding("amounts", "matched", start, start + 9, True, "10 000 €") in review.findings


def test_optional_items_are_matched_but_not_counted() -> None:
    data = DATA | {"goals": [DATA["goals"][0] | {"optional": True}]}
    golds = {"a": anchored(data, TEXT)}
    (review,) = evaluate(golds, [PERFECT]).reviews
    assert [(f.verdict, f.counted) for f in review.findings if f.field == "goals"] == [("matched", False)]
    (review,) = evaluate(golds, [PERFECT.model_copy(update={"goals": ()})]).reviews
    assert [f for f in review.findings if f.field == "goals"] == []


def judged(field: str, **changes: Any) -> list[tuple[float, bool]]:
    return scored(**changes).reliability.pairs(field)


def test_spans_are_right_where_they_match() -> None:
    twice = (SUM.model_copy(update={"confidence": 0.6}), Amount(**place("2010"), value=2010, kind="other"))
    assert judged("amounts", amounts=twice) == [(0.6, True), (1.0, False)]
    assert judged("amounts", amounts=()) == []


@pytest.mark.parametrize(
    "item, right",
    [
        (FUNDER, True),
        (FUNDER.model_copy(update={"name": "Simo"}), True),  # an accepted form
        (FUNDER.model_copy(update={"name": "Simon"}), False),  # the place alone is not enough
        (Organization(**place("Lisätietoja"), name="Simon kunta"), False),  # nor the name
    ],
)
def test_mentions_are_right_where_place_and_name_are(item: Organization, right: bool) -> None:
    assert judged("organizations", organizations=[item]) == [(1.0, right)]


def test_the_name_of_another_thing_is_wrong_at_this_place() -> None:
    data = DATA | {"people": [*DATA["people"], {"name": "Aino Salo", "surfaces": ["Alkaa"], "key": "person/aino"}]}
    swapped = Person(**place("Salla Kolari"), name="Aino Salo", confidence=0.5)
    result = evaluate({"a": anchored(data, TEXT)}, [PERFECT.model_copy(update={"people": (swapped,)})])
    assert result.reliability.pairs("people") == [(0.5, False)]


def test_optional_matches_are_left_out() -> None:
    data = DATA | {key: [DATA[key][0] | {"optional": True}] for key in ("goals", "organizations")}
    result = evaluate({"a": anchored(data, TEXT)}, [PERFECT])
    assert result.reliability.pairs("goals") == result.reliability.pairs("organizations") == []
    assert result.reliability.pairs("people") == [(1.0, True)]


@pytest.mark.parametrize(
    "want, got, figures",
    [
        ("Jokivarren turva", "Jokivarren turva", (1, 1)),
        (["Turva", "Jokivarren turva"], "Jokivarren turva", (1, 1)),
        ("Jokivarren turva", None, (0, 1)),
        (None, "Jokivarren turva", (0, 1)),
        ("unasked", "Jokivarren turva", None),
    ],
)
def test_the_project_counts_where_the_annotation_says_it(want: Any, got: str | None, figures: Any) -> None:
    goal = DATA["goals"][0] if want == "unasked" else DATA["goals"][0] | {"project": want}
    annotated = {"a": anchored(DATA | {"goals": [goal]}, TEXT)}
    document = as_document(annotated["a"])
    changed = document.goals[0].model_copy(update={"project": got})
    accuracy = evaluate(annotated, [document.model_copy(update={"goals": (changed,)})]).accuracy
    if figures is None:
        assert "goals.project" not in accuracy
    else:
        assert (accuracy["goals.project"].right, accuracy["goals.project"].n) == figures
