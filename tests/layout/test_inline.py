"""Lists inside running text."""

import pytest

from hankenlp.layout.inline import items


def cut(text: str, dashes: bool = False) -> tuple[str, list[tuple[str, str]], str] | None:
    found = items(text, 0, len(text), dashes=dashes)
    return found and (found[0].of(text), [(mark, item.of(text)) for mark, item in found[1]], found[2].of(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Osatavoitteina on 1) saada tietoa, 2) luoda malli ja 3) poistaa esteitä.",
            ("Osatavoitteina on", [("1)", "saada tietoa,"), ("2)", "luoda malli ja"), ("3)", "poistaa esteitä.")], ""),
        ),
        (
            "Tavoitteena on a) oppia ja b) jakaa. Hanke alkaa 2010.",
            ("Tavoitteena on", [("a)", "oppia ja"), ("b)", "jakaa.")], "Hanke alkaa 2010."),
        ),
        ("Mukana (1) Oulu ja (2) Kemi", ("Mukana", [("(1)", "Oulu ja"), ("(2)", "Kemi")], "")),
        ("Tavoitteena on 1) saada tietoa", None),
        ("Kohdat 2) ja 3) poistettiin", None),
        ("Laki (12/2001) ja asetus (13/2002)", None),
        ("Hanke on - kuten sanottu - uusi", None),
        ("", None),
    ],
)
def test_counted(text: str, expected: object) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tavoitteet: - lisätä - luoda", ("Tavoitteet:", [("-", "lisätä"), ("-", "luoda")], "")),
        ("• lisätä • luoda", ("", [("•", "lisätä"), ("•", "luoda")], "")),
        ("Hanke on - kuten sanottu - uusi", None),
        ("Tavoitteet: - lisätä • luoda", None),
    ],
)
def test_dashes_count_where_line_breaks_are_lost(text: str, expected: object) -> None:
    assert cut(text, dashes=True) == expected


def test_an_item_of_more_than_a_sentence_or_two_is_no_item() -> None:
    assert cut(f"Tavoitteena on 1) {'sana ' * 100} ja 2) luoda") is None
