"""Whose goal a sentence tells: the project's, or that of a body or strategy that the page mentions."""

import pytest

from hankenlp.extraction import organizations
from hankenlp.extraction.component import layout_of
from hankenlp.extraction.other_goals import of_others
from hankenlp.extraction.statements import statements
from tests.extraction.names_in import NLP

PROJECT = "Hankkeen toteuttaa Simon kunta, ja sitä rahoittaa Lapin liitto."


@pytest.mark.parametrize(
    ("sentence", "others"),
    [
        ("Museoviraston tavoitteena on lisätä kotiseudun näkyvyyttä.", True),
        ("Museovirasto pyrkii lisäämään kotiseudun näkyvyyttä.", True),
        ("Simon kunta pyrkii lisäämään kotiseudun näkyvyyttä.", False),
        ("Museovirasto rahoittaa työtä, joka pyrkii lisäämään näkyvyyttä.", False),
        ("Strategiamme tavoitteena on kotiseudun näkyvyys.", True),
        ("Ministeriön tavoitteena on kotiseudun näkyvyys.", True),
        ("Museoviraston tärkein tavoite on kotiseudun näkyvyys.", True),
        ("Kemin kaupungin keskeisenä tavoitteena on lisätä kotiseudun näkyvyyttä.", True),
        ("Kunnan kulttuuristrategian tavoitteena on lisätä kotiseudun näkyvyyttä.", True),
        ("Museoviraston tavoitteena on lisätä hankkeella kotiseudun näkyvyyttä.", False),
        ("Museoviraston rahoituksen avulla tavoitteena on lisätä näkyvyyttä.", False),
        ("Simon kunnan tavoitteena on lisätä kotiseudun näkyvyyttä.", False),
        ("Tavoitteena on lisätä kotiseudun näkyvyyttä.", False),
    ],
)
def test_whose_goal_it_is(sentence: str, others: bool) -> None:
    doc = NLP.make_doc(f"{PROJECT}\n\n{sentence}\n")
    layout = layout_of(doc)
    found = of_others(layout, list(statements(layout)), organizations.find(doc))
    assert found == ({layout.text.index(sentence)} if others else set())


def test_where_nobody_carries_the_project_out_only_authorities_count() -> None:
    doc = NLP.make_doc("Kemin kaupungin tavoitteena on lisätä näkyvyyttä. Museoviraston tavoitteena on työ.")
    layout = layout_of(doc)
    found = of_others(layout, list(statements(layout)), organizations.find(doc))
    assert found == {layout.text.index("Museoviraston")}
