"""Payers of grants as funders."""

from typing import Any

import pytest
from spacy.language import Language

from hankenlp import extract
from hankenlp.extraction.paying_roles import with_funders


def body(name: str, start: int, *roles: str) -> dict[str, Any]:
    return {"name": name, "start": start, "roles": roles}


def paid(payer: str | None, start: int, kind: str = "funding") -> dict[str, Any]:
    return {"payer": payer, "start": start, "kind": kind}


@pytest.mark.parametrize(
    ("bodies", "amount", "roles"),
    [
        ([body("STM", 0), body("STM", 90)], paid("STM", 100), [(), ("funder",)]),
        ([body("STM", 0, "partner"), body("STM", 90)], paid("STM", 100), [("partner",), ()]),
        ([body("STM", 0)], paid("STM", 5, "self_funding"), [()]),
        ([body("STM", 0)], paid(None, 5), [()]),
        ([body("STM", 0)], paid("Kaste", 5), [()]),
        ([body("Simon kunta", 0)], paid("Simon kunta", 5), [()]),
    ],
)
def test_the_nearest_mention_of_a_payer_without_a_role_is_the_funder(
    bodies: list[dict[str, Any]], amount: dict[str, Any], roles: list[tuple[str, ...]]
) -> None:
    found = with_funders({"organizations": bodies, "amounts": [amount]})
    assert [item["roles"] for item in found["organizations"]] == roles


def test_a_table_of_payers(nlp: Language) -> None:
    text = (
        "Ranta kuntoon -hanke\n\nToteuttaja: Simon kunta\n\nRahoitus (euroa)\nBusiness Finland   2 500\n"
        "Simon kunnan omarahoitus   6 000\nYhteensä   8 500\n"
    )
    roles = {(b.name, b.roles) for b in extract(text, nlp=nlp).organizations if b.roles}
    assert roles == {("Simon kunta", ("implementer",)), ("Business Finland", ("funder",))}
