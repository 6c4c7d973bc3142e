"""What a lemma may be, and what speaks for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hankenlp.language.lemma_candidates import agreement, candidates


@pytest.mark.parametrize(
    ("form", "pos", "lemma"),
    [
        ("hankkeiden", "NOUN", "hanke"),
        ("olis", "AUX", "olla"),
        ("ymmärtäny", "VERB", "ymmärtää"),
        ("sielt", "ADV", "sieltä"),
        ("naapuritki", "NOUN", "naapuri"),
        ("Pohteen", "PROPN", "Pohde"),
        ("Posken", "PROPN", "Poske"),
        ("kehittämisen", "NOUN", "kehittäminen"),
        ("Yhteystiedot", "NOUN", "yhteystieto"),
        ("–seuran", "SYM", "seura"),
        ("jonottajaksi", "NOUN", "jonottaja"),
        ("xyzzy", "X", "xyzzy"),
    ],
)
def test_the_lemma_is_among_the_candidates(form: str, pos: str, lemma: str) -> None:
    assert lemma in {candidate.lemma for candidate in candidates(form, pos, "")}


def test_guesses_at_listed_words_are_left_out() -> None:
    assert {c.lemma for c in candidates("hankkeen", "NOUN", "Case=Gen|Number=Sing")} == {"hanke", "hankkeen"}


def test_agreement_says_what_agrees_lacks_and_differs() -> None:
    tags = "NOUN", frozenset({"Case=Gen", "Clitic=Kin"}), "ADJ", "Case=Ine|Number=Sing"
    assert set(agreement(tags)) == {
        "ADJ as NOUN",
        "Case differs",
        "Case=Gen for Ine",
        "Clitic extra",
        "Clitic=Kin extra ADJ",
        "Number lacks",
        "Number=Sing lacks ADJ",
    }


@given(st.text(min_size=1, max_size=40).filter(lambda t: any(c.isalpha() for c in t)), st.sampled_from(["NOUN", "X"]))
def test_every_form_has_candidates(form: str, pos: str) -> None:
    found = candidates(form, pos, "Case=Gen")
    assert found and all(isinstance(v, float) for c in found for v in c.features.values())
