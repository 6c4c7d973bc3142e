"""Steps in, the same steps out, with a bar on stderr."""

import pytest

from hankenlp.progress import bar, told


def test_what_goes_on_is_shown_on_stderr_and_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(bar(iter("abc"), "read words", 3)) == ["a", "b", "c"]
    with told("linking 3 documents"):
        pass
    assert capsys.readouterr().out == ""
