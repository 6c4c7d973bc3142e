"""The backend ``stanza``: the same tokens and sentences as without it, tags, trees and entities, and where models lie."""

import pickle
import shutil
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

from hankenlp import ProjectDocument, extract_many, load
from hankenlp.errors import ModelNotFound
from hankenlp.language import stanza_backend, stanza_models
from hankenlp.resources.models import folder

needs_stanza = pytest.mark.skipif(
    find_spec("stanza") is None, reason="stanza is not installed: pip install 'hankenlp[stanza]'"
)

TEXT = """LASTENSUOJELUN KEHITTÄMINEN OULUSSA

Toteuttaja: Oulun kaupunki

Hankkeen tavoitteena on:
- kehittää lastensuojelua
- lisätä yhteistyötä kun-
tien välillä.

Hanke päättyi vuonna 2009, ettei rahaa tuhlattaisi. Sitä rahoitti STM.
"""


@pytest.fixture(scope="module")
def stanza() -> Language:
    return load("stanza", "small")


def facts(doc: Doc) -> list[tuple[Any, ...]]:
    return [(t.text, t.lemma_, t.pos_, t.tag_, str(t.morph), t.head.i, t.dep_, bool(t.is_sent_start)) for t in doc]


def assert_trees(doc: Doc) -> None:
    """One root a sentence, and every word hangs on it."""
    for sentence in doc.sents:
        assert [t for t in sentence if t.head == t] == [sentence.root]
        assert all(t == sentence.root or sentence.root in t.ancestors for t in sentence)
        assert [t.dep_ for t in sentence if t.dep_ == "ROOT"] == ["ROOT"]


@needs_stanza
def test_tags_features_and_lemmas(stanza: Language) -> None:
    doc = stanza(TEXT)
    by_form = {t.text: (t.lemma_, t.pos_, str(t.morph)) for t in doc}
    assert by_form["kehittää"][:2] == ("kehittää", "VERB")
    assert by_form["kaupunki"] == ("kaupunki", "NOUN", "Case=Nom|Number=Sing")
    assert by_form["kun-\ntien"][:2] == ("kunta", "NOUN")
    assert by_form["LASTENSUOJELUN"][:2] == ("lastensuojelu", "NOUN")
    assert "Tense=Past" in by_form["rahoitti"][2]
    assert by_form["2009"][1] == "NUM" and by_form["."][1] == "PUNCT" and by_form["\n\n"][1] == "SPACE"


@needs_stanza
def test_tokens_and_sentences_are_those_of_the_other_backend(stanza: Language) -> None:
    doc, other = stanza(TEXT), load()(TEXT)
    assert doc.text == TEXT and all(TEXT[t.idx : t.idx + len(t)] == t.text for t in doc)
    assert [(t.text, t.is_sent_start) for t in doc] == [(t.text, t.is_sent_start) for t in other]
    for name in ("TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START"):
        assert doc.has_annotation(name)


@needs_stanza
def test_trees(stanza: Language) -> None:
    doc = stanza(TEXT)
    assert_trees(doc)
    rahoitti = next(t for t in doc if t.text == "rahoitti")
    assert rahoitti.dep_ == "ROOT" and "STM" in {t.text for t in rahoitti.children}


@needs_stanza
def test_a_multiword_token_is_one_token(stanza: Language) -> None:
    doc = stanza("Hanke toivoi, ettei rahaa tuhlata.")
    assert [t.text for t in doc] == ["Hanke", "toivoi", ",", "ettei", "rahaa", "tuhlata", "."]
    assert doc[3].tag_ == "C+V" and doc[3].lemma_ == "että" and doc[3].idx == 14
    assert_trees(doc)


def word(text: str, upos: str, feats: str | None, head: int, deprel: str) -> SimpleNamespace:
    return SimpleNamespace(text=text, lemma=text, upos=upos, xpos=upos[:1], feats=feats, head=head, deprel=deprel)


