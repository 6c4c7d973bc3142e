"""A PDF in, its text page by page in reading order out, with the offsets of its pages."""

import pytest

from hankenlp.errors import UnreadableDocument
from hankenlp.read import read_bytes

Line = tuple[float, float, str]
"""x, y in points, and the text."""


def pdf(*pages: list[Line], size: float = 10, drawing: str = "", trailer: str = "") -> bytes:
    """A small PDF in Helvetica, written by hand."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    kids = []
    for lines in pages:
        shown = "".join(f"BT /F {size} Tf {x} {y} Td ({text}) Tj ET\n" for x, y, text in lines) + drawing
        objects.append(f"<</Length {len(shown.encode('cp1252'))}>>stream\n{shown}\nendstream")
        resources = "/Resources<</Font<</F 3 0 R>>>>/MediaBox[0 0 595 842]"
        objects.append(f"<</Type/Page/Parent 2 0 R/Contents {len(objects)} 0 R{resources}>>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    data, starts = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        starts.append(len(data))
        data += f"{number} 0 obj{body}endobj\n".encode("cp1252")
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return (
        data + f"{head}trailer<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{len(data)}\n%%EOF".encode()
    )


def lines(*texts: str, x: float = 60, y: float = 780, leading: float = 12) -> list[Line]:
    return [(x, y - i * leading, text) for i, text in enumerate(texts) if text]


PROSE = (
    "Hankkeen tavoitteena on lis\u00e4t\u00e4 nuorten osallisuutta ja v\u00e4hent\u00e4\u00e4 yksin\u00e4isyytt\u00e4",
    "Lapissa. Toiminta alkaa syksyll\u00e4.",
)
COLUMN = (
    "Tavoitteena on lis\u00e4t\u00e4 nuorten",
    "osallisuutta ja v\u00e4hent\u00e4\u00e4 lasten",
    "yksin\u00e4isyytt\u00e4 kaikissa kunnissa,",
    "joissa asuu nuoria perheineen.",
)


@pytest.mark.parametrize(
    "page, text",
    [
        (lines("Rahoittaja: ESR", "Toteuttaja: Simon kunta"), "Rahoittaja: ESR\nToteuttaja: Simon kunta\n"),
        (lines("Hanke", "", "Teksti", "jatkuu"), "Hanke\n\nTeksti\njatkuu\n"),
        (lines(*PROSE), " ".join(PROSE) + "\n"),
        (lines("Palkat", "Matkat") + lines("10 000", "500", x=200), "Palkat\t10 000\nMatkat\t500\n"),
        (lines("\u2022", "\u2022") + lines("yksi", "kaksi", x=75), "\u2022 yksi\n\u2022 kaksi\n"),
        (lines(*COLUMN) + lines(*COLUMN, x=320), f"{' '.join(COLUMN)}\n\n{' '.join(COLUMN)}\n"),
        (lines("toinen", y=700) + lines("ensin"), "ensin\n\ntoinen\n"),
        (lines("Yhteishankkeen toteuttaja on Kaste-", "ohjelma"), "Yhteishankkeen toteuttaja on Kaste-ohjelma\n"),
    ],
)
def test_lines_in_reading_order(page: list[Line], text: str) -> None:
    assert read_bytes(pdf(page), "hanke.pdf")[0] == text


FORM = [
    *lines("Hankkeen nimi", "", "Suunniteltu", "toteutusaika", "", "Rahoittava", "viranomainen", "", "Tila"),
    *lines("Veto", "", "1.1.2019\u201331.12.2020", "", "", "Lapin", "liitto", "", "P\u00e4\u00e4ttynyt", x=200),
]


def test_cells_of_several_lines_are_one() -> None:
    text = read_bytes(pdf(FORM), "hanke.pdf")[0]
    assert [line for line in text.split("\n") if line] == [
        "Hankkeen nimi\tVeto",
        "Suunniteltu toteutusaika\t1.1.2019\u201331.12.2020",
        "Rahoittava viranomainen\tLapin liitto",
        "Tila\tP\u00e4\u00e4ttynyt",
    ]


@pytest.mark.parametrize(
    "starts, text",
    [((60, 110, 160, 210), "aaaa aaaa aaaa aaaa\n"), ((60, 90, 200, 300), "aaaa aaaa\taaaa\taaaa\n")],
)
def test_wide_gaps_that_are_alike_are_those_of_a_justified_line(starts: tuple[float, ...], text: str) -> None:
    assert read_bytes(pdf([(x, 780, "aaaa") for x in starts]), "hanke.pdf")[0] == text


def test_pages_begin_at_their_offsets_without_heads_and_numbers() -> None:
    pages = [
        [(60, 810, "Simon kunta"), *lines(f"Sivun {word} teksti."), (290, 30, f"Sivu {i} / 3")]
        for i, word in enumerate(("eka", "toka", "kolmas"), 1)
    ]
    text, source = read_bytes(pdf(*pages), "hanke.pdf")
    assert text == "Simon kunta\n\nSivun eka teksti.\n\nSivun toka teksti.\n\nSivun kolmas teksti.\n"
    assert source.media_type == "application/pdf"
    assert [text[at:].split("\n")[0] for at in source.pages] == [
        "Simon kunta",
        "Sivun toka teksti.",
        "Sivun kolmas teksti.",
    ]


def test_a_head_that_the_cover_lacks_is_kept_on_the_first_page_that_has_it() -> None:
    cover = lines("Kansi.")
    pages = [[(60, 810, "Simon kunta"), *lines(f"Sivun {word} teksti.")] for word in ("eka", "toka", "kolmas")]
    text, _ = read_bytes(pdf(cover, *pages), "hanke.pdf")
    assert text == "Kansi.\n\nSimon kunta\n\nSivun eka teksti.\n\nSivun toka teksti.\n\nSivun kolmas teksti.\n"


def test_a_sentence_goes_on_over_the_page_and_an_empty_page_counts() -> None:
    first = lines("Hankkeen tavoitteena on lis\u00e4t\u00e4 nuorten osallisuutta ja hyvinvointia")
    text, source = read_bytes(pdf(first, [], lines("kaikissa kunnissa.")), "hanke.pdf")
    assert text.startswith(f"{first[0][2]} kaikissa kunnissa.")
    assert source.pages == (0, len(first[0][2]), len(first[0][2]) + 1)


ENCRYPTED = "/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{0}>/U<{0}>>>/ID[<{1}><{1}>]".format("00" * 32, "00" * 16)


@pytest.mark.parametrize(
    "data, cause",
    [
        (pdf([], drawing="0 0 100 100 re f"), "no text layer"),
        (pdf([]), "pages are empty"),
        (pdf(lines("Hanke"), trailer=ENCRYPTED), "password"),
        (pdf(lines("Hanke"))[:200], "broken"),
        (b"%PDF-1.7", "broken"),
    ],
)
def test_what_cannot_be_read_is_named_with_the_cause(data: bytes, cause: str) -> None:
    with pytest.raises(UnreadableDocument, match=rf"^hanke\.pdf: .*{cause}"):
        read_bytes(data, "hanke.pdf")
