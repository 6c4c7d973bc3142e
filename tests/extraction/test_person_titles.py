"""Stretches of text in, titles in the nominative and the roles they imply out."""

import pytest

from hankenlp.extraction.person_titles import are_behind, bearing, inflected_title, is_head, roles_of, titles_in


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("kotihoidon palvelupäällikkö", ["kotihoidon palvelupäällikkö"]),
        ("Oulun kaupungin hyvinvointijohtaja", ["hyvinvointijohtaja"]),
        ("THL:n johtava asiantuntija", ["johtava asiantuntija"]),
        ("luennon piti prof. ", ["prof."]),
        ("hanketta veti th ", ["th"]),
        ("hankkeen projektipäällikkö", ["projektipäällikkö"]),
        ("yhdistyksen puheenjohtaja", ["yhdistyksen puheenjohtaja"]),
        ("kulttuuri- ja vapaa-aikapäällikkö", ["kulttuuri- ja vapaa-aikapäällikkö"]),
        ("lehtori, hankkeen vastuullinen johtaja", ["lehtori", "hankkeen vastuullinen johtaja"]),
        ("vs. rehtori", ["vs. rehtori"]),
        ("tavoitteet ja tulokset", []),
        ("vastaava toiminta", []),
    ],
)
def test_titles_with_the_words_that_belong_to_them(text: str, titles: list[str]) -> None:
    assert [t.text for t in titles_in(text, 0, len(text))] == titles


@pytest.mark.parametrize(
    ("title", "roles"),
    [
        ("projektipäällikkö", {"manager"}),
        ("hankevastaava", {"manager"}),
        ("erikoistutkija", {"researcher"}),
        ("hankkeen vastuullinen johtaja", {"director"}),
        ("yhteyshenkilö", {"contact"}),
        ("projektikoordinaattori", set()),
        ("kehittämispäällikkö", set()),
    ],
)
def test_roles(title: str, roles: set[str]) -> None:
    assert roles_of(title) == roles


def test_heads() -> None:
    assert is_head("maaseutukehittäjä") and is_head("viestintävastaava")
    assert not is_head("vastaava") and not is_head("kokous")


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("projektipäällikkönä toimii", ["projektipäällikkö"]),
        ("sihteeriksi valittiin", ["sihteeri"]),
        ("Yhteyshenkilönä on", ["yhteyshenkilö"]),
        ("aikana syntyi", []),
    ],
)
def test_titles_that_somebody_bears(text: str, titles: list[str]) -> None:
    assert [t.text for t in bearing(text, 0, len(text))] == titles


def test_titles_in_the_case_of_the_name() -> None:
    text = "kiitos hankkeen vetäjälle"
    found = inflected_title(text, 0, len(text))
    assert found is not None and (found.text, set(found.roles)) == ("hankkeen vetäjä", {"manager"})
    assert inflected_title("kiitos kuuluu", 0, 13) is None


@pytest.mark.parametrize(
    ("row", "behind"),
    [
        ("Aino Alku, lehtori", True),
        ("Aino Alku, lehtori Oiva Vesa, sihteeri", True),
        ("Aino Alku, lehtori Oiva Vesa", False),
        ("Aino Alku ja lehtori Oiva Vesa", False),
        ("Aino Alku, Kemi", False),
    ],
)
def test_titles_behind_names_end_the_row(row: str, behind: bool) -> None:
    assert are_behind(row, len("Aino Alku")) is behind
