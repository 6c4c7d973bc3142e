"""Whatever goes wrong with a request, as problem details (RFC 9457); nothing of the program's inside is shown.

``Refused`` carries a kind of problem and a sentence; the handlers turn it, and what the framework raises, into answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from hankenlp.web.models import Problem, ProblemCause

MEDIA_TYPE: Final = "application/problem+json"
_BLANK: Final = "about:blank"


@dataclass(frozen=True)
class Kind:
    """A kind of problem: the end of its ``type``, its ``title`` and its status code."""

    name: str
    title: str
    status: int

    @property
    def type(self) -> str:
        return f"urn:hankenlp:problem:{self.name}"


INVALID = Kind("invalid-request", "The request is not as it must be", 422)
UNREADABLE = Kind("unreadable-document", "The document cannot be read", 422)
UNSUPPORTED = Kind("unsupported-type", "Nothing here reads this type", 415)
TOO_LARGE = Kind("too-large", "The request is too large", 413)
TOO_SLOW = Kind("too-slow", "The request came too slowly", 408)
NOT_FOUND = Kind("not-found", "There is no such thing in the corpus", 404)
NO_CORPUS = Kind("no-corpus", "The server has no corpus", 404)
BUSY = Kind("busy", "The server is busy", 503)
OVERRUN = Kind("time-limit", "The document takes too long", 504)
FAILED = Kind("failed", "The document could not be analysed", 500)


class Refused(Exception):
    """A request that is answered with a problem."""

    def __init__(
        self,
        kind: Kind,
        detail: str,
        *,
        errors: tuple[ProblemCause, ...] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.kind, self.detail, self.errors, self.headers = kind, detail, errors, headers


def invalid(error: ValidationError | RequestValidationError) -> Refused:
    """What pydantic has found wrong with a body or with parameters."""
    causes = tuple(map(_cause, error.errors()))
    what = "; ".join(f"{cause.parameter or cause.pointer}: {cause.detail}" for cause in causes[:3])
    more = f"; and {len(causes) - 3} more" if len(causes) > 3 else ""
    return Refused(INVALID, f"{what}{more}. GET /openapi.json says what is taken.", errors=causes)


def _cause(error: Any) -> ProblemCause:
    where = [str(part) for part in error["loc"]]
    if where[:1] in (["query"], ["path"]):
        return ProblemCause(detail=error["msg"], parameter=".".join(where[1:]))
    escaped = (part.replace("~", "~0").replace("/", "~1") for part in where)
    return ProblemCause(detail=error["msg"], pointer="".join(["#", *(f"/{part}" for part in escaped)]))


def install(app: FastAPI) -> None:
    """Have the application answer every error with a problem."""
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(ClientDisconnect, _gone)
    app.add_exception_handler(Exception, _unexpected)


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    kind = error.kind
    return _response(request, kind.type, kind.title, kind.status, error.detail, error.errors, error.headers)


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return _refused(request, invalid(error))


def _http(request: Request, error: Exception) -> Response:
    """What the framework refuses: paths and methods that are not there."""
    assert isinstance(error, HTTPException)
    title = HTTPStatus(error.status_code).phrase
    detail = {
        404: f"There is nothing at {request.scope['path']}. GET /openapi.json lists what there is.",
        405: f"{request.scope['path']} is not for {request.method}. The header Allow says what it is for.",
    }.get(error.status_code, f"{error.detail}.")
    return _response(request, _BLANK, title, error.status_code, detail, (), error.headers)


def _unexpected(request: Request, _error: Exception) -> Response:
    detail = "Something went wrong in the server; its log says what."
    return _response(request, _BLANK, HTTPStatus(500).phrase, 500, detail, (), None)


def _gone(_request: Request, _error: Exception) -> Response:
    """Nobody hears this any more."""
    return Response(status_code=499)


def _response(
    request: Request,
    type_: str,
    title: str,
    status: int,
    detail: str,
    errors: tuple[ProblemCause, ...],
    headers: Mapping[str, str] | None,
) -> Response:
    path = quote(request.scope["path"])
    problem = Problem(type=type_, title=title, status=status, detail=detail, instance=path, errors=errors)
    body = problem.model_dump_json(exclude_defaults=True)
    return Response(body, status_code=status, media_type=MEDIA_TYPE, headers=dict(headers or {}))
