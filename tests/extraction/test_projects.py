"""One project on the page, or several?"""

from pathlib import Path

import pytest
from spacy.language import Language

from hankenlp import extract
from hankenlp.extraction.projects import is_about_several, may_speak_of_project, speaks_of_project
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
        "Kuudelle järvien hoitoa kehittävälle hankkeelle tukea Kainuussa\n\nPäätökset tehtiin keväällä.",
        "Kielten tutkimukseen 12 uutta kielihanketta\n\nPäätökset tehtiin keväällä.",
        "Säätiö kutoo verkkoja\n\nSäätiö sai rahaa kolmelle uudelle, laajalle suohankkeelle. Silta-hankkeeseen tulee viisi.",
        "Säätiö koordinoi kolmea hanketta\n\nKynnys-hanke on Simossa.\n\nSilta-hanke on Kemissä.",
        "Kärkirahaa jaettiin\n\nTuettavia hankkeita on neljä. Kynnys-hankkeessa hoidetaan soita.",
        "Lahjoitus tutkijoille\n\nSuurimpiin rahoitettuihin hankkeisiin kuuluu Kielten kartat.",
        "Säätiöltä paljon rahaa\n\nApurahan saa kaikkiaan 120 henkilöä ja työryhmää.",
        "Liiton avustukset vuodelle 2016\n\nPäätökset tehtiin keväällä.",
        "Miljoona euroa kylien kehittämishankkeille\n\nPäätökset tehtiin keväällä.",
        "VUONNA 2018 TUETTUJEN HANKKEIDEN ESITTELY\n\nTiivistelmät",
        "Rahaa jaettiin kotoutumiseen\n\nRahoituksen saivat seuraavat hankkeet: Simon kunta ja Kemin kaupunki.",
        "Rahaa kunnille\n\nKuusi kuntaa saa rahoitusta liikkumiseen.",
        "Avustus kulttuuriin – haku avoinna\n\nHaettavana on 90 000 euroa. Hakuaika on 1.3.–31.3.2023.",
        "".join(
            f"{name}-hanke 2018–2020\n\nTavoitteena on siistiä rannat.\n\n" for name in ("Ranta", "Silta", "Polku")
        ),
        "".join(f"{name} kuntoon -hanke 2018–2020\nTavoitteena on työ.\n\n" for name in ("Ranta", "Silta", "Polku")),
        "Nro\tHanke\tHakija\tKesto\n1\tKynnys\tSimo\t2010\n2\tSilta\tKemi\t2011\n3\tPolku\tOulu\t2012\n",
        "Kylien vuosi\n\n3 HANKKEET\n\n3.1 Kynnys\n\nHanke alkoi.\n\n3.2 Silta\n\nHanke päättyi.\n",
        "§ 7 Rahoitus: Kynnys\nHakija: Simon kunta\nTyö alkaa.\n\n§ 8 Rahoitus: Silta\nHakija: Kemin kaupunki\nTyö alkaa.\n",
        "Tukea kouluille\n\nHakuaika\n1.3.–30.4.2022\nMääräraha\n900 000 €\n\nHankkeissa kehitetään opetusta.",
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
        "Hanke\tHakija\tKesto\nKynnys\tSimo\t2010\n\nHanke alkoi.",
        "§ 7 Kynnys-hankkeen rahoitus\nHakija: Simon kunta\n\n§ 8 Kokouksen päättäminen\nKokous päätettiin.",
        "3 HANKKEET\n\n4 TALOUS\n\n4.1 Tulot\n\n4.2 Menot\n",
        "Kynnys-hankkeelle rahoitus\n\nMinisteriö tukee kolmea hanketta.",
        "Rahoitus kylille\n\nTukea sai kolme hanketta. Kynnys-hanke alkaa Simossa. Kynnys-hankkeessa on viisi kylää.",
        "Omaraha hankkeelle\n\n17 Kuntarahoitus Simon kylien hankkeelle",
        "Ranta kuntoon\n\nVuonna 2020 tukea myönnettiin 12 hankkeelle, ja Ranta kuntoon sai 20 000 euroa.",
        "Apurahat > Tuetut apurahat > Kielet\n\nSaunan sanat\n\nTyö alkoi.",
        "Avustukset\n\nRanta kuntoon\n\nTyö alkoi.",
        "Kestävät avustukset\n\nKestävät avustukset -hankkeessa kehitetään avustusten jakoa.",
        "Uusi alku\n\nMinisteriö myönsi 122 000 euroa hankkeeseen.",
        "Uusi alku\n\nTyö tehdään kolmessa osassa, ja rahat jaettiin kolmelle osahankkeelle.",
        "Hankkeen nimi: Kynnys\n\nHakuaika\n1.3.–30.4.2022\nMääräraha\n900 000 €",
        "",
    ],
)
def test_one(text: str) -> None:
    assert not is_about_several(analyse(text))


