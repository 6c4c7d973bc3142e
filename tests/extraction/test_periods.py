"""The project's own time from its dates."""

import pytest
import spacy

from hankenlp.edtf import first_day, last_day
from hankenlp.extraction.dates import find
from hankenlp.extraction.periods import period_of

nlp = spacy.blank("fi")


@pytest.mark.parametrize(
    ("text", "edtf", "start", "end"),
    [
        ("Aloittamispvm   1.9.2008\nPäättymispvm   30.6.2010", "2008-09-01/2010-06-30", "2008-09-01", "2010-06-30"),
        (
            "Perhetupa-hanke 2004-2006\n\nHanke on päättynyt 30.11. 2006.",
            "2004/2006-11-30",
            "2004-01-01",
            "2006-11-30",
        ),
        (
            "Hanke päättyi joulukuussa 2019.\n\nToteutusaika: 1.9.2017–31.12.2019",
            "2017-09-01/2019-12-31",
            "2017-09-01",
            "2019-12-31",
        ),
        ("Käynnissä 1/2022–12/2024", "2022-01/2024-12", "2022-01-01", "2024-12-31"),
        ("Kylätuvalta kotiin -hanke (2020–2022)", "2020/2022", "2020-01-01", "2022-12-31"),
        ("Hanke kesti tammikuusta 2021 toukokuuhun 2022.", "2021-01/2022-05", "2021-01-01", "2022-05-31"),
        ("Toteutusaika 1.7.2013 31.10.2014", "2013-07-01/2014-10-31", "2013-07-01", "2014-10-31"),
        ("Hanke toteutettiin vuosina 2010, 2011 ja 2012.", "2010/2012", "2010-01-01", "2012-12-31"),
        ("Toteutusaika: 1 .9.2013 – 31.12.2014", "2013-09-01/2014-12-31", "2013-09-01", "2014-12-31"),
        ("Toteutusaika: syksy 2021", "2021-23", "2021-09-01", "2021-11-30"),
        ("Toteutusaika: 1.3.2023–", "2023-03-01/..", "2023-03-01", None),
        ("Hanke käynnistyi tammikuussa 2022.", "2022-01/..", "2022-01-01", None),
        (
            "Lautakunta päätti hakea avustusta Tila kaikille -hankkeelle ajalle 1.8.2019–31.7.2020.",
            "2019-08-01/2020-07-31",
            "2019-08-01",
            "2020-07-31",
        ),
        (
            "Toteutusaika: 1.1.2016 – 31.12.2018 (jatkoaika 30.4.2019 saakka)",
            "2016-01-01/2019-04-30",
            "2016-01-01",
            "2019-04-30",
        ),
        (
            "Hankkeen aikataulu\n\nHanke käynnistyi tammikuussa 2022. Syksyllä 2022 siirrytään toiseen vaiheeseen.",
            "2022-01/..",
            "2022-01-01",
            None,
        ),
        (
            "Hanke alkoi 1.3.2019 ja päättyi 30.9.2021 aiemmin kuin luultiin.",
            "2019-03-01/2021-09-30",
            "2019-03-01",
            "2021-09-30",
        ),
        (
            "Tila\tKäynnissä\nAlkaa\t1.3.2019\nPäättyy\t30.9.2021 (aiemmin 31.3.2021)\n",
            "2019-03-01/2021-09-30",
            "2019-03-01",
            "2021-09-30",
        ),
        (
            "Tila\tKäynnissä\nAlkaa\t1.3.2019\nPäättyy\t30.9.2021 (alkup. 31.3.2021)\n",
            "2019-03-01/2021-09-30",
            "2019-03-01",
            "2021-09-30",
        ),
        (
            "Alkaa: 1.3.2019\nPäättyy: 30.9.2021 (alkuperäinen 31.3.)\n",
            "2019-03-01/2021-09-30",
            "2019-03-01",
            "2021-09-30",
        ),
        (
            "Hanke alkoi 1.3.2019. Hanke päättyy 30.9.2021, alun perin 31.3.2021.",
            "2019-03-01/2021-09-30",
            "2019-03-01",
            "2021-09-30",
        ),
        (
            (
                "TUKIHAKEMUS Kehittämishanke Hakijan nimi Pihlavan kyläyhdistys ry Lähiosoite Rantatie 2 Postinumero 99999 "
                "Postitoimipaikka Pihlava Puhelin 050 000 000 Sähköposti kyla@example.org HANKKEEN TIEDOT Hankkeen nimi Ranta "
                "kuntoon Toteutusalue Pihlava ja Saari Alkaa 1.3.2019 Päättyy 30.9.2021 Hanke on alueellinen [X]"
            ),
            "2019-03-01/2021-09-30",
            "2019-03-01",
            "2021-09-30",
        ),
    ],
)
def test_period(text: str, edtf: str, start: str | None, end: str | None) -> None:
    doc = nlp.make_doc(text)
    period = period_of(doc, find(doc))
    assert period is not None
    assert (period.edtf, period.start, period.end) == (edtf, start, end)


@pytest.mark.parametrize(
    "text",
    [
        "Koulutuspäivä järjestetään loka-marraskuussa.",
        "Kuutamo\nToteutusaika: 1.1.2015–31.12.2016\n\nSilta\nToteutusaika: 1.3.2017–31.12.2018",
        "Raportti julkaistaan keväällä 2021.",
        "Hankkeet toteutetaan 1.6.2018–31.5.2019.",
        "Kolmelle kylähankkeelle tukea\n\nVuonna 2018 alkavat hankkeet mukaan lukien kylät ovat jo tuttuja.",
        "Liiton avustukset vahvistettiin\n\n• Kynnys 9 000 euroa, uusi projekti vuosille 2014–2016.\n• Silta 8 000 euroa.",
    ],
)
def test_no_period(text: str) -> None:
    doc = nlp.make_doc(text)
    assert period_of(doc, find(doc)) is None


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2016", "2016-01-01", "2016-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2021-23", "2021-09-01", "2021-11-30"),
        ("2020-24", "2020-01-01", "2020-12-31"),
        ("2020-33", "2020-01-01", "2020-03-31"),
        ("XXXX-04-27", None, None),
        ("..", None, None),
    ],
)
def test_days_that_edtf_allows(edtf: str, first: str | None, last: str | None) -> None:
    assert (first_day(edtf), last_day(edtf)) == (first, last)
