import re
from pathlib import Path
from typing import Any, get_args

import pandas as pd

from hankenlp import Corpus
from hankenlp.text_analysis.funding import Money, Why
from tests.text_analysis.made import PROTECTION, WATERS
from tests.text_analysis.money import since, telling

DOCS = (Path(__file__).parents[2] / "docs" / "funding.md").read_text(encoding="utf-8")


def corpus() -> Corpus:
    """Twelve projects, half of them about children, half about lakes, with a grant each."""
    documents = []
    for number in range(12):
        told = (PROTECTION, WATERS)[number % 2]
        text = f"Hanke{'abcdefghijkl'[number]} alkaa. {told[number % 6]} {told[(number + 1) % 6]} Avustus on 50 000 €."
        sums = ("50 000 €", "external_funding", ("Kela", "Tekes")[number % 2])
        documents.append(telling(text, sums, id=f"d{number}", project=f"project/{number}", period=since(2020)))
    regions = pd.DataFrame({"maakunta": ["Lappi", "Uusimaa"] * 6}, index=[document.id for document in documents])
    return Corpus(documents, metadata=regions)


def test_the_documented_examples_work() -> None:
    names: dict[str, Any] = {"corpus": corpus()}
    for example in re.findall(r"```python\n(.*?)```", DOCS, re.DOTALL):
        exec(example, names)  # noqa: S102
    assert names["money"].euros == 600_000
    assert names["payers"]["euros"].tolist() == names["regions"]["euros"].tolist() == [300_000, 300_000]
    assert round(names["topics"]["euros"].sum()) == 600_000
    assert names["picture"].numbers["Rahoittaja"].tolist() == ["Kela", "Tekes"]


def test_every_column_and_every_reason_is_described() -> None:
    described = set(re.findall(r"^\| ([^|]+) \|", DOCS, re.MULTILINE))
    words = {word for cell in described for word in re.findall(r"`(\w+)`", cell)}
    assert set(Money.__dataclass_fields__) <= words
    reasons = {reason for part in get_args(Why) for reason in (get_args(part) or (part,))}
    assert reasons <= words
