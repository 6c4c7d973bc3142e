"""What the text says that organisations do in the project."""

import pytest

from hankenlp.extraction import organizations
from tests.extraction.names_in import NLP


def roles_in(text: str) -> dict[str, tuple[str, ...]]:
    return {o.name: o.roles for o in organizations.find(NLP.make_doc(text)) if o.roles}


FUNDER, IMPLEMENTER, COORDINATOR, PARTNER = ("funder",), ("implementer",), ("coordinator",), ("partner",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # verbs, with the subject before or after them
        ("Hanketta rahoittaa STEA.", {"STEA": FUNDER}),
        ("STEA on myöntänyt hankkeelle 276 000 euroa.", {"STEA": FUNDER}),
        ("Valtionavustuksen myönsi STM.", {"STM": FUNDER}),
        (
            "Hanketta hallinnoi Diak ja sen osatoteuttajat ovat Kemin kaupunki ja Lapin yliopisto.",
            {"Diak": IMPLEMENTER, "Kemin kaupunki": PARTNER, "Lapin yliopisto": PARTNER},
        ),
        ("Hankkeen toteutuksesta vastasi Kajaanin kaupunki.", {"Kajaanin kaupunki": IMPLEMENTER}),
        ("THL koordinoi hanketta.", {"THL": COORDINATOR}),
        ("Projektin toteuttaa Itä-Lapin Työttömät ry.", {"Itä-Lapin Työttömät ry": IMPLEMENTER}),
        ("Diak hakee Kemin kaupungilta avustusta hankkeeseen.", {"Diak": IMPLEMENTER, "Kemin kaupunki": FUNDER}),
        # role nouns and rows of names
        (
            "Mukana ovat THL (TP2), Kela, Lapin hyvinvointialue (Lapha) ja Tampereen yliopisto.",
            dict.fromkeys(["THL", "Kela", "Lapin hyvinvointialue", "Lapha", "Tampereen yliopisto"], PARTNER),
        ),
        ("Osatoteuttajina olivat Oulun kaupunki sekä Oulunkaari.", {"Oulun kaupunki": PARTNER, "Oulunkaari": PARTNER}),
        ("Rahoittavana viranomaisena toimii Lapin ELY-keskus.", {"Lapin ELY-keskus": FUNDER}),
        # genitives and participles
        ("Siitä STM:n valtionavustusta on 80 prosenttia.", {"STM": FUNDER}),
        ("Kylätupa on Sallan kunnan kaksivuotinen hanke.", {"Sallan kunta": IMPLEMENTER}),
        ("Posken koordinoima hanke alkaa.", {"Poske": COORDINATOR}),
        ("Peruspalvelukuntayhtymä Kallion hallinnoimassa osahankkeessa", {"Peruspalvelukuntayhtymä Kallio": PARTNER}),
        # cases
        ("Rahoitus tulee STEAlta ja Oulun kaupungilta.", {"STEA": FUNDER, "Oulun kaupunki": FUNDER}),
        (
            "Hanke toteutetaan yhteistyössä Kelan ja SPR:n Hämeen piirin kanssa.",
            {"Kela": PARTNER, "SPR:n Hämeen piiri": PARTNER},
        ),
        # fields, brackets, headings
        ("Rahoittaja: Lapin liitto\nHakija: Kemin kaupunki\n", {"Lapin liitto": FUNDER, "Kemin kaupunki": IMPLEMENTER}),
        (
            "Toteuttajat: Soite (hallinnoija), Kokkolan kaupunki",
            {"Soite": IMPLEMENTER, "Kokkolan kaupunki": IMPLEMENTER},
        ),
        # nothing is said about the project
        ("Kysely tehtiin Kelan kanssa, ja Sallan Osuuskauppa lahjoitti koneita.", {}),
        ("Arvioinnin tekevät Poske ja Oulun yliopisto.", {}),
        ("Lapin AMK:n omarahoitus on 33 000 euroa.", {}),
        ("Loppuerää on haettava Pohjois-Suomen aluehallintovirastolta.", {}),
        ("Asettaja: Sosiaali- ja terveysministeriö\n", {}),
    ],
)
def test_roles(text: str, expected: dict[str, tuple[str, ...]]) -> None:
    assert roles_in(text) == expected


def test_a_decision_speaks_for_its_letterhead() -> None:
    text = "Kemin kaupunki\nViranhaltijapäätös\n\nPäätös\n\nMyönnän yhdistykselle avustusta 1.200 €.\n"
    assert roles_in(text) == {"Kemin kaupunki": FUNDER}
