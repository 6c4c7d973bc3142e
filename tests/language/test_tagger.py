"""Tags by block."""

from importlib.util import find_spec

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from hankenlp.language.components import blank
from hankenlp.language.inference import Inference, is_known
from hankenlp.language.pipeline import MODELS
from hankenlp.language.tagger import Tagger, inference, model, segments

PACKAGE = MODELS["fast"]
TEXT = "Hankkeen tavoitteet\n\nKehitetään lastensuojelua Oulun seudulla.\n\nRahoitus: 12 000 €\nRahoittaja: STM\n"

pytestmark = pytest.mark.skipif(find_spec(PACKAGE) is None, reason=f"{PACKAGE} is not installed")


@pytest.fixture(scope="module")
def nlp() -> Language:
    return blank()


def by_spacy(blocks: list[list[str]]) -> list[list[int]]:
    """What the published pipeline itself sets."""
    pipeline = model(PACKAGE, False)
    docs = pipeline.pipe(Doc(pipeline.vocab, words=words) for words in blocks)
    return [row for doc in docs for row in doc.to_array(["TAG", "POS", "MORPH"]).tolist()]


def test_the_default_model_is_known() -> None:
    assert is_known(model(PACKAGE, False))
    assert not is_known(blank())


def test_tags_are_those_of_the_published_pipeline(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    blocks = [[doc[i].text for i in part] for part in segments(doc)]
    fast = inference(PACKAGE, False)
    assert fast is not None
    assert fast(blocks).values.tolist() == by_spacy(blocks)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.lists(st.text(alphabet="aäikntuOTS12.,-€日", min_size=1, max_size=8), min_size=1, max_size=7),
        min_size=1,
        max_size=6,
    )
)
def test_of_any_words(blocks: list[list[str]]) -> None:
    fast = inference(PACKAGE, False)
    assert fast is not None
    assert fast(blocks).values.tolist() == by_spacy(blocks)


def test_neither_neighbours_nor_earlier_texts_matter() -> None:
    blocks = [["Lapin", "yliopisto", "kehittää", "."], ["Posken", "Lappi"], ["Rahoitus"]]
    apart = [row for block in blocks for row in Inference(model(PACKAGE, False))([block]).values.tolist()]
    fast = Inference(model(PACKAGE, False))
    fast([["Lappi", "yliopisto"]])
    assert fast(blocks).values.tolist() == apart


def test_no_blocks() -> None:
    fast = inference(PACKAGE, False)
    assert fast is not None
    assert fast([]).values.shape == (0, 3)


def test_the_component_sets_tags_and_leaves_white_space_alone(nlp: Language) -> None:
    doc = Tagger("tagger", PACKAGE, False)(nlp.make_doc("Oulun  seudulla\n\nkehitetään"))
    assert [(t.text, t.pos_, t.morph.get("Case", [])) for t in doc if not t.is_space] == [
        ("Oulun", "PROPN", ["Gen"]),
        ("seudulla", "NOUN", ["Ade"]),
        ("kehitetään", "VERB", []),
    ]
    assert {t.pos_ for t in doc if t.is_space} == {"SPACE"}


def test_entities_are_set_on_demand(nlp: Language) -> None:
    doc = Tagger("tagger", PACKAGE, True)(nlp.make_doc("Hanke alkoi Helsingissä vuonna 2019."))
    assert "Helsingissä" in {entity.text for entity in doc.ents}
    plain = Tagger("tagger", PACKAGE, False)(nlp.make_doc("Hanke alkoi Helsingissä vuonna 2019."))
    assert [t.morph for t in doc] == [t.morph for t in plain] and not plain.ents


def test_long_blocks_are_cut(nlp: Language) -> None:
    doc = Tagger("tagger", PACKAGE, False)(nlp.make_doc("hanke " * 700))
    assert {t.pos_ for t in doc} == {"NOUN"}
