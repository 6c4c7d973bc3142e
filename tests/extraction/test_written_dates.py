"""Every way of writing a date in, EDTF out; and the numbers of a project's page that are no date."""

import pytest
import spacy

from hankenlp.edtf import first_day, last_day
from hankenlp.extraction.dates import find
from hankenlp.extraction.periods import period_of
from hankenlp.layout import heal

nlp = spacy.blank("fi")


def dates(text: str) -> list[tuple[str, str]]:
    return [(date.text, date.edtf) for date in find(nlp.make_doc(heal(text).text))]


DAYS = [
    ("Hanke alkoi 1.8.2007.", "1.8.2007", "2007-08-01"),
    ("Hanke alkoi 01.08.2007.", "01.08.2007", "2007-08-01"),
    ("Hanke alkoi 1. 8. 2007.", "1. 8. 2007", "2007-08-01"),
    ("Hanke alkoi 1.8.07.", "1.8.07", "2007-08-01"),
    ("Hanke alkoi 2007-08-01.", "2007-08-01", "2007-08-01"),
    ("Päivitetty 2012-05-03T12:30", "2012-05-03", "2012-05-03"),
    ("Alkamispäivä (pp/kk/vvvv): 01/08/2007", "01/08/2007", "2007-08-01"),
    ("Hanke alkoi 1. elokuuta 2007.", "1. elokuuta 2007", "2007-08-01"),
    ("Hanke alkoi 1.elokuuta 2007.", "1.elokuuta 2007", "2007-08-01"),
    ("Hanke alkoi 1. päivänä elokuuta vuonna 2007.", "1. päivänä elokuuta vuonna 2007", "2007-08-01"),
    ("Hanke alkoi elokuun 1. päivänä 2007.", "elokuun 1. päivänä 2007", "2007-08-01"),
    ("Seminaari on to 2.2.2012 klo 9.00–15.30.", "2.2.2012", "2012-02-02"),
    ("Haku päättyy 15.10.2012 klo 16.15.", "15.10.2012", "2012-10-15"),
    ("Päätös on nähtävänä 1.8.2007 alkaen.", "1.8.2007", "2007-08-01"),
    ("Projektet börjar den 1 augusti 2007.", "1 augusti 2007", "2007-08-01"),
    # without a year
    ("Työkokous on 27.4. kunnantalolla.", "27.4.", "XXXX-04-27"),
    ("Työkokous on torstaina 27. huhtikuuta.", "27. huhtikuuta", "XXXX-04-27"),
    ("Ilmoittaudu 15.10. mennessä.", "15.10.", "XXXX-10-15"),
]

