"""The table of forms and their base forms, and the knowledge base's names through their cases and back."""

import pytest
from spacy.language import Language
from spacy.tokens import Span

from benchmarks import base_forms
from hankenlp.language import morphology, names, stems
from hankenlp.language.names import base_form, person_base_form

ROWS = base_forms.rows()


def test_the_table_is_large_and_varied() -> None:
    assert len(ROWS) >= 500
    assert sum(row["source"] == "text" for row in ROWS) >= 250
    assert len({row["form"] for row in ROWS}) == len(ROWS)
    assert {row["part"] for row in ROWS} == {"open", "held-out"}
    assert [row["part"] == "held-out" for row in ROWS] == [i % 10 == 4 for i in range(len(ROWS))]


@pytest.mark.parametrize("part", ["open", "held-out"])
def test_97_percent_of_the_table_is_right(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(reading: morphology.Analysis, tags: str) -> None:
        raise AssertionError(f"{reading.lemma} {tags}: the generator is not for the run path")

    monkeypatch.setattr(stems, "inflect", refuse)
    monkeypatch.setattr(names, "inflect", refuse)
    asked = [row for row in ROWS if row["part"] == part]
    answers = [(row["form"], base_forms.answer(row)) for row in asked]
    wrong = [
        f"{form} → {found}, not {row['base']}"
        for row, (form, found) in zip(asked, answers, strict=True)
        if not base_forms.is_right(row, found)
    ]
    assert len(wrong) <= 0.03 * len(asked), f"{len(wrong)} of {len(asked)} are wrong:\n" + "\n".join(wrong)


def test_names_of_the_knowledge_base_come_back() -> None:
    result = base_forms.round_trip(step=25)
    assert result.names > 150
    assert len(result.wrong) <= 0.01 * result.forms, result.wrong


@pytest.mark.parametrize(
    ("form", "others", "name"),
    [
        ("Oukan", {"Oukaan"}, "Ouka"),
        ("Oukan", {"Oukkaan"}, "Oukka"),
        ("Oukan", {"Oukkaa", "Oukassa"}, "Oukka"),
        ("Lapan", {"Lapaan", "Lapassa"}, "Lapa"),
        ("Posken", {"Poske", "hanke"}, "Poske"),
        ("Veturoinnin", {"Veturointiin"}, "Veturointi"),
        ("Innokylän", {"Innokylässä"}, "Innokylä"),
    ],
)
def test_other_forms_of_the_document_decide(form: str, others: set[str], name: str) -> None:
    assert base_form(form, context={form, *others}, known=()) == name


def test_other_forms_decide_about_people() -> None:
    assert person_base_form("Timo Meukan", context={"Meukan", "Meukkaa"}) == "Timo Meukka"
    assert person_base_form("Timo Meukan", context={"Meukan", "Meukaa"}) == "Timo Meuka"


def test_a_span_knows_its_label_and_its_document(nlp: Language) -> None:
    doc = nlp.make_doc("Oukaan haettiin Juha Turusta. Oukan johtaja on Turusta.")
    assert Span(doc, 2, 4, label="people")._.base_form == "Juha Turunen"
    assert Span(doc, 5, 6, label="organizations")._.base_form == "Ouka"
    assert Span(doc, 8, 9, label="places")._.base_form == "Turku"
