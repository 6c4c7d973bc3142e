"""``import hankenlp`` is quick and offers what the documentation names."""

import subprocess
import sys

import pytest

import hankenlp


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = "import sys, hankenlp; print(*{'spacy', 'pandas', 'pydantic', 'numpy', 'typer'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize("name", sorted(set(hankenlp.__all__) - {"__version__"}))
def test_public_names(name: str) -> None:
    assert getattr(hankenlp, name).__name__ == name
    assert name in dir(hankenlp)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'tuntematon'"):
        _ = hankenlp.tuntematon
