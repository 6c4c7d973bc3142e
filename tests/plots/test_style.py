import matplotlib
import pandas as pd
import pytest
from matplotlib.legend import Legend

from hankenlp.plots.style import (
    OTHER,
    PALETTE,
    coloured,
    defaults,
    euros,
    legend,
    name_axis,
    number,
    percent,
    picture,
    shortened,
    source_line,
)


@pytest.mark.parametrize(
    "value, decimals, written",
    [(0, 0, "0"), (999, 0, "999"), (12345.67, 1, "12 345,7"), (1234567, 0, "1 234 567"), (-1200, 0, "−1 200")],
)
def test_numbers_are_finnish(value: float, decimals: int, written: str) -> None:
    assert number(value, decimals) == written.replace(" ", "\u202f")


def test_shares_and_sums() -> None:
    assert percent(0.125, 1) == "12,5\u00a0%"
    assert euros(12500) == "12\u202f500\u00a0€"
    assert euros(1_250_000) == "1,2\u00a0milj.\u00a0€"
    assert euros(2_000_000) == "2\u00a0milj.\u00a0€"


@pytest.mark.parametrize(
    "text, written",
    [
        ("Virta", "Virta"),
        ("Nuorten  työpajatoiminnan\nvakiinnuttamisprojekti", "Nuorten työpajatoiminnan…"),
        ("Lapsiperheiden, nuorten ja vanhusten palvelut", "Lapsiperheiden, nuorten ja…"),
        ("Työpajatoiminnanvakiinnuttamisprojekti", "Työpajatoiminnanvakiinnuttami…"),
    ],
)
def test_long_names_end_at_a_word(text: str, written: str) -> None:
    assert shortened(text, 30) == written


def test_the_source_counts_its_documents() -> None:
    assert source_line(1) == "Lähde: 1 asiakirja, hankenlp"
    assert source_line(1750) == "Lähde: 1\u202f750 asiakirjaa, hankenlp"


def test_colours_differ_as_long_as_there_are_any() -> None:
    names = [f"ryhmä {i}" for i in range(9)]
    colours = coloured([*names[:3], "muut"], "muut")
    assert len(set(colours.values())) == 4 and colours["muut"] == OTHER
    assert list(coloured(names).values()) == [*PALETTE, OTHER, OTHER]


def test_our_settings_are_in_force_for_the_picture_only() -> None:
    with matplotlib.rc_context({"font.size": 31, "axes.facecolor": "black"}):
        with defaults():
            assert matplotlib.rcParams["font.size"] != 31
            assert matplotlib.rcParams["axes.facecolor"] == "white"
        assert matplotlib.rcParams["font.size"] == 31


def test_a_long_subtitle_takes_lines_of_its_own_and_stays_inside() -> None:
    made = picture("Otsikko", "Pitkä selitys. " * 20, height=2, documents=3, numbers=pd.DataFrame())
    made.draw_without_rendering()
    for text in made.texts:
        box = text.get_window_extent()
        assert box.x0 >= 0 and box.x1 <= made.bbox.x1 and box.y0 >= 0 and box.y1 <= made.bbox.y1
    assert made.description == "Otsikko. " + "Pitkä selitys. " * 20


def test_the_legend_stays_inside_beside_the_longest_names() -> None:
    made = picture("Otsikko", "Selitys.", height=2, documents=3, numbers=pd.DataFrame())
    axes = made.subplots()
    name_axis(axes, ["Sosiaali- ja terveydenhuollon kehittäminen ja muu"])
    legend(
        axes, dict.fromkeys(("saavutettu tulos", "jäi saavuttamatta", "odotettu tulos", "ei vastaavaa tulosta"), OTHER)
    )
    made.draw_without_rendering()
    (box,) = (each.get_window_extent() for each in axes.get_children() if isinstance(each, Legend))
    assert box.x0 >= 0 and box.x1 <= made.bbox.x1
