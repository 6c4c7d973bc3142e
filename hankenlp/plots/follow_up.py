"""Goals against outcomes as a picture: a bar a project, or the goals and outcomes of one project side by side."""

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from hankenlp.highlight import printable
from hankenlp.plots.picture import Picture
from hankenlp.plots.style import (
    PALETTE,
    count_axis,
    drawn,
    legend,
    name_axis,
    number,
    picture,
    quiet,
    words,
)
from hankenlp.text_analysis.follow_up import FollowedUp, ProjectFollowUp

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from hankenlp.corpus import Corpus

_ROW: Final = 0.25
_LINE: Final = 0.16
_GAP: Final = 0.14
_WRAP: Final = 52
_LEFT: Final = 0.42
_RIGHT: Final = 0.58
_COLOURS: Final = {
    "achieved": PALETTE[2],
    "missed": PALETTE[5],
    "expected": PALETTE[4],
    "unanswered": "#d0d4d9",
}
_COUNTED: Final = ("goals", "achieved", "expected", "missed", "unanswered")
"""What the subtitle tells, in its order."""

_Statement = tuple[str, int, str]
"""A document's id, the offset at which the statement begins, and its text."""


@drawn
def of_projects(corpus: "Corpus", n: int) -> Picture:
    """A bar a project (``Plots.follow_up``)."""
    import pandas as pd

    aiming = [project for project in corpus.follow_up().projects if project.goals]
    if not aiming:
        raise ValueError("no document has goals (doc.goals), so there are none to hold against outcomes.")
    said = words()["follow_up"]
    shown = sorted(aiming, key=lambda each: (-each.goals, each.unanswered, _name(each), str(each.project_id)))[:n]
    notes = [said["subtitle"].format(*(number(sum(getattr(each, name) for each in aiming)) for name in _COUNTED))]
    if len(shown) < len(aiming):
        notes.append(said["most"].format(number(len(shown)), number(len(aiming))))
    rows = [(_name(each), *(getattr(each, verdict) for verdict in _COLOURS)) for each in shown]
    labels = {verdict: said["verdicts"][verdict] for verdict in _COLOURS}
    made = picture(
        said["title"],
        " ".join(notes),
        height=_ROW * len(rows) + 0.8,
        documents=len(corpus.documents),
        numbers=pd.DataFrame(rows, columns=[said["project"], *map(str.capitalize, labels.values())]),
    )
    axes = made.subplots()
    quiet(axes)
    left = [0] * len(rows)
    for place, colour in enumerate(_COLOURS.values(), 1):
        values = [row[place] for row in rows]
        axes.barh(range(len(rows)), values, left=left, height=0.7, color=colour)
        left = [start + value for start, value in zip(left, values, strict=True)]
    name_axis(axes, [row[0] for row in rows])
    count_axis(axes.xaxis, said["axis"])
    legend(axes, {labels[verdict]: colour for verdict, colour in _COLOURS.items()})
    return made


@drawn
def of_project(corpus: "Corpus", project: str) -> Picture:
    """Goals to the left, outcomes to the right, a line for each answer (``Plots.follow_up``)."""
    import pandas as pd

    rows = [row for row in corpus.follow_up() if project in (row.project_id, row.project)]
    if not rows:
        raise KeyError(f"the corpus has no project {project!r}. Look up ids and names in corpus.follow_up().projects.")
    ids = sorted({str(row.project_id) for row in rows})
    if len(ids) > 1:
        raise ValueError(f"several projects are called {project!r}. Give the id of one: {', '.join(ids)}.")
    said = words()["follow_up"]
    goals, outcomes = _goals(rows), _outcomes(rows)
    left, right = _places(goals), _places(outcomes)
    height = max([*left.values(), *right.values()]) + 0.6
    numbers = [(row.goal, row.outcome, said["verdicts"].get(row.verdict), row.score) for row in rows]
    made = picture(
        rows[0].project or project,
        said["one"],
        height=height + 0.3,
        documents=len({document for document, *_ in [*goals, *outcomes]}),
        numbers=pd.DataFrame(numbers, columns=[said[name] for name in ("goal", "outcome", "verdict", "score")]),
        description="\n".join(_sentence(row) for row in rows),
    )
    axes = made.subplots()
    axes.set(xlim=(0, 1), ylim=(height, -0.3))
    axes.axis("off")
    _column(axes, said["goals"], left, goals, _LEFT)
    _column(axes, said["outcomes"], right, outcomes, _RIGHT)
    for row in rows:
        if row.score is not None:
            ends = [left[_goal(row)], right[_outcome(row)]]
            colour = _COLOURS[str(row.verdict)]
            axes.plot(
                [_LEFT, _RIGHT], ends, color=colour, linewidth=0.5 + 3 * row.score, solid_capstyle="butt", zorder=1
            )
    used = {*goals.values(), *outcomes.values()}
    legend(axes, {said["verdicts"][verdict]: colour for verdict, colour in _COLOURS.items() if verdict in used})
    return made


def _name(project: ProjectFollowUp) -> str:
    return project.project or str(words()["unknown"])


def _goal(row: FollowedUp) -> _Statement:
    return str(row.goal_document), row.goal_start or 0, row.goal or ""


def _outcome(row: FollowedUp) -> _Statement:
    return str(row.outcome_document), row.outcome_start or 0, row.outcome or ""


def _goals(rows: Sequence[FollowedUp]) -> dict[_Statement, str]:
    """The goals in their order, and how each is answered: by the first that applies."""
    found: dict[_Statement, set[str]] = {}
    for row in rows:
        if row.goal_document:
            found.setdefault(_goal(row), set()).add(row.verdict or "unanswered")
    return {goal: next(verdict for verdict in _COLOURS if verdict in verdicts) for goal, verdicts in found.items()}


def _outcomes(rows: Sequence[FollowedUp]) -> dict[_Statement, str]:
    """The outcomes in the order of their text, and what each says."""
    return dict(sorted((_outcome(row), str(row.verdict)) for row in rows if row.outcome_document))


def _places(statements: Iterable[_Statement]) -> dict[_Statement, float]:
    """The middle of each statement in inches from the top, where they stand below each other."""
    places, top = {}, 0.0
    for statement in statements:
        height = _LINE * len(_wrapped(statement))
        places[statement] = top + height / 2
        top += height + _GAP
    return places


def _wrapped(statement: _Statement) -> list[str]:
    return textwrap.wrap(" ".join(printable(statement[-1]).split()), _WRAP) or [""]


def _column(
    axes: "Axes", title: str, places: Mapping[_Statement, float], verdicts: Mapping[_Statement, str], x: float
) -> None:
    """The statements of one side with a dot in the colour of their verdict, their texts away from the middle."""
    away, side = (-0.015, "right") if x < 0.5 else (0.015, "left")
    axes.text(x + away, -0.2, title, ha=side, va="center", size=10.5, weight="bold", parse_math=False)
    for statement, y in places.items():
        axes.scatter([x], [y], s=34, color=_COLOURS[verdicts[statement]], zorder=2, clip_on=False)
        text = "\n".join(_wrapped(statement))
        axes.text(x + away, y, text, ha=side, va="center", size=8.5, linespacing=1.1, parse_math=False)


def _sentence(row: FollowedUp) -> str:
    """The row in words, for those who do not see the lines."""
    verdict = words()["follow_up"]["verdicts"][row.verdict or "unanswered"]
    goal, outcome = (" ".join((text or "–").split()) for text in (row.goal, row.outcome))
    return f"{goal} → {outcome} ({verdict})"
