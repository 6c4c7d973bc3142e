"""What goals and outcomes are cut from."""

import pytest
import spacy
from spacy.tokens import Doc

from hankenlp.extraction.statements import group, last_sentence, lemmas, statements
from hankenlp.layout import analyse


def units(text: str) -> list[tuple[str, str | None]]:
    found = list(statements(analyse(text)))
    assert all(text[u.start : u.end] == u.text for u in found)
    return [(u.text, u.label) for u in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hanke alkoi. Se jatkuu yhä.", [("Hanke alkoi", None), ("Se jatkuu yhä", None)]),
        ("- lisätä osallisuutta,\n- luoda malli ja\n- oppia.", ["lisätä osallisuutta", "luoda malli", "oppia"]),
        ("- luoda malli sekä\n- oppia, ja\n- jakaa;", ["luoda malli", "oppia", "jakaa"]),
        ("- soja\n- maja", ["soja", "maja"]),
        ("- eka lause on tässä.¹\n- toka", ["eka lause on tässä", "toka"]),
        ("Hankkeessa on yksi asia. Päätavoite: Lisätä osallisuutta.", [("Hankkeessa on yksi asia", None), ("Lisätä osallisuutta", "Päätavoite")]),
        ("Otsikko\n\nRahoittaja: STM\n", ["STM"]),
        ("Etusivu > Hankkeet > Kynnys\n", []),
        ("", []),
    ],
)  # fmt: skip
def test_units(text: str, expected: list[tuple[str, str | None] | str]) -> None:
    assert units(text) == [item if isinstance(item, tuple) else (item, None) for item in expected]


def test_an_item_of_several_sentences_is_a_paragraph_with_a_bullet() -> None:
    text = "- Hanke alkoi vuonna 2010 kuntien yhteisestä aloitteesta. Se jatkuu vielä. Päätöksiä odotetaan.\n- toinen"
    assert [shown for shown, _ in units(text)][-1] == "toinen"
    assert len(units(text)) == 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2.1 Hankkeen tavoitteet:\n\nLisätään osallisuutta.", "Hankkeen tavoitteet"),
        ("Rahoittaja: STM", "Rahoittaja"),
        ("Hankkeessa halutaan:\n- lisätä osallisuutta\n- oppia", "Hankkeessa halutaan"),
        ("Lisätään osallisuutta.", None),
    ],
)
def test_group(text: str, expected: str | None) -> None:
    layout = analyse(text)
    assert group(layout, list(statements(layout))[-1]) == expected


def test_the_last_sentence_leads_in() -> None:
    layout = analyse("Hanke alkoi. Pyrimme  siihen, että:\n- opitaan\n")
    assert last_sentence(layout, 0) == "Pyrimme siihen, että:"


def test_lemmas_are_those_of_content_words() -> None:
    words = ["Hanke", "on", "lisännyt", "osallisuutta", "ja", "Oulun", "uusia", "taitoja", "."]
    pos = ["NOUN", "AUX", "VERB", "NOUN", "CCONJ", "PROPN", "ADJ", "NOUN", "PUNCT"]
    bases = ["hanke", "olla", "lisätä", "osallisuus", "ja", "Oulu", "uusi", "taito", "."]
    doc = Doc(spacy.blank("fi").vocab, words=words, pos=pos, lemmas=bases)
    assert lemmas(doc, 0, len(doc.text)) == ("hanke", "lisätä", "osallisuus", "Oulu", "uusi", "taito")
    assert lemmas(doc, 2, 5) == ("hanke",)
    assert lemmas(doc, 0, 0) in ((), ("hanke",))
