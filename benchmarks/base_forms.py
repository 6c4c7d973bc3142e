"""How many base forms of names are right: ``python -m benchmarks.base_forms [--errors N] [--step N]``.

First the table ``tests/language/base_forms.tsv`` (form, base forms that are right, kind, source, part), then the knowledge
base's round trip: each of its names in Finnish is inflected through its cases and taken back. A name's head is inflected
by the analyser's generator, and the adjectives that agree with it; an abbreviation gets its ending after a colon.
"""

import csv
from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from hankenlp.language import names as language_names
from hankenlp.language.morphology import Analysis, analyses, inflect
from hankenlp.language.names import base_form, person_base_form
from hankenlp.language.nominative import cased_like
from hankenlp.resources import table
from hankenlp.resources.knowledge import fold, knowledge, names

TABLE = Path(__file__).parent.parent / "tests" / "language" / "base_forms.tsv"
SINGULAR = ("gen", "par", "ine", "ela", "ill", "ade", "abl", "all", "ess", "tra", "abe")
PLURAL = (*SINGULAR, "ins")
DEGREES = {"Degree=Cmp": "+comparative", "Degree=Sup": "+superlative"}

# An abbreviation's endings go by how its last letter is read: "STM:ää" (äm), "THL:ää" (äl), "EU:ta" (uu), "YT:tä" (tee).
BACK = "AHKOUQÅ0268"
CONSONANT_NAMES = "FLMNRSXZ"
ILLATIVE = {"A": "han", "H": "hon", "K": "hon", "O": "hon", "U": "hun", "Å": "hon", "I": "hin", "J": "hin", "Y": "hyn"}


def in_abbreviation(case: str, last: str) -> str:
    """The ending that follows a colon; ``last`` is the abbreviation's last letter."""
    a = "a" if last.upper() in BACK else "ä"
    consonant = last.upper() in CONSONANT_NAMES
    endings = {"gen": "n", "ine": f"ss{a}", "ela": f"st{a}", "ade": f"ll{a}", "abl": f"lt{a}", "all": "lle"}
    endings |= {"ess": f"n{a}", "tra": "ksi", "abe": f"tt{a}", "par": a * 2 if consonant else f"t{a}"}
    endings["ill"] = "ään" if consonant else ILLATIVE.get(last.upper(), "hen")
    return endings[case]


def reading_of(word: str, *, guess: bool) -> Analysis | None:
    """The nominative reading that the generator can inflect; guesses only where they are asked for."""
    for reading in analyses(word):
        named = reading.is_known or "Guesser|Cap" in reading.key or guess and reading.number == "Sing"
        if named and reading.case == "Nom" and reading.pos in ("NOUN", "PROPN", "ADJ") and not reading.has_suffix:
            return reading
    return None


def is_foreign(word: str) -> bool:
    """True for a word in lower case that the lexicon lacks: the name is in another language."""
    return word.isalpha() and word.islower() and not any(a.is_known for a in analyses(word))


def is_guessed(head: str) -> bool:
    """True for a head that the generator inflects by guess."""
    parts = (head, head.rpartition("-")[2])
    return not is_abbreviation(head) and all(reading_of(part, guess=False) is None for part in parts)


def is_abbreviation(head: str) -> bool:
    """True for a head that takes its endings after a colon."""
    return head.isupper() or head in ("hva", "mlk") or head.lower() in table("names")["company_forms"]


def inflected(word: str, reading: Analysis, case: str) -> str | None:
    """``word`` in the case, in the number that its reading has."""
    plural_only = "-pl^TAB" in reading.key
    degree = next((DEGREES[feature] for feature in reading.feats if feature in DEGREES), "")
    number = "" if plural_only else "+pl" if reading.number == "Plur" else "+sg"
    form = inflect(reading, f"{degree}{number}+{case}")
    return cased_like(word, form) if form else None


def forms(name: str) -> Iterator[tuple[str, str]]:
    """(case, form) for each case that the name's head can be put in; nothing where it can't be inflected."""
    words = name.split()
    at = language_names._head(words)
    head = words[at]
    segments = name.split(", ")
    apposition = len(segments) > 1 and not language_names._is_list(segments)
    abbreviation = is_abbreviation(head)
    if "(" in name or apposition or any(is_foreign(word) for word in words if not (abbreviation and word == head)):
        return
    if abbreviation:
        for case in SINGULAR:
            ending = in_abbreviation(case, head[-1])
            yield case, " ".join([*words[:at], f"{head}:{ending}", *words[at + 1 :]])
        return
    left, last, reading = "", head, reading_of(head, guess=False)
    if reading is None and "-" in head and (part := reading_of(head.rpartition("-")[2], guess=False)):
        left, last, reading = f"{head.rpartition('-')[0]}-", head.rpartition("-")[2], part
    reading = reading or reading_of(head, guess=True)
    if reading is None:
        return
    for case in PLURAL if reading.number == "Plur" else SINGULAR:
        form = inflected(last, reading, case)
        before = attributes(words[:at], reading, case)
        if form and before is not None:
            yield case, " ".join([*before, left + form.replace("\u2019", "'"), *words[at + 1 :]])


