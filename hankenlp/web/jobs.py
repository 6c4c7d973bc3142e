"""What is done in a server's processes: a job in, what became of it out; the model is in memory from their start."""

import sys
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from hankenlp.documents import Model
from hankenlp.errors import UnreadableDocument, UnsupportedFormat

if TYPE_CHECKING:
    from spacy.language import Language

WARMING = "Hankkeen tavoitteena on lisätä nuorten osallisuutta."
"""A first text, at which a pipeline reads what it has not read before."""


@dataclass(frozen=True)
class TextJob:
    """A text to extract; without an ``id`` it gets that of a bare text."""

    id: str | None
    text: str


@dataclass(frozen=True)
class FileJob:
    """A file to extract: what it is called, and its bytes."""

    name: str
    data: bytes


Job = TextJob | FileJob
Outcome = Literal["done", "unsupported", "unreadable", "failed", "overrun", "died"]


@dataclass(frozen=True)
class Answer:
    """What became of a job: a document as JSON if ``done``, else one line for people."""

    outcome: Outcome
    body: str


_nlp: "Language"


def prepare(nlp: "Language") -> None:
    """What a process does first: it keeps the pipeline, reads its model, and uses one core."""
    from threadpoolctl import threadpool_limits

    from hankenlp.pipeline import extract

    global _nlp
    _nlp = nlp
    threadpool_limits(limits=1, user_api="blas")
    extract(WARMING, nlp=nlp)


def ready() -> None:
    """The job of nothing, which is done once a process can do jobs."""


def answer(job: Job) -> Answer:
    """The job done here and now."""
    from hankenlp.pipeline import extract_bytes, extract_many

    made: Model
    try:
        if isinstance(job, FileJob):
            made = extract_bytes(job.data, job.name, nlp=_nlp)
        else:
            item = job.text if job.id is None else (job.id, job.text)
            made = next(extract_many([item], nlp=_nlp, on_error="raise"))
    except UnsupportedFormat as error:
        return Answer("unsupported", str(error))
    except UnreadableDocument as error:
        return Answer("unreadable", str(error))
    except Exception as error:  # noqa: BLE001  # whatever one document does must not cost the others
        traceback.print_exc(file=sys.stderr)
        return Answer("failed", f"the document could not be analysed ({type(error).__name__})")
    return Answer("done", made.model_dump_json())
