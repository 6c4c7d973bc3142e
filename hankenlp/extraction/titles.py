"""The project's name: a title field, else the candidate that trained weights prefer, or none.

A page about several equal projects has none. ``title_candidates`` says what may be the name and what speaks for it;
``models/titles`` holds the weights and says how they were trained.
"""

from collections.abc import Mapping

from spacy.tokens import Doc

from hankenlp.documents import Organization, Person, Programme, Title
from hankenlp.extraction.component import found, layout_of
from hankenlp.extraction.project_names import in_own_case, with_short
from hankenlp.extraction.projects import is_about_several, speaks_of_project
from hankenlp.extraction.title_candidates import Candidate, candidates
from hankenlp.resources.models import weights

BIAS = "candidate"
"""The weight that every candidate has against there being no title."""


def find(doc: Doc) -> list[Title]:
    """One title, or none."""
    layout = layout_of(doc)
    if is_about_several(layout) or not speaks_of_project(layout):
        return []
    choice = best(candidates_of(doc), weights("titles"))
    if choice is None:
        return []
    start, end = extent(layout.text, choice)
    return [Title(text=layout.text[start:end], start=start, end=end)]


def extent(text: str, choice: Candidate) -> tuple[int, int]:
    """Where the title begins and ends: in its own case, and with its acronym."""
    return with_short(text, *in_own_case(text, choice.start, choice.end))


def candidates_of(doc: Doc) -> list[Candidate]:
    """The candidates of a document in which people, organisations and programmes have been found."""
    bodies = found(doc, "organizations", Organization)
    result = candidates(layout_of(doc), found(doc, "people", Person), bodies, found(doc, "programmes", Programme))
    for candidate in result:
        span = doc.char_span(candidate.start, candidate.end, alignment_mode="expand")
        finite = any("Fin" in token.morph.get("VerbForm", []) for token in span or ())
        candidate.features["finite verb"] = float(finite)
    return result


def best(found_candidates: list[Candidate], weight: Mapping[str, float]) -> Candidate | None:
    """The first title field, else the candidate of the highest score above 0; the earlier of equals."""
    field = next((c for c in found_candidates if c.features.get("field")), None)
    if field is not None:
        return field
    scored = [(score(c, weight), -i) for i, c in enumerate(found_candidates)]
    highest, place = max(scored, default=(0.0, 0))
    return found_candidates[-place] if highest > 0 else None


def score(candidate: Candidate, weight: Mapping[str, float]) -> float:
    """The weighted sum of the candidate's features; 0 is the score of having no title."""
    return weight[BIAS] + sum(weight.get(name, 0.0) * value for name, value in sorted(candidate.features.items()))
