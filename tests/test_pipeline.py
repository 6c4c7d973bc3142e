"""``extract`` and ``extract_many``: whatever comes in, exact offsets come out, and nothing depends on the batch."""

import hashlib
import json
import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import hankenlp
from hankenlp import (
    FailedDocument,
    ProjectDocument,
    UnreadableDocument,
    UnsupportedFormat,
    extract,
    extract_many,
    pipeline,
)
from hankenlp.documents import Source, Span, Title

TEXT = (
    "Hankkeen nimi: Jokivarren turva\nRahoittaja: Oulun kaupunki\nToteutusaika: 1.8.2007–31.10.2009\n"
    "Yhteyshenkilö: projektipäällikkö Aino Vesanen, aino.vesanen(at)simo.fi\n\n"
    "ESR-hankkeen tavoitteena on lisätä nuorten osallisuutta Simossa. Kustannusarvio on 10 000 €.\n"
)
FRAGMENTS = [
    "Hankkeen tavoitteena on lisätä nuorten osallisuutta", "Tavoitteet", "Tulokset", "Odotetut tulokset", "Yhteystiedot",
    "Hankkeen nimi: Kynnys", "Rahoittaja:", "Oulun kaupunki", "Posken Lappi", "Lapin yliopiston sosiaalityön laitoksella",
    "ESR-hanke", "Kaste-ohjelma", "1.8.2007–31.10.2009", "loka-marraskuussa", "390 948 €", "10 000–15 000 €", "75 %",
    "Aino Vesanen", "projektipäällikkö", "puh. 040 123 4567", "aino(at)kunta.fi", "Menolaji Budjetti Toteutunut",
    "Palkat 10 000 9 000", "Hankkeen tuloksena syntyi malli", "Etusivu > Hankkeet", "ty&ouml;llisyys &amp; ilo", "&euro;",
    "kehit-\ntää", "ESR-\nhanke", "L O P P U R A P O R T T I", "1uoda", "PÃ¤Ã¤tös", "<b>", "</p>", "\u00ad", "\u200f",
    "- ", "1) ", "a) ", "• ", "\n", "\n\n", "\r\n", "\t", "   ", ". ", ", ", ":", "(", "€", "\x00", "\ud800", "\x0c", "|",
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=8)), max_size=14).map(" ".join)
FEW = settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def items(document: ProjectDocument) -> Iterator[Span]:
    """Everything in a document that stands somewhere."""
    for value in (document.title, *(getattr(document, field) for field in type(document).model_fields)):
        yield from (item for item in (value if isinstance(value, tuple) else (value,)) if isinstance(item, Span))


def assert_sound(document: ProjectDocument, text: str) -> None:
    assert document.text == text
    for item in items(document):
        assert text[item.start : item.end] == item.text and item.start < item.end
    assert all(0 <= start <= end <= len(text) for warning in document.warnings for start, end in warning.spans)
    names = {mention.text for mention in (*document.organizations, *document.programmes)} | {
        mention.name for mention in (*document.organizations, *document.programmes)
    }
    assert all(amount.payer is None or amount.payer in names for amount in document.amounts)


# What comes in


def test_a_text(nlp: Language) -> None:
    document = extract(TEXT, nlp=nlp)
    assert_sound(document, TEXT)
    assert document.id == "text-" + hashlib.sha256(TEXT.encode()).hexdigest()[:12]
    assert document.source is None
    assert document.producer == f"hankenlp {hankenlp.__version__} " + " ".join(nlp.meta["hankenlp"].values())
    assert document.title and document.title.text == "Jokivarren turva"
    assert [person.email for person in document.people] == ["aino.vesanen@simo.fi"]
    assert nlp(TEXT)._.hankenlp == document
    assert document.goals[0].lemmas == ("ESR-hanke", "tavoite", "lisätä", "nuori", "osallisuus", "Simo")


def test_a_file(nlp: Language, tmp_path: Path) -> None:
    path = tmp_path / "joki.txt"
    path.write_bytes(TEXT.encode())
    document = extract(path, nlp=nlp)
    assert (document.id, document.text) == ("joki", TEXT)
    assert document.source is not None
    assert (document.source.path, document.source.media_type) == (str(path), "text/plain")
    assert document.source.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    same = extract(TEXT, nlp=nlp).model_dump(exclude={"id", "source"})
    assert document.model_dump(exclude={"id", "source"}) == same


