"""Every notebook runs from beginning to end and shows what is committed; what is committed can be read without running."""

import copy
import json
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

from tests.notebooks.run import NOTEBOOKS, executed, normalised, paths, workplace

ALL = pytest.mark.parametrize("path", paths(), ids=lambda path: path.stem)
MACHINE = re.compile(r"/tmp/|/home/|/root/|/Users/|[A-Z]:\\\\|site-packages|\bid=[\"']T_|\bat 0x[0-9a-f]+")
ENGLISH = re.compile(r"\b(the|and|is|are|of|with|this)\b", re.IGNORECASE)
TALK = re.compile(r"\b(TODO|FIXME|XXX|minun|mielestäni)\b")
FENCED = re.compile(r"```.*?```|`[^`\n]*`|<[^>]*>|\]\([^)]*\)|(?<!\*)\*[^*\n]+\*(?!\*)", re.DOTALL)


def code(notebook: Any) -> list[Any]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def prose(notebook: Any) -> str:
    """What is told, without code, links and what is quoted in italics."""
    told = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    return FENCED.sub(" ", told)


def shown(cell: Any) -> list[dict[str, Any]]:
    """What a cell displays, pictures by their presence alone: their bytes are those of one version of matplotlib."""
    displayed = []
    for output in cell.outputs:
        data = dict(output.get("data", {}))
        if "image/png" in data:
            data["image/png"] = "a picture"
        displayed.append({"type": output.output_type, "text": output.get("text", ""), "data": data})
    return displayed


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workplace(tmp_path_factory.mktemp("notebooks"))


@pytest.mark.slow
@ALL
def test_a_notebook_runs_and_shows_what_is_committed(path: Path, folder: Path) -> None:
    committed, fresh = nbformat.read(path, as_version=4), executed(path, folder)
    for old, new in zip(code(committed), code(fresh), strict=True):
        assert shown(new) == shown(old), f"{path.stem}: make notebooks renews the outputs of\n{old.source}"


@ALL
def test_what_is_committed_is_normalised_and_valid(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert normalised(copy.deepcopy(notebook)) == notebook, f"{path.stem}: make notebooks normalises it"
    assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)


@ALL
def test_outputs_tell_nothing_of_the_machine_and_no_errors(path: Path) -> None:
    for cell in code(nbformat.read(path, as_version=4)):
        for output in cell.outputs:
            data = {kind: value for kind, value in output.get("data", {}).items() if kind != "image/png"}
            assert output.output_type != "error" and output.get("name") != "stderr", cell.source
            found = MACHINE.search(json.dumps([data, output.get("text", "")], ensure_ascii=False))
            assert found is None, f"{found.group()} is shown by\n{cell.source}"


@ALL
def test_a_notebook_is_a_story_in_finnish_that_ends_in_a_picture(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    first, last = notebook.cells[0], notebook.cells[-1]
    assert first.source.startswith("# ") and "Kysymys" in first.source
    assert "keksitty" in first.source
    assert last.cell_type == "markdown" and "ei voi päätellä" in last.source
    pictures = [cell for cell in code(notebook) if any("image/png" in o.get("data", {}) for o in cell.outputs)]
    assert len(pictures) > 1 and pictures[-1] is code(notebook)[-1]
    told = prose(notebook)
    assert ENGLISH.search(told) is None, ENGLISH.findall(told)
    assert TALK.search(told) is None


def test_the_readme_lists_every_notebook() -> None:
    listed = re.findall(r"\]\(([^)]*\.ipynb)\)", (NOTEBOOKS / "README.md").read_text(encoding="utf-8"))
    assert listed == [path.name for path in paths()] != []


def test_normalising_takes_what_is_of_a_run_and_keeps_what_is_shown() -> None:
    output = nbformat.v4.new_output("execute_result", {"text/plain": "1"}, execution_count=7, metadata={"a": 1})
    cell = nbformat.v4.new_code_cell(
        "1", id="a", outputs=[output], execution_count=7, metadata={"execution": {"t": "now"}}
    )
    notebook = normalised(
        nbformat.v4.new_notebook(cells=[cell], metadata={"language_info": {"name": "python", "version": "3.11.9"}})
    )
    nbformat.validate(notebook)
    (cell,) = notebook.cells
    assert cell.outputs[0].data == {"text/plain": "1"}
    left = json.dumps(notebook)
    assert "7" not in left and "now" not in left and "3.11" not in left
