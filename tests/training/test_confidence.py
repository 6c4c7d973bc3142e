"""The curves of confidences and the judgements that they are fitted on."""

import tomllib
from pathlib import Path

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
    for i in range(20):
        kept.add("dates", "aaa-1", 0.9, True)
        kept.add("dates", f"bbb-{i}", 0.9, False)
    assert curves(kept)["dates"][0][1] == 0.5
    assert curves(kept, without="bbb")["dates"][0][1] == 1.0


def test_they_are_written_as_they_are_read(tmp_path: Path) -> None:
    found = {"dates": ((0.5, 0.25), (0.9, 0.75))}
    write(found, tmp_path / "weights.toml")
    data = tomllib.loads((tmp_path / "weights.toml").read_text(encoding="utf-8"))
    assert data["curves"] == {"dates": [[0.5, 0.25], [0.9, 0.75]]}
