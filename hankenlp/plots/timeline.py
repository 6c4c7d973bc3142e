"""When projects run: a bar a project, or with many projects how many run each year, coloured by group."""

import math
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from matplotlib.ticker import FuncFormatter, MaxNLocator

from hankenlp.plots.picture import Picture
from hankenlp.plots.projects import Project, groups, projects
from hankenlp.plots.style import (
    coloured,
    count_axis,
    drawn,
    legend,
    name_axis,
    number,
    picture,
    quiet,
    words,
)
from hankenlp.text_analysis.themes import Themes

if TYPE_CHECKING:
    from hankenlp.corpus import Corpus

_ROW: Final = 0.24
_BAR: Final = 0.62


@drawn
def timeline(corpus: "Corpus", by: str | Themes, n: int) -> Picture:
    """The picture (``Plots.timeline``)."""
    every = projects(corpus, by)
    dated = [project for project in every if project.period]
    if not dated:
        raise ValueError("no document tells when its project runs (doc.period), so there is no timeline to draw.")
    said = words()["timeline"]
    notes = [said["without"].format(number(len(every) - len(dated)))] if len(every) > len(dated) else []
    notes.append(said["by"].format(_named(by)))
    draw = _bars if len(dated) <= n else _years
    return draw(dated, groups(dated, by), notes, len(corpus.documents), _named(by))


def _named(by: str | Themes) -> str:
    said = words()["timeline"]
    return str(said["theme"] if isinstance(by, Themes) else said["status"] if by == "status" else by)


def _colours(shown: dict[str, str]) -> dict[str, str]:
    said = words()
    colours = coloured(dict.fromkeys(shown.values()), said["other"])
    if said["unknown"] in colours:
        colours[said["unknown"]] = "#d0d4d9"
    return colours


def _bars(dated: Sequence[Project], shown: dict[str, str], notes: list[str], documents: int, grouped: str) -> Picture:
    import pandas as pd

    said, colours = words()["timeline"], _colours(shown)
    unclosed = any(project.start is None or project.end is None for project in dated)
    lead = said["bars" if unclosed else "bars_closed"].format(number(len(dated)))
    rows = [(p.name, p.period and p.period.start, p.period and p.period.end, p.group, len(p.documents)) for p in dated]
    columns = [said["project"], said["start"], said["end"], grouped.capitalize(), said["documents"]]
    made = picture(
        said["title"],
        " ".join([lead, *notes]),
        height=_ROW * len(dated) + 0.75,
        documents=documents,
        numbers=pd.DataFrame(rows, columns=columns),
    )
    axes = made.subplots()
    quiet(axes)
    name_axis(axes, [project.name for project in dated])
    ends = [each for project in dated for each in (project.start, project.end) if each is not None]
    for row, project in enumerate(dated):
        colour = colours[shown[project.group]]
        start, end = project.start, project.end
        if start is not None and end is not None:
            axes.barh(row, max(end - start, 0.04), left=start, height=_BAR, color=colour)
        else:
            known = start if start is not None else end
            assert known is not None
            far = known + (0.6 if end is None else -0.6)
            axes.annotate(
                "", (far, row), (known, row), arrowprops={"arrowstyle": "-|>", "color": colour, "lw": 3, "shrinkA": 0}
            )
            ends.append(far)
    # Whole years: in less than one, ticks would fall between and repeat its number.
    axes.set_xlim(math.floor(min(ends)), math.ceil(max(ends)))
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=10, min_n_ticks=2))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.0f}"))
    legend(axes, colours)
    return made


def _years(dated: Sequence[Project], shown: dict[str, str], notes: list[str], documents: int, grouped: str) -> Picture:
    import pandas as pd

    said, colours = words()["timeline"], _colours(shown)
    running = [(project, _running(project)) for project in dated]
    counts = Counter((year, shown[project.group]) for project, years in running for year in years)
    first, last = min(year for year, _ in counts), max(year for year, _ in counts)
    years = list(range(first, last + 1))
    unclosed = sum(project.start is None or project.end is None for project in dated)
    lead = [said["years"].format(number(len(dated)))]
    lead += [said["open"].format(number(unclosed))] if unclosed else []
    numbers = pd.DataFrame({name: [counts[year, name] for year in years] for name in colours})
    numbers.insert(0, said["year"], years)
    numbers[said["projects"]] = [sum(counts[year, name] for name in colours) for year in years]
    made = picture(said["title_years"], " ".join([*lead, *notes]), height=3.4, documents=documents, numbers=numbers)
    axes = made.subplots()
    quiet(axes, "y")
    below = [0] * len(years)
    for name, colour in colours.items():
        heights = [counts[year, name] for year in years]
        axes.bar(years, heights, bottom=below, width=0.82, color=colour, edgecolor="white", linewidth=0.5)
        below = [under + height for under, height in zip(below, heights, strict=True)]
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=14, min_n_ticks=1))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.0f}"))
    axes.set_xlim(first - 0.6, last + 0.6)
    count_axis(axes.yaxis, said["projects"].lower())
    legend(axes, colours)
    return made


def _running(project: Project) -> range:
    """The years in which a project runs; with one end open, the year of the other."""
    known = [each for each in (project.start, project.end) if each is not None]
    first, last = math.floor(known[0]), math.ceil(known[-1])
    return range(first, max(last, first + 1)) if len(known) == 2 or project.start is not None else range(last - 1, last)
