"""Small corpora for pictures, made by hand: projects with periods, bodies with roles, goals with lemmas."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from hankenlp import Corpus
from hankenlp.documents import ProjectDocument

if TYPE_CHECKING:
    from hankenlp.plots.picture import Picture

FIELDS = ("organizations", "programmes")


def document(id_: str, title: str, **fields: Any) -> ProjectDocument:
    """A document of a title, then its bodies, which are names with roles (``{"Oulun kaupunki": ["partner"]}``), and goals."""
    text = title
    spans: dict[str, list[dict[str, Any]]] = {}
    for field in FIELDS:
        spans[field] = []
        for name, roles in fields.pop(field, {}).items():
            text += f"\n{name}"
            said: dict[str, Any] = {"text": name, "name": name, "start": len(text) - len(name), "end": len(text)}
            spans[field].append(said | ({"roles": roles} if field == "organizations" else {}))
    goals = []
    for said in fields.pop("goals", ()):
        line = " ".join(said["lemmas"])
        text += f"\n{line}"
        goals.append(said | {"text": line, "start": len(text) - len(line), "end": len(text)})
    heading = {"text": title, "start": 0, "end": len(title)}
    return ProjectDocument.model_validate(
        {"id": id_, "text": text, "producer": "by hand", "title": heading, "goals": goals, **spans, **fields}
    )


def period(start: str | None, end: str | None) -> dict[str, Any]:
    """A period as a document has it."""
    return {"edtf": f"{start or '..'}/{end or '..'}", "start": start, "end": end}


def goal(level: str, *lemmas: str) -> dict[str, Any]:
    """A goal for ``document``, which writes its lemmas as they are."""
    return {"level": level, "lemmas": lemmas}


STATUSES = ("planned", "ongoing", "ended")
BODIES = ("Oulun kaupunki", "Lapin yliopisto", "Kemin kaupunki", "Tornion kaupunki")
NAMES = ("Virta", "Kaarna", "Silta", "Polku", "Ranta", "Lato", "Niitty", "Kynnys", "Loimu", "Tuuma", "Hanko", "Sointu")


def documents() -> list[ProjectDocument]:
    """Twelve projects, a year after another; the last one has no end and the first one no period."""
    made = []
    for number, name in enumerate(NAMES):
        year = 2010 + number
        time = period(f"{year}-01-01", f"{year + 1}-12-31" if number < 11 else None)
        made.append(
            document(
                f"d{number:02}",
                name,
                status=STATUSES[number % 3],
                period=time if number else None,
                organizations={
                    BODIES[number % 4]: ["coordinator"],
                    BODIES[(number + 1) % 4]: ["partner"],
                    "Opetushallitus": ["funder"],
                },
                goals=[goal("main", "hanke", "lisätä", "osaaminen"), goal("sub", "kehittäminen", "palvelu")],
            )
        )
    return made


def corpus(of: Iterable[ProjectDocument] | None = None) -> Corpus:
    """The corpus, with the region of each document as metadata."""
    made = documents() if of is None else list(of)
    regions = ["Lappi" if int(each.id[1:]) % 2 else "Kainuu" for each in made]
    return Corpus(made, metadata=pd.DataFrame({"maakunta": regions}, index=[each.id for each in made]))


def texts(picture: "Picture") -> list[str]:
    """Everything that stands written in a picture."""
    from matplotlib.text import Text

    picture.draw_without_rendering()
    found: list[Any] = picture.findobj(Text)
    return [text.get_text() for text in found if text.get_visible() and text.get_text()]


def boxes(artists: Sequence[Any]) -> list[Any]:
    """Where artists are, in pixels."""
    return [artist.get_window_extent() for artist in artists]


def apart(artists: Sequence[Any]) -> bool:
    """Whether no two cover each other."""
    found = boxes(artists)
    return not any(one.overlaps(other) for i, one in enumerate(found) for other in found[:i])
