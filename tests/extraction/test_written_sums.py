"""Every way of writing a sum in, value and currency out; and the numbers of a project's page that are no money."""

import pytest

from tests.extraction.sums_in import amounts

Row = tuple[str, str, float, float | None, str]

NUMBERS: list[Row] = [
    ("Hankkeen kokonaisbudjetti on 120 000 €.", "120 000 €", 120_000, None, "EUR"),
    ("Kokonaisbudjetti: 120\u00a0000\u00a0€", "120\u00a0000\u00a0€", 120_000, None, "EUR"),
    ("Kokonaisbudjetti: 120\u2009000\u2009€", "120\u2009000\u2009€", 120_000, None, "EUR"),
    ("Kokonaisbudjetti: 120\u202f000\u202f€", "120\u202f000\u202f€", 120_000, None, "EUR"),
    ("Hankkeen kokonaisbudjetti on 120000 euroa.", "120000 euroa", 120_000, None, "EUR"),
    ("Tukea haettiin 120000€ kolmeksi vuodeksi.", "120000€", 120_000, None, "EUR"),
    ("Hankkeen budjetti oli 120.000 euroa.", "120.000 euroa", 120_000, None, "EUR"),
    ("Hankkeen budjetti oli 120'000 €.", "120'000 €", 120_000, None, "EUR"),
    ("Kustannukset olivat 120 000,50 €.", "120 000,50 €", 120_000.5, None, "EUR"),
    ("Kustannukset olivat 120.000,50 €.", "120.000,50 €", 120_000.5, None, "EUR"),
    ("Hankkeen koko on 1 200 000 euroa.", "1 200 000 euroa", 1_200_000, None, "EUR"),
    ("Hankkeen koko on 1.200.000,00 €.", "1.200.000,00 €", 1_200_000, None, "EUR"),
    ("Laitteisiin kului 99,90 €.", "99,90 €", 99.9, None, "EUR"),
    ("Vuokraan varattiin 120 000,- vuodelle.", "120 000,-", 120_000, None, "EUR"),
    ("Vuokraan varattiin 950,– keväälle.", "950,–", 950, None, "EUR"),
    ("Vuokraan varattiin 120 000.- kaudelle.", "120 000.-", 120_000, None, "EUR"),
    ("Vuokraan varattiin 120 000:- kaudelle.", "120 000:-", 120_000, None, "EUR"),
    ("Vuokraan varattiin 120 000,- mk vuodelle 1996.", "120 000,- mk", 120_000, None, "FIM"),
    ("Kustannukset olivat 120 000.50 €.", "120 000.50 €", 120_000.5, None, "EUR"),
    ("Avustusta on jaossa 10 000/15 000 € seuralle.", "15 000 €", 15_000, None, "EUR"),
    ("Kurssi maksaa 25 e.", "25 e", 25, None, "EUR"),
    ("Seuralle myönnettiin 3 500e vuoden 2014 leiriin.", "3 500e", 3_500, None, "EUR"),
]
"""The number before the sign of the euro, and what stands for it."""

