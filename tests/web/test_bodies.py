"""Bodies that do not come, and requests that their sender or the server's end cuts short."""

import asyncio
from contextlib import nullcontext
from types import SimpleNamespace
from typing import Any

import pytest
from fastapi import Request
from starlette.requests import ClientDisconnect

from hankenlp.web import bodies
from hankenlp.web.extraction import _stay, _while_heard
from hankenlp.web.limits import Limits
from hankenlp.web.problems import BUSY, TOO_SLOW, Refused

SCOPE = {"type": "http", "method": "POST", "path": "/extract", "headers": [(b"content-type", b"application/json")]}


def test_a_body_that_does_not_arrive() -> None:
    async def never() -> Any:
        await asyncio.sleep(60)

    async def run() -> None:
        await bodies.job(Request(SCOPE, never), Limits(seconds=0.1), asyncio.get_running_loop().time() + 0.1)

    with pytest.raises(Refused, match="not there after 0.1 seconds") as caught:
        asyncio.run(run())
    assert caught.value.kind == TOO_SLOW


def test_a_sender_that_goes_while_its_request_waits() -> None:
    given_up: list[str] = []

    async def gone() -> Any:
        await asyncio.sleep(0.01)
        return {"type": "http.disconnect"}

    async def work() -> None:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            given_up.append("work")
            raise

    async def run() -> None:
        with pytest.raises(ClientDisconnect):
            await _while_heard(Request(SCOPE, gone), work())
        await asyncio.sleep(0)

    asyncio.run(run())
    assert given_up == ["work"]


def test_the_server_s_end() -> None:
    workers: Any = SimpleNamespace(admitted=nullcontext)
    with pytest.raises(Refused, match="being stopped") as caught, _stay(workers):
        raise asyncio.CancelledError
    assert caught.value.kind == BUSY
