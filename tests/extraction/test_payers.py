"""Who pays a sum: rows, columns and sentences in, the payer's base form out."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from hankenlp.documents import Amount
from hankenlp.extraction.component import found

nlp = spacy.blank("fi")
for _field in ("people", "programmes", "organizations", "places", "amounts"):
    nlp.add_pipe(f"hankenlp_{_field}")

HERE = Path(__file__).parent
CORPUS = HERE.parent.parent / "corpus"
GOLD = tomllib.loads((HERE / "payers_gold.toml").read_text(encoding="utf-8"))["document"]
PROJECT = "Hankkeen nimi: Lähilauta\nHankkeen tavoitteena on lisätä kotikäyntejä.\n\n"


def payers(text: str) -> list[str | None]:
    return [amount.payer for amount in found(nlp(PROJECT + text), "amounts", Amount)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rahoitus:\nOulun lääninhallitus 75 % 30 000 €\nSimon kunta 25 % 10 000 €",
            "Oulun lääninhallitus|Simon kunta",
        ),
        ("Rahoitus\nKainuun ELY-keskus: 10 000 €\nKuntien rahoitus: 4 000 €", "Kainuun ELY-keskus|-"),
        ("Rahoitus\nEAKR-tuki 42 000 € (70 %)\nYksityinen rahoitus 18 000 € (30 %)", "EAKR|-"),
        ("Rahoitus\nSTM:n avustus 80 000 €\nTornion kaupungin omarahoitus 20 000 €", "STM|Tornion kaupunki"),
        ("Rahoitus\nEAKR ja valtio 42 000 €\nHaettava STEA-avustus 9 000 €", "-|STEA"),
    ],
)
def test_the_label_of_the_row_names_it(text: str, expected: str) -> None:
    assert "|".join(payer or "-" for payer in payers(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mikkelin kaupungin osuus on 63 000 euroa ja Juvan kunnan 21 000 euroa.",
            "Mikkelin kaupunki|Juvan kunta",
        ),
        (
            "Mikkelin kaupungin osuus on 63 000 euroa, Juvan kunnan 21 000 euroa ja Sulkavan kunnan 4 000 euroa.",
            "Mikkelin kaupunki|Juvan kunta|Sulkavan kunta",
        ),
        ("Juvan kunta päättää osallistua hankkeeseen 42 000 eurolla.", "Juvan kunta"),
        ("Rahoitus: Mikkelin kaupunki 63 000 euroa ja Juvan kunta 21 000 euroa.", "Mikkelin kaupunki|Juvan kunta"),
        ("Omarahoitus: Mikkelin kaupunki 63 000 euroa ja Juvan kunta 21 000 euroa.", "Mikkelin kaupunki|Juvan kunta"),
    ],
)
def test_owners_of_shares(text: str, expected: str) -> None:
    assert "|".join(payer or "-" for payer in payers(text)) == expected


def test_a_place_in_a_row_stands_for_the_town_that_is_named() -> None:
    text = "Kumppanit: Lapuan kaupunki.\n\nKuntien omarahoitus jakautuu:\nLapua 15 000 €\nAlavus 5 000 €"
    assert payers(text) == ["Lapuan kaupunki", None]


def test_the_heading_of_the_column_names_it() -> None:
    text = (
        "Kustannukset ja rahoitus\n\n"
        "Osapuoli            Kustannukset     ESR 75 %     Omarahoitus 25 %\n"
        "Tornion kaupunki        40 000         30 000          10 000\n"
        "Simon kunta             20 000         15 000           5 000\n"
    )
    assert payers(text) == [None, "ESR", "Tornion kaupunki", None, "ESR", "Simon kunta"]


def test_who_receives_pays_nothing() -> None:
    text = "Myönnetty ESR-rahoitus toteuttajittain (€)\nTornion kaupunki\t30 000\nSimon kunta\t15 000\n"
    assert payers(text) == [None, None]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("STEA on myöntänyt hankkeelle 80 000 euroa.", "STEA"),
        ("Opetushallitus myönsi Simon kunnalle avustusta 45 000 €.", "Opetushallitus"),
        ("Simon kunnalle myönnettiin avustusta 45 000 €.", "-"),
        ("Simon kunta sai avustusta 45 000 €.", "-"),
        ("Hanketta rahoittaa Tornion kaupunki 12 000 eurolla.", "Tornion kaupunki"),
        ("Tornion kaupunki ja Simon kunta rahoittavat hanketta 12 000 eurolla.", "-"),
        ("Taiteen edistämiskeskus eli Taike myönsi hankkeelle 9 000 euroa.", "Taiteen edistämiskeskus"),
        ("Avustusta haetaan Opetushallitukselta 45 000 euroa.", "Opetushallitus"),
        ("Hankkeelle saatiin 45 000 euron avustus Suomen Kulttuurirahastolta.", "Suomen Kulttuurirahasto"),
        ("Opetushallituksen avustus on 45 000 euroa.", "Opetushallitus"),
        ("Opetushallituksen myöntämä avustus oli 45 000 euroa.", "Opetushallitus"),
        ("Tornion kaupungin omavastuu on 5 000 euroa.", "Tornion kaupunki"),
        ("Hankkeelle varattiin 20 000 euroa oikeusministeriön toimintamenoista.", "oikeusministeriö"),
        ("STEA myönsi hankkeelle 80 000 euroa, josta Lapin yliopiston osuus on 30 000 euroa.", "STEA|-"),
        ("Siitä STM maksoi 60 000 mk ja Lapin lääninhallitus 30 000 mk.", "STM|Lapin lääninhallitus"),
        ("Tornion kaupungin osuus on 8 000 euroa ja Simon kunnan 2 000 euroa.", "Tornion kaupunki|Simon kunta"),
        ("Budjetti on 9 000 euroa, josta 6 000 euroa on Simon kunnan omaa rahoitusta.", "-|Simon kunta"),
        ("Hankkeen kustannusarvio on 90 000 euroa. Kumppani on Simon kunta.", "-"),
    ],
)
def test_the_sentence_says_it(sentence: str, expected: str) -> None:
    assert "|".join(payer or "-" for payer in payers(sentence)) == expected


def test_a_bare_noun_stands_for_the_body_that_is_named() -> None:
    assert payers("Hakija on Tornion kaupunki. Kaupungin omarahoitus on 5 000 euroa.") == ["Tornion kaupunki"]


def test_without_names_nobody_pays() -> None:
    alone = spacy.blank("fi")
    alone.add_pipe("hankenlp_amounts")
    text = PROJECT + "STEA on myöntänyt hankkeelle 80 000 euroa."
    assert [amount.payer for amount in found(alone(text), "amounts", Amount)] == [None]


@given(st.lists(st.sampled_from(["STEA", "myönsi", "Simon kunnan", "osuus", "on", "5 000 €", ",", "ja", "\n", ": "])))
@settings(max_examples=60, deadline=None)
def test_the_payer_is_a_name_that_the_document_has(words: list[str]) -> None:
    data = nlp(PROJECT + " ".join(words)).user_data["hankenlp"]
    names = {item["name"] for field in ("organizations", "programmes") for item in data[field]}
    assert all(item["payer"] is None or item["payer"] in names for item in data["amounts"])


@pytest.mark.parametrize("half", ["tuned", "held out"])
def test_precision_and_recall_on_the_sample_corpus(half: str) -> None:
    counts: Counter[str] = Counter()
    for document in (d for d in GOLD if d["half"] == half):
        needed = {start: names for _, start, names in document["payers"]}
        allowed = {start: names for _, start, names in document["either"]}
        text = (CORPUS / f"{document['id']}.txt").read_text(encoding="utf-8")
        assert all(text.startswith(t, start) for t, start, _ in (*document["payers"], *document["either"]))
        given_ = {a.start: a.payer for a in found(nlp(text), "amounts", Amount) if a.payer is not None}
        for start, payer in given_.items():
            right = payer.casefold() in [name.casefold() for name in {**allowed, **needed}.get(start, ())]
            counts["right" if right and start in needed else "allowed" if right else "wrong"] += 1
        counts["needed"] += len(needed)
    precision, recall = counts["right"] / (counts["right"] + counts["wrong"]), counts["right"] / counts["needed"]
    print(f"{half}: precision {precision:.3f}, recall {recall:.3f}, {dict(counts)}")
    assert precision >= 0.9 and recall >= 0.7
