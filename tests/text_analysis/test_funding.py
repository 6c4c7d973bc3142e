"""The money of a corpus: which document counts for a project, years, payers, groups."""

import random

import pandas as pd
import pytest

from hankenlp import Corpus
from hankenlp.documents import Date, Entity, Organization, ProjectDocument, Title
from hankenlp.summary import summarise
from hankenlp.text_analysis.funding import Funding, funding
from tests.text_analysis.money import funder, since, telling

APPLICATION = (
    "Kustannusarvio 100 000 €\nHaettava avustus 80 000 €\nOmarahoitus 20 000 €",
    ("100 000 €", "budget"),
    ("80 000 €", "external_funding"),
    ("20 000 €", "self_funding"),
)
MINUTES = (
    "Kustannusarvio 100 000 €, avustus 80 000 €, kunta maksaa 20 000 €.",
    ("100 000 €", "budget"),
    ("80 000 €", "external_funding", "Kela"),
    ("20 000 €", "self_funding", "Salla"),
)
PAGE = ("Hanke sai 70 000 €.", ("70 000 €", "external_funding", "Kela"))
NOTE = ("Avajaisiin Kela antoi 500 €.", ("500 €", "external_funding", "Kela"))


def money(*documents: ProjectDocument, metadata: pd.DataFrame | None = None) -> Funding:
    entities = [
        Entity(id="project/a", type="project", name="Hanke A"),
        Entity(id="org/kela", type="organization", name="Kela"),
    ]
    return funding(documents, entities, metadata)


def counted(found: Funding) -> list[tuple[str, float]]:
    return [(row.document_id, row.euros) for row in found if row.counted]


def test_of_documents_about_one_project_one_counts() -> None:
    found = money(telling(*APPLICATION, id="hak", status="planned"), telling(*MINUTES, id="ptk", status="planned"))
    assert counted(found) == [("ptk", 80_000), ("ptk", 20_000)]  # it says who pays
    why = {(row.document_id, row.text): (row.why, row.counted_in) for row in found}
    assert why["hak", "80 000 €"] == ("repeated", ("ptk/1",))
    assert why["hak", "100 000 €"] == ("total", ("ptk/1", "ptk/2"))
    assert found.euros == 100_000


def test_what_was_granted_goes_before_what_was_applied_for() -> None:
    found = money(telling(*APPLICATION, id="hak", status="planned"), telling(*PAGE, id="uut", status="ongoing"))
    assert counted(found) == [("uut", 70_000)]
    assert {row.why for row in found if row.document_id == "hak"} == {"total", "other_document"}


def test_a_fraction_does_not_replace_the_whole() -> None:
    found = money(telling(*APPLICATION, id="hak", status="planned"), telling(*NOTE, id="uut", status="ongoing"))
    assert counted(found) == [("hak", 80_000), ("hak", 20_000)]


def test_a_list_of_grants_meets_the_projects_own_page() -> None:
    listed = telling(
        "Avustukset: Hanke A 70 000 €, Hanke B 30 000 €.",
        ("70 000 €", "funding", None, "Hanke A"), ("30 000 €", "funding", None, "Hanke B"), id="tie", project=None,
    )  # fmt: skip
    found = money(listed, telling(*PAGE, id="uut", status="ongoing"))
    assert counted(found) == [("tie", 30_000), ("uut", 70_000)]
    assert [(row.project_id, row.project) for row in found if row.document_id == "tie"] == [
        ("project/a", "Hanke A"),
        (None, "Hanke B"),
    ]


def test_the_year_is_the_sums_own_else_the_projects_else_the_documents() -> None:
    day = Date(text="x", start=0, end=1, edtf="2019-04-12", kind="event")
    text = "Vuonna 2024 saatiin 10 000 €. Saatiin myös 20 000 €."
    sums = (("10 000 €", "funding", "Kela"), ("20 000 €", "funding", "Stea"))
    assert [row.year for row in money(telling(text, *sums, period=since(2023)))] == [2024, 2023]
    assert [row.year for row in money(telling(text, *sums, dates=(day,)))] == [2024, 2019]
    assert [row.year for row in money(telling(text, *sums))] == [2024, None]


def test_who_pays_is_an_entity_where_one_has_the_name() -> None:
    kela = Organization(text="K", start=0, end=1, name="Kela", entity_id="org/kela")
    found = money(telling(*MINUTES, organizations=(kela,)))
    assert [(row.payer_id, row.payer, row.payer_by) for row in found if row.counted] == [
        ("org/kela", "Kela", "sum"),
        (None, "Salla", "sum"),
    ]


def test_the_only_funder_pays_the_largest_grant() -> None:
    kela, stea = funder("Kela", "org/kela"), funder("STEA", "org/stea")
    one = money(telling(*APPLICATION, organizations=(kela, kela)))
    assert [(row.payer, row.payer_by) for row in one if row.counted] == [("Kela", "document"), (None, None)]
    assert all(row.payer is None for row in money(telling(*APPLICATION, organizations=(kela, stea))))


