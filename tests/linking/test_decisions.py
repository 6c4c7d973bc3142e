"""Corrections of the linking: what each does, what becomes of it on another corpus, and the file that keeps them."""

import errno
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hankenlp.corpus import Corpus
from hankenlp.documents import Entity, EntityMention, ProjectDocument
from hankenlp.errors import ResourceError
from hankenlp.linking.deciding import apply
from hankenlp.linking.decisions import Decision, EntityRef, Merge, Rename, Split
from tests.linking.samples import document

FIELDS = ("organizations", "people", "places", "programmes")
NOON = datetime(2026, 11, 29, 12, tzinfo=UTC)

A = document(
    "a", "Rantaraitti ry ja Kylänraitti ry, Salla Kolari, Kemi", organizations=["Rantaraitti ry"], places=["Kemi"]
)
B = document("b", "Kylänraitti ry ja STM", organizations=["Kylänraitti ry", "STM"])
C = document("c", "Kylänraitti, Salla Kolari", organizations=["Kylänraitti"], people=["Salla Kolari"])
DOCUMENTS = (A, B, C)


def corpus(*documents: ProjectDocument) -> Corpus:
    return Corpus(documents or DOCUMENTS)


def again(made: Corpus, tmp_path: Path, *documents: ProjectDocument) -> Corpus:
    """The decisions of one corpus, read from their file for another."""
    made.write_decisions(tmp_path / "decisions.jsonl")
    return Corpus(documents or DOCUMENTS, decisions=tmp_path / "decisions.jsonl")


def entity(made: Corpus, id_: str) -> Entity:
    return next(each for each in made.entities if each.id == id_)


def places(made: Entity) -> list[tuple[str, str]]:
    return [(mention.document_id, mention.text) for mention in made.mentions]


def owners(documents: Sequence[ProjectDocument]) -> list[tuple[str, int, int, str | None]]:
    """Every mention and title of the documents, with its entity."""
    spans = [(d.id, m) for d in documents for field in FIELDS for m in getattr(d, field)]
    titles = [(d.id, d.title) for d in documents if d.title]
    return sorted((id_, span.start, span.end, str(span.entity_id)) for id_, span in (*spans, *titles))


def agrees(made: Corpus) -> bool:
    """Whether the documents' ids and the entities' mentions say the same, and the entities stand in order."""
    named = sorted((m.document_id, m.start, m.end, e.id) for e in made.entities for m in e.mentions)
    ids = [each.id for each in made.entities]
    return named == owners(made.documents) and ids == sorted(set(ids))


class TestMerge:
    def test_the_first_stays_with_all_mentions_and_names(self) -> None:
        made = corpus()
        merged = made.merge_entities("org/rantaraitti", "org/kylanraitti", by="Salla")
        assert (merged.id, merged.name) == ("org/rantaraitti", "Rantaraitti ry")
        assert merged.aliases == ("Kylänraitti", "Kylänraitti ry")
        assert places(merged) == [("a", "Rantaraitti ry"), ("b", "Kylänraitti ry"), ("c", "Kylänraitti")]
        assert entity(made, merged.id) == merged and agrees(made)
        assert made.documents[2].organizations[0].entity_id == "org/rantaraitti"

    def test_what_is_known_stays_whichever_is_first(self) -> None:
        merged = corpus().merge_entities("org/kylanraitti", "org/stm")
        assert (merged.id, merged.name) == ("org/stm", "Sosiaali- ja terveysministeriö")
        assert merged.aliases == ("Kylänraitti", "Kylänraitti ry", "STM")

    def test_of_two_that_are_known_the_first_stays(self) -> None:
        made = corpus(document("a", "THL ja STM", organizations=["THL", "STM"]))
        assert made.merge_entities("org/thl", "org/stm").id == "org/thl"

    def test_titles(self) -> None:
        made = corpus(document("a", "Rantaraitti", title="Rantaraitti"), document("b", "Jokiranta", title="Jokiranta"))
        made.merge_entities("project/rantaraitti", "project/jokiranta")
        assert [each.title and each.title.entity_id for each in made.documents] == ["project/rantaraitti"] * 2

    def test_documents_that_it_does_not_touch_stay_the_same_objects(self) -> None:
        made = corpus()
        before = list(made.documents)
        made.merge_entities("org/rantaraitti", "org/kylanraitti")
        same = [old is new for old, new in zip(before, made.documents, strict=True)]
        assert same == [True, False, False]

    def test_different_types_are_refused(self) -> None:
        made = corpus()
        with pytest.raises(ValueError, match="org/kylanraitti is of type organization, place/kemi of type place"):
            made.merge_entities("org/kylanraitti", "place/kemi")
        assert made.decisions == ()

    def test_with_itself_is_no_decision(self) -> None:
        made = corpus()
        assert made.merge_entities("org/stm", entity(made, "org/stm")).id == "org/stm"
        assert made.decisions == ()


