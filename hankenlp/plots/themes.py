"""Themes in, a panel each out: their weightiest words, or their share by year or by a column of the metadata."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from matplotlib.ticker import FuncFormatter, MaxNLocator

from hankenlp.plots.picture import Picture
from hankenlp.plots.style import (
    PALETTE,
    drawn,
    name_axis,
    number,
    percent,
    percent_axis,
    picture,
    quiet,
    shortened,
    words,
)

if TYPE_CHECKING:
    import pandas as pd

    from hankenlp.corpus import Corpus
    from hankenlp.text_analysis.themes import Theme, Themes

_ACROSS: Final = 3
_TERMS: Final = 8
_VALUES: Final = 10
_YEAR: Final = "year"
_PALE: Final = "#b3d0e3"
_TITLE: Final = 26
_FEW: Final = 3
"""A mean over fewer documents says little: its bar is pale."""


@drawn
def themes_picture(corpus: "Corpus", themes: "Themes | None", by: str | None) -> Picture:
    """The picture (``Plots.themes``)."""
    themes = corpus.themes() if themes is None else themes
    said = words()["themes"]
    if by is None:
        tables = [_terms(theme) for theme in themes]
        subtitle = said["terms"].format(number(len(themes)))
    elif by == _YEAR:
        tables = [theme.share_over_time() for theme in themes]
        subtitle = said["year"].format(_FEW)
    else:
        tables = [_commonest(theme.by(by)) for theme in themes]
        subtitle = said["by"].format(by, _FEW)
    rows = max(map(len, tables))
    across = min(_ACROSS, len(themes))
    down = -(-len(themes) // across)
    tall = 1.7 if by == _YEAR else 0.18 * rows + 0.85
    made = picture(
        said["title"],
        subtitle,
        height=tall * down,
        documents=len(corpus.documents),
        numbers=_numbers(themes, tables, by),
    )
    grid = made.subplots(down, across, squeeze=False, sharex=True, sharey=by is not None)
    for axes, theme, table in zip(grid.flat, themes, tables, strict=False):
        axes.set_title(_heading(theme), loc="left", size=9.5, weight="bold", parse_math=False)
        if by == _YEAR:
            _columns(axes, table)
        else:
            _rows(axes, table, by is None)
    for axes in grid.flat[len(themes) :]:
        axes.remove()
    return made


def _heading(theme: "Theme") -> str:
    called = ", ".join(theme.name.split(", ")[:2])
    return f"{shortened(f'{theme.number}. {called}', _TITLE)}\n{percent(theme.share)}"


def _terms(theme: "Theme") -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame(theme.terms[:_TERMS], columns=["term", "share"])


def _commonest(table: "pd.DataFrame") -> "pd.DataFrame":
    """The values of most documents, in the column's order."""
    kept = table["documents"].sort_values(ascending=False, kind="stable").index[:_VALUES]
    return table.loc[sorted(kept)].reset_index(drop=True)


def _rows(axes: Any, table: "pd.DataFrame", are_terms: bool) -> None:
    quiet(axes, "" if are_terms else "x")
    axes.barh(range(len(table)), table["share"], height=0.7, color=PALETTE[0] if are_terms else _shades(table))
    name_axis(axes, [str(value) for value in table.iloc[:, 0]], 24)
    if are_terms:
        axes.set_xticks([])
    else:
        percent_axis(axes.xaxis, "")


def _columns(axes: Any, table: "pd.DataFrame") -> None:
    quiet(axes, "y")
    axes.bar(table[_YEAR], table["share"], width=0.8, color=_shades(table))
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=5, min_n_ticks=1))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.0f}"))
    percent_axis(axes.yaxis, "")


def _shades(table: "pd.DataFrame") -> list[str]:
    return [PALETTE[0] if count >= _FEW else _PALE for count in table["documents"]]


def _numbers(themes: "Themes", tables: Sequence["pd.DataFrame"], by: str | None) -> "pd.DataFrame":
    import pandas as pd

    said = words()["themes"]
    called = {"term": said["term"], "documents": said["documents"], "year": said["year_label"]}
    called["share"] = (said["weight"] if by is None else said["share"]).capitalize()
    named = [
        table.rename(columns=called).assign(**{said["theme"]: theme.name})
        for theme, table in zip(themes, tables, strict=True)
    ]
    whole = pd.concat(named, ignore_index=True)
    return whole[[said["theme"], *(column for column in whole.columns if column != said["theme"])]]
