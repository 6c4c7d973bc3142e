"""Snippets in, people out: names, titles, bodies, parts in the project, numbers and addresses."""

from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Span

from hankenlp.documents import Person
from hankenlp.extraction.component import register
from hankenlp.extraction.people import find

NLP = spacy.blank("fi")


def people(text: str) -> list[Person]:
    """The people of a text; each must stand where it says."""
    found = find(NLP.make_doc(text))
    assert all(text[p.start : p.end] == p.text for p in found)
    return found


def names(text: str) -> list[str]:
    return [p.name for p in people(text)]


def person(text: str, name: str) -> Person:
    return next(p for p in people(text) if p.name == name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Koulutuksen pitivät Oona Salo ja Amara Diallo-Virtanen.", ["Oona Salo", "Amara Diallo-Virtanen"]),
        ("Yhteyshenkilö: kirjastonhoitaja Aune Lyytikäinen-Saari", ["Aune Lyytikäinen-Saari"]),
        ("Avauspuhe: sosiaalijohtaja Leif Wahlstén", ["Leif Wahlstén"]),
        ("Hanketta vetää Marjukka Heikkisalo Oulusta.", ["Marjukka Heikkisalo"]),
        ("Kiitos kuuluu Marjukka Soralle ja Pentti Ylöjärvelle.", ["Marjukka Sora", "Pentti Ylöjärvi"]),
        ("Seminaarin avasi Sirkka-Liisa Vuokila-Autio.", ["Sirkka-Liisa Vuokila-Autio"]),
        ("Raportin luki Juhani A. Rajakangas.", ["Juhani A. Rajakangas"]),
        ("Puheenvuoron käytti K. Heikkisalo.", ["K. Heikkisalo"]),
        ("Alustajana oli Carl von Hertzberg.", ["Carl von Hertzberg"]),
        ("Puheenjohtaja MATTI HEIKKISALO", ["Matti Heikkisalo"]),
        ("Puheenjohtajana toimi MAIJA VIRTANEN.", ["Maija Virtanen"]),
        ("Pöytäkirjan tarkasti Minna Hutko.", ["Minna Hutko"]),
        (
            "Ryhmään kuuluivat Aimo Tiinkä(pj),Reijo Ojala(vpj),Unto Kivisalo.",
            ["Aimo Tiinkä", "Reijo Ojala", "Unto Kivisalo"],
        ),
        ("Hallitus on Sanna Marinin.", ["Sanna Marin"]),
        ("Ryhmään nimettiin Matti Molander ja Jukka Norlen.", ["Matti Molander", "Jukka Norlen"]),
        ("Projektipäällikkö on Leena Vatia.", ["Leena Vatia"]),
        ('Bändiä johtaa Pekka "Masa" Virtanen.', ['Pekka "Masa" Virtanen']),
        ("Luennon piti tutkija Hoai Xuan Nguyen.", ["Hoai Xuan Nguyen"]),
        # parts in small letters, particles with a capital
        ("Lisätietoja: Ahmad al-Khatib, tutkija", ["Ahmad al-Khatib"]),
        ("Läsnä\nal-Khatib Ahmad, tutkija", ["Ahmad al-Khatib"]),
        ("Alustajana oli Mohamed bin Salman.", ["Mohamed bin Salman"]),
        ("Alustajana oli Jocelyn de la Cruz.", ["Jocelyn de la Cruz"]),
        ("Alustajana oli Linh Do.", ["Linh Do"]),
        # the order stays where both may be either
        ("Hanketta vetää projektipäällikkö Lan Hoang.", ["Lan Hoang"]),
        ("Hoang Lan, tutkija", ["Hoang Lan"]),
        ("Sulkava: Nguyen Thi Lan, kunnantalo", ["Nguyen Thi Lan"]),
        # a title in front of, or a town behind, a surname that is a given name as well
        ("Kuntaliitto\nErityisasiantuntija Sahra Ali, Kuntaliitto", ["Sahra Ali"]),
        ("Lääkäri Sahra Ali Lohjalta totesi sen.", ["Sahra Ali"]),
        ("Arvioinnissa avusti intendentti Sahra Omar Suomen museoliitosta.", ["Sahra Omar"]),
        ("Kuntaliitto\nEsittelijä Sahra Ali, 0295 555 082", ["Sahra Ali"]),
        ("Hanketta vetää Anna Maria Salo.", ["Anna Maria Salo"]),
        # no genitive by its place
        ("Tariq Hamdan, tutkija, kertoo. Tariq Hamdan mukaan se on totta.", ["Tariq Hamdan", "Tariq Hamdan"]),
        # in capitals beside a listed name
        (
            "PÄIVI ARO, LIISA AUER, LUCIA JAKOBSSON JA HEIDI ÅLANDER",
            ["Päivi Aro", "Liisa Auer", "Lucia Jakobsson", "Heidi Ålander"],
        ),
        # a surname behind a title
        ("Rahaa tuli ministeri Tiilikaisen mukaan.", ["Tiilikainen"]),
        ("Puheen piti professori Virtanen Oulun yliopistosta.", ["Virtanen"]),
        ("Sihteeri Salo ja johtaja Kela. Opettaja Anna lähti.", []),
    ],
)
def test_names_in_any_case_and_form(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kehittämispäällikkö Simo Lappi avasi päivän.", ["Simo Lappi"]),
        ("Ennen ajettiin Simosta Kemiin, sanoo sosiaaliohjaaja Salla Kolari Simon kunnasta.", ["Salla Kolari"]),
        ("Mukana olivat Kemi, Kemijärvi, Kolari, Salla, Simo ja Sodankylä.", []),
        ("Salla Kemijärvi Pelkosenniemi Savukoski", []),
        ("Kunnat: Inari, Salla Kolari, Simo", []),
    ],
)
def test_towns_named_like_people(text: str, expected: list[str]) -> None:
    found = names(text)
    assert found == expected if expected else "Salla" not in found and "Simo" not in found and "Kemi" not in found


