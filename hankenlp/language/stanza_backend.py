"""The component ``hankenlp_stanza``: parts of speech, features, trees and entities from a stanza pipeline.

stanza gets our own tokens and sentences, broken words mended and capitals undone, so that every token keeps its place in
the text. Its tokenizer and its dictionary are asked one thing only: which tokens are multiword tokens (*ettei*, that is
*että* and *ei*).

A multiword token stays one token of the ``Doc``. Of its words the one that is highest in the tree (the first of equals)
gives part of speech, head, relation and lemma; the features are those of all words, an earlier word's before a later
one's; the tag names them all (``C+V``).
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from hankenlp.language.stanza_models import SMALL, pipeline
from hankenlp.language.stateless import Stateless
from hankenlp.language.tagger import LONGEST, segments
from hankenlp.language.tokenizer import mended
from hankenlp.language.truecase import sentence_case

_BREAK: Final = "\n\n"
"""Between two sentences for stanza's tokenizer, which then joins nothing over it."""
_SPACE: Final = "SPACE"
_ROOT: Final = "ROOT"
"""spaCy's name of the relation that UD calls ``root``."""
_CUT: Final = "parataxis"
"""What ties the parts of a sentence that is too long to be analysed as one."""
_OTHER: Final = "dep"
"""spaCy's relation of white space to the word before it."""


@dataclass
class Analysis:
    """What a token of the ``Doc`` gets; ``head`` is an index into the sentence's tokens, its own for the root."""

    pos: str
    tag: str = ""
    morph: str = ""
    lemma: str = ""
    head: int = 0
    relation: str = _ROOT
    entity: str = "O"


class StanzaTagger(Stateless):
    """Sets ``token.tag``, ``pos``, ``morph``, ``head`` and ``dep``, whatever stood there.

    A document that has sentences or entities already keeps them.

    Args:
        package: ``small``, ``tdt`` or ``ftb``.
        lemmas: whether to set ``token.lemma`` too, to stanza's own.
    """

    def __init__(self, name: str, package: str, lemmas: bool) -> None:
        self.name = name
        self.package = package
        self.lemmas = lemmas

    def __call__(self, doc: Doc) -> Doc:
        if not len(doc):
            return doc
        parts = list(_parts(doc))
        found = self._found(doc, parts) if parts else {}
        _join(doc, found)
        self._write(doc, found)
        if not doc.ents:
            doc.set_ents([Span(doc, start, end, label=label) for start, end, label in _entities(parts, found)])
        return doc

    def _found(self, doc: Doc, parts: Sequence[list[int]]) -> dict[int, Analysis]:
        """What each token gets that is no white space."""
        found: dict[int, Analysis] = {}
        with _one_thread():
            stanza = pipeline(self.package, self.lemmas)
            for indices, analyses in zip(parts, _analysed(stanza, doc, parts), strict=True):
                for i, analysis in zip(indices, analyses, strict=True):
                    analysis.head = indices[analysis.head]
                    found[i] = analysis
        return found

    def _write(self, doc: Doc, found: dict[int, Analysis]) -> None:
        strings, morphology = doc.vocab.strings, doc.vocab.morphology
        rows = []
        for i in range(len(doc)):
            a = found[i]
            row = [strings.add(a.tag), strings.add(a.pos), morphology.add(a.morph), (a.head - i) % 2**64]
            rows.append([*row, strings.add(a.relation), *([strings.add(a.lemma)] if self.lemmas else [])])
        attributes: list[int | str] = ["TAG", "POS", "MORPH", "HEAD", "DEP", *(["LEMMA"] if self.lemmas else [])]
        doc.from_array(attributes, np.array(rows, dtype=np.uint64))  # type: ignore[arg-type]


@contextmanager
def _one_thread() -> Iterator[None]:
    """One thread for torch: a process that is forked after it has used several would wait for them for ever."""
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)


def _sentences(doc: Doc) -> list[list[int]]:
    """The indices of each sentence's tokens; without sentences, those of each block's."""
    if doc.has_annotation("SENT_START"):
        return [[token.i for token in sentence] for sentence in doc.sents]
    starts = [0, *(indices[0] for indices in segments(doc))]
    return [list(range(start, end)) for start, end in pairwise([*dict.fromkeys(starts), len(doc)]) if start < end]


def _parts(doc: Doc) -> Iterator[list[int]]:
    """What stanza sees as sentences: ours without white space, long ones cut."""
    for sentence in _sentences(doc):
        words = [i for i in sentence if not doc[i].is_space]
        yield from (words[at : at + LONGEST] for at in range(0, len(words), LONGEST))


def _analysed(stanza: Any, doc: Doc, parts: Sequence[list[int]]) -> Iterator[list[Analysis]]:
    from stanza.models.common.doc import Document

    words = [sentence_case([mended(doc[i]) for i in indices]) for indices in parts]
    spaces = [[bool(doc[i].whitespace_) or (i + 1 < len(doc) and doc[i + 1].is_space) for i in p] for p in parts]
    multiword = _multiword(stanza, words, spaces)
    rows = [_rows(part, multiword[n]) for n, part in enumerate(words)]
    done = stanza.process(Document(rows), processors=[p for p in stanza.processors if p not in ("tokenize", "mwt")])
    for sentence in done.sentences:
        yield _tokens([(token.words, token.ner or "O") for token in sentence.tokens])


