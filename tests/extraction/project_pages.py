"""Pages about two or three projects, and pages about one that mention others or have steps."""

HEADINGS = """Kaksi hanketta Iisalmessa

Verkkopolku

Toteuttaja: Iisalmen kaupunki
Toteutusaika: 1.1.2021–31.12.2022
Hankkeen tavoitteena on saada nuoret takaisin opintoihin.
Hankkeen tuloksena syntyi ohjaajien opas.

Kotipesä

Toteuttaja: Iisalmen Asuntotoimi ry
Toteutusaika: 1.3.2021–31.8.2023
Hankkeella pyritään vähentämään häätöjä.

Lisätietoja
kehittämispäällikkö Anna Tikka, p. 040 123 4567
"""

FORMS = """Hankekortit 2022

Hankkeen nimi: Satamasta työhön
Hakija: Kemin kaupunki
Tavoitteet:
- työttömien polku telakalle
- uusi koulutusmalli
Tulokset:
- mallin käyttöönotto Torniossa

Hankkeen nimi: Laiturilta kotiin
Hakija: Tornion kaupunki
Tavoitteet:
- turvallinen matka laivalta keskustaan
Tulokset:
- kolme uutta pysäkkiä
"""

PROSE = """Kemin kaupunki on mukana kahdessa hankkeessa

Kynnys-hankkeen tavoitteena on madaltaa nuorten kynnystä hakea apua. Ranta-hanke puolestaan pyrkii
siistimään Perämeren rannat ennen vuotta 2025. Kynnys-hanketta rahoittaa STEA ja Ranta-hanketta ELY-keskus.

Ranta-hankkeen tuloksena on siivottu jo kaksitoista rantaa. Kynnys-hankkeen tuloksena on syntynyt chat-palvelu.
"""

CHAPTERS = """SAIMAAN KYLÄT RY
TOIMINTAKERTOMUS 2019

1 YLEISTÄ

Vuosi oli vilkas.

2 HANKKEET

2.1 Kylätalkkarit 2018–2020

Hankkeen tavoitteena on auttaa ikäihmisiä asumaan kotonaan. Lisäksi pyritään työllistämään kymmenen nuorta.

2.2 Savutuvat

Hankkeen tavoitteena oli kunnostaa viisi savutupaa. Tuvista on saatu kuntoon neljä.

3 TALOUS

Yhdistyksen talous oli vakaa.
"""

MINUTES = """Kunnanhallitus 14.3.2022

§ 41 Leader-hanke: Uimaranta kaikille
Hakija: Rautavaaran kyläyhdistys ry
Hankkeen tavoitteena on rakentaa esteetön uimaranta.
Päätös: Kunnanhallitus puoltaa hakemusta.

§ 42 Leader-hanke: Latukahvila
Hakija: Rautavaaran Hiihtoseura ry
Hankkeella pyritään tuomaan hiihtäjille palveluja. Tuloksena syntyy kesäkahvila.
Päätös: Kunnanhallitus puoltaa hakemusta.

§ 43 Kokouksen päättäminen
Puheenjohtaja päätti kokouksen kello 18.
"""

GRANTS = """Ministeriöltä 400 000 euroa neljälle hankkeelle

Ministeriö on myöntänyt avustusta neljälle hankkeelle. Avustuksilla halutaan lisätä nuorten lukuintoa.

– Porin kaupunki: Lukumummit, 120 000 euroa. Tavoitteena on, että jokaisella koululla on oma lukumummi.
– Salon kaupunki: Sanojen silta, 90 000 euroa
– Lukukeskus ry: Runo rappuun, 110 000 euroa. Hankkeessa syntyy runokirja taloyhtiöille.
– Sodankylän kunta: Tarinatulet, 80 000 euroa. Hanke pyrkii elvyttämään saamelaista tarinaperinnettä.

Hankkeet alkavat elokuussa.
"""

LIST = """Hankkeemme

Yhdistyksellä on käynnissä kolme hanketta:

- Ankkuri: hankkeen tavoitteena on tukea yksin asuvia miehiä
- Majakka: hankkeen tavoitteena on tavoittaa koulupudokkaat
- Poiju: hankkeen tuloksena syntyy vertaisryhmien opas
"""