@pytest.mark.parametrize(
    "text",
    [
        "Hanketta tukee Jane ja Aatos Erkon säätiö.",
        "Rahoittajana on Jenny ja Antti Wihurin rahasto.",
        "Alli Paasikiven Säätiö myönsi avustuksen.",
        "Toimisto on osoitteessa Minna Canthin katu 12.",
        "Kurssi pidetään Aleksis Kiven koululla.",
        "Minna Canth -viikkoa vietettiin maaliskuussa.",
        "Tilat vuokrasi Tmi Matti Heikkisalo.",
        "Urakoitsijana on Matti Heikkisalo Oy.",
        "Maria Akatemia ry järjesti ryhmiä.",
        "Toivo Hanke alkaa syksyllä.",
        "Rauha Palaa -kampanja",
        "Euroopan Sosiaalirahasto rahoittaa hanketta.",
        "Tule Mukaan Toimintaan",
        "Anna Palautetta",
        "Yhteystiedot\nOulun Kaupunki\nEtunimi Sukunimi\netunimi.sukunimi@ouka.fi",
        "Lapin Matkailu Oy ja Suomen Punainen Risti ovat mukana.",
        "",
        "Kurssin piti Eila Mäki Instituutin väki.",
    ],
)
def test_what_is_no_person(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Jäsenet:\nLiljeroos Hannele, toiminnanjohtaja, Vantaa\nKallo Nina, suunnittelija, Helsinki",
            ["Hannele Liljeroos", "Nina Kallo"],
        ),
        (
            "LÄSNÄ Ojamo Ari puheenjohtaja Rauhala Esko varapuheenjohtaja Salmi Leena jäsen",
            ["Ari Ojamo", "Esko Rauhala", "Leena Salmi"],
        ),
        (
            "OLLEET Ojamo Ahti Virtanen Panu Korhonen Pekka Salmi Jutta",
            ["Ahti Ojamo", "Panu Virtanen", "Pekka Korhonen", "Jutta Salmi"],
        ),
    ],
)
def test_lists_with_the_surname_first(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_unlisted_names_need_surroundings() -> None:
    assert names("Xhemal Berisha kävi.") == []
    assert names("Tiimissä työskentelee kokemusasiantuntija Xhemal Berisha.") == ["Xhemal Berisha"]
    assert names("Yhteyshenkilö: Xhemal Berisha, puh. 040 555 0101") == ["Xhemal Berisha"]
    assert names("Kysy lisää: Xhemal Berisha tai xhemal.berisha@kunta.fi") == ["Xhemal Berisha"]


def test_the_model_is_one_hint_among_others() -> None:
    doc = NLP("Onni Tiinkä kertoi ryhmästä.")
    without = [p.name for p in find(doc)]
    doc.ents = [Span(doc, 0, 2, label="PERSON")]
    assert (without, [p.name for p in find(doc)]) == ([], ["Onni Tiinkä"])


def test_references_name_authors() -> None:
    text = "Vuokila-Autio K, Perälampi T. Perhekeskus kaukana kaikesta. THL, Työpaperi 9/2022."
    assert [(p.name, p.roles) for p in people(text)] == [("Vuokila-Autio K", ("author",)), ("Perälampi T", ("author",))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Salla Kemppainen vetää ryhmiä Sallassa. Leiriasioissa voit soittaa Sallalle!", ["Sallalle"]),
        ("Esko Rantasalmi avasi päivän. Tulokset yllättivät, Rantasalmi muistutti.", ["Rantasalmi"]),
        ("Kaisa Tuira vetää ryhmää Tuirassa.", []),
        ("Kirsi Varhela johtaa hanketta. Ks. Juhola, Kirsi (2018).", []),
        ("Heikki Hotakainen, Kaluste ja saneeraus Hotakainen", []),
    ],
)
def test_later_mentions_by_one_name(text: str, expected: list[str]) -> None:
    assert [p.text for p in people(text)][1:] == expected


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("– Hyvin meni, sanoo projektipäällikkö Maija Virtanen.", "projektipäällikkö"),
        ("THL:n kehittämispäällikkö Maija Virtanen muistutti asiasta.", "kehittämispäällikkö"),
        (
            "Yhteyshenkilö: Maija Virtanen, vastaava fysioterapeutti, projektipäällikkö, puh. 044 703 9911",
            "vastaava fysioterapeutti",
        ),
        (
            "Yhteyshenkilö: Maija Virtanen, kotihoidon palvelupäällikkö, hankkeen vastuullinen johtaja",
            "kotihoidon palvelupäällikkö",
        ),
        ("Vastuullinen johtaja: Erityisen tuen keskuksen johtaja Maija Virtanen", "Erityisen tuen keskuksen johtaja"),
        ("Oulun kaupungin sivistysjohtaja Maija Virtanen oli paikalla.", "sivistysjohtaja"),
        ("Lapin yliopiston sosiaalityön professori Maija Virtanen oli paikalla.", "sosiaalityön professori"),
        ("hallinto- ja talousjohtaja Maija Virtanen", "hallinto- ja talousjohtaja"),
        ("neuvotteleva virkamies Maija Virtanen, STM", "neuvotteleva virkamies"),
        ("Projektipäällikkönä toimii Maija Virtanen.", "projektipäällikkö"),
        ("Maija Virtanen aloitti 1.8.2015 hankkeen tutkijana.", "tutkija"),
        ("Ohjausryhmän puheenjohtajaksi valittiin yksimielisesti Maija Virtanen.", "puheenjohtaja"),
        ("Maija Virtanen\nsivistystoimenjohtaja", "sivistystoimenjohtaja"),
        ("Yhteystiedot\n\nLehtori\nMaija Virtanen\npuh. 040 555 0162", "Lehtori"),
        ("Ylijohtaja                         Maija Virtanen", "Ylijohtaja"),
        ("Puheenjohtaja\nMaija Virtanen, johtaja, STM", "johtaja"),
        ("Yhteyshenkilön nimi: Maija Virtanen\nAsema organisaatiossa: lehtori, projektipäällikkö", "lehtori"),
        ("– Lapsi on poissa vartin, kiteyttää projektipäällikkö Maija Virtanen.", "projektipäällikkö"),
        ("Arvioijana toimi yliopettaja TkL Maija Virtanen Lapin ammattikorkeakoulusta.", "yliopettaja"),
        ("Hankkeen vastuuhenkilö: Maija Virtanen", None),
        ("Maija Virtanen kertoi, että johtaja vaihtuu.", None),
        ("Projektipäällikkö on Maija Virtanen.", "Projektipäällikkö"),
        ("Jäsenet: Maija Virtanen, I varapuheenjohtaja", "I varapuheenjohtaja"),
        ("Nykyinen koordinaattori Maija Virtanen on mukana.", "koordinaattori"),
        ("Vieraileva tutkija Maija Virtanen, THL", "Vieraileva tutkija"),
        ("Lisätietoja\n\nMaija Virtanen\nprojektipäällikkö (1.5.2024 asti)\np. 040 555 0101", "projektipäällikkö"),
        ("Hankkeen vetäjänä toimi aluksi Maija Virtanen.", "hankkeen vetäjä"),
    ],
)
def test_titles(text: str, title: str | None) -> None:
    assert person(text, "Maija Virtanen").title == title


