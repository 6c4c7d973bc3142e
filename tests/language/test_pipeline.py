"""The loaded pipeline: tags, sentences, lemmas, and that it travels."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from hankenlp.errors import ModelNotFound
from hankenlp.language.pipeline import COMPONENTS, load

TEXT = """LASTENSUOJELUN KEHITTÄMINEN OULUSSA

Toteuttaja: Oulun kaupunki

Hankkeen tavoitteena on:
- kehittää lastensuojelua
- lisätä yhteistyötä kuntien välillä.

Hanke päättyi vuonna 2009. Sitä rahoitti STM.
"""


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = load()
    pipeline.select_pipes(enable=list(COMPONENTS))
    return pipeline


def facts(doc: Doc) -> list[tuple[str, str, str, bool]]:
    return [(t.text, t.lemma_, t.pos_, bool(t.is_sent_start)) for t in doc]


def test_lemmas_and_tags(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert doc.text == TEXT
    by_form = {t.text: (t.lemma_, t.pos_) for t in doc}
    assert by_form["OULUSSA"] == ("Oulu", "PROPN")
    assert by_form["LASTENSUOJELUN"] == ("lastensuojelu", "NOUN")
    assert by_form["kuntien"] == ("kunta", "NOUN")
    assert by_form["rahoitti"] == ("rahoittaa", "VERB")
    assert str(next(t for t in doc if t.text == "kuntien").morph) == "Case=Gen|Number=Plur"
    assert doc[0]._.compound_parts == ("lasten", "suojelu")


def test_sentences(nlp: Language) -> None:
    sentences = [s.text.strip() for s in nlp(TEXT).sents]
    assert "Hanke päättyi vuonna 2009." in sentences
    assert "Sitä rahoitti STM." in sentences
    assert "kehittää lastensuojelua" in [s.lstrip("- ") for s in sentences]


def test_base_form_of_a_span(nlp: Language) -> None:
    doc = nlp("Hanketta johtaa Oulun kaupungin hyvinvointipalvelut.")
    assert doc[2:4]._.base_form == "Oulun kaupunki"


def test_gold_tokens_are_kept(nlp: Language) -> None:
    doc = nlp(Doc(nlp.vocab, words=["ESR", "-", "hanke", "Oulussa"], spaces=[False, False, True, False]))
    assert [t.text for t in doc] == ["ESR", "-", "hanke", "Oulussa"]
    assert doc[3].lemma_ == "Oulu"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x00", "a\ud800b", "x" * 1000, "😀", "\ufeffHanke", "–" * 50])
def test_odd_texts(nlp: Language, text: str) -> None:
    assert len(nlp(text).text) == len(text)


def test_batches_and_processes_change_nothing(nlp: Language) -> None:
    texts = [TEXT, "Oulun kaupunki.", TEXT]
    one = [facts(nlp(t)) for t in texts]
    assert [facts(d) for d in nlp.pipe(texts)] == one
    assert [facts(d) for d in nlp.pipe(texts, n_process=2)] == one


def test_disk_bytes_and_pickle(nlp: Language, tmp_path: Path) -> None:
    expected = facts(nlp(TEXT))
    nlp.to_disk(tmp_path / "model")
    again = spacy.load(tmp_path / "model")
    assert facts(again(TEXT)) == expected
    copy = load()
    copy.from_bytes(nlp.to_bytes())
    assert facts(copy(TEXT)) == expected
    assert facts(pickle.loads(pickle.dumps(nlp))(TEXT)) == expected


def test_doc_bin(nlp: Language) -> None:
    doc = nlp(TEXT)
    data = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (back,) = DocBin().from_bytes(data).get_docs(spacy.blank("fi").vocab)
    assert facts(back) == facts(doc)


def test_a_component_alone() -> None:
    plain = spacy.blank("fi")
    plain.add_pipe("hankenlp_lemmatizer")
    assert [t.lemma_ for t in plain("Hankkeiden tavoitteista")] == ["hanke", "tavoite"]


def test_every_load_is_new() -> None:
    assert load() is not load()


@pytest.mark.parametrize(
    ("backend", "model", "hint"),
    [
        ("stanza", "fast", "stanza"),
        ("voikko", "fast", "spacy"),
        ("spacy", "huge", "fast"),
        ("spacy", "accurate", "fast"),
    ],
)
def test_unknown_models(backend: str, model: str, hint: str) -> None:
    with pytest.raises(ModelNotFound, match=hint):
        load(backend=backend, model=model)


def test_threads_share_a_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hankenlp.language.morphology._REMEMBERED", 40)
    monkeypatch.setattr("hankenlp.language.inference._REMEMBERED", 40)
    nlp = load()
    texts = [
        f"Hanke {n} kehittää Oulun seudun {word}palveluja Poskessa." for n in range(12) for word in ("koti", "lapsi")
    ]
    alone = [[(t.lemma_, t.pos_) for t in nlp(text)] for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: [(t.lemma_, t.pos_) for t in nlp(text)], texts)) == alone
