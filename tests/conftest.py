"""What tests of more than one room share.

``HANKENLP_BACKEND=stanza`` in the environment runs the tests of the whole pipeline on that backend (``make test-stanza``).
"""

import os
from importlib.util import find_spec

import pytest
from spacy.language import Language

from hankenlp import load


@pytest.fixture(scope="session")
def backend() -> str:
    """The backend that the whole pipeline stands on."""
    name = os.environ.get("HANKENLP_BACKEND", "spacy")
    if name == "stanza" and find_spec("stanza") is None:
        pytest.skip("stanza is not installed: pip install 'hankenlp[stanza]'")
    return name


@pytest.fixture(scope="session")
def nlp(backend: str) -> Language:
    """The whole pipeline, loaded once a run."""
    return load(backend)
