"""What goes on, shown on stderr while it lasts: a bar where the steps can be counted, else a line."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from typing import TypeVar

T = TypeVar("T")


def bar(items: Iterable[T], description: str, total: int | None) -> Iterator[T]:
    """The items, with a bar that moves as they come and goes at the end; ``total`` is how many there will be."""
    from rich.console import Console
    from rich.progress import track

    yield from track(items, description=description, total=total, console=Console(stderr=True), transient=True)


def told(what: str) -> AbstractContextManager[object]:
    """A line that says what goes on, as long as the block lasts."""
    from rich.console import Console

    return Console(stderr=True).status(what)