SPANS_OF_DAYS = [
    ("Toteutusaika: 1.8.2007–31.10.2009", "1.8.2007–31.10.2009", "2007-08-01/2009-10-31"),
    ("Toteutusaika: 1.8.2007 - 31.10.2009", "1.8.2007 - 31.10.2009", "2007-08-01/2009-10-31"),
    ("Toteutusaika: 1.8.07–31.10.09", "1.8.07–31.10.09", "2007-08-01/2009-10-31"),
    ("Toteutusaika: 1.8.–31.12.2007", "1.8.–31.12.2007", "2007-08-01/2007-12-31"),
    ("Toteutusaika: 2007-08-01 – 2009-10-31", "2007-08-01 – 2009-10-31", "2007-08-01/2009-10-31"),
    ("Toteutusaika: 2007-08-01–2009-10-31", "2007-08-01–2009-10-31", "2007-08-01/2009-10-31"),
    ("Toteutusaika: 2007-08-01/2009-10-31", "2007-08-01/2009-10-31", "2007-08-01/2009-10-31"),
    ("Kesto 1. elokuuta 2007 – 31. lokakuuta 2009", "1. elokuuta 2007 – 31. lokakuuta 2009", "2007-08-01/2009-10-31"),
    ("Seminaari pidettiin 2.–3. helmikuuta 2012.", "2.–3. helmikuuta 2012", "2012-02-02/2012-02-03"),
    ("Seminaari pidettiin 2.-3.2.2012.", "2.-3.2.2012", "2012-02-02/2012-02-03"),
    ("Seminaari pidettiin 2. ja 3.2.2012.", "2. ja 3.2.2012", "2012-02-02/2012-02-03"),
    ("Seminaari oli helmikuun 2.–3. päivänä 2012.", "helmikuun 2.–3. päivänä 2012", "2012-02-02/2012-02-03"),
    ("Leiri pidettiin 30.1.–2.2.2012.", "30.1.–2.2.2012", "2012-01-30/2012-02-02"),
    ("Leiri on 28.12.–2.1.2012.", "28.12.–2.1.2012", "2011-12-28/2012-01-02"),
    ("Leiri on 11.–15. kesäkuuta.", "11.–15. kesäkuuta", "XXXX-06-11/XXXX-06-15"),
    ("Toteutusaika: 1.8.2007 ... 31.10.2009", "1.8.2007 ... 31.10.2009", "2007-08-01/2009-10-31"),
    ("Toteutusaika: 1.8.2007 → 31.10.2009", "1.8.2007 → 31.10.2009", "2007-08-01/2009-10-31"),
    ("Toteutusaika: 1.8.2007–", "1.8.2007–", "2007-08-01/.."),
]

MONTHS = [
    ("Hanke alkoi elokuussa 2007.", "elokuussa 2007", "2007-08"),
    ("Hanke alkoi elokuussa vuonna 2007.", "elokuussa vuonna 2007", "2007-08"),
    ("Hanke alkoi vuoden 2007 elokuussa.", "2007 elokuussa", "2007-08"),
    ("Hanke alkoi 8/2007.", "8/2007", "2007-08"),
    ("Alkaa: 08/2007", "08/2007", "2007-08"),
    ("Alkaa: 8.2007", "8.2007", "2007-08"),
    ("Toteutusaika: elok. 2007 – lokak. 2009", "elok. 2007 – lokak. 2009", "2007-08/2009-10"),
    ("Hanke alkoi kesäkuun alussa.", "kesäkuun", "XXXX-06"),
    ("Hanke alkoi kesäkuun alussa 2007.", "kesäkuun alussa 2007", "2007-06"),
    ("Hanke päättyi kesäkuun 2007 lopussa.", "kesäkuun 2007", "2007-06"),
    ("Kurssi pidetään marraskuussa.", "marraskuussa", "XXXX-11"),
    ("Toteutusaika: 08/2007–10/2009", "08/2007–10/2009", "2007-08/2009-10"),
    ("Toteutusaika: 8/2007 - 10/2009", "8/2007 - 10/2009", "2007-08/2009-10"),
    ("Toteutusaika: 8–12/2007", "8–12/2007", "2007-08/2007-12"),
    ("Toteutusaika: 08.2007–10.2009", "08.2007–10.2009", "2007-08/2009-10"),
    ("Toteutusaika: 8/07–10/09", "8/07–10/09", "2007-08/2009-10"),
    ("Hanke kesti elokuusta 2007 lokakuuhun 2009.", "elokuusta 2007 lokakuuhun 2009", "2007-08/2009-10"),
    ("Toteutusaika: elokuu 2007 – lokakuu 2009", "elokuu 2007 – lokakuu 2009", "2007-08/2009-10"),
    ("Kysely tehtiin elo-syyskuussa 2010.", "elo-syyskuussa 2010", "2010-08/2010-09"),
    ("Kysely tehtiin kesä-lokakuussa 2010.", "kesä-lokakuussa 2010", "2010-06/2010-10"),
    ("Kysely tehtiin elo- ja syyskuussa 2010.", "elo- ja syyskuussa 2010", "2010-08/2010-09"),
    ("Kysely tehtiin elo-/syyskuussa 2010.", "elo-/syyskuussa 2010", "2010-08/2010-09"),
    ("Kysely tehtiin joulu–tammikuussa 2012.", "joulu–tammikuussa 2012", "2011-12/2012-01"),
    ("Kurssi pidetään loka-marraskuussa.", "loka-marraskuussa", "XXXX-10/XXXX-11"),
    ("Projektet börjar i augusti 2007.", "augusti 2007", "2007-08"),
]