def test_a_title_between_two_names_belongs_to_one() -> None:
    above = (
        "Yhteystiedot\n\nProjektipäällikkö\nMaija Virtanen\np. 040 555 0101\n\nTutkija\nMatti Korhonen\np. 040 555 0102"
    )
    below = "Yhteystiedot\n\nMaija Virtanen\nprojektipäällikkö\nMatti Korhonen\ntutkija"
    assert [(p.name, p.title) for p in people(above)] == [
        ("Maija Virtanen", "Projektipäällikkö"),
        ("Matti Korhonen", "Tutkija"),
    ]
    assert [(p.name, p.title) for p in people(below)] == [
        ("Maija Virtanen", "projektipäällikkö"),
        ("Matti Korhonen", "tutkija"),
    ]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Lisätietoja: hankepäällikkö Maija Virtanen, p. 040 555 0118", ("contact", "manager")),
        ("Yhteyshenkilönä on projektisihteeri Maija Virtanen.", ("contact",)),
        ("Lisätietoja antaa Maija Virtanen.", ("contact",)),
        ("Kysy: Maija Virtanen", ("contact",)),
        ("Vastuuhenkilö\nperhepalvelujohtaja Maija Virtanen", ("director",)),
        (
            "Yhteyshenkilöt   Maija Virtanen, johtaja, hankkeen vastuullinen johtaja, puh. 044 703 4744",
            ("contact", "director"),
        ),
        ("Projektin vastuullinen johtaja: johtaja Matti Korhonen, projektipäällikkö: Maija Virtanen.", ("manager",)),
        ("Seurannasta vastaa tutkija Maija Virtanen Lapin yliopistosta.", ("researcher",)),
        ("Kirjoittanut Maija Virtanen | 21.11.2019", ("author",)),
        ("Teksti ja kuvat: Maija Virtanen", ("author",)),
        ("Valmistelija: Maija Virtanen, maija.virtanen@kunta.fi", ("contact",)),
        ("The house was founded in Helsinki by Maija Virtanen.", ()),
        ("Report by Maija Virtanen", ("author",)),
        ("Kylätalon tarina\n\nby Maija Virtanen", ("author",)),
        ("Valmistelija: Maija Virtanen", ()),
        ("Esittelijä: Maija Virtanen, kaupunginjohtaja", ()),
        ("Jäsenet\nMaija Virtanen, erityisasiantuntija, Kuntaliitto", ()),
        ("Sosiaaliohjaaja Maija Virtanen oli paikalla.", ()),
        ("Projektipäällikkö on Maija Virtanen.", ("manager",)),
        ("Ohjausryhmän puheenjohtaja: Maija Virtanen, p. 040 123 4567", ()),
        ("Vastuuhenkilö: Matti Korhonen Ohjausryhmä ehdotetaan: opettaja Maija Virtanen, lehtori Olli Salmi", ()),
        ("Polku-hankkeen loppuraportti\n\nMaija Virtanen, hankekoordinaattori\n\n1. Johdanto\n", ("author",)),
        ("Polku-hankkeen loppuraportti\n\nOhjausryhmä\n\nMaija Virtanen, opettaja\n\n1. Johdanto\n", ()),
        ("Hankkeen vetäjänä toimi aluksi Maija Virtanen.", ("manager",)),
        ("Hankkeen vetäjä oli Maija Virtanen.", ("manager",)),
        ("Tutkimusta johti Maija Virtanen.", ("director",)),
        ("Arvioijat: Maija Virtanen", ("author",)),
    ],
)
def test_roles(text: str, roles: tuple[str, ...]) -> None:
    assert person(text, "Maija Virtanen").roles == roles


