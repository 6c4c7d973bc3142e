from pathlib import Path

import pytest

from hankenlp import Corpus
from hankenlp.documents import Goal
from hankenlp.errors import ModelNotFound
from tests.text_analysis.made import document


def test_goals_of_other_documents_the_nearest_first(made: Corpus) -> None:
    goal = made.documents[0].goals[0]
    found = made.similar(goal, 5)
    assert len(found) == 5
    scores = [each.score for each in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    texts = {d.id: d.text for d in made.documents}
    assert all(texts[each.document_id][each.start : each.end] == each.text for each in found)
    assert made.documents[0].id not in {each.document_id for each in found}


def test_a_goal_by_its_place(made: Corpus) -> None:
    assert made.similar(("vesi-01", 0), 3)[0].document_id == "vesi-07"
    assert made.similar(("vesi-01", 0), 3)[0].score == pytest.approx(1.0, abs=1e-3)


def test_a_text_meets_compounds_in_their_parts(made: Corpus) -> None:
    assert "lastensuojelutyötä" in {w for each in made.similar("lastensuojelu", 20) for w in each.text.split()}
    assert not made.similar("123")


@pytest.mark.parametrize(
    ("query", "nearest"),
    [
        ("jokivesien puhdistaminen", "Järven veden laatu paranee."),
        ("oppilaiden lukutaito", "Koululaiset lukevat enemmän."),
        ("päästöjen leikkaaminen", "Ilmastonmuutos hidastuu."),
    ],
)
def test_words_of_like_meaning_meet(query: str, nearest: str) -> None:
    texts = ["Järven veden laatu paranee.", "Koululaiset lukevat enemmän.", "Ilmastonmuutos hidastuu."]
    goals = [Goal(text=text, start=0, end=len(text), level="main") for text in texts]
    corpus = Corpus(document(f"d{i}", goal.text, goals=[goal]) for i, goal in enumerate(goals))
    assert corpus.similar(query, 1)[0].text == nearest


def letters(texts: list[str]) -> list[list[float]]:
    """As a vector of each text, how often it has some letters."""
    return [[float(text.count(letter)) for letter in "aeijkloprstuvyäö"] for text in texts]


def test_vectors_of_ones_own(made: Corpus) -> None:
    asked: list[list[str]] = []

    def embed(texts: list[str]) -> list[list[float]]:
        asked.append(texts)
        return letters(texts)

    found = made.similar("Pelloilta valuva ravinne rehevöittää järveä.", 3, embed=embed)
    assert found[0].text == "Pelloilta valuva ravinne rehevöittää järveä."
    assert found[0].score == pytest.approx(1.0)
    assert found != made.similar("Pelloilta valuva ravinne rehevöittää järveä.", 3)
    made.similar("järvi", embed=embed)
    made.similar("järvi", embed=embed)
    assert [len(texts) for texts in asked] == [24, 1, 24, 1, 1]  # goals are read once as long as embed is the same


def test_a_text_is_given_in_one_line() -> None:
    asked: list[str] = []
    text = "Tavoite on kehit-\ntää  kouluja\nja sosiaali-\nja terveyspalveluja."
    goal = Goal(text=text, start=0, end=len(text), level="main")

    def embed(texts: list[str]) -> list[list[float]]:
        asked.extend(texts)
        return letters(texts)

    Corpus([document("a", text, goals=[goal])]).similar("koulu", embed=embed)
    assert asked == ["Tavoite on kehittää kouluja ja sosiaali- ja terveyspalveluja.", "koulu"]


@pytest.mark.parametrize(
    ("rows", "shape"), [([[1.0, 2.0]], r"\(1, 2\)"), ([1.0] * 24, r"\(24,\)"), ([[float("nan")]] * 24, r"\(24, 1\)")]
)
def test_what_is_no_row_a_text_is_refused(made: Corpus, rows: list[object], shape: str) -> None:
    with pytest.raises(ValueError, match=f"shape {shape} for 24 texts. It must give a row of finite"):
        made.similar("järvi", embed=lambda texts: rows)


def test_a_folder_without_a_model(made: Corpus, tmp_path: Path) -> None:
    with pytest.raises(
        ModelNotFound, match="no such folder. Nothing is downloaded: give the folder of a sentence-trans"
    ):
        made.similar("järvi", embed=tmp_path / "malli")
    with pytest.raises(ModelNotFound, match=r"no sentence-transformers model|pip install 'hankenlp\[semantic\]'"):
        made.themes(2, embed=tmp_path)


def test_a_model_of_sentence_transformers(made: Corpus, tmp_path: Path) -> None:
    models = pytest.importorskip(
        "sentence_transformers.sentence_transformer.modules",
        reason="sentence-transformers is not installed: pip install 'hankenlp[semantic]'",
    )
    from sentence_transformers import SentenceTransformer

    words = models.BoW(vocab=["ravinne", "järveä", "perheiden", "tukea"])
    SentenceTransformer(modules=[words]).save(str(tmp_path))
    assert made.similar("Perheiden tukea", 1, embed=tmp_path)[0].document_id.startswith("lapsi")
    assert len(made.themes(2, embed=str(tmp_path))) == 2


def test_what_is_not_there(made: Corpus) -> None:
    with pytest.raises(KeyError, match="no document 'x'"):
        made.similar(("x", 0))
    with pytest.raises(KeyError, match="has 1 goals, counted from 0; not 1"):
        made.similar(("vesi-01", 1))
    stranger = made.documents[0].goals[0].model_copy(update={"start": 7})
    with pytest.raises(KeyError, match="Give its text"):
        made.similar(stranger)
    with pytest.raises(ValueError, match="n must be at least 1, not 0"):
        made.similar("järvi", 0)
