"""The picture of who pays: its rows, its words, and that it is the same money as the table's."""

import pandas as pd
import pytest

from hankenlp import Corpus
from hankenlp.plots.picture import Picture
from tests.text_analysis.money import since, telling

BRIDGE = (
    "Siltahanke: kustannusarvio 1 000 000 €, avustus 800 000 €, omarahoitus 150 000 €.",
    ("1 000 000 €", "budget"),
    ("800 000 €", "external_funding", "Kela"),
    ("150 000 €", "self_funding", "Sallan kunta"),
)
PATH = ("Polkuhanke: avustus 30 000 €.", ("30 000 €", "external_funding", "Stea"))
ROAD = ("Tiehanke: avustus 20 000 €.", ("20 000 €", "external_funding", "Tekes"))


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    documents = [
        telling(*BRIDGE, id="a", period=since(2021)),
        telling(*PATH, id="b", project="project/b", period=since(2023)),
        telling(*ROAD, id="c", project="project/c"),
    ]
    regions = pd.DataFrame({"maakunta": ["Lappi", "Uusimaa"]}, index=["a", "b"])
    return Corpus(documents, metadata=regions)


def words(picture: Picture) -> str:
    picture.draw_without_rendering()
    shown = [*picture.texts, *picture.axes[0].get_yticklabels(), *picture.axes[0].texts]
    return " ".join(text.get_text() for text in shown).replace("\n", " ")


def test_payers_the_rest_of_them_and_what_nobody_pays_by_name(corpus: Corpus) -> None:
    picture = corpus.plot.funding(n=2)
    assert list(picture.numbers.columns) == [
        "Rahoittaja", "Euroa", "Avustus tai muu ulkopuolinen", "Omarahoitus", "Erittelemätön osa", "Summia", "Hankkeita",
    ]  # fmt: skip
    assert picture.numbers["Rahoittaja"].tolist() == ["Kela", "Sallan kunta", "muut (2)", "rahoittaja ei tiedossa"]
    assert picture.numbers["Euroa"].tolist() == [800_000, 150_000, 50_000, 50_000]
    assert picture.numbers["Omarahoitus"].tolist() == [0, 150_000, 0, 0]
    assert picture.numbers["Erittelemätön osa"].tolist() == [0, 0, 0, 50_000]
    said = words(picture)
    assert "Rahoitus rahoittajittain" in said and "Lähde: 3 asiakirjaa, hankenlp" in said
    assert "Laskettuja summia 5, hankkeita 3, yhteensä 1,1\u00a0milj.\u00a0€." in said and "Pois jätettyjä" not in said
    assert "800\u202f000\u00a0€" in said


def test_years(corpus: Corpus) -> None:
    picture = corpus.plot.funding("year")
    assert picture.numbers["Vuosi"].tolist()[:2] == [2021, 2023]
    assert picture.numbers["Euroa"].tolist() == [1_000_000, 30_000, 20_000]
    assert "Vuosi on summan oma, muuten hankkeen alkamisvuosi. Ilman vuotta: 20\u202f000\u00a0€." in words(picture)


def test_columns_of_the_metadata_kinds_and_projects(corpus: Corpus) -> None:
    assert corpus.plot.funding("maakunta").numbers["maakunta"].tolist() == ["Lappi", "Uusimaa", "ei tietoa"]
    assert corpus.plot.funding("kind").numbers["Laji"].tolist() == [
        "ulkopuolinen rahoitus",
        "omarahoitus",
        "kustannusarvio",
    ]
    assert len(corpus.plot.funding("project").numbers) == 3
    with pytest.raises(KeyError, match="no column 'kunta'"):
        corpus.plot.funding("kunta")


def test_what_has_no_theme_has_a_bar_of_its_own(made: Corpus) -> None:
    themed = made.documents[0].id
    documents = [telling(*PATH, id=themed, project="project/b"), telling(*ROAD, id="c", project="project/c")]
    picture = Corpus(documents).plot.funding(made.themes(2))
    assert picture.numbers["Teema"].tolist()[-1] == "ei teemaa"
    assert picture.numbers["Euroa"].sum() == pytest.approx(50_000)


def test_without_money_it_says_so() -> None:
    with pytest.raises(ValueError, match="no document states a sum in euros"):
        Corpus([telling("Ei rahaa.", id="a")]).plot.funding()


def test_it_is_the_money_of_the_table(corpus: Corpus) -> None:
    assert corpus.plot.funding().numbers["Euroa"].sum() == corpus.funding().euros
