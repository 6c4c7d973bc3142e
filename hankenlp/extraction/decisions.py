"""Goal, outcome or neither: what the rules say of a statement and what trained weights say, added up.

The weights (``models/statements``) give a log-probability for each; a vote of the rules adds ``TRUST`` to its side.
``TRUST`` and ``EAGER`` were chosen where each document was judged by weights without its family. A vote under a heading
that was only guessed is one of the features instead. Without tags there are no features, and the rules decide alone.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from weakref import WeakKeyDictionary

import numpy as np
from spacy.tokens import Doc

from hankenlp.documents import Organization
from hankenlp.extraction import goal_rules, outcome_rules
from hankenlp.extraction.component import found as found_in
from hankenlp.extraction.goal_rules import Candidate
from hankenlp.extraction.hints import Hint, Label, hints, on
from hankenlp.extraction.other_goals import of_others
from hankenlp.extraction.statement_features import bodies_in, features, is_guessed
from hankenlp.extraction.statements import Statement, statements
from hankenlp.layout import Layout
from hankenlp.resources.additions import active, added
from hankenlp.resources.linear import Floats, Linear, classifier
from hankenlp.resources.vectors import mean_vector, unit_vectors, words

MODEL: Final = "statements"
NEITHER: Final = "none"
_NAMES: Final = ("goals", "outcomes")
TRUST: Final = 2.5
"""What a vote of the rules adds to a log-probability."""
EAGER: Final = -0.2
"""What being a goal or an outcome at all has ahead of being neither."""
_FIRST: Final = 20
_DECIDES: Final = 12.0
"""What settles a matter."""
_ALONE: Final = 0.8
"""The confidence of what the rules alone decide."""


@dataclass
class Decisions:
    """The goals and outcomes of a document with their confidences, in the order of the text."""

    goals: list[tuple[Candidate, float]] = field(default_factory=list)
    outcomes: list[tuple[Statement, float]] = field(default_factory=list)


def is_tagged(doc: Doc) -> bool:
    """Have the words parts of speech? The first has one then; asking the ``Doc`` itself looks at every token."""
    return any(token.pos for token in doc[:_FIRST])


_Key = tuple[str, Linear | None, tuple[tuple[int, int], ...], tuple[Hint, ...]]
_decided: "WeakKeyDictionary[Doc, tuple[_Key, Decisions]]" = WeakKeyDictionary()


def decided(doc: Doc, layout: Layout) -> Decisions:
    """What is a goal and what an outcome; kept as long as the document and what the decision stands on."""
    model = classifier(MODEL) if is_tagged(doc) else None
    key = active(), model, tuple(bodies_in(doc)), hints(doc, "goal", "outcome")
    kept = _decided.get(doc)
    if kept is None or kept[0] != key:
        kept = _decided[doc] = key, _decide(doc, layout, model)
    return kept[1]


def _decide(doc: Doc, layout: Layout, model: Linear | None) -> Decisions:
    evidence = Evidence.of(doc, layout)
    result = Decisions()
    for unit, (name, confidence) in zip(evidence.units, evidence.judged(model, evidence.vectors()), strict=True):
        goal = evidence.goals.get(unit.start)
        if name == "goals":
            result.goals.append((goal or _unforeseen(layout, unit), confidence))
        elif name == "outcomes":
            result.outcomes.append((unit, confidence))
    return result


def _unforeseen(layout: Layout, unit: Statement) -> Candidate:
    """A goal that the rules did not find."""
    return Candidate(unit, False, unit.block.section == "goals" and not is_guessed(layout, unit), False, False)


def _own_cues(units: Sequence[Statement], votes: Mapping[int, str]) -> frozenset[int]:
    """Where the statements begin that the rules vote for and that hold a cue of the user's own."""
    cues = {name: added(name).get("cues", ()) for name in _NAMES}
    return frozenset(
        unit.start
        for unit in units
        for cue in cues.get(votes.get(unit.start, ""), ())
        if re.search(cue, unit.plain, re.IGNORECASE)
    )


