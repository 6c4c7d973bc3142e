"""``extract`` and ``extract_many``: texts and files in, ``ProjectDocument``s out, in order, whatever goes wrong.

Each document is analysed by itself, so that neither batch nor workers can change a result.
"""

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Collection, Generator, Iterable, Iterator, Sized
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager, suppress
from functools import cache
from itertools import islice
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, Literal

from hankenlp.documents import FailedDocument, ProjectDocument, Source
from hankenlp.errors import HankenlpError
from hankenlp.progress import bar

if TYPE_CHECKING:
    from spacy.language import Language

Item = str | Path | tuple[str, str | Path]
Result = ProjectDocument | FailedDocument

_CHUNK = 4
_PATIENCE = 0.2
"""Seconds until an interrupt is looked for again."""
_GRACE = 1.0
"""Seconds that a process has to finish its document when the run is stopped."""


def load(backend: str = "spacy", model: str | None = None, resources: str | Path | None = None) -> "Language":
    """A new spaCy pipeline with every component of this package, extraction included.

    ``nlp(text)._.hankenlp`` is what ``extract(text)`` returns. A ready-made ``Doc`` keeps its tokens, its sentences and
    its entities; tags, morphology, lemmas and trees are set anew.

    Args:
        backend: ``spacy``, or ``stanza`` (the extra ``hankenlp[stanza]``), which sets trees too, and entities where its
            package has them.
        model: ``fast`` of ``spacy``; ``small``, ``tdt`` or ``ftb`` of ``stanza``. Without it: ``fast``; of ``stanza``
            the package that is installed, ``tdt`` before ``ftb``, else ``small``.
        resources: a directory with your own headings, cues, titles or heads of organisations, which are added to the
            packaged ones: ``labels.toml``, ``goals.toml``, ``titles.toml``, ``organization_heads.toml`` … in the form
            that the files of ``hankenlp/resources`` have.

    Raises:
        ModelNotFound: for an unknown backend or model, or where the model's package is missing; it says how to get it.
        ResourceError: where the directory or a file of it does not fit; it says what does.
    """
    import hankenlp.extraction  # noqa: F401  # registers the components
    from hankenlp.language import pipeline

    return pipeline.load(backend, model, resources)


@cache
def _default() -> "Language":
    return load()


def extract(item: str | Path, *, nlp: "Language | None" = None, min_confidence: float = 0.0) -> ProjectDocument:
    """Extract one document from a text or a file.

    Args:
        item: the text itself (``str``) or a file (``Path``).
        nlp: a pipeline of ``load()``; the default one is loaded once and kept.
        min_confidence: leave out the items of less confidence, 0 to 1. Of those that are left, at least such a share is
            right on average; more of what is in the text is missed.

    Raises:
        ValueError: for a ``min_confidence`` below 0 or above 1.
        UnsupportedFormat: the file's type has no reader.
        UnreadableDocument: the file is missing, empty or not text.
    """
    _check_confidence(min_confidence)
    name, text, source = _read(item)
    return _analyse(name, text, source, nlp or _default(), min_confidence)


def extract_bytes(data: bytes, name: str, *, nlp: "Language | None" = None) -> ProjectDocument:
    """Extract one document from a file's bytes, as an upload gives them; ``name`` is the file's name or path.

    Raises ``UnsupportedFormat`` and ``UnreadableDocument`` as ``extract`` does.
    """
    from hankenlp.read import read_bytes

    text, source = read_bytes(data, name)
    return _analyse(PurePath(name).stem, text, source, nlp or _default(), 0.0)


def _check_confidence(value: float) -> None:
    if not 0 <= value <= 1:
        raise ValueError(f"min_confidence must be from 0 to 1, not {value}")


def extract_many(
    items: Iterable[Item],
    *,
    nlp: "Language | None" = None,
    workers: int = 1,
    progress: bool = False,
    on_error: Literal["return", "raise"] = "return",
    min_confidence: float = 0.0,
) -> Generator[Result, None, None]:
    """Extract documents lazily, in the order of ``items``.

    A file's id is its stem. In a list, files whose stems clash have their paths as ids instead (``read.identifiers``);
    of an iterator, which is not read ahead, the first file of a stem keeps it and later ones have their paths.

    Args:
        items: texts, files (``Path``), or ``(id, text)`` and ``(id, Path)`` pairs.
        nlp: a pipeline of ``load()``.
        workers: processes; the results do not depend on it.
        progress: show a bar on stderr.
        on_error: ``return`` puts a ``FailedDocument`` in the failed one's place, ``raise`` raises.
        min_confidence: leave out the items of less confidence, 0 to 1.

    Yields:
        One ``ProjectDocument`` or ``FailedDocument`` an item. Closing the generator ends the workers.

    Raises:
        ValueError: for ``workers`` below 1, another ``on_error``, or a ``min_confidence`` below 0 or above 1.
    """
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    if on_error not in ("return", "raise"):
        raise ValueError(f'on_error must be "return" or "raise", not {on_error!r}')
    _check_confidence(min_confidence)
    return _results(items, nlp, workers, progress, on_error, min_confidence)