def test_every_sum_stands_once_whatever_the_order_of_the_documents() -> None:
    documents = [telling(*each, id=id_) for id_, each in (("hak", APPLICATION), ("ptk", MINUTES), ("uut", PAGE))]
    found = money(*documents)
    assert [(row.document_id, row.item) for row in found] == [
        (d.id, i) for d in documents for i in range(len(d.amounts))
    ]
    random.Random(1).shuffle(documents)
    assert money(*documents) == found


def test_groups() -> None:
    metadata = pd.DataFrame({"maakunta": ["Lappi", None]}, index=["a", "b"])
    found = money(
        telling(*MINUTES, id="a", period=since(2021)),
        telling(*PAGE, id="b", project="project/b", period=since(2020)),
        metadata=metadata,
    )
    payers = found.by("payer")
    assert list(payers.columns) == ["payer_id", "payer", "euros", "sums", "projects"]
    assert payers[["payer", "euros", "sums", "projects"]].to_numpy().tolist() == [
        ["Kela", 150_000, 2, 2],
        ["Salla", 20_000, 1, 1],
    ]
    assert found.by("year")[["year", "euros"]].to_numpy().tolist() == [[2020, 70_000], [2021, 100_000]]
    assert found.by("maakunta")[["maakunta", "euros"]].to_numpy().tolist() == [["Lappi", 100_000], [None, 70_000]]
    assert found.by("kind")["kind"].tolist() == ["external_funding", "self_funding"]
    with pytest.raises(KeyError, match="no column 'kunta'. There is maakunta"):
        found.by("kunta")


def test_sums_of_some_kinds() -> None:
    found = money(telling(*MINUTES))
    assert [row.text for row in found.of_kinds(["budget", "self_funding"])] == ["100 000 €", "20 000 €"]
    with pytest.raises(ValueError, match="no kind 'grant'. Give a list of cost, budget, funding"):
        found.of_kinds(["funding", "grant"])  # type: ignore[list-item]


def test_a_column_of_any_name_leaves_the_figures_alone() -> None:
    metadata = pd.DataFrame({"owner": ["x", "x"], "euros": [1, 2], "tags": [["a"], ["b"]]}, index=["a", "b"])
    documents = (telling(*MINUTES, id="a"), telling(*PAGE, id="b", project="project/b"))
    found = money(*documents, metadata=metadata)
    assert found.by("owner").to_numpy().tolist() == [["x", 170_000, 3, 2]]
    with pytest.raises(ValueError, match="'euros' of its own. Rename"):
        found.by("euros")
    with pytest.raises(ValueError, match="'tags' of the metadata has a list"):
        found.by("tags")
    twice = pd.concat([metadata["owner"], metadata["owner"]], axis=1)
    with pytest.raises(ValueError, match="several columns 'owner'"):
        money(*documents, metadata=twice).by("owner")


def test_groups_by_theme(made: Corpus) -> None:
    themes = made.themes(2)
    sums = [("1 000 €", "funding")]
    documents = [telling("Avustus 1 000 €.", *sums, id=document.id, project=None) for document in made.documents]
    documents.append(telling(*PAGE, id="of no theme"))
    table = funding(documents, []).by(themes)
    assert list(table.columns) == ["number", "theme", "euros", "sums", "projects"]
    assert table["number"].tolist() == [1, 2, pd.NA]
    assert table["theme"].tolist()[-1] is None
    assert table["euros"].tolist() == pytest.approx([12_000, 12_000, 70_000], rel=0.05)
    assert table["sums"].tolist()[-1] == 1
    assert len(funding(documents[:-1], []).by(themes)) == 2


def test_nothing_is_an_empty_table() -> None:
    empty = money()
    assert (len(empty), empty.euros, len(empty.by("payer")), len(empty.by("year"))) == (0, 0, 0, 0)
    assert "counted" in empty.to_frame().columns
    assert empty.by("kind").dtypes["euros"] == float


def test_years_are_integers_that_may_be_missing() -> None:
    found = money(telling(*PAGE, period=since(2021)), telling(*PAGE, id="b", project="project/b"))
    assert found.to_frame()["year"].tolist() == found.by("year")["year"].tolist() == [2021, pd.NA]


def test_what_another_document_counts_for_is_named_once() -> None:
    page = telling(
        "H Kela antoi 70 000 €, kunta 30 500 €.",
        ("70 000 €", "external_funding", "Kela"), ("30 500 €", "self_funding"), id="uut", status="ongoing",
    )  # fmt: skip
    found = money(telling(*APPLICATION, id="hak", status="planned"), page)
    assert [row.counted_in for row in found if row.document_id == "hak"] == [("uut/0", "uut/1")] * 3


def test_the_corpus_gives_it_and_the_summary_agrees() -> None:
    documents = [telling(*MINUTES, id="ptk"), telling(*PAGE, id="uut", project="project/b")]
    corpus = Corpus(documents)
    assert corpus.funding().euros == summarise(corpus).euros == 170_000
    assert "funding: 4 rows" in corpus.funding()._repr_html_()


def test_titles_without_an_entity_keep_their_documents_apart() -> None:
    def page(id_: str) -> ProjectDocument:
        return telling(*PAGE, id=id_).model_copy(update={"title": Title(text="H", start=0, end=1)})

    assert money(page("a"), page("b")).euros == 140_000
