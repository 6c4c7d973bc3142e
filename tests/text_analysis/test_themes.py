import os
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hankenlp import Corpus
from hankenlp.text_analysis.sentence_vectors import Embed
from hankenlp.text_analysis.themes import Themes
from tests.text_analysis.made import corpus, document


def test_two_subjects_are_parted(made: Corpus) -> None:
    themes = made.themes(2)
    subjects = [{term for term, _ in theme.terms[:8]} for theme in themes]
    children, waters = sorted(subjects, key=lambda terms: "lastensuojelu" not in terms)
    assert {"lastensuojelu", "perhe"} <= children
    assert {"ravinne", "järvi", "viljelijä"} <= waters
    main = themes.shares.idxmax(axis=1)
    assert main[main.index.str.startswith("lapsi")].nunique() == 1
    assert main[main.index.str.startswith("vesi")].nunique() == 1
    assert set(main) == {1, 2}


def test_compounds_meet_in_their_parts() -> None:
    words = ["Lastensuojelu auttaa.", "Lastensuojelutyö auttaa.", "Lastensuojelun avohuolto auttaa."]
    documents = [document(f"d{i:02}", words[i % 3]) for i in range(10)]
    documents += [document(f"e{i:02}", "Pelto ja järvi.") for i in range(10)]
    shares = Corpus(documents).themes(2).shares
    assert shares.iloc[:10].idxmax(axis=1).nunique() == 1


def test_people_titles_and_boilerplate_are_no_terms(made: Corpus) -> None:
    assert not terms_of(made.themes(2)) & {"aino", "kivi", "tarkastaja", "hanke", "toteuttaja", "yhteyshenkilö"}


def test_a_name_is_one_term_unless_it_says_who_pays() -> None:
    documents = corpus().documents
    assert {"Oulun kaupunki", "Luonnonvarakeskus"} <= terms_of(Corpus(documents).themes(2))
    payer = documents[0].organizations[0].model_copy(update={"roles": ("funder",)})
    paid = [documents[0].model_copy(update={"organizations": (payer,)}), *documents[1:]]
    left = terms_of(Corpus(paid).themes(2))
    assert "Luonnonvarakeskus" in left
    assert not left & {"Oulun kaupunki", "oulu", "kaupunki", "luonnonvarakeskus"}


def terms_of(themes: Themes) -> set[str]:
    return {term for theme in themes for term, _ in theme.terms}


def test_shares_by_year_body_and_metadata(made: Corpus) -> None:
    theme = next(theme for theme in made.themes(2) if "lastensuojelu" in dict(theme.terms))
    assert list(theme.share_over_time().columns) == ["year", "documents", "share"]
    assert list(theme.share_over_time()["year"]) == [2010, 2011]
    bodies = theme.by_organization()
    assert list(bodies["organization"]) == ["Oulun kaupunki", "Luonnonvarakeskus"]
    assert list(bodies["share"].round()) == [1, 0]
    assert theme.by_organization("funder").empty
    regions = theme.by("maakunta")
    assert list(regions["maakunta"]) == ["Lappi", "Uusimaa"]
    assert list(regions["share"].round()) == [1, 0]
    assert list(regions["documents"]) == [12, 12]
    with pytest.raises(KeyError, match="'vuosi'.*There is maakunta"):
        theme.by("vuosi")


def test_typical_goals_are_quoted_from_their_documents(made: Corpus) -> None:
    texts = {d.id: d.text for d in made.documents}
    for theme in made.themes(2):
        assert theme.goals
        assert len({goal.document_id for goal in theme.goals}) == len(theme.goals)
        for goal in theme.goals:
            assert texts[goal.document_id][goal.start : goal.end] == goal.text
            assert 0 < goal.score <= 1


def test_the_number_of_themes_is_chosen_and_reported(made: Corpus) -> None:
    themes = made.themes()
    assert list(themes.quality["n"]) == [2, 3, 4]
    assert list(themes.quality[themes.quality["chosen"]]["n"]) == [len(themes)]
    assert list(made.themes(range(2, 4)).quality["n"]) == [2, 3]
    for theme in themes:
        assert -1 <= theme.coherence <= 1
        assert 0 <= theme.stability <= 1


