"""Names in rows and names that leave something out: one body or several, and the longest name of nested units."""

import pytest

from hankenlp.extraction import organizations, places
from tests.extraction.names_in import NLP


def bodies(text: str) -> list[str]:
    return [o.name for o in organizations.find(NLP.make_doc(text))]


def localities(text: str) -> list[str]:
    return [p.name for p in places.find(NLP.make_doc(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is left out belongs to one name
        ("Hanketta rahoittaa sosiaali- ja terveysministeriö.", ["sosiaali- ja terveysministeriö"]),
        ("Avustuksen myönsi opetus- ja kulttuuriministeriö.", ["opetus- ja kulttuuriministeriö"]),
        ("Lisätietoja antaa Kainuun työ- ja elinkeinotoimisto.", ["Kainuun työ- ja elinkeinotoimisto"]),
        (
            "Päätöksen teki Lounais-Suomen elinkeino-, liikenne- ja ympäristökeskus.",
            ["Lounais-Suomen elinkeino-, liikenne- ja ympäristökeskus"],
        ),
        ("Mukana on Kemin sosiaali- ja terveyslautakunta.", ["Kemin sosiaali- ja terveyslautakunta"]),
        ("Työn teki Savon Tie- ja Vesirakennus Oy.", ["Savon Tie- ja Vesirakennus Oy"]),
        ("Tarjouksen jätti Hämeen Maa- ja Metsätyö Ky.", ["Hämeen Maa- ja Metsätyö Ky"]),
        ("Asian ratkaisi Länsi- ja Sisä-Suomen aluehallintovirasto.", ["Länsi- ja Sisä-Suomen aluehallintovirasto"]),
        # a conjunction inside a name
        ("Tiedot keräsi Terveyden ja hyvinvoinnin laitos.", ["Terveyden ja hyvinvoinnin laitos"]),
        ("Mukana on Satakunnan Kuurot ja Huonokuuloiset ry.", ["Satakunnan Kuurot ja Huonokuuloiset ry"]),
        ("Apurahan antoi Elna ja Otto Riihisen säätiö.", ["Elna ja Otto Riihisen säätiö"]),
        ("Tuen myönsi Aino ja Eero Koivulan kulttuurisäätiö.", ["Aino ja Eero Koivulan kulttuurisäätiö"]),
        ("Jäseniä neuvoo Lahden Seudun Omaiset ja Läheiset ry.", ["Lahden Seudun Omaiset ja Läheiset ry"]),
        # two bodies, each with its own name
        ("Mukana ovat Kela ja Kainuun hyvinvointialue.", ["Kela", "Kainuun hyvinvointialue"]),
        ("Apua saa Kelan ja hyvinvointialueen palveluista.", ["Kela"]),
        ("Neuvoja annetaan Verohallinnon ja kaupungin toimipisteissä.", ["Verohallinto"]),
        ("Hanke tehdään Sallan kunnan ja Kemijärven seurakunnan kanssa.", ["Sallan kunta", "Kemijärven seurakunta"]),
        ("Tilat antoivat Porin kaupunki sekä Porin Seudun Omaiset ry.", ["Porin kaupunki", "Porin Seudun Omaiset ry"]),
        ("Rahoittajina toimivat THL ja STM.", ["THL", "STM"]),
        ("Raha tulee THL:ltä ja STEAlta.", ["THL", "STEA"]),
        ("Työ tehdään THL:n, Kelan ja Diakin voimin.", ["THL", "Kela", "Diak"]),
        ("Kysely lähti Oulun yliopistoon ja Lapin yliopistoon.", ["Oulun yliopisto", "Lapin yliopisto"]),
        (
            "Kumppanit: Rauman Energia Oy, Länsi-Suomen Opisto ja Diak",
            ["Rauman Energia Oy", "Länsi-Suomen Opisto", "Diak"],
        ),
        ("Kumppanimme Malmgård Foods ApS toi osaamista.", ["Malmgård Foods ApS"]),
        ("Hanketta vetävät Lähde ry ja Virta Oy.", ["Lähde ry", "Virta Oy"]),
        # several bodies share a noun in the plural: each place names its own
        ("Oulun ja Kemin kaupungit ovat mukana.", ["Oulun kaupunki", "Kemin kaupunki"]),
        (
            "Sallan, Savukosken ja Pelkosenniemen kunnat ovat mukana.",
            ["Sallan kunta", "Savukosken kunta", "Pelkosenniemen kunta"],
        ),
        ("Työn tekivät Vaasan ja Lapin yliopistot.", ["Vaasan yliopisto", "Lapin yliopisto"]),
        ("Asiaa hoitavat Hämeen sekä Kainuun ELY-keskukset.", ["Hämeen ELY-keskus", "Kainuun ELY-keskus"]),
        (
            "Etelä- ja Pohjois-Savon hyvinvointialueet vastaavat siitä.",
            ["Etelä-Savon hyvinvointialue", "Pohjois-Savon hyvinvointialue"],
        ),
        ("Kursseja on Iin ja Haukiputaan kouluissa.", []),
        ("Hoitajat käyvät Iin ja Simon terveysasemilla.", []),
        ("Alueena ovat Kainuun ja Lapin maakunnat.", []),
        # groups
        ("Mukana ovat Oulun seudun kunnat.", ["Oulun seudun kunnat"]),
        # nested units: the longest name wins
        ("Työ alkoi Lapin yliopiston sosiaalityön laitoksella.", ["Lapin yliopiston sosiaalityön laitos"]),
        ("Tilat antaa Oulun kaupungin hyvinvointipalvelut.", ["Oulun kaupungin hyvinvointipalvelut"]),
        ("Neuvontaa antaa Kemin kaupungin kotihoito.", ["Kemin kaupungin kotihoito"]),
        ("Kysely tehtiin Helsingin yliopiston Ruralia-instituutissa.", ["Helsingin yliopiston Ruralia-instituutti"]),
        # a place behind a body is no part of its name
        ("Kiertueen avasi Suomen lasimuseo Riihimäeltä.", ["Suomen lasimuseo"]),
        ("Kurssin pitää Sirkusmuseo Kemistä.", ["Sirkusmuseo"]),
        # schools of villages; a town has many
        ("Vierailu tehtiin Hervannan kouluun.", ["Hervannan koulu"]),
        ("Hoito jatkuu Nikkilän sairaalassa.", ["Nikkilän sairaala"]),
        ("Oulun koulut ovat mukana.", []),
        # Swedish names, names in two languages
        ("Projektet drivs av Svenska kulturfonden.", ["Svenska kulturfonden"]),
        ("Mukana ovat Yrkeshögskolan Novia ja Folkhälsan.", ["Yrkeshögskolan Novia", "Folkhälsan"]),
        ("Hanketta vetää Kimitoöns Ungdomsförening rf.", ["Kimitoöns Ungdomsförening rf"]),
        # brackets: the body's abbreviation, and the fund that it gives from
        ("Rahoittaja: Lapin liitto (EAKR)", ["Lapin liitto"]),
        (
            "Hakija: Pohjois-Suomen sosiaalialan osaamiskeskus (Poske)",
            ["Pohjois-Suomen sosiaalialan osaamiskeskus", "Poske"],
        ),
        ("Lausunto: Kainuun ELY-keskus (Y-vastuualue)", ["Kainuun ELY-keskus"]),
        # a name that a line end cuts
        (
            "Kumppaneina ovat Porin kaupunki sekä Porin\nSeudun Vuokralaiset ry.",
            ["Porin kaupunki", "Porin Seudun Vuokralaiset ry"],
        ),
        # clubs, cooperatives
        ("Auton lahjoitti Kuhmon Rotaryklubi.", ["Kuhmon Rotaryklubi"]),
        ("Kahvit tarjosi Osuuskauppa Hakola.", ["Osuuskauppa Hakola"]),
        # a person before the body
        ("Läsnä Maija Virtanen Kelasta ja Matti Korhonen Kemin kaupungista.", ["Kela", "Kemin kaupunki"]),
    ],
)
def test_bodies_in_rows(text: str, expected: list[str]) -> None:
    assert bodies(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Alue on Kainuun, Lapin ja Pohjois-Pohjanmaan maakunnat.", ["Kainuu", "Lappi", "Pohjois-Pohjanmaa"]),
        ("Työpajat pidettiin Kemissä, Iissä ja Oulussa.", ["Kemi", "Ii", "Oulu"]),
        ("Kohteina ovat Itä- ja Pohjois-Suomi.", ["Pohjois-Suomi"]),
        ("Toiminta-alue on Oulun seutu ja Kainuu.", ["Oulun seutu", "Kainuu"]),
        ("Oulun ja Kemin kaupungit ovat mukana.", []),
        ("Väkeä asuu Oulun ja Kemin kaupungeissa.", ["Oulu", "Kemi"]),
        ("Sallan, Savukosken ja Pelkosenniemen kunnat ovat mukana.", []),
        ("Oulu ja Kemi osallistuvat.", ["Oulu", "Kemi"]),
        (
            "Korvenpään kyläyhdistys ry kutsui. Väkeä tuli Korvenpäästä ja Ala-Korvenpäästä.",
            ["Korvenpää", "Ala-Korvenpää"],
        ),
        ("Pohjan puhdistus vie viikon.", []),
        ("Oulun kaupungin ja Lapin yliopiston hanke.", []),
    ],
)
def test_places_in_rows(text: str, expected: list[str]) -> None:
    assert localities(text) == expected
