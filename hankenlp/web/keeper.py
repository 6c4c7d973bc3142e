"""Processes that analyse documents and can be stopped: a keeper, and the worker whose time it keeps.

A worker is killed when a document takes it too long, and another takes its place. The keeper starts it: a process
without threads and sockets, forked before the server has either, so that the new worker inherits none and shares the
model that was loaded once.
"""

import multiprocessing
import os
import signal
import sys
import traceback
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Literal

from hankenlp.documents import Model
from hankenlp.errors import UnreadableDocument, UnsupportedFormat

if TYPE_CHECKING:
    from multiprocessing.context import DefaultContext, ForkContext

    from spacy.language import Language

WARMING = "Hankkeen tavoitteena on lisätä nuorten osallisuutta."
"""A first text, so that everything is in memory before the first document."""


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


def context() -> "DefaultContext | ForkContext":
    """Forked processes share the model's memory, where there is such a thing as a fork."""
    forks = os.name == "posix" and "fork" in multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("fork") if forks else multiprocessing.get_context()


def warm(nlp: "Language") -> None:
    """Read all that the pipeline reads at its first document."""
    from hankenlp.pipeline import extract

    extract(WARMING, nlp=nlp)


def _answered(job: Job, nlp: "Language") -> Answer:
    """The job done here and now."""
    from hankenlp.pipeline import extract_bytes, extract_many

    made: Model
    try:
        if isinstance(job, FileJob):
            made = extract_bytes(job.data, job.name, nlp=nlp)
        else:
            item = job.text if job.id is None else (job.id, job.text)
            made = next(extract_many([item], nlp=nlp, on_error="raise"))
    except UnsupportedFormat as error:
        return Answer("unsupported", str(error))
    except UnreadableDocument as error:
        return Answer("unreadable", str(error))
    except Exception as error:  # noqa: BLE001  # whatever one document does must not cost the others
        traceback.print_exc(file=sys.stderr)
        return Answer("failed", f"the document could not be analysed ({type(error).__name__})")
    return Answer("done", made.model_dump_json())


class Keeper:
    """A worker that takes one job at a time. Its methods block; one thread may use it at a time."""

    def __init__(self, nlp: "Language") -> None:
        self._conn, inner = context().Pipe()
        self._process: BaseProcess = context().Process(
            target=_keep, args=(inner, self._conn, nlp), name="hankenlp-keeper"
        )
        self._process.start()
        inner.close()

    def ready(self) -> None:
        """Returns when the worker has the model in memory."""
        self._conn.recv()

    def ask(self, job: Job, seconds: float) -> Answer:
        """What became of the job, ``overrun`` if it takes longer than ``seconds``."""
        try:
            self._conn.send((job, seconds))
            answer: Answer = self._conn.recv()
        except (EOFError, OSError):
            return _died()
        return answer

    @property
    def alive(self) -> bool:
        """Whether it can take another job."""
        return self._process.is_alive()

    def end(self) -> None:
        """End keeper and worker, whatever they are at. Here another thread may still wait in ``ask``."""
        with suppress(OSError):
            self._conn.send(None)
        self._process.join()
        self._conn.close()


def _died() -> Answer:
    return Answer("died", "the process that analysed the document died, perhaps for want of memory")


def _alone(theirs: Connection) -> None:
    """What a new process does first: it ends when its parent has gone, not when a signal reaches the whole group."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    theirs.close()


def _keep(conn: Connection, theirs: Connection, nlp: "Language") -> None:
    """Pass jobs on until the server has gone."""
    _alone(theirs)
    worker = _Worker(nlp)
    with suppress(EOFError, OSError):
        worker.ready()
        conn.send("ready")
        while (asked := conn.recv()) is not None:
            job, seconds = asked
            answer = worker.answer(job, seconds, conn)
            conn.send(answer)
            if answer.outcome in ("overrun", "died"):
                worker.kill()
                worker = _Worker(nlp)
                worker.ready()
    worker.kill()


class _Worker:
    """The process that does the work, seen from its keeper."""

    def __init__(self, nlp: "Language") -> None:
        self._conn, inner = context().Pipe()
        self._process: BaseProcess = context().Process(
            target=_work, args=(inner, self._conn, nlp), name="hankenlp-worker"
        )
        self._process.start()
        inner.close()

    def ready(self) -> None:
        self._conn.recv()

    def answer(self, job: Job, seconds: float, server: Connection) -> Answer:
        """Raises ``EOFError`` where the server goes in the meantime."""
        try:
            self._conn.send(job)
            readable = wait([self._conn, server], timeout=max(0.0, seconds))
            if self._conn in readable:
                answer: Answer = self._conn.recv()
                return answer
        except (EOFError, OSError):
            return _died()
        if readable:
            raise EOFError
        return Answer("overrun", f"the document was not done after {seconds:.3g} seconds")

    def kill(self) -> None:
        self._process.kill()
        self._process.join()
        self._conn.close()


def _work(conn: Connection, theirs: Connection, nlp: "Language") -> None:
    """Do jobs until the keeper has gone. A worker uses one core."""
    from threadpoolctl import threadpool_limits

    _alone(theirs)
    threadpool_limits(limits=1, user_api="blas")
    warm(nlp)
    with suppress(EOFError, OSError):
        conn.send("ready")
        while True:
            conn.send(_answered(conn.recv(), nlp))
