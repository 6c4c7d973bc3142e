import math

import numpy as np
import pytest

from hankenlp import Corpus
from hankenlp.text_analysis.keyness import log_likelihood, log_ratio
from tests.text_analysis.made import document


@pytest.mark.parametrize(
    ("a", "b", "total_a", "total_b", "g2", "ratio"),
    [
        # E = 20 and 20, 980 and 980: 2 (30 ln 1.5 + 10 ln 0.5 + 970 ln 970/980 + 990 ln 990/980) = 10.6686
        (30, 10, 1000, 1000, 10.6686, math.log2(3)),
        (10, 10, 1000, 1000, 0.0, 0.0),
        # E = 4/3 and 8/3, 98 2/3 and 197 1/3: 2 (4 ln 3 + 96 ln 96/98.667 + 200 ln 200/197.333) = 8.8975
        (4, 0, 100, 200, 8.8975, 4.0),
    ],
)
def test_figures_worked_out_by_hand(a: int, b: int, total_a: int, total_b: int, g2: float, ratio: float) -> None:
    assert log_likelihood(a, b, total_a, total_b) == pytest.approx(g2, abs=1e-3)
    assert log_ratio(a, b, total_a, total_b) == pytest.approx(ratio)


def test_frequencies_and_ranges() -> None:
    corpus = Corpus(
        [
            document("a1", "Järvi on kirkas. Järvellä soudetaan."),
            document("a2", "Järven ranta on kirkas."),
            document("b1", "Pelto on märkä."),
        ]
    )
    keys = {key.lemma: key for key in corpus.keyness(["a1", "a2"], ["b1"])}
    lake = keys["järvi"]
    assert (lake.frequency_a, lake.frequency_b, lake.documents_a, lake.documents_b) == (3, 0, 2, 0)
    assert lake.log_ratio > 0 > keys["pelto"].log_ratio
    assert lake.g2 == pytest.approx(log_likelihood(3, 0, 9, 3), abs=1e-4)


def test_a_key_word_is_in_two_documents_of_a_group_of_five() -> None:
    pages = ["Järvi on kirkas. auml auml auml"] + ["Järvi ja ranta."] * 4
    pages += ["Pelto ja ladot, ladot."] + ["Pelto ja oja."] * 4
    corpus = Corpus(document(f"d{i}", text) for i, text in enumerate(pages))
    lakes, fields = [f"d{i}" for i in range(5)], [f"d{i}" for i in range(5, 10)]
    assert {key.lemma for key in corpus.keyness(lakes, fields)} == {"järvi", "pelto", "oja", "ranta", "ja"}
    assert {"auml", "lato"} <= {key.lemma for key in corpus.keyness(lakes, fields, least=1)}
    assert {"järvi", "pelto"} == {key.lemma for key in corpus.keyness(lakes, fields, least=5)} - {"ja"}
    assert "auml" in {key.lemma for key in corpus.keyness(lakes[:4])}
    with pytest.raises(ValueError, match="least must be at least 1, not 0"):
        corpus.keyness(lakes, least=0)


def test_groups(made: Corpus) -> None:
    by_metadata = made.keyness({"maakunta": "Lappi"})
    by_function = made.keyness(lambda d: d.id.startswith("lapsi"), lambda d: d.id.startswith("vesi"))
    by_id = made.keyness([d.id for d in made.documents if d.id.startswith("lapsi")], {"maakunta": ["Uusimaa"]})
    by_array = made.keyness({"maakunta": np.array(["Lappi"])})
    assert by_metadata == by_function == by_id == by_array
    assert "lastensuojelu" in [key.lemma for key in by_metadata[:5] if key.log_ratio > 0]
    assert "lemma" in by_metadata._repr_html_()
    assert list(by_metadata.to_frame()["g2"]) == sorted(by_metadata.to_frame()["g2"], reverse=True)
    assert "kivi" not in set(by_metadata.to_frame()["lemma"])


def test_groups_that_do_not_fit(made: Corpus) -> None:
    with pytest.raises(KeyError, match="no document 'x'"):
        made.keyness(["x"])
    with pytest.raises(KeyError, match="no column 'vuosi'. There is maakunta"):
        made.keyness({"vuosi": 2010})
    with pytest.raises(ValueError, match="names no column"):
        made.keyness({})
    with pytest.raises(ValueError, match="no documents"):
        made.keyness({"maakunta": "Kainuu"})
    with pytest.raises(ValueError, match="'lapsi-01'"):
        made.keyness(["lapsi-01"], ["lapsi-01", "lapsi-02"])
    with pytest.raises(KeyError, match="from_frame"):
        Corpus([document("a", "Talo.")]).keyness({"maakunta": "Lappi"})
