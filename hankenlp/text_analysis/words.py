"""Documents in, their words out: lemma, part of speech and offsets of each, and what a compound is made of.

A document holds the lemmas of its goals and outcomes only, so its text goes through the language stage once more; nothing
is extracted again. A corpus keeps what was read.
"""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING, Final

from hankenlp.documents import ProjectDocument
from hankenlp.progress import bar

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BATCH: Final = 64
_EXTRACTION: Final = "hankenlp"
_HYPHEN: Final = "-"


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of one text, in its order; white space and punctuation are left out.

    Attributes:
        starts, ends: code points into the text.
        lemmas: in lower case, of an elliptic word that of the whole compound.
        tags: parts of speech (Universal Dependencies).
        apart: 1 for a word of navigation, footers and the labels of forms, else 0.
    """

    starts: "array[int]"
    ends: "array[int]"
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]
    apart: bytes

    def __len__(self) -> int:
        return len(self.lemmas)


def read_words(
    documents: Sequence[ProjectDocument], known: Mapping[str, Reading], *, progress: bool = False
) -> Iterator[tuple[str, Reading]]:
    """The id and the reading of each document that is not known yet."""
    new = [document for document in documents if document.id not in known]
    if new:
        yield from bar(_read(new), "read words", len(new)) if progress else _read(new)


def reading_of(text: str) -> Reading:
    """The words of a text that is in no corpus."""
    from hankenlp.pipeline import _default

    nlp = _default()
    return _reading(nlp(text, disable=[_EXTRACTION]))


def _read(documents: Sequence[ProjectDocument]) -> Iterator[tuple[str, Reading]]:
    from hankenlp.pipeline import _default

    nlp = _default()
    for first in range(0, len(documents), _BATCH):
        batch = documents[first : first + _BATCH]
        read = nlp.pipe((document.text for document in batch), disable=[_EXTRACTION])
        for document, doc in zip(batch, read, strict=True):
            yield document.id, _reading(doc)


def _reading(doc: "Doc") -> Reading:
    words = [token for token in doc if any(map(str.isalnum, token.text))]
    starts = array("q", (token.idx for token in words))
    return Reading(
        starts=starts,
        ends=array("q", (token.idx + len(token.text) for token in words)),
        lemmas=tuple(intern(token._.full_lemma.lower()) for token in words),
        tags=tuple(map(_tag, words)),
        apart=_apart(doc.text, starts),
    )


def _tag(token: "Token") -> str:
    """The part of speech; ``X`` for an elliptic word (*sosiaali-*) whose whole is not known."""
    text = token.text
    broken = text != text.strip(_HYPHEN) and token._.full_lemma.lower() == token.lemma_.strip(_HYPHEN).lower()
    return "X" if broken else intern(token.pos_)


def _apart(text: str, starts: "array[int]") -> bytes:
    from hankenlp.layout import analyse

    layout = analyse(text)

    def is_apart(offset: int) -> bool:
        block = layout.at(offset)
        if block is None:
            return False
        return block.kind == "chrome" or bool(block.label and block.label.start <= offset < block.label.end)

    return bytes(map(is_apart, starts))


@lru_cache(maxsize=100_000)
def parts_of(lemma: str) -> tuple[str, ...]:
    """The words that a compound is made of, itself left out.

    ``("lapsi", "suojelu", "lastensuojelu", "työ", "suojelutyö")`` for *lastensuojelutyö*: each run of its parts, with the
    last one in its base form.
    """
    from hankenlp.language.compounds import HYPHENS, compound_lemmas, compound_parts

    written, lemmas = compound_parts(lemma), compound_lemmas(lemma)
    whole = {lemma, lemma.translate(dict.fromkeys(map(ord, HYPHENS)))}
    runs = ("".join(written[i:j]) + lemmas[j] for j in range(len(written)) for i in range(j, -1, -1))
    return tuple(run for run in dict.fromkeys(map(str.lower, runs)) if run not in whole)
