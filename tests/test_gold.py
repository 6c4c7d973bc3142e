"""Reading annotated documents."""

from pathlib import Path

import pytest

from hankenlp.errors import ResourceError
from hankenlp.gold import as_document, first_mention, load_gold, located

YAML = """
id: a
title: Jokivarren turva
period: 2010/2011
goals:
  - {t: "lisätä osallisuutta", level: sub, n: 2}
amounts:
  - {t: "10 €", value: 10, kind: [self_funding, external_funding]}
places:
  - {name: Simo, surfaces: [Simossa, Simo], kind: municipality, key: place/simo}
"""
TEXT = "Jokivarren turva\nlisätä osallisuutta\nlisätä\nosallisuutta Simossa 10 €, Simon"


def write(folder: Path, text: str = TEXT) -> Path:
    (folder / "a.yaml").write_text(YAML, encoding="utf-8")
    (folder / "a.txt").write_text(text, encoding="utf-8")
    return folder


def test_snippets_are_anchored_whatever_the_white_space(tmp_path: Path) -> None:
    write(tmp_path, TEXT + "\nSimo")
    gold = load_gold(tmp_path)["a"]
    (goal,) = gold.spans["goals"]
    assert gold.text[goal.start : goal.end] == "lisätä\nosallisuutta"
    assert [gold.text[m.start : m.end] for m in gold.mentions] == ["Simossa", "Simo"]


def test_as_document_has_exact_offsets_and_links(tmp_path: Path) -> None:
    document = as_document(load_gold(write(tmp_path, TEXT + "\nSimo"))["a"])
    items = [document.title, *document.goals, *document.amounts, *document.places]
    assert all(item and document.text[item.start : item.end] == item.text for item in items)
    assert document.period and document.period.edtf == "2010/2011"
    assert [amount.kind for amount in document.amounts] == ["self_funding"]
    assert {place.entity_id for place in document.places} == {"place/simo"}


def test_first_mention(tmp_path: Path) -> None:
    gold = load_gold(write(tmp_path, TEXT + "\nSimo"))["a"]
    (thing,) = gold.names["places"]
    place = first_mention(gold, "places", thing)
    assert place and gold.text[slice(*place)] == "Simossa"


def test_located() -> None:
    assert located("Hanke: Jokivarren\nturva", "Jokivarren turva") == (7, 23)
    assert located("Hanke", "Jokivarren turva") is located("Hanke", None) is None


@pytest.mark.parametrize("text, cause", [("Simo Simossa", "not in the text"), (None, "No such file")])
def test_a_bad_annotation_is_named(text: str | None, cause: str, tmp_path: Path) -> None:
    write(tmp_path, text or "")
    if text is None:
        (tmp_path / "a.txt").unlink()
    with pytest.raises(ResourceError, match=cause) as caught:
        load_gold(tmp_path)
    assert "a.yaml" in str(caught.value)