SHEET = (
    "Hankeluettelo 2020\n\n"
    "Nro\tHanke\tHallinnoija\tRahoittaja\tKesto\tTavoite\n"
    "1\tPuroista voimaa\tNurmeksen kaupunki\tELY\t2019-2020\ttaimenen paluu Saramojoelle\n"
    "2\tKesäteatteri\tValtimon kylät ry\tLeader\t2020\tteatterin pito kylällä\n"
    "3\tHakeverkko\tLieksan kaupunki\tEAKR\t2018-2020\töljyn käytön lopettaminen kouluissa\n"
)

SUBPROJECTS = """Kotona Kainuussa

Kotona Kainuussa -hankkeen tavoitteena on, että ikäihminen saa palvelut omalla kielellään.

Osahanke 1: Liikkuva neuvola
Tavoite: neuvolapalvelut joka kylässä

Osahanke 2: Etäkuntoutus
Tavoite: kuntoutuksen jonojen lyhentäminen puoleen
"""

NEWS = """Kaksi uutta kylähanketta käynnistyi Kuhmossa

Kuhmossa alkoi tällä viikolla kaksi hanketta.

Talkootupa-hanke kunnostaa Lentiiran koulun. Hankkeen tavoitteena on saada kylälle yhteinen olohuone.

Kuhmon kaupungin Luontosilta-hankkeessa rakennetaan pitkospuita. Tavoitteena on avata Elimyssalo
pyörätuolilla kulkeville.

Molempia hankkeita rahoittaa Kainuun ELY-keskus.
"""

STORY = """Kaksi kylää, kaksi hanketta

Nilsiä: ensin talo

Nilsiässä avattiin kylätalo joulukuussa. Vanha mankeli oli perinteinen rakennushanke. Tavoitteena oli saada
koululle uutta käyttöä. Tuloksena syntyi esteetön sali.

Juankoski: ensin nuoret

Juankoskella lähdettiin toisesta päästä. Raitti elää -hankkeessa ei rakenneta mitään.
Hankkeen tarkoituksena on, että nuori voi jäädä kesäksi kotiin.
"""

ORDINALS = """Tampereella käynnistyi kaksi hanketta

Valo ja Varjo ovat Tampereen kaupungin uusia hankkeita. Valo-hankkeessa työskentelee kaksi ohjaajaa, Varjo-hankkeessa
kolme. Edellisen tavoitteena on tukea iltavuorolaisten perheitä. Jälkimmäinen pyrkii vähentämään melua. Molempien
hankkeiden tavoitteena on vahvistaa naapuriapua.
"""

SECTIONS = """Nuorten laituri ry > Hankkeet

Ponnari-hanke

Tavoitteet

Hankkeen päätavoitteena on, ettei yksikään opiskelija katoa. Lisäksi madalletaan kynnystä hakea apua.

Tulokset

Sata nuorta palasi opintoihin.

Kulma-hanke

Tavoitteet

Hankkeen tavoitteena on puolittaa nuorten häädöt. Lisäksi vahvistetaan taloustaitoja.

Tulokset

Häätöjä on saatu peruttua kolmetoista.
"""

RECIPIENTS = """Avustukset luonnonhoitoon

ELY-keskus on myöntänyt avustuksen kolmelle hankkeelle.

Rantaniityt auki, 128 000 euroa
Saaja: Simon kunta
Hankkeella pyritään palauttamaan laidunnus rantaniityille.

Purot virtaamaan, 54 000 euroa
Saaja: Iin kunta
Päämääränä on, että taimen nousee puroihin.

Harjut hohtamaan, 33 000 euroa
Saaja: Metsähallitus
Hankkeen tuloksena syntyy hoito-opas.

Avustus kattaa 80 prosenttia menoista. Avustusten tavoitteena on pysäyttää luontokato.
"""

