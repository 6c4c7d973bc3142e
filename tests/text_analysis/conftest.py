"""One corpus for all tests of this room, so that its words are read once."""

import pytest

from hankenlp import Corpus
from tests.text_analysis.made import corpus


@pytest.fixture(scope="session")
def made() -> Corpus:
    return corpus()
