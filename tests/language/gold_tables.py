"""The hand-made tables beside the tests, one case a row, columns apart by tabs, ``\\n`` for a line end; and what is wrong."""

import re
from pathlib import Path

from spacy.language import Language

from hankenlp.language.components import blank
from hankenlp.language.compounds import compound_lemmas, compound_parts

Cases = list[list[str]]

PLAIN = blank()
PLAIN.add_pipe("hankenlp_sentences")
MARKER = re.compile(r"[-•–]|\d{1,2}\.|[a-z]\)")


def rows(name: str) -> Cases:
    """The rows of ``tables/NAME.tsv`` below its heading."""
    path = Path(__file__).parent / "tables" / f"{name}.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return [[cell.replace("\\n", "\n") for cell in line.split("\t")] for line in lines]


def held_out(cases: Cases) -> Cases:
    """Every tenth row: no rule was made for these."""
    return cases[9::10]


def wrong_compounds(cases: Cases) -> list[tuple[str, str, str]]:
    """Lemmas whose parts or parts' lemmas are others than in the table, with ours."""
    own = [(lemma, "|".join(compound_parts(lemma)), "|".join(compound_lemmas(lemma))) for lemma, _, _ in cases]
    return [got for got, want in zip(own, cases, strict=True) if list(got) != want]


def wrong_ellipses(cases: Cases, nlp: Language) -> list[tuple[str, dict[str, str | None]]]:
    """Texts with a token whose full lemma is another than in the table, with ours."""
    found = []
    for text, gold in cases:
        want = dict(pair.rsplit("=", 1) for pair in gold.split(" "))
        by_form = {token.text: token._.full_lemma for token in nlp(text)}
        got = {form: by_form.get(form) for form in want}
        if got != want:
            found.append((text, got))
    return found


def cut(text: str) -> list[str]:
    """The sentences, white space made even; a list marker, which is cut off by itself, stands with its item."""
    found: list[str] = []
    for sentence in PLAIN(text).sents:
        piece = " ".join(sentence.text.split())
        if found and MARKER.fullmatch(found[-1]):
            found[-1] += " " + piece
        else:
            found.append(piece)
    return found


def wrong_sentences(cases: Cases) -> Cases:
    """Our sentences of the texts that the table cuts otherwise."""
    found = []
    for (marked,) in cases:
        got = cut(marked.replace("| ", ""))
        if got != [" ".join(piece.split()) for piece in marked.split("| ")]:
            found.append(got)
    return found


def wrong_tokens(cases: Cases) -> Cases:
    """Our tokens of the texts that the table cuts otherwise."""
    own = [[token.text for token in PLAIN.make_doc(text) if not token.is_space] for text, _ in cases]
    return [got for got, (_, want) in zip(own, cases, strict=True) if got != want.split(" ")]
