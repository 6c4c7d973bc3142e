"""A user's own lines: what they change, that they change nothing else, and what is said where they do not fit."""

from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

import hankenlp
from hankenlp import extract, extract_many
from hankenlp.errors import ResourceError
from hankenlp.resources import packaged, table
from hankenlp.resources.additions import EXTENSIBLE, added, cached, merged, read, using

TEXT = (
    "Hankkeen nimi: Rantaraitti\nToteuttaja: Simon kunta\n\nRantaviivat\n- kylien yhteinen reitti\n"
    "- vilkkaampi satama\n\nSuunnannäyttäjä Aino Vesanen vastaa hankkeesta. Mukana on Simon kyläsampo.\n"
)
OWN = {
    "labels": '[goals]\nlabels = ["rantaviivat"]\n',
    "titles": 'heads = ["suunnannäyttäjä"]\n',
    "organization_heads": 'heads = ["kyläsampo"]\n',
}

Own = Callable[..., Path]


@pytest.fixture
def own(tmp_path: Path) -> Own:
    """Writes tables into a directory."""

    def write(**tables: str) -> Path:
        for name, text in tables.items():
            (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
        return tmp_path

    return write


@pytest.fixture
def lengthened(own: Own) -> Language:
    return hankenlp.load(resources=own(**OWN))


def found(nlp: Language, text: str = TEXT) -> tuple[list[str], list[str | None], list[str]]:
    document = extract(text, nlp=nlp)
    return (
        [goal.text for goal in document.goals],
        [person.title for person in document.people],
        [body.name for body in document.organizations],
    )


def test_own_lines_are_found(lengthened: Language) -> None:
    goals, titles, bodies = found(lengthened)
    assert goals == ["kylien yhteinen reitti", "vilkkaampi satama"]
    assert titles == ["Suunnannäyttäjä"]
    assert "Simon kyläsampo" in bodies


def test_the_packaged_pipeline_is_as_before(nlp: Language, lengthened: Language) -> None:
    before = extract(TEXT, nlp=nlp)
    found(lengthened)
    assert extract(TEXT, nlp=nlp) == before
    assert not before.goals
    assert "Simon kyläsampo" not in [body.name for body in before.organizations]


def test_own_lines_take_nothing_away(nlp: Language, lengthened: Language) -> None:
    text = "Hankkeen nimi: Rantaraitti\nRahoittaja: Lapin liitto\n\nTavoitteet\n- kylien yhteinen reitti\n"
    assert extract(text, nlp=lengthened) == extract(text, nlp=nlp)


def test_both_ways_into_the_pipeline_agree(lengthened: Language) -> None:
    assert lengthened(TEXT)._.hankenlp == extract(TEXT, nlp=lengthened)


def test_they_are_saved_with_the_pipeline(lengthened: Language, tmp_path: Path) -> None:
    wanted = found(lengthened)
    lengthened.to_disk(tmp_path / "saved")
    assert found(spacy.load(tmp_path / "saved")) == wanted


def test_workers_have_them(lengthened: Language) -> None:
    documents = list(extract_many([TEXT] * 3, nlp=lengthened, workers=2))
    assert documents == [extract(TEXT, nlp=lengthened)] * 3


def test_a_single_component_takes_them(lengthened: Language, own: Own) -> None:
    nlp = hankenlp.load()
    nlp.remove_pipe("hankenlp")
    nlp.add_pipe("hankenlp_goals", config={"additions": read(own(**OWN))})
    assert [goal.text for goal in nlp(TEXT)._.hankenlp.goals] == found(lengthened)[0]


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        ({}, "holds no .toml file"),
        ({"lables": "x = 1"}, "lables.toml: no table of that name can be added to. There is: goals, labels"),
        ({"labels": "[goals\n"}, "labels.toml: Expected ']'"),
        ({"labels": "[gaols]\nlabels = []"}, "labels.toml: unknown key 'gaols'. There is: "),
        ({"labels": "[goals]\nlable = []"}, "labels.toml, goals: unknown key 'lable'. There is: "),
        ({"labels": '[goals]\nlabels = "mihin kurotamme"'}, "labels.toml, goals: 'labels' is a list."),
        ({"labels": "goals = []"}, "labels.toml: 'goals' is a table."),
        ({"titles": "heads = [1]"}, "titles.toml, heads: 1 is no text. Put it in quotes."),
        ({"goals": "cues = ['(']"}, "goals.toml: '(' is no regular expression"),
        ({"goals": "cues = ['(?i)unelmana']"}, "goals.toml: '(?i)unelmana' is no regular expression: global flags"),
        ({"goals": "cues = ['(a|b)c']"}, "goals.toml: '(a|b)c' has a group. Write (?:…) instead of (…)."),
        ({"roles": '[[cue]]\nrole = "boss"\nframe = "subject"\nwords = ["antaa"]'}, "roles.toml, cue, role: unknown 'boss'. There is: coordinator"),
        ({"roles": '[[cue]]\nrole = "funder"\nframe = "subject"\nwords = [1]'}, "roles.toml, cue, words: 1 is no text"),
        ({"roles": '[[cue]]\nrole = "funder"'}, "roles.toml, cue: an entry has frame, role, words"),
        ({"roles": '[[cue]]\nrole = "funder"\nframe = "subject"\nwords = "antaa"'}, "roles.toml, cue, words: 'antaa' is no list"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_named(own: Own, tables: dict[str, str], message: str) -> None:
    with pytest.raises(ResourceError) as raised:
        read(own(**tables))
    assert message in str(raised.value)


def test_a_missing_directory_is_named(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="no such directory"):
        hankenlp.load(resources=tmp_path / "nowhere")


@pytest.mark.parametrize("name", EXTENSIBLE)
def test_every_table_that_may_grow_is_there(name: str) -> None:
    assert packaged(name)


def test_tables_grow_only_inside_the_block(own: Own) -> None:
    additions = read(own(**OWN))
    assert not added("titles")
    with using(additions):
        assert "suunnannäyttäjä" in table("titles")["heads"]
        assert table("titles")["heads"][:-1] == packaged("titles")["heads"]
    assert table("titles") is packaged("titles")


def test_memories_are_apart(own: Own) -> None:
    asked = []

    @cached
    def count(key: str) -> int:
        asked.append(key)
        return len(table("titles")["heads"])

    additions = read(own(**OWN))
    plain = [count("a"), count("a")]
    with using(additions):
        longer = [count("a"), count("a")]
    assert longer == [plain[0] + 1] * 2
    assert count("a") == plain[0]
    assert asked == ["a", "a"]


@given(packaged=st.dictionaries(st.text(), st.lists(st.text())), own=st.dictionaries(st.text(), st.lists(st.text())))
def test_merging_loses_nothing(packaged: dict[str, list[str]], own: dict[str, list[str]]) -> None:
    both = merged(packaged, own)
    assert both == {k: [*packaged.get(k, []), *own.get(k, [])] for k in packaged | own}
