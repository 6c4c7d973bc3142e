"""Forms on one line: only their labels cut them."""

import time

import pytest

from hankenlp.layout import analyse
from hankenlp.layout.forms import MIN_LENGTH, segments

Shown = list[tuple[str, str | None, str]]
FILLER = (
    " Lisäksi hankkeessa järjestetään koulutuksia, joihin osallistuu työntekijöitä kaikista alueen kunnista" * 3 + "."
)


def shown(text: str) -> Shown:
    return [
        (s.kind, s.label.of(text) if s.label else s.section if s.kind == "heading" else None, text[s.start : s.end])
        for s in segments(text, 0, len(text))
    ]


FORM = (
    "Projektin nimi Uusi suunta Projektikoodi S11482 Aloituspäivämäärä 1.8.2007 Päättymispäivämäärä 31.10.2009 "
    "Toimintalinja 3 Osaaminen Vastuuviranomainen Lapin liitto Hakijan nimi Simon kunta Postinumero 95200 "
    "Postitoimipaikka Simo Puhelinnumero 040 123 4567"
)


def test_a_form_is_cut_at_its_labels() -> None:
    assert len(FORM) >= MIN_LENGTH
    fields = {label: value for kind, label, value in shown(FORM) if kind == "field"}
    assert fields["Projektin nimi"] == "Uusi suunta"
    assert fields["Projektikoodi"] == "S11482"
    assert fields["Aloituspäivämäärä"] == "1.8.2007"
    assert fields["Vastuuviranomainen"] == "Lapin liitto"
    assert fields["Puhelinnumero"] == "040 123 4567"


def test_two_labels_then_two_dates() -> None:
    text = FORM.replace(
        "Aloituspäivämäärä 1.8.2007 Päättymispäivämäärä 31.10.2009",
        "Alkamispäivämäärä Päättymispäivämäärä 1.8.2007 31.10.2009",
    )
    fields = {label: value for _, label, value in shown(text)}
    assert (fields["Alkamispäivämäärä"], fields["Päättymispäivämäärä"]) == ("1.8.2007", "31.10.2009")


def test_rows_behind_a_heading_with_its_unit() -> None:
    text = (
        "KUSTANNUSARVIO (euroa) Palkat 92 000 Laitteet 21 500 Matkat 2 300 Yhteensä 115 800 LIITTEET Suunnitelma."
        + FILLER
    )
    assert [(label, value) for kind, label, value in shown(text) if kind == "row"][:2] == [
        ("Palkat", "92 000"),
        ("Laitteet", "21 500"),
    ]


def test_a_label_right_behind_a_heading_in_capitals() -> None:
    text = "HAKIJA Organisaatio Simon kunta Toimipaikka Simo Lähiosoite Kuntatie 3 Postinumero 95200 " + FORM
    assert {label: value for _, label, value in shown(text)}["Organisaatio"] == "Simon kunta"


def test_labels_in_small_letters_need_a_colon() -> None:
    text = (
        "Hanke nimi: Toimivat kylät hankkeen numero: 7003 ohjelma: Leader toimintalinja: 3 Kylät hakija: Simon kunta."
        + FILLER
    )
    fields = {label: value for kind, label, value in shown(text) if kind == "field"}
    assert fields["Hanke nimi"] == "Toimivat kylät"
    assert fields["hankkeen numero"] == "7003" and fields["ohjelma"] == "Leader"
    assert "ohjelma" not in {label for _, label, _ in shown(text.replace(":", ""))}


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Hanke alkoi. 6.2 Projektin tavoitteet Tavoitteena on lisätä osallisuutta." + FILLER, "goals"),
        ("Hanke alkoi. 6. PROJEKTIN TAVOITTEET Tavoitteena on lisätä osallisuutta." + FILLER, "goals"),
        ("Hanke alkoi. Hankkeen tavoitteet Tavoitteena on lisätä osallisuutta." + FILLER, "goals"),
        ("Hanke alkoi. 5.2 Mitkä ovat hankkeen tavoitteet? Lisätä osallisuutta." + FILLER, "goals"),
        ("Hanke alkoi. Odotetut tulokset Malleja syntyy." + FILLER, "expected_outcomes"),
    ],
)
def test_headings_inside_the_line(text: str, heading: str) -> None:
    kinds = [(kind, section) for kind, section, _ in shown(text)]
    assert kinds[:3] == [("paragraph", None), ("heading", heading), ("paragraph", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Hakija: Simon kunta",
        "Hakijana on Simon kunta." + FILLER,
        "Kun Hakija oli valinnut toimittajan, työ alkoi." + FILLER,
        "x" * 5000,
        "",
    ],
)
def test_running_text_stays_whole(text: str) -> None:
    assert shown(text) == []


