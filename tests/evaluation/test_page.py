"""The page of an evaluation: what is on it, that its links lead somewhere, and that nothing on it is active."""

import re
from typing import Any

import pytest

from hankenlp.documents import Organization, Title
from hankenlp.evaluation import Evaluation, evaluate
from hankenlp.evaluation.page import evaluation_html, named
from hankenlp.evaluation.rendering import ERROR_FIELDS
from hankenlp.gold import anchored, as_document
from tests.evaluation.examples import DATA, TEXT, gold, scored
from tests.test_report import Page

PERFECT = as_document(gold()["a"])


def damaged() -> Evaluation:
    """A goal missed, a name wrong, a role and the status wrong, in the second of two documents."""
    golds = {name: anchored(DATA | {"id": name}, TEXT) for name in ("a", "b")}
    start = TEXT.index("Lisätietoja")
    stray = Organization(text="Lisätietoja", start=start, end=start + 11, name="Lisätieto", confidence=0.6)
    funder = PERFECT.organizations[0].model_copy(update={"roles": ("partner",)})
    bad = {"id": "b", "goals": (), "organizations": (funder, stray), "status": "planned"}
    return evaluate(golds, [PERFECT, PERFECT.model_copy(update=bad)])


def marks(html: str) -> list[tuple[str, ...]]:
    """Classes and label of every mark in the texts."""
    texts = "".join(re.findall(r'<div class="text">(.*?)</div>', html, re.DOTALL))
    found = re.findall(r'<(?:a|span) class="hit ([^"]*)"[^>]*?(?: data-label="([^"]*)")?(?: tabindex="0")?>', texts)
    return [tuple(each) for each in found]


def test_every_link_leads_to_one_place_on_the_page() -> None:
    page = Page(evaluation_html(damaged()))
    assert len(page.ids) == len(set(page.ids))
    assert set(page.links) <= set(page.ids)
    assert len(page.links) > 8


def test_the_page_reaches_for_nothing_outside_itself() -> None:
    html = evaluation_html(damaged())
    assert Page(html).outside == ["href=data:,"]
    assert "http" not in html.replace('http-equiv="Content-Security-Policy"', "")
    assert "default-src 'none'" in html


def test_hits_misses_and_wrong_ones_are_marked_with_a_sign_and_the_number_of_their_error() -> None:
    found = marks(evaluation_html(damaged()))
    assert ("missed goals", "−2") in found
    assert ("attribute organizations", "≠3") in found
    assert ("wrong organizations", "+4") in found
    assert ("matched amounts", "") in found


def test_an_error_says_what_was_wanted_and_what_was_got() -> None:
    html = evaluation_html(damaged())
    assert "annotoitu: rahoittaja; saatu: kumppani" in html
    assert "annotoitu: käynnissä; saatu: suunnitteilla" in html
    assert "Lisätietoja → Lisätieto" in html


def test_the_document_with_most_errors_is_the_first_to_jump_to() -> None:
    rows = re.findall(r'<tr data-document="(\w+)">', evaluation_html(damaged()))
    assert rows == ["d1"]


def test_a_field_leaves_its_errors_only() -> None:
    html = evaluation_html(damaged(), "organizations")
    assert re.findall(r'<li value="\d" id="[^"]*" tabindex="-1" data-field="(\w+)"', html) == ["organizations"] * 2
    assert re.findall(r'data-field="(\w+)" checked', html) == ["organizations"]


def test_figures_by_field_and_genre_and_reliability() -> None:
    html = evaluation_html(damaged())
    for words in ("Tavoitteet", '<th scope="row">g</th>', "0,5–0,6", "0,6–0,7", "0,9–1,0"):
        assert (words in html) is (words != "0,5–0,6")


def test_mentions_that_no_figure_counts_are_marked_faintly() -> None:
    text = "Simon kunta maksaa. Simon kunta ja Simon kunta"
    data = {"id": "a", "organizations": [{"name": "Simon kunta", "surfaces": ["Simon kunta"], "key": "o"}]}
    here = anchored(data, text)
    found = as_document(here).organizations[:2]
    result = evaluate({"a": here}, [PERFECT.model_copy(update={"text": text, "organizations": found, "title": None})])
    assert [kind for kind, _ in marks(evaluation_html(result)) if "organizations" in kind] == [
        "matched organizations",
        "matched organizations",
        "missed organizations slight",
    ]


def test_whatever_a_document_holds_is_escaped() -> None:
    evil = "</script><img src=x onerror=alert(1)>\x00'\""
    data: dict[str, Any] = {"id": evil, "genre": evil, "title": evil, "goals": [{"t": evil, "level": evil}]}
    data["organizations"] = [{"name": evil, "surfaces": [evil], "roles": [evil], "key": evil}]
    bad = PERFECT.model_copy(
        update={
            "id": evil,
            "text": evil,
            "title": Title(text="img", start=11, end=14),
            "organizations": (Organization(text=evil, start=0, end=len(evil), name=evil + "x"),),
        }
    )
    html = evaluation_html(evaluate({evil: anchored(data, evil)}, [bad]))
    html.encode("utf-8")
    page = Page(html)
    assert "img" not in page.tags
    assert not [value for value in page.outside if value != "href=data:,"]


@pytest.mark.parametrize("result", [Evaluation(), scored()])
def test_without_errors_there_is_a_page(result: Evaluation) -> None:
    assert "Virheitä ei ole." in evaluation_html(result)


def test_the_page_is_the_same_every_time() -> None:
    assert evaluation_html(damaged()) == evaluation_html(damaged())


@pytest.mark.parametrize(
    "name, words",
    [
        ("goals", "Tavoitteet"),
        ("goals.level", "Tavoitteet: taso"),
        ("people mentions", "Henkilöt: maininnat"),
        ("status", "Tila"),
        ("offsets exact", "Kohdat täsmälleen"),
    ],
)
def test_named(name: str, words: str) -> None:
    assert named(name) == words


@pytest.mark.parametrize("name", ERROR_FIELDS)
def test_every_field_of_an_error_has_a_name(name: str) -> None:
    assert named(name) and named(name, "singular")
