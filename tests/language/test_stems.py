"""Nominative plurals and genitives of listed words."""

import pytest

from hankenlp.language.morphology import analyses
from hankenlp.language.stems import plural_nominative, singular_genitive


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
    ],
)
def test_stems(lemma: str, plural: str, genitive: str) -> None:
    reading = next(a for a in analyses(lemma) if a.case == "Nom" and a.lemma == lemma)
    assert plural_nominative(reading) == plural
    assert singular_genitive(reading) == genitive
