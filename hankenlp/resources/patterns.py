"""The lists of the resource files in the forms that code asks of them: sets, tuples, compiled expressions."""

import re
from importlib.resources import files

from hankenlp.errors import ResourceError
from hankenlp.resources import table
from hankenlp.resources.additions import cached, cached_up_to


@cached
def pattern(name: str, key: str) -> "re.Pattern[str]":
    """The list ``key`` of ``resources/NAME.toml`` as alternatives of one pattern, in any case.

    Raises:
        ResourceError: where a line is no regular expression.
    """
    return _joined(name, key, re.IGNORECASE)


def folded(text: str) -> str:
    """The text in small letters, look-alikes of Latin ones (*ſ*, *ı*) among them, as patterns in any case see it."""
    return text.replace("İ", "i").casefold().replace("ı", "i")


def occurs(name: str, key: str, text: str) -> bool:
    """Does ``pattern(name, key)`` occur in the text? Kept for a while: rules and features ask the same sentences.

    Raises:
        ResourceError: where a line is no regular expression.
    """
    return _occurs(name, key, text) if len(text) <= _KEPT else pattern(name, key).search(text) is not None


_KEPT = 1000
"""Longer texts are asked about anew."""


@cached_up_to(8192)
def _occurs(name: str, key: str, text: str) -> bool:
    return pattern(name, key).search(text) is not None


@cached
def word_set(name: str, key: str) -> frozenset[str]:
    """The list ``key`` of ``resources/NAME.toml`` as a set."""
    return frozenset(table(name)[key])


@cached
def word_tuple(name: str, key: str) -> tuple[str, ...]:
    """The list ``key`` of ``resources/NAME.toml`` in its order, as ``str.startswith`` and ``str.endswith`` take it."""
    return tuple(table(name)[key])


@cached
def lines(name: str) -> frozenset[str]:
    """The casefolded lines of ``resources/NAME.txt`` that are no comments."""
    text = (files("hankenlp.resources") / f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(line.casefold() for line in text.splitlines() if line and not line.startswith("#"))


@cached
def expressions(name: str, key: str) -> "tuple[re.Pattern[str], ...]":
    """The list ``key`` of ``resources/NAME.toml`` as expressions of their own, which tell capitals and may name groups.

    Raises:
        ResourceError: where a line is no regular expression.
    """
    return tuple(_compiled(name, key, line) for line in table(name)[key])


def _compiled(name: str, key: str, line: str) -> "re.Pattern[str]":
    try:
        return re.compile(line)
    except re.error as error:
        raise ResourceError(f"resources/{name}.toml, {key}: {line!r} is no regular expression: {error}") from error


@cached
def either(name: str, key: str) -> str:
    """The list ``key`` of ``resources/NAME.toml`` as the alternatives of a group, to build larger patterns from.

    The entries are expressions themselves; plain words need no escape.

    Raises:
        ResourceError: where a line is no regular expression.
    """
    _joined(name, key)
    return f"(?:{'|'.join(table(name)[key])})"


def _joined(name: str, key: str, flags: int = 0) -> "re.Pattern[str]":
    """The lines as alternatives. They are compiled one by one only to find the faulty one, as that takes its time."""
    lines: list[str] = table(name)[key]
    try:
        return re.compile("|".join(f"(?:{line})" for line in lines), flags)
    except re.error:
        for line in lines:
            _compiled(name, key, line)
        raise
