"""What a label or heading means: ``section("2.1 Hankkeen tavoitteet:")`` is ``"goals"``. The words are in ``labels.toml``."""

import re
from functools import cache, lru_cache

from hankenlp.resources import table

_NUMBER = re.compile(r"^(?:\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[A-ZÅÄÖa-zåäö]|[IVX]{1,4})[.)]|\d{1,2}(?:\.\d{1,2}){0,3})\s+")
_TAIL = re.compile(r"(?:\s*\([^()]{0,80}\)|(?<=[^\W\d_])\s+\d{1,2})?[\s:?!.*–-]*$")

VALUES = frozenset(
    (
        "title status start end period deadline updated funder implementer coordinator partner partners_mixed contact "
        "director manager preparer presenter author researcher person_position phone email person_organization address "
        "programme code area budget cost funding self_funding target_group"
    ).split()
)
"""Sections whose label takes a short value; under the others stands text."""


@cache
def lexicon() -> dict[str, str]:
    """Every label of ``labels.toml``, normalised, with its section."""
    data = table("labels")
    return {_plain(label): key for key, entry in data.items() if key != "carriers" for label in entry["labels"]}


@cache
def _carriers() -> frozenset[str]:
    return frozenset(table("labels")["carriers"])


def _plain(label: str) -> str:
    return " ".join(label.casefold().replace("\u00a0", " ").split())


@lru_cache(maxsize=4096)
def section(label: str) -> str | None:
    """The section that a label or heading names, or None. Case, numbering, brackets and end punctuation are ignored."""
    if len(label) > 120 or label.endswith((".", "!", ",")) and not label.endswith("..") and label.count(" ") > 2:
        return None
    plain = _plain(label)
    words = lexicon()
    for form in (plain, _TAIL.sub("", plain), _TAIL.sub("", _NUMBER.sub("", plain))):
        if form in words:
            return words[form]
    form = _TAIL.sub("", _NUMBER.sub("", plain))
    first, _, rest = form.partition(" ")
    if rest and (first in _carriers() or first.endswith(("-hankkeen", "-projektin"))) and rest in words:
        return words[rest]
    return _by_part(form) if label.lstrip("0123456789. ")[:1].isupper() and len(form.split()) <= 7 else None


def _by_part(form: str) -> str | None:
    """A label that begins or ends as a section's ``starts`` and ``ends`` say (*Pitkän aikavälin tavoitteet*)."""
    for key, starts, ends in _parts():
        if form.startswith(starts) or form.endswith(ends):
            return key
    return None


@lru_cache(maxsize=2048)
def heading_section(heading: str) -> str | None:
    """The section that a whole heading names: as ``section``, else by a word in it (*Tuotokset tähän mennessä*)."""
    exact = section(heading)
    form = _plain(_NUMBER.sub("", heading))
    long = len(form.split()) > (14 if form.endswith("?") else 5)
    if exact is not None or long or not heading.lstrip("0123456789. ")[:1].isupper():
        return exact
    data = table("labels")
    for key, entry in data.items():
        if key != "carriers" and any(re.search(rf"(?<!\w){re.escape(word)}", form) for word in entry.get("words", ())):
            return key
    return None


@cache
def _parts() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    data = table("labels")
    return tuple(
        (key, tuple(entry.get("starts", ())), tuple(entry.get("ends", ())))
        for key, entry in data.items()
        if key != "carriers" and ("starts" in entry or "ends" in entry)
    )


def number(label: str) -> str:
    """The number in front of a heading (``"2.1"``), or ``""``."""
    match = _NUMBER.match(label)
    return match.group().strip() if match else ""


def without_number(label: str) -> int:
    """How many characters the number in front of a heading takes, with the space after it."""
    match = _NUMBER.match(label)
    return match.end() if match else 0
