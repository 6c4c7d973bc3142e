"""The documentation can be built: every page has its place, every link leads somewhere, the reference is current."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_the_site_is_built_without_a_warning(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-n", "-c", "docs", ".", str(tmp_path)]
    done = subprocess.run(build, check=False, cwd=ROOT, capture_output=True, text=True)
    assert done.stderr == "" and done.returncode == 0
    pages = {path: path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.html")}
    assert tmp_path / "docs" / "index.html" in pages
    fetched = re.compile(r"<(?:link|script|img|iframe)[^>]*(?:href|src)=.https?:|@import|url\(.?https?:")
    assert {path.name: fetched.findall(page) for path, page in pages.items() if fetched.search(page)} == {}


def test_the_reference_of_the_command_line_is_what_help_says(tmp_path: Path) -> None:
    written = tmp_path / "command-line.md"
    command = ["hankenlp.cli", "utils", "docs", "--name", "hankenlp", "--output"]
    subprocess.run([sys.executable, "-m", "typer", *command, str(written)], check=True, capture_output=True)
    page = ROOT / "docs" / "reference" / "command-line.md"
    assert page.read_text(encoding="utf-8") == written.read_text(encoding="utf-8"), (
        f"run python -m typer {' '.join(command)} docs/reference/command-line.md"
    )
