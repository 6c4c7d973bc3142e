"""Groups of keys and what they are called."""

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hankenlp.linking.cluster import Cluster, Groups

KEYS = [*"abcdefgh", "org/a", "org/b", "longer"]


def test_a_group_is_called_by_its_known_key_else_by_its_longest() -> None:
    groups = Groups({"org/a"})
    assert groups.union("tai", "auttamisinto")
    assert groups.root("tai") == "auttamisinto"
    assert groups.union("tai", "org/a")
    assert {groups.root(key) for key in ("tai", "auttamisinto", "org/a")} == {"org/a"}


def test_two_known_things_are_never_one() -> None:
    groups = Groups({"org/a", "org/b"})
    groups.union("x", "org/a")
    assert not groups.union("x", "org/b")
    assert groups.root("x") == "org/a"
    assert groups.root("org/b") == "org/b"


@given(st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS))), st.randoms(use_true_random=False))
def test_the_order_of_unions_changes_nothing(pairs: list[tuple[str, str]], rnd: random.Random) -> None:
    roots = []
    for _ in range(2):
        groups = Groups({"org/a"})
        for one, other in pairs:
            groups.union(one, other)
        roots.append([groups.root(key) for key in KEYS])
        rnd.shuffle(pairs)
    assert all(one == other for one, other in pairwise(roots))


def test_the_fullest_name_has_no_brackets() -> None:
    cluster = Cluster("organization")
    cluster.names.update(["Eduro", "Eduro-säätiö sr (ES)", "Eduro-säätiö"])
    assert cluster.fullest == "Eduro-säätiö"
