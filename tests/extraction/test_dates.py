"""Finnish dates in, EDTF and kind out."""

from datetime import date
from time import process_time

import pytest
import spacy
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from hankenlp.extraction.date_forms import forms
from hankenlp.extraction.dates import find
from hankenlp.layout import heal

nlp = spacy.blank("fi")


def dates(text: str) -> list[str]:
    return [f"{date.edtf} {date.kind}" for date in find(nlp.make_doc(heal(text).text))]


@pytest.mark.parametrize(
    ("text", "snippet", "edtf"),
    [
        ("1.8.2007", "1.8.2007", "2007-08-01"),
        ("01.08.2007", "01.08.2007", "2007-08-01"),
        ("31.12. 2005", "31.12. 2005", "2005-12-31"),
        ("31. 12. 2005", "31. 12. 2005", "2005-12-31"),
        ("1.8.07", "1.8.07", "2007-08-01"),
        ("2020-05-31", "2020-05-31", "2020-05-31"),
        ("14/03/2018", "14/03/2018", "2018-03-14"),
        ("työkokous 27.4., jossa", "27.4.", "XXXX-04-27"),
        ("20.5. klo 8–10", "20.5.", "XXXX-05-20"),
        ("lauantaina 7.12.", "7.12.", "XXXX-12-07"),
        ("4. huhtikuuta 2016", "4. huhtikuuta 2016", "2016-04-04"),
        ("4 päivänä huhtikuuta 2016", "4 päivänä huhtikuuta 2016", "2016-04-04"),
        ("21 marraskuun, 2019", "21 marraskuun, 2019", "2019-11-21"),
        ("19. maaliskuuta", "19. maaliskuuta", "XXXX-03-19"),
        ("toukokuun 15. päivään mennessä", "toukokuun 15. päivään", "XXXX-05-15"),
        ("1.8.-31.12.2007", "1.8.-31.12.2007", "2007-08-01/2007-12-31"),
        ("1.1.2017–31.12.2018", "1.1.2017–31.12.2018", "2017-01-01/2018-12-31"),
        ("1.3.2023 – 28.2.2026", "1.3.2023 – 28.2.2026", "2023-03-01/2026-02-28"),
        ("28.6.–2.7.2021", "28.6.–2.7.2021", "2021-06-28/2021-07-02"),
        ("1.12.–31.1.2020", "1.12.–31.1.2020", "2019-12-01/2020-01-31"),
        ("12.–14.5.", "12.–14.5.", "XXXX-05-12/XXXX-05-14"),
        ("2.–3. lokakuuta 2012", "2.–3. lokakuuta 2012", "2012-10-02/2012-10-03"),
        ("2. ja 3.10.2018", "2. ja 3.10.2018", "2018-10-02/2018-10-03"),
        ("ma 3.2. – pe 7.2.2020", "3.2. – pe 7.2.2020", "2020-02-03/2020-02-07"),
        ("huhtikuussa 2024", "huhtikuussa 2024", "2024-04"),
        ("marraskuussa", "marraskuussa", "XXXX-11"),
        ("vuoden 2019 lokakuussa", "2019 lokakuussa", "2019-10"),
        ("elo-syyskuussa 2010", "elo-syyskuussa 2010", "2010-08/2010-09"),
        ("loka-marraskuussa", "loka-marraskuussa", "XXXX-10/XXXX-11"),
        ("touko- ja kesäkuussa 2019", "touko- ja kesäkuussa 2019", "2019-05/2019-06"),
        ("lokakuusta 2018 toukokuuhun 2019", "lokakuusta 2018 toukokuuhun 2019", "2018-10/2019-05"),
        ("1/2022–12/2024", "1/2022–12/2024", "2022-01/2024-12"),
        ("1-12/2019", "1-12/2019", "2019-01/2019-12"),
        ("alkoi 3/2010", "3/2010", "2010-03"),
        ("syksy 2022", "syksy 2022", "2022-23"),
        ("talvella 2020", "talvella 2020", "2020-24"),
        ("alkusyksystä 2019", "alkusyksystä 2019", "2019-23"),
        ("syksy 2019 – kevät 2020", "syksy 2019 – kevät 2020", "2019-23/2020-21"),
        ("keväällä", "keväällä", "XXXX-21"),
        ("tammitoukokuussa 2013", "tammitoukokuussa 2013", "2013-01/2013-05"),
        ("30.\n           lokakuuta", "30.\n           lokakuuta", "XXXX-10-30"),
        ("Q1/2020", "Q1/2020", "2020-33"),
        ("31 päivään maaliskuuta mennessä", "31 päivään maaliskuuta", "XXXX-03-31"),
        ("31. päivänä maaliskuuta 2012", "31. päivänä maaliskuuta 2012", "2012-03-31"),
        ("1 .9.2013 – 31.12.2014", "1 .9.2013 – 31.12.2014", "2013-09-01/2014-12-31"),
        ("1 .9. 2013 – 31. 12 .2014", "1 .9. 2013 – 31. 12 .2014", "2013-09-01/2014-12-31"),
        ("toukokuun alussa 2010", "toukokuun alussa 2010", "2010-05"),
        ("toukokuun lopussa vuonna 2010", "toukokuun lopussa vuonna 2010", "2010-05"),
        ("toukokuun lopussa", "toukokuun", "XXXX-05"),
        (
            "toukokuun alusta 2010 kesäkuun loppuun 2012",
            "toukokuun alusta 2010 kesäkuun loppuun 2012",
            "2010-05/2012-06",
        ),
        ("talvella 2012–2013", "talvella 2012–2013", "2012-24"),
        ("talvella 2012–13", "talvella 2012–13", "2012-24"),
        ("kesällä 2012–2014", "kesällä 2012–2014", "2012-22/2014-22"),
        # English and Swedish
        ("1 May 2020 - 30 June 2021", "1 May 2020 - 30 June 2021", "2020-05-01/2021-06-30"),
        ("from May 2020 to June 2021", "May 2020 to June 2021", "2020-05/2021-06"),
        ("on June 30th, 2021", "June 30th, 2021", "2021-06-30"),
        ("on 3 Dec 2020", "3 Dec 2020", "2020-12-03"),
        ("5 May – 6 June 2021", "5 May – 6 June 2021", "2021-05-05/2021-06-06"),
        ("1 maj 2020–30 juni 2021", "1 maj 2020–30 juni 2021", "2020-05-01/2021-06-30"),
        ("Ohjelmakausi 2000-2006", "2000-2006", "2000/2006"),
        ("vuonna 2016", "2016", "2016"),
        ("vuoden 1995 alusta", "1995", "1995"),
        ("vuosina 2013–2015", "2013–2015", "2013/2015"),
        ("2014 - 2020", "2014 - 2020", "2014/2020"),
        ("2018–19", "2018–19", "2018/2019"),
        ("lukuvuosi 2015/2016", "2015/2016", "2015/2016"),
        ("Hanke (2020–)", "2020–", "2020/.."),
        ("13.1.2026. - 27.1.2026", "13.1.2026. - 27.1.2026", "2026-01-13/2026-01-27"),
    ],
)
def test_written_forms(text: str, snippet: str, edtf: str) -> None:
    assert [(date.text, date.edtf) for date in find(nlp.make_doc(text))] == [(snippet, edtf)]


