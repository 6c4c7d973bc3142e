"""Places: every case form, regions, villages, and what only looks like a place."""

import pytest

from hankenlp.documents import Person
from hankenlp.extraction import places
from hankenlp.extraction.component import KEY
from tests.extraction.names_in import NLP, names_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Toimimme Sallassa, Iissä ja Muhoksella.", ["Sallassa → Salla", "Iissä → Ii", "Muhoksella → Muhos"]),
        ("Kurssi pidettiin Lepaalla.", ["Lepaalla → Lepaa"]),
        ("Tietoa saa Uudestakaupungista.", ["Uudestakaupungista → Uusikaupunki"]),
        ("96101 ROVANIEMI", ["ROVANIEMI → Rovaniemi"]),
        (
            "Kainuun, Keski-Pohjanmaan ja Lapin edustajat",
            ["Kainuun → Kainuu", "Keski-Pohjanmaan → Keski-Pohjanmaa", "Lapin → Lappi"],
        ),
        ("Kemijarven kylissä", ["Kemijarven → Kemijärvi"]),
        # a language that the page can be read in
        ("Valikko   Haku   Suomi Svenska English\n", []),
        ("Svenska • Suomi\n", []),
        ("Kirjaudu | Suomi ▾\n", []),
        ("Suomi ja Ruotsi osallistuvat.", ["Suomi", "Ruotsi"]),
        # inside a longer name a place is none
        ("Oulun kaupungin väki tuli Ouluun.", ["Ouluun → Oulu"]),
        ("Lapin yliopistosta", []),
        ("oululainen nuori ja lappilaiset perheet", []),
        # a common word at the start of a sentence, a name of a person
        ("Kallio murtui louhinnassa.", []),
        ("Kalliossa asuu nuoria.", ["Kalliossa → Kallio"]),
        # the place in a house's name, capitals that are something else
        ("Infotilaisuus on Tikkurilan kirjastossa.", []),
        ("EURA-järjestelmä ja EURA 2014", []),
        ("PIKKOLO II\n\nPikkolo II -hanke alkoi.", []),
        ("Nurmesta tehdään rehua.", []),
        ("02770 ESPOO", ["ESPOO → Espoo"]),
        # names that the lexicon has
        ("Opintomatka tehtiin Gotlantiin.", ["Gotlantiin → Gotlanti"]),
        # villages that no list has
        (
            "Kokeilu alkaa kahdessa kylässä, Vanttauskoskella ja Meltauksessa.",
            ["Vanttauskoskella → Vanttauskoski", "Meltauksessa → Meltaus"],
        ),
        ("Talo on Hirvasojan kylässä.", ["Hirvasojan → Hirvasoja"]),
        ("Ohjaus toimii Skypessä ja Teamsissa.", []),
        # names in the plural; villages in any case once they are known; what nobody knows in two local cases
        ("Talo on Littoisissa.", ["Littoisissa → Littoinen"]),
        (
            "Väki tuli Rajamäelle. Rajamäen talo on vanha.",
            ["Rajamäelle → Rajamäki", "Rajamäen → Rajamäki"],
        ),
        (
            "Tie vie Pihtlaan. Koulu on Pihtlassa. Kuvassa Pihtlan ranta.",
            ["Pihtlaan → Pihtla", "Pihtlassa → Pihtla", "Pihtlan → Pihtla"],
        ),
        ("Paikkakunnat: Rajamäellä, Iissä", ["Rajamäellä → Rajamäki", "Iissä → Ii"]),
        (
            "Mukana kaksi kylää (Evijärven Särkikylä, Alajärven Kurejoki, Vimpeli).",
            ["Evijärven → Evijärvi", "Särkikylä", "Alajärven → Alajärvi", "Kurejoki", "Vimpeli"],
        ),
        (
            "Pysäkkejä on neljä: Kemi, Tornio, Ala-Vuokki ja Piispajärvi.",
            ["Kemi", "Tornio", "Ala-Vuokki", "Piispajärvi"],
        ),
        ("Pohjolan Sanomat kertoi siitä.", []),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert names_in(places.find, text) == expected


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Palvelu toimii Oulun seudulla.", "Oulun seutu", "region"),
        ("Hanke toteutetaan Itä-Lapissa.", "Itä-Lappi", "region"),
        ("Hanke toteutetaan Kuopiossa.", "Kuopio", "municipality"),
        ("Pilotti oli Kiimingissä.", "Kiiminki", "municipality"),
        ("Mallia haettiin Virosta.", "Viro", "country"),
        ("Ryhmä toimii Hervannassa.", "Hervanta", "other"),
        ("Seutukunnat: Kajaanin", "Kajaani", "region"),
        ("Kunnat: Kajaani", "Kajaani", "municipality"),
    ],
)
def test_kinds(text: str, name: str, kind: str) -> None:
    assert [(p.name, p.kind) for p in places.find(NLP.make_doc(text))] == [(name, kind)]


def test_people_named_like_towns_are_no_places() -> None:
    text = "Lisätietoja: Simo Lappi, Poske. Seminaari on Simossa."
    doc = NLP.make_doc(text)
    start = text.index("Simo")
    person = Person(text="Simo Lappi", start=start, end=start + 10, name="Simo Lappi")
    doc.user_data[KEY] = {"people": [person.model_dump()]}
    assert [p.text for p in places.find(doc)] == ["Simossa"]
