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
from spacy.parts_of_speech import IDS  # type: ignore[import-not-found]
from spacy.tokens import Doc, Span

from hankenlp.errors import ModelNotFound
from hankenlp.language.inference import Inference, Tags, is_known
from hankenlp.language.stateless import Stateless
from hankenlp.language.tokenizer import mended
from hankenlp.language.truecase import sentence_cases
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


@cache
def inference(package: str, entities: bool) -> Inference | None:
    """The same model's tags without the rest of it; None where the model is of another architecture."""
    nlp = model(package, entities)
    return Inference(nlp) if is_known(nlp) else None


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
        parts = list(segments(doc))
        words = sentence_cases([[mended(doc[i]) for i in part] for part in parts])
        fast = inference(self.package, self.entities)
        piped = (
            [] if fast and not self.entities else list(nlp.pipe(_excerpts(doc, parts, words, nlp), batch_size=_BATCH))
        )
        tags = fast(words) if fast else _tags_of(piped)
        for tag in tags.tags:
            doc.vocab.strings.add(tag)
        for features in tags.features:
            doc.vocab.morphology.add(features)
        values = np.zeros((len(doc), 3), dtype=np.uint64)
        values[[token.i for token in doc if token.is_space], 1] = IDS["SPACE"]
        values[[i for part in parts for i in part]] = tags.values
        doc.from_array(_ATTRIBUTES, values)  # type: ignore[arg-type]
        if self.entities:
            found = [(part[e.start], part[e.end - 1] + 1, e.label_) for part, e in _entities(parts, piped)]
            doc.set_ents([Span(doc, start, end, label=label) for start, end, label in found])
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


def _excerpts(doc: Doc, parts: list[list[int]], words: list[list[str]], nlp: Language) -> Iterator[Doc]:
    for part, own in zip(parts, words, strict=True):
        spaces = [bool(doc[i].whitespace_) or (i + 1 < len(doc) and doc[i + 1].is_space) for i in part]
        yield Doc(nlp.vocab, words=own, spaces=spaces)


def _tags_of(piped: list[Doc]) -> Tags:
    """What a pipeline that is unknown to ``Inference`` has set."""
    tokens = [token for excerpt in piped for token in excerpt]
    values = [excerpt.to_array(_ATTRIBUTES) for excerpt in piped]
    return Tags(
        np.concatenate(values) if values else np.zeros((0, 3), dtype=np.uint64),
        frozenset(token.tag_ for token in tokens),
        frozenset(str(token.morph) for token in tokens),
    )


def _entities(parts: list[list[int]], piped: list[Doc]) -> Iterator[tuple[list[int], Span]]:
    for part, excerpt in zip(parts, piped, strict=True):
        for entity in excerpt.ents:
            yield part, entity


@Language.factory(
    "hankenlp_tagger",
    default_config={"package": "spacy_fi_experimental_web_md", "entities": True},
    assigns=["token.tag", "token.pos", "token.morph", "doc.ents"],
)
def create_tagger(nlp: Language, name: str, package: str, entities: bool) -> Tagger:
    """The factory ``hankenlp_tagger``."""
    return Tagger(name, package, entities)
