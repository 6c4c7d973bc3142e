"""Sums of money in, value, kind, share and subject out."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from hankenlp.extraction.amounts import find
from hankenlp.extraction.sums import number, sums
from tests.extraction.sums_in import amounts, brief

nlp = spacy.blank("fi")


@pytest.mark.parametrize(
    ("text", "snippet", "value", "currency"),
    [
        ("120 000 €", "120 000 €", 120_000, "EUR"),
        ("120.000 euroa", "120.000 euroa", 120_000, "EUR"),
        ("1 083.402,17 €", "1 083.402,17 €", 1_083_402.17, "EUR"),
        ("38 150,50 €", "38 150,50 €", 38_150.5, "EUR"),
        ("54\u00a0000\u00a0€", "54\u00a0000\u00a0€", 54_000, "EUR"),
        ("2.340 €", "2.340 €", 2_340, "EUR"),
        ("1,2 milj. euroa", "1,2 milj. euroa", 1_200_000, "EUR"),
        ("1,87 M€", "1,87 M€", 1_870_000, "EUR"),
        ("410 t€", "410 t€", 410_000, "EUR"),
        ("noin 20 milj.euroa", "20 milj.euroa", 20_000_000, "EUR"),
        ("30 te", "30 te", 30_000, "EUR"),
        ("250 tuhatta euroa", "250 tuhatta euroa", 250_000, "EUR"),
        ("EUR 30 000", "EUR 30 000", 30_000, "EUR"),
        ("€ 500", "€ 500", 500, "EUR"),
        ("500,-", "500,-", 500, "EUR"),
        ("1,5 miljoonan euron hanke", "1,5 miljoonan euron", 1_500_000, "EUR"),
        ("puoli miljoonaa euroa", "puoli miljoonaa euroa", 500_000, "EUR"),
        ("38 400 eurolla", "38 400 eurolla", 38_400, "EUR"),
        ("350 000 mk", "350 000 mk", 350_000, "FIM"),
        ("185 000 markkaa", "185 000 markkaa", 185_000, "FIM"),
        ("2 milj. mk", "2 milj. mk", 2_000_000, "FIM"),
        ("vuonna 2013 3 000 €", "3 000 €", 3_000, "EUR"),
        ("31.12.2012 100 000 €", "100 000 €", 100_000, "EUR"),
        ("leirimaksu 20 €/lapsi", "20 €", 20, "EUR"),
        ("Aino Alku 162.000 €Metsien muutos", "162.000 €", 162_000, "EUR"),
        # English
        ("The budget is EUR 5 million.", "EUR 5 million", 5_000_000, "EUR"),
        ("a grant of €2.5 million", "€2.5 million", 2_500_000, "EUR"),
        ("a grant of €2.5m", "€2.5m", 2_500_000, "EUR"),
        ("It cost $5,000 in all.", "$5,000", 5_000, "USD"),
        ("It cost $5,000.50 in all.", "$5,000.50", 5_000.5, "USD"),
        ("€ 30,000", "€ 30,000", 30_000, "EUR"),
        ("EUR 1,234,567", "EUR 1,234,567", 1_234_567, "EUR"),
        ("5 million euros", "5 million euros", 5_000_000, "EUR"),
        ("2,000 euros", "2,000 euros", 2_000, "EUR"),
        ("2,000 euroa", "2,000 euroa", 2_000, "EUR"),
        ("2,500 miljoonaa euroa", "2,500 miljoonaa euroa", 2_500_000, "EUR"),
        ("EUR 2,5 milj. euroa", "2,5 milj. euroa", 2_500_000, "EUR"),
        # no range: the lower number behind belongs to something else
        ("hinta eur 5–3 kpl", "eur 5", 5, "EUR"),
    ],
)
def test_written_forms(text: str, snippet: str, value: float, currency: str) -> None:
    assert [(item.text, item.value, item.currency) for item in amounts(text)] == [(snippet, value, currency)]


@pytest.mark.parametrize(
    ("text", "low", "value"),
    [
        ("10 000–15 000 €", 10_000, 15_000),
        ("10 000 € – 15 000 €", 10_000, 15_000),
        ("1,2–1,5 M€", 1_200_000, 1_500_000),
        # a shortened lower end
        ("10–15 000 euroa", 10_000, 15_000),
        ("20-30 000 €", 20_000, 30_000),
        ("10-15000 euroa", 10_000, 15_000),
        ("5–10 000 euroa", 5_000, 10_000),
        ("100–200 000 euroa", 100_000, 200_000),
        ("2–3 000 000 euroa", 2_000_000, 3_000_000),
        ("€ 10–15 000", 10_000, 15_000),
        ("EUR 5–10 million", 5_000_000, 10_000_000),
        ("500–1 000 euroa", 500, 1_000),
        ("10–5 000 euroa", 10, 5_000),
        ("2–3 miljoonaa euroa", 2_000_000, 3_000_000),
        ("5 € – 10 000 €", 5, 10_000),
    ],
)
def test_a_range_is_one_item(text: str, low: float, value: float) -> None:
    assert [(item.text, item.value_min, item.value) for item in amounts(text)] == [(text, low, value)]


@pytest.mark.parametrize(
    "text",
    [
        "puh. 040 555 0118",
        "Mukana oli 2 300 taloutta ja 400 ikäihmistä.",
        "Laki (1301/2014), 96200 Rovaniemi, Y-tunnus: 0878576-5",
        "Osallistujia: 340",
        "Postinumero: 00511",
        "Lapissa on 20 eurooppalaista kylää.",
        "30 prosenttia",
        "Kustannukset EUR 2014–2020",
        "Kustannukset, € 2020–2010",
        "EUR 1,234 million",
    ],
)
def test_no_money(text: str) -> None:
    assert amounts(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a total and its parts
        (
            (
                "Hankkeen budjetti on 512.300 euroa, josta EU:n ja valtion tuki on 409.840 euroa (80 %) ja "
                "osatoteuttajien omarahoitus 102.460 euroa."
            ),
            ["512300 budget", "409840 external_funding 0.8", "102460 self_funding"],
        ),
        (
            (
                "Kokonaisrahoitus oli 1 015 000 €, josta STM:n valtionavustusta 812 000 € (80 %) ja kuntien "
                "omarahoitusta 203 000 €."
            ),
            ["1015000 funding", "812000 external_funding 0.8", "203000 self_funding"],
        ),
        (
            (
                "Kustannusarvio on 1 240 000 mk. Siitä RAY maksaa 350 000 mk ja lääninhallitus 185 000 markkaa. "
                "Euroopan sosiaalirahaston osuus on 45 % eli 558.000 mk. Loput 147 000 mk ovat omaa rahoitusta."
            ),
            [
                "1240000 budget",
                "350000 external_funding",
                "185000 external_funding",
                "558000 external_funding 0.45",
                "147000 self_funding",
            ],
        ),
        (
            "Tuki 120 000 €, omarahoitus 30 000 €, yhteensä 150 000 €.",
            ["120000 external_funding", "30000 self_funding", "150000 funding"],
        ),
        ("45 600 € ulkopuolinen rahoitus (75%)", ["45600 external_funding 0.75"]),
        # a grant alone, and beside other sums
        ("Opetushallitus myönsi hankkeelle 150 000 euroa.", ["150000 funding"]),
        ("Valtionavustus: 980 000 €", ["980000 funding"]),
        (
            "Myönnetty valtionavustus: 45 000 €\nKokonaiskustannukset: 60 000 €",
            ["45000 external_funding", "60000 budget"],
        ),
        ("Kaupunginhallitus päättää osoittaa hankkeelle kuntarahoitusta enintään 33 500 euroa.", ["33500 funding"]),
        ("Maakuntaliitto myönsi hankkeelle 60 000 euron avustuksen.", ["60000 funding"]),
        (
            "Avustukset myönnettiin Kotkan opistolle (1,0 milj. e) sekä Haminan opistolle (0,9 milj. e).",
            ["1000000 funding", "900000 funding"],
        ),
        # planned and spent
        ("Hankkeen kokonaiskustannukset ovat 250 000 euroa.", ["250000 budget"]),
        ("Hankkeen kokonaiskustannukset olivat 250 000 euroa.", ["250000 cost"]),
        ("Tabletteja ostettiin tammikuussa 38 400 eurolla.", ["38400 cost"]),
        ("Talousarvio 250.000 €, toteuma 243.112 €.", ["250000 budget", "243112 cost"]),
        # the rest
        ("Yli 20 000 euron hankkeista päättää hallitus.", ["20000 other"]),
        ("Avustuksesta maksetaan ennakkona 60 % eli 855 000 euroa.", ["855000 other 0.6"]),
        ("Hoitojaksot säästivät noin 210 000 euroa vuodessa.", ["210000 other"]),
        ("Leirimaksu on 20 €/lapsi.", ["20 other"]),
        # labels of lines and rows
        (
            "Budjetti\nKokonaisbudjetti 286 450 €\nESR-rahoitus 229 160 € (80 %)\nOamkin omarahoitus 34 374 €",
            [
                "286450 budget",
                "229160 external_funding 0.8",
                "34374 self_funding",
            ],
        ),
        (
            "Toteutuneet kustannukset:\n\nKotipolku: 80 500 € (95,5 % alkuperäisen ollessa 84 300 €)",
            ["80500 cost 0.955 Kotipolku", "84300 budget Kotipolku"],
        ),
        (
            "Kustannusarvio\nPalkat ja palkkiot 80 000 €\nMatkat 5 000 €\nYhteensä 85 000 €",
            ["80000 budget Palkat ja palkkiot", "5000 budget Matkat", "85000 budget"],
        ),
    ],
)
def test_kinds(text: str, found: list[str]) -> None:
    assert [brief(item) for item in amounts(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            (
                "Hyväksytty kustannusarvio (euroa)\n\nHenkilöstömenot        1 310 000\nMatkat        120 000\n"
                "Yhteensä        1 430 000"
            ),
            ["1310000 budget Henkilöstömenot", "120000 budget Matkat", "1430000 budget"],
        ),
        (
            (
                "RAHOITUS (EUR)\n\nMyönnetty EU:n ja valtion rahoitus 88 400\nToteutunut EU:n ja valtion rahoitus 80 150\n"
                "Myönnetty julkinen rahoitus yhteensä 110 500"
            ),
            ["88400 external_funding", "80150 external_funding", "110500 funding"],
        ),
        (
            (
                "Talous, euroa\nKustannusarvio 42 000\nTuki (75 %) 31 500\n- josta EU 18 900\n- josta kunnat 12 600\n"
                "Yksityinen raha 10 500"
            ),
            [
                "42000 budget",
                "31500 external_funding 0.75",
                "18900 external_funding EU",
                "12600 self_funding kunnat",
                "10500 external_funding",
            ],
        ),
        (
            (
                "KUSTANNUSARVIO (euroa)\n\nVetäjien palkkiot\n2 600,00\n\nSoutuveneet (kaksi)\n910,00\n\nPulla\n95,00\n\n"
                "Menot yhteensä\n3 605,00\n\nOmarahoitus\n605,00"
            ),
            [
                "2600 budget Vetäjien palkkiot",
                "910 budget Soutuveneet (kaksi)",
                "95 budget Pulla",
                "3605 budget",
                "605 self_funding",
            ],
        ),
        (
            (
                "KUSTANNUSARVIO (EUR)\nKustannuslaji          Yhteensä\nPalkat                  70 000\nMatkat\n"
                "YHTEENSÄ                1 070 000\nosahanke Tammela        14 000"
            ),
            ["70000 budget Palkat", "1070000 budget", "14000 budget osahanke Tammela"],
        ),
        (
            (
                "RAHOITUSSUUNNITELMA (EUR)\nRahoituslähde     Yhteensä        %\nEAKR-tuki         1 070 000       70\n"
                "Puuseppä Tiainen Oy      3 000        3\nHakijan omarahoitus    427 000       27\n"
                "YHTEENSÄ          1 500 000"
            ),
            [
                "1070000 external_funding 0.7 EAKR-tuki",
                "3000 external_funding 0.03 Puuseppä Tiainen Oy",
                "427000 self_funding 0.27",
                "1500000 funding",
            ],
        ),
        (
            "Kustannuslaji      Budjetti €    Toteutuma €\nMatkat 28 000 31 104\nMuut menot 15 500 11 058",
            ["28000 budget Matkat", "31104 cost Matkat", "15500 budget Muut menot", "11058 cost Muut menot"],
        ),
        (
            (
                "Toteutuneet kustannukset ja niiden rahoitus\nHanke Kustannukset Valtionavustus Omarahoitus\n"
                "Kotikulma 1 284 t€ 963 t€ 321 t€"
            ),
            ["1284000 cost Kotikulma", "963000 external_funding Kotikulma", "321000 self_funding Kotikulma"],
        ),
        (
            (
                "Myönnetty EU- ja valtion rahoitus: 486 214\nSuunniteltu julkinen rahoitus yhteensä: 607 768\n"
                "Toteutunut julkinen rahoitus yhteensä: 377 446"
            ),
            ["486214 external_funding", "607768 budget", "377446 funding"],
        ),
    ],
)
def test_the_unit_stands_in_the_heading(text: str, found: list[str]) -> None:
    assert [brief(item) for item in amounts(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Koko hanke maksaa 198 tuhatta euroa. Hanke maksoi 210 t€.", ["198000 budget", "210000 cost"]),
        (
            (
                "Hankkeelle myönnetty rahoitus oli kaikkiaan 2,4 miljoonaa markkaa. Siitä Sitra maksoi 900 000 mk, "
                "sisäasiainministeriö 600 000 mk ja lääninhallitus 300 000 mk."
            ),
            ["2400000 funding", "900000 external_funding", "600000 external_funding", "300000 external_funding"],
        ),
        (
            "Kaupungin omavastuu oli suunnitelmassa 15 750 €, mutta toteutui 17 204,36 euron suuruisena.",
            ["15750 self_funding", "17204.36 self_funding"],
        ),
        ("Käyttämättä jäi avustusta 1 118 €.", ["1118 other"]),
        ("Budjetin ylitys, vajaat 500 euroa, kuitattiin talkoilla.", ["500 other"]),
        # the clause behind a semicolon speaks for itself; part of a cost is a cost
        (
            "Jäsenille maksettiin kokouspalkkio; vuositasolla kuluja tuli noin 17 000 euroa, josta palkkioita 9 600 euroa.",
            ["17000 cost", "9600 cost"],
        ),
        (
            "Kulut ovat arviolta 57 500 €, josta seura kattaa talkoilla ja varainhankinnalla 12 500 €.",
            ["57500 budget", "12500 self_funding"],
        ),
        (
            "Kaupunki päättää sitoutua hankkeeseen 60 000 euron omarahoituksella (20 000 euroa/vuosi).",
            ["60000 self_funding", "20000 other"],
        ),
        (
            "Hankkeen kokonaiskustannukset olivat 687 340 euroa (budjetoitu 702 000 euroa).",
            ["687340 cost", "702000 budget"],
        ),
        (
            "Sitra rahoittaa hanketta 150 000 eurolla, ja loput 50 000 euroa tulee kaupungilta.",
            ["150000 external_funding", "50000 external_funding"],
        ),
        (
            "Toteutusaika 2020–2022\nKokonaisbudjetti 98 500 €\nTuki 78 800 €\nKuntarahoitus, Kuopion kaupunki 12 000 €\nOmarahoitus 7 700 €",
            [
                "98500 budget",
                "78800 external_funding",
                "12000 self_funding Kuntarahoitus, Kuopion kaupunki",
                "7700 self_funding",
            ],
        ),
        ("Avustuksesta Nokian kaupungin osuus on 62 000 €.", ["62000 external_funding"]),
        (
            "Koko potti: 20 000 €\nLeader-tuki: 14 000 € (70 %)\nTalkootyö: 4 000 €\nYhdistyksen oma raha: 2 000 €",
            ["20000 budget", "14000 external_funding 0.7", "4000 self_funding Talkootyö", "2000 self_funding"],
        ),
        ("Hankkeen budjetti oli 30 000 € ja toteutuneet kulut 29 450,20 €.", ["30000 budget", "29450.2 cost"]),
        (
            "Hankkeen tuki on 80 % eli 24 000 €. Talkoita tehtiin 300 tuntia, mistä kertyi 3 000 €, ja kassasta maksettiin loput 2 450 €.",
            ["24000 external_funding 0.8", "3000 self_funding", "2450 self_funding"],
        ),
        (
            "Rahaa on kaikkiaan 50 000 €, josta liitto antoi AKKE-rahaa 40 000 € ja loput 10 000 € pannaan itte.",
            ["50000 budget", "40000 external_funding", "10000 self_funding"],
        ),
        (
            "Hankkeen hintalappu on 86 000 euroa. Nokia ja Ylöjärvi ovat luvanneet 18 000 euroa kumpikin.",
            ["86000 budget", "18000 external_funding"],
        ),
        ("Vältettyjä kustannuksia kertyi noin 40 000 euroa.", ["40000 other"]),
        ("Hankkeeseen haettiin säätiöltä 4 000 euron apurahaa, mutta hakemus hylättiin.", ["4000 other"]),
        ("Saadut avustukset viime vuosilta\n\nSoutusäätiö 800 € vuonna 2022", ["800 other"]),
    ],
)
def test_kinds_in_sentences(text: str, found: list[str]) -> None:
    assert [brief(item) for item in amounts(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a flattened form: what each body spends, a subheading before the first, the next section's number behind the last
        (
            (
                "6 Kustannusarvio (€) Palkkakustannukset 198 400 Ostopalvelut 21 000 Kustannukset yhteensä 219 400 "
                "Yhteishankkeen jakauma Sompion koulutuskuntayhtymä 160 000 Sallan Kyläopisto ry 59 400 "
                "7 Rahoitussuunnitelma (€) Haettava tuki 175 520 (80 %) Omarahoitus 43 880 (20 %) "
                "Rahoitus yhteensä 219 400 8 De minimis -tuki Ei"
            ),
            [
                "198400 budget Palkkakustannukset",
                "21000 budget Ostopalvelut",
                "219400 budget None",
                "160000 budget Sompion koulutuskuntayhtymä",
                "59400 budget Sallan Kyläopisto ry",
                "175520 external_funding None",
                "43880 self_funding None",
                "219400 budget None",
            ],
        ),
        (
            "Hankkeen kustannukset\n\nSompion koulutuskuntayhtymä   160 000 €\nSallan Kyläopisto ry   59 400 €\nYhteensä   219 400 €",
            ["160000 budget Sompion koulutuskuntayhtymä", "59400 budget Sallan Kyläopisto ry", "219400 budget None"],
        ),
        # beside a share of the funding bodies pay
        (
            "Hankkeen kustannukset ja rahoitus\n\nOpetusministeriö   160 000 €\nOmarahoitus   59 400 €\nYhteensä   219 400 €",
            ["160000 external_funding Opetusministeriö", "59400 self_funding None", "219400 funding None"],
        ),
    ],
)  # fmt: skip
def test_bodies_in_tables_of_costs(text: str, found: list[str]) -> None:
    assert [f"{item.value:.0f} {item.kind} {item.subject}" for item in amounts(text)] == found


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Kustannukset (€) 2011 2012 Yhteensä Palkat 20 500 30 000 50 500 Matkat 2 500 3 000 5 500",
            [20500, 30000, 50500, 2500, 3000, 5500],
        ),
        (
            "RAHOITUS (€) Haettava avustus (60 %) 30 000 Oma rahoitus (40 %) 20 000 Yhteensä 50 000",
            [30000, 20000, 50000],
        ),
        (
            "Nro Nimi Myönnetään EUR\n1 Hallinto 18 000,00\n2 Veneet 32 000,00\n3 Laiturit 50 000,00\nYhteensä 100 000,00\n",
            [18000, 32000, 50000, 100000],
        ),
        (
            "Osa | Vetäjä | €\n1 Veneet | Korven kunta | 120 000\n2 Laiturit | Suvannon kylät ry | 80 000\n3 Verkot | Kalaseura ry | 40 000\n",
            [120000, 80000, 40000],
        ),
        (
            "Rahoitus (koko aika, 1000 €)\nKalatalousrahasto      140\nVenesäätiö      45\nYhteensä      185\n",
            [140000, 45000, 185000],
        ),
    ],
)
def test_cells_that_have_run_together(text: str, values: list[int]) -> None:
    assert [item.value for item in amounts(text)] == values


def test_a_case_ending_behind_the_unit_belongs_to_the_sum() -> None:
    assert [item.text for item in amounts("Paneelit on budjetoitu 42 t€:lla.")] == ["42 t€:lla"]


def test_a_unit_beside_the_sum_is_surer_than_one_in_the_label() -> None:
    beside, above = amounts("Budjetti: 120 000 €")[0], amounts("Kustannusarvio: 120 000")[0]
    assert beside.confidence > above.confidence


@given(st.integers(min_value=1, max_value=99_999_999))
def test_every_value_is_read(value: int) -> None:
    grouped = f"{value:,}"
    for written in (grouped.replace(",", " "), grouped.replace(",", "."), grouped.replace(",", "\u00a0"), str(value)):
        assert number(written) == value
        assert [item.value for item in sums(f"Summa on {written} euroa.")] == [value]


@given(st.text(alphabet="0123456789.,-–% €kmt()\neurojst:", max_size=60))
def test_whatever_is_found_is_where_it_says(text: str) -> None:
    end = 0
    for item in find(nlp.make_doc(text)):
        assert text[item.start : item.end] == item.text
        assert item.start >= end
        end = item.end


def test_a_range_with_ja() -> None:
    (item,) = amounts("Avustukset olivat 4 000 ja 127 000 euron välillä.")
    assert (item.value_min, item.value) == (4_000, 127_000)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Rahoitus\n\nRahoittaja    euroa      %\nTraficom    320 000     50\nLapin liitto    112 000   17,5\nYhteensä    432 000",
            [("320 000", 0.5), ("112 000", 0.175), ("432 000", None)],
        ),
        ("Budjetti on 325 000 €, josta EAKR-tuen osuus 80 % eli 260 000 € (loput kuntarahaa).", [("325 000 €", None), ("260 000 €", 0.8)]),
        ("Liitto myönsi 45 000 € (enint. 75 % kustannuksista).", [("45 000 €", 0.75)]),
        ("Ministeriö myöntää kylälle avustusta 30 000 euroa. Avustus on enintään 60 % hyväksytyistä menoista, jotka ovat 50 000 euroa.", [("30 000 euroa", 0.6), ("50 000 euroa", None)]),
        ("Tukea haetaan 40 % hyväksyttävistä kustannuksista, jolloin avustus olisi 80 000 euroa.", [("80 000 euroa", 0.4)]),
        ("Liitto jakoi hankkeille yhteensä 500 000 euroa avustuksia. Avustus on enintään 50 % kustannuksista.", [("500 000 euroa", None)]),
        ("Osuus oli 150 000 € (120 %) ja tuki 20 000 € (100 %).", [("150 000 €", None), ("20 000 €", 1.0)]),
    ],
)  # fmt: skip
def test_shares(text: str, found: list[tuple[str, float | None]]) -> None:
    assert [(item.text, item.share) for item in amounts(text)] == found


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Avustus kattoi kustannuksista 80 % eli 153 600 €. Omarahoitusta kertyi 38 400 €, josta Salon osuus oli 26 900 € ja Someron 11 500 €.", ["external_funding", "self_funding", "self_funding", "self_funding"]),
        ("Budjetti on 325 000 €, josta EAKR-tuen osuus 80 % eli 260 000 € (loput kuntarahaa).", ["budget", "external_funding"]),
        ("Säätiö myönsi hankkeelle 60 000 euroa.\n\nTiedot\n\nKylä tekee.\n\nBudjetti 98 400 €, josta omarahoitus 38 400 €", ["external_funding", "budget", "self_funding"]),
        ("Ministeriö myönsi hankkeelle 68 000 €. Tämä on 80 % hyväksytyistä kustannuksista, jotka ovat 85 000 €.", ["external_funding", "budget"]),
        ("Hankkeen kulut olivat 30 400 euroa, josta palkkoja 22 000 euroa.", ["cost", "cost"]),
        ("Koko hanke maksaa 90 000 euroa. Ministeriö antaa siitä 60 000 euroa, ja loput 30 000 euroa keräämme itse.", ["budget", "external_funding", "self_funding"]),
        ("Hankkeeseen on myönnetty avustusta 40 000 euroa vuodelle 2021 ja 42 000 euroa vuodelle 2022.", ["funding", "funding"]),
        ("Hankkeen avustus olisi 50 000 € ja kunnan omaksi osuudeksi jäisi 20 000 €.", ["external_funding", "self_funding"]),
        ("Hanke alkaa. Koulun lämmityskulut ovat noin 85 000 euroa vuodessa.", ["other"]),
        ("Hankkeen kustannukset ovat 85 000 euroa vuodessa.", ["budget"]),
        ("Hanke sai avustusta. Sitä jäi nostamatta 2 300 euroa.", ["other"]),
        ("Hankehaussa saapui 60 hakemusta, joissa avustusta haettiin yhteensä 2 milj. euroa.", ["other"]),
        ("Hankkeen rahoitus\n\nJos joku pyytää hankkeen nimissä 30 euroa, soita meille.", ["other"]),
        ("Hankkeen rahoitus\n\nVieraat maksavat salista 10 € tunnilta, muut 30 €.", ["other", "other"]),
        ("Kunnanhallitus\nSimon kunta\n\nRahoitus\n\nRahoittaja\teuroa\nTraficom\t320 000\nSimon kunta\t208 000\nYhteensä\t528 000", ["external_funding", "self_funding", "funding"]),
    ],
)  # fmt: skip
def test_kinds_of_parts(text: str, kinds: list[str]) -> None:
    assert [item.kind for item in amounts(text)] == kinds


def test_names_of_projects_with_a_sum_over_their_recipients() -> None:
    entry = "{}, {} 000 euroa\nSaaja: {} kunta\nHankkeessa hoidetaan rantoja.\n\n"
    text = "Avustuksen saaneet hankkeet\n\n" + "".join(
        entry.format(*row)
        for row in [("Rannat auki", 128, "Simon"), ("Purot kuntoon", 54, "Iin"), ("Niityt kukkaan", 65, "Tornion")]
    )
    assert [(item.kind, item.subject) for item in amounts(text)] == [
        ("funding", "Rannat auki"),
        ("funding", "Purot kuntoon"),
        ("funding", "Niityt kukkaan"),
    ]


def test_parts_of_an_own_share_in_a_form_that_lost_its_lines() -> None:
    text = (
        "1. PROJEKTI Projektin nimi Kylätori Aloituspäivämäärä 1.1.2012 Päättymispäivämäärä 31.12.2013 Puhelinnumero 040 123 4567 "
        "2. KUSTANNUSARVIO (EUR) Palkkakustannukset 90 000 Matkakustannukset 30 000 Kustannukset yhteensä 120 000 "
        "3. RAHOITUSSUUNNITELMA (EUR) Haettava valtionavustus 75 000 Kuntaraha 40 000 josta Posio 25 000 Ranua 15 000 "
        "Yksityinen rahoitus 5 000 4. ALLEKIRJOITUS Paikka ja aika Posio 1.2.2012"
    )
    assert [brief(item) for item in amounts(text)][3:] == [
        "75000 external_funding",
        "40000 self_funding",
        "25000 self_funding Posio",
        "15000 self_funding Ranua",
        "5000 external_funding",
    ]


def test_the_columns_of_a_sheet_say_what_its_sums_are() -> None:
    text = (
        "Hankeluettelo (summat euroa)\n\nNro\tHanke\tHallinnoija\tKesto\tKust.arvio\tKaup. osuus\tHenkilöitä\tTila\n"
        "1\tKylien tori\tSalon kaupunki\t2010-2012\t120 000\t30 000\t140\tkäynnissä\n"
        "2\tJoki auki\tVesi ry\t1/2011-6/2012\t45 500\t-\t210\thaussa\n"
    )
    assert [brief(item) for item in amounts(text)] == [
        "120000 budget Kylien tori",
        "30000 self_funding Kylien tori",
        "45500 budget Joki auki",
    ]


@pytest.mark.parametrize(
    ("note", "count"), [("(summat euroina)", 3), ("Summat ovat euroja.", 3), ("(summat tarkistetaan)", 0)]
)
def test_a_note_gives_the_unit_of_a_list(note: str, count: int) -> None:
    text = (
        "Säätiön apurahat hankkeille\n\nKylän Teatteri ry, kiertävä näytelmä, 12 500\n\nPosion kunta, satukirja, 4 000\n\n"
        f"Jokiseura rf, kalaportaat, 7 300\n\nHakemuksia tuli 1 200.\n\n{note}"
    )
    assert [item.value for item in amounts(text)] == [12_500, 4_000, 7_300][:count]


def test_a_column_of_words_stands_beside_the_sums() -> None:
    text = (
        "Hankkeen rahat                  Tekijät\n\nRAY                70 000 mk    Kylien Ystävät ry\n"
        "Yhdistyksen oma osuus  9 000 mk    ja sen jäsenet\nYhteensä          79 000 mk\n"
    )
    assert [item.subject for item in amounts(text)] == ["RAY", None, None]
