"""Elliptic words: what they stand for, and what is none."""

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from hankenlp.language.ellipsis import full_lemma, joined
from hankenlp.language.pipeline import COMPONENTS, load
from tests.language.gold_tables import PLAIN, held_out, rows, wrong_ellipses


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = load()
    pipeline.select_pipes(enable=list(COMPONENTS))
    return pipeline


def test_the_table(nlp: Language) -> None:
    cases = rows("ellipsis")
    assert len(cases) >= 80
    missed = wrong_ellipses(cases, nlp)
    assert len(missed) <= 0.05 * len(cases), missed


def test_the_rows_that_were_set_aside(nlp: Language) -> None:
    cases = held_out(rows("ellipsis"))
    missed = wrong_ellipses(cases, nlp)
    assert len(missed) <= 0.1 * len(cases), missed


@pytest.mark.parametrize(
    ("text", "form", "parts", "lemmas"),
    [
        ("sosiaali- ja terveystoimi", "sosiaali-", ("sosiaali", "toimi"), ("sosiaali", "toimi")),
        ("sosiaali- ja terveystoimi", "terveystoimi", ("terveys", "toimi"), ("terveys", "toimi")),
        ("lasten- ja nuortenkodit", "lasten-", ("lasten", "koti"), ("lapsi", "koti")),
        ("työkäytäntöjä ja -menetelmiä", "-menetelmiä", ("työ", "menetelmä"), ("työ", "menetelmä")),
        ("ESR- ja EAKR-rahoitus", "ESR-", ("ESR", "rahoitus"), ("ESR", "rahoitus")),
        ("lastensuojelun kehittäminen", "lastensuojelun", ("lasten", "suojelu"), ("lapsi", "suojelu")),
    ],
)
def test_the_parts_follow(nlp: Language, text: str, form: str, parts: tuple[str, ...], lemmas: tuple[str, ...]) -> None:
    token = next(token for token in nlp(text) if token.text == form)
    assert token._.compound_parts == parts
    assert token._.compound_lemmas == lemmas


def test_both_sides_of_one_sentence(nlp: Language) -> None:
    doc = nlp("Hanke kehittää sosiaali- ja terveystoimen työkäytäntöjä ja -menetelmiä.")
    found = [(token.text, token._.full_lemma) for token in doc if "-" in token.text]
    assert found == [("sosiaali-", "sosiaalitoimi"), ("-menetelmiä", "työmenetelmä")]


def test_a_word_of_the_document_decides(nlp: Language) -> None:
    text = "Kunta- ja palvelurakenneuudistus"
    assert nlp(text)[0]._.full_lemma == "kuntauudistus"
    assert nlp(f"{text} etenee. Kuntarakenneuudistus alkoi.")[0]._.full_lemma == "kuntarakenneuudistus"


def test_no_partner_beyond_the_sentence(nlp: Language) -> None:
    doc = nlp("Mukana on sosiaali-. Terveystoimi on toinen.")
    assert all(token._.full_lemma != "sosiaalitoimi" for token in doc)


@pytest.mark.parametrize(
    ("first", "last", "whole"),
    [
        ("sosiaali", "toimi", "sosiaalitoimi"),
        ("ala", "aste", "ala-aste"),
        ("ESR", "rahoitus", "ESR-rahoitus"),
        ("10", "vuotias", "10-vuotias"),
        ("e", "palvelu", "e-palvelu"),
        ("Kaste-", "hanke", "Kaste-hanke"),
    ],
)
def test_joined(first: str, last: str, whole: str) -> None:
    assert joined(first, last) == whole


def test_the_document_is_not_changed(nlp: Language) -> None:
    doc = nlp("sosiaali- ja terveystoimi")
    before = doc.to_bytes()
    assert [token._.full_lemma for token in doc]
    assert doc.to_bytes() == before
    assert pickle.loads(pickle.dumps(doc))[0]._.full_lemma == "sosiaalitoimi"


def test_a_long_chain_is_no_deep_one() -> None:
    words = ["työtapa", *["ja", "-malli"] * 3000]
    doc = Doc(PLAIN.vocab, words=words, lemmas=words)
    assert doc[2]._.full_lemma == "työmalli"
    assert doc[-1]._.full_lemma == "malli"


PIECES = [
    "sosiaali-",
    "ja",
    "terveystoimi",
    "-toimi",
    ",",
    "/",
    "-",
    "–",
    "ESR-",
    "10-",
    "\n",
    ". ",
    "-ä",
    "İ-",
    "-ß",
    "&",
]


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join)))
def test_any_text_is_read(text: str) -> None:
    plain = PLAIN.make_doc(text)
    doc = Doc(
        plain.vocab,
        words=[token.text for token in plain],
        spaces=[bool(token.whitespace_) for token in plain],
        lemmas=[token.text.lower() for token in plain],
    )
    for token in doc:
        whole = full_lemma(token)
        assert whole
        if token.text[0] not in "-‐‑–" and token.text[-1] not in "-‐‑":
            assert whole == token.lemma_
        assert "".join(token._.compound_parts)
        assert len(token._.compound_parts) == len(token._.compound_lemmas)
