"""The columns of every table of a corpus as data: ``resources/frames.toml`` in, their types and their documentation out.

``python -m hankenlp.columns`` writes the tables of ``docs/frames.md`` anew. pandas is imported when a type is asked for.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from hankenlp import documents, edtf
from hankenlp.resources import packaged

MentionField = Literal["title", "organizations", "people", "places", "programmes"]

LIST = "list"
DAY = "datetime64[s]"
_SECTION = re.compile(r"(?<=<!-- tables -->\n).*?(?=<!-- end of tables -->)", re.DOTALL)
_SHOWN = {"day": DAY, LIST: "list of string"}


@dataclass(frozen=True)
class Column:
    """One column: ``dtype`` as in ``frames.toml``, what it means, its unit, and when a cell is empty (else never)."""

    name: str
    dtype: str
    meaning: str
    unit: str = ""
    missing: str = ""
    vocabulary: str = ""
    ordered: bool = False

    @property
    def values(self) -> tuple[str, ...]:
        """What can stand in it, where that is a closed list."""
        return get_args(_vocabularies().get(self.vocabulary))

    @property
    def pandas(self) -> Any:
        """What ``Series.astype`` takes; lists are objects."""
        import pandas as pd

        if self.dtype == "category":
            return pd.CategoricalDtype(list(self.values), ordered=self.ordered)
        return {"day": DAY, LIST: "object"}.get(self.dtype, self.dtype)


def _vocabularies() -> dict[str, Any]:
    return vars(documents) | {"Precision": edtf.Precision, "MentionField": MentionField}


@cache
def tables() -> Mapping[str, tuple[Column, ...]]:
    """The columns of each table, in their order."""
    data = packaged("frames")
    return {
        name: tuple(_column(each, name, data["columns"] | table.get("own", {})) for each in table["columns"])
        for name, table in data["tables"].items()
    }


def _column(name: str, table: str, described: Mapping[str, Mapping[str, Any]]) -> Column:
    facts = dict(described[name])
    return Column(name=name, meaning=facts.pop("meaning").replace("{table}", table), **facts)


def markdown() -> str:
    """A heading and a table for each table, as in ``docs/frames.md``."""
    rows = {name: table["row"] for name, table in packaged("frames")["tables"].items()}
    return "".join(f"\n### {name}\n\nA row is {rows[name]}.\n\n{_rows(columns)}" for name, columns in tables().items())


def _rows(columns: tuple[Column, ...]) -> str:
    head = "| column | dtype | unit | meaning | missing |\n| --- | --- | --- | --- | --- |\n"
    return head + "".join(
        f"| `{column.name}` | {_type(column)} | {column.unit} | {column.meaning} | {column.missing or 'never'} |\n"
        for column in columns
    )


def _type(column: Column) -> str:
    values = (" < " if column.ordered else ", ").join(f"`{value}`" for value in column.values)
    kind = "ordered category" if column.ordered else _SHOWN.get(column.dtype, column.dtype)
    return f"{kind}: {values}" if values else kind


def with_tables(page: str) -> str:
    """The page with its tables written anew, between ``<!-- tables -->`` and ``<!-- end of tables -->``."""
    return _SECTION.sub(lambda _: markdown() + "\n", page)


def main(path: Path = Path("docs/frames.md")) -> None:
    """Write the tables of the page anew."""
    path.write_text(with_tables(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