@pytest.mark.parametrize(
    "text",
    [
        "puh. 040 201 2013, 016 2010 200",
        "Sosiaalihuoltolaki (1301/2014) ja laki (8/2014)",
        "Valtioneuvoston asetus 714/2012, HE 24/2015 vp",
        "THL:n työpaperi 7/2016 ja STM:n julkaisuja 2015:4",
        "STM012:00/2020, VN/3847/2020, KEMIDno-2021-412, § 9/2021",
        "ISBN 978-952-302-999-9",
        "momentilta 33.60.31",
        "Mukana on 2 300 taloutta, 2016 kotitaloutta ja 2015 euroa",
        "3.1. Tavoitteet",
        "10.1. Työelämän ulkopuolella olevat",
        "Kokous päättyi klo 14.12–14.20.",
        "Kestävää kasvua ja työtä 2014–2020 -ohjelma",
        "Natura 2000 -alueet ja Horisontti 2020",
        "hyvinvointiohjelma 2010-2013",
        "www.esimerkki.fi/raportti-2019.pdf",
        "Mukavaa syksyä!",
        "Ensi talvesta lähtien uimahallia siivotaan öisin, kuten viime kesänä.",
        "Rahat tulevat talousarviosta (mom. 30.10.40).",
        "Ohjelmana on Uudistuva ja osaava Suomi 2021–2027.",
        "31.2.2019 30.13.2019",
        "haku 1/2024 ja kokous 2/2024",
        "Teatteri keräsi kahtena kesänä yleisöä",
        "Section 5 may apply. May I ask?",
    ],
)
def test_no_date(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # fields
        ("Aloittamispvm   1.9.2008\nPäättymispvm   30.6.2010", ["2008-09-01 start", "2010-06-30 end"]),
        ("Toteutusaika: Alkaa 1.8.2018 ja päättyy 31.12.2020", ["2018-08-01 start", "2020-12-31 end"]),
        ("Toteutusaika: alkaen 1.8.2007, 31.10.2009 asti", ["2007-08-01 start", "2009-10-31 end"]),
        ("Hankeaika: 1.3.2012-28.2.2014", ["2012-03-01/2014-02-28 period"]),
        ("Alkamispäivä (pp/kk/vvvv) 01/09/2024", ["2024-09-01 start"]),
        ("Alkaa - päättyy: 1.2.2011 - 30.4.2013", ["2011-02-01/2013-04-30 period"]),
        ("*Raportointijakso\n1.7.–31.12.2021", ["2021-07-01/2021-12-31 other"]),
        ("Hankkeen toteutti Korven kunta 1.2.2019–31.1.2021.", ["2019-02-01/2021-01-31 period"]),
        ("Projektissa rakennettiin yhteinen veneranta 1.6.2010–31.5.2012.", ["2010-06-01/2012-05-31 period"]),
        ("2. Yhteinen suunnittelu (huhtikuu 2019 – kesäkuu 2019)", ["2019-04/2019-06 other"]),
        ("Osahanke 2: Kalastajien satamat (päättynyt 31.5.2019)", ["2019-05-31 other"]),
        (
            "Alun perin 31.5.2020 päättyväksi aiottu hanke sai jatkoaikaa 31.12.2020 saakka.",
            ["2020-05-31 other", "2020-12-31 end"],
        ),
        (
            "Satamat\n\n- alkoi 1.4.2012, päättyy 30.9.2014\n- budjetti 90 000 euroa",
            ["2012-04-01 start", "2014-09-30 end"],
        ),
        ("ILMOITTAUDU: torstaihin 4.3.2021 mennessä lomakkeella", ["2021-03-04 deadline"]),
        ("Haku päättyi: 31.3.2022", ["2022-03-31 deadline"]),
        ("Tiedot päivitetty 11.2.2013", ["2013-02-11 other"]),
        ("Aika: 23.5.2017 klo 9–15\nPaikka: Valtuustosali", ["2017-05-23 event"]),
        # beside the name
        ("Kylätuvalta kotiin -hanke (2020–2022)", ["2020/2022 period"]),
        ("KYLÄTYÖPAJA-PROJEKTI  1994 - 1996", ["1994/1996 period"]),
        ("Vahva aikuissosiaalityö (1.11.2011–31.10.2013) sai rahoitusta.", ["2011-11-01/2013-10-31 period"]),
        ("Kaste-ohjelman (2008–2011) tavoitteena oli työn kehittäminen.", ["2008/2011 other"]),
        ("TOIMIVAT KYLÄT LOPPURAPORTTI 9.11.2009-28.2.2012", ["2009-11-09/2012-02-28 period"]),
        # running text
        ("Kynnys-hanke on toiminut 1.8.2016–31.7.2019 Oulussa.", ["2016-08-01/2019-07-31 period"]),
        ("Se käynnistyi tammikuussa 2023 ja päättyy joulukuussa 2025.", ["2023-01 start", "2025-12 end"]),
        ("Työ kesti elokuusta 1995 kesäkuuhun 1998.", ["1995-08/1998-06 period"]),
        ("Alkaa\t1.5.2022\nValmistuu\t30.11.2024", ["2022-05-01 start", "2024-11-30 end"]),
        ("Hanke on päättynyt 30.11. 2006.", ["2006-11-30 end"]),
        ("Hanke käynnistyi syksyllä 2019 ja päättyy vuoden 2021 lopussa.", ["2019-23 start", "2021 end"]),
        ("Tammikuussa 2022 käynnistynyt hanke etsii malleja.", ["2022-01 start"]),
        ("Hankkeelle on haettu jatkoaikaa 31.12.2019 asti.", ["2019-12-31 end"]),
        ("Hankkeen oli alun perin määrä päättyä 31.12.2018.", ["2018-12-31 other"]),
        ("Hanketta rahoitetaan vuosina 2016–2018.", ["2016/2018 period"]),
        ("Kaste-ohjelmassa vuosina 2012–2015 aloitettu työ jatkuu.", ["2012/2015 other"]),
        ("Hanke jatkaa vuosina 2016–2018 toteutetun hankkeen työtä.", ["2016/2018 other"]),
        ("Toteutusaika 1.7.2013 31.10.2014", ["2013-07-01 start", "2014-10-31 end"]),
        (
            "Toteutusaika: 1.5.2016 - 30.9.2018 (alun perin 31.12.2017 asti)",
            ["2016-05-01/2018-09-30 period", "2017-12-31 other"],
        ),
        ("Hankkeet alkavat elokuussa ja päättyvät viimeistään 31.12.2022.", ["XXXX-08 start", "2022-12-31 end"]),
        ("Vantaalla alkoi 1.9.2024 Kielipolku töihin -hanke.", ["2024-09-01 start"]),
        ("Toiminta jatkuu koulujen omana työnä 1.1.2019 alkaen.", ["2019-01-01 other"]),
        ("Kokeiluaika olisi 1.5.2023–31.10.2024.", ["2023-05-01/2024-10-31 period"]),
        ("Ensimmäisessä vaiheessa (2018–2020) muotoiltiin kaksi uomaa.", ["2018/2020 other"]),
        ("Hanke kesti toukokuusta 2017 viime vuoden marraskuuhun.", ["2017-05 start", "XXXX-11 end"]),
        ("Hanke toteutettiin vuosina 2010, 2011 ja 2012.", ["2010 start", "2011 other", "2012 end"]),
        (
            "Tupa oli kylän oma hanke, ja työtä riitti toukokuusta 2017 viime vuoden marraskuuhun.",
            ["2017-05 start", "XXXX-11 end"],
        ),
        ("Hanke oli suuri, ja kävijöitä riitti toukokuussa 2017.", ["2017-05 other"]),
        ("Hanke sai avustusta vuosina 2010, 2011 ja 2012.", ["2010 other", "2011 other", "2012 other"]),
        ("Hanke järjesti leirejä vuosina 2010 ja 2014.", ["2010 other", "2014 other"]),
        (
            "Edellisessä Kylätalo-hankkeessa (2015–2016) rakennettiin sauna. Kylätori-hanke (2017–2019) jatkaa työtä.",
            ["2015/2016 other", "2017/2019 period"],
        ),
        ("Toisin kuin aiemmin, Kylätori-hanke (2017–2019) sai rahaa.", ["2017/2019 period"]),
        # the heading names the subject, or nothing does
        (
            "Vuosikertomus\n\nKylien paja\n\nKylien paja alkoi 1.4.2012 ja jatkuu 31.3.2014 asti.",
            ["2012-04-01 start", "2014-03-31 end"],
        ),
        ("Alkoi maaliskuussa 2015, loppuu toukokuussa 2018.", ["2015-03 start", "2018-05 end"]),
        ("Alkaa 3.9.2020, kurssi pidetään koululla.", ["2020-09-03 other"]),
        ("Työt alkavat huhtikuussa 2014 ja jatkuvat kesäkuuhun 2016.", ["2014-04 start", "2016-06 end"]),
        ("Kun projekti vuoden 2004 lopussa päättyy, opas on valmis.", ["2004 end"]),
        # no time of the project
        (
            "Kesto: 1.2.2010 - 30.6.2012 (jatkettu liiton päätöksellä 3.11.2011)",
            ["2010-02-01/2012-06-30 period", "2011-11-03 other"],
        ),
        ("Hankkeelle haetaan jatkoaikaa 30.9.2019 saakka.", ["2019-09-30 other"]),
        ("Raportointijakso: 1.7.–31.12.2022", ["2022-07-01/2022-12-31 other"]),
        ("Lue myös: Saunat kuntoon -hanke (päättynyt 2018)", ["2018 other"]),
        ("Ohjelmakausi 2000-2006", ["2000/2006 other"]),
        # happenings
        ("Päätösseminaari, joka oli tarkoitus pitää syksyllä 2019 Kemissä, peruttiin.", ["2019-23 event"]),
        (
            "Leiripäiviä pidettiin kuusi, ensimmäinen Sallassa 4.6.2012 ja viimeinen Posiolla 9.8.2013.",
            ["2012-06-04 event", "2013-08-09 event"],
        ),
        ("Tekninen lautakunta    § 77    14.9.2020", ["2020-09-14 event"]),
        ("Kunnanvaltuusto päätti 14.9.2020 § 77, että koulu korjataan.", ["2020-09-14 other"]),
        ("Posio, kirjasto to 6.3. klo 12–15", ["XXXX-03-06 event"]),
        ("Pohjolan Sanomat | perjantai 4.3.2011 klo 9.37", ["2011-03-04 other"]),
        (
            "7.6.2025 Kotiseutupäivä rannalla, ilmoittaudu 1.6.2025 mennessä",
            ["2025-06-07 event", "2025-06-01 deadline"],
        ),
        ("Syksyllä 2022 vierailimme Riiassa.", ["2022-23 event"]),
        ("Päivä 5.2.2014 Asiakasosallisuus\nPäivä 17.9.2014 Palvelumuotoilu", ["2014-02-05 event", "2014-09-17 event"]),
        ("Päivä 5.2.2014 Allekirjoitus", ["2014-02-05 other"]),
        (
            "Koulutuspäivät pidettiin 9.10.2013 Oulussa,\n5.2.2014 Sallassa ja 17.9.2014 Kemissä. Kävijöitä oli 45.",
            ["2013-10-09 event", "2014-02-05 event", "2014-09-17 event"],
        ),
        ("Koulutuspäivät 5.2.2014 ja 17.9.2014 pidettiin.", ["2014-02-05 event", "2014-09-17 event"]),
        ("Koulutukset: 5.2.2014 Oulu ja 17.9.2014 Kemi.", ["2014-02-05 event", "2014-09-17 event"]),
        ("KH 13.02.2023 § 58", ["2023-02-13 event"]),
        ("Kaupunginhallitus\nPöytäkirja 13.02.2023/Pykälä 58", ["2023-02-13 event"]),
        ("Kaup.hall. 17.11.1997 § 402 (jätettiin pöydälle)", ["1997-11-17 event"]),
        ("15.10.2024 Toinen ohjausryhmä kokoontui Kuressaaressa", ["2024-10-15 event"]),
        ("2.9.2024 Avoimet ovet Viekissä 8.6. klo 11–15", ["2024-09-02 other", "XXXX-06-08 event"]),
        ("Viikonloppuleirit: Jyväskylä (3/2024), Tallinna (9/2024)", ["2024-03 event", "2024-09 event"]),
        ("Lauloimme kirjastossa keskiviikkona 23. helmikuuta yleisölle.", ["XXXX-02-23 event"]),
        ("Aloitusseminaari pidettiin 14.10.2021 Linnanmaalla.", ["2021-10-14 event"]),
        ("Yhteinen kesäleiri Sallan kunnan kanssa 28.6.–2.7.2021", ["2021-06-28/2021-07-02 event"]),
        ("Kaupunginhallitus, kokous 18.1.2016", ["2016-01-18 event"]),
        ("Ohjausryhmän kokoukset:\n- 15.1.2014\n- 23.4.2014", ["2014-01-15 event", "2014-04-23 event"]),
        ("Raportti julkaistaan keväällä 2021.", ["2021-21 other"]),
        ("Järjestetään kaksi kurssia, ja laitteet ostetaan syksyllä 2010.", ["2010-23 other"]),
        # last days
        (
            "Avustusten haku alkaa maanantaina 5.5.2025 ja päättyy 2.6.2025 klo 16.15.",
            ["2025-05-05 other", "2025-06-02 deadline"],
        ),
        ("Kattonsa voi ilmiantaa 28. helmikuuta mennessä: kirjoita meille.", ["XXXX-02-28 deadline"]),
        ("Ilmoittautumiset 3.9. mennessä.", ["XXXX-09-03 deadline"]),
        ("Loppuerää on haettava viimeistään 31.1.2017.", ["2017-01-31 deadline"]),
        ("Päivystyskäynnit vähenevät 30 prosenttia vuoteen 2024 mennessä.", ["2024 other"]),
        ("Uusia vetäjiä haemme 31.1.2020 asti.", ["2020-01-31 deadline"]),
        ("Helmikuussa 2021 käynnistynyt SOUTU on tuonut rantaan väkeä.", ["2021-02 start"]),
        ("Maaliskuussa 2021 alkanut Venäjän sota näkyy hinnoissa.", ["2021-03 other"]),
        ("Hankkeen alkaessa syyskuussa 2024 kylällä oli yksi vene.", ["2024-09 start"]),
        ("Hankkeen päättyessä 30.6.2025 veneitä oli neljä.", ["2025-06-30 end"]),
        ("Hanke pyöri 1.2.2019–30.11.2020 ja maksoi 40 000 euroa.", ["2019-02-01/2020-11-30 period"]),
        ("Aloituspäivämäärä 1.3.2019\nPäättymispäivämäärä 28.2.2021", ["2019-03-01 start", "2021-02-28 end"]),
        ("Hanke on alkanut 1.9.2020, ja sen oli määrä päättyä 31.8.2022.", ["2020-09-01 start", "2022-08-31 other"]),
        ("Uudeksi päättymispäiväksi hyväksyttiin 28.2.2023.", ["2023-02-28 end"]),
        ("Hallitus on myöntänyt tuen hankkeelle (4.5.2020 § 31).", ["2020-05-04 event"]),
        ("Malli on kirjattu strategiaan (kunnanvaltuusto 4.5.2020).", ["2020-05-04 event"]),
        ("Hankkeelle haettiin jatkoaikaa, jonka liitto myönsi 21.5.2018.", ["2018-05-21 other"]),
        ("Suurin niistä, Perunapäivä Ylistarossa 15.6.2019, keräsi väkeä.", ["2019-06-15 event"]),
        ("KYLÄPÄIVÄ LA 9.6.2018", ["2018-06-09 event"]),
        ("Vireilletulopäivä 26.2.2024", ["2024-02-26 other"]),
        ("Saapumispäivä 26.2.2024", ["2024-02-26 other"]),
        ("Opintomatka suuntautui Viroon (Tartto, Võru) syyskuussa 2019.", ["2019-09 event"]),
        ("syys–lokakuu 2022: kaupungin kahvila auki", ["2022-09/2022-10 event"]),
        ("kevät 2023: vertaisvierailut Iissä", ["2023-21 event"]),
        ("Kevät 2023: veneet ja koulutus.", ["2023-21 other"]),
        ("10.11.2022: verkostopäivä Nivalassa", ["2022-11-10 event"]),
        ("31.3.2023 mennessä: kunnat palauttavat kyselyn", ["2023-03-31 deadline"]),
        ("Veneenhoitajia on koulutettu 9.11.2022 Kuhmossa.", ["2022-11-09 event"]),
        ("Veneseura kokoontuu satamassa syksyllä 2016.", ["2016-23 event"]),
        ("Torstai 12.11.2020\nUutiset", ["2020-11-12 other"]),
        ("3.2.2025 Aino Vesa aloitti hankkeen väitöskirjatutkijana", ["2025-02-03 other"]),
        ("Ensimmäisessä vaiheessa (maalis–syyskuu 2027) haastatellaan soutajia.", ["2027-03/2027-09 other"]),
        ("Hankkeen olisi määrä kestää 1.5.2024–31.12.2026.", ["2024-05-01/2026-12-31 period"]),
        (
            "Souturata oli liiton hallinnoima hanke, joka toimi Lahdessa, Heinolassa ja Iissä 1.1.2020–31.12.2022.",
            ["2020-01-01/2022-12-31 period"],
        ),
        ("Ministeriö hyväksyi hankkeen jatkoajan 10.10.2024.", ["2024-10-10 other"]),
        ("Hankkeelle myönnettiin jatkoaikaa 30.6.2025 saakka.", ["2025-06-30 end"]),
        ("Hankkeen uusi päättymispäivä on 30.6.2025.", ["2025-06-30 end"]),
        ("Projektet SOUTU avslutas den 31 december 2025.", ["2025-12-31 end"]),
        ("Ensimmäinen vastaanotto pidettiin 17.1.2023 satamassa.", ["2023-01-17 event"]),
        (
            "Toimikausi 1.10.2022 – 31.12.2024\nAsettamispäivä 22.9.2022",
            ["2022-10-01/2024-12-31 period", "2022-09-22 other"],
        ),
    ],
)
def test_kinds(text: str, found: list[str]) -> None:
    assert dates(text) == found