@pytest.mark.parametrize(
    "text",
    [
        "Hanke alkoi syksyllä.",
        "Kylätalohankkeessa on mukana kolme kylää.",
        "Projekti päättyi.",
        "Toimintamalli on käytössä.",
        "Tutkimuksen rahoittaa säätiö, ja kumppanina on Kela.",
        "Tavoitteet\n\nLisätään osallisuutta.\n\nRahoittaja: STM\n",
        "Saariston perunahanke 2001–2003\n\nHankesuunnitelma\n\n" + "Perunaa viljellään tuhannella tilalla. " * 20,
    ],
)
def test_a_text_about_a_project(text: str) -> None:
    assert speaks_of_project(analyse(text))


@pytest.mark.parametrize(
    "text",
    [
        "Mustikkapiirakka\n\nTavoitteena on, että pohja jää kuohkeaksi. Tuloksena on rapea piirakka.",
        "Hänen tavoitteenaan oli ehtiä kotiin ennen pimeää.",
        "Tietojen käsittelyn tarkoituksena on asiakassuhteen hoitaminen.",
        "Avoin työpaikka: projektipäällikkö\n\nTavoitteenamme on olla alueen paras työnantaja.",
        "Tulokset: KuPS 2 – HJK 1. Peliä seurasi 7 800 katsojaa.",
        "",
    ],
)
def test_other_texts(text: str) -> None:
    assert not speaks_of_project(analyse(text))


OTHERS = sorted((Path(__file__).parent / "without_projects").glob("*.txt"))


@pytest.mark.parametrize("file", OTHERS, ids=lambda file: file.stem)
def test_whole_texts_of_other_kinds_yield_no_project(file: Path, nlp: Language) -> None:
    found = extract(file, nlp=nlp)
    assert (found.title, found.status, found.period, found.goals, found.outcomes) == (None, None, None, (), ())
    assert not any(body.roles for body in found.organizations) and {a.kind for a in found.amounts} <= {"other"}


GENERAL = "Hakijan opas\n\nHankkeen tavoitteiden tulee olla selkeitä. Hankkeella on aina tavoite ja kumppaneita.\n"


def test_what_projects_in_general_are_to_be_tells_of_none() -> None:
    assert not speaks_of_project(analyse(GENERAL))


@pytest.mark.parametrize(
    "own", ["Opas tehtiin Kynnys-hankkeessa.", "Tässä hankkeessa kokeiltiin opasta.", "Toteuttaja: Simon kunta"]
)
def test_a_guide_may_tell_of_its_own_project(own: str) -> None:
    assert speaks_of_project(analyse(f"{GENERAL}\n{own}\n"))


@pytest.mark.parametrize("words", ["Hankkeeseen voi hakea avustusta. ", "Hankkeelle voidaan myöntää avustusta. "])
def test_a_guide_takes_more_than_the_word(words: str) -> None:
    guide = "Hakijan on liitettävä suunnitelma. Avustusta ei myönnetä kuluihin. "
    assert not speaks_of_project(analyse(guide + 9 * words))
    assert speaks_of_project(analyse(guide + words + "Kynnys-hankkeessa on viisi kylää. Hankkeen aikataulu venyi."))


def test_a_fragment_may_belong_to_a_project() -> None:
    fragment = "Osatoteuttajina olivat Kela ja Kemi."
    assert may_speak_of_project(analyse(fragment)) and not speaks_of_project(analyse(fragment))
    assert not may_speak_of_project(analyse(fragment + " Sää oli kaunis." * 50))