def _multiword(stanza: Any, words: list[list[str]], spaces: list[list[bool]]) -> list[dict[int, list[str]]]:
    """For each sentence the words of its multiword tokens.

    They are the forms that the package's dictionary of them holds, and those tokens that the package's tokenizer takes
    for multiword tokens and that have the same extent as ours.
    """
    if "mwt" not in stanza.processors:
        return [{} for _ in words]
    known: dict[str, str] = stanza.processors["mwt"].trainer.expansion_dict
    found = [{i: known[word].split() for i, word in enumerate(part) if word in known} for part in words]
    pieces: list[str] = []
    places: dict[tuple[int, int], tuple[int, int]] = {}
    at = 0
    for n, (part, after) in enumerate(zip(words, spaces, strict=True)):
        for i, (word, space) in enumerate(zip(part, after, strict=True)):
            places[at, at + len(word)] = n, i
            pieces.append(word + " " * space)
            at += len(pieces[-1])
        pieces.append(_BREAK)
        at += len(_BREAK)
    for sentence in stanza.process("".join(pieces), processors=["tokenize", "mwt"]).sentences:
        for token in sentence.tokens:
            place = places.get((token.start_char, token.end_char))
            if place and len(token.words) > 1:
                found[place[0]][place[1]] = [word.text for word in token.words]
    return found


def _rows(words: Sequence[str], multiword: dict[int, list[str]]) -> list[dict[str, Any]]:
    """A sentence as stanza's documents are made of: a row a word, and one before those of a multiword token."""
    rows: list[dict[str, Any]] = []
    number = 1
    for i, word in enumerate(words):
        inner = multiword.get(i, [word])
        if len(inner) > 1:
            rows.append({"id": (number, number + len(inner) - 1), "text": word})
        rows += [{"id": (number + n,), "text": text} for n, text in enumerate(inner)]
        number += len(inner)
    return rows


def _tokens(tokens: Sequence[tuple[Sequence[Any], str]]) -> list[Analysis]:
    """A sentence of stanza's, its multiword tokens as one."""
    words = [word for inner, _ in tokens for word in inner]
    owner = [i for i, (inner, _) in enumerate(tokens) for _ in inner]
    depth = _depths([word.head for word in words])
    analyses = []
    first = 0
    for inner, entity in tokens:
        # Its head is less deep than the highest of a token's words, so that no circle can close.
        chief = min(range(len(inner)), key=lambda n, at=first: depth[at + n])  # type: ignore[misc]
        word = inner[chief]
        analyses.append(
            Analysis(
                pos=word.upos or "X",
                tag="+".join(w.xpos for w in inner if w.xpos),
                morph=_features([w.feats for w in inner]),
                lemma=(word.lemma or word.text).replace("#", "") or word.text,
                head=owner[word.head - 1] if word.head else owner[first],
                relation=word.deprel if word.head else _ROOT,
                entity=entity,
            )
        )
        first += len(inner)
    return analyses


def _depths(heads: Sequence[int]) -> list[int]:
    """How far each word is from the root; ``heads`` count from 1, the root's is 0."""
    depths = []
    for head in heads:
        depth = 0
        while head and depth <= len(heads):
            head, depth = heads[head - 1], depth + 1
        depths.append(depth)
    return depths


def _features(of_words: Sequence[str | None]) -> str:
    features: dict[str, str] = {}
    for feats in of_words:
        for feature in (feats or "").split("|"):
            name, sign, value = feature.partition("=")
            if sign:
                features.setdefault(name, value)
    return "|".join(f"{name}={value}" for name, value in sorted(features.items()))


def _join(doc: Doc, found: dict[int, Analysis]) -> None:
    """One tree a sentence: the parts of a long one hang on its first, white space on the word before it."""
    for sentence in _sentences(doc):
        words = [i for i in sentence if i in found]
        roots = [i for i in words if found[i].head == i]
        root = roots[0] if roots else sentence[0]
        for i in roots[1:]:
            found[i].head, found[i].relation = root, _CUT
        before = words[0] if words else root
        for i in sentence:
            if i not in found:
                relation = _ROOT if i == root else _OTHER
                found[i] = Analysis(_SPACE, head=before, relation=relation, lemma=doc[i].text)
            else:
                before = i


def _entities(parts: Sequence[list[int]], found: dict[int, Analysis]) -> Iterator[tuple[int, int, str]]:
    """Start, end and label of the entities, whose tokens stanza marks ``B-``, ``I-``, ``E-`` or ``S-``."""
    for indices in parts:
        start = None
        for i in indices:
            place, _, label = found[i].entity.partition("-")
            if place in ("B", "S"):
                start = i
            if place in ("E", "S") and start is not None:
                yield start, i + 1, label
                start = None


@Language.factory(
    "hankenlp_stanza",
    default_config={"package": SMALL, "lemmas": True},
    assigns=["token.tag", "token.pos", "token.morph", "token.head", "token.dep", "token.lemma", "doc.ents"],
)
def create_stanza(nlp: Language, name: str, package: str, lemmas: bool) -> StanzaTagger:
    """The factory ``hankenlp_stanza``."""
    return StanzaTagger(name, package, lemmas)