def test_what_the_words_of_a_multiword_token_become() -> None:
    etta = word("että", "SCONJ", None, 3, "mark")
    ei = word("ei", "AUX", "Number=Sing|Person=3|Polarity=Neg", 3, "aux")
    tuhlata = word("tuhl#ata", "VERB", "Connegative=Yes", 0, "root")
    first, second = stanza_backend._tokens([([etta, ei], "O"), ([tuhlata], "O")])
    assert (first.pos, first.tag, first.lemma, first.relation, first.head) == ("SCONJ", "S+A", "että", "mark", 1)
    assert first.morph == "Number=Sing|Person=3|Polarity=Neg"
    assert (second.lemma, second.relation, second.head) == ("tuhlata", "ROOT", 1)


def test_no_circle_closes_in_a_multiword_token() -> None:
    # a(b) hangs on c, c on b, b is the root: the token a+b takes the place of b, which is higher.
    a, b, c = (word("a", "X", None, 3, "dep"), word("b", "X", None, 0, "root"), word("c", "X", None, 2, "dep"))
    token, other = stanza_backend._tokens([([a, b], "O"), ([c], "O")])
    assert (token.head, token.relation, other.head) == (0, "ROOT", 0)


def test_entities_of_stanzas_marks() -> None:
    marks = ["B-ORG", "E-ORG", "O", "S-LOC", "B-PER", "I-PER", "E-PER"]
    found = {i: stanza_backend.Analysis("X", entity=mark) for i, mark in enumerate(marks)}
    assert list(stanza_backend._entities([[0, 1, 2, 3], [4, 5, 6]], found)) == [
        (0, 2, "ORG"), (3, 4, "LOC"), (4, 7, "PER"),
    ]  # fmt: skip


@needs_stanza
def test_ready_made_sentences_and_entities_are_kept(stanza: Language) -> None:
    words = ["Hanke", "alkoi", "Oulun", "seudulla", "nyt"]
    doc = Doc(stanza.vocab, words=words, sent_starts=[True, False, True, False, False])
    doc.ents = [Span(doc, 2, 4, label="PAIKKA")]
    doc = stanza(doc)
    assert [s.text for s in doc.sents] == ["Hanke alkoi", "Oulun seudulla nyt"]
    assert [(e.text, e.label_) for e in doc.ents] == [("Oulun seudulla", "PAIKKA")]
    assert_trees(doc)


@needs_stanza
def test_a_long_sentence_is_one_tree(stanza: Language) -> None:
    doc = stanza(Doc(stanza.vocab, words=["sana", "ja"] * 350, sent_starts=[i == 0 for i in range(700)]))
    assert len(list(doc.sents)) == 1 and "parataxis" in {t.dep_ for t in doc}
    assert_trees(doc)


@needs_stanza
@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", "\x00", "a\ud800b", "x" * 1000, "😀", "\ufeffHanke", "–" * 50, "\u00ad", " \n ettei \n\n ettei",
     "ha\u0301nke \u200b ettei", "ettei\x00ettei", "Ei\tniin\r\nettei", "ﬁ ettei", "ett\u00adei", "\u2028ettei"],
)  # fmt: skip
def test_odd_texts(stanza: Language, text: str) -> None:
    doc = stanza(text)
    assert len(doc.text) == len(text)
    assert_trees(doc)


@needs_stanza
def test_batches_and_processes_change_nothing(stanza: Language) -> None:
    texts = [TEXT, "Oulun kaupunki.", TEXT]
    one = [facts(stanza(t)) for t in texts]
    assert [facts(d) for d in stanza.pipe(texts)] == one
    assert [facts(d) for d in stanza.pipe(texts, n_process=2)] == one


@needs_stanza
def test_workers_change_nothing(stanza: Language) -> None:
    texts = [TEXT, "Oulun kaupunki rahoittaa hanketta.", TEXT + "Loppu.", "Hanke alkaa 1.5.2020."] * 2
    one = list(extract_many(texts, nlp=stanza))
    assert list(extract_many(texts, nlp=stanza, workers=2)) == one
    assert all(isinstance(d, ProjectDocument) and d.producer.endswith(" stanza small") for d in one)