def test_names_alone_on_a_cover_are_authors_and_signatures_are_not() -> None:
    cover = "Polku töihin\n\nLoppuraportti\n\n\nMaija Virtanen\nMatti Korhonen (toim.)\n\nRovaniemi 2012\n"
    assert [(p.name, p.roles) for p in people(cover)] == [
        ("Maija Virtanen", ("author",)),
        ("Matti Korhonen", ("author",)),
    ]
    signed = "Viranhaltijapäätös\n\nPäätän osallistua hankkeeseen 5 000 eurolla.\n\nMaija Virtanen\nsivistysjohtaja\n"
    assert person(signed, "Maija Virtanen").roles == ()


def test_the_note_on_the_author_completes_the_byline() -> None:
    text = (
        "Kirjoittanut Maija Virtanen\n\nKahvia kului.\n\n"
        "Kirjoittaja on hankkeen projektikoordinaattori. Tavoitat hänet osoitteesta maija.virtanen@jarjesto.fi.\n"
    )
    found = person(text, "Maija Virtanen")
    assert (found.title, found.email, found.roles) == (
        "projektikoordinaattori",
        "maija.virtanen@jarjesto.fi",
        ("contact", "author"),
    )


@pytest.mark.parametrize(
    ("text", "phone", "email"),
    [
        (
            "Lisätietoja: Maija Virtanen, puh. 040 574 7120, maija.virtanen(at)srk.fi",
            "040 574 7120",
            "maija.virtanen@srk.fi",
        ),
        (
            "Yhteyshenkilönä on Maija Virtanen (puh. 9692-21 448), ja tutkija Matti Korhonen auttaa.",
            "9692-21 448",
            None,
        ),
        ("Lisätietoja\nMaija Virtanen, johtaja\netunimi.sukunimi@kunta.fi\n040 688 4127", "040 688 4127", None),
        ("Yhteystiedot\n\nMaija Virtanen\n\nKunta, PL 30, 00271 Helsinki, puh. 029 524 6000", None, None),
        ("Lisätietoja: Maija Virtanen, vaihde 016 3221, kirjaamo@kunta.fi", None, None),
        ("Lisätietoja: Maija Virtanen, matti.korhonen@kunta.fi", None, None),
        (
            "Yhteyshenkilön nimi Puhelinnumero Sähköpostiosoite\nMaija Virtanen 040 555 0143 maija.virtanen@kemi.fi",
            "040 555 0143",
            "maija.virtanen@kemi.fi",
        ),
        (
            "Yhteyshenkilön nimi: Maija Virtanen\nPuhelinnumero: +358 40 555 0173\nSähköpostiosoite: m.virtanen@diak.fi",
            "+358 40 555 0173",
            "m.virtanen@diak.fi",
        ),
        (
            "Sihteeri Maija Virtanen\nSallan kunta, PL 7, 98901 SALLA\npuh. (016) 555 0101, fax (016) 555 0102",
            "(016) 555 0101",
            None,
        ),
    ],
)
def test_contacts(text: str, phone: str | None, email: str | None) -> None:
    found = person(text, "Maija Virtanen")
    assert (found.phone, found.email) == (phone, email)


