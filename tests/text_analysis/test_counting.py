"""Which sums of a document count: Finnish in, euros and reasons out."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hankenlp.documents import Amount, ProjectDocument, Title
from hankenlp.text_analysis.counting import Verdict, verdicts
from tests.text_analysis.money import telling

X, S, F, B, C, O = "external_funding", "self_funding", "funding", "budget", "cost", "other"


def said(found: list[Verdict]) -> list[float | str]:
    """Of each sum the euros that count, or why none do."""
    return [verdict.euros or str(verdict.why) for verdict in found]


CASES: list[tuple[str, tuple[tuple[Any, ...], ...], list[float | str]]] = [
    (
        "Kokonaisbudjetti 100 000 €\nEAKR 70 000 €\nKunta 20 000 €\nOmarahoitus 10 000 €",
        (("100 000 €", B), ("70 000 €", X), ("20 000 €", X), ("10 000 €", S)),
        ["total", 70_000, 20_000, 10_000],
    ),
    (
        "Hankkeen budjetti on 100 000 €. ELY-keskus rahoittaa sitä 80 000 eurolla.",
        (("100 000 €", B), ("80 000 eurolla", X)),
        [20_000, 80_000],  # nobody says who pays the rest
    ),
    ("Hankkeen budjetti on 100 000 €.", (("100 000 €", B),), [100_000]),
    (
        "Palkat 60 000\nMatkat 40 000\nYhteensä 100 000\nAvustus 80 000\nOmarahoitus 20 000\nYhteensä 100 000",
        (("60 000", B), ("40 000", B), ("100 000", B), ("80 000", X), ("20 000", S), ("100 000", B)),
        ["line", "line", "total", 80_000, 20_000, "repeated"],
    ),
    (
        "Rahoitus   Suunniteltu   Toteutunut\nEU   241 500   229 318\nKunnat   86 250   81 899\nYht.   327 750   311 217",
        (("241 500", X), ("229 318", X), ("86 250", S), ("81 899", S), ("327 750", B), ("311 217", F)),
        [241_500, "other_stage", 86_250, "other_stage", "total", "other_stage"],
    ),
    (
        "Kust.arvio 160 000 €. Kustannukset olivat 150 000 €, josta avustusta 90 000 € ja omaa rahaa 60 000 €.",
        (("160 000 €", B), ("150 000 €", C), ("90 000 €", X), ("60 000 €", S)),
        ["other_stage", "total", 90_000, 60_000],  # what was spent tells all of its payers
    ),
    (
        "Avustus 94 500 €. Omavastuu on 10 500 €, josta Ähtäri maksaa 8 000 € ja Alavus 2 500 €.",
        (("94 500 €", X, "OPH"), ("10 500 €", S), ("8 000 €", S, "Ähtäri"), ("2 500 €", S, "Alavus")),
        [94_500, "total", 8_000, 2_500],
    ),
    (
        "Tuki 75 000 €, omarahoitus 25 000 €. Yhteensä 100 000 €. Päätös: kunta maksaa omarahoitusta 25 000 €.",
        (("75 000 €", X), ("25 000 €", S), ("100 000 €", B), ("25 000 €", S, "Salla")),
        [75_000, "repeated", "total", 25_000],  # the one that says who pays
    ),
    (
        "STN on myöntänyt konsortiolle 3,2 milj. €. Syken osuus rahoituksesta on 1 050 000 €.",
        (("3,2 milj. €", X, "STN"), ("1 050 000 €", F)),
        [3_200_000, "part"],
    ),
    (
        "Vuosille 2023–2025 on myönnetty yhteensä 285 000 €. Vuoden 2024 avustus on 96 500 €.",
        (("285 000 €", F, "STEA"), ("96 500 €", F)),
        [285_000, "part"],
    ),
    (
        "STM on myöntänyt yhteensä 7 420 000 €. Palveluvelkaan saatiin lisäksi 1 100 000 € vuonna 2021.",
        (("7 420 000 €", F, "STM"), ("1 100 000 €", F)),
        [7_420_000, 1_100_000],
    ),
    (
        "Myönnetty 178 420 €\nToteutunut 171 006 €",
        (("178 420 €", X), ("171 006 €", X)),
        [178_420, "other_stage"],
    ),
    (
        "Akatemia myönsi 620 750 € ja Business Finland 250 000 €.\nOH1 412 600\nOH2 268 150\nOH3 190 000",
        (("620 750 €", X, "Akatemia"), ("250 000 €", X, "BF"), ("412 600", X), ("268 150", X), ("190 000", X)),
        [620_750, 250_000, "part", "part", "part"],
    ),
    (
        "Avustus vuodelle 2023: 10 000 €\nAvustus vuodelle 2024: 10 000 €\nAvustus on siis 10 000 €.",
        (("10 000 €", X), ("10 000 €", X), ("10 000 €", X)),
        [10_000, 10_000, "repeated"],
    ),
    (
        "Kuntien omarahoitus 10 000 €\nKaustinen 5 000 €\nHalsua 5 000 €\nELY-keskus 40 000 €\nYhteensä 50 000 €",
        (
            ("10 000 €", S),
            ("5 000 €", S, None, "Kaustinen"),
            ("5 000 €", S, None, "Halsua"),
            ("40 000 €", X),
            ("50 000 €", B),
        ),
        ["total", 5_000, 5_000, 40_000, "total"],
    ),
    (
        "ELY-keskus 10 000 €\nLapin liitto 10 000 €\nLapin liitto maksaa siis 10 000 €.",
        (
            ("10 000 €", X, None, "ELY-keskus"),
            ("10 000 €", X, "Lapin liitto", "Lapin liitto"),
            ("10 000 €", X, "Lapin liitto"),
        ),
        [10_000, 10_000, "repeated"],
    ),
    (
        "Hankkeelle varattiin 420 000 €. Kaupungit rahoittivat sitä lisäksi 64 000 eurolla.",
        (("420 000 €", B), ("64 000 eurolla", X)),
        [420_000, 64_000],
    ),
    (
        "Budjetti 800 000 mk, avustus 600 000 mk. Osallistuminen maksaa 15 €.",
        (("800 000 mk", B), ("600 000 mk", X), ("15 €", O)),
        ["not_euros", "not_euros", "other_money"],
    ),
]


@pytest.mark.parametrize("text, sums, counted", CASES)
def test_one_project(text: str, sums: tuple[tuple[Any, ...], ...], counted: list[float | str]) -> None:
    assert said(verdicts(telling(text, *sums))) == counted


def test_what_is_left_out_leads_to_what_counts() -> None:
    document = telling(*CASES[6][:1], *CASES[6][1])
    assert [verdict.counted_in for verdict in verdicts(document)] == [(), (2, 3), (), ()]
    rest, part = verdicts(telling(CASES[1][0], *CASES[1][1]))
    assert (rest.why, rest.counted_in, part.why) == ("rest", (1,), None)


LIST = "Museovirasto on myöntänyt 410 000 € hankkeisiin.\nKosketeltava Saimaa 95 000 €\nSelkopolku 315 000 €\n"


def test_a_list_of_grants() -> None:
    document = telling(
        LIST, ("410 000 €", F, "Museovirasto"), ("95 000 €", X, None, "Kosketeltava Saimaa"),
        ("315 000 €", X, None, "Selkopolku"), project=None,
    )  # fmt: skip
    found = verdicts(document)
    assert said(found) == ["total", 95_000, 315_000]
    assert [verdict.project for verdict in found] == [None, "Kosketeltava Saimaa", "Selkopolku"]
    assert [verdict.payer for verdict in found] == ["Museovirasto"] * 3


@pytest.mark.parametrize(
    "text, sums, counted",
    [
        (
            "Yksi maksaa 100 000 €, JTF 80 000 €, oma raha 20 000 €. Toinen: ESR 50 000 €, kunta 10 000 €. Kust. 60 000 €.",
            (("100 000 €", B), ("80 000 €", X), ("20 000 €", S), ("50 000 €", X), ("10 000 €", S), ("60 000 €", B)),
            ["total", 80_000, 20_000, 50_000, 10_000, "total"],
        ),
        (
            "Ministeri jakoi 971 000 €. Kaustinen sai 56 000 €, Oulu 31 000 €.",
            (("971 000 €", F), ("56 000 €", F), ("31 000 €", F)),
            [884_000, 56_000, 31_000],
        ),
        (
            "ELY-keskus on myöntänyt tukea 8 844 €. Hanke alkaa.\nELY-keskus on myöntänyt tukea 8 844 €.",
            (("8 844 €", F), ("8 844 €", F)),
            [8_844, "repeated"],
        ),
        (
            "ELY-keskus on myöntänyt tukea 8 844 € vuodelle 2023.\nELY-keskus on myöntänyt tukea 8 844 € vuodelle 2024.",
            (("8 844 €", F), ("8 844 €", F)),
            [8_844, 8_844],
        ),
        (
            "Rahaa meni 86 400 €, josta tukea 51 840 €. Toisen budjetti on 47 500 €, josta kunta maksaa 9 500 €.",
            (("86 400 €", C), ("51 840 €", X), ("47 500 €", B), ("9 500 €", X)),
            [34_560, 51_840, 38_000, 9_500],
        ),
    ],
)
def test_several_projects_without_names(
    text: str, sums: tuple[tuple[Any, ...], ...], counted: list[float | str]
) -> None:
    assert said(verdicts(telling(text, *sums, project=None))) == counted


KINDS = st.sampled_from([X, S, F, B, C, O])
VALUES = st.integers(0, 20).map(lambda value: value * 5_000.0)


@given(
    st.lists(
        st.tuples(VALUES, KINDS, st.sampled_from([None, "Kela"]), st.sampled_from([None, "Yksi", "Kaksi"])), max_size=9
    ),
    st.booleans(),
)
def test_every_sum_has_a_verdict_and_no_euro_counts_twice(rows: list[tuple[Any, ...]], about_one: bool) -> None:
    text = " ".join(f"{value:.0f}" for value, *_ in rows)
    starts = [len(" ".join(f"{value:.0f}" for value, *_ in rows[:i])) + bool(i) for i in range(len(rows))]
    document = ProjectDocument(
        id="a", text=text, producer="x", title=Title(text="", start=0, end=0, entity_id="p") if about_one else None,
        amounts=tuple(
            Amount.model_validate(
                {"text": f"{value:.0f}", "start": start, "end": start + len(f"{value:.0f}"), "value": value, "kind": kind,
                 "payer": payer, "subject": subject}
            )
            for (value, kind, payer, subject), start in zip(rows, starts, strict=True)
        ),
    )  # fmt: skip
    found = verdicts(document)
    assert len(found) == len(rows)
    for verdict, (value, *_) in zip(found, rows, strict=True):
        assert 0 <= verdict.euros <= value
        assert (verdict.why is None) == (verdict.euros == value and value > 0)
        assert all(found[item].euros for item in verdict.counted_in)
    usable = [(value, kind) for value, kind, *_ in rows if kind != O]
    assert sum(verdict.euros for verdict in found) <= sum(value for value, _ in usable)
    if about_one and any(kind in (B, C) for _, kind in usable) and not any(kind in (X, S, F) for _, kind in usable):
        assert sum(verdict.euros for verdict in found) <= max(value for value, _ in usable)
