"""Which entity a name in a document means, where the item that says it (a payer, an employer) is no mention itself.

The document's linked organisations and programmes in, their ids by name out.
"""

from collections.abc import Mapping

from hankenlp.documents import ProjectDocument
from hankenlp.linking.normalize import organization_key


def named_bodies(document: ProjectDocument) -> dict[str, str]:
    """The entities of a document's organisations and programmes, by name and by what is left of it without its case."""
    named: dict[str, str] = {}
    for mention in (*document.organizations, *document.programmes):
        if mention.entity_id:
            named.setdefault(mention.name, mention.entity_id)
            named.setdefault(organization_key(mention.name), mention.entity_id)
    return named


def entity_of(name: str | None, named: Mapping[str, str]) -> str | None:
    """The id of the body of that name among those of ``named_bodies``."""
    return (named.get(name) or named.get(organization_key(name))) if name else None
