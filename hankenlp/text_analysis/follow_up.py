"""Goals against outcomes: for each project, which goals an outcome answers, and what says so.

Documents of one project are those whose titles share an entity; a document without one stands alone. Each goal is held
against each outcome by the evidence of ``answers``, which trained weights add up (``models/follow_up``).
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar

from hankenlp.documents import Entity, Goal, GoalLevel, Outcome, OutcomeKind, ProjectDocument
from hankenlp.resources.models import weights
from hankenlp.resources.patterns import pattern
from hankenlp.text_analysis.answers import Evidence, Likeness, evidence, features
from hankenlp.text_analysis.rows import Rows, table_html

if TYPE_CHECKING:
    import pandas as pd

Statement = TypeVar("Statement", Goal, Outcome)
Verdict = Literal["achieved", "missed", "expected"]

MODEL: Final = "follow_up"
BIAS: Final = "bias"
THRESHOLD: Final = "threshold"
_SHOWN: Final = 50
_SHOWN_WORDS: Final = 4
_VERDICTS: Final[tuple[Verdict, ...]] = ("achieved", "missed", "expected")
"""Of several outcomes that answer a goal, the first of these verdicts is the goal's."""


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """A goal and an outcome that answers it, or one of them alone, where the other's fields are None.

    Attributes:
        project_id: the entity of the title; None where no title is known.
        project: its name, or of several projects on a page the one that goal and outcome belong to.
        goal_document, goal_start, goal_end: where the goal stands, in code points.
        goal: its text.
        level: ``main`` or ``sub``.
        outcome_document, outcome_start, outcome_end: where the outcome stands.
        outcome: its text.
        verdict: ``expected``, or what is reported: ``achieved``, or ``missed`` where the outcome says that something was
            not reached, at least in part.
        kind: ``result``, ``benefit`` or ``practice``.
        score: the probability that the outcome answers the goal.
        words: a word of the goal and one of the outcome that met, those first that count most.
        likeness, over_goals, over_outcomes, words_met, order: what was weighed (``answers.Evidence``).
    """

    project_id: str | None = None
    project: str | None = None
    goal_document: str | None = None
    goal_start: int | None = None
    goal_end: int | None = None
    goal: str | None = None
    level: GoalLevel | None = None
    outcome_document: str | None = None
    outcome_start: int | None = None
    outcome_end: int | None = None
    outcome: str | None = None
    verdict: Verdict | None = None
    kind: OutcomeKind | None = None
    score: float | None = None
    words: tuple[tuple[str, str], ...] = ()
    likeness: float | None = None
    over_goals: float | None = None
    over_outcomes: float | None = None
    words_met: float | None = None
    order: float | None = None


@dataclass(frozen=True, slots=True)
class ProjectFollowUp:
    """How many goals of a project are answered, and how; a goal counts once, under its best verdict.

    Attributes:
        project_id, project: as in ``FollowedUp``.
        goals: how many there are: the sum of the next four.
        achieved: an outcome that is reported answers them.
        missed: it says that they were not reached, at least in part.
        expected: only outcomes that are expected answer them.
        unanswered: no outcome does.
        outcomes: how many there are.
        unasked: how many of them answer no goal.
    """

    project_id: str | None
    project: str | None
    goals: int
    achieved: int
    missed: int
    expected: int
    unanswered: int
    outcomes: int
    unasked: int


class FollowUp(Rows[FollowedUp]):
    """What was found, a row a link; goals that no outcome answers and outcomes that answer no goal have a row, too.

    ``projects`` is a row a project: how many of its goals are answered.
    """

    def __init__(self, rows: Iterable[FollowedUp], projects: Iterable[ProjectFollowUp]) -> None:
        super().__init__(FollowedUp, rows, "goals against outcomes")
        self.projects = Rows(ProjectFollowUp, projects, "projects and their goals")

    def to_frame(self) -> "pd.DataFrame":
        """A row a link, or a goal or outcome alone; offsets are integers that may be missing."""
        frame = super().to_frame()
        return frame.astype({name: "Int64" for name in frame.columns if name.endswith(("_start", "_end"))})

    def _repr_html_(self) -> str:
        met = (", ".join("–".join(dict.fromkeys(pair)) for pair in row.words[:_SHOWN_WORDS]) for row in self)
        rows = [
            (row.project, row.goal, row.outcome, row.verdict, row.score, words)
            for row, words in zip(self, met, strict=True)
        ]
        head = f"<p>goals against outcomes: {len(rows)} rows of {len(self.projects)} projects</p>"
        return head + table_html(("project", "goal", "outcome", "verdict", "score", "words"), rows[:_SHOWN])


@dataclass(frozen=True, slots=True)
class _Project:
    """Documents of one project with what they state: goals and outcomes by document, in text order."""

    id: str | None
    name: str | None
    goals: Mapping[str, Sequence[Goal]]
    outcomes: Mapping[str, Sequence[Outcome]]

    def called(self, statement: Goal | Outcome) -> str | None:
        return statement.project or self.name


_Place = tuple[str, int]
"""A document's id and the number of a statement in it."""
_Links = dict[tuple[_Place, _Place], tuple[float, Evidence]]


def follow_up(documents: Iterable[ProjectDocument], entities: Iterable[Entity]) -> FollowUp:
    """Which outcomes answer which goals (``Analysed.follow_up``)."""
    ordered = sorted(documents, key=lambda document: document.id)
    likeness = Likeness(ordered)
    rows: list[FollowedUp] = []
    summary: list[ProjectFollowUp] = []
    for project in _projects(ordered, {entity.id: entity.name for entity in entities}):
        links = _links(project, likeness)
        rows += _rows(project, links)
        summary += _summary(project, links)
    return FollowUp(rows, summary)