UNITS: list[Row] = [
    ("Rahoitus on 1,2 milj. euroa.", "1,2 milj. euroa", 1_200_000, None, "EUR"),
    ("Rahoitus on 1,2 milj. €.", "1,2 milj. €", 1_200_000, None, "EUR"),
    ("Rahoitus on 1,2 milj.€ kaudelle 2014–2020.", "1,2 milj.€", 1_200_000, None, "EUR"),
    ("Rahoitus on 1,2 milj euroa.", "1,2 milj euroa", 1_200_000, None, "EUR"),
    ("Rahoitus on 1,2 miljoonaa euroa.", "1,2 miljoonaa euroa", 1_200_000, None, "EUR"),
    ("Rahoitus: 1,2 M€", "1,2 M€", 1_200_000, None, "EUR"),
    ("Rahoitus: 1,2M€", "1,2M€", 1_200_000, None, "EUR"),
    ("Rahoitus: 1.2 MEUR", "1.2 MEUR", 1_200_000, None, "EUR"),
    ("Rahoitus: 1,25 Meur", "1,25 Meur", 1_250_000, None, "EUR"),
    ("Rahoitusta saatiin 2 meuroa.", "2 meuroa", 2_000_000, None, "EUR"),
    ("Rahoitus: 13 milj eur", "13 milj eur", 13_000_000, None, "EUR"),
    ("Rahoitus: 0,5 M€ (ESR)", "0,5 M€", 500_000, None, "EUR"),
    ("Ohjelmaan varattiin 1,1 miljardia euroa.", "1,1 miljardia euroa", 1_100_000_000, None, "EUR"),
    ("Ohjelmaan varattiin 1,1 mrd. euroa.", "1,1 mrd. euroa", 1_100_000_000, None, "EUR"),
    ("Omarahoitus: 45 t€", "45 t€", 45_000, None, "EUR"),
    ("Omarahoitus: 45t€", "45t€", 45_000, None, "EUR"),
    ("Omarahoitus: 45 k€", "45 k€", 45_000, None, "EUR"),
    ("Omarahoitus: 45 teur", "45 teur", 45_000, None, "EUR"),
    ("Omarahoitus: 45 TEUR", "45 TEUR", 45_000, None, "EUR"),
    ("Kunta maksaa 45 tuhatta euroa.", "45 tuhatta euroa", 45_000, None, "EUR"),
    ("Kunta maksaa 45 tuhatta €.", "45 tuhatta €", 45_000, None, "EUR"),
    ("Kunta maksaa 45 tuh. euroa.", "45 tuh. euroa", 45_000, None, "EUR"),
    ("Avustus on EUR 30 000.", "EUR 30 000", 30_000, None, "EUR"),
    ("Avustus on EUR 30.000,00.", "EUR 30.000,00", 30_000, None, "EUR"),
    ("Avustus on 30 000 EUR.", "30 000 EUR", 30_000, None, "EUR"),
    ("Avustus on 30 000 EUR vuodelle 2014.", "30 000 EUR", 30_000, None, "EUR"),
    ("Avustus on 30 000 eur. Kunta maksaa loput.", "30 000 eur", 30_000, None, "EUR"),
    ("Avustus on 30 000 eur. vuodessa.", "30 000 eur.", 30_000, None, "EUR"),
    ("Avustus: € 30 000", "€ 30 000", 30_000, None, "EUR"),
    ("Avustus: €30 000", "€30 000", 30_000, None, "EUR"),
    ("Lääninhallitus myönsi 350 000 mk.", "350 000 mk", 350_000, None, "FIM"),
    ("Lääninhallitus myönsi 350.000 mk projektiin.", "350.000 mk", 350_000, None, "FIM"),
    ("Lääninhallitus myönsi 350 000 markkaa.", "350 000 markkaa", 350_000, None, "FIM"),
    ("Lääninhallitus myönsi 350 000 markan avustuksen.", "350 000 markan", 350_000, None, "FIM"),
    ("Lääninhallitus myönsi 1,5 milj. mk.", "1,5 milj. mk", 1_500_000, None, "FIM"),
    ("Lääninhallitus myönsi 1,5 miljoonaa markkaa.", "1,5 miljoonaa markkaa", 1_500_000, None, "FIM"),
    ("Lääninhallitus myönsi 350 tmk.", "350 tmk", 350_000, None, "FIM"),
    ("Määräraha: FIM 350 000", "FIM 350 000", 350_000, None, "FIM"),
    ("Ruotsin osuus on 120 000 kruunua.", "120 000 kruunua", 120_000, None, "SEK"),
    ("Ruotsin osuus on 120 000 SEK.", "120 000 SEK", 120_000, None, "SEK"),
]
"""Abbreviations, thousands and millions, other currencies."""

