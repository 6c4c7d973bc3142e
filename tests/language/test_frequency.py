"""How frequent forms are."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from hankenlp.errors import ResourceError
from hankenlp.language import frequency


@pytest.fixture
def fresh() -> Iterator[None]:
    """The table is read anew, and again afterwards."""
    for remembered in (frequency._table, frequency.log_probability):
        remembered.cache_clear()
    yield
    for remembered in (frequency._table, frequency.log_probability):
        remembered.cache_clear()


def test_frequent_forms_are_likelier_than_rare_ones() -> None:
    common, rare = frequency.log_probability("ja"), frequency.log_probability("lapsiystävällinen")
    assert common > -5 > rare >= frequency.FLOOR
    assert frequency.log_probability("xyzzyqqq") == frequency.FLOOR


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize("content", [None, b"", b"no archive"])
def test_a_damaged_table_is_named(content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if content is not None:
        (tmp_path / frequency.FILE).write_bytes(content)
    monkeypatch.setattr(frequency, "folder", lambda _: tmp_path)
    with pytest.raises(ResourceError, match=frequency.FILE):
        frequency.log_probability("ja")


@pytest.mark.usefixtures("fresh")
def test_an_archive_without_the_table_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(tmp_path / frequency.FILE, "w"):
        pass
    monkeypatch.setattr(frequency, "folder", lambda _: tmp_path)
    with pytest.raises(ResourceError, match=frequency.FILE):
        frequency.log_probability("ja")
