"""The systems of the linking benchmark, each run in the process that asks: ``link``, ``link`` on every pair, rapidfuzz."""

import gc
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from benchmarks.linking_corpora import FIELDS, corpus
from hankenlp.documents import ProjectDocument
from hankenlp.figures import b_cubed
from hankenlp.linking import link, normalize, spelling
from hankenlp.linking.joins import Join
from hankenlp.linking.known import Known

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
    made = corpus(size, seed)
    things = mentions(made.documents)
    names = Counter(type_ for type_, _ in {(mention[3], mention[4]) for mention in things})
    row: dict[str, Any] = {"system": system, "mentions": made.mentions, "documents": len(made.documents)}
    row |= {"seed": seed, "names": names.total() - names["project"], "things": len(set(made.keys))}
    row |= {"pairs": sum(n * (n - 1) // 2 for n in names.values()), "settings": settings}
    if system == PAIRWISE:
        row["settings"] = settings or _best(things, made.keys)
        start, worked = time.perf_counter(), time.process_time()
        entities = _pairwise(things, row["settings"])
        row["seconds"], row["cpu"] = time.perf_counter() - start, time.process_time() - worked
    else:
        del things
        entities = _linked(made.documents, system, row)
        things = mentions(made.documents)
    return row | _scores(things, made.keys, entities)


def mentions(documents: Sequence[ProjectDocument]) -> list[Mention]:
    """All mentions and titles, in the order of the corpus's keys."""
    found: list[Mention] = []
    for document in documents:
        for type_, field in FIELDS.items():
            found += [(document.id, item.start, item.end, type_, item.name) for item in getattr(document, field)]
        title = document.title
        found += [(document.id, title.start, title.end, "project", title.text)] if title else []
    return found


def _linked(documents: Sequence[ProjectDocument], system: str, row: dict[str, Any]) -> list[str]:
    """The entity of every mention; puts time and memory into the row."""
    if system == EVERY_PAIR:
        spelling.joins = every_join
    gc.collect()
    row["before"] = _peak()
    start, worked = time.perf_counter(), time.process_time()
    result = link(documents)
    row["seconds"], row["cpu"] = time.perf_counter() - start, time.process_time() - worked
    row["peak"] = _peak()
    row["entities"] = len(result.entities)
    found: list[str] = []
    for document in result.documents:
        items = [item for field in FIELDS.values() for item in getattr(document, field)]
        found += [str(item.entity_id) for item in items]
        found += [str(document.title.entity_id)] if document.title else []
    return found


def every_join(names: Mapping[str, str], type_: str, known: Known) -> Iterator[Join]:
    """What ``spelling.joins`` yields when every open name is compared with every other one and with all known names."""
    opened = _long([spelling.spelling(key, name) for key, name in sorted(names.items())])
    entries = [entry for entry in known.by_id.values() if entry.type == type_]
    listed = _long([spelling.spelling(entry.id, name, listed=True) for entry in entries for name in entry.names])
    read = {each.key: (normalize.blurred(each.letters), "".join(filter(str.isdigit, each.letters))) for each in opened}
    for at, one in enumerate(opened):
        for other in chain(opened[at + 1 :], listed):
            slip = spelling.differing(one, other) and spelling.is_slip(one, other, known)
            if slip or not other.listed and read[one.key] == read[other.key]:
                first, second = sorted((one.key, other.key))
                yield Join(first, second, "spelling")


def _long(names: Sequence[spelling.Spelling]) -> list[spelling.Spelling]:
    return [name for name in names if name.is_long]


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
    """A number for each name, the same for all that chains of likeness join."""
    labels = np.arange(len(names))
    scorer = getattr(fuzz, measure)
    for first in range(0, len(names), _ROWS):
        rows = names[first : first + _ROWS]
        scores = cdist(rows, names[first:], scorer=scorer, score_cutoff=threshold, dtype=np.uint8, workers=_THREADS)
        for row in scores:
            alike = np.unique(labels[first:][row > 0])
            if len(alike) > 1:
                labels[np.isin(labels, alike)] = alike[0]
    return [int(label) for label in labels]


def _scores(things: Sequence[Mention], keys: Sequence[str], entities: Sequence[str]) -> dict[str, Any]:
    """B³ over all mentions, and its F1 by type."""
    key_of = {mention[:3]: key for mention, key in zip(things, keys, strict=True)}
    entity_of = {mention[:3]: entity for mention, entity in zip(things, entities, strict=True)}
    p, r, f1, across = b_cubed(key_of, entity_of)
    by_type = {}
    for type_ in TYPES:
        own = {mention[:3]: key for mention, key in zip(things, keys, strict=True) if mention[3] == type_}
        by_type[type_] = b_cubed(own, entity_of)[2]
    return {"p": p, "r": r, "f1": f1, "across": across, "by_type": by_type}
