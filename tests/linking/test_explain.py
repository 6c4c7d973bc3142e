"""Why two mentions share an entity, or do not."""

import os
import random
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hankenlp import Corpus
from hankenlp.documents import EntityMention, ProjectDocument
from hankenlp.gold import as_document, load_gold
from hankenlp.linking.explain import Explanation
from hankenlp.resources import table
from tests.linking.samples import document

REPORT = document(
    "raportti",
    "Poske, Posken Lappi, Aino Laine, Laine; Pohjoisen Apu (POA) POA, Lumon työpaja, Kaste",
    organizations=["Poske", "Posken Lappi", "Pohjoisen Apu", "POA", "Lumon työpaja"],
    people=[{"text": "Aino Laine", "organization": "STM"}, ("Laine", "Laine")],
    programmes=["Kaste"],
)
MINUTES = document(
    "kokous",
    "Pohjois-Suomen sosiaalialan osaamiskeskus, Aino Laine, POA, Lapin yliopsto, Ministeriö, Stakes",
    organizations=[
        "Pohjois-Suomen sosiaalialan osaamiskeskus",
        "POA",
        "Lapin yliopsto",
        "Ministeriö",
        "Stakes",
    ],
    people=[{"text": "Aino Laine", "organization": "Kela"}],
)
NEWS = document(
    "uutinen",
    "Lapin yliopisto, THL, Aino Laine, Laine, Lumon verstas",
    organizations=["Lapin yliopisto", "THL", "Lumon verstas"],
    people=[{"text": "Aino Laine", "organization": "STM"}],
)
CORPUS = Corpus([REPORT, MINUTES, NEWS])


def rules(why: Explanation) -> set[str]:
    return {reason.rule for reason in why.reasons}


@pytest.mark.parametrize(
    ("one", "other", "same", "said"),
    [
        (("raportti", "Poske"), ("kokous", "Pohjois-Suomen sosiaalialan osaamiskeskus"), True, {"known", "same"}),
        (("raportti", "Poske"), ("raportti", "Posken Lappi"), False, {"known", "entries", "unit"}),
        (("raportti", "POA"), ("kokous", "POA"), True, {"introduced", "name", "abbreviation"}),
        (("kokous", "Lapin yliopsto"), ("uutinen", "Lapin yliopisto"), True, {"name", "known", "spelling"}),
        (("kokous", "Ministeriö"), ("uutinen", "THL"), False, {"nobodys", "known", "document"}),
        (("kokous", "Stakes"), ("uutinen", "THL"), False, {"known", "entries", "successor"}),
        (("raportti", "Laine"), ("uutinen", "Aino Laine"), True, {"part_of_name", "full_name", "person_evidence"}),
        (("raportti", "Aino Laine"), ("kokous", "Aino Laine"), False, {"full_name", "people"}),
        (("raportti", "Lumon työpaja"), ("uutinen", "Lumon verstas"), False, {"name", "names"}),
        (("raportti", "Kaste"), ("raportti", "Aino Laine"), False, {"known", "full_name", "type"}),
    ],
)
def test_reasons(one: tuple[str, str], other: tuple[str, str], same: bool, said: set[str]) -> None:
    why = CORPUS.explain(one, other)
    assert (why.same, rules(why)) == (same, said)


def test_what_people_read() -> None:
    why = CORPUS.explain(("kokous", "Lapin yliopsto"), ("uutinen", 0))
    assert str(why) == (
        "“Lapin yliopsto” (kokous:60) and “Lapin yliopisto” (uutinen:0) are one entity, org/lapin-yliopisto:\n"
        "- “Lapin yliopsto” is unknown to the knowledge base and is taken by its letters, without brackets and legal form\n"
        "- “Lapin yliopisto” is a name of Lapin yliopisto (org/lapin-yliopisto) in the knowledge base\n"
        "- the names differ by slips of the pen or of the scanner: Lapin yliopisto ~ Lapin yliopsto (score 0.96)"
    )
    assert "<li>the names differ" in why._repr_html_()


def test_what_contradicts_is_named() -> None:
    why = CORPUS.explain(("raportti", "Aino Laine"), ("kokous", "Aino Laine"))
    assert (
        why.reasons[-1].text == "the documents differ: employers Sosiaali- ja terveysministeriö and Kansaneläkelaitos"
    )


