"""The component ``hankenlp`` and ``doc._.hankenlp``."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import hankenlp
from hankenlp.documents import ProjectDocument
from hankenlp.extraction.umbrella import identifier, producer

TEXT = (
    "Hankkeen nimi: Jokivarren turva\nRahoittaja: Oulun kaupunki\nToteutusaika: 1.8.2007–31.10.2009\n\n"
    "ESR-hankkeen tavoitteena on lisätä nuorten osallisuutta Simossa. Kustannusarvio on 10 000 €.\n"
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.blank("fi")
    pipeline.add_pipe("hankenlp")
    return pipeline


@pytest.fixture(scope="module")
def loaded(backend: str) -> Language:
    return hankenlp.load(backend)


def test_the_whole_result(nlp: Language) -> None:
    document = nlp(TEXT)._.hankenlp
    assert isinstance(document, ProjectDocument)
    assert document.producer.startswith("hankenlp ") and document.producer.endswith(" spacy pipeline")
    assert document.text == TEXT and document.id == identifier(TEXT) and document.source is None
    assert document.title and document.title.text == "Jokivarren turva"
    assert document.period and document.period.edtf == "2007-08-01/2009-10-31"
    assert [o.name for o in document.organizations] == ["Oulun kaupunki"]
    assert [p.name for p in document.places] == ["Simo"]
    assert [p.text for p in document.programmes] == ["ESR"]
    assert [a.value for a in document.amounts] == [10000.0]
    assert [g.level for g in document.goals] == ["main"]


def test_spans_where_token_boundaries_allow(nlp: Language) -> None:
    doc = nlp(TEXT)
    spans = {(s.text, s.label_) for s in doc.spans["hankenlp"]}
    assert {("Jokivarren turva", "title"), ("Oulun kaupunki", "organizations"), ("Simossa", "places")} <= spans
    words = ["ESR-hankkeen", "tavoitteena", "on", "oppia"]
    doc = nlp(Doc(nlp.vocab, words=words))
    assert [p.text for p in doc._.hankenlp.programmes] == ["ESR"]
    assert [t.text for t in doc] == words
    assert "programmes" not in {s.label_ for s in doc.spans["hankenlp"]}


def test_disk_bytes_and_pickle(nlp: Language, tmp_path: Path) -> None:
    expected = nlp(TEXT)._.hankenlp
    nlp.to_disk(tmp_path / "model")
    assert spacy.load(tmp_path / "model")(TEXT)._.hankenlp == expected
    copy = spacy.blank("fi")
    copy.add_pipe("hankenlp")
    assert copy.from_bytes(nlp.to_bytes())(TEXT)._.hankenlp == expected
    assert pickle.loads(pickle.dumps(nlp))(TEXT)._.hankenlp == expected


def test_doc_bin_and_bytes_carry_the_result(nlp: Language) -> None:
    doc = nlp(TEXT)
    expected = doc._.hankenlp
    packed = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (back,) = DocBin().from_bytes(packed).get_docs(spacy.blank("fi").vocab)
    assert back._.hankenlp == expected
    assert Doc(spacy.blank("fi").vocab).from_bytes(doc.to_bytes())._.hankenlp == expected


def test_processes_change_nothing(nlp: Language) -> None:
    texts = [TEXT, "", "Hankkeen tavoitteena on oppia.", TEXT]
    expected = [nlp(text)._.hankenlp for text in texts]
    assert [doc._.hankenlp for doc in nlp.pipe(texts)] == expected
    assert [doc._.hankenlp for doc in nlp.pipe(texts, n_process=2)] == expected


def test_spacy_finds_the_components_without_an_import() -> None:
    code = (
        "import spacy; n = spacy.blank('fi'); n.add_pipe('hankenlp_goals'); n.add_pipe('hankenlp'); print(n.pipe_names)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "['hankenlp_goals', 'hankenlp']"


def test_a_doc_that_no_component_saw_has_an_empty_result(nlp: Language) -> None:
    document = nlp.make_doc(TEXT)._.hankenlp
    assert (document.text, document.title, document.goals) == (TEXT, None, ())


def test_a_pipeline_that_was_read_back_says_what_made_its_documents(backend: str, loaded: Language) -> None:
    again = spacy.util.load_model_from_config(loaded.config).from_bytes(loaded.to_bytes())
    assert again(TEXT)._.hankenlp.producer == loaded(TEXT)._.hankenlp.producer
    assert again(TEXT)._.hankenlp.producer.endswith(f" {backend} {loaded.meta['name']}")
    assert pickle.loads(pickle.dumps(loaded))("Oulun\u00ad kaupunki")._.hankenlp.organizations


def test_identifier_and_producer() -> None:
    assert identifier("") == "text-e3b0c44298fc"
    assert identifier("a\ud800") != identifier("a\ud801")
    assert producer({"hankenlp": {"backend": "spacy", "model": "fast"}}).endswith(" spacy fast")
    assert producer({"name": "oma"}).endswith(" spacy oma")