class TestSplit:
    def test_the_mentions_are_an_entity_of_their_own(self) -> None:
        made = corpus()
        whole = entity(made, "org/kylanraitti")
        part = made.split_entity(whole, [mention for mention in whole.mentions if mention.document_id == "c"])
        assert part.id.startswith("org/kylanraitti~") and len(part.id) == len("org/kylanraitti~") + 6
        assert (part.type, part.name, part.aliases, places(part)) == (
            "organization", "Kylänraitti", (), [("c", "Kylänraitti")],
        )  # fmt: skip
        rest = entity(made, "org/kylanraitti")
        assert (rest.name, rest.aliases, places(rest)) == ("Kylänraitti ry", (), [("b", "Kylänraitti ry")])
        assert agrees(made)

    def test_places_are_enough_and_the_rest_is_named_anew(self) -> None:
        made = corpus()
        part = made.split_entity("org/kylanraitti", [("b", 0, 14)])
        assert part.name == "Kylänraitti ry"
        assert (entity(made, "org/kylanraitti").name, entity(made, "org/kylanraitti").aliases) == ("Kylänraitti", ())

    def test_the_id_depends_on_the_mentions_alone(self) -> None:
        one, other = (corpus().split_entity("org/kylanraitti", [("c", 0, 11)]).id for _ in range(2))
        assert one == other != corpus().split_entity("org/kylanraitti", [("b", 0, 14)]).id

    def test_a_given_name_stays(self) -> None:
        made = corpus()
        made.rename_entity("org/kylanraitti", "Kylän raitti")
        made.split_entity("org/kylanraitti", [("b", 0, 14)])
        assert entity(made, "org/kylanraitti").name == "Kylän raitti"

    @pytest.mark.parametrize(
        ("mentions", "message"),
        [
            ([("b", 0, 14), ("c", 0, 11)], "all mentions of org/kylanraitti.*rename_entity"),
            ([("b", 0, 13)], r"\('b', 0, 13\) is no mention of org/kylanraitti. Give some of entity.mentions"),
            ([], "no mention to split off"),
        ],
    )
    def test_what_cannot_be_split(self, mentions: list[tuple[str, int, int]], message: str) -> None:
        made = corpus()
        with pytest.raises(ValueError, match=message):
            made.split_entity("org/kylanraitti", mentions)
        assert made.decisions == ()


