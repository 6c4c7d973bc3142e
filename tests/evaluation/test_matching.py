"""When a predicted place, name or value is the annotated one."""

from typing import Any

import pytest

from hankenlp.documents import Span
from hankenlp.evaluation.matching import agree, align, overlap, same_title, trimmed
from hankenlp.gold import GoldSpan


@pytest.mark.parametrize(
    "text, inside",
    [
        (" – vuonna 2010. ", "2010"),
        ("noin 10 000 €,", "10 000 €"),
        ("enintään", "enintään"),
        ("• lisätä osallisuutta;", "lisätä osallisuutta"),
    ],
)
def test_trimmed(text: str, inside: str) -> None:
    start, end = trimmed(text, 0, len(text))
    assert text[start:end] == inside


@pytest.mark.parametrize("a, b, share", [((0, 4), (0, 4), 1.0), ((0, 4), (2, 6), 1 / 3), ((0, 2), (2, 4), 0.0)])
def test_overlap(a: tuple[int, int], b: tuple[int, int], share: float) -> None:
    assert overlap(a, b) == pytest.approx(share)


@pytest.mark.parametrize(
    "want, got, same",
    [
        ("Jokivarren turva", "jokivarren  turva", True),
        ("Jokivarren turva", "Jokivarren turva -hanke", True),
        ("Turva", "Jokivarren turvallinen hanke", False),
        (None, None, True),
        (None, "Hanke", False),
        ("Hanke", None, False),
    ],
)
def test_same_title(want: str | None, got: str | None, same: bool) -> None:
    assert same_title(want, got) is same


@pytest.mark.parametrize(
    "key, want, got, right",
    [
        ("share", 0.75, 0.7504, True),
        ("share", None, 0.75, False),
        ("share", None, None, True),
        ("subject", "Oukan  osahanke", "oukan osahanke", True),
        ("project", "Kierto Savoon", "KIERTO SAVOON", True),
        ("project", ["TUKKO", "Tukitut ojat"], "Tukitut ojat", True),
        ("project", None, None, True),
        ("project", None, "TUKKO", False),
        ("kind", ["cost", "budget"], "budget", True),
        ("kind", "cost", "budget", False),
    ],
)
def test_agree(key: str, want: Any, got: Any, right: bool) -> None:
    assert agree(key, want, got) is right


def test_the_best_overlap_pairs_first_and_optional_gold_is_never_missed() -> None:
    text = "abcdefghij klm"
    gold = [GoldSpan(0, 10, "", {}), GoldSpan(11, 14, "", {"optional": True})]
    items = [Span(text=text[s:e], start=s, end=e) for s, e in ((0, 8), (0, 10))]
    assert align(gold, items, text) == ([(gold[0], items[1])], [], [items[0]])