SEASONS = [
    ("Hanke alkoi keväällä 2012.", "keväällä 2012", "2012-21"),
    ("Aikataulu: kevät 2012", "kevät 2012", "2012-21"),
    ("Hanke alkoi alkukesästä 2012.", "alkukesästä 2012", "2012-22"),
    ("Opas valmistuu kesäksi 2012.", "kesäksi 2012", "2012-22"),
    ("Hanke jatkuu syksyyn 2012.", "syksyyn 2012", "2012-23"),
    ("Vastaanotto on auki syksystä 2012 alkaen.", "syksystä 2012", "2012-23"),
    ("Hanke alkoi talvella 2020.", "talvella 2020", "2020-24"),
    ("Hanke alkoi talvella 2020–2021.", "talvella 2020–2021", "2020-24"),
    ("Aikataulu: syyslukukausi 2012", "syyslukukausi 2012", "2012-23"),
    ("Kurssi pidettiin kevätlukukaudella 2013.", "kevätlukukaudella 2013", "2013-21"),
    ("Kurssi pidettiin syyskaudella 2013.", "syyskaudella 2013", "2013-23"),
    ("Aikataulu: syksy 2012 – kevät 2013", "syksy 2012 – kevät 2013", "2012-23/2013-21"),
    ("Aikataulu: kesä–syksy 2012", "kesä–syksy 2012", "2012-22/2012-23"),
    ("Kurssi alkaa syksyllä.", "syksyllä", "XXXX-23"),
    ("Projektet pågår hösten 2007.", "hösten 2007", "2007-23"),
]

QUARTERS = [
    ("Aikataulu: Q1/2012", "Q1/2012", "2012-33"),
    ("Aikataulu: Q3 2021", "Q3 2021", "2021-35"),
    ("Aikataulu: 2021 Q3", "2021 Q3", "2021-35"),
    ("Aikataulu: I/2012", "I/2012", "2012-33"),
    ("Aikataulu: IV/2012 – II/2013", "IV/2012 – II/2013", "2012-36/2013-34"),
    ("Aikataulu: Q1–Q2/2012", "Q1–Q2/2012", "2012-33/2012-34"),
    ("Aikataulu: 2. neljännes 2012", "2. neljännes 2012", "2012-34"),
    ("Aikataulu: vuoden 2012 ensimmäinen neljännes", "2012 ensimmäinen neljännes", "2012-33"),
    ("Työ alkaa vuoden 2012 toisella neljänneksellä.", "2012 toisella neljänneksellä", "2012-34"),
    ("Työ alkaa viimeisellä vuosineljänneksellä 2012.", "viimeisellä vuosineljänneksellä 2012", "2012-36"),
]

YEARS = [
    ("Hanke alkoi vuonna 2014.", "2014", "2014"),
    ("Hanke alkoi vuoden 2012 alussa.", "2012", "2012"),
    ("Hanke päättyi vuoden 2012 lopussa.", "2012", "2012"),
    ("Kaupunki vastaa työstä vuodesta 2014 alkaen.", "2014", "2014"),
    ("Kaupunki on vastannut työstä vuodesta 2014 lähtien.", "2014", "2014"),
    ("Päästöt puolitetaan vuoteen 2025 mennessä.", "2025", "2025"),
    ("Avustus myönnettiin vuodelle 2014.", "2014", "2014"),
    ("Avustus myönnettiin v. 2014.", "2014", "2014"),
    ("Hanke toteutettiin vuosina 2014–2016.", "2014–2016", "2014/2016"),
    ("Hanke toteutettiin vuosina 2014-16.", "2014-16", "2014/2016"),
    ("Hanke toteutettiin vv. 2014–2016.", "2014–2016", "2014/2016"),
    ("Lukuvuonna 2015/2016 kursseja oli kaksi.", "2015/2016", "2015/2016"),
    ("Kestoverkko-hanke (2014–)", "2014–", "2014/.."),
    ("Talot rakennettiin 1960-luvulla.", "1960-luvulla", "196X"),
    ("Suunnitelma on 2010-luvun alusta.", "2010-luvun", "201X"),
    ("Kylän kartano on 1800-luvulta.", "1800-luvulta", "18XX"),
]

