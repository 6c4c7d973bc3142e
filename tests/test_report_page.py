"""The whole page: its pictures with their numbers, goals followed up, and what stands where there is nothing to draw."""

import re
from base64 import b64decode
from pathlib import Path
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from hankenlp import Corpus
from hankenlp.cli import app
from hankenlp.documents import Goal, Outcome, ProjectDocument
from hankenlp.report_page import page, pictures
from tests.plots.made import document as project
from tests.plots.made import documents, goal, period
from tests.test_report import Page, document

NAMES = ["timeline", "funding", "goals", "follow_up", "themes", "network"]


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return Corpus([*documents(), document("z0")])


@pytest.fixture(scope="module")
def whole(corpus: Corpus) -> str:
    return page(corpus)


def test_every_picture_has_its_numbers_and_a_description(corpus: Corpus) -> None:
    shown = {picture.name: picture for picture in pictures(corpus)}
    assert list(shown) == NAMES
    for name in set(NAMES) - {"themes"}:
        picture = shown[name]
        kind, _, data = picture.source.partition(",")
        assert kind == "data:image/svg+xml;base64"
        assert ElementTree.fromstring(b64decode(data)).tag.endswith("svg")
        assert picture.description.startswith(picture.title) and len(picture.description) > len(picture.title) + 10
        assert picture.rows and all(len(row) == len(picture.columns) for row in picture.rows)


def test_what_cannot_be_drawn_has_a_note() -> None:
    html = page(Corpus([]))
    for note in ("joten aikajanaa ei voi piirtää", "liian vähän teemojen löytämiseen", "ei ole tavoitteita"):
        assert note in html
    assert "<img" not in html


def test_the_page_reaches_for_nothing_outside_itself(whole: str) -> None:
    made = Page(whole)
    assert {value for value in made.outside if not value.startswith("src=data:image/svg+xml;base64,")} == {
        "href=data:,"
    }
    assert not re.search(r"@import|url\(|https?://", whole)
    assert "default-src 'none'" in whole


def test_every_link_leads_to_one_place_on_the_page(whole: str) -> None:
    made = Page(whole)
    assert len(made.ids) == len(set(made.ids))
    assert {link.split("/")[0] for link in made.links} <= set(made.ids)
    assert {f"kuva-{name}" for name in NAMES} <= set(made.ids)


def test_goals_stand_with_what_became_of_them() -> None:
    text = "Jokivarren turva\nTavoitteena on lisätä kerhoja.\nKerhoja lisättiin kymmenen."
    goal, outcome = "Tavoitteena on lisätä kerhoja", "Kerhoja lisättiin kymmenen"
    at, there = text.index(goal), text.index(outcome)
    one = document("a").model_copy(
        update={
            "text": text,
            "goals": (Goal(text=goal, start=at, end=at + len(goal), level="main", lemmas=("lisätä", "kerho")),),
            "outcomes": (
                Outcome(
                    text=outcome, start=there, end=there + len(outcome), status="achieved", kind="result",
                    lemmas=("kerho", "lisätä", "kymmenen"),
                ),
            ),
            "organizations": (), "people": (), "amounts": (), "dates": (),
        }
    )  # fmt: skip
    html = page(Corpus([one]))
    _, _, section = html.partition('id="seuranta"')
    section, _, _ = section.partition("</section>")
    assert f'href="#d0-goals-{at}-{at + len(goal)}"' in section
    assert f'href="#d0-outcomes-{there}-{there + len(outcome)}"' in section and "saavutettu</small>" in section


@pytest.mark.filterwarnings("ignore:Glyph")  # a font has no shape for some of these
def test_whatever_a_name_holds_pictures_are_whole_and_nothing_is_active() -> None:
    evil = "</script><img src=x onerror=alert(1)>\x00\x01 $a_b$ -- '\""
    made = [
        project(f"d{i}", f"{evil} {i}", period=period("2020-01-01", None), goals=[goal("main", "kehittää", evil)],
                organizations={f"Aho {evil}": ["funder"], f"Leimu {evil}": ["implementer"]})
        for i in range(2)
    ]  # fmt: skip
    corpus = Corpus(made)
    shown = [picture for picture in pictures(corpus) if not picture.note]
    assert [picture.name for picture in shown] == ["timeline", "goals", "follow_up", "network"]
    for picture in shown:
        ElementTree.fromstring(b64decode(picture.source.partition(",")[2]))
    found = Page(page(corpus))
    assert all(value.startswith(("src=data:image/svg+xml", "href=data:,")) for value in found.outside)


def test_documents_without_a_title_have_their_own_goals_each() -> None:
    said = {"a": "Kerhoja lisätään", "b": "Kouluja korjataan"}
    made = [
        ProjectDocument(
            id=name, text=text, producer="by hand", goals=(Goal(text=text, start=0, end=len(text), level="main"),)
        )
        for name, text in said.items()
    ]
    _, _, section = page(Corpus(made)).partition('id="seuranta"')
    section, _, _ = section.partition("</section>")
    rows = re.findall("<tr>.*?</tr>", section, re.DOTALL)[1:]
    for row, (name, text) in zip(rows, said.items(), strict=True):
        assert f"<summary>{name}</summary>" in row
        assert [each for each in said.values() if each in row] == [text]


def test_the_order_of_documents_changes_no_picture(corpus: Corpus) -> None:
    backwards = Corpus(corpus.documents[::-1])
    assert pictures(backwards) == pictures(corpus)


def test_the_command_writes_the_page(corpus: Corpus, tmp_path: Path, whole: str) -> None:
    corpus.to_jsonl(tmp_path / "hankkeet.jsonl")
    result = CliRunner().invoke(app, ["report", str(tmp_path / "hankkeet.jsonl"), "-o", str(tmp_path / "sivu.html")])
    assert (result.exit_code, result.output) == (0, "")
    assert (tmp_path / "sivu.html").read_text(encoding="utf-8") == whole


@pytest.mark.parametrize(
    "arguments, status, message",
    [
        (["tyhja"], 1, "no documents in tyhja"),
        (["tyhja", "-o", "puuttuu/sivu.html"], 2, "in a directory that does not exist"),
        (["a.jsonl", "-o", "a.jsonl"], 2, "it is one of the inputs"),
        (["a.jsonl"], 2, "a.jsonl:1: this line is no document"),
    ],
)
def test_what_goes_wrong_is_named(
    arguments: list[str], status: int, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tyhja").mkdir()
    (tmp_path / "a.jsonl").write_text("{}\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["report", *arguments])
    assert result.exit_code == status and message in result.stderr
