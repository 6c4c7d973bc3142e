"""Organisations: where they begin and end, and their base forms."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hankenlp.extraction import organizations, people, places, programmes
from hankenlp.extraction.component import KEY
from tests.extraction.names_in import NLP, assert_apart, names_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # known names in any case form, abbreviations with their endings
        ("Hanketta arvioi Kelan väki.", ["Kelan → Kela"]),
        ("Asiasta päättää THL:ssä valmistelija.", ["THL:ssä → THL"]),
        ("Avustus saatiin STEAlta.", ["STEAlta → STEA"]),
        ("Työhön osallistui Posken väkeä.", ["Posken → Poske"]),
        (
            "Kokous pidettiin sosiaali- ja terveysministeriössä.",
            ["sosiaali- ja terveysministeriössä → sosiaali- ja terveysministeriö"],
        ),
        ("LAPIN LÄÄNINHALLITUS", ["LAPIN LÄÄNINHALLITUS → Lapin lääninhallitus"]),
        ("Tuki tuli Uudenkaupungin kaupungilta.", ["Uudenkaupungin kaupungilta → Uudenkaupungin kaupunki"]),
        # head nouns with attributes of any length; the longest name wins
        (
            "Työ tehtiin Lapin yliopiston sosiaalityön laitoksella.",
            ["Lapin yliopiston sosiaalityön laitoksella → Lapin yliopiston sosiaalityön laitos"],
        ),
        (
            "Kokkolan suomalaisen seurakunnan tilat",
            ["Kokkolan suomalaisen seurakunnan → Kokkolan suomalainen seurakunta"],
        ),
        ("Kiitos SPR:n Ranuan osastolle!", ["SPR:n Ranuan osastolle → SPR:n Ranuan osasto"]),
        ("Oulun kaupungin hyvinvointipalvelut vastasi.", ["Oulun kaupungin hyvinvointipalvelut"]),
        ("Kysely lähti Kemin perhetukikeskukseen.", ["Kemin perhetukikeskukseen → Kemin perhetukikeskus"]),
        ("Lahjoituksen teki Sallan Osuuskauppa.", ["Sallan Osuuskauppa"]),
        ("Mukana on Diakonia-ammattikorkeakoulu.", ["Diakonia-ammattikorkeakoulu"]),
        ("Oulun seudun kunnat rahoittavat.", ["Oulun seudun kunnat"]),
        # a genitive that opens the sentence and the name
        ("Nuorten Sankarit -säätiö tukee työtä.", ["Nuorten Sankarit -säätiö"]),
        ("Työtä tukee Nuorten Sankarit -säätiö.", ["Nuorten Sankarit -säätiö"]),
        ("Hankkeen Sankarit -osasto avattiin.", ["Sankarit -osasto"]),
        ("Kaupungin Elämänlaatu -yksikkö toimii.", ["Elämänlaatu -yksikkö"]),
        # praise, and any town of a country
        ("Tavoitteena on olla Suomen viihtyisin kunta.", []),
        ("Se on Lapin vanhin museo.", []),
        ("Mikä tahansa Suomen kaupunki voi hakea.", []),
        # companies called so, and what ends like a head
        ("Mukana on Valpas Yhtymä.", ["Valpas Yhtymä"]),
        ("Työ siirtyi Valpas Yhtymälle.", ["Valpas Yhtymälle → Valpas Yhtymä"]),
        ("Hankkeessa kunnostetaan Simon pihapiiri.", []),
        # housing companies
        ("Hakija on Asunto Oy Rantakatu 5.", ["Asunto Oy Rantakatu 5"]),
        ("Tuki meni As Oy Oulun Kaskitie 12-14:lle.", ["As Oy Oulun Kaskitie 12-14:lle → As Oy Oulun Kaskitie 12-14"]),
        ("Kiinteistö Oy Kylätalo 5 000 euroa", ["Kiinteistö Oy Kylätalo"]),
        (
            "Näin toteaa Kirsti Vilén työ- ja elinkeinoministeriöstä.",
            ["työ- ja elinkeinoministeriöstä → työ- ja elinkeinoministeriö"],
        ),
        ("TaiKe-hanke alkoi.", []),
        ("Kumppanit: Turun yliopisto (osatoteuttaja), Turku Energia", ["Turun yliopisto", "Turku Energia"]),
        ("Alueen teknologiateollisuuden kilpailukyky paranee.", []),
        ("Kokous oli kansaneläkelaitoksessa.", ["kansaneläkelaitoksessa → kansaneläkelaitos"]),
        # company forms and appositions
        ("Mukana oli Osuuskunta Tuki.", ["Osuuskunta Tuki"]),
        ("Vetäjänä on Osallisuuden aika ry:n johtaja.", ["Osallisuuden aika ry:n → Osallisuuden aika ry"]),
        ("Sitoutuminen Rovaniemen Kylät ry:n toimintaan.", ["Rovaniemen Kylät ry:n → Rovaniemen Kylät ry"]),
        ("Mukana Rovaniemen Kylät ry ja Evijärven Peruna Oy.", ["Rovaniemen Kylät ry", "Evijärven Peruna Oy"]),
        (
            "Hakijana on peruspalvelukuntayhtymä Kallio.",
            ["peruspalvelukuntayhtymä Kallio"],
        ),
        ("Jäsen: STM, Yhteisöt ja toimintakyky -osasto", ["STM", "Yhteisöt ja toimintakyky -osasto"]),
        # names that the document itself makes
        (
            "Kylien Apu ry auttoi. Talkoisiin tuli Kylien Avun väkeä.",
            ["Kylien Apu ry", "Kylien Avun → Kylien Apu"],
        ),
        (
            "Ohjausta antaa Sompion kehittämiskeskus (SOKKE). SOKKEn tilat",
            ["Sompion kehittämiskeskus", "SOKKE", "SOKKEn → SOKKE"],
        ),
        # names with other letters, words and languages in them
        ("Mukana Päijät-Hämeen Liikunta ja Urheilu ry.", ["Päijät-Hämeen Liikunta ja Urheilu ry"]),
        ("Mukana oli Salon seudun ystäväyhdistys Sateenvarjo ry.", ["Salon seudun ystäväyhdistys Sateenvarjo ry"]),
        ("Mukana on K.H.Renlundin museo.", ["K.H.Renlundin museo"]),
        ("Tutkijoita tuli Tartu Ülikool mukaan.", ["Tartu Ülikool"]),
        ("Mukana Amos Anderson konstmuseum.", ["Amos Anderson konstmuseum"]),
        ("Mukana Kvinnoförbundet Ellen i Österbotten rf.", ["Kvinnoförbundet Ellen i Österbotten rf"]),
        ("Kyselyn teki Åbo Akademin Vaasan yksikkö.", ["Åbo Akademin Vaasan yksikkö"]),
        ("Sähkön myy Rauman Energia.", ["Rauman Energia"]),
        ("Työpaikan tarjosi Hotelli Sinirinta.", ["Hotelli Sinirinta"]),
        ("Hakijana oli Eskoon kuntayhtymä.", ["Eskoon kuntayhtymä"]),
        ("Lapin kunnat maksavat.", ["Lapin kunnat"]),
        ("Kyselyn teki oikeus- ja kasvatustieteiden tiedekunta.", ["oikeus- ja kasvatustieteiden tiedekunta"]),
        ("Rahoitus: Satakunnan ELY-keskus Hakemusta ei ole.", ["Satakunnan ELY-keskus"]),
        ("Yleistä", []),
        # a row of bodies makes unknown names between them bodies
        ("Mukana ovat Hartela Oy, Zorba, ABB ja Kela.", ["Hartela Oy", "Zorba", "ABB", "Kela"]),
        # coordination does not join two bodies
        (
            "Leiri järjestetään Sallan kunnan ja Kemijärven seurakunnan kanssa.",
            ["Sallan kunnan → Sallan kunta", "Kemijärven seurakunnan → Kemijärven seurakunta"],
        ),
        # rows of genitives, apposed names, names of people
        (
            "Arvion teki Veden, Tieteen ja Teknologian tutkimuskeskus.",
            ["Veden, Tieteen ja Teknologian tutkimuskeskus"],
        ),
        ("Talkoot veti Itä-Vantaan lähityö Majakka ry.", ["Itä-Vantaan lähityö Majakka ry"]),
        ("Näyttelyn avasi Työväen museo Veturi.", ["Työväen museo Veturi"]),
        ("Kurssin piti Eila Mäki Instituutti.", ["Eila Mäki Instituutti"]),
        ("Töitä johti Lahden ympäristöpalvelut.", ["Lahden ympäristöpalvelut"]),
        ("Lapin matkailupalvelut paranivat.", []),
        ("Luvan antoi Tornionlaakson neuvosto.", ["Tornionlaakson neuvosto"]),
        # what is typed without its hyphen; capitals inside a known name
        (
            "Kainuun elinkeino-, liikenne ja ympäristökeskus",
            [("Kainuun elinkeino-, liikenne ja ympäristökeskus → Kainuun elinkeino-, liikenne- ja ympäristökeskus")],
        ),
        ("Reitit hoitaa Metsähallituksen Luontopalvelut.", ["Metsähallituksen Luontopalvelut"]),
        # a surname before the name is none of it
        ("Mukana oli Katri Suuronen Työterveyslaitokselta.", ["Työterveyslaitokselta → Työterveyslaitos"]),
        ("Mukana oli Jouni Kivinen Lapin liitosta.", ["Lapin liitosta → Lapin liitto"]),
        ("Nimi Luonnonvarakeskus Rooli kumppani", ["Luonnonvarakeskus"]),
        # no organisations
        ("Ryhmiä Lapsia Tehostetun tuen piirissä", []),
        ("Päätökset VM/1234/2019 ja STM/77/2020", []),
        ("Yhteistyökumppanit: Viisas kalastaja -hanke", []),
        ("Paikalla oli Lahden museo Kari Virtasen kanssa.", ["Lahden museo"]),
        ("Kunta ja kaupunginhallitus päättävät hankkeesta.", []),
        ("Hankkeen työryhmä ja yhdistys kokoontuvat.", []),
        ("Oulun keskus on lähellä.", []),
        ("Pohjoisen maakunnan kauppakeskus", []),
        ("Rovaseudun lastensuojelun kehittämiskeskus – hanke alkaa.", []),
        ("Kainuun ja Lapin maakunnissa palvelut toimivat.", []),
        ("Tietoa hankkeesta ja Suomeksi kerrottuna.", []),
        ("Apua antaa Oulun kaupungin aikuissosiaalityö.", ["Oulun kaupungin aikuissosiaalityö"]),
        ("Kaavaan merkittiin Inarin pilottilaitos.", []),
        ("Avun antoi X-Säätiö.", ["X-Säätiö"]),
        ("Työn teki Metsänhoitoyhdistys Koskijoki.", ["Metsänhoitoyhdistys Koskijoki"]),
        (
            "Kiitos Suomen Kulttuurirahaston Kainuun rahastolle.",
            ["Suomen Kulttuurirahaston Kainuun rahastolle → Suomen Kulttuurirahaston Kainuun rahasto"],
        ),
        ("Tapaaminen on Kangaslammin koululla.", ["Kangaslammin koululla → Kangaslammin koulu"]),
        # museums and schools called after people; abbreviations with their periods; what a participle tells of a body
        ("Vierailu Emil Cedercreutzin museoon.", ["Emil Cedercreutzin museoon → Emil Cedercreutzin museo"]),
        ("Mukana on Malmin ev. lut. seurakunta.", ["Malmin ev. lut. seurakunta"]),
        ("Kiitos K. H. Renlundin museolle!", ["K. H. Renlundin museolle → K. H. Renlundin museo"]),
        ("European Foundation Centre teki kyselyn.", ["European Foundation Centre"]),
        ("Helsinkiin rekisteröity yhdistys Familia ry auttoi.", ["Familia ry"]),
        # before a company form a name stays as it is
        ("Tukea annettiin Mielen ry:lle.", ["Mielen ry:lle → Mielen ry"]),
        ("Tukea annettiin MIELI ry:lle.", ["MIELI ry:lle → MIELI ry"]),
        # an abbreviation behind the name belongs to it, another body's does not
        ("Mukana on Tieteentekijöiden liitto TTL.", ["Tieteentekijöiden liitto TTL"]),
        (
            "Kuultiin Suomen ylioppilaskuntien liitto SYL ry:tä.",
            ["Suomen ylioppilaskuntien liitto SYL ry:tä → Suomen ylioppilaskuntien liitto SYL ry"],
        ),
        ("Mukana on Elinkeinoelämän keskusliitto EK ja Kela.", ["Elinkeinoelämän keskusliitto EK", "Kela"]),
        ("Mukana on Lapin liitto THL:n kanssa.", ["Lapin liitto", "THL:n → THL"]),
        # units that only their owner makes names
        ("Hoito alkoi OYS:n lastenklinikalla.", ["OYS:n lastenklinikalla → OYS:n lastenklinikka"]),
        (
            "Mukana on Lapin AMK:n sosiaali- ja terveysala.",
            ["Lapin AMK:n sosiaali- ja terveysala"],
        ),
        ("Oulun kaupungin pinta-ala ja kanala", ["Oulun kaupungin → Oulun kaupunki"]),
        ("Lapin hyvinvointiala kasvaa.", []),
        (
            "Tutkimus tehdään OYS:n sisätautien vastuualueella.",
            ["OYS:n sisätautien vastuualueella → OYS:n sisätautien vastuualue"],
        ),
        ("Kemin kaupungin keskeinen vastuualue", ["Kemin kaupungin → Kemin kaupunki"]),
        ("Asia kuuluu sisäministeriön hallinnonalaan.", ["sisäministeriön → sisäministeriö"]),
        ("Asiaa pohti HUS-kuntayhtymän hallitus.", ["HUS-kuntayhtymän → HUS-kuntayhtymä"]),
        ("Tutkimus tehtiin OYS:n klinikalla.", ["OYS:n → OYS"]),
        # an unlisted first part
        ("Ohjeet saatiin Lapin Barentskeskukselta.", ["Lapin Barentskeskukselta → Lapin Barentskeskus"]),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert names_in(organizations.find, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Toteuttajat\nSivistys- ja kulttuuripalvelut\nHyvinvointipalvelut\n",
            ["Sivistys- ja kulttuuripalvelut", "Hyvinvointipalvelut"],
        ),
        ("Kumppanit: Oulun kaupunki, Kempele, Vihreä Polku", ["Oulun kaupunki"]),
        ("Rahoittaja: Sompio-instituutti\n", ["Sompio-instituutti"]),
        ("Toteuttaja: kunnat ja kylät\n", []),
        ("Toteuttaja: Kela, YTM\n", ["Kela"]),
        ("Toteuttaja: YTM\n", []),
        (
            "Hakijan virallinen nimi\nKainuun koulutuskuntayhtymä\nOrganisaatiotyyppi Kuntayhtymä",
            ["Kainuun koulutuskuntayhtymä"],
        ),
    ],
)
def test_field_values(text: str, expected: list[str]) -> None:
    assert names_in(organizations.find, text)[: len(expected) or None] == expected


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Oulun",
                "kaupunki",
                "kaupungin",
                "ja",
                "Lapin",
                "yliopisto,",
                "sekä",
                "STM:n",
                "(STEA)",
                "hanke",
                "-ohjelma",
                "ry",
                "Kaste",
                "ESR-hanke",
                "Salla",
                ".",
                "\n",
                ":",
                "kunnat",
                "2014–2020",
            ]
        ),
        max_size=25,
    )
)
def test_fields_never_overlap(words: list[str]) -> None:
    doc = NLP.make_doc(" ".join(words))
    found = [(m.start, m.end) for find in (organizations.find, places.find, programmes.find) for m in find(doc)]
    assert_apart(sorted(found))


def test_a_company_without_its_form_keeps_its_capitals() -> None:
    text = "Mukana on Uudenkaupungin Satama Oy. Mittaamme Uudenkaupungin satamissa. Uudenkaupungin Satama auttaa."
    assert names_in(organizations.find, text) == ["Uudenkaupungin Satama Oy", "Uudenkaupungin Satama"]


def test_a_body_begins_behind_the_person_beside_it() -> None:
    doc = NLP.make_doc("Mukana oli kyläasiamies Minna Heikkilä Suomen kylätoiminta ry.")
    doc.user_data[KEY] = {"people": [p.model_dump() for p in people.find(doc)]}
    assert [o.text for o in organizations.find(doc)] == ["Suomen kylätoiminta ry"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mukana on Österbottens svenska producentförbund.", "Österbottens svenska producentförbund"),
        ("Hanketta toteuttaa Nylands svenska lantförbund NSL rf.", "Nylands svenska lantförbund NSL rf"),
        ("Svenska Sjömäns Riksförbund toteuttaa hanketta.", "Svenska Sjömäns Riksförbund"),
        ("Hankkeessa on mukana ADHD-liitto.", "ADHD-liitto"),
        ("Siitä Karjalan Leader ry maksaa puolet.", "Karjalan Leader ry"),
        ("TIIVISTELMÄ Ranta ry toteutti retken.", "Ranta ry"),
        ("NUORTEN Ystävät ry toteutti retken.", "NUORTEN Ystävät ry"),
        ("Kumppanina on Närpes Odlare r.f. ja muita.", "Närpes Odlare r.f."),
        ("Hankkeessa on mukana Paliskuntain yhdistys.", "Paliskuntain yhdistys"),
        ("Hanketta hallinnoi Rannan Martat – Marthorna i Strand rf.", "Rannan Martat – Marthorna i Strand rf"),
    ],
)
def test_names_of_associations(text: str, name: str) -> None:
    assert names_in(organizations.find, text) == [name]


def test_a_company_goes_without_its_form_where_its_name_is_its_own() -> None:
    text = "Hanketta toteuttaa Posintra Oy. Kumppanina on Suunta Oy. Posintra vastaa siitä. Suunta on selvä."
    assert names_in(organizations.find, text) == ["Posintra Oy", "Suunta Oy", "Posintra"]