DOUBTFUL = [
    ("Koulu rakennettiin noin vuonna 2012.", "2012", "2012~"),
    ("Koulu rakennettiin noin 2012.", "2012", "2012~"),
    ("Koulu rakennettiin vuonna n. 2012.", "2012", "2012~"),
    ("Koulu rakennettiin vuoden 2012 tienoilla.", "2012", "2012~"),
    ("Koulu valmistuu arviolta syksyllä 2012.", "syksyllä 2012", "2012-23~"),
    ("Koulu valmistuu arviolta elokuussa 2012.", "elokuussa 2012", "2012-08~"),
    ("Koulu valmistuu arviolta 1.8.2012.", "1.8.2012", "2012-08-01~"),
    ("Koulua rakennettiin noin vuosina 2012–2014.", "2012–2014", "2012~/2014~"),
    ("Koulu rakennettiin ilmeisesti vuonna 2012.", "2012", "2012?"),
    ("Koulu rakennettiin ehkä vuonna 2012.", "2012", "2012?"),
    ("Koulu valmistuu mahdollisesti syksyllä 2012.", "syksyllä 2012", "2012-23?"),
    ("Koulun loppuraportti (2012?) puuttuu.", "2012", "2012?"),
    ("Päättyy: 2012?", "2012", "2012?"),
    ("Mitä kylässä tapahtui vuonna 2012?", "2012", "2012"),
    ("Kurssi pidetään ehkä tammikuussa.", "tammikuussa", "XXXX-01"),
]


@pytest.mark.parametrize(
    ("text", "snippet", "edtf"), [*DAYS, *SPANS_OF_DAYS, *MONTHS, *SEASONS, *QUARTERS, *YEARS, *DOUBTFUL]
)
def test_a_date_as_it_is_written(text: str, snippet: str, edtf: str) -> None:
    assert dates(text) == [(snippet, edtf)]


@pytest.mark.parametrize(
    ("text", "edtfs"),
    [
        ("Avustus myönnettiin vuosille 2014 ja 2015.", ["2014", "2015"]),
        ("Avustus myönnettiin vuosille 2014, 2015 ja 2016.", ["2014", "2015", "2016"]),
        ("Hanke toteutettiin vuosien 2014 ja 2016 välillä.", ["2014", "2016"]),
        ("Leirit pidettiin 11.6., 18.6. ja 25.6.2012.", ["XXXX-06-11", "XXXX-06-18", "2012-06-25"]),
        ("Leirit pidettiin 2.2., 3.3. ja 4.4.2012.", ["XXXX-02-02", "XXXX-03-03", "2012-04-04"]),
        ("Talot ovat 1990- ja 2000-luvuilta.", ["199X", "200X"]),
        ("Kurssi pidetään syksyllä 2012 ja keväällä 2013.", ["2012-23", "2013-21"]),
        ("Alkamispäivä 1.8.2009 ja päättymispäivä 31.10.2007", ["2009-08-01", "2007-10-31"]),
        ("Toteutusaika: 1.8.2009–31.10.2007", ["2009-08-01", "2007-10-31"]),
        ("Hanke kesti 1.8.2009–31.10.2007.", ["2009-08-01", "2007-10-31"]),
        ("Hanke kesti elokuusta 2009 lokakuuhun 2007.", ["2009-08", "2007-10"]),
        ("Hanke toteutettiin vuosina 2009–2007.", ["2009", "2007"]),
        ("Toteutusaika: 2009–2007", ["2009", "2007"]),
        ("Toteutusaika: 10/2009 – 8/2007", ["2009-10", "2007-08"]),
        ("Toteutusaika: syksy 2009 – kevät 2007", ["2009-23", "2007-21"]),
        ("Toteutusaika: 2009-08-01 – 2007-10-31", ["2009-08-01", "2007-10-31"]),
        ("Toteutusaika: 31.12.–1.8.2007", ["2006-12-31/2007-08-01"]),
    ],
)
def test_dates_that_make_no_span(text: str, edtfs: list[str]) -> None:
    assert [edtf for _, edtf in dates(text)] == edtfs


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2012~", "2012-01-01", "2012-12-31"),
        ("2012-08?", "2012-08-01", "2012-08-31"),
        ("2012-23~", "2012-09-01", "2012-11-30"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("18XX", "1800-01-01", "1899-12-31"),
    ],
)
def test_days_of_doubtful_dates(edtf: str, first: str, last: str) -> None:
    assert (first_day(edtf), last_day(edtf)) == (first, last)