def test_rows_of_money_and_page_footers() -> None:
    text = (
        "Hanke alkoi. 7. KUSTANNUSARVIO Kustannuslaji 2010 2011 Yhteensä Palkkamenot 31 500 94 500 126 000 "
        "Matkakulut 1 500 2 500 4 000 EURA JÄRJESTELMÄ 3/9 Hankkeen tavoitteet Tavoitteena on oppia." + FILLER
    )
    found = shown(text)
    assert ("row", "Palkkamenot", "31 500 94 500 126 000") in found
    assert ("chrome", None, "EURA JÄRJESTELMÄ 3/9") in found


@pytest.mark.parametrize(
    "unit", ["Hakija ", "1. ", "A ", "Mitä ", "1.1 Hakija ", "AAAA ", "Hakija Y-tunnus ", "Mitä on? "]
)
def test_long_lines_take_little_time(unit: str) -> None:
    text = unit * (40_000 // len(unit))
    begin = time.process_time()
    segments(text, 0, len(text))
    assert time.process_time() - begin < 10


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("LOMAKKEEN TÄYTTÄJÄN TIEDOT", None),
        ("PROJEKTIN LÄHTÖKOHTA, TAVOITTEET JA KOHDERYHMÄ", "goals"),
        ("PROJEKTIN TOTEUTTAJAN TIEDOT", None),
    ],
)
def test_capitals_end_an_empty_field(heading: str, section: str | None) -> None:
    text = FORM.replace("Puhelinnumero 040 123 4567", f"Puhelinnumero {heading} Täyttäjä on Aino")
    pieces = segments(text, 0, len(text))
    assert (heading, section) in [
        (s.start < s.end and text[s.start : s.end], s.section) for s in pieces if s.kind == "heading"
    ]
    assert ("field", "Puhelinnumero", "") in shown(text)


def test_an_unknown_heading_that_counts_on() -> None:
    text = (
        f"{FORM} 4.1 Tavoitteet Lisätään osallisuutta.{FILLER} 4.2 Mallin vienti muualle Malli siirtyy naapurikuntiin."
    )
    assert ("heading", None, "Mallin vienti muualle") in [
        (s.kind, s.section, text[s.start : s.end]) for s in segments(text, 0, len(text))
    ]


def test_a_label_of_running_text_counts_between_values() -> None:
    text = FORM.replace("Postinumero", "Osatoteuttajat Simon Kyläopisto ry Kohderyhmä Nuoret aikuiset Postinumero")
    fields = {label: value for kind, label, value in shown(text) if kind == "field"}
    assert (fields["Osatoteuttajat"], fields["Kohderyhmä"]) == ("Simon Kyläopisto ry", "Nuoret aikuiset")


def test_a_heading_that_goes_on_behind_a_known_part() -> None:
    text = f"{FORM} 4 Hankkeen tarve ja tavoitteet 4.1 Mihin asiaan vastataan Simossa on töitä.{FILLER} 4.2 Tavoitteet Lisätään osallisuutta."
    headings = [text[s.start : s.end] for s in segments(text, 0, len(text)) if s.kind == "heading"]
    assert headings == ["Hankkeen tarve ja tavoitteet", "Mihin asiaan vastataan", "Tavoitteet"]


