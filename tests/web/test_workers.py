"""Jobs wait for their turn, take as long as they may, and whatever one does costs no other."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from multiprocessing import active_children
from multiprocessing.process import BaseProcess

import pytest
from pebble.pool.process import WORKERS_NAME
from spacy.language import Language

from hankenlp.web.jobs import TextJob
from hankenlp.web.workers import Busy, Workers

HANKE, SLEEPER, KILLER = (TextJob(text, text) for text in ("Hanke", "NUKKUU", "KUOLEE"))


@asynccontextmanager
async def running(nlp: Language) -> AsyncIterator[Workers]:
    workers = Workers(nlp, 1, 2)
    workers.start()
    try:
        yield workers
    finally:
        workers.end()


def soon(seconds: float) -> float:
    return asyncio.get_running_loop().time() + seconds


async def outcome(workers: Workers, job: TextJob, seconds: float = 30.0) -> str:
    return (await workers.answer(job, soon(seconds))).outcome


def test_a_worker_that_overruns_or_dies_is_replaced(trapped: Language) -> None:
    async def run() -> None:
        async with running(trapped) as workers:
            jobs = (HANKE, 30.0), (SLEEPER, 0.5), (HANKE, 30.0), (KILLER, 30.0), (HANKE, 30.0)
            outcomes = [await outcome(workers, job, seconds) for job, seconds in jobs]
            assert outcomes == ["done", "overrun", "done", "died", "done"]

    asyncio.run(run())


def test_jobs_have_their_turns_in_order(trapped: Language) -> None:
    async def run() -> None:
        done: list[str] = []

        async def one(name: str) -> None:
            await workers.answer(TextJob(name, "Hanke"), soon(30))
            done.append(name)

        async with running(trapped) as workers:
            await asyncio.gather(*map(one, "abcdef"))
            assert done == list("abcdef")

    asyncio.run(run())


def test_a_turn_that_does_not_come_in_time(trapped: Language) -> None:
    async def run() -> None:
        async with running(trapped) as workers:
            sleeping = asyncio.ensure_future(outcome(workers, SLEEPER, 1.5))
            await asyncio.sleep(0.1)
            with pytest.raises(Busy, match="no process was free in time"):
                await outcome(workers, HANKE, 0.1)
            assert await sleeping == "overrun"
            with pytest.raises(Busy):
                await outcome(workers, HANKE, -1)
            assert await outcome(workers, HANKE) == "done"

    asyncio.run(run())


def test_who_has_gone_leaves_the_queue_and_what_has_begun_goes_on(trapped: Language) -> None:
    async def run() -> None:
        async with running(trapped) as workers:
            begun, waiting = (asyncio.ensure_future(outcome(workers, SLEEPER, 1.0)) for _ in range(2))
            await asyncio.sleep(0.1)
            begun.cancel()
            waiting.cancel()
            with pytest.raises(Busy):
                await outcome(workers, HANKE, 0.3)
            assert await outcome(workers, HANKE) == "done"

    asyncio.run(run())


def test_no_more_requests_than_may_be(trapped: Language) -> None:
    async def run() -> None:
        async with running(trapped) as workers:
            with workers.admitted(), workers.admitted():
                assert workers.under_way == 2
                with pytest.raises(Busy, match="2 requests are being answered"), workers.admitted():
                    pass
            assert workers.under_way == 0

    asyncio.run(run())


def processes() -> list[BaseProcess]:
    return [process for process in active_children() if process.name == WORKERS_NAME]


def test_processes_that_die_while_they_have_nothing_to_do_are_replaced(trapped: Language) -> None:
    async def run() -> None:
        async with running(trapped) as workers:
            for process in processes():
                process.kill()
                process.join()
            await asyncio.sleep(0.5)  # the pool looks after its processes ten times a second
            assert await outcome(workers, HANKE) == "done"

    asyncio.run(run())


def test_the_end_waits_for_no_job_and_leaves_no_process(trapped: Language) -> None:
    async def run() -> None:
        async with running(trapped) as workers:
            sleeping, waiting = (asyncio.ensure_future(outcome(workers, job)) for job in (SLEEPER, HANKE))
            await asyncio.sleep(0.1)
            assert processes()
            start = soon(0)
            await asyncio.to_thread(workers.end)
            with pytest.raises(asyncio.CancelledError):
                await sleeping
            with pytest.raises(Busy, match="being stopped"):
                await waiting
            assert soon(0) - start < 10
            assert not processes()

    asyncio.run(run())