def test_bytes_with_a_name_are_a_file(nlp: Language, tmp_path: Path) -> None:
    path = tmp_path / "hanke.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert pipeline.extract_bytes(path.read_bytes(), str(path), nlp=nlp) == extract(path, nlp=nlp)
    with pytest.raises(UnsupportedFormat, match="a.xyz: no reader"):
        pipeline.extract_bytes(b"\0", "a.xyz", nlp=nlp)


def test_the_default_pipeline_is_loaded_once(nlp: Language) -> None:
    assert extract(TEXT) == extract(TEXT) == extract(TEXT, nlp=nlp)


def test_what_cannot_be_read(nlp: Language, tmp_path: Path) -> None:
    (tmp_path / "kuva.png").write_bytes(b"\x89PNG")
    (tmp_path / "tyhja.txt").write_bytes(b" \n")
    with pytest.raises(UnsupportedFormat, match="kuva.png"):
        extract(tmp_path / "kuva.png", nlp=nlp)
    with pytest.raises(UnreadableDocument, match="tyhja.txt"):
        extract(tmp_path / "tyhja.txt", nlp=nlp)
    with pytest.raises(UnreadableDocument, match="puuttuu.txt"):
        extract(tmp_path / "puuttuu.txt", nlp=nlp)
    with pytest.raises(TypeError, match="bytes"):
        extract(b"Hanke", nlp=nlp)  # type: ignore[arg-type]


# Many


def test_order_ids_and_failures_in_their_place(nlp: Language, tmp_path: Path) -> None:
    path = tmp_path / "joki.txt"
    path.write_text(TEXT, encoding="utf-8")
    given: list[Any] = [("oma", TEXT), path, tmp_path / "puuttuu.txt", ("pari", path), "Hanke alkoi.", 7]
    results = list(extract_many(given, nlp=nlp))
    assert [result.id for result in results[:5]] == [
        "oma",
        "joki",
        "puuttuu",
        "pari",
        extract("Hanke alkoi.", nlp=nlp).id,
    ]
    missing, wrong = results[2], results[5]
    assert isinstance(missing, FailedDocument) and isinstance(wrong, FailedDocument)
    assert (missing.stage, missing.source) == ("read", str(tmp_path / "puuttuu.txt"))
    assert "puuttuu.txt" in missing.error and "\n" not in missing.error
    assert "int" in wrong.error


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(
    ("wrong", "id_", "cause"),
    [
        ((5, "Oulu"), "5", "a pair is (id, text), both str; this one is (int, str)"),
        (("a", 7), "a", "this one is (str, int)"),
        ((), None, "this tuple has 0 members"),
        (("a", "b", "c"), None, "this tuple has 3 members"),
        (["a", "b"], None, "not list"),
        (None, None, "not NoneType"),
    ],
)
def test_what_is_no_item_fails_in_its_place(
    nlp: Language, wrong: Any, id_: str | None, cause: str, workers: int
) -> None:
    failed, good = extract_many([wrong, "b"], nlp=nlp, workers=workers)
    assert isinstance(failed, FailedDocument) and isinstance(good, ProjectDocument)
    assert cause in failed.error and failed.stage == "read" and (id_ is None or failed.id == id_)


def test_on_error_has_two_values(nlp: Language) -> None:
    with pytest.raises(ValueError, match='"return" or "raise"'):
        extract_many([TEXT], nlp=nlp, on_error="bogus")  # type: ignore[arg-type]


def test_files_whose_stems_clash_have_their_paths_as_ids(
    nlp: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    files = [Path("a/x.txt"), Path("b/x.txt"), Path("b/y.txt"), Path("b/y.md"), Path("z.txt"), Path("a/x.txt")]
    for file in files:
        file.parent.mkdir(exist_ok=True)
        file.write_text("Hanke", encoding="utf-8")
    for workers in (1, 2):
        found = [d.id for d in extract_many(files, nlp=nlp, workers=workers)]
        assert found == ["a/x.txt", "b/x.txt", "y.txt", "y.md", "z", "a/x.txt"]
        found = [d.id for d in extract_many(iter(files), nlp=nlp, workers=workers)]
        assert found == ["x", "b/x.txt", "y", "b/y.md", "z", "x"]


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="patches a forked process")
@pytest.mark.parametrize("seconds", [0.2, 60.0])
def test_workers_end_soon_when_nobody_wants_more(
    nlp: Language, monkeypatch: pytest.MonkeyPatch, seconds: float
) -> None:
    def slow(name: str, text: str, source: Source | None, nlp: Language) -> ProjectDocument:
        time.sleep(seconds if name != "0" else 0)
        return ProjectDocument(id=name, text=text, producer="test")

    monkeypatch.setattr(pipeline, "_analyse", slow)
    monkeypatch.setattr(pipeline, "_CHUNK", 1)
    others = set(multiprocessing.active_children())  # of tests that do not read their results to the end
    results = extract_many([(str(i), TEXT) for i in range(40)], nlp=nlp, workers=2)
    assert next(results).id == "0"
    workers = [child for child in multiprocessing.active_children() if child not in others]
    begin = time.monotonic()
    results.close()
    assert time.monotonic() - begin < 10
    # The pool's own thread reaps them; between that and its note of it, a process that is gone seems alive.
    while any(worker.is_alive() for worker in workers) and time.monotonic() - begin < 10:
        time.sleep(0.01)
    assert not any(worker.is_alive() for worker in workers)


