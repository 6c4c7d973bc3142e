"""Who pays a grant has a part in the project: it is the funder, where the text gives it no other role.

Municipalities and their like are left out: more often than not they take part with their sum.

The sums are read after the organisations, so this looks at both in the end.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from hankenlp.extraction.money_cues import cue

Items = Mapping[str, Sequence[dict[str, Any]]]

GRANTS: Final = frozenset(("funding", "external_funding"))


def with_funders(data: Items) -> dict[str, list[dict[str, Any]]]:
    """Field → items, as plain data; of a payer's mentions, the one nearest to its sum becomes ``funder``."""
    result = {field: list(items) for field, items in data.items()}
    bodies = result.get("organizations", [])
    active = {body["name"] for body in bodies if body["roles"]}
    for amount in result.get("amounts", ()):
        payer = amount["payer"]
        if amount["kind"] not in GRANTS or payer is None or payer in active or cue("municipal").search(payer):
            continue
        own = [i for i, body in enumerate(bodies) if body["name"] == payer]
        if own:
            nearest = min(own, key=lambda i: abs(bodies[i]["start"] - amount["start"]))
            bodies[nearest] = bodies[nearest] | {"roles": ("funder",)}
    return result
