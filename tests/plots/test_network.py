import random

import pytest

from hankenlp import Corpus
from tests.plots.made import corpus, document, documents, texts


def rows(picture: object) -> set[tuple[object, ...]]:
    return {tuple(row) for row in picture.numbers.itertuples(index=False)}  # type: ignore[attr-defined]


def test_funders_pay_those_who_do_and_those_work_together() -> None:
    made = corpus(
        [
            document(
                "d0",
                "Virta",
                organizations={"Opetushallitus": ["funder"], "Lapin yliopisto": ["coordinator"], "Aalto-yliopisto": []},
            ),
            document("d1", "Kaarna", organizations={"Lapin yliopisto": ["partner"], "Kemin kaupunki": ["implementer"]}),
        ]
    )
    assert rows(made.plot.network()) == {
        ("Opetushallitus", "rahoittaa", "Lapin yliopisto", 1),
        ("Kemin kaupunki", "samat hankkeet", "Lapin yliopisto", 1),
    }


def test_projects_are_drawn_where_they_are_asked_for() -> None:
    made = corpus(
        [document("d0", "Virta", organizations={"Lapin yliopisto": ["partner"], "Opetushallitus": ["funder"]})]
    )
    picture = made.plot.network(types=("organization", "project"))
    assert rows(picture) == {
        ("Virta", "kumppani", "Lapin yliopisto", 1),
        ("Opetushallitus", "rahoittaa", "Virta", 1),
    }
    assert {"Virta", "organisaatio", "hanke"} <= set(texts(picture))


def test_half_are_the_names_of_most_documents_and_half_those_tied_to_them(made: Corpus) -> None:
    picture = made.plot.network(types=("organization", "project"), relations=("funder",), n=6)
    assert set(picture.numbers["Mistä"]) == {"Opetushallitus"}
    assert len(picture.numbers) == 5 and "Nimiä: 6" in picture.description


def test_the_order_of_documents_changes_nothing(made: Corpus) -> None:
    shuffled = documents()
    random.Random(2).shuffle(shuffled)
    assert corpus(shuffled).plot.network().svg() == made.plot.network().svg()


def test_nothing_to_draw_is_an_error_that_says_so(made: Corpus) -> None:
    with pytest.raises(ValueError, match="no two names are tied in these documents"):
        Corpus([]).plot.network()
    with pytest.raises(ValueError, match="there is no relation 'friend'"):
        made.plot.network(relations=("friend",))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="there is no type 'body'"):
        made.plot.network(types=("body",))  # type: ignore[arg-type]
