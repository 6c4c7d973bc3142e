"""Tokens, and that none of the text is lost."""

import time
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from hankenlp.language import tokenizer
from hankenlp.language.components import blank
from hankenlp.language.tokenizer import LONGEST, mended, words
from hankenlp.layout import Extent, Layout
from tests.language.gold_tables import rows, wrong_tokens

NLP = blank()


def tokens(text: str) -> list[str]:
    return [t.text for t in NLP.make_doc(text) if not t.is_space]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hanke):243 792 €", ["hanke", ")", ":", "243", "792", "€"]),
        ("Toteuttaja:Oulun kaupunki", ["Toteuttaja", ":", "Oulun", "kaupunki"]),
        ("ESR-hanke ja STM:n rahoitus", ["ESR-hanke", "ja", "STM:n", "rahoitus"]),
        ("1.8.2007–31.10.2009", ["1.8.2007", "–", "31.10.2009"]),
        ("1.–3.5.2020", ["1.", "–", "3.5.2020"]),
        ("viimeistään 27.4. mennessä", ["viimeistään", "27.4.", "mennessä"]),
        ("vuosina 2003-2005.", ["vuosina", "2003", "-", "2005", "."]),
        ("8–10 kuntaa, 32 §:n mukaan", ["8", "–", "10", "kuntaa", ",", "32", "§:n", "mukaan"]),
        ("75%", ["75", "%"]),
        ("75%-osuus", ["75", "%", "-", "osuus"]),
        ("maija.mallikas@kunta.fi, www.thl.fi/hanke.", ["maija.mallikas@kunta.fi", ",", "www.thl.fi/hanke", "."]),
        ("https://www.example.org/a?b=1)", ["https://www.example.org/a?b=1", ")"]),
        ("sosiaali- ja terveysministeriö", ["sosiaali-", "ja", "terveysministeriö"]),
        ("Natura 2000 -ohjelman", ["Natura", "2000", "-ohjelman"]),
        ("ESR+-rahoitus, Erasmus+", ["ESR+-rahoitus", ",", "Erasmus+"]),
        ("1980-luvun 6Aika-strategia", ["1980-luvun", "6Aika-strategia"]),
        ("mm. kunnat jne.", ["mm.", "kunnat", "jne."]),
        ("Matti J. Virtanen", ["Matti", "J.", "Virtanen"]),
        ("ja/tai", ["ja", "/", "tai"]),
        ("Tavoite...........3", ["Tavoite", "...........", "3"]),
        ("1,5 milj. euroa", ["1,5", "milj.", "euroa"]),
        ("klo 12.00", ["klo", "12.00"]),
        ("Kehitta\u0308minen", ["Kehitta\u0308minen"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


def test_the_table() -> None:
    cases = rows("tokens")
    assert len(cases) >= 60
    assert wrong_tokens(cases) == []


def with_joins(text: str) -> Doc:
    joins = tuple(Extent(i, i + 2) for i in range(len(text)) if text.startswith("-\n", i))
    with patch.object(tokenizer, "analyse", lambda t: Layout(t, (), joins)):
        return NLP.make_doc(text)


@pytest.mark.parametrize(
    ("text", "word", "whole"),
    [
        ("Tam-\npereen kaupunki", "Tam-\npereen", "Tampereen"),
        ("uusi toi-\nminta-\nmalli on", "toi-\nminta-\nmalli", "toimintamalli"),
        ("lasten-\nsuojelu, ja", "lasten-\nsuojelu", "lastensuojelu"),
    ],
)
def test_a_broken_word_is_one_token(text: str, word: str, whole: str) -> None:
    doc = with_joins(text)
    assert doc.text == text
    assert (word, whole) in [(t.text, mended(t)) for t in doc]


@given(st.text(max_size=300))
def test_no_character_is_lost(text: str) -> None:
    doc = NLP.make_doc(text)
    assert len(doc.text) == len(text)
    assert all(a == b or (b == "\ufffd" and 0xD800 <= ord(a) <= 0xDFFF) for a, b in zip(text, doc.text, strict=True))


@given(st.text(alphabet="aA1.:-–€@/\n\u0308 ä§%(&+'", max_size=300))
def test_tokens_have_no_gaps(text: str) -> None:
    extents = list(words(text))
    assert "".join(text[a:b] for a, b in extents) == text
    assert all(0 < b - a <= LONGEST + 300 for a, b in extents)


@pytest.mark.parametrize("piece", ["a", "1", ".", "-", " ", "\x00", "ä:n", "1.", "_"])
def test_five_megabytes_of_one_thing(piece: str) -> None:
    text = piece * (5_000_000 // len(piece))
    start = time.perf_counter()
    assert sum(1 for _ in words(text)) > 0
    assert time.perf_counter() - start < 10


def test_lone_surrogates_become_replacement_characters() -> None:
    assert NLP.make_doc("a\ud800b").text == "a\ufffdb"
