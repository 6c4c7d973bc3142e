import pytest

from hankenlp import Corpus
from hankenlp.text_analysis.themes import Themes
from tests.plots.made import apart, texts
from tests.text_analysis.made import corpus


@pytest.fixture(scope="module")
def about() -> Corpus:
    return corpus()


@pytest.fixture(scope="module")
def found(about: Corpus) -> Themes:
    return about.themes(2)


def test_a_panel_a_theme_with_its_weightiest_words(about: Corpus, found: Themes) -> None:
    picture = about.plot.themes(found)
    assert len(picture.axes) == 2
    for axes, theme in zip(picture.axes, found, strict=True):
        assert [text.get_text() for text in axes.get_yticklabels()] == [term for term, _ in theme.terms[:8]]
        assert axes.get_title(loc="left").startswith(f"{theme.number}. {theme.terms[0][0]}")
    picture.draw_without_rendering()
    assert apart([axes.title for axes in picture.axes] + picture.axes[0].get_yticklabels())


def test_shares_by_year_and_by_a_column(about: Corpus, found: Themes) -> None:
    by_year = about.plot.themes(found, by="year")
    assert set(by_year.numbers["Vuosi"]) == {2010, 2011}
    by_region = about.plot.themes(found, by="maakunta")
    assert {"Lappi", "Uusimaa"} <= set(texts(by_region))
    assert list(by_region.numbers.columns) == ["Teema", "maakunta", "Asiakirjoja", "Osuus"]
    with pytest.raises(KeyError, match="kunta"):
        about.plot.themes(found, by="kunta")


def test_means_over_few_documents_are_pale(about: Corpus, found: Themes) -> None:
    few = Corpus(about.documents[:2] + about.documents[12:], metadata=about.metadata)
    (axes, _) = few.plot.themes(few.themes(2), by="maakunta").axes
    pale, full = (patch.get_facecolor() for patch in axes.patches)
    assert pale != full


def test_the_order_of_documents_changes_nothing(about: Corpus, found: Themes) -> None:
    backwards = corpus(backwards=True)
    assert backwards.plot.themes(backwards.themes(2)).svg() == about.plot.themes(found).svg()


def test_the_timeline_takes_themes_for_groups(about: Corpus, found: Themes) -> None:
    picture = about.plot.timeline(found)
    legend = picture.axes[0].get_legend()
    assert legend is not None and len(legend.get_texts()) == 2


def test_too_few_documents_are_an_error_that_says_so() -> None:
    with pytest.raises(ValueError, match="documents"):
        Corpus([]).plot.themes()
