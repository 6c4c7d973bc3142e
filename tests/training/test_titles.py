"""Training of the weights that choose titles."""

from pathlib import Path

from hankenlp.extraction.titles import BIAS
from hankenlp.resources.models import weights
from hankenlp.training import titles
from hankenlp.training.titles import Page, choose, is_right


def page(name: str, title: str | None, **candidates: dict[str, float]) -> Page:
    return Page(name, title, list(candidates), list(candidates.values()))


def test_what_names_projects_is_learnt() -> None:
    pages = [page(f"aaa-{i}", "Kynnys", Kynnys={"odd": 1.0}, Etusivu={"even": 1.0}) for i in range(30)]
    learnt = titles.train(pages)
    assert learnt["odd"] > 0 > learnt["even"]
    assert choose(page("bbb-1", "Ranta", Etusivu={"even": 1.0}, Ranta={"odd": 1.0}), learnt) == "Ranta"


def test_a_page_without_a_title_teaches_that_there_may_be_none() -> None:
    learnt = titles.train([page(f"aaa-{i}", None, Etusivu={"odd": 1.0}) for i in range(30)])
    assert choose(page("bbb-1", None, Ranta={"odd": 1.0}), learnt) is None


def test_a_title_field_decides_and_teaches_nothing() -> None:
    pages = [page(f"aaa-{i}", "Kynnys", Kynnys={"field": 1.0, "odd": 1.0}) for i in range(30)]
    assert titles.train(pages)["odd"] == 0.0
    assert choose(pages[0], {BIAS: -9.0}) == "Kynnys"


def test_each_family_is_left_out_once() -> None:
    pages = [page(f"{name}-1", "Kynnys", Kynnys={name: 1.0}) for name in ("aaa", "bbb")]
    without = titles.leave_one_family_out(pages)
    assert sorted(without) == ["aaa", "bbb"]
    assert "aaa" not in without["aaa"] and without["aaa"]["bbb"] > 0


def test_a_little_more_than_the_name_is_right_as_the_scorer_has_it() -> None:
    assert is_right("Kynnys kevyemmäksi", "Kynnys  kevyemmäksi") and is_right("Kynnys-hanke", "Kynnys-hank")
    assert not is_right("Kynnys", "Kynnys kevyemmäksi") and not is_right(None, "Kynnys")
    assert is_right(None, None)


def test_weights_are_read_as_they_were_written(tmp_path: Path) -> None:
    import tomllib

    titles.write({"odd": 1.5, BIAS: -2.0}, tmp_path / "titles" / "weights.toml")
    assert tomllib.loads((tmp_path / "titles" / "weights.toml").read_text("utf-8")) == {
        "weights": {"odd": 1.5, BIAS: -2.0}
    }


def test_the_prior_names_features_that_the_packaged_weights_have() -> None:
    assert set(titles.prior()) <= set(weights("titles"))
