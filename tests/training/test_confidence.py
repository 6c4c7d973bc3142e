"""The curves of confidences and the judgements that they are fitted on."""

import tomllib
from pathlib import Path

import pytest

from hankenlp.calibration import Reliability, expected_calibration_error
from hankenlp.resources.confidence import curves as packaged
from hankenlp.training.confidence import curves, judgements, write


def test_the_packaged_curves_are_those_of_the_judgements() -> None:
    assert dict(packaged()) == curves(judgements())


def test_confidences_can_be_trusted_in_families_that_the_curves_have_not_seen() -> None:
    from benchmarks.confidence import cross_validated

    assert expected_calibration_error(cross_validated(judgements()).pairs()) <= 0.08


def test_a_family_can_be_left_out() -> None:
    kept = Reliability()
    for name, right in (("aaa", 10), ("bbb", 10), ("ccc", 2)):
        for i in range(20):
            kept.add("dates", f"{name}-{i}", 0.9, i < right)
    assert curves(kept)["dates"][0][1] == pytest.approx(22 / 60, abs=1e-3)
    assert curves(kept, without="ccc")["dates"][0][1] == 0.5


def test_a_field_that_a_curve_does_not_help_has_none() -> None:
    kept = Reliability()
    for name in ("aaa", "bbb", "ccc"):
        for i in range(20):
            kept.add("dates", f"{name}-{i}", 1.0, True)
    assert curves(kept) == {}


def test_they_are_written_as_they_are_read(tmp_path: Path) -> None:
    found = {"dates": ((0.5, 0.25), (0.9, 0.75))}
    write(found, tmp_path / "weights.toml")
    data = tomllib.loads((tmp_path / "weights.toml").read_text(encoding="utf-8"))
    assert data["curves"] == {"dates": [[0.5, 0.25], [0.9, 0.75]]}
