"""Notebooks in, the same notebooks with fresh outputs out, and nothing in them of the machine that ran them.

They run in the order of their numbers in one copy of ``notebooks/`` beside a copy of ``corpus/``, so that what one saves
(the extracted corpus) the next finds. ``python -m tests.notebooks.run [NAME …]`` writes the outputs into ``notebooks/``.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

ROOT = Path(__file__).parents[2]
NOTEBOOKS = ROOT / "notebooks"
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
SECONDS = 900


def paths() -> list[Path]:
    """The notebooks, in the order of their numbers."""
    return sorted(NOTEBOOKS.glob("*.ipynb"))


def workplace(folder: Path) -> Path:
    """A copy of what notebooks need, in an empty folder; the folder that they run in."""
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    (folder / "notebooks").mkdir()
    return folder / "notebooks"


def executed(path: Path, folder: Path) -> Any:
    """The notebook as it is after running in ``folder``, normalised.

    Raises ``nbclient.exceptions.CellExecutionError``, which shows the cell and what it raised.
    """
    import matplotlib.font_manager  # noqa: F401  # a first import makes a cache and says so; here, not in the notebook

    notebook = nbformat.read(path, as_version=4)
    # Without directories to look into, the kernel is that of the running interpreter and no installed one.
    specs = KernelSpecManager(kernel_dirs=[])
    client = NotebookClient(
        notebook,
        km=AsyncKernelManager(kernel_name="python3", kernel_spec_manager=specs),
        resources={"metadata": {"path": str(folder)}},
        timeout=SECONDS,
        coalesce_streams=True,
    )
    client.execute(env=os.environ | {"IPYTHONDIR": str(folder / ".ipython")})
    return normalised(notebook)


def normalised(notebook: Any) -> Any:
    """The notebook without counts, times and what an editor keeps in it; in place."""
    notebook.metadata = nbformat.from_dict(METADATA)
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({})
        if cell.cell_type == "code":
            cell.execution_count = None
            for output in cell.outputs:
                output.pop("execution_count", None)
                if output.output_type == "execute_result":
                    output.execution_count = None
                if "metadata" in output:
                    output.metadata = nbformat.from_dict({})
    return notebook


def main(names: list[str]) -> None:
    """Run the notebooks, or those whose names are given, and write them where they came from."""
    unknown = sorted(set(names) - {path.stem for path in paths()})
    if unknown:
        sys.exit(f"there is no notebook {unknown[0]!r}. Name some of {', '.join(path.stem for path in paths())}.")
    with tempfile.TemporaryDirectory() as folder:
        here = workplace(Path(folder))
        for path in paths():
            if not names or path.stem in names:
                nbformat.write(executed(path, here), path)
                print(path.relative_to(ROOT))


if __name__ == "__main__":
    main(sys.argv[1:])