def test_under_a_heading_of_other_projects() -> None:
    text = "Sinua voisi kiinnostaa myös\n\nKotona Oulussa\nKesto 1.8.2019–31.7.2022. Rahoittaja STEA."
    assert dates(text) == ["2019-08-01/2022-07-31 other"]


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read(day: date) -> None:
    assert [form.edtf for form in forms(f"{day.day}.{day.month}.{day.year}")] == [day.isoformat()]
    assert [form.edtf for form in forms(f"{day:%d.%m.%Y}")] == [day.isoformat()]


@given(st.text(alphabet="0123456789.-–/ ()\nklohtikuussyksyllävna", max_size=60))
def test_whatever_is_found_is_edtf_and_where_it_says(text: str) -> None:
    doc = nlp.make_doc(text)
    end = 0
    for item in find(doc):
        assert text[item.start : item.end] == item.text
        assert item.start >= end
        end = item.end
        if not item.edtf.endswith("..") and not item.edtf.startswith("XXXX-2"):
            parse_edtf(item.edtf)


def test_time_grows_with_length_alone() -> None:
    def seconds(count: int) -> float:
        start = process_time()
        dates("  ".join(f"{i % 28 + 1}.{i % 12 + 1}.{1990 + i % 40}" for i in range(count)))
        return process_time() - start

    seconds(50)
    assert seconds(1200) < 40 * seconds(100) + 1
