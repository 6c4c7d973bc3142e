"""Goals and outcomes by rules and weights together."""

import numpy as np
import pytest
from spacy.language import Language

from hankenlp.extraction.component import layout_of
from hankenlp.extraction.decisions import NEITHER, Evidence, decided
from hankenlp.resources.linear import Linear, using

TEXT = (
    "Kylänraitti-hanke\n\nHanketta toteuttaa Simon kunta.\n\nHankkeen tavoitteena on\n- kylien yhteinen reitti\n"
    "- vilkkaampi satama\n\nTulokset\n\nReitti rakennettiin kahdeksan kilometrin matkalle.\n"
)


def constant(name: str) -> Linear:
    """Weights that take every statement for the same."""
    classes = ("goals", NEITHER, "outcomes")
    bias = np.array([9.0 if each == name else 0.0 for each in classes], dtype=np.float32)
    return Linear(classes, {}, np.zeros((0, 3), dtype=np.float32), np.zeros((300, 3), dtype=np.float32), bias)


def test_both_are_found(nlp: Language) -> None:
    doc = nlp(TEXT)
    found = decided(doc, layout_of(doc))
    assert [c.statement.text for c, _ in found.goals] == ["kylien yhteinen reitti", "vilkkaampi satama"]
    assert [unit.text for unit, _ in found.outcomes] == ["Reitti rakennettiin kahdeksan kilometrin matkalle"]
    assert all(0 < confidence <= 1 for _, confidence in (*found.goals, *found.outcomes))


def test_a_sentence_that_only_leads_in_is_neither(nlp: Language) -> None:
    doc = nlp(TEXT)
    with using({"statements": constant("goals")}):
        found = decided(nlp(TEXT), layout_of(doc))
    assert "Hankkeen tavoitteena on" not in [c.statement.text for c, _ in found.goals]
    assert "Hanketta toteuttaa Simon kunta" in [c.statement.text for c, _ in found.goals]


def test_the_weights_can_outweigh_the_rules(nlp: Language) -> None:
    with using({"statements": constant(NEITHER)}):
        doc = nlp(TEXT)
        found = decided(doc, layout_of(doc))
    assert not found.goals and not found.outcomes


def test_without_tags_the_rules_decide(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    found = decided(doc, layout_of(doc))
    assert len(found.goals) == 2 and len(found.outcomes) == 1


@pytest.mark.parametrize("owner", ["Museovirasto", "Pohjanmaan liitto"])
def test_whose_goal_it_is_is_a_feature(nlp: Language, owner: str) -> None:
    text = f"Reitti-hanke\n\n{owner} rahoittaa. {owner[:-1] + 'n' if owner.endswith('o') else owner} tavoitteena on näkyvyys."
    doc = nlp(text)
    names = [name for found in Evidence.of(doc, layout_of(doc)).features for name in found]
    assert any(name.startswith("owner=") for name in names)


def test_the_goals_of_others_are_none(nlp: Language) -> None:
    text = f"{TEXT}\nMuseoviraston tavoitteena on lisätä kotiseudun näkyvyyttä.\n"
    with using({"statements": constant("goals")}):
        doc = nlp(text)
        found = decided(doc, layout_of(doc))
    assert not any("Museoviraston" in c.statement.text for c, _ in found.goals)


def test_an_empty_text_has_none(nlp: Language) -> None:
    doc = nlp(" ")
    assert decided(doc, layout_of(doc)).goals == []