RANGES: list[Row] = [
    ("Avustuksen suuruus on 10 000–15 000 €.", "10 000–15 000 €", 15_000, 10_000, "EUR"),
    ("Avustuksen suuruus on 10 000 - 15 000 euroa.", "10 000 - 15 000 euroa", 15_000, 10_000, "EUR"),
    ("Avustuksen suuruus on 10.000-15.000 euroa.", "10.000-15.000 euroa", 15_000, 10_000, "EUR"),
    ("Avustuksen suuruus on 10 000 €–15 000 €.", "10 000 €–15 000 €", 15_000, 10_000, "EUR"),
    ("Avustuksen suuruus on 10–15 000 €.", "10–15 000 €", 15_000, 10_000, "EUR"),
    ("Avustuksen suuruus on 1,2-1,5 M€.", "1,2-1,5 M€", 1_500_000, 1_200_000, "EUR"),
    ("Avustuksen suuruus on 1,2–1,5 miljoonaa euroa.", "1,2–1,5 miljoonaa euroa", 1_500_000, 1_200_000, "EUR"),
    ("Avustuksen suuruus on 2-3 milj. euroa.", "2-3 milj. euroa", 3_000_000, 2_000_000, "EUR"),
    ("Avustuksen suuruus on 10-15 t€.", "10-15 t€", 15_000, 10_000, "EUR"),
    ("Avustuksen suuruus on 10–15 tuhatta euroa.", "10–15 tuhatta euroa", 15_000, 10_000, "EUR"),
    ("Kulut nousevat noin 10 000 ... 15 000 euroon.", "10 000 ... 15 000 euroon", 15_000, 10_000, "EUR"),
    ("Kulut nousevat 10 000…15 000 euroon.", "10 000…15 000 euroon", 15_000, 10_000, "EUR"),
    ("Kulut nousevat 10 000..15 000 euroon.", "10 000..15 000 euroon", 15_000, 10_000, "EUR"),
    ("Kustannusarvio: 300 000 - 400 000", "300 000 - 400 000", 400_000, 300_000, "EUR"),
    ("Kustannusarvio (t€): 120–150", "120–150", 150_000, 120_000, "EUR"),
    ("Hankkeen 30 000–40 000 euron budjetti riitti.", "30 000–40 000 euron", 40_000, 30_000, "EUR"),
    ("Avustukset ovat 4 000 ja 127 000 euron väliltä.", "4 000 ja 127 000 euron", 127_000, 4_000, "EUR"),
    ("Hinta on kaksi–kolme miljoonaa euroa.", "kaksi–kolme miljoonaa euroa", 3_000_000, 2_000_000, "EUR"),
]
"""A range is one sum."""

INFLECTED: list[Row] = [
    ("Hankkeen budjetti on noin 80 000 euroa.", "80 000 euroa", 80_000, None, "EUR"),
    ("Hankkeen budjetti on n. 80 000 €.", "80 000 €", 80_000, None, "EUR"),
    ("Avustusta myönnetään enintään 80 000 euroa.", "80 000 euroa", 80_000, None, "EUR"),
    ("Avustusta myönnetään max. 80 000 €.", "80 000 €", 80_000, None, "EUR"),
    ("Omarahoitusta on oltava vähintään 80 000 euroa.", "80 000 euroa", 80_000, None, "EUR"),
    ("Hankkeeseen käytettiin yli 80 000 euroa.", "80 000 euroa", 80_000, None, "EUR"),
    ("Hankkeelle varataan 30 000 €/v.", "30 000 €", 30_000, None, "EUR"),
    ("Hankkeelle varataan 30 000 €/vuosi.", "30 000 €", 30_000, None, "EUR"),
    ("Hankkeelle varataan 30 000 euroa vuodessa.", "30 000 euroa", 30_000, None, "EUR"),
    ("Leiri maksaa 25 €/hlö.", "25 €", 25, None, "EUR"),
    ("Tabletteja ostettiin 40 000 eurolla.", "40 000 eurolla", 40_000, None, "EUR"),
    ("Avustus on 40 000 euron suuruinen.", "40 000 euron", 40_000, None, "EUR"),
    ("Kustannukset nousivat 40 000 euroon.", "40 000 euroon", 40_000, None, "EUR"),
    ("Avustus pieneni 40 000 eurosta.", "40 000 eurosta", 40_000, None, "EUR"),
    ("Hinta jäi 40 000 euroksi.", "40 000 euroksi", 40_000, None, "EUR"),
    ("Hanke sai 40 000 €:n avustuksen.", "40 000 €:n", 40_000, None, "EUR"),
    ("Hanke sai 40 000 EUR:n avustuksen.", "40 000 EUR:n", 40_000, None, "EUR"),
    ("Hanke sai 2,5 miljoonan euron rahoituksen.", "2,5 miljoonan euron", 2_500_000, None, "EUR"),
    ("Hanke sai 2,5 M€:n rahoituksen.", "2,5 M€:n", 2_500_000, None, "EUR"),
]
"""Words around the sum, and case endings on it."""

