"""The processes of a server: jobs in from its event loop, in turn, answers out.

A job waits for the first free process, first come, first served; a request that has gone leaves the queue. The pool
(pebble) kills a process whose job takes too long, and replaces it. Where there is a fork server, it forks them: a process
without the server's threads and sockets, which has read the model once.
"""

import asyncio
import multiprocessing
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.context import BaseContext
from typing import TYPE_CHECKING

from hankenlp.errors import HankenlpError
from hankenlp.web import jobs
from hankenlp.web.jobs import Answer, Job

if TYPE_CHECKING:
    from pebble import ProcessFuture, ProcessPool
    from spacy.language import Language


class Busy(HankenlpError):
    """As many requests as may be are being answered already, no turn came in time, or the server ends."""


class Workers:
    """``count`` processes; ``requests`` may be at work or waiting at a time."""

    def __init__(self, nlp: "Language", count: int, requests: int) -> None:
        self.nlp, self.count, self.requests = nlp, count, requests
        self.under_way = 0
        self._ended = False
        self._turns = asyncio.Semaphore(count)
        self._begun: set[ProcessFuture[Answer]] = set()
        self._pool = self._new_pool()

    def start(self) -> None:
        """Start the processes; returns when the first has the model in memory."""
        self._pool.schedule(jobs.ready).result()

    def end(self) -> None:
        """End the processes, whatever they are at: what is being done is cancelled, and who waits is told ``Busy``."""
        self._ended = True
        self._pool.stop()
        for future in tuple(self._begun):
            future.cancel()
        self._pool.join()

    @contextmanager
    def admitted(self) -> Iterator[None]:
        """A request's stay. Raises ``Busy`` where there are as many as may be."""
        if self.under_way >= self.requests:
            raise Busy(f"{self.requests} requests are being answered or wait, and no more are taken")
        self.under_way += 1
        try:
            yield
        finally:
            self.under_way -= 1

    async def answer(self, job: Job, deadline: float) -> Answer:
        """What became of the job, done until ``deadline`` (of the loop's clock).

        Raises ``Busy`` where no process was free until then. A job that has begun goes on when its caller is cancelled.
        """
        try:
            async with asyncio.timeout_at(deadline):
                await asyncio.sleep(0)  # a deadline that is over shall cancel here
                await self._turns.acquire()
        except TimeoutError:
            raise Busy("no process was free in time") from None
        return await asyncio.shield(self._done(job, deadline - asyncio.get_running_loop().time()))

    async def _done(self, job: Job, seconds: float) -> Answer:
        from pebble import ProcessExpired

        try:
            if self._ended:
                raise Busy("the server is being stopped")
            if not self._pool.active:  # a process that dies while none has a job takes its pool with it
                self._pool.join()
                self._pool = self._new_pool()
            limit = max(0.001, seconds)  # 0 would be none
            future = self._pool.schedule(jobs.answer, (job,), timeout=limit)
            self._begun.add(future)
            future.add_done_callback(self._begun.discard)
            return await asyncio.wrap_future(future)
        except TimeoutError:
            return Answer("overrun", f"the document was not done after {seconds:.3g} seconds")
        except (ProcessExpired, BrokenProcessPool):
            return Answer("died", "the process that analysed the document died, perhaps for want of memory")
        finally:
            self._turns.release()

    def _new_pool(self) -> "ProcessPool":
        from pebble import ProcessPool

        return ProcessPool(self.count, initializer=jobs.prepare, initargs=(self.nlp,), context=_context())


def _context() -> BaseContext:
    """Processes that inherit nothing from the server; with a fork server they share the memory of what it has read."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["hankenlp.web.preload"])
    return context
