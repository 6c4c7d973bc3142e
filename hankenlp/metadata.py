"""Columns of the user's own beside the documents: a frame in, the same by document id out, and the texts that it holds."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from hankenlp.documents import FailedDocument
from hankenlp.linking.linker import check_ids

if TYPE_CHECKING:
    import pandas as pd


def parted(
    frame: "pd.DataFrame", text: str, id: str
) -> "tuple[list[tuple[str, str]], pd.DataFrame, list[FailedDocument]]":
    """The texts of a frame by their ids, its other columns by id, and the rows without a text (``Corpus.from_frame``)."""
    for column in (text, id):
        if column not in frame.columns:
            raise KeyError(f"the frame has no column {column!r}; it has {', '.join(map(str, frame.columns))}")
        if list(frame.columns).count(column) > 1:
            raise ValueError(f"the frame has several columns {column!r}. Rename all but one.")
    ids = _identifiers(frame[id], f"the frame has no id in the column {id!r}")
    check_ids(ids)
    rows = list(zip(ids, frame[text], strict=True))
    metadata = frame.drop(columns=[text, id]).set_axis(ids, axis="index").rename_axis("document_id")
    without = [_without_text(key, text) for key, value in rows if not isinstance(value, str)]
    return [(key, value) for key, value in rows if isinstance(value, str)], metadata, without


def by_document(metadata: "pd.DataFrame | None") -> "pd.DataFrame | None":
    """The frame with text for its index, as the ids of documents are.

    Raises ``ValueError`` where a row has no id, or two share one.
    """
    if metadata is None:
        return None
    ids = _identifiers(metadata.index, "the metadata has no id in the index")
    twice = next((id_ for id_, count in Counter(ids).items() if count > 1), None)
    if twice is not None:
        raise ValueError(
            f"two rows of the metadata have the id {twice!r}. Keep one of them: metadata[~metadata.index.duplicated()]."
        )
    return metadata.set_axis(ids, axis="index").rename_axis("document_id")


def stacked(one: "pd.DataFrame | None", other: "pd.DataFrame | None") -> "pd.DataFrame | None":
    """The rows of both by document id; of a document that both have, those of the first."""
    import pandas as pd

    frames = [frame for frame in (one, other) if frame is not None]
    if not frames:
        return None
    both = pd.concat(frames)
    return both[~both.index.duplicated()]


def _identifiers(cells: Iterable[Any], fault: str) -> list[str]:
    """Cells as document ids; pandas makes floats of the integers of a column with gaps."""
    import pandas as pd

    ids = []
    for row, value in enumerate(cells, 1):
        if (pd.api.types.is_scalar(value) and pd.isna(value)) or not str(value).strip():
            raise ValueError(f"row {row} of {fault}. Give it one, or leave it out.")
        ids.append(str(int(value)) if isinstance(value, float) and value.is_integer() else str(value))
    return ids


def _without_text(id_: str, column: str) -> FailedDocument:
    return FailedDocument(
        id=id_, stage="read", error=f"{id_}: there is no text in the column {column!r}. Leave the row out."
    )