def test_a_decision_is_the_last_word() -> None:
    corpus = Corpus([REPORT, MINUTES, NEWS])
    mentions = (("raportti", "Aino Laine"), ("kokous", "Aino Laine"))
    corpus.merge_entities("person/aino-laine/stm", "person/aino-laine/kela", by="Salla")
    why = corpus.explain(*mentions)
    assert why.same and rules(why) == {"full_name", "people", "merge"}
    assert "Salla" in why.reasons[-1].text


def test_titles() -> None:
    text = "Hankkeen nimi: {}\nHankekoodi: {}\n"
    titles = {"a": ("Veräjä", "S20101"), "b": ("Veräjä", "S20102"), "c": ("Veräjä", "S20101")}
    corpus = Corpus(document(id_, text.format(*said), title=said[0]) for id_, said in titles.items())
    assert corpus.explain(("a", "Veräjä"), ("c", "Veräjä")).same
    apart = corpus.explain(("a", "Veräjä"), ("b", "Veräjä"))
    assert not apart.same
    assert "S20101 and S20102" in str(apart)


def test_of_two_things_at_one_place_the_one_of_the_others_type_is_meant() -> None:
    text = "Veräjän tupa ry"
    both = [document(id_, text, organizations=[text], title=text) for id_ in "ab"]
    corpus = Corpus([*both, document("c", text, title=text)])
    (body,) = (entity for entity in corpus.entities if entity.type == "organization")
    (project,) = (entity for entity in corpus.entities if entity.type == "project")
    assert corpus.explain(*body.mentions).entity_ids == (body.id, body.id)
    assert corpus.explain(project.mentions[0], project.mentions[2]).entity_ids == (project.id, project.id)


@pytest.mark.parametrize(
    ("mention", "error", "message"),
    [
        (("puuttuu", "Poske"), KeyError, "no document 'puuttuu'"),
        (("raportti", "Kemi"), ValueError, "raportti has no mention 'Kemi'"),
        (("raportti", 1), ValueError, "the place at which it starts"),
        (("raportti", 0, 4), ValueError, "0 to 4"),
    ],
)
def test_mentions_that_are_not_there(mention: tuple[str, str], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        CORPUS.explain(mention, ("raportti", "Poske"))


def test_an_entity_or_its_id_stands_for_its_first_mention() -> None:
    one, other = (entity for entity in CORPUS.entities if entity.id in ("org/stakes", "org/thl"))
    why = CORPUS.explain("org/stakes", "org/thl")
    assert why == CORPUS.explain(one, other) == CORPUS.explain(one.mentions[0], other.mentions[0])
    with pytest.raises(KeyError, match="there is no entity 'org/thk'"):
        CORPUS.explain("org/thk", one)


def agrees(corpus: Corpus, one: EntityMention, other: EntityMention) -> bool:
    """Whether the explanation says what the corpus does, and has found out why."""
    why = corpus.explain(one, other)
    joined = rules(why) & set(table("explanations")["join"])
    return bool(why.same is (why.entity_ids[0] == why.entity_ids[1]) is bool(joined) and len(why.reasons) > 1)


NAMES = [
    "Kuusamon Setlementti",
    "Kuusamon Settlementti",
    "Lumo",
    "Lumo ry",
    "STM",
    "Oulun kaupunki",
    "Sosiaalitoimi",
    "KSL",
]
TEXT = "Lumo (KSL)\n" + "\n".join([*NAMES, "Aino Laine"])


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3), st.sampled_from([None, "STM", "Kela"])),
        min_size=1,
        max_size=4,
    )
)
def test_every_pair_has_its_reasons(given_: list[tuple[list[str], str | None]]) -> None:
    documents: list[ProjectDocument] = [
        document(
            f"d{n}",
            TEXT,
            title="Lumo" if n % 2 else None,
            organizations=dict.fromkeys(names),
            people=[{"text": "Aino Laine", "organization": employer}],
        )
        for n, (names, employer) in enumerate(given_)
    ]
    corpus = Corpus(documents)
    mentions = [mention for entity in corpus.entities if entity.type != "project" for mention in entity.mentions]
    assert all(agrees(corpus, one, other) for one, other in combinations(mentions, 2))