def test_a_mailbox_may_have_half_of_a_double_surname() -> None:
    text = "Yhteyshenkilö: Päivi Mäkinen-Virta, paivi.makinen@kunta.fi"
    assert person(text, "Päivi Mäkinen-Virta").email == "paivi.makinen@kunta.fi"


def test_people_side_by_side() -> None:
    text = (
        "Yhteystiedot\n\n"
        "Projektipäällikkö            Projektisihteeri\n"
        "Maija Virtanen               Matti Korhonen\n"
        "p. 040 111 2222              p. 040 333 4444\n"
        "maija.virtanen@ouka.fi       matti.korhonen@ouka.fi\n"
    )
    assert [(p.name, p.title, p.phone, p.email) for p in people(text)] == [
        ("Maija Virtanen", "Projektipäällikkö", "040 111 2222", "maija.virtanen@ouka.fi"),
        ("Matti Korhonen", "Projektisihteeri", "040 333 4444", "matti.korhonen@ouka.fi"),
    ]


def test_a_flattened_form_with_empty_values() -> None:
    text = (
        "1 ESR-PROJEKTIN LOPPURAPORTTI Ohjelmakausi Projektin nimi Uusi suunta Projektikoodi S11482 Tila Valmis Toteuttajan nimi "
        "Kemin kaupunki Projektin vastuuhenkilön nimi Maija Virtanen Asema organisaatiossa Sähköpostiosoite Puhelinnumero "
        "040 555 0143 Yhteyshenkilön nimi Matti Korhonen Sähköpostiosoite matti.korhonen@kemi.fi Puhelinnumero"
    )
    found = [(p.name, p.title, p.phone, p.email, p.roles) for p in people(text)]
    assert found == [
        ("Maija Virtanen", None, "040 555 0143", None, ("director",)),
        ("Matti Korhonen", None, None, "matti.korhonen@kemi.fi", ("contact",)),
    ]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("THL:n kehittämispäällikkö Maija Virtanen muistutti asiasta.", "THL"),
        ("Maija Virtanen, professori, Lapin yliopisto", "Lapin yliopisto"),
        ("Seurannasta vastaa tutkija Maija Virtanen Lapin yliopistosta.", "Lapin yliopisto"),
        ("Lisätietoja: muutosagentti Maija Virtanen, Rovaniemen kaupunki, puh. 040 512 7786", "Rovaniemen kaupunki"),
        ("Paikalla olivat Maija Virtanen Lapin liitosta ja Matti Korhonen Kelasta.", "Lapin liitto"),
        ("Yhteyshenkilö: Maija Virtanen, Rovakatu 1, 96200 Rovaniemi", None),
        ("toiminnanjohtaja Maija Virtanen, Professoriliitto", "Professoriliitto"),
        ("hallitusneuvos Maija Virtanen, opetus- ja kulttuuriministeriö", "opetus- ja kulttuuriministeriö"),
        ("toiminnanjohtaja Maija Virtanen, Tieteentekijöiden liitto TTL", "Tieteentekijöiden liitto TTL"),
        ("toiminnanjohtaja Maija Virtanen, Savon Kylät ry.", "Savon Kylät ry"),
        (
            "Ranta\n\nMaija Virtanen\nKirjoittaja on suunnittelija Lapin ELY-keskuksessa.\nmaija.virtanen@posti.fi",
            "Lapin ELY-keskus",
        ),
        ("Laitumet\n\nMaija Virtanen\nKirjoittaja on Ranta-hankkeen projektipäällikkö.\nmaija.virtanen@posti.fi", None),
    ],
)
def test_bodies(text: str, body: str | None) -> None:
    assert person(text, "Maija Virtanen").organization == body


