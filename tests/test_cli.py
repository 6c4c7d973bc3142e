"""The command line: what goes to stdout, to stderr and to files, and the exit status.

Most rows run with a stand-in for the pipeline; the last few run the real one in a process of its own.
"""

import functools
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from typer.testing import CliRunner

from hankenlp import __version__
from hankenlp.cli import app
from hankenlp.documents import FailedDocument, ProjectDocument
from hankenlp.errors import HankenlpError
from hankenlp.frames import read_frames
from hankenlp.read import read

runner = CliRunner()


def stand_in(items: Any, **_: Any) -> Iterator[ProjectDocument | FailedDocument]:
    """Reads files as the pipeline does; of a text it finds nothing. ``keskeytys`` in a text stands for Ctrl-C."""
    for item in items:
        name, content = item if isinstance(item, tuple) else ("text", item)
        try:
            text = read(content)[0] if isinstance(content, Path) else content
        except HankenlpError as error:
            yield FailedDocument(id=name, source=str(content), stage="read", error=str(error))
            continue
        if "keskeytys" in text:
            raise KeyboardInterrupt
        yield ProjectDocument(id=name, text=text, producer="test")


@pytest.fixture
def light(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hankenlp.pipeline.extract_many", stand_in)
    monkeypatch.setattr("hankenlp.pipeline.load", lambda *_: None)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in {
        "b.txt": "Toinen",
        "a.md": "Eka",
        "tyhja.txt": "",
        "muu.xyz": "x",
        "places.csv": "type,name\n",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "alla").mkdir()
    document = ProjectDocument(id="a", text="Eka", producer="test").model_dump_json()
    (tmp_path / "kahdesti.jsonl").write_text(f"{document}\n{document}\n", encoding="utf-8")
    (tmp_path / "rikki.jsonl").write_text("{}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ids(lines: str) -> list[str]:
    return [json.loads(line)["id"] for line in lines.splitlines()]


@pytest.mark.usefixtures("light", "folder")
class TestExtract:
    def test_json_lines_to_stdout_and_what_failed_to_stderr(self) -> None:
        done = runner.invoke(app, ["extract", "."])
        assert ids(done.stdout) == ["a", "b"]
        assert done.stderr.splitlines() == [
            "hankenlp: tyhja.txt: the file is empty. Leave it out or fill it.",
        ]
        assert done.exit_code == 1

    def test_to_a_file(self, folder: Path) -> None:
        done = runner.invoke(app, ["extract", "a.md", "b.txt", "-o", "ulos.jsonl"])
        assert (done.exit_code, done.stdout) == (0, "")
        assert ids((folder / "ulos.jsonl").read_text(encoding="utf-8")) == ["a", "b"]

    @pytest.mark.parametrize("format, start", [("json", "[\n{"), ("csv", "document_id,field,text"), ("jsonl", '{"id"')])
    def test_formats(self, format: str, start: str) -> None:
        done = runner.invoke(app, ["extract", "b.txt", "--format", format])
        assert done.exit_code == 0 and done.stdout.startswith(start)

    def test_parquet(self, folder: Path) -> None:
        done = runner.invoke(app, ["extract", "b.txt", "a.md", "--format", "parquet"])
        assert done.exit_code == 0
        assert pd.read_parquet(io.BytesIO(done.stdout_bytes))["document_id"].tolist() == ["b", "a"]
        (folder / "c.txt").write_text("keskeytys", encoding="utf-8")
        done = runner.invoke(app, ["extract", "b.txt", "c.txt", "a.md", "-o", "ulos", "--format", "parquet"])
        assert done.exit_code == 130 and pd.read_parquet(folder / "ulos")["document_id"].tolist() == ["b"]

    def test_stdin(self) -> None:
        done = runner.invoke(app, ["extract", "-"], input="Työ".encode("cp1252"))
        assert json.loads(done.stdout)["text"] == "Työ"

    @pytest.mark.parametrize("data", [b"", b" \n", bytes(range(256)) * 9])
    def test_stdin_without_a_text(self, data: bytes) -> None:
        done = runner.invoke(app, ["extract", "-"], input=data)
        assert done.exit_code == 1 and done.stdout == ""
        assert done.stderr.startswith("hankenlp: stdin: ") and done.stderr.count("\n") == 1

    @pytest.mark.parametrize(
        "path, cause",
        [
            ("puuttuu.txt", "no such file"),
            ("puuttuu", "no such file"),
            ("muu.xyz", "Supported: .docx, .htm"),
            ("alla", "no documents"),
        ],
    )
    def test_what_cannot_be_read_is_named_and_the_rest_goes_on(self, path: str, cause: str) -> None:
        done = runner.invoke(app, ["extract", path, "b.txt"])
        assert ids(done.stdout) == ["b"]
        assert path in done.stderr and cause in done.stderr and done.stderr.count("\n") == 1
        assert done.exit_code == 1

    @pytest.mark.parametrize("format, end", [("jsonl", "}\n"), ("json", "}\n]\n")])
    def test_ctrl_c_keeps_what_is_written(self, format: str, end: str, folder: Path) -> None:
        (folder / "c.txt").write_text("keskeytys", encoding="utf-8")
        done = runner.invoke(app, ["extract", "b.txt", "c.txt", "a.md", "-o", "ulos", "--format", format])
        written = (folder / "ulos").read_text(encoding="utf-8")
        assert done.exit_code == 130
        assert done.stderr == "hankenlp: stopped; 1 of 3 documents are written\n"
        assert '"Toinen"' in written and '"Eka"' not in written and written.endswith(end)

    def test_ctrl_c_makes_the_corpus_of_what_is_extracted(self, folder: Path) -> None:
        (folder / "c.txt").write_text("keskeytys", encoding="utf-8")
        done = runner.invoke(app, ["corpus", "b.txt", "c.txt", "a.md", "-o", "ulos"])
        assert (done.exit_code, ids((folder / "ulos").read_text(encoding="utf-8"))) == (130, ["b"])
        assert done.stderr == "hankenlp: stopped; the corpus is made of 1 of 3 documents\n"

    @pytest.mark.parametrize("command", ["extract", "corpus"])
    def test_ctrl_c_before_the_first_document_leaves_the_old_file(self, command: str, folder: Path) -> None:
        (folder / "c.txt").write_text("keskeytys", encoding="utf-8")
        (folder / "ulos").write_text("vanha", encoding="utf-8")
        done = runner.invoke(app, [command, "c.txt", "a.md", "-o", "ulos"])
        assert (done.exit_code, (folder / "ulos").read_text(encoding="utf-8")) == (130, "vanha")
        assert not list(folder.glob("*.part"))

    @pytest.mark.parametrize("arguments", [["-", "b.txt", "a.md"], ["b.txt", "-", "a.md"], ["b.txt", "a.md", "-"]])
    def test_stdin_keeps_its_place(self, arguments: list[str]) -> None:
        done = runner.invoke(app, ["extract", *arguments], input="Työ")
        texts = {"-": "Työ", "b.txt": "Toinen", "a.md": "Eka\n"}
        assert [json.loads(line)["text"] for line in done.stdout.splitlines()] == [texts[a] for a in arguments]

    @pytest.mark.parametrize("output", ["b.txt", "./b.txt", "linkki"])
    @pytest.mark.parametrize("command, inputs", [("extract", ["b.txt"]), ("extract", ["."]), ("corpus", ["b.txt"])])
    def test_an_output_that_is_an_input_is_refused(
        self, output: str, command: str, inputs: list[str], folder: Path
    ) -> None:
        (folder / "linkki").symlink_to("b.txt")
        done = runner.invoke(app, [command, *inputs, "-o", output])
        assert done.exit_code == 2 and (folder / "b.txt").read_text(encoding="utf-8") == "Toinen"
        assert done.stderr == f"hankenlp: cannot write {Path(output)}: it is one of the inputs. Name another file.\n"

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
    @pytest.mark.parametrize("command", ["extract", "corpus"])
    def test_a_full_device_is_one_line(self, command: str) -> None:
        done = runner.invoke(app, [command, "b.txt", "-o", "/dev/full"])
        assert done.exit_code == 2
        assert done.stderr.startswith("hankenlp: /dev/full: No space left on device. ")
        assert done.stderr.count("\n") == 1


@pytest.mark.usefixtures("folder")
def test_a_wrong_backend_leaves_the_old_file(folder: Path) -> None:
    (folder / "ulos").write_text("vanha", encoding="utf-8")
    done = runner.invoke(app, ["extract", "b.txt", "-o", "ulos", "--backend", "tuntematon"])
    assert done.exit_code == 2 and (folder / "ulos").read_text(encoding="utf-8") == "vanha"
    assert [each.name for each in folder.iterdir() if each.name.startswith("ulos")] == ["ulos"]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "arguments",
    [
        ["extract"],
        ["extract", "b.txt", "--format", "xml"],
        ["extract", "b.txt", "--workers", "0"],
        ["extract", "b.txt", "-o", "alla"],
        ["extract", "b.txt", "-o", "puuttuu/ulos.jsonl"],
        ["extract", "b.txt", "--backend", "tuntematon"],
        ["extract", "b.txt", "--model", "tuntematon"],
        ["extract", "-", "b.txt", "-"],
        ["corpus"],
        ["corpus", "b.txt", "-o", "puuttuu/ulos.jsonl"],
        ["corpus", "b.txt", "--report", "puuttuu/raportti.html"],
        ["corpus", "b.txt", "--graph", "puuttuu/verkko.gexf"],
        ["corpus", "b.txt", "--graph", "verkko.png"],
        ["corpus", "b.txt", "--graph", "verkko"],
        ["corpus", "b.txt", "--tables", "a.md"],
        ["corpus", "b.txt", "--tables", "puuttuu/taulut"],
        ["corpus", "b.txt", "--tables", "taulut", "--tables-format", "xml"],
        ["corpus", "b.txt", "--knowledge", "places.csv", "--tables", ".", "--tables-format", "csv"],
        ["corpus", "b.txt", "--knowledge", "puuttuu.csv"],
        ["corpus", "kahdesti.jsonl"],
        ["corpus", "rikki.jsonl"],
        ["corpus", "b.txt", "--decisions", "alla"],
        ["corpus", "b.txt", "--decisions", "puuttuu/korjaukset.jsonl"],
        ["corpus", "b.txt", "--decisions", "b.txt"],
        ["corpus", "a.md", "--decisions", "b.txt", "-o", "b.txt"],
        ["evaluate", "puuttuu"],
        ["evaluate", "alla"],
        ["evaluate", "alla", "--format", "xml"],
        ["evaluate", "--errors", "goals"],
        ["tuntematon"],
    ],
)
def test_wrong_usage(arguments: list[str]) -> None:
    done = runner.invoke(app, arguments)
    assert done.exit_code == 2
    assert done.stdout == "" and done.stderr


@pytest.mark.usefixtures("light", "folder")
@pytest.mark.parametrize("name, begin", [("verkko.graphml", "<graphml"), ("verkko.gexf", "<gexf")])
def test_a_graph_is_written_as_its_file_is_called(name: str, begin: str, folder: Path) -> None:
    done = runner.invoke(app, ["corpus", "b.txt", "--graph", name])
    assert done.exit_code == 0 and (folder / name).read_text(encoding="utf-8").splitlines()[1].startswith(begin)


@pytest.mark.usefixtures("light")
@pytest.mark.parametrize("options, format", [([], "parquet"), (["--tables-format", "csv"], "csv")])
def test_tables_are_written_to_a_directory(options: list[str], format: str, folder: Path) -> None:
    for _ in range(2):
        done = runner.invoke(app, ["corpus", "b.txt", "a.md", "--tables", "taulut", *options])
        assert done.exit_code == 0 and (folder / "taulut" / f"goals.{format}").exists()
    assert read_frames(folder / "taulut")["documents"]["document_id"].tolist() == ["b", "a"]


@pytest.mark.usefixtures("light", "folder")
def test_corrections_that_cannot_be_followed_are_a_line_each() -> None:
    there = {"id": "org/x", "mention": {"document_id": "a", "start": 0, "end": 3, "text": "Eka"}}
    missing = {"id": "org/y", "mention": {"document_id": "z", "start": 0, "end": 3, "text": "Muu"}}
    rename = {"do": "rename", "name": "Uusi", "by": "Salla", "at": "2026-11-29T18:00:00Z"}
    lines = "".join(json.dumps(rename | {"entity": entity}) + "\n" for entity in (there, missing))
    Path("korjaukset.jsonl").write_text(lines, encoding="utf-8")
    done = runner.invoke(app, ["corpus", "a.md", "--decisions", "korjaukset.jsonl"])
    assert done.exit_code == 0 and "Corpus" in done.stdout
    conflict, unused = done.stderr.splitlines()
    assert conflict == (
        "hankenlp: rename org/x to Uusi (Salla, 2026-11-29T18:00:00Z, korjaukset.jsonl:1): "
        "there is no entity org/x, and no mention “Eka” (a, 0–3) is there now"
    )
    assert unused == "hankenlp: decisions about documents that are not here: 1"


@pytest.mark.usefixtures("light", "folder")
def test_what_is_extracted_is_linked_without_extraction(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runner.invoke(app, ["extract", "a.md", "-o", "a.jsonl"])
    done = runner.invoke(app, ["corpus", "a.jsonl", "b.txt", "-o", "linked.jsonl"])
    assert done.exit_code == 0 and ids((folder / "linked.jsonl").read_text(encoding="utf-8")) == ["a", "b"]
    monkeypatch.delattr("hankenlp.pipeline.extract_many")
    assert runner.invoke(app, ["corpus", "a.jsonl"]).exit_code == 0


@pytest.mark.usefixtures("light", "folder")
def test_a_line_that_is_no_document_is_named(folder: Path) -> None:
    done = runner.invoke(app, ["corpus", "rikki.jsonl"])
    cause = "Field required). Give a file that hankenlp extract or corpus wrote.\n"
    assert done.stderr == f"hankenlp: rikki.jsonl:1: this line is no document (id: {cause}"


@pytest.mark.usefixtures("light", "folder")
def test_no_corrections_yet() -> None:
    done = runner.invoke(app, ["corpus", "a.md", "--decisions", "korjaukset.jsonl"])
    assert done.exit_code == 0
    assert done.stderr == "hankenlp: korjaukset.jsonl: there is no such file yet, so that nothing is corrected.\n"


@pytest.mark.parametrize("command", ["extract", "corpus", "evaluate"])
def test_help_has_an_example(command: str) -> None:
    done = runner.invoke(app, [command, "--help"])
    assert done.exit_code == 0 and f"Example: hankenlp {command}" in done.stdout


def test_version() -> None:
    assert runner.invoke(app, ["--version"]).stdout == f"hankenlp {__version__}\n"


def start(*arguments: str | Path, **options: Any) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "hankenlp", *map(str, arguments)]
    settings: dict[str, Any] = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    if os.name == "posix":
        # A shell's background job is born deaf to interrupts, and so would its children be.
        settings["preexec_fn"] = functools.partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    process: subprocess.Popen[str] = subprocess.Popen(command, encoding="utf-8", **settings | options)
    return process


def test_help_imports_nothing_heavy_and_is_quick() -> None:
    code = (
        "import sys, time; t = time.process_time(); from hankenlp.cli import app\n"
        "try: app(['--help'])\nexcept SystemExit: pass\n"
        "print(time.process_time() - t, *{'spacy', 'pandas', 'pydantic', 'numpy', 'jinja2', 'networkx', 'matplotlib'} & set(sys.modules))"
    )
    lines = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    seconds, *heavy = lines.splitlines()[-1].split()
    assert heavy == []
    assert float(seconds) < 0.5


TEXT = (
    "Hankkeen nimi: Jokivarren turva\n\nRahoittaja: Simon kunta\n\n"
    "Hankkeen tavoitteena on lisätä nuorten osallisuutta.\n\nKustannusarvio: 10 000 €\n"
)


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documents")
    for number in range(6):
        (folder / f"{number}.txt").write_text(TEXT, encoding="utf-8")
    return folder


def test_the_real_pipeline_extracts_stdin() -> None:
    process = start("extract", "-")
    out, err = process.communicate(TEXT, timeout=60)
    assert (process.returncode, err) == (0, "")
    document = json.loads(out)
    assert document["title"]["text"] == "Jokivarren turva"
    assert document["goals"] and document["organizations"] and document["amounts"]


def test_a_reader_that_goes_away_is_no_error(documents: Path) -> None:
    process = start("extract", documents)
    assert process.stdout and process.stderr
    process.stdout.readline()
    process.stdout.close()
    assert process.wait(timeout=60) == 141
    assert process.stderr.read() == ""


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_interrupt_ends_the_run_with_one_line(workers: str, documents: Path, tmp_path: Path) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for number in range(400):
        (many / f"{number}.txt").write_text(TEXT, encoding="utf-8")
    process = start("extract", many, "--workers", workers, start_new_session=True)
    assert process.stdout and process.stderr
    lines = [process.stdout.readline()]
    os.killpg(process.pid, signal.SIGINT)
    begin = time.monotonic()
    lines += process.stdout.read().splitlines()
    assert process.wait(timeout=60) == 130
    assert time.monotonic() - begin < 5
    said = re.fullmatch(r"hankenlp: stopped; (\d+) of 400 documents are written\n", process.stderr.read())
    assert said and int(said[1]) == len(lines) < 400
    assert all(json.loads(line) for line in lines)


@pytest.mark.skipif(os.name != "posix", reason="a shell of POSIX")
@pytest.mark.parametrize(
    "redirection, message",
    [
        ("<&-", "stdin: it is closed. Pipe a document in."),
        ("</dev/null >&-", "stdout is closed. Name a file with -o."),
        pytest.param(
            "</dev/null >/dev/full",
            "stdout: No space left on device.",
            marks=pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device"),
        ),
    ],
)
def test_closed_and_full_streams_are_one_line(redirection: str, message: str, documents: Path) -> None:
    source = "-" if redirection.startswith("<&-") else documents / "0.txt"
    command = f'"{sys.executable}" -m hankenlp extract "{source}" {redirection}'
    done = subprocess.run(command, check=False, shell=True, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert done.stderr.startswith(f"hankenlp: {message}") and done.stderr.count("\n") == 1


def test_corpus_prints_a_summary_and_writes_documents_page_and_graph(documents: Path, tmp_path: Path) -> None:
    output, report, graph = tmp_path / "corpus.jsonl", tmp_path / "report.html", tmp_path / "verkko.GEXF"
    process = start("corpus", documents, "-o", output, "--report", report, "--graph", graph)
    out, err = process.communicate(timeout=120)
    assert (process.returncode, err) == (0, "")
    assert "Simon kunta" in out and "documents" in out and "10\u00a0000\u00a0€" in out
    linked = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    assert len({document["organizations"][0]["entity_id"] for document in linked} - {None}) == 1
    assert "Jokivarren turva" in report.read_text(encoding="utf-8")
    assert 'label="Jokivarren turva"' in graph.read_text(encoding="utf-8")


@pytest.fixture
def annotated(tmp_path: Path) -> Path:
    gold: dict[str, Any] = {"id": "a", "genre": "g", "title": "Jokivarren turva", "status": None, "period": None}
    gold |= {"goals": [{"t": "Hankkeen tavoitteena on lisätä nuorten osallisuutta", "level": "main"}]}
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.yaml").write_text(json.dumps(gold), encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("light")
class TestEvaluate:
    """With the stand-in nothing is found: the title and the goal are missed."""

    @pytest.mark.parametrize(
        "arguments", [["{}", "--errors"], ["--errors", "{}"], ["{}", "--errors", "--workers", "1"]]
    )
    def test_all_errors(self, arguments: list[str], annotated: Path) -> None:
        done = runner.invoke(app, ["evaluate", *(word.format(annotated) for word in arguments)])
        assert done.exit_code == 0
        assert [line.split()[0] for line in done.stdout.splitlines()] == ["goals", "title"]

    def test_errors_of_a_field(self, annotated: Path) -> None:
        done = runner.invoke(app, ["evaluate", str(annotated), "--errors", "goals"])
        assert done.stdout.split()[:3] == ["goals", "a", "missed"] and done.stdout.count("\n") == 1

    def test_a_field_that_does_not_exist(self, annotated: Path) -> None:
        done = runner.invoke(app, ["evaluate", str(annotated), "--errors", "goalz"])
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.startswith("hankenlp: --errors goalz: there is no such field. Name one of goals, ")

    def test_json(self, annotated: Path) -> None:
        done = runner.invoke(app, ["evaluate", str(annotated), "--format", "json", "--errors", "goals"])
        figures = json.loads(done.stdout)
        assert figures["genres"]["g"]["f1"]["goals"]["n"] == 1
        assert [(e["kind"], TEXT[e["start"] : e["end"]]) for e in figures["errors"]] == [
            ("missed", "Hankkeen tavoitteena on lisätä nuorten osallisuutta")
        ]

    @pytest.mark.parametrize("format, start", [("html", "<!DOCTYPE html>"), ("table", "1 documents\n")])
    def test_to_a_file(self, format: str, start: str, annotated: Path, tmp_path: Path) -> None:
        target = tmp_path / "ulos"
        done = runner.invoke(app, ["evaluate", str(annotated), "--format", format, "-o", str(target)])
        assert (done.exit_code, done.stdout) == (0, "")
        assert target.read_text(encoding="utf-8").startswith(start)

    @pytest.mark.parametrize("output", ["a.txt", "a.yaml"])
    def test_an_output_that_is_an_input_is_refused(self, output: str, annotated: Path) -> None:
        before = (annotated / output).read_text(encoding="utf-8")
        done = runner.invoke(app, ["evaluate", str(annotated), "-o", str(annotated / output)])
        assert done.exit_code == 2 and "it is one of the inputs" in done.stderr
        assert (annotated / output).read_text(encoding="utf-8") == before


def test_evaluate_prints_the_table(annotated: Path) -> None:
    process = start("evaluate", annotated)
    out, err = process.communicate(timeout=120)
    assert (process.returncode, err) == (0, "")
    assert out.startswith("1 documents") and "macro F1 over" in out
