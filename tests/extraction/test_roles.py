"""What the text says that organisations do in the project."""

import pytest

from hankenlp.extraction import organizations
from tests.extraction.names_in import NLP


def roles_in(text: str) -> dict[str, tuple[str, ...]]:
    return {o.name: o.roles for o in organizations.find(NLP.make_doc(text)) if o.roles}


FUNDER, IMPLEMENTER, COORDINATOR, PARTNER = ("funder",), ("implementer",), ("coordinator",), ("partner",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # verbs, with the subject before or after them
        ("Hanketta rahoittaa STEA.", {"STEA": FUNDER}),
        ("STEA on myöntänyt hankkeelle 276 000 euroa.", {"STEA": FUNDER}),
        ("Valtionavustuksen myönsi STM.", {"STM": FUNDER}),
        (
            "Hanketta hallinnoi Diak ja sen osatoteuttajat ovat Kemin kaupunki ja Lapin yliopisto.",
            {"Diak": IMPLEMENTER, "Kemin kaupunki": PARTNER, "Lapin yliopisto": PARTNER},
        ),
        ("Hankkeen toteutuksesta vastasi Kajaanin kaupunki.", {"Kajaanin kaupunki": IMPLEMENTER}),
        ("THL koordinoi hanketta.", {"THL": COORDINATOR}),
        ("Projektin toteuttaa Itä-Lapin Työttömät ry.", {"Itä-Lapin Työttömät ry": IMPLEMENTER}),
        ("Diak hakee Kemin kaupungilta avustusta hankkeeseen.", {"Diak": IMPLEMENTER, "Kemin kaupunki": FUNDER}),
        # role nouns and rows of names
        (
            "Mukana ovat THL (TP2), Kela, Lapin hyvinvointialue (Lapha) ja Tampereen yliopisto.",
            dict.fromkeys(["THL", "Kela", "Lapin hyvinvointialue", "Lapha", "Tampereen yliopisto"], PARTNER),
        ),
        ("Osatoteuttajina olivat Oulun kaupunki sekä Oulunkaari.", {"Oulun kaupunki": PARTNER, "Oulunkaari": PARTNER}),
        ("Rahoittavana viranomaisena toimii Lapin ELY-keskus.", {"Lapin ELY-keskus": FUNDER}),
        # genitives and participles
        ("Siitä STM:n valtionavustusta on 80 prosenttia.", {"STM": FUNDER}),
        ("Kylätupa on Sallan kunnan kaksivuotinen hanke.", {"Sallan kunta": IMPLEMENTER}),
        ("Posken koordinoima hanke alkaa.", {"Poske": COORDINATOR}),
        ("Peruspalvelukuntayhtymä Kallion hallinnoimassa osahankkeessa", {"Peruspalvelukuntayhtymä Kallio": PARTNER}),
        (
            "Iin kunnan hallinnoimassa hankkeessa ovat mukana Simon kunta ja Kemin kaupunki.",
            {"Iin kunta": IMPLEMENTER, "Simon kunta": PARTNER, "Kemin kaupunki": PARTNER},
        ),
        (
            "Silta on Iin kunnan, Simon kunnan ja Diakin yhteinen maakuntien välinen kehittämishanke.",
            {"Iin kunta": IMPLEMENTER, "Simon kunta": IMPLEMENTER, "Diak": IMPLEMENTER},
        ),
        ("Opas EU-hankkeen toteuttamiseen.", {}),
        (
            "Toteuttaja: Simon Kylät ry yhteistyössä Kemin kaupungin kanssa",
            {"Simon Kylät ry": IMPLEMENTER, "Kemin kaupunki": PARTNER},
        ),
        (
            "Yhteistyökumppanit\n\nDiak, Kela, Kemin kaupunki ja Lapin yliopisto tekivät tiivistä yhteistyötä.\n",
            dict.fromkeys(["Diak", "Kela", "Kemin kaupunki", "Lapin yliopisto"], PARTNER),
        ),
        ("Toteutus: Diak ja Kemin kaupunki", {"Diak": IMPLEMENTER, "Kemin kaupunki": IMPLEMENTER}),
        ("Toteutus: koulutukset pidetään Lapin yliopistolla.", {}),
        # a second verb behind "ja", and who works together
        ("Hankkeen toteuttaa Iin kunta ja rahoittaa Lapin liitto.", {"Iin kunta": IMPLEMENTER, "Lapin liitto": FUNDER}),
        ("Hankkeessa tekevät yhteistyötä Diak ja Lapin yliopisto.", {"Diak": PARTNER, "Lapin yliopisto": PARTNER}),
        # cases
        ("Rahoitus tulee STEAlta ja Oulun kaupungilta.", {"STEA": FUNDER, "Oulun kaupunki": FUNDER}),
        (
            "Hanke toteutetaan yhteistyössä Kelan ja SPR:n Hämeen piirin kanssa.",
            {"Kela": PARTNER, "SPR:n Hämeen piiri": PARTNER},
        ),
        ("Hankkeen rahoituspäätöksen teki Hämeen liitto.", {"Hämeen liitto": FUNDER}),
        # who gets, whose project gets, who applies
        ("Tukea sai myös Aurinko-hanke Salon seurakunnasta.", {"Salon seurakunta": IMPLEMENTER}),
        ("Inarin kunta jätti hakemuksen uimahallista.", {"Inarin kunta": IMPLEMENTER}),
        ("Oulun kaupunki on pilotoimassa toimintamallia.", {"Oulun kaupunki": IMPLEMENTER}),
        ("Kemin kaupungin LUOTSI –hanke päättyi.", {"Kemin kaupunki": IMPLEMENTER}),
        # labels that have lost their colon or column
        ("Tunnus S1\nVastuuviranomainen Kainuun ELY-keskus\nTila päättynyt", {"Kainuun ELY-keskus": FUNDER}),
        ("Päätöksen tehnyt Lapin ELY-keskus 4.5.2016", {"Lapin ELY-keskus": FUNDER}),
        ("Osahakija  Arcada-ammattikorkeakoulu Oy, Espoo", {"Arcada-ammattikorkeakoulu Oy": PARTNER}),
        ("Lyhenne  TUIKE     Toimeksiantaja(t)  Tekes", {"Tekes": FUNDER}),
        ("Asettaja Oikeusministeriö", {}),
        # a panel at a seminar is none of the project
        ("Paneeli: hankkeen jälkeen. Paneelissa mukana mm. Kela ja THL.", {}),
        # active participles, in the case of the name behind them
        ("Kysy hanketta koordinoivasta Metsähallituksesta.", {"Metsähallitus": COORDINATOR}),
        ("Hanketta hallinnoivalle Kemin kaupungille tuli kutsu.", {"Kemin kaupunki": IMPLEMENTER}),
        ("Hanketta rahoittavan Kainuun liiton väki vieraili.", {"Kainuun liitto": FUNDER}),
        ("Lääkehoitoa toteuttava Kemin kaupunki osti laitteita hankkeessa.", {}),
        ("Rahoittava Leader-ryhmä Kylien Apu ry", {"Kylien Apu ry": FUNDER}),
        (
            "Työ tehdään EU:n ja Kainuun liiton osoittamin määrärahoin.",
            {"EU": FUNDER, "Kainuun liitto": FUNDER},
        ),
        ("Kelan lisäksi mukana on Diak.", {"Kela": PARTNER, "Diak": PARTNER}),
        # labels that have lost their line ends
        ("Pääpartneri Kylien Apu ry", {"Kylien Apu ry": PARTNER}),
        ("Toteuttava partneri Lapin yliopisto, Kauppakatu 3", {"Lapin yliopisto": IMPLEMENTER}),
        ("Hakijan tiedot\nNimi Luonnonvarakeskus Rooli kumppani", {"Luonnonvarakeskus": PARTNER}),
        # a verb that is said but once; money that the clause before names
        (
            "Kainuun liitto myönsi hankkeelle 40 000 euroa ja Sotkamon kunta 8 000 euroa.",
            {"Kainuun liitto": FUNDER, "Sotkamon kunta": FUNDER},
        ),
        ("Raha tulee rahastosta, ja sen myönsi Hämeen ELY-keskus hankkeelle.", {"Hämeen ELY-keskus": FUNDER}),
        (
            "Hankkeen rahoitus tulee EU:sta, ja sen myönsi Hämeen ELY-keskus.",
            {"EU": FUNDER, "Hämeen ELY-keskus": FUNDER},
        ),
        ("Ison apurahan sai Kylien Apu ry hankkeeseensa.", {"Kylien Apu ry": IMPLEMENTER}),
        ("Rautavaaran kunta panee hankkeeseen 4 000 euroa.", {"Rautavaaran kunta": FUNDER}),
        # a row whose first name has a clause of its own; names in two languages
        (
            "Kumppaneina olivat Kela, joka maksoi matkat, sekä Porin Diabetesyhdistys ry, joka hankki ohjaajat.",
            {"Kela": PARTNER, "Porin Diabetesyhdistys ry": PARTNER},
        ),
        (
            "Mukana ovat Vaasan kaupunginkirjasto – Pohjanmaan maakuntakirjasto, Diak ja Laihian kunta.",
            dict.fromkeys(
                ["Vaasan kaupunginkirjasto", "Pohjanmaan maakuntakirjasto", "Diak", "Laihian kunta"], PARTNER
            ),
        ),
        (
            "Opetushallitus myöntää Raision kaupungille hankkeeseen SILTA – BRON avustusta 30 000 euroa.",
            {"Opetushallitus": FUNDER, "Raision kaupunki": IMPLEMENTER},
        ),
        # with whom we work
        ("Hankkeen kurssit järjestämme Kemin opiston kanssa.", {"Kemin opisto": PARTNER}),
        ("Yhteistyötä tehtiin Diakin ja Kelan kanssa.", {"Diak": PARTNER, "Kela": PARTNER}),
        ("Rinnalla kulkevat Diak ja Laihian kunta.", {"Diak": PARTNER, "Laihian kunta": PARTNER}),
        # questions of who, and their answers
        (
            "Valo on kolmen vuoden hanke.\n\nKuka hanketta rahoittaa?\n\nPalosuojelurahasto. Päätös saatiin 3.2.2020.\n",
            {"Palosuojelurahasto": FUNDER},
        ),
        ("Hanke\n\nKetkä ovat mukana?\nKylien Apu ry vetää.\n", {"Kylien Apu ry": IMPLEMENTER}),
        # as many cells as the header has, though they are not aligned
        (
            "Osio   Vastuutaho   Summa, €\nTP1 Mittaus   Kainuun Kylät ry   18 200\nTP2 Kokeilu   Diak   400\n",
            {"Kainuun Kylät ry": IMPLEMENTER, "Diak": IMPLEMENTER},
        ),
        ("Hakija/hallinnoija: Kemin kaupunki\nKesto: 2004–2005\n", {"Kemin kaupunki": IMPLEMENTER}),
        # an association on its own page
        (
            "Alkuun   Kerhot   Hankkeet   Lahjoita\nKylien Apu ry\n\nValo on kolmivuotinen hanke. Sen rahoittaa STEA.\n",
            {"Kylien Apu ry": IMPLEMENTER, "STEA": FUNDER},
        ),
        # fields, brackets, headings
        ("Rahoittaja: Lapin liitto\nHakija: Kemin kaupunki\n", {"Lapin liitto": FUNDER, "Kemin kaupunki": IMPLEMENTER}),
        (
            "Toteuttajat: Soite (hallinnoija), Kokkolan kaupunki",
            {"Soite": IMPLEMENTER, "Kokkolan kaupunki": IMPLEMENTER},
        ),
        (
            "Toteuttajaorganisaation nimi: Kotkan Opisto\nVastuutoimiala: Sivistystoimiala\n",
            {"Kotkan Opisto": IMPLEMENTER, "Sivistystoimiala": IMPLEMENTER},
        ),
        ("OKM tukee hanketta erityisavustuksella.", {"OKM": FUNDER}),
        (
            "Museovirasto jakoi avustukset, ja suurimman avustuksen saa Urjalan kunta.",
            {"Museovirasto": FUNDER, "Urjalan kunta": IMPLEMENTER},
        ),
        ("Kemin kaupunki osallistuu hankkeeseen 12 000 markalla.", {"Kemin kaupunki": FUNDER}),
        ("Mukaan lähtevät myös Alavuden kaupunki ja THL.", {"Alavuden kaupunki": PARTNER, "THL": PARTNER}),
        ("Kela, joka tuli mukaan vuonna 2019, jatkaa.", {"Kela": PARTNER}),
        (
            "Apuna ovat Rauman Energia ja meidän oma Lapin kyläyhdistys.",
            dict.fromkeys(["Rauman Energia", "Lapin kyläyhdistys"], PARTNER),
        ),
        ("Kumppaneitamme olivat SPR ja Salon seurakunta.", {"SPR": PARTNER, "Salon seurakunta": PARTNER}),
        ("Diak toimii hakijana ja koordinoijana.", {"Diak": ("implementer", "coordinator")}),
        ("Hankkeeseen osallistuu kolme tahoa: Kela, THL ja Diak.", dict.fromkeys(["Kela", "THL", "Diak"], PARTNER)),
        ("Hanke tehdään Diakin johdolla ja STEAn tuella.", {"Diak": IMPLEMENTER, "STEA": FUNDER}),
        ("Lapin AMK:n Kestävä kylä -hanke alkoi.", {"Lapin AMK": IMPLEMENTER}),
        ("STM:n Kestävä kylä -hanke alkoi.", {}),
        ("Säästöpankin hallinnoiman rahaston tuotto kasvoi.", {}),
        (
            "Rahat tulevat ympäristöministeriön toimintamenoista ja Museovirastolta.",
            {"ympäristöministeriö": FUNDER, "Museovirasto": FUNDER},
        ),
        ("Hankkeelle saatiin STEA-avustus.", {"STEA": FUNDER}),
        (
            "Julkista rahoitusta (EMOTR ja maa- ja metsätalousministeriö) käytettiin.",
            {"maa- ja metsätalousministeriö": FUNDER},
        ),
        ("Kemin kaupungille myönnettiin avustusta 5 000 euroa.", {"Kemin kaupunki": IMPLEMENTER}),
        ("Rahoittajana oli Opetushallitus, ja Åbo Akademi seurasi kokeilua.", {"Opetushallitus": FUNDER}),
        # names that nobody knows, common nouns and abbreviations do not end a row
        (
            "Mukana ovat Kela, Zorbas, alueen yritykset ja THL.",
            {"Kela": PARTNER, "THL": PARTNER},
        ),
        (
            "Kumppanimme ovat Hämeen ammattikorkeakoulu eli HAMK, Kela ja Me Itse ry.",
            dict.fromkeys(["Hämeen ammattikorkeakoulu", "HAMK", "Kela", "Me Itse ry"], PARTNER),
        ),
        # bare nouns stand for the body that is named
        ("Rauman kaupunki ja THL tapasivat. Hanketta hallinnoi kaupunki.", {"Rauman kaupunki": IMPLEMENTER}),
        (
            "Avaimet ry\n\nOma vuoro on yhdistyksen hanke. Yhdistys maksaa itse 4 000 euroa.",
            {"Avaimet ry": IMPLEMENTER},
        ),
        ("Rauman kaupunki ja Porin kaupunki tapasivat. Hanketta hallinnoi kaupunki.", {}),
        # who pays beside another role pays its own share
        (
            "Hanketta hallinnoi Kemin kaupunki. Kemin kaupunki maksaa 20 000 euroa, Kela 30 000 euroa.",
            {"Kemin kaupunki": IMPLEMENTER, "Kela": FUNDER},
        ),
        # lists of grants and tables
        (
            "Rahoitetut hankkeet:\n\nPikselipaja, Kemin Nuoret ry, 145 000 euroa\n\nStriimi, Porin kaupunki, 165 000 euroa\n",
            {"Kemin Nuoret ry": IMPLEMENTER, "Porin kaupunki": IMPLEMENTER},
        ),
        (
            "Avustukset 2018\n\nSuomen Lasimuseo, Riihimäki: Hauras taito, 71 500 e. Työ alkaa.\n",
            {"Suomen Lasimuseo": IMPLEMENTER},
        ),
        ("Hanke\tSaaja\tKunta\tAvustus (€)\nVirrat\tUrjalan kunta\tUrjala\t61 000\n", {"Urjalan kunta": IMPLEMENTER}),
        (
            "Työpaketit        Kumppani             Vastuututkija\n\nWP1  Kartalle     Ilmatieteen laitos   Jesper Ahlvik\n",
            {"Ilmatieteen laitos": PARTNER},
        ),
        (
            (
                "Ministeriö on myöntänyt avustuksia. Avustusta saavat:\n\n"
                "Metsän äänet\nOulun yliopisto, 210 000 euroa\nHankkeessa kuunnellaan metsää.\n\n"
                "Avoin ovi\nPorin kaupunki, 180 000 euroa\nOvi avataan syksyllä kaikille.\n\n"
                "Kivijalka\nVuoren Tupa ry, 95 000 euroa\nYhdistys korjaa kivijalan.\n"
            ),
            dict.fromkeys(["Oulun yliopisto", "Porin kaupunki", "Vuoren Tupa ry"], IMPLEMENTER),
        ),
        ("TIETOJA\n\n- Lapin ELY-keskus (ESR) 120 000 euroa\n- kunnat 8 000 euroa\n", {"Lapin ELY-keskus": FUNDER}),
        (
            "RAHOITUS (1000 €)\nOpetushallitus (Erasmus+)      140\nSuomen Kulttuurirahasto      35\nYhteensä      175\n",
            {"Opetushallitus": FUNDER, "Suomen Kulttuurirahasto": FUNDER},
        ),
        (
            "Osa | Vetäjä | €\n1 Neuvonta | Lapin hyvinvointialue | 40 000\n2 Opas | Vuoren Tupa ry | 25 000\n",
            {"Lapin hyvinvointialue": IMPLEMENTER, "Vuoren Tupa ry": IMPLEMENTER},
        ),
        (
            "Rooli Organisaatio Maa\nKumppani Norrlands Fiskeskola AB Ruotsi\nLiitännäiskumppani Kalamiehet ry Suomi\n",
            {"Norrlands Fiskeskola AB": PARTNER, "Kalamiehet ry": PARTNER},
        ),
        # what stands beside a name says more than the list's heading
        (
            "PARTNERS\nSatakunnan ammattikorkeakoulu, Pori (lead partner, koordinoija)\nPorin kaupunki\n",
            {"Satakunnan ammattikorkeakoulu": COORDINATOR, "Porin kaupunki": PARTNER},
        ),
        ("Toteuttaja: Kela, osatoteuttajana THL", {"Kela": IMPLEMENTER, "THL": PARTNER}),
        # nothing is said about the project
        ("Paavo Kosonen toimii koordinaattorina Kelan kanssa.", {}),
        ("Asiasta keskusteltiin yhdessä STM:n edustajien kanssa hankkeessa.", {}),
        ("Kysely tehtiin Kelan kanssa, ja Sallan Osuuskauppa lahjoitti koneita.", {}),
        ("Arvioinnin tekevät Poske ja Oulun yliopisto.", {}),
        ("Lapin AMK:n omarahoitus on 33 000 euroa.", {}),
        ("Loppuerää on haettava Pohjois-Suomen aluehallintovirastolta.", {}),
        ("Asettaja: Sosiaali- ja terveysministeriö\n", {}),
        ("Suomen Akatemian kulttuurin toimikunta on myöntänyt rahoituksen hankkeelle.", {"Suomen Akatemia": FUNDER}),
        ("Tampereen yliopistosta rahoituksen sai viisi hanketta.", {}),
        ("Suomen Akatemialle myönnetty lisärahoitus mahdollisti hankkeen.", {}),
        ("Kelan asiakas ja kunnan lautakunta rahoittavat hanketta.", {}),
        ("EU -rahan mukana olo lisää kirjanpitoa.", {}),
    ],
)
def test_roles(text: str, expected: dict[str, tuple[str, ...]]) -> None:
    assert roles_in(text) == expected


