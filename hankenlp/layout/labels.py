"""What a label or heading means: ``section("2.1 Hankkeen tavoitteet:")`` is ``"goals"``. The words are in ``labels.toml``."""

import re
from itertools import chain, product, zip_longest

from hankenlp.resources import table
from hankenlp.resources.additions import cached, cached_up_to
from hankenlp.resources.patterns import either, word_set, word_tuple

_NUMBER = re.compile(
    r"^(?:\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[A-ZÅÄÖa-zåäö]|[IVX]{1,4})[.)]|\d{1,2}(?:\.\d{1,2}){0,3})\s+"
)
_COUNTED = re.compile(r"\d{1,2}\s+[a-zåäö]")
"""*5 miljoonaa euroa tutkimukseen*: a number that counts what follows numbers no heading."""
_TAIL = re.compile(r"(?:\s*\([^()]{0,80}\)|(?<=[^\W\d_])\s+\d{1,2})?[\s:?!.*–-]*$")


VALUES = frozenset(
    [
        "title",
        "status",
        "start",
        "end",
        "period",
        "deadline",
        "updated",
        "funder",
        "implementer",
        "coordinator",
        "partner",
        "partners_mixed",
        "contact",
        "director",
        "manager",
        "preparer",
        "presenter",
        "author",
        "researcher",
        "person_position",
        "phone",
        "email",
        "person_organization",
        "address",
        "programme",
        "code",
        "area",
        "budget",
        "cost",
        "funding",
        "self_funding",
        "target_group",
    ]
)
"""Sections whose label takes a short value; under the others stands text."""


@cached
def _sections() -> dict[str, dict[str, list[str]]]:
    """The tables of ``labels.toml``, one a section."""
    return {key: entry for key, entry in table("labels").items() if isinstance(entry, dict) and "labels" in entry}


@cached
def lexicon() -> dict[str, str]:
    """Every label of ``labels.toml``, normalised, with its section."""
    return {
        _plain(label): key for key, entry in _sections().items() for one in entry["labels"] for label in spelled(one)
    }


def spelled(label: str) -> list[str]:
    """What a label with alternatives stands for: ``"vastuu{taho,yksikkö}"`` is *vastuutaho* and *vastuuyksikkö*."""
    parts = (part.split(",") for part in re.split(r"[{}]", label)[1::2])
    frame = re.split(r"\{[^{}]*\}", label)
    return ["".join(chain(*zip_longest(frame, chosen, fillvalue=""))) for chosen in product(*parts)]


@cached_up_to(8192)
def _bare(plain: str) -> str:
    """A label without its number and what follows it."""
    return _TAIL.sub("", _NUMBER.sub("", plain))


@cached_up_to(8192)
def _plain(label: str) -> str:
    return " ".join(label.casefold().replace("\u00a0", " ").split())


@cached_up_to(4096)
def section(label: str) -> str | None:
    """The section that a label or heading names, or None. Case, numbering, brackets and end punctuation are ignored."""
    if len(label) > 120 or label.endswith((".", "!", ",")) and not label.endswith("..") and label.count(" ") > 2:
        return None
    plain = _plain(label)
    return _section(plain, label) or next(
        (found for form in _expanded(plain) if (found := _section(form, label))), None
    )


def _expanded(plain: str) -> tuple[str, ...]:
    """*kust.arvio* → *kustannusarvio*, *rah. lähteet* → *rahoituslähteet*, *vastuuhlö* → *vastuuhenkilö*."""
    short: dict[str, str] = table("labels")["short"]
    words = [word for part in plain.split() for word in re.split(r"(?<=\.)(?=\w)", part)]
    if not any(word in short or word.endswith(_endings()) for word in words):
        return ()
    long = [short.get(word) or _with_ending(word) for word in words]
    return " ".join(long), "".join(long), " ".join(["".join(long[:2]), *long[2:]])


@cached
def _endings() -> tuple[str, ...]:
    return tuple(table("labels")["short_ends"])


@cached
def open_end() -> "re.Pattern[str]":
    """The last word of a line that goes on in the next."""
    return re.compile(rf"\b{either('labels', 'open_ends')}$", re.IGNORECASE)


