"""``GET``: the entities and documents of the corpus that the server was started with, and words in it."""

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from hankenlp.corpus import Corpus
from hankenlp.documents import Entity, Model, ProjectDocument
from hankenlp.web.models import EntityPage, EntityQuery, Hit, HitPage, SearchQuery
from hankenlp.web.openapi import JSON, problems
from hankenlp.web.problems import NO_CORPUS, NOT_FOUND, Refused

router = APIRouter(tags=["corpus"])


@router.get("/entities", response_model=EntityPage, responses=problems(404, 422, 500))
def entities(request: Request, query: Annotated[EntityQuery, Query()]) -> Response:
    """The entities of the corpus, by id: all of them, of one type, or of a name."""
    wanted = (query.q or "").casefold()
    found = [
        entity
        for entity in _corpus(request).entities
        if query.type in (None, entity.type)
        and any(wanted in name.casefold() for name in (entity.name, *entity.aliases))
    ]
    page = tuple(found[query.offset : query.offset + query.limit])
    return _json(EntityPage(total=len(found), limit=query.limit, offset=query.offset, items=page))


@router.get("/entities/{id:path}", response_model=Entity, responses=problems(404, 422, 500))
def entity(request: Request, id: str) -> Response:
    """One entity with its mentions. Its id may be percent-encoded or not, `org/simon-kunta` or `org%2Fsimon-kunta`."""
    found = next((entity for entity in _corpus(request).entities if entity.id == id), None)
    if found is None:
        raise Refused(NOT_FOUND, f"There is no entity {id}. GET /entities?q=NAME finds the ids of a name.")
    return _json(found)


@router.get("/documents/{id:path}", response_model=ProjectDocument, responses=problems(404, 422, 500))
def document(request: Request, id: str) -> Response:
    """One document of the corpus, linked."""
    found = next((document for document in _corpus(request).documents if document.id == id), None)
    if found is None:
        raise Refused(NOT_FOUND, f"There is no document {id}. The mentions of entities name the ids of documents.")
    return _json(found)


@router.get("/search", response_model=HitPage, responses=problems(404, 422, 500))
def search(request: Request, query: Annotated[SearchQuery, Query()]) -> Response:
    """Every occurrence of a word in the documents, whatever its form: the same as `corpus.kwic()`."""
    lines = _corpus(request).kwic(query.lemma)
    hits = tuple(Hit(**asdict(line)) for line in lines[query.offset : query.offset + query.limit])
    return _json(HitPage(total=len(lines), limit=query.limit, offset=query.offset, items=hits))


def _corpus(request: Request) -> Corpus:
    corpus: Corpus | None = request.app.state.corpus
    if corpus is None:
        how = "Start it with one: hankenlp serve --corpus hankkeet.jsonl, a file that hankenlp corpus -o wrote."
        raise Refused(NO_CORPUS, how)
    return corpus


def _json(model: Model) -> Response:
    return Response(model.model_dump_json(), media_type=JSON)
