"""Hints of components that run before."""

from collections.abc import Iterator

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span

import hankenlp
from hankenlp.extraction.component import layout_of
from hankenlp.extraction.decisions import Evidence
from hankenlp.extraction.hints import KEY, Hint, hints, on

TEXT = """Kylänraitti-hanke

Hanketta toteuttaa Simon kunta. Verkosto on nimeltään Zorbiittalupe, ja siihen kuuluu Suomen Akatemia.

Kyläläiset kulkevat rantaan jalan.
"""


def hinted(doc: Doc, *found: tuple[str, str, float]) -> Doc:
    doc.spans[KEY] = [s for words, label, _ in found if (s := doc.char_span(*_at(doc.text, words), label))]
    doc.spans[KEY].attrs["scores"] = [score for _, _, score in found]
    return doc


def _at(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


SAID: list[tuple[str, str, float]] = []


@Language.component("test_hints")
def component(doc: Doc) -> Doc:
    return hinted(doc, *(h for h in SAID if h[0] in doc.text))


@pytest.fixture
def by(nlp: Language) -> Iterator[list[tuple[str, str, float]]]:
    """What a component before ``hankenlp`` says."""
    SAID.clear()
    nlp.add_pipe("test_hints", before="hankenlp")
    yield SAID
    nlp.remove_pipe("test_hints")


def names(field: str, nlp: Language, text: str = TEXT) -> list[tuple[str, float]]:
    return [(item.text, item.confidence) for item in getattr(hankenlp.extract(text, nlp=nlp), field)]


def test_a_name_that_no_rule_knows_is_taken(nlp: Language, by: list[tuple[str, str, float]]) -> None:
    before = [text for text, _ in names("organizations", nlp)]
    by.append(("Zorbiittalupe", "organization", 0.7))
    assert [text for text, _ in names("organizations", nlp) if text not in before] == ["Zorbiittalupe"]


@pytest.mark.parametrize(
    ("words", "label", "score"), [("Zorbiittalupe", "organization", 0.4), ("rantaan", "river", 1.0)]
)
def test_a_doubtful_hint_and_another_label_change_nothing(
    nlp: Language, by: list[tuple[str, str, float]], words: str, label: str, score: float
) -> None:
    before = hankenlp.extract(TEXT, nlp=nlp)
    by.append((words, label, score))
    assert hankenlp.extract(TEXT, nlp=nlp) == before


def test_what_a_rule_finds_stays(nlp: Language, by: list[tuple[str, str, float]]) -> None:
    before = hankenlp.extract(TEXT, nlp=nlp)
    by.append(("kuuluu Suomen Akatemia", "place", 1.0))
    assert hankenlp.extract(TEXT, nlp=nlp) == before


@pytest.mark.parametrize("field", ["goals", "outcomes"])
def test_statements_are_voted_for(nlp: Language, by: list[tuple[str, str, float]], field: str) -> None:
    words = "Kyläläiset kulkevat rantaan jalan"
    assert words not in [text for text, _ in names(field, nlp)]
    by.append((words, field.removesuffix("s"), 1.0))
    found = dict(names(field, nlp))
    by[:] = [(words, field.removesuffix("s"), 0.1)]
    assert words in found and words not in dict(names(field, nlp))


def test_damaged_text_has_its_hints_too(nlp: Language, by: list[tuple[str, str, float]]) -> None:
    by.append(("Zorbiittalupe", "organization", 0.7))
    damaged = TEXT.replace("ä", "Ã¤")
    assert "Zorbiittalupe" in [text for text, _ in names("organizations", nlp, damaged)]


def test_without_weights_a_hint_decides_where_no_rule_does(nlp: Language) -> None:
    doc = hinted(nlp.make_doc(TEXT), ("Kyläläiset kulkevat rantaan jalan", "goal", 0.9))
    evidence = Evidence.of(doc, layout_of(doc))
    judged = dict(zip([u.text for u in evidence.units], evidence.judged(None, evidence.vectors()), strict=True))
    assert judged["Kyläläiset kulkevat rantaan jalan"][0] == "goals"


def test_missing_scores_are_sure(nlp: Language) -> None:
    doc = nlp.make_doc("Simon kunta")
    doc.spans[KEY] = [Span(doc, 0, 2, label="organization")]
    assert hints(doc, "organization") == (Hint(0, 11, "organization", 1.0),)
    assert hints(doc, "goal") == () and hints(nlp.make_doc("Simo"), "goal") == ()


def test_the_surest_hint_that_shares_most_of_an_extent_counts() -> None:
    found = [Hint(0, 10, "goal", 0.6), Hint(0, 9, "goal", 0.9), Hint(0, 4, "goal", 1.0)]
    assert on(found, 0, 10) == pytest.approx(2.197, abs=0.001)
    assert on(found, 20, 30) == 0.0


@pytest.mark.parametrize(("score", "kept"), [(2.0, 1.0), (-1.0, 0.0), (float("nan"), 0.5), (None, 1.0)])
def test_scores_are_brought_between_0_and_1(nlp: Language, score: float | None, kept: float) -> None:
    doc = nlp.make_doc("Simon kunta")
    doc.spans[KEY] = [Span(doc, 0, 2, label="organization")]
    doc.spans[KEY].attrs["scores"] = [score]
    assert hints(doc, "organization")[0].score == kept


def test_of_hints_that_overlap_the_surest_is_taken(nlp: Language, by: list[tuple[str, str, float]]) -> None:
    before = [text for text, _ in names("organizations", nlp)]
    by += [("nimeltään Zorbiittalupe", "organization", 0.7), ("Zorbiittalupe", "organization", 0.9)]
    assert [text for text, _ in names("organizations", nlp) if text not in before] == ["Zorbiittalupe"]