def score(found: Evidence, goal: Goal, outcome: Outcome, by: Mapping[str, float]) -> float:
    """The probability that the outcome answers the goal, by logistic weights."""
    total = by[BIAS] + sum(by[name] * value for name, value in features(found, goal, outcome).items())
    return 1 / (1 + math.exp(-total))


def verdict(outcome: Outcome) -> Verdict:
    """Whether what is sought is expected, reported as reached, or as missed (``resources/follow_up.toml``)."""
    if outcome.status == "expected":
        return "expected"
    return "missed" if pattern(MODEL, "missed").search(" ".join(outcome.text.split())) else "achieved"


def _projects(documents: Sequence[ProjectDocument], names: Mapping[str, str]) -> Iterator[_Project]:
    together: dict[tuple[str | None, str], list[ProjectDocument]] = defaultdict(list)
    for document in documents:
        entity = document.title.entity_id if document.title else None
        together[entity, "" if entity else document.id].append(document)
    for (entity, _), group in together.items():
        title = group[0].title
        name = names.get(entity) if entity else None
        goals = _said_once({document.id: document.goals for document in group})
        outcomes = _said_once({document.id: document.outcomes for document in group})
        yield _Project(entity, name or (title.text if title else None), goals, outcomes)


def _said_once(stated: Mapping[str, Iterable[Statement]]) -> dict[str, list[Statement]]:
    """What the documents of a project state, in text order, without what one before it says word for word."""
    seen: set[tuple[str | None, ...]] = set()
    kept: dict[str, list[Statement]] = {}
    for document, statements in stated.items():
        new = [each for each in statements if _wording(each) not in seen]
        kept[document] = sorted(new, key=_offsets)
        seen.update(map(_wording, new))
    return kept


def _wording(statement: Goal | Outcome) -> tuple[str | None, ...]:
    status = statement.status if isinstance(statement, Outcome) else None
    return statement.project, status, " ".join(statement.text.split()).casefold()


def _offsets(statement: Goal | Outcome) -> tuple[int, int]:
    return statement.start, statement.end


def _links(project: _Project, likeness: Likeness) -> _Links:
    by = weights(MODEL)
    links: _Links = {}
    for aiming, goals in project.goals.items():
        for telling, outcomes in project.outcomes.items():
            for (i, j), found in evidence(goals, outcomes, likeness).items():
                probability = score(found, goals[i], outcomes[j], by)
                if probability >= by[THRESHOLD]:
                    links[(aiming, i), (telling, j)] = probability, found
    return links


def _rows(project: _Project, links: _Links) -> Iterator[FollowedUp]:
    answers: dict[_Place, list[_Place]] = defaultdict(list)
    for goal, outcome in links:
        answers[goal].append(outcome)
    for document, goals in project.goals.items():
        for aim in ((document, number) for number in range(len(goals))):
            for told in sorted(answers[aim], key=lambda told: (-links[aim, told][0], told)):
                yield _row(project, aim, told, links[aim, told])
            if not answers[aim]:
                yield _row(project, aim, None, None)
    answering = {outcome for _, outcome in links}
    for document, outcomes in project.outcomes.items():
        for told in ((document, number) for number in range(len(outcomes))):
            if told not in answering:
                yield _row(project, None, told, None)


def _row(
    project: _Project, goal: _Place | None, outcome: _Place | None, link: tuple[float, Evidence] | None
) -> FollowedUp:
    aim = project.goals[goal[0]][goal[1]] if goal else None
    told = project.outcomes[outcome[0]][outcome[1]] if outcome else None
    stated = aim or told
    known: dict[str, Any] = {"project_id": project.id, "project": project.called(stated) if stated else None}
    if goal and aim:
        known |= {"goal_document": goal[0], "goal_start": aim.start, "goal_end": aim.end}
        known |= {"goal": aim.text, "level": aim.level}
    if outcome and told:
        known |= {"outcome_document": outcome[0], "outcome_start": told.start, "outcome_end": told.end}
        known |= {"outcome": told.text, "verdict": verdict(told), "kind": told.kind}
    if link:
        probability, found = link
        shown = ("words", "likeness", "over_goals", "over_outcomes", "words_met", "order")
        known |= {"score": round(probability, 4)} | {name: getattr(found, name) for name in shown}
    return FollowedUp(**known)


def _summary(project: _Project, links: _Links) -> Iterator[ProjectFollowUp]:
    """A row for the project, on a page with several projects a row for each."""
    counts: dict[str | None, Counter[str]] = defaultdict(Counter)
    found: dict[_Place, set[Verdict]] = defaultdict(set)
    for goal, (document, number) in links:
        found[goal].add(verdict(project.outcomes[document][number]))
    for document, goals in project.goals.items():
        for number, aim in enumerate(goals):
            best = next((each for each in _VERDICTS if each in found[document, number]), "unanswered")
            counts[project.called(aim)].update(["goals", best])
    answering = {outcome for _, outcome in links}
    for document, outcomes in project.outcomes.items():
        for number, told in enumerate(outcomes):
            unasked = [] if (document, number) in answering else ["unasked"]
            counts[project.called(told)].update(["outcomes", *unasked])
    names = [field.name for field in fields(ProjectFollowUp)][2:]
    for name, counted in counts.items():
        yield ProjectFollowUp(project.id, name, **{each: counted[each] for each in names})