@needs_stanza
def test_disk_bytes_pickle_and_doc_bin(stanza: Language, tmp_path: Path) -> None:
    expected = facts(stanza(TEXT))
    stanza.to_disk(tmp_path / "model")
    assert facts(spacy.load(tmp_path / "model")(TEXT)) == expected
    assert facts(load("stanza", "small").from_bytes(stanza.to_bytes())(TEXT)) == expected
    assert facts(pickle.loads(pickle.dumps(stanza))(TEXT)) == expected
    data = DocBin(docs=[stanza(TEXT)], attrs=["TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP"]).to_bytes()
    (back,) = DocBin().from_bytes(data).get_docs(spacy.blank("fi").vocab)
    assert facts(back) == expected


@needs_stanza
def test_the_component_alone_has_lemmas_of_stanza_and_a_tree_a_block() -> None:
    plain = spacy.blank("fi")
    plain.add_pipe("hankenlp_stanza")
    doc = plain("Uusi vuosi\n\nRahaa on.")
    assert [t.lemma_ for t in doc[-2:]] == ["olla", "."] and all(t.lemma_ for t in doc)
    assert len(list(doc.sents)) == 2
    assert_trees(doc)


def test_the_small_model_is_small() -> None:
    files = sorted(folder("stanza").glob("fi/*/small.pt"))
    assert [file.parent.name for file in files] == ["depparse", "lemma", "mwt", "pos", "tokenize"]
    assert sum(file.stat().st_size for file in files) <= 12_000_000


def install(package: str, directory: Path) -> None:
    """The small model under the name of one of stanza's packages, as ``stanza.download`` lays it out."""
    shutil.copytree(folder("stanza"), directory, dirs_exist_ok=True)
    for file in directory.glob("fi/*/small.pt"):
        file.rename(file.with_name(f"{package}.pt"))
    listing = directory / "resources.json"
    listing.write_text(listing.read_text(encoding="utf-8").replace('"small"', f'"{package}"'), encoding="utf-8")


@needs_stanza
def test_an_installed_package_is_preferred(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(tmp_path))
    assert load("stanza").meta["hankenlp"] == {"backend": "stanza", "model": "small"}
    install("ftb", tmp_path)
    assert load("stanza").meta["hankenlp"]["model"] == "ftb"
    nlp = load("stanza", "ftb")
    assert facts(nlp("Oulun kaupunki.")) == facts(load("stanza", "small")("Oulun kaupunki."))
    (tmp_path / "fi" / "pos" / "ftb.pt").unlink()
    assert load("stanza").meta["hankenlp"]["model"] == "small"


@needs_stanza
@pytest.mark.parametrize("package", ["tdt", "ftb"])
def test_a_missing_package(package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(tmp_path / "mallit"))
    with pytest.raises(ModelNotFound) as error:
        load("stanza", package)
    assert str(tmp_path / "mallit") in str(error.value)
    assert f'stanza.download("fi", package="{package}")' in str(error.value)
    assert not (tmp_path / "mallit").exists()


@needs_stanza
def test_a_file_that_a_package_needs_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **options: object) -> None:
        assert options["download_method"] is None
        raise FileNotFoundError("pretrain/conll17.pt")

    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(tmp_path))
    monkeypatch.setattr("stanza.Pipeline", broken)
    install("tdt", tmp_path)
    with pytest.raises(ModelNotFound, match=r"not whole: pretrain/conll17.pt. .*stanza.download"):
        load("stanza", "tdt")("Oulu.")


@needs_stanza
def test_unknown_models() -> None:
    with pytest.raises(ModelNotFound, match="small, tdt, ftb"):
        load("stanza", "fast")


def test_without_stanza(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stanza_models, "find_spec", lambda name: None)
    for model in (None, "small", "tdt"):
        with pytest.raises(ModelNotFound, match=r"pip install 'hankenlp\[stanza\]'"):
            load("stanza", model)
