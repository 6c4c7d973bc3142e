"""``POST /extract`` and ``POST /extract/batch``: bodies in, what ``extract`` and ``extract_many`` make of them out."""

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, Final, TypeVar

from fastapi import APIRouter, Request, Response
from starlette.requests import ClientDisconnect

from hankenlp.documents import FailedDocument, ProjectDocument
from hankenlp.web import bodies
from hankenlp.web.jobs import Answer, TextJob
from hankenlp.web.limits import Limits
from hankenlp.web.models import BatchRequest, ExtractRequest, Result
from hankenlp.web.openapi import JSON, problems, request_body
from hankenlp.web.problems import BUSY, FAILED, OVERRUN, UNREADABLE, UNSUPPORTED, Kind, Refused
from hankenlp.web.workers import Busy, Workers

_RETRY: Final = {"Retry-After": "5"}
_PROBLEMS: Final[dict[str, Kind]] = {
    "unsupported": UNSUPPORTED,
    "unreadable": UNREADABLE,
    "overrun": OVERRUN,
    "failed": FAILED,
    "died": FAILED,
}
"""What became of a job → the problem that it is."""
_HINTS: Final = {
    "overrun": " of the {limit:g} that its request may take. Send it in parts, or start the server with a longer --time-limit.",
    "died": ". Send it in parts.",
    "failed": ". The server's log says more.",
}

_Answer = TypeVar("_Answer")

router = APIRouter(tags=["extract"])


@router.post(
    "/extract",
    response_model=ProjectDocument,
    responses=problems(408, 413, 415, 422, 500, 503, 504),
    openapi_extra=request_body(ExtractRequest, file=True),
)
async def extract(request: Request) -> Response:
    """Extract one document from a text (JSON) or a file (a form): the same as `hankenlp.extract()`."""
    limits, workers, deadline = _means(request)
    with _stay(workers):
        job = await bodies.job(request, limits, deadline)
        answer = await _while_heard(request, workers.answer(job, deadline))
    if answer.outcome != "done":
        raise Refused(_PROBLEMS[answer.outcome], answer.body + _hint(answer, limits))
    return Response(answer.body, media_type=JSON)


@router.post(
    "/extract/batch",
    response_model=list[Result],
    responses=problems(408, 413, 415, 422, 500, 503),
    openapi_extra=request_body(BatchRequest),
)
async def extract_batch(request: Request) -> Response:
    """Extract several texts: the same as `hankenlp.extract_many()`.

    What fails, or is not reached within the time that a request may take, stands in its place as a `FailedDocument`.
    """
    limits, workers, deadline = _means(request)
    with _stay(workers):
        jobs = await bodies.batch(request, limits, deadline)
        answers = await _while_heard(request, _all(jobs, workers, limits, deadline))
    return Response(f"[{','.join(answers)}]", media_type=JSON)


async def _all(jobs: list[TextJob], workers: Workers, limits: Limits, deadline: float) -> list[str]:
    """The results as JSON. As many at a time as there are processes, so that other requests get their turn."""
    turns = asyncio.Semaphore(workers.count)

    async def one(job: TextJob) -> str:
        async with turns:
            try:
                answer = await workers.answer(job, deadline)
            except Busy:
                late = (
                    f"not reached within the {limits.seconds:g} seconds that a request may take; send fewer at a time"
                )
                return _failed(job, late)
        return answer.body if answer.outcome == "done" else _failed(job, answer.body + _hint(answer, limits))

    return await asyncio.gather(*map(one, jobs))


def _failed(job: TextJob, error: str) -> str:
    from hankenlp.extraction.umbrella import identifier

    return FailedDocument(id=job.id or identifier(job.text), stage="extract", error=error).model_dump_json()


def _hint(answer: Answer, limits: Limits) -> str:
    return _HINTS.get(answer.outcome, "").format(limit=limits.seconds)


@contextmanager
def _stay(workers: Workers) -> Iterator[None]:
    """A request while it is answered; one that finds no room, or that the server's end cuts short, is refused."""
    try:
        with workers.admitted():
            yield
    except Busy as error:
        raise Refused(BUSY, f"{error}. Try again in some seconds.", headers=_RETRY) from None
    except asyncio.CancelledError:
        raise Refused(BUSY, "The server is being stopped.", headers=_RETRY) from None


def _means(request: Request) -> tuple[Limits, Workers, float]:
    """The limits, the processes, and when the answer is due."""
    limits: Limits = request.app.state.limits
    return limits, request.app.state.workers, asyncio.get_running_loop().time() + limits.seconds


async def _while_heard(request: Request, work: Coroutine[Any, Any, _Answer]) -> _Answer:
    """What the work comes to. It is given up when the client has gone: ``ClientDisconnect``."""
    working, gone = asyncio.ensure_future(work), asyncio.ensure_future(request.receive())
    try:
        await asyncio.wait({working, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise ClientDisconnect
        return working.result()
    finally:
        working.cancel()
        gone.cancel()