@pytest.mark.skipif("HANKENLP_GOLD" not in os.environ, reason="needs gold documents")
def test_pairs_of_the_gold_have_their_reasons() -> None:
    golds = load_gold(*sorted(path for path in Path(os.environ["HANKENLP_GOLD"]).iterdir() if path.is_dir()))
    corpus = Corpus(as_document(gold) for gold in golds.values())
    rnd = random.Random(1)
    mentions = [mention for entity in corpus.entities if entity.type != "project" for mention in entity.mentions]
    same = [pair for entity in corpus.entities for pair in combinations(entity.mentions[:4], 2)]
    pairs = [*rnd.sample(same, 150), *((rnd.choice(mentions), rnd.choice(mentions)) for _ in range(150))]
    assert [str(corpus.explain(*pair)) for pair in pairs if not agrees(corpus, *pair)] == []


def test_a_misspelling_of_two_entries_is_explained_as_one_of_them_and_not_as_the_other(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("type,name\norganization,Rannan Raittiuskulmo\norganization,Rannan Raittiuskulmi\n", "utf-8")
    names = [f"Rannan Raittiuskulm{end}" for end in "uoi"]
    corpus = Corpus([document(name[-1], name, organizations=[name]) for name in names], knowledge=[own])
    whys = [corpus.explain((one[-1], one), (other[-1], other)) for one, other in combinations(names, 2)]
    assert sorted(why.same for why in whys) == [False, False, True]
    for why in whys:
        assert ("entries" in rules(why)) is not why.same
    parted = next(why for why in whys if not why.same and "spelling" not in rules(why))
    assert {parted.one.document_id, parted.other.document_id} == {"o", "i"}


def test_of_a_title_that_is_a_body_too_the_item_is_explained_that_is_of_the_others_type() -> None:
    page = document("a", "Rantakaari", title="Rantakaari", organizations=["Rantakaari"])
    report = document("b", "Rantakaari", title="Rantakaari")
    minutes = document("c", "Rantakaari", organizations=["Rantakaari"])
    corpus = Corpus([page, report, minutes])
    for entity in corpus.entities:
        one, other = entity.mentions
        why = corpus.explain(one, other)
        assert why.entity_ids == (entity.id, entity.id)
        assert corpus.explain(other, one).same
    assert corpus.explain(("b", 0), ("c", 0)).entity_ids == ("project/rantakaari", "org/rantakaari")


def test_units_of_two_bodies_are_told_apart_by_their_bodies() -> None:
    names = ["Oulun kaupungin sosiaalitoimi", "Kemin kaupungin sosiaalitoimi"]
    corpus = Corpus([document(name[:3], name, organizations=[name]) for name in names])
    why = corpus.explain(("Oul", names[0]), ("Kem", names[1]))
    assert not why.same
    said = [reason.text for reason in why.reasons if reason.rule == "unit"]
    assert any("is a part of Oulun kaupunki" in text for text in said)
    assert any("is a part of Kemin kaupunki" in text for text in said)


def test_a_decision_that_was_not_followed_explains_nothing(tmp_path: Path) -> None:
    own = tmp_path / "own.jsonl"
    refs = ['{"id":"org/rantaseura"},{"id":"place/kemi"}', '{"id":"org/rantaseura"},{"id":"org/kylaseura"}']
    own.write_text(
        "".join(f'{{"do":"merge","entities":[{two}],"by":"A","at":"2026-11-29T12:00:00Z"}}\n' for two in refs), "utf-8"
    )
    corpus = Corpus(
        [document("a", "Rantaseura, Kyläseura, Kemi", organizations=["Rantaseura", "Kyläseura"], places=["Kemi"])],
        decisions=own,
    )
    why = corpus.explain(("a", "Rantaseura"), ("a", "Kyläseura"))
    assert len(corpus.conflicts) == 1
    assert [reason.text for reason in why.reasons if reason.rule == "merge"] == [
        f"merge org/rantaseura with org/kylaseura (A, 2026-11-29T12:00:00Z, {own}:2)"
    ]
