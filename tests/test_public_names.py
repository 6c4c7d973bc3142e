"""``import hankenlp`` is quick and offers what the documentation names."""

import subprocess
import sys

import pytest

import hankenlp


def test_importing_the_package_imports_nothing_heavy() -> None:
    heavy = {"fastapi", "jinja2", "matplotlib", "networkx", "numpy", "pandas", "pydantic", "spacy", "typer"}
    code = f"import sys, hankenlp; print(*{heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == ""


def test_scikit_learn_is_imported_when_it_is_needed() -> None:
    script = "import sys, hankenlp.corpus, hankenlp.cli; print({'sklearn', 'scipy'} & sys.modules.keys())"
    run = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert run.stdout.strip() == "set()"


@pytest.mark.parametrize("name", sorted(set(hankenlp.__all__) - {"__version__"}))
def test_public_names(name: str) -> None:
    assert getattr(hankenlp, name).__name__ == name
    assert name in dir(hankenlp)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'tuntematon'"):
        _ = hankenlp.tuntematon
