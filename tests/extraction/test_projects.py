"""One project on the page, or several?"""

import pytest

from hankenlp.extraction.projects import is_about_several
from hankenlp.layout import analyse


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"Hankkeen nimi: {name}\nRahoittaja: STM\n\n" for name in ("Kynnys", "Silta", "Polku")),
        "".join(f"{name} kylässä\n\nTavoitteet\n\nLisätään osallisuutta.\n\n" for name in ("Kynnys", "Silta", "Polku")),
        "".join(
            f"{name} kylässä\n\nHakija: Simon kunta\nToteutusaika: 2010–2012\n\n"
            for name in ("Kynnys", "Silta", "Polku")
        ),
        "Suoryhmä\n\nKäynnissä olevat hankkeet\n\nTukko alkoi.\n\nPäättyneet hankkeet\n\nHarva päättyi.\n",
        "Avustus myönnettiin kolmelle hankkeelle:\n- Simo, Kynnys, 10 000 €\n- Kemi, Silta, 9 000 €\n- Oulu, Polku, 8 000 €\n",
    ],
)
def test_several(text: str) -> None:
    assert is_about_several(analyse(text))


@pytest.mark.parametrize(
    "text",
    [
        "Hankkeen nimi: Kynnys\nHakija: Simon kunta\nToteutusaika: 2010–2012\n",
        "Hankkeen nimi: Kynnys\n\nKustannukset\n- Palkat, 10 000 €\n- Matkat, 9 000 €\n- Vuokrat, 800 €\n- Muut, 70 €\n- Yht, 1 €\n",
        "Tavoitteet\n\nLisätään osallisuutta.\n\nTulokset\n\nMalli syntyi.\n",
        "Kunnassa on kolme koulua.",
        "",
    ],
)
def test_one(text: str) -> None:
    assert not is_about_several(analyse(text))
