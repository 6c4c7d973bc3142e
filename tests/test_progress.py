"""Steps in, the same steps out, with a bar on stderr."""

import pytest

from hankenlp.progress import bar, told


def test_what_goes_on_is_shown_on_stderr_and_changes_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("FORCE_COLOR", "1"), ("TERM", "xterm")):  # as on a terminal
        monkeypatch.setenv(name, value)
    assert list(bar(iter("abc"), "read words", 3)) == ["a", "b", "c"]
    with told("linking 3 documents"):
        pass
    out, err = capsys.readouterr()
    assert out == "" and "read words" in err and "linking 3 documents" in err
