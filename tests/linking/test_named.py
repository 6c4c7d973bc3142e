import pytest

from hankenlp.documents import Organization, ProjectDocument
from hankenlp.linking.named import entity_of, named_bodies


@pytest.mark.parametrize(
    "name, entity",
    [("Sallan kunta", "org/salla"), ("SALLAN KUNTA", "org/salla"), ("Kemin kaupunki", None), (None, None)],
)
def test_the_body_of_a_name(name: str | None, entity: str | None) -> None:
    salla = Organization(text="x", start=0, end=1, name="Sallan kunta", entity_id="org/salla")
    unlinked = Organization(text="x", start=0, end=1, name="Kemin kaupunki")
    document = ProjectDocument(id="a", text="x", producer="test", organizations=(salla, unlinked))
    assert entity_of(name, named_bodies(document)) == entity
