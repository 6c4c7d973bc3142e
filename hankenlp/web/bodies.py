"""Bodies of requests → jobs, read no further than the limits allow.

A body is JSON (``ExtractRequest``, ``BatchRequest``) or a form with a file, and its header ``Content-Type`` says which.
"""

import asyncio
from typing import Final, TypeVar

from fastapi import Request
from pydantic import ValidationError
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.types import Message

from hankenlp.documents import Model
from hankenlp.web.jobs import FileJob, Job, TextJob
from hankenlp.web.limits import Limits
from hankenlp.web.models import BatchRequest, ExtractRequest, ProblemCause
from hankenlp.web.openapi import FORM, JSON
from hankenlp.web.problems import INVALID, TOO_LARGE, TOO_SLOW, UNSUPPORTED, Refused, invalid

FILE: Final = "file"

_Body = TypeVar("_Body", bound=Model)


async def job(request: Request, limits: Limits, deadline: float) -> Job:
    """The text or file of a request. Raises ``Refused``."""
    if _media_type(request, JSON, FORM) == FORM:
        return await _upload(request, await _body(request, limits, deadline))
    given = _parsed(ExtractRequest, await _body(request, limits, deadline))
    return TextJob(given.id, given.text)


async def batch(request: Request, limits: Limits, deadline: float) -> list[TextJob]:
    """The texts of a batch. Raises ``Refused``."""
    _media_type(request, JSON)
    given = _parsed(BatchRequest, await _body(request, limits, deadline)).documents
    if len(given) > limits.documents:
        many = f"{len(given)} documents are more than the {limits.documents} that one request may have. Send several."
        raise Refused(TOO_LARGE, many, errors=(ProblemCause(detail=many, pointer="#/documents"),))
    return [TextJob(each.id, each.text) for each in given]


def _media_type(request: Request, *taken: str) -> str:
    """The media type of a body, one of those that are taken. Raises ``Refused`` for another one."""
    given = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if given not in taken:
        named = f"of type {given}" if given else "without a type"
        raise Refused(
            UNSUPPORTED,
            f"A body {named} is not taken here. Set the header Content-Type to {' or '.join(taken)}.",
            headers={"Accept-Post": ", ".join(taken)},
        )
    return given


async def _body(request: Request, limits: Limits, deadline: float) -> bytes:
    """The whole body. One that says that it is too long is not read at all, one that does not say so no further than it may."""
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > limits.bytes:
        raise _too_large(limits)
    body = bytearray()
    try:
        async with asyncio.timeout_at(deadline):
            async for chunk in request.stream():
                body += chunk
                if len(body) > limits.bytes:
                    raise _too_large(limits)
    except TimeoutError:
        raise Refused(TOO_SLOW, f"The body was not there after {limits.seconds:g} seconds. Send less.") from None
    return bytes(body)


def _too_large(limits: Limits) -> Refused:
    return Refused(TOO_LARGE, f"The body has more than the {limits.bytes} bytes that a request may have. Send less.")


def _parsed(model: type[_Body], body: bytes) -> _Body:
    try:
        return model.model_validate_json(body.decode("utf-8"))
    except ValidationError as error:
        raise invalid(error) from None
    except UnicodeDecodeError as error:
        detail = f"The body is not in UTF-8: {error.reason} at byte {error.start}."
    except (ValueError, RecursionError):
        detail = "The body is not JSON."
    raise Refused(INVALID, detail)


async def _upload(request: Request, body: bytes) -> FileJob:
    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    try:
        async with Request(request.scope, receive).form(max_files=1, max_fields=0) as form:
            file = form.get(FILE)
            if not isinstance(file, UploadFile) or not file.filename:
                raise Refused(
                    INVALID, f"The form has no file with a name in its field {FILE} (curl -F {FILE}=@hanke.pdf)."
                )
            return FileJob(file.filename, await file.read())
    except HTTPException as error:
        raise Refused(INVALID, f"The form cannot be read: {error.detail} Send one field, {FILE}.") from None
