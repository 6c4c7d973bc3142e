"""Ids of entities. An id is made of what an entity is called, so that documents about other things cannot change it.

An entry of the knowledge base has its own id. Else the id is the type, the words of the name, and what tells bearers of
one name apart: ``org/oulu/hyvinvointipalvelut`` (a unit of org/oulu), ``person/aino-laine/stm`` (who works for it),
``org/ministerio@kokous-3`` (a bare head that only this document knows).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from hankenlp.linking import normalize
from hankenlp.linking.cluster import Cluster
from hankenlp.linking.known import Known
from hankenlp.resources.knowledge import PREFIXES as KNOWN_PREFIXES
from hankenlp.resources.knowledge import slug

PREFIXES = {**KNOWN_PREFIXES, "person": "person", "project": "project"}
_LONGEST = 80
Label = tuple[str, str]
"""The letters of a person's name or a project's title, and what tells them from others: ``/stm``, ``@kokous-3``."""


def identified(clusters: Mapping[str, Cluster], labels: Mapping[str, Label], known: Known) -> dict[str, str]:
    """Key of each cluster → its id, each of which is unique.

    ``labels`` are those of people and projects, by key. Entities that all this leaves with one id get the document in which
    each stands first.
    """
    ids: dict[str, str] = {}
    same: dict[str, list[str]] = defaultdict(list)
    for key, cluster in clusters.items():
        if key in known.by_id:
            ids[key] = key
        else:
            same[_identifier(key, cluster, labels.get(key))].append(key)
    taken = set(known.by_id) | set(same)
    for id_, keys in sorted(same.items()):
        if len(keys) == 1 and id_ not in known.by_id:
            ids[keys[0]] = id_
            continue
        for key in sorted(keys, key=lambda key: (_first(clusters[key]), key)):
            ids[key] = next(free for free in _marked(id_, clusters[key]) if free not in taken)
            taken.add(ids[key])
    return ids


def _identifier(key: str, cluster: Cluster, label: Label | None) -> str:
    """The id by a key such as ``organization:eduro``, ``organization:org/oulu|tietohallinto``, ``place:kylä@d1``."""
    name, _, document = key.partition(":")[2].partition("@")
    owner, bar, letters = name.rpartition("|")
    letters, mark = label or (letters, f"@{document_mark(document)}" if document else "")
    return f"{owner if bar else PREFIXES[cluster.type]}/{_words(letters, cluster.names)}{mark}"


def _words(letters: str, names: Iterable[str]) -> str:
    """The letters of a key with the hyphens of a name that has them: ``merilapinkuntakehitys`` has two.

    What a slug cannot hold, as short names with diacritics or ``&``, is told apart by a digest.
    """
    ascii_ = slug(letters).replace("-", "")
    found = min((part for name in names for part in _parts(name, ascii_)), default=ascii_)
    if ascii_ == letters and len(found) <= _LONGEST:
        return found
    return f"{_cut(found)}-{normalize.digest(letters)}"


def _cut(words: str) -> str:
    """As many whole words as an id may hold; of a longer single word its beginning."""
    if len(words) <= _LONGEST:
        return words
    return words[: _LONGEST + 1].rpartition("-")[0] or words[:_LONGEST]


def _parts(name: str, letters: str) -> Iterator[str]:
    """The words of a name, as it is written or compared, that have these letters; other words may stand between them."""
    for text in dict.fromkeys((name, normalize.organization_words(name), normalize.programme_words(name))):
        words = slug(text).split("-")
        starts = [0, *accumulate(map(len, words))]
        at = "".join(words).find(letters)
        if at in starts and at + len(letters) in starts:
            yield "-".join(words[starts.index(at) : starts.index(at + len(letters))])
        elif at < 0:
            yield from _scattered(words, letters)


def _scattered(words: Sequence[str], letters: str) -> Iterator[str]:
    """``teho-tehot-irti`` of ``teho hanke tehot irti``, whose letters are ``tehotehotirti``."""
    found: list[str] = []
    for word in words:
        if letters and letters.startswith(word):
            found.append(word)
            letters = letters.removeprefix(word)
    if not letters:
        yield "-".join(found)


def body_mark(key: str, name: str) -> str:
    """A body as a part of other ids, by its key and the name that a document has for it: ``stm``, ``rannan-raitti``."""
    letters = key.partition("@")[0].removeprefix("organization:")
    owner, bar, rest = letters.rpartition("|")
    if not bar and "/" in letters:
        return letters.rpartition("/")[2]
    words = _words(rest, [name])
    return f"{owner.rpartition('/')[2]}-{words}" if bar else words


def name_in(id_: str) -> str:
    """What the ids of bearers of one name have in common: ``person/aino-laine``, ``org/ministerio``."""
    if id_.startswith(("person/", "project/")):
        return "/".join(id_.partition("@")[0].split("/")[:2])
    return id_.partition("@")[0]


def document_mark(id_: str) -> str:
    """A document's id as a part of other ids."""
    words = slug(id_)
    return id_ if words == id_ else f"{words}-{normalize.digest(id_)}"


def _marked(id_: str, cluster: Cluster) -> Iterator[str]:
    document, start = _first(cluster)
    yield f"{id_}@{document_mark(document)}"
    yield f"{id_}@{document_mark(document)}-{start}"
    number = 2
    while True:
        yield f"{id_}@{document_mark(document)}-{start}-{number}"
        number += 1


def _first(cluster: Cluster) -> tuple[str, int]:
    return min((mention.document_id, mention.start) for mention in cluster.mentions)
