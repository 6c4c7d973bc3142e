import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from IPython.core.interactiveshell import InteractiveShell
from matplotlib.figure import Figure
from matplotlib_inline.backend_inline import configure_inline_support

from hankenlp import Corpus
from hankenlp.plots.picture import blank


def test_a_picture_is_a_figure_of_matplotlib(made: Corpus, tmp_path: Path) -> None:
    picture = made.plot.timeline()
    assert isinstance(picture, Figure)
    for suffix, magic in (("png", b"\x89PNG"), ("pdf", b"%PDF"), ("svg", b"<?xml")):
        picture.savefig(tmp_path / f"kuva.{suffix}")
        assert (tmp_path / f"kuva.{suffix}").read_bytes().startswith(magic)


@pytest.mark.parametrize("suffix", ["svg", "pdf", "png"])
def test_the_same_picture_is_the_same_file(suffix: str, tmp_path: Path) -> None:
    for name in ("a", "b"):
        picture = blank(3, 2)
        picture.subplots().plot([1, 3, 2])
        picture.savefig(tmp_path / f"{name}.{suffix}")
    assert (tmp_path / f"a.{suffix}").read_bytes() == (tmp_path / f"b.{suffix}").read_bytes()
    assert b"<dc:date>" not in (tmp_path / f"a.{suffix}").read_bytes()


def test_no_pyplot_stands_behind_a_picture() -> None:
    script = """
import sys
import hankenlp.cli
from hankenlp import Corpus
from tests.plots.made import corpus
made = corpus()
assert "matplotlib" not in sys.modules, "matplotlib is imported before a picture is asked for"
import matplotlib
settings = lambda: {name: matplotlib.rcParams[name] for name in matplotlib.rcParams if name != "backend"}
before = settings()
for draw in (made.plot.timeline, made.plot.network, made.plot.goals):
    draw().svg()
assert "matplotlib.pyplot" not in sys.modules
assert settings() == before
"""
    subprocess.run([sys.executable, "-c", script], check=True)


@pytest.mark.parametrize("is_inline", [False, True])
def test_a_notebook_shows_it_once_before_and_after_matplotlib_inline(is_inline: bool) -> None:
    shell: Any = InteractiveShell.instance()
    if is_inline:
        inline: Any = configure_inline_support
        inline(shell, "module://matplotlib_inline.backend_inline")
    picture = blank(3, 2)
    picture.subplots()
    shown, _ = shell.display_formatter.format(picture)
    images = {kind for kind in shown if kind.startswith("image/") or kind == "text/html"}
    assert images == {"image/png"}
