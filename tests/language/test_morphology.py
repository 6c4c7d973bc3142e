"""Forms and their readings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hankenlp.language import morphology
from hankenlp.language.morphology import LONGEST, analyses, cases, in_lexicon, inflect, look_up, look_up_in_lexicon


@pytest.mark.parametrize(
    ("form", "lemma", "parts", "pos", "case", "number"),
    [
        ("kunnilta", "kunta", ("kunta",), "NOUN", "Abl", "Plur"),
        ("lastensuojelun", "lastensuojelu", ("lasten", "suojelu"), "NOUN", "Gen", "Sing"),
        ("Saamelaiskäräjien", "Saamelaiskäräjät", ("Saamelais", "käräjät"), "PROPN", "Gen", "Plur"),
        ("ESR-hankkeen", "ESR-hanke", ("ESR", "hanke"), "NOUN", "Gen", "Sing"),
        ("STM:n", "STM", ("STM",), "PROPN", "Gen", "Sing"),
        ("Uudessakaupungissa", "Uusikaupunki", ("Uusi", "kaupunki"), "PROPN", "Ine", "Sing"),
        ("1980-luvun", "1980-luku", ("1980", "luku"), "NOUN", "Gen", "Sing"),
        ("yhteisessä", "yhteinen", ("yhteinen",), "ADJ", "Ine", "Sing"),
        ("viidessä", "viisi", ("viisi",), "NUM", "Ine", "Sing"),
    ],
)
def test_best_reading(form: str, lemma: str, parts: tuple[str, ...], pos: str, case: str, number: str) -> None:
    best = analyses(form)[0]
    assert (best.lemma, best.parts, best.pos, best.case, best.number) == (lemma, parts, pos, case, number)
    assert best.is_known


def test_verb_features() -> None:
    best = analyses("kehitämme")[0]
    assert best.lemma == "kehittää"
    assert {"Person=1", "Number=Plur", "VerbForm=Fin", "Tense=Pres"} <= best.feats


def test_guesses_come_last() -> None:
    sources = [a.is_known for a in analyses("Kallion")]
    assert sources == sorted(sources, reverse=True)
    assert any(sources) and not all(sources)


def test_unknown_words_are_guessed() -> None:
    assert {a.lemma for a in analyses("Oukan")} >= {"Ouka", "Oukka"}
    assert not any(a.is_known for a in analyses("Oukan"))


@pytest.mark.parametrize("form", ["", " ", "---", "a" * (LONGEST + 1), "\x00a", "a\tb", "\ud800", "@_X_@", "!", "a|b"])
def test_what_is_no_word_is_its_own_reading(form: str) -> None:
    (only,) = analyses(form)
    assert (only.lemma, only.source, only.pos) == (form, "form", "X")


@pytest.mark.parametrize(
    ("form", "expected"), [("Oulun", {"Gen"}), ("Oulussa", {"Ine"}), ("kunnat", {"Nom"}), ("ja", set())]
)
def test_cases(form: str, expected: set[str]) -> None:
    assert cases(form) == expected


def test_inflect() -> None:
    assert inflect(analyses("Saamelaiskäräjien")[0], "+gen") == "Saamelaiskäräjien"
    assert inflect(analyses("\x00")[0], "+sg+nom") is None


def test_soft_hyphens_and_other_hyphens_do_not_matter() -> None:
    assert analyses("lasten\u00adsuojelun")[0].lemma == "lastensuojelu"
    assert analyses("ESR\u2011hankkeen")[0].lemma == "ESR-hanke"


def test_numbers_are_numbers() -> None:
    (only,) = analyses("2024")
    assert (only.lemma, only.pos, only.case) == ("2024", "NUM", "Nom")


def test_the_lexicon_alone() -> None:
    assert {a.lemma for a in in_lexicon("Kallion")} >= {"Kallio"} and all(a.is_known for a in in_lexicon("Kallion"))
    assert in_lexicon("Oukan") == () == in_lexicon("")


def test_guesses_at_listed_words_keep_the_case_of_the_first_letter() -> None:
    assert all(a.lemma[0].isupper() for a in analyses("Posken") if not a.is_known)
    assert {a.lemma for a in analyses("Oukan")} >= {"Ouka", "ouka"}


@given(st.lists(st.text(alphabet="aehiklnotuäOPK-2", max_size=9), max_size=6))
def test_looked_up_together_or_alone(forms: list[str]) -> None:
    together, listed = look_up(forms), look_up_in_lexicon(forms)
    for memory in (morphology._readings, morphology._known):
        memory.clear()
    assert [analyses(form) for form in forms] == together
    assert {form: in_lexicon(form) for form in forms} == listed


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(morphology, "_REMEMBERED", 10)
    forms = [f"hanke{i}" for i in range(50)]
    for form in forms:
        analyses(form)
    assert len(morphology._readings) <= 12 and analyses(forms[0]) == look_up(forms)[0]


@given(st.text(max_size=80))
def test_every_form_has_a_reading(form: str) -> None:
    assert all(a.parts and a.source for a in analyses(form))
