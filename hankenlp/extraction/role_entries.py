"""The cues of ``roles.toml`` as objects: which word, in what frame, gives a name which role."""

from dataclasses import dataclass
from typing import Any, cast

from hankenlp.documents import OrganizationRole
from hankenlp.extraction.role_rows import lemmas
from hankenlp.resources import table
from hankenlp.resources.additions import cached, cached_up_to


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of ``roles.toml``."""

    role: OrganizationRole
    frame: str
    words: tuple[str, ...]
    needs: tuple[str, ...]
    beside: tuple[str, ...]
    without: tuple[str, ...]
    not_names: tuple[str, ...]
    weak: bool
    both_sides: bool
    ours: bool


@cached
def role_cues() -> tuple[Cue, ...]:
    """Every entry, in the order of the file."""
    return tuple(_cue(entry) for entry in table("roles")["cue"])


def _cue(entry: dict[str, Any]) -> Cue:
    words, needs, beside, without, not_names = (
        tuple(entry.get(key, ())) for key in ("words", "needs", "beside", "without", "not_names")
    )
    role = cast(OrganizationRole, entry["role"])
    weak, both_sides, ours = (bool(entry.get(key)) for key in ("weak", "both_sides", "ours"))
    return Cue(role, entry["frame"], words, needs, beside, without, not_names, weak, both_sides, ours)


@cached_up_to(200_000)
def fits(form: str, wanted: tuple[str, ...]) -> bool:
    """Whether a word is one of those that are wanted; ``*`` stands for the first part of a compound."""
    return any(w == lemma or (w.startswith("*") and lemma.endswith(w[1:])) for lemma in lemmas(form) for w in wanted)


@cached_up_to(5000)
def role_of_noun(form: str) -> OrganizationRole | None:
    """The role that a noun by itself names: *hallinnoija*, *osatoteuttaja*."""
    return next((c.role for c in role_cues() if c.frame == "noun" and not c.needs and fits(form, c.words)), None)
