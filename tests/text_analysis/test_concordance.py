import pytest

from hankenlp import Corpus
from tests.text_analysis.made import document

TEXT = "Osallisuus kasvaa.\nLapsen osallisuuden  tueksi tehdään osallisuustyötä ja sosiaalista kuntoutusta."


@pytest.mark.parametrize(
    ("word", "parts", "found"),
    [
        ("osallisuus", False, ["Osallisuus", "osallisuuden"]),
        ("osallisuudesta", False, ["Osallisuus", "osallisuuden"]),
        ("sosiaalisen kuntoutuksen", False, ["sosiaalista kuntoutusta"]),
        ("Osallisuus", True, ["Osallisuus", "osallisuuden", "osallisuustyötä"]),
        ("työ", True, ["osallisuustyötä"]),
        ("työ", False, []),
        ("sosiaalinen kuntoutus", False, ["sosiaalista kuntoutusta"]),
        ("hevonen", True, []),
    ],
)
def test_forms_of_a_word(word: str, parts: bool, found: list[str]) -> None:
    corpus = Corpus([document("a", TEXT)])
    lines = corpus.kwic(word, parts=parts)
    assert [line.keyword for line in lines] == found
    assert all(TEXT[line.start : line.end] == line.keyword for line in lines)


def test_what_is_not_found_has_its_like_named() -> None:
    corpus = Corpus([document("a", TEXT)])
    assert (
        repr(corpus.kwic("osalisuus")) == "<“osalisuus” in context: 0 rows. The texts have osallisuus, osallisuustyö>"
    )
    assert "The texts have osallisuus" in corpus.kwic("osalisuus")._repr_html_()
    assert repr(corpus.kwic("hevonen")) == "<“hevonen” in context: 0 rows>"
    assert repr(corpus.kwic("osallisuuden")) == "<“osallisuus” in context: 2 rows>"


def test_contexts() -> None:
    (_, line) = Corpus([document("a", TEXT)]).kwic("osallisuus", width=14)
    assert (line.left, line.right) == ("kasvaa. Lapsen", "tueksi tehdään")
    assert Corpus([document("a", TEXT)]).kwic("osallisuus", width=0)[0].right == ""


def test_lines_come_by_document_and_place(made: Corpus) -> None:
    frame = made.kwic("viljelijä").to_frame()
    assert list(frame.columns) == ["document_id", "left", "keyword", "right", "start", "end"]
    places = list(zip(frame["document_id"], frame["start"], strict=True))
    assert places == sorted(places)
    assert list(made.kwic("hevonen").to_frame().columns) == list(frame.columns)


def test_no_word(made: Corpus) -> None:
    with pytest.raises(ValueError, match="no word"):
        made.kwic("  ")
    with pytest.raises(ValueError, match="width"):
        made.kwic("järvi", width=-1)