def test_weights_of_a_document(made: Corpus) -> None:
    themes = made.themes(2)
    weights = themes.of("vesi-03")
    assert sorted(weights) == [1, 2]
    assert sum(weights.values()) == pytest.approx(1, abs=1e-5)
    with pytest.raises(KeyError, match="no document 'x'"):
        themes.of("x")


def test_goals_alone(made: Corpus) -> None:
    themes = made.themes(2, over="goals")
    assert any("ravinne" in dict(theme.terms) for theme in themes)
    with pytest.raises(ValueError, match='"text" or "goals"'):
        made.themes(2, over="titles")  # type: ignore[arg-type]


def by_subject(texts: list[str]) -> list[list[float]]:
    """Vectors that tell whether a text is about waters."""
    return [[1.0, float("järv" in text or "pel" in text), float(len(text) % 3)] for text in texts]


def test_themes_by_vectors_of_ones_own(made: Corpus) -> None:
    themes = made.themes(2, embed=by_subject)
    children, waters = sorted(map(terms_of, ([theme] for theme in themes)), key=lambda terms: "ravinne" in terms)  # type: ignore[arg-type]
    assert {"lastensuojelu", "perhe"} <= children
    assert {"ravinne", "järvi"} <= waters
    main = themes.shares.idxmax(axis=1)
    assert main[main.index.str.startswith("lapsi")].nunique() == 1
    assert set(themes.shares.sum(axis=1)) == {1.0}
    assert list(made.themes(embed=by_subject, over="goals").quality["n"]) == [2, 3, 4]


@pytest.mark.parametrize("embed", [None, by_subject])
def test_goals_of_few_documents(embed: Embed | None) -> None:
    documents = corpus().documents
    without = [document.model_copy(update={"goals": ()}) for document in documents]
    themes = Corpus([*documents[:1], *without[1:]]).themes(2, over="goals", embed=embed)
    assert list(themes.shares.sum(axis=1)) == [1.0] + [0.0] * 23
    with pytest.raises(ValueError, match="no goal or outcome has a term"):
        Corpus(without).themes(2, over="goals", embed=embed)


def test_tables_and_pages(made: Corpus) -> None:
    themes = made.themes(2)
    assert list(themes.to_frame()["theme"]) == [1, 2]
    assert "järvi" in themes._repr_html_()
    assert set(themes.goals["theme"]) == {1, 2}
    assert themes[0].name in themes[0]._repr_html_()


@pytest.mark.parametrize(
    ("documents", "n", "message"),
    [
        (3, None, "2 themes need 10 documents; there are 3"),
        (12, 6, "6 themes need 30 documents; there are 12"),
        (12, 0, "n must be at least 1, not 0"),
        (10, None, "only 0 terms in common"),
    ],
)
def test_too_small(documents: int, n: int | None, message: str) -> None:
    few = Corpus(document(f"d{i}", "Hyvää päivää.") for i in range(documents))
    with pytest.raises(ValueError, match=message):
        few.themes(n)


def everything(made: Corpus) -> str:
    themes = made.themes()
    tables = [themes.to_frame(), themes.quality, themes.shares, themes.goals]
    tables += [made.keyness({"maakunta": "Lappi"}).to_frame(), made.similar("viljelijän pelto").to_frame()]
    return "\n".join(str(table.to_json()) for table in tables)


def test_neither_hash_seed_nor_order_changes_anything(made: Corpus) -> None:
    script = "from tests.text_analysis import made, test_themes as t; print(t.everything(made.corpus(backwards=True)))"
    environment = {**os.environ, "PYTHONHASHSEED": "2"}
    run = subprocess.run([sys.executable, "-c", script], env=environment, check=True, capture_output=True, text=True)
    assert run.stdout.strip() == everything(made)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(alphabet="aäöskitul -–.\n\ud800\u00ad1€", max_size=60), min_size=10, max_size=12))
def test_any_texts(texts: list[str]) -> None:
    some = Corpus(document(f"d{i}", text) for i, text in enumerate(texts))
    try:
        themes = some.themes(2)
    except ValueError as error:
        assert "terms in common" in str(error)
    else:
        assert len(themes) == 2
    some.kwic("talo", parts=True)
    some.similar(texts[0])
    some.similar(texts[0], embed=lambda each: [[len(text), text.count("a")] for text in each])
    some.keyness(["d0"])


def test_the_order_of_the_documents_stays(made: Corpus) -> None:
    assert [d.id for d in corpus(backwards=True).documents] == [d.id for d in made.documents][::-1]