def _results(
    items: Iterable[Item],
    nlp: "Language | None",
    workers: int,
    progress: bool,
    on_error: str,
    min_confidence: float,
) -> Generator[Result, None, None]:
    named = _named(items)
    results = (
        _parallel(named, nlp, workers, min_confidence)
        if workers > 1
        else (_attempt(item, nlp or _default(), min_confidence) for item in named)
    )
    total = len(items) if isinstance(items, Sized) else None
    with closing(results):
        for result in bar(results, "extract", total) if progress else results:
            if isinstance(result, _Failure):
                if on_error == "raise":
                    raise result.error
                yield result.document
            else:
                yield result


def _named(items: Iterable[Item]) -> Iterator[Item]:
    """The items, each file in a pair with its id."""
    from hankenlp.read import identifiers

    listed = [item for item in items if isinstance(item, Path)] if isinstance(items, Collection) else []
    known = dict(zip(listed, identifiers([(file, file.parent) for file in listed]), strict=True))
    taken: dict[str, Path] = {}
    for item in items:
        if isinstance(item, Path) and item not in known:
            first = taken.setdefault(item.stem, item)
            yield (item.stem if first == item else item.as_posix()), item
        else:
            yield (known[item], item) if isinstance(item, Path) else item


class _Failure:
    """A failed document with the exception itself, for ``on_error="raise"``."""

    def __init__(self, document: FailedDocument, error: Exception) -> None:
        self.document = document
        self.error = error


def _attempt(item: Item, nlp: "Language", min_confidence: float) -> ProjectDocument | _Failure:
    stage: Literal["read", "extract"] = "read"
    try:
        name, text, source = _read(item)
        stage = "extract"
        return _analyse(name, text, source, nlp, min_confidence)
    except (HankenlpError, OSError) as error:
        return _failure(item, stage, str(error), error)
    except Exception as error:  # noqa: BLE001  # whatever one document does must not cost the others
        return _failure(item, stage, f"{type(error).__name__}: {error}", error)


def _failure(item: Item, stage: Literal["read", "extract"], message: str, error: Exception) -> _Failure:
    given, content = item if isinstance(item, tuple) and len(item) == 2 else (None, item)
    source = str(content) if isinstance(content, Path) else None
    name = str(given or (content.stem if isinstance(content, Path) else _identifier(str(content))))
    line = " ".join(message.split()) or type(error).__name__
    return _Failure(FailedDocument(id=name, source=source, stage=stage, error=line), error)


def _identifier(text: str) -> str:
    from hankenlp.extraction.umbrella import identifier

    return identifier(text)


def _read(item: Item) -> tuple[str, str, Source | None]:
    given, content = _parts(item)
    if isinstance(content, Path):
        from hankenlp.read import read

        text, source = read(content)
        return given or content.stem, text, source
    return given or _identifier(content), content, None


def _parts(item: Item) -> tuple[str | None, str | Path]:
    """The id, where one is given, and the text or file."""
    if not isinstance(item, tuple):
        if not isinstance(item, (str, Path)):
            raise TypeError(f"a document is a str, a pathlib.Path or a pair (id, text), not {type(item).__name__}")
        return None, item
    if len(item) != 2:
        raise TypeError(f"a pair is (id, text), both str; this tuple has {len(item)} members")
    given, content = item
    if not isinstance(given, str) or not isinstance(content, (str, Path)):
        raise TypeError(
            f"a pair is (id, text), both str; this one is ({type(given).__name__}, {type(content).__name__})"
        )
    return given, content


def _analyse(name: str, text: str, source: Source | None, nlp: "Language", min_confidence: float) -> ProjectDocument:
    from hankenlp.extraction.confidences import at_least
    from hankenlp.extraction.umbrella import extracted, producer

    found = extracted(text, nlp)
    if min_confidence:
        found = at_least(found, min_confidence)
    return ProjectDocument.model_validate(
        {"id": name, "text": text, "producer": producer(nlp.meta), "source": source, **found}
    )