def test_on_error_raise(nlp: Language, tmp_path: Path) -> None:
    results = extract_many([TEXT, tmp_path / "puuttuu.txt"], nlp=nlp, on_error="raise")
    assert isinstance(next(results), ProjectDocument)
    with pytest.raises(UnreadableDocument, match="puuttuu.txt"):
        next(results)


def test_it_is_lazy(nlp: Language) -> None:
    taken = []

    def endless() -> Iterator[str]:
        number = 0
        while True:
            taken.append(number)
            yield f"Hanke {number} alkoi."
            number += 1

    results = extract_many(endless(), nlp=nlp)
    assert [next(results).id for _ in range(2)] == [extract(f"Hanke {n} alkoi.", nlp=nlp).id for n in range(2)]
    assert len(taken) <= 3


def test_a_failure_while_extracting_costs_nothing_else(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(text: str) -> Any:
        if text == "rikki":
            raise RuntimeError("ensin\ntoiseksi")
        return hankenlp.layout.heal(text)

    monkeypatch.setattr("hankenlp.extraction.umbrella.heal", broken)
    good, bad, again = extract_many([TEXT, ("b", "rikki"), TEXT], nlp=nlp)
    assert good == again and isinstance(good, ProjectDocument)
    assert isinstance(bad, FailedDocument)
    assert (bad.id, bad.stage, bad.error) == ("b", "extract", "RuntimeError: ensin toiseksi")


def test_workers_change_nothing(nlp: Language, tmp_path: Path) -> None:
    given: list[Any] = [
        ("a", TEXT),
        *(f"Hanke {n}. {TEXT}" for n in range(9)),
        tmp_path / "puuttuu.txt",
        "",
        ("z", "a\ud800b"),
    ]
    assert list(extract_many(given, nlp=nlp, workers=2)) == list(extract_many(given, nlp=nlp))


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="patches a forked process")
def test_a_dying_worker_costs_its_own_document_only(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    analyse = pipeline._analyse

    def deadly(name: str, text: str, source: Source | None, nlp: Language, confidence: float) -> ProjectDocument:
        if name == "5":
            os._exit(1)
        return analyse(name, text, source, nlp, confidence)

    monkeypatch.setattr(pipeline, "_analyse", deadly)
    results = list(extract_many([(str(i), TEXT) for i in range(12)], nlp=nlp, workers=2))
    assert [r.id for r in results] == [str(i) for i in range(12)]
    assert [r.id for r in results if isinstance(r, FailedDocument)] == ["5"]


def test_workers_raise_and_stop(nlp: Language, tmp_path: Path) -> None:
    results = extract_many([TEXT, tmp_path / "puuttuu.txt", TEXT], nlp=nlp, workers=2, on_error="raise")
    next(results)
    with pytest.raises(UnreadableDocument):
        next(results)
    assert list(extract_many([], nlp=nlp, workers=2)) == []
    with pytest.raises(ValueError, match="at least 1"):
        next(extract_many([TEXT], nlp=nlp, workers=0))


def test_progress_writes_nothing_to_stdout(nlp: Language, capsys: pytest.CaptureFixture[str]) -> None:
    plain = list(extract_many([TEXT, "Hanke."], nlp=nlp))
    assert list(extract_many([TEXT, "Hanke."], nlp=nlp, progress=True)) == plain
    assert list(extract_many(iter([TEXT, "Hanke."]), nlp=nlp, progress=True)) == plain
    assert capsys.readouterr().out == ""


# What always holds


@FEW
@given(TEXTS)
@example(TEXT)
@example("Rahoittaja:\n\x00\nOulun kau-\npunki &euro; 10 000\r\n")
@example("Ã¤" * 30 + " Oulun kaupunki 1.1.2020\u00ad\u00ad")
def test_offsets_are_exact_and_json_goes_round(nlp: Language, text: str) -> None:
    document = extract(text, nlp=nlp)
    assert_sound(document, text)
    again = ProjectDocument.model_validate_json(document.model_dump_json())
    assert again == document
    assert json.loads(json.dumps(document.model_dump(mode="json"))) == document.model_dump(mode="json")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a\ud800b\udc00", "a\ud800b\udc00"),
        ("😀\ufffd\udfff \\ud800", "😀\ufffd\udfff \\ud800"),
        ("\ud83d\ude00 \ud800", "\ufffd\ufffd \ud800"),
    ],
    ids=ascii,
)
@pytest.mark.parametrize("indent", [None, 2])
def test_lone_surrogates_survive_json_and_offsets_stay(text: str, read: str, indent: int | None) -> None:
    document = ProjectDocument(id="a", text=text, producer="test", title=Title(text=text, start=0, end=len(text)))
    made = document.model_dump_json(indent=indent)
    made.encode("utf-8")
    again = ProjectDocument.model_validate_json(made.encode("utf-8"))
    assert document.text == text and again.text == read == json.loads(made)["text"]
    assert again == document or read != text
    assert (
        json.loads(made) == document.model_dump(mode="json") == json.loads(json.dumps(document.model_dump(mode="json")))
    )


