import pytest

from hankenlp import Corpus


def test_goals_of_other_documents_that_share_words(made: Corpus) -> None:
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
    assert not made.similar("avaruusteleskooppi")


def test_what_is_not_there(made: Corpus) -> None:
    with pytest.raises(KeyError, match="no document 'x'"):
        made.similar(("x", 0))
    with pytest.raises(KeyError, match="has 1 goals, counted from 0; not 1"):
        made.similar(("vesi-01", 1))
    stranger = made.documents[0].goals[0].model_copy(update={"start": 7})
    with pytest.raises(KeyError, match="Give its text"):
        made.similar(stranger)
