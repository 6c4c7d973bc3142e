"""One corpus for all tests of this room."""

import pytest

from hankenlp import Corpus
from tests.plots.made import corpus


@pytest.fixture(scope="session")
def made() -> Corpus:
    return corpus()