def test_the_sure_date_makes_the_period() -> None:
    doc = nlp.make_doc("Hanke alkoi noin vuonna 2012. Hanke alkoi vuonna 2012 ja päättyy arviolta elokuussa 2014.")
    period = period_of(doc, find(doc))
    assert period is not None
    assert (period.edtf, period.start, period.end) == ("2012/2014-08~", "2012-01-01", "2014-08-31")


@pytest.mark.parametrize(
    "text",
    [
        "Puhelin: 040 201 2013",
        "Lisätietoja puh. (016) 2010 200",
        "Hankekoodi: A20142",
        "Laki sosiaalihuollosta (1301/2014) 12 §",
        "Kuntalain 410/2015 mukaan päätös on julkinen.",
        "Diaarinumero: OUKA/1234/02.05/2014",
        "Dnro 120/2014",
        "Y-tunnus: 2014201-6",
        "Postinumero: 20100",
        "Raportin sivut 2014–2016",
        "Huone 2014, 2. kerros",
        "Kokoushuone 2014",
        "Tilausnumero 2010",
        "Alueella on noin 2010 asukasta.",
        "Kävijöitä oli noin 2000.",
        "Hankkeeseen osallistui 2014 henkilöä.",
        "Pinta-ala on 2014 m² ja tontti 2010 neliötä.",
        "Osuus on 20.10 % tai 12,5 %.",
        "Avoinna klo 9.00–15.10.",
        "Luku 4.1. Tavoitteet",
        "Taulukko 2.1. Kustannukset",
        "Kohta 3.1.2",
        "Toimintalinja 2.1.",
        "Toimintalinja: 2.1. Työllisyys",
        "Erityistavoite: 1.1. Pk-yritysten kilpailukyky",
        "Ohjelma Kestävää kasvua Toimintalinja 5.1. Osallisuus Erityistavoite 10.1. Työelämän ulkopuolella olevat",
        "Toimenpidekokonaisuus 5.1. ja työpaketti 2.3.",
        "Kurssi pidetään viikolla 42.",
        "Kurssi pidetään viikoilla 42–45 ja vk 2/2013.",
        "Julkaisusarja B 12/2010",
        "Kokous II/2012 pidettiin kirjastossa.",
        "Koordinaatit 65.0121, 25.4651",
        "IP-osoite 192.168.1.1",
        "Yksi kolmasosa eli 1/3 kuluista, 24/7",
        "Horisontti 2020 ja Natura 2000 -alueet",
        "Äänestys päättyi 12–5.",
    ],
)
def test_numbers_that_are_no_date(text: str) -> None:
    assert dates(text) == []
