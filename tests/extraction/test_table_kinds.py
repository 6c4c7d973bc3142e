"""Tables and lists of sums in, value, kind, share and subject out."""

from time import process_time

import pytest

from tests.extraction.sums_in import amounts, brief


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a rule of dashes before the total, headings two spaces apart
        (
            (
                "Talous\n\n                 Talousarvio mk    Toteuma mk\nPalkat           396 000           388 412\n"
                "Vuokrat           74 400            74 400\n                 -------           -------\n"
                "Yhteensä         470 400           462 812"
            ),
            [
                "396000 budget Palkat",
                "388412 cost Palkat",
                "74400 budget Vuokrat",
                "74400 cost Vuokrat",
                "470400 budget",
                "462812 cost",
            ],
        ),
        # two currencies side by side; the total says that the rows are costs, the title that they are spent
        (
            (
                "Verkkotupa\nHankkeen loppuraportti\n\nTalous\n\n               mk       euroa\nPalkat    100 000      16 819\n"
                "Laitteet   50 000       8 409\nKulut yhteensä   150 000   25 228"
            ),
            [
                "100000 cost Palkat",
                "16819 cost Palkat",
                "50000 cost Laitteet",
                "8409 cost Laitteet",
                "150000 cost",
                "25228 cost",
            ],
        ),
        # tabs, more columns of words than of sums
        (
            (
                "Avustukset kohteittain\n\nHanke\tSaaja\tKunta\tAvustus (€)\tKustannusarvio (€)\n"
                "Puron varrella\tTampereen kaupunki\tTampere\t8 500\t17 000\n"
                "Lahden niitto\tVesilahden kunta\tVesilahti\t3 800\t7 600"
            ),
            [
                "8500 external_funding Puron varrella",
                "17000 budget Puron varrella",
                "3800 external_funding Lahden niitto",
                "7600 budget Lahden niitto",
            ],
        ),
        # who pays, after what it costs: the second total closes the same sum
        (
            (
                "| Talous, € | Budjetti | Toteuma |\n| Taiteilijapalkkiot | 96 000 | 91 240 |\n| Tilat | 14 000 | 9 417 |\n"
                "| Summa | 110 000 | 100 657 |\n| Taike | 70 000 | 70 000 |\n| Kaupunki itse | 40 000 | 30 657 |"
            ),
            [
                "96000 budget Taiteilijapalkkiot",
                "91240 cost Taiteilijapalkkiot",
                "14000 budget Tilat",
                "9417 cost Tilat",
                "110000 budget",
                "100657 cost",
                "70000 external_funding Taike",
                "70000 external_funding Taike",
                "40000 self_funding Kaupunki itse",
                "30657 self_funding Kaupunki itse",
            ],
        ),
        # Markdown
        (
            (
                "| Menolaji | Budjetti, € | Toteutunut, € | Jäljellä, € |\n|---|---|---|---|\n"
                "| Palkat | 120 000,00 | 118 500,50 | 1 499,50 |"
            ),
            ["120000 budget Palkat", "118500.5 cost Palkat", "1499.5 other Palkat"],
        ),
        # percentages beside the sum, in the label, in the heading of the column
        (
            (
                "Hankkeen rahoitussuunnitelma:\n\nTraficomin avustus    92 400 €    70 %\nSavonlinna    33 000 €    25 %\n"
                "Sulkava    6 600 €    5 %\nYhteensä    132 000 €"
            ),
            [
                "92400 external_funding 0.7 Traficomin avustus",
                "33000 external_funding 0.25 Savonlinna",
                "6600 external_funding 0.05 Sulkava",
                "132000 funding",
            ],
        ),
        (
            (
                "Kustannukset ja rahoitus\nPalkkakustannukset    338 400,00 €\nFlat rate 40 % palkkakustannuksista    135 360,00 €\n"
                "Myönnetty EU- ja valtion tuki (80 %)    379 008,00 €\nTuensaajien omarahoitus (20 %)    94 752,00 €"
            ),
            [
                "338400 budget Palkkakustannukset",
                "135360 budget 0.4 Flat rate 40 % palkkakustannuksista",
                "379008 external_funding 0.8",
                "94752 self_funding 0.2",
            ],
        ),
        (
            (
                "Kustannukset ja rahoitus\nOsapuoli          Kustannukset     AMIF 75 %     Omarahoitus 25 %\n"
                "Vaasan kaupunki         188 000         141 000           47 000\n"
                "Yhteensä (€)            188 000         141 000           47 000"
            ),
            [
                "188000 budget Vaasan kaupunki",
                "141000 external_funding 0.75 Vaasan kaupunki",
                "47000 self_funding 0.25 Vaasan kaupunki",
                "188000 budget",
                "141000 external_funding 0.75",
                "47000 self_funding 0.25",
            ],
        ),
    ],
)
def test_tables(text: str, found: list[str]) -> None:
    assert [brief(item) for item in amounts(text)] == found


