"""The report page: what is on it, that its links lead somewhere, and that nothing on it is active."""

import re
from html.parser import HTMLParser
from types import SimpleNamespace
from typing import Any

import pytest

from hankenlp.documents import (
    Amount,
    Date,
    Entity,
    EntityMention,
    FailedDocument,
    Goal,
    Organization,
    Period,
    Person,
    ProjectDocument,
    Source,
    Title,
)
from hankenlp.report import corpus_html, decimal, document_html, entity_html, finnish, money, share, tip
from hankenlp.resources import table
from hankenlp.resources.knowledge import knowledge

TEXT = "Jokivarren turva\nTavoitteena on, että Simon kunta <voi> hyvin. 10 000 €, Salla Kolari 1.2.2010"


def span(snippet: str) -> dict[str, Any]:
    start = TEXT.index(snippet)
    return {"text": snippet, "start": start, "end": start + len(snippet)}


def document(name: str) -> ProjectDocument:
    return ProjectDocument(
        id=name,
        text=TEXT,
        producer="hankenlp test",
        source=Source(path=f"{name}.txt", media_type="text/plain", sha256="0"),
        title=Title(**span("Jokivarren turva"), entity_id="project/joki"),
        status="ended",
        period=Period(edtf="2010-02-01/2011", start="2010-02-01", end="2011-12-31"),
        goals=(Goal(**span("Tavoitteena on, että Simon kunta <voi> hyvin"), level="main"),),
        organizations=(
            Organization(**span("Simon kunta"), name="Simon kunta", entity_id="org/simo", roles=("funder",)),
        ),
        people=(Person(**span("Salla Kolari"), name="Salla Kolari", phone="040 555 0101", roles=("contact",)),),
        amounts=(Amount(**span("10 000 €"), value=10000, kind="budget", share=0.75, subject="Palkat & muut"),),
        dates=(Date(**span("1.2.2010"), edtf="2010-02-01", kind="start"),),
    )


def corpus(*names: str) -> SimpleNamespace:
    documents = [document(name) for name in names]
    kinds = {"org/simo": ("organization", "Simon kunta"), "project/joki": ("project", "Jokivarren turva")}
    entities = [
        Entity.model_validate(
            {
                "id": key,
                "type": kind,
                "name": text,
                "mentions": [EntityMention(**span(text), document_id=d.id) for d in documents],
            }
        )
        for key, (kind, text) in kinds.items()
    ]
    failed = [FailedDocument(id="z", source="z.txt", stage="read", error="z.txt: the file is empty.")]
    return SimpleNamespace(documents=documents, entities=entities, failed=failed)


