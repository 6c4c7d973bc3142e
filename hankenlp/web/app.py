"""``create_app``: the HTTP interface over a pipeline and, where there is one, a corpus.

The routes are in ``extraction`` and ``lookups``; documents are analysed in the processes of ``workers``.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

from fastapi import FastAPI, Request, Response

from hankenlp import __version__
from hankenlp.corpus import Corpus
from hankenlp.extraction.umbrella import producer
from hankenlp.web import extraction, lookups, openapi, problems
from hankenlp.web.limits import Limits
from hankenlp.web.models import Health
from hankenlp.web.workers import Workers

if TYPE_CHECKING:
    from spacy.language import Language

_DEFAULTS: Final = Limits()


def create_app(
    nlp: "Language",
    corpus: Corpus | None = None,
    *,
    workers: int = 1,
    limits: Limits = _DEFAULTS,
    progress: bool = False,
) -> FastAPI:
    """An ASGI application; ``docs/serve.md`` describes its paths.

    Args:
        nlp: a pipeline of ``load()``. The processes that analyse documents get copies of it, by pickle.
        corpus: what ``/entities``, ``/documents`` and ``/search`` are about. The words of its documents are read here,
            which takes about a tenth of a second a document.
        workers: processes, which start and end with the application's lifespan.
        limits: of a request.
        progress: show a bar on stderr while words are read.

    Raises ``ValueError`` for ``workers`` below 1.
    """
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    if corpus is not None:
        corpus.kwic("hanke", progress=progress)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        pool = app.state.workers = Workers(nlp, workers, limits.requests)
        try:
            pool.start()
            yield
        finally:
            # In a thread, so that requests which the server's end cuts short are told so meanwhile.
            await asyncio.to_thread(pool.end)

    app = FastAPI(
        title="hankenlp",
        version=__version__,
        description="From Finnish project documents to linked, structured data.",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
    )
    app.state.limits, app.state.corpus, app.state.producer = limits, corpus, producer(nlp.meta)
    app.get("/health", response_model=Health, responses=openapi.problems(500), tags=["server"])(health)
    app.include_router(extraction.router)
    app.include_router(lookups.router)
    problems.install(app)
    openapi.describe(app)
    return app


async def health(request: Request) -> Response:
    """What the server is, and how much it has to do."""
    state = request.app.state
    made = Health(
        producer=state.producer,
        workers=state.workers.count,
        requests=state.workers.under_way,
        documents=None if state.corpus is None else len(state.corpus.documents),
    )
    return Response(made.model_dump_json(), media_type=openapi.JSON)
