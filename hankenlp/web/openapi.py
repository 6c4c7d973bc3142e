"""The OpenAPI document: the routes, with the schemas that pydantic makes of the models, word for word."""

from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from hankenlp.documents import Model
from hankenlp.web.models import ANSWERS, REQUESTS, Problem
from hankenlp.web.problems import MEDIA_TYPE

JSON: Final = "application/json"
FORM: Final = "multipart/form-data"
_REF: Final = "#/components/schemas/{model}"
_MEANINGS: Final = {
    404: "There is no such thing, or the server has no corpus.",
    408: "The body did not arrive in time.",
    413: "The body, or the batch, is too large.",
    415: "The body, or the file in it, is of a type that is not read.",
    422: "The request is not as it must be, or the document cannot be read.",
    500: "The server, or the process at work on the document, has failed.",
    503: "The server is busy; the header Retry-After says when to try again.",
    504: "The document takes longer than a request may.",
}


def problems(*codes: int) -> dict[int | str, dict[str, Any]]:
    """The ``responses`` of a route that may answer with these problems."""
    return {code: {"model": Problem, "description": _MEANINGS[code]} for code in codes}


def request_body(model: type[Model], *, file: bool = False) -> dict[str, Any]:
    """The ``openapi_extra`` of a route that reads the model as JSON, or a form with a file if ``file``."""
    schema = {"$ref": _REF.format(model=model.__name__)}
    content: dict[str, Any] = {JSON: {"schema": schema}}
    if file:
        part = {
            "type": "string",
            "minLength": 1,
            "contentMediaType": "application/octet-stream",
            "description": "A PDF, Word (.docx), HTML, Markdown or plain text file; its name becomes the document's id.",
        }
        form = {"type": "object", "properties": {"file": part}, "required": ["file"], "additionalProperties": False}
        content[FORM] = {"schema": form}
    return {"requestBody": {"required": True, "content": content}}


def describe(app: FastAPI) -> None:
    """Have the application describe itself."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def _document(app: FastAPI) -> dict[str, Any]:
    made = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
    for operations in made["paths"].values():
        for operation in operations.values():
            for code, response in operation["responses"].items():
                if int(code) >= 400:
                    response["content"] = {MEDIA_TYPE: response["content"].pop(JSON)}
    # FastAPI leaves defaults of null out.
    _, schemas = models_json_schema(
        [*((model, "serialization") for model in ANSWERS), *((model, "validation") for model in REQUESTS)],
        ref_template=_REF,
    )
    made["components"]["schemas"] = schemas["$defs"]
    return made
