"""Small corpora made by hand: twelve documents about child protection, twelve about farming and waters."""

import pandas as pd

from hankenlp import Corpus
from hankenlp.documents import Goal, Organization, Period, Person, ProjectDocument

PROTECTION = (
    "Hankkeessa kehitetään lastensuojelutyötä ja perheiden tukea.",
    "Lastensuojelun avohuolto saa sosiaalityöntekijöille uusia menetelmiä.",
    "Perheet saavat apua, ja lastensuojelu toimii yhdessä sosiaalityön kanssa.",
    "Sosiaalityöntekijä tapaa perheen kotona ennen lastensuojelun sijoitusta.",
    "Perhetyö ja sosiaalityö vähentävät lastensuojelun sijoituksia.",
    "Sijoitusten sijaan perheille annetaan perhetyötä.",
)
WATERS = (
    "Viljelijät vähentävät peltojen ravinteita, jotta järven vesi kirkastuu.",
    "Pelloilta valuva ravinne rehevöittää järveä.",
    "Kosteikko pidättää ravinteet ennen järveä, ja viljelijä hoitaa sitä.",
    "Järven veden laatu paranee, kun viljelijöiden pellot pysyvät kasvipeitteisinä.",
    "Kosteikkoja rakennetaan peltojen reunoille viljelijöiden kanssa.",
    "Ravinteiden valuminen pelloilta kosteikkoon mitataan.",
)


def document(id_: str, text: str, **fields: object) -> ProjectDocument:
    """A document of a text alone, whose second sentence or line is its goal."""
    return ProjectDocument.model_validate({"id": id_, "text": text, "producer": "by hand", **fields})


def about(id_: str, sentences: tuple[str, ...], turn: int) -> ProjectDocument:
    """Three of the sentences; the first one is the goal."""
    chosen = [sentences[(turn + i) % len(sentences)] for i in range(3)]
    body = "Oulun kaupunki" if sentences is PROTECTION else "Luonnonvarakeskus"
    text = " ".join([*chosen, f"Toteuttaja on {body}. Yhteyshenkilö on tarkastaja Aino Kivi."])
    start, person = text.index(body), text.index("Aino Kivi")
    return document(
        id_,
        text,
        goals=[Goal(text=chosen[0], start=0, end=len(chosen[0]), level="main")],
        organizations=[Organization(text=body, start=start, end=start + len(body), name=body, roles=("implementer",))],
        people=[Person(text="Aino Kivi", start=person, end=person + 9, name="Aino Kivi", title="tarkastaja")],
        period=Period(edtf=str(2010 + turn % 2), start=f"{2010 + turn % 2}-01-01"),
    )


def corpus(*, backwards: bool = False) -> Corpus:
    """Twelve of each, with the region as metadata."""
    documents = [about(f"lapsi-{i:02}", PROTECTION, i) for i in range(12)]
    documents += [about(f"vesi-{i:02}", WATERS, i) for i in range(12)]
    regions = ["Lappi" if document.id.startswith("lapsi") else "Uusimaa" for document in documents]
    metadata = pd.DataFrame({"maakunta": regions}, index=[document.id for document in documents])
    return Corpus(documents[::-1] if backwards else documents, metadata=metadata)
