"""Sentences inside one block."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hankenlp.layout.sentences import sentences


def cut(text: str) -> list[str]:
    return [extent.of(text) for extent in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "parts",
    [
        ["Hanke alkoi.", "Se jatkuu."],
        ["Hanke alkoi!", "Jatkuuko se?", "Kyllä."],
        ["Hanke alkoi 1.8.2007.", "Se jatkuu."],
        ["Hanke alkoi vuonna 2007.", "Se jatkuu."],
        ["”Hanke alkoi.”", "Se jatkuu."],
        ["Mukana on Oulu (ent. Haukipudas).", "Se jatkuu."],
        ["Hanke odottaa...", "Se jatkuu."],
        ["Tuki on 7,82 M.", "Hanke alkaa."],
        ["Sovellus on eKirjaston.", "eKirjasto avattiin."],
        ["Mukana ovat koulut, kirjastot jne.", "Hanke jatkuu."],
        ["Raportissa on 120 s.", "Se on maksuton."],
        ["Hanke on kehittänyt palveluja.", "se jatkuu vielä."],
        ["Kiitos :)", "Nähdään."],
        ["Vaiheita on kaksi:", "1. Kartoitus", "2. Kokeilu"],
        ["1. Hanke kartoittaa.", "2. Hanke kokeilee."],
    ],
)
def test_two_sentences(parts: list[str]) -> None:
    assert cut(" ".join(parts)) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Mukana mm. Oulun kaupunki",
        "Kurssi on 2. luokan oppilaille",
        "Haku on auki 27.4. alkaen",
        "Kokous on 3. lokakuuta",
        "Johtajana J. Vesanen",
        "Lain 3 a § 2. mom. mukaan",
        "Lisätietoja antaa esim. Aino",
        "Yht. 3 000 €",
        "www.hanke.fi on sivu",
        "Se on v. 2010 alkanut",
        "Ensin ... ja sitten",
        "Kokous on 5.5. Oulussa.",
        "Presidentti J.K. Paasikivi",
        "Päätös No. 5 on voimassa",
        "Tenshinhan (jap. Tien)",
    ],
)
def test_one_sentence(text: str) -> None:
    assert cut(text) == [text]


def test_nothing_gives_no_sentence() -> None:
    assert cut("") == []


def test_only_the_given_part_is_cut() -> None:
    text = "Eka. Toka. Kolmas."
    assert [e.of(text) for e in sentences(text, 5, 10)] == ["Toka."]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(["Hanke", "mm.", "1.", "2010.", "A.", ".", "...", "!", "?”", " ", "\n", "§", "(", "ja"]))
)
def test_sentences_cover_all_but_white_space(parts: list[str]) -> None:
    text = "".join(parts).strip()
    found = list(sentences(text, 0, len(text)))
    position = 0
    for extent in found:
        assert text[position : extent.start].strip() == "" and extent.start < extent.end
        position = extent.end
    assert text[position:].strip() == ""
