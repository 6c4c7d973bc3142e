"""Markdown in, the text that its reader sees out."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hankenlp.read import read
from hankenlp.read.markdown import plain


@pytest.mark.parametrize(
    "source, text",
    [
        ("# Jokivarren turva\n\nTeksti.", "Jokivarren turva\n\nTeksti.\n"),
        ("Hanke\n=====\n", "Hanke\n"),
        ("**Rahoittaja:** *ESR*", "Rahoittaja: ESR\n"),
        ("Rahoittaja: ESR\nToteuttaja: Simon kunta", "Rahoittaja: ESR\nToteuttaja: Simon kunta\n"),
        ("Tavoitteet:\n\n- lisätä\n- vähentää", "Tavoitteet:\n\n- lisätä\n- vähentää\n"),
        ("3) yksi\n4) kaksi", "3) yksi\n4) kaksi\n"),
        ("- a\n  - b\n\nTeksti", "- a\n  - b\n\nTeksti\n"),
        ("[Simon kunta](https://example.org/simo)", "Simon kunta\n"),
        ("| Kulu | € |\n|---|---|\n| Palkat | 10 |", "Kulu\t€\t\nPalkat\t10\t\n"),
        ("Yksi<br>kaksi <b>kolme</b> &auml;", "Yksi\nkaksi kolme ä\n"),
        ("<div>\nTavoite\n</div>\n", "Tavoite\n"),
        ("10 000\u00a0€ \\* `x`", "10 000\u00a0€ * x\n"),
    ],
)
def test_plain(source: str, text: str) -> None:
    assert plain(source) == text


@given(st.text())
def test_any_markdown_has_a_text(source: str) -> None:
    assert plain(source).endswith("\n")


def test_reads_a_file(tmp_path: Path) -> None:
    path = tmp_path / "hanke.md"
    path.write_text("## Työ\n", encoding="cp1252")
    text, source = read(path)
    assert text == "Työ\n"
    assert source.media_type == "text/markdown"
