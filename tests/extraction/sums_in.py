"""What the tests of sums share: the sums of a text, and how a row of a table writes them."""

import spacy

from hankenlp.documents import Amount
from hankenlp.extraction.amounts import find
from hankenlp.layout import heal

nlp = spacy.blank("fi")


def amounts(text: str) -> list[Amount]:
    return find(nlp.make_doc(heal(text).text))


def brief(amount: Amount) -> str:
    """*80500 cost 0.955 Kotipolku*: value, kind, then share and subject where there are any."""
    parts = [f"{amount.value:.10g}", amount.kind, amount.share, amount.subject]
    return " ".join(str(part) for part in parts if part is not None)
