"""A linear classifier: what it computes, and that its file keeps it."""

from pathlib import Path

import numpy as np
import pytest

from hankenlp.errors import ResourceError
from hankenlp.resources.linear import Linear, classifier, read, using

MODEL = Linear(
    ("a", "b"),
    {"x": 0, "y": 1},
    np.array([[1.0, 0.0], [0.0, 2.0]], dtype=np.float32),
    np.array([[0.5, 0.0]], dtype=np.float32),
    np.array([0.0, 0.25], dtype=np.float32),
)


def test_the_probabilities_are_those_of_the_softmax() -> None:
    vectors = np.array([[2.0], [0.0]], dtype=np.float32)
    logs = MODEL.log_probabilities([(["x", "unknown"], 1.0), (["x", "y"], 0.5)], vectors)
    scores = np.array([[1.0 + 1.0, 0.25], [0.5, 0.25 + 1.0]])
    assert np.allclose(np.exp(logs), np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True), atol=1e-6)


def test_it_is_kept_in_a_file(tmp_path: Path) -> None:
    MODEL.save(tmp_path / "weights.npz")
    kept = read(tmp_path / "weights.npz")
    assert (kept.classes, kept.features) == (MODEL.classes, MODEL.features)
    assert np.array_equal(kept.table, MODEL.table) and np.array_equal(kept.dense, MODEL.dense)


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "weights.npz"
    path.write_bytes(b"PK nonsense")
    with pytest.raises(ResourceError, match=r"weights\.npz.*train the weights anew"):
        read(path)


def test_another_may_stand_in_its_place_for_a_while() -> None:
    packaged = classifier("statements")
    with using({"statements": MODEL}):
        assert classifier("statements") is MODEL
    assert classifier("statements") is packaged