def test_minutes_speak_for_their_letterhead() -> None:
    text = "LAPIN LIITTO\n\nMaakuntahallitus päättää, että hankkeelle myönnetään rahoitusta enintään 220 500 euroa.\n"
    assert roles_in(text) == {"Lapin liitto": FUNDER}


def test_who_writes_as_we_carries_the_project_out() -> None:
    text = "Salon kansalaisopisto\n\nHankkeessamme lauloi 73 naista.\n"
    assert roles_in(text) == {"Salon kansalaisopisto": IMPLEMENTER}


def test_an_unticked_box_gives_no_role() -> None:
    text = "Hakemuksen vastaanottaja: [ ] Oulun lääninhallitus [X] Lapin lääninhallitus\n"
    assert roles_in(text) == {"Lapin lääninhallitus": FUNDER}


def test_a_decision_speaks_for_its_letterhead() -> None:
    text = "Kemin kaupunki\nViranhaltijapäätös\n\nPäätös\n\nMyönnän yhdistykselle avustusta 1.200 €.\n"
    assert roles_in(text) == {"Kemin kaupunki": FUNDER}


GRANTS = (
    "Hallitus päätti myöntää avustuksia seuraavasti:\n\n- Kylätalo ry 14 750 euroa\n\n- Merikotka ry 70 000 euroa\n"
)


def test_who_opens_the_item_of_a_list_of_grants_receives_one() -> None:
    assert roles_in(GRANTS) == {"Kylätalo ry": IMPLEMENTER, "Merikotka ry": IMPLEMENTER}


def test_a_list_that_no_sentence_about_granting_leads_in_names_no_recipients() -> None:
    text = GRANTS.replace("Hallitus päätti myöntää avustuksia seuraavasti:", "Rahoitus jakautuu seuraavasti:")
    assert IMPLEMENTER not in roles_in(text).values()
