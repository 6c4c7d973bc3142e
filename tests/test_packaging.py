"""A wheel, installed into an empty environment and run outside the checkout, does the main job."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEXT = (
    "Hankkeen nimi: Jokivarren turva\nRahoittaja: Simon kunta\nHankkeen tavoitteena on lisätä nuorten osallisuutta.\n"
)
UNREACHABLE = ("No matching distribution found", "NewConnectionError", "Temporary failure in name resolution")


def run(*command: str | Path, cwd: Path, text: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, check=False, cwd=cwd, input=text, capture_output=True, encoding="utf-8", timeout=900)


def pip(*arguments: str | Path, python: str | Path, cwd: Path) -> None:
    done = run(python, "-m", "pip", "--disable-pip-version-check", "-q", *arguments, cwd=cwd)
    if done.returncode and any(sign in done.stderr for sign in UNREACHABLE):
        pytest.skip("pip reaches no package registry")
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-deps", "-w", folder, ROOT, python=sys.executable, cwd=folder)
    (path,) = folder.glob("hankenlp-*.whl")
    return path


def test_the_wheel_holds_resources_templates_and_models(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = [
        path.relative_to(ROOT).as_posix()
        for pattern in ("hankenlp/resources/**/*.toml", "hankenlp/resources/**/*.csv", "hankenlp/web/templates/*")
        for path in ROOT.glob(pattern)
    ]
    models = [f"hankenlp/{p.relative_to(ROOT).as_posix()}" for p in ROOT.glob("models/**/*") if p.is_file()]
    assert len(wanted) > 10 and models
    assert {*wanted, *models, "hankenlp/py.typed"} <= names
    assert not [name for name in names if name.startswith(("tests/", "corpus/"))]


@pytest.mark.slow
def test_an_installed_wheel_extracts_and_reports_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    subprocess.run([sys.executable, "-m", "venv", environment], check=True)
    python = environment / "bin" / "python"
    pip("install", "-c", ROOT / "constraints.txt", wheel, python=python, cwd=tmp_path)

    done = run(environment / "bin" / "hankenlp", "extract", "-", cwd=tmp_path, text=TEXT)
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    assert document["title"]["text"] == "Jokivarren turva"
    assert [(o["name"], o["roles"]) for o in document["organizations"]] == [("Simon kunta", ["funder"])]
    assert len(document["goals"]) == 1

    (tmp_path / "hanke.txt").write_text(TEXT, encoding="utf-8")
    done = run(python, "-m", "hankenlp", "corpus", "hanke.txt", "--report", "report.html", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Jokivarren turva" in (tmp_path / "report.html").read_text(encoding="utf-8")
