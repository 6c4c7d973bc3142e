"""Nominative plurals and genitives of listed words."""

import pytest

from hankenlp.language.morphology import analyses
from hankenlp.language.stems import action_noun, plural_nominative, singular_genitive


@pytest.mark.parametrize(
    ("lemma", "plural", "genitive"),
    [
        ("kunta", "kunnat", "kunnan"),
        ("hanke", "hankkeet", "hankkeen"),
        ("kaupunki", "kaupungit", "kaupungin"),
        ("mahdollisuus", "mahdollisuudet", "mahdollisuuden"),
        ("tehdas", "tehtaat", "tehtaan"),
        ("tarve", "tarpeet", "tarpeen"),
        ("vanhus", "vanhukset", "vanhuksen"),
        ("työtön", "työttömät", "työttömän"),
        ("järvi", "järvet", "järven"),
        ("lapsi", "lapset", "lapsen"),
        ("yhteinen", "yhteiset", "yhteisen"),
        ("sosiaalipalvelu", "sosiaalipalvelut", "sosiaalipalvelun"),
        ("avain", "avaimet", "avaimen"),
        ("kuukausi", "kuukaudet", "kuukauden"),
        ("hylje", "hylkeet", "hylkeen"),
        ("loppuaika", "loppuajat", "loppuajan"),
        ("laidun", "laitumet", "laitumen"),
        ("kaivosmies", "kaivosmiehet", "kaivosmiehen"),
    ],
)
def test_stems(lemma: str, plural: str, genitive: str) -> None:
    reading = next(a for a in analyses(lemma) if a.case == "Nom" and a.lemma == lemma)
    assert plural_nominative(reading) == plural
    assert singular_genitive(reading) == genitive


@pytest.mark.parametrize(
    ("verb", "noun"),
    [
        ("levittää", "levittäminen"),
        ("vakiinnuttaa", "vakiinnuttaminen"),
        ("haluta", "haluaminen"),
        ("viedä", "vieminen"),
        ("tulla", "tuleminen"),
        ("nousta", "nouseminen"),
        ("valita", "valitseminen"),
    ],
)
def test_action_nouns(verb: str, noun: str) -> None:
    reading = next(a for a in analyses(verb) if a.pos == "VERB" and a.lemma == verb)
    assert action_noun(reading) == noun
