"""Texts in, the project's state at the time of writing out."""

import pytest

from hankenlp.extraction.component import found
from hankenlp.extraction.status import StatusFound
from tests.extraction.tags_in import pipeline

NLP = pipeline("hankenlp_dates", "hankenlp_period", "hankenlp_status")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tila: Päättynyt", "ended"),
        ("Hankkeen tila: käynnissä", "ongoing"),
        ("Vaihe: Suunnitteilla", "planned"),
        ("Tila: ei vielä päättynyt", None),
        ("Kynnys-hanke\n\nTila Päättynyt\nToteuttaja Iin kunta", "ended"),
        ("Kynnys-hanke\n\nTila\nKäynnissä\n\nToteuttaja\nIin kunta", "ongoing"),
        ("Kynnys-hanke alkoi 1.3.2015 ja päättyi 28.2.2018. Hankkeessa pyritään lisäämään osallisuutta.", "ended"),
        ("Tila: ei alkanut", "planned"),
        ("Tila: ei käynnissä", None),
        ("Tila: käynnissä\n\nEdellinen hanke päättyi vuonna 2010.", "ongoing"),
        ("Hanke päättyi vuonna 2010.", "ended"),
        ("Hanke ei ole päättynyt.", None),
        ("Hanke toteutettiin vuosina 2008–2010.", "ended"),
        ("Hanke on käynnissä.", "ongoing"),
        ("Kynnys kuntoon\n\nHanke loppunut\n\nHankkeessa pyritään lisäämään osallisuutta.", "ended"),
        ("Hanke on saatu päätökseen. Sillä pyritään lisäämään osallisuutta.", "ended"),
        ("Projekti on ohi. Sillä pyrittiin lisäämään osallisuutta.", "ended"),
        ("Hanke on päätetty, ja sillä pyritään lisäämään osallisuutta.", "ended"),
        ("Hanke on päätetty aloittaa. Sillä pyritään lisäämään osallisuutta.", "ongoing"),
        ("Tila: Loppunut", "ended"),
        ("Kolmelle kylähankkeelle tukea\n\nHankkeilla pyritään lisäämään osallisuutta.", None),
        ("Hanke käynnistyy syksyllä.", "planned"),
        ("Hankkeelle haetaan rahoitusta.", "planned"),
        ("Hankkeen tavoitteena oli lisätä osallisuutta.", "ended"),
        ("Hankkeen tavoitteena on lisätä osallisuutta.", "ongoing"),
        ("Toteutusaika: 1.8.2007–31.10.2009\n\nPäivitetty 3.4.2008", "ongoing"),
        ("Toteutusaika: 1.8.2007–31.10.2009\n\nPäivitetty 3.4.2010", "ended"),
        ("Toteutusaika: 1.8.2007–31.10.2009\n\nPäivitetty 3.4.2007", "planned"),
        ("Maakuntahallitus   26.4.2010   Sivu 11\n\nHaettu aika: 1.8.2010–31.12.2012", "planned"),
        ("Aino Alku · 11 joulukuun, 2020 · Lukuaika 4 min\n\nToteutusaika: 1.2.2021–31.1.2023", "planned"),
        ("Apurahat: kielet (10.12.2014)\n\nToteutusaika: 2015–2017", "planned"),
        ("Sijaishuolto\n\nPäättynyt\n\nAsettaja: STM", "ended"),
        ("Elokuussa alkava Kynnys-hanke etsii malleja.", "planned"),
        ("Tila: Hanke ei ole vielä päättynyt", None),
        ("Kun hanke on päättynyt, työ jatkuu. Toteutusaika: 2024–2026\n\nPäivitetty 3.3.2025", "ongoing"),
        ("Kutsu · 5.5.2027 seminaari\n\nToteutusaika: 2024–2026\n\nPäivitetty 1.2.2025", "ongoing"),
        (
            "Etusivu > Hankkeet > Alkavat hankkeet > Kynnys\n\nKynnys kuntoon\n\nHankkeen tavoitteena on luoda malli.",
            "planned",
        ),
        ("Etusivu > Päättyneet projektit > Kynnys\n\nKynnys kuntoon\n\nHankkeen tavoitteena on luoda malli.", "ended"),
        ("Kemi\nTiistai 9.11.2010\n\nHankeaika: 1.2.2011–31.1.2013", "planned"),
        ("Hankkeelle haetaan jatkoaikaa. Hankkeella pyritään lisäämään osallisuutta.", "ongoing"),
        ("Kynnys kuntoon\n\nKehittämishanke     Tila: Päättynyt     Näkyvyys: kaikki\n\nMukana on Kemi.", "ended"),
        ("KEMIN KAUPUNKI\n4.3.2009        112/07/09\n\nKynnys-hanke\n\nToteutusaika: 1.5.2009–30.4.2011", "planned"),
        ("Kemin kaupunki\n4.3.2009       Kynnys-hanke       3 (9)\n\nToteutusaika: 1.5.2009–30.4.2011", "planned"),
        ("Kynnys-hanke\n\nToteutusaika: 1.5.2009–30.4.2011\n\nSivua viimeksi muutettu 4.3.2011", "ongoing"),
        ("Hakulomake 2019\n\nKynnys-hanke\n\nHankkeen tavoitteena on luoda malli.", "planned"),
        ("Hankesuunnitelma, luonnos\n\nKynnys-hanke\n\nHankkeen tavoitteena on luoda malli.", "planned"),
        ("Oulu on kaupunki.", None),
        ("", None),
    ],
)
def test_status(text: str, expected: str | None) -> None:
    assert [item.status for item in found(NLP(text + "\n\n© Hankerekisteri"), "status", StatusFound)] == (
        [expected] if expected else []
    )
