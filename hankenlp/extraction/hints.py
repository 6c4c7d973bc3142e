"""Hints: what a component of your own says of the text, as one more piece of evidence.

A component that runs before ``hankenlp`` (spaCy's ``spancat`` with an encoder, a gazetteer) puts its spans into
``doc.spans["hankenlp_hints"]``, their scores into its ``attrs["scores"]``, as ``spancat`` does. Labels are
``organization``, ``place``, ``programme``, ``person``, ``goal`` and ``outcome``; a hint without a score counts as sure.

Names that the rules do not find are taken from hints of ``ENOUGH`` or more; where a rule finds a name, it stays. A hint of
a person is evidence for a name that may be one. Hints of goals and outcomes are added to the votes of rules and weights.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan, log
from typing import Final, Literal, get_args

from spacy.tokens import Doc

Label = Literal["organization", "place", "programme", "person", "goal", "outcome"]
KEY: Final = "hankenlp_hints"
ENOUGH: Final = 0.5
_SURE: Final = 0.999
_COVERED: Final = 0.5


@dataclass(frozen=True, slots=True)
class Hint:
    """One hint: its extent in the text, what it names, and how sure it is, 0 to 1."""

    start: int
    end: int
    label: Label
    score: float

    @property
    def log_odds(self) -> float:
        """Natural logarithm of the odds that the score gives, between −7 and 7."""
        score = min(max(self.score, 1 - _SURE), _SURE)
        return log(score / (1 - score))


def hints(doc: Doc, *labels: Label) -> tuple[Hint, ...]:
    """The hints that bear one of the labels, in the order of the text; spans of other labels are not looked at."""
    if KEY not in doc.spans:
        return ()
    group = doc.spans[KEY]
    scores: Sequence[float | None] = group.attrs.get("scores", ())
    found = [
        Hint(span.start_char, span.end_char, _label(span.label_), _score(scores[i]) if i < len(scores) else 1.0)
        for i, span in enumerate(group)
        if span.label_ in labels
    ]
    return tuple(sorted(found, key=lambda hint: (hint.start, hint.end, hint.label)))


def _score(given: float | None) -> float:
    """The score between 0 and 1; none at all is sure, and what is no number counts for nothing."""
    score = 1.0 if given is None else float(given)
    return 0.5 if isnan(score) else min(max(score, 0.0), 1.0)


def _label(name: str) -> Label:
    return next(label for label in get_args(Label) if label == name)


def on(found: Sequence[Hint], start: int, end: int) -> float:
    """The log-odds that hints give to an extent: of the surest one that shares most of it, else 0."""
    sharing = [h for h in found if _shared(h, start, end) > _COVERED]
    return max((h.log_odds for h in sharing), default=0.0)


def _shared(hint: Hint, start: int, end: int) -> float:
    """The share of both extents' common length in their joint length."""
    common = min(hint.end, end) - max(hint.start, start)
    return max(common, 0) / (max(hint.end, end) - min(hint.start, start) or 1)
