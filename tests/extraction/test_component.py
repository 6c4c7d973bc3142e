"""Each extractor alone, as a spaCy component."""

import pickle
import time
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from hankenlp.documents import Date, Goal
from hankenlp.extraction import FIELDS
from hankenlp.extraction.component import Extractor, found, layout_of

TEXT = (
    "Hankkeen nimi: Jokivarren turva\nRahoittaja: Oulun kaupunki\nToteutusaika: 1.8.2007–31.10.2009\n"
    "Yhteyshenkilö: projektipäällikkö Aino Vesanen\nTila: päättynyt\nOhjelma: ESR\nKustannusarvio: 10 000 €\n\n"
    "Hankkeen tavoitteena on lisätä nuorten osallisuutta. Hankkeen tuloksena syntyi uusi malli Simossa.\n"
)


@pytest.mark.parametrize("field", FIELDS)
def test_each_component_runs_alone_in_a_blank_pipeline(field: str) -> None:
    nlp = spacy.blank("fi")
    nlp.add_pipe(f"hankenlp_{field}")
    data = nlp(TEXT).user_data["hankenlp"]
    assert set(data) == {field}
    if field not in ("period", "warnings"):
        assert data[field], "the text holds one"


@pytest.mark.parametrize("field", FIELDS)
def test_each_component_travels(field: str, tmp_path: Path) -> None:
    nlp = spacy.blank("fi")
    nlp.add_pipe(f"hankenlp_{field}")
    expected = nlp(TEXT).user_data
    nlp.to_disk(tmp_path / "model")
    assert spacy.load(tmp_path / "model")(TEXT).user_data == expected
    assert nlp.from_bytes(nlp.to_bytes())(TEXT).user_data == expected
    component = nlp.get_pipe(f"hankenlp_{field}")
    assert isinstance(component, Extractor)
    assert pickle.loads(pickle.dumps(component))(nlp.make_doc(TEXT)).user_data == expected


def test_a_later_component_reads_what_an_earlier_one_found() -> None:
    nlp = spacy.blank("fi")
    nlp.add_pipe("hankenlp_dates")
    nlp.add_pipe("hankenlp_goals")
    doc = nlp(TEXT)
    assert [date.edtf for date in found(doc, "dates", Date)] == ["2007-08-01/2009-10-31"]
    assert len(found(doc, "goals", Goal)) == 1
    assert found(nlp.make_doc(TEXT), "goals", Goal) == []


def test_user_data_of_others_is_kept() -> None:
    nlp = spacy.blank("fi")
    nlp.add_pipe("hankenlp_goals")
    doc = nlp.make_doc(TEXT)
    doc.user_data["mine"] = 1
    doc.user_data["hankenlp"] = {"own": [2]}
    before = doc.user_data["hankenlp"]
    after = nlp(doc).user_data
    assert after["mine"] == 1 and after["hankenlp"]["own"] == [2] and set(before) == {"own"}


def test_the_layout_is_that_of_the_text() -> None:
    doc = Doc(spacy.blank("fi").vocab, words=["Rahoittaja", ":", "STM"], spaces=[False, True, False])
    assert [b.section for b in layout_of(doc).blocks] == ["funder"]


@pytest.mark.parametrize("space", [" ", "\t", "\n", "\u00a0", "\u2003"], ids=ascii)
@pytest.mark.parametrize("before, after", [("", ""), ("1.8.2007", "- Aino Vesanen, oppia"), (TEXT, TEXT)])
def test_a_long_run_of_white_space_is_read_in_linear_time(space: str, before: str, after: str) -> None:
    nlp = spacy.blank("fi")
    for field in FIELDS:
        nlp.add_pipe(f"hankenlp_{field}")
    begin = time.process_time()
    nlp(before + space * 80_000 + after)
    assert time.process_time() - begin < 8  # quadratic, it would be half a minute and more
