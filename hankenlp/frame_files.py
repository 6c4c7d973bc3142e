"""Tables of a corpus in, a directory of Parquet or CSV files out, and back again with equal types.

Beside the tables lies ``frames.json``, which says of every column what type it has, so that CSV loses none. In CSV a
missing cell is empty and an empty text is ``""``; lists are joined by ``|`` (in an element, ``|`` and ``\\`` stand behind
a ``\\``), and an empty list is an empty cell. pyarrow and pandas are imported when tables are written or read.
"""

import json
import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from hankenlp.columns import LIST, tables
from hankenlp.errors import UnreadableFrames
from hankenlp.export import replacing

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

FrameFormat = Literal["parquet", "csv"]
INDEX = "frames.json"

_VERSION = 1
_LONGEST = 2**31 - 1
_PART = re.compile(r"\\(.)|\|", re.DOTALL)


def write_frames(frames: Mapping[str, "pd.DataFrame"], directory: str | Path, format: FrameFormat = "parquet") -> None:
    """Write each table to ``NAME.parquet`` or ``NAME.csv`` of the directory, which is made if need be.

    An old file stays until the new one is complete; ``frames.json`` is written last. Raises ``ValueError`` where there
    is no such format.
    """
    if format not in get_args(FrameFormat):
        raise ValueError(f"there is no format {format!r} of tables; there are {', '.join(get_args(FrameFormat))}")
    folder = Path(directory)
    folder.mkdir(parents=True, exist_ok=True)
    described = {name: _described(name, frame) for name, frame in frames.items()}
    for name, frame in frames.items():
        content = (_parquet if format == "parquet" else _csv)(frame, described[name])
        with replacing(folder / f"{name}.{format}") as stream:
            stream.buffer.write(content)
    with replacing(folder / INDEX) as stream:
        json.dump({"version": _VERSION, "format": format, "tables": described}, stream, ensure_ascii=False, indent=1)


def files_of(directory: Path, format: str) -> list[Path]:
    """What ``write_frames`` writes."""
    return [*(directory / f"{name}.{format}" for name in tables()), directory / INDEX]


