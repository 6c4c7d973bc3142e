"""Programmes and funds: known ones, patterns, and the part of a compound that names one."""

import pytest

from hankenlp.extraction import programmes
from tests.extraction.names_in import names_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rahoitus saatiin Kaste-ohjelmasta.", ["Kaste-ohjelmasta → Kaste-ohjelma"]),
        (
            "Raha tulee kansallisesta terveyshankkeesta.",
            ["kansallisesta terveyshankkeesta → kansallinen terveyshanke"],
        ),
        (
            "Raha tulee kansallisesta Sosiaalialan kehittämishankkeesta.",
            ["Sosiaalialan kehittämishankkeesta → Sosiaalialan kehittämishanke"],
        ),
        ("Rahoittaja: Lapin liitto (EAKR)", ["EAKR"]),
        ("Se haki tukea ESR-hankkeeseen.", [["ESR", "hankkeeseen"][0]]),
        ("EAKR- ja ESR-rahoitus", ["EAKR", "ESR"]),
        (
            "osana Sosiaali- ja terveydenhuollon kansallista kehittämisohjelmaa",
            [
                (
                    "Sosiaali- ja terveydenhuollon kansallista kehittämisohjelmaa"
                    " → Sosiaali- ja terveydenhuollon kansallinen kehittämisohjelma"
                )
            ],
        ),
        (
            "STM:n Nuorten hyvinvoinnin muutosohjelmaan",
            ["Nuorten hyvinvoinnin muutosohjelmaan → Nuorten hyvinvoinnin muutosohjelma"],
        ),
        (
            "haettu Kestävää kasvua ja työtä 2014–2020 -ohjelmasta",
            ["Kestävää kasvua ja työtä 2014–2020 -ohjelmasta → Kestävää kasvua ja työtä 2014–2020 -ohjelma"],
        ),
        ("Ohjelma: Uudistuva ja osaava Suomi 2021–2027", ["Uudistuva ja osaava Suomi 2021–2027"]),
        ("rahoitettu myös tavoite 6 -ohjelmasta", ["tavoite 6 -ohjelmasta → tavoite 6 -ohjelma"]),
        ("toteutetaan Vihreä Sompio -ohjelmassa", ["Vihreä Sompio -ohjelmassa → Vihreä Sompio -ohjelma"]),
        # a known fund before any noun or adjective that money may be spoken of with
        ("EAKR-PROJEKTIHAKEMUS", ["EAKR"]),
        ("Osa on Leader-kuntarahaa.", ["Leader"]),
        ("ALMA-rahoitteinen kylähanke", ["ALMA"]),
        ("Leader-ryhmä kokoontui. Koko-illan näytelmä ja METSO-lintu", ["METSO"]),
        # a lost hyphen
        ("Työ oli Kaste ohjelman osa.", ["Kaste ohjelman → Kaste-ohjelma"]),
        ("Se oli osaava ohjelma.", []),
        # names that are given names or common nouns, too
        ("Kylällä Helmi jakoi pullaa, ja paikalle tuli Onni.", []),
        ("Helmin avustus oli suuri.", []),
        ("Kaste pidettiin kirkossa.", []),
        ("Rahaa saatiin Helmi-ohjelmasta. Helmi auttaa soita.", ["Helmi-ohjelmasta → Helmi-ohjelma", "Helmi"]),
        ("Se on LAPE-hanke. Lape jatkuu.", ["LAPE", "Lape"]),
        ("Ohjelma: Kaste", ["Kaste"]),
        ("Rahoitus: Kaste", ["Kaste"]),
        ("Työtä tuki kehittämisohjelma Kaste.", ["Kaste"]),
        ("Rahoittajat\nABC / Kaste", ["Kaste"]),
        ("Kasteen rahoitus loppui.", ["Kasteen → Kaste"]),
        ("Kaste II alkoi.", ["Kaste"]),
        # small letters, where the money comes from
        (
            "Avustus saatiin taajamien viherrakentamisen kannustinohjelmasta.",
            ["taajamien viherrakentamisen kannustinohjelmasta → taajamien viherrakentamisen kannustinohjelma"],
        ),
        ("Kerromme taajamien viherrakentamisen kannustinohjelmasta.", []),
        ("Ensimmäisen päivän ohjelma venyi.", []),
        ("se on osa hallitusohjelmaa ja Sompion Excel-ohjelmaa", []),
        ("Ohjelman tavoitteena on kasvu.", []),
        ("Kyläpäivän ohjelma on valmis.", []),
        ("Liitto antoi AKKE-rahaa 20 000 euroa.", ["AKKE"]),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert names_in(programmes.find, text) == expected
