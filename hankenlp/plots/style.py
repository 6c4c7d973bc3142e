"""What the pictures have in common: colours, Finnish numbers, quiet axes, a title, and a line that says what they rest on.

Sizes are inches and points. Each picture is made of ``picture(…)``, whose free area its axes then fill.
"""

import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any, Final, ParamSpec

import matplotlib
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter, MaxNLocator
from matplotlib.transforms import blended_transform_factory

from hankenlp.highlight import printable
from hankenlp.plots.picture import Picture, blank
from hankenlp.resources import table

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis


PALETTE: Final = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442")
"""Colours that are told apart with any colour vision (Okabe & Ito 2008)."""
OTHER: Final = "#999999"
"""What belongs to no group of its own."""
INK: Final = "#1f2328"
MUTED: Final = "#59636e"
GRID: Final = "#dfe3e8"
WIDTH: Final = 9.0
"""Inches: what fits a column of a report and an A4 page across."""

_MARGIN: Final = 0.15
_TITLE: Final = 0.32
_LINE: Final = 0.2
_FOOT: Final = 0.32
_WRAP: Final = 112
_THIN: Final = "\u202f"

P = ParamSpec("P")


def words() -> Mapping[str, Any]:
    """The Finnish words of the pictures (``resources/plots.toml``)."""
    return table("plots")


def number(value: float, decimals: int = 0) -> str:
    """A number as Finnish has it: ``12 345,6``, with narrow no-break spaces and a comma."""
    return f"{value:,.{decimals}f}".replace(",", _THIN).replace(".", ",").replace("-", "\u2212")


def percent(share: float, decimals: int = 0) -> str:
    """A fraction as per cent: ``75 %``."""
    return f"{number(share * 100, decimals)}\u00a0%"


def euros(value: float) -> str:
    """Euros as short as they can be read: ``950 €``, ``12 500 €``, ``1,2 milj. €``."""
    if abs(value) >= 1e6:
        millions = number(value / 1e6, 1).removesuffix(",0")
        return f"{millions}\u00a0{words()['millions']}\u00a0€"
    return f"{number(value)}\u00a0€"


def shortened(text: str, width: int = 44) -> str:
    """The text in one line of what an SVG can hold, cut with ``…`` at a word where it is longer than ``width``."""
    line = " ".join(printable(text).split())
    if len(line) <= width:
        return line
    cut = line[: width - 1]
    kept = cut.rpartition(" ")[0] if " " in cut[width // 2 :] else cut
    return kept.rstrip(" ,;:–-") + "…"


def source_line(documents: int) -> str:
    """What a picture rests on: ``Lähde: 175 asiakirjaa, hankenlp``."""
    one, many = words()["documents"]
    line: str = words()["source"]
    return line.format(number(documents), one if documents == 1 else many)


@contextmanager
def defaults() -> Iterator[None]:
    """matplotlib's own defaults, whatever the user has set, and the user's settings back again."""
    with matplotlib.rc_context():
        kept = {"backend", "backend_fallback", "interactive", "toolbar"}
        ours = {name: value for name, value in matplotlib.rcParamsDefault.items() if name not in kept}
        matplotlib.rcParams.update(ours)
        matplotlib.rcParams.update({"font.size": 9.5, "axes.edgecolor": MUTED, "text.color": INK})
        yield


def drawn(method: Callable[P, Picture]) -> Callable[P, Picture]:
    """The function that makes a picture, run under our settings."""

    @wraps(method)
    def made(*arguments: P.args, **options: P.kwargs) -> Picture:
        with defaults():
            return method(*arguments, **options)

    return made


def picture(
    title: str, subtitle: str, *, height: float, documents: int, numbers: "pd.DataFrame", description: str | None = None
) -> Picture:
    """An empty picture with its title, a subtitle that says what is shown, and the line of its source.

    Args:
        height: inches that the axes have.
        documents: how many it rests on.
        numbers: what is drawn, with Finnish column names.
        description: for those who do not see it; title and subtitle where it is left out.
    """
    lines = textwrap.wrap(printable(subtitle), _WRAP)
    head = _MARGIN + _TITLE + _LINE * len(lines) + 0.08
    whole = head + height + _FOOT
    made = blank(WIDTH, whole)
    made.title, made.numbers = title, numbers
    made.description = description or f"{title}. {subtitle}"
    left = _MARGIN / WIDTH
    made.text(left, 1 - _MARGIN / whole, printable(title), size=14, weight="bold", va="top", parse_math=False)
    made.text(
        left,
        1 - (_MARGIN + _TITLE) / whole,
        "\n".join(lines),
        color=MUTED,
        va="top",
        linespacing=1.25,
        parse_math=False,
    )
    made.text(left, 0.1 / whole, source_line(documents), color=MUTED, size=8, va="bottom")
    made.set_layout_engine("constrained", rect=(0, _FOOT / whole, 1, height / whole), w_pad=0.12, h_pad=0.06)
    return made


def quiet(axes: "Axes", grid: str = "x") -> None:
    """Axes without a frame, with a light grid along ``x``, ``y``, or neither (``""``)."""
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.tick_params(length=0, colors=INK, labelsize=9)
    axes.set_axisbelow(True)
    if grid in ("x", "y"):
        axes.grid(axis=grid, color=GRID, linewidth=0.8)  # type: ignore[arg-type]


def count_axis(axis: "Axis", label: str) -> None:
    """An axis of whole numbers from zero."""
    axis.set_major_locator(MaxNLocator(integer=True, nbins=6, min_n_ticks=2))
    axis.set_major_formatter(FuncFormatter(lambda value, _: number(value)))
    axis.set_label_text(label, color=MUTED, size=9)


def percent_axis(axis: "Axis", label: str) -> None:
    """An axis of fractions that is written as per cent."""
    axis.set_major_locator(MaxNLocator(nbins=4, min_n_ticks=2))
    axis.set_major_formatter(FuncFormatter(lambda value, _: percent(value)))
    axis.set_label_text(label, color=MUTED, size=9)


def name_axis(axes: "Axes", names: Sequence[str], width: int = 44) -> None:
    """A row a name, from top to bottom, at 0, 1, 2 …"""
    axes.set_yticks(range(len(names)), [shortened(name, width) for name in names], parse_math=False)
    axes.set_ylim(len(names) - 0.4, -0.6)


def legend(axes: "Axes", colours: Mapping[str, str], handles: Iterable[Line2D] = ()) -> None:
    """The meaning of colours, above the axes, from the left edge of the picture: beside long names there is no room."""
    patches: list[Any] = [Patch(color=colour, label=shortened(name, 32)) for name, colour in colours.items()]
    made = axes.legend(
        handles=[*patches, *handles],
        loc="lower left",
        bbox_to_anchor=(_MARGIN / WIDTH, 1),
        bbox_transform=blended_transform_factory(axes.figure.transFigure, axes.transAxes),
        ncols=4,
        frameon=False,
        handlelength=1,
        handleheight=0.9,
        borderaxespad=0.2,
        columnspacing=1.4,
        fontsize=9,
    )
    for text in made.get_texts():
        text.set_parse_math(False)


def coloured(names: Iterable[str], other: str = "") -> dict[str, str]:
    """A colour a name, in order; ``other`` is grey."""
    free = iter(PALETTE)
    return {name: OTHER if name == other else next(free, OTHER) for name in names}
