"""The commands ``hankenlp serve``, the HTTP interface for other tools, and ``hankenlp schema``, its data as JSON Schema.

Thin shells over ``hankenlp.web`` and ``hankenlp.schemas``.
"""

import socket
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hankenlp.cli_options import Backend, Decisions, Knowledge, Model, Resources
from hankenlp.cli_support import graceful, opened, say, say_conflicts, shown, wrong
from hankenlp.web.limits import Limits

if TYPE_CHECKING:
    from fastapi import FastAPI

    from hankenlp.corpus import Corpus

_LOOPBACK = "127.0.0.1"
_GRACE = 5
"""Seconds that requests have to end when the server is stopped."""


class Schema(StrEnum):
    """What ``schema`` describes."""

    document = "document"
    failed = "failed"
    entity = "entity"
    relation = "relation"


def schema(
    name: Annotated[
        Schema,
        typer.Argument(help="A document, what stands in a failed one's place, an entity, or a relation of two."),
    ] = Schema.document,
) -> None:
    """Print the JSON Schema (draft 2020-12) of what extract, corpus and serve write."""
    import json

    with graceful():
        from hankenlp.schemas import json_schema

        with opened(None) as stream:
            stream.write(json.dumps(json_schema(name.value), ensure_ascii=False, indent=2) + "\n")


def serve(
    corpus: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.jsonl", help="Answer about this corpus, too, which hankenlp corpus or extract wrote."
        ),
    ] = None,
    host: Annotated[
        str, typer.Option(help="Listen at this address. There is no authentication: 0.0.0.0 is open to everyone.")
    ] = _LOOPBACK,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Listen at this port; 0 takes a free one.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, help="Processes that analyse documents, one at a time each.")] = 1,
    max_bytes: Annotated[int, typer.Option(min=1, help="The largest body of a request.")] = Limits.bytes,
    time_limit: Annotated[
        float, typer.Option(min=0.1, metavar="SECONDS", help="The longest that a request may take, waiting included.")
    ] = Limits.seconds,
    knowledge: Knowledge = None,
    decisions: Decisions = None,
    backend: Backend = "spacy",
    model: Model = None,
    resources: Resources = None,
) -> None:
    """Answer other tools over HTTP, until Ctrl-C; GET /openapi.json describes all there is."""
    with graceful():
        listener = _bound(host, port)
        from hankenlp.pipeline import load
        from hankenlp.web.app import create_app

        if corpus is None and (knowledge or decisions):
            raise wrong(
                "--knowledge and --decisions are for the linking of --corpus. Name a corpus, or leave them out."
            )
        linked = _linked(corpus, knowledge or [], decisions)
        nlp = load(backend, model, resources)
        limits = Limits(bytes=max_bytes, seconds=time_limit)
        _run(create_app(nlp, linked, workers=workers, limits=limits, progress=shown()), listener)


def _bound(host: str, port: int) -> socket.socket:
    """A socket that has the address, so that one that is taken is told at once; nobody can connect to it yet."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, protocol, _, address = found[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except OSError as error:
        raise _not_there(host, port, error) from None
    return listener


def _not_there(host: str, port: int, error: OSError) -> typer.Exit:
    return wrong(
        f"cannot listen at {host}, port {port}: {error.strerror}. Check --host, or choose another --port; 0 takes a free one."
    )


def _linked(path: Path | None, knowledge: list[Path], decisions: Path | None) -> "Corpus | None":
    from hankenlp.corpus import Corpus

    if path is None:
        return None
    try:
        corpus = Corpus.from_jsonl(path, knowledge=knowledge, decisions=decisions)
    except ValueError as error:  # two documents of one id
        raise wrong(str(error)) from None
    say_conflicts(corpus, decisions)
    return corpus


def _run(app: "FastAPI", listener: socket.socket) -> None:
    """Serve until a signal comes. Then requests have some seconds to end."""
    import uvicorn

    host, port = listener.getsockname()[:2]

    class Server(uvicorn.Server):
        """Says where it is once it can be reached."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            _greet(host, port)

    config = uvicorn.Config(
        app, log_level="warning", lifespan="on", timeout_graceful_shutdown=_GRACE, server_header=False
    )
    try:
        Server(config).run(sockets=[listener])
    except OSError as error:
        raise _not_there(host, port, error) from None


def _greet(host: str, port: int) -> None:
    import ipaddress

    address = ipaddress.ip_address(host)
    url = f"http://{f'[{host}]' if address.version == 6 else host}:{port}"
    if not address.is_loopback:
        say(
            f"{host} can be reached from other machines, and there is no authentication. Leave --host out to stay local."
        )
    say(f"listening at {url}; Ctrl-C stops it. Try:")
    example = """-H 'Content-Type: application/json' -d '{"text": "Hankkeen tavoitteena on lisätä osallisuutta."}'"""
    say(f"  curl {url}/extract {example}")
