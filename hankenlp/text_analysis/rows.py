"""Rows that show themselves as a table, in a notebook and as a pandas frame."""

import html
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

if TYPE_CHECKING:
    import pandas as pd

_SHOWN = 50

Row = TypeVar("Row")


class Rows(Sequence[Row], Generic[Row]):
    """A list of records of one kind that cannot be changed.

    ``kind`` is the dataclass of the records, so that an empty table has its columns, too; ``title`` stands above them,
    ``hint`` says what else to ask for, and ``styles`` is the CSS of columns that look another way than their kind of
    values does.
    """

    def __init__(
        self,
        kind: type[Row],
        rows: Iterable[Row],
        title: str,
        styles: Mapping[str, str] = MappingProxyType({}),
        hint: str = "",
    ) -> None:
        assert is_dataclass(kind)
        self._kind, self._rows, self._title, self._styles = kind, tuple(rows), title, dict(styles)
        self._hint = f". {hint}" if hint else ""
        self._columns = [field.name for field in fields(kind)]

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> "Rows[Row]": ...
    def __getitem__(self, index: int | slice) -> "Row | Rows[Row]":
        if isinstance(index, slice):
            return Rows(self._kind, self._rows[index], self._title, self._styles)
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rows) and self._rows == other._rows

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<{self._title}: {len(self)} rows{self._hint}>"

    def to_frame(self) -> "pd.DataFrame":
        """A row a record, with the names of their fields as columns."""
        import pandas as pd

        return pd.DataFrame({name: [getattr(row, name) for row in self._rows] for name in self._columns})

    def _repr_html_(self) -> str:
        more = f" (the first {_SHOWN})" if len(self) > _SHOWN else ""
        head = html.escape(f"{self._title}: {len(self)} rows{more}{self._hint}")
        return f"<p>{head}</p>" + table_html(
            self._columns,
            ([getattr(row, name) for name in self._columns] for row in self._rows[:_SHOWN]),
            self._styles,
        )


def table_html(
    columns: Sequence[str], rows: Iterable[Sequence[Any]], styles: Mapping[str, str] = MappingProxyType({})
) -> str:
    """An HTML table; numbers stand to the right with three digits behind the point, unless the column has a style."""
    head = "".join(f"<th>{html.escape(name)}</th>" for name in columns)
    css = [styles.get(name, "") for name in columns]
    body = "".join(f"<tr>{''.join(map(_cell, row, css))}</tr>" for row in rows)
    return f"<table><tr>{head}</tr>{body}</table>"


def _cell(value: Any, style: str) -> str:
    style = style or f"text-align:{'right' if isinstance(value, (int, float)) else 'left'}"
    shown = f"{value:.3f}" if isinstance(value, float) else "" if value is None else str(value)
    return f'<td style="{style}">{html.escape(shown)}</td>'
