"""Heads and short forms: *Ministeriö*, *Eduro* and *Lapin piiri* are the one longer name of the document that they fit."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from hankenlp.linking import normalize
from hankenlp.linking.document_names import Local, Name, name_key
from hankenlp.linking.known import Known
from hankenlp.resources import table

_SHORT = 4


@cache
def _heads() -> frozenset[str]:
    return frozenset(normalize.skeleton(head) for head in table("units")["heads"]["names"])


def complete_heads(local: Local, known: Known) -> None:
    """*Ministeriö* is the one ministry of the document; where there are none or several, it is a thing by itself."""
    for name in local.of("organization"):
        head = normalize.skeleton(name.name)
        if (
            local.key(name) is not None
            or head not in _heads()
            and head.translate(normalize.OCR) not in _blurred_heads()
        ):
            continue
        ends = [
            other for other in local.of("organization") if other is not name and _ends_in(local, other, head, known)
        ]
        keys = {local.key(other) or name_key(other) for other in ends}
        if len(keys) == 1:
            local.give(name, keys.pop(), "head", ends[0].name)
        else:
            local.give(name, f"{name_key(name)}@{local.id}", "nobodys", ", ".join(other.name for other in ends))


@cache
def _blurred_heads() -> frozenset[str]:
    return frozenset(head.translate(normalize.OCR) for head in _heads())


def _ends_in(local: Local, name: Name, head: str, known: Known) -> bool:
    entry = known.by_id.get(local.key(name) or "")
    names = (name.name, *entry.names) if entry else (name.name,)
    return any(
        normalize.blurred(each).endswith(head.translate(normalize.OCR)) and normalize.skeleton(each) != head
        for each in names
    )


def lengthen(local: Local) -> None:
    """A short form joins the one longer name that begins with it (*Eduro-säätiö*) or has it for initials."""
    for type_ in ("organization", "programme"):
        beginnings = _by(local.of(type_), _beginnings)
        for name in local.of(type_):
            text = normalize.without_form(name.name)
            longer = beginnings[text] if len(text) >= _SHORT and text[:1].isupper() else []
            if len(text) >= _SHORT - 1 and text.isupper():
                longer = [*longer, *beginnings[text.casefold()]]
            _give_only(local, name, [other for other in longer if _may_be_one(name.name, other.name)], "short")


def _may_be_one(short: str, longer: str) -> bool:
    """Whether no legal forms part them, as those of an association and its company do."""
    return len({normalize.kind_by_form(short), normalize.kind_by_form(longer)} - {""}) < 2


def _beginnings(name: str) -> Iterator[str]:
    """What a name may be called for short: the word before its first space or hyphen, and its initials in small letters."""
    whole = normalize.tidied(name)
    yield from {whole.partition(" ")[0], whole.partition("-")[0], normalize.initials(name)} - {whole}


def complete_tails(local: Local) -> None:
    """*Lapin piiri* is the one longer name of the document that ends so: *SPR:n Lapin piiri*."""
    tails = _by(local.of("organization"), _tails)
    for name in local.of("organization"):
        _give_only(local, name, tails[normalize.without_form(name.name).casefold()], "tail")


def _tails(name: str) -> Iterator[str]:
    words = normalize.without_form(normalize.without_brackets(name)).casefold().split()
    yield from (" ".join(words[at:]) for at in range(1, len(words)))


def _by(names: Iterable[Name], parts: Callable[[str], Iterable[str]]) -> dict[str, list[Name]]:
    """Part of a name → the names that have it."""
    found: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        for part in parts(name.name):
            found[part].append(name)
    return found


def _give_only(local: Local, name: Name, longer: Iterable[Name], rule: str) -> None:
    """Give an open name the meaning of the longer names, if that is one."""
    if local.key(name) is None:
        keys = {local.key(other) or name_key(other): other.name for other in longer if other is not name}
        if len(keys) == 1:
            ((key, whole),) = keys.items()
            local.give(name, key, rule, whole)
