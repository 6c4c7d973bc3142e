from array import array

import pytest
from spacy.language import Language

from hankenlp import Corpus
from hankenlp.text_analysis.terms import Text, residual_idf, stop_words, vocabulary
from hankenlp.text_analysis.words import Reading, parts_of, reading_of
from tests.text_analysis.made import document


@pytest.mark.parametrize(
    ("lemma", "parts"),
    [
        ("lastensuojelutyö", ("lapsi", "suojelu", "lastensuojelu", "työ", "suojelutyö")),
        ("avohuolto", ("avo", "huolto")),
        ("esr-rahoitus", ("esr", "rahoitus")),
        ("osallisuus", ()),
    ],
)
def test_words_inside_compounds(lemma: str, parts: tuple[str, ...], nlp: Language) -> None:
    assert parts_of(lemma) == parts


def test_offsets_and_lemmas() -> None:
    text = "Sosiaali- ja terveystoimi, 3 kuntaa."
    reading = reading_of(text)
    assert [text[s:e] for s, e in zip(reading.starts, reading.ends, strict=True)] == [
        "Sosiaali-", "ja", "terveystoimi", "3", "kuntaa",
    ]  # fmt: skip
    assert reading.lemmas == ("sosiaalitoimi", "ja", "terveystoimi", "3", "kunta")
    assert not any(reading.apart)


def test_labels_and_navigation_stand_apart() -> None:
    reading = reading_of("Siirry sisältöön\nEtusivu\n\nVastuuviranomainen: Lapin liitto\n")
    apart = dict(zip(reading.lemmas, reading.apart, strict=True))
    assert apart["vastuuviranomainen"] == 1
    assert apart["liitto"] == 0


def test_words_of_goals_alone(made: Corpus) -> None:
    first = next(d for d in made.documents if d.id == "vesi-01")
    (piece,) = Text(first, made._read(False)[first.id]).statements
    assert piece.words == ["pelto", "ravinne", "järvi"]


def test_names_are_one_word_each_as_they_are_called(made: Corpus) -> None:
    first = next(d for d in made.documents if d.id == "vesi-01")
    reading = made._read(False)[first.id]
    (body,) = first.organizations
    assert body.entity_id is not None
    assert "Luonnonvarakeskus" in [word for _, word in Text(first, reading).words]
    assert "Luke" in [word for _, word in Text(first, reading, {body.entity_id: "Luke"}).words]
    assert not {"Luonnonvarakeskus", "luonnonvarakeskus"} & {word for _, word in Text(first, reading, {}).words}


def test_passages_are_the_whole_text_in_about_a_hundred_words_each() -> None:
    text = "järvi " * 260
    starts = array("q", range(0, len(text), 6))
    ends = array("q", (start + 5 for start in starts))
    some = Text(document("a", text), Reading(starts, ends, ("järvi",) * 260, ("NOUN",) * 260, bytes(260)))
    assert [len(piece.words) for piece in some.passages] == [87, 86, 87]
    assert some.passages[0].text == " ".join(["järvi"] * 87)
    assert Text(document("b", ""), reading_of("")).passages == []


def test_words_everywhere_are_no_terms_and_words_strewn_evenly_weigh_less() -> None:
    # "talo" is in every text; "kala" and "kana" are in half of them, "kala" often in few, "kana" once in each.
    terms = vocabulary([["talo"] + ["kala"] * (6 if i < 3 else 0) + ["kana"] * (i % 2) for i in range(20)])
    assert terms.terms == ("kala", "kana")
    assert terms.weights[0] == 1.0 > terms.weights[1]


def test_residual_idf() -> None:
    # Ten occurrences in two of ten texts; by chance they would be in 1 - 1/e = 63 % of them.
    assert residual_idf(2, 10, 10) == pytest.approx(1.6602, abs=1e-3)
    assert residual_idf(10, 10, 10) < 0


def test_stop_words_are_lemmas() -> None:
    assert {"hanke", "kehittäminen", "toiminta", "tavoite"} <= stop_words()
    assert all(word == word.lower().strip() for word in stop_words())