RELEASE = """Pohjois-Savon liitto
Tiedote 4.5.2023

Kaksi energiahanketta sai rahoituksen

Maakuntahallitus myönsi maanantaina rahoitusta kahdelle hankkeelle.

Savonia-ammattikorkeakoulun Vetyä Varkaudesta -hanke sai 310 000 euroa JTF-rahoitusta. Hankkeessa selvitetään vedyn
tuotannon edellytyksiä. Tavoitteena on saada alueelle pilottilaitos vuoteen 2026 mennessä.

Kuopion kaupungin hankkeelle Lämpöä datasta myönnettiin 150 000 euroa. Hankkeella pyritään hyödyntämään konesalien
hukkalämpö kaukolämpöverkossa. Sen tuloksena syntyy toimintamalli muille kaupungeille.
"""

PROJECTS = """Kansanterveysyhdistys

Projektit

Sydänpolku (2014–2016)
Sydänpolku-projektin tavoitteena on saada miehet liikkumaan. Projektissa on avattu 14 luontopolkua.

Suupielet ylös! (2015–2017)
Projektin päämääränä on parantaa ikäihmisten suun terveyttä. Lisäksi halutaan kouluttaa hoitajia.

Lisätietoja projekteista antaa toiminnanjohtaja Kaisa Korpi.
"""

YEAR = """Museon vuosi 2017

Museossa oli käynnissä kaksi kehittämishanketta.

Näkyväksi

Näkyväksi-hanke digitoi 8 000 valokuvaa. Hankkeen tavoitteena oli tuoda kokoelmat verkkoon. Tavoite saavutettiin.
Kuvat ovat nyt Finnassa.

Kuuluvaksi

Toisessa hankkeessa kerättiin murteita. Hankkeen tavoitteena oli tallentaa sata haastattelua. Haastatteluja on
tallennettu 112.
"""

QUESTIONS = """Kysymyksiä ja vastauksia

Mitä eroa on Vire- ja Voima-hankkeilla?
Vire-hanke on suunnattu yrittäjille ja Voima-hanke työntekijöille. Viren tavoitteena on vähentää yrittäjien
uupumusta. Voiman tavoitteena on pidentää työuria.

Kuka maksaa?
Vire-hanketta rahoittaa ESR, Voima-hanketta Työsuojelurahasto.

Mitä on saatu aikaan?
Vire-hankkeessa on syntynyt verkkovalmennus. Voima-hankkeessa on koulutettu 25 työkykyvalmentajaa.
"""

MEMO = """Hyvinvointialueen johtoryhmä, muistio 3.3.2024

1. Avaus
Puheenjohtaja avasi kokouksen.

2. Hanketilanne
- Kotisairaala 24/7: hanke etenee aikataulussa. Tavoitteena on vähentää päivystyskäyntejä kolmanneksella.
Ensimmäinen yksikkö on avattu Kouvolassa.
- Omalääkäri: rekrytointi kesken. Hankkeen tavoitteena on, että jokaisella pitkäaikaissairaalla on nimetty lääkäri.

3. Muut asiat
Ei ollut.
"""


CLUB = """Kouvolan Kotikulma ry
Toiminta  Hankkeet  Yhteystiedot

HANKKEET

Kotikulman hankkeissa kehitetään uusia tapoja kohdata.

Juttutupa (STEA 2019–2021)

Juttutupa on tarkoitettu yksinäisille. Hankkeella
tavoitellaan yksinäisyyden vähenemistä Kouvolan
keskustassa ja Kuusankoskella. Hanke päättyi vuoden 2021 lopussa.

Tulokset:
* 12 vertaisryhmää
* opas ryhmänohjaajille

Kyytiringit (Leader Vaara 2021–2022)

Kyytiringeissä kuskit ja kyydittävät löytävät toisensa. Hankkeen tavoitteet:
* saada kyläläiset kauppaan ilman omaa autoa
* vähentää yksin ajoa

Lahjoita
Voit tukea toimintaamme.
"""

