"""Trained weights: where they stand, and what is said where they do not."""

import pytest

from hankenlp.errors import ResourceError
from hankenlp.extraction.titles import BIAS
from hankenlp.resources import models


def test_the_weights_travel_with_the_package() -> None:
    weights = models.weights("titles")
    assert BIAS in weights and weights["code"] > 0 > weights["news"]


def test_a_missing_model_is_named() -> None:
    with pytest.raises(ResourceError, match="puuttuu"):
        models.weights("puuttuu")
