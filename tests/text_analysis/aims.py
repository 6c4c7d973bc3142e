"""Documents made by hand that state goals and outcomes, with the lemmas that extraction would give."""

from collections.abc import Sequence
from typing import Any

from hankenlp.documents import ProjectDocument

Stated = tuple[str, str]
"""A statement and its lemmas."""

MEADOW = ("niityt aukeavat rannoille", "niitty aueta ranta")
MEADOWS_OPENED = ("Niittyjä avattiin 58 hehtaaria", "niitty avata hehtaari")
BIRDS = ("kyläläiset oppivat tunnistamaan lintuja", "kyläläinen oppia tunnistaa lintu")
HERD = ("karjatilat saavat uutta tuloa laiduntamisesta", "karjatila saada uusi tulo laiduntaminen")
HERDED = ("Laidunsopimuksen allekirjoitti kuusi karjatilaa", "laidunsopimus allekirjoittaa karjatila")
DIARY = ("Kevään retkestä tehtiin juttu lehteen", "kevät retki tehdä juttu lehti")


def document(
    id_: str,
    goals: Sequence[Stated] = (),
    outcomes: Sequence[Stated] = (),
    *,
    project: str | None = None,
    of: str | None = None,
    level: str = "sub",
    status: str = "achieved",
    kind: str = "result",
) -> ProjectDocument:
    """A document of the ``project``, or one that says that all it states is ``of`` one of its projects."""
    text = f"{project or id_}.\n" + ".\n".join(stated for stated, _ in [*goals, *outcomes])

    def statement(stated: Stated, **fields: str) -> dict[str, Any]:
        start = text.index(stated[0])
        place = {"text": stated[0], "start": start, "end": start + len(stated[0])}
        return place | {"lemmas": stated[1].split(), "project": of} | fields

    return ProjectDocument.model_validate(
        {
            "id": id_,
            "text": text,
            "producer": "by hand",
            "title": {"text": project, "start": 0, "end": len(project), "entity_id": project} if project else None,
            "goals": [statement(goal, level=level) for goal in goals],
            "outcomes": [statement(outcome, status=status, kind=kind) for outcome in outcomes],
        }
    )