class TestRename:
    def test_the_old_name_is_an_alias(self) -> None:
        made = corpus()
        renamed = made.rename_entity("org/stm", " Ministeriö ")
        assert (renamed.id, renamed.name) == ("org/stm", "Ministeriö")
        assert renamed.aliases == ("STM", "Sosiaali- ja terveysministeriö")
        assert made.rename_entity("org/stm", "STM").aliases == ("Ministeriö", "Sosiaali- ja terveysministeriö")

    def test_to_its_own_name_is_no_decision(self) -> None:
        made = corpus()
        made.rename_entity("place/kemi", "Kemi")
        assert made.decisions == ()

    @pytest.mark.parametrize("name", ["", "  ", "\u00a0\n", "\u200b"])
    def test_to_nothing_is_refused(self, name: str) -> None:
        with pytest.raises(ValueError, match="^the name for place/kemi is empty"):
            corpus().rename_entity("place/kemi", name)

    @pytest.mark.parametrize("name", ["\ud800", "Ke\udc00mi"])
    def test_to_what_cannot_be_written_is_refused(self, name: str, tmp_path: Path) -> None:
        made = Corpus(DOCUMENTS, decisions=tmp_path / "decisions.jsonl")
        with pytest.raises(ValueError, match="^the name for place/kemi, '.*', has no form in UTF-8"):
            made.rename_entity("place/kemi", name)
        with pytest.raises(ValueError, match="^the name of who decides, '.*', has no form in UTF-8"):
            made.rename_entity("place/kemi", "Kemin kaupunki", by=name)
        assert made.decisions == ()
        assert not (tmp_path / "decisions.jsonl").exists()


def test_an_unknown_entity_has_near_ones() -> None:
    with pytest.raises(KeyError, match="'org/kylanraiti'. Near it: org/kylanraitti"):
        corpus().rename_entity("org/kylanraiti", "Raitti")
    with pytest.raises(KeyError, match="Near it: org/stm"):
        corpus().rename_entity("Sosiaali- ja terveysministeriö", "STM")
    with pytest.raises(KeyError, match="corpus.entities"):
        corpus().rename_entity("€", "STM")


