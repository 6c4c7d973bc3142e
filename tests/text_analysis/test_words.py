import pytest
from spacy.language import Language

from hankenlp import Corpus
from hankenlp.text_analysis.terms import residual_idf, statements, stop_words, vocabulary, whole, words_of
from hankenlp.text_analysis.words import parts_of, reading_of
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
    readings = made._read(False)
    first = next(d for d in made.documents if d.id == "vesi-01")
    (piece,) = statements(first, readings[first.id])
    assert [word for _, word in words_of(piece)] == ["pelto", "ravinne", "järvi"]


def test_words_everywhere_and_by_chance_are_no_terms() -> None:
    # "talo" is in every text; "kala" is strewn evenly, "kissa" is in two texts only.
    texts = ["talo kala kala " + ("kissa kissa kissa kissa kissa" if i < 2 else "kala") for i in range(10)]
    pieces = [whole(document(f"d{i}", text), reading_of(text)) for i, text in enumerate(texts)]
    assert vocabulary(pieces).terms == ("kissa",)


def test_residual_idf() -> None:
    # Ten occurrences in two of ten texts; by chance they would be in 1 - 1/e = 63 % of them.
    assert residual_idf(2, 10, 10) == pytest.approx(1.6602, abs=1e-3)
    assert residual_idf(10, 10, 10) < 0


def test_stop_words_are_lemmas() -> None:
    assert {"hanke", "kehittäminen", "toiminta", "tavoite"} <= stop_words()
    assert all(word == word.lower().strip() for word in stop_words())
