"""A matplotlib figure that shows itself in notebooks, says what it shows in words, and holds its numbers as a table.

No pyplot stands behind it: making one registers nothing, chooses no backend and changes no setting. The same picture
gives the same bytes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any, Final

import matplotlib
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

if TYPE_CHECKING:
    import pandas as pd

_SETTINGS: Final[dict[Any, Any]] = {"svg.hashsalt": "hankenlp", "svg.fonttype": "path"}
_UNDATED: Final = {".svg": {"Date": None}, ".pdf": {"CreationDate": None}}
_NOTEBOOK_DPI: Final = 110


class Picture(Figure):
    """What ``corpus.plot`` returns: a ``matplotlib.figure.Figure``, so ``savefig`` and the rest of it are there.

    Attributes:
        title: its heading.
        description: what it shows, in a sentence or two, for those who do not see it.
        numbers: what is drawn, as a table with Finnish column names.
    """

    title: str
    description: str
    numbers: "pd.DataFrame"

    def savefig(self, fname: Any, **options: Any) -> None:
        """As ``Figure.savefig``; SVG and PDF carry no date, so that the same picture gives the same file."""
        suffix = "." + str(options.get("format") or str(fname).rpartition(".")[2])
        if suffix in _UNDATED:
            options["metadata"] = _UNDATED[suffix] | (options.get("metadata") or {})
        with _settings():
            super().savefig(fname, **options)

    def svg(self) -> str:
        """The picture as SVG, its letters as shapes: it looks the same wherever it is opened."""
        stream = StringIO()
        self.savefig(stream, format="svg")
        return stream.getvalue()

    def _repr_png_(self) -> bytes:
        stream = BytesIO()
        self.savefig(stream, format="png", dpi=_NOTEBOOK_DPI)
        return stream.getvalue()


@contextmanager
def _settings() -> Iterator[None]:
    """Our settings in force, and the user's back again."""
    with matplotlib.rc_context(_SETTINGS):
        yield


def blank(width: float, height: float) -> Picture:
    """An empty picture of so many inches."""
    made = Picture(figsize=(width, height), facecolor="white")
    FigureCanvasAgg(made)
    return made
