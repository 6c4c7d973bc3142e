"""The systems of the linking benchmark, each run in the process that asks: ``link``, ``link`` on every pair, rapidfuzz."""

import gc
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

LINK = "hankenlp"
EVERY_PAIR = "every pair"
PAIRWISE = "pairwise rapidfuzz"
TYPES = ("organization", "person", "place", "programme", "project")
_MEASURES = ("token_sort_ratio", "WRatio")
_THRESHOLDS = (80, 84, 88, 90, 92, 94, 96, 98)
_ROWS = 500
_THREADS = 2

Mention = tuple[str, int, int, str, str]
"""Document, start, end, type, name."""


def measured(system: str, size: int, seed: int, settings: str = "") -> dict[str, Any]:
    """Make the corpus, run the system on it, and return the figures."""
    from benchmarks.linking_corpora import corpus

    made = corpus(size, seed)
    things = mentions(made.documents)
    names = Counter(type_ for type_, _ in {(mention[3], mention[4]) for mention in things})
    row: dict[str, Any] = {"system": system, "mentions": made.mentions, "documents": len(made.documents)}
    row |= {"seed": seed, "names": names.total() - names["project"], "things": len(set(made.keys))}
    row |= {"pairs": sum(n * (n - 1) // 2 for n in names.values()), "settings": settings}
    if system == PAIRWISE:
        row["settings"] = settings or _best(things, made.keys)
        start = time.perf_counter()
        entities = _pairwise(things, row["settings"])
        row["seconds"] = time.perf_counter() - start
    else:
        del things
        entities = _linked(made.documents, system, row)
        things = mentions(made.documents)
    return row | _scores(things, made.keys, entities)


def mentions(documents: Sequence[Any]) -> list[Mention]:
    """All mentions and titles, in the order of the corpus's keys."""
    from benchmarks.linking_corpora import FIELDS

    found: list[Mention] = []
    for document in documents:
        for type_, field in FIELDS.items():
            found += [(document.id, item.start, item.end, type_, item.name) for item in getattr(document, field)]
        title = document.title
        found += [(document.id, title.start, title.end, "project", title.text)] if title else []
    return found


def _linked(documents: Sequence[Any], system: str, row: dict[str, Any]) -> list[str]:
    """The entity of every mention; puts time and memory into the row."""
    from benchmarks.linking_corpora import FIELDS
    from hankenlp.linking import link, spelling

    if system == EVERY_PAIR:
        spelling.pairs = _every_pair
    gc.collect()
    row["before"] = _peak()
    start = time.perf_counter()
    result = link(documents)
    linked, entities = result.documents, result.entities
    row["seconds"] = time.perf_counter() - start
    row["peak"] = _peak()
    row["entities"] = len(entities)
    found: list[str] = []
    for document in linked:
        items = [item for field in FIELDS.values() for item in getattr(document, field)]
        found += [str(item.entity_id) for item in items]
        found += [str(document.title.entity_id)] if document.title else []
    return found


def _every_pair(names: Mapping[str, str], known: Any) -> Iterator[tuple[str, str]]:
    """What ``spelling.pairs`` yields when no pair is left out."""
    from hankenlp.linking import spelling

    for one, other in combinations(sorted(names), 2):
        if spelling.same(names[one], names[other], known):
            yield one, other


def _peak() -> float:
    """The largest resident size of this process so far, in GiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**30 if sys.platform == "darwin" else 2**20)


def _best(things: Sequence[Mention], keys: Sequence[str]) -> str:
    """The measure and threshold with the highest B³ F1."""
    settings = [f"{measure} ≥ {threshold}" for measure in _MEASURES for threshold in _THRESHOLDS]
    return max(settings, key=lambda each: float(_scores(things, keys, _pairwise(things, each))["f1"]))


def _pairwise(things: Sequence[Mention], settings: str) -> list[str]:
    """The component of every mention's name, where names as alike as the settings say are joined."""
    measure, _, threshold = settings.partition(" ≥ ")
    component: dict[tuple[str, str], str] = {}
    for type_ in TYPES:
        names = sorted({mention[4].casefold() for mention in things if mention[3] == type_})
        for name, label in zip(names, _components(names, measure, float(threshold)), strict=True):
            component[type_, name] = f"{type_}/{label}"
    return [component[mention[3], mention[4].casefold()] for mention in things]


def _components(names: Sequence[str], measure: str, threshold: float) -> list[int]:
    import numpy as np
    from rapidfuzz import fuzz
    from rapidfuzz.process import cdist

    parent = list(range(len(names)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    scorer = getattr(fuzz, measure)
    for first in range(0, len(names), _ROWS):
        rows = names[first : first + _ROWS]
        scores = cdist(rows, names[first:], scorer=scorer, score_cutoff=threshold, dtype=np.uint8, workers=_THREADS)
        for one, other in zip(*np.nonzero(scores), strict=True):
            parent[root(first + int(one))] = root(first + int(other))
    return [root(at) for at in range(len(names))]


def _scores(things: Sequence[Mention], keys: Sequence[str], entities: Sequence[str]) -> dict[str, Any]:
    """B³ over all mentions, and its F1 by type."""
    from hankenlp.figures import b_cubed

    key_of = {mention[:3]: key for mention, key in zip(things, keys, strict=True)}
    entity_of = {mention[:3]: entity for mention, entity in zip(things, entities, strict=True)}
    p, r, f1, across = b_cubed(key_of, entity_of)
    by_type = {}
    for type_ in TYPES:
        own = {mention[:3]: key for mention, key in zip(things, keys, strict=True) if mention[3] == type_}
        by_type[type_] = b_cubed(own, entity_of)[2]
    return {"p": p, "r": r, "f1": f1, "across": across, "by_type": by_type}
