"""The columns as data, and the page that describes them."""

from pathlib import Path
from typing import get_args

from hankenlp import columns, documents

PAGE = Path(__file__).parents[1] / "docs" / "frames.md"


def test_the_docs_say_what_the_data_say() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == columns.with_tables(page), "run python -m hankenlp.columns"
    assert all(f"### {name}\n" in page for name in columns.tables())


def test_the_tables_of_the_docs_can_be_written_anew(tmp_path: Path) -> None:
    page = tmp_path / "frames.md"
    page.write_text("A\n<!-- tables -->\nENTINEN\n<!-- end of tables -->\nB\n", encoding="utf-8")
    columns.main(page)
    written = page.read_text(encoding="utf-8")
    assert written.startswith("A\n") and written.endswith("B\n") and "ENTINEN" not in written
    assert "| `status` | ordered category: `planned` < `ongoing` < `ended` |" in written


def test_vocabularies_are_those_of_the_model() -> None:
    by_name = {column.name: column for column in columns.tables()["relations"]}
    assert by_name["relation"].values == get_args(documents.RelationKind)


def test_every_vocabulary_is_known() -> None:
    for name, described in columns.tables().items():
        for column in described:
            assert bool(column.values) == bool(column.vocabulary), (name, column.name)
            assert column.values or column.dtype != "category"
