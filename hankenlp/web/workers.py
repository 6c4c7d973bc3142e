"""The processes of a server: jobs in from its event loop, in turn, answers out.

A job waits for the first free keeper, first come, first served; a request that has gone leaves the queue. Extraction
never runs in the server's own process, so that it answers other requests meanwhile.
"""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING

from hankenlp.errors import HankenlpError
from hankenlp.web.keeper import Answer, Job, Keeper, context, warm

if TYPE_CHECKING:
    from spacy.language import Language


class Busy(HankenlpError):
    """As many requests as may be are being answered already, or no turn came in time."""


class Workers:
    """``count`` processes that share one model; ``requests`` may be at work or waiting at a time."""

    def __init__(self, nlp: "Language", count: int, requests: int) -> None:
        self.nlp, self.count, self.requests = nlp, count, requests
        self.under_way = 0
        self._keepers: list[Keeper] = []
        self._idle: asyncio.Queue[Keeper] = asyncio.Queue()
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="hankenlp-waits")

    def start(self) -> None:
        """Start the processes; returns when all have the model in memory. Call it before there are sockets or threads."""
        if context().get_start_method() == "fork":
            warm(self.nlp)
        self._keepers = [Keeper(self.nlp) for _ in range(self.count)]
        for keeper in self._keepers:
            keeper.ready()
            self._idle.put_nowait(keeper)

    def end(self) -> None:
        """End the processes, whatever they are at."""
        for keeper in self._keepers:
            keeper.end()
        self._threads.shutdown()

    @property
    def alive(self) -> int:
        """How many processes can take a job."""
        return sum(keeper.alive for keeper in self._keepers)

    @contextmanager
    def admitted(self) -> Iterator[None]:
        """A request's stay. Raises ``Busy`` where there are as many as may be."""
        if not self.alive:
            raise Busy("no process is left to analyse anything; start the server anew")
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
                keeper = await self._idle.get()
        except TimeoutError:
            raise Busy("no process was free in time") from None
        return await asyncio.shield(self._asked(keeper, job, deadline - asyncio.get_running_loop().time()))

    async def _asked(self, keeper: Keeper, job: Job, seconds: float) -> Answer:
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._threads, keeper.ask, job, seconds)
        finally:
            if keeper.alive:
                self._idle.put_nowait(keeper)
