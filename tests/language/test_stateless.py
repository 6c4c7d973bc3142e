"""Components with nothing to save."""

from pathlib import Path

from hankenlp.language.stateless import Stateless


def test_it_serialises_to_nothing(tmp_path: Path) -> None:
    component = Stateless()
    component.to_disk(tmp_path / "component")
    assert component.to_bytes() == b"" and not list(tmp_path.iterdir())
    assert component.from_bytes(b"") is component and component.from_disk(tmp_path) is component
