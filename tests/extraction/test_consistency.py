"""What a document contradicts about itself, and what only looks like it."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from hankenlp.documents import ProjectDocument
from hankenlp.extraction.umbrella import extracted

nlp = spacy.blank("fi")
nlp.add_pipe("hankenlp")
PROJECT = "Hankkeen nimi: Lähilauta\nHankkeen tavoitteena on lisätä kotikäyntejä.\n\n"


def warnings(text: str) -> list[str]:
    """*code: message: evidence, evidence* of each."""
    document = nlp(PROJECT + text)._.hankenlp
    assert isinstance(document, ProjectDocument)
    return [
        f"{w.code}: {w.message}: {', '.join(document.text[start:end] for start, end in w.spans)}"
        for w in document.warnings
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Toteutuneet kustannukset: 80 200 € (99,75 % alkuperäisen ollessa 80 000 €)",
            "share-mismatch: 99,75 % is stated, the sums give 100,25 %: 80 200 €, 99,75 %, 80 000 €",
        ),
        (
            "Budjetti on 54 321 €, josta STEA-avustus on 31 234 € (75 %).",
            "share-mismatch: 75 % is stated, the sums give 57 %: 31 234 €, 75 %, 54 321 €",
        ),
        (
            "Kustannukset\nPalkat 31 500 €\nMatkat 2 250 €\nYhteensä 34 750 €",
            "sum-mismatch: 34 750 is stated, the parts give 33 750: 34 750 €, 31 500 €, 2 250 €",
        ),
        (
            "Budjetti on 40 000 €, josta STEA-avustus 33 000 € ja omarahoitus 9 000 €.",
            "sum-mismatch: 40 000 is stated, the parts give 42 000: 40 000 €, 33 000 €, 9 000 €",
        ),
        (
            "Rahoitus\nESR-tuki 61 700 € (70 %)\nOmarahoitus 18 300 € (30 %)",
            "share-mismatch: 70 % is stated, the sums give 77 %: 61 700 €, 70 %, 18 300 €",
        ),
    ],
)
def test_sums_that_do_not_give_what_is_stated(text: str, expected: str) -> None:
    assert expected in warnings(text)


@pytest.mark.parametrize(
    "text",
    [
        "Toteutuneet kustannukset: 97 134 € (97,13 % alkuperäisen ollessa 100 000 €)",  # rounded down
        "Budjetti on 90 000 €, josta STEA-avustus on 59 950 € (66 %).",  # cut short
        "Budjetti on 1,2 milj. euroa, josta STEA-avustus on 0,9 milj. euroa (78 %).",  # coarse sums
        "Budjetti on noin 50 000 €, josta STEA-avustus on 30 000 € (75 %).",  # about
        "Budjetti on 50 000 €, josta ESR-tuki on 30 000 € (75 %). Hyväksytyt kustannukset ovat 40 000 €.",  # of another
        "Kustannukset\nPalkat 31 500 €\nMatkat 2 250 €\nYhteensä 33 750 €",
        "Kustannukset\nPalkat 31 500,40 €\nMatkat 2 250,40 €\nYhteensä 33 751 €",  # rounded
        "Kustannukset\nPalkat 31 500 €\njosta johtajan palkka 4 000 €\nMatkat 2 250 €\nYhteensä 33 750 €",
        "Kustannukset\nPalkat 31 500 €\nTalkootyö 5 000 €\nMatkat 2 250 €\nYhteensä 33 750 €",  # unpaid
        "Budjetti on 40 000 €, josta STEA-avustus 25 000 € ja omarahoitus 9 000 €.",  # some of its parts
        "Budjetti on 40 000 €, josta STEA-avustus 33 000 €. Lisäksi omarahoitus on 9 000 €.",
        "Kustannukset\nPalkat 31 500 €\nMatkat 2 250 €\nYhteensä 133 750 €",  # the rows are not all
    ],
)
def test_sums_that_agree_or_need_not(text: str) -> None:
    assert warnings(text) == []


def test_each_column_is_added_up() -> None:
    table = (
        "Kustannukset (€)\n"
        "                 Budjetti      Toteuma\n"
        "Palkat             31 500       30 120\n"
        "Matkat              2 250        1 990\n"
        "Yhteensä           33 750       33 110\n"
    )
    assert warnings(table) == ["sum-mismatch: 33 110 is stated, the parts give 32 110: 33 110, 30 120, 1 990"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Alkamispäivä: 1.8.2009\nPäättymispäivä: 31.10.2007", "1.8.2009, 31.10.2007"),
        ("Toteutusaika: 31.12.2012–1.1.2010", "31.12.2012, 1.1.2010"),
        ("Toteutusaika: 2012 - 2010", "2012, 2010"),
        ("Alkamispäivä: 1.8.2009\nPäättymispäivä: 31.10.2011", None),
        ("Alkamispäivä: 1.8.2009\nPäättymispäivä: 2009", None),
        ("Toteutusaika: 1.1.2010–31.12.2012", None),
    ],
)
def test_an_end_before_its_start(text: str, expected: str | None) -> None:
    found = [w.partition(": ") for w in warnings(text)]
    assert [code for code, _, _ in found] == (["period-reversed"] if expected else [])
    assert all(rest.endswith(f": {expected}") for _, _, rest in found)


@pytest.mark.parametrize(
    ("status", "touched", "denied"),
    [
        ("Päättynyt", "Päivitetty 1.3.2009", True),
        ("Päättynyt", "Päivitetty 1.3.2010", False),
        ("Käynnissä", "Päivitetty 1.3.2010", True),
        ("Käynnissä", "Päivitetty 1.3.2009", False),
        ("Valmisteilla", "Päivitetty 1.3.2010", True),
        ("Päättynyt", "Julkaistu 1.3.2009", False),
        ("Päättynyt", "Seuraava kokous 1.3.2009", False),
    ],
)
def test_a_status_field_that_the_dates_deny(status: str, touched: str, denied: bool) -> None:
    found = warnings(f"Toteutusaika: 1.8.2007–31.10.2009\nTila: {status}\n\n{touched}\n")
    assert [w.partition(":")[0] for w in found] == (["status-mismatch"] if denied else [])
    assert all(w.endswith(f"{status}, {touched.split()[-1]}, 1.8.2007–31.10.2009") for w in found)


def test_the_evidence_of_a_damaged_text_lies_in_the_text_as_it_came() -> None:
    text = PROJECT + "Hankkeen kustan\u00adnusar\u00advio: 80 200 € (99,75 % alkuperäisen ollessa 80 000 €)\n"
    for data in (extracted(text, nlp), nlp(text)._.hankenlp.model_dump()):
        (warning,) = data["warnings"]
        assert [text[start:end] for start, end in warning["spans"]] == ["80 200 €", "99,75 %", "80 000 €"]


def test_alone_the_component_has_nothing_to_compare() -> None:
    alone = spacy.blank("fi")
    alone.add_pipe("hankenlp_warnings")
    text = "Kustannukset\nPalkat 31 500 €\nMatkat 2 250 €\nYhteensä 34 750 €"
    assert alone(text).user_data["hankenlp"] == {"warnings": []}


PIECES = [
    *("Budjetti", "Kokonaisbudjetti", "Palkat", "ESR-tuki", "Omarahoitus", "josta", "ja", "Yhteensä", "(75 %)", "25 %"),
    *(
        "1 000 €",
        "2 000",
        "0 €",
        "999 999 999 999 €",
        "5–10 €",
        "0,00",
        "€",
        ":",
        ",",
        "\n",
        "\t",
        "   ",
        ".",
        "(",
        ")",
    ),
    *("Tila: Päättynyt\n", "Päivitetty 1.1.2010", "Toteutusaika:", "1.1.2012", "–", "2010", "alkuperäisen ollessa"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=30), st.sampled_from(["", PROJECT]))
@settings(max_examples=150, deadline=None)
def test_the_evidence_lies_in_the_text(pieces: list[str], before: str) -> None:
    document = nlp(before + " ".join(pieces))._.hankenlp
    for warning in document.warnings:
        assert warning.spans and warning.message
        assert all(0 <= start < end <= len(document.text) for start, end in warning.spans)


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_no_text_breaks_it(text: str) -> None:
    assert isinstance(nlp(text)._.hankenlp.warnings, tuple)
