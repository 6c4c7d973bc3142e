"""A corpus in, its report page out: the pictures of ``corpus.plot`` with the numbers behind them, and what ``report`` shows.

A picture is an SVG inside the page, as an image: its letters are shapes, so that it looks the same everywhere. Where one
cannot be drawn, a note says why.
"""

from base64 import b64encode
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hankenlp.progress import told
from hankenlp.report import corpus_html
from hankenlp.resources import table

if TYPE_CHECKING:
    import pandas as pd

    from hankenlp.corpus import Corpus
    from hankenlp.plots.picture import Picture


@dataclass(frozen=True)
class Shown:
    """A picture as the page shows it; of one that cannot be drawn there is only the note."""

    name: str
    title: str
    note: str = ""
    source: str = ""
    description: str = ""
    size: tuple[int, int] = (0, 0)
    columns: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()


def page(corpus: "Corpus", title: str = "Hankeaineisto", *, progress: bool = False) -> str:
    """The page; with ``progress``, stderr tells how it comes along, as themes take a tenth of a second a document."""
    shown = pictures(corpus, progress=progress)
    with told("write the page") if progress else nullcontext():
        return corpus_html(corpus, title, pictures=shown, follow_up=corpus.follow_up())


def pictures(corpus: "Corpus", *, progress: bool = False) -> list[Shown]:
    """Every picture of ``corpus.plot`` with its defaults, in the order of ``resources/report.toml``."""
    plot = corpus.plot
    try:
        themes = corpus.themes(progress=progress)
    except ValueError:  # too few documents, as ``plot.themes`` says again
        themes = None
    draw: dict[str, Callable[[], Picture]] = {
        "timeline": plot.timeline,
        "funding": plot.funding,
        "goals": plot.goals,
        "follow_up": plot.follow_up,
        "themes": lambda: plot.themes(themes),
        "network": plot.network,
    }
    with told("draw pictures") if progress else nullcontext():
        return [_shown(name, draw[name]) for name in table("report")["picture"]]


def _shown(name: str, draw: "Callable[[], Picture]") -> Shown:
    said = table("report")["picture"][name]
    try:
        return _of(name, draw())
    except ValueError:
        return Shown(name, said["title"], note=said["missing"])


def _of(name: str, picture: "Picture") -> Shown:
    width, height = (round(96 * inches) for inches in picture.get_size_inches())
    source = b64encode(picture.svg().encode("utf-8")).decode("ascii")
    return Shown(
        name=name,
        title=picture.title,
        source=f"data:image/svg+xml;base64,{source}",
        description=picture.description,
        size=(width, height),
        columns=[str(column) for column in picture.numbers.columns],
        rows=_rows(picture.numbers),
    )


def _rows(numbers: "pd.DataFrame") -> list[list[str]]:
    return [[_cell(value) for value in row] for row in numbers.astype(object).itertuples(index=False, name=None)]


def _cell(value: Any) -> str:
    import pandas as pd

    from hankenlp.plots.style import number

    if pd.isna(value):
        return ""
    if isinstance(value, float):
        return number(value, 0 if value.is_integer() else 3)
    return str(value)