WORDS: list[Row] = [
    ("Hanke sai kaksi miljoonaa euroa.", "kaksi miljoonaa euroa", 2_000_000, None, "EUR"),
    ("Kolmen miljoonan euron hanke alkoi.", "Kolmen miljoonan euron", 3_000_000, None, "EUR"),
    ("Hanke sai puoli miljoonaa euroa.", "puoli miljoonaa euroa", 500_000, None, "EUR"),
    ("Hanke sai puolen miljoonan euron tuen.", "puolen miljoonan euron", 500_000, None, "EUR"),
    ("Hanke sai puolitoista miljoonaa markkaa.", "puolitoista miljoonaa markkaa", 1_500_000, None, "FIM"),
    ("Hanke sai kaksi ja puoli miljoonaa euroa.", "kaksi ja puoli miljoonaa euroa", 2_500_000, None, "EUR"),
    ("Hanke sai miljoona euroa.", "miljoona euroa", 1_000_000, None, "EUR"),
    ("Tontti myytiin miljoonalla eurolla.", "miljoonalla eurolla", 1_000_000, None, "EUR"),
    ("Seura sai tuhat euroa.", "tuhat euroa", 1_000, None, "EUR"),
    ("Seura sai viisisataa euroa.", "viisisataa euroa", 500, None, "EUR"),
    ("Seura sai viidensadan euron stipendin.", "viidensadan euron", 500, None, "EUR"),
    ("Seura sai kymmenen tuhatta euroa.", "kymmenen tuhatta euroa", 10_000, None, "EUR"),
    ("Seura sai kaksikymmentätuhatta euroa.", "kaksikymmentätuhatta euroa", 20_000, None, "EUR"),
    ("Seura sai kahdentoista tuhannen euron tuen.", "kahdentoista tuhannen euron", 12_000, None, "EUR"),
    ("Seura sai satatuhatta markkaa.", "satatuhatta markkaa", 100_000, None, "FIM"),
    ("Hanke sai sata viisikymmentä tuhatta euroa.", "sata viisikymmentä tuhatta euroa", 150_000, None, "EUR"),
    ("Jaossa on kaksi viidensadan euron apurahaa.", "viidensadan euron", 500, None, "EUR"),
]
"""Sums that are written out."""


@pytest.mark.parametrize(("text", "snippet", "value", "low", "currency"), NUMBERS + UNITS + RANGES + INFLECTED + WORDS)
def test_a_sum_as_it_is_written(text: str, snippet: str, value: float, low: float | None, currency: str) -> None:
    found = [(item.text, item.value, item.value_min, item.currency) for item in amounts(text)]
    assert found == [(snippet, value, low, currency)]


