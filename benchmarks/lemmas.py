"""Lemma accuracy on a CoNLL-U file: ``python benchmarks/lemmas.py PATH.conllu [--tags gold|model] [--errors N]``.

Tokens are the file's own. With ``--tags gold`` (the default) the file's tags are used too, with ``--tags model`` those
of the default pipeline. Case does not count, nor do compound marks: ``#``, and the hyphen, for which the treebank writes
``#`` (*1980#luku*). ``--strict`` counts the hyphen.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

Row = tuple[str, str, str, str]


def rows(path: Path) -> Iterator[list[Row]]:
    """Sentences of (form, lemma, part of speech, features)."""
    sentence: list[Row] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if not line and sentence:
            yield sentence
            sentence = []
        elif len(cells) > 5 and cells[0].isdigit():
            sentence.append((cells[1], cells[2].replace("#", ""), cells[3], "" if cells[5] == "_" else cells[5]))
    if sentence:
        yield sentence


def tagged(sentences: list[list[Row]]) -> Iterator[list[tuple[str, str]]]:
    """The model's part of speech and features for each token."""
    from spacy.tokens import Doc

    from hankenlp.language.tagger import model

    nlp = model("spacy_fi_experimental_web_md", False)
    for doc in nlp.pipe(Doc(nlp.vocab, words=[form for form, *_ in sentence]) for sentence in sentences):
        yield [(token.pos_, str(token.morph)) for token in doc]


def of_published(sentences: list[list[Row]], strict: bool) -> tuple[int, int]:
    """How many lemmas there are, and how many ``spacy_fi_experimental_web_md`` with its own lemmatizer has right."""
    import spacy
    from spacy.tokens import Doc

    nlp = spacy.load("spacy_fi_experimental_web_md", exclude=["ner"])
    docs = nlp.pipe(Doc(nlp.vocab, words=[form for form, *_ in sentence]) for sentence in sentences)
    right = [
        is_right(token.lemma_, gold, strict)
        for sentence, doc in zip(sentences, docs, strict=True)
        for (_, gold, *_), token in zip(sentence, doc, strict=True)
    ]
    return len(right), sum(right)


def is_right(lemma: str, gold: str, strict: bool = False) -> bool:
    """Are the two one lemma, but for case and compound marks?"""
    if strict or gold.startswith("-") or lemma.startswith("-"):
        return lemma.casefold() == gold.casefold()
    return lemma.casefold().replace("-", "") == gold.casefold().replace("-", "")


def main(
    path: Path,
    tags: str = "gold",
    errors: Annotated[int, typer.Option(help="Print the N commonest.")] = 0,
    strict: Annotated[bool, typer.Option(help="Count the hyphen.")] = False,
    simple: Annotated[
        bool, typer.Option("--simplemma", help="Measure simplemma instead, which reads no tags.")
    ] = False,
    published: Annotated[
        bool, typer.Option("--spacy-fi", help="Measure the published pipeline; it needs the system library Voikko.")
    ] = False,
) -> None:
    """Print how many lemmas are right."""
    sentences = list(rows(path))
    if published:
        total, good = of_published(sentences, strict)
        print(f"{path.name}: {good / total:.2%} of {total} lemmas (its own tags)")
        return
    if simple:
        from simplemma import lemmatize

        def lemma(form: str, _pos: str, _morph: str) -> str:
            return str(lemmatize(form, lang="fi"))
    else:
        from hankenlp.language.lemmatizer import lemma

    given = tagged(sentences) if tags == "model" else ([(pos, feats) for _, _, pos, feats in s] for s in sentences)
    total, wrong = 0, Counter[tuple[str, str, str, str, str]]()
    for sentence, marks in zip(sentences, given, strict=True):
        for (form, gold, gold_pos, _), (pos, feats) in zip(sentence, marks, strict=True):
            total += 1
            ours = lemma(form, pos, feats)
            if not is_right(ours, gold, strict):
                wrong[form, ours, gold, pos, gold_pos] += 1
    print(f"{path.name}: {1 - wrong.total() / total:.2%} of {total} lemmas ({'no' if simple else tags} tags)")
    for row, count in wrong.most_common(errors):
        print(count, *row, sep="\t")


if __name__ == "__main__":
    typer.run(main)
