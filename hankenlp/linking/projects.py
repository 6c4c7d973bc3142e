"""Projects: the titles of an application, a page and a final report of one project get one key.

Titles join on their key (``normalize.project_keys``). A title without its subtitle joins the one longer title that
begins with it, if what they share is distinctive.
"""

from collections import defaultdict
from collections.abc import Sequence

from hankenlp.documents import ProjectDocument
from hankenlp.linking import normalize

_DISTINCTIVE = 8


def project_keys_of(documents: Sequence[ProjectDocument]) -> dict[str, str]:
    """Document id → key of its project, for the documents that have a title."""
    keys = {document.id: normalize.project_keys(document.title.text) for document in documents if document.title}
    whole: dict[str, set[str]] = defaultdict(set)
    for full, head in keys.values():
        whole[head].add(full)
    return {id_: f"project:{_joined(full, head, whole[head])}" for id_, (full, head) in keys.items()}


def _joined(full: str, head: str, same_head: set[str]) -> str:
    """The head, if the titles that begin with it are the head alone and one longer title; else the full key."""
    longer = same_head - {head}
    return head if head in same_head and len(longer) <= 1 and len(head) >= _DISTINCTIVE else full
