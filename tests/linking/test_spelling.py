"""Misspelt names, and that the blocks lose no pair."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hankenlp.linking import spelling
from hankenlp.linking.known import packaged
from hankenlp.linking.slips import remainders, slips


def joined(*names: str) -> set[tuple[str, str]]:
    """The pairs of open names that are joined."""
    found = spelling.joins({f"organization:{name}": name for name in names}, "organization", packaged())
    return {(join.one.partition(":")[2] or join.one, join.other.partition(":")[2] or join.other) for join in found}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kuusamon Settlementti", "Kuusamon Setlementti"),
        ("Pudasjärven nuorisopjaa", "Pudasjärven nuorisopaja"),
        ("Kemijarven tyottomat", "Kemijärven työttömät"),
        ("Toimintakeskus Iiola", "Toimintakeskus Ilola"),
    ],
)
def test_slips_join(one: str, other: str) -> None:
    assert joined(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lapin nuorisotalo", "Lapin nuorisotalli"),
        ("Kuusamon setlementti", "Kuusjoen setlementti"),
        ("Partiolippukunta 2010", "Partiolippukunta 2011"),
        ("Kemin yhdistys", "Kemi yhdistys ja liitto"),
        ("Palvelukoti Aili", "Palvelukoti Alli"),
        ("Perhekoti Oili Oy", "Perhekoti Olli Oy"),
        ("Hoitokoti Halonen Oy", "Hoitokoti Helonen Oy"),
        ("Hakkilan kyläyhdistys", "Haukkilan kyläyhdistys"),
        ("Kuusilan kyläyhdistys", "Kuusolan kyläyhdistys"),
        ("Valdaco", "Valdacon"),
    ],
)
def test_other_words_places_and_numbers_do_not(one: str, other: str) -> None:
    assert not joined(one, other)


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Lapin yliopsto", "org/lapin-yliopisto"),
        ("Jyväskylän ylipisto", "org/jyvaskylan-yliopisto"),
        ("Kansaneläkelaitoos", "org/kela"),
    ],
)
def test_a_misspelt_known_name_joins_though_no_document_has_the_right_one(name: str, id_: str) -> None:
    assert (id_, name) in joined(name) or (name, id_) in joined(name)


WORDS = st.text(alphabet="abcä", min_size=4, max_size=9)


@settings(deadline=None)
@given(WORDS, WORDS)
def test_words_that_few_slips_part_have_a_remainder_in_common(one: str, other: str) -> None:
    if slips(one, other):
        assert remainders(one) & remainders(other)


@settings(max_examples=30, deadline=None)
@given(
    st.sets(
        st.tuples(
            st.sampled_from(["Lumon", "Kehrän"]),
            st.text("aelpiu", min_size=6, max_size=8)
            | st.sampled_from(["nuorisotalo", "nuorisotlo", "Nuorisotalo", "opisto"]),
        ),
        max_size=60,
    )
)
def test_blocks_lose_no_pair(parts: set[tuple[str, str]]) -> None:
    names = sorted(f"{first} {word}" for first, word in parts)
    spellings = [spelling.spelling(f"organization:{name}", name) for name in names]
    every = {
        (one.name, other.name)
        for one, other in combinations(spellings, 2)
        if spelling.is_slip(one, other, packaged()) or one.letters == other.letters
    }
    assert {pair for pair in joined(*names) if not any(side.startswith("org/") for side in pair)} == every
