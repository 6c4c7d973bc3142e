"""Text in, lines out, with what stands above them and the width at which they were wrapped."""

from itertools import pairwise

import pytest

from hankenlp.layout.lines import lines, runs_on, wrap_width

WRAPPED = """Hankkeen tavoitteena on kehittää lasten ja nuorten palveluja siten, että
perheet saavat apua oikeaan aikaan ja lähellä kotia. Toimintaan kutsutaan
mukaan järjestöt ja seurakunnat, joiden kanssa on sovittu työnjaosta ja
yhteisistä koulutuksista.
"""


def test_lines_are_trimmed_and_know_what_stands_above() -> None:
    text = "Otsikko\n\n\n  Sisennetty \t\r\nviimeinen"
    found = lines(text)
    assert [(line.text, line.indent, line.blank_above) for line in found] == [
        ("Otsikko", 0, 0),
        ("Sisennetty", 2, 2),
        ("viimeinen", 0, 0),
    ]
    assert all(text[line.start : line.end] == line.text for line in found)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\f", "\u2028", "\x85"])
def test_every_line_end_counts_once(end: str) -> None:
    assert [(line.text, line.blank_above) for line in lines(f"a{end}{end}b")] == [("a", 0), ("b", 1)]


@pytest.mark.parametrize("text", ["", "\n", " \t\n\r\n"])
def test_nothing_gives_no_lines(text: str) -> None:
    assert lines(text) == []


@pytest.mark.parametrize(
    ("text", "shown"), [("null Hankkeen tila", "Hankkeen tila"), ("▾ Tavoitteet", "Tavoitteet"), ("▾", "▾")]
)
def test_what_a_content_system_prints_in_front_is_cut(text: str, shown: str) -> None:
    (line,) = lines(text)
    assert line.text == text[line.start : line.end] == shown


def test_wrap_width() -> None:
    width = wrap_width(lines(WRAPPED))
    assert width is not None and 68 <= width <= 74
    assert wrap_width(lines("Lyhyt rivi\nToinen\nKolmas")) is None
    assert wrap_width(lines(WRAPPED + "x" * 220)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hankkeen tavoitteena on lisätä asukkaiden hyvin-\nvointia", True),
        ("Hankkeen tavoitteena on lisätä asukkaiden osallisuutta\nja hyvinvointia", True),
        ("Hankkeen tavoitteena on lisätä asukkaiden osallisuutta.\nja hyvinvointia", False),
        ("Hankkeen tavoitteena on lisätä asukkaiden osallisuutta\n\nja hyvinvointia", False),
        ("Hankkeen tavoitteena on lisätä asukkaiden osallisuutta\nKunnat ovat mukana", False),
        ("lisätä osallisuutta\nkehittää palveluja", False),
    ],
)
def test_runs_on_without_a_width(text: str, expected: bool) -> None:
    line, following = lines(text)
    assert runs_on(line, following, None) is expected


def test_runs_on_where_the_next_word_had_no_room() -> None:
    found = lines(WRAPPED)
    width = wrap_width(found)
    assert [runs_on(one, two, width) for one, two in pairwise(found)] == [True, True, True]


def test_where_paragraphs_are_one_line_no_line_runs_on() -> None:
    long = "Hankkeessa kehitetään palveluja yhdessä asukkaiden kanssa. " * 5
    text = (
        f"{long}\n{long}\nLähihoitajista sata on suorittanut uuden verkkokurssin\nsuun tarkistuslista otettiin käyttöön"
    )
    found = lines(text)
    assert wrap_width(found) == 0
    assert not runs_on(found[2], found[3], wrap_width(found))


def test_lines_longer_than_any_wrapped_one_mean_that_no_line_is_wrapped() -> None:
    long = "Hankkeen lähtökohtana on kylien oma halu pitää reitti auki myös talvella, jolloin kävijöitä on vähiten ja lumityöt vievät aikaa."
    assert (
        wrap_width(
            lines(
                f"{long} Sitten on kesä taas.\n{long} Niin on asia nyt.\n\nReitti:\nlatukoneiden käyttövoima\nlumetuksen lämpö\n"
            )
        )
        == 0
    )
