"""Who pays for the projects, when, and for what: the counted euros of a corpus by payer, year, column or theme.

What goes in is ``corpus.funding()``, whose rules see to it that no sum counts twice; how many sums were left out stands
under the title.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from matplotlib.ticker import FuncFormatter, MaxNLocator

from hankenlp import resources
from hankenlp.documents import AmountKind
from hankenlp.plots.picture import Picture
from hankenlp.plots.style import (
    MUTED,
    OTHER,
    PALETTE,
    drawn,
    euros,
    legend,
    name_axis,
    number,
    picture,
    quiet,
    words,
)
from hankenlp.text_analysis.funding import Funding, Money
from hankenlp.text_analysis.themes import Themes

if TYPE_CHECKING:
    import pandas as pd

    from hankenlp.corpus import Corpus

_KINDS: Final[dict[str, tuple[AmountKind, ...]]] = {
    "grants": ("funding", "external_funding"),
    "own": ("self_funding",),
    "rest": ("budget", "cost", "other"),
}
_COLOURS: Final = {"grants": PALETTE[0], "own": PALETTE[1], "rest": OTHER}
_ROW: Final = 0.3


@drawn
def funding_picture(corpus: "Corpus", by: str | Themes, n: int) -> Picture:
    """The picture (``Plots.funding``)."""
    money = corpus.funding()
    counted = [row for row in money if row.counted]
    if not counted:
        raise ValueError(
            "no document states a sum in euros that counts as a project's money, so there is none to draw."
        )
    table = _table(money, by)
    shown = table if by == "year" else _shown(table, n, by)
    said = words()["funding"]
    made = picture(
        said["titles"].get(_group(by)) or said["title"].format(by),
        " ".join(_notes(money, counted, by)),
        height=3.4 if by == "year" else _ROW * len(shown) + 0.8,
        documents=len(corpus.documents),
        numbers=_numbers(shown, by),
    )
    axes = made.subplots()
    (_columns if by == "year" else _rows)(axes, shown)
    legend(axes, {said["kinds"][kind]: _COLOURS[kind] for kind in _KINDS if shown[kind].any()})
    return made


def _table(money: Funding, by: str | Themes) -> "pd.DataFrame":
    """A row a group: its ``name`` (None where it is not known), ``euros``, ``sums``, ``projects``, and euros by kind."""
    whole = money.by(by)
    name = _group(by)
    whole = whole.rename(columns={name: "name"})
    keys = [column for column in whole.columns if column not in ("euros", "sums", "projects")]
    for kind, kinds in _KINDS.items():
        part = money.of_kinds(kinds).by(by).rename(columns={name: "name", "euros": kind})
        whole = whole.merge(part[[*keys, kind]], how="left", on=keys)
    if by == "kind":
        whole["name"] = whole["name"].map(resources.table("report")["value"])
    return whole.fillna(dict.fromkeys(_KINDS, 0.0))


def _shown(table: "pd.DataFrame", n: int, by: str | Themes) -> "pd.DataFrame":
    """The ``n`` largest groups, the others together, and what is in no group."""
    import pandas as pd

    said = words()["funding"]
    nameless = said["unknown"].get(_group(by), said["unknown"]["other"])
    known = table[table["name"].notna()].sort_values("euros", ascending=False, kind="stable")
    top, others, unknown = known[:n], known[n:], table[table["name"].isna()]
    figures = ["euros", *_KINDS, "sums"]
    rows = [top]
    for some, name in (
        (others, said["others"].format(number(len(others)))),
        (unknown, nameless),
    ):
        if len(some):
            projects = some["projects"].iloc[0] if len(some) == 1 else pd.NA  # one may have several of them
            rows.append(pd.DataFrame([{"name": name, **some[figures].sum(), "projects": projects}]))
    return pd.concat(rows, ignore_index=True).astype({"sums": int, "projects": "Int64"})


def _notes(money: Funding, counted: Sequence[Money], by: str | Themes) -> list[str]:
    said = words()["funding"]
    notes = [
        said["counted"].format(
            sums=number(len(counted)),
            projects=number(int(money.by("project")["projects"].sum())),
            euros=euros(money.euros),
        )
    ]
    if len(money) > len(counted):
        notes.append(said["left_out"].format(number(len(money) - len(counted))))
    if by == "year":
        notes.append(said["of_year"])
        undated = sum(row.euros for row in counted if row.year is None)
        notes += [said["undated"].format(euros(undated))] if undated else []
    return [*notes, said["of_theme"]] if isinstance(by, Themes) else notes


def _group(by: str | Themes) -> str:
    """What the groups are called: ``payer``, ``theme``, or the column."""
    return "theme" if isinstance(by, Themes) else by


def _rows(axes: Any, shown: "pd.DataFrame") -> None:
    quiet(axes)
    names = [str(name) for name in shown["name"]]
    left = [0.0] * len(shown)
    for kind in _KINDS:
        axes.barh(range(len(shown)), shown[kind], left=left, height=0.7, color=_COLOURS[kind])
        left = [before + width for before, width in zip(left, shown[kind], strict=True)]
    for row, total in enumerate(shown["euros"]):
        axes.annotate(
            euros(total), (total, row), (4, 0), textcoords="offset points", va="center", size=8.5, color=MUTED
        )
    name_axis(axes, names)
    axes.set_xlim(0, max(shown["euros"]) * 1.14)
    _euro_axis(axes.xaxis)


def _columns(axes: Any, table: "pd.DataFrame") -> None:
    quiet(axes, "y")
    dated = table[table["name"].notna()]
    below = [0.0] * len(dated)
    years = [int(year) for year in dated["name"]]
    for kind in _KINDS:
        axes.bar(years, dated[kind], bottom=below, width=0.82, color=_COLOURS[kind], edgecolor="white", linewidth=0.5)
        below = [under + height for under, height in zip(below, dated[kind], strict=True)]
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=14, min_n_ticks=1))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.0f}"))
    _euro_axis(axes.yaxis)


def _euro_axis(axis: Any) -> None:
    axis.set_major_locator(MaxNLocator(nbins=6, min_n_ticks=2))
    axis.set_major_formatter(FuncFormatter(lambda value, _: euros(value)))


def _numbers(shown: "pd.DataFrame", by: str | Themes) -> "pd.DataFrame":
    said = words()["funding"]
    name = _group(by)
    kinds = {kind: said["kinds"][kind].capitalize() for kind in _KINDS}
    called = {"name": said["columns"].get(name, name), "euros": said["euros"], "sums": said["sums"]}
    kept = shown[["name", "euros", *_KINDS, "sums", "projects"]]
    return kept.rename(columns=called | kinds | {"projects": said["projects"]})
