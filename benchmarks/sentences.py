"""Sentences and tokens of running text: ``python -m benchmarks.sentences PATH.conllu [--rules] [--errors N]``.

Each document of the file is rebuilt as one line, its sentences (``# text``) joined by a space, and cut again. Printed are
precision, recall and F1 of whole sentences and of tokens: first and last character both right. Headings without a period
cannot be found in such a line, which bounds the figure. ``--rules`` cuts with the sentence rules alone, without the
layout, which takes a line for what it looks like.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

Span = tuple[int, int]


@dataclass
class Running:
    """A document of the file: its text, and the extents of its sentences and tokens."""

    id: str
    text: str = ""
    sentences: set[Span] = field(default_factory=set)
    tokens: set[Span] = field(default_factory=set)

    def add(self, text: str, forms: list[str]) -> None:
        """Add a sentence and the tokens as they are written in it."""
        start = len(self.text) + bool(self.text)
        self.text = f"{self.text} {text}" if self.text else text
        self.sentences.add((start, len(self.text)))
        at = start
        for form in forms:
            at = self.text.index(form, at)
            self.tokens.add((at, at + len(form)))
            at += len(form)


def documents(path: Path) -> Iterator[Running]:
    """The documents of a CoNLL-U file: sentences whose ``sent_id`` is the same but for its last number."""
    current = Running("")
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        comments = dict(line[2:].split(" = ", 1) for line in lines if line.startswith("# ") and " = " in line)
        if "text" not in comments:
            continue
        name = comments.get("sent_id", "").rpartition(".")[0]
        if current.text and name != current.id:
            yield current
        if name != current.id or not current.text:
            current = Running(name)
        current.add(comments["text"].strip(), list(_forms(lines)))
    if current.text:
        yield current


def _forms(lines: list[str]) -> Iterator[str]:
    """The written tokens: of a multiword token (*ettei*) the whole."""
    inside = 0
    for cells in (line.split("\t") for line in lines if line[:1].isdigit()):
        first, _, last = cells[0].partition("-")
        if last:
            inside = int(last)
            yield cells[1]
        elif "." not in first and int(first) > inside:
            yield cells[1]


def cut(text: str, rules: bool) -> tuple[set[Span], set[Span]]:
    """The sentences and tokens that we find in the text."""
    from hankenlp.language.components import blank
    from hankenlp.language.sentences import Sentences
    from hankenlp.layout.sentences import sentences

    doc = Sentences("sentences")(blank().make_doc(text))
    tokens = {(token.idx, token.idx + len(token)) for token in doc if not token.is_space}
    if rules:
        return {(s.start, s.end) for s in sentences(text, 0, len(text))}, tokens
    found = set()
    for sentence in doc.sents:
        own = [token for token in sentence if not token.is_space]
        if own:
            found.add((own[0].idx, own[-1].idx + len(own[-1])))
    return found, tokens


def report(name: str, right: int, found: int, wanted: int) -> None:
    """Print a line with precision, recall and F1."""
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    print(
        f"{name:10} P {precision:.4f}  R {recall:.4f}  F1 {2 * right / max(found + wanted, 1):.4f}  ({wanted} wanted)"
    )


def main(
    path: Path,
    rules: Annotated[bool, typer.Option(help="The sentence rules alone, without the layout.")] = False,
    errors: Annotated[int, typer.Option(help="Print the first N places where a boundary is too many or missed.")] = 0,
) -> None:
    """Print how many sentences and tokens are right."""
    counts = [[0, 0, 0], [0, 0, 0]]
    shown = []
    for document in documents(path):
        sentences, tokens = cut(document.text, rules)
        for count, gold, own in ((counts[0], document.sentences, sentences), (counts[1], document.tokens, tokens)):
            count[0] += len(gold & own)
            count[1] += len(own)
            count[2] += len(gold)
        starts, wanted = {start for start, _ in sentences}, {start for start, _ in document.sentences}
        for at in sorted(starts ^ wanted):
            before, after = document.text[max(0, at - 45) : at], document.text[at : at + 35]
            shown.append(f"{'missed  ' if at in wanted else 'too many'} {before}|{after}")
    report("sentences", *counts[0])
    report("tokens", *counts[1])
    for line in shown[:errors]:
        print(line)


if __name__ == "__main__":
    typer.run(main)
