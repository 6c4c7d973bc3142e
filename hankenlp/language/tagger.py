"""Parts of speech, features and entities from a trained model, run over the layout's blocks instead of the bare text.

The model sees one block at a time, without white space, broken words mended and capitals undone: that is the kind of
text it was trained on, and no text is too long for it. The result stands in the document's own tokens. The model itself
is read once a process and is no part of what is written to disk: the configuration names its package.
"""

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import numpy as np
import spacy.util
from spacy.language import Language
from spacy.tokens import Doc, Span

from hankenlp.errors import ModelNotFound
from hankenlp.language.stateless import Stateless
from hankenlp.language.tokenizer import mended
from hankenlp.language.truecase import sentence_case
from hankenlp.layout import analyse

LONGEST: Final = 300
"""Tokens that the model sees at once; longer blocks are cut."""
_BATCH: Final = 256
_ATTRIBUTES: Final[list[int | str]] = ["TAG", "POS", "MORPH"]
_UNUSED: Final = ("lemmatizer", "parser", "lookups")
"""The model's lemmatizer needs libvoikko, a system library; its parser would set sentence boundaries, which are ours; its
lookups, the probabilities of half a million words, take more than a second to read, and nothing of it uses them."""


@cache
def model(package: str, entities: bool) -> Language:
    """The trained pipeline of an installed package, without what we do ourselves.

    Raises ``ModelNotFound`` where the package is not installed.
    """
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModelNotFound(f"the package {package} is not installed. Install hankenlp again: it belongs to it.")
    # The folder is loaded, not the package: importing it would import libvoikko.
    folder = next(p for p in sorted(Path(spec.origin).parent.iterdir()) if (p / "config.cfg").exists())
    return spacy.util.load_model_from_path(folder, exclude=[*_UNUSED, *(() if entities else ("ner",))])


class Tagger(Stateless):
    """Sets ``token.tag``, ``token.pos`` and ``token.morph``, whatever stood there.

    Args:
        package: an installed spaCy model.
        entities: whether to run its named entity recogniser and set ``doc.ents``; else they stay as they are.
    """

    def __init__(self, name: str, package: str, entities: bool) -> None:
        self.name = name
        self.package = package
        self.entities = entities

    def __call__(self, doc: Doc) -> Doc:
        nlp = model(self.package, self.entities)
        values = np.zeros((len(doc), 3), dtype=np.uint64)
        ents: list[Span] = []
        parts = list(segments(doc))
        for indices, tagged in zip(
            parts, nlp.pipe((_excerpt(doc, s, nlp) for s in parts), batch_size=_BATCH), strict=True
        ):
            _remember(doc, tagged)
            values[indices] = tagged.to_array(_ATTRIBUTES)
            ents += [Span(doc, indices[e.start], indices[e.end - 1] + 1, label=e.label_) for e in tagged.ents]
        space = doc.vocab.strings["SPACE"]
        for token in doc:
            if token.is_space:
                values[token.i, 1] = space
        doc.from_array(_ATTRIBUTES, values)  # type: ignore[arg-type]
        if self.entities:
            doc.set_ents(ents)
        return doc


def segments(doc: Doc) -> Iterator[list[int]]:
    """The indices of the tokens that stand in one block (or between two), white space left out."""
    layout = analyse(doc.text)
    current: list[int] = []
    block: int | None = None
    for token in doc:
        if token.is_space:
            continue
        at = layout.index_at(token.idx)
        if current and (at != block or len(current) >= LONGEST):
            yield current
            current = []
        current.append(token.i)
        block = at
    if current:
        yield current


def _excerpt(doc: Doc, indices: list[int], nlp: Language) -> Doc:
    words = [mended(doc[i]) for i in indices]
    spaces = [bool(doc[i].whitespace_) or (i + 1 < len(doc) and doc[i + 1].is_space) for i in indices]
    return Doc(nlp.vocab, words=sentence_case(words), spaces=spaces)


def _remember(doc: Doc, tagged: Doc) -> None:
    """The values are hashes; the document's own vocabulary must know what they stand for."""
    for tag, morph in {(token.tag_, str(token.morph)) for token in tagged}:
        doc.vocab.strings.add(tag)
        doc.vocab.morphology.add(morph)


@Language.factory(
    "hankenlp_tagger",
    default_config={"package": "spacy_fi_experimental_web_md", "entities": True},
    assigns=["token.tag", "token.pos", "token.morph", "doc.ents"],
)
def create_tagger(nlp: Language, name: str, package: str, entities: bool) -> Tagger:
    """The factory ``hankenlp_tagger``."""
    return Tagger(name, package, entities)