@pytest.mark.parametrize(
    ("heading", "rows", "values", "currency"),
    [
        ("KUSTANNUKSET (1 000 €)", "Palkat    120\nMatkat    15\nYhteensä  135", [120_000, 15_000, 135_000], "EUR"),
        ("KUSTANNUKSET, 1000 €", "Palkat    120\nMatkat    115\nYhteensä  235", [120_000, 115_000, 235_000], "EUR"),
        ("Kustannusarvio (tuhatta euroa)", "Palkat    120\nMatkat    15", [120_000, 15_000], "EUR"),
        ("Kustannusarvio (t€)", "Palkat    120\nMatkat    15", [120_000, 15_000], "EUR"),
        ("Kustannusarvio (M€)", "Palkat    1,2\nMatkat    0,3", [1_200_000, 300_000], "EUR"),
        ("Kustannusarvio (€)", "Palkat    120 000\nMatkat    15 000", [120_000, 15_000], "EUR"),
        ("Kustannusarvio (EUR)", "Palkat    120 000,00\nMatkat    15 000,00", [120_000, 15_000], "EUR"),
        ("Kustannusarvio (mk)", "Palkat    120 000\nMatkat    15 000", [120_000, 15_000], "FIM"),
        ("Kustannusarvio (1 000 mk)", "Palkat    120\nMatkat    15", [120_000, 15_000], "FIM"),
        ("Rahoitus", "Rahoittaja\tSumma (€)\nESR\t120 000\nKunnat\t15 000", [120_000, 15_000], "EUR"),
        (
            "Rahoitus",
            "Rahoittaja      euroa     %\nESR      120 000    80\nKunnat    30 000    20",
            [120_000, 30_000],
            "EUR",
        ),
        ("Talous", "Laji\tBudjetti (1000 €)\tToteuma (1000 €)\nPalkat\t120\t110", [120_000, 110_000], "EUR"),
    ],
)
def test_the_unit_of_a_table(heading: str, rows: str, values: list[float], currency: str) -> None:
    found = amounts(f"{heading}\n\n{rows}")
    assert [item.value for item in found] == values
    assert {item.currency for item in found} == {currency}


@pytest.mark.parametrize(
    "text",
    [
        "Puhelin: 040 555 0118",
        "Lisätietoja puh. (08) 555 0120 tai +358 40 555 0121",
        "Vaihde 016 341 000",
        "Hankekoodi: A12345",
        "Hankkeen tunnus: S 20 456",
        "Projektinumero 12 345 678",
        "Laki sosiaalihuollosta (1301/2014) 12 §",
        "Kuntalain 410/2015 § 14 mukaan päätös on julkinen.",
        "Hallitus päätti asiasta § 120.",
        "Hanke toimi vuosina 2014 ja 2016.",
        "90100 Oulu",
        "PL 27, 90015 Oulun kaupunki",
        "Postinumero: 90 100",
        "Raportin sivut 120–150, sivu 1 (12)",
        "Y-tunnus: 0878576-5",
        "Diaarinumero: OUKA/1234/02.05/2014",
        "Dnro 120/2014 e",
        "Kokoushuone 120, 2. kerros",
        "Osuus on 75 % ja kasvu 12 000 %.",
        "Alueella on noin 12 000 asukasta.",
        "Hankkeeseen osallistui 1 200 henkilöä ja 45 yritystä.",
        "Pinta-ala on 12 000 hehtaaria, tilaa 1 500 m².",
        "Esitteitä jaettiin 5 000 kpl.",
        "Tilinumero FI12 3456 7890 1234 56",
        "ISBN 951-42-1234-5",
        "Avoinna klo 9.00–15.00",
        "Kartan mittakaava on 1:20 000.",
        "Kylässä otettiin käyttöön 2 000 e-laskua.",
        "Lapissa on 2 000 eurooppalaista kylää.",
        "Jaossa oli 3 000 markkinointikirjettä.",
        "Se maksoi muutaman tuhannen euron verran.",
        "Se maksoi parin miljoonan euron verran.",
    ],
)
def test_numbers_that_are_no_money(text: str) -> None:
    assert amounts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Avustus on kaksituhatta kolmesataa euroa.",
        "Saatiin kuuden tuhannen viidensadan euron tuki.",
        "Avustus on sata ja viisikymmentä euroa.",
    ],
)
def test_no_part_of_a_number_in_several_words_stands_for_it(text: str) -> None:
    assert not [item for item in amounts(text) if item.value < 2000 and item.value != 150]
