import random

import pytest

from hankenlp import Corpus
from hankenlp.plots.style import PALETTE
from tests.plots.made import apart, corpus, document, documents, period, texts


def test_a_bar_a_project_with_a_period(made: Corpus) -> None:
    picture = made.plot.timeline()
    (axes,) = picture.axes
    assert len(axes.patches) == 10, "eleven projects have a period; the last of them has no end and an arrow"
    assert [text.get_text() for text in axes.get_yticklabels()][:2] == ["Kaarna", "Silta"]
    assert "Aika puuttuu 1 hankkeelta." in picture.description
    assert "Lähde: 12 asiakirjaa, hankenlp" in texts(picture)


def test_bars_begin_and_end_with_the_period(made: Corpus) -> None:
    (axes,) = made.plot.timeline().axes
    assert (axes.patches[0].get_x(), axes.patches[0].get_width()) == (2011.0, 2.0)  # type: ignore[attr-defined]


@pytest.mark.parametrize("start, end", [("2020-05-01", None), (None, "2020-06-30"), ("2020-03-01", "2020-05-31")])
def test_each_year_stands_once_on_the_axis(start: str | None, end: str | None) -> None:
    picture = corpus([document("d1", "Virta", period=period(start, end))]).plot.timeline()
    picture.draw_without_rendering()
    ticks = picture.axes[0].get_xticks()
    assert len(ticks) >= 2 and all(tick == int(tick) for tick in ticks)


@pytest.mark.parametrize("n", [40, 0])
def test_a_day_that_does_not_exist_is_no_start(n: int) -> None:
    made = corpus(
        [
            document("d1", "Virta", period=period("2020-06-31", None)),
            document("d2", "Silta", period=period("2020-01-01", "2020-12-31")),
        ]
    )
    picture = made.plot.timeline(n=n)
    assert "Hankkeita: 1" in picture.description and "Aika puuttuu 1 hankkeelta." in picture.description


def test_names_do_not_cover_each_other(made: Corpus) -> None:
    long = [
        document(f"d{i}", f"Pitkän nimen hanke numero {i} " + "sosiaalipalveluiden kehittämiseksi " * 3,
                 period=period(f"20{10 + i}-01-01", f"20{11 + i}-12-31"))
        for i in range(8)
    ]  # fmt: skip
    picture = corpus(long).plot.timeline()
    picture.draw_without_rendering()
    (axes,) = picture.axes
    labels = axes.get_yticklabels()
    assert apart(labels) and all(label.get_text().endswith("…") for label in labels)
    assert min(label.get_window_extent().x0 for label in labels) >= 0


def test_many_projects_are_counted_by_year(made: Corpus) -> None:
    picture = made.plot.timeline(n=5)
    numbers = picture.numbers.set_index("Vuosi")["Hankkeita"]
    assert numbers[2011] == 1 and numbers[2012] == 2, "each project lasts two years"
    assert numbers[2021] == 2, "the last one, of which only the start is told, counts in its first year"
    assert "Vain alku tai loppu on tiedossa 1 hankkeesta" in picture.description
    (axes,) = picture.axes
    assert len(axes.patches) == 3 * len(numbers)


def test_colours_follow_the_metadata(made: Corpus) -> None:
    picture = made.plot.timeline(by="maakunta")
    legend = picture.axes[0].get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == ["Lappi", "Kainuu"]
    assert list(picture.numbers.columns)[3] == "Maakunta"
    assert len({patch.get_facecolor() for patch in picture.axes[0].patches}) == 2 <= len(PALETTE)


@pytest.mark.parametrize("n", [40, 5])
def test_the_order_of_documents_changes_nothing(made: Corpus, n: int) -> None:
    shuffled = documents()
    random.Random(1).shuffle(shuffled)
    assert corpus(shuffled).plot.timeline(n=n).svg() == made.plot.timeline(n=n).svg()


def test_nothing_to_draw_is_an_error_that_says_so() -> None:
    with pytest.raises(ValueError, match="no document tells when its project runs"):
        Corpus([]).plot.timeline()
    with pytest.raises(KeyError, match="kunta"):
        corpus().plot.timeline(by="kunta")