@FEW
@given(st.lists(TEXTS, min_size=2, max_size=3))
def test_a_result_does_not_depend_on_the_batch(nlp: Language, texts: list[str]) -> None:
    alone = [extract(text, nlp=nlp) for text in texts]
    assert list(extract_many(reversed(texts), nlp=nlp)) == alone[::-1]
    assert [doc._.hankenlp for doc in nlp.pipe(texts, batch_size=2)] == [nlp(text)._.hankenlp for text in texts]


@FEW
@given(TEXTS)
def test_a_doc_of_the_pipeline_has_exact_offsets_and_travels(nlp: Language, text: str) -> None:
    doc = nlp(text)
    document = doc._.hankenlp
    assert_sound(document, doc.text)
    assert len(doc.text) == len(text)
    packed = DocBin(docs=[doc], store_user_data=True)
    if not any("\ud800" <= character <= "\udfff" for character in text):
        (back,) = DocBin().from_bytes(packed.to_bytes()).get_docs(nlp.vocab)
        assert back._.hankenlp == document


def test_processes_change_nothing(nlp: Language) -> None:
    texts = [TEXT, "", "Hanke alkoi.", TEXT.upper()]
    expected = [nlp(text)._.hankenlp for text in texts]
    assert [doc._.hankenlp for doc in nlp.pipe(texts, n_process=2, batch_size=1)] == expected


DAMAGED = (
    "L O P P U R A P O R T T I\n\nHankkeen nimi: Joki&shy;varren t\u00adurva\r\nRahoittaja: Oulun kau-\npunki\n\n"
    "Hankkeen tavoitteena on 1uoda uusi malli ja lis&auml;t&auml; nuorten osallisuutta.\n"
)


