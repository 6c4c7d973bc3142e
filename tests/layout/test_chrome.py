"""Lines that belong to the page and not to the document."""

import pytest

from hankenlp.layout.chrome import contents, is_chrome, running_heads
from hankenlp.layout.lines import lines


def chrome(text: str) -> bool:
    (line,) = lines(text)
    return is_chrome(line)


@pytest.mark.parametrize(
    "text",
    [
        "Etusivu",
        "Siirry sisältöön",
        "Tulosta",
        "Etusivu > Hankkeet > Kynnys",
        "Etusivu / Palvelut / Hankkeet",
        "Etusivu | Hankkeet | Yhteystiedot | Palaute",
        "© Oulun kaupunki",
        "Tietosuojaseloste",
        "Unohditko salasanasi",
        "Sivu 3 / 12",
        "- 4 -",
        "12 (40)",
        "***",
    ],
)
def test_chrome(text: str) -> None:
    assert chrome(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hankkeen tavoitteena on lisätä osallisuutta.",
        "Rahoittaja: Oulun kaupunki",
        "Oulu, Kemi ja Tornio",
        "Osallisuus > yhteisöllisyys",
        "Kynnys-hanke",
        "Matkat  28 000",
        "2 hanketta sai rahoituksen",
    ],
)
def test_content(text: str) -> None:
    assert not chrome(text)


def test_running_heads_stand_on_page_after_page() -> None:
    page = "Kynnys-hanke, loppuraportti      {}\nTekstiä riittää täällä.\n\n"
    found = lines("".join(page.format(n) for n in range(1, 5)))
    assert [found[i].text.split()[0] for i in sorted(running_heads(found))] == ["Kynnys-hanke,"] * 4


def test_rows_of_a_table_are_no_running_heads() -> None:
    assert running_heads(lines("Matkat      100\nPalkat      200\nVuokrat      300")) == frozenset()


def test_a_table_of_contents() -> None:
    text = "Sisällys\n1 Tausta ........ 2\n2 Tavoitteet ........ 3\n3 Tulokset ........ 3\n1 Tausta\nKustannukset ........ 300"
    assert contents(lines(text)) == {1, 2, 3}