_worker_nlp: "Language | None" = None
_worker_stop: Any = None
_worker_confidence = 0.0


def _start_worker(nlp: "Language | None", stop: Any, min_confidence: float) -> None:
    """Ctrl-C reaches every process of a terminal; the parent alone decides what it stops. A worker uses one core."""
    from threadpoolctl import threadpool_limits

    global _worker_nlp, _worker_stop, _worker_confidence
    threadpool_limits(limits=1, user_api="blas")
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _worker_nlp, _worker_stop, _worker_confidence = nlp or _default(), stop, min_confidence


def _work(items: list[Item]) -> list[ProjectDocument | _Failure]:
    """The results of a chunk; of what is left when the parent stops, nobody asks any more."""
    assert _worker_nlp is not None
    results = []
    for item in items:
        if _worker_stop.value:
            break
        results.append(_attempt(item, _worker_nlp, _worker_confidence))
    return results


class _Pool:
    """Worker processes that end soon when they are told to."""

    def __init__(self, processes: int, nlp: "Language | None", method: str | None, min_confidence: float) -> None:
        context = multiprocessing.get_context(method)
        # Shared memory without a lock, which a dying process could take with it.
        self.stop = context.RawValue("b", 0)
        self.executor = ProcessPoolExecutor(
            processes, mp_context=context, initializer=_start_worker, initargs=(nlp, self.stop, min_confidence)
        )

    def submit(self, chunk: list[Item]) -> "Future[list[ProjectDocument | _Failure]]":
        return self.executor.submit(_work, chunk)

    def end(self) -> None:
        """Let each process finish the document that it is at; kill those that take long over it."""
        self.stop.value = 1
        processes = list((getattr(self.executor, "_processes", None) or {}).values())
        self.executor.shutdown(wait=False, cancel_futures=True)
        deadline = time.monotonic() + _GRACE
        while any(process.is_alive() for process in processes):
            if time.monotonic() > deadline:
                for process in processes:
                    process.kill()
                return
            time.sleep(0.01)


def _parallel(
    items: Iterable[Item], nlp: "Language | None", workers: int, min_confidence: float
) -> Generator[ProjectDocument | _Failure, None, None]:
    """A sliding window of chunks over a pool of processes, so that a long input is never read ahead as a whole.

    A process that dies takes its pool with it: what was under way is then done again one by one, so that only the
    document that kills its process fails.
    """
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() and os.name == "posix" else None
    if method == "fork":
        nlp = nlp or _default()
    stream = iter(items)
    pool = _Pool(workers, nlp, method, min_confidence)
    pending: deque[tuple[list[Item], Future[list[ProjectDocument | _Failure]]]] = deque()
    try:
        while True:
            try:
                while len(pending) < workers * 3 and (chunk := list(islice(stream, _CHUNK))):
                    pending.append((chunk, Future()))
                    with interrupts_kept_back():
                        pending[-1] = (chunk, pool.submit(chunk))
                if not pending:
                    return
                results = _awaited(pending[0][1])
                pending.popleft()
            except BrokenProcessPool:
                pool.end()
                results = [_alone(item, nlp, method, min_confidence) for chunk, _ in pending for item in chunk]
                pending.clear()
                pool = _Pool(workers, nlp, method, min_confidence)
            yield from results
    finally:
        pool.end()


def _awaited(future: "Future[list[ProjectDocument | _Failure]]") -> list[ProjectDocument | _Failure]:
    while True:
        with interrupts_kept_back(), suppress(TimeoutError):
            return future.result(timeout=_PATIENCE)


@contextmanager
def interrupts_kept_back() -> Iterator[None]:
    """Raise an interrupt when the block has ended: in the middle of it, a line or the pool's locks may break.

    Only where an interrupt would raise; a program that ignores or handles it keeps its own way.
    """
    main = threading.current_thread() is threading.main_thread()
    if not main or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    pressed: list[int] = []
    signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        if pressed:
            raise KeyboardInterrupt


def _alone(item: Item, nlp: "Language | None", method: str | None, min_confidence: float) -> ProjectDocument | _Failure:
    """One document in a process of its own."""
    pool = _Pool(1, nlp, method, min_confidence)
    try:
        return _awaited(pool.submit([item]))[0]
    except BrokenProcessPool as error:
        return _failure(item, "extract", "the process died, perhaps for want of memory; try fewer workers", error)
    finally:
        pool.end()
