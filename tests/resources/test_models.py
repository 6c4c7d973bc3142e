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


def test_other_weights_stand_in_their_place_for_a_while() -> None:
    packaged = models.weights("titles")
    with models.using({"titles": {BIAS: 1.0}}):
        assert models.weights("titles") == {BIAS: 1.0}
        assert models.weights("lemmatizer")
    assert models.weights("titles") is packaged
