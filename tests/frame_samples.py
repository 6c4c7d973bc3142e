"""A document with something in every field, and how tables are compared, for the tests of tables."""

import pandas as pd

from hankenlp.documents import Amount, Date, Goal, Outcome, Period, ProjectDocument, Source, Warning
from tests.linking.samples import document

TEXT = "Kynnys: STM antaa 10–15 € Kemissä 1.8.2007–2009, Salla Kolari, Simon kunta"


def sample() -> ProjectDocument:
    return document(
        "a",
        TEXT,
        title="Kynnys",
        organizations=[{"text": "STM", "roles": ("funder", "partner")}, ("Simon kunta", "Simon kunta")],
        people=[{"text": "Salla Kolari", "organization": "Simon kunta", "roles": ("contact",)}],
        places=[("Kemissä", "Kemi")],
        status="ended",
        period=Period(edtf="2007-08-01/2009", start="2007-08-01", end="2009-12-31"),
        goals=(Goal(text="antaa", start=12, end=17, level="sub", lemmas=("antaa", "a|b")),),
        outcomes=(Outcome(text="antaa", start=12, end=17, status="achieved", kind="practice"),),
        amounts=(
            Amount(text="10–15 €", start=18, end=25, value=15, value_min=10, kind="funding", payer="STM", share=0.75),
        ),
        dates=(Date(text="1.8.2007–2009", start=34, end=47, edtf="2007-08-01/2009", kind="period"),),
        warnings=(
            Warning(code="status-mismatch", message="Hanke on päättynyt.", spans=((34, 47), (0, 6))),
            Warning(code="own", message=""),
        ),
        source=Source(path="a.pdf", media_type="application/pdf", sha256="", pages=(0, 9)),
    )


def assert_same(one: dict[str, pd.DataFrame], other: dict[str, pd.DataFrame]) -> None:
    assert list(one) == list(other)
    for name, frame in one.items():
        pd.testing.assert_frame_equal(frame, other[name], check_exact=True, obj=name)
        assert [str(dtype) for dtype in frame.dtypes] == [str(dtype) for dtype in other[name].dtypes]