def test_a_table_that_lost_its_lines() -> None:
    text = (
        "Kustannusmalli Valittu malli Flat rate 40 % palkoista Kustannuslaji Vuosi 1 (2024) € Yht. € "
        "Palkat 13 400,00 41 200,00 Matkakulut 5 360,00 16 480,00 Kokonaiskustannukset 18 760,00 57 680,00"
    )
    assert [brief(item) for item in amounts(text)] == [
        "13400 budget Palkat",
        "41200 budget Palkat",
        "5360 budget Matkakulut",
        "16480 budget Matkakulut",
        "18760 budget",
        "57680 budget",
    ]


def test_a_list_of_grants() -> None:
    text = (
        "Ministeriö on myöntänyt avustuksia kolmelle hankkeelle.\n\nPikselipaja, Joensuun kaupunki, 145 000 euroa\n\n"
        "Ruudun takana, Sovatek-säätiö (Jyväskylä), 210 000 euroa\n\n"
        "Hämeenlinnan kaupunginmuseo: Vanki vai vieras, 48 000 e. Näyttely avataan linnassa."
    )
    assert [brief(item) for item in amounts(text)] == [
        "145000 funding Pikselipaja",
        "210000 funding Ruudun takana",
        "48000 funding Vanki vai vieras",
    ]


def test_equal_projects_under_their_headings() -> None:
    text = "\n\n".join(
        f"{name}\nToteuttaja: Oulun kaupunki\nKokonaiskustannukset {n}0 000 €, josta EAKR-tuki {n} 000 €"
        for name, n in (("KIERTO KYLILLE", 8), ("PUU PYSTYYN", 6), ("SUOSTA SATAMAAN", 4))
    )
    assert [item.subject for item in amounts(text)] == [
        "KIERTO KYLILLE", "KIERTO KYLILLE", "PUU PYSTYYN", "PUU PYSTYYN", "SUOSTA SATAMAAN", "SUOSTA SATAMAAN",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "unit", ["Rivi {0}    {0} 000 €\n", "Hanke {0}, Oulun kaupunki, {0} 000 euroa\n\n", "{0} 000 € "]
)
def test_time_grows_with_length_alone(unit: str) -> None:
    def seconds(count: int) -> float:
        start = process_time()
        amounts("Avustukset\n\n" + "".join(unit.format(i) for i in range(1, count + 1)))
        return process_time() - start

    seconds(50)
    assert seconds(1200) < 40 * seconds(100) + 1


def test_shares_that_a_sentence_leads_in_as_own() -> None:
    text = "Kuntien omarahoitus jakautuu seuraavasti:\n\n   Lapua    15 000 €\n   Kauhava  10 500 €\n   Evijärvi  4 500 €\n"
    assert [item.kind for item in amounts(text)] == ["self_funding"] * 3


def test_a_part_that_its_label_names_is_no_row_of_the_whole() -> None:
    text = (
        "Hyväksytyt kustannukset yhteensä: 402 600 €\nTästä EU:n ja valtion tuki: 362 340 €\nKuntien rahoitus: 40 260 €"
    )
    assert [item.kind for item in amounts(text)] == ["budget", "external_funding", "self_funding"]
