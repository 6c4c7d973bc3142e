"""Texts in, the project's name out."""

import pytest

from hankenlp.documents import Title
from hankenlp.extraction.component import found
from hankenlp.extraction.title_candidates import Candidate
from hankenlp.extraction.titles import best, score
from tests.extraction.tags_in import pipeline

NLP = pipeline("hankenlp_title")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hankkeen nimi: Kynnys matalaksi\n", "Kynnys matalaksi"),
        ("Hankkeen nimi\nKynnys matalaksi\n", "Kynnys matalaksi"),
        ("Projektin nimi: Kynnys (KYN) 2010–2012", "Kynnys"),
        ("Projekti: S11482 Kynnys matalaksi", "Kynnys matalaksi"),
        ("Hankkeen nimi: Kynnys 2010–", "Kynnys"),
        (
            "Perustiedot\n*Hankkeen nimi\nRanta – luonto kuntoon Iissä\n*Saaja\nIin kunta",
            "Ranta – luonto kuntoon Iissä",
        ),
        ("Lomake 3\n1. HAKIJA Iin kunta\n2. HANKE Hankkeen nimi Ranta kuntoon Hankkeen kesto 2 v.", "Ranta kuntoon"),
        ("(in English below)\n\nRanta kuntoon\n\nHanke alkoi.", "Ranta kuntoon"),
        ("Hankkeen nimi: Kynnys (2010)", "Kynnys"),
        ("Hankkeen nimi: Kynnys (1/2010 – 12/2012)", "Kynnys"),
        ("Hankkeen nimi: Työn etsintä vuosina 2010-2012", "Työn etsintä"),
        ("Hankkeen nimi: Saaristo 2030", "Saaristo 2030"),
        ("Hankkeen nimi ja hankenumero: Ranta kuntoon S21345", "Ranta kuntoon"),
        ("Projektin nimi ja tunnus: Ranta kuntoon, 123/2019", "Ranta kuntoon"),
        ("Hankkeen nimi Ranta kuntoon | Tila Päättynyt | Hakija Iin kunta", "Ranta kuntoon"),
        ("Hankkeen nimi Ranta kuntoon Toteutusaika 1.1.2022–31.12.2024", "Ranta kuntoon"),
        (
            "Hanke\nKehittämishanke - 4711\n\nRanta kuntoon\n\nHankkeessa siistitään rantoja. Hanke alkoi 2020.",
            "Ranta kuntoon",
        ),
        ("Ranta kuntoon\n\nHanke on Iin ja Simon yhteinen kehittämishanke. Se alkoi 2020.", "Ranta kuntoon"),
        ("Etusivu > Hankkeet > Kynnys matalaksi\n\nKynnys matalaksi\n\nHanke alkoi.", "Kynnys matalaksi"),
        ("Lähellä kotona -hanke päättyi\n\nHanke oli hyvä.", "Lähellä kotona"),
        ("Tiedote 3.4.2010\n\nOulu on mukana Lähellä kotona -hankkeessa.", "Lähellä kotona"),
        ('Hakija: Simon kunta\nHanke "Navigator"', "Navigator"),
        ("LOPPURAPORTTI\n\nYHDESSÄ ENEMMÄN\n\nHanke alkoi.", "YHDESSÄ ENEMMÄN"),
        ("Kunnassa alkaa hanke nimeltä Kynnys matalaksi, jota STM rahoittaa.", "Kynnys matalaksi"),
        (
            "Etusivu\n\nA80412\nSyvältä lämmintä: kaivosvesi kaukolämmöksi\n\nHanke alkoi.",
            "Syvältä lämmintä: kaivosvesi kaukolämmöksi",
        ),
        ("KH 45\n\nOsallistuminen hankkeeseen Saimaan kutsukyyti -hankkeeseen\n\nHanke alkoi.", "Saimaan kutsukyyti"),
        ("Hankkeen nimi: Nuorten ja muut kuntalaiset mukaan", "Nuorten ja muut kuntalaiset mukaan"),
        ("Hankkeen nimi: Laadukkaan hankkeen suunnittelu ja toteutus", "Laadukkaan hankkeen suunnittelu ja toteutus"),
        ("Uusi alku\n\nTavoitteena on tukea vapautuvia. Hanke alkoi 2020.", "Uusi alku"),
        ("Kaikki mukaan\n\nTavoitteena on tukea nuoria. Hanke alkoi 2020.", "Kaikki mukaan"),
        ("Naapurit etenevät. Valohanke valmistuu. Kunnan Valohanke alkoi 2019.", "Valohanke"),
        ("Hankkeen nimi: Ranta kuntoon Uusi hanke [X] Jatkohanke [ ]", "Ranta kuntoon"),
        ("Hankkeen nimi: Ranta kuntoon Jatkohanke ☒", "Ranta kuntoon"),
        ("Hankkeen nimi: Ranta kuntoon [X] Uusi hanke [ ] Jatkohanke", "Ranta kuntoon"),
        ("Hankesuunnitelma, Simon koulun korjaus\n\nHanke alkoi 2020.", "Simon koulun korjaus"),
        ("Ranta kuntoon Katsaus hankkeen toimintaan\n\nHanke alkoi 2020.", "Ranta kuntoon"),
        ("Ranta kuntoon\nVuoden 2016 AVI-hanke\n\nHanke alkoi 2016.", "Ranta kuntoon"),
        ("EU-rahoitteinen Ranta kuntoon -hanke alkoi. Ranta kuntoon -hankkeessa on kolme kylää.", "Ranta kuntoon"),
        ("Kunnassa alkoi LIFE Luonto -hanke. Ranta-LIFE niminen hanke hoitaa rantoja.", "Ranta-LIFE"),
        ("Kunnassa alkoi Ranta kuntoon -niminen kehittämishanke, jota STM rahoittaa.", "Ranta kuntoon"),
        ("Kylien yhteinen Ranta kaikille kuntoon (RAKU 2010–2014) -hanke alkoi.", "Ranta kaikille kuntoon"),
        ("Kylien yhteinen (RAKU 2010–2014) -hanke alkoi.", "RAKU"),
        ("Hyvä uutinen kuntalaisille\n\nUimahalli avataan remontin jälkeen. Tervetuloa!", None),
        (
            "Pihat kuntoon – kysymyksiä ja vastauksia\n\nMikä ihmeen Pihat kuntoon?\nSe on hanke kylille.",
            "Pihat kuntoon",
        ),
        (
            "Kyläkirje\n\n3. MIKÄ IHMEEN PIHAT KUNTOON?\n\nPihat kuntoon auttaa kyliä. Hanke alkoi 2020.",
            "Pihat kuntoon",
        ),
        ("Kela\n\nMikä on Kela?\nKela maksaa tukia. Kelassa alkoi projekti.", None),
        (
            "Syksyllä alkanut KYKE – Kynnykset kevyemmiksi on edennyt. KYKE-hankkeen väki kiittää.",
            "KYKE – Kynnykset kevyemmiksi",
        ),
        ("Kokous pidettiin. Siellä oli THL – Terveyden ja hyvinvoinnin laitos. Nyt THL-hanke alkoi.", None),
        (
            "Kylien avustus: Pihat kuntoon\n\nHanke alkaa 2020. Pihat kuntoon saa rahaa.",
            "Pihat kuntoon",
        ),
        ("Rannan pihojen korjaaminen, omarahoituksen hyväksyminen\n\nHanke alkaa 2020.", "Rannan pihojen korjaaminen"),
        ("Hankkeen nimi   Pihat kuntoon          Rahoittaja   Lapin liitto\n\nHanke alkoi 2020.", "Pihat kuntoon"),
        ("Case: Pihat kuntoon\n\nPihat kuntoon oli Simon kunnan johtama ja Leaderin tukema hanke.", "Pihat kuntoon"),
        ("PIHAT KUNTOON\n\nHanke alkoi 2020. Nyt Pihat kuntoon etenee.", "Pihat kuntoon"),
        ("Hankkeen nimi: Yhdessä kylien pihat kuntoon (PIKU)", "Yhdessä kylien pihat kuntoon (PIKU)"),
        ("Se on hanke, joka auttaa kyliä. Pihat kuntoon -hanke alkoi.", "Pihat kuntoon"),
        (
            "Kylillä Simon rannoilla odotetaan, jos uusi kylähanke saa rahat. Pihat kuntoon -hanke alkaa.",
            "Pihat kuntoon",
        ),
        ("Onko kyseessä Leader-hanke?\nkyllä\n", None),
        ("Oulun kaupunki\n\nTiedote\n\nKokous pidettiin.", None),
        ("Kokous pidettiin toukokuussa.", None),
        ("", None),
        ("Liikenne paranee 3Polku-hankkeessa. 3Polku-hankkeen ideat jäävät.", "3Polku"),
    ],
)
def test_title(text: str, expected: str | None) -> None:
    titles = found(NLP(text), "title", Title)
    assert [t.text for t in titles] == ([] if expected is None else [expected])
    assert all(text[t.start : t.end] == t.text for t in titles)


def test_a_page_about_several_projects_has_no_title() -> None:
    text = "".join(f"Hankkeen nimi: {name}\nRahoittaja: STM\n\n" for name in ("Kynnys", "Silta", "Polku"))
    assert found(NLP(text), "title", Title) == []


WEIGHTS = {"candidate": -1.0, "heading": 2.0}


def test_the_highest_score_above_zero_wins_and_the_earlier_of_equals() -> None:
    low, first, second = Candidate(0, 1), Candidate(2, 3, {"heading": 1.0}), Candidate(4, 5, {"heading": 1.0})
    assert score(low, WEIGHTS) == -1.0 and score(first, WEIGHTS) == 1.0
    assert best([low, first, second], WEIGHTS) is first
    assert best([low], WEIGHTS) is None and best([], WEIGHTS) is None


def test_a_title_field_wins_against_any_weight() -> None:
    named, given = Candidate(0, 1, {"heading": 1.0}), Candidate(2, 3, {"field": 1.0})
    assert best([named, given], WEIGHTS) is given
