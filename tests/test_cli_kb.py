"""``hankenlp kb``: what goes to stdout and stderr, and the exit status."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from hankenlp.cli import app
from hankenlp.resources.knowledge import knowledge

runner = CliRunner()


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.csv"
    path.write_text("type,name,aliases,kind\norganization,Suvannon Silta ry,Silta,association\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("command", ["list", "search", "check", "export"])
def test_help_has_an_example(command: str) -> None:
    done = runner.invoke(app, ["kb", command, "--help"])
    assert done.exit_code == 0 and f"Example: hankenlp kb {command}" in done.stdout


class TestList:
    def test_a_kind(self) -> None:
        done = runner.invoke(app, ["kb", "list", "--type", "organization", "--kind", "avi"])
        assert (done.exit_code, done.stderr, done.stdout.count("\n")) == (0, "", 6)
        assert "org/lapin-avi\torganization\tavi\tLapin aluehallintovirasto\t2010–2025\n" in done.stdout

    def test_everything(self) -> None:
        assert runner.invoke(app, ["kb", "list"]).stdout.count("\n") == len(knowledge())

    def test_own_names_come_first(self, own: Path) -> None:
        done = runner.invoke(app, ["kb", "list", "--knowledge", str(own)])
        assert done.stdout.startswith("org/suvannon-silta-ry\torganization\tassociation\tSuvannon Silta ry\t\n")

    def test_a_kind_that_does_not_exist(self) -> None:
        done = runner.invoke(app, ["kb", "list", "--type", "programme", "--kind", "ministry"])
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr == "hankenlp: --kind ministry: there is no such kind. Name one of fund, programme.\n"


class TestSearch:
    def test_words_need_no_quotes(self) -> None:
        done = runner.invoke(app, ["kb", "search", "terveyden", "ja", "hyvinvoinnin", "laitos"])
        assert done.exit_code == 0 and done.stdout.startswith("org/thl\n  name:     Terveyden ja hyvinvoinnin laitos\n")

    def test_own_names(self, own: Path) -> None:
        done = runner.invoke(app, ["kb", "search", "silta", "--knowledge", str(own)])
        assert done.stdout.startswith("org/suvannon-silta-ry\n") and "found by: alias Silta" in done.stdout

    def test_nothing_is_found(self) -> None:
        done = runner.invoke(app, ["kb", "search", "qwxz"])
        assert (done.exit_code, done.stdout) == (1, "")
        assert done.stderr == "hankenlp: no name is like qwxz. Try its nominative or fewer words.\n"


class TestCheck:
    def test_what_is_packaged(self) -> None:
        done = runner.invoke(app, ["kb", "check"])
        assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")

    def test_a_file_that_fits(self, own: Path) -> None:
        assert runner.invoke(app, ["kb", "check", str(own)]).exit_code == 0

    def test_a_file_that_does_not_fit(self, own: Path) -> None:
        own.write_text("type,name,kind\nplace,Suvanto,kylä\n", encoding="utf-8")
        done = runner.invoke(app, ["kb", "check", str(own)])
        assert (done.exit_code, done.stdout) == (1, "")
        assert done.stderr == (
            "hankenlp: own.csv:2: place/suvanto: there is no kind 'kylä' of type place [kind]. "
            "Name one of country, municipality, other, region, or leave it empty.\n"
        )


class TestExport:
    def test_csv_to_stdout(self) -> None:
        lines = runner.invoke(app, ["kb", "export"]).stdout.splitlines()
        assert lines[0] == "id,type,kind,name,aliases,parent,predecessors,since,until,code,location"
        assert len(lines) == len(knowledge()) + 1

    @pytest.mark.parametrize("format", ["json", "jsonl"])
    def test_to_a_file_with_own_names(self, format: str, own: Path, tmp_path: Path) -> None:
        target = tmp_path / "ulos"
        arguments = ["kb", "export", "-o", str(target), "--format", format, "--knowledge", str(own)]
        done = runner.invoke(app, arguments)
        assert (done.exit_code, done.stdout) == (0, "")
        text = target.read_text(encoding="utf-8")
        first = json.loads(text)[0] if format == "json" else json.loads(text.splitlines()[0])
        assert first["name"] == "Suvannon Silta ry" and first["aliases"] == ["Silta"]

    def test_an_output_that_is_an_input_is_refused(self, own: Path) -> None:
        done = runner.invoke(app, ["kb", "export", "-o", str(own), "--knowledge", str(own)])
        assert done.exit_code == 2 and "it is one of the inputs" in done.stderr