def test_who_and_when(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError("no such user")

    made = corpus()
    before = datetime.now(UTC).replace(microsecond=0)
    made.rename_entity("org/stm", "A", by="Salla")
    monkeypatch.setattr("getpass.getuser", lambda: "kolari")
    made.rename_entity("org/stm", "B")
    monkeypatch.setattr("getpass.getuser", nobody)
    made.rename_entity("org/stm", "C")
    assert [decision.by for decision in made.decisions] == ["Salla", "kolari", "unknown"]
    assert all(before <= decision.at <= datetime.now(UTC) for decision in made.decisions)


class TestAnotherCorpus:
    def test_the_same_documents_become_the_same(self, tmp_path: Path) -> None:
        made = corpus()
        made.merge_entities("org/rantaraitti", "org/kylanraitti")
        made.split_entity("org/rantaraitti", [("c", 0, 11)])
        made.rename_entity("place/kemi", "Kemin kaupunki")
        other = again(made, tmp_path, *reversed(DOCUMENTS))
        assert other.entities == made.entities
        assert other.documents == made.documents[::-1]
        assert (other.conflicts, other.unused_decisions) == ([], ())

    def test_an_id_that_has_changed_is_found_by_the_mention(self, tmp_path: Path) -> None:
        made = corpus()
        made.rename_entity("org/kylanraitti", "Raitti")
        (decision,) = made.decisions
        assert isinstance(decision, Rename) and decision.entity.mention
        old = decision.model_copy(update={"entity": EntityRef(id="org/vanha", mention=decision.entity.mention)})
        other = corpus()
        other._decisions = [old]
        assert entity(again(other, tmp_path), "org/kylanraitti").name == "Raitti"

    def test_an_id_that_went_over_to_a_namesake_is_not_followed(self) -> None:
        """Another document has told where the first of them works, so that the second has the id now."""
        ids = {"b": "person/salla-kolari/kemin-kaupunki", "c": "person/salla-kolari"}
        documents = [
            document(id_, "Salla Kolari", people=[{"text": "Salla Kolari", "entity_id": ids[id_]}]) for id_ in ids
        ]
        mentions = {id_: EntityMention(document_id=id_, text="Salla Kolari", start=0, end=12) for id_ in ids}
        entities = [Entity(id=ids[id_], type="person", name="Salla Kolari", mentions=(mentions[id_],)) for id_ in ids]
        meant = EntityRef(id="person/salla-kolari", mention=mentions["b"])
        decision = Rename(entity=meant, name="Salla Kolari (Kemi)", by="Aino", at=datetime(2026, 11, 29, tzinfo=UTC))
        applied = apply([decision], documents, entities)
        assert [(each.id, each.name) for each in applied.entities] == [
            ("person/salla-kolari", "Salla Kolari"),
            ("person/salla-kolari/kemin-kaupunki", "Salla Kolari (Kemi)"),
        ]

    def test_a_mention_that_links_to_another_name_now_changes_nothing(self, tmp_path: Path) -> None:
        """The first mention of an entity can turn out to be another thing; its other mentions are still the entity."""
        made = corpus()
        made.rename_entity("org/kylanraitti", "Raitti")
        (decision,) = made.decisions
        assert isinstance(decision, Rename)
        stm = entity(made, "org/stm").mentions[0]
        made._decisions = [decision.model_copy(update={"entity": EntityRef(id="org/kylanraitti", mention=stm)})]
        other = again(made, tmp_path)
        assert entity(other, "org/kylanraitti").name == "Raitti"
        assert entity(other, "org/stm").name == "Sosiaali- ja terveysministeriö"

    def test_a_known_body_alone_is_no_conflict(self, tmp_path: Path) -> None:
        made = corpus()
        made.merge_entities("org/kylanraitti", "org/stm")
        other = again(made, tmp_path, document("x", "STM", organizations=["STM"]))
        assert (other.conflicts, len(other.unused_decisions)) == ([], 1)

    def test_documents_that_are_missing_are_no_conflict(self, tmp_path: Path) -> None:
        made = corpus()
        made.merge_entities("org/rantaraitti", "org/kylanraitti")
        made.split_entity("org/rantaraitti", [("c", 0, 11)])
        made.rename_entity("place/kemi", "Kemin kaupunki")
        other = again(made, tmp_path, document("x", "Simo", places=["Simo"]))
        assert (other.conflicts, len(other.unused_decisions)) == ([], 3)
        assert [each.id for each in other.entities] == ["place/simo"]

    def test_part_of_the_documents(self, tmp_path: Path) -> None:
        made = corpus()
        made.merge_entities("org/rantaraitti", "org/kylanraitti")
        made.split_entity("org/rantaraitti", [("c", 0, 11)])
        other = again(made, tmp_path, A, B)
        assert places(entity(other, "org/rantaraitti")) == [("a", "Rantaraitti ry"), ("b", "Kylänraitti ry")]
        assert (other.conflicts, len(other.unused_decisions)) == ([], 1)

    def test_what_is_known_need_not_be_named(self, tmp_path: Path) -> None:
        made = corpus()
        made.merge_entities("org/kylanraitti", "org/stm")
        other = again(made, tmp_path, C)
        assert other.documents[0].organizations[0].entity_id == "org/stm"
        assert entity(other, "org/stm").name == "Sosiaali- ja terveysministeriö"

    def test_mentions_that_are_all_that_is_left_still_go(self, tmp_path: Path) -> None:
        made = corpus(B, document("d", "STM", organizations=["STM"]))
        part = made.split_entity("org/stm", [("d", 0, 3)])
        other = again(made, tmp_path, document("d", "STM", organizations=["STM"]))
        assert [each.id for each in other.entities] == [part.id]
        assert agrees(other)


class TestConflicts:
    def reasons(self, made: Corpus) -> list[str]:
        return [str(conflict) for conflict in made.conflicts]

    def test_a_text_that_has_changed(self, tmp_path: Path) -> None:
        made = corpus()
        made.split_entity("org/kylanraitti", [("c", 0, 11)], by="Salla")
        changed = document("c", "Oi Kylänraitti", organizations=["Kylänraitti"])
        other = again(made, tmp_path, A, B, changed)
        (reason,) = self.reasons(other)
        assert reason.startswith("split 1 mention off org/kylanraitti (Kylänraitti ry) (Salla, 20")
        assert "decisions.jsonl:1): no mention “Kylänraitti” (c, 0–11) is there now" in reason

    def test_an_entity_that_is_not_there(self, tmp_path: Path) -> None:
        made = corpus()
        made.merge_entities("org/rantaraitti", "org/kylanraitti")
        other = again(made, tmp_path, A)
        (reason,) = self.reasons(other)
        assert "there is no entity org/kylanraitti, and the document of “Kylänraitti ry” (b, 0–14) is missing" in reason
        assert "\n" not in reason

    def test_types_that_differ(self) -> None:
        made = Corpus(DOCUMENTS)
        refs = tuple(EntityRef.of(entity(made, id_)) for id_ in ("org/stm", "place/kemi"))
        made._take(decisions := [Merge(entities=refs, by="x", at=NOON)], made._applied(decisions))  # type: ignore[arg-type]
        assert "org/stm is of type organization, place/kemi of type place" in self.reasons(made)[0]

    def test_a_merge_that_is_split_again(self) -> None:
        made = corpus()
        made.merge_entities("org/rantaraitti", "org/kylanraitti")
        made.split_entity("org/rantaraitti", [("b", 0, 14)])
        assert made.conflicts == []
        made.split_entity("org/rantaraitti", [("c", 0, 11)])
        assert made.conflicts == []
        other = corpus()
        other.merge_entities("org/rantaraitti", "org/kylanraitti")
        other.split_entity("org/rantaraitti", [("b", 0, 14), ("c", 0, 11)])
        assert "a later decision undoes it: split 2 mentions off org/rantaraitti" in self.reasons(other)[0]
        third = corpus()
        third.merge_entities("org/rantaraitti", "org/kylanraitti")
        third.split_entity("org/rantaraitti", [("a", 0, 14)])
        assert len(third.conflicts) == 1

    def test_a_split_that_is_merged_again(self) -> None:
        made = corpus()
        part = made.split_entity("org/kylanraitti", [("c", 0, 11)])
        made.merge_entities(part, "org/kylanraitti")
        assert "a later decision undoes it: merge org/kylanraitti~" in self.reasons(made)[0]
        assert agrees(made)

    def test_two_names(self) -> None:
        made = corpus()
        made.rename_entity("org/stm", "Ministeriö", by="Salla")
        made.rename_entity("org/stm", "STM", by="Kaisa")
        assert len(made.conflicts) == 1
        assert "to Ministeriö (Salla, " in self.reasons(made)[0] and "to STM (Kaisa, " in self.reasons(made)[0]

    def test_a_name_that_a_merge_takes_away(self) -> None:
        made = corpus()
        made.rename_entity("org/kylanraitti", "Raitti")
        assert "Raitti" in made.merge_entities("org/stm", "org/kylanraitti").aliases
        assert "a later decision undoes it: merge org/stm" in self.reasons(made)[0]

    def test_what_two_people_decide_alike_is_none(self, tmp_path: Path) -> None:
        lines = []
        for by in ("Salla", "Kaisa"):
            made = corpus()
            made.merge_entities("org/rantaraitti", "org/kylanraitti", by=by)
            made.rename_entity("org/stm", "STM", by=by)
            made.split_entity("org/rantaraitti", [("c", 0, 11)], by=by)
            made.write_decisions(tmp_path / by)
            lines.append((tmp_path / by).read_text(encoding="utf-8"))
        (tmp_path / "both.jsonl").write_text("".join(lines), encoding="utf-8")
        both = Corpus(DOCUMENTS, decisions=tmp_path / "both.jsonl")
        assert (both.conflicts, both.unused_decisions) == ([], ())
        assert both.entities == made.entities

    def test_a_mention_that_another_took_first(self) -> None:
        made, other = corpus(), corpus()
        made.merge_entities("org/rantaraitti", "org/kylanraitti")
        part = made.split_entity("org/rantaraitti", [("a", 0, 14), ("c", 0, 11)])
        other.merge_entities("org/rantaraitti", "org/kylanraitti")
        other.split_entity("org/rantaraitti", [("b", 0, 14), ("c", 0, 11)])
        decisions: list[Decision] = [*made.decisions, other.decisions[1].model_copy(update={"at": made._now()})]
        made._take(decisions, made._applied(decisions))
        assert f"“Kylänraitti” (c, 0–11) belongs to {part.id} already" in self.reasons(made)[-1]
        assert agrees(made)


class TestFile:
    def test_a_decision_is_a_line_that_is_there_at_once(self, tmp_path: Path) -> None:
        path = tmp_path / "decisions.jsonl"
        made = Corpus(DOCUMENTS, decisions=path)
        assert not path.exists()
        made.merge_entities("org/rantaraitti", "org/kylanraitti", by="Salla")
        assert path.read_text(encoding="utf-8").count("\n") == 1
        made.rename_entity("org/stm", "Ministeriö", by="Salla")
        assert path.read_text(encoding="utf-8").count("\n") == 2
        read = Corpus(DOCUMENTS, decisions=path)
        assert [each.model_dump() for each in read.decisions] == [each.model_dump() for each in made.decisions]
        assert [each.where for each in read.decisions] == [f"{path}:1", f"{path}:2"]
        assert read.entities == made.entities

    def test_a_last_line_without_an_end_stays_whole(self, tmp_path: Path) -> None:
        path = tmp_path / "decisions.jsonl"
        line = Rename(entity=EntityRef(id="org/stm"), name="Ministeriö", by="x", at=NOON).model_dump_json()
        path.write_text("\ufeff" + line, encoding="utf-8")
        made = Corpus(DOCUMENTS, decisions=path)
        made.rename_entity("place/kemi", "Kemin kaupunki")
        assert [each.do for each in Corpus(DOCUMENTS, decisions=path).decisions] == ["rename", "rename"]

    def test_what_cannot_be_written_is_not_done(self, tmp_path: Path) -> None:
        made = Corpus(DOCUMENTS, decisions=tmp_path / "decisions.jsonl")
        (tmp_path / "decisions.jsonl").mkdir()
        with pytest.raises(OSError):
            made.rename_entity("org/stm", "Ministeriö")
        assert made.decisions == () and entity(made, "org/stm").name == "Sosiaali- ja terveysministeriö"

    def test_a_full_disk_leaves_no_half_line(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        made = Corpus(DOCUMENTS, decisions=tmp_path / "decisions.jsonl")
        made.rename_entity("org/stm", "Ministeriö")
        whole = (tmp_path / "decisions.jsonl").read_bytes()
        write = os.write

        def full(file: int, line: bytes) -> int:
            if len(line) < 50:
                raise OSError(errno.ENOSPC, "No space left on device")
            return write(file, line[:50])

        monkeypatch.setattr(os, "write", full)
        with pytest.raises(OSError, match="No space"):
            made.rename_entity("place/kemi", "Kemin kaupunki")
        assert (tmp_path / "decisions.jsonl").read_bytes() == whole

    def test_an_entity_written_by_hand_needs_its_id_alone(self, tmp_path: Path) -> None:
        path = tmp_path / "decisions.jsonl"
        lines = [
            Rename(entity=EntityRef(id=id_), name="Ministeriö", by="x", at=NOON).model_dump_json()
            for id_ in ("org/stm", "org/smt")
        ]
        path.write_text("\n".join(lines), encoding="utf-8")
        made = Corpus(DOCUMENTS, decisions=path)
        assert entity(made, "org/stm").name == "Ministeriö"
        assert [each.reason for each in made.conflicts] == ["there is no entity org/smt; its documents may be missing"]

    def test_the_order_is_that_of_the_times(self, tmp_path: Path) -> None:
        path = tmp_path / "decisions.jsonl"
        names = [
            Rename(entity=EntityRef(id="org/stm"), name=name, by="x", at=NOON.replace(hour=hour)).model_dump_json()
            for name, hour in (("Kolmas", 15), ("Eka", 9), ("Toka", 9))
        ]
        path.write_text("\n\n".join(names), encoding="utf-8")
        made = Corpus(DOCUMENTS, decisions=path)
        assert entity(made, "org/stm").name == "Kolmas"
        assert [each.where.rpartition(":")[2] for each in made.decisions] == ["3", "5", "1"]
        assert len(made.conflicts) == 2

    def test_a_clock_that_went_back_changes_no_order(self, tmp_path: Path) -> None:
        path = tmp_path / "decisions.jsonl"
        later = NOON.replace(year=2126)
        path.write_text(Rename(entity=EntityRef(id="org/stm"), name="Eka", by="x", at=later).model_dump_json() + "\n")
        made = Corpus(DOCUMENTS, decisions=path)
        assert made.rename_entity("org/stm", "Toka").name == "Toka"
        assert made.decisions[-1].at == later

    @pytest.mark.parametrize(
        ("line", "cause"),
        [
            ("nothing", "Expecting value"),
            ("[" * 100_000, "recursion"),
            ("[]", "decision"),
            ('{"do": "join"}', "join"),
            ('{"do": "rename", "entity": {"id": "org/stm"}, "name": "A", "by": "x"}', "rename.at: Field required"),
            ('{"do": "rename", "entity": {"id": "org/stm"}, "name": " ", "by": "x", "at": "2026-11-29T18:00:00Z"}', "name"),
            ('{"do": "rename", "entity": {"id": "org/stm"}, "name": "A", "by": "x", "at": "2026-11-29T18:00:00"}', "at"),
            ('{"do": "split", "entity": {"id": "a"}, "mentions": [], "by": "x", "at": "2026-11-29T18:00:00Z"}', "mentions"),
            ('{"do": "merge", "entities": [{"id": "a"}], "by": "x", "at": "2026-11-29T18:00:00Z"}', "entities"),
        ],
    )  # fmt: skip
    def test_a_line_that_is_no_decision(self, tmp_path: Path, line: str, cause: str) -> None:
        path = tmp_path / "decisions.jsonl"
        path.write_text("\n" + line, encoding="utf-8")
        with pytest.raises(ResourceError, match=rf"decisions\.jsonl:2: .*{cause}.*Mend it, or delete the line"):
            Corpus(DOCUMENTS, decisions=path)

    def test_a_file_that_cannot_be_one(self, tmp_path: Path) -> None:
        (tmp_path / "latin").write_bytes("ä".encode("latin-1"))
        for path, cause in {".": "Name a file", "none/d.jsonl": "no such directory", "latin": "UTF-8"}.items():
            with pytest.raises(ResourceError, match=cause):
                Corpus(DOCUMENTS, decisions=tmp_path / path)


NAMES = ("STM", "Kylänraitti ry", "Kylänraitti", "Rantaraitti ry", "Kemin kaupunki", "Salla Kolari", "ESR", "Kemi")
FIELD_OF = {"Salla Kolari": "people", "ESR": "programmes", "Kemi": "places"}


@st.composite
def collections(draw: st.DrawFn) -> list[ProjectDocument]:
    made = []
    for id_ in "abcd"[: draw(st.integers(1, 4))]:
        names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=5, unique=True))
        given: dict[str, Any] = {}
        for name in names:
            given.setdefault(FIELD_OF.get(name, "organizations"), []).append(name)
        title = draw(st.sampled_from((None, names[0])))
        made.append(document(id_, ", ".join(sorted(names, key=len, reverse=True)), title=title, **given))
    return made


