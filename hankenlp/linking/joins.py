"""What makes two keys one thing: the rule that joins them, how sure it is, and what speaks for it.

Every step of linking that compares names yields ``Join`` objects; groups of keys are made of them, and ``explain`` reads
them to people.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Join:
    """Two keys that mean one thing.

    ``rule`` is a key of ``explanations.toml``, ``score`` runs from 0 to 1, and ``evidence`` is what the documents say for
    it, as they write it.
    """

    one: str
    other: str
    rule: str
    score: float = 1.0
    evidence: str = ""
