"""Rows that show themselves as a table, in a notebook and as a pandas frame."""

import html
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, fields, is_dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

if TYPE_CHECKING:
    import pandas as pd

_SHOWN = 50

Row = TypeVar("Row")


class Rows(Sequence[Row], Generic[Row]):
    """A list of records of one kind that cannot be changed.

    ``kind`` is the dataclass of the records, so that an empty table has its columns, too; ``title`` stands above them.
    """

    def __init__(self, kind: type[Row], rows: Iterable[Row], title: str) -> None:
        assert is_dataclass(kind)
        self._rows, self._title = tuple(rows), title
        self._columns = [field.name for field in fields(kind)]

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rows) and self._rows == other._rows

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<{self._title}: {len(self)} rows>"

    def to_frame(self) -> "pd.DataFrame":
        """A row a record, with the names of their fields as columns."""
        import pandas as pd

        return pd.DataFrame([asdict(row) for row in self._rows], columns=self._columns)  # type: ignore[call-overload]

    def _repr_html_(self) -> str:
        more = f" (the first {_SHOWN})" if len(self) > _SHOWN else ""
        return f"<p>{html.escape(self._title)}: {len(self)} rows{more}</p>" + table_html(
            self._columns, ([getattr(row, name) for name in self._columns] for row in self._rows[:_SHOWN])
        )


def table_html(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """An HTML table; numbers stand to the right with three digits behind the point."""
    head = "".join(f"<th>{html.escape(name)}</th>" for name in columns)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    return f"<table><tr>{head}</tr>{body}</table>"


def _cell(value: Any) -> str:
    if isinstance(value, float):
        return f'<td style="text-align:right">{value:.3f}</td>'
    if isinstance(value, int):
        return f'<td style="text-align:right">{value}</td>'
    return f'<td style="text-align:left">{html.escape("" if value is None else str(value))}</td>'