def read_frames(directory: str | Path) -> dict[str, "pd.DataFrame"]:
    """The tables that ``write_frames`` wrote, equal in content and types.

    Raises ``UnreadableFrames`` where they are not there, or are no such tables.
    """
    folder = Path(directory)
    try:
        index = json.loads((folder / INDEX).read_text(encoding="utf-8"))
        read = _read_parquet if index["format"] == "parquet" else _read_csv
        return {
            name: _frame(read(folder / f"{name}.{index['format']}", dtypes), dtypes)
            for name, dtypes in index["tables"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        reason = " ".join(str(error).split())[:200]
        raise UnreadableFrames(f"{folder}: no tables that can be read ({reason}). Write them anew.") from error


# 1 · types


def _described(name: str, frame: "pd.DataFrame") -> dict[str, Any]:
    """The dtype of each column by its name; of a category its values and their order."""
    lists = {column.name for column in tables().get(name, ()) if column.dtype == LIST}
    return {column: LIST if column in lists else _dtype(frame[column].dtype) for column in frame.columns}


def _dtype(dtype: Any) -> Any:
    import pandas as pd

    if isinstance(dtype, pd.CategoricalDtype):
        return {"categories": list(dtype.categories), "ordered": bool(dtype.ordered)}
    return str(dtype)


def _frame(table: "pa.Table", dtypes: Mapping[str, Any]) -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame({name: _series(table.column(name), dtype) for name, dtype in dtypes.items()})


def _series(column: "pa.ChunkedArray", dtype: Any) -> "pd.Series[Any]":
    import pandas as pd

    if dtype == LIST:
        return pd.Series(column.to_pylist(), dtype="object")
    if isinstance(dtype, dict):
        values = pd.CategoricalDtype(dtype["categories"], dtype["ordered"])
        return pd.Series(pd.Categorical(column.to_pylist(), dtype=values))
    if dtype.startswith("datetime64"):
        made: pd.Series[Any] = column.to_pandas().astype(dtype)
        return made.rename(None)
    kind: Any = pd.api.types.pandas_dtype(dtype)
    return pd.Series(kind.__from_arrow__(column))


# 2 · Parquet


def _parquet(frame: "pd.DataFrame", dtypes: Mapping[str, Any]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.Schema.from_pandas(frame, preserve_index=False)
    for name in (name for name, dtype in dtypes.items() if dtype == LIST):
        schema = schema.set(schema.get_field_index(name), pa.field(name, pa.list_(pa.string())))
    made = BytesIO()
    pq.write_table(pa.Table.from_pandas(frame, schema=schema, preserve_index=False), made)
    return made.getvalue()


def _read_parquet(path: Path, dtypes: Mapping[str, Any]) -> "pa.Table":
    import pyarrow.parquet as pq

    return pq.read_table(path)


# 3 · CSV


def _csv(frame: "pd.DataFrame", dtypes: Mapping[str, Any]) -> bytes:
    import pyarrow as pa
    from pyarrow import csv

    columns = {name: _flat(frame[name], dtype) for name, dtype in dtypes.items()}
    made = BytesIO()
    csv.write_csv(pa.table(columns), made)
    return made.getvalue()


def _flat(values: "pd.Series[Any]", dtype: Any) -> "pa.Array":
    import pandas as pd
    import pyarrow as pa

    if dtype == LIST:
        return pa.array([_joined(value) for value in values], pa.string())
    if isinstance(dtype, dict):
        return pa.array(values.astype("string"), pa.string())
    if isinstance(values.dtype, pd.DatetimeTZDtype):
        return pa.array(values.dt.tz_convert("UTC"))
    made = pa.array(values)
    if pa.types.is_timestamp(made.type) and _are_days(values):
        return made.cast(pa.date32())
    return made


def _are_days(values: "pd.Series[Any]") -> bool:
    found = values.dropna()
    return found.dt.tz is None and bool((found == found.dt.normalize()).all())


def _read_csv(path: Path, dtypes: Mapping[str, Any]) -> "pa.Table":
    import pyarrow as pa
    from pyarrow import csv

    content = path.read_bytes()
    types = {name: _type(dtype) for name, dtype in dtypes.items()}
    table = csv.read_csv(
        BytesIO(content),
        read_options=csv.ReadOptions(block_size=min(len(content) + 1, _LONGEST)),
        parse_options=csv.ParseOptions(newlines_in_values=True),
        convert_options=csv.ConvertOptions(
            column_types=types, null_values=[""], strings_can_be_null=True, quoted_strings_can_be_null=False
        ),
    )
    for at, (name, dtype) in enumerate(dtypes.items()):
        if dtype == LIST:
            table = table.set_column(at, name, pa.array([_parted(cell) for cell in table.column(name).to_pylist()]))
    return table


def _type(dtype: Any) -> "pa.DataType":
    import pyarrow as pa

    if isinstance(dtype, dict):
        return pa.string()
    if dtype.startswith("datetime64"):
        unit, _, zone = dtype.removeprefix("datetime64[").removesuffix("]").partition(", ")
        return pa.timestamp(unit, tz="UTC" if zone else None)
    return {"Int64": pa.int64(), "UInt64": pa.uint64(), "Float64": pa.float64(), "boolean": pa.bool_()}.get(
        dtype, pa.string()
    )


def _joined(values: list[str]) -> str | None:
    """The elements in one cell; no cell where there are none."""
    return "|".join(re.sub(r"([|\\])", r"\\\1", value) for value in values) if values else None


def _parted(cell: str | None) -> list[str]:
    """The elements of a cell."""
    if cell is None:
        return []
    parts, at = [""], 0
    for match in _PART.finditer(cell):
        parts[-1] += cell[at : match.start()] + (match[1] or "")
        if match[1] is None:
            parts.append("")
        at = match.end()
    parts[-1] += cell[at:]
    return parts