def _with_ending(word: str) -> str:
    ending = next((e for e in _endings() if word.endswith(e)), None)
    return word if ending is None else word.removesuffix(ending) + str(table("labels")["short_ends"][ending])


def _section(plain: str, label: str) -> str | None:
    words = lexicon()
    form = _bare(plain)
    for known in (plain, _TAIL.sub("", plain), form):
        if known in words:
            return words[known]
    for part in form.split("/") if "/" in form else ():
        if part.strip() in words:
            return words[part.strip()]
    first, _, rest = form.partition(" ")
    if (
        rest
        and (first in word_set("labels", "carriers") or first.endswith(word_tuple("labels", "hyphened_carriers")))
        and rest in words
    ):
        return words[rest]
    return _by_part(form) if label.lstrip("0123456789. ")[:1].isupper() and len(form.split()) <= 7 else None


def _by_part(form: str) -> str | None:
    """A label that begins or ends as a section's ``starts`` and ``ends`` say (*Pitkän aikavälin tavoitteet*)."""
    for key, starts, ends in _parts():
        if form.startswith(starts) or form.endswith(ends):
            return key
    return None


_ASIDE = re.compile(r"(?<=[?\w])\s*\([^()]{1,60}\)\Z")
"""*Mitä on saatu aikaan? (väliarvio 2024)*."""


@cached_up_to(2048)
def heading_section(heading: str) -> str | None:
    """The section that a whole heading names: as ``section``, else by a word in it (*Tuotokset tähän mennessä*)."""
    exact = section(heading)
    form = _plain(_ASIDE.sub("", _NUMBER.sub("", heading)))
    long = len(form.split()) > (14 if form.endswith("?") else 5)
    if exact is not None or long or not heading.lstrip("0123456789. ")[:1].isupper():
        return exact
    return next((key for key, begun in _begun_words() if begun.search(form)), None)


@cached
def _begun_words() -> "tuple[tuple[str, re.Pattern[str]], ...]":
    """The sections that a word of a heading tells, and how such words begin; with ``$`` at its end it is the whole."""
    return tuple(
        (
            key,
            re.compile("|".join(rf"\b{re.escape(w.rstrip('$'))}" + (r"\b" if w.endswith("$") else "") for w in words)),
        )
        for key, entry in _sections().items()
        if (words := entry.get("words"))
    )


@cached_up_to(2048)
def value_section(label: str) -> str | None:
    """The section of a label that the layout shows to be one: known as a whole, or by the longest part that is known.

    Only sections that take a short value count for a part: *Hankkeen koko nimi* is a title.
    """
    whole = section(label)
    if whole is not None:
        return whole
    form = _bare(_plain(label.partition(" / ")[0]))
    parts = form.split()
    known = lexicon()
    for size in range(min(len(parts), 4), 0, -1):
        for i in range(len(parts) - size + 1):
            key = known.get(" ".join(parts[i : i + size]))
            if key in VALUES:
                return key
    return None


@cached_up_to(512)
def is_state(words: str) -> bool:
    """Does a value say how far a project is: *Käynnissä*, *Toiminta päättynyt*?"""
    states: dict[str, list[str]] = table("status")["field"]
    return any(re.search(state, words, re.IGNORECASE) for known in states.values() for state in known)


@cached_up_to(4096)
def is_exact(label: str) -> bool:
    """Is the label in the lexicon as it stands, carriers and numbering apart?"""
    form = _bare(_plain(label))
    first, _, rest = form.partition(" ")
    return form in lexicon() or first in word_set("labels", "carriers") and rest in lexicon()


@cached
def _parts() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    return tuple(
        (key, tuple(entry.get("starts", ())), tuple(entry.get("ends", ())))
        for key, entry in _sections().items()
        if "starts" in entry or "ends" in entry
    )


def number(label: str) -> str:
    """The number in front of a heading (``"2.1"``), or ``""``."""
    match = _NUMBER.match(label) if not _COUNTED.match(label) else None
    return match.group().strip() if match else ""


def without_number(label: str) -> int:
    """How many characters the number in front of a heading takes, with the space after it."""
    match = _NUMBER.match(label) if not _COUNTED.match(label) else None
    return match.end() if match else 0
