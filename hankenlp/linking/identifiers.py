"""Ids of entities. An id is made of what an entity is called, so that documents about other things cannot change it.

An entry of the knowledge base has its own id. Else the id is the type, the words of the name, and what tells bearers of
one name apart: ``org/oulu/hyvinvointipalvelut`` (a unit of org/oulu), ``person/aino-laine/stm`` (who works for it),
``org/ministerio@kokous-3`` (a bare head that only this document knows).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from hankenlp.linking import normalize
from hankenlp.linking.cluster import Cluster
from hankenlp.linking.known import Known
from hankenlp.resources.knowledge import slug

PREFIXES = {"organization": "org", "person": "person", "place": "place", "programme": "programme", "project": "project"}
_LONGEST = 80


def identified(clusters: Mapping[str, Cluster], marks: Mapping[str, str], known: Known) -> dict[str, str]:
    """Key of each cluster → its id, each of which is unique.

    ``marks`` are what tells a person or a project from others of the name, by key: ``/stm``, ``@kokous-3``. Entities that this leaves with one id
    get the document in which each stands first.
    """
    ids: dict[str, str] = {}
    same: dict[str, list[str]] = defaultdict(list)
    for key, cluster in clusters.items():
        if key in known.by_id:
            ids[key] = key
        else:
            same[_identifier(key, cluster, marks.get(key, ""))].append(key)
    taken = set(known.by_id) | set(same)
    for id_, keys in sorted(same.items()):
        if len(keys) == 1 and id_ not in known.by_id:
            ids[keys[0]] = id_
            continue
        for key in sorted(keys, key=lambda key: (_first(clusters[key]), key)):
            ids[key] = next(free for free in _marked(id_, clusters[key]) if free not in taken)
            taken.add(ids[key])
    return ids


def _identifier(key: str, cluster: Cluster, mark: str) -> str:
    """The id by a key such as ``organization:eduro``, ``organization:org/oulu|tietohallinto``, ``person:ainolaine@d1``."""
    name, _, document = key.partition(":")[2].partition("@")
    owner, bar, letters = name.rpartition("|")
    whole = f"{owner if bar else PREFIXES[cluster.type]}/{_words(letters, cluster.names)}"
    if cluster.type in ("person", "project"):
        return whole + mark
    return f"{whole}@{document_mark(document)}" if document else whole


def _words(letters: str, names: Iterable[str]) -> str:
    """The letters of a key with the hyphens of a name that ends in them: ``merilapinkuntakehitys`` has two.

    What a slug cannot hold, as short names with diacritics or ``&``, is told apart by a digest.
    """
    ascii_ = slug(letters).replace("-", "")
    found = min((part for name in names for part in _ends(name) if part.replace("-", "") == ascii_), default=ascii_)
    if ascii_ == letters and len(found) <= _LONGEST:
        return found
    return f"{found[:_LONGEST].strip('-')}-{normalize.digest(letters)}"


def _ends(name: str) -> Iterator[str]:
    """The slug of a name, whole and as it is compared, and what is left of it without its first words."""
    for text in dict.fromkeys((name, normalize.organization_words(name), normalize.programme_words(name))):
        words = slug(text).split("-")
        yield from ("-".join(words[at:]) for at in range(len(words)))


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