BOARD = """Asia: Hankkeiden väliraportit

Sivistyslautakunta 14.9.2016 § 88

Valmistelija: kulttuurisihteeri Helena Aro

Lautakunnalle esitellään kahden hankkeen väliraportit.

1) Taidekaari
Hanke on käynnistynyt 1.1.2016. Hankkeen tavoitteena on tuoda taide jokaiseen päiväkotiin.
Väliraportin mukaan työpajoja on pidetty 34.

2) Kirjasto kylille
Hankkeen tavoitteena on perustaa kuusi omatoimikirjastoa. Niistä kaksi on avattu.

Ehdotus: Lautakunta merkitsee väliraportit tiedoksi.
Päätös: Hyväksyttiin.
"""

ONE = [
    """\
Loppuraportti

Kylä kuntoon -hanke 2018–2020

1 Tausta
Hanke perustui Kylä elää -hankkeen (2015–2017) kokemuksiin. 
2 Tavoitteet
Kylä kuntoon -hankkeen tavoitteena oli kunnostaa viisi kylätaloa.
3 Yhteistyö
Hanke teki yhteistyötä Raitti-hankkeen kanssa. Raitti-hankkeen tavoitteena oli rakentaa kevyen liikenteen väylä.
4 Tulokset
Kylätalot on kunnostettu.
""",
    """\
Tulevaisuuden lukutaito

Yleiskuvaus
Toteuttaja: Turun yliopisto
Aika: 2020–2023
Hankkeen tavoitteena on parantaa lukutaitoa.

Osallistuvat koulut
Toteuttaja: Turun kaupunki
Aika: 2021–2022
Koulut kokeilevat menetelmiä. Tavoitteena on, että jokainen luokka lukee kymmenen kirjaa.
""",
    """\
Kynnys-hanke

Kynnys-hankkeen tavoitteena on tukea nuoria. Työ jatkaa Silta-hankkeessa luotua mallia. Tuloksena syntyi opas.
""",
    """\
Ranta kuntoon

Hanke tekee yhteistyötä Silta-hankkeen ja Polku-hankkeen kanssa.

Tavoitteet

Hankkeen tavoitteena on siivota rannat. Aiemman Purot-hankkeen tavoitteena oli ennallistaa purot.
""",
    """\
Hankkeen nimi: Kynnys
Hakija: Simon kunta
Tavoitteet:
- nuorten tuki

Liittyvät hankkeet
Silta-hanke: tavoitteena on kuntoutus
""",
    """\
Kotipesä 2020–2022

Vaihe 1: Selvitys

Tavoitteena on kartoittaa tarpeet.

Vaihe 2: Kokeilu

Tavoitteena on kokeilla mallia. Tuloksena syntyi opas.
""",
    """\
Työtä kylille -hanke

Työpaketti 1: Verkosto
Tavoite: kylien verkosto

Työpaketti 2: Koulutus
Tavoite: kylätoimijoiden osaaminen
""",
    """\
Loppuraportti: Saattaen kotiin

1 Tausta

Hanketta edelsi Kotiin ajoissa -hanke, jonka tavoitteena oli lyhentää hoitojaksoja.

2 Tavoitteet

Hankkeen tavoitteena oli turvata kotiutuminen.

3 Tulokset

Kotiutuminen nopeutui.
""",
    """\
Kunnanhallitus 1.2.2022

§ 5 Osallistuminen hankkeeseen Saimaan kutsukyyti
Hakija: Savonlinnan kaupunki
Hankkeen tavoitteena on parantaa joukkoliikennettä.

§ 6 Kokouksen päättäminen
Kokous päättyi.
""",
    """\
Verkkopolku

Pääsivu > Hankkeet > Verkkopolku

Hankkeen tavoitteena on kouluttaa ohjaajia.

Lue myös
Kotipesä-hanke
Satama-hanke
Laituri-hanke
""",
    """\
Kaupunki sai rahoituksen Valo-hankkeelle

Valo-hankkeen tavoitteena on tukea vuorotyötä tekeviä. Hanke on osa ohjelmaa, johon kuuluvat myös Varjo-hanke ja
Kaiku-hanke. Valo-hankkeessa palkataan kaksi ohjaajaa.
""",
    """\
Hankkeemme

Hankkeessa on kaksi ohjaajaa.

Hankkeen tavoitteena on tukea nuoria. Hankkeen tuloksena syntyi opas.
""",
]