def decide(made: Corpus, data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(made.entities))
    match data.draw(st.sampled_from(("merge", "split", "rename"))):
        case "merge":
            made.merge_entities(one, data.draw(st.sampled_from([e for e in made.entities if e.type == one.type])))
        case "split" if len({(m.document_id, m.start, m.end) for m in one.mentions}) > 1:
            mentions = st.lists(st.sampled_from(one.mentions), min_size=1, max_size=len(one.mentions) - 1, unique=True)
            made.split_entity(one, data.draw(mentions))
        case _:
            made.rename_entity(one, data.draw(st.sampled_from(("Uusi", "Vanha", *NAMES))))


@given(collections(), st.integers(1, 8), st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_mention_has_one_entity_and_the_file_gives_it_again(
    tmp_path: Path, documents: list[ProjectDocument], steps: int, data: st.DataObject
) -> None:
    made = Corpus(documents)
    before = [place[:3] for place in owners(made.documents)]
    for _ in range(steps):
        decide(made, data)
        assert agrees(made)
    assert [place[:3] for place in owners(made.documents)] == before
    other = again(made, tmp_path, *documents)
    assert (other.documents, other.entities) == (made.documents, made.entities)
    assert [(str(c.decision), c.reason.partition(" (")[0]) for c in other.conflicts] == [
        (str(c.decision), c.reason.partition(" (")[0]) for c in made.conflicts
    ]
    assert not other.unused_decisions
    smaller = again(made, tmp_path, *documents[1:]) if len(documents) > 1 else other
    assert agrees(smaller)


@given(collections(), st.integers(1, 5), st.integers(1, 5), st.data())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_two_people_decide_apart_can_be_put_together(
    tmp_path: Path, documents: list[ProjectDocument], one: int, other: int, data: st.DataObject
) -> None:
    lines = ""
    for steps in (one, other):
        made = Corpus(documents)
        for _ in range(steps):
            decide(made, data)
        made.write_decisions(tmp_path / "decisions.jsonl")
        lines += (tmp_path / "decisions.jsonl").read_text(encoding="utf-8")
    (tmp_path / "both.jsonl").write_text(lines, encoding="utf-8")
    both = Corpus(documents, decisions=tmp_path / "both.jsonl")
    assert agrees(both)
    assert [place[:3] for place in owners(both.documents)] == [place[:3] for place in owners(made.documents)]
    assert all(str(conflict).count("\n") == 0 for conflict in both.conflicts)


def test_decisions_are_plain_models() -> None:
    made = corpus()
    made.split_entity("org/kylanraitti", [("c", 0, 11)], by="Salla")
    (split,) = made.decisions
    assert isinstance(split, Split)
    assert Split.model_validate_json(split.model_dump_json()) == split


@pytest.mark.parametrize("odd", [chr(0xFFFD), chr(0xD800)])
def test_names_that_were_read_wrongly_can_be_corrected(odd: str, tmp_path: Path) -> None:
    name = f"Kyl{odd}nraitti ry"
    documents = [document("a", name, organizations=[name]), document("b", "Rantaraitti", organizations=["Rantaraitti"])]
    made = Corpus(documents, decisions=tmp_path / "own.jsonl")
    made.merge_entities("org/rantaraitti", next(each for each in made.entities if each.name == name), by="A")
    assert Corpus(documents, decisions=tmp_path / "own.jsonl").entities == made.entities
    assert made.decisions[0].model_dump_json().endswith('Z"}')


def test_what_is_merged_with_an_entry_that_no_document_names_has_the_entrys_name(tmp_path: Path) -> None:
    own = tmp_path / "own.jsonl"
    own.write_text(
        '{"do":"merge","entities":[{"id":"org/rantaraitti"},{"id":"org/kela"}],"by":"A","at":"2026-11-29T12:00:00Z"}\n',
        "utf-8",
    )
    made = Corpus([document("a", "Rantaraitti", organizations=["Rantaraitti"])], decisions=own)
    assert [(each.id, each.name, each.aliases) for each in made.entities] == [
        ("org/kela", "Kansaneläkelaitos", ("Rantaraitti",))
    ]


def test_a_union_keeps_decisions_but_no_file_of_them(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    made = Corpus([A, B], decisions=path)
    made.rename_entity("place/kemi", "Kemin kaupunki", by="Salla")
    before = path.read_text(encoding="utf-8")
    both = made.union(Corpus([C]))
    both.rename_entity("org/stm", "Ministeriö", by="Salla")
    assert path.read_text(encoding="utf-8") == before
    both.write_decisions(path)
    assert [each.name for each in Corpus(DOCUMENTS, decisions=path).entities] == [each.name for each in both.entities]