def _bare_leads(layout: Layout, units: Sequence[Statement]) -> frozenset[int]:
    """Where the statements begin that only lead a list in: *Hankkeen tuloksena syntyi*."""
    lists = {u.block.lead_in for u in units if u.is_item and u.block.lead_in is not None}
    return frozenset(
        u.start
        for u in units
        if u.index in lists
        and u.position == len(layout.sentences[u.index]) - 1
        and (goal_rules.is_bare_lead(u.text) or outcome_rules.is_bare_lead(u.plain))
    )


@dataclass(frozen=True)
class Evidence:
    """The statements of a document, what the rules say of them, and their features.

    Attributes:
        goals: start of a statement → the goal that the rules take it for.
        votes: start of a statement → ``goals`` or ``outcomes``, by the rules.
        guessed: starts of those under a heading that is only guessed.
        leads: starts of the statements that only lead a list in.
        mixed: starts of those under a heading that begins with the background; without a vote they are no goals.
        own: starts of those with a cue that the user added, which decides.
        hinted: what other components say of goals and outcomes.
        others: starts of those that tell the goal of another body, which is none.
    """

    units: list[Statement]
    goals: dict[int, Candidate]
    votes: dict[int, str]
    guessed: frozenset[int]
    leads: frozenset[int]
    mixed: frozenset[int]
    own: frozenset[int]
    others: frozenset[int]
    features: list[tuple[str, ...]]
    hinted: tuple[Hint, ...] = ()

    @classmethod
    def of(cls, doc: Doc, layout: Layout) -> "Evidence":
        units = list(statements(layout))
        others = of_others(layout, units, found_in(doc, "organizations", Organization))
        goals = {c.statement.start: c for c in goal_rules.candidates(doc, layout) if c.statement.start not in others}
        outcomes = {unit.start for unit in outcome_rules.candidates(doc, layout)} - others
        votes = {start: "goals" for start in goals} | {start: "outcomes" for start in outcomes - goals.keys()}
        names: list[tuple[str, ...]] = [() for _ in units]
        if is_tagged(doc):
            names = features(doc, layout, units, votes)
        guessed = frozenset(u.start for u in units if is_guessed(layout, u))
        mixed = frozenset(u.start for u in units if goal_rules.begins_with_background(layout, u))
        return cls(
            units,
            goals,
            votes,
            guessed,
            _bare_leads(layout, units),
            mixed - votes.keys(),
            _own_cues(units, votes),
            others,
            names,
            hints(doc, "goal", "outcome"),
        )

    def vectors(self) -> Floats:
        """The mean word vector of each statement, ``(statements, 300)``."""
        unit_vectors({word for unit in self.units for word in words(unit.plain)})  # all at once, to be remembered
        return np.array([mean_vector(unit.plain) for unit in self.units], dtype=np.float32)

    def judged(
        self, model: Linear | None, vectors: Floats, trust: float = TRUST, eager: float = EAGER
    ) -> list[tuple[str, float]]:
        """The likeliest name of each statement and how likely it is."""
        if model is None:
            return [(self._by_rules(unit), _ALONE) for unit in self.units]
        if not self.units:
            return []
        scores = model.log_probabilities([(names, 1.0) for names in self.features], vectors)
        for row, unit in enumerate(self.units):
            for column, name in enumerate(model.classes):
                if name != NEITHER:
                    voted = self.votes.get(unit.start) == name and unit.start not in self.guessed
                    scores[row, column] += eager + (_DECIDES if voted and unit.start in self.own else trust * voted)
                    if unit.start in self.others or name == "goals" and unit.start in self.mixed:
                        scores[row, column] -= _DECIDES
                    scores[row, column] += self._hint(name, unit)
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        best = shares.argmax(axis=1)
        return [
            (NEITHER, 1.0) if unit.start in self.leads else (model.classes[b], round(float(shares[i, b]), 3))
            for i, (unit, b) in enumerate(zip(self.units, best, strict=True))
        ]

    def _hint(self, name: str, unit: Statement) -> float:
        label: Label = "goal" if name == "goals" else "outcome"
        return on([hint for hint in self.hinted if hint.label == label], unit.start, unit.end)

    def _by_rules(self, unit: Statement) -> str:
        """Without weights a vote decides, and where there is none the surest hint."""
        likeliest = max(_NAMES, key=lambda name: self._hint(name, unit))
        return self.votes.get(unit.start, likeliest if self._hint(likeliest, unit) > 0 else NEITHER)
