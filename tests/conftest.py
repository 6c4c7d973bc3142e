"""What tests of more than one room share."""

import pytest
from spacy.language import Language

from hankenlp import load


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The whole default pipeline, loaded once a run."""
    return load()