@pytest.mark.parametrize(
    "text", [DAMAGED, "PÃ¤Ã¤tös: Oulun\u00ad kaupunki\u200b", "&nbsp;", "\u00ad", " " * 3000 + "Oulu"]
)
def test_a_doc_of_a_damaged_text_holds_what_extract_finds(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text and doc._.hankenlp == extract(text, nlp=nlp)
    assert [d._.hankenlp for d in nlp.pipe([text, TEXT])] == [doc._.hankenlp, extract(TEXT, nlp=nlp)]
    assert all(doc.text[s.start_char : s.end_char] == s.text for s in doc.spans["hankenlp"])


def test_the_damaged_text_is_read_as_it_was_meant(nlp: Language) -> None:
    document = nlp(DAMAGED)._.hankenlp
    assert document.title and document.title.text == "Joki&shy;varren t\u00adurva"
    assert [(o.text, o.name) for o in document.organizations] == [("Oulun kau-\npunki", "Oulun kaupunki")]
    assert "luoda" in document.goals[0].lemmas and "lisätä" in document.goals[0].lemmas


def test_a_doc_of_each_sample_holds_what_extract_finds(nlp: Language) -> None:
    for path in sorted((Path(__file__).parents[1] / "corpus").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        if hankenlp.layout.heal(text).text != text:  # in the others there is no second way
            assert nlp(text)._.hankenlp == extract(text, nlp=nlp), path.name


def test_a_ready_made_doc_of_a_damaged_text_keeps_its_tokens_and_entities(nlp: Language) -> None:
    words = ["Oulun\u00ad", "kaupunki", "rahoittaa", "hanketta", "."]
    given = Doc(nlp.vocab, words=words, ents=["B-OMA", "I-OMA", "O", "O", "O"], lemmas=["x"] * 5)
    doc = nlp(given)
    assert [token.text for token in doc] == words
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Oulun\u00ad kaupunki", "OMA")]
    assert doc[2].lemma_ == "rahoittaa"
    assert [o.text for o in doc._.hankenlp.organizations] == ["Oulun\u00ad kaupunki"]


def test_a_ready_made_doc_keeps_its_tokens(nlp: Language) -> None:
    words = ["ESR", "-", "hankkeen", "tavoitteena", "on", "oppia", "."]
    doc = nlp(Doc(nlp.vocab, words=words, spaces=[False, False, True, True, True, False, False]))
    assert [token.text for token in doc] == words
    document = doc._.hankenlp
    assert_sound(document, "ESR-hankkeen tavoitteena on oppia.")
    assert [p.text for p in document.programmes] == ["ESR"] and len(document.goals) == 1
    assert ("ESR", "programmes") in [(span.text, span.label_) for span in doc.spans["hankenlp"]]
    (piped,) = nlp.pipe([Doc(nlp.vocab, words=["Hanke", "alkoi", "Oulussa"])])
    assert [token.text for token in piped] == ["Hanke", "alkoi", "Oulussa"]


# Bad input


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\n\n\t", "\x00", "\ud800", "\ufeff", "\u200f\u200f", "&nbsp;", "<br>", "a\ud800b\udfff", "-\n", "\r",
        "\u202eekkenah\u202c", "😀" * 30, "\x1b[31mHanke\x1b[0m", "ÄÖ" * 600, "()[]{}", "|||", "1.1.1.1.1", "\U0010ffff",
    ],
)  # fmt: skip
def test_odd_texts(nlp: Language, text: str) -> None:
    document = extract(text, nlp=nlp)
    assert_sound(document, text)
    assert not document.goals and not document.amounts and not document.people
    assert ProjectDocument.model_validate_json(document.model_dump_json()).id == document.id


@pytest.mark.parametrize(
    "character", ["a", "(", "€", ".", "-", "1", " ", "\n", "Ä", "\ud800", "\x00", "\u00ad", "&", "<"]
)
def test_five_megabytes_of_one_character(nlp: Language, character: str) -> None:
    text = character * 5_000_000
    begin = time.process_time()
    document = extract(text, nlp=nlp)
    assert time.process_time() - begin < 10
    assert len(document.text) == len(text)
    assert not list(items(document))


ENGLISH = (
    "The committee met on Tuesday in the old town hall. Nobody knew what would happen next, but everyone was happy. "
    "Results are printed in the local paper, and the goal of the home team came late."
)
SWEDISH = (
    "Nämnden sammanträdde på tisdagen i gamla stadshuset. Ingen visste vad som skulle hända, men alla var glada. "
    "Resultaten trycks i lokaltidningen och hemmalagets mål kom sent."
)


@pytest.mark.parametrize("text", [ENGLISH, SWEDISH])
def test_other_languages_without_projects(nlp: Language, text: str) -> None:
    document = extract(text, nlp=nlp)
    assert (document.goals, document.outcomes, document.amounts) == ((), (), ())
    assert document.title is None and document.period is None


@pytest.mark.parametrize(
    "unit", [TEXT, "Oulun kaupunki rahoittaa hanketta 1.1.2020 alkaen. ", "1.1.2020 ", "10 000 € ", "Oulun ", "- a\n"]
)
def test_time_is_linear(nlp: Language, unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        begin = time.process_time()
        extract(text, nlp=nlp)
        return time.process_time() - begin

    seconds(1_000)
    small = seconds(4_000)
    assert min(seconds(8_000) for _ in range(2)) < max(1.0, 3 * small)


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_an_interrupt_waits_until_the_block_has_ended() -> None:
    done = []
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests may ignore interrupts
    try:
        with pytest.raises(KeyboardInterrupt), pipeline.interrupts_kept_back():
            os.kill(os.getpid(), signal.SIGINT)
            done.append("the rest of the block")
        assert done and signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_program_that_handles_interrupts_keeps_its_way() -> None:
    heard: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    try:
        with pipeline.interrupts_kept_back():
            os.kill(os.getpid(), signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)
    assert heard == [signal.SIGINT]