class Page(HTMLParser):
    """Ids, links and elements of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.outside: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for key, value in attrs:
            if key == "id":
                self.ids.append(value or "")
            elif key == "href" and (value or "").startswith("#"):
                self.links.append((value or "")[1:])
            elif key in ("src", "href", "action") or key.startswith("on"):
                self.outside.append(f"{key}={value}")


def test_every_link_leads_to_one_place_on_the_page() -> None:
    page = Page(corpus_html(corpus("a", "b")))
    assert len(page.ids) == len(set(page.ids))
    assert {link.split("/")[0] for link in page.links} <= set(page.ids)
    assert len(page.links) > 20


def test_mentions_lead_to_their_entity_and_back() -> None:
    html = corpus_html(corpus("a", "b"))
    start = TEXT.index("Simon kunta")
    anchor = f"d1-organizations-{start}-{start + 11}"
    entity = re.search(rf'<a class="hit organizations"[^>]* href="#(\w+)" id="{anchor}"', html)
    assert entity
    _, _, section = html.partition(f'<details class="entity" id="{entity[1]}"')
    section, _, _ = section.partition("</details>")
    assert f'href="#{anchor}"' in section and 'href="#d0"' in section and 'href="#d1"' in section


def test_the_page_reaches_for_nothing_outside_itself() -> None:
    html = corpus_html(corpus("a"))
    page = Page(html)
    assert page.outside == ["href=data:,"]
    assert "http" not in html.replace('http-equiv="Content-Security-Policy"', "")
    assert "default-src 'none'" in html


@pytest.mark.parametrize(
    "build", [lambda d: corpus_html(SimpleNamespace(documents=[d], entities=[], failed=[])), document_html]
)
def test_whatever_a_document_holds_is_escaped(build: Any) -> None:
    evil = "</script><img src=x onerror=alert(1)>\x00\ud800'\""
    bad = ProjectDocument(
        id=evil,
        text=evil,
        producer=evil,
        title=Title(text=evil, start=0, end=len(evil)),
        organizations=(Organization(text=evil, start=0, end=len(evil), name=evil, entity_id=evil),),
        goals=(Goal(text=evil, start=0, end=len(evil), level="sub", group=evil),),
        people=(Person(text=evil, start=0, end=9, name=evil, title=evil, phone=evil, email=evil),),
        amounts=(Amount(text=evil, start=0, end=9, value=1, currency="<b>", kind="other", subject=evil, payer=evil),),
        period=Period(edtf=evil),
        source=Source(path=evil, media_type=evil, sha256=evil),
    )
    html = build(bad)
    html.encode("utf-8")
    page = Page(html)
    assert "img" not in page.tags
    assert not [value for value in page.outside if value != "href=data:,"]


def test_the_page_shows_fields_sums_and_failures() -> None:
    html = corpus_html(corpus("a", "b"), title="Oma aineisto")
    for words in ("<title>Oma aineisto</title>", "10\u00a0000\u00a0€", "1.2.2010–2011", "päättynyt", "040 555 0101"):
        assert words in html
    assert "z.txt: the file is empty." in html
    assert "Palkat &amp; muut" in html
    assert "&lt;voi&gt;" in html


def test_a_linked_body_has_the_name_of_its_entity() -> None:
    made = corpus("a")
    made.entities[0] = made.entities[0].model_copy(update={"name": "Simon kylät"})
    assert re.search(r'<ul class="things">\s*<li>\s*<a href="#e0">Simon kylät</a>', corpus_html(made))


def test_an_empty_corpus_has_a_page() -> None:
    html = corpus_html(SimpleNamespace(documents=[], entities=[], failed=[]))
    assert "Hankeaineisto" in html


def test_the_fragment_has_no_ids_script_or_links() -> None:
    page = Page(document_html(document("a")))
    assert page.ids == page.links == page.outside == []
    assert "script" not in page.tags
    assert document("a")._repr_html_() == document_html(document("a"))


def entity(mentions: int = 1, **fields: Any) -> Entity:
    where = (
        EntityMention(text="Simon kunnan", start=0, end=12, document_id=f"d{number}") for number in range(mentions)
    )
    given = {"id": "org/simon-kunta", "type": "organization", "name": "Simon kunta"} | fields
    return Entity(**given, mentions=tuple(where))


def test_an_entity_shows_its_names_and_where_it_is_mentioned() -> None:
    html = entity(7, aliases=("Simo", "kunta"))._repr_html_()
    assert html == entity_html(entity(7, aliases=("Simo", "kunta")))
    for words in (">Simon kunta</h3>", ">organisaatio<", "<dd>kunta</dd>", "Simo · kunta", "org/simon-kunta"):
        assert words in html
    assert "Mainintoja</dt><dd>7<" in html and "Asiakirjoja</dt><dd>7<" in html
    assert "<td>d4</td>" in html and "<td>d5</td>" not in html and "ja 2 muuta" in html


def test_an_entity_that_nobody_knows_has_no_kind_and_no_other_names() -> None:
    html = entity(id="org/ei-tunnettu")._repr_html_()
    assert "Laji" not in html and "Muut nimet" not in html and "muuta" not in html
    assert "Asiakirjoittain" not in entity(0)._repr_html_()


def test_the_fragment_of_an_entity_is_escaped_and_reaches_for_nothing() -> None:
    evil = "<img src=x onerror=alert(1)>\ud800"
    html = entity(id=evil, name=evil, aliases=(evil,))._repr_html_()
    html.encode("utf-8")
    page = Page(html)
    assert "img" not in page.tags and page.ids == page.links == page.outside == []


def test_every_kind_of_the_knowledge_base_has_a_finnish_name() -> None:
    assert {entry.kind for entry in knowledge()} - {""} <= table("report")["kind"].keys()


def test_the_page_is_the_same_every_time() -> None:
    assert corpus_html(corpus("a", "b")) == corpus_html(corpus("a", "b"))


@pytest.mark.parametrize(
    "edtf, words",
    [
        ("2007-08-01", "1.8.2007"),
        ("2007-08-01/2009-10-31", "1.8.2007–31.10.2009"),
        ("2003/2005", "2003–2005"),
        ("2020/..", "2020–"),
        ("XXXX-04-27", "27.4."),
        ("XXXX-10/XXXX-11", "10. kk–11. kk"),
        ("2007-08", "8/2007"),
        ("2020-24", "talvi 2020"),
        ("XXXX-24", "talvi"),
        ("2012-33", "1. neljännes 2012"),
        ("201X", "2010-luku"),
        ("18XX", "1800-luku"),
        ("Y17E7", "Y17E7"),
    ],
)
def test_finnish(edtf: str, words: str) -> None:
    assert finnish(edtf) == words


@pytest.mark.parametrize(
    "value, currency, words",
    [(10000, "EUR", "10 000 €"), (1286400.5, "EUR", "1 286 400,50 €"), (500, "FIM", "500 FIM"), (0, "EUR", "0 €")],
)
def test_money(value: float, currency: str, words: str) -> None:
    assert money(value, currency) == words.replace(" ", "\u00a0")


def test_decimal() -> None:
    assert (decimal(0.9556), decimal(1.0), decimal(None)) == ("0,956", "1,000", "–")


def test_tips() -> None:
    doc = document("a")
    assert tip("organizations", doc.organizations[0]) == "Organisaatio · rahoittaja"
    assert tip("amounts", doc.amounts[0]) == (
        "Rahasumma · 10\u00a0000\u00a0€ · kustannusarvio · Palkat & muut · 75\u00a0%"
    )
    assert tip("dates", doc.dates[0]) == "Aika · 1.2.2010 · alku"
    assert share(0.944) == "94,4\u00a0%"
    goal = Goal(text="Hanke", start=0, end=5, level="main", project="Kynnys")
    assert tip("goals", goal) == "Tavoite · päätavoite · Kynnys"
    told = document_html(doc.model_copy(update={"text": "Hanke", "goals": (goal,)}))
    assert "päätavoite · Kynnys</small>" in told
