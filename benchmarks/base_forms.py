"""How many base forms of names are right: ``python -m benchmarks.base_forms [--errors N] [--no-knowledge]``.

First the table ``tests/language/base_forms.tsv`` (form, base forms that are right, kind, source, part), then the knowledge
base's round trip: each of its names in Finnish is inflected through its cases and taken back. A name's head is inflected
by the analyser's generator, and the adjectives that agree with it; an abbreviation gets its ending after a colon.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from hankenlp.language import names as language_names
from hankenlp.language.morphology import Analysis, analyses, inflect
from hankenlp.language.names import base_form, person_base_form
from hankenlp.language.nominative import cased_like
from hankenlp.resources import table
from hankenlp.resources.knowledge import Entry, fold, knowledge, names

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


def inflected(word: str, reading: Analysis, case: str) -> str | None:
    """``word`` in the case, in the number that its reading has."""
    plural_only = "-pl^TAB" in reading.key
    degree = next((DEGREES[feature] for feature in reading.feats if feature in DEGREES), "")
    number = "" if plural_only else "+pl" if reading.number == "Plur" else "+sg"
    form = inflect(reading, f"{degree}{number}+{case}")
    return cased_like(word, form) if form else None


def forms(name: str, *, guess: bool) -> Iterator[tuple[str, str]]:
    """(case, form) for each case that the name's head can be put in; nothing where it can't be inflected."""
    words = name.split()
    at = language_names._head(words)
    head = words[at]
    if any(not word.isprintable() or "(" in word or "," in word for word in words):
        return
    if head.isupper() or head.lower() in table("names")["company_forms"]:
        for case in SINGULAR:
            ending = in_abbreviation(case, head[-1])
            yield case, " ".join([*words[:at], f"{head}:{ending}", *words[at + 1 :]])
        return
    left, last, reading = "", head, reading_of(head, guess=False)
    if reading is None and "-" in head and (part := reading_of(head.rpartition("-")[2], guess=False)):
        left, last, reading = f"{head.rpartition('-')[0]}-", head.rpartition("-")[2], part
    reading = reading or (reading_of(head, guess=True) if guess and len(words) == 1 else None)
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
    with TABLE.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def answer(row: dict[str, str]) -> str:
    """What the library says of a row."""
    return (person_base_form if row["kind"] == "person" else base_form)(row["form"])


def print_table(errors: int, held_out_errors: bool) -> None:
    """The table's figures, by part, kind and source."""
    right: dict[tuple[str, str], list[bool]] = defaultdict(list)
    wrong: list[tuple[str, str, str]] = []
    for row in rows():
        found = answer(row)
        ok = found in row["base"].split("|")
        for group in (("", "all"), ("part", row["part"]), ("kind", row["kind"]), ("source", row["source"])):
            right[group].append(ok)
        if not ok and (row["part"] == "open" or held_out_errors):
            wrong.append((row["form"], row["base"], found))
    for (group, value), marks in sorted(right.items()):
        print(f"{group:8}{value:16}{sum(marks) / len(marks):8.2%} of {len(marks)}")
    for line in wrong[:errors]:
        print("", *line, sep="\t")


def finnish_names(entry: Entry) -> Iterator[tuple[str, bool]]:
    """The entry's names, and whether a guess may inflect them: the name is in Finnish, an alias may be in Swedish."""
    yield entry.name, True
    yield from ((alias, False) for alias in entry.aliases)


def print_round_trip(errors: int, sample: int) -> None:
    """The round trip's figures."""
    asked = {name: guess for entry in reversed(knowledge()) for name, guess in [*finnish_names(entry)][::-1]}
    chosen = sorted(asked)[::sample]
    same = {name: {n for entry in names()[fold(name)] for n in entry.names} for name in chosen}
    total, skipped, wrong = Counter[str](), 0, list[tuple[str, str, str]]()
    for name in chosen:
        inflections = list(forms(name, guess=asked[name]))
        skipped += not inflections
        for case, form in inflections:
            total[case] += 1
            found = base_form(form)
            if found != name and not (found in same[name] and form in dict(forms(found, guess=True)).values()):
                wrong.append((form, name, found))
    count = total.total()
    print(f"{'round trip':24}{1 - len(wrong) / count:8.2%} of {count} forms of {len(chosen) - skipped} names")
    print(f"{'not inflected':24}{skipped:8} names")
    for line in wrong[:errors]:
        print("", *line, sep="\t")


def main(
    errors: Annotated[int, typer.Option(help="Print the first N errors of each.")] = 0,
    held_out_errors: Annotated[bool, typer.Option(help="Print the held-out errors too.")] = False,
    knowledge: Annotated[bool, typer.Option(help="Inflect the knowledge base's names.")] = True,
    sample: Annotated[int, typer.Option(help="Every Nth name of the knowledge base only.")] = 1,
) -> None:
    """Print the figures."""
    print_table(errors, held_out_errors)
    if knowledge:
        print_round_trip(errors, sample)


if __name__ == "__main__":
    typer.run(main)
