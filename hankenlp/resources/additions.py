"""A user's own lines for the rules: TOML files beside the packaged ones, whose lists they lengthen.

A pipeline carries its additions as one JSON text, so that it can be saved, pickled and compared. While one of its
components runs, ``using(additions)`` makes ``resources.table`` answer with both; what is computed from the tables is
remembered for each additions apart (``cached``), so that two pipelines in one program never mix.
"""

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache, wraps
from pathlib import Path
from typing import Any, Final, ParamSpec, TypeVar, cast

from hankenlp.errors import ResourceError

P = ParamSpec("P")
R = TypeVar("R")

EXTENSIBLE: Final = (
    "goals",
    "labels",
    "organization_heads",
    "outcomes",
    "programme_heads",
    "roles",
    "status",
    "titles",
)
"""The tables that a user may add to."""

_PATTERNS: Final = ("goals", "outcomes", "status")
"""Those of them whose lines are regular expressions."""

_active: ContextVar[str] = ContextVar("hankenlp_additions", default="")


def read(directory: str | Path) -> str:
    """The additions of a directory, as the text that ``load`` and the components keep.

    Args:
        directory: holds one or more files called like the tables of ``EXTENSIBLE``: ``labels.toml``, ``titles.toml`` …

    Raises:
        ResourceError: where the directory or a file is missing, damaged, called otherwise, or does not fit the packaged
            table; it names the file, the cause and the way out.
    """
    folder = Path(directory)
    if not folder.is_dir():
        raise ResourceError(f"{folder}: no such directory. Name a directory with your own {_some()}.")
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise ResourceError(f"{folder}: holds no .toml file. Put your own {_some()} there.")
    return json.dumps({file.stem: _checked(file) for file in files}, ensure_ascii=False, sort_keys=True)


def _some() -> str:
    return ", ".join(f"{name}.toml" for name in EXTENSIBLE[:-1]) + f" or {EXTENSIBLE[-1]}.toml"


def _checked(file: Path) -> dict[str, Any]:
    if file.stem not in EXTENSIBLE:
        raise ResourceError(f"{file}: no table of that name can be added to. There is: {', '.join(EXTENSIBLE)}.")
    try:
        own = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ResourceError(f"{file}: {error}. Mend the line that is named; the file is TOML in UTF-8.") from error
    packaged = _packaged(file.stem)
    _fits(packaged, own, str(file))
    if file.stem in _PATTERNS:
        for line in _strings(own):
            _check_pattern(line, str(file))
    return own


def _check_pattern(line: str, where: str) -> None:
    """The line will be one alternative among others, so it may hold no flags for the whole and no groups to refer to."""
    try:
        compiled = re.compile(f"(?:x)|(?:{line})")
    except re.error as error:
        raise ResourceError(f"{where}: {line!r} is no regular expression: {error}") from error
    if compiled.groups:
        raise ResourceError(f"{where}: {line!r} has a group. Write (?:…) instead of (…).")


def _packaged(name: str) -> dict[str, Any]:
    from hankenlp.resources import packaged

    return packaged(name)


def _fits(packaged: Mapping[str, Any], own: Mapping[str, Any], where: str) -> None:
    """The own table has no key that the packaged one has not, and every value is of the packaged one's kind."""
    for key, value in own.items():
        if key not in packaged:
            known = ", ".join(packaged)
            raise ResourceError(f"{where}: unknown key {key!r}. There is: {known}.")
        like = packaged[key]
        if isinstance(like, dict) and isinstance(value, dict) and like and isinstance(next(iter(like.values())), str):
            _all_text(value, f"{where}, {key}")
        elif isinstance(like, dict) and isinstance(value, dict):
            _fits(_with_lists(like), value, f"{where}, {key}")
        elif not isinstance(value, list) or not isinstance(like, list):
            kind = "a table" if isinstance(like, dict) else "a list" if isinstance(like, list) else "not to be changed"
            raise ResourceError(f"{where}: {key!r} is {kind}. Add to it as the packaged file has it.")
        elif like and isinstance(like[0], dict):
            _entries(like, value, f"{where}, {key}")
        else:
            _all_text(dict(enumerate(value)), f"{where}, {key}")


_LISTS: Final = ("words", "starts", "ends", "labels")


def _with_lists(like: Mapping[str, Any]) -> Mapping[str, Any]:
    """A section of headings may get a list that it has not yet."""
    return {name: [] for name in _LISTS} | dict(like) if "labels" in like else like


def _entries(like: list[dict[str, Any]], own: list[Any], where: str) -> None:
    keys = {key for entry in like for key in entry}
    needed = set.intersection(*(set(entry) for entry in like))
    for entry in own:
        if not isinstance(entry, dict) or not needed <= entry.keys() or not entry.keys() <= keys:
            raise ResourceError(
                f"{where}: an entry has {', '.join(sorted(needed))}, and may have {', '.join(sorted(keys - needed))}."
            )
        for key, value in entry.items():
            known = [e[key] for e in like if key in e]
            kinds = {type(each) for each in known}
            if type(value) not in kinds:
                raise ResourceError(f"{where}, {key}: {value!r} is no {' or '.join(k.__name__ for k in kinds)}.")
            if isinstance(value, list):
                _all_text(dict(enumerate(value)), f"{where}, {key}")
            elif isinstance(value, str) and value not in known:
                raise ResourceError(f"{where}, {key}: unknown {value!r}. There is: {', '.join(sorted({*known}))}.")


def _all_text(own: Mapping[Any, Any], where: str) -> None:
    for value in own.values():
        if not isinstance(value, str) or not value:
            raise ResourceError(f"{where}: {value!r} is no text. Put it in quotes.")


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _strings(item)


@contextmanager
def using(additions: str) -> Iterator[None]:
    """Within the block, the tables hold these additions as well (``""``: the packaged lines alone)."""
    token = _active.set(additions)
    try:
        yield
    finally:
        _active.reset(token)


def active() -> str:
    """The additions in use."""
    return _active.get()


def added(name: str) -> Mapping[str, Any]:
    """The table of the additions in use, or an empty one."""
    additions = _active.get()
    own: Mapping[str, Any] = _parsed(additions).get(name, {}) if additions else {}
    return own


@lru_cache(maxsize=16)
def _parsed(additions: str) -> dict[str, Any]:
    tables: dict[str, Any] = json.loads(additions)
    return tables


def merged(packaged: Any, own: Any) -> Any:
    """The packaged value with the own one added: lists one after the other, tables key by key."""
    if isinstance(packaged, dict):
        return packaged | {key: merged(packaged[key], own[key]) if key in packaged else own[key] for key in own}
    return [*packaged, *own] if isinstance(packaged, list) else own


def cached(function: Callable[P, R]) -> Callable[P, R]:
    """``functools.cache`` for what is computed from the tables: a memory for each additions."""
    return cached_up_to(None)(function)


def cached_up_to(maxsize: int | None) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """The same with a bound on each memory."""

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        packaged = _remembering(function, maxsize)

        @cache
        def own(_additions: str) -> Callable[P, R]:
            return _remembering(function, maxsize)

        @wraps(function)
        def remembering(*args: P.args, **kwargs: P.kwargs) -> R:
            additions = _active.get()
            return own(additions)(*args, **kwargs) if additions else packaged(*args, **kwargs)

        return remembering

    return decorate


def _remembering(function: Callable[P, R], maxsize: int | None) -> Callable[P, R]:
    return cast("Callable[P, R]", lru_cache(maxsize)(function))