def attributes(words: list[str], head: Analysis, case: str) -> list[str] | None:
    """The words before the head, the agreeing ones in the case; None where the generator has no form for one."""
    out = list(words)
    for i in range(len(words) - 1, -1, -1):
        reading = adjective(words[i], head.number or "Sing")
        if reading is None:
            break
        form = inflected(words[i], reading, case)
        if form is None:
            return None
        out[i] = form
    return out


def adjective(word: str, number: str) -> Analysis | None:
    """The reading of an attribute that agrees with a head in the nominative; *Sievin* is the genitive of *Sievi*."""
    readings = [a for a in analyses(word) if a.is_known]
    if len(word) < 3 or any(a.case == "Gen" and a.pos == "PROPN" for a in readings):
        return None
    return next((a for a in readings if a.pos in ("ADJ", "PRON") and (a.case, a.number) == ("Nom", number)), None)


def rows() -> list[dict[str, str]]:
    """The table's rows."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def answer(row: dict[str, str]) -> str:
    """What the library says of a row; of people's names as of a span that is known to be one."""
    return (person_base_form if row["kind"] == "person" else base_form)(row["form"])


def is_right(row: dict[str, str], found: str) -> bool:
    """True for each of the base forms that the row allows."""
    return found in row["base"].split("|")


def print_table(errors: int) -> None:
    """The table's figures, and errors of its open part."""
    right: dict[tuple[str, str], list[bool]] = defaultdict(list)
    wrong = []
    for row in rows():
        found = answer(row)
        ok = is_right(row, found)
        for group in (("", "all"), ("part", row["part"]), ("kind", row["kind"]), ("source", row["source"])):
            right[group].append(ok)
        if row["kind"] == "person":
            right["kind", "person, as a name of any kind"].append(is_right(row, base_form(row["form"])))
        if not ok and row["part"] == "open":
            wrong.append((row["form"], row["base"], found))
    for (column, value), marks in sorted(right.items()):
        print(f"{column:8}{value:32}{sum(marks) / len(marks):8.2%} of {len(marks)}")
    for line in wrong[:errors]:
        print("", *line, sep="\t")


@dataclass
class RoundTrip:
    """What came back: (form, name, base form) of each form that didn't, the numbers of forms and of names.

    ``guessed`` names have a head that the lexicon lacks, so that the generator guesses how it is inflected.
    """

    wrong: list[tuple[str, str, str]] = field(default_factory=list)
    forms: int = 0
    names: int = 0
    skipped: int = 0
    guessed: int = 0


def round_trip(step: int = 1, known: Container[str] | None = None) -> RoundTrip:
    """Every ``step``-th name of the knowledge base through its cases and back; ``known`` as for ``base_form``.

    A form that another name of the same entry shares may come back as that one: *Portugalissa* is of *Portugali* and of
    the alias *Portugal*.
    """
    result = RoundTrip()
    for name in sorted({name for entry in knowledge() for name in entry.names})[::step]:
        same = {other for entry in names()[fold(name)] for other in entry.names}
        inflections = list(forms(name))
        result.names += bool(inflections)
        result.skipped += not inflections
        result.guessed += bool(inflections) and is_guessed(name.split()[language_names._head(name.split())])
        result.forms += len(inflections)
        for case, form in inflections:
            found = base_form(form, known=known)
            if found != name and not (found in same and (case, form) in forms(found)):
                result.wrong.append((form, name, found))
    return result


def print_round_trip(errors: int, step: int) -> None:
    """The round trip's figures, with the knowledge base and without it, and errors of the first."""
    result = round_trip(step)
    print(f"round trip {1 - len(result.wrong) / result.forms:.2%} of {result.forms} forms of {result.names} names")
    print(f"  {result.skipped} names are not inflected, {result.guessed} by guess")
    for line in result.wrong[:errors]:
        print("", *line, sep="\t")
    unknown = round_trip(step, known=())
    print(f"  without the knowledge base {1 - len(unknown.wrong) / unknown.forms:.2%}")


def main(
    errors: Annotated[int, typer.Option(help="Print the first N errors of each.")] = 0,
    step: Annotated[int, typer.Option(help="Every Nth name of the knowledge base only; 0 for none.")] = 1,
) -> None:
    """Print the figures."""
    print_table(errors)
    if step:
        print_round_trip(errors, step)


if __name__ == "__main__":
    typer.run(main)
