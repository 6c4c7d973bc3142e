"""Who and what is found less often than others: ``python -m benchmarks.biases corpus/ [--workers 2]``.

Printed are the decades in which the projects began; the recall of named things that the lists and the knowledge base
have, and of those that they lack; and what a name alone does: people of the documents get other names
(``data/names_by_origin.toml``), the texts stay as they are. Only people are renamed who are named in full and in the
nominative wherever they are named.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

import typer
from spacy.language import Language

from hankenlp import ProjectDocument, extract_many
from hankenlp.evaluation import evaluate, load_gold
from hankenlp.extraction.people import find
from hankenlp.extraction.person_lexicon import is_given_name
from hankenlp.gold import NAMED, Gold, GoldName
from hankenlp.language.components import blank
from hankenlp.resources.knowledge import fold, names
from hankenlp.resources.patterns import lines

NAMES = Path(__file__).parent / "data" / "names_by_origin.toml"
Texts = dict[str, str]


def main(directory: Path, workers: int = 1) -> None:
    """Print the tables."""
    golds = load_gold(directory)
    begun = Counter(f"{str(gold.data.get('period') or '????')[:3]}0s" for gold in golds.values())
    print(*(f"{decade} {count}" for decade, count in sorted(begun.items())), sep=", ", end="\n\n")
    print("| | listed | found | not listed | found |\n| --- | ---: | ---: | ---: | ---: |")
    for row in _by_list(golds, workers):
        print(row)
    print("\n| names | people | found |\n| --- | ---: | ---: |")
    for row in _by_name(golds, workers):
        print(row)


def _by_list(golds: Mapping[str, Gold], workers: int) -> Iterator[str]:
    """For each kind of named thing: how many are listed and not, and the recall of both."""
    documents = _extracted({name: gold.text for name, gold in golds.items()}, workers)
    errors = evaluate(golds, documents.values()).errors
    missed = {(error.field, error.document, error.item) for error in errors if error.kind == "missed"}
    for field in NAMED:
        count: Counter[tuple[bool, bool]] = Counter()
        for gold in golds.values():
            for thing in (thing for thing in gold.names[field] if not thing.optional):
                count[_is_listed(field, thing), (field, gold.id, thing.names[0]) not in missed] += 1
        cells = [f"{count[known, True] + count[known, False]} | {_recall(count, known)}" for known in (True, False)]
        yield f"| {field} | {' | '.join(cells)} |"


def _recall(count: Counter[tuple[bool, bool]], known: bool) -> str:
    return f"{count[known, True] / (count[known, True] + count[known, False]):.3f}"


def _is_listed(field: str, thing: GoldName) -> bool:
    """In the knowledge base; of a person, whether the given name and the surname are in the lists of names."""
    if field != "people":
        return any(fold(name) in names() for name in thing.names)
    given, _, surname = thing.names[0].rpartition(" ")
    return is_given_name(given.partition(" ")[0]) and surname.casefold() in lines("surnames")


def _by_name(golds: Mapping[str, Gold], workers: int) -> Iterator[str]:
    """The recall of people by what they are called."""
    people = [(gold.id, name) for gold in golds.values() for name in _renamed(gold)]
    origins = {"as written": [name for _, name in people]}
    for origin, parts in tomllib.loads(NAMES.read_text(encoding="utf-8")).items():
        given, surnames = parts["given"], parts["surnames"]
        turns = range(len(people))
        origins[origin] = [f"{given[i % len(given)]} {surnames[(i + i // len(given)) % len(surnames)]}" for i in turns]
    with ProcessPoolExecutor(workers) as pool:
        for origin, new in origins.items():
            texts = {id_: golds[id_].text for id_, _ in people}
            for (id_, old), name in zip(people, new, strict=True):
                texts[id_] = re.sub(rf"\b{re.escape(old)}\b", name, texts[id_])
            found = dict(zip(texts, pool.map(_names_in, texts.values(), chunksize=4), strict=True))
            right = sum(fold(name) in found[id_] for (id_, _), name in zip(people, new, strict=True))
            yield f"| {origin} | {len(people)} | {right / len(people):.3f} |"


def _names_in(text: str) -> set[str]:
    """The names of people; tags and lemmas, which take most of the time, say nothing of them."""
    return {fold(person.name) for person in find(_language().make_doc(text))}


@cache
def _language() -> Language:
    return blank()


def _renamed(gold: Gold) -> list[str]:
    """The people of a document who are named by given name and surname, in the nominative, wherever they are named."""
    everywhere = [thing for thing in gold.names["people"] if not thing.optional and len(thing.names[0].split()) == 2]
    return [t.names[0] for t in everywhere if set(t.data.get("surfaces") or t.names[:1]) == {t.names[0]}]


def _extracted(texts: Texts, workers: int) -> dict[str, ProjectDocument]:
    results = extract_many(list(texts.items()), workers=workers, on_error="raise")
    return {each.id: each for each in results if isinstance(each, ProjectDocument)}


if __name__ == "__main__":
    typer.run(main)