FLAT = """HAKEMUS Saapumispvm 14.10.2010 Diaarinumero 1187 Käsittelijä Raili Tiihonen Tila Jätetty viranomaiskäsittelyyn Hakemustyyppi Uusi
3. HAKIJA Hakijaorganisaation nimi Simon kunta Organisaatiotyyppi Kunta Lähiosoite Kylätie 4 Postinumero 95200 Postitoimipaikka SIMO
2. PROJEKTI Projektin nimi Ranta kuntoon Ohjelma ESR Aloituspäivämäärä 1.1.2011
6.2 Toimenpiteet Kuvataan työvaiheita videolle ja koulutetaan mentoreita.
9. RAHOITUS (euroa) Rahoittava viranomainen Lapin ELY-keskus ESR- ja valtion rahoitus 138 000 (75 %) Kuntarahoitus 46 000 (25 %)"""


def test_short_lines_of_a_flattened_form_are_cut_as_well() -> None:
    layout = analyse(FLAT)
    fields = {layout.label(b): layout.of(b) for b in layout.blocks if b.label}
    assert fields["Projektin nimi"] == "Ranta kuntoon" and fields["Tila"] == "Jätetty viranomaiskäsittelyyn"
    assert fields["Rahoittava viranomainen"] == "Lapin ELY-keskus" and fields["Kuntarahoitus"] == "46 000"
    assert "Toimenpiteet" in [layout.of(b) for b in layout.blocks if b.kind == "heading"]


def test_a_short_line_of_another_page_stays_whole() -> None:
    layout = analyse("Uutinen\n\n" + FLAT.splitlines()[3] + "\n\nHanke alkoi ja Ohjelma ESR jatkui.")
    assert next(layout.of(b) for b in layout.blocks if b.kind != "heading") == FLAT.splitlines()[3]


def test_years_head_a_flattened_table_without_a_stub() -> None:
    line = "KUSTANNUSARVIO (€) 2005 2006 Yhteensä Palkkaus 51 400 45 000 96 400 Koulutus 14 000 7 000 21 000"
    rows = [s for s in segments(line, 0, len(line), in_form=True) if s.kind == "row"]
    assert [[line[c.start : c.end] for _, c in row.columns] for row in rows] == [
        ["51 400", "45 000", "96 400"],
        ["14 000", "7 000", "21 000"],
    ]


def test_a_state_that_is_a_label_elsewhere_is_the_value_of_a_status() -> None:
    text = FORM.replace("Aloituspäivämäärä", "Tila Käynnissä Aloituspäivämäärä")
    fields = {label: value for _, label, value in shown(text)}
    assert (fields["Tila"], fields["Aloituspäivämäärä"]) == ("Käynnissä", "1.8.2007")
    assert "Käynnissä" not in fields


def test_a_short_line_is_cut_by_many_labels_only() -> None:
    short = "Hakemusnumero 4711 Hakemustyyppi Uusi hakemus Hankkeen nimi Uusi suunta Toteutusaika 2020–2022 "
    assert [label for _, label, _ in shown(short)] == [
        "Hakemusnumero",
        "Hakemustyyppi",
        "Hankkeen nimi",
        "Toteutusaika",
    ]
    assert (
        shown("Hankkeen nimi Uusi suunta Toteutusaika 2020–2022, ja mukana ovat kaikki alueen kunnat ja koulut.") == []
    )


def test_a_heading_right_behind_the_value_of_a_label() -> None:
    text = (
        f"{FORM} Osatoteuttajat Simon kunta, Kisa Oy ja Kylät ry Hankkeen tavoitteet Hankkeessa lisätään osallisuutta."
    )
    fields = {label: value for kind, label, value in shown(text) if kind == "field"}
    assert fields["Osatoteuttajat"] == "Simon kunta, Kisa Oy ja Kylät ry"
    assert shown(text)[-1] == ("paragraph", None, "Hankkeessa lisätään osallisuutta.")