def test_works_as_a_component() -> None:
    register("people", find)
    nlp = spacy.blank("fi")
    nlp.add_pipe("hankenlp_people")
    doc = nlp("Lisätietoja: Maija Virtanen, p. 040 555 0118")
    assert doc.user_data["hankenlp"]["people"][0]["phone"] == "040 555 0118"


_PIECES = st.lists(
    st.sampled_from(
        [
            "Maija",
            "Virtanen",
            "Salla",
            "Oulun",
            "kaupunki",
            "projektipäällikkö",
            "p. 040 555 0118",
            "@",
            "a.b@c.fi",
            ",",
            "\n",
            "\n\n",
            "   ",
            "K.",
            "JUHA",
            "Lisätietoja:",
            "2012",
            ". ",
            "(",
            "–",
            "ja",
        ]
    ),
    max_size=25,
).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.one_of(_PIECES, st.text(max_size=120)))
def test_whatever_the_text_offsets_hold_and_mentions_stay_apart(text: str) -> None:
    found = people(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert found == people(text)
    assert all(p.phone is None or p.phone in text for p in found)
    assert all(p.name == " ".join(p.name.split()) and p.name for p in found)


def test_titles_behind_the_names_of_one_line() -> None:
    row = "Yhteyshenkilöt: Aino Alku, johtaja Oiva Vesa, projektipäällikkö"
    assert [(p.name, p.title) for p in people(row)] == [("Aino Alku", "johtaja"), ("Oiva Vesa", "projektipäällikkö")]
